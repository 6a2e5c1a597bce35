"""Naming: by what name, or in what words, somebody who takes part is told.

An argument's head is the word whose governor stands outside it; what "and" joins to the head counts too. A head
inside a name is that name; another noun is told by its own phrase, without article. "I" and "we" are the voice whose
words they stand in; other pronouns name whom they mean, where that is likely enough.

Source: Universal Dependencies version 2 (conj, compound, amod); gold guide, section 2 (actor, recipient).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Argument, Mention, Sentence, Source
from onrecord.read.event_types import people
from onrecord.read.page import PHRASE, Page, phrase_of, voice_over
from onrecord.read.voices import voice_kinds

NOUNS = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
SPEAKING = frozenset("i we me us my our ours mine".split())
SEVERAL = frozenset("we us our ours".split())
ITSELF: Mapping[str, tuple[str, ...]] = {
    "it": ("ORGANIZATION", "PLACE"), "he": ("PERSON",), "she": ("PERSON",), "they": ("ORGANIZATION",),
}  # fmt: skip
COUNTRY = frozenset({"country", "nation", "republic", "kingdom"})
STANDS_FOR = frozenset({"regime", "side", "nation", "state"})
"""Nouns that, behind a word for a people, name the country itself."""
OFFICIALS = frozenset(
    "officials ministers leaders delegations negotiators diplomats envoys representatives delegates".split()
)
NAME_REACH = 9
"""Most words from a description to the name that follows it. By hand, on the tests, 2026-11."""
LEAST_MEANT = 0.7
"""Least probability at which a pronoun or description is told by the name it means. Set on the held-out fifth of the
labelled reports (actor F1), 28 November 2026; redo with `python -m evaluation gold`."""
LEAST_HE = 0.4
"""The same for "he" and "she", which news uses for the person told of last. Set as above."""


def named(page: Page, sentence: Sentence, argument: Argument) -> list[Argument]:
    """Return one argument for each name or phrase that an argument's head, and what is joined to it, stands for."""
    reading = page.reading
    first = max(sentence.first, bisect_right(page.starts, argument.anchor.start) - 1)
    last = min(sentence.last, bisect_right(page.starts, argument.anchor.end - 1))
    heads = [_governor(page, i) for i in range(first, last) if not first <= reading.tokens[i].head < last][:1]
    for index in range(first, sentence.last):
        token = reading.tokens[index]
        if token.deprel == "conj" and token.head in heads:
            heads.append(index)
    return [told for head in heads for told in _told(page, sentence, argument, head, first)]


def _told(page: Page, sentence: Sentence, argument: Argument, head: int, first: int) -> list[Argument]:
    """Return the names or phrases that one head stands for; its phrase begins at word `first` at the earliest."""
    reading, role = page.reading, argument.role
    word = reading.words(reading.tokens[head]).lower()
    if (number := _naming(page, sentence, head)) is not None:
        return [_of_people(page, head, role, reading.mentions[number])]
    if word in SPEAKING:
        return _speaker(page, argument, several=word in SEVERAL)
    if (meant := _meant(page, head) or _voice_again(page, word, argument)) is not None:
        return [Argument(role, phrase_of(reading, head, first), *meant)]
    if word in STANDS_FOR and (side := _people_before(page, head)) is not None:
        return [Argument(role, phrase_of(reading, head, first), side, "people_and_country")]
    if word in ITSELF:
        return _subject_before(page, sentence, argument, head)
    if word in COUNTRY and (number := _last_country(page, head)) is not None:
        return [Argument(role, phrase_of(reading, head, first), number, "country_named_last")]
    if (number := page.called(word)) is not None and _bare_definite(page, sentence, head):
        return [Argument(role, phrase_of(reading, head, first), number, "noun_of_its_name")]
    if members := _members(page, sentence, head):
        return [Argument(role, m.anchor, m.entity, "officials_act_for") for m in members]
    if reading.tokens[head].upos not in NOUNS:
        return []
    described = Argument(role, phrase_of(reading, head, first))
    name = _owner(page, sentence, head)
    if name is None and role == "agent":
        name = _behind_title(page, described)
    return [described if name is None else replace(name, role=role)]


