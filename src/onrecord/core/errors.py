"""The one error tree: every error onrecord raises on purpose.

    OnrecordError
    ├── AnchorError        offsets that mark no stretch of a text
    ├── VocabularyError    a vocabulary file that breaks its own rules, or a term it does not know
    ├── IngestError        something that cannot be taken in as a report
    │   ├── MissingInput   no such file, an empty folder, a pattern that matches nothing
    │   ├── UnreadableInput  bytes that are no text, a page without words, a limit that was hit
    │   └── MalformedInput   JSON lines that are not reports, a date that is no date
    ├── StepError          reading steps wired in an order that cannot work
    ├── WeightsError       shipped weights that are missing, altered or of another label set
    └── LedgerError        the store cannot do what was asked

Each message says what went wrong, where, what was found, what was expected and what to do next.
"""

from __future__ import annotations


class OnrecordError(Exception):
    """The base of every error that onrecord raises on purpose.

    `what` is one sentence; `where` names the file, line, report or field; `found` and `expected` are short;
    `next_step` tells a person what to do now. Empty parts are left out of the message.

    Example:
        >>> print(OnrecordError("cannot read", where="a.txt", found="0 bytes", expected="text"))
        cannot read: a.txt: found 0 bytes, expected text
    """

    def __init__(self, what: str, *, where: str = "", found: str = "", expected: str = "", next_step: str = "") -> None:
        self.what, self.where, self.found, self.expected, self.next_step = (
            what,
            where,
            found,
            expected,
            next_step,
        )
        super().__init__(str(self))

    def __str__(self) -> str:
        """Compose the message in its fixed order: what: where: found, expected; next step."""
        detail = ", ".join(
            part
            for part in (self.found and f"found {self.found}", self.expected and f"expected {self.expected}")
            if part
        )
        message = ": ".join(part for part in (self.what, self.where, detail) if part)
        return f"{message}; {self.next_step}" if self.next_step else message


class AnchorError(OnrecordError):
    """Offsets that mark no stretch of the text they are said to point into."""


class VocabularyError(OnrecordError):
    """A vocabulary file that breaks its own rules, or a term that no vocabulary knows."""


class IngestError(OnrecordError):
    """Something that cannot be taken in as a report."""


class MissingInput(IngestError):
    """There is nothing to read: no such file, an empty folder, a pattern without matches."""


class UnreadableInput(IngestError):
    """There are bytes, but no text that can be trusted: binary, no words, a limit was hit."""


class MalformedInput(IngestError):
    """The text is there but not in the promised form: a JSON line without text, a date that is no date."""


class StepError(OnrecordError):
    """Reading steps are wired in an order that cannot work."""


class WeightsError(OnrecordError):
    """The shipped weights are missing, altered, or made for another label set."""


class LedgerError(OnrecordError):
    """The store cannot do what was asked of it."""
