"""Event types: which PLOVER type a predicate names, by its word and by what stands beside it.

The frames of a word are tried, those with most conditions first. A verb that only carries a noun ("held talks", "launched
an attack") has the noun's type; one that ends what the noun names has the type of ending it. What the frames leave open the
network decides.

Source: PLOVER 2.0 codebook, chapter 2; gold guide, section 2.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from onrecord.core.reading import Argument, Predicate, Reading, Step
from onrecord.core.vocab import lexicon
from onrecord.read.clauses import Clause, case, doers
from onrecord.read.event_frames import (
    Frame,
    endings,
    noun_frames,
    plural,
    verb_frames,
    verbs_listed,
)
from onrecord.read.grammar import Tree
from onrecord.read.mishaps import beside_violence, tells_of_mishap
from onrecord.read.warned import tells_of_danger
from onrecord.read.weak_words import NOMINAL, stands_in_for_clause, told_beside

COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
HAPPENS = "happens"
"""Stands in the frame of a verb that only says that its subject happens, of which the network sees no type."""
OCCASION = frozenset({"during", "after", "following", "since"})
"""Prepositions before what tells when something else was."""
ENDED = {"ASSAULT": "RETREAT", "COERCE": "CONCEDE", "PROTEST": "CONCEDE", "SANCTION": "CONCEDE", "MOBILIZE": "RETREAT"}
"""What it is to end an act of another type. Source: PLOVER 2.0 codebook, definitions of CONCEDE and RETREAT."""


BY_SOMEBODY = frozenset({"ASSAULT", "THREATEN", "RETREAT"})
"""Types of what one side does to another in a fight: in reports of mishaps none of 7 threats and of 4 retreats shown was right,
and 5 of 52 assaults (262 labelled articles of Wikinews, November 2026; redo with `python -m evaluation gold`)."""
LEAST_ALONE = 0.52
"""Least probability at which the network's type stands where the lexicon does not know the word. Set on 26 held-out labelled
reports and the open gold, 29 November 2026 (event type F1 of both together .661 at .5, .665 here, .667 at .55; `plover` .656,
.657, .654)."""
NOT_ALONE = frozenset({"CONCEDE", "MOBILIZE", "SANCTION"})
LEAST_TOLD_ALONE = 0.8
"""Types that the network does not name alone, and the least probability of a record at which it names any. Set on 26 held-out reports,
73 articles of Wikinews and the open gold, 29 November 2026 (event type F1 .687, .596 and .609 at .7; .691, .598 and .609 here; .691,
.596 and .609 at .9); redo with `python -m evaluation gold`."""
LEAST_WITHOUT_RECIPIENT = 0.85
"""Probability at which the network names a type alone where it sees no recipient, nor an actor of a noun, which seldom prints whom
it is done to: a deed that is done to nobody is mostly none. Set on 262 labelled articles, the held-out reports and the open gold, 29
November 2026 (of 72 below it 19 were right, of those with a recipient half); redo with `python -m evaluation gold`."""
NONE_OVER_FRAME, NONE_OVER_WORD, TYPE_OVER_WORD = 0.9, 0.5, 0.9
"""Probabilities from which the network overrules the lexicon: that a word with its frame, or alone, names no type, and that a
word alone names another. These three set on 26 held-out labelled reports and the open gold, 28 November 2026 (event type F1
there .633 and .619; .599 and .569 with a learned weighing, .598 and .549 with the network's whole distribution, each chosen
leaving out one report at a time: `docs/explanation/event-types.md`); redo with `python -m evaluation gold`."""
NONE_OVER_PARTICLE = 0.6
"""The same for a frame that asks only for a particle or preposition ("concerned about"), which says less than who or whom. Set on
the same sets and 262 labelled articles, 29 November 2026; redo as above."""
LEAST_MATERIAL = 0.5
"""Probability of AID from which a bare word of support is material: the codebook keeps SUPPORT for what is not. Set as above."""
LEAST_RECORD = 0.5
"""The probability at which a predicate becomes a record; a verb that the lexicon knows is raised to it."""
SURE_OF_WORD = 0.4
"""The network's probability of a record from which a word before a noun, a bare object or the subject of a passive is one.

