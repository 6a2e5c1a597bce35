"""Parties read off the tree: who takes part, and to or against whom; one construction a row, over invented countries."""

import pytest

from onrecord.core.reading import Reading
from onrecord.read import mentions, quotations, tokens, trained
from onrecord.read.event_types import people
from onrecord.read.grammar import Tree
from onrecord.read.parties import partners, received, recipients
from tests.read.reading_of import report_of

ROWS = [
    ("Ulmar accused Vessa of fraud.", "accused", "ACCUSE", "", "vessa"),
    ("Vessa was accused of fraud by Ulmar.", "accused", "ACCUSE", "", "vessa"),
    ("Ulmar and Karsk condemned Vessa.", "condemned", "ACCUSE", "", "vessa"),
    ("Ulmar imposed sanctions on Vessa.", "imposed", "SANCTION", "", "vessa"),
    ("Ulmar imposed sanctions against Vessa and Karsk.", "imposed", "SANCTION", "", "vessa karsk"),
    ("Ulmar sent grain to Vessa.", "sent", "AID", "", "vessa"),
    ("Ulmar sent doctors to Vessa.", "sent", "AID", "", "vessa"),
    ("Ulmar helped Vessa.", "helped", "AID", "", "vessa"),
    ("Ulmar met Vessa.", "met", "CONSULT", "", ""),
    ("Ulmar met with Vessa.", "met", "CONSULT", "vessa", ""),
    ("Ulmar cooperates with Vessa.", "cooperates", "COOPERATE", "vessa", ""),
    ("Ulmar urged Vessa to leave.", "urged", "REQUEST", "", "vessa"),
    ("Ulmar called on Vessa to leave.", "called", "REQUEST", "", "vessa"),
    ("The minister demanded that Vessa release the crew.", "demanded", "REQUEST", "", "vessa"),
    ("Soldiers attacked the villagers.", "attacked", "ASSAULT", "", "villagers"),
    ("The attack on Vessa by Ulmar went on.", "attack", "ASSAULT", "", "vessa"),
    ("Ulmar's attack on Vessa went on.", "attack", "ASSAULT", "", "vessa"),
    ("Ulmar rejected the plan of Vessa.", "rejected", "REJECT", "", "vessa"),
    ("Ulmar withdrew its troops from Vessa.", "withdrew", "RETREAT", "", "vessa"),
    ("Ulmar deployed troops against Vessa.", "deployed", "MOBILIZE", "", "vessa"),
    ("Residents protested against the government.", "protested", "PROTEST", "", "government"),
    ("Ulmar agreed to help Vessa.", "agreed", "AGREE", "", "vessa"),
    ("The talks between Ulmar and Vessa failed.", "talks", "CONSULT", "ulmar vessa", ""),
    ("Ulmar, which attacked Vessa, is an island.", "attacked", "ASSAULT", "", "vessa"),
]  # fmt: skip


def tree_of(text):
    """Return the tree of one sentence."""
    reading = Reading(report_of(text))
    for step in (tokens.STEP, quotations.STEP, trained.STEP):
        reading = step(reading)
    return Tree(reading, reading.sentences[0])


@pytest.fixture(scope="module")
def trees():
    """Return the trees of all rows, read in one go."""
    reading = Reading(report_of("\n".join(row[0] for row in ROWS)))
    for step in (tokens.STEP, quotations.STEP, trained.STEP, mentions.STEP):
        reading = step(reading)
    return [Tree(reading, sentence) for sentence in reading.sentences]


@pytest.mark.parametrize(("number", "row"), list(enumerate(ROWS)), ids=[row[0] for row in ROWS])
def test_parties_stand_in_their_places(trees, number, row):
    _, word, kind, others, targets = row
    tree = trees[number]
    at = tree.words.index(word)

    def acts(index):
        return tree.tags[index] == "PROPN" or tree.words[index] in people()

    found = [
        " ".join(tree.words[i] for i in partners(tree, at, kind)),
        " ".join(tree.words[i] for i in recipients(tree, at, kind, acts)),
    ]
    assert found == [others, targets]


@pytest.mark.parametrize(
    ("text", "word", "gives", "gets"),
    [
        ("Vessa received aid from Ulmar.", "received", ["ulmar"], ["vessa"]),
        ("Vessa received aid from Ulmar and Karsk.", "aid", ["ulmar", "karsk"], ["vessa"]),
        ("The minister said Vessa had won Ulmar's blessing.", "blessing", ["ulmar"], ["vessa"]),
        ("Vessa obtained a loan.", "loan", [], ["vessa"]),
    ],
)
def test_who_gets_it_is_given_it(text, word, gives, gets):
    tree = tree_of(text)
    found = received(tree, tree.words.index(word))
    assert found is not None
    assert [[tree.words[at] for at in side] for side in found] == [gives, gets]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ulmar gave aid to Vessa.", "gave"),
        ("Aid was received in Vessa.", "received"),
        ("Vessa spent the aid from Ulmar.", "aid"),
    ],
)
def test_who_gives_or_spends_is_given_nothing(text, word):
    tree = tree_of(text)
    assert received(tree, tree.words.index(word)) is None
