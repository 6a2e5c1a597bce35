"""Presupposed: acts and states that a wording takes for granted instead of putting them forward.

"The decision to host will cost it the season" does not say that there was a decision: it counts on it. Each rule is one
construction; all of them fall silent under if, any, possible, denial of existence and verbs of mere belief.

Source: Levinson 1983, Pragmatics, section 4.2 (triggers); Karttunen 1974 (what lets them through and what does not).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from onrecord.core.reading import Predicate, PresupposedFound, Reading, Sentence, Step
from onrecord.core.vocab import lexicon
from onrecord.read.as_words import mentioned
from onrecord.read.classes import words as list_of
from onrecord.read.grammar import Tree
from onrecord.read.presupposed import acts, changes, clauses, grounds, states
from onrecord.read.presupposed.found import LIST, LONGEST, Rule, Taken, forms_of

CARRYING = 0.5
"""Least probability of carrying news of a predicate that becomes a record, as in `record`."""
ACTS = frozenset(
    "owned_act happening since_act factive factive_noun time_clause why cleft counterfactual having_done judged_for changed "
    "repeated repeated_noun still back further staying gone_by asked_of".split()
)
"""Rules whose word names an act of its own, which may stand as a record."""
THINGS = frozenset({"former", "modified", "another", "counted", "done_before"})
"""Rules whose word names a thing or person by what is taken for granted of it: a record only where nothing else carries it."""
PREFIXES = ("ex-", "once-")
HELD = frozenset(
    {"why", "again", "nth_time", "former", "former_by_prefix", "no_longer", "still", "done_before", "factive"}
)
"""Rules whose granting a condition or a question leaves standing: "if the kiln bursts a second time" counts on a first.

