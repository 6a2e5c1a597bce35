"""The standard columns of a coder's row alone are true: nothing planned, asked or denied leaves as a deed."""

import itertools
import json

import literal
import pytest

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Cue
from onrecord.core.record import Relation, Stated, SupportNote
from onrecord.core.times import days_of
from onrecord.export import cameo, ftm, plover, polecat, table
from onrecord.export.coding import (
    ANNOUNCED_CONFLICT,
    ANNOUNCED_RETREAT,
    DONE,
    EXPRESSED_YIELD,
    FUTURE_COOPERATION,
    PLOVER,
    REFUSED,
    code,
)
from onrecord.export.rows import Options

TYPES = tuple(PLOVER)
TEXT = "On Monday Ondria told Marlesh of it, the harbour ministry said, and the talks of Telm went on."
PAGE = literal.report(TEXT)
AT = literal.anchor(TEXT, "told")
UNDONE = {
    "planned": {"modality": "planned"},
    "planned by another's word": {"modality": "planned", "foretold": True},
    "ready": {"modality": "ready", "sense": "willing"},
    "wants": {"modality": "ready", "sense": "wants"},
    "called for": {"modality": "called_for"},
    "possible": {"modality": "possible"},
    "conditional": {"modality": "conditional"},
    "asked": {"modality": "asked", "question": "q1"},
    "denied": {"polarity": "-"},
    "not planned": {"modality": "planned", "polarity": "-"},
    "ahead": {"tense": "future"},
    "hedged": {"certainty": "possible"},
    "on a condition": {"condition": literal.anchor(TEXT, "the talks")},
    "a condition itself": {"relations": (Relation("condition", "r2", literal.anchor(TEXT, "of it")),)},
    "imputed": {"imputed_to": literal.party(TEXT, "Marlesh")},
    "of a voice that denies": {"chain": (literal.voice(TEXT, "the harbour ministry", act="denies"),)},
    "dated after the page": {"time": Stated("2031-07", literal.anchor(TEXT, "Monday"))},
}


def undone():
    """At least 200 records that no coder may take for deeds: each PLOVER type, put in each way that is not done."""
    made = []
    for number, (kind, how) in enumerate(itertools.product(TYPES, UNDONE), 1):
        made.append(literal.record(PAGE, number, AT, event=kind, **UNDONE[how]))
    return made


def coded_rows(module, sheet, second=False):
    parts = list(module.write([sheet], Options()))
    text = b"".join(part.rest if second else part.main for part in parts).decode()
    return table.read_back(text, delimiter="\t"), sum(part.rest_rows if second else part.rows for part in parts)


def test_no_undone_record_is_coded_as_a_deed():
    records = undone()
    assert len(records) >= 200
    sheet = literal.sheet(PAGE, *records)
    for entry in records:
        coding = code(sheet, entry)
        assert coding.rule != DONE
        assert not coding.type or (coding.type, coding.rule) in {
            ("AGREE", FUTURE_COOPERATION), ("AGREE", EXPRESSED_YIELD), ("CONCEDE", ANNOUNCED_RETREAT),
            ("THREATEN", ANNOUNCED_CONFLICT),
        }  # fmt: skip


@pytest.mark.parametrize(("module", "column"), [(polecat, "Event Type"), (cameo, "CAMEO Code")])
def test_no_undone_record_leaves_a_coders_table_as_a_deed(module, column):
    records = undone()
    main, count = coded_rows(module, literal.sheet(PAGE, *records))
    rest, held = coded_rows(module, literal.sheet(PAGE, *records), second=True)
    assert (len(main), len(rest)) == (count, held)
    assert count + held == len(records)
    assert main, "no record was mapped by a rule of PLOVER"
    allowed = {"AGREE", "CONCEDE", "THREATEN"} if module is polecat else {"03", "08", "13"}
    assert {row[column] for row in main} == allowed
    assert {row["Rule"] for row in main} == {FUTURE_COOPERATION, ANNOUNCED_RETREAT, ANNOUNCED_CONFLICT}
    assert {row[column] for row in rest} == {""}
    told = ("Event Date", "Intensity", "Event Text", "Event Mode", "Quad Code", "Contexts")
    assert {row.get(name, "") for row in rest for name in told} == {""}


def test_no_undone_record_leaves_plover_json_as_a_deed():
    records = undone()
    lines = b"".join(part.main for part in plover.write([literal.sheet(PAGE, *records)], Options())).decode()
    entries = [json.loads(line) for line in lines.splitlines()]
    assert len(entries) == len(records)
    for entry in entries:
        if entry["has_event"]:
            assert entry["event"] in (["AGREE"], ["CONCEDE"], ["THREATEN"])
            assert entry["comment"] in (FUTURE_COOPERATION, ANNOUNCED_RETREAT, ANNOUNCED_CONFLICT)
        else:
            assert not entry["event"] and not entry["mode"] and not entry["quad_code"]


