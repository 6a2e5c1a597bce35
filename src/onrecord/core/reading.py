"""The reading: what was found in a report's text, before any editorial rule turns it into records.

A reading is filled by steps. Each step declares which layers it needs and gives, takes the reading so far and returns
it with its layers filled. The trained reader fills or replaces the same layers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Literal

from onrecord.core.actors import Code
from onrecord.core.anchor import Anchor
from onrecord.core.coreference import Coreference
from onrecord.core.errors import StepError
from onrecord.core.report import Report, digest
from onrecord.core.times import Timex

EntityType = Literal["PERSON", "ORGANIZATION", "PLACE", "NATIONALITY", "OTHER"]
Modality = Literal["actual", "planned", "ready", "called_for", "possible", "conditional", "asked"]
Polarity = Literal["+", "-"]
Certainty = Literal["certain", "probable", "possible"]
Tense = Literal["past", "present", "future"]
Bound = Literal["exact", "about", "at_most", "at_least", "more_than", "less_than", "range"]
PlaceKind = Literal["country", "region", "city", "other"]
GapAbout = Literal["time", "place", "number", "identity", "cause", "kind", "terms", "outcome", "other"]
GapState = Literal["unknown", "undisclosed", "undecided", "unverified", "no_reply", "declined"]
SupportKind = Literal["unverified", "seen", "alleged", "false", "no_evidence", "so_called", "confirmed"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: offsets in the canonical text, and what is known of it.

    `upos`, `head` (index of the governing token, -1 for a root) and `deprel` follow Universal Dependencies version 2;
    they stay empty until a parser fills them.
    """

    start: int
    end: int
    upos: str = ""
    lemma: str = ""
    head: int = -1
    deprel: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: offsets without surrounding space, its tokens `[first, last)` and the block it stands in."""

    start: int
    end: int
    first: int
    last: int
    block: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks: the words inside, without the marks.

    `start` and `end` span the marks. `depth` is 0 for an outer quotation. `closed` is False where the mark is left
    open until the end of its paragraph. `speech` is False for scare quotes, titles and nicknames, with `why`.
    """

    inside: Anchor
    start: int
    end: int
    depth: int = 0
    closed: bool = True
    speech: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch that the network takes for a name, with its type and the probability of it (0 to 1)."""

    anchor: Anchor
    type: EntityType
    score: float


@dataclass(frozen=True, slots=True)
class Heard:
    """An attribution as the network sees it inside one sentence: a reporting cue with the words of source and content.

    `score` is the probability of the cue, 0 to 1. Either list may be empty.
    """

    cue: Anchor
    source: tuple[Anchor, ...]
    content: tuple[Anchor, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Proposition:
    """What the network itself says of one word as a predicate, before any rule.

    `predicate` and `record` are probabilities (0 to 1) that PropBank would call it a predicate and that it carries news;
    `factuality` runs from -3 (certainly not so) to 3 (certainly so). `arguments` have PropBank's roles ("ARG0").
    """

    anchor: Anchor
    sentence: int
    predicate: float
    record: float
    modality: Modality
    polarity: Polarity
    certainty: Certainty
    tense: Tense
    factuality: float
    arguments: tuple[Argument, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A naming in the text. `entity` is the index of the entity it is taken to name."""

    anchor: Anchor
    type: EntityType
    entity: int
    role: Anchor | None = None
    """The page's own description printed with the name ("Foreign Minister"), where there is one."""


