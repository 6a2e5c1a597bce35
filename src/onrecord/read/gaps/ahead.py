"""Gaps by what still lies ahead: details to follow, choices with a deadline, matters for others to decide, talks that go on.

Source: gold guide, section 5; Huddleston & Pullum, chapter 4 (predicates of obligation and futurity).
"""

from __future__ import annotations

from onrecord.core.reading import GapAbout
from onrecord.read.classes import verbs, words
from onrecord.read.denial import LONGEST, denial, negator
from onrecord.read.gaps.about import is_info, of_nouns, of_question, opening
from onrecord.read.gaps.found import Open, Rule, asked_in
from onrecord.read.grammar import ASKING, BE, NOBODY, Tree

APPEARING = frozenset("follow emerge come surface".split())
GIVING = frozenset(
    "released published announced disclosed given revealed unveiled issued posted shared made circulated".split()
)
OUTSTANDING = frozenset("expected due promised awaited coming".split())
PROMISING = frozenset("promised promises promise".split())
AHEAD = frozenset("will would 'll shall to may might could".split())
DETAILS = frozenset(
    "details detail particulars specifics terms term names name identities information findings text figures figure results "
    "wording breakdown list timetable timings date dates venue venues price prices explanation toll schedule conditions cause".split()
)
"""Nouns of information that may be on its way."""
TIMES = frozenset("day days week weeks fortnight month months hour hours year years minutes decade".split())
VERDICTS = frozenset(
    "verdict ruling decision sentence judgment judgement vote deal agreement conclusion result accord consensus choice".split()
)
DECIDING = frozenset("decide rule choose settle agree determine pick find select vote say answer reach make".split())
ENDING = frozenset(
    "ended end ends broke breaks adjourned parted rose closed finished concluded dispersed collapsed went left separated "
    "dissolved rises wound".split()
)
ONGOING = frozenset(
    "continue continues continued continuing going go goes drag drags dragged dragging persist resume resumed".split()
)
STUCK = frozenset("way deadlocked stalled underway ongoing progress deadlock impasse".split())
TALKS = frozenset(
    "talks negotiations discussions discussion debate haggling wrangling bargaining argument arguments dispute deliberations "
    "negotiation consultations quarrel squabble wrangle tug-of-war".split()
)
HANDING = frozenset(
    "hand handed deliver delivered pass passed give given return returned render rendered issue issued pronounce pronounced "
    "announce announced reach reached make made take taken come draw drawn".split()
)
CHOSEN = frozenset("chosen appointed named picked selected elected hired found nominated lined".split())
SETTLED = frozenset(
    "decided settled chosen picked selected appointed determined resolved fixed set agreed finalised finalized scheduled nominated "
    "elected negotiated".split()
)
WHETHER = ASKING - {"if"}


def to_follow(tree: Tree, at: int) -> Open | None:
    """Read information that is on its way: "details are to follow", "the terms will be published in June"."""
    word, before = tree.words[at], tree.word(at - 1)
    subject = tree.subject(at)
    if word in PROMISING and before not in BE | {"be", "been"}:
        told = next(
            (k for k in tree.of(at, "xcomp") if any(v.family == "say" for v in verbs().get(tree.words[k], ()))), None
        )
        asked = (
            []
            if told is None
            else [of_question(tree, w) for w in tree.question(told) if w > told]
            or of_nouns(tree, [n for n in tree.of(told, "obj") if is_info(tree, n)])
        )
        if told is not None and asked:
            return Open(at, min(told + 1, at + LONGEST), tuple(asked), "undisclosed", at, "to_follow")
        held = [
            o for o in tree.of(at, "obj") if tree.words[o] in words("news", "gap_nouns") and tree.words[o].endswith("s")
        ]
        return (
            Open(at, held[0] + 1, tuple(of_nouns(tree, held)) or ("other",), "undisclosed", at, "to_follow")
            if held
            else None
        )
    if subject is None or subject > at or negator(tree, at) is not None:
        return None
    if word == "made" and tree.word(at + 1) not in ("known", "public", "available"):
        return None
    if word in APPEARING:
        ahead = before in AHEAD and tree.kid(at, "obj") is None
    elif word in GIVING:
        ahead = before == "be" and tree.word(at - 2) in AHEAD
    else:
        ahead = before in BE | {"still"}
    named = word in GIVING and before == "be" and of_nouns(tree, [subject])
    asked = asked_in(tree, subject) if tree.words[subject] not in DETAILS and word in GIVING else []
    if (
        not ahead
        or not (asked or tree.words[subject] in DETAILS or (named and word == "made"))
        or (tree.word(at - 2), before) == ("had", "to")
    ):
        return None
    about = asked or of_nouns(tree, tree.joined(subject)) or ["other"]
    first = at - 2 if before in AHEAD | {"be"} else at - 1
    return Open(max(0, first), at + 1, tuple(about), "undisclosed", at, "to_follow")


