"""The rules for time expressions: vocab/time_rules.toml as patterns over a row of symbols, and where they hold.

A rule finds a stretch and names its parts; what the stretch means is worked out in read/timex_values.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.core.errors import VocabularyError
from onrecord.core.vocab import lexicon
from onrecord.read.timex_words import JOINT, SHAPES, TOKEN, Row, alphabet

PIECE = re.compile(r"!\(|[(){}/]|[^\s(){}/?!]+|\?")


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a row that a rule holds for: the words `[first, last)` of each printed expression."""

    rule: str
    row: Row
    match: re.Match[str]
    spans: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """Return the first word of the first expression."""
        return self.spans[0][0]

    @property
    def last(self) -> int:
        """Return the end of the last expression, exclusive."""
        return self.spans[-1][1]

    def all(self, name: str) -> list[tuple[int, int]]:
        """Return the stretches of words that a class or part matched, in order."""
        found = [
            self.match.span(group)
            for group in self.match.re.groupindex
            if group.rpartition("_")[0] == name and self.match[group] is not None
        ]
        return sorted(set(found))

    def word(self, name: str, number: int = 0) -> str:
        """Return the lower-cased words of the numbered match of a class, or "" where there is none."""
        spans = self.all(name)
        return " ".join(self.row.lower[slice(*spans[number])]) if number < len(spans) else ""

    def value(self, name: str, number: int = 0) -> str:
        """Return what the numbered match of a class stands for ("05" for May), or ""."""
        return alphabet().values.get((name, self.word(name, number)), "")

    def has(self, *words: str) -> bool:
        """Tell whether one of the words stands in the expression."""
        return any(word in self.row.lower[self.match.start() : self.match.end()] for word in words)


@cache
def rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Compile all rules, in file order, vague expressions last.

    Raises:
        VocabularyError: when a pattern names a class that nobody defines, or its marks do not pair.
    """
    parts: dict[str, tuple[str, ...]] = {"HOLIDAY": tuple(_holiday_patterns())}
    compiled = []
    for source in ("time_rules", "time_vague"):
        for name, patterns in lexicon(source).items():
            if name.isupper():
                parts[name] = patterns
            else:
                compiled += [(name, compile_pattern(pattern, parts)) for pattern in patterns]
    return tuple(compiled)


def compile_pattern(pattern: str, parts: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Turn one pattern of the rule file into a regular expression over symbols.

    Raises:
        VocabularyError: when it names an unknown class, or its marks do not pair.
    """
    counter: dict[str, int] = {}
    try:
        return re.compile(_translate(pattern, parts, counter))
    except (re.error, KeyError) as error:
        raise VocabularyError("a time pattern cannot be read", where=pattern, found=str(error)) from error


def _translate(pattern: str, parts: Mapping[str, tuple[str, ...]], counter: dict[str, int]) -> str:
    """Translate a pattern piece by piece; named groups get running numbers."""
    letters = alphabet()
    out = []
    for piece in PIECE.findall(pattern):
        if piece in ("(", "!("):
            out.append("(?:" if piece == "(" else "(?!")
        elif piece in ")?":
            out.append(piece)
        elif piece == "/":
            out.append("|")
        elif piece == "{":
            out.append(_group("span", counter))
        elif piece == "}":
            out.append(")")
        elif piece in parts:
            inner = "|".join(_translate(part, parts, counter) for part in parts[piece])
            out.append(f"{_group(piece, counter)}{inner})")
        elif piece in letters.classes:
            symbols = "".join(re.escape(s) for s in sorted(letters.classes[piece]))
            out.append(f"{_group(piece, counter)}[{symbols}])")
        else:
            out.append(re.escape(letters.words[piece]))
    return "".join(out)


def _group(name: str, counter: dict[str, int]) -> str:
    """Open a named group with the next number for this name."""
    counter[name] = counter.get(name, 0) + 1
    return f"(?P<{name}_{counter[name]}>"


def _holiday_patterns() -> list[str]:
    """Return the holidays as patterns: marks become their classes."""
    found = []
    for phrases in lexicon("time_holidays").values():
        for phrase in phrases:
            pieces = []
            for match in TOKEN.finditer(phrase):
                mark = {".": "DOT?", "-": "DASH?"}.get(match[0], match[0])
                pieces.append("POS" if match.lastgroup == "POS" else mark)
            found.append(" ".join(pieces))
    return sorted(found, key=len, reverse=True)


def find_hits(row: Row) -> list[Hit]:
    """Return the stretches that rules hold for: at each place the longest, none overlapping.

    A rule's earlier place in the file decides between stretches of equal length.
    """
    found = []
    for order, (name, pattern) in enumerate(rules()):
        for match in pattern.finditer(row.symbols):
            groups = [g for g in pattern.groupindex if g.startswith("span_") and match[g] is not None]
            spans = tuple(match.span(g) for g in groups) or (match.span(),)
            found.append((spans[0][0], -spans[-1][1], order, Hit(name, row, match, spans)))
    found.sort(key=lambda item: item[:3])
    return [item[3] for item in found]


def known_classes() -> frozenset[str]:
    """Return every class a pattern may name beside the parts of the rule file."""
    return frozenset(alphabet().classes) | frozenset(SHAPES) | frozenset(JOINT)
