"""Public roles: which persons of a report may be looked up across reports, and which only stand where they are printed.

A person printed without a public role (victim, witness, suspect before a verdict, minor, bystander) stays in the text
as printed. No index, page or query gathers records of them from several reports.

The rule, per report. A *person* is an entity of type PERSON or a named voice, where the page shows it to be one (the
rule stands in `onrecord.core.persons`: a firm or town that the reader took for a person is none), a participant of
several words that nothing shows to be anything else, or a name behind one of `PERSON_WORDS`. A person has a *public
role* where the report prints one of `ROLE_WORDS` (a) in the label of a link that names them, (b) in the entity's sense, (c) in the title or description
right before a mention ("Foreign Minister Adra Vel"), or (d) in the description beside one, between commas or dashes
("Adra Vel, the foreign minister, said"; "the foreign minister, Adra Vel, said"). A printed age under 18 beside a
mention takes the role away.

Known limits. A holder of office printed bare ("Vel said") counts as private in that report, so the rule hides too
much rather than too little; so does blotting out family names alone, and names in capitals. A role is a word, not a fact:
"former mayor" and "family spokesman" count as public. Names that the reader did not find as entities are words like any others. Role words are English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.core.anchor import Anchor
from onrecord.core.persons import is_like_a_body, is_shown_a_person, places_of
from onrecord.core.record import UNKNOWN_VOICE, Link, Named, Participant, Sheet
from onrecord.core.report import digest

ROLE_WORDS = frozenset(
    """ambassador admiral archbishop attorney-general ayatollah bishop cabinet candidate cardinal chair chairman
    chairperson chairwoman chancellor chief colonel commander commissioner congressman congresswoman consul councillor
    deputy dictator diplomat director economist emir emperor empress envoy general governor king lawmaker leader
    legislator magistrate marshal mayor minister mp negotiator official parliamentarian patriarch politician pope
    premier president presidium prince princess prosecutor
    queen rapporteur secretary senator sheikh speaker spokesman spokesperson spokeswoman
    statesman sultan treasurer tsar vice-president ceo analyst expert professor officer-in-chief ombudsman
    brigadier lieutenant-general major-general""".split()
)
"""Words for offices and for speaking in public on behalf of a body or a field; set by hand on invented reports."""
PERSON_WORDS = frozenset(
    """mr mrs ms miss mx dr doctor nurse teacher farmer student pupil driver worker resident neighbour neighbor
    witness victim suspect survivor mother father sister brother son daughter wife husband widow widower""".split()
)
"""Words before a name by which it is a person's, where the reader did not settle its type; set by hand."""
NOT_PERSONS = frozenset({"ORGANIZATION", "PLACE", "NATIONALITY"})
NOT_VOICES = frozenset({"body", "group", "document", "data"})
BESIDE = 80
"""How many code points before or after a mention a title or description is looked for."""
MASK = "[…]"
"""What stands for a hidden name: in square brackets, as whoever quotes marks what he leaves out, and not the page itself."""
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BREAK = re.compile(r"[.,;:!?()\n“”\"—–]")
_AGE = re.compile(r"\b(1[0-7]|[1-9])[- ]years?[- ]old\b|\baged? (1[0-7]|[1-9])\b|^, (1[0-7]|[1-9]),")


@dataclass(frozen=True, slots=True)
class Parties:
    """The persons of one report that are kept out of every index.

    `entities` are their ids, `names` every form in which the report prints them, `anchors` where those stand. `unclear`
    are the ids of what the reader took for a person, though nothing printed shows one: named, but as nobody in particular.
    """

    entities: frozenset[str]
    names: frozenset[str]
    anchors: tuple[Anchor, ...]
    unclear: frozenset[str] = frozenset()

    def hides(self, party: Link | Participant, public: frozenset[str]) -> bool:
        """Tell whether a voice or participant is kept out; `public` are the names that the report gives a role."""
        if isinstance(party, Link) and (not party.named or party.kind in NOT_VOICES):
            return False
        if party.name == UNKNOWN_VOICE:
            return False
        if party.entity:
            return party.entity in self.entities
        if fold(party.name) in public:
            return False
        return isinstance(party, Link) or _looks_named(party.name) or party.name in self.names


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Fold a name for comparing: no case, no marks on letters, one space between words.

    Example:
        >>> fold("Ádra  VEL")
        'adra vel'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def mark(name: str) -> str:
    """Return the hash under which a name that is kept out of the index is known, so that it can be answered."""
    return digest("kept out of the index", fold(name))


