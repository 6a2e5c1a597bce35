"""Words for place finding: a report's tokens, with hyphenated pairs taken apart where only the parts are names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.core.reading import Reading

_PARTS = re.compile(r"[-‐‑]|[^-‐‑]+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a report: their text, offsets, and for each sentence the first word and the one after the last."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[tuple[int, int], ...]


def take_apart(reading: Reading, whole: frozenset[str]) -> Words:
    """Return the words of a report; a hyphenated word with a capital is taken apart unless it is in `whole`.

    "Lagos-based" becomes three words, "Winston-Salem" stays one.
    """
    text = reading.report.text
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    sentences = []
    for sentence in reading.sentences:
        first = len(words)
        for token in reading.tokens[sentence.first : sentence.last]:
            printed = text[token.start : token.end]
            if printed[0].isupper() and ("-" in printed or "‑" in printed or "‐" in printed) and printed not in whole:
                for part in _PARTS.finditer(printed):
                    words.append(part[0])
                    spans.append((token.start + part.start(), token.start + part.end()))
            else:
                words.append(printed)
                spans.append((token.start, token.end))
        sentences.append((first, len(words)))
    return Words(tuple(words), tuple(spans), tuple(sentences))


def hyphenated(reading: Reading) -> frozenset[str]:
    """Return the hyphenated words of a report that begin with a capital."""
    text = reading.report.text
    words = (text[token.start : token.end] for token in reading.tokens)
    return frozenset(word for word in words if word[0].isupper() and ("-" in word or "‑" in word or "‐" in word))
