"""Judging, spreading, taking back, annotations, training rows, review and frames on a ledger of one page."""

import json
import random
from dataclasses import replace

import pytest
from pages import HERALD, NOON, at, generated, herald

from onrecord.core.anchor import Anchor
from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.ledger import Ledger, Review
from onrecord.ledger.fields import on_screen
from onrecord.ledger.fold import order
from onrecord.ledger.judging import instant

SHEET = herald(url="https://herald.example/telm")
ID = SHEET.report.id
WILL = at(HERALD, "will let", 1)


@pytest.fixture
def judged(ledger):
    """A ledger with one page."""
    ledger.add(SHEET, HERALD.encode(), seen_at=NOON)
    return ledger


def say(verdict, anchor=WILL, field="record", *, signer="ann", made_at=NOON, reason="read it twice", **more):
    if verdict in ("reject", "amend"):
        more.setdefault("fault", "misread")
    return Judgement(ID, anchor, field, verdict, signer, made_at, reason, **more)


def states(ledger):
    return {(v.record.anchor.exact, v.record.number): v.state for v in ledger.show(ID).records if v.state != "proposed"}


def shown(ledger, anchor=WILL):
    """Return the record at these words as it stands."""
    return next(entry.record for entry in ledger.show(ID).records if entry.record.anchor == anchor)


def test_a_judgement_is_kept_with_what_was_seen(judged):
    (made,) = judged.judge(say("confirm"))
    assert dict(made.seen)["chain"] == "ONA (via) > Adra Vel"
    assert judged.judgements(ID) == (made,)
    assert str(judged.counts()) == "6 records, 1 checked"
    assert judged.judge(say("confirm")) == (made,)
    assert len(judged.judgements()) == 1


@pytest.mark.parametrize(
    ("judgement", "told"),
    [
        (say("confirm", signer=" "), "not signed"),
        (say("confirm", made_at="now"), "not a moment"),
        (say("reject", reason=""), "no reason"),
        (say("reject", fault=None), "what is wrong"),
        (say("amend", field="modality"), "no value"),
        (say("amend", field="modality", value="perhaps"), "not a value"),
        (say("amend", field="colour", value="red"), "no such field"),
        (say("confirm", field="colour"), "no such field"),
        (say("challenge", value=""), "no value"),
        (say("confirm", Anchor(0, 6, "Kestri")), "do not stand there"),
        (say("confirm", at(HERALD, "sirens")), "no record stands"),
        (say("merge", at(HERALD, "sirens"), "entity", value="ONA"), "no name stands"),
        (say("merge", at(HERALD, "Adra Vel"), "entity", value="Nobody"), "no such name"),
        (say("merge", at(HERALD, "Adra Vel"), "record", value="ONA"), "not a field"),
        (say("add", at(HERALD, "who lives beside the plant"), value="{}"), "one to four words"),
        (say("add", at(HERALD, "lives"), value="[]"), "cannot be read"),
        (say("add", at(HERALD, "lives"), value='{"modality": "maybe"}'), "not a value"),
        (say("amend", at(HERALD, "Adra Vel"), "entity", value="x"), "not amended"),
        (say("undo", undoes="0" * 16), "no such judgement"),
    ],
)
def test_a_judgement_that_cannot_stand_is_refused(judged, judgement, told):
    with pytest.raises(LedgerError, match=told):
        judged.judge(judgement)
    assert judged.judgements() == ()


def test_a_judgement_on_an_unknown_report_is_refused(judged):
    with pytest.raises(LedgerError, match="no such report"):
        judged.judge(replace(say("confirm"), report="ffffffffffffffff"))


@pytest.mark.parametrize(
    ("given", "last"),
    [(NOON, "2031-06-03T12:00:00.000004Z"), ("2031-06-03T12:00:00.25Z", "2031-06-03T12:00:00.250004Z")],
)
def test_what_one_signer_says_at_one_moment_keeps_its_order(judged, given, last):
    for value in ("ready", "possible", "called_for", "planned", "conditional"):
        judged.judge(say("amend", field="modality", value=value, made_at=given))
        assert shown(judged).modality == value
    kept = judged.judgements()
    assert [j.value for j in kept] == ["ready", "possible", "called_for", "planned", "conditional"]
    assert (kept[0].made_at, kept[4].made_at) == (instant(given), last)