Source: Karttunen 1974 (conditions and questions are holes). An act named by its noun ("if the decision is made") or a verb of
doing again ("should the mill reopen") may still be to come, so that those fall silent.
"""
CONDITION = frozenset({"if", "unless", "should", "were", "lest", "whether"})

UNREAL = frozenset(
    "rumour rumours rumor rumors possibility risk risks threat danger prospect chance hope hopes fear fears talk likelihood possibilities "
    "idea suggestion allegation allegations".split()
)
"""Nouns under which a thing need not be: "the rumour of a renewed attack"."""


def find_presupposed(reading: Reading) -> Reading:
    """Fill what the sentences of body and notices take for granted."""
    found: list[PresupposedFound] = []
    added: list[Predicate] = []
    for number, sentence in enumerate(reading.sentences):
        if reading.report.blocks[sentence.block].kind in ("body", "notice"):
            here = _of_sentence(reading, sentence)
            found += here
            added += _uncarried(reading, number, here) if here else []
    predicates = sorted((*reading.predicates, *added), key=lambda p: p.anchor.start) if added else reading.predicates
    return replace(reading, presupposed=tuple(found), predicates=tuple(predicates))


def _uncarried(reading: Reading, number: int, found: list[PresupposedFound]) -> list[Predicate]:
    """Return predicates for acts of a sentence that has too few of its own to carry what it takes for granted.

    In a sentence without any record everything that it takes for granted gets one, or it would be lost.
    """
    sentence = reading.sentences[number]
    first = bisect_left(reading.predicates, sentence.start, key=lambda p: p.anchor.start)
    last = bisect_left(reading.predicates, sentence.end, key=lambda p: p.anchor.start)
    own = [p for p in reading.predicates[first:last] if p.record >= CARRYING]
    alone = [f for f in found if not any(p.anchor.overlaps(f.anchor) for p in own)]
    free = len(own) - sum(any(p.anchor.overlaps(f.anchor) for f in found) for p in own)
    acts = [f for f in alone if f.rule in ACTS or not own] + [f for f in alone if own and f.rule in THINGS]
    short = len(alone) - free
    return [Predicate(f.act, f.act.exact.lower(), number, by="granted_act") for f in acts[: max(0, short)]]


def _of_sentence(reading: Reading, sentence: Sentence) -> list[PresupposedFound]:
    """Return what one sentence takes for granted, in text order, the same act once."""
    table, text = triggers(), reading.report.text
    places = [
        (at, rules)
        for at, token in enumerate(reading.tokens[sentence.first : sentence.last])
        if (rules := table.get(_key(text[token.start : token.end].lower(), at)))
    ]
    if not places:
        return []
    tree = Tree(reading, sentence)
    kept: list[Taken] = []
    for at, rules in places:
        for rule in rules:
            taken = rule(tree, at)
            if taken is None or _taken_back(tree, taken) or mentioned(tree, at):
                continue
            if not any(
                (taken.first < other.last and other.first < taken.last) or taken.act == other.act for other in kept
            ):
                kept.append(taken)
            break
    return [
        PresupposedFound(tree.anchor(*_stretch(t)), tree.anchor(t.act, t.act + 1), t.rule)
        for t in sorted(kept, key=lambda t: t.first)
    ]


def _stretch(taken: Taken) -> tuple[int, int]:
    """Return the words that are marked: from its first on, at most `LONGEST`; the act alone where it stands before them.

    A rule takes the act to follow the word that fires it, and a sentence may be parsed so that it does not.
    """
    last = min(taken.last, taken.first + LONGEST)
    return (taken.first, last) if 0 <= taken.first < last else (taken.act, taken.act + 1)


def _key(word: str, at: int) -> str:
    """Return the word under which the rules for a printed word stand: "ex-" for all that begin so, "that" where it opens."""
    if word == "that" and at:
        return ""
    before = next((prefix for prefix in PREFIXES if word.startswith(prefix) and len(word) > len(prefix) + 1), None)
    return before or word.replace("’", "'")


def _taken_back(tree: Tree, taken: Taken) -> bool:
    """Tell whether the granting does not go through: under a condition, made unreal, or inside a mere belief."""
    noun = taken.act
    if taken.rule == "counterfactual":
        return False
    if any(tree.words[k] in list_of("not_real", LIST) for k in tree.kids[noun] if k < noun):
        return True
    low = noun
    for here in (noun, *tree.above(noun)):
        kids = tree.kids[here]
        if any(
            tree.words[k] in CONDITION
            and tree.word(k + 1) != "only"
            and (tree.base(k) == "mark" or (k == min(kids) and tree.base(k) in ("aux", "cop")))
            and k <= taken.first + 1
            for k in kids
        ):
            return taken.rule not in HELD and not (taken.rule == "changed" and tree.words[noun].endswith("ing"))
        if here != noun and tree.words[here] in UNREAL and tree.base(low) == "nmod" and low > here:
            return True
        believed = tree.base(low) in ("ccomp", "acl") or (
            tree.base(low) == "xcomp" and tree.words[here] in ("claimed", "claims", "pretended")
        )
        if here != noun and tree.words[here] in forms_of("plug") and believed and low > here:
            return True
        low = here
    return False


@cache
def triggers() -> Mapping[str, tuple[Rule, ...]]:
    """Return by printed word the rules that begin at it."""
    rows: list[tuple[Rule, frozenset[str]]] = [
        (acts.modified, list_of("before_noun", LIST)),
        (acts.former, frozenset(lexicon(LIST)["former"]) - {"ex-"}),
        (acts.former_by_prefix, frozenset(PREFIXES)),
        (acts.done_before, frozenset(lexicon(LIST)["adverb"])),
        (acts.again, frozenset({"again", "anew", "more"})),
        (acts.nth_time, frozenset({"time"})),
        (acts.repeated_noun, list_of("repeat_noun", LIST)),
        (clauses.factive_noun, frozenset(lexicon(LIST)["factive_noun"])),
        *grounds.rows(),
        (acts.since_act, frozenset("after since following despite during amid before until".split())),
        (clauses.having_done, frozenset({"having"})),
        (acts.another, frozenset({"another"})),
        (acts.owned_act, list_of("act", LIST)),
        (acts.happening, frozenset(lexicon(LIST)["happening"])),
        (acts.repeated, forms_of("repeat") | frozenset({"return", "returns", "returned"})),
        *changes.first_rows(),
        (clauses.changed, forms_of("stop") | forms_of("go_on")),
        (clauses.no_longer, frozenset({"longer", "anymore", "more"})),
        (clauses.factive, forms_of("factive") | frozenset(lexicon(LIST)["factive_adjective"])),
        (clauses.judged_for, forms_of("judging")),
        (clauses.cleft, frozenset({"it", "what"})),
        (clauses.why, frozenset({"why"})),
        (clauses.counterfactual, frozenset({"had"})),
        (clauses.time_clause, frozenset(lexicon(LIST)["time"])),
        (states.was_when, frozenset({"while", "when", "after", "before", "since"})),
        (states.still, frozenset({"still"})),
        (states.back, frozenset({"back"})),
        (states.further, frozenset({"further"})),
        (states.too, frozenset({"too"})),
        (states.staying, frozenset("remain remains remained remaining stay stays stayed staying".split())),
        (states.gone_by, frozenset(lexicon(LIST)["gone_by"])),
        (states.asked_of, frozenset({"who", "how", "when", "where"})),
        (states.what_was, frozenset({"what"})),
        (states.counted, frozenset("second third fourth fifth sixth".split())),
        *changes.rows(),
        (clauses.judged_for, list_of("judging_noun", LIST)),
        (states.absolute, frozenset({"having"})),
    ]
    found: dict[str, list[Rule]] = {}
    for rule, printed in rows:
        for form in printed:
            found.setdefault(form, []).append(rule)
    return MappingProxyType({form: tuple(rules) for form, rules in found.items()})


STEP = Step(
    "presupposed", "3", frozenset({"tokens", "sentences", "predicates"}), frozenset({"presupposed", "predicates"}),
    find_presupposed,
)  # fmt: skip
