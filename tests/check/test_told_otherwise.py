"""The same thing told in another form: a state for its town, a month for its day, a rate once for two figures."""

import pytest
from held import kinds

CANAL = """CANAL POST
Tarvia to drain lock as pumps arrive
9 March 2041

Mayor Odo Brand of Lisk on Monday postponed a decision on the lock, saying the town needed rest.

The ministers of Tarvia meet in Lisk on Thursday. Tarvia's transport ministry declined to comment. The container port of Ervan in Tarvia took 90 ships last year.

Camps by the canal need 80,000 litres of water a day; 50,000 litres a day arrive. The maker would ask for 650 crowns per pump. Six pumps have been ordered.

Complaints must be lodged by midnight on Wednesday, and the ministers are expected to decide on Thursday.

Officers searched a shed of the pilots in Ervan on 14 February and found brass plates stolen from the old lock.

Judge Petra Halm sentenced the clerk to 41 months. About 38 percent of the pilots are past 60, a survey says. Six guards came for the clerk at three in the morning. The dockers are in advanced talks with the Velm yard over two tugs.

The exemption might swallow the rule, said the pilot Odo Kern. A white paint in nine of the frames might not have been made before 1958, said Lena Task.

The mill owners were likely to sell the stake in the Ervan works before the board meets. The pilots had drafted a petition and would file it in June. Tarvian President Jon Crail put the pumps under the care of the Defense Ministry. The toll has a limit of 6 crowns, and at least 40 barges a year pay none. The cap may be lifted by the end of May. The pilots must form a board by 1 December.

"It is possible that we shall halt the ferry for six weeks," said Tilda Rausch, the harbour minister.
"""

SOUND = [
    "A decision on the lock was put off by Mayor Odo Brand.",
    "The Tarvian port of Ervan took 90 ships last year.",
    "Elections in Tarvia are another year away, and the ministers know it.",
    "Six pumps have been ordered. Their maker would ask for 650 crowns.",
    "Complaints are to be lodged by midnight on Wednesday, the ministers being expected to decide on Thursday.",
    "Tilda Rausch left open a halt of the ferry for six weeks.",
    "President Jon Crail of Tarvia put the pumps under the care of the Defence Ministry.",
    "The toll has a proposed limit of 6 crowns.",
    "Of barges that pay none there are 40 a year or more.",
    "The cap may be gone before June.",
    "A board must be formed by the pilots by the end of November.",
    "The mill owners were likely to have sold the stake in the Ervan works before the board meets.",
    "A draft petition has passed between the pilots.",
    "Judge Petra Halm gave the clerk 41 months.",
    "Close to two in five of the pilots are past 60, a survey says.",
    "Half a dozen guards came for the clerk at three in the morning.",
    "Advanced talks are under way between the dockers and the Velm yard over two tugs.",
    "In February officers searched a shed of the pilots in Ervan and found brass plates stolen from the old lock.",
]

FAULTY = [
    ("rate", "Camps by the canal need 80,000 litres of water a week, and 50,000 arrive."),
    (
        "date",
        "Officers searched a shed of the pilots in Ervan in January and found brass plates stolen from the old lock.",
    ),
    ("hedge", "The ferry will be halted for six weeks, said Tilda Rausch, the harbour minister."),
    (
        "place",
        "Officers searched a shed of the pilots in Lisk on 14 February and found brass plates stolen from the old lock.",
    ),
]


@pytest.mark.parametrize("sentence", SOUND)
def test_another_form_raises_nothing(sentence):
    assert kinds(sentence, CANAL) == []


@pytest.mark.parametrize(("kind", "sentence"), FAULTY)
def test_a_difference_is_found_once(kind, sentence):
    assert kinds(sentence, CANAL) == [kind]


PAPERS = """THE WHARF WITNESS
Yards sign letter of intent
5 March 2042

Lorvan and Cask have signed a letter of intent to merge their yards, they said on Monday. A contract is to be negotiated by June.

The yard has invited the union to a meeting at the labour court on Thursday. The union has not replied.

Talks on selling the lifeboats of Skell have got as far as a draft. New ropes have been ordered for 26,000 crowns.

The prosecutor has until 9 April to appeal against the acquittal of Dov Arkin.

The ministry has proposed a tunnel under the strait of Halm. Trains and cars would use it. The operator will shut the ferry at the end of June, with the loss of 230 posts.
"""

