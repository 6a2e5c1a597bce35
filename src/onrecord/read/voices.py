"""Voices: the noun phrase beside a reporting verb, and whom it names.

A phrase is a name, a description headed by a word for a role, body or group, or a pronoun. A description stays a
description; a pronoun takes the last named speaker that fits, or stays unresolved ("?").
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Mention, Reading, Source
from onrecord.read.memory import Memory, printed_roles
from onrecord.read.mentions import role_words, title_words
from onrecord.read.trees import Trees
from onrecord.read.utterances import Item, Utterance
from onrecord.read.verbs import forms
from onrecord.read.voice_words import (
    BOUNDARIES,
    DETERMINERS,
    MEDIA,
    POSSESSIVE,
    PREPOSITIONS,
    PRONOUNS,
    SKIPPED,
    ends_phrase,
    head_of,
    is_adverb,
    voice_kinds,
)

QUOTED = frozenset({"quoted", "cited", "quoting", "citing", "quotes", "cites", "quote", "cite", "paraphrased"})
"""Verbs of passing on what somebody said ("quoted her as saying")."""
OBJECTS = {"him": "he", "her": "she", "them": "they", "it": "it"}
"""Pronouns as objects and as subjects."""
LONGEST_PHRASE = 18
"""Most words a noun phrase before its verb may have; longer ones are not taken for a voice. Set by hand, 2026-11."""
TOPIC_REACH = 14
"""Within how many first words of an utterance its topic is looked for. Set by hand, 2026-11."""


class Voices:
    """The noun phrases of one report, looked up by position.

    `memory` grows while the report is gone through from top to bottom.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.report.text
        self.mentions = reading.mentions
        self._starts = [mention.anchor.start for mention in reading.mentions]
        self._trees = Trees(reading) if any(token.upos for token in reading.tokens) else None
        self.memory = Memory(reading.entities, roles=printed_roles(reading))

    def before(self, utterance: Utterance, cue: int) -> tuple[Source, int] | None:
        """Find the subject that ends right before item `cue`; return it with the index of its first item.

        Words that only tell more of the subject are not it: in "a clerk of Orra Bank wrote" the clerk wrote.
        """
        found = self._ending_at(utterance, cue)
        anchor = found[0].anchor if found else None
        if self._trees and anchor and self._trees.only_tells_subject(utterance.items[cue].start, anchor):
            return self.parsed(utterance, cue) or found
        return found

    def _ending_at(self, utterance: Utterance, cue: int) -> tuple[Source, int] | None:
        """Find the phrase that ends right before item `cue`, appositions stepped over."""
        items = utterance.items
        end = cue
        while end > 0 and (items[end - 1].word.lower() in SKIPPED or is_adverb(items[end - 1].word)):
            end -= 1
        if end and items[end - 1].word in (",", ")", "—", "–"):
            return self._past_apposition(utterance, end - 1)
        first = end
        while first > 0 and end - first < LONGEST_PHRASE and items[first - 1].word.lower() not in BOUNDARIES:
            first -= 1
        found = self._phrase(items, first, end) if first < end else None
        if found is not None and not found[0].named and found[0].anchor is not None and self._trees is not None:
            trimmed = self._trees.without_asides(found[0].anchor)
            if trimmed.end < found[0].anchor.end:
                return self.parsed(utterance, cue) or (
                    replace(found[0], name=" ".join(trimmed.exact.split()), anchor=trimmed),
                    found[1],
                )
        return found

    def after(self, utterance: Utterance, cue: int) -> tuple[Source, int] | None:
        """Find the subject that begins right after item `cue` ("said the minister, Marta Ilves")."""
        items = utterance.items
        first = cue + 1
        last = first
        while last < len(items) and last - first < LONGEST_PHRASE and not ends_phrase(items[last].word):
            last += 1
        if first == last:
            return None
        if last + 1 < len(items) and items[last].word == ",":
            named = self._mention_at(items[last + 1].start)
            head = self._head(items, first, last)
            person = items[first].word.lower() in DETERMINERS or (
                head is not None and voice_kinds().get(items[head].word.lower()) == "person"
            )
            if named and person and self.reading.mentions[named[0]].type in ("PERSON", "OTHER"):
                return self._named(named[0], Anchor.of(self.text, items[first].start, items[last - 1].end)), first
        found = self._phrase(items, first, last, leading=True)
        return (found[0], first) if found else None

    def named_in(self, words: Anchor) -> Source | None:
        """Return the voice that some words are by themselves: a name in them, else a description; None for a pronoun."""
        words = self._trees.without_asides(words) if self._trees else words
        for index in range(bisect_left(self._starts, words.start), bisect_left(self._starts, words.end)):
            if self.mentions[index].anchor.end == words.end:
                return self._named(index, None)
        bare = words.exact.split()
        if len(bare) > 1 and bare[0].lower() in ("the", "a", "an"):
            words = Anchor.of(self.text, words.end - len(words.exact.split(None, 1)[1]), words.end)
        if words.exact.lower() in PRONOUNS | {"you", "that", "this", "these", "those", "who", "which", "what"}:
            return None
        kind = voice_kinds().get(words.exact.lower().split()[-1], "unknown")
        return Source(" ".join(words.exact.split()), words, None, None, kind, named=False)

    def of(self, utterance: Utterance, words: Anchor) -> tuple[Source, int] | None:
        """Read the items under some words of an utterance as the phrase of one voice; return it with its first item."""
        words = self._trees.without_asides(words) if self._trees else words
        inside = [i for i, item in enumerate(utterance.items) if item.start < words.end and item.end > words.start]
        if not inside or any(utterance.items[i].quotation is not None for i in inside):
            return None
        first, last = inside[0], inside[-1] + 1
        found = self._phrase(utterance.items, first, last, leading=True) or self._phrase(utterance.items, first, last)
        head = self._trees.head(words) if self._trees else None
        if found is None or found[0].name.lower() in DETERMINERS or self._is_people_before(found[0], head):
            anchor = Anchor.of(self.text, words.start, words.end)
            kind = voice_kinds().get(head.exact.lower(), "unknown") if head else "unknown"
            found = Source(" ".join(anchor.exact.split()), anchor, None, None, kind, named=False), first
        return found

    def _is_people_before(self, source: Source, head: Anchor | None) -> bool:
        """Tell whether a voice is only the word for a people before the noun that speaks ("Ondrian media")."""
        if head is None or not source.named or source.anchor is None or source.anchor.end > head.start:
            return False
        found = self._mention_at(source.anchor.start)
        return found is not None and found[1].type == "NATIONALITY"

    def without_asides(self, source: Source) -> Source:
        """Return a voice known by description without the clause that tells more of it ("an officer it did not name")."""
        if self._trees is None or source.anchor is None or source.named:
            return source
        bare = self._trees.without_asides(source.anchor)
        return replace(source, name=" ".join(bare.exact.split()), anchor=bare)

    def holds_a_clause(self, source: Source) -> bool:
        """Tell whether the words of a description hold a finite verb, so that they are more than one noun phrase."""
        if self._trees is None or source.anchor is None or source.named:
            return False
        return self._trees.has_clause(source.anchor)

    def parsed(self, utterance: Utterance, cue: int) -> tuple[Source, int] | None:
        """Find the grammatical subject of the verb at item `cue`, where the reading has trees.

        Rule `subject_of_the_cue`. Source: Universal Dependencies version 2, nsubj, conj and acl:relcl.
        """
        words = self._trees.subject(utterance.items[cue].start) if self._trees else None
        return self.of(utterance, words) if words else None

    def subject(self, utterance: Utterance, limit: int) -> tuple[Source, int] | None:
        """Find the subject of the first finite verb of an utterance, before item `limit`."""
        for at in range(1, limit):
            form = forms().get(utterance.items[at].word)
            if form is not None and form.shapes & {"past", "s"}:
                found = self.before(utterance, at)
                if found is not None:
                    return found
        return None

    def object_before(self, utterance: Utterance, end: int) -> tuple[Source, int] | None:
        """Find whom a page quotes: the phrase between "quoted" and "as saying", which begins at item `end`."""
        items = utterance.items
        for at in range(end - 1, max(-1, end - LONGEST_PHRASE), -1):
            if items[at].word.lower() in QUOTED:
                passive = at and items[at - 1].word.lower() in SKIPPED
                if passive and (at + 1 == end or items[at + 1].word.lower() == "by"):
                    return self.before(utterance, at)
                if at + 2 == end and items[at + 1].word.lower() in OBJECTS:
                    return self._pronoun(items, at + 1), at + 1
                return self._phrase(items, at + 1, end)
            if items[at].word.lower() in ("was", "were", "is", "are", "been"):
                return self._phrase(items, self._left_edge(items, at), at)
        return None

    def clause_of(self, utterance: Utterance, end: int) -> int:
        """Return the item at which the subject of "quoted ... as" begins that ends at item `end`; else the item behind."""
        items = utterance.items
        for at in range(end - 1, max(-1, end - LONGEST_PHRASE), -1):
            if items[at].word.lower() in QUOTED:
                found = self.before(utterance, at)
                return found[1] if found else end + 1
        return end + 1

    def _past_apposition(self, utterance: Utterance, comma: int) -> tuple[Source, int] | None:
        """Step over ", the deputy minister for ports," to the name before it."""
        items = utterance.items
        aged = self._mention_at(items[0].start)
        if aged is not None:
            behind = [item.word for item in items if item.start >= aged[1].anchor.end][:3]
            if len(behind) == 3 and behind[0] == "," == behind[2] and behind[1].isdigit():
                return self._named(aged[0], None), 0
        for at in range(comma - 1, max(0, comma - 40), -1):
            if items[at].word in (",", "(", "—", "–"):
                named = self._mention_before(items[at].start, items[at - 1].end)
                if named is not None and self.mentions[named].type != "PLACE":
                    label = Anchor.of(self.text, items[at + 1].start, items[comma - 1].end) if at + 1 < comma else None
                    first = next(i for i in range(at + 1) if items[i].end > self.mentions[named].anchor.start)
                    return self._named(named, label), first
                first = self._left_edge(items, at)
                if items[first].word.lower() in QUOTED:
                    continue  # whom the voice cites, told by name: "the agency, citing the governor, Sela Vorn, said"
                found = self._phrase(items, first, at)
                if found is None:
                    found = self._told_by_name(utterance, at, comma)
                if found and found[0].kind in ("person", "body", "group"):
                    inner = self._mention_before(items[comma].start, items[comma - 1].end)
                    if items[at + 1].word.lower().endswith("ing"):
                        return found
                    if inner is not None and not found[0].named and self._may_be(inner, found[0].kind):
                        return self._named(inner, found[0].anchor), found[1]
                    return found
            if items[at].quotation is not None:
                return None
        return None

    def _told_by_name(self, utterance: Utterance, at: int, comma: int) -> tuple[Source, int] | None:
        """Return the person whose name follows a description by an owner ("Orr's counsel, Sela Vorn, said")."""
        items = utterance.items
        first = self._left_edge(items, at)
        inner = self._mention_before(items[comma].start, items[comma - 1].end)
        owned = any(item.word in POSSESSIVE for item in items[first : at - 1]) and items[at - 1].word.islower()
        if (
            inner is None
            or not owned
            or not self._may_speak(inner)
            or self.mentions[inner].anchor.start < items[at].start
        ):
            return None
        return self._named(inner, Anchor.of(self.text, items[first].start, items[at - 1].end)), first

    def _may_be(self, mention: int, kind: str) -> bool:
        """Tell whether a mention can name what a description of some kind tells ("a carrier, Orra Bank, ...")."""
        return self._may_speak(mention) or (kind != "person" and self.mentions[mention].type == "ORGANIZATION")

    def _may_speak(self, mention: int) -> bool:
        """Tell whether a mention can name a person: it does, or it is of two words or more and no body or place."""
        found = self.mentions[mention]
        return found.type == "PERSON" or (found.type == "OTHER" and " " in found.anchor.exact)

    def topic(self, utterance: Utterance) -> Source | None:
        """Return the person that an utterance begins with: whom a following "he" or "she" may mean."""
        for item in utterance.items[:TOPIC_REACH]:
            form = forms().get(item.word)
            if form is not None and form.shapes & {"past", "s"}:
                return None
            found = self._mention_at(item.start)
            if found is not None and self._may_speak(found[0]):
                return self._named(found[0], None)
        return None

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
        if items[pronoun].word.lower() in PRONOUNS:
            return self._pronoun(items, pronoun), pronoun
        head = self._head(items, first, last)
        named = self._mention_before(
            items[last].start if last < len(items) else items[last - 1].end, items[last - 1].end
        )
        if leading and named is None:
            at = self._mention_at(items[first].start)
            named = at[0] if at else None
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
        return at > first and items[at - 1].word.lower() in PREPOSITIONS | {"the", "a", "an"} | POSSESSIVE

    def _owns(self, items: tuple[Item, ...], named: int, first: int, last: int) -> bool:
        """Tell whether a name is followed by the sign that it owns what comes next ("Ondria's news agency")."""
        end = self.mentions[named].anchor.end
        return any(items[i].start >= end and items[i].word in POSSESSIVE for i in range(first, min(last, first + 9)))

    def _head(self, items: tuple[Item, ...], first: int, last: int) -> int | None:
        """Return the item that heads a description: the first word for a role, body or group that owns nothing."""
        for at in range(first, last):
            word = items[at].word.lower()
            owns = at + 1 < last and items[at + 1].word in POSSESSIVE
            following = items[at + 1].word if at + 1 < last else ""
            compound = following.lower() in role_words() or following in voice_kinds()
            if word in voice_kinds() and not owns and not compound:
                return at
        return None

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
        medium = self._medium(items, begins, head)
        if medium is not None:
            return self._named(medium, None), begins
        word = items[begins].word.lower()
        bare = begins + 1 if word in ("a", "an", "the", "this", "that", "one") and begins < head else begins
        anchor = Anchor.of(self.text, items[bare].start, items[last - 1].end)
        kind = voice_kinds().get(items[head].word.lower(), "person")
        bare_role = begins <= head and word not in DETERMINERS and kind == "person"
        if bare_role or word in ("the", "this", "that", "his", "her", "its"):
            described = {item.word.lower() for item in items[begins:last]}
            back = self.memory.points_back(items[head].word.lower(), kind, described)
            if back is not None:
                return replace(back, anchor=anchor), begins
        return Source(" ".join(anchor.exact.split()), anchor, None, None, kind, named=False), begins

    def _medium(self, items: tuple[Item, ...], first: int, head: int) -> int | None:
        """Return the name right before a word for what it is ("the Telm Herald newspaper"). Rule `name_of_the_medium`."""
        if head <= first or items[head].word.lower() not in MEDIA:
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
        found = self.memory.last(*kinds) if kinds else None
        if found is None and word in ("he", "she"):
            found = self.memory.last("unknown")
        return replace(found, anchor=anchor) if found else Source("?", anchor, None, None, "unknown", named=False)

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