def test_the_same_said_again_at_the_same_moment_is_the_same_judgement(judged):
    for _ in range(2):
        for value in ("ready", "possible"):
            judged.judge(say("amend", field="modality", value=value))
    assert [j.value for j in judged.judgements()] == ["ready", "possible"]


def test_a_whole_second_comes_before_its_fractions(judged):
    judged.judge(say("amend", field="modality", value="ready", made_at="2031-06-03T12:00:00.5Z"))
    judged.judge(say("amend", field="modality", value="possible", made_at="2031-06-03T12:00:00Z"))
    assert shown(judged).modality == "ready"
    assert [j.value for j in judged.judgements()] == ["possible", "ready"]
    row = judged.annotations()["first"]["items"]
    assert [entry["created"] for entry in row] == ["2031-06-03T12:00:00Z", "2031-06-03T12:00:00.500000Z"]


def test_moments_of_two_signers_are_left_as_they_are(judged):
    judged.judge(say("confirm"))
    judged.judge(say("confirm", signer="bob"))
    assert {j.made_at for j in judged.judgements()} == {NOON}


def test_the_rest_of_a_quotation_is_judged_along(judged):
    made = judged.judge(say("amend", field="chain", value="Adra Vel"), rest="quotation")
    assert [j.anchor.exact for j in made] == ["will let", "will open"]
    assert {on_screen(v.record, "chain") for v in judged.show(ID).records if v.state == "amended"} == {"Adra Vel"}
    undone = judged.undo(made[0].id, signer="ann", made_at=NOON, reason="wrong after all", rest=True)
    assert len(undone) == 2
    assert states(judged) == {}


def test_the_rest_of_a_name_is_judged_along(judged):
    made = judged.judge(say("reject", field="actor"), rest="name")
    assert [j.anchor for j in made] == [WILL, at(HERALD, "will let"), at(HERALD, "will open")]


@pytest.mark.parametrize(
    ("judgement", "rest"), [(say("confirm"), "name"), (say("reject", at(HERALD, "denied"), "chain"), "quotation")]
)
def test_what_cannot_be_spread_is_refused(judged, judgement, rest):
    with pytest.raises(LedgerError, match=r"spread|no quotation"):
        judged.judge(judgement, rest=rest)
    assert judged.judgements() == ()


def test_only_the_signer_takes_a_judgement_back(judged):
    (made,) = judged.judge(say("reject"))
    with pytest.raises(LedgerError, match="only the signer"):
        judged.undo(made.id, signer="bob", made_at=NOON)
    judged.undo(made.id, signer="ann", made_at=NOON)
    assert states(judged) == {}


def test_judgements_reattach_across_versions_or_are_listed(judged):
    judged.judge(say("amend", field="modality", value="ready"))
    judged.judge(say("reject", at(HERALD, "heard")))
    text = HERALD.replace(
        "Lena Dorr, who lives beside the plant, said she heard", "Lena Dorr, a neighbour, said that she heard"
    )
    text = "Corrected on Wednesday.\n\n" + text
    newer = herald(url="https://herald.example/telm", text=text)
    judged.add(newer, seen_at=NOON)
    view = judged.show(newer.report.id)
    assert [v.record.modality for v in view.records if v.record.anchor == at(text, "will let", 1)] == ["ready"]
    assert [o.judgement.anchor.exact for o in view.orphans] == ["heard"]
    assert [(report, o.judgement.verdict) for report, o in judged.orphans()] == [(newer.report.id, "reject")]
    assert list(judged.verify()) == []


