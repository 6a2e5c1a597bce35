"""What a text asks, whole: each row another construction. Countries and people are invented."""

import pytest

from tests.read.reading_of import reading_of


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("Will it open? Nobody knows.", ["Will it open?"]),
        ("Will it open? Or will it close?", ["Will it open?", "Or will it close?"]),
        ("“Will it open?” she asked.", ["Will it open?"]),
        ("The court asked: who paid?", ["who paid?"]),
        ("She asked whether it would open.", []),
        ("The report is at www.herald.example/a?id=5 now.", []),
        ("The question is how it will open.", []),
        ("Will it last? asks the mayor.", ["Will it last?"]),
        ("The quiz Who Knows? is on at nine.", []),
        ("His book “Who Rules the Marsh?” sold 900 copies.", []),
        ("“Who rules the marsh?” she asked.", ["Who rules the marsh?"]),
        ("The novel Where Now, Captain? was printed in 1911.", []),
        ("The stone is dated 1640(?) on the map.", []),
        ("White erred with 12...Nf6? and lost.", []),
        ("The sign showed only a “?”.", []),
        ("One matter is left: the money?", ["the money?"]),
        ("Is it true? Yes.", ["Is it true?"]),
        ("He left early, didn't he?", ["He left early, didn't he?"]),
        ("And then what?!", ["And then what?!"]),
        ("The band Who Goes There? plays on Friday.", []),
        ("“Why,” the judge asked, “did nobody call?”", ["Why,” the judge asked, “did nobody call?"]),
        ("Nobody asked who had paid.", []),
        ("Should the dam break, the town is lost.", []),
        ("See www.herald.example/q?x=1 for more.", []),
        (
            "Did the mayor know? And if so, since when? The report is silent.",
            ["Did the mayor know?", "And if so, since when?"],
        ),
        ("The question was whether to sail.", []),
        ("“What now?” read the headline in the Lantern.", ["What now?"]),
        ("His column, “What Next for Kestria?”, runs on Mondays.", []),
        ("The opera “Ten Days?” opens in May.", []),
        ("“You did what?” the judge said.", ["You did what?"]),
        ("Two ships, or three? The log does not say.", ["Two ships, or three?"]),
    ],
)
def test_questions_are_whole_and_indirect_ones_are_none(text, questions):
    assert [q.anchor.exact for q in reading_of(text).questions] == questions
