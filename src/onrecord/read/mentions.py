"""Names: where people, bodies and places are named, and which namings are of one thing.

Without a trained model a name is a run of capitalised words. What type it has is told by the words in it and around
it; where nothing tells, it is OTHER. A shorter naming joins the fullest form that ends in the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Entity, EntityType, Mention, Named, Reading, Sentence, Step
from onrecord.core.times import MONTHS, WEEKDAYS
from onrecord.core.vocab import lexicon
from onrecord.read.houses import houses
from onrecord.read.name_forms import INSIDE, JOINERS, body_of, first_name_of, fuller, other_forms, whole_initials
from onrecord.read.states import states
from onrecord.read.tokens import begins_name
from onrecord.read.verbs import forms

FUNCTION_WORDS = frozenset(
    "a an the this that these those he she it they we i you his her its their our my your who what which when "
    "where why how if but and or nor so yet as at by for from in into of on onto to with within without after "
    "before since until while during despite although though because unless once whether than then there here "
    "now also not no yes all any both each every few many more most much neither none one only other another "
    "others some such same several is are was were be been being has have had do does did will would shall "
    "should can could may might must let according about above across against along among around behind below "
    "beneath beside between beyond over under up down out off through toward towards via per amid earlier "
    "later meanwhile however still instead moreover further furthermore nevertheless therefore thus asked "
    "speaking citing quoting following including even just last next first second third two three four five "
    "six seven eight nine ten".split()
)


FACILITIES = frozenset(
    "house hall palace street road square park bridge tower stadium airport hospital centre center station port "
    "river lake mountain island bay avenue building plaza school college base camp prison mosque church".split()
)
"""Words that end the name of a place where people meet, so that "Arn House" is no person."""


ABBREVIATED_TITLES = frozenset(
    "mr mrs ms dr prof gen lt col maj capt sgt spc cpl pvt pfc adm cmdr sen rep gov rev".split()
)
"""Titles in short that are never a name by themselves. By hand, 2026-11."""
JOINED = re.compile(r"([A-Z]{2,6})\s+and\s+(?:the\s+)?(\S.*)", re.DOTALL)
"""Two bodies taken for one name: the first in capitals alone ("ORC and Harbour Council")."""
LEAST_HOUSE = 4
"""Fewest letters of a word that a house goes by."""
ORDER: tuple[EntityType, ...] = ("PERSON", "ORGANIZATION", "PLACE", "NATIONALITY", "OTHER")


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of capitalised tokens `[first, last)`, with the index where the bare name starts."""

    first: int
    last: int
    name: int


AFTER_INITIAL = re.compile(r"(?<=\b[a-z])\.")
"""The dot behind a letter that stands for a word."""


@cache
def title_words() -> frozenset[str]:
    """Return the words that are printed as titles before names, lower-cased."""
    return frozenset(word.lower() for word in lexicon("voices")["title"])


@cache
def body_words() -> frozenset[str]:
    """Return the nouns that head the name or description of a body, lower-cased."""
    return frozenset(lexicon("voices")["body"]) | {"states", "nations", "republic", "kingdom", "federation", "bloc"}


@cache
def _firms() -> frozenset[str]:
    """Return the last words of firms' names that no person bears, lower-cased."""
    return frozenset(word.lower() for word in lexicon("bodies")["firm"])


@cache
def role_words() -> frozenset[str]:
    """Return every noun that heads the description of a voice."""
    voices = lexicon("voices")
    return frozenset(voices["person"]) | frozenset(voices["group"]) | body_words() | frozenset(voices["document"])


@cache
def _demonyms() -> frozenset[str]:
    """Return the words for the people of a country, with their plurals."""
    words = {word for row in lexicon("demonyms").values() for word in row}
    return frozenset(words | {word + "s" for word in words})


