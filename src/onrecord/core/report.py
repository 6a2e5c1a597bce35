"""The report: one published text we were given, as it was printed.

Canonical text is the file decoded, with the byte order mark dropped and CRLF and CR turned into LF, nothing else.
For HTML it is the extracted text, frozen, repeats kept. Furniture is marked, never cut.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.core.anchor import Anchor

BlockKind = Literal["body", "headline", "subhead", "byline", "dateline", "caption", "notice", "furniture"]
BLOCK_KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
READ_KINDS: frozenset[BlockKind] = frozenset({"body", "notice"})
"""Kinds of block that are numbered as paragraphs (¶) and that may carry records."""


@dataclass(frozen=True, slots=True)
class Given:
    """A value that came with the report, and the place it was taken from.

    `basis` names that place in plain words ("printed on line 2", "page metadata: og:title", "given by --published").
    A value that nothing gives is not a Given: the field is then None, and nothing is ever invented.
    """

    value: str
    basis: str


@dataclass(frozen=True, slots=True)
class Language:
    """The language a text seems to be in.

    `code` is ISO 639 ("en", "und" where undecided); `english` tells whether the reader's rules apply.
    `confidence` is the detector's probability, 0 to 1.
    """

    code: str
    english: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a report: a paragraph, heading, caption or line, by its offsets in the canonical text."""

    kind: BlockKind
    start: int
    end: int
    why: str = ""
    """The name of the rule that gave the kind, empty for plain body."""


@dataclass(frozen=True, slots=True)
class Report:
    """One published text, with where each thing known about it came from.

    `name` is how the person who gave it calls it (file name, line of a JSONL file, "standard input"); it is not part
    of the identity. `text` is the canonical text. `left_out` holds visible text of a web page that extraction
    dropped, in page order. `notes` are plain sentences on what intake found odd. `cut` holds the words that show
    that the page is not whole (paywall, "read more", ends mid-sentence), or None.
    """

    name: str
    text: str
    raw_sha256: str
    blocks: tuple[Block, ...]
    language: Language
    media_type: Literal["text/plain", "text/html", "application/json"] = "text/plain"
    url: Given | None = None
    publisher: Given | None = None
    title: Given | None = None
    byline: Given | None = None
    dateline: Given | None = None
    published: Given | None = None
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    cut: Given | None = None

    @property
    def text_sha256(self) -> str:
        """Return the hash of the canonical text, hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    @property
    def id(self) -> str:
        """Return the report's identity: 16 hexadecimal digits over canonical text, publisher and URL."""
        parts = (
            self.text,
            self.publisher.value if self.publisher else "",
            self.url.value if self.url else "",
        )
        return digest(*parts)

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """Return the numbered blocks, so that `paragraphs[0]` is ¶1."""
        return tuple(block for block in self.blocks if block.kind in READ_KINDS)

    def paragraph_at(self, offset: int) -> int:
        """Return the ¶ number of the block that holds `offset`, or 0 when it lies in no numbered block."""
        number = 0
        for block in self.blocks:
            if block.kind in READ_KINDS:
                number += 1
                if block.start <= offset < block.end:
                    return number
        return 0

    def anchor(self, start: int, end: int) -> Anchor:
        """Pin `text[start:end]`.

        Raises:
            AnchorError: when the offsets mark no stretch of the text.
        """
        return Anchor.of(self.text, start, end)


def digest(*parts: str) -> str:
    """Hash `parts`, each closed off from the next, to 16 hexadecimal digits.

    Example:
        >>> digest("a", "b") != digest("ab", "")
        True
    """
    joined = "\x1f".join(part.replace("\\", "\\\\").replace("\x1f", "\\u") for part in parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:16]
