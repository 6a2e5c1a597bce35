"""Words for time expressions: a text as one row of symbols, one symbol a word, number or mark.

Each word that vocab/time_*.toml knows has a symbol of its own; numbers have one for each shape; the rest is "a word"
(small or capital) or "a mark". Rules are then patterns over the row (read/timex/rules.py), which is short and quick.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.core.vocab import lexicon

TOKEN = re.compile(
    r"""(?P<QTR>Q[1-4]\b)|(?P<HALFYEAR>H[12]\b)|(?P<FY>FY(?=\W?\d))
    |(?P<AMPM>(?<=[\d ])[aApP](?:\.[mM]\.|[mM]\b))
    |(?P<WORD>[^\W\d_]+(?:['’]clock)?)
    |(?P<POS>['’][sS]\b|(?<=s)['’](?=\s))
    |(?P<APOSDECADE>['’‘]?\d0['’]?s\b)
    |(?P<APOSYEAR>['’‘]\d\d\b)
    |(?P<MARK>[^\w\s])
    |(?P<ISO>[12]\d{3}(?P<iso>[-/.])\d\d(?P=iso)\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?!\d))  # 2031-05-03
    |(?P<SLASH>\d{1,2}(?P<sep>[/.-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\d/]))             # 13/05/2031
    |(?P<CLOCK>\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2}\.\d\d(?=\ ?[aApP]\.?[mM]\b))
    |(?P<DECADE>[12]\d\d0['’]?s\b)
    |(?P<ORDD>\d{1,3}(?:st|nd|rd|th)\b)
    |(?P<COUNT>\d{1,3}(?:,\d{3})+(?:\.\d+)?)
    |(?P<DEC>\d+\.\d+)
    |(?P<INT>\d+)""",
    re.VERBOSE,
)
SHAPES = (
    "ISO", "SLASH", "CLOCK", "DECADE", "APOSDECADE", "APOSYEAR", "ORDD", "COUNT", "DEC", "QTR", "HALFYEAR", "FY",
    "AMPM", "POS", "D1", "D2", "I2", "I", "YEAR", "HM", "LOW", "CAP", "MARK", "DASH", "COMMA", "DOT", "OPEN", "CLOSE",
    "SLASHED", "PERCENT",
)  # fmt: skip
JOINT = {
    "DD": ("D1", "D2"), "NN": ("D2", "I2"), "NUMBER": ("D1", "D2", "I2", "I", "YEAR", "HM", "COUNT", "DEC"),
    "WORD": ("LOW", "CAP"),
}  # fmt: skip
MARKS = {
    **dict.fromkeys("-–—‐‑", "DASH"), ",": "COMMA", ".": "DOT", "(": "OPEN", ")": "CLOSE", "/": "SLASHED",
    "%": "PERCENT",
}  # fmt: skip
COMMON = frozenset(
    "a an the of and to in on at for by this that one two or from with as it his her its their he she they we i you is "
    "was be not no all before after then when so such very more most some many about over just only than up out if but "
    "has have had will would could can".split()
)
"""Words of rules that tell no time by themselves."""
LITERAL = re.compile(r"[a-z][a-z'’]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of text as words: offsets in code points, lower-cased words, and the row of symbols."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lower: tuple[str, ...]
    symbols: str
    surnames: frozenset[str] = frozenset()
    """Names of months that somewhere in the text follow another name ("Rita May")."""

    def tight(self, index: int) -> bool:
        """Tell whether word `index` stands right after the one before it, without a space."""
        return 0 < index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def capital(self, index: int) -> bool:
        """Tell whether there is a word at `index` and it begins with a capital letter."""
        return 0 <= index < len(self.starts) and self.text[self.starts[index]].isupper()


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Which symbol stands for which word or shape, which symbols make up a class, and what a word of a class means."""

    words: Mapping[str, str]
    printed: Mapping[str, str]
    shapes: Mapping[str, str]
    classes: Mapping[str, frozenset[str]]
    values: Mapping[tuple[str, str], str]
    capital: frozenset[str]


@cache
def alphabet() -> Alphabet:
    """Build the alphabet from the vocabulary files: words of time_words.toml and words that rules use as such."""
    shapes = {shape: chr(0x100 + number) for number, shape in enumerate(SHAPES)}
    words: dict[str, str] = {}
    classes: dict[str, set[str]] = {shape: {symbol} for shape, symbol in shapes.items()}
    classes.update({name: {shapes[part] for part in parts} for name, parts in JOINT.items()})
    values: dict[tuple[str, str], str] = {}

    def symbol(word: str) -> str:
        return words.setdefault(word, chr(0x200 + len(words)))

    for key, members in lexicon("time_words").items():
        name, _, value = key.partition(" ")
        for word in members:
            symbol(word)
            if name.isupper():
                classes.setdefault(name, set()).add(words[word])
                values[name, word] = value
    for word in _literals():
        symbol(word)
    classes["ANY"] = {*words.values(), shapes["LOW"], shapes["CAP"]}
    return Alphabet(
        words, _as_printed(words), shapes, {name: frozenset(s) for name, s in classes.items()}, values,
        frozenset(lexicon("time_words")["capital"]),
    )  # fmt: skip


def _literals() -> Iterable[str]:
    """Yield every word that rules, vague expressions and holidays use as such."""
    for name in ("time_rules", "time_vague"):
        for patterns in lexicon(name).values():
            for pattern in patterns:
                yield from LITERAL.findall(pattern)
    for phrases in lexicon("time_holidays").values():
        for phrase in phrases:
            yield from (m["WORD"] for m in TOKEN.finditer(phrase) if m["WORD"])


@cache
def triggers() -> frozenset[str]:
    """Return the words without which a text without numbers has no time expression in it."""
    return frozenset(alphabet().words) - COMMON


def _as_printed(words: Mapping[str, str]) -> Mapping[str, str]:
    """Return the symbols of words as they may be printed; names of months and days need a capital letter.

    Short forms in capitals ("MAR", "SAT") are left out: as often as not they are something else.
    """
    capital = frozenset(lexicon("time_words")["capital"])
    found: dict[str, str] = {}
    for word, symbol in words.items():
        if word not in capital:
            found[word] = symbol
        if word not in capital or len(word) > 4 or word in ("may", "june", "july"):
            found[word.upper()] = symbol
        found[word.capitalize()] = symbol
    return found


def scan(text: str, start: int, end: int) -> Row:
    """Turn `text[start:end]` into a row of symbols; offsets count in `text`.

    Example:
        >>> scan("Port Sarn, 4 March", 0, 18).lower
        ('port', 'sarn', ',', '4', 'march')
    """
    letters = alphabet()
    known, shapes = letters.printed, letters.shapes
    spans: list[tuple[int, int]] = []
    lower: list[str] = []
    symbols: list[str] = []
    for match in TOKEN.finditer(text, start, end):
        kind, words = match.lastgroup or "", match[0]
        if kind == "WORD":
            words = words.replace("’", "'")
            symbol = known.get(words)
            if symbol is None:
                symbol = shapes["CAP" if words[0].isupper() else "LOW"]
                if (
                    words.isupper()
                    and len(words) == 3
                    and lower
                    and lower[-1].isdigit()
                    and spans[-1][1] < match.start()
                ):
                    symbol = letters.words.get(words.lower(), symbol)
        elif kind == "INT":
            symbol = shapes[_integer(words)]
        else:
            symbol = shapes[MARKS.get(words, "MARK") if kind == "MARK" else kind]
        symbols.append(symbol)
        lower.append(words.lower())
        spans.append(match.span())
    starts, ends = tuple(first for first, _ in spans), tuple(last for _, last in spans)
    row = "".join(symbols)
    surnames = frozenset(lower[match.end() - 1] for match in _after_names().finditer(row))
    return Row(text, starts, ends, tuple(lower), row, surnames)


@cache
def _after_names() -> re.Pattern[str]:
    """Return the pattern of a month after an unknown word with a capital."""
    letters = alphabet()
    return re.compile(f"{letters.shapes['CAP']}[{''.join(sorted(letters.classes['MONTH']))}]")


def _integer(digits: str) -> str:
    """Return the shape of a whole number."""
    if len(digits) == 4 and "1000" <= digits <= "2199":
        return "YEAR"
    if len(digits) == 1:
        return "D1" if digits != "0" else "I"
    if len(digits) == 2:
        return "D2" if "01" <= digits <= "31" else "I2"
    if len(digits) == 4 and digits <= "2400" and digits[2] < "6":
        return "HM"
    return "I"
