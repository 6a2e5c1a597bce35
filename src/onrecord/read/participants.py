"""Participants: who acts, to whom it is done and on whose word, by the names that the words of an argument hold.

An argument's head is the word whose governor stands outside it; what "and" joins to the head counts too. A head
inside a name is that name; another noun is told by its own phrase, without article. "I" and "we" are the voice whose
words they stand in; other pronouns name nobody here.

Source: Universal Dependencies version 2 (conj, compound, amod); gold guide, section 2 (actor, recipient).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import partial

from onrecord.core.anchor import Anchor
from onrecord.core.coreference import Resolver
from onrecord.core.reading import Argument, Mention, Predicate, Reading, Sentence, Source, Step
from onrecord.read.actors import Shown, shown_actor
from onrecord.read.affiliations import Affiliations
from onrecord.read.contents import Contents
from onrecord.read.event_types import people
from onrecord.read.grammar import Tree
from onrecord.read.parties import partners, recipients
from onrecord.read.voices import voice_kinds

NAMED_ROLES = ("agent", "recipient", "voice")
PHRASE = frozenset({"amod", "compound", "nummod", "nmod:poss", "flat"})
NOUNS = frozenset({"NOUN", "PROPN", "NUM", "ADJ"})
SPEAKING = frozenset("i we me us my our ours mine".split())
SEVERAL = frozenset("we us our ours".split())
ITSELF = {"it": ("ORGANIZATION", "PLACE"), "he": ("PERSON",), "she": ("PERSON",), "they": ("ORGANIZATION",)}
COUNTRY = frozenset({"country", "nation", "republic", "kingdom"})
OFFICIALS = frozenset(
    "officials ministers leaders delegations negotiators diplomats envoys representatives delegates".split()
)
PERSONAL = frozenset("he him she her they them we us i me who whom it".split())
"""Pronouns that may stand for a party."""
NAME_REACH = 5
"""Most words from a description to the name that follows it. By hand, on the tests, 2026-11."""
LEAST_MEANT = 0.7
"""Least probability at which a pronoun or description is told by the name it means. Set on the held-out fifth of the
labelled reports (actor F1), 28 November 2026; redo with `python -m evaluation gold`."""
OFFERED = frozenset({"AGREE", "COOPERATE", "AID"})
LEAST_HE = 0.4
"""The same for "he" and "she", which news uses for the person told of last. Set as above."""
MOST_WORDS = 5
"""Most words of the phrase that stands for an unnamed participant. By hand on the gold guide's examples, 2026-11."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The words of a reading by position: where tokens start, and which mention covers a token."""

    reading: Reading
    starts: list[int]
    covered: dict[int, int]
    resolver: Resolver
    contents: Contents
    affiliations: Affiliations
    trees: dict[int, Tree]

    def tree(self, predicate: Predicate) -> Tree:
        """Return the tree of a predicate's sentence, built once."""
        if predicate.sentence not in self.trees:
            self.trees[predicate.sentence] = Tree(self.reading, self.reading.sentences[predicate.sentence])
        return self.trees[predicate.sentence]


def find_participants(reading: Reading) -> Reading:
    """Replace each argument that takes part by the names, or phrases, that it holds."""
    if not any(token.upos for token in reading.tokens):
        return reading
    starts = [token.start for token in reading.tokens]
    covered: dict[int, int] = {}
    for number, mention in enumerate(reading.mentions):
        first = bisect_right(starts, mention.anchor.start) - 1
        while first < len(starts) and starts[first] < mention.anchor.end:
            covered[first] = number
            first += 1
    page = _Page(reading, starts, covered, Resolver(reading.corefers), Contents(reading), Affiliations(reading), {})
    return replace(reading, predicates=tuple(_taking_part(page, predicate) for predicate in reading.predicates))


def _taking_part(page: _Page, predicate: Predicate) -> Predicate:
    """Return a predicate with all who take part, and in `by` the rules that found or named them."""
    shown = shown_actor(page.tree(predicate), predicate)
    found = _for_country(page, _with_parties(page, _with_shown(page, _settled(page, predicate), shown)))
    rules = dict.fromkeys(argument.rule for argument in found.arguments if argument.rule)
    return replace(found, by=" ".join((*found.by.split(), *rules)))


