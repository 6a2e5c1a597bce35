"""How far a passage of a report goes with a verb: done, to come, wanted, supposed, or of nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.check.amounts import is_number
from onrecord.check.claims import Claim, past_form, past_forms
from onrecord.check.cues import cues, has, is_month, listed
from onrecord.check.sides import Passage
from onrecord.check.steps import BEING, MODAL, REACH, SUPPOSING, Step
from onrecord.check.words import Word

GOVERNED = 8
"""So many words on either side of a verb are what is told as done."""
NOUNS = ("ion", "ing", "ment", "al")
"""Endings of nouns made of verbs."""
SUBJECT = 3
"""A subject of nothing begins at most so many words before its verb: "no ships have been assigned"."""
_READY = frozenset("ready willing prepared".split())
CLAUSE = 12
"""What is proposed stands among so many words behind its verb: "proposed that all dams built before 1970 be inspected"."""
_PLANS = frozenset(
    "proposal proposals plan plans planned planning recommendation recommends recommended draft idea call motion bill".split()
)
_A = frozenset("a an".split())
_CONCEDING = frozenset("allowed allows granted grants".split())
_STAYING = frozenset(
    "stay stays stayed remain remains remained keep keeps kept lie lies lay stand stands stood".split()
)
_ON = frozenset("on about of for over".split())
_TALKS = frozenset("talks talk plan plans proposal proposals idea negotiations discussions".split())
_HAS = frozenset("has have had".split())
_RELATIVE = frozenset("that which who".split())
_HELPED = frozenset("be have not also only never".split())
_KNOWN = frozenset("the a an this these its their his her".split())
_PROPOSING = ("propos", "recommend", "call")
_TO_BE = frozenset("to be should".split())
_NOTHING = frozenset("no none nothing nobody neither".split())
_NOBODY = frozenset("nothing nobody neither none".split())
COMING = frozenset(
    "whether not never 'd 'll yet may might could would will shall should expected scheduled due plan planned planning plans urged "
    "asked intend intends aim aims".split()
)
OPEN = frozenset(
    "'d 'll may might could would will shall to whether not no never ready willing must should can its their if unless once".split()
)
_LASTING = frozenset("years months weeks days decades centuries year decade century generation history season".split())
_AT_LAST = frozenset("finally last until till".split())
_WE = frozenset("we they he she i you it".split())
_DID = frozenset("did done".split())
_DONE = frozenset("has have had was were been being is are".split())


def ready_to(row: tuple[Word, ...], verb: str) -> bool:
    """Tell whether a row has somebody ready to do what a verb says: "ready to pay", "was willing to amend"."""
    return any(
        word.folded in _READY and row[at + 1].folded == "to" and verb in {w.stem for w in row[at + 2 : at + 4]}
        for at, word in enumerate(row[:-2])
    )


def asked_whether(row: tuple[Word, ...], verb: str) -> bool:
    """Tell whether a row has it open whether a deed is done: "will consider whether the port should close"."""
    return any(
        word.folded == "whether" and verb in {w.stem for w in row[at + 1 : at + 1 + REACH]}
        for at, word in enumerate(row)
    )


def proposed_to(row: tuple[Word, ...], verb: str) -> bool:
    """Tell whether a row has somebody only propose, ask for or weigh what a verb says: "proposed that the bridge be opened"."""
    return any(
        word.stem == verb
        and (word.folded.endswith("ing") or row[at + n - 1].folded in _TO_BE or (n == 1 and row[at].folded in _A))
        for name in ("asked_for", "preparing", "talking_over")
        for cue in cues(row, name)
        for at in (cue.last,)
        if name != "preparing" or cue.phrase.startswith(_PROPOSING)
        for n, word in enumerate(row[at : at + CLAUSE])
    )


def proposes(row: tuple[Word, ...]) -> bool:
    """Tell whether a row says itself that what it tells is only proposed or planned."""
    return any(has(row, name) for name in ("asked_for", "talking_over")) or bool({w.folded for w in row} & _PLANS)


def thought(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb is hedged by a passive of thinking, so that a draft without it loses a hedge: "believed to be living"."""
    near = row[max(0, at - 5) : at]
    return "to" in {w.folded for w in near} and has(near, "hedges")


