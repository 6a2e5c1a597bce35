"""Traits: what a phrase shows of itself: number, gender, person, kind of thing, place in its sentence, who speaks.

Gender is told by pronouns, titles and nouns on the page alone, never by a first name. The kind of thing that a common
noun means is learned (`Nouns`).
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from onrecord.core.reading import Attribution, EntityType, Reading
from onrecord.core.vocab import lexicon
from onrecord.read.coreference.phrases import Phrase

FIRST = frozenset("i me my mine myself".split())
FIRST_MANY = frozenset("we us our ours ourselves 's".split())
SECOND = frozenset("you your yours yourself yourselves".split())
MALE = frozenset("he him his himself".split())
FEMALE = frozenset("she her hers herself".split())
THING = frozenset("it its itself".split())
MANY = frozenset("they them their theirs themselves themself these those".split())
REFLEXIVE = frozenset("myself yourself yourselves himself herself itself themselves ourselves themself".split())
GROUPS: tuple[tuple[str, frozenset[str]], ...] = (
    ("i", FIRST), ("we", FIRST_MANY), ("you", SECOND), ("he", MALE), ("she", FEMALE), ("it", THING),
    ("they", MANY - {"these", "those"}), ("this", frozenset({"this", "that", "these", "those"})),
)  # fmt: skip
KINDS = ("i", "we", "you", "he", "she", "it", "they", "this", "name", "definite", "possessed", "shown", "bare", "a")
"""Kinds of phrase: eight of pronouns; names; nouns by their determiner (the, her, this, none, a)."""
MALE_WORDS = frozenset(
    "mr sir lord king prince emir sultan sheikh imam father brother son husband man boy spokesman chairman statesman "
    "businessman congressman policeman grandfather uncle nephew actor men".split()
)
FEMALE_WORDS = frozenset(
    "mrs ms miss lady dame queen princess sister mother daughter wife woman girl spokeswoman chairwoman congresswoman "
    "businesswoman policewoman grandmother aunt niece actress women widow".split()
)
PLURALS = frozenset(
    "people men women children police media data troops both several two three four five six seven eight nine ten "
    "many few others some most all various different".split()
)
SINGULARS = frozenset("a an this that every each another one".split())
ONE_IN_S = ("ss", "us", "is", "ics", "news", "series")
THE, SHOWN, OWN = frozenset({"the"}), frozenset("this that these those such".split()), frozenset(
    "my our your his her its their whose".split()
)  # fmt: skip
TYPES = ("person", "organization", "place", "abstract", "object", "event", "time", "animal", "plant", "substance")
"""Kinds of thing that a noun may mean. Source: the entity types of GUM (Zeldes 2017)."""
OF_NAME: Mapping[EntityType, str] = {
    "PERSON": "person", "ORGANIZATION": "organization", "PLACE": "place", "NATIONALITY": "person",
}  # fmt: skip
SALIENT = ("nsubj", "obj", "nmod", "obl", "compound", "conj", "appos", "root")

Nouns = Mapping[str, Sequence[float]]
"""Of a common noun, how often (0 to 1) it means each of `TYPES`."""


@dataclass(slots=True)
class Traits:
    """What one phrase shows. `words` are its own content words as bits, `labels` its features for the ranker.

    `number` is 1 or 2 (one, many), `gender` 1 or 2 (he, she), `person` 1 to 3; 0 is unknown. `governor` and `relation`
    tell on which word the head hangs; `quotation` and `speaker` who speaks around it (an entity, -1 for nobody known);
    `cited` as which entity an attribution takes it for its source.
    """

    phrase: Phrase
    kind: int
    head: str
    text: str
    tail: str = ""
    number: int = 0
    gender: int = 0
    person: int = 3
    entity: int = -1
    quotation: int = -1
    speaker: int = -1
    voice: int = -1
    cited: int = -1
    asked: bool = False
    governor: int = -1
    relation: str = ""
    types: tuple[float, ...] = ()
    content: tuple[str, ...] = ()
    labels: list[str] = field(default_factory=list)


def bits(words: Sequence[str]) -> list[int]:
    """Return words as four masks of 64 bits, by a checksum of each word.

    Example:
        >>> bits(["port"]) == bits(["port", "port"])
        True
    """
    masks = [0, 0, 0, 0]
    for word in words:
        at = zlib.crc32(word.encode()) % 256
        masks[at // 64] |= 1 << (at % 64)
    return masks


def singular(word: str) -> str:
    """Return a noun without its plural ending, roughly; the same for both forms is all that counts.

    Example:
        >>> singular("parties"), singular("party"), singular("talks"), singular("crisis")
        ('party', 'party', 'talk', 'crisis')
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith(ONE_IN_S):
        return {"men": "man", "women": "woman", "children": "child", "people": "person"}.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "xes", "sses")) else word[:-1]