def _behind_title(page: Page, described: Argument) -> Argument | None:
    """Return the person whose name follows a description at once ("Ondrian President" before Sela Vorn).

    Rule `name_behind_title`.
    """
    after = bisect_right(page.starts, described.anchor.end)
    if after < len(page.starts) and after in page.covered:
        mention = page.reading.mentions[page.covered[after]]
        if mention.type == "PERSON" and 0 <= page.starts[after] - described.anchor.end <= 1:
            return Argument("", mention.anchor, mention.entity, "name_behind_title")
    return None


def _of_people(page: Page, head: int, role: str, mention: Mention) -> Argument:
    """Return who a name stands for; a word for a people before a noun stands for the people named so, or the country.

    Rule `people_and_country`: "European countries" are those countries, "the Ondrian strikes" are Ondria's, and "the
    Ondrian side" is Ondria.
    """
    tokens = page.reading.tokens
    country = page.affiliations.of_people(mention.anchor.exact) if mention.type != "PLACE" else None
    people = mention.type == "NATIONALITY" or country is not None
    if not people or tokens[head].deprel not in PHRASE or tokens[head].head <= head:
        return Argument(role, mention.anchor, mention.entity)
    noun = tokens[head].head
    word = page.reading.words(tokens[noun]).lower()
    if word in voice_kinds() and (word not in STANDS_FOR or country is None):
        return Argument(role, phrase_of(page.reading, noun, head), None, "people_and_country")
    if country is None:
        return Argument(role, mention.anchor, mention.entity)
    return Argument(role, mention.anchor, country, "people_and_country")


def _people_before(page: Page, head: int) -> int | None:
    """Return the country of the word for a people that stands right before a noun."""
    return _country_at(page, head - 1) if head - 1 in page.covered else None


def _owner(page: Page, sentence: Sentence, head: int) -> Argument | None:
    """Return the name that a deed or a plan belongs to where the deed itself is printed as acting.

    Rule `owner_of_the_deed`: in "the repeated attacks of Marlesh broke the truce" Marlesh acts, and so does "the Ondrian
    side" in "the Ondrian side's raids and threats"; words for people and bodies act themselves.
    """
    reading = page.reading
    if reading.words(reading.tokens[head]).lower() in voice_kinds():
        return None
    for at in range(sentence.first, sentence.last):
        token = reading.tokens[at]
        if token.head != head or not (at in page.covered or reading.words(token).lower() in voice_kinds()):
            continue
        of = any(
            reading.tokens[k].head == at and reading.words(reading.tokens[k]).lower() in ("of", "by")
            for k in range(head + 1, at)
        )
        if token.deprel == "nmod:poss" or (token.deprel == "nmod" and of):
            words = Anchor.of(reading.report.text, token.start, token.end)
            owner = next(iter(_told(page, sentence, Argument("", words), at, sentence.first)), None)
            if owner is not None and can_act(page, owner):
                return replace(owner, rule="owner_of_the_deed")
    first = reading.tokens[head]
    return _owner(page, sentence, first.head) if first.deprel == "conj" else None


def _naming(page: Page, sentence: Sentence, head: int) -> int | None:
    """Return the mention that a noun stands in, or that names what the noun describes ("the broker Orra Bank").

    Behind a comma it names it where it is of the noun's kind ("a trader at the quay, Mira Oss, ...").
    """
    if head in page.covered:
        return page.covered[head]
    kind = voice_kinds().get(page.reading.words(page.reading.tokens[head]).lower())
    for at in range(head + 1, min(sentence.last, head + NAME_REACH)):
        token = page.reading.tokens[at]
        if token.head == head and token.deprel in ("flat", "appos") and at in page.covered:
            behind = page.reading.words(page.reading.tokens[at - 1])
            type_ = page.reading.mentions[page.covered[at]].type
            if token.deprel == "flat" or behind != ",":
                return page.covered[at] if type_ in ("PERSON", "ORGANIZATION") else None
            if (kind, type_) in (("person", "PERSON"), ("body", "ORGANIZATION")):
                return page.covered[at]
    return None


