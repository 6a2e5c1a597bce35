"""Which record carries what is taken for granted, and who holds it."""

import pytest

import onrecord
from onrecord.read import trained

parsed = pytest.mark.skipif(trained.network() is None, reason="the rules are shown on the parse of the shipped network")


def granted(text):
    """Return act word, holder and candidates of what the records of a text take for granted."""
    answer = onrecord.read_text(text).to_dict()
    return [
        (
            record["anchor"]["exact"],
            record["presupposed"]["anchor"]["exact"],
            record["presupposed"]["holder"],
            [c["value"] for u in record["uncertain"] if u["field"] == "presupposed" for c in u["candidates"]],
        )
        for record in answer["records"]
        if record["presupposed"]
    ]


@parsed
@pytest.mark.parametrize(
    ("text", "words", "holder", "candidates"),
    [
        ("Police again closed the square on Friday.", "again closed", "publisher", []),
        ("“I regret selling the yard,” Otto Reyl told shareholders.", "selling", "Otto Reyl", []),
        ("Otto Reyl said the army again closed the square.", "again closed", "?", ["Otto Reyl", "publisher"]),
    ],
)
def test_the_holder_is_whose_words_take_it_for_granted(text, words, holder, candidates):
    assert (words, holder, candidates) in [row[1:] for row in granted(text)]


@parsed
def test_an_act_that_is_no_record_is_carried_by_the_nearest_record():
    assert granted("Velmora's decision to move the fair will cost it the herring season.")[0][:3] == (
        "cost", "decision to move", "publisher",
    )  # fmt: skip


@parsed
def test_a_record_that_takes_nothing_for_granted_carries_nothing():
    assert granted("Parliament could one day agree on a river treaty.") == []
