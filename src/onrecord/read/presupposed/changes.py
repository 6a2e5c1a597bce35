"""Presupposed changes: what began, goes on or is got rid of, deeds judged by an adjective, and what was by the time of another.

Source: Karttunen & Zaenen 2005, Veridicity (evaluative adjectives); Levinson 1983, Pragmatics, section 4.2 (change of state).
"""

from __future__ import annotations

from onrecord.core.vocab import lexicon
from onrecord.read.classes import words as list_of
from onrecord.read.grammar import Tree
from onrecord.read.presupposed.found import DEFINITE, LIST, LONGEST, Rule, Taken, forms_of
from onrecord.read.presupposed.states import past

BEGINNING = frozenset("begun began begins started starts start begin taken took takes".split())
WISE = frozenset(
    "wrong right foolish unwise mistaken wise brave reckless justified stupid rash cowardly clever cruel kind rude naive careless silly".split()
)
HEARING = frozenset("hear learn see find know discover read".split())
GOING_ON = frozenset(
    "goes go went going drags dragged continues continue continued persists persist persisted wears wore".split()
)
NOT_ORDINAL = frozenset(
    "floor street half page language person hand thought place class time cousin son daughter child wife husband world war king name "
    "storey quarter chapter verse line row world avenue home nature string team division prize".split()
)
NOMINAL = ("tion", "sion", "ment", "ance", "ence", "ing", "al", "udit", "oll", "urvey", "tudy")


def begun(tree: Tree, at: int) -> Taken | None:
    """Read a deed that is new, so that it was not done before: "has begun answering letters"."""
    taking = tree.words[at] in ("taken", "took", "takes")
    if tree.tags[at] != "VERB" or (taking and tree.word(at + 1) != "to"):
        return None
    below = at + 2 if taking else at + 1
    if not tree.word(below).endswith("ing") or tree.tags[below : below + 1] != ["VERB"] or len(tree.word(below)) < 6:
        return None
    return Taken(at, below + 1, below, "changed")


def wise_to(tree: Tree, at: int) -> Taken | None:
    """Read a deed that an adjective judges: "was wrong to hide the invoice", "were right to leave"."""
    if tree.word(at + 1) != "to" or tree.word(at - 1) not in ("was", "were", "been", "not", "as", "so", "very"):
        return None
    if not {"was", "were", "been"} & set(tree.words[max(0, at - 3) : at]) or {"would", "be", "if"} & set(
        tree.words[max(0, at - 3) : at]
    ):
        return None
    verb = next((i for i in range(at + 2, min(len(tree), at + 4)) if tree.tags[i] == "VERB"), None)
    if verb is None:
        return None
    thing = tree.kid(verb, "obj")
    return Taken(verb, thing + 1 if thing is not None and thing - verb < LONGEST else verb + 1, verb, "judged_for")


def glad_to_hear(tree: Tree, at: int) -> Taken | None:
    """Read what somebody felt on hearing it: "was relieved to hear that the swans had survived"."""
    heard = at + 2
    if tree.word(at + 1) != "to" or tree.word(heard) not in HEARING:
        return None
    below = next((k for k in tree.of(heard, "ccomp", "advcl") if k > heard), None)
    thing = tree.kid(heard, "obj")
    if below is None and thing is not None and tree.tags[thing + 1 : thing + 2] in (["ADJ"], ["VERB"]):
        return Taken(thing, thing + 2, thing + 1, "factive")
    return (
        Taken(below, below + 1, below, "factive")
        if below is not None and tree.word(heard + 1) not in ("if", "whether")
        else None
    )


def goes_on(tree: Tree, at: int) -> Taken | None:
    """Read a deed or state that goes on: "the search for the skipper goes on", "the strike continues"."""
    on = tree.word(at + 1) == "on"
    if tree.words[at][:4] not in ("cont", "pers") and not on:
        return None
    if tree.words[at][:2] in ("go", "we") and tree.words[at + 2 : at + 3] not in (
        [","],
        ["."],
        ["in"],
        ["for"],
        ["at"],
        ["as"],
        ["and"],
    ):
        return None
    subject = tree.subject(at)
    if subject is None or subject > at or tree.kid(at, "obj", "xcomp", "ccomp") is not None:
        return None
    known = list_of("act", LIST) | list_of("happening", LIST) | list_of("ended", LIST)
    return Taken(at, at + 1 + on, at, "changed") if tree.words[subject] in known else None


def rid_of(tree: Tree, at: int) -> Taken | None:
    """Read what somebody had and has no more: "glad to be rid of the geese", "got rid of its tanks"."""
    thing = next((i for i in range(at + 2, min(len(tree), at + 5)) if tree.tags[i] in ("NOUN", "PROPN")), None)
    if tree.word(at + 1) != "of" or thing is None:
        return None
    definite = any(tree.words[k] in DEFINITE or tree.rels[k] == "nmod:poss" for k in tree.kids[thing])
    return Taken(at, min(thing + 1, at + LONGEST), at, "changed") if definite else None


