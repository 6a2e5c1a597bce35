"""Gaps by "no" before a noun of information: "gave no reason", "no date was set", "without details".

Source: gold guide, section 5; Huddleston & Pullum, chapter 9 (non-verbal negation).
"""

from __future__ import annotations

from onrecord.core.reading import GapAbout, GapState
from onrecord.read.classes import verbs, words
from onrecord.read.denial import LONGEST
from onrecord.read.gaps.about import asked_around, listed, of_noun, of_question
from onrecord.read.gaps.found import Open
from onrecord.read.gaps.words import topics
from onrecord.read.grammar import BE, Tree

GIVING = frozenset(
    "have has had having be is are was were been being contain contains contained include includes included carry "
    "carries carried show shows showed shown bear bears bore cite cites cited make makes made making hold holds held receive "
    "receives received obtain obtained set sets setting fix fixed exist exists existed emerge emerged come came "
    "find found see seen get got say says said add added leave left reach reached take taken prescribe "
    "prescribed name named brought drew drawn got met forthcoming available immediate agree agreed know known".split()
)

THERE = frozenset("word details detail information particulars specifics clue indication comment statement breakdown "
    "clarity clarification certainty timetable timeframe time-frame timescale timeline date schedule deadline confirmation "
    "mention elaboration explanation description answer reply response idea inkling notion decision consensus list account "
    "news insight guidance estimate agreement hint figure figures".split())  # fmt: skip
"""Nouns of information that "there is no ..." or "has no ..." alone leaves open."""

BRINGING = frozenset("brought drew drawn got met bring draw get".split())

REPLIES = frozenset("comment answer reply response statement".split())

DECISIONS = frozenset("decision consensus agreement".split())
PURPOSES = frozenset("reason cause need place ground grounds".split())
IDEAS = frozenset("idea clue inkling notion certainty clarity".split())
SETTLING = frozenset("agreed settled decided fixed finalised finalized chosen scheduled agree".split())
HAVING = BE | frozenset({"have", "has", "had"})
FRAGMENT = frozenset("obl nmod conj parataxis advcl ccomp obj acl root".split())


def no_noun(tree: Tree, at: int) -> Open | None:
    """Read "no" or "without" before a noun of information: "gave no reason", "with no date", "without details".

    With verbs of having and giving any noun of information counts; "there is no" counts with nouns that stand for
    news alone ("no word", "no details"), since "no reason to worry" leaves nothing open.
    """
    noun = tree.heads[at]
    if noun < at or (not tree.parsed and noun not in (at + 1, at + 2)):
        return None
    held = tree.words[noun]
    if held not in words("news", "gap_nouns") or tree.base(noun) in ("compound", "amod"):
        return None
    if held in PURPOSES and _purpose(tree, noun):
        return None
    if (
        held == "word"
        and tree.words[at : at + 2] == ["without", "a"]
        and tree.word(noun + 1) not in ("about", "on", "of", "to")
    ):
        return None
    if held in ("answer", "reply") and tree.word(noun + 1) == "to" and not any(
        tree.words[k] in words("request") for k in tree.of(noun, "nmod")
    ) and tree.words[at] == "no":  # fmt: skip
        return None
    head = _verb_over(tree, noun)
    verb = tree.words[head] if head >= 0 else ""
    if held == "ground" and verb in ("give", "gave", "gives", "giving", "given", "yield", "yielded"):
        return None
    if (verb in BRINGING and held not in REPLIES) or (held == "conditions" and tree.words[at] == "without"):
        return None
    asked = [of_question(tree, wh) for wh in tree.question(noun) if wh > noun]
    if not _given(tree, at, noun, verb) and not (asked and verb in GIVING):
        return None
    state = _state(tree, noun, verb)
    about = listed(tree, noun) or of_noun(tree, noun) or [a for k in tree.joined(noun) for a in of_noun(tree, k)]
    if held in REPLIES:
        about = [a for k in tree.of(noun, "nmod") for a in of_noun(tree, k) if a != "identity"]
    if held == "mention" and not (asked or about):
        return None
    topic: list[GapAbout] = asked or about or (asked_around(tree, at) or ["other"])
    return Open(at, min(noun + 1, at + LONGEST), tuple(dict.fromkeys(topic)), state, noun, "no_noun")


def _verb_over(tree: Tree, noun: int) -> int:
    """Return the verb over a noun, over the noun it is coordinated with too; -1 where there is none."""
    head = tree.heads[noun]
    while head >= 0 and tree.base(noun) == "conj" and tree.tags[head] in ("NOUN", "PROPN"):
        above, head = head, tree.heads[head]
        if tree.base(above) != "conj":
            break
    if head < 0:
        return next((k for k in tree.of(noun, "conj") if tree.tags[k] == "VERB"), head)
    return head


def _given(tree: Tree, at: int, noun: int, verb: str) -> bool:
    """Tell whether the denied noun is information that somebody could have or give."""
    held, strong = tree.words[noun], tree.words[noun] in THERE
    family = {v.family for v in verbs().get(verb, ()) if not v.rest}
    if tree.base(noun) in ("ccomp", "parataxis") and family & {"say"}:
        return strong and held not in PURPOSES
    if family & {"say", "decide", "know"} or (verb in GIVING and (strong or verb not in HAVING)):
        return True
    if strong and (verb in HAVING or not verb):
        return True
    marked = tree.words[at] == "without" or tree.word(at - 1) in ("with", "but", "yet", "though", "albeit")
    if tree.tags[tree.heads[noun]] in ("NOUN", "PROPN") and tree.base(noun) == "nmod" and tree.words[at] == "without":
        return False
    if tree.words[at] == "without" and not strong and topics().get(held) in ("outcome", "terms", "kind", "place", None):
        return False
    return marked and (held in topics() or (strong and tree.base(noun) in FRAGMENT))


def _state(tree: Tree, noun: int, verb: str) -> GapState:
    """Return the state that the denied noun and its verb name."""
    held = tree.words[noun]
    if held == "confirmation" or any(tree.words[k] == "independent" for k in tree.kids[noun]):
        return "unverified"
    if held in REPLIES and verb in ("have", "has", "had", "got", "received", "drew"):
        subject = tree.subject(tree.heads[noun])
        if subject is not None and tree.words[subject] in words("request"):
            return "no_reply"
    if held in REPLIES:
        return "no_reply" if tree.word(noun - 1) == "immediate" or verb in BE else "declined"
    if held in DECISIONS or verb in SETTLING:
        return "undecided"
    if held in ("information", "knowledge", "insight", "data") and verb in ("have", "has", "had"):
        subject = tree.subject(tree.heads[noun])
        return "undisclosed" if subject is not None and tree.words[subject] in words("speaker") else "unknown"
    if held == "explanation" and verb in BE:
        return "unknown"
    return "unknown" if held in IDEAS else "undisclosed"


def _purpose(tree: Tree, noun: int) -> bool:
    """Tell whether a reason or cause is one to do something ("no reason to worry", "no cause for alarm")."""
    head = tree.heads[noun]
    if (
        head >= 0
        and tree.base(noun) not in ("ccomp", "parataxis")
        and {v.family for v in verbs().get(tree.words[head], ())} & {"say"}
    ):
        return False
    return tree.word(noun + 1) in ("to", "for", "why", "that")
