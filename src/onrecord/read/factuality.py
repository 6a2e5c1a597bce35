"""Factuality: how firmly each predicate is put, by the cue words that stand over it.

When cues meet, the first of `PRECEDENCE` is the modality and the others stay as cues.

Source: design of the record, table of modality; FactBank (CT, PR, PS) for certainty.
"""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.overlay import Overlay
from onrecord.core.reading import (
    Candidate,
    Certainty,
    Cue,
    Modality,
    Predicate,
    QuestionFound,
    Reading,
    Sentence,
    Step,
    Tense,
    Unsure,
)
from onrecord.read.constructions import settle
from onrecord.read.contents import Contents
from onrecord.read.events import PROVIDED
from onrecord.read.phrases import pattern
from onrecord.read.verbs import forms

PRECEDENCE: tuple[Modality, ...] = (
    "asked", "conditional", "called_for", "ready", "possible", "planned", "actual",
)  # fmt: skip
CUED = ("conditional", "called_for", "ready", "possible", "planned")
BREAK = re.compile(
    r"[,;:.!?()\[\]“”\"«»–—]|\b(?:that|who|which|while|but|because|although|though|as|when|where|after|before)\b"
    r"|\band\s+(?=(?:the|a|an|its|his|her|their|he|she|it|they|we|this|these)\b)"
)
"""Where the words that govern a predicate end: marks, conjunctions, and "and" before another subject."""
BOUNDED = re.compile(
    r"\b(?:not|no)\s+(?:less|fewer|more|later|earlier|sooner|higher|lower|larger|smaller|greater)\s+than\b|\bnot\s+(?:before|until)\b",
    re.IGNORECASE,
)
"""Words of denial that bound what follows them."""
IF_CLAUSE = re.compile(rf"\b(?:if|unless|provided that)\b|{PROVIDED}", re.IGNORECASE)
OPEN_ASKED = re.compile(
    r"\b(?:(?:not|never)(?:\s+\w+)?\s+(?:clear|known|certain|sure|decided|settled)|unclear|unknown|uncertain|undecided|remains to be seen)\s+"
    r"(?:who|whom|what|when|where|whether|how|why|which|if)\b[^.;!?]*\Z",
    re.IGNORECASE,
)
"""What leaves open the question that a predicate stands in ("it is not clear who will lead it")."""
FUTURE = re.compile(r"\b(?:will|shall|going to)\b|[’']ll\b", re.IGNORECASE)
REACH = 60
"""How many characters before a predicate a cue may stand. Set by hand on the modality table of the tests, 2026-11."""


def find_factuality(reading: Reading) -> Reading:
    """Fill modality, polarity, certainty and tense of every predicate."""
    contents = Contents(reading)
    questions = Overlay(reading.questions, lambda question: [(question.anchor.start, question.anchor.end)])
    judged = [_judge(reading, number, contents, questions) for number in range(len(reading.predicates))]
    return replace(reading, predicates=tuple(settle(reading, judged, contents)))


