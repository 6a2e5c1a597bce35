"""Persons: whether a report shows that a name it prints is a person's at all, and not a body's, a place's or a ship's.

The reader takes many a firm, agency or town of one word for a person ("Selvane", "Telm"), so its type alone is no evidence.

The rule. A name of several words is a person's, unless it ends like a body's ("Brask Holdings"), begins like a place's
("Port Telm") or bears an article ("the Lady Selvane"); and even then it is where a firm sign for a person is printed.
A name of one word is a person's only where something printed shows it:

- a first name before it anywhere on the page, or a person of several words who bears it;
- firmly: a title or a noun for persons before it ("Sergeant Orlik", "a nurse, Orlik", "a girl called Orlik"), an age, a
  description headed by such a noun after it, or what only a person has ("Orlik's mother");
- weakly: "who" after it, he or she said of it, what befalls or is done by people alone ("Orlik was arrested"). A weak
  sign yields to one for a body or place: its board, "the port of X", "in X", "X said in a statement", it, "which".

Known limits. A private person printed by one bare name without any such sign is not told from a firm, and so is
shown; the words are English; what "he" means is told by the sentence alone.
Source: the order in which agency style names people: full name and description first, the family name alone after that (AP, Reuters).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.core.anchor import Anchor
from onrecord.core.record import Link, Named, Sheet
from onrecord.core.vocab import lexicon

AROUND = 120
"""How many code points before and after a mention are looked at for a sign."""
_WORDS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?][”\"’)]*\s+(?=[\W]*[A-Z])|\n+")
_AGED = re.compile(r"^(?:, (?:aged |now )?\d{1,3}[,.;]| \(\d{1,3}\)|,? aged \d)")
_YEARS_OLD = re.compile(r"\d[- ]years?[- ]old(?: \w+){0,2},? $")
_HE = re.compile(r"\b(?:he|she|him|his|her|hers|himself|herself)\b", re.IGNORECASE)
_IT = re.compile(
    r"^(?: \w+){1,4} (?:it|its|itself)\b|^,? which\b|^ (?:said|says) (?:\w+ )?in a statement\b|^ declined to\b"
)
_OWNER = re.compile(r"^[’'](?:s\b)?((?: [\w-]+){1,4})")
_OF = re.compile(r"\b(\w+) (?:of|in) $")
_APPOSED = re.compile(r"^(?:,| –| —| \() ?(?:a|an|the|his|her|their|its|another|one of the) ([^.,;:–—()\n]+)")
_PLACED = re.compile(r"\b(?:in|near|outside|across|throughout) $", re.IGNORECASE)
_HEAD_ENDS = frozenset("of at in from with who whose for on by to near and said told that which".split())


@cache
def nouns(kind: str) -> frozenset[str]:
    """Return the nouns for persons that name no firm (`persons`), the nouns for bodies, or a list of `person_signs`."""
    if kind == "persons":
        trades, kin = lexicon("check_cues")["trades"], ("cousin", "friend", "neighbour", "wife", "husband", "widow")
        titles = [word.lower() for name in ("title", "military", "work") for word in lexicon("roles")[name]]
        people = ("pupil", "patient", "passenger", "child", "baby", "teenager", "toddler", "suspect", "girl", "boy")
        return frozenset((*lexicon("voices")["person"], *trades, *kin, *titles, *people)) - nouns("either") - {"lady"}
    if kind == "bodies":
        return frozenset(lexicon("voices")["body"])
    return frozenset(lexicon("person_signs")[kind])


def is_shown_a_person(sheet: Sheet, entity: Named, links: Iterable[Link] = ()) -> bool:
    """Tell whether a report shows that a name is a person's; `links` are the voices of the report."""
    text = sheet.report.text
    forms = {entity.name, *(anchor.exact for anchor in entity.mentions)}
    printed = {*entity.mentions, *(anchor for form in forms for anchor in places_of(text, form))}
    around = [(text[max(0, a.start - AROUND) : a.start], text[a.end : a.end + AROUND]) for a in sorted(printed)]
    own = [link for link in links if link.entity == entity.id]
    firm = any(_firmly(before, after) for before, after in around) or any(_labelled(link, "persons") for link in own)
    if any(len(form.split()) > 1 for form in forms):
        whole = max(forms, key=len)
        return firm or not (is_like_a_body(whole) or _with_article(around))
    things = frozenset(e.name for e in sheet.entities if e.type != "PERSON")
    if firm or _borne(sheet, entity) or any(_first_name(text, anchor, things) for anchor in printed):
        return True
    if not any(_weakly(before, after, _others(sheet, entity)) for before, after in around):
        return False
    body = any(_bodily(before, after) for before, after in around) or _in_a_body(sheet, entity)
    return not body and not any(link.kind in ("body", "group") or _labelled(link, "bodies") for link in own)


def places_of(text: str, form: str) -> list[Anchor]:
    """Return every place where a form of a name stands as whole words."""
    found, at = [], text.find(form) if form.strip() else -1
    while at >= 0:
        end = at + len(form)
        if not (at and text[at - 1].isalnum()) and not text[end : end + 1].isalnum():
            found.append(Anchor(at, end, form))
        at = text.find(form, at + 1)
    return found


def head_of(description: str) -> str:
    """Return the noun that heads a description, as far as its words show it, lowered.

    Example:
        >>> head_of("a retired nurse from Telm"), head_of("the chief of staff")
        ('nurse', 'chief')
    """
    head = ""
    for word in _WORDS.findall(description):
        if word.lower() in _HEAD_ENDS:
            break
        head = word.lower()
    return head


