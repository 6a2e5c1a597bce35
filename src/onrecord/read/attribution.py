"""Attribution: who puts what forward, by which words, in quotation marks and without them.

Every attribution names the rule that found it. Where nobody can be found the source is "?", never the nearest name.

Source: PolNeAR annotation guidelines (source, cue, content); the order of the rules follows the tag-first reading of
direct speech (Krestel et al. 2008; textacy's direct quotations) widened to fronted and trailing phrases.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.overlay import Overlay
from onrecord.core.reading import Attribution, Candidate, Heard, Quotation, Reading, Source, Step, Unsure
from onrecord.read.impersonal import impersonal
from onrecord.read.led_in import carried_back, led_in, sentence_before
from onrecord.read.secondhand import Passed, passed_on, with_passed_on
from onrecord.read.utterances import Utterance, fold
from onrecord.read.verbs import forms
from onrecord.read.voiced import PASSIVE, Voiced, cut, heard_inside, only_shows, shows, told_by, voice_cues, with_heard
from onrecord.read.voices import Voices

UNKNOWN = Source("?", None, None, None, "unknown", named=False)
LONGEST_NAME, LONGEST_OFFICE = 6, 12
"""Most words between a quotation and its tag where one is a verb, and where none is. Set by hand, November 2026."""
LONGEST_SCARE = 3
"""Most words that a quotation without a voice may have to be taken for scare quotes or a name. Set by hand, 2026-11."""


def find_attributions(reading: Reading) -> Reading:
    """Fill the attributions, and mark which quotations are speech."""
    voices = Voices(reading)
    heard = {h.cue.start: h for h in reading.heard}
    parsed = any(token.deprel for token in reading.tokens)
    found: list[Attribution] = []
    said: dict[int, int] = {}
    passed: dict[int, Passed] = {}
    previous: Utterance | None = None
    for utterance in fold(reading):
        voiced = voice_cues(utterance, voices)
        all_voiced = with_heard(utterance, voiced, voices, heard)
        beside = passed_on(reading, utterance, all_voiced, voices)
        passed |= beside
        found += _indirect(reading, utterance, all_voiced, heard if parsed else None)
        if not voiced and utterance.quotations:
            voiced = all_voiced
        speaking = [v for v in voiced if not shows(v.source, utterance.words[v.cue.first])] or voiced
        for position, item in enumerate(utterance.items):
            if item.quotation is None or item.quotation in said:
                continue
            attribution = _direct(reading, voices, utterance, position, speaking, found, said, previous)
            if attribution is None:
                continue
            apart = attribution.cue is not None and attribution.cue.start in beside
            joined = None if apart else _joins(reading, utterance, previous, item.quotation, attribution, found, said)
            if joined is not None:
                found[joined] = _extended(reading, found[joined], item.quotation, attribution)
                said[item.quotation] = joined
            else:
                found.append(attribution)
                said[item.quotation] = len(found) - 1
            voices.memory.remember(found[said[item.quotation]].source)
        topic = voices.topic(utterance)
        if topic is not None and not voiced:
            voices.memory.remember(topic)
        for voice in voiced:
            if voice.cue.start not in heard and voices.points_nowhere(voice.source):
                continue
            voices.memory.remember(voice.source)
            if voice.cue.start in beside and beside[voice.cue.start].outer:
                voices.memory.remember(beside[voice.cue.start].source)
        previous = utterance
    found = carried_back(reading, found, said) + heard_inside(reading, voices) + impersonal(reading, voices)
    found = [a for a in found if a.quotations or not only_shows(a)]
    found = _widen(with_passed_on(found, passed))
    quotations = _settle_speech(reading, set(said))
    return replace(reading, attributions=tuple(found), quotations=quotations)


def _direct(
    reading: Reading,
    voices: Voices,
    utterance: Utterance,
    position: int,
    voiced: list[Voiced],
    found: list[Attribution],
    said: dict[int, int],
    previous: Utterance | None,
) -> Attribution | None:
    """Find whose words a quotation is: the first rule that answers decides."""
    index = utterance.items[position].quotation
    assert index is not None
    quotation = reading.quotations[index]
    inside = _verb_inside(reading, voices, utterance, position, voiced, found)
    if inside is not None:
        return inside
    near = _nearest(utterance, position, voiced)
    if near is not None:
        return _make(reading, near, (index,), "direct", _rule(near, position))
    led = led_in(reading, voices, utterance, position)
    if led is not None:
        return led
    if _names_a_thing(utterance, position, quotation):
        return None
    carried = _carried(reading, utterance, position, found, said, previous)
    if carried is not None:
        return carried
    if len(quotation.inside.exact.split()) > LONGEST_SCARE:
        return sentence_before(reading, voices, utterance, position, previous) or Attribution(
            UNKNOWN, None, (quotation.inside,), "direct", quotations=(index,), rule="no_voice_found",
            unsure=(Unsure("source", ()),),
        )  # fmt: skip
    return None


def _nearest(utterance: Utterance, position: int, voiced: list[Voiced]) -> Voiced | None:
    """Return the cue that governs the quotation at `position`: its tag if it has one, else the cue before it."""
    verbs = [v for v in voiced if v.cue.kind != "according_to"]
    tags = [v for v in verbs if v.first > position and not _broken(utterance, position + 1, v.first)]
    before = [v for v in verbs if v.cue.first < position]
    leads = [v for v in before if position - v.cue.last <= 2 or _leads_in(utterance, v.cue.last, position)]
    if leads:
        return leads[-1]
    if tags:
        return tags[0]
    if before:
        return before[-1]
    phrases = [v for v in voiced if v.cue.kind == "according_to"]
    return phrases[0] if phrases else None


def _leads_in(utterance: Utterance, first: int, position: int) -> bool:
    """Tell whether only listeners and joining words stand between a cue and the quotation."""
    words = [word.lower() for word in utterance.words[first:position]]
    return (
        bool(words) and words[-1] in (":", "that", ",") and not any(w in (";", "while", "but", "–", "—") for w in words)
    )


def _broken(utterance: Utterance, first: int, last: int) -> bool:
    """Tell whether a clause of its own stands between a quotation and the tag after it: a long name and office are none."""
    breaks = any(word.lower() in (";", "while", "but", "whereas") for word in utterance.words[first:last])
    return breaks or last - first > (LONGEST_NAME if utterance.verb_in(first, last) else LONGEST_OFFICE)


def _rule(voice: Voiced, position: int) -> str:
    """Name the rule by which a cue governs a quotation."""
    if voice.cue.kind == "according_to":
        return "according_to"
    place = "speaker_after" if voice.cue.first > position else "speaker_before"
    if voice.source.anchor is not None and voice.source.anchor.exact.lower() in ("he", "she", "they", "it", "who"):
        return f"{place}+pronoun_last_speaker"
    return place


def _make(reading: Reading, voice: Voiced, quotations: tuple[int, ...], kind: str, rule: str) -> Attribution:
    """Make the attribution of quotations to a voice."""
    content = tuple(reading.quotations[index].inside for index in quotations)
    speech = any(len(part.exact.split()) > LONGEST_SCARE for part in content)
    unsure = (Unsure("source", ()),) if voice.source.name == "?" else ()
    return Attribution(
        voice.source, voice.cue.anchor(reading), content, "direct" if kind == "direct" else "indirect",
        voice.cue.act or ("says" if speech else ""), voice.cue.route, quotations=quotations, rule=rule, unsure=unsure,
    )  # fmt: skip


def _verb_inside(
    reading: Reading,
    voices: Voices,
    utterance: Utterance,
    position: int,
    voiced: list[Voiced],
    found: list[Attribution],
) -> Attribution | None:
    """Rule `verb_inside_marks`: the reporting verb stands inside the marks, so the words are the outer voice's.

    In `X “declared readiness to ...,” the report says` the marks hold the report's words about X. Source: starting
    report's close reading, line 9; the wording trap of the record's design.
    """
    index = utterance.items[position].quotation
    assert index is not None
    quotation = reading.quotations[index]
    first = quotation.inside.exact.lstrip("[").split("]")[0].split(" ")[0].strip(".,").lower()
    form = forms().get(first)
    if form is None or not form.shapes & {"past", "s"} or not form.act or position == 0:
        return None
    if utterance.items[position - 1].word.lower() in PASSIVE | {"has", "have", "had"}:
        return None
    about = voices.before(utterance, position)
    if about is None or any(v.cue.last >= position - 1 and v.cue.first < position for v in voiced):
        return None
    outer = next((v for v in reversed(voiced) if v.cue.first > position), None)
    outer = outer or next((v for v in voiced if v.cue.kind == "according_to" or v.cue.first < about[1]), None)
    source = outer.source if outer else UNKNOWN
    if outer is None and found and found[-1].kind == "according_to" and found[-1].source.kind in ("body", "document"):
        source = found[-1].source
    cue = outer.cue.anchor(reading) if outer else None
    unsure = () if outer else (Unsure("source", (Candidate(source.name, "the last voice of the page"),)),)
    return Attribution(
        source, cue, (quotation.inside,), "direct", form.act or "says", quotations=(index,), about=about[0],
        rule="verb_inside_marks", unsure=unsure,
    )  # fmt: skip


def _names_a_thing(utterance: Utterance, position: int, quotation: Quotation) -> bool:
    """Tell whether marks hold a title, nickname or scare quotes: few words that no voice of this sentence says."""
    words = quotation.inside.exact.split()
    if position and utterance.items[position - 1].word.lower() in NAMING:
        return True
    alone = len(utterance.items) == 1 or quotation.inside.exact[-1] in ".!?"
    return len(words) <= LONGEST_SCARE and not alone


NAMING = frozenset(
    "called titled entitled dubbed nicknamed named known novel book film song play album series magazine "
    "newspaper word term phrase so-called as slogan".split()
)


def _carried(
    reading: Reading, utterance: Utterance, position: int, found: list[Attribution], said: dict[int, int],
    previous: Utterance | None,
) -> Attribution | None:  # fmt: skip
    """Rule `carried`: a quotation without a voice of its own continues the one before it, or answers its lead-in."""
    index = utterance.items[position].quotation
    assert index is not None
    if previous is None or position > 1:
        return None
    inside = reading.quotations[index].inside
    same = previous.block == utterance.block
    leads = previous.words[-1:] == (":",) or previous.words[-1:] == (",",)
    follows = bool(previous.quotations) and previous.quotations[-1] in said
    if follows and (same or utterance.block - previous.block <= 3):
        last = found[said[previous.quotations[-1]]]
    elif leads or same or not previous.quotations:
        recent = [a for a in found if a.cue and a.cue.start >= previous.items[0].start]
        if not recent:
            return None
        last = _outermost(recent)
    else:
        return None
    sure = same or leads or (follows and not reading.quotations[previous.quotations[-1]].closed)
    unsure = () if sure else (Unsure("source", (Candidate(last.source.name, "the speaker before"),)),)
    return Attribution(
        last.source, last.cue if same else None, (inside,), "direct", last.act or "says", last.route, quotations=(index,),
        about=None, rule="carried", unsure=unsure,
    )  # fmt: skip


def _outermost(attributions: list[Attribution]) -> Attribution:
    """Return the last of some attributions, or the one that tells of it: who noted what the findings show speaks on."""
    last = attributions[-1]
    return next((a for a in attributions if last.cue and any(part.covers(last.cue) for part in a.content)), last)


def _joins(
    reading: Reading, utterance: Utterance, previous: Utterance | None, index: int, attribution: Attribution,
    found: list[Attribution], said: dict[int, int],
) -> int | None:  # fmt: skip
    """Return the attribution that a quotation continues: same speaker, same paragraph, nothing else said between."""
    earlier = [q for q in utterance.quotations if q < index and q in said]
    if not earlier and previous is not None and previous.block == utterance.block:
        earlier = [q for q in previous.quotations if q in said]
    if not earlier:
        return None
    last = found[said[earlier[-1]]]
    if attribution.about is not None or last.about is not None or last.kind != "direct":
        return None
    split = attribution.rule == "carried" or reading.quotations[earlier[-1]].inside.exact[-1] in ",;—–-"
    whole = len(reading.quotations[index].inside.exact.split()) > LONGEST_SCARE
    same = last.source.name == attribution.source.name
    return said[earlier[-1]] if same and split and whole else None


def _extended(reading: Reading, attribution: Attribution, index: int, other: Attribution) -> Attribution:
    """Add a further part to a split quotation."""
    return replace(
        attribution,
        content=(*attribution.content, reading.quotations[index].inside),
        quotations=(*attribution.quotations, index),
        cue=attribution.cue or other.cue,
    )


def _indirect(
    reading: Reading, utterance: Utterance, voiced: list[Voiced], heard: dict[int, Heard] | None
) -> list[Attribution]:
    """Make an attribution for the reported words outside marks of each cue of an utterance."""
    made: list[Attribution] = []
    for number, voice in enumerate(voiced):
        rule = told_by(utterance, voice, heard)
        content = voice.content
        if not content or _in_commas(utterance, voice):
            stretches = _reported(utterance, voice, voiced[number + 1 :])
            content = (
                tuple(
                    Anchor.of(reading.report.text, utterance.items[first].start, utterance.items[last - 1].end)
                    for first, last in stretches
                )
                or content
            )
        content = cut(reading.report.text, utterance, voice, voiced[number + 1 :], content)
        if not content or rule == "":
            continue
        made.append(
            Attribution(
                voice.source, voice.cue.anchor(reading), content, "according_to" if rule == "according_to" else "indirect",
                voice.cue.act, voice.cue.route, rule=rule,
                unsure=() if voice.source.name != "?" else (Unsure("source", ()),),
            )
        )  # fmt: skip
    return made


def _reported(utterance: Utterance, voice: Voiced, later: list[Voiced]) -> list[tuple[int, int]]:
    """Return the stretches of items that a cue reports: what follows it, or what stands around a tag."""
    words, cue = utterance.words, voice.cue
    size = len(words) - (1 if words[-1] in ".!?" else 0)
    if cue.kind == "according_to":
        return _around_phrase(utterance, voice, size)
    tagged = voice.first > 1 and words[voice.first - 1] == ","
    if tagged and (cue.last >= size - 1 or not _clause_after(words, cue.last, size)):
        return [(0, voice.first - 1)]
    if cue.inverted and voice.first > 1:
        return [(0, voice.first - 1)]
    if tagged and words[cue.last].lower() in AFTER_TAG and _clause_after(words, 0, voice.first - 1):
        comma = next((i for i in range(cue.last, size) if words[i] == ","), size)
        return [(0, voice.first - 1), *([(comma + 1, size)] if comma + 1 < size else [])]
    if tagged and _in_commas(utterance, voice):
        return [(0, voice.first - 1), (cue.last + 1, size)]
    first = cue.last
    while first < size and words[first] in (",", ":", "that"):
        first += 1
    end = _until_next_voice(words, first, size, later)
    return [(first, end)] if end > first else []


def _in_commas(utterance: Utterance, voice: Voiced) -> bool:
    """Tell whether a tag stands in commas inside the clause that it reports ("The port, she said, will open").

    Rule `tag_in_commas`: no verb stands before it, so the clause goes on behind it. Source: PolNeAR annotation
    guidelines (a content may have several parts).
    """
    words, last = utterance.words, voice.cue.last
    if voice.cue.kind == "according_to":
        last = next((i for i in range(voice.cue.last, len(words)) if words[i] in (",", ".")), len(words))
    closed = voice.first > 1 and words[voice.first - 1] == "," and last + 2 < len(words) and words[last] == ","
    return closed and not utterance.verb_in(0, voice.first - 1) and utterance.verb_in(last + 1, len(words))


FRONTED = frozenset({"though", "although", "while", "whereas", "as", "after", "when", "since", "because"})
"""Conjunctions of a clause before the main one."""
AFTER_TAG = frozenset({",", "on", "in", "at", "late", "last", "this", "during", "earlier", "yesterday", "today", "to"})
"""Words after a trailing tag's verb ("..., the minister said on Monday, adding ..."): no clause that it reports."""