Of 118 such words below it 34 were records on 262 labelled articles, the held-out reports and the open gold, November 2026; redo with
`python -m evaluation gold` (records)."""
LEAST_NOUN = 0.65
"""The same for a noun that names an event: it names again what a verb told more often than not. Set on 26 held-out labelled
reports and the open gold, 29 November 2026 (event type F1 of both together .626 at .5 with nouns raised, .634 here, .633 at
.75, .621 at .9; records F1 .736, .738); redo with `python -m evaluation gold`."""


def named_type(clause: Clause) -> Frame | None:
    """Return the frame that the word at a clause's head has there, None where the lexicon does not know it."""
    tree, at = clause.tree, clause.at
    word = tree.word(at)
    if tree.tags[at] in ("VERB", "AUX"):
        own = _first(clause, verb_frames(), word)
        own = None if own is not None and own.type == "THREATEN" and tells_of_danger(tree, at) else own
        if own is not None and own.firm:
            return own
        carried = _carried(clause)
        return carried or own
    return _ended(clause) or _first(clause, noun_frames(), word)


def _first(clause: Clause, frames: Mapping[str, tuple[Frame, ...]], word: str) -> Frame | None:
    """Return the first frame of a word whose conditions hold."""
    return next((frame for frame in frames.get(word, ()) if clause.holds(frame)), None)


def _carried(clause: Clause) -> Frame | None:
    """Return the frame of the noun that a verb carries or ends. Rules `light_verb`, `ending_verb` and `happening_verb`."""
    word = clause.tree.word(clause.at)
    kinds = [kind for kind in ("refusals", "ends", "carriers") if _listed(clause, kind, word)]
    if not clause.objects and _listed(clause, "happens", word):
        kinds.append("happens")
    if not kinds:
        return None
    for place in clause.objects or doers(clause.tree, clause.at):
        found = _first(Clause(clause.tree, place, clause.named), noun_frames(), clause.tree.word(place))
        if found is not None and found.type != "NONE":
            return found if kinds[0] == "carriers" else _over(found, kinds[0])
    return None


def content_noun(clause: Clause, candidates: frozenset[int]) -> int | None:
    """Return the token of the noun that a verb only carries, or of which it says no more than that it happens, one of `candidates`.

    Rule `content_noun`: of a light verb and its noun the noun is the record, with the parties of the verb ("held talks", "threats
    were made", "the meeting took place"). Source: gold guide, section 2 ("choose the content word"); so in 29 of 31 pairs of the
    labelled reports with one record, November 2026.
    """
    tree = clause.tree
    if _listed(clause, "takes_place", tree.word(clause.at)):
        places: Iterable[int] = tree.of(clause.at, "nsubj")
    elif _is_light(clause):
        places = clause.objects
    else:
        return None
    nouns = (Clause(tree, place, clause.named) for place in places if tree.first + place in candidates)
    return next((noun.token for noun in nouns if _names_type(noun)), None)


def _names_type(clause: Clause) -> bool:
    """Tell whether the noun at a clause's head names a type by the lexicon."""
    frame = _first(clause, noun_frames(), clause.tree.word(clause.at))
    return clause.tree.tags[clause.at] == "NOUN" and frame is not None and frame.type != "NONE"


def with_parties(noun: Predicate, clause: Clause, verb: Predicate | None) -> Predicate:
    """Return a noun with what its light verb says of who, to whom, when and where, in the roles that the noun leaves empty.

    What the network gave the verb comes first, then what the tree shows: the verb's doers, and those "with" whom. Rule
    `content_noun`.
    """
    tree = clause.tree
    at = tree.heads[clause.at]
    carrier = Clause(tree, at, clause.named) if at >= 0 else clause
    if verb is None and not (_names_type(clause) and clause.at in carrier.objects and _is_light(carrier)):
        return noun
    own = {argument.role for argument in noun.arguments} | {"theme"}
    given = [a for a in verb.arguments if a.role not in own and not a.anchor.covers(noun.anchor)] if verb else []
    roles = own | {argument.role for argument in given}
    if "agent" not in roles:
        given += (Argument("agent", tree.anchor(head, head + 1)) for head in doers(tree, at))
    if "recipient" not in roles:
        below = [k for k in (*tree.of(clause.at, "nmod"), *tree.of(at, "obl")) if case(tree, k) == "with"]
        given += (Argument("recipient", tree.anchor(head, head + 1)) for k in below for head in tree.joined(k))
    return replace(noun, arguments=(*noun.arguments, *given), by=f"{noun.by} content_noun") if given else noun


def _is_light(clause: Clause) -> bool:
    """Tell whether a clause's head is a verb that only carries its noun."""
    return clause.tree.tags[clause.at] == "VERB" and _listed(clause, "light", clause.tree.word(clause.at))


