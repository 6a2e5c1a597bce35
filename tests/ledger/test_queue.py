"""Corrections become judgements of their signer; what readers suggest waits until the owner rules on it."""

import pytest
from pages import HERALD, at, herald

from onrecord.core.anchor import Anchor
from onrecord.core.correction import Correction, Suggestion, snapped
from onrecord.core.errors import LedgerError
from onrecord.ledger import queue
from onrecord.ledger.correcting import correct

NOON = "2031-06-03T12:00:00Z"


@pytest.fixture
def page(ledger):
    """The id of the herald's report, kept in the ledger."""
    return ledger.add(herald(), HERALD.encode(), seen_at=NOON).report


def correction(ledger, report, words, nth=0, **more):
    anchor = at(HERALD, words, nth)
    found = [v.record.id for v in ledger.show(report).records if v.record.anchor == anchor]
    more.setdefault("fault", "misread")
    return Correction(report, anchor, record=found[0] if found else None, **more)


ASKED = [
    (("will let",), {}, ("reject", "record", None, "misread")),
    (("will let",), {"fault": "page_wrong", "comment": "it will not"}, ("reject", "record", None, "page_wrong")),
    (("will let",), {"fault": "not_part"}, ("reject", "record", None, "not_part")),
    (("will let",), {"kind": "right"}, ("confirm", "record", None, None)),
    (("will let",), {"kind": "voice", "value": "ONA"}, ("amend", "chain", "ONA", "misread")),
    (("will let",), {"kind": "voice"}, ("reject", "chain", None, "misread")),
    (("will let",), {"kind": "firmness", "value": "ready"}, ("amend", "modality", "ready", "misread")),
    (("signed", 1), {"kind": "polarity"}, ("amend", "polarity", "+", "misread")),
    (("will let",), {"kind": "time", "value": "2031-07"}, ("amend", "time", "2031-07", "misread")),
    (("will let",), {"kind": "figure", "value": "two halls"}, ("reject", "quantities", None, "misread")),
    (("will let",), {"kind": "actor", "value": "Marlesh"}, ("amend", "actor", "Marlesh", "misread")),
    (("will let",), {"kind": "duplicate"}, ("reject", "record", None, "misread")),
    (("will let",), {"kind": "other", "comment": "odd"}, ("challenge", "record", "the record misreads the page", "misread")),
    (("Advertisement",), {"fault": "not_part"}, ("furniture", "block", None, None)),
    (("Nothing is hidden",), {"fault": "page_wrong", "value": "https://a.example"},
     ("challenge", "record", "https://a.example", "page_wrong")),
    (("lives",), {"kind": "missing"}, ("add", "record", '{"modality": "actual"}', None)),
    (("lives",), {"kind": "missing", "value": "ONA"}, ("add", "record", '{"modality": "actual", "chain": "ONA"}', None)),
]  # fmt: skip


@pytest.mark.parametrize(("words", "more", "wanted"), ASKED)
def test_a_correction_becomes_the_judgement_it_asks_for(ledger, page, words, more, wanted):
    (made, *_) = correct(ledger, correction(ledger, page, *words, **more), signer="ann", made_at=NOON)
    assert (made.verdict, made.field, made.value, made.fault) == wanted
    assert made.verdict == "confirm" or made.reason


def test_a_fix_covers_the_rest_of_the_quotation_or_of_the_paragraph(ledger, page):
    for rest, words in (("quotation", "will open"), ("paragraph", "will let")):
        made = correct(
            ledger, correction(ledger, page, words, 0 if rest == "quotation" else 1, kind="firmness", value="ready", rest=rest),
            signer="ann", made_at=NOON,
        )  # fmt: skip
        assert [j.anchor.exact for j in made].count(words) == 1
        assert len(made) == 2
        ledger.undo(made[0].id, signer="ann", made_at="2031-06-03T12:00:01Z", rest=True)