class Page:
    """What a report shows as a whole, looked up for each phrase."""

    def __init__(self, reading: Reading, found: Sequence[Phrase], nouns: Nouns) -> None:
        self.reading, self.nouns = reading, nouns
        self.starts = [token.start for token in reading.tokens]
        self.words = [reading.words(token).lower().replace("’", "'") for token in reading.tokens]
        self.quoted = self._quotations()
        self.speaking = {q: a for a in reading.attributions for q in a.quotations}
        self.genders = self._genders()
        self.heads = {phrase.head: number for number, phrase in enumerate(found) if not phrase.joined}
        self.voices = {q: self._voice(a) for q, a in self.speaking.items()}
        self.cited = self._cited()
        mine = sum(self.words[p.head] in FIRST and self.quoted.get(p.head, -1) < 0 for p in found)
        self.told = min(3, 40 * mine // (len(reading.tokens) + 1))
        self.count: Counter[str] = Counter()

    def _quotations(self) -> dict[int, int]:
        """Return the innermost quotation of speech that each word stands in."""
        out: dict[int, int] = {}
        for number, quotation in enumerate(self.reading.quotations):
            if quotation.speech:
                first = bisect_right(self.starts, quotation.inside.start - 1)
                last = bisect_right(self.starts, quotation.inside.end - 1)
                out.update(dict.fromkeys(range(first, last), number))
        return out

    def _voice(self, attribution: Attribution) -> int:
        """Return the phrase that names the speaker of an attribution, -1 where there is none."""
        anchor = attribution.source.anchor
        if anchor is None:
            return -1
        first = bisect_right(self.starts, anchor.start - 1)
        last = bisect_right(self.starts, anchor.end - 1)
        return next((self.heads[at] for at in reversed(range(first, last)) if at in self.heads), -1)

    def _cited(self) -> dict[int, int]:
        """Return, by its number, the entity that an attribution takes a phrase for."""
        out: dict[int, int] = {}
        for attribution in self.reading.attributions:
            phrase = self._voice(attribution)
            if phrase >= 0 and attribution.source.entity is not None:
                out[phrase] = attribution.source.entity
        return out

    def _genders(self) -> dict[int, int]:
        """Return the gender of each entity whose namings show one title or one word for it."""
        found: dict[int, set[int]] = {}
        for mention in self.reading.mentions:
            words = (mention.role.exact if mention.role else "").lower().split() + mention.anchor.exact.lower().split()
            shown = {_gender(word.strip(".")) for word in words} - {0}
            found.setdefault(mention.entity, set()).update(shown)
        return {entity: next(iter(shown)) for entity, shown in found.items() if len(shown) == 1}


def _gender(word: str) -> int:
    """Return 1 for a word for men, 2 for a word for women, else 0."""
    return 1 if word in MALE_WORDS else 2 if word in FEMALE_WORDS else 0


def traits(page: Page, found: Sequence[Phrase]) -> list[Traits]:
    """Return the traits of each phrase, in order, with the labels that the ranker reads."""
    out = [_traits(page, phrase) for phrase in found]
    page.count.update(t.head for t in out if KINDS[t.kind] not in _PRONOUN)
    seen: Counter[str] = Counter()
    for t in out:
        t.labels = [*_labels(page, t, seen[t.head])]
        seen[t.head] += 1
    return out


_PRONOUN = frozenset(KINDS[:8])


def _traits(page: Page, phrase: Phrase) -> Traits:
    """Work out what one phrase shows."""
    reading, words = page.reading, page.words
    token, word = reading.tokens[phrase.head], words[phrase.head]
    core = _plain(words[phrase.first : phrase.core])
    before = words[phrase.first : phrase.head]
    kind = _kind(word, before, phrase)
    t = Traits(phrase, KINDS.index(kind), singular(word), " ".join(_plain(words[phrase.first : phrase.last])))
    t.entity = reading.mentions[phrase.mention].entity if phrase.mention is not None else -1
    t.tail = core[-1]
    if t.entity >= 0 and reading.entities[t.entity].type == "PERSON":
        t.head = t.tail = singular(reading.mentions[phrase.mention or 0].anchor.exact.lower().split()[-1])
    t.number, t.person = _number(word, before, token.upos, phrase, kind), _person(kind)
    t.gender = {"he": 1, "she": 2}.get(kind, 0) or page.genders.get(t.entity, 0)
    if not t.gender and phrase.form != "pronoun":
        t.gender = next((g for g in map(_gender, (word, *before)) if g), 0)
    t.types = _types(page, t, kind, word)
    t.quotation = page.quoted.get(phrase.head, -1)
    speaking = page.speaking.get(t.quotation)
    if speaking is not None:
        t.speaker = speaking.source.entity if speaking.source.entity is not None else -1
        t.voice = page.voices[t.quotation]
    sentence = reading.sentences[phrase.sentence]
    t.asked = words[sentence.last - 1] == "?" or words[max(sentence.first, sentence.last - 2)] == "?"
    t.cited = page.cited.get(page.heads.get(phrase.head, -1), -1) if phrase.mention is None else -1
    t.governor, t.relation = token.head, token.deprel.partition(":")[0]
    if phrase.form != "pronoun":
        t.content = tuple(w for w in map(singular, words[phrase.first : phrase.core]) if _says(w) and w != t.head)
    return t


def _plain(words: Sequence[str]) -> Sequence[str]:
    """Drop an article at the head of a phrase and the sign of the owner at its end."""
    first = 1 if len(words) > 1 and words[0] in ("the", "a", "an") else 0
    last = len(words) - 1 if len(words) > first + 1 and words[-1] in ("'s", "'") else len(words)
    return words[first:last]


def _says(word: str) -> bool:
    """Tell whether a word of a phrase tells one thing from another."""
    return word[0].isalnum() and word not in (THE | SHOWN | OWN | {"a", "an", "of", "and", "'s", "for", "in", "to"})


def _kind(word: str, before: Sequence[str], phrase: Phrase) -> str:
    """Return which of `KINDS` a phrase is."""
    if phrase.form == "pronoun":
        return next(name for name, group in GROUPS if word in group)
    if phrase.form == "name":
        return "name"
    lead = before[0] if before else ""
    if lead in THE:
        return "definite"
    if lead in SHOWN:
        return "shown"
    if lead in OWN or "'s" in before:
        return "possessed"
    return "a" if lead in ("a", "an") else "bare"


def _number(word: str, before: Sequence[str], upos: str, phrase: Phrase, kind: str) -> int:
    """Return 1 for one, 2 for many, 0 where nothing tells."""
    if phrase.joined or kind in ("we", "they") or word in ("these", "those"):
        return 2
    if kind in ("i", "he", "she", "it", "this"):
        return 1
    if kind == "you":
        return 0
    if set(before) & PLURALS or word in PLURALS:
        return 2
    if before and before[0] in SINGULARS:
        return 1
    if kind == "name":
        return 1
    if upos == "NOUN":
        return 2 if word.endswith("s") and not word.endswith(ONE_IN_S) and len(word) > 3 else 1
    return 0


def _person(kind: str) -> int:
    """Return the grammatical person."""
    return {"i": 1, "we": 1, "you": 2}.get(kind, 3)


def _types(page: Page, t: Traits, kind: str, word: str) -> tuple[float, ...]:
    """Return how likely the phrase means each of `TYPES`, all nought where nothing tells."""
    named = OF_NAME.get(page.reading.entities[t.entity].type) if t.entity >= 0 else None
    if kind in ("i", "we", "you", "he", "she"):
        named = "person"
    if named:
        return tuple(float(name == named) for name in TYPES)
    if kind == "it":
        return tuple(0.0 if name in ("person", "time") else 0.125 for name in TYPES)
    if t.phrase.form == "nominal":
        learned = page.nouns.get(singular(word)) or page.nouns.get("-" + word[-3:])
        if learned:
            return tuple(learned)
    return (0.0,) * len(TYPES)


def _labels(page: Page, t: Traits, before: int) -> Iterator[str]:
    """Yield the features of one phrase as labels."""
    phrase, words, tokens = t.phrase, page.words, page.reading.tokens
    sentence = page.reading.sentences[phrase.sentence]
    kind = KINDS[t.kind]
    yield f"kind={kind}"
    yield f"rel={tokens[phrase.head].deprel}"
    yield f"upos={tokens[phrase.head].upos}"
    if phrase.form != "name":
        yield f"head={words[phrase.head]}"
        yield f"end={words[phrase.head][-3:]}"
    else:
        named = page.reading.entities[t.entity].type if t.entity >= 0 else ""
        yield f"named={named}"
    yield f"lead={words[phrase.first] if phrase.last - phrase.first > 1 and phrase.form != 'name' else ''}"
    governor = t.governor if t.governor >= 0 else phrase.head
    yield f"above={tokens[governor].upos},{tokens[governor].deprel.partition(':')[0]}"
    if tokens[governor].upos in ("VERB", "ADP", "NOUN", "AUX", "ADJ"):
        yield f"governor={words[governor]}"
    yield f"number={t.number}"
    yield f"gender={t.gender}"
    yield f"type={TYPES[max(range(len(TYPES)), key=lambda k: t.types[k])] if any(t.types) else ''}"
    yield f"length={min(8, phrase.last - phrase.first)}"
    yield f"tail={min(3, phrase.last - phrase.core)}"
    yield f"after={tokens[phrase.head + 1].deprel if phrase.core < phrase.last else ''}"
    yield f"content={min(3, len(t.content))}"
    yield f"joined={phrase.joined}"
    yield f"quoted={t.quotation >= 0},{t.voice >= 0}"
    yield f"asked={t.asked},{min(page.told, 3)},{t.person}"
    yield f"told={min(page.told, 3)},{kind}"
    yield f"sentence={min(phrase.sentence, 4)}"
    yield f"place={min(3, phrase.first - sentence.first)}"
    yield f"next={words[phrase.last] if phrase.last < sentence.last else ''}"
    yield f"previous={words[phrase.first - 1] if phrase.first > sentence.first else ''}"
    if phrase.form != "pronoun":
        yield f"before={min(3, before)},{kind}"
        yield f"often={min(4, page.count[t.head])},{kind}"


def role_words(reading: Reading) -> dict[int, frozenset[str]]:
    """Return, for each entity, the words of the descriptions printed before its namings."""
    found: dict[int, set[str]] = {}
    for mention in reading.mentions:
        if mention.role is not None:
            found.setdefault(mention.entity, set()).update(singular(w) for w in mention.role.exact.lower().split())
    return {entity: frozenset(words) for entity, words in found.items()}


@cache
def countries() -> dict[str, str]:
    """Return the country that each name of one, or word for its people, stands for."""
    found: dict[str, str] = {}
    for name in ("demonyms", "countries"):
        for code, row in lexicon(name).items():
            for word in row:
                found.setdefault(singular(word.lower()), code)
    return found
