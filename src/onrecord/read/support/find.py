"""Support notes: what a voice says of the backing of a claim ("not independently verified", "seen by", "allegedly").

Each rule is one construction; the words are classes in `vocab/support_cues.toml`. A note is about a claim: the same words
about teeth, parades or refunds are none.

Source: sourcing descriptors of news audits; design of the record, section 3 (support notes).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from onrecord.core.reading import Reading, Sentence, Step, SupportFound
from onrecord.core.vocab import lexicon
from onrecord.read.as_words import mentioned, titled
from onrecord.read.classes import class_of, words
from onrecord.read.grammar import Tree
from onrecord.read.support import backing as backing
from onrecord.read.support import judged, rules, sources
from onrecord.read.support import set_against as other
from onrecord.read.support.found import LIST, Note, Rule

LONGEST = 4
"""Most words of an anchor, as for gaps. Source: gold guide, section 5."""


def find_support(reading: Reading) -> Reading:
    """Fill the support notes of body and notices."""
    found: list[SupportFound] = []
    for sentence in reading.sentences:
        if reading.report.blocks[sentence.block].kind in ("body", "notice"):
            found += _of_sentence(reading, sentence)
    return replace(reading, support=tuple(found))


def _of_sentence(reading: Reading, sentence: Sentence) -> list[SupportFound]:
    """Return the notes of one sentence in text order."""
    table, text = triggers(), reading.report.text
    printed = [text[token.start : token.end].lower() for token in reading.tokens[sentence.first : sentence.last]]
    places = [(at, rules) for at, word in enumerate(printed) if (rules := table.get(_key(word)))]
    if not places or text[sentence.end - 1] == "?":
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
    kept: list[Note] = []
    for at, candidates in places:
        note = next((note for rule in candidates if (note := rule(tree, at)) is not None), None)
        if note is None or titled(tree, note.first, note.at) or (note.rule != "so_called" and mentioned(tree, note.at)):
            continue
        if note.rule == "so_called" and {"word", "words", "term", "phrase", "prefix"} & set(
            tree.words[max(0, note.first - 3) : note.first]
        ):
            continue
        if not any(note.first < other.last and other.first < note.last for other in kept):
            kept.append(note)
    return [
        SupportFound(tree.anchor(n.first, min(n.last, n.first + LONGEST)), n.note, n.rule)
        for n in sorted(kept, key=lambda n: n.first)
    ]


def _key(word: str) -> str:
    """Return the word under which the rules for a printed word stand: "pseudo-" for all that begin so."""
    return "pseudo-" if word.startswith("pseudo-") and len(word) > len("pseudo-") else word.replace("’", "'")


@cache
def needs() -> Mapping[Rule, frozenset[str]]:
    """Return by rule the words one of which its sentence must have, so that others are passed over at once."""
    documents = words("document", LIST)
    return MappingProxyType(
        {
            judged.we_have: documents,
            judged.against_data: frozenset({"defiance", "teeth", "contradiction", "against"}),
            judged.cannot_tell: frozenset({"where", "when", "whether"}),
            judged.as_styled: frozenset({"as"}),
            judged.out_of_place: judged.OTHER | {"passed", "passing", "pass", "context"},
            judged.not_true: frozenset({"not", "n't", "n’t"}),
            judged.proved_true: judged.PROVING,
            judged.if_true: frozenset({"if"}),
            sources.teller_saw: documents,
            sources.not_seen: documents,
            backing.has_seen: documents,
            sources.nothing_such: frozenset({"no", "nothing"}),
            sources.same_result: sources.COUNTED,
            sources.data_match: sources.KEPT_DATA,
            sources.to_be_believed: frozenset({"if"}),
        }
    )


@cache
def triggers() -> Mapping[str, tuple[Rule, ...]]:
    """Return by printed word the rules that begin at it."""
    rows: list[tuple[Rule, frozenset[str]]] = [
        *judged.first_rows(),
        (rules.unverified_adjective, words("unverified_adjective", LIST)),
        (
            rules.unverified_verb,
            class_of("confirm", LIST)
            | class_of("verb_verify")
            | frozenset("establish determine tested proven proved checked audited".split()),
        ),
        (rules.in_doubt, words("authentic", LIST)),
        (rules.alleged, frozenset(lexicon(LIST)["alleged"]) | {"supposed"}),
        (rules.false_adverb, frozenset(lexicon(LIST)["false_adverb"])),
        (rules.false_adjective, frozenset(lexicon(LIST)["false_adjective"]) | {"true", "truth"}),
        (rules.false_noun, frozenset(lexicon(LIST)["false_noun"])),
        (rules.contrary, class_of("false_verb", LIST) | {"contrary"}),
        (backing.no_evidence_adjective, frozenset(lexicon(LIST)["no_evidence_adjective"])),
        (backing.no_evidence, words("evidence", LIST)),
        (backing.unexplained, frozenset({"elaborating", "explaining", "explanation"})),
        (backing.nothing_behind, frozenset("nothing lacks lack lacked lacking".split())),
        (backing.holds_copy, frozenset({"copy", "copies", "possession", "hands"})),
        (rules.genuine, frozenset({"genuine", "authentic", "real"})),
        (rules.misreported, rules.MISREPORTED),
        (rules.calls_itself, frozenset("calls calling called call styles styled styling".split())),
        (rules.so_called, frozenset(lexicon(LIST)["so_called"]) | {"called"}),
        (rules.as_called, frozenset("calls called call describes described terms termed".split())),
        (other.in_passing, other.CHECKED | other.REFUTED),
        (other.made_up, frozenset({"made"})),
        (other.set_against, frozenset(other.against())),
        (
            other.contradicted,
            frozenset("contradict contradicts contradicted contradicting belie belies belied".split()),
        ),
        (other.on_hearsay, other.RESTING),
        (other.told_alike, frozenset({"same", "similar", "matching", "identical"})),
        (
            other.nothing_found,
            frozenset("nothing little witness witnesses record records indication sign document documents".split()),
        ),
        (other.unconfirmed_noun, other.CHECKING),
        *judged.rows(),
        *sources.rows(),
        (other.myth_that, words("false_noun", LIST)),
        (backing.seen_by, frozenset(lexicon(LIST)["seen"])),
        (backing.has_seen, class_of("see", LIST) | backing.HANDED),
        (backing.confirmed, class_of("confirm", LIST)),
        (other.passed_check, class_of("confirm", LIST) | {"genuine", "authentic"}),
        (backing.agrees, class_of("agree", LIST) | {"consistent"}),
    ]
    found: dict[str, list[Rule]] = {}
    for rule, printed in rows:
        for form in printed:
            found.setdefault(form, []).append(rule)
    return MappingProxyType({form: tuple(held) for form, held in found.items()})


STEP = Step("support", "4", frozenset({"tokens", "sentences", "quotations"}), frozenset({"support"}), find_support)