def find_mentions(reading: Reading) -> Reading:
    """Fill the mentions and the entities they name; the letters of a currency name none ("US$40 million")."""
    lower, seen = _lower_words(reading), _inner_capitals(reading)
    rows: list[tuple[Anchor, EntityType, Anchor | None]] = []
    for sentence in reading.sentences:
        for run in _runs(reading, sentence, lower, seen):
            first, last = reading.tokens[run.name], reading.tokens[run.last - 1]
            anchor = Anchor.of(reading.report.text, first.start, last.end)
            role = None
            if run.name > run.first:
                role = Anchor.of(reading.report.text, reading.tokens[run.first].start, reading.tokens[run.name - 1].end)
            rows.append((anchor, _type(reading, run, sentence), role))
    if "named" in reading.filled:
        rows = _preferred(reading, rows)
    rows = [row for row in rows if not reading.report.text.startswith("$", row[0].end)]
    opening = frozenset(reading.tokens[sentence.first].start for sentence in reading.sentences)
    return _merge(reading, whole_initials(reading.report.text, rows, FUNCTION_WORDS, opening))


def _preferred(
    reading: Reading, rows: list[tuple[Anchor, EntityType, Anchor | None]]
) -> list[tuple[Anchor, EntityType, Anchor | None]]:
    """Return the network's names, each with the role that the rules see before it, and what only the rules found.

    Where both see a name in the same words the network's edges and type stand; capitals that it passes over stay
    namings of type OTHER.
    """
    starts, tokens = [row[0].start for row in rows], [token.start for token in reading.tokens]
    out: list[tuple[Anchor, EntityType, Anchor | None]] = []
    used: set[int] = set()
    for named in reading.named:
        cut = _bare_name(reading, named, bisect_left(tokens, named.anchor.start))
        if cut is None:
            continue
        anchor, title = cut
        kind = named.type
        last = anchor.exact.lower().split()[-1]
        body = last in body_words() or (last in _firms() and " " in anchor.exact)
        if kind == "PERSON" and (body or anchor.end < named.anchor.end):
            # "the Foreign Ministry spokesman" names no person: what is left of it is a body, or nothing known
            kind = "ORGANIZATION" if body else "OTHER"
        first = max(0, bisect_left(starts, anchor.start) - 1)
        over = [i for i in range(first, min(len(rows), first + 9)) if rows[i][0].overlaps(anchor)]
        used |= set(over)
        roles = [role for i in over if (role := rows[i][2]) is not None and role.end <= anchor.start]
        joined = JOINED.fullmatch(anchor.exact) if kind == "ORGANIZATION" else None
        if joined:
            text, end = reading.report.text, anchor.start + joined.end(1)
            out.append((Anchor.of(text, anchor.start, end), kind, roles[0] if roles else title))
            anchor, roles, title = Anchor.of(text, anchor.start + joined.start(2), anchor.end), [], None
        out.append((anchor, kind, roles[0] if roles else title))
    return [*out, *((row[0], "OTHER", row[2]) for i, row in enumerate(rows) if i not in used)]


def _bare_name(reading: Reading, named: Named, first: int) -> tuple[Anchor, Anchor | None] | None:
    """Return a name of the network without article, title and common nouns before it, and the title; None of no name.

    "The Ondrian Ports Minister Marta Ilves" is Marta Ilves, with a role; "state media ONA" is ONA.
    """
    last = first
    while last < len(reading.tokens) and reading.tokens[last].start < named.anchor.end:
        last += 1
    words = [reading.words(token) for token in reading.tokens[first:last]]
    if "(" in words and ")" not in words:
        words = words[: words.index("(")]
    while words and not begins_name(words[-1]) and not words[-1][:1].isdigit():
        words.pop()
    titles = ABBREVIATED_TITLES | title_words()
    if named.type == "PERSON" and words and all(word.strip(".").lower() in titles for word in words):
        return None
    begins = int(len(words) > 1 and words[0].lower().endswith("-based"))
    for at, word in enumerate(words[:-1]):
        titled = named.type == "PERSON" and word.lower() in title_words() | role_words()
        common = word.islower() and word not in INSIDE and not begins_name(word)
        if titled or common or (at == begins and word.lower() in ("the", "a", "an")):
            begins = at + 1
    while begins < len(words) and not (begins_name(words[begins]) or words[begins][:1].isdigit()):
        begins += 1
    if not any(begins_name(word) and word.lower() not in FUNCTION_WORDS for word in words[begins:]):
        return None
    text, start, end = (
        reading.report.text,
        reading.tokens[first + begins].start,
        reading.tokens[first + len(words) - 1].end,
    )
    lead = [i for i in range(begins) if words[i].lower() not in ("the", "a", "an")]
    title = (
        Anchor.of(text, reading.tokens[first + lead[0]].start, reading.tokens[first + begins - 1].end) if lead else None
    )
    return Anchor.of(text, start, end), title if named.type == "PERSON" else None


