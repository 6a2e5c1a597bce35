"""Continued: sentences without a cue of their own that still stand on somebody else's word.

A statement printed without marks, the answers of an interview, reported speech that runs on: the network says of each
predicate how likely it is that somebody other than the publisher puts it forward. Where a sentence has no voice and
its predicates look attributed, the last voice before it goes on, marked unsure.

Source: PolNeAR annotation guidelines (attributions may run over sentences); gold guide, section 2 (chain).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, Candidate, Predicate, Reading, Sentence, Source, Step, Unsure

LEAST = 0.5
"""Least mean probability, over the predicates of a sentence that carry news, at which the last voice goes on.
Set on the held-out fifth of the labelled reports, 28 November 2026; `python -m training.measure --tasks records` shows
how well the probability itself is calibrated."""
FURTHEST = 1
"""Most sentences from a voice to one that continues it; the count starts anew with each that does. Set on labelled news that no
rule was made on, November 2026; redo with `python -m evaluation gold`."""
FIRST = frozenset({"i", "we", "our", "my", "us", "me"})


def find_continued(reading: Reading) -> Reading:
    """Add an attribution for each sentence that the last voice before it goes on in."""
    by_sentence: dict[int, list[Predicate]] = defaultdict(list)
    for predicate in reading.predicates:
        if predicate.attributed is not None:
            by_sentence[predicate.sentence].append(predicate)
    spoken = sorted(
        ((part.start, part.end, a) for a in reading.attributions for part in a.content), key=lambda row: row[0]
    )
    found: list[Attribution] = []
    last: tuple[int, Source] | None = None
    at = 0
    cues = [heard.cue.start for heard in reading.heard]
    for number, sentence in enumerate(reading.sentences):
        here = []
        while at < len(spoken) and spoken[at][0] < sentence.end:
            here.append(spoken[at])
            at += 1
        if here:
            sure = [a for _, _, a in here if a.act and a.rule != "heard"]
            last = (number, sure[-1].source) if sure else None
        elif last is not None and number - last[0] <= FURTHEST and _continues(reading, sentence, by_sentence[number]):
            if any(start <= sentence.start < end for start, end, _ in spoken) or _heard_in(sentence, cues):
                continue
            last = number, last[1]
            found.append(_going_on(reading, sentence, last[1]))
    return replace(reading, attributions=(*reading.attributions, *found))


def _heard_in(sentence: Sentence, cues: list[int]) -> bool:
    """Tell whether the network hears somebody else speak in a sentence: its words then go on with nobody's."""
    return bisect_left(cues, sentence.start) < bisect_left(cues, sentence.end)


def _continues(reading: Reading, sentence: Sentence, predicates: list[Predicate]) -> bool:
    """Tell whether a sentence without a voice looks like somebody's words."""
    if reading.report.blocks[sentence.block].kind != "body" or not predicates:
        return False
    chances = [p.attributed for p in predicates if p.attributed is not None]
    first = any(reading.words(token).lower() in FIRST for token in reading.tokens[sentence.first : sentence.last])
    return sum(chances) / len(chances) >= (LEAST / 2 if first else LEAST)


def _going_on(reading: Reading, sentence: Sentence, source: Source) -> Attribution:
    """Return the attribution of a whole sentence to the voice before it."""
    content = Anchor.of(reading.report.text, sentence.start, sentence.end)
    unsure = Unsure("source", (Candidate(source.name, "the last voice before"),))
    return Attribution(replace(source, anchor=None), None, (content,), "indirect", rule="continued", unsure=(unsure,))


STEP = Step(
    "continued",
    "1",
    frozenset({"sentences", "tokens", "predicates", "attributions"}),
    frozenset({"attributions"}),
    find_continued,
)