def test_reading_again_keeps_what_people_said(judged):
    judged.judge(say("confirm"))
    judged.judge(say("amend", at(HERALD, "denied"), "modality", value="planned"))
    judged.judge(say("reject", at(HERALD, "heard")))

    def better(report):
        kept = [r for r in SHEET.records if r.anchor.exact != "heard"]
        records = tuple(replace(r, modality="possible") if r.anchor == WILL else r for r in kept)
        return replace(SHEET, records=records, by=("record/2",))

    (done,) = judged.reread(better, made_at="2031-07-01T00:00:00Z")
    assert [o.judgement.anchor.exact for o in done.orphans] == ["heard"]
    assert [v.record.anchor for v in done.lapsed] == [WILL]
    assert str(done.counts) == "5 records, 1 checked, 1 lapsed"


def test_annotations_go_out_and_come_in_again(judged, tmp_path):
    judged.judge(say("amend", field="chain", value="Adra Vel"), rest="quotation")
    (made,) = judged.judge(say("challenge", value="https://x.example", made_at="2031-06-04T00:00:00Z"))
    judged.undo(made.id, signer="ann", made_at="2031-06-05T00:00:00Z", reason="no")
    document = json.loads(json.dumps(judged.annotations()))
    first = document["first"]["items"][0]
    kinds = {selector["type"]: selector for selector in first["target"]["selector"]}
    assert kinds["TextQuoteSelector"]["exact"] == "will let"
    assert (kinds["TextPositionSelector"]["start"], kinds["TextPositionSelector"]["end"]) == (WILL.start, WILL.end)
    with Ledger.open(tmp_path / "other.db") as other:
        other.add(SHEET, HERALD.encode(), seen_at=NOON)
        random.Random(3).shuffle(document["first"]["items"])
        assert {taken.state for taken in other.take_annotations(document)} == {"added"}
        assert other.judgements() == judged.judgements()
        assert {taken.state for taken in other.take_annotations(document)} == {"unchanged"}
        assert list(other.lines()) == list(judged.lines())


def test_an_annotation_whose_place_has_moved_is_found_by_its_words(judged):
    document = {"type": "AnnotationCollection", "first": {"items": []}}
    judged.judge(say("confirm"))
    row = judged.annotations()["first"]["items"][0]
    row["target"]["selector"][0].update(start=3, end=11)
    row["onrecord:judgement"]["anchor"].update(start=3, end=11)
    row["onrecord:judgement"]["signer"] = "bob"
    document["first"]["items"].append(row)
    (taken,) = judged.take_annotations(document)
    assert taken.state == "added"
    assert {j.anchor for j in judged.judgements()} == {WILL}
    row["target"]["selector"][1]["prefix"] = "nowhere "
    assert judged.take_annotations([row])[0].state == "orphan"


@pytest.mark.parametrize(
    "row",
    [
        {}, {"type": "Annotation", "body": "x"}, {"onrecord:judgement": {"verdict": "dance"}}, {"onrecord:judgement": 5},
        {"onrecord:judgement": {"report": "ffff", "anchor": {"start": 0, "end": 1, "exact": "a"}, "field": "record",
                                "verdict": "confirm", "signer": "a", "made_at": NOON}},
    ],
)  # fmt: skip
def test_an_annotation_that_is_no_judgement_is_refused_with_the_reason(judged, row):
    (taken,) = judged.take_annotations([row])
    assert taken.state == "refused"
    assert taken.why


@pytest.mark.parametrize("document", [5, "x", None, [1], {"type": "Thing"}])
def test_what_is_no_annotation_at_all_is_an_error(judged, document):
    with pytest.raises(LedgerError, match="not annotations"):
        judged.take_annotations(document)


def test_training_rows_hold_what_is_settled(judged):
    judged.judge(say("amend", field="modality", value="ready"))
    judged.judge(say("reject", at(HERALD, "heard")))
    judged.judge(say("confirm", at(HERALD, "denied"), "polarity"))
    judged.judge(say("reject", at(HERALD, "denied"), "polarity", signer="bob"))
    judged.judge(say("amend", at(HERALD, "signed", 1), "polarity", value="+", fault="page_wrong"))
    rows = list(judged.training_rows())
    assert [(row["exact"], row["field"], row["value"]) for row in rows] == [
        ("will let", "modality", "ready"), ("heard", "record", "no record"),
    ]  # fmt: skip
    assert rows[0]["machine"] == "planned"
    assert rows[0]["around"][rows[0]["start"] - rows[0]["around_start"] :].startswith("will let")
    assert not any("signers" in row for row in rows)
    assert "made_at" not in json.dumps(rows)


