"""Gaps by adjective: of not knowing ("unclear", "undisclosed"), and of knowing, denied ("not clear").

Source: gold guide, section 5; Huddleston & Pullum, chapter 9 (affixal negation).
"""

from __future__ import annotations

from onrecord.core.reading import GapAbout, GapState
from onrecord.read.classes import words
from onrecord.read.denial import denial
from onrecord.read.gaps.about import asked_around, is_info, of_noun, of_nouns, of_question, opening
from onrecord.read.gaps.denied_nouns import THERE
from onrecord.read.gaps.found import Open, asked_in, start
from onrecord.read.gaps.words import adjectives
from onrecord.read.grammar import ASKING, BE, NO, Tree

PEOPLE = frozenset(
    "man men woman women person people gunman gunmen attacker attackers assailant assailants suspect suspects victim "
    "victims body bodies caller buyer buyers donor donors bidder client customer investor investors shooter robber "
    "robbers driver pilot group group's persons individual individuals perpetrator perpetrators sender hacker hackers "
    "assailant thief thieves boy girl child owner company firm sponsor backer backers partner author benefactor party".split()
)

LYING = frozenset(
    "go goes went gone lie lies lay sit sits sat rang rings left stay stayed stays largely still mostly far as".split()
)
"""Words before an adjective of no reply that let it be said of what was sent."""
NOT_UNCLEAR = frozenset("water voice photo image picture signal sky glass handwriting speech skin soup weather".split())

ADJECTIVE_TOPICS: dict[str, GapAbout] = {
    "undated": "time",
    "unsigned": "identity",
    "unpriced": "number",
    "inconclusive": "outcome",
}


def un_adjective(tree: Tree, at: int) -> Open | None:
    """Read an adjective of not knowing: "it is unclear who", "an undisclosed place", "her fate was unknown".

    The noun that it stands with or speaks of must name information, a person unknown, or be a whole clause.
    """
    state: GapState = adjectives()[tree.words[at]]  # type: ignore[assignment]
    word = tree.words[at]
    if tree.word(at - 1) in ("leaves", "leave", "left", "leaving"):
        return None
    asked = [of_question(tree, wh) for wh in tree.question(at)]
    noun = tree.heads[at] if tree.base(at) in ("amod", "acl", "compound") else None
    if asked and noun is None:
        return Open(start(tree, at), at + 1, tuple(dict.fromkeys(asked)), state, at, "un_adjective")
    after = tree.word(at + 1)
    if tree.word(at - 1) in NO or (word == "sealed" and _closed(tree, at)):
        return None
    if (after == "to" and word in ("unknown", "unclear")) or (word == "unaccounted" and after != "for"):
        return None
    if noun is not None and noun >= 0:
        return _attributive(tree, at, noun, state)
    subject = tree.subject(at)
    if word in ("unavailable", "unreachable"):
        if not (tree.words[at + 1 : at + 2] == ["for"] and tree.word(at + 2) in CALLED_FOR) and not (
            subject is not None and _answers(tree, subject)
        ):
            return None
        return Open(start(tree, at), at + 1, ("other",), state, at, "un_adjective")
    if tree.word(at - 1) == "as" and tree.heads[at] >= 0:
        subject = tree.subject(tree.heads[at])
        if subject is not None and word == "unexplained":
            return Open(at - 1, at + 1, ("cause",), state, at, "un_adjective")
        if subject is None or not is_info(tree, subject):
            return None
        return _predicative(tree, at, subject, state)
    if tree.word(at - 1) in ("died", "dies", "die", "lived", "lives"):
        return None
    if subject is None:
        subject = tree.kid(at, "expl")
        first = opening(tree, at)
        if subject is None and first is not None and tree.base(at) in ("conj", "root", "parataxis"):
            return Open(start(tree, at), at + 1, (of_question(tree, first),), state, at, "un_adjective")
    if subject is None or tree.base(at) in ("nsubj", "nmod", "obl") or word in ("pending", "moot", "sealed"):
        return None
    return _predicative(tree, at, subject, state)


CALLED_FOR = frozenset("comment interview questions questioning".split())
ANSWERING = frozenset(
    "lawyer lawyers attorney family relatives he she they who representative representatives office agent manager".split()
)


