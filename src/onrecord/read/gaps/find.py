"""Gaps: what the text itself says is not known, given, decided or verified.

A gap is a statement of the text. That nothing was found is no gap. Each rule is one construction of English; the words
it takes are classes in `vocab/gaps.toml` and `vocab/gap_nouns.toml`.

Source: gold guide, section 5.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from onrecord.core.anchor import Anchor
from onrecord.core.reading import GapFound, Reading, Sentence, Step
from onrecord.read.classes import class_of, verbs, words
from onrecord.read.denial import (
    GIVEN_UP,
    HARD,
    LITTLE,
    LONGEST,
    NOT_DOING,
    PLAIN_HEADS,
    UNABLE,
    UNWILLING,
    denial,
    negator,
)
from onrecord.read.gaps import adjectives as by_adjective
from onrecord.read.gaps import ahead, answers, calls, denied_nouns, hanging, idioms, inquiry, nouns, partial, secrecy
from onrecord.read.gaps.about import of_nouns, of_question
from onrecord.read.gaps.found import Open, Rule
from onrecord.read.gaps.settled import settled
from onrecord.read.gaps.verbs import left_open, state_of
from onrecord.read.gaps.words import adjectives
from onrecord.read.grammar import ASKING, NO, NOBODY, NOT, Tree


def find_gaps(reading: Reading) -> Reading:
    """Fill the gaps of every sentence of body and notices."""
    found: list[GapFound] = []
    for sentence in reading.sentences:
        if reading.report.blocks[sentence.block].kind in ("body", "notice"):
            found += _of_sentence(reading, sentence)
    return replace(reading, gaps=tuple(found))


def _of_sentence(reading: Reading, sentence: Sentence) -> list[GapFound]:
    """Return the gaps of one sentence in text order: each wording with everything that it leaves open."""
    text = reading.report.text
    if text[sentence.end - 1] == "?":
        return []
    table, held = triggers(), reading.tokens[sentence.first : sentence.last]
    printed = [text[token.start : token.end].lower().replace("’", "'") for token in held]
    places = [(at, rules) for at, word in enumerate(printed) if (rules := table.get(word))]
    if not places:
        return []
    seen, wanted = frozenset(printed), needs()
    places = [
        (at, left)
        for at, rules in places
        if (left := tuple(rule for rule in rules if rule not in wanted or not wanted[rule].isdisjoint(seen)))
    ]
    if not places:
        return []
    tree = Tree(reading, sentence)
    found: list[Open] = []
    for at, rules in places:
        for rule in rules:
            gap = rule(tree, at)
            if gap is not None and gap.rule in AFFIRMED and negator(tree, gap.at) is not None:
                continue
            if gap is not None and gap.rule == "if_genuine":
                found.append(gap)
                break
            if gap is not None and not settled(
                tree, gap.first, gap.at, adjective=gap.rule == "un_adjective", until=gap.rule in PUT_OFF
            ):
                found.append(gap)
                break
    return [one for gap in _apart(found) for one in _pin(tree, gap)]


def _apart(found: list[Open]) -> list[Open]:
    """Return the findings that do not overlap: a verb and the noun it denies are one gap, told by the richer wording."""
    kept: list[Open] = []
    for gap in sorted(found, key=lambda g: (g.rule in WEAK, g.about == ("other",), g.rule != "denied_verb", g.first)):
        same = any((gap.first < other.last and other.first < gap.last) or gap.at == other.at for other in kept)
        told = gap.rule in WEAK and any(set(gap.about) & set(other.about) for other in kept)
        if not same and not told:
            kept.append(gap)
    return sorted(kept, key=lambda g: g.first)


def _pin(tree: Tree, gap: Open) -> Iterator[GapFound]:
    """Yield one gap for each thing that a wording leaves open."""
    anchor = tree.anchor(gap.first, min(gap.last, gap.first + LONGEST))
    holder = _phrase(tree, gap.holder) if gap.holder is not None else None
    for about in gap.about:
        yield GapFound(anchor, about, gap.state, holder, gap.rule)


def _phrase(tree: Tree, noun: int) -> Anchor:
    """Return a noun with what belongs to its name: compounds and adjectives before it, a name after it."""
    first = last = noun
    while first and tree.heads[first - 1] == noun and tree.base(first - 1) in ("compound", "amod", "nummod"):
        first -= 1
    while last + 1 < len(tree) and tree.heads[last + 1] == noun and tree.base(last + 1) == "flat":
        last += 1
    return tree.anchor(first, last + 1)


def denied_verb(tree: Tree, at: int) -> Open | None:
    """Read a denied verb of knowing, saying, deciding, verifying or replying with what it leaves open."""
    if tree.parsed and tree.tags[at] not in ("VERB", "ADJ", "AUX") and tree.word(at - 1) not in ("to", "without"):
        return None
    if any(tree.words[k] in ("need", "needn't") for k in tree.of(at, "aux")):
        return None
    if tree.tags[at] == "NOUN" and tree.base(at) == "nmod" and tree.parsed:
        return None
    if tree.words[at] == "going" and tree.word(at + 1) == "to":
        return None
    for verb in verbs().get(tree.words[at], ()):
        if verb.rest and not set(verb.rest) <= set(tree.words[at + 1 : at + 6]):
            continue
        denied = denial(tree, at)
        if denied is None or (tree.words[denied.first] in NOBODY and "than" in tree.words[at:]):
            return None
        about = left_open(tree, at, verb, denied)
        if about:
            return Open(
                denied.first,
                denied.last,
                tuple(about),
                state_of(tree, at, verb, denied),
                at,
                "denied_verb",
                _who(tree, at),
            )
    return None


def refused_noun(tree: Tree, at: int) -> Open | None:
    """Read a refusal or dodge of a question: "declined comment", "dodged questions about the price"."""
    passive = tree.passive(at)
    things = [*tree.of(at, "obj"), *([passive] if passive is not None else [])]
    nouns = [n for n in things if tree.words[n] in words("asking")]
    if not nouns:
        return None
    below = [k for n in nouns for k in tree.of(n, "nmod", "acl")]
    asked = [of_question(tree, wh) for n in nouns for wh in tree.question(n) if wh > n]
    about = asked or of_nouns(tree, below) or ["other"]
    last = nouns[0] + 1 if nouns[0] > at else at + 1
    return Open(at, min(last, at + LONGEST), tuple(about), "declined", at, "refused_noun", _who(tree, at))


def _who(tree: Tree, at: int) -> int | None:
    """Return the head of the subject of a denied verb, where somebody can be its holder."""
    subject = tree.subject(at)
    if subject is None or any(tree.rels[k] in ("nsubj:pass", "expl", "csubj") for k in tree.kids[at]):
        return None
    return subject


AFFIRMED = frozenset(
    "kept_back silence refused_noun referred kept_to_self lacking evaded disputed baffled thin_on put_off".split()
)
"""Rules of wordings that leave something open as they stand, and nothing where they are denied ("did not hide the loss")."""
WEAK = frozenset({"talks_on", "to_follow", "phone_off", "looked_into", "cited_secrecy", "approached", "gagged"})
"""Rules of what goes on or is to come, which add nothing where the same is said to be open by another wording."""
PUT_OFF = frozenset({"put_off", "put_aside", "deadline", "to_follow", "will_be_decided"})
"""Rules of what is put off, which "until" does not bring to an end."""


@cache
def denying() -> frozenset[str]:
    """Return the words one of which every denial has."""
    return frozenset(
        NOT | NO | NOBODY | LITTLE | UNABLE | UNWILLING | HARD | NOT_DOING | PLAIN_HEADS | class_of("refuse") | class_of("try") | GIVEN_UP
        | {"without", "yet", "still", "remain", "remains", "remained", "be"}
    )  # fmt: skip


@cache
def needs() -> Mapping[Rule, frozenset[str]]:
    """Return by rule the words one of which its sentence must have, so that others are passed over at once."""
    asking = frozenset(ASKING)
    return MappingProxyType(
        {
            **dict.fromkeys(
                (
                    denied_verb,
                    by_adjective.denied_adjective,
                    idioms.not_shown,
                    hanging.unput,
                    inquiry.unclaimed,
                    ahead.no_verdict,
                ),
                denying(),
            ),
            secrecy.not_ruled_out: denying(),
            inquiry.not_had: denying(),
            ahead.inquiry_unfinished: denying(),
            secrecy.if_genuine: frozenset({"if"}),
            answers.put_by: frozenset({"“", '"', "‘", "wait"}),
            ahead.will_be_decided: frozenset({"will", "would", "must"}),
            ahead.deadline: ahead.TIMES | {"until", "till"},
            ahead.for_others: asking,
            ahead.none_chosen: NO | NOBODY,
            ahead.months_away: frozenset("could may might will would away off".split()),
            ahead.talks_on: ahead.ONGOING | ahead.STUCK,
            ahead.ended_without: ahead.ENDING,
            ahead.to_follow: ahead.AHEAD | ahead.OUTSTANDING | ahead.PROMISING,
            ahead.court_rules: ahead.SITTING | {"rule"},
            inquiry.looked_into: asking | inquiry.WANTED,
            inquiry.no_leads: NO | {"few", "without"},
            answers.came_to_nothing: answers.SENT,
            answers.deadline_passed: frozenset({"let", "lets", "allowed"}),
        }
    )


@cache
def triggers() -> Mapping[str, tuple[Rule, ...]]:
    """Return by printed word the rules that begin at it."""
    found: dict[str, list[Rule]] = {}
    rows: list[tuple[Rule, frozenset[str]]] = [
        (denied_verb, frozenset(verbs())),
        (idioms.idiom, frozenset(idioms.idioms())),
        (by_adjective.un_adjective, frozenset(adjectives())),
        (by_adjective.denied_adjective, frozenset(by_adjective.PLAIN_ADJECTIVES)),
        (by_adjective.disputed, frozenset({"disputed", "contested", "debated"})),
        (calls.depends, frozenset({"depends"})),
        (calls.lost_contact, frozenset({"contact"})),
        (calls.reserved, frozenset({"reserved", "reserves", "reserve"})),
        (by_adjective.open_matter, frozenset({"open"})),
        (calls.unreached, frozenset("reached reach contacted contact located phone telephone interview traced".split())),
        (calls.bounced, frozenset({"bounced", "failed", "unsuccessful"})),
        (calls.diverted, frozenset("recording voicemail mailbox machine answerphone".split())),
        (calls.unavailable, frozenset({"available", "reachable", "contactable"})),
        (calls.undrawn, frozenset({"drawn"})),
        (nouns.kept_back, class_of("withhold") | {"keep", "keeps", "kept", "keeping"}),
        (nouns.in_process, words("process") | frozenset(
            "negotiated discussed debated worked argued investigated drafted considered finalised finalized assessed "
            "determined decided haggled weighed reviewed established counted looked probed examined studied traced sought analysed "
            "analyzed clarified tallied verified checked".split())),
        (nouns.puzzle, frozenset("blank mystery puzzle enigma riddle conundrum conjecture speculation guesswork guess doubt "
                                      "dispute dark question air balance limbo".split())),
        (nouns.baffled, class_of("baffle")),
        (nouns.silence, words("silent")),
        (refused_noun, class_of("dodge")),
        (hanging.lacking, frozenset("lack lacks lacked lacking omit omits omitted omitting missing absent".split())),
        (hanging.thin_on, frozenset("short thin light sparing stingy sparse weak".split())),
        (hanging.divided, frozenset(
            "split divided torn deadlocked odds wavering hesitating dithering haggling arguing bickering quarrelling "
            "wrangling disagree disagrees disagreed differ differed quarrel haggle argue argued debated clash quarrelled "
            "back forth apart foundered stuck stumbled stumbling".split())),
        (hanging.put_off, frozenset(
            "put puts putting leave leaves left leaving "
            "postponed postpones postpone deferred defers delayed delays shelved adjourned ended closed".split())),
        (hanging.referred, frozenset(
            "referred refers directed redirected passed ignored ignores ignoring brushed".split())),
        (hanging.unput, frozenset({"put", "putting"})),
        (hanging.lost_now, frozenset({"lost", "forgotten"})),
        (hanging.kept_to_self, frozenset({"keep", "keeps", "kept", "keeping"})),
        (idioms.not_shown, idioms.SHOWING),
        (idioms.hinges, frozenset("depends depend hinges hinge turns turned rests rested depended hinged hangs hang".split())),
        (idioms.awaited, frozenset("await awaits awaiting awaited pending outstanding".split())),
        (idioms.evaded, frozenset(
            "shrugged laughed smiled walked turned left fell grinned winked demurred bristled spoke talked balked sighed frowned "
            "stonewalled".split())),
        (denied_nouns.no_noun, frozenset({"no", "without", "little", "few", "scant"})),
        *partial.rows(),
        *ahead.rows(),
        *inquiry.rows(),
        *answers.rows(),
        *secrecy.rows(),
    ]  # fmt: skip
    for rule, forms in rows:
        for form in forms:
            found.setdefault(form, []).append(rule)
    return MappingProxyType({form: tuple(rules) for form, rules in found.items()})


STEP = Step("gaps", "4", frozenset({"tokens", "sentences"}), frozenset({"gaps"}), find_gaps)
