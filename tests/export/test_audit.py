"""Audits: blind sheets, drawn the same for a seed, and precision with intervals."""

import csv
import io

import literal
import pytest

from onrecord.core.errors import MalformedInput
from onrecord.core.record import Stated
from onrecord.export import audit

TEXT = "The port of Ondria was closed on Monday, the harbour ministry said.\n\nMarlesh will visit it."


def sheet():
    page = literal.report(TEXT)
    voice = literal.voice(TEXT, "the harbour ministry", kind="body")
    return literal.sheet(
        page,
        literal.record(
            page, 1, "closed", event="COERCE", chain=(voice,), time=Stated("2031-06-02", literal.anchor(TEXT, "Monday"))
        ),
        literal.record(page, 2, "visit", modality="planned", actor=(literal.party(TEXT, "Marlesh"),)),
    )


def filled(**answers):
    """The blank sheet with answers by trigger: {trigger: {field: answer}}."""
    rows = list(csv.DictReader(io.StringIO(audit.blank([sheet()], 9))))
    for row in rows:
        row.update(answers.get(row["trigger"], {}))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def scored(text):
    return {entry.field: (entry.right, entry.n, entry.untold) for entry in audit.score([sheet()], text)}


def test_the_sheet_is_blind():
    rows = list(csv.DictReader(io.StringIO(audit.blank([sheet()], 9))))
    assert len(rows) == 2
    assert all(row[field] == "" for row in rows for field in audit.CODED)
    text = audit.blank([sheet()], 9)
    for label in ("planned", "COERCE", "actual", "2031-06-02"):
        assert label not in text
    assert "[[closed]]" in text


def test_a_seed_draws_the_same_and_another_draws_others():
    text = "\n\n".join(f"Port{number} was shut." for number in range(200))
    page = literal.report(text)
    many = literal.sheet(page, *(literal.record(page, n + 1, f"Port{n} was") for n in range(200)))
    drawn = audit.blank([many], 20, seed="a")
    assert drawn == audit.blank([many], 20, seed="a")
    assert drawn != audit.blank([many], 20, seed="b")
    assert len(drawn.splitlines()) == 21


@pytest.mark.parametrize(
    ("answers", "field", "tally"),
    [
        ({"visit": {"modality": "planned"}}, "modality", (1, 1, 0)),
        ({"visit": {"modality": "actual"}, "closed": {"modality": "Actual"}}, "modality", (1, 2, 0)),
        ({"visit": {"modality": "?"}}, "modality", (0, 0, 1)),
        ({"visit": {}}, "modality", (0, 0, 0)),
        ({"visit": {"is_record": "no", "modality": "actual"}}, "modality", (0, 0, 0)),
        ({"visit": {"is_record": "no"}, "closed": {"is_record": "y"}}, "is_record", (1, 2, 0)),
        ({"closed": {"voice": "The Harbour Ministry"}, "visit": {"voice": "page"}}, "voice", (2, 2, 0)),
        ({"closed": {"actor": "none"}, "visit": {"actor": "Marlesh; Ondria"}}, "actor", (1, 2, 0)),
        ({"closed": {"time": "2031-06-02"}, "visit": {"time": "none"}}, "time", (2, 2, 0)),
        ({"closed": {"polarity": "+"}, "visit": {"polarity": "-"}}, "polarity", (1, 2, 0)),
    ],
)  # fmt: skip
def test_a_filled_sheet_is_read_back(answers, field, tally):
    assert scored(filled(**answers))[field] == tally


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"visit": {"modality": "aktual"}}, "row 3, modality: found aktual, expected one of actual, planned, "),
        ({"closed": {"polarity": "negative"}}, "row 2, polarity: found negative, expected one of \\+, -"),
        ({"closed": {"certainty": "sure"}}, "row 2, certainty: found sure"),
        ({"closed": {"event": "COERSE"}}, "row 2, event: found COERSE, expected one of AGREE, "),
        ({"visit": {"background": "nope"}}, "row 3, background: found nope, expected one of yes, no"),
        ({"visit": {"is_record": "maybe"}}, "row 3, is_record: found maybe"),
        ({"visit": {"modality": "aktual", "event": "x"}, "closed": {"event": "y"}}, "row 2, event: found y .and 2 more"),
    ],
)  # fmt: skip
def test_a_code_that_no_list_has_is_told_and_never_counted(answers, says):
    first = [row["trigger"] for row in csv.DictReader(io.StringIO(audit.blank([sheet()], 9)))]
    assert first == ["closed", "visit"]
    with pytest.raises(MalformedInput, match=says):
        scored(filled(**answers))


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ("modality", "Called_For"), ("polarity", "put forward"), ("polarity", "Denied"), ("background", "Y"), ("event", "none"),
        ("event", "coerce"), ("certainty", " probable "), ("modality", "?"), ("voice", "aktual"), ("time", "some day"),
    ],
)  # fmt: skip
def test_a_code_of_the_list_counts_however_it_is_typed_and_free_words_are_free(field, answer):
    _, counted, untold = scored(filled(visit={field: answer}))[field]
    assert counted + untold == 1


def test_what_is_no_record_has_no_other_cells():
    assert scored(filled(visit={"is_record": "No", "modality": "aktual"}))["modality"] == (0, 0, 0)


def test_the_report_prints_precision_with_its_interval():
    text = audit.report(audit.score([sheet()], filled(visit={"modality": "actual"}, closed={"modality": "actual"})))
    line = next(line for line in text.splitlines() if line.startswith("modality"))
    assert line.split() == ["modality", "1", "2", "0.500", "0.095", "to", "0.905", "0"]
    assert "not coded" in text


@pytest.mark.parametrize(
    ("right", "n", "low", "high"), [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)]
)
def test_wilson_gives_the_published_bounds(right, n, low, high):
    assert audit.wilson(right, n) == pytest.approx((low, high), abs=1e-4)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "record\n"])
def test_a_table_that_is_no_audit_sheet_is_an_error(text):
    with pytest.raises(MalformedInput, match="no audit sheet"):
        audit.score([sheet()], text)


def test_a_sheet_of_other_reports_is_an_error():
    other = literal.sheet(literal.report("Telm shut its port."))
    with pytest.raises(MalformedInput, match="not in these reports"):
        audit.score([other], filled(visit={"modality": "planned"}))