def _answers(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is somebody who could answer: named, a pronoun, or one who speaks for another."""
    return tree.tags[noun] == "PROPN" or tree.words[noun] in ANSWERING | words("speaker") | PEOPLE


def _closed(tree: Tree, at: int) -> bool:
    """Tell whether something is sealed with or by what, or a fate or bargain is: no secret is meant."""
    subject = tree.subject(at)
    return tree.word(at + 1) in ("with", "by", "off") or (
        subject is not None and tree.words[subject] in ("fate", "deal", "victory", "bargain", "win", "friendship")
    )


def _attributive(tree: Tree, at: int, noun: int, state: GapState) -> Open | None:
    """Read an adjective before its noun."""
    word, held = tree.words[at], tree.words[noun]
    kids = [k for k in tree.kids[noun] if k != at]
    bare = not any(tree.base(k) in ("det", "nmod", "nummod", "case", "acl") for k in kids)
    if tree.base(noun) == "nsubj" and bare and not held.endswith("s") and tree.base(at) == "amod":
        return None
    if held == "account" and not tree.of(noun, "nmod"):
        return None
    if word == "secret" and tree.base(noun) == "nsubj" and tree.kid(tree.heads[noun], "cop") is not None:
        return None
    if state in ("no_reply",) or word in (
        "vague",
        "quiet",
        "mysterious",
        "scarce",
        "scant",
        "pending",
        "sealed",
        "murky",
    ):
        return None
    if (
        held in ("object", "objects")
        or (held == "quantity" and tree.word(noun + 1) != "of")
        or (held in words("speaker") and state == "undisclosed" and held not in PEOPLE)
    ):
        return None
    if state == "unverified" and held not in words("claim"):
        return None
    about = of_noun(tree, noun) if is_info(tree, noun) else []
    if not about and (held in PEOPLE or held in words("speaker")):
        about = ["identity"]
    if not about and word in (
        "undisclosed",
        "unnamed",
        "unspecified",
        "unidentified",
        "undetermined",
        "unverified",
        "unconfirmed",
    ):
        about = (
            ["other"]
            if state == "unverified"
            else ["place"]
            if held == "part"
            else ["identity"]
            if held in words("unnamed")
            else []
            if word == "unnamed"
            else ["kind"]
        )
    if not about:
        return None
    return Open(at, at + 1, tuple(about), state, at, "un_adjective")


def _predicative(tree: Tree, at: int, subject: int, state: GapState) -> Open | None:
    """Read an adjective that is said of a subject."""
    held = tree.words[subject]
    fixed = ADJECTIVE_TOPICS.get(tree.words[at])
    if fixed is not None:
        return Open(start(tree, at), at + 1, (fixed,), state, at, "un_adjective")
    if (
        held in NOT_UNCLEAR
        or (held in ("vote", "ballot", "voting", "ballots") and tree.words[at] == "secret")
        or (held in ("i", "he", "she", "they", "we") and tree.words[at] == "quiet")
    ):
        return None
    allowed = {"may", "can", "might"} & {tree.words[k] for k in (*tree.kids[at], *tree.kids[max(0, tree.heads[at])])}
    if tree.words[at] == "anonymous" and (
        allowed or held in ("hotline", "line", "survey", "service", "test", "vote", "ballot")
    ):
        return None
    about = of_nouns(tree, tree.joined(subject))
    if tree.words[at] in ("anonymous", "unidentified", "unnamed", "nameless") and not about:
        about = ["identity"]
    info = (
        bool(about)
        or is_info(tree, subject)
        or (held in words("document", "support_cues") and tree.word(at - 1) in BE)
        or held in ("it", "which", "that", "this", "what", "much")
    )
    clause = tree.tags[subject] in ("VERB", "AUX", "ADJ")
    if state == "no_reply" and tree.word(at - 1) not in LYING | BE:
        return None
    if state == "no_reply":
        return Open(start(tree, at), at + 1, ("other",), state, at, "un_adjective") if requests(tree, subject) else None
    if tree.words[at] == "incomplete" and not about:
        return None
    if tree.words[at] in ("scant", "scarce", "sketchy", "vague", "patchy", "murky", "hazy") and not info:
        return None
    if tree.words[at] in ("secret", "confidential", "classified", "unsettled", "uncertain", "unsure") and not (
        info or clause
    ):
        return None
    found = tuple(asked_in(tree, subject))
    usual: tuple[GapAbout, ...] = ("outcome",) if state == "undecided" else ("other",)
    return Open(start(tree, at), at + 1, found or tuple(about) or usual, state, at, "un_adjective")


PLAIN_ADJECTIVES: dict[str, GapState] = {
    "clear": "unknown", "certain": "unknown", "sure": "unknown", "obvious": "unknown", "evident": "unknown",
    "apparent": "unknown", "known": "unknown", "public": "undisclosed", "forthcoming": "undisclosed",
    "specific": "undisclosed", "explicit": "undisclosed", "final": "undecided", "settled": "undecided",
    "definite": "undecided", "precise": "undisclosed", "exact": "undisclosed", "candid": "undisclosed",
    "aware": "unknown", "privy": "unknown", "available": "undisclosed",
}  # fmt: skip


def denied_adjective(tree: Tree, at: int) -> Open | None:
    """Read a denied adjective of knowing: "it was not clear why", "how many still fire is not public"."""
    denied = denial(tree, at) or (denial(tree, tree.heads[at]) if tree.base(at) == "xcomp" else None)
    if (
        denied is None
        or tree.base(at) in ("amod", "compound")
        or tree.word(at - 1) in ("better", "best", "less", "widely")
    ):
        return None
    word, subject = tree.words[at], tree.subject(at)
    asking = tree.question(at)
    asked = [of_question(tree, wh) for wh in asking if wh > at or not any(later > at for later in asking)]
    if tree.words[0] == "what" and (
        later := next((i for i in range(at + 2, min(len(tree), at + 4)) if tree.words[i] in ASKING), None)
    ):
        asked = [of_question(tree, later)]
    if not asked and subject is not None:
        asked = asked_in(tree, subject)
    about = asked or (
        [] if subject is None or word in ("sure", "aware", "privy") else of_nouns(tree, tree.joined(subject))
    )
    if word in ("certain", "clear") and tree.word(at + 1) == "that" and tree.words[0] == "it":
        about = ["outcome"]
    held = tree.words[subject] if subject is not None else ""
    if word in ("sure", "certain") and held in ("nobody", "one", "none"):
        about = about or asked_around(tree, at) or ["other"]
    if word == "available" and held == "confirmation":
        return Open(denied.first, denied.last, ("other",), "unverified", at, "denied_adjective")
    counted = subject is not None and of_nouns(tree, [subject]) == ["number"] and not tree.of(at, "obl")
    if word == "available" and held not in THERE and not counted:
        return None
    more = word in ("precise", "specific", "explicit", "exact", "candid") and tree.word(at - 1) == "more"
    if not about and (word == "forthcoming" or word == "available" or more):
        about = ["other"]
    if not about:
        return None
    return Open(denied.first, denied.last, tuple(dict.fromkeys(about)), PLAIN_ADJECTIVES[word], at, "denied_adjective")


def disputed(tree: Tree, at: int) -> Open | None:
    """Read a question said to be disputed: "what bought the farmers is disputed"."""
    subject = tree.subject(at)
    asked = asked_in(tree, subject) if subject is not None and subject < at else []
    if not asked and subject is not None and tree.word(at - 1) in BE:
        asked = [a for a in of_nouns(tree, [subject]) if a in ("time", "number", "place", "cause", "identity")]
    return Open(start(tree, at), at + 1, tuple(asked), "unknown", at, "disputed") if asked else None


def open_matter(tree: Tree, at: int) -> Open | None:
    """Read a matter called open: "an open verdict", "the question remains open"."""
    after, subject = tree.word(at + 1), tree.subject(at)
    if after == "verdict":
        return Open(at, at + 2, ("cause",), "undecided", at, "open_matter")
    first = opening(tree, at)
    if subject is None and first is not None and tree.word(at - 1) in BE | {"still", "wide"} and after != "and":
        return Open(start(tree, at), at + 1, (of_question(tree, first),), "undecided", at, "open_matter")
    if tree.base(at) in ("amod", "compound") or subject is None or after == "and":
        return None
    asked = asked_in(tree, subject)
    held = tree.words[subject] in (
        "question",
        "questions",
        "issue",
        "matter",
        "point",
        "date",
        "venue",
        "price",
        "outcome",
        "timing",
        "post",
    )
    if not (asked or held) or tree.word(at - 1) not in BE | {"left", "wide", "still"}:
        return None
    return Open(
        start(tree, at),
        at + 1,
        tuple(asked) or tuple(of_nouns(tree, [subject])) or ("other",),
        "undecided",
        at,
        "open_matter",
    )


def requests(tree: Tree, noun: int) -> bool:
    """Tell whether a noun names calls, messages or questions to somebody."""
    return tree.words[noun] in words("request")