def test_no_undone_record_leaves_followthemoney_as_a_deed():
    records = undone()
    lines = b"".join(part.main for part in ftm.write([literal.sheet(PAGE, *records)], Options())).decode()
    entities = [json.loads(line) for line in lines.splitlines()]
    events = [entity for entity in entities if entity["schema"] == "Event"]
    notes = [entity for entity in entities if entity["schema"] == "Note"]
    assert len(events) + len(notes) == len(records)
    assert all(event["properties"]["name"][0].split(":")[0] in ("AGREE", "CONCEDE", "THREATEN") for event in events)


@pytest.mark.parametrize("kind", TYPES)
def test_what_is_put_as_done_keeps_its_type(kind):
    done = literal.record(PAGE, 1, AT, event=kind)
    coding = code(literal.sheet(PAGE, done), done)
    assert (coding.type, coding.rule, coding.auxiliary) == (kind, DONE, ())


@pytest.mark.parametrize("note", ["alleged", "false", "no_evidence", "so_called"])
def test_a_doubted_record_is_no_deed(note):
    done = literal.record(PAGE, 1, AT)
    doubted = literal.sheet(PAGE, done, support=(SupportNote(literal.anchor(TEXT, "of it"), note, (), (done.id,)),))
    assert code(doubted, done).type == ""


def test_history_is_marked_as_plover_marks_it():
    past = literal.record(PAGE, 1, AT, event="ASSAULT", background=True)
    assert code(literal.sheet(PAGE, past), past).auxiliary == ("historical",)


@pytest.mark.parametrize(
    ("more", "value", "first", "last"),
    [
        ({"time": Stated("2031-06-02", AT)}, "2031-06-02", "2031-06-02", "2031-06-02"),
        ({"time": Stated("2031-05", AT)}, "2031-05", "2031-05-01", "2031-05-31"),
        ({"time": Stated("2031-W22", AT)}, "2031-05-26/2031-06-01", "2031-05-26", "2031-06-01"),
        ({"time": Stated("XXXX-03-13", AT)}, "../2031-06-03", "", "2031-06-03"),
        ({}, "../2031-06-03", "", "2031-06-03"),
        # a promise is made when it is spoken, not when it is to be kept
        ({"modality": "planned", "time": Stated("2031-07-01", AT)}, "../2031-06-03", "", "2031-06-03"),
    ],
)  # fmt: skip
def test_the_date_is_the_stated_one_or_a_range_up_to_publication(more, value, first, last):
    dated = literal.record(PAGE, 1, AT, **more)
    date = code(literal.sheet(PAGE, dated), dated).date
    assert (date.value, date.first, date.last) == (value, first, last)
    assert ("range ending on the day of publication" in date.basis) == value.startswith("..")


def test_without_a_day_of_publication_no_date_is_made_up():
    page = literal.report(TEXT, published=None)
    undated = literal.record(page, 1, AT)
    assert code(literal.sheet(page, undated), undated).date.value == ""


@pytest.mark.parametrize("value", ["P3D", "2031-02-30", "PRESENT_REF", "203", "2031-W60", ""])
def test_what_is_no_date_has_no_days(value):
    assert days_of(value) == ("", "")


@pytest.mark.parametrize(
    ("kind", "trigger", "root"),
    [
        ("ASSAULT", "shelled", "19"), ("ASSAULT", "abducted", "18"), ("ASSAULT", "attacked", ""),
        ("ACCUSE", "inquiry", "09"), ("ACCUSE", "condemned", "11"), ("ACCUSE", "row", ""), ("REQUEST", "urged", "02"),
        ("REQUEST", "demanded", "10"), ("AID", "gave", "07"),
    ],
)  # fmt: skip
def test_cameo_guesses_no_root(kind, trigger, root):
    text = f"Ondria {trigger} it."
    page = literal.report(text)
    made = literal.record(page, 1, Anchor.of(text, 7, 7 + len(trigger)), event=kind)
    rows, _ = coded_rows(cameo, literal.sheet(page, made), second=not root)
    assert [row["CAMEO Code"] for row in rows] == [root]


