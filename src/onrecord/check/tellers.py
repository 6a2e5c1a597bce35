"""Who tells the words of a passage of a report, by its grammar alone: the subject of the saying, or whom it goes on with.

Every name that may be meant is kept, a chain's outer voices and the bearers of an office among them: what is left out cannot be
the voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.check.cues import listed
from onrecord.check.nameless import unnamed
from onrecord.check.names import runs
from onrecord.check.places import Run
from onrecord.check.sides import Passage, Side
from onrecord.check.spoken import PASSIVE, SPEAKS, STRICT, only_owner
from onrecord.check.words import Word, fold, stem, words
from onrecord.core.vocab import lexicon

ROLE = 6
"""So many words on either side of a name may tell its bearer's office."""
_BREAK = re.compile(r"[;:“”\"()\n]|\.\s")
_HE = frozenset("he she they it who i we".split())
_HIM = frozenset("him her them".split())
_LINKED = frozenset("flat compound appos nmod amod conj".split())
"""Relations by which a word of a name hangs on the noun that it goes with."""
_OWNERS = ("nmod", "nmod:poss")
_QUOTE = frozenset("quoted quotes cited cites".split())
_ONE = frozenset("a an one two three four some several".split())
_NAMELESS = frozenset("unnamed anonymous unidentified".split())
_LIKE = frozenset("counterpart counterparts colleague opposite number".split())
"""Words by which somebody holds the same office as who was named before."""
_SITS = frozenset("represents represented".split())
"""Verbs by which somebody is the member for a place: "Vel, who represents Ulvey South"."""
_NEVER = frozenset("not never".split())
_JUDGES = frozenset("justice judge".split())
"""Titles of a judge: "Mr Justice Vel" is "the judge"."""
_TAKES = frozenset("found felt considered believed saw regarded judged deemed".split())
"""Verbs by which words told by one may be another's all the same: "Kern said Vel found it “odd”"."""
_ASIDE = ("acl", "parataxis", "punct", "advcl", "ccomp", "case", "fixed", "mark")
"""Relations of what hangs on a noun and is no part of who it is."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Who may tell a passage: the folded words of every name that may be meant, and of those that the grammar gives.

    `unnamed` tells that it is only somebody described ("an official"), `roles` are the stems of the offices it is called by ("the minister");
    `owners` are the names that only say whose person it is ("a spokesman for Vel").
    """

    names: frozenset[str]
    given: frozenset[str]
    unnamed: bool
    roles: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of who tells something."""

    words: tuple[Word, ...]
    owners: frozenset[str] = frozenset()

    @property
    def pronoun(self) -> bool:
        """Tell whether it only points back: "he", "she", "they", "the official"."""
        if len(self.words) == 1:
            return self.words[0].folded in _HE | _HIM
        member = listed("member")
        return self.words[0].folded == "the" and self.words[-1].folded in member and not self.words[-1].capital

    @property
    def names(self) -> frozenset[str]:
        """Return the words with capitals, but for common ones that open a sentence."""
        return frozenset(w.folded for w in self.words if w.capital and w.stem)

    @property
    def described(self) -> bool:
        """Tell whether it is a person without a name: "an official of the Board", "one of the sources"."""
        member = listed("member")
        return self.nameless or (self.words[0].folded in _ONE and any(w.folded in member for w in self.words))

    @property
    def some(self) -> bool:
        """Tell whether it is somebody without a name, whatever they are: "a relative"."""
        return self.words[0].folded in _ONE and not self.names

    @property
    def nameless(self) -> bool:
        """Tell whether it says itself that nobody is named, or is but a number: "an unnamed nurse", "said one, who"."""
        return self.words[0].folded in _ONE and (len(self.words) == 1 or any(w.folded in _NAMELESS for w in self.words))


def teller(
    side: Side, passage: Passage, offices: Mapping[tuple[str, ...], frozenset[str]], persons: frozenset[str]
) -> Teller | None:
    """Return who may tell a passage, None where its grammar does not say.

    `offices` are the names of the report with the stems of what their bearers are; `persons` the words of persons' names.
    """
    names: set[str] = set()
    vague: frozenset[str] = frozenset()
    at: Passage | None = _closing(side, passage)
    while at is not None:
        phrases = list(_told(side, at))
        outside = frozenset(w.folded for w in at.words if w.capital and side.quotation_at(w.start) is None)
        explicit = [one for one in phrases if not one.pronoun]
        if explicit and all(_again(one, offices, persons) for one in explicit):
            vague, explicit = frozenset(w.stem for one in explicit for w in one.words), []
        if explicit:
            given = frozenset(
                n
                for one in explicit
                for n in one.names | (frozenset() if one.nameless else _bearers(one, offices, persons))
            )
            names |= given | (outside | _pointed_at(side, at) if len(explicit) < len(phrases) else frozenset())
            names |= subjects(side, at) if at == passage and not _clear(side, at, phrases) else frozenset()
            owners = frozenset(name for one in explicit for name in one.owners) - given
            return Teller(
                frozenset(names - owners),
                given,
                unnamed=all(one.described or (one.some and unnamed(side.text[at.start : at.end])) for one in explicit),
                roles=frozenset(w.stem for one in explicit for w in one.words if w.folded in person_nouns()),
                owners=owners,
            )
        acting = next(_acting(side, at), None)
        if acting and not acting.pronoun and not vague:
            given = acting.names | _bearers(acting, offices, persons)
            return Teller(frozenset(names | outside | given), given, unnamed=False)
        names |= outside
        before = side.passages[at.number - 1] if at.number else None
        at = before if before and before.paragraph == passage.paragraph else None
    return Teller(frozenset(names), frozenset(), unnamed=False, roles=vague) if vague else None


def _pointed_at(side: Side, passage: Passage) -> frozenset[str]:
    """Return the words with capitals of the sentence before, in its paragraph: whom "it said that an informer had told" goes on with."""
    before = side.passages[passage.number - 1] if passage.number else passage
    near = before.paragraph == passage.paragraph
    return frozenset(w.folded for w in before.words if near and w.capital and side.quotation_at(w.start) is None)


def _again(phrase: _Phrase, offices: Mapping[tuple[str, ...], frozenset[str]], persons: frozenset[str]) -> bool:
    """Tell whether an office that no person in the report holds points back to who was described: "the spokesman"."""
    return phrase.words[0].folded == "the" and not phrase.names and not _bearers(phrase, offices, frozenset()) & persons


def _closing(side: Side, passage: Passage) -> Passage:
    """Return the passage in which a quotation that runs on past this one ends, where this one has no verb of saying."""
    number = side.quotation_at(passage.end - 1)
    if number is None or any(_told(side, passage)):
        return passage
    end = side.quotations[number].end
    closing = side.passage_at(end - 1) or passage
    return closing if closing.paragraph == passage.paragraph else passage


def _told(side: Side, passage: Passage) -> Iterator[_Phrase]:
    """Yield who is the subject of each verb of saying outside quotations, or whom the words are quoted from."""
    tokens = side.reading.tokens
    inside = list(side.tokens_in(passage.start, passage.end))
    folded = {w.start: w.folded for w in passage.words}
    verbs = SPEAKS | STRICT | {"saying"} | listed("voiced")
    for n in inside:
        word = folded.get(tokens[n].start, "")
        if side.quotation_at(tokens[n].start) is not None:
            continue
        if word == "according":
            yield from _phrase(side, passage, inside, tokens[n].head)
        elif word in _QUOTE:
            for child in inside:
                behind = tokens[child].deprel == "nsubj" and child > n
                if tokens[child].head == n and (tokens[child].deprel in ("obj", "iobj", "nsubj:pass") or behind):
                    yield from _phrase(side, passage, inside, child)
        elif word in verbs and tokens[n].upos == "VERB" and not _idle(side, n):
            helped = any(tokens[c].head == n and folded.get(tokens[c].start) in PASSIVE for c in inside)
            for child in inside:
                if tokens[child].head == n and tokens[child].deprel == "nsubj" and not helped:
                    whose = folded.get(tokens[child].start) == "who" and tokens[n].deprel.startswith("acl")
                    yield from _phrase(side, passage, inside, tokens[n].head if whose else child)


def _idle(side: Side, at: int) -> bool:
    """Tell whether a verb of saying gives no words: "has not commented", "had asked for a list"."""
    row = [fold(side.text[t.start : t.end]) for t in side.reading.tokens[max(0, at - 1) : at + 2]]
    return row[0] in _NEVER or (row[-1] == "for" and row[-2].startswith("ask"))


def _clear(side: Side, passage: Passage, phrases: Sequence[_Phrase]) -> bool:
    """Tell whether a passage has one teller, and quotes once, within what is told: "Kern said the minister was “calm”".

    Whoever else is the subject of a verb there is only spoken about.
    """
    quotes = [q for q in side.quotations if passage.start <= q.start < passage.end]
    if len(phrases) != 1 or len(quotes) != 1:
        return False
    between = side.text[phrases[0].words[-1].end : quotes[0].start]
    told = {w.folded for w in words(between)}
    taken = told & (_TAKES | listed("voicing"))
    return quotes[0].start > phrases[0].words[0].start and not taken and not re.search(r"[;:]|\.\s", between)


def _under(side: Side, at: int, head: int) -> bool:
    """Tell whether a token hangs on a noun through a name that owns it."""
    tokens = side.reading.tokens
    for _ in range(3):
        if tokens[at].head == head:
            return tokens[at].deprel in _OWNERS
        at = tokens[at].head
        if at < 0:
            return False
    return False


def _named(side: Side, at: int) -> bool:
    """Tell whether a token is a name: "a spokesman for Vel" is not Vel."""
    return side.reading.tokens[at].upos == "PROPN"


def _acting(side: Side, passage: Passage) -> Iterator[_Phrase]:
    """Yield the person who is the subject of a sentence in which "he" says something: "The clerk left; he said he was ill"."""
    tokens = side.reading.tokens
    inside = list(side.tokens_in(passage.start, passage.end))
    for n in inside:
        head = tokens[n].head
        if tokens[n].deprel == "nsubj" and head in inside and tokens[head].deprel == "root":
            yield from (
                one for one in _phrase(side, passage, inside, n) if any(w.folded in person_nouns() for w in one.words)
            )


def _phrase(side: Side, passage: Passage, inside: list[int], head: int) -> Iterator[_Phrase]:
    """Yield the words of a noun with what belongs to it."""
    if head not in inside:
        return
    tokens = side.reading.tokens
    kept, office = {head}, fold(side.text[tokens[head].start : tokens[head].end]) in person_nouns()
    for _ in range(4):
        kept |= {n for n in inside if tokens[n].head in kept and not tokens[n].deprel.startswith(_ASIDE)
                 and not (office and tokens[n].head == head and tokens[n].deprel in _OWNERS and _named(side, n))}  # fmt: skip
    row = _whole(
        side, passage, [w for w in passage.words if any(tokens[n].start <= w.start < tokens[n].end for n in kept)]
    )
    if row:
        owned = {tokens[n].start for n in inside if n not in kept and office and _under(side, n, head)}
        yield _Phrase(row, frozenset(w.folded for w in passage.words if w.start in owned and w.capital and w.stem))


def _whole(side: Side, passage: Passage, row: list[Word]) -> tuple[Word, ...]:
    """Return words with the rest of a name that goes on right behind the last of them: "their leader, Lady | Adra Vel"."""
    for word in passage.words:
        if row and row[-1].capital and word.capital and side.text[row[-1].end : word.start] == " ":
            row = [*row, word]
    return tuple(row)


def subjects(side: Side, passage: Passage) -> frozenset[str]:
    """Return the folded words of names that are the subject of any verb of a passage, or go with one."""
    tokens = side.reading.tokens
    found = set()
    for n in side.tokens_in(passage.start, passage.end):
        at = n
        while tokens[at].deprel.split(":")[0] in _LINKED and tokens[at].head >= 0:
            at = tokens[at].head
        if tokens[at].deprel.startswith("nsubj"):
            found.add(tokens[n].start)
    return frozenset(
        w.folded
        for w in passage.words
        if w.start in found and w.capital and w.stem and side.quotation_at(w.start) is None
    )


def _bearers(
    phrase: _Phrase, offices: Mapping[tuple[str, ...], frozenset[str]], persons: frozenset[str]
) -> frozenset[str]:
    """Return the names of all whose office a phrase without a name may mean: "the Minister"."""
    if phrase.names & persons:
        return frozenset()
    stems = {w.stem for w in phrase.words if w.folded in person_nouns()}
    return frozenset(word for name, office in offices.items() if stems & office for word in name)


def offices(side: Side) -> dict[tuple[str, ...], frozenset[str]]:
    """Return the names of a report with the stems of their offices: words right before, and between commas after."""
    found: dict[tuple[str, ...], set[str]] = {}
    for passage in side.passages:
        ahead: set[str] = set()
        for run in runs(side, passage):
            key = next((name for name in found if run.folded[-1] == name[-1]), run.folded)
            mine = set(_office(side, passage, run))
            found.setdefault(key, set()).update(mine | (ahead if _like(passage, run) else set()))
            ahead |= mine
    return {name: frozenset(stems) for name, stems in found.items()}


def _like(passage: Passage, run: Run) -> bool:
    """Tell whether a name is introduced by the office of the one before: "the minister met his Rhenian counterpart, Vel"."""
    before = [w for w in passage.words if w.end <= run.words[0].start][-2:]
    return any(w.folded in _LIKE for w in before)


def _office(side: Side, passage: Passage, run: Run) -> Iterator[str]:
    """Yield the stems of the words that tell the office of a name's bearer: "the chairman's cousin, Vel" is no chairman."""
    saying = listed("saying")
    before = [w for w in passage.words if w.end <= run.words[0].start and not only_owner(run)][-ROLE:]
    near: set[str] = set()
    kin = listed("kin")
    for word in reversed(before):
        owner = side.text[word.start : word.end].endswith(("'s", "’s"))
        if _BREAK.search(side.text, word.end, run.words[0].start) or word.folded in saying or (owner and near & kin):
            break
        near.add(word.folded)
        if word.stem:
            yield word.stem
    if run.before in _JUDGES:
        yield stem("judge")
    after = [w for w in passage.words if w.start >= run.words[-1].end][: ROLE + 2]
    if not side.text[run.words[-1].end :].startswith(",") or (after and _finite(side, after[0])):
        return
    if [w.folded in _SITS for w in after[1:2]] == [True] and after[0].folded == "who":
        yield stem("member")
        yield from (w.stem for w in after[2:] if w.capital and "," not in side.text[after[1].end : w.start])
    for number, word in enumerate(after):
        if number and "," in side.text[after[number - 1].end : word.start]:
            return
        if word.folded in ("who", "said", "told") or _BREAK.search(side.text, run.words[-1].end, word.start):
            return
        if word.stem:
            yield word.stem


def _finite(side: Side, word: Word) -> bool:
    """Tell whether a word is the verb of a sentence: what follows "the mayor, Vel, has been ill since" tells no office of Vel."""
    at = side.token_at(word.start)
    return at >= 0 and (side.reading.tokens[at].upos == "AUX" or side.reading.tokens[at].deprel == "root")


@cache
def person_nouns() -> frozenset[str]:
    """Return the nouns for a person by office."""
    return frozenset(lexicon("voices")["person"]) | listed("trades")


def whole_stems(text: str, start: int, end: int) -> frozenset[str]:
    """Return the stems of all telling words of a stretch, names among them."""
    return frozenset(w.stem for w in words(text, start, end) if w.stem)


@cache
def title_ahead() -> re.Pattern[str]:
    """Return the pattern of a title that ends a stretch: what stands right before a name."""
    return re.compile(rf"\b(?:{'|'.join(lexicon('roles')['title'])})\.? $")
