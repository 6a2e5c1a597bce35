"""Parties read off the tree: who takes part, and to or against whom; one construction a row, over invented countries."""

import pytest

from onrecord.core.reading import Reading
from onrecord.read import mentions, quotations, tokens, trained
from onrecord.read.clauses import people
from onrecord.read.grammar import Tree
from onrecord.read.parties import declarers, partners, received, recipients
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
    ("Ulmar met Vessa.", "met", "CONSULT", "vessa", ""),
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
    # who is named within what stands under a preposition, an opponent first
    ("Ulmar sent tanks to the border with Vessa.", "sent", "MOBILIZE", "", "vessa"),
    ("The attack on a base of Vessa went on.", "attack", "ASSAULT", "", "vessa"),
    ("Residents protested at the embassy of Vessa.", "protested", "PROTEST", "", "embassy"),
    ("Students marched in Karsk against the rule of Vessa.", "marched", "PROTEST", "", "vessa"),
    ("Ulmar mobilised tanks for a war against Vessa.", "mobilised", "MOBILIZE", "", "vessa"),
    ("Nurses went on strike for better pay in the mines of Vessa.", "went", "PROTEST", "", "vessa"),
    ("Ulmar paid for the harvest of Vessa.", "paid", "AID", "", "vessa"),
    # who must act before it ends, or is threatened with it
    ("The miners will not end the strike until Vessa pays.", "end", "CONCEDE", "", "vessa"),
    ("Ulmar threatened to close the strait if Vessa shells it.", "threatened", "THREATEN", "", "vessa"),
    ("Ulmar will not end the ban until May.", "end", "CONCEDE", "", ""),
    # those who are sent are not given to; to whom something is given back; a state of emergency is no body
    ("Ulmar deployed troops in Vessa.", "deployed", "AID", "", "vessa"),
    ("Ulmar returned the portrait of a duke to Vessa.", "returned", "RETREAT", "", "vessa"),
    ("Ulmar declared a state of emergency.", "declared", "COERCE", "", ""),
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
    ("text", "word", "kind", "who"),
    [
        ("Ulmar declared a ceasefire.", "ceasefire", "RETREAT", ["ulmar"]),
        ("A ceasefire was declared by Ulmar.", "ceasefire", "RETREAT", []),
        ("The rebels and Ulmar announced a ceasefire.", "ceasefire", "CONCEDE", ["rebels", "ulmar"]),
        # near misses: an attack that is announced is not the announcer's, and who breaks a ceasefire declares none
        ("Ulmar announced an attack.", "attack", "ASSAULT", []),
        ("Ulmar broke a ceasefire.", "ceasefire", "RETREAT", []),
    ],
)
def test_who_declares_it_does_it(text, word, kind, who):
    tree = tree_of(text)
    assert [tree.words[at] for at in declarers(tree, tree.words.index(word), kind)] == who


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ulmar accepts refugees from Vessa.", "accepts"),
        ("Ulmar gave aid to Vessa.", "gave"),
        ("Aid was received in Vessa.", "received"),
        ("Vessa spent the aid from Ulmar.", "aid"),
    ],
)
def test_who_gives_or_spends_is_given_nothing(text, word):
    tree = tree_of(text)
    assert received(tree, tree.words.index(word)) is None