def will_be_decided(tree: Tree, at: int) -> Open | None:
    """Read a question to be settled: "whether he plays will be decided after a scan", "the venue will be chosen in May"."""
    if tree.word(at - 1) != "be" or tree.word(at - 2) not in ("will", "would", "must") or negator(tree, at) is not None:
        return None
    subject, first = tree.subject(at), opening(tree, at)
    if first is not None:
        return Open(at - 2, at + 1, (of_question(tree, first),), "undecided", at, "will_be_decided")
    if subject is None or subject > at:
        return None
    asked = asked_in(tree, subject)
    valued = any(tree.words[k] in ("at", "for", "to", "as") for n in tree.of(at, "obl", "xcomp") for k in tree.kids[n])
    about = asked or ([] if valued else of_nouns(tree, tree.joined(subject)))
    return Open(at - 2, at + 1, tuple(about), "undecided", at, "will_be_decided") if about else None


def deadline(tree: Tree, at: int) -> Open | None:
    """Read a choice with a time limit: "has until Friday to decide whether", "gave themselves a week to reach a verdict"."""
    head = tree.heads[at]
    if tree.word(at - 1) != "to" or head < 0 or head > at or tree.words[head] not in (
        "has", "have", "had", "give", "given", "gave", "gives",
    ):  # fmt: skip
        return None
    between = tree.words[head + 1 : at - 1]
    if not set(between) & (TIMES | {"until", "till"}) or negator(tree, head) is not None:
        return None
    asked = [of_question(tree, wh) for wh in tree.question(at) if wh > at]
    held = [n for n in tree.nouns(at) if tree.words[n] in VERDICTS or is_info(tree, n)]
    whether = tree.words[at] in ("decide", "choose", "rule") and tree.word(at + 1) in (".", ",", "on", "between")
    if not (asked or held or whether):
        return None
    about = asked or of_nouns(tree, held) or ["kind" if tree.word(at + 1) == "between" else "outcome"]
    first = head - 1 if tree.word(head - 1) in ("has", "have", "had") else head
    return Open(first, min(at + 1, first + LONGEST), tuple(about[:1]), "undecided", at, "deadline")


def for_others(tree: Tree, at: int) -> Open | None:
    """Read a question left to somebody: "it is up to the voters whether", "who pays is for a court to decide"."""
    word, after = tree.words[at], tree.word(at + 1)
    if word == "up":
        if after != "to" or tree.word(at - 1) not in BE | {"be", "entirely", "still", "now"}:
            return None
    elif word == "for":
        decide = next((i for i in range(at + 2, min(len(tree), at + 7)) if tree.words[i] == "to"), None)
        if decide is None or tree.word(decide + 1) not in ("decide", "settle", "determine", "rule", "judge", "choose"):
            return None
        if tree.word(at - 1) not in BE | {"be", "matter", "question", "now"}:
            return None
    elif after != "with":
        return None
    wh = next((i for i in range(at + 2, min(len(tree), at + 10)) if tree.words[i] in WHETHER - {"which"}), None)
    first = next((i for i in range(at) if tree.words[i] in WHETHER), None)
    leading = first is not None and (first == 0 or tree.words[first - 1] in (",", "and", "but", "“", "exactly"))
    if word != "up" and leading is False:
        return None
    if leading and first is not None and not {",", ";"} & set(tree.words[first:at]):
        return Open(at, min(at + 3, len(tree)), (of_question(tree, first),), "undecided", at, "for_others")
    if (
        word == "up"
        and wh is not None
        and tree.word(0) in BE | {"it", "“"}
        and tree.tags[wh - 1] in ("NOUN", "PROPN", "PRON")
    ):
        return Open(at, min(at + 4, wh), (of_question(tree, wh),), "undecided", at, "for_others")
    return None


