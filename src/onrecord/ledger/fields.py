"""Fields: how each field of a record reads on a screen, and how a person's typed value becomes one.

A judgement holds values as text. Terms, names and dates are written as people read them (`planned`, `ONA > Adra Vel`,
`2031-06`, `silent`, `left open`); every other field, and any field whose value has more to it, as JSON.
"""

from __future__ import annotations

from dataclasses import fields, replace
from functools import cache
from typing import Any, Literal, get_args, get_origin, get_type_hints

from onrecord.core import record as nouns
from onrecord.core.anchor import Anchor
from onrecord.core.errors import LedgerError
from onrecord.core.record import PUBLISHER, SILENT, UNKNOWN_VOICE, LeftOpen, Link, Participant, Record, Sheet, Stated
from onrecord.core.report import Report
from onrecord.core.vocab import terms
from onrecord.ledger.rows import decode, from_json, to_json

WHOLE = "record"
"""The field name that stands for a record as a whole."""
ENTITY = "entity"
"""The field name of merges and splits of names."""
BLOCK = "block"
"""The field name of judgements on furniture."""
ON_SCREEN = (
    "chain", "wording", "modality", "polarity", "certainty", "event", "actor", "recipient", "time", "place",
)  # fmt: skip
"""The fields that a reviewer sees at once, and that a confirmation of the whole record therefore covers."""
FIXED = frozenset({"id", "number", "anchor", "by", "confidence", "uncertain"})
"""Fields of a record that nobody judges: identity, place and the reader's own doubts."""
_SPLIT = " > "


@cache
def judged_fields() -> tuple[str, ...]:
    """Return the names of the fields of a record that can be judged, in their own order."""
    return tuple(field.name for field in fields(Record) if field.name not in FIXED)


def on_screen(record: Record, field: str) -> str:
    """Write the value of one field as a reader sees it.

    Raises:
        LedgerError: when records have no such field.
    """
    value = getattr(record, _known(field))
    if field == "chain":
        return _SPLIT.join(_link(link) for link in value) or PUBLISHER
    if field == "wording":
        return PUBLISHER if value == PUBLISHER else value.name
    if field in ("actor", "recipient"):
        return "; ".join(party.name for party in value) or "none"
    if field in ("time", "place"):
        return _stated(value)
    if field == "event":
        return "none" if value is None else " ".join((value.type, *filter(None, (value.mode,)), *value.contexts))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, str):
        return "none" if value is None else value
    return to_json(value, _hints()[field])


def seen_values(record: Record, names: tuple[str, ...] = ON_SCREEN) -> tuple[tuple[str, str], ...]:
    """Return what a reviewer sees of a record, as (field, value) pairs."""
    return tuple((name, on_screen(record, name)) for name in names)


def with_value(sheet: Sheet, record: Record, field: str, text: str) -> Record:
    """Return the record with one field set to what a person typed.

    Raises:
        LedgerError: when there is no such field, or when the text is no value of it.
    """
    hint = _hints()[_known(field)]
    if text[:1] in "[{" and text:
        value = from_json(text, hint)
    else:
        value = _typed(sheet, record, field, text, hint)
    return replace(record, **{field: value})


def _typed(sheet: Sheet, record: Record, field: str, text: str, hint: Any) -> Any:
    """Turn plain typed text into the value of a field."""
    text = " ".join(text.split())
    if field == "chain":
        return tuple(_as_link(sheet, record, name) for name in _names(text, _SPLIT.strip(), PUBLISHER))
    if field == "wording":
        return PUBLISHER if text == PUBLISHER else _as_participant(sheet, record, text)
    if field in ("actor", "recipient"):
        return tuple(_as_participant(sheet, record, name) for name in _names(text, ";", "none"))
    if field in ("time", "place"):
        if text == "silent":
            return SILENT
        return LeftOpen(record.anchor) if text == "left open" else Stated(text, record.anchor, "given by a person")
    if field == "event":
        return None if text == "none" else _as_event(text)
    value = {"yes": True, "no": False, "none": None}.get(text, text) if text in ("yes", "no", "none") else text
    try:
        return decode(value, hint)
    except (TypeError, ValueError, KeyError) as error:
        among = ", ".join(sorted(get_args(hint))) if get_origin(hint) is Literal else ""
        raise LedgerError(
            "not a value of this field", where=field, found=text[:60], expected=among or str(error)
        ) from None