def _governor(page: Page, at: int) -> int:
    """Return the noun that a word before it describes, where an argument was cut off before its noun ("the Ondrian")."""
    tokens = page.reading.tokens
    while tokens[at].deprel in PHRASE and tokens[at].head > at and page.covered.get(at) is None:
        at = tokens[at].head
    return at


def _voice_again(page: Page, word: str, argument: Argument) -> tuple[int, str] | None:
    """Return the voice itself, and the rule, where a pronoun or "the country" in its words can mean nobody else.

    Rules `voice_of_itself` ("Orra Bank says it may close") and `country_of_the_voice` ("the Ondrian leader said the
    country would build"): the word stands in the voice's own words, outside quotation marks.
    """
    if word not in ITSELF and word not in COUNTRY:
        return None
    source = voice_over(page, argument)
    if word in COUNTRY:
        country = _country_of(page, source) if source is not None else None
        return (country, "country_of_the_voice") if country is not None else None
    if source is None or source.entity is None:
        return None
    return (source.entity, "voice_of_itself") if page.reading.entities[source.entity].type in ITSELF[word] else None


def _country_of(page: Page, voice: Source) -> int | None:
    """Return the country that a voice speaks for: that of the person or body, else the one that its words name."""
    if voice.entity is not None:
        person = page.reading.entities[voice.entity].type == "PERSON"
        country = (page.affiliations.country if person else page.affiliations.state)(voice.entity)
        if country is not None:
            return country
    if voice.anchor is None:
        return None
    at = bisect_right(page.starts, voice.anchor.start) - 1
    before = (page.reading.mentions[page.covered[k]] for k in (at - 1, at - 2) if k in page.covered)
    inside = (
        page.reading.mentions[n]
        for k, n in page.covered.items()
        if voice.anchor.start <= page.starts[k] < voice.anchor.end
    )
    codes = (page.affiliations.of_people(mention.anchor.exact) for mention in (*inside, *before))
    return next((country for country in codes if country is not None), None)


def _subject_before(page: Page, sentence: Sentence, argument: Argument, head: int) -> list[Argument]:
    """Return who a pronoun takes up where nothing else tells: the subject of a clause above it, else of the sentence before.

    Rule `takes_up_the_subject`: "Orra Bank cut 40 posts. It may close two branches." Only a subject of a fitting kind
    counts, the nearest first.

    Source: Grosz, Joshi & Weinstein 1995, Centering: subjects are taken up before anything else.
    """
    reading = page.reading
    word = reading.words(reading.tokens[head]).lower()
    tree = page.tree_of(sentence)
    above = [k for a in tree.above(head - tree.first) for k in tree.of(a, "nsubj") if tree.first + k < head]
    subjects = [(sentence, tree.first + k) for k in above]
    number = page.number_of(sentence)
    if number > 0:
        before = reading.sentences[number - 1]
        other = page.tree_of(before)
        subjects += [
            (before, other.first + k)
            for k in range(len(other))
            if other.rels[k] == "nsubj" and other.heads[other.heads[k]] < 0
        ]
    for own, at in subjects:
        token = reading.tokens[at]
        if at == head or reading.words(token).lower() in SPEAKING or not page.quoted_alike(at, head):
            continue
        words = Anchor.of(reading.report.text, token.start, token.end)
        told = _told(page, own, Argument(argument.role, words), at, own.first)
        if told and all(_may_be(page, word, one) for one in told):
            return [
                replace(
                    one, anchor=argument.anchor if one.entity is not None else one.anchor, rule="takes_up_the_subject"
                )
                for one in told
            ]
    return []


def _may_be(page: Page, word: str, told: Argument) -> bool:
    """Tell whether a pronoun may stand for somebody: by the type of a name, or by what a noun is a word for."""
    if told.entity is not None and not page.reading.entities[told.entity].described:
        return page.reading.entities[told.entity].type in ITSELF[word]
    kind = voice_kinds().get(told.anchor.exact.split()[-1].lower())
    return kind in {"it": ("body",), "they": ("group", "person")}.get(word, ("person",))


