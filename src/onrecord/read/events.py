"""Events: the verbs that carry news, as candidates for records.

Without a parser a form counts as a verb by what stands right before and after it; a form that may as well be a noun
or a participle is left out. What is found is plain and incomplete, and says so in the docs.

Source: gold guide, section 2 (which predicates are records).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Argument, Predicate, Reading, Sentence, Step
from onrecord.read.themes import themes
from onrecord.read.verbs import VerbForm, forms, phrases

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s", "'re", "’re", "am"})
HAVE = frozenset({"has", "have", "had", "having", "'ve", "’ve"})
MODALS = frozenset(
    "will would can could may might must shall should 'll ’ll 'd ’d do does did don don't to not n't n’t let "
    "cannot help".split()
)
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your any some no every each new recent last next "
    "of more most other such own further many several two three four five six ten".split()
)
SUBJECTS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "there"})
NEXT_OBJECT = frozenset(
    "the a an his her its their our to that this these those some any no on in with for from at by up out "
    "over into against about as more it them him us all between".split()
)
LIGHT = frozenset(
    "be have do get put go come see know think feel try attempt manage begin start continue let want need "
    "like lack belong include contain consist involve mean seem appear become remain stay call name label "
    "mark follow regard concern term make expect plan believe hope find schedule decide play fail fear take share".split()
)
"""Verbs that carry no news of their own here (aspect, light and naming verbs). Source: gold guide, section 2."""


PROVIDED = r"(?<=, )(?:provided|providing)\s(?:that\b|(?=[^.,;:!?]{1,60}?\s(?:is|are|was|were|has|have|does|do|can|could|will|would|gets?|agrees?)\b))"
"""What "provided" looks like where it opens a condition ("in April, provided the hall is free"), as a pattern."""
_PROVIDED = re.compile(PROVIDED, re.IGNORECASE)
FURTHEST_INVERTED = 6
"""How many words after its auxiliary a question's verb may stand ("Will the two sides sign?"). Set by hand, 2026-11."""


def find_events(reading: Reading) -> Reading:
    """Fill the predicates of body and notices, without modality."""
    found: list[Predicate] = []
    cues = sorted((a.cue.start, a.cue.end) for a in reading.attributions if a.cue)
    inside = {reading.quotations[i].inside.start for a in reading.attributions if a.about for i in a.quotations}
    for number, sentence in enumerate(reading.sentences):
        if reading.report.blocks[sentence.block].kind not in ("body", "notice"):
            continue
        found += _of_sentence(reading, sentence, number, cues, inside)
    return replace(reading, predicates=tuple(found))


def _of_sentence(
    reading: Reading, sentence: Sentence, number: int, cues: list[tuple[int, int]], inside: set[int]
) -> list[Predicate]:
    """Return the verbs of one sentence that may carry news."""
    tokens = reading.tokens[sentence.first : sentence.last]
    words = [reading.words(token).lower() for token in tokens]
    printed = [reading.words(token) for token in tokens]
    found: list[Predicate] = []
    at = 0
    while at < len(words):
        form, length = _verb_at(words, at)
        if form is None or not form.event or form.lemma in LIGHT or tokens[at].start in inside:
            at += 1
            continue
        start, end = tokens[at].start, tokens[at + length - 1].end
        if form.lemma == "provide" and _PROVIDED.match(reading.report.text, start):
            at += 1
            continue
        if _is_cue(cues, start, end) or not _stands_as_verb(form, words, printed, at, length):
            at += 1
            continue
        anchor = Anchor.of(reading.report.text, start, end)
        first = sentence.first + at
        beside = (*_subject(reading, start, sentence), *themes(reading, sentence, first, first + length))
        found.append(Predicate(anchor, form.lemma, number, event=form.event, arguments=beside, by="verb_list"))
        at += length
    return found


def _verb_at(words: list[str], at: int) -> tuple[VerbForm | None, int]:
    """Return the verb at a word, the longest phrase first ("set up"), with how many words it takes."""
    for rest, form in sorted(phrases().get(words[at], ()), key=lambda row: -len(row[0])):
        parts = rest.split(" ")
        if form.event and words[at + 1 : at + 1 + len(parts)] == parts:
            return form, 1 + len(parts)
    return forms().get(words[at]), 1


def _is_cue(cues: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a verb is already the cue of an attribution."""
    at = bisect_right(cues, (start, end + 1)) - 1
    return any(0 <= i < len(cues) and cues[i][0] < end and start < cues[i][1] for i in (at - 1, at, at + 1))


def _stands_as_verb(form: VerbForm, words: list[str], printed: list[str], at: int, length: int) -> bool:
    """Tell whether the form at a word is the verb of a clause, by its neighbours."""
    before = _skip_adverbs(words, at)
    after = words[at + length] if at + length < len(words) else ""
    if printed[at][:1].isupper() and at > 0 and words[at - 1] not in ("“", '"', "«", "[", "‘"):
        return False
    if before in DETERMINERS | {"'s", "’s"} and before not in ("that", "no"):
        return False
    helped = before in BE | HAVE
    if form.shapes & {"past", "part"}:
        if "base" in form.shapes and before in MODALS:
            return True
        return helped or not (after == "by" or before in ("of", "for", "in", "on", "with", "at", "from", "as", ""))
    if "base" in form.shapes:
        if words[0].strip("“") in MODALS and words[-1:] == ["?"] and at <= FURTHEST_INVERTED and words[at - 1] != "the":
            return True
        return before in MODALS or before in SUBJECTS - {"he", "she", "it", "that", "which", "there"}
    if "s" in form.shapes:
        noun_before = printed[at - 1][:1].isupper() if at else False
        return (before in SUBJECTS or noun_before) and (after in NEXT_OBJECT or after[:1].isalpha())
    return (helped and before not in HAVE) or (at > 0 and words[at - 1] == "," and after in NEXT_OBJECT)


def _skip_adverbs(words: list[str], at: int) -> str:
    """Return the word before a verb, adverbs stepped over."""
    at -= 1
    while at >= 0 and (words[at] in ("also", "already", "now", "still", "not", "n't", "n’t", "never", "jointly") or (
        words[at].endswith("ly") and len(words[at]) > 4
    )):  # fmt: skip
        if words[at] in ("not", "n't", "n’t") and at and words[at - 1] in ("to", "did", "do", "does", "will", "would"):
            return "to"
        at -= 1
    return words[at] if at >= 0 else ""


def _subject(reading: Reading, start: int, sentence: Sentence) -> tuple[Argument, ...]:
    """Return the name that stands right before the verb group as the one who acts, where there is one."""
    helpers = BE | HAVE | MODALS | {"also", "already", "now", "still", "jointly", "has", "been"}
    for mention in reversed(reading.mentions):
        if mention.anchor.start >= start or mention.anchor.end > start:
            continue
        if mention.anchor.start < sentence.start:
            break
        between = reading.report.text[mention.anchor.end : start].lower().split()
        if all(word in helpers or word.endswith("ly") for word in between):
            return (Argument("agent", mention.anchor, mention.entity),)
        break
    return ()


STEP = Step(
    "events",
    "1",
    frozenset({"tokens", "sentences", "attributions", "mentions"}),
    frozenset({"predicates"}),
    find_events,
)