FURTHER = [
    ("Lorvan and Cask have signed a contract to merge their yards.", ["stage"]),
    ("Lorvan and Cask have signed a letter of intent, to be followed by a contract.", []),
    ("Yard and union will sit down at the labour court on Thursday.", ["stage"]),
    ("Yard and union will sit down at the labour court on Thursday if the union accepts.", []),
    ("Skell has sold its lifeboats.", ["stage"]),
    ("Skell may sell its lifeboats, for which new ropes have been ordered at 26,000 crowns.", []),
    ("The prosecutor can appeal against the acquittal of Dov Arkin until 9 April.", []),
    ("The operator is shutting the ferry at the end of June.", []),
    ("The tunnel has cleared its first hurdle, the ministry's proposal.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "found"), FURTHER)
def test_a_paper_or_a_meeting_is_told_no_firmer_than_it_is(sentence, found):
    assert kinds(sentence, PAPERS) == found


MARSH = """THE MARSH NEWS
More nurses in Orland
5 March 2031

The number of nurses in Orland rose to 46,000 last year, twice as many as a decade ago, the ministry said. Rents in Marlow averaged 640 crowns in March, 35 crowns more than in February.

The new mast at Keld stands 61 metres tall. The old one, which fell in May, was 48.

The school of Tarrant took in 87 boys and 94 girls in September. Dockers in Pell unloaded all but nine of the 80 barges. Thieves in Rye walked past two grand pianos to the silver.

Mayor Stan Loomis lost his barn to the fire. The horses were out, said his daughter, Kelly. The fire chief, Vera Abbott, praised her.

Lorne Rovers, who had not been beaten at home for 41 matches, finally came to grief on Saturday, when Karvel won with a late penalty. Dunmore have not been beaten in Ashby for 12 years.
"""

WORKED_OUT = [
    ("Nurses in Orland numbered 46,000 last year, up from 23,000 a decade ago.", []),
    ("Nurses in Orland numbered 64,000 last year, twice as many as a decade ago.", ["number"]),
    ("Rents in Marlow rose from 605 crowns in February to 640 crowns in March.", []),
    ("The new mast at Keld is 13 metres taller than the one that fell in May.", []),
    ("The new mast at Keld is 17 metres taller than the one that fell in May.", ["number"]),
    ("The school of Tarrant took in 181 pupils in September.", []),
    ("The school of Tarrant took in 78 boys and 94 girls in September.", ["number"]),
    ("Only nine of the 80 barges in Pell were not unloaded by the dockers.", []),
    ("Two grand pianos were left alone by thieves in Rye.", []),
    ("Kelly Loomis said that the horses were out.", []),
    ("Vera Loomis, the fire chief, praised her.", ["name"]),
    ("Karvel beat Lorne Rovers on Saturday with a late penalty.", []),
    ("Dunmore have been beaten in Ashby after 12 years.", ["stage"]),
]


@pytest.mark.parametrize(("sentence", "found"), WORKED_OUT)
def test_what_follows_from_the_report_is_no_difference(sentence, found):
    assert kinds(sentence, MARSH) == found


LOOMS = """THE LOOM LETTER
Looms stand still
5 March 2042

Software firm Brightloom has recalled an update that stopped the looms of Orl.

Chief technology officer Ravi Anand said that the fault lay in a certificate. At least 14 people were hurt. Prices rose 5.6 percent in a year.
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Brightloom said that the fault lay in a certificate.", []),
        ("More than a dozen people were hurt.", []),
        ("Prices rose by between 5 and 6 percent in a year.", []),
        ("Prices rose by between 6 and 7 percent in a year.", ["number"]),
        ("More than two dozen people were hurt.", ["number"]),
    ],
)
def test_what_holds_the_report_s_figure_or_body_is_sound(sentence, found):
    assert kinds(sentence, LOOMS) == found
