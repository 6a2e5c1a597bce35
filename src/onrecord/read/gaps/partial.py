"""Gaps by what is told in part: said only so much, agreed but not on this, told in ways that do not agree, weighed.

Source: gold guide, section 5; Huddleston & Pullum, chapter 6 (focusing adverbs) and 17 (ellipsis in coordination).
"""

from __future__ import annotations

from onrecord.core.reading import GapAbout, GapState
from onrecord.read.classes import class_of, verbs, words
from onrecord.read.denial import LONGEST, negator
from onrecord.read.gaps.about import asked_around, is_info, of_noun, of_nouns, of_question
from onrecord.read.gaps.found import Open, Rule, asked_in
from onrecord.read.gaps.words import topics
from onrecord.read.grammar import ASKING, BE, Tree

AFTER_ONLY = frozenset('that as in to by of : “ "'.split())
PICTURED: dict[str, tuple[GapAbout, ...]] = {"identi": ("identity",), "named": ("identity",), "known": ("identity",)}
"""What is left open of somebody who is identified, named or known "only as"."""
JOINING = frozenset({"but", "though", "although", "yet", "and", "albeit", ",", "if"})
LINKING = frozenset("on about over as to when where how who which whether what why with by in for at".split())
CLASHING = frozenset(
    "conflicting contradictory differing diverging divergent competing rival inconsistent clashing varying".split()
)
TELLINGS = frozenset(
    "account accounts version versions report reports story stories explanation explanations estimate estimates figure figures "
    "theory theories statement statements answer answers signals message messages information "
    "opinions sources legends records chronicles guesses views "
    "dates date reason reasons testimony testimonies claims claim tally tallies number numbers toll tolls".split()
)
DIFFERING = frozenset(
    "range ranged conflict conflicted differ differed diverge diverged vary varied contradict contradicted clash clashed disagree".split()
)
WHETHER = frozenset("whether who when where how which what if why".split())


def only(tree: Tree, at: int) -> Open | None:
    """Read a voice that tells only so much: "said only that", "described only as general goods", "would only say"."""
    before, after = tree.word(at - 1), tree.word(at + 1)
    if after == "say" and before == "would":
        return Open(at - 1, at + 2, tuple(asked_around(tree, at)) or ("other",), "declined", at, "only")
    families = {v.family for v in verbs().get(before, ()) if not v.rest}
    if (
        tree.tags[at - 1] == "VERB"
        and before in class_of("give_only")
        and tree.tags[at + 1] in ("DET", "PRON", "ADJ", "NUM", "NOUN", "PROPN")
    ):
        state: GapState = "declined" if tree.word(at - 2) == "would" else "undisclosed"
        return Open(at - 1, at + 1, tuple(asked_around(tree, at - 1)) or ("other",), state, at, "only")
    knower = next((i for i in range(at + 2, min(len(tree), at + 6)) if tree.words[i] in ("knows", "knew")), None)
    if knower is not None:
        asked = asked_around(tree, knower) or [of_question(tree, wh) for wh in tree.question(knower)]
        return Open(at, min(knower + 1, at + LONGEST), tuple(asked), "undisclosed", at, "only") if asked else None
    if (
        after not in AFTER_ONLY
        or not families & {"say", "know"}
        or (before == "known" and after not in ("as", "by", "to"))
    ):
        return None
    if after == "as" and tree.words[at + 2 : at + 3] == ["a"]:
        return None
    if after in ("in", "to", "by", "of") and before[:6] not in PICTURED and before[:4] not in ("spok", "desc"):
        return None
    about = _pictured(tree, at)
    told: GapState = "declined" if tree.word(at - 2) == "would" else "undisclosed"
    return Open(at - 1, at + 1, about, told, at, "only") if about else None


def only_by(tree: Tree, at: int) -> Open | None:
    """Read somebody told of only by a part of the name: "referred to in court only as K", "signed only with an initial"."""
    if tree.word(at + 1) not in ("as", "by", "with", "under", "through"):
        return None
    verb = next((i for i in range(at - 1, max(-1, at - 6), -1) if tree.tags[i] == "VERB"), None)
    lemma = next((v.lemma for v in verbs("gaps", "only_").get(tree.words[verb], ())), "") if verb is not None else ""
    if verb is None or not lemma or at - verb < 1 or negator(tree, verb) is not None:
        return None
    if lemma == "know" and tree.words[at + 1 : at + 3] == ["as", "a"]:
        return None
    subject = tree.subject(verb)
    thing = subject is not None and bool(of_nouns(tree, [subject])) and of_nouns(tree, [subject]) != ["identity"]
    if thing and tree.word(at + 1) == "as":
        return None
    named = {"initial", "initials", "name", "pseudonym", "number", "alias", "nickname", "letter"} & set(
        tree.words[at + 1 : at + 6]
    )
    if tree.word(at + 1) != "as" and not named:
        return None
    return Open(at, min(len(tree), at + LONGEST), ("identity",), "undisclosed", at, "only_by")


