"""What one of two who met offers, or says is needed, is the deed of their countries."""

import pytest

import onrecord
from onrecord.read import trained

MET = "Norway's trade minister Dan Orr met with Sweden's port minister Sela Vorn on Monday. "
pytestmark = pytest.mark.skipif(trained.network() is None, reason="the network tells the events")


@pytest.mark.parametrize(
    ("text", "word", "acting", "toward", "rule"),
    [
        (
            "Orr declared readiness to transfer technology, and left.",
            "transfer",
            ["Norway"],
            ["Sweden"],
            "to_the_other",
        ),
        (
            "Orr declared readiness to transfer technology to Denmark, and left.",
            "transfer",
            ["Norway"],
            ["Denmark"],
            "",
        ),
        (
            "Orr left, while Vorn stressed the need to develop cooperation in trade.",
            "develop",
            ["Norway", "Sweden"],
            [],
            "need_of_both",
        ),
    ],
)
def test_two_who_met_speak_of_both(text, word, acting, toward, rule):
    record = next(r for r in onrecord.read_text(MET + text).to_dict()["records"] if r["anchor"]["exact"] == word)
    assert [one["name"] for one in record["actor"]] == acting
    assert [one["name"] for one in record["recipient"]] == toward
    assert rule in ("", *record["by"])