def _listed(clause: Clause, kind: str, word: str) -> bool:
    """Tell whether a verb stands in a list, with its particles."""
    rest = verbs_listed(kind).get(word)
    return rest is not None and all(part in clause.near for part in rest)


def _over(frame: Frame, kind: str) -> Frame:
    """Return what it is to end, or call off, what a frame names; what only happens has the type of what does."""
    if kind == "happens":
        return replace(frame, beside=(*frame.beside, HAPPENS))
    off = "REJECT" if kind == "refusals" else "SANCTION"
    return Frame(off if frame.type in COOPERATION else ENDED.get(frame.type, "NONE"), "", frame.beside or ("end",))


def _ended(clause: Clause) -> Frame | None:
    """Return the type of a noun that ends what it is of ("suspension of aid"). Rule `ending_noun`."""
    tree, at = clause.tree, clause.at
    if tree.word(at) not in endings():
        return None
    for place in tree.of(at, "nmod"):
        found = _first(Clause(tree, place, clause.named), noun_frames(), tree.word(place))
        if found is not None and found.type in COOPERATION:
            return Frame("SANCTION", "discontinue", ("of",))
    return None


@cache
def _context_words() -> Mapping[str, str]:
    """Return the context that each printed form of a word puts an event into."""
    found: dict[str, str] = {}
    for context, words in lexicon("event_contexts").items():
        for word in words:
            for form in (word, plural(word)):
                found.setdefault(form, context)
    return found


def contexts(tree: Tree, at: int) -> tuple[str, ...]:
    """Return PLOVER's contexts of an event: those of its own word and of the phrases that hang on it, clauses aside.

    Rule: a context belongs to an event by words of the event, never by the page at large.
    """
    words = [at]
    for kid in tree.of(at, "obj", "iobj", "obl", "nmod", "amod", "compound", "nsubj"):
        words += tree.subtree(kid)
    known = _context_words()
    return tuple(dict.fromkeys(known[tree.words[i]] for i in sorted(words) if tree.words[i] in known))


def find_event_types(reading: Reading) -> Reading:
    """Give each predicate its type, and leave out those that carry news only if the lexicon knew them and it does not."""
    if not any(token.upos for token in reading.tokens):
        return reading
    clauses = _clauses(reading)
    told = frozenset(c.token for p, c in zip(reading.predicates, clauses, strict=True) if p.record >= LEAST_RECORD)
    candidates = frozenset(clause.token for clause in clauses)
    carriers: dict[int, Predicate] = {}
    kept: list[tuple[Predicate, Clause]] = []
    for predicate, clause in zip(reading.predicates, clauses, strict=True):
        noun = content_noun(clause, candidates)
        if noun is None:
            kept.append((predicate, clause))
        else:
            carriers[noun] = predicate
    found: list[tuple[Predicate, Clause]] = []
    mishap = tells_of_mishap(reading)
    for predicate, clause in kept:
        carrier = carriers.get(clause.token)
        if carrier is not None and carrier.record > predicate.record:
            predicate = replace(predicate, record=carrier.record)
        if predicate.record < LEAST_RECORD and stands_in_for_clause(predicate, clause, told):
            predicate = replace(predicate, record=LEAST_RECORD, by=f"{predicate.by} main_verb")
        noun = clause.tree.tags[clause.at] == "NOUN"
        occasion = noun and case(clause.tree, clause.at) in OCCASION
        frame = named_type(clause)
        if frame is not None and not frame.firm and predicate.record < LEAST_RECORD and _only_says(clause, told):
            continue
        typed = type_of(with_parties(predicate, clause, carrier), frame, occasion=occasion, noun=noun)
        if typed is not None and mishap:
            typed = _without_assailant(typed, predicate, clause)
        if typed is None:
            continue
        news = typed.event not in ("", "NONE")
        if not news or predicate.record >= least_record(clause, told):
            found.append((replace(typed, contexts=contexts(clause.tree, clause.at)) if news else typed, clause))
    return replace(reading, predicates=tuple(_told_once(found)))


def _only_says(clause: Clause, told: frozenset[int]) -> bool:
    """Tell whether a verb only says what a clause under it tells, a record itself ("we guarantee that you will build").

    A bare word of the lexicon makes no record of such a verb. Source: gold guide, section 2 (reporting verbs).
    """
    tree, at = clause.tree, clause.at
    return tree.tags[at] == "VERB" and any(tree.first + k in told for k in tree.of(at, "ccomp"))


