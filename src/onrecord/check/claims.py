"""Claims of the draft as the rules of firmness see them: its words outside true quotations and names of voices, and their verbs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.check.align import Aligner, Match
from onrecord.check.cited import Quoted
from onrecord.check.cues import OPINION, listed
from onrecord.check.sides import Passage, Table
from onrecord.check.words import Word, fold, stem
from onrecord.core.vocab import lexicon

AUXILIARIES = frozenset(
    "will would shall has have had is are was were been be being do does did to can could may might must should going about".split()
)
FAR = 6
"""Auxiliaries stand at most so many words before what they help to say."""
DEEP = 8
"""So many steps up the tree lead from a word to its verb."""
ASIDE = 0.3
"""A verb that only hangs on a noun ("the people who go down") counts so much less."""
TIMED = 0.1
"""One that only tells when ("when the mill opens") counts still less."""
ASIDE_WHAT = 4
"""A "what" so many words before a verb makes a clause of it that is no statement."""
_BELOW = ("acl", "csubj")
"""Relations of a verb that is not what its sentence says: "the people who go down", "repairing it will cost"."""
_LINKING = frozenset("not already now also soon still likely probably".split())
"""Words that may stand inside a group of verbs."""
REACH = 6
"""A verb is looked for at most so many words before the words that it governs."""


_JOINING = frozenset("and but while though although".split())
"""Words that join a clause to one before it, behind a comma."""
_WHEN = frozenset("when once after before until while if unless whenever".split())
"""Words that open a clause by which a sentence only tells when."""
_FRAME = frozenset("quote quotes quoted quoting cite cites cited citing saying".split())
"""Words that only tell who gives the words: they say nothing of the matter."""


_HURDLES = frozenset("hurdle hurdles reading stage customs".split())
_LENGTHS = frozenset("years months weeks days hours minutes decades time".split())
_COMING = frozenset("to will would be".split())
"""Behind these "put" is no verb of saying: "is to put its fares up"."""
_TELLING = frozenset("told tells telling".split())
_IN_NAMES = frozenset("the a of de agency newspaper daily weekly paper broadcaster radio".split())
_ON_THE_OTHER = re.compile(r"\bon the (?:one|other) hand\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence of the draft without what it quotes truly: the words left, their stems, and the nearest passages."""

    passage: Passage
    words: tuple[Word, ...]
    stems: frozenset[str]
    matches: tuple[Match, ...]


def claims(table: Table, aligner: Aligner, quoted: Quoted) -> Iterator[Claim]:
    """Yield what each sentence of the draft says in its own words, with the nearest passages of the reports' bodies."""
    quotes = [cited.quotation for cited in quoted.cited if all(piece.spoken for piece in cited.pieces)]
    for passage in table.draft.passages:
        left = tuple(w for w in passage.words if not any(q.start <= w.start < q.end for q in quotes))
        voiced = [a.source.anchor for a in table.draft.reading.attributions if a.source.anchor]
        spoken_to = addressed(passage.words)
        told = [w for w in left if w.start not in spoken_to and not any(v.start <= w.start < v.end for v in voiced)]
        idle = {"hand"} if _ON_THE_OTHER.search(table.draft.text, passage.start, passage.end) else set()
        stems = frozenset(w.stem for w in told if w.stem and w.folded not in _FRAME | idle and not table.derived(w))
        if stems and "?" not in table.draft.text[passage.start : passage.end]:
            matches = tuple(m for m in aligner.matches(stems, most=6) if m.passage.paragraph)
            yield Claim(passage, left, stems, matches)


def addressed(row: tuple[Word, ...]) -> frozenset[int]:
    """Return where the words of a name stand to which something is told: "the minister told El Faro de Lask"."""
    found: set[int] = set()
    for at, word in enumerate(row):
        last = at + 1
        while word.folded in _TELLING and last < len(row) and (row[last].capital or row[last].folded in _IN_NAMES):
            last += 1
        found |= {w.start for w in row[at + 1 : last] if w.capital or w.folded == "de"}
    return frozenset(found)


def verb_span(table: Table, row: tuple[Word, ...], at: int) -> tuple[int, int]:
    """Return the words `[first, last)` from the verb that governs the word at `at` up to that word.

    The verb is the nearest auxiliary or verb at most REACH words before, with the auxiliaries right before it.
    """
    first = at
    for back in range(at, max(-1, at - REACH - 1), -1):
        if row[back].folded in AUXILIARIES - {"to", "about"} or (back <= at and is_verb(table, row[back])):
            first = back
            break
    while first > 0 and row[first - 1].folded in AUXILIARIES:
        first -= 1
    return first, at + 1


def governing(table: Table, row: tuple[Word, ...], hits: Collection[str]) -> tuple[int, int]:
    """Return the words `[first, last)` of the verb that says what is said of some stems: the group nearest to them.

    A verb of saying is taken only where there is no other.
    """
    places = [number for number, word in enumerate(row) if word.stem in hits]
    groups = list(_groups(table, row))
    told = [group for group in groups if row[group[1] - 1].folded not in listed("saying") | OPINION] or groups
    if not told:
        return verb_span(table, row, places[0])
    votes = [_verb_of(table, row[at]) for at in places]
    near = [
        _main(table, row, g)
        * (
            sum(1 / (1 + _apart(g, at)) + (_apart(g, at) == 0) for at in places)
            + sum(row[g[0]].start <= vote < row[g[1] - 1].end for vote in votes)
        )
        for g in told
    ]
    return told[near.index(max(near))]


