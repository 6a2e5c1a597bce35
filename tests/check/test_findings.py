"""What a draft's sentence differs in, by kind: each with near misses that differ in nothing."""

import pytest
from held import HARBOUR, SECOND, held, kinds

FAULTY = [
    ("misquote", '"We can live without tankers, but never without fish," Rausch said, according to Corvane.', "never"),
    ("misquote", '"The pilots are quite ready," said Odo Kern.', "are quite ready"),
    ("cut", '"We can live without tankers," Rausch said, according to Corvane.', "We can live without tankers"),
    ("cut", '"We will strike on 19 May," said Odo Kern.', "We will strike on 19 May"),
    ("joined", '"The pilots are ready … although we lack the rope," said Odo Kern.', "The pilots are ready"),
    ("mouth", '"The pilots are ready," said Sven Ilder.', "Sven Ilder"),
    ("about", '"The pilots are ready," said Arn Dovic.', "Arn Dovic"),
    ("about", "Petra Halm said the guild was likely to win the support of the dockers.", "Petra Halm"),
    ("hedge", "Brennia will close the harbour of Sallow to tankers by the autumn, Corvane reported.", "will close"),
    ("hedge", "The guild will win the support of the dockers, Kern said.", "will win"),
    ("bound", "The harbour handles 640 tankers a year.", "640 tankers"),
    ("bound", "The harbour employs about 2,100 people.", "2,100 people"),
    ("rate", "About 90 ships call at the harbour.", "90 ships"),
    ("rate", "About 90 ships a day call at the harbour.", "a day"),
    ("condition", "Marlow is willing to take up to 200 tankers, its port director told reporters.", "200 tankers"),
    ("number", "The harbour employs at least 2,700 people.", "2,700 people"),
    ("number", "The cabinet is considering a loan of 57 million crowns for the breakwater.", "57 million"),
    ("date", '"The pilots are ready," said Odo Kern; the strike of the guild is set for 29 May.', "29 May"),
    ("date", "Petra Halm opened the fish market on Thursday.", "Thursday"),
    ("place", "Mayor Petra Halm opened a fish market in Grall on Friday.", "Grall"),
    ("name", '"The pilots are ready," said Odo Kerr, who leads the guild.', "Odo Kerr"),
    ("stage", "The cabinet has approved a loan of 75 million crowns for the breakwater.", "has approved"),
    ("stage", "The town council of Sallow has approved the plan for a breakwater.", "has approved"),
    (
        "chain",
        "Harbour Minister Tilda Rausch said Brennia may close the harbour of Sallow to tankers by the autumn.",
        "Rausch",
    ),
    ("chain", "Two cranes failed in March.", "Two cranes failed in March"),
]

SOUND = [
    '"We can live without tankers, but not without fish," said the minister, as the agency Corvane quotes her.',
    "“The pilots are ready,” said Odo Kern – who leads the guild.",
    '"We can live without tankers … but not without fish," Rausch said, according to Corvane.',
    'Brennia can do "without tankers, but not without fish", in the minister\'s words to Corvane.',
    '"[Pilots] will strike on 19 May, if the minister does not call us," Kern said.',
    "The harbour of Sallow might be shut to tankers by autumn, Corvane reports, quoting the minister.",
    "As many as 640 tankers use the harbour each year.",
    "It gives work to no fewer than 2,100 people.",
    "Some 90 ships come each week.",
    "Kern expects the guild to get the support of the dockers.",
    "Marlow is willing to take as many as 200 tankers, provided that its pier is repaired, Sven Ilder told reporters.",
    "The cabinet is weighing a loan of 75 million crowns for the breakwater.",
    "The council of Sallow has not approved the breakwater.",
    "Two cranes had failed in March, said an official of the port authority who asked not to be named.",
    "On 5 May, a Friday, the mayor opened a fish market in Grell.",
    "The breakwater exists as a draft, and the sea bed has yet to be surveyed.",
    "Sven Ilder, the port director in Marlow, said his port had the room but lacked the rope.",
    "Harbours have always smelled of tar and money.",
    "My grandmother sold eels on such a quay until 1961.",
]


