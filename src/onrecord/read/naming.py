"""Naming: by what name, or in what words, somebody who takes part is told.

An argument's head is the word whose governor stands outside it; what "and" joins to the head counts too. A head
inside a name is that name; another noun is told by its own phrase, without article. "I" and "we" are the voice whose
words they stand in; other pronouns name whom they mean, where that is likely enough.

Source: Universal Dependencies version 2 (conj, compound, amod); gold guide, section 2 (actor, recipient).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import partial

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Argument, Mention, Sentence, Source
from onrecord.core.vocab import lexicon
from onrecord.read import whom
from onrecord.read.clauses import people
from onrecord.read.described import (
    bare_definite,
    behind_title,
    can_act,
    counted,
    governor,
    is_deed,
    listed,
    members,
    naming,
    noun_of,
    phrase,
)
from onrecord.read.grammar import Tree
from onrecord.read.page import PHRASE, Page, phrase_of, voice_over
from onrecord.read.taken_up import SUBJECT, TYPES, newcomer_above, subject_before
from onrecord.read.the_two import the_two
from onrecord.read.voice_words import head_of, voice_kinds

NOUNS = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
SPEAKING = frozenset("i we me us my our ours mine".split())
SEVERAL = frozenset("we us our ours".split())
LEAST_MEANT = 0.7
"""Least probability at which a pronoun or description is told by the name it means. Set on the held-out fifth of the
labelled reports (actor F1), 28 November 2026; redo with `python -m evaluation gold`."""
LEAST_HE = 0.4
"""The same for "he" and "she", which news uses for the person told of last. Set as above."""


def named(
    page: Page, sentence: Sentence, argument: Argument, before: int | None = None, *, itself: bool = False
) -> list[Argument]:
    """Return one argument for each name or phrase that an argument's head, and what is joined to it, stands for.

    With `before`, only words before that one count: a pronoun takes up nobody who stands behind it. With `itself` a word
    stands for itself, not for the noun that it is printed before ("the miners" of "the miners' plan").
    """
    reading = page.reading
    first = max(sentence.first, bisect_right(page.starts, argument.anchor.start) - 1)
    last = min(sentence.last, bisect_right(page.starts, argument.anchor.end - 1))
    heads = [
        i if itself else governor(page, i) for i in range(first, last) if not first <= reading.tokens[i].head < last
    ][:1]
    for index in range(first, sentence.last):
        token = reading.tokens[index]
        if token.deprel == "conj" and token.head in heads:
            heads.append(index)
    heads = [head for head in heads if before is None or head < before]
    return [told for head in heads for told in _told(page, sentence, argument, head, first)]


def named_at(page: Page, tree: Tree, heads: list[int], role: str) -> list[Argument]:
    """Return the names or phrases that some words of a sentence stand for."""
    words = (tree.anchor(head, head + 1) for head in heads)
    return [argument for anchor in words for argument in named(page, tree.sentence, Argument(role, anchor))]


def _told(page: Page, sentence: Sentence, argument: Argument, head: int, first: int) -> list[Argument]:
    """Return the names or phrases that one head stands for; its phrase begins at word `first` at the earliest."""
    if (number := naming(page, sentence, head)) is not None:
        return [_of_people(page, head, argument.role, page.reading.mentions[number])]
    if (of := counted(page, sentence, head)) is not None:
        told = _told(page, sentence, argument, of, head)
        return [replace(one, rule=one.rule or "what_is_counted") for one in told]
    if pair := the_two(page, sentence, head):
        return [Argument(argument.role, phrase_of(page.reading, head, first), one, "the_two_named") for one in pair]
    word = page.reading.words(page.reading.tokens[head]).lower()
    if word in SPEAKING and (voice := _speaker(page, argument, several=word in SEVERAL)):
        return voice
    if word == "it" and (itself := _as_what_it_is(page, sentence, head, argument)) is not None:
        return itself
    new = newcomer_above(page, sentence, argument, head, partial(named, before=head))
    if new is not None:
        return new
    object_ = argument.role == "recipient" and not page.reading.tokens[head].deprel.startswith("nsubj")
    takes_up = word in SUBJECT and not object_ and _linked(page, head) is None
    taken = subject_before(page, sentence, argument, head, partial(named, before=head)) if takes_up else []
    if taken and all(one.entity is None for one in taken):
        return taken
    meant = _meant(page, sentence, head, argument)
    if meant is not None and argument.role == "agent" and _is_far(page, sentence, head, meant[0]):
        nearer = subject_before(page, sentence, argument, head, partial(named, before=head))
        if len(nearer) == 1 and nearer[0].entity is not None:
            return nearer
    if meant is not None:
        return [Argument(argument.role, phrase_of(page.reading, head, first), *meant)]
    if word in SPEAKING:
        return []
    if word in SUBJECT:
        return taken
    return _as_described(page, sentence, argument, head, first)


def _is_far(page: Page, sentence: Sentence, head: int, entity: int) -> bool:
    """Tell whether "he", as what a sentence is said of, means somebody whom neither it nor the sentence before it names.

    The subject of the sentence before, where it is one person, is then meant instead (rule `takes_up_the_subject`): of five
    such on 262 articles of Wikinews and the open gold all were right, 29 November 2026; redo with
    `python -m evaluation gold` (actor).
    """
    tree = page.tree_of(sentence)
    at = head - tree.first
    above = tree.heads[at]
    if tree.word(at) not in ("he", "she") or above < 0 or tree.heads[above] >= 0:
        return False
    first = page.firsts[max(0, page.number_at(head) - 1)]
    numbers = {page.covered[k] for k in range(first, head) if k in page.covered}
    return not any(page.reading.mentions[number].entity == entity for number in numbers)


def _as_what_it_is(page: Page, sentence: Sentence, head: int, argument: Argument) -> list[Argument] | None:
    """Return whom "it" means before what it is said to be, nobody where it hardly is a party; None elsewhere.

    In "said it was shocking" and "it will be a miracle" nobody acts; a voice may say so of itself ("Orra
    Bank said it was ready"). Of 8 such on 262 articles of Wikinews one was right, 29 November 2026; redo with `python -m
    evaluation gold` (actor).
    """
    tree = page.tree_of(sentence)
    at = head - tree.first
    above = tree.heads[at]
    if tree.base(at) != "nsubj" or above < 0 or tree.kid(above, "cop") is None:
        return None
    if tree.tags[above] not in ("NOUN", "PROPN", "ADJ") or tree.kid(above, "xcomp") is not None:
        return None  # "it is likely to send observers"
    meant = _linked(page, head)
    if meant is None and tree.tags[above] == "ADJ":
        meant = _voice_again(page, "it", argument)
    return [] if meant is None else [Argument(argument.role, argument.anchor, *meant)]


def _meant(page: Page, sentence: Sentence, head: int, argument: Argument) -> tuple[int, str] | None:
    """Return the named entity that a pronoun or a noun means, and the rule that tells it, None where none does."""
    word = page.reading.words(page.reading.tokens[head]).lower()
    if word not in SPEAKING and (meant := _linked(page, head)) is not None:
        return meant
    if (likely := whom.likely(page, sentence, head)) is not None:
        return likely, "likely_means"
    if word in SPEAKING:
        return None
    if (again := _voice_again(page, word, argument)) is not None:
        return again
    if word in listed("stands_for") and (side := _people_before(page, head)) is not None:
        return side, "people_and_country"
    if word in SUBJECT:
        return None
    if word in listed("country") and (country := _last_country(page, head)) is not None:
        return country, "country_named_last"
    if not bare_definite(page, sentence, head):
        return None
    if (body := page.called(word)) is not None:
        return body, "noun_of_its_name"
    if word not in lexicon("reporting")["body_anaphor"]:
        return None
    taken = subject_before(page, sentence, argument, head, partial(named, before=head))
    body = taken[0].entity if len(taken) == 1 else None
    if body is None or page.reading.entities[body].type != "ORGANIZATION":
        return None
    return body, "takes_up_the_subject"


def _as_described(page: Page, sentence: Sentence, argument: Argument, head: int, first: int) -> list[Argument]:
    """Return whom a noun describes, by those it acts for or who owns the deed, else in the words of the description."""
    reading, role = page.reading, argument.role
    if acting := members(page, sentence, head):
        return [Argument(role, m.anchor, m.entity, "officials_act_for") for m in acting]
    if reading.tokens[head].upos not in NOUNS and reading.words(reading.tokens[head]).lower() not in listed("somebody"):
        return []
    described = Argument(role, phrase(page, sentence, head, first))
    name = _owner(page, sentence, head)
    if name is None and role == "agent":
        name = behind_title(page, described)
    return [described if name is None else replace(name, role=role)]


def _owner(page: Page, sentence: Sentence, head: int) -> Argument | None:
    """Return the name that a deed belongs to where the deed itself is printed as acting.

    Rule `owner_of_the_deed`: in "the repeated attacks of Marlesh broke the truce" Marlesh acts, and so does "the Ondrian
    side" in "the Ondrian side's raids and threats"; people and bodies act themselves, whoever they belong to.
    """
    tree = page.tree_of(sentence)
    deed = head - tree.first
    for at in tree.of(deed, "nmod") if is_deed(tree.word(deed)) else ():
        if not (tree.first + at in page.covered or tree.word(at) in voice_kinds()):
            continue
        of = any(deed < k < at and tree.word(k) in ("of", "by") for k in tree.kids[at])
        if tree.rels[at] == "nmod:poss" or (tree.rels[at] == "nmod" and of):
            own = Argument("", tree.anchor(at, at + 1))
            owner = next(iter(_told(page, sentence, own, tree.first + at, sentence.first)), None)
            if owner is not None and can_act(page, owner):
                return replace(owner, rule="owner_of_the_deed")
    joined = tree.rels[deed] == "conj" and is_deed(tree.word(deed))
    return _owner(page, sentence, tree.first + tree.heads[deed]) if joined else None


def _of_people(page: Page, head: int, role: str, mention: Mention) -> Argument:
    """Return who a name stands for; a word for a people before a noun stands for the people named so, or the country.

    Rule `people_and_country`: "European countries" are those countries, "the Ondrian strikes" are Ondria's, and "the
    Ondrian side" is Ondria.
    """
    tokens = page.reading.tokens
    country = _country_of_name(page, mention, head) if mention.type != "PLACE" else None
    of_people = mention.type == "NATIONALITY" or country is not None
    noun = _noun_of_people(page, head, of_people=of_people)
    if noun is None:
        return Argument(role, mention.anchor, mention.entity)
    word = page.reading.words(tokens[noun]).lower()
    if word in {*voice_kinds(), *people()} and (word not in listed("stands_for") or country is None):
        sentence = page.reading.sentences[page.number_at(head)]
        words = phrase(page, sentence, noun, head)
        whole = Anchor.of(page.reading.report.text, min(words.start, mention.anchor.start), words.end)
        return Argument(role, whole, None, "people_and_country")
    if country is None:
        return Argument(role, mention.anchor, mention.entity)
    return Argument(role, mention.anchor, country, "people_and_country")


def _noun_of_people(page: Page, head: int, *, of_people: bool) -> int | None:
    """Return the noun that a word for a people stands before, also where it is parsed as joined itself ("Ondria and Marlese firms")."""
    token = page.reading.tokens[head]
    if token.deprel in PHRASE and token.head > head:
        return token.head if of_people else None
    last = page.reading.sentences[page.number_at(head)].last
    joined = token.deprel == "conj" and token.upos == "ADJ" and head + 1 < last
    return head + 1 if joined and page.reading.tokens[head + 1].upos == "NOUN" else None


def _people_before(page: Page, head: int) -> int | None:
    """Return the country of the word for a people that stands right before a noun."""
    return _country_at(page, head - 1) if head - 1 in page.covered else None


def _voice_again(page: Page, word: str, argument: Argument) -> tuple[int, str] | None:
    """Return the voice itself, and the rule, where a pronoun or "the country" in its words can mean nobody else.

    Rules `voice_of_itself` ("Orra Bank says it may close") and `country_of_the_voice` ("the Ondrian leader said the
    country would build"): the word stands in the voice's own words, outside quotation marks.
    """
    if word not in TYPES and word not in listed("country"):
        return None
    source = voice_over(page, argument)
    if word in listed("country"):
        country = _country_of(page, source) if source is not None else None
        return (country, "country_of_the_voice") if country is not None else None
    if source is None or source.entity is None:
        return None
    if word in ("he", "she"):
        return None
    return (source.entity, "voice_of_itself") if page.reading.entities[source.entity].type in TYPES[word] else None


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
    inside = page.mentions_in(voice.anchor.start, voice.anchor.end)
    codes = (page.affiliations.of_people(mention.anchor.exact) for mention in (*inside, *before))
    return next((country for country in codes if country is not None), None)


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
    return _country_of_name(page, page.reading.mentions[page.covered[at]], at)


def _country_of_name(page: Page, mention: Mention, at: int) -> int | None:
    """Return the country that a name, whose last word is `at`, is of, by itself or together with the noun behind it."""
    name = mention.anchor.exact
    country = page.affiliations.of_people(name)
    if country is not None or at + 1 >= len(page.starts) or at + 1 in page.covered:
        return country
    return page.affiliations.of_people(f"{name} {page.reading.words(page.reading.tokens[at + 1])}")


def _linked(page: Page, head: int) -> tuple[int, str] | None:
    """Return the named entity that a pronoun or description means, and the rule, where that is likely enough.

    Rule `means_a_name`. A description known by nothing else stays a description.
    """
    token = page.reading.tokens[head]
    found = page.resolver.resolve(Anchor.of(page.reading.report.text, token.start, token.end))
    person = page.reading.words(token).lower() in ("he", "she", "his")
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
        body = body if body is not None else page.affiliations.owner(source.entity)
        if body is None or not _is_body(page, body):
            return []
        return [Argument(argument.role, argument.anchor, body, "we_are_the_body")]
    if several and (body := _body_of(page, source)) is not None:
        return [Argument(argument.role, argument.anchor, body, "we_are_the_body")]
    told = Argument(argument.role, anchor, source.entity, "first_person_is_the_voice")
    by_name = source.named and source.kind == "person" and source.entity is None
    return [told] if several or by_name or _is_person(page, told) else []


def _body_of(page: Page, voice: Source) -> int | None:
    """Return the body for which a voice without a name speaks: "Orra Bank" of "an Orra Bank spokesman"."""
    if voice.anchor is None or (voice.entity is not None and not page.reading.entities[voice.entity].described):
        return None
    if voice_kinds().get(head_of(voice.anchor.exact)) != "person":
        return None
    inside = page.mentions_in(voice.anchor.start, voice.anchor.end)
    return next((m.entity for m in inside if m.type == "ORGANIZATION"), None)


def _is_body(page: Page, number: int) -> bool:
    """Tell whether a name is of a body or a country: a mayor's "we" is no town, that of a director for Africa no continent."""
    return page.reading.entities[number].type != "PLACE" or page.affiliations.is_country(number)


def _is_person(page: Page, told: Argument) -> bool:
    """Tell whether somebody can say "I": a person by name, or a noun for one; an agency's words are not its own."""
    if told.entity is not None and not page.reading.entities[told.entity].described:
        return page.reading.entities[told.entity].type == "PERSON"
    return can_act(page, replace(told, entity=None)) and voice_kinds().get(noun_of(told)) not in ("body", "group")