def _for_country(page: _Page, predicate: Predicate) -> Predicate:
    """Return an offer of cooperation or aid that an official makes as his country's.

    Rule `official_offers`: what a minister "declared readiness to transfer" his country would. Source: gold guide,
    section 2, example of the agency's report.
    """
    if predicate.event not in OFFERED or predicate.modality not in ("ready", "planned"):
        return predicate
    countries = {
        a: country
        for a in predicate.arguments
        if a.role == "agent" and a.entity is not None and (country := page.affiliations.country(a.entity)) is not None
    }
    if not countries:
        return predicate
    arguments = tuple(dict.fromkeys(replace(a, entity=countries.get(a, a.entity)) for a in predicate.arguments))
    return replace(predicate, arguments=arguments, by=f"{predicate.by} official_offers")


def _with_parties(page: _Page, predicate: Predicate) -> Predicate:
    """Return an event with the parties that the tree shows: the other side of what is mutual, and a recipient.

    Rules `partner_acts`, and `recipient_shown` where the network names none.
    """
    if predicate.event in ("", "NONE"):
        return predicate
    tree = page.tree(predicate)
    at = bisect_right(page.starts, predicate.anchor.start) - 1 - tree.first
    known = predicate.arguments
    acting = {a.entity if a.entity is not None else a.anchor for a in known if a.role == "agent"}
    found = {"partner_acts": _at(page, tree, partners(tree, at, predicate.event), "agent")}
    if not any(a.role == "recipient" for a in known):
        heads = recipients(tree, at, predicate.event, partial(_takes_part, page, tree))
        found["recipient_shown"] = _at(page, tree, heads, "recipient")
    for rule, parties in found.items():
        new = tuple(a for a in parties if (a.entity if a.entity is not None else a.anchor) not in acting)
        if new:
            predicate = replace(
                predicate,
                arguments=tuple(dict.fromkeys((*predicate.arguments, *new))),
                by=f"{predicate.by} {rule}".strip(),
            )
    return predicate


def _at(page: _Page, tree: Tree, heads: list[int], role: str) -> list[Argument]:
    """Return the names or phrases that some words of a sentence stand for."""
    words = (tree.anchor(head, head + 1) for head in heads)
    return [argument for anchor in words for argument in _named(page, tree.sentence, Argument(role, anchor))]


def _takes_part(page: _Page, tree: Tree, at: int) -> bool:
    """Tell whether a word is a name, a pronoun for somebody, or a noun for people or a body."""
    personal = tree.tags[at] == "PRON" and tree.words[at] in PERSONAL
    return tree.first + at in page.covered or personal or tree.words[at] in people()


def _with_shown(page: _Page, predicate: Predicate, shown: Shown | None) -> Predicate:
    """Return a predicate with the actors that the grammar shows, where the network names none or the voice acts itself.

    Only somebody who can act counts. A voice that says "I" or "we" did it whatever names stand near.
    """
    named = any(argument.role == "agent" for argument in predicate.arguments)
    if shown is None or (named and not shown.first_person):
        return predicate
    sentence = page.reading.sentences[predicate.sentence]
    agents = [
        agent
        for words in shown.words
        for agent in _named(page, sentence, Argument("agent", words))
        if _can_act(page, agent)
    ]
    if not agents:
        return predicate
    kept = [argument for argument in predicate.arguments if argument.role != "agent"]
    by = f"{predicate.by} {shown.rule}".strip()
    return replace(predicate, arguments=tuple(dict.fromkeys((*agents, *kept))), by=by)


def _settled(page: _Page, predicate: Predicate) -> Predicate:
    """Return a predicate whose participants are names or phrases."""
    sentence = page.reading.sentences[predicate.sentence]
    arguments: list[Argument] = []
    for argument in predicate.arguments:
        if argument.role in NAMED_ROLES:
            named = _named(page, sentence, argument)
            if argument.role == "agent" and predicate.event not in ("", "NONE"):
                named = [a for a in named if a.entity is not None or _can_act(page, a)]
            arguments += named
        else:
            arguments.append(argument)
    once = {(a.role, a.entity if a.entity is not None else a.anchor): a for a in reversed(arguments)}
    return replace(predicate, arguments=tuple(reversed(once.values())))