def by_the_time(tree: Tree, at: int) -> Taken | None:
    """Read what had come by then: "by the time the fire brigade arrived, the granary was ash"."""
    before = tree.words[max(0, at - 2) : at]
    if tree.words[at] == "soon":
        if before[-1:] != ["as"] or tree.word(at + 1) != "as":
            return None
        at += 1
    elif tree.words[at] in ("day", "night", "year", "week"):
        if before[-1:] != ["the"] or tree.tags[at + 1 : at + 2] not in (["DET"], ["PRON"], ["PROPN"]):
            return None
    elif before != ["by", "the"] and before not in (["the", "last"], ["the", "first"]) and not (
        tree.words[at] == "moment" and before[-1:] == ["the"]
    ):  # fmt: skip
        return None
    verb = next((i for i in range(at + 2, min(len(tree), at + 9)) if tree.tags[i] == "VERB"), None)
    if verb is None or "," in tree.words[at:verb] or not past(tree, verb):
        return None
    return Taken(max(at + 1, verb - 1), verb + 1, verb, "time_clause")


def judged_thing(tree: Tree, at: int) -> Taken | None:
    """Read a deed or mishap that somebody welcomes or regrets: "condemned the sacking of nine nurses", "regretted the delay"."""
    known = list_of("act", LIST) | list_of("happening", LIST)
    near = range(at + 1, min(len(tree), at + 5))
    noun = next((i for i in near if tree.words[i] in known and tree.tags[i] in ("NOUN", "VERB")), None)
    if noun is None or tree.tags[at] != "VERB" or {",", ";", "that", "to"} & set(tree.words[at:noun]):
        return None
    definite = (DEFINITE | {"'s", "'"}) & set(tree.words[at + 1 : noun])
    direct = tree.base(noun) in ("obj", "nmod", "obl") or tree.heads[noun] == at
    return Taken(noun, noun + 1, noun, "since_act") if definite and direct else None


def credit_for(tree: Tree, at: int) -> Taken | None:
    """Read a deed or mishap for which credit or blame goes to somebody: "took credit for the victory", "the blame for the crash"."""
    if tree.word(at + 1) not in ("for", "over"):
        return None
    known = list_of("act", LIST) | list_of("happening", LIST)
    noun = next(
        (i for i in range(at + 2, min(len(tree), at + 6)) if tree.words[i] in known and tree.tags[i] == "NOUN"), None
    )
    definite = noun is not None and any(
        tree.words[k] in DEFINITE or tree.rels[k] == "nmod:poss" for k in tree.kids[noun]
    )
    return Taken(noun, noun + 1, noun, "since_act") if noun is not None and definite else None


def ordinal(tree: Tree, at: int) -> Taken | None:
    """Read one of several that came before it: "the second audit", "her third trial"."""
    noun = tree.heads[at]
    if tree.base(at) not in ("amod", "nummod") or not at < noun <= at + 2 or tree.tags[noun] != "NOUN":
        return None
    word = tree.words[noun]
    definite = any(tree.words[k] in DEFINITE or tree.rels[k] == "nmod:poss" for k in tree.kids[noun])
    spell = word in ("week", "month", "year", "day", "term", "night", "season", "round") and any(
        tree.rels[k] == "nmod:poss" or tree.words[k] in ("its", "their", "his", "her") for k in tree.kids[noun]
    )
    eventful = (
        spell
        or word in list_of("round", LIST) | list_of("act", LIST) | list_of("happening", LIST)
        or word.endswith(NOMINAL)
    )
    return Taken(at, noun + 1, noun, "counted") if definite and eventful and word not in NOT_ORDINAL else None


def let_slip(tree: Tree, at: int) -> Taken | None:
    """Read what somebody let slip: "let slip that the seats had been sold"."""
    if tree.word(at - 1) not in ("let", "lets", "letting") or tree.word(at + 1) != "that":
        return None
    below = next((k for here in (at, at - 1) for k in tree.of(here, "ccomp", "advcl") if k > at + 1), None)
    return Taken(below, below + 1, below, "factive") if below is not None else None


def for_having(tree: Tree, at: int) -> Taken | None:
    """Read a deed told as over that somebody is judged for: "rebuked the Oar for having printed the address"."""
    verb = tree.heads[at]
    if tree.word(at - 1) not in ("for", "of", "to", "about", "at") or not at < verb <= at + 3:
        return None
    return Taken(at, verb + 1, verb, "judged_for")


def unpaid_since(tree: Tree, at: int) -> Taken | None:
    """Read a state set before its holder: "unpaid since August, the guards have taken to selling postcards"."""
    if at != 1 or tree.tags[0] not in ("ADJ", "VERB") or "," not in tree.words[2:6]:
        return None
    if not (tree.words[0].endswith("ed") or tree.words[0].startswith("un")) or tree.tags[2:3] == ["PRON"]:
        return None
    return Taken(0, min(3, tree.words.index(",")), 0, "staying")


def first_rows() -> list[tuple[Rule, frozenset[str]]]:
    """Return the rules of this file that come before those of other changes of state."""
    return [
        (begun, BEGINNING),
        (wise_to, WISE),
        (glad_to_hear, frozenset(lexicon(LIST)["factive_adjective"])),
    ]


def rows() -> list[tuple[Rule, frozenset[str]]]:
    """Return the rules of this file with the printed words that they begin at."""
    return [
        (ordinal, frozenset("second third fourth fifth sixth".split())),
        (goes_on, GOING_ON),
        (rid_of, frozenset({"rid"})),
        (by_the_time, frozenset({"time", "soon", "moment", "day", "night", "year", "week"})),
        (judged_thing, forms_of("judged") | forms_of("factive")),
        (
            credit_for,
            frozenset("credit blame responsibility punishment praise reward compensation apology".split())
            | forms_of("judging"),
        ),
        (let_slip, frozenset({"slip"})),
        (for_having, frozenset({"having"})),
        (unpaid_since, frozenset({"since"})),
    ]
