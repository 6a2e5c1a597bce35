"""Presupposed grounds: what a reason, a question told as settled, a rank or a comparison counts on.

Source: Levinson 1983, Pragmatics, section 4.2 (comparisons, questions, quantifiers over time); Karttunen 1974.
"""

from __future__ import annotations

from onrecord.read.classes import words as list_of
from onrecord.read.grammar import BE, Tree
from onrecord.read.presupposed.found import DEFINITE, LIST, Rule, Taken, forms_of
from onrecord.read.presupposed.states import past

DOING = frozenset("caused done inflicted suffered wrought committed dealt sustained left incurred brought".split())
HARM = frozenset(
    "harm damage losses loss injuries injury destruction havoc chaos devastation wounds hurt wrong wrongs crimes crime atrocities "
    "abuses pain suffering misery offence insult injustice violence mess trouble".split()
)
OPEN = frozenset(
    "unclear unknown disputed whether depends depend decided settled uncertain open undecided irrelevant unimportant matters".split()
)
TOLD = BE | frozenset(
    "has have had baffles baffled puzzles puzzled remains remained surprised emerged became worries makes".split()
)
AHEAD = frozenset("may might can could will would should must to".split())
RANKED = frozenset({"first", "only", "last"})
REASONS = frozenset({"because", "owing", "thanks", "spite"})
SPANS = frozenset("year month week season decade century summer winter spring autumn night".split())


def now_that(tree: Tree, at: int) -> Taken | None:
    """Read a change of which the sentence makes a ground: "now that the tax is gone, anglers crowd the quay"."""
    if tree.word(at + 1) != "that" or tree.tags[at] != "ADV":
        return None
    stop = next((i for i in range(at + 2, len(tree)) if tree.words[i] == ","), len(tree))
    verb = tree.heads[at + 1]
    if not at + 1 < verb < stop:
        return None
    subject = tree.kid(verb, "nsubj")
    first = max(verb - 2, subject + 1 if subject is not None and subject < verb else verb - 1)
    return Taken(min(first, verb), verb + 1, verb, "time_clause")


def because_of(tree: Tree, at: int) -> Taken | None:
    """Read a deed or happening that is given as a reason: "because of the ban on nets", "thanks to her warning"."""
    if tree.word(at + 1) not in ("of", "to"):
        return None
    noun = next((i for i in range(at + 2, min(len(tree), at + 7)) if tree.tags[i] == "NOUN" and tree.word(i + 1) != "'s" and (
        tree.base(i) not in ("compound", "nmod") or tree.heads[i] <= at or i == tree.heads[at])), None)  # fmt: skip
    if noun is None:
        return None
    known = list_of("act", LIST) | list_of("happening", LIST) | list_of("ended", LIST)
    definite = any(tree.words[k] in DEFINITE | {"a", "an"} or tree.rels[k] == "nmod:poss" for k in tree.kids[noun])
    return Taken(noun, noun + 1, noun, "since_act") if definite and tree.words[noun] in known else None


def done_harm(tree: Tree, at: int) -> Taken | None:
    """Read harm named with who did it: "the harm caused by the leak", "the damage done"."""
    if tree.word(at + 1) not in DOING or tree.tags[at] != "NOUN":
        return None
    definite = any(tree.words[k] in DEFINITE or tree.rels[k] == "nmod:poss" for k in tree.kids[at])
    return Taken(at, at + 2, at, "happening") if definite else None


def told_how(tree: Tree, at: int) -> Taken | None:
    """Read a question told as one that has an answer: "how the painting ended up in a barn is the subject of a film"."""
    if at != 0:
        return None
    verb = next((i for i in range(1, min(len(tree), 9)) if tree.tags[i] == "VERB"), None)
    if (
        verb is None
        or not past(tree, verb)
        or tree.base(verb) not in ("csubj", "advcl", "nsubj", "root", "ccomp", "acl")
    ):
        return None
    main = next((i for i in range(verb + 1, min(len(tree), verb + 10)) if tree.words[i] in TOLD), None)
    if main is None or "," in tree.words[:main] or OPEN & set(tree.words[main:]) or tree.words[-1] == "?":
        return None
    return Taken(verb, min(verb + 2, main), verb, "asked_of")


