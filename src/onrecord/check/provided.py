"""The text that puts a lost condition behind what it stands over."""

from __future__ import annotations

import re

from onrecord.check.cues import listed
from onrecord.check.sides import Table

_NEEDS = re.compile(
    r"(?:still |would )?(?:needs?|requires?) (?=the )|(?:conditional|contingent|dependent) (?:up)?on ", re.IGNORECASE
)
_HANGS = re.compile(r"(?:hinges|depends) on ", re.IGNORECASE)
_NEED = re.compile(r"(?:still |would )?(?:needs?|requires?)\b", re.IGNORECASE)
_OWN_PERSON = re.compile(r"\b(?:I|we|our|ours|us|my|me|you|your)\b")
_PAST = re.compile(
    r"\b(?:were|was|had|did|[a-z]{2,15}ed|found|came|went|gave|got|held|kept|made|paid|sent|took|won|agreed)\b"
)
_CLAUSES = ("if", "unless", "once", "provided", "providing", "as long as", "so long as", "only if", "assuming")
_WILL = re.compile(r"\bwill\b")
_MARKS = frozenset('“”"')


def conditional(words: str, lost: str, behind: str, *, quoted: bool = False) -> str:
    """Return words with the condition that they have lost behind them, "" where it would not read well; `behind` is what follows them.

    What a report has as "would, if it found" takes its "would" along. A condition in the first person stays in quotation marks.

    Example:
        >>> conditional("will sail", "if the crew agreed", "."), conditional("will sail", "if we agree", ".")
        ('would sail, if the crew agreed', '')
    """
    lost = _HANGS.sub("depending on ", _NEEDS.sub("subject to ", " ".join(lost.split()), count=1), count=1)
    if _NEED.match(lost) or (_OWN_PERSON.search(lost) and not quoted) or _MARKS & set(lost) or not lost:
        return ""
    if (
        lost.lower().startswith(_CLAUSES)
        and _PAST.search(lost)
        and not re.search(r"\b(?:is|are|has|have|been|be)\b", lost)
    ):
        words = _WILL.sub("would", words, count=1)
    goes_on = behind[:1].isspace() and not re.match(r"\s(?:and|but|or)\b", behind)
    if goes_on and behind.split()[0] not in listed("beginning"):
        return ""  # no condition between a verb and its object
    return f"{words}, {lost[0].lower()}{lost[1:]}{',' if goes_on else ''}"


def provided(table: Table, span: tuple[int, int], lost: str) -> str:
    """Return the draft's words `span` with the condition that they have lost, as `conditional` does."""
    text, passage = table.given.text, table.draft.passage_at(span[0])
    behind = text[span[1] : passage.end] if passage else ""
    return conditional(text[slice(*span)], lost, behind, quoted=table.draft.quotation_at(span[1] - 1) is not None)
