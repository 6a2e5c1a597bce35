"""Voice phrases: a stretch of words as the noun phrase of one voice, and whom it names.

A phrase is a name, a description headed by a word for a role, body or group, or a pronoun. A description stays a
description; a pronoun takes the last named speaker that fits, or stays unresolved ("?").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Mention, Reading, Source
from onrecord.read.memory import Memory, printed_kinds, printed_roles
from onrecord.read.mentions import role_words, title_words
from onrecord.read.trees import Trees
from onrecord.read.utterances import QUOTE, Item
from onrecord.read.verbs import forms
from onrecord.read.voice_words import (
    BOUNDARIES,
    DAYS,
    DETERMINERS,
    MEDIA,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    head_of,
    is_pronoun,
    name_without_case,
    told_how,
    voice_kinds,
)

QUOTED = frozenset({"quoted", "cited", "quoting", "citing", "quotes", "cites", "quote", "cite", "paraphrased"})
"""Verbs of passing on what somebody said ("quoted her as saying")."""
OBJECTS = {"him": "he", "her": "she", "them": "they", "it": "it"}
"""Pronouns as objects and as subjects."""
LONGEST_PHRASE = 18
"""Most words a noun phrase before its verb may have; longer ones are not taken for a voice. Set by hand, 2026-11."""


WHERE = frozenset({"at", "on"})
"""Prepositions that tell where somebody spoke, not who ("a woman at the gate said"). Rule `where_they_spoke`: gold guide, section 2."""
FURTHEST_NAME = 8
"""Most names back that "he" is looked for where nobody has spoken. Set by hand, 2026-11-29."""
TAGS = frozenset({",", "”", "’", QUOTE, "–", "—", "that", "(", ":"})
"""What stands before a tag, or before a clause that is reported and reports nothing ("Orr said that he knew")."""
COUNTED = frozenset(
    "number majority handful couple series range lot dozen variety pair host one some many most all".split()
)
"""Nouns before "of" that count the speakers and are not what speaks."""


ISSUED = frozenset({"statement", "release", "communique", "communiqué"})
"""Words for what a body says through: the body is the voice."""


def is_joint(items: tuple[Item, ...]) -> bool:
    """Tell whether words before a noun say that several made it ("a joint statement")."""
    return any(item.word.lower() == "joint" for item in items)


def _another_owner(behind: tuple[Item, ...], body: Source) -> bool:
    """Tell whether the words behind a description's head name whose it is, and the body that it may point back to is not that.

    Rule `another_owner`: "the health ministry of Telm" is not the Orran Ministry of Health. Source: gold guide, section 2
    (unnamed sources as printed).
    """
    known = set(body.name.lower().split())
    owners = [item.word.lower() for item in behind if item.word[:1].isupper()]
    return bool(owners) and behind[0].word.lower() == "of" and not known & set(owners)


class VoicePhrases:
    """The noun phrases of one report, read from the words that they are made of.

    `memory` grows while the report is gone through from top to bottom.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.report.text
        self.mentions = reading.mentions
        self._starts = [mention.anchor.start for mention in reading.mentions]
        self._trees = Trees(reading) if any(token.upos for token in reading.tokens) else None
        self.memory = Memory(reading.entities, roles=printed_roles(reading), bodies=printed_kinds(reading))

    def _may_speak(self, mention: int) -> bool:
        """Tell whether a mention can name a person: it does, or it is of two words or more and no body or place."""
        found = self.mentions[mention]
        return found.type == "PERSON" or (found.type == "OTHER" and " " in found.anchor.exact)

    def _left_edge(self, items: tuple[Item, ...], end: int) -> int:
        """Return where the phrase that ends before `end` begins."""
        first = end
        while first > 0 and end - first < LONGEST_PHRASE and items[first - 1].word.lower() not in BOUNDARIES:
            first -= 1
        return first

    def _phrase(
        self, items: tuple[Item, ...], first: int, last: int, *, leading: bool = False
    ) -> tuple[Source, int] | None:
        """Read items `[first, last)` as the phrase of one voice; return it with where it begins."""
        if first >= last:
            return None
        words = [item.word.lower() for item in items[first:last]]
        pronoun = first if leading else last - 1
        if is_pronoun(items[pronoun].word):
            return self._pronoun(items, pronoun), pronoun
        head = self._head(items, first, last)
        named = self._mention_before(
            items[last].start if last < len(items) else items[last - 1].end, items[last - 1].end
        )
        if leading and named is None:
            named = self._leading_name(items, first, last)
            if named is not None and self._headed_elsewhere(items, first, last, named):
                return self._headed(items, first, last)
        if named is not None:
            named = self._before_preposition(items, first, named)
            begins = next((i for i in range(first, last) if items[i].end > self.mentions[named].anchor.start), first)
            owns = self._owns(items, named, begins, last)
            if not (self._inside_phrase(items, named, first, begins) if head is not None and head < begins else owns):
                return self._joint(items, first, begins, named)
        if head is not None:
            return self._described(items, first, last, head)
        if words[0] in DETERMINERS - {"that", "this", "all", "no"} and last - first <= 6 and words[-1] not in forms():
            return self._described(items, first, last, last - 1)
        return None

    def _leading_name(self, items: tuple[Item, ...], first: int, last: int) -> int | None:
        """Return the name that a phrase begins with, behind an article."""
        at = self._mention_at(items[first].start)
        if at is None and items[first].word.lower() in ("the", "a", "an") and first + 1 < last:
            at = self._mention_at(items[first + 1].start)
        return at[0] if at else None

    def _headed_elsewhere(self, items: tuple[Item, ...], first: int, last: int, named: int) -> bool:
        """Tell whether a phrase that begins with a name is headed by a common noun behind it ("Telm health officials").

        Rule `headed_behind_a_name`. Source: gold guide, section 2 (unnamed sources as printed); Universal Dependencies
        version 2, compound and amod.
        """
        if self._trees is None:
            return False
        head = self._trees.head(Anchor.of(self.text, items[first].start, items[last - 1].end))
        if head is None or head.start < self.mentions[named].anchor.end or head.exact[:1].isupper():
            return False
        return voice_kinds().get(head.exact.lower()) != "data"

    def _headed(self, items: tuple[Item, ...], first: int, last: int) -> tuple[Source, int]:
        """Return the voice known by a description whose head its tree shows."""
        head = self._trees.head(Anchor.of(self.text, items[first].start, items[last - 1].end)) if self._trees else None
        at = next((i for i in range(first, last) if head and items[i].start == head.start), last - 1)
        source, begins = self._described(items, first, last, at)
        word = items[at].word.lower()
        speaks = source.named or word in voice_kinds() or word in role_words()
        return (source if speaks else replace(source, kind="unknown")), begins

    def _before_preposition(self, items: tuple[Item, ...], first: int, named: int) -> int:
        """Return the name that a voice's phrase is about: of "Sela Vorn of the University of Telm" it is Sela Vorn.

        Rule: a name that follows a preposition belongs to the name right before that preposition.
        """
        while named > 0 and self.mentions[named - 1].anchor.start >= items[first].start:
            between = self.text[self.mentions[named - 1].anchor.end : self.mentions[named].anchor.start].lower().split()
            if not between or between[0] not in PREPOSITIONS or not set(between[1:]) <= {"the", "a", "an"}:
                break
            named -= 1
        return named

    def _inside_phrase(self, items: tuple[Item, ...], named: int, first: int, begins: int) -> bool:
        """Tell whether a name hangs on a preposition right before it ("a spokesman for President Orr").

        In "Minister of Ports Sela Vorn" the preposition is the office's.
        """
        role = self.mentions[named].role
        start = role.start if role else items[begins].start
        at = next((i for i in range(first, begins + 1) if items[i].start >= start), begins)
        office = role is not None and not any(voice_kinds().get(w) == "person" for w in role.exact.lower().split())
        if (
            office
            and at - 1 > first
            and items[at - 1].word.lower() == "of"
            and items[at - 2].word.lower() in title_words()
        ):
            return False
        if at > first and items[at - 1].word == "and":
            while at > first and (items[at - 1].word == "and" or items[at - 1].word[:1].isupper()):
                at -= 1  # "the ministers of Vessa and Ulmar"
            return at - 1 > first and items[at - 1].word in PREPOSITIONS
        if at > first and items[at - 1].word.lower() in PREPOSITIONS | {"the", "a", "an"} | POSSESSIVE:
            return True
        person = self.mentions[named].type == "PERSON" and " " in self.mentions[named].anchor.exact
        if person and voice_kinds().get(items[at - 1].word.lower()) == "body":
            return False  # "the leader of the opposition in parliament Sela Vorn": no body bears a person's name
        # "a source in the operator company Eastbranch": nouns that tell what the name names stand before it
        while at > first and items[at - 1].word.islower() and items[at - 1].word not in PREPOSITIONS | DETERMINERS:
            at -= 1
        while at > first and items[at - 1].word.lower() in DETERMINERS:
            at -= 1
        return at - 1 > first and items[at - 1].word in PREPOSITIONS - {"of"}

    def _owns(self, items: tuple[Item, ...], named: int, first: int, last: int) -> bool:
        """Tell whether a name is followed by the sign that it owns what comes next ("Ondria's news agency")."""
        end = self.mentions[named].anchor.end
        return any(items[i].start >= end and items[i].word in POSSESSIVE for i in range(first, min(last, first + 9)))

    def _head(self, items: tuple[Item, ...], first: int, last: int) -> int | None:
        """Return the item that heads a description: the first word for a role, body or group that owns nothing."""
        for at in range(first, last):
            word = items[at].word.lower()
            if (
                word in PREPOSITIONS
                and at - 1 > first
                and items[at - 1].word.islower()
                and items[at - 1].word not in COUNTED
            ):
                verbal = any(i.word in forms() and not self._is_noun(i) for i in items[first + 1 : at])
                return at - 1 if items[first].word.lower() in DETERMINERS and not verbal else None
            owns = at + 1 < last and items[at + 1].word in POSSESSIVE
            following = items[at + 1].word if at + 1 < last else ""
            compound = following.lower() in role_words() or following in voice_kinds()
            if word in voice_kinds() and not owns and not compound:
                return at
        return None

    def _is_noun(self, item: Item) -> bool:
        """Tell whether the tree takes a word for a noun."""
        return self._trees is not None and self._trees.is_noun(item.start)

    def _joint(self, items: tuple[Item, ...], first: int, begins: int, named: int) -> tuple[Source, int]:
        """Return a named voice, together with the voice that "and" joins to it."""
        label = self.mentions[named].role
        if begins - 1 > first and items[begins - 1].word == "and":
            other = self._mention_before(items[begins - 1].start, items[begins - 2].end)
            if other is not None:
                start = self.mentions[other].anchor.start
                anchor = Anchor.of(self.text, start, self.mentions[named].anchor.end)
                name = f"{self._entity_name(other)} and {self._entity_name(named)}"
                return Source(name, anchor, None, None, "group"), begins - 1
        if label is None and begins > first:
            label = Anchor.of(self.text, items[first].start, items[begins - 1].end)
        start_item = next((i for i in range(first, begins + 1) if label and items[i].start >= label.start), begins)
        return self._named(named, label), start_item

    def _entity_name(self, mention: int) -> str:
        """Return the fullest form of what a mention names."""
        return self.reading.entities[self.mentions[mention].entity].name

    def _named(self, mention: int, label: Anchor | None) -> Source:
        """Return the voice that a mention names."""
        found = self.mentions[mention]
        entity = self.reading.entities[found.entity]
        kind = {"PERSON": "person", "ORGANIZATION": "body", "PLACE": "body"}.get(entity.type, "unknown")
        label = label or found.role
        called = head_of(label.exact) if label is not None else ""
        kind = "body" if entity.type != "PLACE" and voice_kinds().get(called) == "body" else kind
        return Source(entity.name, found.anchor, found.entity, label, kind)

    def _described(self, items: tuple[Item, ...], first: int, last: int, head: int) -> tuple[Source, int]:
        """Return a voice known by description, or the named person a definite description points back to."""
        begins = first
        for at in range(head, first - 1, -1):
            if items[at].word.lower() in PREPOSITIONS and at < head:
                begins = at + 1
                break
        issuer = self._issuer(items, begins, head)
        if issuer is not None:
            return issuer, begins
        medium = self._medium(items, begins, head)
        if medium is not None:
            return self._named(medium, None), begins
        word = items[begins].word.lower()
        bare = begins + 1 if word in ("a", "an", "the", "this", "that", "one") and begins < head else begins
        if last - 1 > head and items[last - 1].word.lower() in ("there", "here"):
            last -= 1  # "a reporter there said"
        last = next((at for at in range(head + 1, last) if items[at].word in WHERE), last)
        anchor = Anchor.of(self.text, items[bare].start, items[last - 1].end)
        kind = voice_kinds().get(items[head].word.lower(), "person")
        called = name_without_case(self.text, anchor.end) if kind == "person" else None
        if called is not None:
            return Source(" ".join(called.exact.split()), called, None, anchor, kind), begins
        bare_role = begins <= head and word not in DETERMINERS and kind == "person"
        if bare_role or word in ("the", "this", "that", "his", "her", "its"):
            described = {item.word.lower() for item in items[begins:last]}
            back = self.memory.points_back(items[head].word.lower(), kind, described)
            if back is not None and not (kind == "body" and _another_owner(items[head + 1 : last], back)):
                return replace(back, anchor=anchor), begins
        return Source(" ".join(anchor.exact.split()), anchor, None, None, kind, named=False), begins

    def _issuer(self, items: tuple[Item, ...], first: int, head: int) -> Source | None:
        """Return the name of the body whose statement speaks: "a statement issued by Orra Bank", "the Orra press release".

        Rule `who_issued_it`; of other documents only "Orra's latest report". Source: gold guide, section 2 (a statement read
        out: the agency or ministry is the source).
        """
        word = items[head].word.lower()
        if voice_kinds().get(word) != "document" or is_joint(items[first:head]):
            return None
        end = head - (head > first and items[head - 1].word.lower() in ("press", "news"))
        owner = next((i for i in range(end - 1, first, -1) if items[i].word in POSSESSIVE), None)
        named = None if owner is None else self._mention_before(items[owner].start, items[owner - 1].end)
        if named is None and word in ISSUED and end > first:
            named = self._mention_before(items[end].start, items[end - 1].end)
        if named is None and word in ISSUED:
            named = self._issued_by(items, head + 1)
        fits = named is not None and self.mentions[named].type in ("ORGANIZATION", "PERSON", "OTHER")
        if named is None or not fits:
            return self._body_behind(items, head) if word in ISSUED else None
        source = self._named(named, None)
        return replace(source, kind="body") if source.kind == "unknown" else source

    def _body_behind(self, items: tuple[Item, ...], head: int) -> Source | None:
        """Return the body told by its noun alone that issued a statement: "a statement released by the government"."""
        by = next((i for i in range(head + 1, min(len(items), head + 3)) if items[i].word in ("by", "from")), None)
        end = None if by is None else next((i for i in range(by + 1, len(items)) if not items[i].word.isalpha()), None)
        if by is None or end is None or voice_kinds().get(items[end - 1].word) != "body":
            return None
        return self._described(items, by + 1, end, end - 1)[0]

    def _issued_by(self, items: tuple[Item, ...], at: int) -> int | None:
        """Return the name behind "issued by", "from" or "on the website of" that stands right behind a statement."""
        at += told_how(tuple(item.word for item in items[at : at + 2]))
        own = [item.word.lower() for item in items[at : at + 2]]
        at += own[:1] == ["issued"] or own[:1] == ["released"] or own[:1] == ["published"] or own[:1] == ["posted"]
        by = items[at].word.lower() if at < len(items) else ""
        if by not in ("by", "from", "on"):
            return None
        at += 1 + (at + 1 < len(items) and items[at + 1].word.lower() in ("the", "a", "an"))
        found = self._mention_at(items[at].start) if at < len(items) else None
        behind = [i.word for i in items if found and i.start >= found[1].anchor.end][:2]
        site = behind[:1] in ([w] for w in POSSESSIVE) and behind[1:] in (["website"], ["site"], ["page"])
        if found is None or "and" in behind[:1] or (by == "on") != site:
            return None
        return found[0]

    def _medium(self, items: tuple[Item, ...], first: int, head: int) -> int | None:
        """Return the name right before a word for what it is ("the Telm Herald newspaper"). Rule `name_of_the_medium`."""
        agency = items[head].word == "agency" and items[head - 1].word in ("news", "press")
        head -= agency
        if head <= first or not (agency or items[head].word.lower() in MEDIA):
            return None
        found = self._mention_before(items[head].start, items[head - 1].end)
        fits = found is not None and self.mentions[found].type in ("ORGANIZATION", "OTHER")
        return found if fits else None

    def _pronoun(self, items: tuple[Item, ...], at: int) -> Source:
        """Return the last speaker that fits a pronoun, or the unknown voice."""
        word = OBJECTS.get(items[at].word.lower(), items[at].word.lower())
        anchor = Anchor.of(self.text, items[at].start, items[at].end)
        if word == "who":
            named = self._mention_before(items[at].start, items[at - 1].start if at else 0)
            if named is not None:
                return self._named(named, None)
        kinds = {"he": ("person",), "she": ("person",), "it": ("body", "document"), "they": ("group", "body")}.get(
            word, ()
        )
        found = self._subject_here(items, at) if word in ("he", "she") else None
        found = found or (self.memory.last(*kinds) if kinds else None)
        if found is None and word in ("he", "she"):
            found = self.memory.last("unknown") or self._person_before(anchor.start)
        if found is None and word == "they":
            found = self._subject_before(anchor.start)
        return replace(found, anchor=anchor) if found else Source("?", anchor, None, None, "unknown", named=False)

    def named_in(self, words: Anchor) -> Source | None:
        """Return the voice that some words are by themselves: a name in them, else a description; None for a pronoun."""
        if is_pronoun(words.exact):
            return None
        words = self._trees.without_asides(words) if self._trees else words
        for index in range(bisect_left(self._starts, words.start), bisect_left(self._starts, words.end)):
            if self.mentions[index].anchor.end == words.end:
                return self._named(index, None)
        bare = words.exact.split()
        if len(bare) > 1 and bare[0].lower() in ("the", "a", "an"):
            words = Anchor.of(self.text, words.end - len(words.exact.split(None, 1)[1]), words.end)
        if words.exact.lower() in PRONOUNS | DAYS | {"you", "that", "this", "these", "those", "who", "which", "what"}:
            return None
        kind = voice_kinds().get(words.exact.lower().split()[-1], "unknown")
        return Source(" ".join(words.exact.split()), words, None, None, kind, named=False)

    def _person_before(self, start: int) -> Source | None:
        """Return the person named last before "he" or "she" where nobody has spoken yet. Rule `person_named_last`."""
        last = bisect_left(self._starts, start)
        nearest = range(last - 1, max(-1, last - 1 - FURTHEST_NAME), -1)
        at = next((i for i in nearest if self.mentions[i].type == "PERSON"), None)
        return None if at is None else self._named(at, None)

    def _subject_here(self, items: tuple[Item, ...], at: int) -> Source | None:
        """Return the person by name whom a sentence is about in which "he" or "she" speaks in a further clause.

        Rule `subject_speaks_on`: "Orr met Vorn; in a statement he said", "Orr confirmed it, but she noted"; not in a tag, whose
        clause may be of others ("Vorn had left, he said"). Source: Crawley et al. 1990 (a pronoun keeps the subject).
        """
        if at == 0 or self._trees is None or items[at - 1].word in TAGS:
            return None
        sentences = self.reading.sentences
        number = bisect_right(sentences, items[at].start, key=lambda sentence: sentence.start) - 1
        words = self._trees.subject_of(sentences[number].first, sentences[number].last)
        if words is None or words.end > items[at].start or is_pronoun(words.exact):
            return None
        source = self.named_in(words)
        return source if source is not None and source.named and source.kind == "person" else None

    def _subject_before(self, start: int) -> Source | None:
        """Return whom the sentence before "they" is about, where no voice fits. Rule `subject_before_speaks`."""
        sentences = self.reading.sentences
        at = bisect_right(sentences, start, key=lambda sentence: sentence.start) - 2
        if at < 0 or self._trees is None:
            return None
        words = self._trees.subject_of(sentences[at].first, sentences[at].last)
        source = self.named_in(words) if words is not None else None
        return source if source is not None and source.kind == "group" else None

    def _mention_before(self, limit: int, end: int) -> int | None:
        """Return the mention that ends at `end` (or a little before `limit`)."""
        at = bisect_left(self._starts, limit) - 1
        if at >= 0 and self.mentions[at].anchor.end >= end - 1 and self.mentions[at].anchor.end <= limit:
            return at
        return None

    def _mention_at(self, start: int) -> tuple[int, Mention] | None:
        """Return the mention that begins at `start`, its role words counted in."""
        at = bisect_left(self._starts, start)
        for index in (at, at - 1):
            if 0 <= index < len(self.mentions):
                mention = self.mentions[index]
                begins = mention.role.start if mention.role else mention.anchor.start
                if begins <= start <= mention.anchor.start or mention.anchor.start == start:
                    return index, mention
        return None
