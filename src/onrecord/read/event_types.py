"""Event types: which PLOVER type a predicate names, by its word and by what stands beside it.

The frames of a word are tried, those with most conditions first. A verb that only carries a noun ("held talks", "launched
an attack") has the noun's type; one that ends what the noun names has the type of ending it. What the frames leave open the
network decides.

Source: PLOVER 2.0 codebook, chapter 2; gold guide, section 2.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from onrecord.core.reading import Argument, Predicate, Reading, Step
from onrecord.core.vocab import lexicon
from onrecord.read.event_frames import (
    Frame,
    Slot,
    endings,
    noun_frames,
    plural,
    verb_frames,
    verbs_listed,
    word_class,
)
from onrecord.read.grammar import Tree

COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december today yesterday tomorrow week month year day night morning evening afternoon weekend".split()
)
"""Words under whose preposition nothing but a time stands."""
RELATIVE = frozenset({"who", "whom", "which", "that"})
ENDED = {"ASSAULT": "RETREAT", "COERCE": "CONCEDE", "PROTEST": "CONCEDE", "SANCTION": "CONCEDE", "MOBILIZE": "RETREAT"}
"""What it is to end an act of another type. Source: PLOVER 2.0 codebook, definitions of CONCEDE and RETREAT."""


LEAST_ALONE = 0.5
"""Least probability at which the network's type stands where the lexicon does not know the word."""
NONE_OVER_FRAME, NONE_OVER_WORD, TYPE_OVER_WORD = 0.9, 0.5, 0.9
"""Probabilities from which the network overrules the lexicon: that a word with its frame, or alone, names no type, and that a
word alone names another. These four set on 26 held-out labelled reports and the open gold, 28 November 2026 (event type F1
there .633 and .619; .599 and .569 with a learned weighing, .598 and .549 with the network's whole distribution, each chosen
leaving out one report at a time: `docs/explanation/event-types.md`); redo with `python -m evaluation gold`."""
LEAST_RECORD = 0.5
"""The probability at which a predicate becomes a record; what the lexicon knows is raised to it."""


@cache
def people() -> frozenset[str]:
    """Return the nouns, printed in any number, for people and bodies that can act."""
    voices = lexicon("voices")
    nouns = [noun for kind in ("person", "body", "group") for noun in voices[kind]]
    return frozenset({*nouns, *(plural(noun) for noun in nouns), *word_class("acting")})


class Clause:
    """One predicate in its tree: what stands in each place beside it."""

    def __init__(self, tree: Tree, at: int, named: frozenset[int]) -> None:
        self.tree, self.at, self.named = tree, at, named
        self.objects = tuple(objects(tree, at))
        self._near: frozenset[str] | None = None

    @property
    def token(self) -> int:
        """Return the place of the predicate among all tokens."""
        return self.tree.first + self.at

    @property
    def near(self) -> frozenset[str]:
        """Return the words that hang on the predicate, and their prepositions and marks."""
        if self._near is None:
            tree, at = self.tree, self.at
            found = {tree.word(at + 1)}
            for kid in tree.kids[at]:
                if tree.base(kid) == "case":
                    continue
                found.add(tree.word(kid))
                if tree.word(kid) not in TIMES:
                    found |= {tree.word(k) for k in tree.kids[kid] if tree.base(k) in ("case", "mark", "fixed")}
            self._near = frozenset(found)
        return self._near

    def holds(self, frame: Frame) -> bool:
        """Tell whether every condition of a frame holds here."""
        tree, at = self.tree, self.at
        if not all(word in self.near for word in frame.beside):
            return False
        if frame.object is not None and not self._fits(frame.object, self.objects):
            return False
        if frame.modifier is not None and not self._fits(frame.modifier, tree.of(at, "amod", "compound", "nmod")):
            return False
        if frame.subject is not None and not self._fits(frame.subject, doers(tree, at)):
            return False
        if frame.context is not None and not frame.context.words.intersection(tree.words):
            return False
        return frame.complement is None or self._fits(frame.complement, _complements(tree, at))

    def _fits(self, slot: Slot, places: Iterable[int]) -> bool:
        """Tell whether one of several words may fill a slot."""
        return any(self.tree.words[i] in slot.words or (slot.actor and self._acts(i)) for i in places)

    def _acts(self, at: int) -> bool:
        """Tell whether a word is a name, a person's pronoun or a noun for people or a body."""
        tree = self.tree
        return (
            tree.first + at in self.named
            or tree.tags[at] == "PROPN"
            or tree.words[at] in people()
            or (
                tree.tags[at] == "PRON"
                and tree.words[at] in ("him", "her", "them", "us", "me", "he", "she", "they", "who")
            )
        )


def doers(tree: Tree, at: int) -> list[int]:
    """Return the heads of those who do what a verb names: its subject, or after "by" where it is passive."""
    passive = tree.passive(at)
    if passive is not None or _reduced(tree, at):
        hanging = tree.of(at, "obl", "obj", "xcomp")
        below = [*hanging, *(k for h in hanging for k in tree.of(h, "nmod", "obl"))]
        return [j for k in below if case(tree, k) == "by" for j in tree.joined(k)]
    subject = tree.subject(at)
    return tree.joined(subject) if subject is not None else []


def _reduced(tree: Tree, at: int) -> bool:
    """Tell whether a participle stands behind the noun that it is done to ("sanctions imposed by")."""
    return tree.rels[at] == "acl" and not tree.word(at).endswith("ing") and tree.tags[at] == "VERB"