def _pictured(tree: Tree, at: int) -> tuple[GapAbout, ...]:
    """Return what is left open of something that is described, named or known only so far, nothing where it is nothing."""
    verb, before, after = at - 1, tree.word(at - 1), tree.word(at + 1)
    subject = tree.subject(verb) if tree.base(verb) != "acl" else tree.heads[verb]
    told = tuple(of_nouns(tree, [subject])) if subject is not None else ()
    if (before, after) == ("known", "to"):
        near = (
            any(tree.words[k] in ("at", "in", "near", "to") for k in tree.kids[subject])
            if subject is not None
            else False
        )
        return told or (("place",) if near else ())
    fixed = next((about for stem, about in PICTURED.items() if before.startswith(stem)), None)
    about = fixed or (told if after == "as" else ())
    return about or tuple(asked_around(tree, verb)) or (("kind",) if after == "as" else ("other",))


def but_not(tree: Tree, at: int) -> Open | None:
    """Read what is set apart from what was told or agreed: "agreed in principle but not on a date", "said who, but not why"."""
    if tree.word(at - 1) not in JOINING or not 2 < at < len(tree) - 1:
        return None
    family = {v.family for word in tree.words[:at] for v in verbs().get(word, ())} & {"say", "decide", "know"}
    near = tree.words[at + 1 : at + 6]
    if not family or (near and near[0] not in LINKING | {"the", "its", "his", "her", "their", "exactly"}):
        return None
    given = _given_for(tree, at)
    if given is not None:
        return given
    wh = next((i for i in range(at + 1, min(len(tree), at + 3)) if tree.words[i] in ASKING - {"if"}), None)
    rest = range(at + 1, min(len(tree), at + 6))
    stop = next((i for i in rest if tree.tags[i] == "VERB" or tree.words[i] in (".", ",", ";")), at + 6)
    noun = next((i for i in rest if i < stop and is_info(tree, i)), None)
    clause = (
        wh is not None and wh + 1 < len(tree) and tree.words[wh + 1] not in (".", ",", ";") and tree.tags[wh] != "ADP"
    )
    if wh is None and (noun is None or near[0] == "to"):
        return None
    if clause and noun is None and tree.words[wh or 0] in ("when", "where", "if"):
        return None
    about = [of_question(tree, wh)] if wh is not None else of_noun(tree, noun) if noun is not None else []
    state: GapState = "undecided" if "decide" in family and "say" not in family else "undisclosed"
    last = (wh if wh is not None else noun or at) + 1
    return Open(at, min(last, at + LONGEST), tuple(about) or ("other",), state, at, "but_not") if about else None


def _given_for(tree: Tree, at: int) -> Open | None:
    """Read information given for one thing but not another: "gave a figure for the loss but not for the fine"."""
    if tree.word(at - 1) != "but" or tree.word(at + 1) not in ("for", "of", "on"):
        return None
    mark = tree.words[at + 1]
    told = [i for i in range(1, at - 1) if tree.words[i] == mark and is_info(tree, i - 1)]
    verb = any(v.family == "say" for i in range(at) for v in verbs().get(tree.words[i], ()))
    about = of_nouns(tree, [told[-1] - 1]) if told and verb else []
    return Open(at - 1, at + 2, tuple(about), "undisclosed", at, "but_not") if about else None


def clashing(tree: Tree, at: int) -> Open | None:
    """Read accounts that do not agree: "conflicting accounts of what set it off", "the versions contradict each other"."""
    if tree.words[at] in CLASHING:
        noun = tree.heads[at]
        if noun <= at or tree.words[noun] not in TELLINGS or noun - at > 2:
            return None
    else:
        noun = at
        behind = set(tree.words[at + 1 : at + 8]) & DIFFERING
        if tree.word(at + 1) not in DIFFERING and not (behind and tree.word(at + 1) in ("of", "on", "as")):
            return None
    asked = [of_question(tree, wh) for wh in tree.question(noun) if wh > noun]
    below = [j for k in tree.of(noun, "nmod", "acl") for j in tree.joined(k)]
    told = topics().get(tree.words[noun])
    if tree.words[noun].startswith(("figure", "estimate", "toll", "tall", "number")):
        below, told = [], "number"
    if set(tree.words[at + 1 : at + 8]) & {"range", "ranged"} and told != "number":
        return None
    about = asked or of_nouns(tree, below) or ([told] if told else [])
    if not about and tree.word(noun + 1) not in ("of", "about", "on", "as") and noun != at:
        return None
    verb = (
        next((i for i in range(at + 1, min(len(tree), at + 8)) if tree.words[i] in DIFFERING), noun)
        if noun == at
        else noun
    )
    first = at if verb - at < LONGEST else verb
    return Open(first, verb + 1, tuple(about) or ("other",), "unknown", at, "clashing")


