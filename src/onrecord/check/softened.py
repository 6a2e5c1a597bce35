"""The draft's own words with the hedge that a report has: its verb stays, in the form that the hedge takes.

"Sank" becomes "may have sunk", "will close" "is expected to close", "an arsonist" "a suspected arsonist"; English grammar of the
modal verbs (they take the bare infinitive, and of what is past "have" and the participle). Where this gives no sentence there is no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.check.claims import past_form
from onrecord.check.cues import Cue
from onrecord.check.fitted import by_sound
from onrecord.check.rewritten import lowered
from onrecord.check.sides import Side
from onrecord.check.words import Word
from onrecord.core.vocab import lexicon

_MODAL = frozenset("may might could".split())
_WILL = frozenset("will would shall should can must".split())
_HAS = frozenset("has have had".split())
_IS = frozenset("is are am was were".split())
_ADVERBS = frozenset(
    "likely probably possibly perhaps potentially reportedly allegedly apparently presumably supposedly conceivably arguably".split()
)
_FOR = {"maybe": "perhaps", "almost certain": "almost certainly", "in all likelihood": "probably", "in all probability": "probably",
        "probable": "probably", "more than likely": "probably", "as good as certain": "almost certainly"}  # fmt: skip
_OPEN = frozenset(
    (
        "possible",
        "conceivable",
        "not exclude",
        "not excluded",
        "not rule out",
        "not ruled out",
        "there is a chance",
        "there is a risk",
    )
)
"""Hedges of a whole clause ("it is possible that"), which "may" before its verb gives back."""
_ADJECTIVES = frozenset("suspected possible probable likely potential".split())
_SHOWS = {"appear": ("appears", "appear"), "seem": ("seems", "seem"), "tend": ("tends", "tend")}
_PLURAL = {"is": "are", "was": "were"}
_MANY = frozenset("they we these those both all people police you".split())
_STILL = frozenset("also already now soon still then".split())


def softened(
    draft: Side, row: Sequence[Word], span: tuple[int, int], side: Side, theirs: Sequence[Word], cue: Cue
) -> str:
    """Return the words `span` of a draft's row with the hedge `cue` of a report's row, "" where none can be made well."""
    words = row[slice(*span)]
    phrase = " ".join(w.folded for w in theirs[cue.first : cue.last])
    behind = theirs[cue.last].folded if cue.last < len(theirs) else ""
    at = next((n for n, w in enumerate(words) if _tag(draft, w) in ("VERB", "AUX")), -1)
    if span[0] and row[span[0] - 1].folded in _WILL | _HAS | _IS | {"to", "not", "never", "be", "been"}:
        return ""  # what stands before would have to go too: "quota to fall"
    adverb = _FOR.get(phrase, phrase)
    adverb = (
        adverb
        if adverb in _ADVERBS or adverb.endswith(" certainly") or adverb in ("very likely", "most likely")
        else ""
    )
    if at < 0 or any(w.folded not in _STILL for w in words[:at]):
        return _of_noun(draft, words, side, theirs, cue, adverb)
    if _describes(draft, words):
        told = "possibly" if phrase in _OPEN or phrase in _MODAL else adverb
        return f"{told} {lowered(draft.text[words[0].start : words[-1].end])}" if told else ""
    if phrase in ("likely", "very likely", "most likely", "liable") and (behind == "to" or _is_told(theirs, cue)):
        return _led(draft, row, span, theirs, cue, f"{phrase} to")
    if phrase in ("possible", "conceivable") and behind not in ("that", "", "for") and not _is_told(theirs, cue):
        return ""  # "a possible downgrade": what is hedged is no verb
    if phrase in _OPEN or phrase in _MODAL:
        done = _infinitive(draft, words, _has_perfect(theirs, cue))
        return f"{phrase if phrase in _MODAL else 'may'} {done}".strip() if done is not None else ""
    if adverb and cue.first and theirs[cue.first - 1].folded in _MODAL:
        done = _infinitive(draft, words, _has_perfect(theirs, cue))
        return f"{theirs[cue.first - 1].folded} {adverb} {done}" if done is not None else ""
    if adverb:
        return _beside(draft, words, adverb)
    if (
        phrase.endswith(" to")
        or phrase in ("said to have", "said to be", "supposed to have")
        or phrase.split()[0] in _shown()
    ):
        return _led(draft, row, span, theirs, cue, phrase)
    return ""


def _tag(side: Side, word: Word) -> str:
    """Return the part of speech of a word, "" where the reader has none."""
    at = side.token_at(word.start)
    return side.reading.tokens[at].upos if at >= 0 else ""


def _describes(draft: Side, words: Sequence[Word]) -> bool:
    """Tell whether a group is a participle that only describes: "holed below the mast, the ship lies", "the cables cut in May"."""
    at = draft.token_at(words[-1].start)
    bare = len(words) == 1 and _is_participle(words[0].folded) and at >= 0
    subjects = (
        any(draft.reading.tokens[n].deprel.startswith("nsubj") for n in draft.children.get(at, ())) if bare else True
    )
    return bare and not subjects and draft.reading.tokens[at].deprel.startswith(("advcl", "acl", "amod"))


def _is_told(theirs: Sequence[Word], cue: Cue) -> bool:
    """Tell whether "likely" is what something is said to be: "a sale is likely", "it is likely that the lock will close"."""
    return theirs[max(0, cue.first - 1)].folded in _IS and (
        cue.last >= len(theirs) or theirs[cue.last].folded in ("that", "in", "by")
    )


def _has_perfect(theirs: Sequence[Word], cue: Cue) -> bool:
    """Tell whether a report's hedge is of something past: "may have cost"."""
    return any(w.folded == "have" for w in theirs[cue.last : cue.last + 2])


