"""By what name somebody who takes part is told: each row another construction, over invented countries and bodies."""

import sys
from dataclasses import replace

import pytest

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Argument
from onrecord.read.participants import find_participants
from tests.read.test_actors import parsed


def parties(text, word, role="agent"):
    """Return who takes part in what a word names, by the names or words printed, and the rules that told it."""
    reading = parsed(text)
    predicate = next(p for p in reading.predicates if p.anchor.exact == word)
    names = [
        reading.entities[a.entity].name if a.entity is not None else a.anchor.exact
        for a in predicate.arguments
        if a.role == role
    ]
    return names, predicate.by.split()


@pytest.mark.parametrize(
    ("text", "word", "rule", "who"),
    [
        (
            "Orra Bank cut forty posts on Monday. It closed two branches in Telm.",
            "closed",
            "means_a_name",
            ["Orra Bank"],
        ),
        (
            "Telm Bank and Karr Bank met in May. Orra Bank was told by Mira Oss of Dov Bank and Vess Bank to wait. "
            "The charity attacked two ports on Friday.",
            "attacked",
            "takes_up_the_subject",
            ["Orra Bank"],
        ),
        # who did it last is no body
        (
            "Mira Oss of Telm Bank said Orra Bank had lost. The operator attacked two ports on Friday.",
            "attacked",
            "network",
            ["operator"],
        ),
        (
            "Norway sent ships in May. The country attacked two ports on Friday.",
            "attacked",
            "country_named_last",
            ["Norway"],
        ),
        (
            "The ministry of ports accused Norway of fraud. It expelled two envoys.",
            "expelled",
            "takes_up_the_subject",
            ["ministry of ports"],
        ),
        (
            "Telm Harbour Council met on Monday. The council closed the quay.",
            "closed",
            "means_a_name",
            ["Telm Harbour Council"],
        ),
        ("Norway closed the port on Monday. Its attack on two ships shocked Telm.", "attack", "owner_acts", ["Norway"]),
        (
            "Norway won the match in May. They attacked the umpire on Friday.",
            "attacked",
            "takes_up_the_subject",
            ["Norway"],
        ),
        ("The Norwegian regime attacked two ports in Norway on Friday.", "attacked", "people_and_country", ["Norway"]),
        (
            "Norway and Sweden signed a pact on Monday. The two countries attacked a port on Friday.",
            "attacked",
            "the_two_named",
            ["Norway", "Sweden"],
        ),
        (
            "Sela Vorn met the Swedish envoy Dan Orr on Monday. Both sides agreed to share data.",
            "agreed",
            "the_two_who_met",
            ["Sela Vorn", "Dan Orr"],
        ),
        (
            "Norway and Sweden signed a pact on Monday. There is distrust between the two countries.",
            "distrust",
            "between_them",
            ["Norway", "Sweden"],
        ),
        ("“We blocked the port,” an Orra Bank spokesman said.", "blocked", "we_are_the_body", ["Orra Bank"]),
        ("“We blocked the port,” a spokesman for Orra Bank said.", "blocked", "we_are_the_body", ["Orra Bank"]),
        ("“We blocked the port,” said Mira Oss of Orra Bank.", "blocked", "we_are_the_body", ["Orra Bank"]),
        ("“We blocked the port,” said Norway's Mira Oss.", "blocked", "we_are_the_body", ["Norway"]),
    ],
)
def test_somebody_is_told_by_a_name(text, word, rule, who):
    names, by = parties(text, word)
    assert names == who
    assert rule in by


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("“We closed the quay,” said Sela Vorn.", "closed"),
        ("The storm hit Telm on Monday. It killed nine people.", "killed"),
    ],
)
def test_nobody_is_named_where_nobody_is_told(text, word):
    assert parties(text, word)[0] == []


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        # those acted on are not whom the sentence before is about, and the police are not "he"
        ("The miners found two men in the port. The guards hired them on Friday.", []),
        ("Police searched the port on Friday. It is likely that he was hired.", []),
    ],
)
def test_to_a_pronoun_nothing_is_done_where_no_subject_fits(text, whom):
    assert parties(text, "hired", "recipient")[0] == whom


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("The miners walked out on Friday. They attacked two ports.", "attacked", ["miners"]),
        ("Mira Oss and Dan Orr met on Friday. They attacked two ports.", "attacked", ["Mira Oss", "Dan Orr"]),
        ("The port was seized by rebels. They attacked two banks.", "attacked", ["rebels"]),
        # two that nobody named before are no two that were
        (
            "Norway and Sweden signed a pact on Monday. Two countries blocked the port on Friday.",
            "blocked",
            ["Two countries"],
        ),
        # a party with "no" is none that has a name
        ("The Orra Miners Party met on Monday. No party attacked the port.", "attacked", ["party"]),
        # of one person nobody says "they", and things do nothing
        ("The storms hit Telm on Monday. They killed nine people.", "killed", []),
    ],
)
def test_they_take_up_several(text, word, who):
    assert parties(text, word)[0] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Dan Orr lost in May. The port was shut. Piet Olm rebuilt it. He attacked the council.", ["Piet Olm"]),
        # whoever is named in the sentence before may be meant, subject or not
        ("The port was shut. Piet Olm beat Dan Orr in May. He attacked the council.", ["Dan Orr"]),
    ],
)
def test_he_is_nobody_far_off_where_the_sentence_before_has_a_subject(text, who, monkeypatch):
    monkeypatch.setattr(sys.modules["onrecord.read.naming"], "_meant", lambda page, *_: (_orr(page), "likely_means"))
    assert parties(text, "attacked")[0] == who


