"""Corrections: what a reader says of words of a report, before it is a judgement of the owner or waits in a queue.

A correction first says what is wrong: the record misreads the page, the page itself is wrong, or the words are no part
of the report. Then it may name what of the record is wrong, and propose what stands there.
Source: the widgets that readers know (select, Ctrl + Enter); limits as in `Limits`.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.core.anchor import Anchor
from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Fault
from onrecord.core.report import digest

Kind = Literal[
    "whole", "words", "voice", "firmness", "polarity", "time", "figure", "actor", "missing", "duplicate", "other", "right",
]  # fmt: skip
"""What of a record is meant; `right` confirms it."""
Rest = Literal["quotation", "paragraph", "name"]
"""How far a correction reaches: the rest of the quotation, of the paragraph, or of the report where the same is shown."""
KINDS: tuple[Kind, ...] = get_args(Kind)
FAULTS: tuple[Fault, ...] = get_args(Fault)
RESTS: tuple[Rest, ...] = get_args(Rest)
LONGEST_WORDS, LONGEST_VALUE, LONGEST_COMMENT, LONGEST_NAME = 2000, 500, 2000, 80
"""Code points of the selected words, the proposed value, the comment and the reader's name that are taken."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What a reader says of one stretch of one report.

    `record` is the id of the record that is meant, None where the words alone are. `value` is what the reader
    proposes, empty where nothing is.
    """

    report: str
    anchor: Anchor
    fault: Fault
    kind: Kind = "whole"
    record: str | None = None
    value: str = ""
    comment: str = ""
    rest: Rest | None = None

    def checked(self) -> Correction:
        """Return this correction, or refuse it.

        Raises:
            LedgerError: when a part is too long or none of its closed list.
        """
        for name, found, most in (
            ("words", self.anchor.exact, LONGEST_WORDS), ("value", self.value, LONGEST_VALUE),
            ("comment", self.comment, LONGEST_COMMENT),
        ):  # fmt: skip
            if len(found) > most:
                raise LedgerError(
                    "a correction is too long", where=name, found=f"{len(found)} characters", expected=f"at most {most}"
                )
        closed: tuple[tuple[str, str | None, tuple[str, ...]], ...] = (
            ("kind", self.kind, KINDS), ("fault", self.fault, FAULTS), ("rest", self.rest or RESTS[0], RESTS),
        )  # fmt: skip
        for name, value, among in closed:
            if value not in among:
                raise LedgerError("no such word", where=name, found=str(value)[:40], expected=", ".join(among))
        return self


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A correction by somebody who does not own the ledger: it waits until the owner rules on it.

    `sender` is the name that a reader gave, and nobody checked. `made_at` is UTC, ISO 8601.
    """

    correction: Correction
    sender: str
    made_at: str

    @property
    def id(self) -> str:
        """Return the suggestion's identity: 16 hexadecimal digits over everything it says."""
        c = self.correction
        return digest(
            c.report, str(c.anchor.start), str(c.anchor.end), c.anchor.exact, c.fault, c.kind, c.record or "", c.value,
            c.comment, c.rest or "", self.sender, self.made_at,
        )  # fmt: skip


def snapped(text: str, start: int, end: int) -> tuple[int, int]:
    r"""Return a selection without blanks at its ends, grown so that it cuts no visible character in two.

    Offsets are code points. A mark on a letter, a joiner, a variation selector or a skin tone belongs to what it
    follows. Two flags side by side are not told apart from one.

    Example:
        >>> snapped("cafe\u0301 shut", 1, 4)
        (1, 5)
        >>> snapped("a  shut ", 1, 8)
        (3, 7)

    Source: W3C "Selectors and States", "SHOULD NOT start or end in the middle of a grapheme cluster"; Unicode
    Standard Annex 29, rules GB9, GB9a and GB11.
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while 0 < start < len(text) and _joined(text, start):
        start -= 1
    while 0 < end < len(text) and _joined(text, end):
        end += 1
    return start, end


JOINER = "\N{ZERO WIDTH JOINER}"


def _joined(text: str, at: int) -> bool:
    """Tell whether the characters on both sides of an offset are seen as one."""
    before, after = text[at - 1], text[at]
    if before.isspace() and after != JOINER:
        return False
    extends = (
        unicodedata.category(after) in ("Mn", "Me", "Mc") or after == JOINER or "\U0001f3fb" <= after <= "\U0001f3ff"
    )
    flags = all("\U0001f1e6" <= char <= "\U0001f1ff" for char in (before, after))
    return extends or flags or (before == JOINER and ord(after) > 0x2000)