def _without_assailant(typed: Predicate, before: Predicate, clause: Clause) -> Predicate | None:
    """Return a predicate of a report about a mishap, without a type of fights where its sentence has no other word for violence.

    Rule `no_assailant`: in a report on an outbreak "the fever killed nine" is no assault. What only its type made a record is none.
    """
    if typed.event not in BY_SOMEBODY or beside_violence(clause.tree, clause.at):
        return typed
    if before.record < LEAST_RECORD:
        return None
    return replace(typed, event="NONE", mode="", by=f"{typed.by} no_assailant")


def _clauses(reading: Reading) -> list[Clause]:
    """Return the clause of each predicate."""
    starts = [token.start for token in reading.tokens]
    named = frozenset(
        index
        for mention in reading.mentions
        for index in range(bisect_right(starts, mention.anchor.start) - 1, bisect_right(starts, mention.anchor.end - 1))
    )
    trees: dict[int, Tree] = {}
    clauses: list[Clause] = []
    for predicate in reading.predicates:
        tree = trees.get(predicate.sentence)
        if tree is None:
            tree = trees[predicate.sentence] = Tree(reading, reading.sentences[predicate.sentence])
        clauses.append(Clause(tree, bisect_right(starts, predicate.anchor.start) - 1 - tree.first, named))
    return clauses


def least_record(clause: Clause, told: frozenset[int]) -> float:
    """Return the probability at which an event is kept: a noun needs more, unless it is what an empty verb is about."""
    noun = clause.tree.tags[clause.at] == "NOUN" or clause.tree.base(clause.at) in NOMINAL
    return LEAST_NOUN if noun and not _is_content(clause, told) else 0.0


def _is_content(clause: Clause, told: frozenset[int]) -> bool:
    """Tell whether a noun is what a verb that tells nothing itself is about ("launched an attack", "the talks took place")."""
    tree, at = clause.tree, clause.at
    while tree.base(at) == "conj" and tree.tags[tree.heads[at]] == "NOUN":
        at = tree.heads[at]
    if tree.heads[at] < 0:
        return False
    above = _over_it(clause, at)
    word = tree.word(above.at)
    if tree.base(at) == "obj":
        return above.token not in told or _listed(above, "carriers", word)
    if tree.base(at) == "obl":
        return case(tree, at) in verbs_listed("carriers").get(word, ())
    return tree.base(at) == "nsubj" and _listed(above, "takes_place", word)


def _over_it(clause: Clause, at: int) -> Clause:
    """Return the clause of the word that governs a word of a clause's sentence."""
    return Clause(clause.tree, clause.tree.heads[at], clause.named)


def _told_once(found: list[tuple[Predicate, Clause]]) -> Iterator[Predicate]:
    """Yield predicates but for nouns that only name what another word tells: what it is, or what is said of it.

    So "peace" in "peace talks" and "attacks" in "the attacks hit the port". Source: gold guide, section 2 (a noun gets its own
    record only if the report says nothing else of it with a verb).
    """
    kinds = {clause.token: predicate.event for predicate, clause in found if predicate.record >= LEAST_RECORD}
    for predicate, clause in found:
        tree, at = clause.tree, clause.at
        above = tree.heads[at]
        said = above >= 0 and tree.base(at) == "nsubj" and kinds.get(tree.first + above) == predicate.event
        again = tree.base(at) == "compound" or (said and not _listed(_over_it(clause, at), "happens", tree.word(above)))
        again = again and tree.tags[at] == "NOUN" and predicate.event not in ("", "NONE")
        again = again or _describes(predicate, clause, kinds) or told_beside(predicate, clause, kinds)
        if not again:
            yield predicate


def _describes(predicate: Predicate, clause: Clause, told: Container[int]) -> bool:
    """Tell whether a word of which the network is not sure only describes, or only names what the verb beside it tells.

    So "the largest port", "the recommended level", "take care", "a leak" in "a leak was found", and what a sum is for
    ("marks for repairs"). An adverb or auxiliary beside its word
    describes however sure it is ("too costly"): 2 of 15 were records (26 held-out reports, 73 articles of Wikinews and the open gold, 29
    November 2026; redo with `python -m evaluation gold`).
    """
    tree, at = clause.tree, clause.at
    if tree.tags[at] in ("ADV", "AUX") and tree.base(at) in ("advmod", "advcl", "aux"):
        return predicate.confidence is not None
    if predicate.confidence is None or predicate.confidence >= SURE_OF_WORD:
        return False
    if tree.base(at) == "amod" or (case(tree, at) == "for" and predicate.event in ("", "NONE")):
        return True
    if tree.base(at) == "obj" and tree.tags[at] == "NOUN" and predicate.event in ("", "NONE"):
        return not tree.of(at, "det", "nmod") and tree.first + tree.heads[at] in told
    return tree.rels[at] == "nsubj:pass" and tree.tags[at] == "NOUN" and tree.first + tree.heads[at] in told


