"""Whom the source of an attribution means: a pronoun or a role becomes a name where that is likely enough."""

from dataclasses import replace

import numpy as np
import pytest

from onrecord import desk
from onrecord.read import trained
from onrecord.read.coreference import ranker, sources
from onrecord.read.coreference.linking import moved

with_weights = pytest.mark.skipif(trained.network() is None or not ranker.FILE.is_file(), reason="no weights installed")


def said(*sentences):
    """Return (words, name, unsure) of each source of some sentences."""
    reading = desk.read_tokens([sentence.split() for sentence in sentences], before="statements")
    return [
        (a.source.anchor.exact, a.source.name, any(entry.field == "source" for entry in a.unsure))
        for a in reading.attributions
        if a.source.anchor is not None
    ]


@with_weights
@pytest.mark.parametrize(
    ("sentences", "words", "name"),
    [
        (("President Dan Orr arrived on Monday .", "He said the harbour would reopen ."), "He", "Dan Orr"),
        (("“ We wait , ” said Marta Ilves , a lawyer .", "“ It is late , ” she added ."), "she", "Marta Ilves"),
        (
            ("Foreign minister Marta Ilves spoke .", "The minister said the talks had failed ."),
            "minister",
            "Marta Ilves",
        ),
    ],
)
def test_a_source_becomes_the_name_that_it_means(sentences, words, name):
    assert (words, name, False) in said(*sentences)


@with_weights
def test_a_man_is_no_body():
    found = said("Telmar Bank lost its case in Ondria .", "He said nothing had been decided .")
    assert all(name not in ("Telmar Bank", "Ondria") for _, name, _ in found)


@with_weights
def test_below_its_bar_a_source_keeps_what_the_rules_found_unsure_where_it_is_unlikely(monkeypatch):
    weights = ranker.shipped()
    never = replace(weights.sources, bars=tuple(1.1 for _ in weights.sources.bars))
    monkeypatch.setattr(ranker, "shipped", lambda: replace(weights, sources=never))
    told = ("“ We wait , ” said Marta Ilves .", "“ It is late , ” she added .")
    assert ("she", "Marta Ilves", False) in said(*told)
    monkeypatch.setattr(sources, "LEAST_OF_RULE", 1.1)
    assert ("she", "Marta Ilves", True) in said(*told)


def test_chances_leave_a_share_for_nobody():
    size, alone = len(sources.SIGNS), len(sources.NOBODY)
    weighing = sources.Weighing(np.zeros((1 + len(sources.GROUPS), size)), np.zeros(alone), ())
    case = sources.Case(0, (4, 7, 9), np.ones((3, size)), np.ones(alone))
    assert sources.chances_of(weighing, case) == pytest.approx([0.25] * 3)


@pytest.mark.parametrize(
    ("chains", "means", "after"),
    [
        ({3: [0, 4], -2: [1, 2]}, {2: 3}, {3: [0, 2, 4]}),
        ({3: [0, 4]}, {6: 5}, {3: [0, 4], 5: [6]}),
        ({3: [0, 4]}, {4: 3}, {3: [0, 4]}),
    ],
)
def test_settled_phrases_move_to_the_chain_of_their_name(chains, means, after):
    assert moved(chains, means) == after


@with_weights
@pytest.mark.parametrize(
    ("sentences", "words", "name"),
    [
        (("Telmar Motors cut jobs .", "Telmar Motors will close a plant in Karr .", "The company said it was costly ."),
         "company", "Telmar Motors"),
        (("Ondria Air lost a jet .", "Ondria Air is based in Karr .", "The jet fell , according to the airline ."),
         "airline", "Ondria Air"),
        (("Telmar Motors cut jobs .", "Orra Steel bought a plant .", "The company said it was costly ."),
         "company", "company"),
    ],
)  # fmt: skip
def test_the_company_is_the_body_named_most_before(sentences, words, name):
    assert (words, name) in [found[:2] for found in said(*sentences)]


@with_weights
def test_a_role_that_no_name_was_found_for_is_unsure():
    assert ("judge", "judge", True) in said("Telm is quiet .", "The judge said the case was over .")
    assert ("officials", "officials", False) in said("Telm is quiet .", "The officials said the case was over .")