def _lower_words(reading: Reading) -> frozenset[str]:
    """Return the words that the report prints in lower case somewhere."""
    words = (reading.words(token) for token in reading.tokens)
    return frozenset(word for word in words if word[:1].islower() and not begins_name(word))


def _inner_capitals(reading: Reading) -> frozenset[str]:
    """Return the words that the report prints with a capital inside a sentence of body text."""
    return frozenset(
        reading.words(token)
        for sentence in reading.sentences
        if reading.report.blocks[sentence.block].kind in ("body", "notice")
        for token in reading.tokens[sentence.first + 1 : sentence.last]
        if begins_name(reading.words(token))
    )


def _runs(reading: Reading, sentence: Sentence, lower: frozenset[str], seen: frozenset[str]) -> list[_Run]:
    """Return the runs of capitalised words of one sentence that look like names."""
    words = [reading.words(token) for token in reading.tokens[sentence.first : sentence.last]]
    heading = reading.report.blocks[sentence.block].kind in ("headline", "subhead", "caption")
    runs, at = [], 0
    while at < len(words):
        if not _capital(words, at, lower, seen, heading=heading):
            at += 1
            continue
        end = at + 1
        while end < len(words):
            if _capital(words, end, lower, seen, heading=heading) or (words[end] == "." and len(words[end - 1]) == 1):
                end += 1
            elif _joins(words, end, lower, seen, at, heading=heading):
                end += 2 if words[end + 1].lower() != "the" else 3
            else:
                break
        while words[end - 1] == ".":
            end -= 1
        runs += _split(words, at, end, sentence.first)
        at = end
    return runs


def _capital(words: list[str], at: int, lower: frozenset[str], seen: frozenset[str], *, heading: bool) -> bool:
    """Tell whether a word is capitalised as a name is, given what the report prints elsewhere."""
    word = words[at]
    if not begins_name(word) or word.lower() in MONTHS or word.lower() in WEEKDAYS or word == "I":
        return False
    first = at == 0 or (at > 0 and words[at - 1] in "“\"«‘'[(—–-:•")
    if not first and not heading:
        return word.lower() not in FUNCTION_WORDS or word.isupper()
    if word.lower() in FUNCTION_WORDS or (word.lower() in lower and not word.isupper()):
        return False
    if word.lower() in forms() or word.lower() in role_words():
        return at + 1 < len(words) and words[at + 1][:1].isupper() and words[at + 1].lower() not in FUNCTION_WORDS
    alone = at + 1 >= len(words) or not words[at + 1][:1].isupper()
    if alone and word.endswith("s") and not heading and words[at + 1 : at + 2] not in (["'s"], ["’s"], ["'"], ["’"]):
        return word in seen
    return not (word.lower().endswith("ly") and at + 1 < len(words) and words[at + 1] == ",")


def _joins(
    words: list[str], at: int, lower: frozenset[str], seen: frozenset[str], first: int, *, heading: bool
) -> bool:
    """Tell whether a small word joins two capitalised parts of one name ("Bank for Trade")."""
    if words[at] == "and":
        inside = any(word.lower() in body_words() | title_words() for word in words[first:at])
        after = at + 1 < len(words) and _capital(words, at + 1, lower, seen, heading=heading)
        return inside and after and "of" in words[first:at]
    if words[at] not in JOINERS or at + 1 >= len(words):
        return False
    follows = at + 2 if words[at + 1] == "the" else at + 1
    return follows < len(words) and _capital(words, follows, lower, seen, heading=heading) and words[at] != "the"


