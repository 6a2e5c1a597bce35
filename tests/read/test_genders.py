"""Whom "he" and "she" never mean, and whom they mean where somebody new is told of: each row another construction."""

import pytest

from onrecord.read import TRAINED, genders, trained
from onrecord.record import put_on_record
from tests.read.test_actors import parsed


def taking_part(text, word):
    """Return the names of all who act and to whom it is done in the one record with this anchor."""
    (found,) = [r for r in put_on_record(parsed(text, TRAINED[-1].name)).records if r.anchor.exact == word]
    return [one.name for one in (*found.actor, *found.recipient)]


PENROW = "Police are looking for a man who collected money outside the hall. Sergeant Ada Penrow said he had taken 900 kroner."
DUNN = "Mrs Karel Dunn runs the clinic. The surgeon, Odo Vance, said he had treated nine miners. Dunn said he had treated ten."
FELK = "Mr Felk met two officials on Monday. One said the plan was dead. The other said she could not recall his words."
OKKEL = '"The Lady Orsa was not overloaded," chief executive Bram Okkel said in a statement. "We will cooperate with the inquiry."\n'


@pytest.mark.skipif(trained.network() is None, reason="the rules are shown on the parse of the shipped network")
@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        (f"{PENROW} He was not connected with the school, she said.", "taken", []),
        (f"{PENROW} He was not connected with the school, she said.", "connected", []),
        ("Magistrate Sela Vorn fined the skipper. Vorn said he had sailed at night. “He knew it,” she said.", "sailed", []),
        (FELK, "recall", []),
        # near misses: the speaker of the gender that is told
        ("Magistrate Sela Vorn fined the skipper. Vorn said she had sailed herself. “I know it,” she said.", "sailed",
         ["Sela Vorn"]),
        ("Lord Tarn Ebbing chairs the inquiry. Ebbing said he had resigned.", "resigned", ["Tarn Ebbing"]),
        # somebody new, in the clause that tells of him
        (OKKEL + "A crew member, who asked not to be identified because he was not authorised to speak, told Nordwire "
         "that a bow door had failed to close twice last week.", "authorised", ["crew member"]),
        ("Dario Felk visited the port. A docker who said he was owed wages shouted at him.", "owed", ["docker"]),
        ("Odo Vance ran the mine. A miner who said he had been beaten showed his arm.", "beaten", ["miner"]),
        # near misses: a name between, and what a spokesman reports of another
        ("Karel Dunn sued the paper. A judge jailed Odo Vance because he had lied.", "lied", ["Odo Vance"]),
        ("Karel Dunn left on Monday. A spokesman said he was arrested in Telm.", "arrested", ["Karel Dunn"]),
    ],
)  # fmt: skip
def test_a_pronoun_is_for_whom_it_can_mean(text, word, who):
    assert taking_part(text, word) == who


@pytest.mark.skipif(trained.network() is None, reason="the rules are shown on the parse of the shipped network")
def test_the_other_gender_is_somebody_else():
    last = put_on_record(parsed(DUNN, TRAINED[-1].name)).records[-1]
    assert [one.name for one in last.actor] == ["Odo Vance"]


@pytest.mark.parametrize(
    ("words", "shown"), [(["Mr."], {1}), (["spokeswoman"], {2}), (["Dame", "chairman"], {1, 2}), (["minister"], set())]
)
def test_titles_show_a_gender(words, shown):
    assert genders.of_words(words) == shown