def review_of(ledger, signer="ann"):
    return Review(
        ledger.show(ID), signer,
        lambda judgement, record: ledger.judge(judgement, record=record)[0].id,
        lambda name, moment: ledger.undo(name, signer=signer, made_at=moment),
    )  # fmt: skip


def test_a_review_takes_one_key_each(judged):
    review = review_of(judged)
    for key in "yfrpv4sn":
        assert review.screen()
        step = review.press(key, NOON)
    assert step.over
    assert list(states(judged).values()) == ["confirmed", "amended", "amended", "amended", "set_aside"]
    moments = [j.made_at for j in judged.judgements()]
    assert moments == sorted(set(moments), key=order)
    views = {v.record.number: v.record for v in judged.show(ID).records}
    assert (views[2].modality, views[3].polarity, on_screen(views[4], "chain")) == ("ready", "-", "foreign ministry")


def test_a_review_takes_back_and_goes_back(judged):
    review = review_of(judged)
    for key in "yyu":
        review.press(key, NOON)
    assert "2/6" in review.screen()
    assert list(states(judged).values()) == ["confirmed"]
    assert review.press("u", NOON).line == "taken back"
    assert review.press("u", NOON).line == "nothing to take back"


@pytest.mark.parametrize(
    ("keys", "state"),
    [("f?", "questioned"), ("v?", "questioned"), ("fz?", "questioned"), ("w", "proposed"), ("x", "rejected")],
)
def test_a_review_can_say_that_it_does_not_know(judged, keys, state):
    review = review_of(judged)
    for key in keys:
        review.press(key, NOON)
    assert judged.show(ID).records[0].state == state


@pytest.mark.parametrize("key", ["", " ", "Z", "é", "💬", "\x03"])
def test_a_key_that_means_nothing_changes_nothing(judged, key):
    review = review_of(judged)
    assert review.press(key, NOON).line.startswith("keys:")
    assert judged.judgements() == ()


def test_a_review_of_nothing_is_over(judged):
    for record in SHEET.records:
        judged.judge(say("confirm", record.anchor))
    review = review_of(judged)
    assert review.over
    assert review.press("y", NOON).over


def test_rows_withhold_private_persons(judged):
    rows = list(judged.rows())
    assert len(rows) == 6
    assert "Dorr" not in json.dumps(rows)
    assert [row["voice"] for row in rows if row["words"] == "heard"] == ["a person without a public role"]
    assert {row["words"] for row in judged.rows("modality:planned")} == {"will let", "will open"}


def test_tables_for_pandas_and_arrow(judged):
    pandas, arrow = pytest.importorskip("pandas"), pytest.importorskip("pyarrow")
    frame, table = judged.to_pandas("modality:planned"), judged.to_arrow()
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.words) == ["will let", "will let", "will open"]
    assert (table.num_rows, table.schema.field("number").type) == (6, arrow.int64())


def test_a_missing_library_is_told(judged, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr("onrecord.ledger.frames.import_module", missing)
    with pytest.raises(LedgerError, match=r"pip install .onrecord\[pandas\]"):
        judged.to_pandas()


def test_an_empty_ledger_gives_empty_tables(ledger):
    pytest.importorskip("pyarrow")
    assert ledger.to_arrow().num_rows == 0
    assert list(ledger.rows("x")) == []
    assert list(ledger.training_rows()) == []
    assert ledger.annotations()["total"] == 0


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2031-06-03T12:00:00Z", "2031-06-03T12:00:00Z"),
        ("2031-06-03 12:00:00.9+00:00", "2031-06-03T12:00:00.900000Z"),
        ("2031-06-03T12:00:00.000000Z", "2031-06-03T12:00:00Z"),
        ("2031-06-03T02:00-10:00", "2031-06-03T12:00:00Z"),
    ],
)
def test_moments_have_one_form(given, kept):
    assert instant(given) == kept
    assert generated(1)
