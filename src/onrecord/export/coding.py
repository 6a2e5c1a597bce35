"""Coding: what the standard columns of an event coder's row may say of a record, so that those columns alone are true.

A row carries a record's type only where it is put as done: polarity `+`, modality `actual`, and nothing else that holds
it back (`held_back`). What is not done yet leaves under another type only by a rule of PLOVER that is named in the
row. Everything else goes to the second file, with the reason.

Source: PLOVER 2.0 manual, definitions of AGREE ("future tense ... coded as AGREE") and CONCEDE, auxiliary modes.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.core.record import LeftOpen, Record, Sheet, Stated
from onrecord.core.times import days_of, unit_of

PLOVER = {
    "AGREE": ("VERBAL COOPERATION", 2.5), "CONSULT": ("VERBAL COOPERATION", 2.5), "SUPPORT": ("VERBAL COOPERATION", 5.0),
    "CONCEDE": ("VERBAL COOPERATION", 4.5), "COOPERATE": ("MATERIAL COOPERATION", 9.5),
    "AID": ("MATERIAL COOPERATION", 10.0), "RETREAT": ("MATERIAL COOPERATION", 6.5), "REQUEST": ("VERBAL CONFLICT", 0.0),
    "ACCUSE": ("VERBAL CONFLICT", -3.0), "REJECT": ("VERBAL CONFLICT", -2.0), "THREATEN": ("VERBAL CONFLICT", -3.5),
    "PROTEST": ("MATERIAL CONFLICT", -5.0), "SANCTION": ("MATERIAL CONFLICT", -6.0),
    "MOBILIZE": ("MATERIAL CONFLICT", -5.5), "COERCE": ("MATERIAL CONFLICT", -7.0), "ASSAULT": ("MATERIAL CONFLICT", -9.0),
}  # fmt: skip
"""Quad category and score of each type. Source: PLOVER 2.0 manual, event tables. ACCUSE is printed there as 3, its modes
as -2 to -3.5: taken as -3. SANCTION is in two quad categories there: the one of its own section is taken."""
FUTURE_COOPERATION = "PLOVER 2.0: future cooperation is AGREE"
ANNOUNCED_RETREAT = "PLOVER 2.0: an announced retreat is CONCEDE"
ANNOUNCED_CONFLICT = "PLOVER 2.0: announced measures and attacks are THREATEN (CAMEO 13)"
"""Source: the crosswalk's CAMEO 13 (threaten to boycott, to impose a curfew, with protest, with an attack) and PLOVER's own gold records,
where "announced that he will extend the curfew" and "said they would boycott" are THREATEN."""
EXPRESSED_YIELD = "PLOVER 2.0: an expressed intent to yield is AGREE (CAMEO 035)"
REFUSED = "PLOVER 2.0: a refusal is REJECT"
REFUSING = ("refus", "declin", "reject")
"""Beginnings of the cue words that say somebody refuses what is then named."""
INTENT = ("will", "agree", "offer", "promis", "pledg", "vow", "ready", "readiness", "commit", "undert", "prepared")
"""Beginnings of the cue words by which somebody says that he means to do what is then named. Set on the crosswalk's CAMEO 035 and
its confusions in PLV (with such a cue 30 of AGREE, none of YIELD; without, 5 and 8), 28 November 2026; redo with
`python -m evaluation plover`."""
REFUSED_MODE = {
    "AGREE": "assist", "CONSULT": "meet", "SUPPORT": "assist", "COOPERATE": "assist", "AID": "assist", "CONCEDE": "yield",
    "RETREAT": "yield",
}  # fmt: skip
"""PLOVER's mode of a refusal by what is refused. Source: PLOVER 2.0 manual, modes of REJECT."""
DONE = "put as done"
_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID"})
_RETREAT = frozenset({"CONCEDE", "RETREAT"})
_CONFLICT = frozenset({"PROTEST", "SANCTION", "COERCE", "ASSAULT"})
_DOUBTED = frozenset({"alleged", "false", "no_evidence", "so_called"})
_NO_DEEDS = frozenset({"denies", "promises", "threatens", "asks", "declines"})
_WILLING = frozenset({"willing", "offers"})


