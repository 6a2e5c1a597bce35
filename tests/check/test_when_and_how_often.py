"""When something was said, how often a thing is done, and a quotation that only goes on with one's own sentence."""

import pytest
from held import held, kinds

LOCKS = """THE VELDEN LEDGER
Sarn may lower the toll for reed barges
14 May 2041

Sarn is ready to lower the toll for reed barges on the Imra canal, its waterways minister, Bela Korst, told the Canal Agency on Monday.

The change would take effect on 1 June, the agency reported. The mail ferry crosses to Tolm only once in two days. The lock keepers will move to Tolm only once the cottages are dry.

"Closing the reed mill was not an easy decision, but we cannot go on at a loss," the owner, Ada Merl, said. "The dredger is safe, but the winch on it is worn," she added.

The rebuilt lock at Oske is to be opened on Friday.
"""

SOUND = [
    "On 1 June the toll for reed barges comes down, according to the Canal Agency.",
    "The mail ferry crosses to Tolm from the new quay.",
    'For Ada Merl it "was not an easy decision".',
]

FAULTY = [
    ("date", "Bela Korst told the Canal Agency on Wednesday that Sarn is ready to lower the toll for reed barges.", "Wednesday"),
    ("date", "The rebuilt lock at Oske is to be opened on Saturday.", "Saturday"),
    ("condition", "The lock keepers will move to Tolm.", "will move"),
    ("cut", '"The dredger is safe," Ada Merl said.', "The dredger is safe"),
]  # fmt: skip


@pytest.mark.parametrize("sentence", SOUND)
def test_it_is_no_fault(sentence):
    assert kinds(sentence, LOCKS) == []


@pytest.mark.parametrize(("kind", "sentence", "words"), FAULTY)
def test_its_neighbour_is_one(kind, sentence, words):
    assert any(words in f.anchor.exact for f in held(sentence, LOCKS).findings if f.kind == kind)


CAMP = """THE CAMP COURIER
Fever in the Orm valley
7 May 2042

New cases of marsh fever were running at about 80 a day, the agency Ormpress said of the valley of Orm. At least 2,600 sledges used the pass of Kell every month before it closed. Its director said his clerks could get through about 700 letters an hour.

The offer to the ferrymen is a rise of up to 6% over two years. The price of oats in Tarn has fallen by 7 per cent since January. The quay of Dell has lost 40 berths in five years.

The council of Tarn rejected the new weir by seven votes to four. The Orm stood at 10.6 metres on Monday. The dykes hold to 12 metres. The mill grinds 900 sacks a day, against 600 a day in spring.
"""

PACED = [
    ("Some 80 people a week are now falling ill in Orm, the agency Ormpress says.", ["rate"]),
    ("Some 80 people a day are now falling ill in Orm, the agency Ormpress says.", []),
    ("At least 2,600 sledges used it every week.", ["rate"]),
    ("No fewer than 2,600 sledges a month used the pass of Kell before it closed.", []),
    ("The ferrymen are offered a rise of up to 6% a year.", ["rate"]),
    ("Oats in Tarn have been falling by 7 per cent a month since January.", ["rate"]),
    ("Oats in Tarn are 7 per cent cheaper than in January.", []),
    ("The quay of Dell has been losing about eight berths a year.", []),
    ("Four of the eleven votes in Tarn's council were for the new weir.", []),
    ("Four of the twelve votes in Tarn's council were for the new weir.", ["number"]),
    ("The Orm had 1.4 metres to go on Monday before the dykes give.", []),
    ("The daily number of sacks ground at the mill is 900, up from 600 in spring.", []),
    ("The number of sacks ground at the mill is 900, the daily Tarn said.", ["rate"]),
]


@pytest.mark.parametrize(("sentence", "found"), PACED)
def test_a_pace_is_held_against_a_figure_that_counts_nothing_beside_it(sentence, found):
    assert kinds(sentence, CAMP) == found


TUGS = """THE TUG AND TILLER
Two divers missing off Penrack
5 March 2042

Two divers went missing off Penrack on Tuesday. A lifeboat from Torrin is searching. A helicopter, the Osprey, is being sent from Tolm. It is due on Friday night.

Clerks at the harbour will walk out at 7am on Monday unless the pay is raised. No tenant will pay more than 600 crowns a month, the landlord promised. The inn at Tolm reports about 40 guests and the mill 21.

The probe Lantern was launched on 3 March. Its makers have heard nothing since Thursday. The lock reopens before the end of September.
"""

MERGED = [
    ("With a lifeboat from Torrin out for two divers off Penrack, the Osprey, a helicopter, is due on Friday night.", []),
    ("Two divers went missing off Penrack on Friday while a lifeboat from Torrin is searching.", ["date"]),
    ("Unless they get a rise, clerks at the harbour walk out at 7am on Monday.", []),
    ("Since Thursday nothing has been heard from the probe Lantern, which was launched on 3 March.", []),
    ("The probe Lantern was launched on 4 March.", ["date"]),
    ("No tenant, the landlord promised, will pay more than 600 crowns a month.", []),
    ("The tenants, the landlord promised, will pay more than 600 crowns a month.", ["bound"]),
    ("With about 40 guests the inn at Tolm has more than the mill.", []),
    ("The lock reopens before October.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "found"), MERGED)
def test_a_day_or_bound_is_held_against_the_words_it_stands_with(sentence, found):
    assert kinds(sentence, TUGS) == found