@dataclass(frozen=True, slots=True)
class Entity:
    """What one or more mentions name: the fullest form printed, its type, its sense and the reason for the sense.

    `sense` tells, for example, a capital as a city from the government that sits there. `described` is True for
    a thing known by description alone ("a senior official").
    """

    name: str
    type: EntityType
    sense: str = ""
    why: str = ""
    described: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """The words on which a value rests: which field they speak for, which value, and where they stand."""

    field: str
    value: str
    anchor: Anchor


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant or circumstance of a predicate: its role (agent, patient, recipient, time, place) and words.

    `rule` names what took the words for that entity where they do not name it themselves; empty otherwise.
    `country` (ISO 3166-1 alpha-3) and `sector` (PLOVER) are those that the words show, None where they show none.
    """

    role: str
    anchor: Anchor
    entity: int | None = None
    rule: str = ""
    country: Code | None = None
    sector: Code | None = None


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word or words that name an event or state, with how firmly it is put where it stands.

    `record` is the reader's probability that it carries news, `attributed` that somebody other than the publisher puts
    it forward (None where nobody looked); `confidence` covers the labels. `unsure` names
    the fields that the reader is not sure of, each with its candidates and the reason. `event` is the PLOVER type that
    the word names, "NONE" where it names none, "" where nobody looked; `event_chance` is the network's probability of it;
    `mode` and `contexts` are PLOVER's.
    """

    anchor: Anchor
    lemma: str
    sentence: int
    modality: Modality = "actual"
    polarity: Polarity = "+"
    certainty: Certainty = "certain"
    tense: Tense | None = None
    sense: str = ""
    foretold: bool = False
    event: str = ""
    cues: tuple[Cue, ...] = ()
    condition: Anchor | None = None
    imputed_to: Anchor | None = None
    arguments: tuple[Argument, ...] = ()
    record: float = 1.0
    confidence: float | None = None
    attributed: float | None = None
    event_chance: float | None = None
    mode: str = ""
    contexts: tuple[str, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a field may have, and the reason to think so."""

    value: str
    why: str


@dataclass(frozen=True, slots=True)
class Unsure:
    """A field the reader is not sure of, with the values it may have, likeliest first."""

    field: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Who an attribution names as speaking, as printed.

    `entity` is the index of the entity, None where nobody could be found (`name` is then "?").
    """

    name: str
    anchor: Anchor | None
    entity: int | None = None
    label: Anchor | None = None
    kind: str = "unknown"
    named: bool = True


@dataclass(frozen=True, slots=True)
class Attribution:
    """One case of a source putting something forward: source, cue and content.

    `content` are the stretches that the source is made responsible for. `quotation` is the index of the quotation
    it speaks for, None for indirect speech. `route` tells how the words came ("said", "told" somebody, "via").
    `rule` is the name of the rule that found it. `about` is set where the reporting verb stands inside the marks:
    the words are then the outer voice's, about this person.

    Source: PolNeAR annotation guidelines (source, cue, content); PARC 3.
    """

    source: Source
    cue: Anchor | None
    content: tuple[Anchor, ...]
    kind: Literal["direct", "indirect", "according_to"]
    act: str = "says"
    route: str = "said"
    said_at: Anchor | None = None
    quotations: tuple[int, ...] = ()
    about: Source | None = None
    rule: str = ""
    unsure: tuple[Unsure, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym and what it is resolved to: as coarse as printed, with the reason, never with coordinates."""

    anchor: Anchor
    name: str
    kind: PlaceKind
    country: str | None = None
    region: str | None = None
    geonames_id: int | None = None
    sense: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount: value (for a range its lower end, with `high`), bound, unit, rate and what it counts.

    `vague` marks words such as "dozens", whose `value` is the least they can mean.
    """

    anchor: Anchor
    value: float | None
    high: float | None = None
    bound: Bound = "exact"
    vague: bool = False
    unit: str | None = None
    per: str | None = None
    of: str | None = None
    as_of: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class GapFound:
    """Words that say something is not known, given or decided: what about, in which state.

    `holder` are the words for who does not know or say, where the construction has them; `rule` names the construction.
    """

    anchor: Anchor
    about: GapAbout
    state: GapState
    holder: Anchor | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class PresupposedFound:
    """Words that take an act or state for granted ("decision to host", "another plant").

    `act` is the word that names it; `rule` names the construction.
    """

    anchor: Anchor
    act: Anchor
    rule: str = ""


@dataclass(frozen=True, slots=True)
class QuestionFound:
    """A question, whole, with the quotation it stands in, if any."""

    anchor: Anchor
    quotation: int | None = None


@dataclass(frozen=True, slots=True)
class SupportFound:
    """Words by which a voice says what backs a claim; `rule` names the construction."""

    anchor: Anchor
    note: SupportKind
    rule: str = ""


@dataclass(frozen=True, slots=True)
class ReportKind:
    """What kind of text a page is, with the words that show it (none where nothing does)."""

    value: str
    anchor: Anchor | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one report's text, layer by layer.

    Every field but `report`, `filled` and `by` is a layer that a step gives. `filled` names the layers that are
    there; `by` names the steps that ran, with their versions, in order.
    """

    report: Report
    tokens: tuple[Token, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    insertions: tuple[Anchor, ...] = ()
    named: tuple[Named, ...] = ()
    heard: tuple[Heard, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    corefers: tuple[Coreference, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    times: tuple[Timex, ...] = ()
    places: tuple[Place, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    gaps: tuple[GapFound, ...] = ()
    questions: tuple[QuestionFound, ...] = ()
    support: tuple[SupportFound, ...] = ()
    presupposed: tuple[PresupposedFound, ...] = ()
    kind: ReportKind = ReportKind("unknown")
    filled: frozenset[str] = frozenset()
    by: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Return the reading's identity: 16 hexadecimal digits over report id and step versions."""
        return digest(self.report.id, *self.by)

    def words(self, token: Token) -> str:
        """Return the words of a token."""
        return self.report.text[token.start : token.end]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of reading: its name and version, the layers it needs and gives, and the function that runs it."""

    name: str
    version: str
    needs: frozenset[str]
    gives: frozenset[str]
    run: Callable[[Reading], Reading]

    @property
    def label(self) -> str:
        """Return name and version as they stand in `by`."""
        return f"{self.name}/{self.version}"

    def __call__(self, reading: Reading) -> Reading:
        """Run the step and write down that it ran.

        Raises:
            StepError: when a needed layer is not there, or when the step names a layer that no reading has.
        """
        unknown = (self.needs | self.gives) - LAYERS
        missing = self.needs - reading.filled
        if unknown or missing:
            raise StepError(
                "a reading step cannot run",
                where=self.name,
                found=f"{'unknown' if unknown else 'missing'} layers {', '.join(sorted(unknown or missing))}",
                expected="every needed layer given by an earlier step",
            )
        done = self.run(reading)
        return replace(done, filled=reading.filled | self.gives, by=(*reading.by, self.label))


LAYERS: frozenset[str] = frozenset(f.name for f in fields(Reading)) - {"report", "filled", "by"}
"""The names of all layers of a reading."""
