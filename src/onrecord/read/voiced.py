"""Voiced: the cues of an utterance with the voices that their phrases name, found by rules and heard by the network."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, Heard, Reading, Source, Token
from onrecord.core.vocab import lexicon
from onrecord.read.cues import CueFound, denied, find_cues
from onrecord.read.described import is_person
from onrecord.read.mentions import role_words
from onrecord.read.utterances import Utterance
from onrecord.read.verbs import forms, listed
from onrecord.read.voice_words import DETERMINERS, head_of, is_adverb, is_pronoun, voice_kinds
from onrecord.read.voices import Voices

PASSIVE = frozenset("was were is are be been being".split())
"""Forms of "be" that make a past participle behind them a passive."""
THOUGHT = ""
"""The act of a voice that is said to believe, want or know something and not to have said it: no link of a chain."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """A cue of an utterance with the voice that its phrase names, and where that phrase begins.

    `content` is what the network hears the voice say; where it is empty, the rules look for what is said.
    """

    cue: CueFound
    source: Source
    first: int
    content: tuple[Anchor, ...] = ()


def voice_cues(utterance: Utterance, voices: Voices) -> list[Voiced]:
    """Return the cues of an utterance that have a voice, in order."""
    found: list[Voiced] = []
    for cue in find_cues(utterance):
        if _counted_noun(cue, voices) or _tells_of_a_noun(utterance, cue, voices):
            continue
        phrase: tuple[Source, int] | None
        if cue.kind == "according_to":
            phrase = voices.after(utterance, cue.last - 1)
            first = cue.first
        elif cue.kind == "quoted_as":
            phrase, first = voices.object_before(utterance, cue.first - 1), voices.clause_of(utterance, cue.first - 1)
        elif cue.kind == "passive_by":
            phrase, first = voices.after(utterance, cue.last - 1), cue.first
        elif cue.shape == "ing" and cue.fronted and voices.has_trees:
            phrase, first = voices.parsed(utterance, cue.first), cue.first
        elif cue.shape == "ing" and not cue.fronted:
            said = found[-1].source if found else None
            subject = None if said else _controller(utterance, cue, voices)
            phrase, first = ((said, cue.first) if said else subject), cue.first
        else:
            cue, phrase = _spoken(utterance, cue, voices)
            first = min(cue.first, phrase[1]) if phrase else cue.first
        if phrase is not None:
            found.append(Voiced(cue, phrase[0], first))
    return found


def cut(
    text: str, utterance: Utterance, voice: Voiced, later: list[Voiced], content: tuple[Anchor, ...]
) -> tuple[Anchor, ...]:
    """Return what a relative clause reports, up to the verb of saying that it stands before ("Orr, who asked for time, said no").

    Rule `up_to_the_main_verb`. Source: Quirk et al. 1985, 17.9 (a relative clause is part of its noun phrase).
    """
    words, cue = utterance.words, voice.cue
    if "who" not in words[max(0, cue.first - 3) : cue.first]:
        return content
    same = (o.cue.first for o in later if words[o.cue.first - 1] == "," or o.source.name == voice.source.name)
    at = next(same, None)
    if at is None or at <= cue.last:
        return content
    end = utterance.items[at - 1 - (words[at - 1] == ",")].end
    return tuple(Anchor.of(text, one.start, min(one.end, end)) for one in content if one.start < end)


def _controller(utterance: Utterance, cue: CueFound, voices: Voices) -> tuple[Source, int] | None:
    """Return who speaks by a form in -ing: the noun that the tree hangs it on, else the subject of its sentence.

    Rule `saying_of_the_subject`: behind a comma it is the subject's, not the last noun's before the comma ("Orr pointed to talks
    between two states, saying ..."). Source: Quirk et al. 1985, 15.62 (the subject of a supplementive clause).
    """
    parsed = voices.parsed(utterance, cue.first)
    behind_a_comma = utterance.words[cue.first - 1] == ","
    if parsed is not None and (not behind_a_comma or utterance.verb_in(parsed[1], cue.first)):
        return parsed
    verbs = (at for at in range(1, cue.first) if utterance.items[at].verb)
    subject = next((found for at in verbs if (found := voices.parsed(utterance, at))), None)
    return subject or parsed or voices.subject(utterance, cue.first)


def _spoken(utterance: Utterance, cue: CueFound, voices: Voices) -> tuple[CueFound, tuple[Source, int] | None]:
    """Return the cue of a finite verb, turned round where its subject stands behind it, and the phrase of that subject."""
    told, cue = cue, _turned(utterance, cue, voices)
    turned = voices.parsed(utterance, cue.first) if cue is not told else None
    phrase = turned if cue.inverted else voices.before(utterance, cue.first)
    if phrase is None and not cue.inverted and voices.side(utterance, cue.first) < 0:
        phrase = voices.parsed(utterance, cue.first)
    if phrase is None and cue.may_invert:
        phrase = voices.after(utterance, cue.last - 1)
        phrase = None if phrase is not None and _is_thing(phrase[0]) else phrase
    if cue.inverted and phrase is not None and not voices.is_person(phrase[0]):
        # "said Telm Port (TP) director Sela Vorn": the tree finds the person
        person = voices.parsed(utterance, cue.first)
        phrase = person if person is not None and voices.is_person(person[0]) else phrase
    if phrase is not None and phrase[0].name.lower() in DETERMINERS - {"some", "many", "few", "others", "all"}:
        phrase = voices.parsed(utterance, cue.first)
    if phrase and phrase[0].anchor and utterance.words[cue.first - 1 : cue.first] == ("to",):
        # "used the visit to say": who does what the infinitive is for
        cut_short = phrase[0].anchor.exact.endswith(" to")
        phrase = voices.parsed(utterance, cue.first) or (None if cut_short else phrase)
    if phrase is None or phrase[0].kind == "unknown" or voices.holds_a_clause(phrase[0]):
        phrase = voices.parsed(utterance, cue.first) or phrase
    return cue, phrase


def _is_thing(source: Source) -> bool:
    """Tell whether a description behind a verb of speaking names nobody who speaks ('the note says the door "cannot" close')."""
    if source.named or source.anchor is None or is_pronoun(source.anchor.exact):
        return False
    head = head_of(source.anchor.exact).lower()
    return head not in voice_kinds() and head not in role_words() and not is_person(head)


def _turned(utterance: Utterance, cue: CueFound, voices: Voices) -> CueFound:
    """Return a cue, turned round where its subject stands behind it ("The pass is shut, said the Telm Roads Agency").

    Rule `subject_behind_the_cue`: the parser finds the subject of the verb behind it, and there stands a name or a
    description. Source: Universal Dependencies version 2, nsubj; Quirk et al. 1985, 14.29 (inversion of reporting clauses).
    """
    if cue.inverted or cue.shape not in ("past", "s") or cue.first < 2 or voices.side(utterance, cue.first) <= 0:
        return cue
    found = voices.after(utterance, cue.last - 1)
    if found is None or found[0].anchor is None or is_pronoun(found[0].anchor.exact):
        return cue
    return replace(cue, inverted=True, may_invert=True)


def _counted_noun(cue: CueFound, voices: Voices) -> bool:
    """Tell whether a word that may be a verb of speaking is read as a noun ("shelled two border posts on Friday").

    Rule `noun_is_no_cue`: only where the parser has read the sentence.
    """
    if cue.kind != "verb":
        return False
    token = _token(cue, voices)
    return token is not None and token.upos == "NOUN"


def _tells_of_a_noun(utterance: Utterance, cue: CueFound, voices: Voices) -> bool:
    """Tell whether a past form only tells of a noun beside it ("the men charged with theft", "two confirmed cases").

    Rule `participle_is_no_cue`: only where the parser has read the sentence; beside quotation marks, only behind its noun. The
    parser may take the noun for what a passive is said of ("help promised to the ward arrived"), yet there is no "was".
    """
    if cue.kind != "verb" or cue.shape != "past":
        return False
    token = _token(cue, voices)
    if token is None or utterance.quotations:
        return token is not None and token.deprel == "acl" and not cue.inverted
    return not cue.inverted and (token.deprel in ("acl", "amod") or voices.said_of_a_noun(utterance, cue.first))


def _token(cue: CueFound, voices: Voices) -> Token | None:
    """Return the token that a cue begins with."""
    tokens = voices.reading.tokens
    at = bisect_left(tokens, cue.start, key=lambda token: token.start)
    return tokens[at] if at < len(tokens) and tokens[at].start == cue.start else None


def with_heard(utterance: Utterance, voiced: list[Voiced], voices: Voices, heard: dict[int, Heard]) -> list[Voiced]:
    """Add the voices that the network hears in an utterance, and let it say what the rules' voices report.

    Rule `heard`: a cue that only the network knows counts where it also hears who speaks and what is said. It hears one
    sentence at a time, so what stands around quotations, which may run over several, is left to the rules.
    """
    if not heard:
        return voiced
    taken: set[int] = set()
    out: list[Voiced] = []
    for voice in voiced:
        own = next(
            (heard[i.start] for i in utterance.items[voice.cue.first : voice.cue.last] if i.start in heard), None
        )
        taken |= {item.start for item in utterance.items[voice.cue.first : voice.cue.last]}
        trusted = own if not utterance.quotations and voice.cue.kind != "quoted_as" else None
        if trusted is not None and _stops_at_whom(utterance, trusted):
            trusted = None
        out.append(replace(voice, content=trusted.content) if trusted else voice)
    for at, item in enumerate(utterance.items):
        own = heard.get(item.start)
        if own is None or item.quotation is not None or item.start in taken or not own.source or not own.content:
            continue
        if _puts_nothing_forward(utterance, at, own, voices):
            continue
        if own.source[0].exact.lower() in ("i", "we", "you"):
            continue  # outside marks the page's own first person adds no voice
        named = voices.of(utterance, own.source[0])
        if named is not None and named[0].name.lower() not in DETERMINERS:
            act = _act(item.word.lower())
            cue = CueFound(at, at + 1, item.start, item.end, "heard", act, "", may_invert=True)
            out.append(Voiced(cue, named[0], named[1], own.content))
    return sorted(out, key=lambda voice: voice.cue.first)


def _stops_at_whom(utterance: Utterance, heard: Heard) -> bool:
    """Tell whether what the network hears is only whom somebody speaks to ("assured the council that the dam was safe").

    Rule `told_whom`: the clause with "that" begins right behind it. Source: Quirk et al. 1985, 16.60 (indirect object and that-clause).
    """
    behind = [at for at, item in enumerate(utterance.items) if item.start >= heard.cue.end]
    that = next((at for at in behind if utterance.items[at].word.lower() == "that"), None)
    if that is None or that == behind[0] or utterance.verb_in(behind[0], that):
        return False
    return all(heard.cue.end <= part.start and part.end <= utterance.items[that].start for part in heard.content)


def _puts_nothing_forward(utterance: Utterance, at: int, heard: Heard, voices: Voices) -> bool:
    """Tell whether a word that the network hears speak only tells of a noun, of whom somebody else speaks to, or of an end.

    Rule `heard_speaks_of_itself`: not in "400 reported cases" (the word tells of its noun), "Orr was told to leave" (the subject
    of a passive is spoken to or of) nor "the signing concluded the visit" (what is concluded is a thing, no clause).
    Source: Universal Dependencies version 2 (amod, nsubj:pass); Quirk et al. 1985, 16.30 (verbs of saying with a clause).
    """
    tokens = voices.reading.tokens
    token = tokens[bisect_left(tokens, utterance.items[at].start, key=lambda token: token.start)]
    before = [item.word.lower() for item in utterance.items[max(0, at - 2) : at]]
    while before and is_adverb(before[-1]):
        before.pop()
    spoken_to = heard.source[0].end <= token.start and heard.source[0].exact.lower() != "it"
    passive = spoken_to and before[-1:] and before[-1] in PASSIVE and token.upos == "VERB"
    if token.deprel == "amod" or (passive and not utterance.items[at].word.endswith("ing")):
        return True
    form = forms().get(utterance.items[at].word.lower())
    if denied([item.word.lower() for item in utterance.items[: at + 1]], at):
        return True
    ends = form is not None and form.lemma in listed("clausal")
    return ends and not any(
        tokens[k].upos in ("VERB", "AUX") and tokens[k].deprel in ("ccomp", "cop", "aux", "aux:pass")
        for k in _between(tokens, heard.content[0])
    )


def _between(tokens: tuple[Token, ...], words: Anchor) -> range:
    """Return where the tokens of some words stand."""
    first = bisect_left(tokens, words.start, key=lambda token: token.start)
    return range(first, bisect_left(tokens, words.end, key=lambda token: token.start))


def only_shows(attribution: Attribution) -> bool:
    """Tell whether a "voice" is no more than what shows something: "the tests show", "a late goal suggested a comeback".

    Rule `evidence_is_no_voice`: nobody by name, no person, body, group or document, and a verb by which things show. Inside
    somebody's words not even figures are a voice of their own. Source: gold guide, section 2 (chain); PolNeAR annotation
    guidelines (a source is an agent). By count on labelled news, November 2026.
    """
    cue = attribution.cue
    return cue is not None and shows(
        attribution.source, cue.exact.split()[0], inside=attribution.rule == "heard_inside"
    )


def shows(source: Source, verb: str, *, inside: bool = False) -> bool:
    """Tell whether a source and its verb only show something; figures do inside somebody's words."""
    if source.named or source.name == "?" or source.anchor is None or is_pronoun(source.anchor.exact):
        return False
    form = forms().get(verb.lower())
    evidence = form is not None and form.lemma in lexicon("reporting")["evidential"]
    head = head_of(source.name)
    thing = source.kind == "unknown" or (head not in voice_kinds() and head not in role_words())
    return evidence and (thing or (source.kind == "data" and inside))


def told_by(utterance: Utterance, voice: Voiced, heard: dict[int, Heard] | None) -> str:
    """Name the rule by which a voice reports words outside marks; empty where it reports none.

    Rule `unheard`: only the list of verbs takes the word for one of speaking, the network hears nobody speak by it ("Orr
    denied any part in it"). Verbs that as often tell what is done ("continues to treat them") then report nothing.
    """
    if voice.cue.kind in ("according_to", "heard"):
        return voice.cue.kind
    words = utterance.items[voice.cue.first : voice.cue.last]
    if heard is None or any(item.start in heard for item in words):
        return "indirect"
    return "" if words[0].word.lower() in listed("done") else "unheard"


def _act(word: str) -> str:
    """Return the act of a cue that the network hears: THOUGHT where no list takes the verb for one of speaking."""
    form = forms().get(word)
    return form.act if form and form.act else "says" if word in listed("heard") else THOUGHT


def heard_inside(reading: Reading, voices: Voices) -> list[Attribution]:
    """Return the attributions that the network hears inside quotations: what a speaker says that somebody else said.

    Rule `heard_inside`: the cue is a verb of saying and its source a name or a description, not "I" or another pronoun. What
    things show ("today has shown that ...") is the speaker's own word.
    """
    found = []
    cues = [heard.cue.start for heard in reading.heard]
    for quotation in reading.quotations:
        if not quotation.speech or quotation.depth:
            continue
        inside = slice(bisect_left(cues, quotation.inside.start), bisect_left(cues, quotation.inside.end))
        for heard in reading.heard[inside]:
            form = forms().get(heard.cue.exact.lower())
            if not quotation.inside.covers(heard.cue) or form is None or not form.act:
                continue
            nearest = min(heard.source, key=lambda part: abs(part.start - heard.cue.start), default=None)
            source = voices.named_in(nearest) if nearest and heard.content else None
            shows = form.lemma in lexicon("reporting")["evidential"]
            if source is not None and not (shows and source.kind == "unknown"):
                content = tuple(part for part in heard.content if quotation.inside.overlaps(part))
                found.append(Attribution(source, heard.cue, content, "indirect", form.act, rule="heard_inside"))
    return found
