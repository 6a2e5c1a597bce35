"""What is only likely: a hedge that the draft may keep in another way, and months, studies and turns that are no fault."""

import pytest
from held import held, kinds

LIGHT = """THE OSKE LANTERN
Lighthouse at Oske may be sold
Thursday 9 May 2041

The harbour board could sell the lighthouse at Oske to a brewer. The brewer is likely to be slower than it looks, Ulla Brand said.

The keel of the mail boat might be replaced in the yard at Tarn. The levy could be set at no more than 40 crowns a crate, said the Velden agency.

The mail boat could sail again as early as June after the crew accepted the pay on Tuesday night, but only if the keel holds.

A paint made from kelp appears to stop rust, researchers reported last week in the journal Coastal Chemistry. The kelp grows off Cape Sund.

An officer at the port, who asked not to be named, told the Lantern that the pay was "thin gruel". Ilse Marn, the mayor, says the port has been told to wait until Friday.
"""

LOCK = """THE VELDEN COURANT
Lock at Imra weighs a night shift
Thursday 9 May 2041

The harbour master, Odo Lenn, did not rule out that the fares of the night ferry may rise. An inspector is likely to visit the lock of Imra in June. Lenn said a cut in grain could ruin the mill.

Ulla Brand, who presides there, said a ruling was possible at the sitting of the court on 3 June. The beams are probably rotten, Brand said. The bell tower is believed to date from 1790. Gregor Pahl may have hidden bonds in the tower, the court heard.

"We can take the nights, if the pay is right," said Ilse Marn, the lock keeper. The drought that closed the lock lasted some 300 days. Barges leave every two hours. Sund county owns 60 per cent of the mill; the town of Tarn holds the rest.

The rival keeper, Luc Brandt, has said nothing since he left for Tarn. The crew, from Velden and Sund, were lifted off by a helicopter from the base at Kell. The police freed a man who was said to have burnt ballots.

A letter of intent could be signed at the Tarn boat show, which opens on 4 August, if the engines last, two people who would not be named said. Tarn envoy Ada Roth told the Sundish news agency Sundpress on Monday that both sides had accepted the lock but not yet a date.

In July the ferry carried 43,100 passengers. Its busiest day was 19 August, when 61,000 passengers crossed. Quickway will add a second ferry if the county pays for it. The cost is 30 million crowns, perhaps more.
"""

WIRE = """VELDEN NEWS AGENCY
Tariff at Imra to be lowered
9 May 2041

A clerk in the Sundish embassy told the agency that the tariff at Imra would be lowered by 15 per cent. Earlier the newspaper Sund Courier wrote, quoting the envoy Mattis Kole, that grain was short.
"""

TURNED = [
    "Nothing has been heard of Luc Brandt since he left for Tarn.",
    "A helicopter from Kell took the crew off.",
    "A man held over burnt ballots was freed.",
    "The Tarn boat show opens on 4 August.",
    "Ada Roth told Sundpress that both sides had accepted the lock, though not a date.",
    "Fares of the night ferry may rise, Odo Lenn said.",
    "An inspector has visited the lock of Imra.",
    "The court is sitting on 3 June.",
    "Odo Lenn warned of ruin for the mill if grain was cut.",
    "The bell tower is held to date from 1790.",
    "Ulla Brand takes the beams to be rotten.",
    "Gregor Pahl is accused of having hidden bonds in the tower.",
    '"We can take the nights" is her word, with pay as the proviso.',
    "The drought that closed the lock may have lasted 300 days.",
    "Tarn has 40 per cent of the mill.",
    "Some 43,000 passengers crossed in July.",
    "With county money Quickway will add a second ferry.",
    "Over 60,000 passengers crossed on 19 August.",
    "Some 30 million crowns is the cost.",
]

PLAIN = [
    ("hedge", "The police freed a man who had burnt ballots."),
    ("condition", "A letter of intent could be signed at the Tarn boat show, two people who would not be named said."),
    ("place", "The crew were lifted off by a helicopter from the base at Velden."),
    ("hedge", "Fares of the night ferry will rise, Odo Lenn said."),
    ("hedge", "An inspector will visit the lock of Imra in June."),
    ("hedge", "A ruling will come at the sitting of the court on 3 June, Ulla Brand said."),
    ("hedge", "The beams are rotten, Ulla Brand said."),
    ("hedge", "A cut in grain will ruin the mill, Odo Lenn said."),
    ("hedge", "Gregor Pahl hid bonds in the tower, the court heard."),
    ("cut", '"We can take the nights," said Ilse Marn, the lock keeper.'),
    ("bound", "The drought that closed the lock lasted 300 days."),
    ("rate", "Barges leave every two days."),
    ("date", "The busiest day of the ferry was 9 August, when 61,000 passengers crossed."),
    ("condition", "Quickway will add a second ferry."),
]

LIKELY = [
    "The harbour board has sold the lighthouse at Oske to a brewer.",
    "The harbour board sold the lighthouse at Oske to a brewer.",
    "The lighthouse at Oske is being sold to a brewer.",
    "The harbour board intends to sell the lighthouse at Oske to a brewer.",
    "The harbour board is preparing to sell the lighthouse at Oske to a brewer.",
    "The levy is set at 40 crowns a crate at most; only a poor season would bring it in.",
]

LOST = [
    ("The harbour board will sell the lighthouse at Oske to a brewer.", "will sell"),
    ("The lighthouse at Oske will be sold to a brewer.", "will be sold"),
    ("The brewer will be slower than it looks, Ulla Brand said.", "will be slower"),
    ("The keel of the mail boat will be replaced in the yard at Tarn.", "will be replaced"),
]

SOUND = [
    "The mail boat could sail again in June at the earliest, if the keel holds.",
    "The crew of the mail boat has accepted the pay.",
    "A paint from kelp that grows off Cape Sund appears to stop rust.",
    'One officer, unnamed, thought the pay "thin gruel"; Ilse Marn says the port has been told to wait until Friday.',
]


@pytest.mark.parametrize("sentence", LIKELY)
def test_a_hedge_that_may_be_kept_is_no_finding(sentence):
    assert "hedge" not in [f.kind for f in held(sentence, LIGHT).findings if f.sure]


@pytest.mark.parametrize(("sentence", "words"), LOST)
def test_a_hedge_that_is_lost_is_found_at_its_verb(sentence, words):
    assert [f.anchor.exact for f in held(sentence, LIGHT).findings if f.kind == "hedge"] == [words]


@pytest.mark.parametrize("sentence", SOUND)
def test_a_turn_that_is_no_fault_raises_nothing(sentence):
    assert kinds(sentence, LIGHT) == []


@pytest.mark.parametrize("sentence", TURNED)
def test_what_is_left_as_open_in_another_form_is_no_finding(sentence):
    assert kinds(sentence, LOCK) == []


@pytest.mark.parametrize(("kind", "sentence"), PLAIN)
def test_what_is_put_plainly_beside_it_is_found(kind, sentence):
    assert kinds(sentence, LOCK) == [kind]


def test_an_agency_told_something_is_the_report_s_own():
    assert kinds("A clerk in the Sundish embassy expects the tariff to be lowered by 15 per cent.", WIRE) == []