def only_says(table: Table, row: tuple[Word, ...]) -> bool:
    """Tell whether every verb of a claim is one of saying, so that it puts nothing of its own: "the agency put the cost at 3"."""
    groups = list(_groups(table, row))
    called = {
        row[last - 1].start for _, last in groups if row[last - 1].folded == "called" and row[last - 2].folded == "be"
    }
    return bool(groups) and all(
        row[last - 1].folded in listed("saying") - ({"put"} if row[last - 2].folded in _COMING else set())
        and row[last - 1].start not in called
        for _, last in groups
    )


def _verb_of(table: Table, word: Word) -> int:
    """Return where the verb stands that a word hangs on, one that only hangs on a noun passed over; -1 for none."""
    tokens, text = table.draft.reading.tokens, table.draft.text
    at = table.draft.token_at(word.start)
    for _ in range(DEEP):
        if at < 0:
            return -1
        helping = [t for t in tokens[max(0, at - FAR) : at] if t.head == at and t.deprel[:3] in ("aux", "cop")]
        aside = tokens[at].deprel.startswith("acl") and not any(text[t.start : t.end] == "will" for t in helping)
        if not aside and (tokens[at].upos == "VERB" or helping):
            return tokens[at].start if tokens[at].upos == "VERB" else helping[0].start
        at = tokens[at].head
    return -1


def _main(table: Table, row: tuple[Word, ...], group: tuple[int, int]) -> float:
    """Return 1 for a group of verbs of the sentence's own, ASIDE for one that only hangs on a noun, tells when, or is a subject."""
    if _timed(table, row, group[0]):
        return TIMED
    inside = {word.start for word in row[group[0] : group[1]]}
    relations = [t.deprel for t in table.draft.reading.tokens if t.start in inside and t.upos == "VERB"]
    return ASIDE if relations and all(relation.startswith(_BELOW) for relation in relations) else 1.0


def _timed(table: Table, row: tuple[Word, ...], first: int) -> bool:
    """Tell whether a group of verbs only tells when, or under what condition: "will fall when the mill opens"."""
    for n in range(first - 1, max(-1, first - 1 - REACH), -1):
        if row[n].folded in _WHEN:
            return True
        parted = "," in table.draft.text[row[n].end : row[n + 1].start]
        if parted or row[n].folded in AUXILIARIES or is_verb(table, row[n]):
            return False
    return False


def _groups(table: Table, row: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Yield the groups of verbs of a row: auxiliaries, the words between them, and the verb."""
    at = 0
    while at < len(row):
        if row[at].folded not in AUXILIARIES - {"to", "about"} and not is_verb(table, row[at]):
            at += 1
            continue
        last = at + 1
        while (
            last < len(row)
            and "," not in table.draft.text[row[last - 1].end : row[last].start]
            and (row[last].folded in AUXILIARIES | _LINKING or is_verb(table, row[last]))
        ):
            last += 1
        while last > at + 1 and row[last - 1].folded in _LINKING | {"to"}:
            last -= 1
        yield at, last
        at = last


def _apart(group: tuple[int, int], at: int) -> int:
    """Return how many words a word stands away from a group."""
    return max(group[0] - at, at - group[1] + 1, 0)


def is_verb(table: Table, word: Word) -> bool:
    """Tell whether the reader takes a word of the draft for a verb."""
    return any(t.upos in ("VERB", "AUX") for t in table.draft.reading.tokens if t.start == word.start)


def past_form(folded: str) -> bool:
    """Tell whether a word looks like a past form of a verb."""
    return folded.endswith("ed") or folded in past_forms()


@cache
def firm_steps() -> frozenset[str]:
    """Return the words of steps that are done or settled."""
    return listed("firm")


@cache
def past_forms() -> frozenset[str]:
    """Return irregular past forms of verbs."""
    return frozenset(fold(form) for forms in lexicon("irregular").values() for form in forms)


def talking(row: tuple[Word, ...], at: int, pair: str) -> bool:
    """Tell whether what is under way is talks: they settle nothing."""
    return pair == "under way" and stem("talks") in {w.stem for w in row[max(0, at - 3) : at]}


def clause_around(text: str, row: tuple[Word, ...], first: int, last: int) -> tuple[Word, ...]:
    """Return the words of the clause that the words `[first, last)` stand in: up to a semicolon, or a comma and "and" or "but"."""

    def ends(at: int) -> bool:
        gap = text[row[at - 1].end : row[at].start]
        return ";" in gap or ":" in gap or ("," in gap and row[at].folded in _JOINING)

    while first > 0 and not ends(first):
        first -= 1
    while last < len(row) and not ends(last):
        last += 1
    return row[first:last]


def elsewhere(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb tells no step: "has passed between the two", "rather than sold it", "nearly sold it"."""
    ahead = [w.folded for w in row[max(0, at - 2) : at]]
    if ahead in (["rather", "than"], ["instead", "of"], ["all", "but"]) or ahead[-1:] in (["nearly"], ["almost"]):
        return True  # "nearly sold it"
    if "what" in [w.folded for w in row[max(0, at - ASIDE_WHAT) : at]]:
        return True  # "what she has seen of the plan is nothing"
    if row[at].folded == "cleared" and {w.folded for w in row[at + 1 : at + 5]} & _HURDLES:
        return True  # "has cleared its first hurdle"
    behind = [w.folded for w in row[at + 1 : at + 4]]
    if behind == ["it", "be", "known"] or row[at].folded != "passed":
        return behind == ["it", "be", "known"]
    beside = {w.folded for w in row[max(0, at - 3) : at]}  # "thirty years have passed"
    return bool({w.folded for w in row[at + 1 : at + 2]} & listed("along") or beside & _LENGTHS)