def _named(page: _Page, sentence: Sentence, argument: Argument) -> list[Argument]:
    """Return one argument for each name or phrase that an argument's head, and what is joined to it, stands for."""
    reading = page.reading
    first = max(sentence.first, bisect_right(page.starts, argument.anchor.start) - 1)
    last = min(sentence.last, bisect_right(page.starts, argument.anchor.end - 1))
    heads = [_governor(page, i) for i in range(first, last) if not first <= reading.tokens[i].head < last][:1]
    for index in range(first, last):
        token = reading.tokens[index]
        if token.deprel == "conj" and token.head in heads:
            heads.append(index)
    found: list[Argument] = []
    for head in heads:
        word = reading.words(reading.tokens[head]).lower()
        if (number := _naming(page, sentence, head)) is not None:
            found.append(_of_people(page, head, argument.role, reading.mentions[number]))
        elif word in SPEAKING:
            found += _speaker(page, argument, several=word in SEVERAL)
        elif (meant := _meant(page, head) or _voice_again(page, word, argument)) is not None:
            found.append(Argument(argument.role, _phrase(reading, head, first), *meant))
        elif members := _members(page, sentence, head):
            found += (Argument(argument.role, m.anchor, m.entity, "officials_act_for") for m in members)
        elif reading.tokens[head].upos in NOUNS:
            described = Argument(argument.role, _phrase(reading, head, first))
            name = _owner(page, sentence, head)
            if name is None and argument.role == "agent":
                name = _behind_title(page, described)
            found.append(described if name is None else replace(name, role=argument.role))
    return found


def _behind_title(page: _Page, described: Argument) -> Argument | None:
    """Return the person whose name follows a description at once ("Ondrian President" before Sela Vorn).

    Rule `name_behind_title`.
    """
    after = bisect_right(page.starts, described.anchor.end)
    if after < len(page.starts) and after in page.covered:
        mention = page.reading.mentions[page.covered[after]]
        if mention.type == "PERSON" and 0 <= page.starts[after] - described.anchor.end <= 1:
            return Argument("", mention.anchor, mention.entity, "name_behind_title")
    return None


def _of_people(page: _Page, head: int, role: str, mention: Mention) -> Argument:
    """Return who a name stands for; a word for a people before a noun stands for the people named so, or the country.

    Rule `people_and_country`: "European countries" are those countries, "the Ondrian strikes" are Ondria's.
    """
    tokens = page.reading.tokens
    if mention.type != "NATIONALITY" or tokens[head].deprel not in PHRASE or tokens[head].head <= head:
        return Argument(role, mention.anchor, mention.entity)
    noun = tokens[head].head
    if page.reading.words(tokens[noun]).lower() in voice_kinds():
        return Argument(role, _phrase(page.reading, noun, head), None, "people_and_country")
    country = page.affiliations.of_people(mention.anchor.exact)
    if country is None:
        return Argument(role, mention.anchor, mention.entity)
    return Argument(role, mention.anchor, country, "people_and_country")


def _owner(page: _Page, sentence: Sentence, head: int) -> Argument | None:
    """Return the name that a deed or a plan belongs to where the deed itself is printed as acting.

    Rule `owner_of_the_deed`: in "the repeated attacks of Marlesh broke the truce" Marlesh acts; words for people and
    bodies act themselves.
    """
    reading = page.reading
    if reading.words(reading.tokens[head]).lower() in voice_kinds():
        return None
    for at in range(sentence.first, sentence.last):
        token = reading.tokens[at]
        if token.head != head or at not in page.covered:
            continue
        of = any(
            reading.tokens[k].head == at and reading.words(reading.tokens[k]).lower() in ("of", "by")
            for k in range(head + 1, at)
        )
        mention = reading.mentions[page.covered[at]]
        if (token.deprel == "nmod:poss" or (token.deprel == "nmod" and of)) and mention.type != "OTHER":
            return Argument("", mention.anchor, mention.entity, "owner_of_the_deed")
    return None


def _naming(page: _Page, sentence: Sentence, head: int) -> int | None:
    """Return the mention that a noun stands in, or that names what the noun describes ("the broker Orra Bank")."""
    if head in page.covered:
        return page.covered[head]
    for at in range(head + 1, min(sentence.last, head + NAME_REACH)):
        token = page.reading.tokens[at]
        if token.head == head and token.deprel in ("flat", "appos") and at in page.covered:
            behind = page.reading.words(page.reading.tokens[at - 1])
            own = page.reading.mentions[page.covered[at]]
            if token.deprel == "flat" or behind != ",":
                return page.covered[at] if own.type in ("PERSON", "ORGANIZATION") else None
    return None