def _as_event(text: str) -> nouns.Event:
    """Make an event from its type and, where there is one, its mode."""
    kind, _, mode = text.partition(" ")
    if kind.upper() not in terms("event"):
        raise LedgerError("no such type of event", where="event", found=kind, expected=", ".join(terms("event")))
    return nouns.Event(kind.upper(), mode or None)


def _names(text: str, mark: str, nobody: str) -> list[str]:
    """Split a list of names."""
    return [] if text in ("", nobody) else [name.strip() for name in text.split(mark) if name.strip()]


def _as_link(sheet: Sheet, record: Record, name: str) -> Link:
    """Make a link of a chain from a typed name: a voice of the page where there is one, else the words themselves."""
    name, act, route = _act_and_route(name)
    if name == UNKNOWN_VOICE:
        return Link(UNKNOWN_VOICE, None, None, act=act, route=route)
    known = [link for other in sheet.records for link in other.chain if link.name == name]
    if known:
        return replace(known[0], act=act, route=route)
    entity, anchor = _find(sheet, record, name)
    kinds: dict[str, nouns.LinkKind] = {"PERSON": "person", "ORGANIZATION": "body"}
    kind: nouns.LinkKind = next((kinds.get(e.type, "unknown") for e in sheet.entities if e.id == entity), "unknown")
    return Link(name, entity, anchor, kind=kind, named=name[:1].isupper(), act=act, route=route)


def _act_and_route(name: str) -> tuple[str, nouns.Act, nouns.Route]:
    """Take the act and route that a screen prints in brackets off a name."""
    plain, _, extra = name.rpartition(" (")
    words = [word.strip() for word in extra.rstrip(")").split(",")]
    acts: dict[str, nouns.Act] = {act: act for act in get_args(nouns.Act)}
    routes: dict[str, nouns.Route] = {route: route for route in get_args(nouns.Route)}
    if not plain or not name.endswith(")") or not all(word in acts or word in routes for word in words):
        return name, "says", "said"
    act: nouns.Act = next((acts[word] for word in words if word in acts), "says")
    route: nouns.Route = next((routes[word] for word in words if word in routes), "said")
    return plain, act, route


def _as_participant(sheet: Sheet, record: Record, name: str) -> Participant:
    """Make a participant from a typed name, pinned to where the page prints it."""
    entity, anchor = _find(sheet, record, name)
    return Participant(name, entity, anchor)


def _find(sheet: Sheet, record: Record, name: str) -> tuple[str | None, Anchor]:
    """Return the entity of that name and the mention nearest to the record, or the nearest place of the words.

    Raises:
        LedgerError: when the page does not print the words.
    """
    entity = next((e for e in sheet.entities if name == e.name or name in {m.exact for m in e.mentions}), None)
    places = list(entity.mentions) if entity else []
    if not places:
        places = _printed(sheet.report, name)
    if not places:
        raise LedgerError(
            "the page does not print this name", where=sheet.report.id, found=name, expected="words of the page",
            next_step="type them as they are printed",
        )  # fmt: skip
    return (entity.id if entity else None), min(places, key=lambda a: (abs(a.start - record.anchor.start), a.start))


def _printed(report: Report, words: str) -> list[Anchor]:
    """Return every place where a report prints these words."""
    found, at = [], report.text.find(words) if words else -1
    while at >= 0:
        found.append(report.anchor(at, at + len(words)))
        at = report.text.find(words, at + 1)
    return found


def _link(link: Link) -> str:
    """Write one link: its name, with act and route where they are not the plain ones."""
    extra = [word for word, plain in ((link.act, "says"), (link.route, "said")) if word != plain]
    return f"{link.name} ({', '.join(extra)})" if extra else link.name


def _stated(value: object) -> str:
    """Write what a text gives, leaves open or has no word for."""
    if isinstance(value, Stated):
        return str(value.value)
    return "left open" if isinstance(value, LeftOpen) else "silent"


def _known(field: str) -> str:
    """Return the field's name, or refuse it."""
    if field not in judged_fields():
        raise LedgerError(
            "no such field of a record", found=field, expected=f"{WHOLE} or one of {', '.join(judged_fields())}"
        )
    return field


@cache
def _hints() -> dict[str, Any]:
    """Return the types of a record's fields."""
    return get_type_hints(Record, vars(nouns))
