"""From bytes to canonical text: decoded, byte order mark dropped, CRLF and CR turned into LF, nothing else."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from onrecord.core.errors import MalformedInput, UnreadableInput

MAX_BYTES = 10_000_000
"""The largest report taken in, in bytes: the longest news pages stay below 2 MB, and 5 MB of bare paragraphs already
keep an extractor busy for 20 seconds (measured November 2026, see docs/reference/ingest.md)."""

MAX_CHARACTERS = 1_500_000
"""The longest text read as one report, in code points: some 250,000 words, two novels, about four minutes of one core. Time grows
as the text does (a page repeated: 40,000 code points 4.6 seconds, 320,000 38), but for coreference (0.3 and 4.4 of these),
which beyond would come to take the most. Measured 30 November 2026; `tests/read/test_long_texts.py` measures the growth."""

MAX_REPLACED_SHARE = 0.01
"""UTF-8 with at most this share of broken characters is still read as UTF-8, with a note; above it, it is refused."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"WARC/", "a WARC archive"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"{\\rtf", "an RTF file"),
)
_UNDEFINED_1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")
_CONTROL_BYTES = frozenset(range(32)) - frozenset(b"\t\n\r\x0b\x0c\x1b")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_ZERO_WIDTH = re.compile("[\u200b-\u200d\u2060\ufeff\U000e0000-\U000e007f]")
SAVE_AS_HTML = "save the page as HTML or copy its text into a .txt file"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as decoded, before line ends are made even, and plain sentences on what was odd."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """Decode the bytes of a report by byte order mark, UTF-8, declared charset or windows-1252, in this order.

    `declared` is a charset that the document itself names (HTML meta, HTTP header).

    Raises:
        UnreadableInput: when the bytes are too many, none, binary, or no text in any of these.
    """
    refuse_by_size_and_kind(data, name=name)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], encoding, name), encoding)
    if b"\x00" in data:
        return _without_mark(data, name)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, name, declared)


def refuse_by_size_and_kind(data: bytes, *, name: str) -> None:
    """Refuse bytes that are too many, none at all, or those of a known format that is not text.

    Raises:
        UnreadableInput: in each of these cases.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableInput(
            "the input is too large for one report", where=name,
            found=f"more than {MAX_BYTES // 1_000_000} MB", expected=f"at most {MAX_BYTES // 1_000_000} MB",
            next_step="give one report a file, or one report a line in a .jsonl file",
        )  # fmt: skip
    if not data:
        raise UnreadableInput("there is nothing to read", where=name, found="0 bytes", expected="the text of a report")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UnreadableInput(
                "this kind of file is not yet read", where=name, found=kind, expected="text or HTML",
                next_step=SAVE_AS_HTML,
            )  # fmt: skip


def canonical(text: str, *, name: str) -> str:
    r"""Make the canonical text: byte order mark dropped, CRLF and CR turned into LF, nothing else.

    Raises:
        MalformedInput: when the text holds half a surrogate pair, which no file can store.
        UnreadableInput: when it holds NUL characters, or nothing but white space.

    Example:
        >>> canonical("One.\r\nTwo.", name="a.txt")
        'One.\nTwo.'
    """
    broken = _SURROGATE.search(text)
    if broken:
        raise MalformedInput(
            "the text holds half a character (a lone surrogate)", where=name,
            found=f"U+{ord(broken[0]):04X} at character {broken.start()}", expected="whole Unicode characters",
            next_step="copy the text again from its source",
        )  # fmt: skip
    if "\x00" in text:
        raise UnreadableInput(
            "the text holds NUL characters", where=name, found=f"U+0000 at character {text.index(chr(0))}",
            expected="text", next_step="check that this is not a binary file",
        )  # fmt: skip
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        raise UnreadableInput(
            "there is nothing to read", where=name, found="white space only", expected="the text of a report"
        )
    return text