@dataclass(frozen=True, slots=True)
class EventDate:
    """When a coded event was: an ISO 8601-2 (EDTF) value, its first and last day where known, and how it is known.

    "../2031-06-03" is a range with an open beginning that ends on a day.
    """

    value: str
    first: str
    last: str
    basis: str


@dataclass(frozen=True, slots=True)
class Coding:
    """What a coder's row may say: `type` for the standard columns, empty where nothing may be said there.

    `rule` names the rule or, for an empty type, the reason. `named` is the type that the words name whatever their
    modality. `mode` is PLOVER's mode of the coded type. `auxiliary` are PLOVER's auxiliary modes (historical, future, hypothetical, negation).
    """

    type: str
    rule: str
    named: str
    auxiliary: tuple[str, ...]
    date: EventDate
    mode: str = ""

    @property
    def quad(self) -> str:
        """Return the quad category of the coded type."""
        return PLOVER[self.type][0] if self.type else ""

    @property
    def score(self) -> float | None:
        """Return the score of the coded type, -10 to 10."""
        return PLOVER[self.type][1] if self.type else None


def code(sheet: Sheet, record: Record) -> Coding:
    """Return what a coder's row may say of a record."""
    named = record.event.type if record.event and record.event.type in PLOVER else ""
    if not named:
        return Coding(
            "", "no PLOVER type: a statement or a state", "", auxiliary_modes(record), event_date(sheet, record)
        )
    reason = held_back(sheet, record)
    if not reason:
        mode = record.event.mode or "" if record.event else ""
        return Coding(named, DONE, named, auxiliary_modes(record), event_date(sheet, record), mode)
    if _refused(sheet, record, named):
        return Coding("REJECT", REFUSED, named, auxiliary_modes(record), _said_date(sheet, record), REFUSED_MODE[named])
    kind, rule = _mapped(sheet, record, named)
    if kind:
        return Coding(kind, rule, named, auxiliary_modes(record), _said_date(sheet, record))
    return Coding("", reason, named, auxiliary_modes(record), event_date(sheet, record))


def held_back(sheet: Sheet, record: Record) -> str:
    """Return why a record is no deed for the standard columns, or nothing where it is put as done."""
    if record.question is not None or record.modality == "asked":
        return "asked"
    if record.polarity == "-":
        return "denied"
    if record.modality != "actual":
        return record.modality
    if record.tense == "future":
        return "future"
    stated = record.time.value if isinstance(record.time, Stated) else ""
    published = sheet.report.published
    if published and stated and (days_of(stated)[0] or "") > (days_of(published.value)[1] or "9999"):
        return "dated after publication"
    return _doubt(sheet, record)


def _doubt(sheet: Sheet, record: Record, acts: frozenset[str] = _NO_DEEDS) -> str:
    """Return what throws doubt on a record for whoever sees its type alone, or nothing.

    `acts` are what the innermost voice may not be doing.
    """
    if record.condition:
        return "on a condition"
    tied = [relation.type for relation in record.relations if relation.type in ("condition", "purpose")]
    if tied:
        return f"told as a {tied[0]}"
    if record.imputed_to:
        return "imputed: not said by the one it is about"
    if record.foretold:
        return "foretold"
    if record.certainty != "certain":
        return f"hedged: {record.certainty}"
    if record.chain and record.chain[-1].act in acts:
        return f"the voice {record.chain[-1].act}"
    notes = [note.note for note in sheet.support if record.id in note.records and note.note in _DOUBTED]
    if notes:
        return f"backing: {notes[0]}"
    unsure = [field for field in ("modality", "polarity", "event") if record.unsure_of(field)]
    return f"reader unsure: {unsure[0]}" if unsure else ""