def _judge(reading: Reading, number: int, contents: Contents, questions: Overlay[QuestionFound]) -> Predicate:
    """Read the cues over one predicate."""
    predicate = reading.predicates[number]
    text, at = reading.report.text, predicate.anchor.start
    first = _scope(reading, number, predicate)
    cues: list[Cue] = []
    unsure: list[Unsure] = []
    values: list[Modality] = []
    for match in pattern("hedges", *CUED).finditer(text, first, at):
        value: Modality = match.lastgroup  # type: ignore[assignment]
        if match[0].lower() == "would" and _reported_future(reading, predicate, contents):
            value = "planned"
            unsure.append(
                Unsure(
                    "modality", (Candidate("planned", "would in reported speech"), Candidate("conditional", "would"))
                )
            )
        values.append(value)
        cues.append(Cue("modality", value, Anchor.of(text, *match.span())))
    sentence = reading.sentences[predicate.sentence]
    condition = _condition(reading, predicate)
    if condition is not None and "conditional" not in values:
        values.append("conditional")
        cues.append(Cue("modality", "conditional", condition))
    question = any(q.anchor.covers(predicate.anchor) for q in questions.near(at, predicate.anchor.end))
    ruled: Modality = min([*values, "actual"], key=PRECEDENCE.index)
    modality: Modality = "asked" if question else predicate.modality if predicate.confidence is not None else ruled
    if not any(entry.field == "modality" for entry in predicate.unsure):
        unsure += _against_cue(predicate, modality, set(values))
    negative = pattern("hedges", "negative").search(text, max(first, sentence.start), at)
    if negative:
        cues.append(Cue("polarity", "-", Anchor.of(text, *negative.span())))
    certainty, marks = _certainty(text, first, at)
    if predicate.confidence is not None:
        if marks and all(mark.anchor.exact.lower() == "reportedly" for mark in marks) and _relayed(predicate, contents):
            certainty, marks, predicate = "certain", (), replace(predicate, by=f"{predicate.by} reportedly_is_a_voice")
        printed = bool(marks) or _hedged(text, sentence)
        hedged = predicate if printed and not marks else replace(predicate, certainty=certainty)
        if _only_bounds(text, sentence):
            hedged = replace(hedged, polarity="+", unsure=tuple(u for u in hedged.unsure if u.field != "polarity"))
        return _with_cues(hedged, modality, (*cues, *marks), condition, tuple(unsure))
    if modality != "asked" and OPEN_ASKED.search(text, sentence.start, at):
        modality, certainty, negative = "possible", "possible", None
        unsure.append(
            Unsure("modality", (Candidate("possible", "what is left open"), Candidate(ruled, "its own words")))
        )
    minus = bool(negative) != _is_denied(predicate, contents)
    return replace(
        predicate, modality=modality, polarity="-" if minus else "+", certainty=certainty,
        tense=_tense(text, first, predicate), sense=_sense(text, first, at) if modality == "ready" else "",
        cues=(*cues, *marks), condition=condition, unsure=(*predicate.unsure, *unsure),
    )  # fmt: skip


def _is_denied(predicate: Predicate, contents: Contents) -> bool:
    """Tell whether a voice denies, outside quotation marks, what a predicate names ("denied that the ferry was full")."""
    over = (attribution for _, attribution, _ in contents.over(predicate.anchor))
    return any(a.act == "denies" and a.kind == "indirect" for a in over)


def _against_cue(predicate: Predicate, modality: Modality, cues: set[Modality]) -> tuple[Unsure, ...]:
    """Return the doubt about the network's modality where the only cue over the predicate says that it is planned.

    "Ondria will let them return" is no readiness, and what somebody said would happen hangs on no if. The cue alone
    does not decide (it lost .016 of modality macro-F1 on the dev gold, 28 November 2026), so both are shown.
    """
    if predicate.confidence is None or cues != {"planned"} or modality not in ("ready", "conditional"):
        return ()
    return (Unsure("modality", (Candidate(modality, "the network"), Candidate("planned", "the only cue over it"))),)


def _with_cues(
    predicate: Predicate,
    modality: Modality,
    cues: tuple[Cue, ...],
    condition: Anchor | None,
    unsure: tuple[Unsure, ...],
) -> Predicate:
    """Add the cues that the rules see to a predicate that the network has judged; its labels stand.

    On the dev gold its polarity "-" reaches .89 where the cues alone reach .82 (28 November 2026). A hedge printed over
    the predicate decides its certainty; without any in its sentence it is certain, so that taking "potentially" away
    takes the doubt away.
    """
    shown = tuple(cue for cue in cues if cue.field != "polarity" or predicate.polarity == "-")
    sense = next((_sense_of(cue.anchor.exact) for cue in shown if cue.value == "ready"), "")
    return replace(
        predicate, modality=modality, cues=shown, condition=condition, sense=sense if modality == "ready" else "",
        unsure=(*predicate.unsure, *unsure),
    )  # fmt: skip


def _relayed(predicate: Predicate, contents: Contents) -> bool:
    """Tell whether a voice that the page does not name stands for a predicate.

    Rule `reportedly_is_a_voice`: "reportedly" puts a clause on somebody's word, and the chain says so; who relays a thing hedges
    nothing. Source: gold guide, section 2; so in 20 of 21 cases of labelled reports, November 2026.
    """
    return any(attribution.source.name == "?" for _, attribution, _ in contents.over(predicate.anchor))