def weighing(tree: Tree, at: int) -> Open | None:
    """Read a choice still being made: "is weighing whether to call a vote", "were still debating who would lead"."""
    word = tree.words[at]
    going = word.endswith("ing") and (tree.tags[at] in ("VERB", "NOUN") or not tree.parsed)
    undone = word[:4] in ("wait", "dith", "wave", "hesi")
    if not going or negator(tree, at) is not None:
        return None
    before = tree.words[max(0, at - 3) : at]
    if (
        not set(before) & (BE | {"still", "be", "been", "'m"})
        and not undone
        and tree.base(at) not in ("root", "conj", "acl", "advcl")
    ):
        return None
    wh = next((i for i in range(at + 1, min(len(tree), at + 4)) if tree.words[i] in WHETHER), None)
    if (
        word[:4] in ("stud", "exam", "revi", "asse", "eval")
        and wh is not None
        and tree.words[wh] not in ("whether", "who", "which")
    ):
        return None
    if wh is None or (tree.words[wh] in ("when", "where", "if", "why", "what") and wh - at > 1):
        return None
    if not set(before) & (BE | {"still"}) and tree.words[wh] != "whether":
        return None
    first = at - 1 if tree.word(at - 1) in BE | {"still"} else at
    return Open(first, at + 1, (of_question(tree, wh),), "undecided", at, "weighing")


TOO = frozenset("early soon premature".split())
TELLING = frozenset("say tell know judge predict guess speculate determine estimate decide".split())


def too_soon(tree: Tree, at: int) -> Open | None:
    """Read a question that comes too early, with words of another between: "too early, the mayor said, to say what"."""
    if tree.word(at - 1) not in ("too", "still", "was", "is") or (
        tree.words[at] != "premature" and tree.word(at - 1) != "too"
    ):
        return None
    to = next(
        (i for i in range(at + 1, min(len(tree), at + 10)) if tree.words[i] == "to" and tree.word(i + 1) in TELLING),
        None,
    )
    if to is None or {";", ":", "”"} & set(tree.words[at:to]):
        return None
    wh = next((i for i in range(to + 2, min(len(tree), to + 6)) if tree.words[i] in ASKING), None)
    noun = next((i for i in range(to + 2, min(len(tree), to + 6)) if is_info(tree, i)), None)
    about = [of_question(tree, wh)] if wh is not None else of_nouns(tree, [noun] if noun is not None else [])
    state: GapState = "undecided" if tree.word(to + 1) == "decide" else "unknown"
    return Open(at - 1, at + 1, tuple(about), state, at, "too_soon") if about else None


def question_of(tree: Tree, at: int) -> Open | None:
    """Read a question that a noun carries and that stays: "the question of who will pay hangs over the talks"."""
    if tree.word(at - 1) == "no":
        return None
    wh = next((i for i in range(at + 1, min(len(tree), at + 4)) if tree.words[i] in ASKING - {"if"}), None)
    noun = next(
        (i for i in range(at + 2, min(len(tree), at + 5)) if tree.word(at + 1) == "of" and is_info(tree, i)), None
    )
    if wh is None and noun is None:
        return None
    head = tree.heads[at]
    verb = head if head > at else next((i for i in range(at + 2, len(tree)) if tree.words[i] in STAYING), -1)
    if verb < 0 or tree.words[verb] not in STAYING or negator(tree, verb) is not None:
        return None
    about = (
        of_question(tree, wh) if wh is not None else of_nouns(tree, [noun] if noun is not None else [])[:1] or "other"
    )
    topic = (about,) if isinstance(about, str) else tuple(about)
    return Open(verb, min(len(tree), verb + 2), topic, "undecided", at, "question_of")


STAYING = frozenset(
    "hangs hang hung hanging looms loom loomed remains remain remained persists persist lingers linger lingered dogs dogged "
    "overshadows overshadowed haunts haunted swirls swirled arises arose divides divided dominates dominated".split()
)


def later(tree: Tree, at: int) -> Open | None:
    """Read what is left for later: "her successor will be named later", "the price is to be announced shortly"."""
    verb = at - 1
    families = {v.family for v in verbs().get(tree.word(verb), ()) if not v.rest} & {"say", "decide"}
    if not families or tree.word(verb - 1) != "be" or tree.word(verb - 2) not in ("will", "would", "to"):
        return None
    subject = tree.subject(verb)
    if subject is None:
        return None
    about = asked_in(tree, subject) or of_nouns(tree, tree.joined(subject))
    return Open(verb - 1, at + 1, tuple(about), "undecided", at, "later") if about else None