def realised(passage: Passage, verb: str) -> bool:
    """Tell whether a passage tells the verb as done."""
    for number, word in enumerate(passage.words):
        if not verb or word.stem != verb or word.folded.endswith("ers"):
            continue  # "we are buyers"
        near, before = passage.words[max(0, number - 5) : number], words_ahead(passage.words, number)
        if before[-1:] in (["has"], ["have"]) and not set(before[-2:-1]) & OPEN:
            near = ()  # "a house near the quay has fallen": near, but not near to falling
        if before[-1:] and before[-1] in _WE:
            near = ()  # "offered the quietest hull we tested"
        wanted = set(before) & OPEN or before[-1:] == ["be"] or has(near, "ready") or has(near, "unrealised")
        if (
            not wanted
            and not in_condition(passage.words, number)
            and not of_nothing(passage.words, number)
            and (set(before[-3:]) & _DONE or word.folded.endswith("ed") or word.folded in past_forms())
        ):
            return True
    return False


def resolved(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb is what somebody has only resolved, offered or been told to do: "agreed in principle to reopen the road"."""
    ahead = row[max(0, at - REACH) : max(0, at - 1)]
    return row[at - 1].folded == "to" and bool({w.folded for w in ahead} & listed("resolved"))


def same_figure(behind: tuple[Word, ...], beside: list[tuple[int, Passage]]) -> bool:
    """Tell whether a passage tells by another verb the figure right behind a verb: "lost 6 percent" for "fell 6 percent"."""
    return bool(behind) and any(
        past_form(a.folded) and b.folded == behind[0].folded and b.folded[0].isdigit()
        for _, p in beside
        for a, b in pairwise(p.words)
    )


def done_so(row: tuple[Word, ...]) -> bool:
    """Tell whether a row tells by "so" that what the sentence before it speaks of is done: "only Lask has done so"."""
    return any(
        a.folded in _DID and b.folded == "so" and not {w.folded for w in row[max(0, n - SUBJECT) : n]} & OPEN
        for n, (a, b) in enumerate(pairwise(row))
    )


def words_ahead(row: tuple[Word, ...], at: int) -> list[str]:
    """Return the folded words before a verb that may tell how it is meant; the month of May is none, nor "was once a pilot".

    Nor is what stands before "since": "has said nothing since he left" denies no leaving; nor "to" before a noun: "put to the council".
    """
    if past_form(row[at].folded):  # "because the ice could break, the council closed the lake"
        marks = [n for n in range(max(1, at - 5), at) if row[n].start - row[n - 1].end > 1]
        if marks and not {w.folded for w in row[marks[-1] : at]} & (_DONE | {"be"}) and at - marks[-1] > 1:
            return [w.folded for w in row[marks[-1] : at]]
    formerly = {n for n in range(1, at) if row[n].folded == "once" and row[n - 1].folded in _DONE}
    first = max((n + 1 for n in range(max(0, at - 5), at) if row[n].folded == "since"), default=max(0, at - 5))
    aside = {
        n
        for n in range(first + 1, at - 1)
        if row[n].folded in MODAL | {"will"} and row[n - 1].folded in _RELATIVE and row[n + 1].folded not in _HELPED
    }  # "a bill that would ban lead shot passed"
    where = aside | {n for n in range(first, at - 1) if row[n].folded == "to" and row[n + 1].folded in _KNOWN}
    return [row[n].folded for n in range(first, at) if not is_month(row, n) and n not in formerly | where]


def planned(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a noun for a deed is told as to come: "ratification of it is planned", "its signing may take place"."""
    behind = [word.folded for word in row[at + 1 : at + GOVERNED]]
    verb = next((n for n, word in enumerate(behind) if word in MODAL | BEING), None)
    if verb is None or not row[at].folded.endswith(NOUNS):
        return False
    return behind[verb] in MODAL or bool(set(behind[verb + 1 : verb + 2]) & COMING)


def of_nothing(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb has nothing for its object: "has signed no contract"."""
    return bool({word.folded for word in row[at + 1 : at + 3]} & _NOTHING)


def unreal(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb is of nothing, planned, in a clause of condition, or only talked of."""
    return of_nothing(row, at) or planned(row, at) or in_condition(row, at) or talked_of(row, at)


def until_then(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb is denied only of the time before: "had not been beaten for 41 matches", "not beaten in three years, fell at last".

    What came to pass after that the report may tell by any verb. In a report of words, "said it had not been paid for a year",
    the time before is the time of which somebody speaks.
    """
    ahead, behind = [w.folded for w in row[max(0, at - REACH) : at]], row[at + 1 : at + 1 + CLAUSE]
    if not {"not", "never"} & set(ahead) or {w.folded for w in row[:at]} & listed("saying"):
        return False
    stretch = any(
        word.folded in ("since", "until", "till")
        or (word.folded in ("for", "in") and any(is_number(w) or w.folded in _LASTING for w in behind[n + 1 : n + 4]))
        for n, word in enumerate(behind)
    )
    over = bool({w.folded for w in row[at:]} & _AT_LAST) and not set(ahead) & {"has", "have"}
    return stretch and ("had" in ahead or over)


def says_so(said: str, passage: Passage, *, supposed: bool) -> bool:
    """Tell whether a passage has the same verb group, of something: not "signed no contract".

    What it has in a clause of condition, "once it is signed", counts only where the draft has a condition too: `supposed`.
    """
    row, group = passage.words, said.split()
    return any(
        [word.folded for word in row[at : at + len(group)]] == group
        and not {word.folded for word in row[at + len(group) : at + len(group) + 2]} & _NOTHING
        and not {word.folded for word in row[max(0, at - SUBJECT) : at]} & _NOTHING
        and (supposed or not in_condition(row, at))
        for at in range(len(row))
    )


def told_elsewhere(claim: Claim, step: Step, everything: Sequence[Passage]) -> bool:
    """Tell whether any passage of the reports has a step as done, of what stands near it in a claim that merges several facts.

    "For which new couplings at 26,000 have been ordered" is told of "new ones have been ordered for 26,000", whatever the rest is of.
    """
    if not step.done:
        return False
    near = {w.stem for w in claim.words[max(0, step.first - CLAUSE) : step.last + GOVERNED] if w.stem} - {step.verb}
    said = " ".join(w.folded for w in claim.words[step.first : step.last])
    whole = claim.stems - {step.verb}
    return any(
        (
            step.last - step.first > 1
            and (whole & p.stems or p.stems <= {step.verb})
            and says_so(said, p, supposed=False)
        )
        or (len(near & p.stems) > 1 and realised(p, step.verb))
        for p in everything
    )


def talked_of(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb is only what is talked of or planned, or what somebody has time left for: "talks on merging", "has until May to appeal"."""
    ahead = [w.folded for w in row[max(0, at - CLAUSE) : at]]
    if row[at].folded.endswith("ing"):
        return len(ahead) > 1 and ahead[-1] in _ON and ahead[-2] in _TALKS
    return ahead[-1:] == ["to"] and any(a in _HAS and b == "until" for a, b in pairwise(ahead))


def in_condition(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb stands in a clause of condition, or has nothing for its subject: "nothing has been decided"."""
    near = range(max(0, at - REACH), at)
    if any(row[n].folded in SUPPOSING and not (n and row[n - 1].folded in _DONE) for n in near):
        return True
    if any(row[n].folded == "no" and {w.folded for w in row[n + 1 : at]} & _DONE for n in near[-SUBJECT - 1 :]):
        return True  # "no ships have been assigned"
    return any(row[n].folded in _NOBODY and "since" not in {w.folded for w in row[n:at]} for n in near[-3:])


def concedes(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb tells no deed: "granted that it helps", "allowed in an interview", or of what only "stays shut"."""
    if row[at].folded in _CONCEDING and (at + 1 == len(row) or row[at + 1].folded in ("in", "that")):
        return True
    return at > 0 and row[at - 1].folded in _STAYING
