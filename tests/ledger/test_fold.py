"""What people say, folded over the records: supersede, dispute, undo, lapse, orphans, names, additions."""

import json
import random
from dataclasses import fields, replace

import pytest
from pages import HERALD, NOON, at, herald

from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.core.record import Participant, Record
from onrecord.ledger.fields import judged_fields, on_screen, seen_values, with_value
from onrecord.ledger.fold import MARK, Placed, fold, in_force, mark_of

SHEET = herald()
FIRST = SHEET.records[0]


def said(verdict, field="record", signer="ann", hour=1, *, anchor=FIRST.anchor, **more):
    if verdict in ("reject", "amend"):
        more.setdefault("fault", "misread")
    if verdict in ("confirm", "reject") and field in judged_fields():
        more.setdefault("seen", ((field, on_screen(FIRST, field)),))
    elif verdict in ("confirm", "reject") and field == "record":
        more.setdefault("seen", seen_values(FIRST))
    return Judgement(SHEET.report.id, anchor, field, verdict, signer, f"2031-06-03T{hour:02}:00:00Z", "why", **more)


def folded(*judgements, sheet=SHEET):
    return fold(sheet, [Placed(j, j.anchor) for j in judgements])


def first(*judgements, sheet=SHEET):
    view = folded(*judgements, sheet=sheet)
    return next(v for v in view.records if v.record.anchor == FIRST.anchor)


def reread(**changed):
    return replace(SHEET, records=(replace(FIRST, **changed), *SHEET.records[1:]))


TABLE = [
    ((), "proposed", "planned"),
    ((said("confirm"),), "confirmed", "planned"),
    ((said("reject"),), "rejected", "planned"),
    ((said("reject", fault="not_part"),), "set_aside", "planned"),
    ((said("reject", fault="page_wrong"),), "proposed", "planned"),
    ((said("challenge", value="https://x.example"),), "proposed", "planned"),
    ((said("amend", "modality", value="ready"),), "amended", "ready"),
    ((said("amend", "modality", value="planned"),), "partly", "planned"),
    ((said("amend", "modality", value="ready", fault="page_wrong"),), "proposed", "planned"),
    ((said("reject", "modality"),), "questioned", "planned"),
    ((said("confirm", "modality"),), "partly", "planned"),
    # one signer: the later one counts
    ((said("confirm", hour=1), said("reject", hour=2)), "rejected", "planned"),
    ((said("reject", hour=1), said("confirm", hour=2)), "confirmed", "planned"),
    ((said("amend", "modality", value="ready"), said("amend", "modality", hour=2, value="possible")), "amended", "possible"),
    ((said("confirm"), said("amend", "modality", hour=2, value="ready")), "amended", "ready"),
    ((said("reject", "modality"), said("confirm", "modality", hour=2)), "partly", "planned"),
    # two signers who differ
    ((said("confirm"), said("reject", signer="bob")), "disputed", "planned"),
    ((said("confirm"), said("amend", "modality", "bob", value="ready")), "disputed", "planned"),
    ((said("amend", "modality", value="ready"), said("amend", "modality", "bob", value="possible")), "disputed", "planned"),
    ((said("reject", "modality"), said("confirm", "modality", "bob")), "disputed", "planned"),
    # two signers who agree
    ((said("confirm"), said("confirm", signer="bob")), "confirmed", "planned"),
    ((said("amend", "modality", value="ready"), said("amend", "modality", "bob", value="ready")), "amended", "ready"),
    ((said("amend", "modality", value="ready"), said("reject", "modality", "bob")), "amended", "ready"),
    ((said("amend", "modality", value="ready"),
      said("confirm", signer="bob", hour=2, seen=(("modality", "ready"),))), "amended", "ready"),
]  # fmt: skip


@pytest.mark.parametrize(("judgements", "state", "modality"), TABLE)
def test_where_a_record_stands(judgements, state, modality):
    view = first(*judgements)
    assert (view.state, view.record.modality) == (state, modality)
    assert first(*reversed(judgements)) == view


def test_both_sides_of_a_dispute_are_shown():
    (field,) = first(
        said("amend", "modality", value="ready"), said("amend", "modality", "bob", value="possible")
    ).fields
    assert field.state == "disputed"
    assert {(o.judgement.signer, o.value) for o in field.opinions} == {("ann", "ready"), ("bob", "possible")}


@pytest.mark.parametrize(
    ("undos", "state"),
    [(0, "rejected"), (1, "proposed"), (2, "rejected"), (3, "proposed"), (6, "rejected")],
)
def test_an_undo_takes_back_and_can_itself_be_taken_back(undos, state):
    chain = [said("reject")]
    for hour in range(undos):
        chain.append(said("undo", hour=2 + hour, undoes=chain[-1].id))
    assert first(*chain).state == state


def test_nobody_takes_back_what_another_signed():
    judged = said("reject")
    assert first(judged, said("undo", signer="bob", hour=2, undoes=judged.id)).state == "rejected"


def test_a_superseded_word_stands_again_when_the_later_one_is_taken_back():
    later = said("amend", "modality", hour=2, value="ready")
    view = first(said("confirm"), later, said("undo", hour=3, undoes=later.id))
    assert (view.state, view.record.modality) == ("confirmed", "planned")