@pytest.mark.parametrize(
    ("more", "said"),
    [({"comment": "x" * 2001}, "comment"), ({"value": "x" * 501}, "value"), ({"kind": "wicked"}, "kind"),
     ({"fault": "odd"}, "fault"), ({"rest": "all"}, "rest"), ({"rest": "paragraph"}, "only a correction of one field")],
)  # fmt: skip
def test_what_is_too_long_or_unheard_of_is_refused(ledger, page, more, said):
    with pytest.raises(LedgerError, match=said):
        correct(ledger, correction(ledger, page, "will let", **more), signer="ann", made_at=NOON)


def test_a_suggestion_changes_nothing_until_it_is_accepted_and_can_be_taken_back(ledger, page):
    asked = correction(ledger, page, "will let", 1, kind="firmness", value="ready")
    one, new = queue.suggest(ledger, Suggestion(asked, "Bo", NOON))
    before = ledger.show(page)
    assert new and one.standing == "waiting" and before.records[1].state == "proposed"
    done = queue.rule(ledger, one.id, "accept", signer="ann", made_at="2031-06-03T13:00:00Z")
    assert done.standing == "accepted"
    assert ledger.show(page).records[1].record.modality == "ready"
    (judgement,) = ledger.judgements(page)
    assert judgement.signer == "ann" and "suggested by Bo" in judgement.reason
    back = queue.rule(ledger, one.id, "undo", signer="ann", made_at="2031-06-03T13:00:01Z")
    assert back.standing == "waiting" and ledger.show(page).records == before.records
    assert queue.rule(ledger, one.id, "reject", signer="ann", made_at="2031-06-03T13:00:02Z").standing == "rejected"
    with pytest.raises(LedgerError, match="cannot be ruled"):
        queue.rule(ledger, one.id, "accept", signer="ann", made_at="2031-06-03T13:00:03Z")


def test_the_same_again_within_ten_days_is_a_duplicate_and_later_is_not(ledger, page):
    asked = correction(ledger, page, "will let")
    for day, new in (("03", True), ("12", False), ("13", True)):
        assert queue.suggest(ledger, Suggestion(asked, "Bo", f"2031-06-{day}T12:00:00Z"))[1] is new


def test_suggestions_that_differ_are_shown_against_each_other(ledger, page):
    names = []
    for value in ("ready", "possible"):
        asked = correction(ledger, page, "will let", kind="firmness", value=value)
        names.append(queue.suggest(ledger, Suggestion(asked, value, NOON))[0].id)
    assert [one.against for one in sorted(queue.queue(ledger), key=lambda q: names.index(q.id))] == [
        (names[1],), (names[0],)
    ]  # fmt: skip


def test_words_that_do_not_stand_there_are_refused_and_erasing_takes_the_queue_along(ledger, page):
    with pytest.raises(LedgerError, match="do not stand there"):
        queue.suggest(ledger, Suggestion(Correction(page, Anchor(0, 3, "xyz"), "misread"), "Bo", NOON))
    queue.suggest(ledger, Suggestion(correction(ledger, page, "will let", comment="a secret"), "Bo", NOON))
    ledger.erase(page, reason="court order", signer="ann", made_at=NOON)
    assert queue.queue(ledger) == () and list(ledger.verify()) == []
    assert b"a secret" not in ledger.path.read_bytes()


@pytest.mark.parametrize(
    ("text", "start", "end", "wanted"),
    [("a 💩 shut", 2, 3, "💩"), ("cafe\u0301 shut", 0, 4, "cafe\u0301"), ("go 👨\u200d👩\u200d👧 on", 3, 4, "👨\u200d👩\u200d👧"),
     ("🇦🇧 met", 1, 6, "🇦🇧 met"), ("👍🏽 yes", 0, 1, "👍🏽"), ("  shut\n\n", 0, 8, "shut"), ("كِتاب هنا", 0, 1, "كِ"),
     ("שלום", 1, 3, "לו")],
)  # fmt: skip
def test_a_selection_cuts_no_visible_character(text, start, end, wanted):
    start, end = snapped(text, start, end)
    assert text[start:end] == wanted