def _only_bounds(text: str, sentence: Sentence) -> bool:
    """Tell whether the only words of denial in a sentence bound a figure or a time, and so deny nothing.

    Rule `bound_denies_nothing`: "not less than 300 were hired", "will be signed no later than May". Source: Huddleston &
    Pullum, The Cambridge Grammar of the English Language, chapter 9 (negation of a degree word, not of the clause).
    """
    words = text[sentence.start : sentence.end]
    rest, bounds = BOUNDED.subn(" ", words)
    return bool(bounds) and pattern("hedges", "negative").search(rest) is None


def _hedged(text: str, sentence: Sentence) -> bool:
    """Tell whether a word of doubt is printed anywhere in a sentence; May with a capital is a month."""
    found = pattern("hedges", "probable", "uncertain").finditer(text, sentence.start, sentence.end)
    return any(match[0][0].islower() or match.start() == sentence.start for match in found)


def _sense_of(words: str) -> str:
    """Return which kind of readiness some cue words name."""
    return _sense(words, 0, len(words))


def _scope(reading: Reading, number: int, predicate: Predicate) -> int:
    """Return where the words that can govern a predicate begin: its clause, after the predicate before it."""
    text, at = reading.report.text, predicate.anchor.start
    first = max(reading.sentences[predicate.sentence].start, at - REACH)
    for match in BREAK.finditer(text, first, at):
        first = match.end()
    before = reading.predicates[number - 1] if number else None
    if before is not None and first < before.anchor.end < at:
        joined = text[before.anchor.end : at].split()
        if joined[:1] not in (["and"], ["or"]) and not (joined and joined[-1] == "to"):
            first = before.anchor.end
    return first


def _reported_future(reading: Reading, predicate: Predicate, contents: Contents) -> bool:
    """Tell whether "would" is the reported form of "will": inside indirect speech without an if."""
    sentence = reading.sentences[predicate.sentence]
    if IF_CLAUSE.search(reading.report.text, sentence.start, sentence.end):
        return False
    return any(attribution.kind != "direct" for _, attribution, _ in contents.over(predicate.anchor))


def _condition(reading: Reading, predicate: Predicate) -> Anchor | None:
    """Return the if or unless whose clause, or main clause, a predicate belongs to; "asked if" is none."""
    sentence = reading.sentences[predicate.sentence]
    text = reading.report.text
    for match in IF_CLAUSE.finditer(text, sentence.start, sentence.end):
        word_before = text[sentence.start : match.start()].split()[-1:] or [""]
        form = forms().get(word_before[0].lower().strip(",“"))
        if (form and form.act) or word_before[0].lower() in ("as", "even", "only", "wonder", "unclear", "known", "see"):
            continue
        return Anchor.of(text, *match.span())
    return None


def _certainty(text: str, first: int, at: int) -> tuple[Certainty, tuple[Cue, ...]]:
    """Return how sure the words before a predicate make it sound."""
    found = list(pattern("hedges", "probable", "uncertain").finditer(text, first, at))
    if not found:
        return "certain", ()
    value: Certainty = "probable" if any(m.lastgroup == "probable" for m in found) else "possible"
    return value, tuple(Cue("certainty", value, Anchor.of(text, *m.span())) for m in found)


def _sense(text: str, first: int, at: int) -> str:
    """Return which kind of readiness the cue names."""
    match = pattern("hedges", "able", "wants", "willing", "offers", "reserves").search(text, first, at)
    return match.lastgroup or "" if match else ""


def _tense(text: str, first: int, predicate: Predicate) -> Tense | None:
    """Return the tense by auxiliaries and the form, None where neither shows it."""
    if FUTURE.search(text, first, predicate.anchor.start):
        return "future"
    form = forms().get(predicate.anchor.exact.split()[0].lower())
    if form is None or "base" in form.shapes:
        return None
    return "past" if "past" in form.shapes else "present" if "s" in form.shapes else None


STEP = Step(
    "factuality", "1", frozenset({"sentences", "predicates", "attributions", "questions"}), frozenset({"predicates"}),
    find_factuality,
)  # fmt: skip
