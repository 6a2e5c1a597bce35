"""The rules for time expressions: vocab/time_rules.toml as patterns over a row of symbols, and where they hold.

A rule finds a stretch and names its parts; what the stretch means is worked out by the function of its rule (read/timex/resolve.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from onrecord.core.errors import VocabularyError
from onrecord.core.vocab import lexicon
from onrecord.read.timex.words import COMMON, JOINT, SHAPES, TOKEN, Row, alphabet

WEAK_SHAPES = (
    "D1",
    "D2",
    "I2",
    "I",
    "COUNT",
    "DEC",
    "POS",
    "DASH",
    "COMMA",
    "DOT",
    "OPEN",
    "CLOSE",
    "SLASHED",
    "PERCENT",
)
"""Shapes that tell no time by themselves."""
PIECE = re.compile(r"!\(|[(){}/]|[^\s(){}/?!]+|\?")


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a row that a rule holds for: the words `[first, last)` of each printed expression."""

    rule: str
    row: Row
    match: re.Match[str]
    spans: tuple[tuple[int, int], ...]
    shift: int
    """How far the words of the row lie behind the places of the match."""

    @property
    def first(self) -> int:
        """Return the first word of the first expression."""
        return self.spans[0][0]

    @property
    def last(self) -> int:
        """Return the end of the last expression, exclusive."""
        return self.spans[-1][1]

    @property
    def matched(self) -> tuple[str, ...]:
        """Return the lower-cased words that the rule matched, those around the expressions too."""
        first, last = self.match.span()
        return self.row.lower[first + self.shift : last + self.shift]

    def all(self, name: str) -> list[tuple[int, int]]:
        """Return the stretches of words that a class or part matched, in order."""
        found = [
            (first + self.shift, last + self.shift)
            for group in _groups_of(self.match.re).get(name, ())
            for first, last in (self.match.span(group),)
            if first >= 0
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
        return any(word in self.matched for word in words)


@cache
def _groups_of(pattern: re.Pattern[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the numbered groups of a pattern by the class or part they stand for."""
    groups: dict[str, tuple[str, ...]] = {}
    for group in pattern.groupindex:
        name = group.rpartition("_")[0]
        groups[name] = (*groups.get(name, ()), group)
    return groups


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of a rule: its regular expression over symbols, and symbols of which every match has at least one.

    `needs` is empty where nothing is known; it only saves looking.
    """

    name: str
    pattern: re.Pattern[str]
    needs: frozenset[str]


@cache
def rules() -> tuple[Rule, ...]:
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
                compiled += [Rule(name, compile_pattern(p, parts), needed(p, parts)) for p in patterns]
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


def needed(pattern: str, parts: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the smallest set of symbols of which every match of the pattern has one at least; empty where none is.

    Only pieces outside ( ) are looked at, and those that ? makes optional are not.
    """
    letters, pieces = alphabet(), [*PIECE.findall(pattern), ""]
    weak = {letters.words[word] for word in COMMON if word in letters.words} | {letters.shapes[s] for s in WEAK_SHAPES}
    found: list[frozenset[str]] = []
    depth = 0
    for piece, following in pairwise(pieces):
        depth += (piece in ("(", "!(")) - (piece == ")")
        if piece == "/" and not depth:
            return frozenset()
        if depth or following == "?" or piece in ("(", "!(", ")", "?", "/", "{", "}"):
            continue
        if piece in parts:
            each = [needed(part, parts) for part in parts[piece]]
            found.append(frozenset().union(*each) if all(each) else frozenset())
        else:
            found.append(letters.classes.get(piece) or frozenset(letters.words[piece]))
    sure = [symbols for symbols in found if symbols and not symbols & weak]
    return min(sure, key=len) if sure else frozenset()


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
    """Return the stretches that rules hold for, by place, the longest first; a rule's earlier place decides ties.

    Only runs of words that some rule knows are looked at: no expression has an unknown word in it.
    """
    runs, reduced = _known_runs(row.symbols)
    begins = [begin for begin, _ in runs]
    found = []
    present = frozenset(reduced)
    for order, rule in enumerate(rules()):
        if rule.needs and rule.needs.isdisjoint(present):
            continue
        for match in rule.pattern.finditer(reduced):
            _, shift = runs[bisect_right(begins, match.start()) - 1]
            groups = _groups_of(rule.pattern).get("span", ())
            spans = tuple(
                (first + shift, last + shift)
                for first, last in (map(match.span, groups) if groups else (match.span(),))
                if first >= 0
            )
            found.append((spans[0][0], -spans[-1][1], order, Hit(rule.name, row, match, spans, shift)))
    found.sort(key=lambda item: item[:3])
    return [item[3] for item in found]


def _known_runs(symbols: str) -> tuple[list[tuple[int, int]], str]:
    """Return the runs of known words joined to one row, and for each run where it begins there and how far it moved.

    Each run keeps the one symbol that follows it, which rules may look at.
    """
    known, telling = _run_patterns()
    runs: list[tuple[int, int]] = []
    pieces: list[str] = []
    length = 0
    for match in known.finditer(symbols):
        first, last = match.span()
        if telling.search(symbols, first, last):
            runs.append((length, first - length))
            pieces.append(symbols[first : last + 1])
            length += len(pieces[-1])
            if last == len(symbols):
                break
    return runs, "".join(pieces)


@cache
def _run_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what makes a run, and what must be in it: a word or figure that tells a time."""
    letters = alphabet()
    unknown = "".join(letters.shapes[name] for name in ("LOW", "CAP", "MARK"))
    common = {letters.words[word] for word in COMMON if word in letters.words}
    weak = common | {letters.shapes[name] for name in WEAK_SHAPES}
    return re.compile(f"[^{re.escape(unknown)}]+"), re.compile(f"[^{re.escape(''.join(sorted(weak)))}]")


def known_classes() -> frozenset[str]:
    """Return every class a pattern may name beside the parts of the rule file."""
    return frozenset(alphabet().classes) | frozenset(SHAPES) | frozenset(JOINT)
