"""Pages of invented countries and hand-built sheets of them, for tests of the ledger."""

from __future__ import annotations

import hashlib
import random
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Candidate, Cue, Place, Quantity, ReportKind, Unsure
from onrecord.core.record import (
    Event,
    Gap,
    HeadlineClaim,
    LeftOpen,
    Link,
    Matter,
    Named,
    Participant,
    Presupposed,
    Question,
    Quote,
    Record,
    Relation,
    Sheet,
    Stage,
    Stated,
    SupportNote,
    Tension,
    record_id,
)  # fmt: skip
from onrecord.core.report import Block, Given, Language, Report
from onrecord.core.times import Timex

NOON = "2031-06-03T12:00:00Z"
HERALD = """Ondria to reopen Telm reactor to inspectors

Ondria will let inspectors return to the Telm reactor, Foreign Minister Adra Vel said on Tuesday.

“We will let inspectors return, and we will open every hall,” Vel told the ONA agency. “Nothing is hidden.”

Marlesh denied that anything had been signed. “Nothing has been signed,” its foreign ministry said.

Lena Dorr, who lives beside the plant, said she heard sirens. Dorr said nobody came.

It is unclear who pays. Will Marlesh reopen its border?

Advertisement
"""


def at(text, words, nth=0):
    """Pin the nth place of some words."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Anchor(start, start + len(words), words)


def blocks_of(text):
    found, start = [], 0
    for part in text.split("\n\n"):
        kind = "headline" if not found else "furniture" if part.strip() == "Advertisement" else "body"
        if part.strip():
            found.append(Block(kind, start, start + len(part.rstrip("\n"))))
        start += len(part) + 2
    return tuple(found)


def report_of(text, *, name="herald.txt", publisher="Coastal Herald", url=None, published="2031-06-03", title=None):
    def given(value):
        return Given(value, "printed") if value else None

    return Report(
        name, text, hashlib.sha256(text.encode()).hexdigest(), blocks_of(text), Language("en", True, 1.0),
        publisher=given(publisher), url=given(url), published=given(published), title=given(title),
    )  # fmt: skip


def numbered(report, records):
    """Give records their ids and numbers in text order."""
    seen, done = {}, []
    for number, record in enumerate(sorted(records, key=lambda r: (r.anchor.start, r.anchor.end)), 1):
        spot = (record.anchor.start, record.anchor.end)
        seen[spot] = seen.get(spot, -1) + 1
        done.append(replace(record, id=record_id(report.id, record.anchor, seen[spot]), number=number))
    return tuple(done)


def record_of(anchor, *chain, modality="actual", polarity="+", evidence=None, **more):
    more.setdefault("wording", "publisher")
    more.setdefault("quoted", False)
    return Record(
        "", 0, anchor, evidence or (anchor,), tuple(chain), modality=modality, polarity=polarity, certainty="certain",
        by=("record/1",), **more,
    )  # fmt: skip


def herald(**head):
    """The sheet of the page above: five records, four voices, one of them a private person."""
    text = head.pop("text", HERALD)
    by = head.pop("by", ("tokens/1", "record/1"))
    report = report_of(text, **head)
    vel = Link("Adra Vel", "e1", at(text, "Adra Vel"), label=at(text, "Foreign Minister"), kind="person")
    ona = Link("ONA", "e2", at(text, "ONA"), kind="body", route="via")
    ministry = Link("foreign ministry", "e3", at(text, "foreign ministry"), kind="body", named=False)
    dorr = Link("Lena Dorr", "e4", at(text, "Lena Dorr"), kind="person")
    ondria = Participant("Ondria", "e5", at(text, "Ondria", 1))
    consult = Event("CONSULT")
    records = [
        record_of(at(text, "will let"), vel, modality="planned", event=consult, actor=(ondria,),
                  time=Stated("2031-06-03", at(text, "Tuesday"), "weekday before 2031-06-03"),
                  quantities=(Quantity(at(text, "every hall"), 1.0),), cues=(Cue("modality", "planned", at(text, "will")),)),
        record_of(at(text, "will let", 1), ona, replace(vel, anchor=at(text, "Vel", 1)), modality="planned", quoted=True,
                  wording=Participant("Adra Vel", "e1", at(text, "Vel", 1)), event=consult, actor=(ondria,)),
        record_of(at(text, "will open"), ona, replace(vel, anchor=at(text, "Vel", 1)), modality="planned", quoted=True,
                  place=LeftOpen(at(text, "every hall")), actor=(ondria,)),
        record_of(at(text, "signed", 1), ministry, modality="actual", polarity="-", quoted=True, event=Event("REJECT"),
                  presupposed=Presupposed(at(text, "signed"), "?")),
        record_of(at(text, "heard"), dorr, actor=(Participant("Lena Dorr", "e4", at(text, "she")),)),
        record_of(at(text, "denied"), event=Event("REJECT", "deny", ("military",)),
                  actor=(Participant("Marlesh", "e6", at(text, "Marlesh")),)),
    ]  # fmt: skip
    records = numbered(report, records)
    first, *_, last = records
    entities = (
        Named("e1", "Adra Vel", "PERSON", mentions=(at(text, "Adra Vel"), at(text, "Vel", 1))),
        Named("e2", "ONA", "ORGANIZATION", mentions=(at(text, "ONA"),)),
        Named("e3", "foreign ministry", "ORGANIZATION", mentions=(at(text, "foreign ministry"),)),
        Named("e4", "Lena Dorr", "PERSON", mentions=(at(text, "Lena Dorr"), at(text, "Dorr", 1))),
        Named("e5", "Ondria", "PLACE", "the government", "it lets", (at(text, "Ondria"), at(text, "Ondria", 1))),
        Named("e6", "Marlesh", "PLACE", mentions=(at(text, "Marlesh"), at(text, "Marlesh", 1))),
    )
    records = (
        replace(first, relations=(Relation("reason", last.id, at(text, "said")),), matter="m1",
                stage=Stage("planned", at(text, "will")), confidence=0.75,
                uncertain=(Unsure("modality", (Candidate("ready", "let"), Candidate("planned", "will"))),)),
        *records[1:],
    )  # fmt: skip
    return Sheet(
        report, ReportKind("news", at(text, "said")), records, entities,
        matters=(Matter("m1", at(text, "Telm reactor"), (first.id,), "shared head noun"),),
        tensions=(Tension(first.id, last.id, "denies"),),
        quotes=(
            Quote((at(text, "We will let inspectors return, and we will open every hall,"), at(text, "Nothing is hidden.")),
                  vel, cue=at(text, "told"), wording="Adra Vel"),
            Quote((at(text, "Nothing has been signed,"),), None, about=Participant("Marlesh", None, at(text, "Marlesh"))),
        ),
        gaps=(Gap(at(text, "unclear"), "identity", "unknown", "publisher", None),),
        questions=(Question("q1", at(text, "Will Marlesh reopen its border?"), (vel,)),),
        support=(SupportNote(at(text, "denied"), "unverified", (ona,), (first.id,)),),
        headline_claims=(HeadlineClaim(at(text, "to reopen"), "source_dropped", first.id),),
        places=(Place(at(text, "Telm"), "Telm", "other", why="nothing known"),),
        times=(Timex(at(text, "Tuesday"), "DATE", "2031-06-03", "printed", ("2031-06-03",)),),
        quantities=(Quantity(at(text, "every hall"), 12.5, None, "at_most", unit="halls"),), by=by,
    )  # fmt: skip


COUNTRIES = ("Ondria", "Marlesh", "Kestria", "Velmora", "Tarsk", "Brennia", "Solvany", "Quarn")
BODIES = ("ONA", "Kestrel Post", "Telm Authority", "Harbour Board", "Velmora Radio", "Grain Council")
PEOPLE = ("Adra Vel", "Joren Pask", "Mirel Tov", "Sana Orlik", "Pell Haden", "Ivo Karr")
OFFICES = ("Foreign Minister", "President", "Energy Minister", "Governor", "Ambassador")
DEEDS = (
    ("will reopen", "planned"), ("has closed", "actual"), ("may sell", "possible"), ("should inspect", "called_for"),
    ("is ready to share", "ready"), ("would move", "conditional"), ("signed", "actual"), ("attacked", "actual"),
)  # fmt: skip
THINGS = ("the Telm reactor", "its border", "the grain terminal", "two ferries", "the northern mine", "a radio mast")
TYPES = ("AGREE", "CONSULT", "COERCE", "AID", "PROTEST", "ASSAULT", "NONE")


def generated(number, *, seed=1, paragraphs=8):
    """One made-up report with its sheet: `number` decides everything."""
    chance = random.Random(f"{seed}/{number}")
    lines, planned = [f"Report {number}: {chance.choice(COUNTRIES)} and {chance.choice(THINGS)}"], []
    for _ in range(paragraphs):
        person, office, body = chance.choice(PEOPLE), chance.choice(OFFICES), chance.choice(BODIES)
        deed, modality = chance.choice(DEEDS)
        country, thing = chance.choice(COUNTRIES), chance.choice(THINGS)
        words = f"{country} {deed} {thing}, {office} {person} told {body} after talks number {chance.randrange(10**6)}."
        planned.append((len(lines), deed, modality, person, office, body, country))
        lines.append(words + " " + " ".join(chance.choice(FILLER) for _ in range(6)))
    text = "\n\n".join(lines) + "\n"
    day = f"2031-{1 + number % 12:02}-{1 + number % 28:02}"
    report = report_of(text, name=f"{number}.txt", publisher=chance.choice(BODIES), published=day)
    spans = [(b.start, b.end) for b in report.blocks]
    records, people = [], {}
    for line, deed, modality, person, office, body, country in planned:

        def pin(words, block=spans[line]):
            start = text.index(words, *block)
            return Anchor(start, start + len(words), words)

        people.setdefault(person, []).append(pin(person))
        speaker = Link(person, "p" + str(PEOPLE.index(person)), pin(person), label=pin(office), kind="person")
        records.append(
            record_of(
                pin(" ".join(deed.split()[:3])), Link(body, "b" + str(BODIES.index(body)), pin(body), kind="body"), speaker,
                modality=modality, event=Event(chance.choice(TYPES)), evidence=(Anchor(*spans[line], text[slice(*spans[line])]),),
                actor=(Participant(country, "c" + str(COUNTRIES.index(country)), pin(country)),),
            )
        )  # fmt: skip
    entities = tuple(
        Named("p" + str(PEOPLE.index(name)), name, "PERSON", mentions=tuple(m)) for name, m in people.items()
    )
    return Sheet(report, ReportKind("news"), numbered(report, records), entities, by=("record/1",)), text.encode()


FILLER = (
    "The statement gave no date.", "Two ships waited outside the harbour.", "Officials met late into the night.",
    "Prices rose for the third week.", "The ministry did not answer by evening.", "Rain closed the mountain road.",
    "A second round is foreseen.", "Nobody was hurt.",
)  # fmt: skip
