"""The draft: one's own text before it is published, taken in to be checked and never kept.

`report.text` is what the reader reads: the draft with its mark-up blanked out, code point for code point, so that every
offset into it is an offset into `text`, the draft as it was given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.core.anchor import Anchor
from onrecord.core.report import Report

DraftForm = Literal["text", "markdown", "html", "docx"]


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as given, in which form, and as the reader reads it.

    For text and Markdown `text` is the file itself, so that lines and columns can be told; for HTML and DOCX it is the
    text taken out of the file, a paragraph a block.
    """

    report: Report
    text: str
    form: DraftForm

    @property
    def lined(self) -> bool:
        """Tell whether an offset into the text is a place in the file."""
        return self.form in ("text", "markdown")

    def anchor(self, start: int, end: int) -> Anchor:
        """Pin words of the draft as they were given, mark-up inside them included.

        Raises:
            AnchorError: when the offsets mark no stretch of the draft.
        """
        return Anchor.of(self.text, start, end)