def decision_due(tree: Tree, at: int) -> Open | None:
    """Read a decision still to come: "a ruling is expected on Friday", "before a decision on whether to extend the loans"."""
    after = range(at + 1, min(len(tree), at + 6))
    wh = next((i for i in after if tree.words[i] in ("whether", "who", "how", "where", "when")), None)
    verb = next((i for i in range(at + 1, min(len(tree), at + 9)) if tree.words[i] in DUE), None)
    head = tree.heads[at]
    linked = verb is not None and (
        tree.word(verb - 1) in BE | {"be", "still", "now", "not"} or tree.words[verb] == "will"
    )
    subject = tree.base(at) == "nsubj" and (head == verb or (verb is not None and tree.words[verb] == "will"))
    follows = tree.words[verb + 1 : verb + 4] if verb is not None else []
    if follows[:1] == ["to"] and follows[1:2] != ["be"]:
        return None
    taken = next((i for i in range(at + 1, min(len(tree), at + 18)) if tree.words[i : i + 2] == ["be", "taken"]), None)
    if wh is not None and taken is not None and tree.word(taken - 1) in ("will", "would"):
        return Open(at, min(wh + 1, at + LONGEST), (of_question(tree, wh),), "undecided", at, "decision_due")
    if not (linked and subject) and not (
        wh is not None and set(tree.words[max(0, at - 4) : at]) & {"before", "until", "pending", "awaiting"}
    ):
        return None
    if negator(tree, head if head >= 0 else at) is not None:
        return None
    asked = (of_question(tree, wh),) if wh is not None else ("outcome",)
    last = verb + 1 if verb is not None and linked else (wh or at) + 1
    first = at if last - at <= LONGEST else last - 1 - (linked and verb is not None)
    return Open(first, last, asked, "undecided", at, "decision_due")


DUE = frozenset("expected due awaited pending will scheduled imminent".split())


def to_decide(tree: Tree, at: int) -> Open | None:
    """Read a choice that lies ahead: "will decide whether to run", "has until Sunday to decide who"."""
    before = tree.word(at - 1)
    wh = next(
        (
            i
            for i in range(at + 1, min(len(tree), at + 6))
            if tree.words[i] in ("whether", "who", "which", "where", "how")
            and (i - at < 3 or tree.words[at + 1] in ("in", "on", "by", "next", "before", "after", "this"))
        ),
        None,
    )
    between = tree.word(at + 1) == "between" and tree.words[at] in ("choose", "decide")
    ahead = before in ("will", "must", "'ll") or (
        before == "to" and tree.word(at - 2) not in ("how", "able", "unable", "failed")
    )
    if not ahead or not (wh is not None or (between and before == "will")) or negator(tree, at) is not None:
        return None
    asked: GapAbout = of_question(tree, wh) if wh is not None else "kind"
    return Open(at - 1, (wh if wh is not None else at) + 1, (asked,), "undecided", at, "to_decide")


PUTTING_ASIDE = frozenset(
    "put puts putting postponed postpones postpone postponing delayed delays delay delaying deferred defers defer deferring".split()
)


def put_aside(tree: Tree, at: int) -> Open | None:
    """Read a choice put off as a deed: "put off choosing a leader", "postponed naming the site"."""
    if tree.words[at][:3] == "put" and tree.word(at + 1) != "off":
        return None
    here = at + 2 if tree.word(at + 1) == "off" else at + 1
    verb = tree.word(here)
    if not verb.endswith("ing") or not {v.family for v in verbs().get(verb, ())} & {"decide", "say"}:
        return None
    wh = [of_question(tree, w) for w in tree.question(here) if w > here]
    nouns = [n for n in tree.nouns(here) if is_info(tree, n) or tree.words[n] in words("news", "gap_nouns")]
    persons = tree.of(here, "obj") and verb[:4] in ("choo", "nami", "pick", "appo", "sele", "nomi", "elec")
    about = wh or of_nouns(tree, nouns) or (["identity"] if persons else ["outcome"])
    return Open(at, min(here + 1, at + LONGEST), tuple(about), "undecided", at, "put_aside")


def rows() -> list[tuple[Rule, frozenset[str]]]:
    """Return the rules of this file with the printed words that they begin at."""
    return [
        (later, frozenset("later shortly soon".split())),
        (decision_due, words("choice")),
        (to_decide, frozenset("decide choose rule vote determine".split())),
        (only, frozenset({"only"})),
        (only_by, frozenset({"only"})),
        (too_soon, TOO),
        (but_not, frozenset({"not"})),
        (clashing, CLASHING | TELLINGS),
        (weighing, class_of("weigh")),
        (question_of, frozenset({"question", "questions", "issue", "matter"})),
        (put_aside, PUTTING_ASIDE),
    ]