def _labelled(link: Link, kind: str) -> bool:
    """Tell whether the page's own description of a voice is headed by a noun of a kind."""
    return bool(link.label) and head_of(link.label.exact if link.label else "") in nouns(kind)


def _firmly(before: str, after: str) -> bool:
    """Tell whether what stands right before or after a name shows a person: a title, an age, a description, kin."""
    if _AGED.match(after) or _YEARS_OLD.search(before):
        return True
    leading = re.sub(r"(?:,| named| called| identified as| known as)? $", "", before)
    words = _WORDS.findall(leading[-60:])
    if (
        words
        and leading != before
        and leading.rstrip(".").endswith(words[-1])
        and words[-1].lower() in nouns("persons")
    ):
        return True
    apposed = _APPOSED.match(after)
    if apposed and head_of(apposed.group(1)) in nouns("persons"):
        return True
    owned = re.match(r"[’']s?(?: (?:younger|elder|older|late|own|twin|step))? ([a-z]+)", after)
    return bool(owned and owned.group(1) in nouns("persons_have"))


def _weakly(before: str, after: str, others: frozenset[str]) -> bool:
    """Tell whether the sentence says of a name what is said of persons alone."""
    if re.match(r",? who(?:m|se)?\b", after):
        return True
    verb = re.match(r" (?:(?:was|were|is|has been|had been|being) )?(\w+)", after)
    if verb and verb.group(1) in nouns("befalls") | nouns("people_do"):
        return True
    done = _WORDS.findall(before[-24:])
    if done and before.endswith(f"{done[-1]} ") and done[-1] in nouns("befalls"):
        return True
    opening = _SENTENCE.split(before)[-1]
    parts = _SENTENCE.split(after)
    following = re.match(r"\W*(?:He|She|His|Her)\b", parts[1]) if len(parts) > 1 else None
    sentence = f"{opening} {parts[0]}"
    alone = not any(re.search(rf"\b{re.escape(other)}\b", sentence) for other in others)
    return alone and bool(following or _HE.search(parts[0]))


def _bodily(before: str, after: str) -> bool:
    """Tell whether what stands beside a name shows a body or a place."""
    of = _OF.search(before)
    words = _WORDS.findall(before[-40:])
    named = bool(words) and before.rstrip(", ").endswith(words[-1]) and words[-1].lower() in nouns("bodies")
    described, owned = _APPOSED.match(after), _OWNER.match(after)
    return bool(
        named
        or (of and of.group(1).lower() in nouns("of_bodies"))
        or _PLACED.search(before)
        or _IT.match(after)
        or (owned and set(owned.group(1).lower().split()) & nouns("bodies_have"))
        or (described and head_of(described.group(1)) in nouns("bodies"))
    )


def _first_name(text: str, name: Anchor, others: frozenset[str]) -> bool:
    """Tell whether a word that may be a first name stands right before a name; not in a headline all in capitals."""
    before = text[max(0, name.start - AROUND) : name.start]
    words = _WORDS.findall(before[-40:])
    if not words or not before.endswith(f"{words[-1]} "):
        return False
    word, opens = words[-1], not _SENTENCE.split(before)[-1].strip(f" “\"‘'{words[-1]}")
    line = text[text.rfind("\n", 0, name.start) + 1 : (text.find("\n", name.end) + 1 or len(text) + 1) - 1]
    small = [part for part in _WORDS.findall(line) if part[0].islower() and len(part) > 3]
    if word[0].islower() or word.isupper() or (not small and len(line.split()) > 3):
        return False
    if word in others or word.lower() in nouns("openers") | nouns("before_places") | nouns("bodies"):
        return False
    if len(words) > 1 and words[-2].lower() == "the":
        return False
    return not (opens and re.search(rf"\b{re.escape(word.lower())}\b", text))


def _borne(sheet: Sheet, entity: Named) -> bool:
    """Tell whether a person of several words bears a name of one word."""
    bearers = (e.name.split() for e in sheet.entities if e.type == "PERSON" and e.id != entity.id)
    return any(len(words) > 1 and entity.name in words for words in bearers)


def _others(sheet: Sheet, entity: Named) -> frozenset[str]:
    """Return the names of several words of other persons, and their last words."""
    names = [e.name for e in sheet.entities if e.type == "PERSON" and e.id != entity.id and " " in e.name]
    return frozenset((*names, *(name.split()[-1] for name in names)))


def _in_a_body(sheet: Sheet, entity: Named) -> bool:
    """Tell whether a body's or a place's name of several words begins with this one ("Selvane", of "Selvane Marine")."""
    whole = (e.name for e in sheet.entities if e.type in ("ORGANIZATION", "PLACE"))
    return any(name.startswith(f"{entity.name} ") for name in whole)


def is_like_a_body(name: str) -> bool:
    """Tell whether a name of several words ends like a body's or begins like a place's."""
    words = [word.strip(".").lower() for word in name.split()]
    firms = {word.lower() for word in lexicon("bodies")["firm"]}
    return words[-1] in nouns("ends_bodies") | firms or words[0] in nouns("before_places")


def _with_article(around: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a name bears an article as ships and bodies do, and is no part of a longer phrase ("the Dorr case")."""
    named = (after for before, after in around if re.search(r"\b[Tt]he $", before))
    return any(
        not re.match(r"[’']|-|(?: (?!was|is|had|has|in|on|at|off|to|and|that)\w+\b(?<!ed))", after) for after in named
    )