def type_of(
    predicate: Predicate, frame: Frame | None, *, occasion: bool = False, noun: bool = False
) -> Predicate | None:
    """Weigh what the lexicon says of a predicate against what the network says; None where it carries no news after all.

    `occasion` tells that a noun only says when something else was ("during the talks"): it is not planned itself. `noun` tells that
    the word is one, which seldom prints whom it is done to.

    Rules `event_frame` (conditions that hold), `event_word` (a word alone), `planned_cooperation` (what is to be done together is
    AGREE), `called_for_agreement` (what is only called for, possible or asked about is COOPERATE: "urged them to reach a deal")
    and `announced_release` (who is to be released is CONCEDE, who was is RETREAT).
    Source: gold guide, section 2 (`event`).
    """
    kind, chance = predicate.event, predicate.event_chance or 0.0
    by, mode = "", ""
    if frame is None:
        kind = kind if _names_alone(predicate, kind, chance, noun) else "NONE"
    elif not _network_stands(frame, predicate):
        kind, mode, by = frame.type, frame.mode, "event_frame" if frame.firm else "event_word"
    elif kind == frame.type:
        mode = frame.mode
    if predicate.record < LEAST_RECORD:
        if frame is None or kind == "NONE" or not (frame.firm or kind == predicate.event):
            return None
        predicate = replace(predicate, record=LEAST_RECORD)
    if kind in ("CONSULT", "COOPERATE") and predicate.modality in ("planned", "ready") and not occasion:
        kind, mode, by = "AGREE", "", "planned_cooperation"
    elif kind == "RETREAT" and mode == "release" and predicate.modality in ("planned", "ready"):
        kind, mode, by = "CONCEDE", "", "announced_release"
    elif kind == "AGREE" and predicate.modality in ("called_for", "possible", "asked"):
        kind, mode, by = "COOPERATE", "", "called_for_agreement"
    unsure = tuple(u for u in predicate.unsure if u.field != "event" or not by)
    return replace(predicate, event=kind, mode=mode, by=f"{predicate.by} {by}".strip(), unsure=unsure)


def _names_alone(predicate: Predicate, kind: str, chance: float, noun: bool) -> bool:
    """Tell whether the network's type stands where the lexicon does not know the word."""
    seen = _has(predicate, "recipient") or (noun and _has(predicate, "agent"))
    least = LEAST_ALONE if seen else LEAST_WITHOUT_RECIPIENT
    return chance >= least and kind not in NOT_ALONE and predicate.record >= LEAST_TOLD_ALONE


def _has(predicate: Predicate, role: str) -> bool:
    """Tell whether the network sees somebody in a role."""
    return any(argument.role == role for argument in predicate.arguments)


def _network_stands(frame: Frame, predicate: Predicate) -> bool:
    """Tell whether the network is so sure of its type that the lexicon gives way."""
    kind, chance = predicate.event, predicate.event_chance or 0.0
    if kind == "NONE":
        return chance >= _least_none(frame, predicate)
    bar = LEAST_MATERIAL if (frame.type, kind) == ("SUPPORT", "AID") else TYPE_OVER_WORD
    return not frame.firm and chance >= bar


def _least_none(frame: Frame, predicate: Predicate) -> float:
    """Return the probability of NONE from which the network overrules a frame.

    A bare word of support stands like a frame where somebody is named who gives it ("Oss praised"); a frame of a meeting knows no
    more than its word, as people and places have many everyday verbs ("received tourists", "attended the funeral"). Of a verb
    that only says that its subject happens ("attacks have risen") the network has nothing to see.
    """
    if HAPPENS in frame.beside:
        return 1.0
    if not frame.firm:
        return NONE_OVER_FRAME if frame.type == "SUPPORT" and _has(predicate, "agent") else NONE_OVER_WORD
    if frame.type == "CONSULT":
        return NONE_OVER_WORD
    return NONE_OVER_PARTICLE if frame.conditions == len(frame.beside) else NONE_OVER_FRAME


STEP = Step(
    "event_types",
    "3",
    frozenset({"tokens", "sentences", "mentions", "predicates"}),
    frozenset({"predicates"}),
    find_event_types,
)