def months_away(tree: Tree, at: int) -> Open | None:
    """Read a decision that is far off: "a ruling could take months", "a verdict is weeks away"."""
    head = tree.heads[at]
    if head < 0 or tree.base(at) != "nsubj" or head < at:
        return None
    near = tree.words[head + 1 : head + 5]
    helped = tree.word(head - 1) in ("could", "may", "might", "will", "would")
    taking = helped and tree.words[head] == "take" and bool(set(near) & TIMES)
    away = {"away", "off"} & set(tree.words[head : head + 4]) and bool(set(tree.words[at : head + 3]) & TIMES)
    coming = helped and tree.words[head] in ("come", "fall", "follow")
    if not (taking or away or coming) or negator(tree, head) is not None:
        return None
    asked = [of_question(tree, wh) for wh in tree.question(at) if wh > at]
    return Open(head - 1, min(head + 2, len(tree)), tuple(asked) or ("outcome",), "undecided", at, "months_away")


def ended_without(tree: Tree, at: int) -> Open | None:
    """Read a sitting that ended undecided: "parliament broke up without a vote", "talks ended with no deal"."""
    noun = next((i for i in range(at + 1, min(len(tree), at + 4)) if tree.words[i] in VERDICTS), None)
    if noun is None or tree.word(noun + 1) in ("-",):
        return None
    if not (tree.words[at] == "without" or (tree.words[at] == "no" and tree.word(at - 1) == "with")):
        return None
    verb = next((i for i in range(at - 1, max(-1, at - 8), -1) if tree.words[i] in ENDING), None)
    if verb is None or negator(tree, verb) is not None:
        return None
    below = [of_question(tree, wh) for wh in tree.question(noun) if wh > noun]
    return Open(at, noun + 1, tuple(below) or ("outcome",), "undecided", at, "ended_without")


def talks_on(tree: Tree, at: int) -> Open | None:
    """Read talks over a question that go on: "talks on who will chair the board go on", "the dispute over the price drags on"."""
    if tree.word(at + 1) not in ("on", "over", "about", "as"):
        return None
    verb = next((i for i in range(at + 2, min(len(tree), at + 16)) if tree.words[i] in ONGOING | STUCK), None)
    if verb is None or {",", ";", "but"} & set(tree.words[at:verb]) or negator(tree, verb) is not None:
        return None
    if tree.words[verb] in STUCK and not {"are", "is", "remain", "under", "remains", "were", "in"} & set(
        tree.words[at:verb]
    ):
        return None
    wh = next((i for i in range(at + 2, min(verb, at + 5)) if tree.words[i] in WHETHER), None)
    noun = next((i for i in range(at + 2, min(verb, at + 6)) if is_info(tree, i)), None)
    about: list[GapAbout] = (
        [of_question(tree, wh)] if wh is not None else of_nouns(tree, [noun] if noun is not None else [])
    )
    return Open(verb, min(verb + 2, len(tree)), tuple(about[:1]), "undecided", at, "talks_on") if about else None


