"""Hedges lost in sentences that merge several facts: found at the very word that a report hedges, kept hedges left alone."""

import pytest
from held import held

PIER = """THE OSTMERE PILOT
Storm opens a wreck at Ostmere
Friday 8 March 2041

The wreck that the storm laid bare at Ostmere is possibly the oldest in the Lunn Sea, the museum in Karst said. Its hull may have been holed below the mast. The crew was probably killed by a rival clan.

Perhaps 40 families will have to leave the dunes, said the reeve, Ada Lorm. The path to the pier will open again, possibly in the spring. A survey may show that the pier, too, needs new piles.

Police are looking for a suspected thief who was seen near the tent at night. The tent was probably opened with a saw. Ostmere is in talks with a potential buyer of the old inn.

The diver Ivo Tarn is unlikely to dive again this season. The hull could be worth 90,000 crowns, dealers say. The base of the coastguard may stay, but its old boats will not.

The council could lend 50,000 crowns to the museum. The tents might be moved to Karst. Sixty people may have been on the ship when it sank.
"""

LOST = [
    ("Ostmere's wreck, the oldest in the Lunn Sea, lay under sand and drew 400 people.", "the oldest"),
    ("Holed below the mast, the ship lies in the sand at Ostmere.", "Holed"),
    ("It was holed below the mast, the museum said of the hull.", "was holed"),
    ("Divers found bones of the crew, killed by a rival clan.", "killed"),
    ("The dunes are sliding and 40 families will have to leave.", "40 families"),
    ("The path to the pier will open again in the spring.", "in the spring"),
    ("The path is shut, and the pier needs new piles as well.", "needs"),
    ("The thief, who was seen near the tent at night, took a mast ring.", "The thief"),
    ("Ivo Tarn will not dive again this season, while the museum digs on.", "will not dive"),
    ("A hull worth 90,000 crowns lies in the sand.", "worth"),
    ("Sixty people were on the ship when it sank.", "were on the ship"),
    ("Dealers' price for the hull: 90,000 crowns", "price for the hull: 90,000 crowns"),
    ("The tents will be moved to Karst, and the inn is for sale.", "will be moved"),
]

KEPT = [
    "Perhaps the oldest in the Lunn Sea, the wreck lay under sand and drew 400 people.",
    "A ship that may have been holed below the mast lies in the sand at Ostmere.",
    "The crew was killed by a rival clan, the museum believes.",
    "Some 40 families may have to leave, and the dunes are sliding.",
    "In the spring, if all goes well, the path to the pier will open again.",
    "It is thought that the pier needs new piles.",
    "A man suspected of being the thief was seen near the tent at night.",
    "Tarn will hardly dive again this season, it seems.",
    "The hull lies in the sand; dealers speak of a worth of up to 90,000 crowns.",
    "The old boats of the coastguard will not stay.",
    "A loan of 50,000 crowns from the council to the museum is possible.",
    "Only a rich council would lend 50,000 crowns to the museum.",
    "Ada Lorm wants the tents to be moved to Karst.",
    "The cost was 50,000 crowns.",
    "A saw was found beside an opened box.",
    "The council lends tents to children at Whitsun.",
]


@pytest.mark.parametrize(("sentence", "words"), LOST)
def test_a_hedge_lost_in_part_of_a_sentence_is_found_at_its_word(sentence, words):
    assert [f.anchor.exact for f in held(sentence, PIER).findings if f.kind == "hedge"] == [words]


@pytest.mark.parametrize("sentence", KEPT)
def test_a_hedge_kept_in_another_way_is_no_finding(sentence):
    assert "hedge" not in [f.kind for f in held(sentence, PIER).findings]


def test_the_mend_keeps_the_form_of_the_draft():
    (found,) = held("Holed below the mast, the ship lies in the sand at Ostmere.", PIER).findings
    assert found.mended == "Possibly holed below the mast, the ship lies in the sand at Ostmere."
