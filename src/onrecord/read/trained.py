"""Trained: what the shipped network says of each word, put into the layers that the plain steps fill.

The network gives part of speech and dependencies to the tokens, and the predicates that carry news with modality,
polarity, certainty, tense, event type and participants. The rules that follow add the cues and overrule by name.

Where no weights are installed the plain steps run; what was used stands in `by`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.core.anchor import Anchor
from onrecord.core.reading import (
    Argument,
    Candidate,
    Heard,
    Named,
    Predicate,
    Proposition,
    Reading,
    Sentence,
    Step,
    Token,
    Unsure,
)
from onrecord.read.marks import mark_of_network
from onrecord.read.standins import stand_in
from onrecord.read.themes import themes

if TYPE_CHECKING:
    from onrecord.read.network import Guess, Network, PredicateRead, SentenceRead

ROLES = {"ARGM-TMP": ("time",), "ARGM-LOC": ("place",)}
"""How PropBank's roles are called here. Source: PropBank annotation guidelines, section 1.2."""
PARTIES = {
    "ACTOR": ("agent",), "RECIPIENT": ("recipient",), "VOICE": ("voice",), "SELF": ("agent", "voice"),
    "TIME": ("time",), "PLACE": ("place",),
}  # fmt: skip
"""How the parties of a record are called here; they are the gold guide's, learned from labelled reports."""
UNSURE_BELOW = {"modality": 0.5, "polarity": 0.8, "certainty": 0.5, "event": 0.4}
"""Probability of the likeliest label below which a field is shown as unsure, with the two likeliest.
Set by hand, 24 November 2026; see the grave errors of `python -m evaluation gold`."""
KEPT_FROM = 0.13
"""Probability of a record from which a word is kept in case the event lexicon knows it. Set on 26 held-out labelled reports, 73 articles
of Wikinews and the open gold, 29 November 2026 (records right in every field at .10, .13, .16 and .21: 672, 672, 672, 665; event type
F1 of the open gold .599, .609, .609, .614, of the held-out reports .685, .685, .676, .676); redo with `python -m evaluation gold`."""
SURE_ACTUAL = 0.7
"""Least probability at which "actual" is shown without doubt: what is only planned and shown as done is the gravest
error. Set as above, 28 November 2026."""
PARTICLE = "compound:prt"


@cache
def network() -> Network | None:
    """Load the shipped network once; None where its weights or its runtime are not installed."""
    from onrecord.read.network import WEIGHTS, Network

    if not (WEIGHTS / "model.onnx").is_file():
        return None
    try:
        import onnxruntime  # noqa: F401
        import tokenizers  # noqa: F401
    except ImportError:
        return None
    return Network()


def read_trained(reading: Reading, asked_of: Sequence[Sequence[int]] | None = None) -> Reading:
    """Fill parts of speech, dependencies and predicates from the network; of `asked_of` words, what it says itself."""
    loaded = network()
    assert loaded is not None, "the step runs only where the network is there"
    words = [[reading.words(t) for t in reading.tokens[s.first : s.last]] for s in reading.sentences]
    reads = loaded.read(stand_in(words, lambda word: loaded.count_pieces((word,))), predicates=asked_of)
    tokens = list(reading.tokens)
    for sentence, read in zip(reading.sentences, reads, strict=True):
        for at, (upos, head, deprel) in enumerate(zip(read.upos, read.heads, read.deprels, strict=True)):
            above = head + sentence.first if head >= 0 else -1
            word = tokens[sentence.first + at]
            tokens[sentence.first + at] = Token(word.start, word.end, upos, word.lemma, above, deprel)
    parsed = replace(reading, tokens=tuple(tokens))
    found: list[Predicate] = []
    named: list[Named] = []
    heard: list[Heard] = []
    for number, (sentence, read) in enumerate(zip(reading.sentences, reads, strict=True)):
        named += (
            Named(_anchor(reading, sentence, s.first, s.end), s.label, s.score)  # type: ignore[arg-type]
            for s in read.names
        )
        if reading.report.blocks[sentence.block].kind in ("body", "notice"):
            found += _predicates(parsed, sentence, number, read, loaded)
            heard += _heard(reading, sentence, read)
    said = () if asked_of is None else tuple(_propositions(reading, reads))
    return replace(parsed, predicates=tuple(found), named=tuple(named), heard=tuple(heard), propositions=said)


def _propositions(reading: Reading, reads: Sequence[SentenceRead]) -> Iterator[Proposition]:
    """Yield what the network says of each word it was asked about, and of each other that it sees as a predicate."""
    for number, (sentence, read) in enumerate(zip(reading.sentences, reads, strict=True)):
        for said in read.predicates:
            arguments = (Argument(s.label, _anchor(reading, sentence, s.first, s.end)) for s in said.arguments)
            anchor = _anchor(reading, sentence, said.index, said.index + 1)
            yield Proposition(
                anchor, number, said.predicate, said.record, said.modality.label, said.polarity.label,  # type: ignore[arg-type]
                said.certainty.label, said.tense.label, said.factuality, tuple(arguments),  # type: ignore[arg-type]
            )  # fmt: skip