def no_verdict(tree: Tree, at: int) -> Open | None:
    """Read a decision that was not given: "have yet to hand down a sentence", "no ruling has been made"."""
    verb = tree.heads[at]
    if verb < 0 or tree.words[verb] not in HANDING or tree.rels[at] not in ("obj", "nsubj:pass"):
        return None
    denied = denial(tree, verb)
    if denied is None or denied.mode in ("refused", "would"):
        return None
    asked = [of_question(tree, wh) for wh in tree.question(at) if wh > at]
    return Open(denied.first, denied.last, tuple(asked) or ("outcome",), "undecided", at, "no_verdict")


COURTS = frozenset(
    "court judge judges committee panel tribunal jury arbiter commission board council parliament regulator".split()
)
SITTING = frozenset("meet meets convene convenes gather gathers sit sits".split())


def court_rules(tree: Tree, at: int) -> Open | None:
    """Read a ruling or a sitting to come: "will rule in June", "will meet to consider whether to sell"."""
    subject = tree.subject(at)
    if tree.words[at] == "rule":
        ahead = tree.word(at - 1) in ("will", "'ll") or tree.words[max(0, at - 2) : at] in (
            ["due", "to"],
            ["expected", "to"],
        )
        held = subject is not None and tree.words[subject] in COURTS and tree.kid(at, "ccomp", "obj") is None
        return Open(at - 1, at + 1, ("outcome",), "undecided", at, "court_rules") if ahead and held else None
    sitting = next((i for i in range(max(0, at - 8), at) if tree.words[i] in SITTING), None)
    whether = next(
        (i for i in range(at + 1, min(len(tree), at + 3)) if tree.words[i] in ("whether", "who", "how")), None
    )
    if sitting is None or whether is None or tree.word(at - 1) != "to" or negator(tree, sitting) is not None:
        return None
    return Open(at, whether + 1, (of_question(tree, whether),), "undecided", at, "court_rules")


UNFINISHED = frozenset("complete completed finish finished conclude concluded end ended".split())
INQUIRIES = frozenset(
    "autopsy inquiry investigation test tests count study audit examination review inquest probe analysis".split()
)


def inquiry_unfinished(tree: Tree, at: int) -> Open | None:
    """Read an inquiry that is not over: "the autopsy has yet to be completed", "the audit is not finished"."""
    denied, subject = denial(tree, at), tree.subject(at)
    things = [n for n in (subject, *tree.of(at, "obj")) if n is not None]
    if denied is None or denied.mode not in ("yet", "not") or not any(tree.words[n] in INQUIRIES for n in things):
        return None
    if denied.mode == "not" and not {"yet", "still"} & set(tree.words):
        return None
    return Open(denied.first, denied.last, ("outcome",), "unknown", at, "inquiry_unfinished")


def none_chosen(tree: Tree, at: int) -> Open | None:
    """Read a post for which nobody was chosen: "no one has been appointed to replace him"."""
    subject = tree.passive(at)
    if subject is None or subject > at:
        return None
    nobody = tree.words[subject] in NOBODY or tree.words[max(0, subject - 1) : subject + 1] == ["no", "one"]
    person = nobody or (tree.word(subject - 1) == "no" and tree.words[subject] in words("speaker") | POSTS)
    if not person:
        return None
    first = subject - (not nobody or tree.words[subject] == "one")
    return Open(first, min(at + 1, first + LONGEST), ("identity",), "undecided", at, "none_chosen")


POSTS = frozenset(
    "successor replacement candidate chief leader director head captain coach manager nominee heir date".split()
)


def rows() -> list[tuple[Rule, frozenset[str]]]:
    """Return the rules of this file with the printed words that they begin at."""
    return [
        (to_follow, APPEARING | GIVING | OUTSTANDING | PROMISING),
        (will_be_decided, SETTLED),
        (deadline, DECIDING),
        (for_others, frozenset("up for rests lies rest lie".split())),
        (months_away, words("choice") | {"sentence"}),
        (ended_without, frozenset({"without", "no"})),
        (talks_on, TALKS),
        (no_verdict, VERDICTS),
        (none_chosen, CHOSEN),
        (court_rules, frozenset("rule consider discuss debate weigh review".split())),
        (inquiry_unfinished, UNFINISHED),
    ]