def not_first(tree: Tree, at: int) -> Taken | None:
    """Read somebody told of as one of several: "not the first treasurer to vanish", "not the only one"."""
    if tree.word(at - 1) not in ("the", "their", "his", "her", "its") or tree.words[at - 2 : at - 1] not in (
        ["not"],
        ["n't"],
        ["hardly"],
    ):
        return None
    return Taken(at - 2, at + 1, at, "counted")


def than_last(tree: Tree, at: int) -> Taken | None:
    """Read what another time is measured by: "floods worse than last year's"."""
    span = tree.word(at + 2)
    if tree.word(at + 1) not in ("last", "previous") or span not in SPANS or tree.word(at + 3) != "'s":
        return None
    noun = tree.tags[at + 4 : at + 5] == ["NOUN"]
    return Taken(at + 1, at + 4 + noun, at + 2, "counted")


def wants_changed(tree: Tree, at: int) -> Taken | None:
    """Read a state that somebody wants changed: "want the truce extended", "had the ban lifted"."""
    thing = tree.heads[at] if tree.base(at) in ("acl", "amod") else None
    if thing is None or thing > at:
        head = tree.heads[at]
        thing = (
            next((k for k in tree.of(head, "obj") if k < at), None)
            if head >= 0 and tree.base(at) in ("xcomp", "ccomp")
            else None
        )
        thing = thing if thing is not None else tree.kid(at, "nsubj")
    if thing is None or not 0 < at - thing <= 3 or tree.words[thing] not in list_of("ended", LIST):
        return None
    wanting = {
        "want",
        "wants",
        "wanted",
        "get",
        "have",
        "had",
        "see",
        "demanded",
        "demand",
        "demands",
        "seek",
        "seeks",
        "like",
    }
    if not wanting & set(tree.words[max(0, thing - 4) : thing]) or tree.words[at] not in forms_of("stop") | forms_of(
        "repeat"
    ):
        return None
    return Taken(at, at + 1, at, "changed")


def wh_question(tree: Tree, at: int) -> Taken | None:
    """Read what a question of manner, time, place or person counts on: "How did the fox get in?", "Which envoy took it?"."""
    if tree.words[-1] != "?" and tree.words[-2:-1] != ["?"]:
        return None
    if at > 1 or (at == 1 and tree.tags[0] != "PUNCT") or tree.word(at + 1) in ("many", "much", "long", "far", "about"):
        return None
    verb = next((i for i in range(at + 1, min(len(tree), at + 9)) if tree.tags[i] == "VERB"), None)
    if verb is None or {",", ";"} & set(tree.words[at:verb]):
        return None
    helped = tree.words[at + 1] in ("did", "was", "were", "had", "has", "have")
    subject = tree.words[at] == "who" or (tree.words[at] in ("which", "whose") and tree.subject(verb) is not None)
    alone = subject and (verb == at + 1 or tree.words[at] != "who") and past(tree, verb)
    return Taken(verb, verb + 1, verb, "asked_of") if helped or alone else None


def those_who(tree: Tree, at: int) -> Taken | None:
    """Read what people are singled out by: "pardons for those who mutinied in May", "whoever broke the window"."""
    if tree.words[at] in ("those", "one"):
        if tree.word(at + 1) != "who" or (tree.words[at] == "one" and tree.word(at - 1) != "the"):
            return None
        at += 1
    verb = next((i for i in range(at + 1, min(len(tree), at + 5)) if tree.tags[i] == "VERB"), None)
    if verb is None or not past(tree, verb) or {",", "."} & set(tree.words[at:verb]):
        return None
    return Taken(verb, verb + 1, verb, "asked_of")