@pytest.mark.parametrize(("kind", "sentence", "words"), FAULTY)
def test_a_fault_is_found_with_its_words(kind, sentence, words):
    found = [finding for finding in held(sentence).findings if finding.kind == kind]
    assert found, [(f.kind, f.anchor.exact) for f in held(sentence).findings]
    shown = found[0]
    assert words in shown.anchor.exact or shown.anchor.exact in words
    assert shown.why and "\n" not in shown.why and shown.source.anchor.holds_in(HARBOUR)


@pytest.mark.parametrize("sentence", SOUND)
def test_a_sound_sentence_raises_nothing(sentence):
    assert [(f.kind, f.anchor.exact, f.why) for f in held(sentence).findings] == []


@pytest.mark.parametrize(
    ("sentence", "mended"),
    [
        ("The harbour handles 640 tankers a year.", "The harbour handles up to 640 tankers a year."),
        ("About 90 ships a day call at the harbour.", "About 90 ships a week call at the harbour."),
        ("The harbour employs at least 2,700 people.", "The harbour employs at least 2,100 people."),
        ("The guild will win the support of the dockers, Kern said.", None),
        ('"The pilots are ready," said Odo Kerr, who leads the guild.', '"The pilots are ready," said Odo Kern, who leads the guild.'),
        (
            '"We can live without tankers," Rausch said, according to Corvane.',
            '"We can live without tankers, but not without fish," Rausch said, according to Corvane.',
        ),
    ],
)  # fmt: skip
def test_the_least_change_mends_the_sentence(sentence, mended):
    finding = held(sentence).findings[0]
    if mended is not None:
        assert finding.mended == mended
    assert finding.kind not in kinds(finding.mended), "what is to be pasted has the same fault"


ORIGINS = [
    (
        "Two independent outlets, the Quay Dispatch and the Marlow Evening Echo, confirm that the harbour may close to tankers.",
        True,
    ),
    ("The closure to tankers was confirmed by both the Quay Dispatch and the Evening Echo.", True),
    ("Both the Dispatch and the Echo have the closure to tankers from one place, the agency Corvane.", False),
    ("The Dispatch and the Echo repeat what Corvane reported of the harbour.", False),
    ("Dockers in Marlow welcomed it.", False),
]


@pytest.mark.parametrize(("sentence", "found"), ORIGINS)
def test_one_origin_told_as_two(sentence, found):
    assert ("origin" in kinds(sentence, HARBOUR, SECOND)) is found


def test_a_report_held_against_itself_differs_in_nothing():
    body = HARBOUR.split("\n\n", 1)[1]
    assert held(body).findings == ()


def test_the_words_of_another_matter_are_absent():
    check = held("The tulip fair at Velmora sold 14 bulbs.\n\nThe harbour employs at least 2,100 people.")
    assert [sentence.verdict for sentence in check.sentences] == ["absent", "supported"]
    assert check.sentences[1].backing[0].paragraph == 2


BURNT = """THE QUAY DISPATCH
Three hurt in mill fire
6 May 2034

At least three people were hurt when the mill at Grell burned down. Mayor Petra Halm called on the owner, Arn Dovic, to resign. She stopped short of closing the school. The talks on a new mill could still collapse, Dovic said. "I am not saying he has," Halm added.

Dovic will meet the bank on Monday, unless the inspector arrests him. The guild praised Halm. The treasury said rates would rise in May.
"""


@pytest.mark.parametrize(
    ("sentence", "verdict", "looks"),
    [
        ("Nobody was hurt when the mill at Grell burned down.", "near", ["polarity"]),
        ("Petra Halm closed the school.", "near", ["polarity"]),
        ("The owner, Arn Dovic, called on Petra Halm to resign.", "near", ["actor", "actor"]),
        ("The mayor, Petra Halm, has resigned.", "near", ["stage"]),
        ("Halm praised the guild.", "near", ["actor"]),
        ("The bank said rates would rise in May.", "near", ["mouth"]),
        ("I am not saying he has.", "supported", []),
        ("At least three people were hurt when the mill burned down.", "supported", []),
        ("The mayor, Petra Halm, called on Arn Dovic to resign.", "supported", []),
        ("Unless he is arrested, Dovic will meet the bank on Monday.", "supported", []),
    ],
)
def test_what_goes_against_the_report_is_never_called_supported(sentence, verdict, looks):
    (one,) = held(sentence, BURNT).sentences
    assert (one.verdict, [f.kind for f in one.suggestions]) == (verdict, looks)
    assert one.findings == ()