def _of_noun(draft: Side, words: Sequence[Word], side: Side, theirs: Sequence[Word], cue: Cue, adverb: str) -> str:
    """Return a noun or figure with its hedge: "a suspected arsonist", "perhaps 40 boats", "possibly in spring"."""
    text = draft.text[words[0].start : words[-1].end]
    behind = theirs[cue.last] if cue.last < len(theirs) else None
    same = behind is not None and any(w.folded == behind.folded or (w.stem and w.stem == behind.stem) for w in words)
    if adverb and not cue.phrase.endswith(("able", "ble")) and words[0].folded not in ("the", "a", "an"):
        capital = words[0].capital and draft.passage_at(words[0].start) is not None and _opens(draft, words[0])
        return f"{adverb} {text[:1].lower() + text[1:] if capital else text}"
    if cue.phrase not in _ADJECTIVES or not same or _tag(side, theirs[cue.last]) not in ("NOUN", "PROPN", "ADJ"):
        return ""
    if words[0].folded in ("a", "an"):
        article = "an" if by_sound(cue.phrase) else "a"
        return f"{article} {cue.phrase} {draft.text[words[1].start : words[-1].end]}" if len(words) > 1 else ""
    if _tag(draft, words[0]) in ("DET", "NUM"):
        rest = draft.text[words[1].start : words[-1].end] if len(words) > 1 else ""
        return f"{draft.text[words[0].start : words[0].end]} {cue.phrase} {rest}" if rest else ""
    return ""  # another word before the noun: where the hedge goes is not known


def _opens(draft: Side, word: Word) -> bool:
    """Tell whether a word opens its sentence, so that its capital may be no name's."""
    passage = draft.passage_at(word.start)
    return passage is not None and passage.words[0].start == word.start and _tag(draft, word) != "PROPN"


def _beside(draft: Side, words: Sequence[Word], adverb: str) -> str:
    """Return a group of verbs with an adverb behind its first auxiliary, or before its only verb: "was probably holed"."""
    text, lead = draft.text, words[0]
    helps = lead.folded in _WILL | _HAS | _IS and (len(words) > 1 or lead.folded in _WILL | _IS)
    if not helps:
        return f"{adverb} {text[lead.start : words[-1].end]}"
    rest = text[words[1].start : words[-1].end] if len(words) > 1 else ""
    return f"{text[lead.start : lead.end]} {adverb} {rest}".strip()


def _led(draft: Side, row: Sequence[Word], span: tuple[int, int], theirs: Sequence[Word], cue: Cue, phrase: str) -> str:
    """Return a group of verbs behind "is thought to", "appears to", "is likely to", in the number of the draft's subject."""
    words = row[slice(*span)]
    many = _many(draft, words)
    done = _infinitive(draft, words, _has_perfect(theirs, cue) or phrase == "said to have")
    if many is None or done is None or done.startswith("not "):
        return ""
    first = phrase.split()[0]
    for base, forms in _SHOWS.items():
        if first.startswith(base):
            return f"{first if first.endswith('ed') else forms[many]} to {done}"
    led = theirs[cue.first - 1].folded if cue.first else ""
    being = "was" if led in ("was", "were") else "is"
    told = " ".join(phrase.split()[: phrase.split().index("to") + 1]) if "to" in phrase.split() else ""
    return f"{_PLURAL[being] if many else being} {told} {done}" if told else ""


@cache
def _shown() -> frozenset[str]:
    """Return the forms of "appear" and "seem" that a hedge may have without "to": "it appears that"."""
    return frozenset("appears appear appeared seems seem seemed".split())