def _mapped(sheet: Sheet, record: Record, named: str) -> tuple[str, str]:
    """Return the type under which PLOVER files what is not done yet, with the rule; nothing where none fits."""
    willing = record.modality == "ready" and record.sense in _WILLING
    ahead = record.modality == "planned" or willing or (record.modality == "actual" and record.tense == "future")
    if not ahead or record.polarity == "-" or record.question is not None:
        return "", ""
    if named in _CONFLICT:
        said = record.tense == "future" or any(cue.field == "modality" for cue in record.cues)
        threatens = bool(record.chain) and record.chain[-1].act == "threatens"
        doubt = _doubt(sheet, record, _NO_DEEDS - {"promises", "threatens"})
        return ("THREATEN", ANNOUNCED_CONFLICT) if (said or threatens) and not doubt else ("", "")
    if _doubt(sheet, record, _NO_DEEDS - {"promises"}):
        return "", ""
    if named in _COOPERATION:
        return "AGREE", FUTURE_COOPERATION
    if named in _RETREAT and any(
        cue.anchor.exact.lower().startswith(INTENT) for cue in record.cues if cue.field == "modality"
    ):
        return "AGREE", EXPRESSED_YIELD
    if named in _RETREAT:
        return "CONCEDE", ANNOUNCED_RETREAT
    return "", ""


def _refused(sheet: Sheet, record: Record, named: str) -> bool:
    """Tell whether somebody named refuses what a record names ("refused to meet", "will not lift the ban")."""
    if named not in REFUSED_MODE or record.polarity != "-" or record.question is not None or not record.actor:
        return False
    cues = [cue.anchor.exact.lower() for cue in record.cues if cue.field == "polarity"]
    refuses = any(cue.startswith(REFUSING) for cue in cues) and record.modality == "actual"
    will_not = bool(cues) and record.modality == "planned" and record.tense == "future"
    return (refuses or will_not) and not _doubt(sheet, record, _NO_DEEDS - {"promises", "declines", "threatens"})


def auxiliary_modes(record: Record) -> tuple[str, ...]:
    """Return PLOVER's auxiliary modes of a record: told as history, ahead, only thought of, denied."""
    ahead = record.modality in ("planned", "ready", "called_for") or record.tense == "future"
    supposed = record.modality in ("possible", "conditional", "asked")
    marks = (("historical", record.background), ("future", ahead), ("hypothetical", supposed),
             ("negation", record.polarity == "-"))  # fmt: skip
    return tuple(mark for mark, holds in marks if holds)


def event_date(sheet: Sheet, record: Record) -> EventDate:
    """Return the stated date, else a range that ends on the day of publication, marked as such."""
    if isinstance(record.time, Stated):
        first, last = days_of(record.time.value)
        if first and last:
            value = record.time.value if unit_of(record.time.value) in ("D", "M", "Y") else f"{first}/{last}"
            return EventDate(value, first, last, f"stated: {record.time.basis}")
        return _until_published(sheet, f"stated as {record.time.value}, which is no date")
    return _until_published(sheet, "left open" if isinstance(record.time, LeftOpen) else "no date stated")


def _said_date(sheet: Sheet, record: Record) -> EventDate:
    """Return when the innermost voice said it, else a range that ends on the day of publication.

    A promise is made when it is spoken, not when what is promised will be.
    """
    for link in reversed(record.chain):
        if isinstance(link.said_at, Stated):
            first, last = days_of(link.said_at.value)
            if first and last:
                value = link.said_at.value if first == last else f"{first}/{last}"
                return EventDate(value, first, last, f"when it was said: {link.said_at.basis}")
    return _until_published(sheet, "no date stated for the saying")


def _until_published(sheet: Sheet, why: str) -> EventDate:
    """Return a range with an open beginning that ends on the day of publication."""
    published = sheet.report.published
    last = days_of(published.value)[1] if published else ""
    if not last:
        return EventDate("", "", "", f"{why}; no day of publication found")
    return EventDate(f"../{last}", "", last, f"{why}; range ending on the day of publication")
