import pytest

from evaluation import gaps, presupposed, questions, quotations, support
from evaluation.anchored import Found, labels, score

TEXT = "The cause was unclear, and the cost and date were not announced."
GAPS = [
    {"exact": "unclear", "n": 1, "about": "cause", "state": "unknown"},
    {"exact": "not announced", "n": 1, "about": "number", "state": "undisclosed"},
    {"exact": "not announced", "n": 1, "about": "time", "state": "undisclosed"},
]
FIELDS = {"state": gaps.same_state, "about": gaps.same_about}


def gap(start, end, about, state):
    return Found((start, end), {"about": about, "state": state})


def test_gaps_perfect_empty_and_mixed():
    gold = labels(TEXT, GAPS)
    assert len(gold) == 2
    perfect = [gap(14, 21, "cause", "unknown"), gap(50, 63, "time", "undisclosed")]
    assert {s.f1 for s in score([(TEXT, gold, perfect)], FIELDS).values()} == {1.0}
    assert score([(TEXT, gold, [])], FIELDS)["found"].f1 == 0.0
    mixed = [gap(50, 53, "cause", "unknown"), gap(54, 63, "time", "undisclosed"), gap(0, 9, "cause", "unknown")]
    found = score([(TEXT, gold, mixed)], FIELDS)
    assert (found["found"].p, found["found"].r) == (0.5, 0.5), "a second prediction on a found label is neither"
    assert found["state of found"].f1 == 0.0


def test_a_near_miss_without_prediction_is_told_apart():
    assert score([(TEXT, [], [])], {})["told apart"].f1 == 1.0
    assert score([(TEXT, [], [gap(0, 3, "x", "y")])], {})["told apart"].f1 == 0.0


def test_support_compares_note_and_voice():
    label = [{"note": "alleged", "voice": "Ana Lorca"}, {"note": "alleged", "voice": None}]
    assert support.same_voice(label[:1], {"chain": [{"name": "ONA"}, {"name": "Minister Ana Lorca"}]})
    assert support.same_voice(label[1:], {"chain": []})
    assert not support.same_voice(label[1:], {"chain": [{"name": "ONA"}]})
    assert not support.same_note(label, {"note": "seen"})


@pytest.mark.parametrize(
    ("holder", "row", "same"),
    [
        (None, {"holder": "publisher"}, True),
        ("Lorca", {"holder": "Lorca"}, True),
        ("Lorca", {"holder": "?"}, False),
        (
            "Lorca",
            {"holder": "?", "record": {"uncertain": [{"field": "presupposed", "candidates": [{"value": "Lorca"}]}]}},
            True,
        ),
    ],
)
def test_presupposed_holder(holder, row, same):
    assert presupposed.same_holder([{"holder": holder}], row) is same


ASKED = {"text": "“Who pays?” Ana Lorca asked. Is it safe?!", "questions": [
    {"exact": "Who pays?", "asker": "Ana Lorca"}, {"exact": "Is it safe?!", "asker": None}]}  # fmt: skip


def asked(exact, asker=None):
    start = ASKED["text"].index(exact)
    anchor = {"start": start, "end": start + len(exact), "exact": exact}
    return {"anchor": anchor, "chain": [{"name": asker}] if asker else []}


def test_questions_perfect_empty_and_mixed():
    perfect = [asked("Who pays?", "Ana Lorca"), asked("Is it safe?!")]
    assert {s.f1 for s in questions.score([(ASKED, perfect)]).values()} == {1.0}
    assert questions.score([(ASKED, [])])["found"].f1 == 0.0
    mixed = questions.score([(ASKED, [asked("“Who pays?”"), asked("Ana Lorca asked.")])])
    assert (mixed["found"].p, mixed["found"].r) == (0.5, 0.5)
    assert mixed["asker of found"].f1 == 0.0
    assert mixed["exact words of found"].f1 == 1.0


QUOTED = {
    "text": "",
    "quotes": [
        {"parts": ["We will go,", "and soon."], "source": "Joss Ardin", "about": None, "cue": "said"},
        {"parts": ["readiness"], "source": "report", "about": "Joss Ardin", "cue": None},
    ],
    "not_quotes": ["The Lark"],
}


def quote(parts, source=None, about=None, cue=None):
    return {"parts": [{"exact": part} for part in parts], "source": source and {"name": source},
            "about": about and {"name": about}, "cue": cue and {"exact": cue}}  # fmt: skip


def test_quotations_perfect_empty_and_mixed():
    perfect = [quote(["We will go", "and soon"], "Premier Joss Ardin", cue="Ardin said"),
               quote(["“readiness”"], "the report", "Joss Ardin")]  # fmt: skip
    assert {s.f1 for s in quotations.score([(QUOTED, perfect)]).values()} == {1.0}
    assert quotations.score([(QUOTED, [])])["parts"].f1 == 0.0
    mixed = quotations.score([(QUOTED, [quote(["We will go,"], "?"), quote(["The Lark"])])])
    assert (mixed["parts"].p, mixed["parts"].r) == (0.5, 1 / 3)
    assert mixed["source of found"].f1 == 0.0
    assert mixed["joined"].f1 == 0.0
    assert mixed["no quotation, left alone"].f1 == 0.0
