"""Cues: the words by which somebody is said to speak ("said", "according to"), outside quotation marks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Reading
from onrecord.read.utterances import QUOTE, Utterance
from onrecord.read.verbs import VerbForm, forms, phrases

AMBIGUOUS = frozenset(
    "report reports claim claims comment comments note notes state states request requests demand demands "
    "charge charges brief post posts signal signals term terms label brand call calls show shows find finds "
    "found write plan promise pledge pledges vow boast caution detail details estimate estimates forecast "
    "forecasts warning voice question appeal appeals answer answers described reported concluded found showed "
    "continued maintained highlighted outlined indicated revealed detailed voiced posted ruled rules welcomed "
    "welcomes welcome praise praised hail hailed condemn condemned criticized criticised slam slammed denounced "
    "counter counters object objects cry cries".split()
)
"""Forms that are nouns or participles as often as reporting verbs: they count only after a voice of their own."""

GOES_ON = frozenset({"continue", "go on"})
"""Verbs that tell of speaking only beside quotation marks ("the works will continue on Monday" tells of none)."""
STARTING = frozenset("began begin begins started starts kept keeps resumed".split())
"""Verbs before a form in -ing that only tell that speaking begins or goes on."""
BESIDE = frozenset({"now", "also", "still", "again"})
"""Adverbs that may stand between a form of "be" and a form in -ing."""
SAYING = frozenset(
    {"say", "tell", "confirm", "reveal", "disclose", "specify", "admit", "confess", "elaborate", "explain"}
)
"""Verbs of saying that, denied, leave unsaid what follows them."""
NOT = frozenset({"not", "n't", "n’t", "never"})
BE = frozenset({"was", "were", "is", "are", "been", "being", "be"})


@dataclass(frozen=True, slots=True)
class CueFound:
    """One cue: items `[first, last)` of its utterance, the act it names and how it can take its subject."""

    first: int
    last: int
    start: int
    end: int
    kind: str
    act: str
    shape: str
    route: str = "said"
    inverted: bool = False
    may_invert: bool = False
    fronted: bool = False

    def anchor(self, reading: Reading) -> Anchor:
        """Return the words of the cue."""
        return Anchor.of(reading.report.text, self.start, self.end)


def find_cues(utterance: Utterance) -> list[CueFound]:
    """Return the cues of an utterance in order."""
    words = [word.lower() for word in utterance.words]
    found: list[CueFound] = []
    at = 0
    while at < len(words):
        cue = _according(utterance, words, at) or _verb(utterance, words, at)
        if cue is not None:
            found.append(cue)
        at = cue.last if cue else at + 1
    return found


def _according(utterance: Utterance, words: list[str], at: int) -> CueFound | None:
    """Match "according to" and its like at item `at`."""
    for phrase in (("according", "to"), ("in", "the", "words", "of"), ("citing",), ("quoting",)):
        if tuple(words[at : at + len(phrase)]) == phrase and at + len(phrase) < len(words):
            last = at + len(phrase)
            route = "via" if phrase[0] in ("citing", "quoting") else "said"
            kind = "citing" if route == "via" else "according_to"
            if kind == "citing":
                return None
            return CueFound(
                at, last, utterance.items[at].start, utterance.items[last - 1].end, kind, "says", "", route,
                may_invert=True, fronted=at == 0,
            )  # fmt: skip
    return None


def _verb(utterance: Utterance, words: list[str], at: int) -> CueFound | None:
    """Match a reporting verb at item `at`."""
    word, last = words[at], at + 1
    form = forms().get(word)
    for rest, phrase in phrases().get(word, ()):
        parts = rest.split(" ")
        if phrase.act and words[at + 1 : at + 1 + len(parts)] == parts:
            form, last = phrase, at + 1 + len(parts)
    went_on = word in ("went", "goes", "going") and words[at + 1 : at + 4] == ["on", "to", "say"]
    if went_on:
        form, last = forms()["say"], at + 4
    if (form is None or not form.act) and _tags_a_quotation(utterance, words, at):
        item = utterance.items[at]
        return CueFound(at, last, item.start, item.end, "verb", "says", "past", inverted=True, may_invert=True)
    if form is None or not form.act:
        return None
    if form.lemma in GOES_ON and (QUOTE not in words or words[last : last + 1] == ["to"]):
        return None
    relayed = word == "saying" and at > 1 and words[at - 1] == "as"
    by_whom = "part" in form.shapes and words[last : last + 1] == ["by"] and (not at or words[at - 1] in BE)
    if relayed or by_whom:
        return CueFound(
            at, last + by_whom, utterance.items[at].start, utterance.items[last - 1].end,
            "quoted_as" if relayed else "passive_by", form.act, "", may_invert=by_whom,
        )  # fmt: skip
    if not went_on and not _finite(form, words, at, last):
        return None
    before, after = words[at - 1] if at else "", words[last] if last < len(words) else ""
    told = form.lemma in ("tell", "inform", "assure", "remind", "brief")
    inverted = before == QUOTE or (before == "," and at > 1 and words[at - 2] == QUOTE)
    if word in AMBIGUOUS and form.shapes == {"base"} and not inverted:
        return None
    shape = (
        "past"
        if went_on
        else "s"
        if "ing" in form.shapes and _goes_on(words, at)
        else (
            "ing"
            if "ing" in form.shapes
            else "past"
            if "past" in form.shapes
            else "s"
            if "s" in form.shapes
            else "base"
        )
    )
    return CueFound(
        at, last, utterance.items[at].start, utterance.items[last - 1].end, "verb", form.act, shape,
        "told" if told else "said", inverted=inverted and shape != "ing" and after not in (",", "."),
        may_invert=before in (QUOTE, ",", "") or at == 0, fronted=at == 0,
    )  # fmt: skip


def _tags_a_quotation(utterance: Utterance, words: list[str], at: int) -> bool:
    """Tell whether a past form is a tag by where it stands: “...,” enthused Orr. Rule `tag_by_its_place`."""
    follows = words[at - 1 : at] == [QUOTE] and at + 1 < len(words) and words[at].endswith("ed")
    return follows and utterance.items[at].word.islower() and utterance.items[at + 1].word[:1].isupper()


def _finite(form: VerbForm, words: list[str], at: int, last: int) -> bool:
    """Tell whether a verb form stands as the verb of a clause of speaking."""
    before = words[at - 1] if at else ""
    after = words[last] if last < len(words) else ""
    if before in (
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "of",
        "no",
        "any",
        "our",
    ):
        return False
    if denied(words, at):
        return False
    passive = before in ("was", "were", "been", "being", "be", "is", "are", "'s")
    if passive and "ing" not in form.shapes:
        return False
    if words[at] in AMBIGUOUS and not (
        after in ("that", QUOTE, ":") or before in (QUOTE, "also", "he", "she", "they", "it", "who") or last == len(words)
        or after in (".", "on", "in", "the", "a", "it", "as")
    ):  # fmt: skip
        return False
    if form.shapes & {"past", "s"}:
        return True
    if "ing" in form.shapes:
        joined = before in (",", QUOTE, "–", "—", "", "and", "by")
        return (joined and (form.speech or after == "that")) or _goes_on(words, at)
    if "base" in form.shapes:
        return before in (
            "will",
            "would",
            "to",
            "did",
            "does",
            "could",
            "should",
            "must",
            "they",
            "we",
            "i",
            "officials",
            "sources",
        )
    return False


def denied(words: list[str], at: int) -> bool:
    """Tell whether a verb of saying is denied: "would not say how", "had never confirmed that", "declined to say when".

    Rule `said_nothing`: what somebody did not say is not put forward by them. Verbs that deny by themselves stay ("did not rule out").
    Source: gold guide, section 5 (declined to say: a gap); Horn, A Natural History of Negation, 1989.
    """
    form = forms().get(words[at])
    if form is None or form.lemma not in SAYING:
        return False
    before = words[max(0, at - 3) : at]
    return bool(NOT & set(before)) or any(
        word in ("declined", "refused") and after == "to" for word, after in pairwise(before)
    )


def _goes_on(words: list[str], at: int) -> bool:
    """Tell whether a form in -ing is the verb of its clause: "are now calling for", "began urging"."""
    before = words[at - 1] if at else ""
    return before in BE | STARTING or (at > 1 and words[at - 2] in BE and before in BESIDE)
