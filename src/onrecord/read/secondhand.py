"""Secondhand: a voice that passes on another's words: "the Herald reported, citing two officials", "quoted her as saying".

Who passes on stands outside, who is passed on inside; both are made responsible for the same words.

Source: gold guide, section 2 (chain, outermost first); PolNeAR annotation guidelines (nested attributions).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, Reading, Source
from onrecord.read.utterances import Utterance
from onrecord.read.voice_phrases import QUOTED
from onrecord.read.voice_words import PREPOSITIONS, SKIPPED, voice_kinds
from onrecord.read.voiced import Voiced
from onrecord.read.voices import Voices

CITING = (("citing",), ("quoting",), ("with", "reference", "to"), ("which", "quoted"), ("which", "cited"))
"""Words by which a voice names whom it passes on."""
PASSIVE = frozenset("was were is are been being".split())
SPEAKING = frozenset({"person", "body", "group", "document"})
"""Kinds of voices that can be cited; what else is cited are grounds ("citing a lack of space")."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A voice beside one that speaks by a cue: `outer` tells whether it passes the words on or is passed on."""

    source: Source
    cue: Anchor
    outer: bool


def passed_on(reading: Reading, utterance: Utterance, voiced: list[Voiced], voices: Voices) -> dict[int, Passed]:
    """Return, by where the cue of a voice starts, the voice that passes its words on or whose words it passes on.

    Rules `cited` ("the Herald reported, citing two officials, that ...") and `quotes` ("the Herald quoted her as saying ...",
    "she was quoted by the Herald as saying ...").
    """
    found: dict[int, Passed] = {}
    words = [word.lower() for word in utterance.words]
    for voice in voiced:
        if voice.cue.kind == "quoted_as":
            outer = _who_quotes(utterance, words, voice, voices)
            if outer is not None:
                found[voice.cue.start] = Passed(outer, voice.cue.anchor(reading), outer=True)
        elif (by := _quoted_by(words, voice)) is not None and (told := voices.after(utterance, by)) is not None:
            cue = Anchor.of(reading.report.text, utterance.items[by].start, utterance.items[by].end)
            found[voice.cue.start] = Passed(told[0], cue, outer=True)
    for first in range(len(words)):
        at = next((first + len(cue) - 1 for cue in CITING if tuple(words[first : first + len(cue)]) == cue), None)
        if at is None:
            continue
        speaking = [v for v in voiced if v.cue.act and v.cue.kind in ("verb", "according_to", "heard")]
        near = min(speaking, key=lambda v: abs(v.cue.first - at), default=None)
        cited = _who_is_cited(utterance, at, voices)
        if near is None or cited is None or near.cue.start in found:
            continue
        cue = Anchor.of(reading.report.text, utterance.items[first].start, utterance.items[at].end)
        found[near.cue.start] = Passed(cited, cue, outer=False)
    return found


def _quoted_by(words: list[str], voice: Voiced) -> int | None:
    """Return the item before the name of who quotes a voice: "a nurse quoted by the Herald said", "she said, quoted the Herald"."""
    inside = words[voice.first : voice.cue.first]
    at = next((i for i in range(len(inside) - 1) if inside[i] in QUOTED and inside[i + 1] == "by"), None)
    if at is not None:
        return voice.first + at + 1
    behind = words[voice.cue.last : voice.cue.last + 3]
    if behind[:1] == [","] and behind[1:2] in (["quoted"], ["quotes"]):
        return voice.cue.last + 1 + (behind[2:] == ["by"])
    return None


def _who_is_cited(utterance: Utterance, at: int, voices: Voices) -> Source | None:
    """Return whom "citing" at an item cites; None for grounds ("citing a lack of space")."""
    found = voices.after(utterance, at)
    if found is None or found[0].anchor is None:
        return None
    source = voices.without_asides(found[0])
    words = found[0].anchor.exact.lower().split()
    before = next((i for i, word in enumerate(words) if word in PREPOSITIONS), None)
    speaks = any(voice_kinds().get(word) in SPEAKING for word in words[:before])
    return source if speaks or voices.is_name(found[0]) else None


def _who_quotes(utterance: Utterance, words: list[str], voice: Voiced, voices: Voices) -> Source | None:
    """Return who quotes somebody "as saying" something."""
    at = next((i for i in range(voice.cue.first - 2, -1, -1) if words[i] in QUOTED), None)
    if at is None:
        return None
    back = at - 1
    while back > 0 and words[back] in SKIPPED - PASSIVE:
        back -= 1
    if words[back] not in PASSIVE:
        found = voices.before(utterance, at) or voices.parsed(utterance, at)
        return found[0] if found and found[0].name != voice.source.name else None
    by = next((i for i in (at + 1, voice.cue.last) if words[i : i + 1] == ["by"]), None)
    found = voices.after(utterance, by) if by is not None else None
    return found[0] if found else None


def with_passed_on(found: list[Attribution], passed: dict[int, Passed]) -> list[Attribution]:
    """Return the attributions with one more for each voice that passes words on or is passed on."""
    out: list[Attribution] = []
    for attribution in found:
        other = passed.get(attribution.cue.start) if attribution.cue is not None else None
        if other is None or attribution.rule == "verb_inside_marks":
            out.append(attribution)
            continue
        if other.outer:
            told = Attribution(other.source, other.cue, attribution.content, "indirect", "says", "said", rule="quotes")
            out += [told, attribution]
            continue
        inner = replace(attribution, source=other.source, cue=other.cue, act="says", route="via", rule="cited")
        outer = replace(attribution, kind="indirect", quotations=()) if attribution.quotations else attribution
        out += [outer, inner]
    return out