def that_clause(tree: Tree, at: int) -> Taken | None:
    """Read a clause that is judged as a whole: "that the mayor lied is a scandal", "it surprised no one that the talks failed"."""
    if at == 0:
        verb = tree.heads[0]
        main = (
            next((i for i in range(verb + 1, len(tree)) if tree.words[i] in ("is", "was", "has", "remains")), None)
            if verb > 0
            else None
        )
        held = (
            main is not None
            and verb < main
            and tree.base(verb) in ("csubj", "advcl", "nsubj", "ccomp")
            and "," not in tree.words[:main]
        )
        return Taken(verb, verb + 1, verb, "factive") if held else None
    below = next(
        (
            k
            for k in tree.of(at, "ccomp", "csubj", "advcl")
            if k > at and any(tree.words[m] == "that" for m in tree.of(k, "mark"))
        ),
        None,
    )
    subject = tree.kid(at, "nsubj", "expl")
    if below is None or subject is None or tree.words[subject] not in ("it", "what"):
        return None
    return Taken(below, below + 1, below, "factive")


def more_of(tree: Tree, at: int) -> Taken | None:
    """Read deeds that add to others: "more arrests followed", "two more ships sank"."""
    noun = tree.heads[at]
    known = list_of("act", LIST) | list_of("happening", LIST)
    plural = tree.base(at) == "amod" and noun == at + 1 and tree.words[noun].endswith("s")
    # "two more ships", told of as more than there were; "one more" counts and asks as often as it adds
    counted = at > 0 and tree.tags[at - 1] == "NUM" and tree.words[at - 1] not in ("one", "1")
    held = plural and (tree.words[noun] in known or (counted and tree.base(noun) in ("nsubj", "nsubj:pass")))
    return Taken(at, noun + 1, noun, "modified") if held and "than" not in tree.words[at:] else None


def in_the_past(tree: Tree, at: int) -> Taken | None:
    """Read a deed told in passing of a thing that is yet to be dealt with: "may revoke the licence it granted in May"."""
    verb = tree.heads[at]
    if verb <= at or tree.rels[verb] != "acl:relcl" or tree.base(at) != "nsubj" or not past(tree, verb):
        return None
    thing = tree.heads[verb]
    over = tree.heads[thing]
    definite = any(tree.words[k] in DEFINITE for k in tree.kids[thing])
    if not definite or thing != at - 1 or tree.base(thing) != "obj" or over < 0:
        return None
    ahead = any(tree.words[k] in AHEAD for k in (*tree.of(over, "aux"), *tree.of(over, "mark")))
    return Taken(verb, verb + 1, verb, "asked_of") if ahead else None


def a_pity(tree: Tree, at: int) -> Taken | None:
    """Read what is called a pity or a shame: "it is a pity the aqueduct was sold", "a shame that the mill burnt"."""
    if tree.word(at - 1) not in ("a", "such", "great", "real") or "it" not in tree.words[max(0, at - 4) : at]:
        return None
    below = next((k for k in tree.of(at, "ccomp", "csubj", "acl", "advcl") if k > at + 1), None)
    told = below is not None and past(tree, below) and tree.word(at + 1) not in ("if", "when")
    return Taken(below, below + 1, below, "factive") if below is not None and told else None


MOVED = frozenset(
    "surprised surprises shocked shocks pleased annoyed angered angers worried worries upset delighted dismayed amazed embarrassed "
    "saddened bothered bothers irked irks puzzled hurt helped mattered".split()
)
"""Verbs of feeling whose clause with "that" is held to be so."""


def rows() -> list[tuple[Rule, frozenset[str]]]:
    """Return the rules of this file with the printed words that they begin at."""
    return [
        (now_that, frozenset({"now"})),
        (because_of, REASONS),
        (done_harm, HARM),
        (told_how, frozenset({"how", "who", "why", "where"})),
        (not_first, RANKED),
        (wh_question, frozenset({"how", "when", "where", "who", "which", "whose"})),
        (those_who, frozenset({"those", "whoever", "one"})),
        (that_clause, MOVED | {"that"}),
        (more_of, frozenset({"more"})),
        (in_the_past, frozenset({"it", "he", "she", "they", "we"})),
        (a_pity, frozenset("pity shame scandal disgrace outrage mystery blessing relief tragedy mercy".split())),
        (than_last, frozenset({"than"})),
        (wants_changed, forms_of("stop") | forms_of("repeat")),
    ]