@pytest.mark.parametrize(
    ("words", "at", "cue", "wanted"),
    [
        ("Ondria will withdraw its patrols.", "withdraw", "will", ("AGREE", EXPRESSED_YIELD)),
        ("Ondria agreed to free the sailors.", "free", "agreed to", ("AGREE", EXPRESSED_YIELD)),
        ("Ondria is ready to open the strait.", "open", "ready", ("AGREE", EXPRESSED_YIELD)),
        ("Ondria decided to free the sailors.", "free", "decided to", ("CONCEDE", ANNOUNCED_RETREAT)),
        ("Ondria announced a ceasefire from Monday.", "ceasefire", "", ("CONCEDE", ANNOUNCED_RETREAT)),
    ],
)
def test_an_intent_to_yield_is_coded_as_plovers_crosswalk_has_it(words, at, cue, wanted):
    cues = (Cue("modality", "planned", literal.anchor(words, cue)),) if cue else ()
    page = literal.report(words)
    made = literal.record(page, 1, literal.anchor(words, at), event="RETREAT", modality="planned", cues=cues)
    coding = code(literal.sheet(page, made), made)
    assert (coding.type, coding.rule) == wanted


@pytest.mark.parametrize(
    ("words", "at", "cue", "fields", "wanted"),
    [
        ("Ondria will expel the envoys.", "expel", "will", {"event": "SANCTION"}, "THREATEN"),
        ("Ondria plans to close the strait.", "close", "plans to", {"event": "COERCE"}, "THREATEN"),
        ("Ondria will shell the port.", "shell", "", {"event": "ASSAULT", "tense": "future"}, "THREATEN"),
        ("The miners are ready to strike.", "strike", "ready", {"event": "PROTEST", "modality": "ready", "sense": "willing"}, "THREATEN"),
        # near misses: nobody says that it is to come, it is hedged, or it is a move that falls short of force
        ("Ondria announced a suspension of aid.", "suspension", "", {"event": "SANCTION"}, ""),
        ("Ondria will perhaps shell the port.", "shell", "will", {"event": "ASSAULT", "certainty": "possible"}, ""),
        ("Ondria will deploy tanks.", "deploy", "will", {"event": "MOBILIZE"}, ""),
    ],
)  # fmt: skip
def test_what_is_announced_against_somebody_is_coded_as_a_threat(words, at, cue, fields, wanted):
    cues = (Cue("modality", "planned", literal.anchor(words, cue)),) if cue else ()
    page = literal.report(words)
    made = literal.record(page, 1, literal.anchor(words, at), **({"modality": "planned", "cues": cues} | fields))
    coding = code(literal.sheet(page, made), made)
    assert (coding.type, coding.rule == ANNOUNCED_CONFLICT) == (wanted, bool(wanted))


def refusing(words, **fields):
    """A record that says no, with the cue that says so."""
    cue = Cue("polarity", "-", literal.anchor(words, fields.pop("cue")))
    page = literal.report(words)
    given = {"polarity": "-", "cues": (cue,), "actor": (literal.party(words, "Ondria"),)} | fields
    record = literal.record(page, 1, literal.anchor(words, given.pop("at")), **given)
    return code(literal.sheet(page, record), record)


@pytest.mark.parametrize(
    ("words", "fields", "mode"),
    [
        ("Ondria refused to meet Marlesh.", {"event": "CONSULT", "at": "meet", "cue": "refused to"}, "meet"),
        ("Ondria declined to send grain.", {"event": "AID", "at": "send", "cue": "declined to"}, "assist"),
        (
            "Ondria will not lift the ban.",
            {"event": "CONCEDE", "at": "lift", "cue": "not", "modality": "planned", "tense": "future"},
            "yield",
        ),
    ],
)
def test_a_refusal_is_coded_as_plover_codes_refusals(words, fields, mode):
    coding = refusing(words, **fields)
    assert (coding.type, coding.rule, coding.mode, coding.named) == ("REJECT", REFUSED, mode, fields["event"])


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("Ondria failed to meet Marlesh.", {"event": "CONSULT", "at": "meet", "cue": "failed to"}),
        ("Ondria refused to attack Marlesh.", {"event": "ASSAULT", "at": "attack", "cue": "refused to"}),
        ("Ondria refused to meet Marlesh.", {"event": "CONSULT", "at": "meet", "cue": "refused to", "actor": ()}),
        (
            "Ondria refused to meet Marlesh.",
            {"event": "CONSULT", "at": "meet", "cue": "refused to", "certainty": "possible"},
        ),
        (
            "Ondria may not meet Marlesh.",
            {"event": "CONSULT", "at": "meet", "cue": "not", "modality": "possible", "tense": "future"},
        ),
    ],
)
def test_what_is_no_refusal_of_help_leaves_no_type(words, fields):
    assert refusing(words, **fields).type == ""