def kept_out(sheet: Sheet) -> Parties:
    """Return the persons of a report that are printed without a public role."""
    text = sheet.report.text
    labels = _labels(sheet)
    private: list[Named] = []
    public: list[Named] = []
    links = [link for record in sheet.records for link in record.chain]
    unclear: set[str] = set()
    for entity in sheet.entities:
        if has_role(text, entity, labels.get(entity.id, ())):
            public.append(entity)
        elif _is_person(sheet, entity, links):
            private.append(entity)
        else:
            public.append(entity)
            unclear |= {entity.id} if entity.type == "PERSON" else set()
    shown = {form for entity in public for form in _forms(entity)}
    shown |= {word for form in shown for word in form.split()}
    forms = {form for entity in private for form in (*_forms(entity), *_shorter(sheet, entity))} - shown
    anchors = {anchor for entity in private for anchor in entity.mentions}
    for form in forms | {form.upper() for form in forms}:
        anchors |= set(places_of(text, form))
    return Parties(
        frozenset(entity.id for entity in private), frozenset(forms), tuple(sorted(anchors)), frozenset(unclear)
    )


def public_names(sheet: Sheet, parties: Parties) -> frozenset[str]:
    """Return the folded names that a report prints for bodies, places and persons with a public role."""
    return frozenset(
        fold(form) for entity in sheet.entities if entity.id not in parties.entities for form in _forms(entity)
    )


def has_role(text: str, entity: Named, labels: tuple[str, ...] = ()) -> bool:
    """Tell whether a report prints a public role for a person: in a label, in the sense, or beside a mention."""
    beside = [(text[max(0, a.start - BESIDE) : a.start], text[a.end : a.end + BESIDE]) for a in entity.mentions]
    if any(_AGE.search(after) or _AGE.search(before[-24:]) for before, after in beside):
        return False
    if any(_is_role(words) for words in (*labels, entity.sense)):
        return True
    return any(_titled(before) or _described(after) or _apposed(before, after) for before, after in beside)


def blot(text: str, start: int, end: int, hidden: tuple[Anchor, ...]) -> str:
    """Return `text[start:end]` with every hidden stretch replaced by a mark that no search finds."""
    parts, at = list[str](), start
    for anchor in hidden:
        if anchor.end <= at or anchor.start >= end:
            continue
        if anchor.start > at or not parts:
            parts += [text[at : max(at, anchor.start)], MASK]
        at = min(end, anchor.end)
    return "".join((*parts, text[at:end]))


def blot_names(text: str, names: frozenset[str]) -> str:
    """Return a text that is not the report's own, such as its title, with every one of the names blotted out.

    Example:
        >>> blot_names("Nurse Lena Dorr freed", frozenset({"Lena Dorr", "Dorr"}))
        'Nurse […] freed'
    """
    anchors = {anchor for name in names for form in (name, name.upper()) for anchor in places_of(text, form)}
    return blot(text, 0, len(text), tuple(sorted(anchors, key=lambda a: (a.start, -a.end))))


def _looks_named(name: str) -> bool:
    """Tell whether a participant of several words, but an article, is written like a person's name ("Police" is not)."""
    words = _WORDS.findall(name)
    words = words[1:] if words and words[0].lower() in ("the", "a", "an") else words
    return len(words) > 1 and all(word[0].isupper() for word in words) and not is_like_a_body(name)


def _is_role(words: str) -> bool:
    """Tell whether one of the words is a role."""
    return any(_plain(word) in ROLE_WORDS for word in _WORDS.findall(words))


def _plain(word: str) -> str:
    """Lower a word; the parts of a hyphenated role count by their last."""
    word = word.lower()
    return word if word in ROLE_WORDS else word.rsplit("-", 1)[-1]


