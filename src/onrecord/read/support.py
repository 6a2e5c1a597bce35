"""Support notes: what a voice says of the backing of a claim ("not independently verified", "seen by", "allegedly")."""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Reading, Step, SupportFound, SupportKind
from onrecord.core.vocab import lexicon
from onrecord.read.phrases import pattern


def find_support(reading: Reading) -> Reading:
    """Fill the support notes of body and notices."""
    text = reading.report.text
    found = []
    for sentence in reading.sentences:
        if reading.report.blocks[sentence.block].kind not in ("body", "notice"):
            continue
        for match in pattern("support_cues", *lexicon("support_cues")).finditer(text, sentence.start, sentence.end):
            note: SupportKind = match.lastgroup  # type: ignore[assignment]
            words = match[0].split()
            end = match.start() + len(match[0])
            start = match.start() if len(words) <= 4 else match.start() + match[0].rfind(words[-4])
            found.append(SupportFound(Anchor.of(text, start, end), note))
    return replace(reading, support=tuple(found))


STEP = Step("support", "1", frozenset({"tokens", "sentences"}), frozenset({"support"}), find_support)