@pytest.mark.parametrize("verdict", ["confirm", "reject"])
def test_a_judgement_lapses_when_a_newer_reading_changes_a_value_it_covered(verdict):
    view = first(said(verdict), sheet=reread(modality="possible"))
    assert view.state == "lapsed"
    assert view.judged[0].verdict == verdict
    unchanged = first(said(verdict), sheet=reread(confidence=0.1, by=("record/2",)))
    assert unchanged.state == {"confirm": "confirmed", "reject": "rejected"}[verdict]


def test_a_lapsed_confirmation_says_what_it_covered():
    field = next(f for f in first(said("confirm"), sheet=reread(modality="possible")).fields if f.name == "modality")
    assert (field.state, field.value, field.lapsed[0].value) == ("lapsed", "possible", "planned")


def test_a_machine_never_overwrites_a_person():
    view = first(said("amend", "modality", value="ready"), sheet=reread(modality="possible"))
    assert (view.state, view.record.modality, view.fields[0].machine) == ("amended", "ready", "possible")


def test_a_value_the_reader_comes_round_to_is_confirmed():
    view = first(said("amend", "modality", value="ready"), sheet=reread(modality="ready"))
    assert view.fields[0].state == "confirmed"


def test_what_no_longer_attaches_is_an_orphan():
    judged = said("confirm")
    view = folded(judged, sheet=replace(SHEET, records=SHEET.records[1:]))
    assert [orphan.judgement for orphan in view.orphans] == [judged]
    assert [o.judgement for o in fold(SHEET, [Placed(judged, None)]).orphans] == [judged]


def test_a_longer_or_shorter_trigger_with_the_same_last_word_keeps_its_judgement():
    shorter = replace(FIRST, anchor=at(HERALD, "let"))
    view = folded(said("amend", "modality", value="ready"), sheet=replace(SHEET, records=(shorter, *SHEET.records[1:])))
    assert next(v for v in view.records if v.record.anchor == shorter.anchor).record.modality == "ready"


def test_records_on_one_stretch_are_told_apart():
    twin = replace(FIRST, id="twin", number=9, actor=(Participant("Marlesh", "e6", at(HERALD, "Marlesh")),))
    both = replace(SHEET, records=(FIRST, twin, *SHEET.records[1:]))
    mark = mark_of(both.records, twin)
    view = folded(said("amend", "modality", value="ready", seen=((MARK, mark),)), sheet=both)
    assert [v.record.modality for v in view.records if v.record.anchor == FIRST.anchor] == ["planned", "ready"]
    assert len(folded(said("amend", "modality", value="ready"), sheet=both).orphans) == 1
    assert len(folded(said("amend", "modality", value="ready", seen=((MARK, mark),))).orphans) == 1


def test_an_added_record_joins_the_others():
    anchor = at(HERALD, "lives")
    added = said("add", anchor=anchor, value='{"modality": "actual", "chain": "ONA"}')
    view = folded(added)
    made = next(v for v in view.records if v.added_by)
    assert (made.record.anchor, made.added_by, on_screen(made.record, "chain")) == (anchor, "ann", "ONA")
    assert view.counts.records == 7
    undone = folded(added, said("undo", hour=3, undoes=added.id))
    assert undone.counts.records == 6


def test_an_added_record_that_the_reader_finds_too_holds_its_values():
    added = said("add", value='{"modality": "ready"}')
    assert first(added).record.modality == "ready"
    assert folded(added).counts.records == 6


def test_an_added_record_can_be_disputed():
    anchor = at(HERALD, "lives")
    one = said("add", anchor=anchor, value='{"modality": "actual"}')
    two = said("add", anchor=anchor, signer="bob", value='{"modality": "planned"}')
    assert next(v for v in folded(one, two).records if v.added_by).state == "disputed"


def test_furniture_sets_records_aside():
    block = at(HERALD, "Lena Dorr, who lives beside the plant, said she heard sirens. Dorr said nobody came.")
    judged = said("furniture", "block", anchor=block)
    view = folded(judged)
    assert next(v for v in view.records if v.record.anchor.exact == "heard").state == "set_aside"
    assert (view.counts.records, view.counts.out) == (5, 1)
    against = said("reject", "block", "bob", anchor=block)
    disputed = folded(judged, against)
    assert disputed.counts.out == 0
    assert set(disputed.disputed) == {judged, against}


def test_names_are_merged_and_split():
    merge = said("merge", "entity", anchor=at(HERALD, "Adra Vel"), value="ONA")
    view = folded(merge)
    assert {link.name for v in view.records for link in v.record.chain} == {"Adra Vel", "foreign ministry", "Lena Dorr"}
    assert "e2" not in {entity.id for entity in view.sheet.entities}
    split = folded(said("split", "entity", anchor=at(HERALD, "Vel", 1), value="Another Vel"))
    assert [on_screen(v.record, "chain") for v in split.records][1:3] == ["ONA (via) > Another Vel"] * 2
    against = said("split", "entity", "bob", anchor=at(HERALD, "Adra Vel"))
    assert len(folded(merge, against).disputed) == 2