def refuse_by_length(text: str, *, name: str) -> None:
    """Refuse a text that is longer than one report can be.

    Raises:
        UnreadableInput: when it has more than `MAX_CHARACTERS`.
    """
    if len(text) > MAX_CHARACTERS:
        raise UnreadableInput(
            "the text is too long for one report", where=name, found=f"{len(text):,} characters",
            expected=f"at most {MAX_CHARACTERS:,}", next_step="give each report a file, or a line of JSON, of its own",
        )  # fmt: skip


def oddities(text: str) -> tuple[str, ...]:
    r"""Say in plain sentences which invisible or broken characters stand in the text; they stay in it.

    Example:
        >>> oddities("One\u200bword")
        ('1 zero-width character stands in the text',)
    """
    kinds = (
        (len(_BIDI.findall(text)), "bidirectional control"),
        (len(_ZERO_WIDTH.findall(text)), "zero-width"),
        (text.count("\ufffd"), "replacement (U+FFFD: something was lost before)"),
    )
    return tuple(
        f"{count} {kind} character{'s stand' if count > 1 else ' stands'} in the text" for count, kind in kinds if count
    )


def _strict(data: bytes, encoding: str, name: str) -> str:
    """Decode without any repair."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            "the bytes do not fit their byte order mark", where=name,
            found=f"a broken character at byte {error.start}", expected=encoding.upper(),
            next_step="save the file again as UTF-8",
        ) from error  # fmt: skip


def _without_mark(data: bytes, name: str) -> Decoded:
    """Read UTF-16 that lacks its byte order mark, or refuse bytes with NULs as binary."""
    half = max(1, len(data) // 2)
    for encoding, zeros, letters in (("utf-16-le", data[1::2], data[0::2]), ("utf-16-be", data[0::2], data[1::2])):
        if zeros.count(0) > half * 0.5 and letters.count(0) <= half * 0.01 and len(data) % 2 == 0:
            note = f"the text has no byte order mark and was read as {encoding.upper()}"
            return Decoded(_strict(data, encoding, name), encoding, (note,))
    raise UnreadableInput(
        "the bytes are not text", where=name, found=f"{data.count(0)} NUL bytes, the first at {data.index(0)}",
        expected="text or HTML", next_step=SAVE_AS_HTML,
    )  # fmt: skip


def _not_utf8(data: bytes, name: str, declared: str | None) -> Decoded:
    """Read bytes that are not UTF-8: by the declared charset, as UTF-8 with few breaks, or as windows-1252."""
    if declared and (known := _known_charset(declared)):
        try:
            return Decoded(data.decode(known), known, (f"read as {known}, as the page declares",))
        except UnicodeDecodeError:
            pass
    repaired = data.decode("utf-8", errors="replace")
    broken = repaired.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    multibyte = sum(1 for char in repaired if ord(char) > 127) - broken
    if multibyte > broken and broken <= max(1, len(repaired) * MAX_REPLACED_SHARE):
        note = f"{broken} broken UTF-8 sequence{'s' if broken > 1 else ''} could not be decoded and stand as U+FFFD"
        return Decoded(repaired, "utf-8", (note,))
    high = sum(1 for byte in data if byte > 127)
    if not _CONTROL_BYTES.intersection(data) and not _UNDEFINED_1252.intersection(data) and high < len(data) * 0.3:
        return Decoded(data.decode("windows-1252"), "windows-1252", ("not UTF-8; read as windows-1252",))
    raise UnreadableInput(
        "the bytes are not text in any encoding tried", where=name, found=f"{high} bytes outside ASCII",
        expected="UTF-8, UTF-16 or UTF-32 with a byte order mark, or windows-1252",
        next_step="save the file again as UTF-8",
    )  # fmt: skip


def _known_charset(label: str) -> str | None:
    """Return Python's name of a charset that turns bytes into text, or None. HTML reads Latin-1 as windows-1252."""
    try:
        found = codecs.lookup(label.strip())
    except (LookupError, ValueError):
        return None
    if not getattr(found, "_is_text_encoding", True) or found.name in {"utf-7", "idna", "punycode", "unicode_escape"}:
        return None
    return "windows-1252" if found.name in {"iso8859-1", "ascii"} else found.name