def _split(words: list[str], first: int, last: int, offset: int) -> list[_Run]:
    """Part a run into a body and the person named after it, and find where the bare name starts.

    "Foreign Minister Marta Ilves" is a title and a name; "Ports Committee Dan Orr" is a body and a name.
    """
    titles = [at for at in range(first, last) if words[at].lower() in title_words()]
    bodies = [at for at in range(first, last) if words[at].lower() in body_words() and at not in titles]
    if (
        bodies
        and last - bodies[-1] - 1 >= 2
        and not any(t > bodies[-1] for t in titles)
        and words[bodies[-1] + 1] not in JOINERS
    ):
        cut = bodies[-1] + 1
        return [*_split(words, first, cut, offset), _Run(offset + cut, offset + last, offset + cut)]
    name = first
    if titles and titles[-1] + 1 < last and not bodies:
        name = titles[-1] + 1
        while name < last and words[name] in JOINERS | {"and"}:
            name += 1
        tail = words[titles[-1] + 1 : last]
        if tail and tail[0] in JOINERS:
            # "Minister of Public Works": a role, not yet a name; two further capitals after it would be one
            return []
    if titles and titles[-1] == last - 1:
        return []
    return [_Run(offset + first, offset + last, offset + name)] if name < last else []


def _type(reading: Reading, run: _Run, sentence: Sentence) -> EntityType:
    """Tell what type of thing a run of words names, from the words in and around it."""
    words = [reading.words(token) for token in reading.tokens[run.name : run.last]]
    if any(word.lower() in body_words() for word in words) or (
        len(words) == 1 and words[0].isupper() and len(words[0]) > 1
    ):
        return "ORGANIZATION"
    if run.name > run.first:
        return "PERSON"
    if words[-1].lower() in FACILITIES and len(words) > 1:
        return "PLACE"
    if words[-1] in _demonyms():
        return "NATIONALITY"
    after = [reading.words(token) for token in reading.tokens[run.last : min(run.last + 4, sentence.last)]]
    if after[:1] == [","] and len(after) > 2 and (after[1].isdigit() or after[1] in ("who", "whose")):
        return "PERSON"
    before = [reading.words(token).lower() for token in reading.tokens[max(sentence.first, run.first - 14) : run.first]]
    if len(words) in (2, 3, 4) and before[-1:] == [","] and set(before) & frozenset(lexicon("voices")["person"]):
        return "PERSON"
    if len(words) in (2, 3) and all(word[:1].isupper() or word == "." for word in words):
        role = {word.lower() for word in after[1:4]} & role_words() if after[:1] == [","] else set()
        if role or (after and after[0].lower() in forms() and forms()[after[0].lower()].speech):
            return "PERSON"
    return "OTHER"


def _merge(reading: Reading, rows: list[tuple[Anchor, EntityType, Anchor | None]]) -> Reading:
    """Group the namings of one thing and give it the fullest form printed."""
    aliases = _aliases(reading, rows)
    fullest: dict[str, str] = {}
    people = {_key(row[0].exact) for row in rows if row[1] == "PERSON"}
    ending: dict[str, list[str]] = defaultdict(list)
    begins: dict[str, list[str]] = defaultdict(list)
    own = houses(reading, [row[0] for row in rows])
    for name in sorted({_key(row[0].exact) for row in rows}, key=lambda k: (-len(k.split()), k)):
        longer = None if name in own else fuller(name, ending[name.split()[-1]], people)
        if longer is None and name in people and " " not in name and not ending[name]:
            longer = first_name_of(name, begins[name], people)
        if longer is None and name in body_words() - own:
            longer = body_of(name, ending[name], begins[name])
        fullest[name] = longer or name
        if fullest[name] == name:
            ending[name.split()[-1]].append(name)
            begins[name.split()[0]].append(name)
    for short, long in [*aliases.items(), *other_forms([*dict.fromkeys(fullest.values())])]:
        if _key(short) in fullest:
            joined = fullest[_key(short)]
            to = fullest.get(_key(long), _key(long))
            fullest = {name: to if group == joined else group for name, group in fullest.items()}
    types: dict[str, list[EntityType]] = defaultdict(list)
    printed: dict[str, str] = {}
    for anchor, kind, _ in rows:
        group = fullest[_key(anchor.exact)]
        types[group].append(kind)
        printed.setdefault(_key(anchor.exact), _bare(anchor.exact))
    printed |= _expansions(reading, rows)
    for name in states(reading, [row[0] for row in rows]):
        if " " not in fullest.get(name, " "):
            types[fullest[name]] = ["PLACE"]
    for name in own:
        if "PLACE" not in types[fullest[name]] and fullest[name] == name:
            types[name] = ["ORGANIZATION"]
    for group, kinds in types.items():
        if not {"PLACE", "NATIONALITY"}.intersection(kinds) and _of_publisher(reading, group):
            types[group] = ["ORGANIZATION"]
    order = list(dict.fromkeys(fullest[_key(row[0].exact)] for row in rows))
    entities = tuple(Entity(printed.get(group, group), _settle(types[group])) for group in order)
    index = {group: number for number, group in enumerate(order)}
    mentions = tuple(
        Mention(anchor, entities[index[fullest[_key(anchor.exact)]]].type, index[fullest[_key(anchor.exact)]], role)
        for anchor, _, role in rows
    )
    return replace(reading, mentions=mentions, entities=entities)