def case(tree: Tree, at: int) -> str:
    """Return the preposition of a word, empty where it has none."""
    found = tree.kid(at, "case")
    return tree.word(found) if found is not None else ""


def objects(tree: Tree, at: int) -> list[int]:
    """Return the heads of what a verb is done to, coordinated ones and what "of" counts out too."""
    found = [j for k in tree.of(at, "obj", "iobj") if tree.word(k) not in RELATIVE for j in tree.joined(k)]
    found += [k for k in tree.of(at, "xcomp") if tree.tags[k] == "NOUN"]
    passive = tree.passive(at)
    if passive is not None:
        found += tree.joined(passive)
    if not found and tree.base(at) == "acl" and tree.tags[at] == "VERB":
        subject = tree.kid(at, "nsubj")
        if _reduced(tree, at) or (subject is not None and tree.word(subject) not in RELATIVE):
            found = [tree.heads[at]]
    if not found:
        shared = [k for k in (tree.heads[at] if tree.base(at) == "conj" else -1, *tree.of(at, "conj")) if k >= 0]
        found = [k for s in shared if tree.tags[s] == "VERB" for k in tree.of(s, "obj") if k > max(at, s)]
    return [*found, *(k for f in found for k in tree.of(f, "nmod") if case(tree, k) == "of")]


def _complements(tree: Tree, at: int) -> list[int]:
    """Return the heads of what else hangs on a predicate, and what hangs on those under a preposition."""
    found = [j for k in tree.of(at, "obl", "nmod", "xcomp", "ccomp", "advcl") for j in tree.joined(k)]
    return [*found, *(k for f in found for k in tree.of(f, "obj", "nmod"))]


def named_type(clause: Clause) -> Frame | None:
    """Return the frame that the word at a clause's head has there, None where the lexicon does not know it."""
    tree, at = clause.tree, clause.at
    word = tree.word(at)
    if tree.tags[at] in ("VERB", "AUX"):
        own = _first(clause, verb_frames(), word)
        if own is not None and own.conditions:
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
        kinds.append("carriers")
    if not kinds:
        return None
    for place in clause.objects or doers(clause.tree, clause.at):
        found = _first(Clause(clause.tree, place, clause.named), noun_frames(), clause.tree.word(place))
        if found is not None and found.type != "NONE":
            return _over(found, kinds[0]) if kinds[0] != "carriers" else found
    return None


def content_noun(clause: Clause, told: frozenset[int]) -> int | None:
    """Return the token of the noun that a verb only carries and that is a record itself, at a token of `told`.

    Rule `content_noun`: of a light verb and its noun the noun is the record, with the parties of the verb. Source: gold guide,
    section 2 ("choose the content word"); so in 29 of 31 pairs of the labelled reports with one record, November 2026.
    """
    tree = clause.tree
    if not _is_light(clause):
        return None
    nouns = (Clause(tree, place, clause.named) for place in clause.objects if tree.first + place in told)
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
    """Return what it is to end, or call off, what a frame names."""
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
    told = frozenset(c.token for p, c in zip(reading.predicates, clauses, strict=True) if p.record >= LEAST_RECORD)
    carriers: dict[int, Predicate] = {}
    kept: list[tuple[Predicate, Clause]] = []
    for predicate, clause in zip(reading.predicates, clauses, strict=True):
        noun = content_noun(clause, told)
        if noun is None:
            kept.append((predicate, clause))
        else:
            carriers[noun] = predicate
    found: list[Predicate] = []
    for predicate, clause in kept:
        typed = type_of(with_parties(predicate, clause, carriers.get(clause.token)), named_type(clause))
        if typed is not None:
            news = typed.event not in ("", "NONE")
            found.append(replace(typed, contexts=contexts(clause.tree, clause.at)) if news else typed)
    return replace(reading, predicates=tuple(found))


def type_of(predicate: Predicate, frame: Frame | None) -> Predicate | None:
    """Weigh what the lexicon says of a predicate against what the network says; None where it carries no news after all.

    Rules `event_frame` (conditions that hold), `event_word` (a word alone) and `planned_cooperation` (what is to be done
    together is AGREE).
    """
    kind, chance = predicate.event, predicate.event_chance or 0.0
    by, mode = "", ""
    if frame is None:
        kind = kind if chance >= LEAST_ALONE else "NONE"
    elif not _network_stands(frame, kind, chance):
        kind, mode, by = frame.type, frame.mode, "event_frame" if frame.conditions else "event_word"
    elif kind == frame.type:
        mode = frame.mode
    if predicate.record < LEAST_RECORD:
        if frame is None or kind == "NONE" or not (frame.conditions or kind == predicate.event):
            return None
        predicate = replace(predicate, record=LEAST_RECORD)
    if kind in ("CONSULT", "COOPERATE") and predicate.modality in ("planned", "ready"):
        kind, mode, by = "AGREE", "", "planned_cooperation"
    unsure = tuple(u for u in predicate.unsure if u.field != "event" or not by)
    return replace(predicate, event=kind, mode=mode, by=f"{predicate.by} {by}".strip(), unsure=unsure)


def _network_stands(frame: Frame, kind: str, chance: float) -> bool:
    """Tell whether the network is so sure of its type that the lexicon gives way."""
    if kind == "NONE":
        return chance >= (NONE_OVER_FRAME if frame.conditions else NONE_OVER_WORD)
    return not frame.conditions and chance >= TYPE_OVER_WORD


STEP = Step(
    "event_types",
    "2",
    frozenset({"tokens", "sentences", "mentions", "predicates"}),
    frozenset({"predicates"}),
    find_event_types,
)