def test_a_merge_by_one_does_not_lapse_the_confirmation_of_another():
    merge = said("merge", "entity", anchor=at(HERALD, "Adra Vel"), value="ONA")
    longer = replace(
        SHEET, entities=tuple(replace(e, name="ONA news agency") if e.id == "e2" else e for e in SHEET.entities)
    )
    view = first(said("confirm"), replace(merge, value="ONA news agency"), sheet=longer)
    assert on_screen(view.record, "chain") == "ONA news agency"
    assert view.state == "confirmed"


def random_log(chance):
    """Thirty judgements and undos by three signers on anything of the page."""
    made = []
    for _ in range(30):
        record = chance.choice(SHEET.records)
        hour, signer = chance.randrange(5), chance.choice(("ann", "bob", "eve"))
        act = chance.randrange(7)
        if act == 0 and made:
            target = chance.choice(made)
            made.append(said("undo", target.field, chance.choice((signer, target.signer)), hour, undoes=target.id))
        elif act <= 2:
            verdict = chance.choice(("confirm", "reject"))
            seen = seen_values(record) if chance.random() < 0.8 else (("modality", "possible"),)
            made.append(said(verdict, "record", signer, hour, anchor=record.anchor, seen=seen))
        elif act == 3:
            value = chance.choice(("ready", "planned", "actual"))
            made.append(said("amend", "modality", signer, hour, anchor=record.anchor, value=value))
        elif act == 4:
            made.append(
                said("amend", "chain", signer, hour, anchor=record.anchor, value=chance.choice(("ONA", "publisher")))
            )
        elif act == 5:
            value = json.dumps({"modality": chance.choice(("ready", "planned"))})
            made.append(
                said("add", "record", signer, hour, anchor=at(HERALD, chance.choice(("lives", "came"))), value=value)
            )
        else:
            made.append(
                said(
                    chance.choice(("merge", "split")),
                    "entity",
                    signer,
                    hour,
                    anchor=at(HERALD, "ONA"),
                    value="Adra Vel",
                )
            )
    return made


def test_two_hundred_shuffles_give_the_same_view():
    chance = random.Random(11)
    for _ in range(20):
        log = random_log(chance)
        expected = folded(*log)
        for _ in range(10):
            chance.shuffle(log)
            assert folded(*log) == expected
            assert folded(*log, *log[:5]) == expected


def test_an_endless_chain_of_undos_ends():
    chain = [said("reject")]
    for hour in range(800):
        chain.append(replace(said("undo", undoes=chain[-1].id), reason=str(hour)))
    assert in_force(chain) == [chain[0]]


@pytest.mark.parametrize("field", judged_fields())
def test_every_field_reads_back_what_it_shows_or_takes_json(field):
    for record in SHEET.records:
        shown = on_screen(record, field)
        if shown != "none" or field in ("actor", "recipient"):
            assert on_screen(with_value(SHEET, record, field, shown), field) == shown


@pytest.mark.parametrize(
    ("field", "typed", "shown"),
    [
        ("chain", "publisher", "publisher"), ("chain", "ONA > Adra Vel", "ONA > Adra Vel"), ("chain", "?", "?"),
        ("chain", "Marlesh (denies)", "Marlesh (denies)"), ("wording", "Adra Vel", "Adra Vel"), ("polarity", "-", "-"),
        ("time", "2031-06", "2031-06"), ("time", "silent", "silent"), ("place", "left open", "left open"),
        ("event", "agree", "AGREE"), ("event", "none", "none"), ("quoted", "yes", "yes"), ("tense", "future", "future"),
        ("actor", "Ondria; Marlesh", "Ondria; Marlesh"), ("recipient", "none", "none"), ("sense", "able", "able"),
        ("event", '{"type":"AID","mode":"money"}', "AID money"), ("modality", " planned ", "planned"),
    ],
)  # fmt: skip
def test_a_typed_value(field, typed, shown):
    assert on_screen(with_value(SHEET, FIRST, field, typed), field) == shown


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("modality", "perhaps"), ("modality", ""), ("polarity", "0"), ("event", "dance"), ("actor", "Nobody Printed"),
        ("quoted", "maybe"), ("id", "x"), ("anchor", "x"), ("colour", "red"), ("chain", "[1]"), ("quantities", "{"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused(field, typed):
    with pytest.raises(LedgerError):
        with_value(SHEET, FIRST, field, typed)


def test_what_a_field_may_hold_is_told_once():
    with pytest.raises(LedgerError) as told:
        with_value(SHEET, FIRST, "modality", "perhaps")
    assert str(told.value) == (
        "not a value of this field: modality: found perhaps, expected actual, asked, called_for, conditional, planned, possible, ready"
    )


def test_every_field_of_a_record_but_its_place_and_makers_can_be_amended():
    untouched = {field.name for field in fields(Record)} - set(judged_fields())
    assert untouched == {"id", "number", "anchor", "confidence", "by", "uncertain"}


def test_the_fold_does_not_change_its_sheet():
    before = herald()
    folded(*random_log(random.Random(1)))
    assert before == SHEET
    assert NOON
