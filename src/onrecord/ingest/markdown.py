"""Markdown drafts: mark-up is blanked out, code point for code point, so that no offset moves."""

from __future__ import annotations

import re

_FRONT = re.compile(r"\A---\n(?:.*\n){0,200}?---[ \t]*(?:\n|\Z)")
_FENCE = re.compile(r"^(?P<mark>```+|~~~+)[^\n]*\n(?:(?!(?P=mark)).*\n?)*(?:(?P=mark)[^\n]*)?", re.MULTILINE)
_COMMENT = re.compile(r"<!--.{0,5000}?-->", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,500}>|<https?://[^<>\s]{1,500}>")
_LINK = re.compile(r"!?\[(?P<words>[^\[\]\n]{0,500})\](?P<to>\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,200}\])")
_NOTE = re.compile(r"\[\^[^\[\]\s]{1,100}\]:?")
_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\[\]\n]{1,200}\]:[ \t]*\S+[^\n]{0,300}$", re.MULTILINE)
_LINE = re.compile(
    r"^(?:[ \t]{0,3}(?:>[ \t]?)+)?[ \t]{0,8}(?:#{1,6}(?=[ \t])|[-*+](?=[ \t])|\d{1,3}[.)](?=[ \t]))?"
    r"(?:[ \t]*\[[ xX]\](?=[ \t]))?",
    re.MULTILINE,
)
_RULE = re.compile(r"^[ \t]{0,3}(?:(?:[-*_][ \t]{0,3}){3,40}|=+|\|?[ \t]{0,3}:?-{2,}[-:| \t]{0,300})$", re.MULTILINE)
_EMPHASIS = re.compile(
    r"(?<![\w\\])[*_]{1,3}(?=\S)|(?<=[^\s\\])[*_]{1,3}(?!\w)|\*\*|~~|`+|\\(?=[\\`*_{}\[\]()#+.!~|>-])|\|"
)


def blank_markup(text: str) -> str:
    r"""Return `text` with Markdown's marks as blanks; every other code point stays where it was.

    Source: CommonMark 0.31 (headings, lists, quotes, emphasis, links, code, HTML), footnotes and tables of common dialects.

    Example:
        >>> blank_markup("> **Vel** said [so](http://a.example).[^1]")
        '    Vel   said  so                   .    '
    """
    for pattern in (_FRONT, _FENCE, _COMMENT, _TAG, _REFERENCE, _NOTE, _RULE):
        text = pattern.sub(lambda found: _blank(found[0]), text)
    text = _LINK.sub(_link, text)
    text = _LINE.sub(lambda found: _blank(found[0]), text)
    return _EMPHASIS.sub(lambda found: _blank(found[0]), text)


def _link(found: re.Match[str]) -> str:
    """Keep the words of a link, blank the rest."""
    opening = found.start("words") - found.start()
    words = found["words"]
    return " " * opening + words + " " * (len(found[0]) - opening - len(words))


def _blank(marks: str) -> str:
    """Return as many blanks, line ends kept."""
    return "".join("\n" if char == "\n" else " " for char in marks)
