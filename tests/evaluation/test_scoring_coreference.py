"""Scores of coreference, on examples small enough to count by hand."""

from itertools import permutations

import numpy as np
import pytest

from evaluation.neural import clusters, coref, ends, parse

PUBLISHED = (["abc", "defg"], ["ab", "cd", "fghi"])
"""The example of Pradhan et al. 2014, figure 1, with its published scores."""


def scores(gold, predicted):
    return clusters.conll([(clusters.chains(gold), clusters.chains(predicted))])


@pytest.mark.parametrize(
    ("measure", "recall", "precision"),
    [("MUC", 2 / 5, 2 / 5), ("B3", 2.9166667 / 7, 4 / 8), ("CEAF-phi4", 1.3 / 2, 1.3 / 3), ("mentions", 6 / 7, 6 / 8)],
)
def test_the_published_example_scores_as_published(measure, recall, precision):
    found = scores(*PUBLISHED)[measure]
    assert (found.r, found.p) == (pytest.approx(recall), pytest.approx(precision))


@pytest.mark.parametrize(
    ("gold", "predicted", "muc", "b3", "ceaf"),
    [
        (["abc"], ["abc"], 1, 1, 1),
        (["abc"], [], 0, 0, 0),
        (["abc"], ["ab"], 2 / 3, 4 / 5 * (4 / 3) / (4 / 3), 4 / 5),
        (["ab", "cd"], ["abcd"], 4 / 5, 2 / 3, 4 / 9),
        (["ab"], ["cd"], 0, 0, 0),
    ],
)
def test_hand_examples(gold, predicted, muc, b3, ceaf):
    found = scores(gold, predicted)
    assert found["MUC"].f1 == pytest.approx(muc)
    assert found["CEAF-phi4"].f1 == pytest.approx(ceaf)
    if (gold, predicted) != (["abc"], ["ab"]):
        assert found["B3"].f1 == pytest.approx(b3)
    else:
        assert (found["B3"].p, found["B3"].r) == (pytest.approx(1), pytest.approx(4 / 9))


def test_documents_are_summed_before_dividing():
    one = (clusters.chains(["abc"]), clusters.chains(["abc"]))
    two = (clusters.chains(["ab"]), clusters.chains([]))
    assert clusters.conll([one, two])["MUC"].r == pytest.approx(2 / 3)


def test_chains_of_one_are_left_out_and_a_mention_stands_once():
    assert clusters.chains(["a", "bc", "cd"]) == [frozenset("bc")]


def test_best_pairing_is_the_best_of_all():
    random = np.random.default_rng(7)
    for _ in range(60):
        rows, columns = (int(n) for n in random.integers(1, 6, 2))
        gain = random.random((rows, columns))
        small, large = (gain, columns) if rows <= columns else (gain.T, rows)
        ways = permutations(range(large), min(rows, columns))
        best = max(sum(small[i, p] for i, p in enumerate(way)) for way in ways)
        assert clusters.best_pairing(gain) == pytest.approx(best)


def test_gold_chains_are_read_nested_and_crossing():
    text = "# begin document x\n0\tOrr\t(1)\n1\tsaw\t_\n2\this\t(2(1)\n3\tcat\t2)\n4\the\t(1)\n"
    assert coref.gold_chains(text) == [[(0, 1), (2, 3), (4, 5)], [(2, 4)]]


@pytest.mark.parametrize(
    ("gold", "ours", "right"),
    [
        ("Marta Ilves", "Ilves", True),
        ("Ministry of Ports", "the Ministry of Ports", True),
        ("Marta Ilves", "Marta Orr", False),
        ("Marta Ilves", None, False),
        (None, "Marta Ilves", False),
    ],
)
def test_names_are_compared_by_their_words(gold, ours, right):
    assert ends.same(gold, ours) is right


def test_chains_ends_count_what_gold_leaves_described_against_precision():
    rows = [
        ends.Pointing("he", True, "Ilves", right=True, sure=True),
        ends.Pointing("the minister", True, "Ilves", right=False, sure=False),
        ends.Pointing("she", False, "Ilves", right=False, sure=True),
        ends.Pointing("the report", True, None, right=False, sure=True),
    ]
    found = coref.ends_of(rows, "end")
    assert (found["end"].p, found["end"].r) == (1 / 2, 1 / 3)
    assert (found["end, unsure ones too"].p, found["end, unsure ones too"].r) == (1 / 3, 1 / 3)
    assert (found["end, pronoun"].n, found["end, role"].n, found["end, document"].n) == (1, 1, 1)


TREES = [
    parse.Tree(("Dan", "Orr", "left"), ("PROPN", "PROPN", "VERB"), (2, 0, -1), ("nsubj", "flat", "root")),
    parse.Tree(("He", "said", "so"), ("PRON", "VERB", "ADV"), (1, -1, 1), ("nsubj", "root", "advmod")),
    parse.Tree(
        ("According", "to", "them", "it", "fell"),
        ("VERB", "ADP", "PRON", "PRON", "VERB"),
        (2, 2, 4, 4, -1),
        ("case", "fixed", "obl", "nsubj", "root"),
    ),
]


def test_gold_ends_come_from_chains_with_a_name_and_from_source_clauses():
    relations = [{"source_clause": [[3, 5]], "content": []}, {"source_clause": [[6, 9]], "content": []}]
    gold = ends.named(TREES, [[(0, 2), (3, 4)], [(8, 9), (9, 10)]], relations)
    assert gold.sources == {3, 8}
    assert gold.name(3) == {0}
    assert gold.name(8) == frozenset()