def _governor(page: _Page, at: int) -> int:
    """Return the noun that a word before it describes, where an argument was cut off before its noun ("the Ondrian")."""
    tokens = page.reading.tokens
    while tokens[at].deprel in PHRASE and tokens[at].head > at and page.covered.get(at) is None:
        at = tokens[at].head
    return at


def _voice_again(page: _Page, word: str, argument: Argument) -> tuple[int, str] | None:
    """Return the voice itself, and the rule, where a pronoun or "the country" in its words can mean nobody else.

    Rules `voice_of_itself` ("Orra Bank says it may close") and `country_of_the_voice` ("the Ondrian leader said the
    country would build"): the word stands in the voice's own words, outside quotation marks.
    """
    if word not in ITSELF and word not in COUNTRY:
        return None
    source = _voice(page, argument)
    if source is None or source.entity is None:
        return None
    kind = page.reading.entities[source.entity].type
    if word in COUNTRY:
        of = page.affiliations.country if kind == "PERSON" else page.affiliations.state
        country = of(source.entity)
        return (country, "country_of_the_voice") if country is not None else None
    return (source.entity, "voice_of_itself") if kind in ITSELF[word] else None


def _members(page: _Page, sentence: Sentence, head: int) -> list[Mention]:
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


def _can_act(page: _Page, argument: Argument) -> bool:
    """Tell whether a participant can act: a named person, body or country, or a word for people or a body."""
    if argument.entity is not None:
        return page.reading.entities[argument.entity].type in ("PERSON", "ORGANIZATION", "PLACE")
    return argument.anchor.exact.split()[-1].lower() in people()


def _meant(page: _Page, head: int) -> tuple[int, str] | None:
    """Return the named entity that a pronoun or description means, and the rule, where that is likely enough.

    Rule `means_a_name`. A description known by nothing else stays a description.
    """
    token = page.reading.tokens[head]
    found = page.resolver.resolve(Anchor.of(page.reading.report.text, token.start, token.end))
    person = page.reading.words(token).lower() in ("he", "she")
    if found is None or found[1] < (LEAST_HE if person else LEAST_MEANT) or page.reading.entities[found[0]].described:
        return None
    return found[0], "means_a_name"


def _speaker(page: _Page, argument: Argument, *, several: bool) -> list[Argument]:
    """Return the voice in whose words a first person stands: that of the narrowest content that holds it.

    Rule `first_person_is_the_voice`; `several` ("we"): rule `we_are_the_body`, the body or country that a person is
    printed as speaking for.
    """
    source = _voice(page, argument)
    if source is None or (source.anchor is None and source.entity is None):
        return []
    anchor = source.anchor or argument.anchor
    if several and source.entity is not None and page.reading.entities[source.entity].type == "PERSON":
        body = page.affiliations.of(source.entity)
        if body is not None:
            return [Argument(argument.role, argument.anchor, body, "we_are_the_body")]
    return [Argument(argument.role, anchor, source.entity, "first_person_is_the_voice")]


def _voice(page: _Page, argument: Argument) -> Source | None:
    """Return whose words an argument stands in: the innermost voice of its sentence's words."""
    holding = [
        (attribution.kind == "according_to", part.end - part.start, number)
        for number, attribution, part in page.contents.over(argument.anchor)
        if attribution.act
    ]
    if not holding:
        return None
    attribution = page.reading.attributions[min(holding)[2]]
    return attribution.about or attribution.source


def _phrase(reading: Reading, head: int, first: int) -> Anchor:
    """Return a noun with the adjectives and nouns right before it that belong to it, without its article."""
    at = head
    while at > first and head - at < MOST_WORDS - 1:
        before = reading.tokens[at - 1]
        if before.deprel not in PHRASE or not at - 1 < before.head <= head:
            break
        at -= 1
    return Anchor.of(reading.report.text, reading.tokens[at].start, reading.tokens[head].end)


STEP = Step(
    "participants",
    "2",
    frozenset({"tokens", "sentences", "mentions", "predicates", "attributions", "corefers"}),
    frozenset({"predicates"}),
    find_participants,
)