def _around_phrase(utterance: Utterance, voice: Voiced, size: int) -> list[tuple[int, int]]:
    """Return what "according to X" reports: what follows its comma when it is fronted, else what comes before it."""
    words = utterance.words
    if voice.first <= 1:
        comma = next((i for i in range(voice.cue.last, size) if words[i] == ","), None)
        return [(comma + 1, size)] if comma is not None and comma + 1 < size else []
    before = (0, voice.first - (1 if words[voice.first - 1] in (",", "–", "—") else 0))
    comma = next((i for i in range(voice.cue.last, size) if words[i] == ","), size)
    parsed = any(item.verb for item in utterance.items)
    clause = utterance.verb_in(0, before[1]) if parsed else _clause_after(words, 0, before[1])
    medial = words[voice.first - 1] == "," and comma + 1 < size and not clause
    return [before, (comma + 1, size)] if medial else [before]


def _until_next_voice(words: tuple[str, ...], first: int, size: int, later: list[Voiced]) -> int:
    """Return where the words that a cue reports end: at a further voice that is joined on, else with the sentence."""
    end = size
    for other in later:
        if words[0].lower() in FRONTED and other.first > first and words[other.first - 1] == ",":
            return other.first - 1  # "Though the council admits it, a clerk denied that ...": the main clause begins
        if other.cue.kind == "according_to" and other.first >= first:
            end = other.first
            break
        if words[max(0, other.first - 2) : other.first] == (",", "with") and other.first - 2 > first:
            end = other.first - 2  # "..., with officials saying": another's words begin
            break
        joined = words[other.first - 1].lower() in ("and", "but", "while", ";", "whereas") if other.first else False
        if joined and other.first > first and other.cue.shape != "ing":
            end = other.first - 1
            break
    while end > first and words[end - 1] in (",", ";"):
        end -= 1
    return end