def _bare(name: str) -> str:
    """Return a name on one line."""
    return " ".join(name.split())


def _key(name: str) -> str:
    """Return the form by which two printings of one name are equal: "the U.N." and "UN" are one."""
    return AFTER_INITIAL.sub("", _bare(name).lower().removeprefix("the "))


def _settle(kinds: list[EntityType]) -> EntityType:
    """Choose the type that most namings show, of equals the first of `ORDER`; OTHER only where none shows another."""
    shown: list[EntityType] = [kind for kind in kinds if kind != "OTHER"]
    return max(ORDER[:-1], key=lambda kind: (shown.count(kind), -ORDER.index(kind))) if shown else "OTHER"


def _aliases(reading: Reading, rows: list[tuple[Anchor, EntityType, Anchor | None]]) -> dict[str, str]:
    """Return the short forms that the report itself introduces in brackets after the full name."""
    found: dict[str, str] = {}
    for (long, _, _), (short, _, _) in pairwise(rows):
        between = reading.report.text[long.end : short.start]
        if between.strip() == "(" and short.exact.isupper() and 1 < len(short.exact) < 10:
            found[short.exact] = long.exact
        elif between.strip() in (",", ", the"):
            found |= _beside(long.exact, short.exact) | _beside(short.exact, long.exact)
    return found


def _beside(long: str, short: str) -> dict[str, str]:
    """Return capitals as the short form of the name beside them in commas ("UNICEF, the United Nations Children's Fund").

    Rule `capitals_in_apposition`: the name's own initials stand in the capitals in their order.
    """
    words = [word for word in long.split() if word[:1].isupper()]
    letters = iter(short)
    fits = short.isupper() and 3 <= len(short) < 10 and len(words) >= 3 and not long.isupper()
    return {short: long} if fits and all(word[0] in letters for word in words[: len(short)]) else {}


def _of_publisher(reading: Reading, name: str) -> bool:
    """Tell whether a name is the publisher's own, or what it goes by: the first word of a name of two or more.

    A place that a publisher is called after stays a place.
    """
    publisher = reading.report.publisher
    if publisher is None:
        return False
    whole = _key(publisher.value)
    return name == whole or (" " in whole and name == whole.split()[0] and len(name) >= LEAST_HOUSE)


def _expansions(reading: Reading, rows: list[tuple[Anchor, EntityType, Anchor | None]]) -> dict[str, str]:
    """Return what capitals in brackets stand for, where the words before them have these initials ("works council (WC)")."""
    found: dict[str, str] = {}
    for short, _, _ in rows:
        if not (short.exact.isupper() and short.exact.isalpha() and 1 < len(short.exact) < 10):
            continue
        before = reading.report.text[max(0, short.start - 20 * len(short.exact)) : short.start].rstrip()
        words = before[:-1].split()[-len(short.exact) :] if before.endswith("(") else []
        if "".join(word[0] for word in words).upper() == short.exact and words[-1].islower():
            found.setdefault(_key(short.exact), " ".join(words))
    return found


STEP = Step("mentions", "1", frozenset({"tokens", "sentences"}), frozenset({"mentions", "entities"}), find_mentions)