def _orr(page):
    """Return which entity of a page Dan Orr is."""
    return next(number for number, entity in enumerate(page.reading.entities) if entity.name == "Dan Orr")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“I attacked the plan,” said Mira Oss.", ["Mira Oss"]),
        ("“I attacked the plan,” a trader said.", ["trader"]),
        # a ministry has no "I", a mayor's "we" is no town
        ("“I attacked the plan,” the ministry said.", []),
        ("“We attacked the plan,” said Mira Oss, mayor of Oslo.", []),
        ("“We attacked the plan,” said Mira Oss, president of Norway.", ["Norway"]),
        # who once was a president speaks for no country
        ("“We attacked the plan,” said Mira Oss, former president of Norway.", []),
    ],
)
def test_who_i_and_we_are(text, who):
    assert parties(text, "attacked")[0] == who


def test_talks_named_again_are_between_those_who_met():
    names, by = parties("Orra Bank and Telm Mines met in the capital on Friday. The talks failed.", "talks")
    assert names == ["Orra Bank", "Telm Mines"]
    assert "told_before" in by


def test_a_trader_named_behind_a_comma_is_that_person():
    names, _ = parties("A trader at the quay, Mira Oss, accused the council of theft.", "accused")
    assert names == ["Mira Oss"]


def test_both_bodies_joined_to_one_word_act():
    names, _ = parties("The port was attacked by the army and rebels.", "attacked")
    assert names == ["army", "rebels"]


@pytest.mark.parametrize(
    ("name", "noun", "who"),
    [
        ("Orra Reform alliance", "alliance", ["Orra Reform"]),
        ("Telm Labour coalition", "coalition", ["Telm Labour"]),
        # two could be meant, and a team is no name's own kind
        ("Orra Reform alliance and the Telm Labour alliance", "alliance", ["alliance"]),
        ("Orra Reform team", "council", ["council"]),
    ],
)
def test_a_body_is_called_by_the_noun_behind_its_name(name, noun, who):
    text = f"Leaders of the {name} met in Karr. A storm came on Friday. The {noun} attacked two ports."
    names, by = parties(text, "attacked")
    assert names == who
    assert bool({"noun_of_its_name", "likely_means"} & set(by)) == (names != [noun])


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Israel shut the road. The Zionist regime attacked two ports on Friday.", "attacked", ["Israel"]),
        ("Israel shut the road. The attacks of the Zionist regime broke the truce on Friday.", "broke", ["Israel"]),
        ("Israel shut the road. Zionist groups attacked two ports on Friday.", "attacked", ["Zionist groups"]),
    ],
)
def test_a_country_is_told_by_a_name_of_two_words(text, word, who):
    assert parties(text, word)[0] == who


@pytest.mark.parametrize(("kind", "who"), [("person", ["Marta Ilves"]), ("body", [])])
def test_a_guest_whom_no_mention_names_says_i(kind, who):
    reading = parsed("Telm Post interviews Marta Ilves\n\nWhy a ferry?\n\nI left the hut in May.")
    said = tuple(replace(a, source=replace(a.source, entity=None, kind=kind)) for a in reading.attributions)
    at = reading.report.text.index("I left")
    me = Argument("agent", Anchor.of(reading.report.text, at, at + 1))
    left = next(replace(p, arguments=(me,)) for p in reading.predicates if p.anchor.exact == "left")
    (found,) = find_participants(replace(reading, attributions=said, predicates=(left,))).predicates
    assert [a.anchor.exact for a in found.arguments if a.role == "agent"] == who
