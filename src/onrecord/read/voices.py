"""Voices: the noun phrase beside a reporting verb, and whom it names."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Source
from onrecord.read.mentions import title_words
from onrecord.read.utterances import Item, Utterance
from onrecord.read.verbs import forms
from onrecord.read.voice_phrases import LONGEST_PHRASE, OBJECTS, QUOTED, VoicePhrases
from onrecord.read.voice_words import (
    BOUNDARIES,
    DETERMINERS,
    LONGEST_HOW,
    POSSESSIVE,
    SKIPPED,
    ends_phrase,
    is_adverb,
    is_pronoun,
    titles,
    told_how,
    voice_kinds,
)

RELATIVES = frozenset({"who", "whom", "whose"})
"""Pronouns before a subject that is not theirs ("whom the council calls a hero")."""
ROW_ENDS = frozenset({"and", "but", ":", ";", "to", "that"})
"""Words that end a row of appositions."""
TOPIC_REACH = 14
"""Within how many first words of an utterance its topic is looked for. Set by hand, 2026-11."""


def _ends(items: tuple[Item, ...], first: int, last: int) -> bool:
    """Tell whether the phrase that begins at item `first` ends before item `last`.

    It goes on over a title's full stop ("Spc. Sela Vorn"), initials in brackets ("Telm Port (TP) director Sela Vorn") and
    the "to" of "close to".
    """
    word, before = items[last].word, items[last - 1].word if last > first else ""
    if word == ".":
        named = last + 1 < len(items) and items[last + 1].word[:1].isupper()
        return not (named and before[:1].isupper() and before.lower() in title_words())
    if word in ("(", ")"):
        at = last - 1 if word == "(" else last - 3
        inside = [item.word for item in items[at + 1 : at + 5]]
        whole = len(inside) == 4 and inside[2] == ")" and inside[1].isupper() and inside[3][:1].isalpha()
        return not (at >= first and whole and items[at].word[:1].isupper())
    return ends_phrase(word) and not (word == "to" and before == "close")


class Voices(VoicePhrases):
    """The noun phrases of one report, looked up by where they stand."""

    def before(self, utterance: Utterance, cue: int) -> tuple[Source, int] | None:
        """Find the subject that ends right before item `cue`; return it with the index of its first item.

        Words that only tell more of the subject are not it: in "a clerk of Orra Bank wrote" the clerk wrote.
        """
        found = self._first_of_the_row(utterance, cue, self._ending_at(utterance, cue))
        anchor = found[0].anchor if found else None
        if found is None or anchor is None or self._trees is None:
            return found
        joint = found[0].kind == "group" and found[0].named
        if not joint and self._trees.only_tells_subject(utterance.items[cue].start, anchor):
            return self.parsed(utterance, cue) or found
        alone = not joint and not self.is_person(found[0])
        if alone and self._trees.names_subject(utterance.items[cue].start, anchor):
            named = self.parsed(utterance, cue)
            better = named is not None and (self.is_person(named[0]) if found[0].named else self.is_name(named[0]))
            return named if better else found
        if not found[0].named and not is_pronoun(anchor.exact):
            narrower = self.parsed(utterance, cue)
            if narrower is not None and narrower[1] > found[1] and narrower[1] < cue:
                return narrower
        return self._person_of_the_tree(utterance, cue, found)

    def _first_of_the_row(
        self, utterance: Utterance, cue: int, found: tuple[Source, int] | None
    ) -> tuple[Source, int] | None:
        """Return the phrase that a sentence begins with, where only appositions stand between it and the verb.

        Rule `first_of_the_row`: "Ada Lorn, Reform, Karr, told the council", "Clerks at the bank of Orra, Vessa have found",
        "Authorities, including a spokesman for the port, said". Source: Quirk et al. 1985, 17.65 (apposition).
        """
        items = utterance.items
        if found is None or self.is_person(found[0]) or found[1] < 2 or (found[0].kind == "group" and found[0].named):
            return found
        comma = next((i for i in range(1, found[1]) if items[i].word == ","), None)
        including = items[found[1]].word == "including"
        if comma is None or utterance.verb_in(0, cue - 1) or not (including or items[found[1] - 1].word == ","):
            return found
        if any(item.quotation is not None or item.word in ROW_ENDS for item in items[:cue]):
            return found
        first = self._phrase(items, 0, comma, leading=True)
        if first is not None and found[0].named and not first[0].named and not self._is_place(found[0]):
            return found  # "another bank, Orra Bank, said"
        return first if first is not None and first[1] <= 1 and (including or first[0].kind != "body") else found

    def _is_place(self, source: Source) -> bool:
        """Tell whether a voice by name is a place ("Vessa")."""
        return source.entity is not None and self.reading.entities[source.entity].type == "PLACE"

    def _person_of_the_tree(self, utterance: Utterance, cue: int, found: tuple[Source, int]) -> tuple[Source, int]:
        """Return the person whom the tree makes the subject, where what stands next to the verb is no person by name.

        Rule `person_of_the_tree`: "Dan Orr, who runs Telm Ferries, addressing port workers said ...".
        Source: Universal Dependencies version 2, nsubj.
        """
        joint = found[0].kind == "group" and found[0].named
        if joint or self.is_person(found[0]) or (found[0].anchor and is_pronoun(found[0].anchor.exact)):
            return found
        named = self.parsed(utterance, cue)
        if named is None or named[0].anchor is None or named[1] >= found[1]:
            return found
        return named if self.is_person(named[0]) else found

    def _ending_at(self, utterance: Utterance, cue: int) -> tuple[Source, int] | None:
        """Find the phrase that ends right before item `cue`, appositions stepped over."""
        items = utterance.items
        end = cue
        while end > 0 and (items[end - 1].word.lower() in SKIPPED or is_adverb(items[end - 1].word)):
            end -= 1
        end = self._before_how(items, end)
        if end and items[end - 1].word in (",", ")", "—", "–"):
            return self._past_apposition(utterance, end - 1)
        first = end
        while first > 0 and end - first < LONGEST_PHRASE and items[first - 1].word.lower() not in BOUNDARIES:
            if first < end and items[first - 1].word in RELATIVES:
                break
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

    def _named_here(self, start: int) -> bool:
        """Tell whether the word that begins at `start` stands in a name ("the Sunday Herald")."""
        at = bisect_left(self._starts, start + 1) - 1
        return at >= 0 and self.mentions[at].anchor.end > start

    def _before_how(self, items: tuple[Item, ...], end: int) -> int:
        """Return where a phrase ends that words for when or how it was told follow ("the ministry on Monday said").

        Rule `told_when_and_how`: they are no part of whose word it is.
        """
        for length in range(min(LONGEST_HOW, end - 1), 0, -1):
            if told_how(tuple(item.word for item in items[end - length : end])) == length:
                return end if items[end - length - 1].word == "," else end - length
        return end

    def after(self, utterance: Utterance, cue: int) -> tuple[Source, int] | None:
        """Find the subject that begins right after item `cue` ("said the minister, Marta Ilves")."""
        items = utterance.items
        first = cue + 1
        last = first
        while last < len(items) and last - first < LONGEST_PHRASE and not _ends(items, first, last):
            how = told_how(tuple(item.word for item in items[last : last + LONGEST_HOW])) if last > first else 0
            if (
                how
                and not self._named_here(items[last].start)
                and [i.word for i in items[last + how : last + how + 1]] != ["by"]
            ):
                break
            last += 1
        if first == last:
            return None
        titled = items[first].word in titles() and last == first + 1 and self._behind_title(items[first].end)
        if titled:
            return titled, first
        if last + 1 < len(items) and items[last].word == ",":
            named = self._mention_at(items[last + 1].start)
            head = self._head(items, first, last)
            person = items[first].word.lower() in DETERMINERS or (
                head is not None and voice_kinds().get(items[head].word.lower()) == "person"
            )
            whole = self._leading_name(items, first, last)
            if head is None and whole is not None and self.mentions[whole].anchor.end == items[last - 1].end:
                person = False  # "according to the Herald, Ulmaran envoys doubt it": the name before the comma speaks
            if named and person and self.reading.mentions[named[0]].type in ("PERSON", "OTHER"):
                return self._named(named[0], Anchor.of(self.text, items[first].start, items[last - 1].end)), first
        found = self._phrase(items, first, last, leading=True)
        return (found[0], first) if found else None

    def of(self, utterance: Utterance, words: Anchor) -> tuple[Source, int] | None:
        """Read the items under some words of an utterance as the phrase of one voice; return it with its first item."""
        words = self._trees.without_asides(words) if self._trees else words
        if words.exact.rstrip(".") in titles() and (titled := self._behind_title(words.end)) is not None:
            return titled, next((i for i, item in enumerate(utterance.items) if item.end > words.start), 0)
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

    def _behind_title(self, end: int) -> Source | None:
        """Return the person whose name stands right behind a title that ends at `end`. Rule `title_alone_is_no_voice`."""
        found = self._mention_at(end + len(self.text[end : end + 4]) - len(self.text[end : end + 4].lstrip(". \n")))
        return self._named(found[0], None) if found is not None and self._may_speak(found[0]) else None

    def _is_people_before(self, source: Source, head: Anchor | None) -> bool:
        """Tell whether a voice is only the word for a people before the noun that speaks ("Ondrian media")."""
        if head is None or not source.named or source.anchor is None or source.anchor.end > head.start:
            return False
        found = self._mention_at(source.anchor.start)
        return found is not None and found[1].type == "NATIONALITY"

    def is_name(self, source: Source) -> bool:
        """Tell whether a voice is printed by its name where it stands, not by a description that points back to it."""
        if source.anchor is None or not source.named:
            return False
        return any(
            self.mentions[index].anchor.start < source.anchor.end
            for index in range(bisect_left(self._starts, source.anchor.start), len(self.mentions))[:1]
        )

    def is_person(self, source: Source) -> bool:
        """Tell whether a voice is a person printed by name."""
        return source.kind == "person" and self.is_name(source)

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

    @property
    def has_trees(self) -> bool:
        """Tell whether the reading has trees."""
        return self._trees is not None

    def said_of_a_noun(self, utterance: Utterance, cue: int) -> bool:
        """Tell whether the verb at item `cue` is read as a passive without any form of "be"."""
        return self._trees is not None and self._trees.is_bare_passive(utterance.items[cue].start)

    def side(self, utterance: Utterance, cue: int) -> int:
        """Tell on which side of the verb at item `cue` its subject stands, 0 where no tree tells."""
        return self._trees.side(utterance.items[cue].start) if self._trees else 0

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
                named = self._mention_at(items[at + 1].start)
                comma = next((i for i in range(at + 1, end) if items[i].word == ","), end)
                if named is not None and comma < end and self._mention_before(items[comma].start, items[comma - 1].end):
                    return self._named(named[0], None), at + 1  # "quoted Sela Vorn, a clerk, as saying"
                return self._phrase(items, at + 1, end)
            if items[at].word.lower() in ("was", "were", "is", "are", "been"):
                return self.before(utterance, at) or self._phrase(items, self._left_edge(items, at), at)
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
                told = self._told_by_name(utterance, at, comma)
                if told is not None:
                    return told
                named = self._mention_before(items[at].start, items[at - 1].end)
                if named is not None:
                    named = self._before_preposition(items, self._left_edge(items, at), named)
                if named is not None and self.mentions[named].type != "PLACE":
                    label = Anchor.of(self.text, items[at + 1].start, items[comma - 1].end) if at + 1 < comma else None
                    first = next(i for i in range(at + 1) if items[i].end > self.mentions[named].anchor.start)
                    return self._named(named, label), first
                first = self._left_edge(items, at)
                if items[first].word.lower() in QUOTED:
                    continue  # whom the voice cites, told by name: "the agency, citing the governor, Sela Vorn, said"
                found = self._phrase(items, first, at)
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
        """Return the person whose name follows a description ("Orr's counsel, Sela Vorn, said", "the head of Orra, ...")."""
        items = utterance.items
        first = self._left_edge(items, at)
        inner = self._mention_before(items[comma].start, items[comma - 1].end)
        if inner is None or not self._may_speak(inner) or items[first].word.lower() in QUOTED or first >= at:
            return None
        begins = self.mentions[inner].role or self.mentions[inner].anchor
        whole = items[at + 1].start == begins.start
        head = self._head(items, first, at)
        person = head is not None and voice_kinds().get(items[head].word.lower()) == "person"
        owned = any(item.word in POSSESSIVE for item in items[first : at - 1]) and items[at - 1].word.islower()
        if not whole or not (person or (head is None and owned)):
            return None
        found = self._named(inner, Anchor.of(self.text, items[first].start, items[at - 1].end))
        joined = first if items[first].word == "and" else first - 1
        end = joined - 1 if joined > 0 and items[joined - 1].word == "," else joined
        if end > 0 and items[joined].word == "and":
            other = self._mention_before(items[end].start, items[end - 1].end)
            if other is not None and self._may_speak(other):
                # "the mayor, Ilo Brand, and his deputy, Ada Lorn, said": one voice
                words = Anchor.of(self.text, self.mentions[other].anchor.start, self.mentions[inner].anchor.end)
                return Source(f"{self._entity_name(other)} and {found.name}", words, None, None, "group"), end - 1
        return found, first

    def _may_be(self, mention: int, kind: str) -> bool:
        """Tell whether a mention can name what a description of some kind tells ("a carrier, Orra Bank, ...")."""
        return self._may_speak(mention) or (kind != "person" and self.mentions[mention].type == "ORGANIZATION")

    def points_nowhere(self, source: Source) -> bool:
        """Tell whether a voice is "the" somebody whom no name is found for, behind one by name: it is most likely the same."""
        at = source.anchor.start if source.anchor else 0
        the = self.text[max(0, at - 4) : at].lower() == "the "
        return the and not source.named and source.kind == "person" and self.memory.last("person") is not None

    def topic(self, utterance: Utterance) -> Source | None:
        """Return the person that an utterance begins with: whom a following "he" or "she" may mean."""
        for item in utterance.items[:TOPIC_REACH]:
            form = forms().get(item.word)
            if form is not None and form.shapes & {"past", "s"}:
                break
            found = self._mention_at(item.start)
            if found is not None and self._may_speak(found[0]):
                return self._named(found[0], None)
        return self._described_topic(utterance)

    def _described_topic(self, utterance: Utterance) -> Source | None:
        """Return the person by office that a sentence is about, where nobody has spoken yet ("The president visited Karr")."""
        if self.memory.speakers or not utterance.items or utterance.items[0].word != "The":
            return None
        verb = next((at for at, item in enumerate(utterance.items) if item.verb), 0)
        found = self.parsed(utterance, verb) if verb else None
        return found[0] if found is not None and found[0].kind in ("person", "body") else None