def _many(draft: Side, words: Sequence[Word]) -> bool | None:
    """Tell whether the subject of a group of verbs is more than one, None where that cannot be told."""
    lead = words[0].folded
    if lead in ("is", "was", "has", "does"):
        return False
    if lead in ("are", "were", "have"):
        return True
    if len(words) == 1 and lead.endswith("s") and not lead.endswith("ss") and lead not in past_participles():
        return False
    tokens = draft.reading.tokens
    at = draft.token_at(words[-1].start)
    for _ in range(4):
        subjects = (
            [n for n in draft.children.get(at, ()) if tokens[n].deprel.startswith(("nsubj", "csubj"))]
            if at >= 0
            else []
        )
        if subjects or at < 0 or not tokens[at].deprel.startswith(("conj", "xcomp", "aux", "cop")):
            break
        at = tokens[at].head
    if not subjects:
        return None
    noun = tokens[subjects[0]]
    word = draft.text[noun.start : noun.end].lower()
    if tokens[subjects[0]].deprel.startswith("csubj"):
        return False  # "signing it is likely to slip"
    joined = any(tokens[n].deprel == "conj" for n in draft.children.get(subjects[0], ()))
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is", "’s", "'s")) and noun.upos != "PROPN"
    if noun.upos == "PRON" and word not in _MANY | {"he", "she", "it", "this", "that"}:
        return None
    return joined or plural or word in _MANY


def _infinitive(draft: Side, words: Sequence[Word], perfect: bool) -> str | None:
    """Return a group of verbs as it stands behind "may" or "to": "have sunk" of "sank", "be sold" of "is sold", None where it is none."""
    text = draft.text
    at = next(n for n, w in enumerate(words) if w.folded not in _STILL)
    still = "".join(f"{w.folded} " for w in words[:at])
    lead, rest = words[at], [w.folded for w in words[at + 1 :]]
    tail = text[words[at + 1].start : words[-1].end] if rest else ""
    if rest[:1] == ["not"] and len(rest) > 1 and lead.folded in _WILL | _HAS | _IS:
        done = _infinitive(draft, [lead, *words[at + 2 :]], perfect)
        return f"not {done}" if done is not None else None
    if rest[:1] == ["not"] or lead.folded.endswith("n't") or lead.folded in ("cannot", "did", "do", "does"):
        return None
    if lead.folded in _WILL:
        return f"{still}{tail}"
    if lead.folded in _HAS and rest and (rest[0] == "been" or _is_participle(rest[0]) or rest[0] in _STILL):
        return f"{still}have {tail}"
    if lead.folded in _IS:
        past = lead.folded in ("was", "were")
        if rest[:1] in (["to"], ["about"]):
            return None
        if rest[:1] == ["going"]:
            return (
                text[words[at + 3].start : words[-1].end]
                if rest[1:2] == ["to"] and len(rest) > 2 and not past
                else None
            )
        if rest[:1] == ["being"]:
            tail = text[words[at + 2].start : words[-1].end] if len(rest) > 1 else ""
        return f"{still}{'have been' if past else 'be'} {tail}".strip()
    if _tag(draft, lead) != "VERB" and lead.folded not in _HAS:
        return None
    past = lead.folded not in bases() and past_form(lead.folded)
    either = lead.folded in bases() and lead.folded in past_participles()  # "cost", "put"
    verb = _participle(lead.folded) if past or (either and perfect) else _base(lead.folded)
    if verb is None:
        return None
    return f"{still}{'have ' if past or (either and perfect) else ''}{verb} {tail}".strip()


@cache
def bases() -> frozenset[str]:
    """Return the base forms of irregular verbs."""
    return frozenset(lexicon("irregular"))


@cache
def past_participles() -> frozenset[str]:
    """Return the participles of irregular verbs."""
    return frozenset(forms[-1] for forms in lexicon("irregular").values())


def _is_participle(folded: str) -> bool:
    """Tell whether a word looks like a participle of what is past."""
    return folded.endswith("ed") or folded in past_participles()


def _participle(folded: str) -> str | None:
    """Return the participle of a past form: "sunk" of "sank", "closed" of "closed"."""
    known = next((forms[-1] for forms in lexicon("irregular").values() if folded in forms), None)
    return known or (folded if folded.endswith("ed") else None)


def _base(folded: str) -> str | None:
    """Return the base form of a present form: "close" of "closes", "carry" of "carries"; None of a form in -ing."""
    if folded in ("has", "had"):
        return "have"
    if folded.endswith("ing") and len(folded) > len("bring") + 1:
        return None
    if folded.endswith("ies") and len(folded) > len("dies"):
        return f"{folded[:-3]}y"
    if folded.endswith(("sses", "shes", "ches", "xes", "zzes")) or folded in ("goes", "does", "vetoes"):
        return folded[:-2]
    return folded[:-1] if folded.endswith("s") and not folded.endswith("ss") else folded