def _last_country(page: Page, head: int) -> int | None:
    """Return the country named last before a word, in its sentence or the one before; None where it stands with another."""
    tokens = page.reading.tokens
    first = page.reading.sentences[max(0, page.number_at(head) - 1)].first
    named = [at for at in range(first, head) if at in page.covered and _country_at(page, at) is not None]
    if not named:
        return None
    joined = {named[-1], tokens[named[-1]].head} if tokens[named[-1]].deprel == "conj" else {named[-1]}
    joined |= {at for at in named if tokens[at].deprel == "conj" and tokens[at].head == named[-1]}
    found = {_country_at(page, at) for at in joined & set(named)}
    return found.pop() if len(found) == 1 else None


def _country_at(page: Page, at: int) -> int | None:
    """Return the country that the name at a word is of."""
    return page.affiliations.of_people(page.reading.mentions[page.covered[at]].anchor.exact)


def _bare_definite(page: Page, sentence: Sentence, head: int) -> bool:
    """Tell whether a noun stands with "the" and nothing else."""
    tokens = page.reading.tokens
    own = [k for k in range(sentence.first, head) if tokens[k].head == head]
    return len(own) > 0 and all(
        page.reading.words(tokens[k]).lower() == "the" or tokens[k].deprel == "case" for k in own
    )


def _members(page: Page, sentence: Sentence, head: int) -> list[Mention]:
    """Return the countries and bodies that "officials from X and Y" act for. Rule `officials_act_for`.

    Source: gold guide, the example ("Officials from Iran and Belarus met").
    """
    reading = page.reading
    if reading.words(reading.tokens[head]).lower() not in OFFICIALS:
        return []
    found = []
    for at in range(head + 1, sentence.last):
        token = reading.tokens[at]
        if token.head == head and token.deprel == "nmod" and at in page.covered:
            joined = [
                at,
                *(
                    k
                    for k in range(at + 1, sentence.last)
                    if reading.tokens[k].head == at and reading.tokens[k].deprel == "conj"
                ),
            ]
            found += [reading.mentions[page.covered[k]] for k in joined if k in page.covered]
    return [mention for mention in found if mention.type in ("PLACE", "ORGANIZATION")]


def can_act(page: Page, argument: Argument) -> bool:
    """Tell whether a participant can act: a named person, body or country, or a word for people or a body."""
    if argument.entity is not None:
        return page.reading.entities[argument.entity].type in ("PERSON", "ORGANIZATION", "PLACE")
    return argument.anchor.exact.split()[-1].lower() in people()


def _meant(page: Page, head: int) -> tuple[int, str] | None:
    """Return the named entity that a pronoun or description means, and the rule, where that is likely enough.

    Rule `means_a_name`. A description known by nothing else stays a description.
    """
    token = page.reading.tokens[head]
    found = page.resolver.resolve(Anchor.of(page.reading.report.text, token.start, token.end))
    person = page.reading.words(token).lower() in ("he", "she")
    if found is None or found[1] < (LEAST_HE if person else LEAST_MEANT) or page.reading.entities[found[0]].described:
        return None
    return found[0], "means_a_name"


def _speaker(page: Page, argument: Argument, *, several: bool) -> list[Argument]:
    """Return the voice in whose words a first person stands: that of the narrowest content that holds it.

    Rule `first_person_is_the_voice`; `several` ("we"): rule `we_are_the_body`, the body or country that a person is
    printed as speaking for; where none is printed nobody is named.
    """
    source = voice_over(page, argument)
    if source is None or (source.anchor is None and source.entity is None):
        return []
    anchor = source.anchor or argument.anchor
    if several and source.entity is not None and page.reading.entities[source.entity].type == "PERSON":
        body = page.affiliations.of(source.entity)
        return [Argument(argument.role, argument.anchor, body, "we_are_the_body")] if body is not None else []
    return [Argument(argument.role, anchor, source.entity, "first_person_is_the_voice")]