def _anchor(reading: Reading, sentence: Sentence, first: int, end: int) -> Anchor:
    """Return the stretch of words `[first, end)` of a sentence."""
    tokens = reading.tokens[sentence.first + first : sentence.first + end]
    return Anchor.of(reading.report.text, tokens[0].start, tokens[-1].end)


def _heard(reading: Reading, sentence: Sentence, read: SentenceRead) -> Iterator[Heard]:
    """Yield the attributions that the network sees in one sentence."""
    for voice in read.voices:
        source, content = (
            tuple(_anchor(reading, sentence, s.first, s.end) for s in part) for part in (voice.source, voice.content)
        )
        yield Heard(_anchor(reading, sentence, voice.cue, voice.cue + 1), source, content, round(voice.score, 4))


def _predicates(
    reading: Reading, sentence: Sentence, number: int, read: SentenceRead, loaded: Network
) -> Iterator[Predicate]:
    """Yield the predicates of one sentence that carry news."""
    for said in read.predicates:
        if said.record < KEPT_FROM:
            continue
        printed = [reading.words(token) for token in reading.tokens[sentence.first : sentence.last]]
        first, last = _extent(read, said.index, printed)
        tokens = reading.tokens[sentence.first + first : sentence.first + last]
        anchor = Anchor.of(reading.report.text, tokens[0].start, tokens[-1].end)
        beside = themes(reading, sentence, sentence.first + first, sentence.first + last)
        unsure = tuple(
            _unsure(field, guess, loaded.labels[field])
            for field, guess in (("modality", said.modality), ("polarity", said.polarity), ("event", said.event))
            if guess.score < _bar(field, guess.label) and (field != "event" or guess.label != "NONE")
        )
        yield Predicate(
            anchor,
            reading.words(tokens[0]).lower(),
            number,
            modality=said.modality.label,  # type: ignore[arg-type]
            polarity=said.polarity.label,  # type: ignore[arg-type]
            certainty=said.certainty.label,  # type: ignore[arg-type]
            tense=said.tense.label,  # type: ignore[arg-type]
            event=said.event.label,
            event_chance=round(said.event.score, 4),
            arguments=(*_arguments(reading, sentence, said), *beside),
            record=round(min(1.0, said.record / (2 * loaded.record_bar)), 4),
            confidence=round(said.record, 4),
            attributed=round(said.attributed, 4),
            unsure=unsure,
            by="network",
        )


def _extent(read: SentenceRead, index: int, words: Sequence[str]) -> tuple[int, int]:
    """Return the words of an anchor: the predicate and a particle right behind it ("set up"), which no figure claims.

    In "make up to 4,000 tractors" the particle is the figure's.
    """
    after = index + 1
    joined = after < len(read.heads) and read.heads[after] == index and read.deprels[after] == PARTICLE
    if joined and [word.lower() for word in words[after : after + 2]] == ["up", "to"]:
        joined = not words[after + 2 : after + 3] or not words[after + 2][0].isdigit()
    return index, after + joined


def _bar(field: str, label: str) -> float:
    """Return the probability under which a field is shown as unsure: more is asked of what is put as done."""
    return SURE_ACTUAL if (field, label) == ("modality", "actual") else UNSURE_BELOW[field]


def _unsure(field: str, guess: Guess, labels: Sequence[str]) -> Unsure:
    """Return the two likeliest labels of a field, with their probabilities as the reason."""
    ranked = sorted(zip(guess.scores, labels, strict=True), reverse=True)[:2]
    return Unsure(field, tuple(Candidate(label, f"probability {score:.2f}") for score, label in ranked))


def _arguments(reading: Reading, sentence: Sentence, said: PredicateRead) -> tuple[Argument, ...]:
    """Return the parties and circumstances of a predicate; what the parties' head leaves open PropBank's fills."""
    found: list[Argument] = []
    for known, stretches in ((PARTIES, said.parties), (ROLES, said.arguments)):
        filled = {argument.role for argument in found}
        for stretch in stretches:
            tokens = reading.tokens[sentence.first + stretch.first : sentence.first + stretch.end]
            while tokens and reading.words(tokens[-1]) in ",.;:":
                tokens = tokens[:-1]
            if tokens:
                anchor = Anchor.of(reading.report.text, tokens[0].start, tokens[-1].end)
                found += (Argument(role, anchor) for role in known.get(stretch.label, ()) if role not in filled)
    return tuple(found)


STEP = Step(
    "network",
    f"1+{mark_of_network()}",
    frozenset({"tokens", "sentences"}),
    frozenset({"tokens", "predicates", "named", "heard"}),
    read_trained,
)


def asked(words: Sequence[Sequence[int]]) -> Step:
    """Return the step that fills the layer `propositions` too, for these words of each sentence."""
    return Step(
        STEP.name, STEP.version, STEP.needs, STEP.gives | {"propositions"}, lambda reading: read_trained(reading, words)
    )
