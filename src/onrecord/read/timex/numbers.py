"""Numbers inside time expressions, and lengths of time as TIMEX3 durations: "two and a half years" -> P2.5Y."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.vocab import lexicon
from onrecord.read.timex.words import alphabet

DOZENS = {"dozens": "X", "scores": "X", "hundreds": "X", "thousands": "X", "tens": "X"}
TIME_UNITS = frozenset("HTS")
COUNTED_IN = {
    "E": (10, "Y"), "C": (100, "Y"), "ML": (1000, "Y"), "F": (2, "W"), "N": (1, "D"),
}  # fmt: skip
"""Units that are counted as so many of another."""
ISO_UNIT = {"T": "M", "N": "N"}


def number_of(words: Sequence[str]) -> float | None:
    """Read a number printed in figures or words; None where the words give no number.

    Example:
        >>> number_of(["twenty", "-", "five"]), number_of(["two", "and", "a", "half"]), number_of(["several"])
        (25.0, 2.5, None)
    """
    values = alphabet().values
    total, current, seen, half = 0.0, 0.0, False, False
    vague = set(lexicon("time_words")["VAGUENUM"]) | set(DOZENS)
    if "/" in words and (at := list(words).index("/")) and words[at - 1].isdigit() and words[at + 1].isdigit():
        part = float(words[at - 1]) / float(words[at + 1] or 1) if float(words[at + 1]) else 0.0
        return (number_of(words[: at - 1]) or 0.0) + part
    for word in words:
        if word in vague:
            return None
        figure = word.replace(",", "")
        if figure.replace(".", "", 1).isdigit():
            current, seen = current + float(figure), True
        elif word == "couple":
            return 2.0
        elif word == "half":
            half = True
        elif big := values.get(("BIG", word)):
            current, seen = (current or 1.0) * float(big), True
            if float(big) >= 1000:
                total, current = total + current, 0.0
        else:
            small = next((values[c, word] for c in ("SMALL", "TEEN", "TENS") if (c, word) in values), None)
            if small is not None:
                current, seen = current + float(small), True
    if not seen and half and not any(w in ("a", "an") and words.index(w) == 0 and len(words) > 2 for w in words):
        return 0.5
    if not seen:
        return (1.0 if {"a", "an", "another"} & set(words) else 0.0) + (0.5 if half else 0.0) or None
    return total + current + (0.5 if half else 0.0)


def unit_code(word: str) -> str:
    """Return the code of a unit word ("weeks" -> W), or ""."""
    values = alphabet().values
    return values.get(("UNIT1", word)) or values.get(("UNITS", word)) or ""


def duration(number: float | None, unit: str) -> str:
    """Write a length as TIMEX3: X for a number that is not given; a decade is ten years, a fortnight two weeks.

    Source: TimeML 1.2.1, section 2.2.3 (durations); decades and centuries as years, so that lengths compare.

    Example:
        >>> duration(2, "E"), duration(48, "H"), duration(None, "D"), duration(2.5, "Y")
        ('P20Y', 'PT48H', 'PXD', 'P2.5Y')
    """
    factor, code = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "ML": (1000, "Y"), "Q": (1, "Q")}.get(
        unit, (1, unit)
    )
    if number is None:
        return f"P{'T' if unit in TIME_UNITS else ''}X{ISO_UNIT.get(code, code)}"
    amount, t = number * factor, unit in TIME_UNITS
    if amount == 0.5 and unit == "H":
        amount, code = 30, "T"
    if amount == 0.5 and unit == "Y":
        amount, code = 6, "M"
    if code == "WE":
        return f"P{_plain(amount)}WE"
    return f"P{'T' if t else ''}{_plain(amount)}{ISO_UNIT.get(code, code)}"


def _plain(number: float) -> str:
    """Write a number without a needless fraction."""
    return f"{number:.0f}" if number == int(number) else f"{number:g}"