def _titled(before: str) -> bool:
    """Tell whether the words right before a name, in the same clause, end in a title or hold a role."""
    clause = _BREAK.split(before)[-1]
    words = _WORDS.findall(clause)[-6:]
    for word in reversed(words):
        if _plain(word) in ROLE_WORDS or (word.lower() in ("executive", "officer") and "chief" in clause.lower()):
            return True
        if not (word[0].isupper() or word in ("of", "the", "for", "and")):
            return False
    return False


def _described(after: str) -> bool:
    """Tell whether a description between commas, dashes or brackets right after a name holds a role."""
    if not after or (after[0] not in ",(" and after[:2] not in (" (", " –", " —")):
        return False
    described = _BREAK.split(after[2:])[0]
    words = _WORDS.findall(described)
    return bool(words) and len(words) <= 10 and not {w.lower() for w in words} & _VERBS and _is_role(described)


def _apposed(before: str, after: str) -> bool:
    """Tell whether a name stands between commas right after a role ("the mayor, Adra Vel, said"), and is no aside."""
    if not before.endswith(", ") or not after.startswith(",") or after[2:].lstrip().startswith(("a ", "an ", "the ")):
        return False
    words = _WORDS.findall(_BREAK.split(before[:-2])[-1])
    if not words or _plain(words[-1]) not in ROLE_WORDS:
        return False
    places = [
        place for place, word in enumerate(words) if word in ("the", "The", "s", "a", "its", "his", "her", "their")
    ]
    return not places or places[-1] == 0 or words[places[-1] - 1] not in ("of", "to", "for", "by", "with")


_VERBS = frozenset(
    {"who", "whose", "said", "told", "says", "was", "were", "had", "has", "and", "with", "by", "to", "asked"}
)


def _labels(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    """Return, per entity, the page's own descriptions of it as a voice."""
    found: dict[str, tuple[str, ...]] = {}
    chains = [record.chain for record in sheet.records]
    chains += [question.chain for question in sheet.questions] + [note.chain for note in sheet.support]
    chains += [(quote.source,) for quote in sheet.quotes if quote.source]
    for link in (link for chain in chains for link in chain):
        if link.entity and link.label:
            found[link.entity] = (*found.get(link.entity, ()), link.label.exact)
    return found


def _is_person(sheet: Sheet, entity: Named, links: list[Link]) -> bool:
    """Tell whether an entity may be a person, by its type, as a voice or by a word before its name, and is shown to be."""
    if entity.type in NOT_PERSONS:
        return False
    if _addressed(entity):
        return True
    return (entity.type == "PERSON" or _voiced_as_person(sheet, entity)) and is_shown_a_person(sheet, entity, links)


def _addressed(entity: Named) -> bool:
    """Tell whether a name of several words begins with a word that stands before persons ("Nurse Pia Holt")."""
    words = entity.name.split()
    return len(words) > 1 and words[0].rstrip(".").lower() in PERSON_WORDS


def _shorter(sheet: Sheet, entity: Named) -> Iterator[str]:
    """Yield the shorter forms in which a person may be printed too: without the first word, and the last word alone."""
    kinds = {link.kind for record in sheet.records for link in record.chain if link.entity == entity.id}
    if entity.type != "PERSON" and not _addressed(entity) and "person" not in kinds:
        return
    for words in (form.split() for form in _forms(entity)):
        if len(words) > 1 and words[-1][:1].isupper():
            yield words[-1]
        if len(words) > 2 and words[0].rstrip(".").lower() in PERSON_WORDS:
            yield " ".join(words[1:])


def _voiced_as_person(sheet: Sheet, entity: Named) -> bool:
    """Tell whether a name of no settled type is not plainly a body, group, document or data set as a voice."""
    kinds = {link.kind for record in sheet.records for link in record.chain if link.entity == entity.id}
    return not kinds & NOT_VOICES and (bool(kinds) or entity.type not in ("OTHER",))


def _forms(entity: Named) -> frozenset[str]:
    """Return every form in which a report prints a name."""
    return frozenset((entity.name, *(anchor.exact for anchor in entity.mentions)))