def _clause_after(words: tuple[str, ...], first: int, size: int) -> bool:
    """Tell whether a clause with a verb of its own follows a cue."""
    for word in words[first:size]:
        form = forms().get(word.lower())
        if word.lower() in ("is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "that"):
            return True
        if form and form.shapes & {"past", "s"}:
            return True
    return False


def _widen(found: list[Attribution]) -> list[Attribution]:
    """Let an outer voice that covers one part of a split quotation cover its other parts too."""
    cues = [(a, a.cue) for a in found if a.kind == "direct" and a.cue is not None and len(a.content) > 1]
    split = Overlay(cues, lambda row: [(row[1].start, row[1].end)])
    widened = []
    for outer in found:
        content = list(outer.content)
        for part in outer.content if outer.kind == "according_to" else ():
            for inner, cue in split.near(part.start, part.end):
                if part.covers(cue):
                    content += [more for more in inner.content if not any(c.covers(more) for c in content)]
        widened.append(replace(outer, content=tuple(content)))
    return widened


def _settle_speech(reading: Reading, said: set[int]) -> tuple[Quotation, ...]:
    """Mark the quotations that nobody says as no speech."""
    settled = []
    for index, quotation in enumerate(reading.quotations):
        if index in said or quotation.depth > 0:
            settled.append(quotation)
        else:
            settled.append(replace(quotation, speech=False, why="few words without a voice"))
    return tuple(settled)


STEP = Step(
    "attribution", "1", frozenset({"tokens", "sentences", "quotations", "mentions"}),
    frozenset({"attributions", "quotations"}), find_attributions,
)  # fmt: skip
