"""The record: one claim that a report puts forward, with its evidence, and what stands beside the records.

A record says what the report says, never what is so. `Stated`, `LeftOpen` and `Silent` are three different things:
the text gives a value, the text says the value is open, the text has no word for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from onrecord.core.actors import Code
from onrecord.core.anchor import Anchor
from onrecord.core.reading import (
    Certainty,
    Cue,
    GapAbout,
    GapState,
    Modality,
    Place,
    Polarity,
    Quantity,
    ReportKind,
    SupportKind,
    Tense,
    Unsure,
)
from onrecord.core.report import Report, digest
from onrecord.core.times import Timex

V = TypeVar("V")
PUBLISHER = "publisher"
"""The word that stands for the page's own voice where a voice is named by a string."""
UNKNOWN_VOICE = "?"
"""The name of a voice that is there but that nobody could be found for."""


@dataclass(frozen=True, slots=True)
class Stated(Generic[V]):
    """The text gives a value, in these words (`basis` says how it was worked out, "printed" where it was not)."""

    value: V
    anchor: Anchor
    basis: str = "printed"


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """The text says, in these words, that the value is open."""

    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Silent:
    """The text has no word for it that the reader found."""


SILENT = Silent()
Field = Stated[V] | LeftOpen | Silent
LinkKind = Literal["person", "body", "group", "document", "data", "unknown"]
Act = Literal["says", "denies", "admits", "claims", "promises", "threatens", "asks", "declines"]
Route = Literal["said", "told", "via"]


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain: a voice, what the page calls it, what kind it is, how it spoke and by what route.

    `name` is the fullest form printed, "?" where nobody could be found. `named` is False for a voice known by
    description alone; such a voice is never merged with another.
    """

    name: str
    entity: str | None
    anchor: Anchor | None
    label: Anchor | None = None
    kind: LinkKind = "unknown"
    named: bool = True
    act: Act = "says"
    route: Route = "said"
    said_at: Field[str] = SILENT


@dataclass(frozen=True, slots=True)
class Participant:
    """Who does something or to whom it is done: name as printed in its fullest form, and the words here.

    `country` (ISO 3166-1 alpha-3) and `sector` (PLOVER) each with the words that show it, None where none does.
    """

    name: str
    entity: str | None
    anchor: Anchor
    country: Code | None = None
    sector: Code | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What kind of act a record tells: PLOVER 2.0 type, mode and contexts."""

    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Presupposed:
    """What a wording takes for granted, and whose it is; `holder` is "?" between two voices."""

    anchor: Anchor
    holder: str


@dataclass(frozen=True, slots=True)
class Stage:
    """The step on its ladder that these words give."""

    term: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Relation:
    """How one record stands to another of the same report."""

    type: Literal[
        "reason",
        "condition",
        "consequence",
        "purpose",
        "contrast",
        "before",
        "after",
        "part_of",
        "in_reply_to",
    ]
    to: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Record:
    """One claim that a report puts forward, as small as one predicate.

    `chain` runs from the outermost voice inwards; empty means the publisher's own voice. `wording` names whose words
    are printed: a voice for words inside quotation marks, else the publisher. `quoted` tells that the anchor
    stands inside the marks. `number` is the record's place in text order, from 1 (printed as r1).
    `confidence` is the model's own probability, None where no model spoke. `by` names steps and rules.
    """

    id: str
    number: int
    anchor: Anchor
    evidence: tuple[Anchor, ...]
    chain: tuple[Link, ...]
    wording: Participant | Literal["publisher"]
    quoted: bool
    modality: Modality
    polarity: Polarity
    certainty: Certainty
    by: tuple[str, ...]
    sense: str | None = None
    foretold: bool = False
    condition: Anchor | None = None
    imputed_to: Participant | None = None
    tense: Tense | None = None
    background: bool = False
    presupposed: Presupposed | None = None
    cues: tuple[Cue, ...] = ()
    event: Event | None = None
    actor: tuple[Participant, ...] = ()
    recipient: tuple[Participant, ...] = ()
    time: Field[str] = SILENT
    place: Field[str] = SILENT
    quantities: tuple[Quantity, ...] = ()
    matter: str | None = None
    stage: Stage | None = None
    question: str | None = None
    relations: tuple[Relation, ...] = ()
    uncertain: tuple[Unsure, ...] = ()
    confidence: float | None = None

    def unsure_of(self, field: str) -> bool:
        """Tell whether the reader marked `field` as one it is not sure of."""
        return any(entry.field == field for entry in self.uncertain)


@dataclass(frozen=True, slots=True)
class Quote:
    """One direct quotation: its parts joined, who is quoted, by what cue, and what the publisher put in.

    `source` is None where nobody could be found. `about` is set where the reporting verb stands inside the marks:
    the words are the source's about that person.
    """

    parts: tuple[Anchor, ...]
    source: Link | None
    about: Participant | None = None
    cue: Anchor | None = None
    wording: str = PUBLISHER
    insertions: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """What the text says is not known, given or decided, whose gap it is, and the record it belongs to."""

    anchor: Anchor
    about: GapAbout
    state: GapState
    holder: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the page or a voice asks. It is never a claim and never answered by us."""

    id: str
    anchor: Anchor
    chain: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class SupportNote:
    """What a voice says of the backing of records."""

    anchor: Anchor
    note: SupportKind
    chain: tuple[Link, ...] = ()
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of one report with its mentions: name, type, sense and the reason for the sense."""

    id: str
    name: str
    type: str
    sense: str = ""
    why: str = ""
    mentions: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """What several records of one report are about: the words that name it, the records, and the reason."""

    id: str
    label_anchor: Anchor
    records: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Tension:
    """Two records that rub against each other. The tool does not rule."""

    left: str
    right: str
    kind: str


@dataclass(frozen=True, slots=True)
class HeadlineClaim:
    """A claim of a headline, outside all counts, held against the body."""

    anchor: Anchor
    compared: Literal["same", "firmer", "source_dropped", "not_found"]
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything that one report puts on record, and what stands beside it.

    Records are in text order. `by` names the steps and rules that made the sheet.
    """

    report: Report
    kind: ReportKind
    records: tuple[Record, ...]
    entities: tuple[Named, ...] = ()
    matters: tuple[Matter, ...] = ()
    tensions: tuple[Tension, ...] = ()
    quotes: tuple[Quote, ...] = ()
    gaps: tuple[Gap, ...] = ()
    questions: tuple[Question, ...] = ()
    support: tuple[SupportNote, ...] = ()
    headline_claims: tuple[HeadlineClaim, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    by: tuple[str, ...] = ()


def record_id(report_id: str, anchor: Anchor, ordinal: int) -> str:
    """Return the identity of a record: report, anchor, and which record of that anchor it is (from 0).

    Labels and versions are no part of it, so that a better reading keeps the ids.
    """
    return digest(report_id, f"{anchor.start}-{anchor.end}", str(ordinal))
