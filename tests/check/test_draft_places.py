"""Places: another of the reports' places stands where the draft has this one; names by the words around them."""

import pytest
from held import kinds

SHORE = """SHORE LEDGER
Ferry dues to rise on both shores
4 April 2037

The customs college at Sallow trains about 60 women a year, the harbour office said. The old net loft in Grell, two miles off, stands empty.

Dues for lorries will be settled by the ferry board in Marlow on 9 May, its clerk, Odo Kern, said. Farmers in the Tarn region pay the most.

Chief engineer Sven Ilder told skippers in Oske that the winch would fail by June, mostly because of salt from the Velm pans.

A count has been ordered in Hale and Brede. The rowers will meet in the Kelder Hall on 9 June.
"""

FAULTY = [
    "The customs college of Grell trains about 60 women a year.",
    "Some 60 women a year are trained by the customs college in Marlow.",
    "The board decides on the dues for lorries in Oske on 9 May.",
    "It is the farmers of the Velm region who pay the most.",
    "Skippers who met Sven Ilder at Velm heard that the winch would fail by June.",
    "Hale and Marlow have been ordered to count.",
    "The rowers meet on 9 June in Oske.",
]

SOUND = [
    "At Sallow, the customs college trains about 60 women a year.",
    "In Grell an old net loft stands empty.",
    "The loft is two miles from Sallow, in Grell.",
    "The board of the ferry settles the dues in Marlow on 9 May.",
    "Sven Ilder told skippers in Oske that salt from Velm would make the winch fail by June.",
    "Brede and Hale have been ordered to count.",
    "The rowers meet on 9 June, in the Kelder Hall.",
    "In Kern's office, the clerk said, the dues for lorries are a matter for the board.",
    "I have eaten eels in Marlow, in a market that no longer stands.",
]


BARRIER = """THE CORVANE GAZETTE
Barrier at Lower Sarn holds as rivers peak
2 February 2036

In Upper Sarn, where there is no barrier, water entered 90 houses. About 400 people from Mill Row spent the night in a school in Tavering.

Trains between Tavering and Corvane will run again on Tuesday. The injured were taken to the infirmary in Stoke Lyne.

The minister, Jon Brice, visited Lower Sarn by helicopter and told reporters at the barrier that two more would be built, in Upper Sarn and in Stoke Lyne.

Nurses will meet in the capital of Quend, Marl, on 9 May to talk of pay and hours. A farmer in the Hollow End area lost 60 sheep.

Corvane's market was shut. Two men were held in Mill Row.
"""
MOVED = [
    "Water got into 90 houses in Lower Sarn.",
    "Two more barriers are to be built, in Upper Sarn and in Tavering.",
    "Trains will run again on Tuesday between Tavering and Mill Row.",
    "A farmer in the Tavering area lost 60 sheep.",
    "The injured were taken to the infirmary in Mill Row.",
]
AT_HOME = [
    "Two more barriers are to be built, in Stoke Lyne and in Upper Sarn.",
    "Trains run again on Tuesday, and in Mill Row two men were held.",
    "Nurses meet in Marl on 9 May to talk of pay.",
    "The 90 houses are in Upper Sarn; at Lower Sarn there is a barrier.",
    "Jon Brice told reporters at Lower Sarn that two more barriers would be built.",
]

LINES = """THE MERRAN WATCH
Strike closes the western lines
7 July 2037

The fund of the strikers lies in a bank in Castle Rhee, the largest town of the western county of Ennor. The minister meets them in Merran on Friday.

The envoy, Lev Dorin, flew from Samar to Ozerki. Prime Minister Aldo Brenn goes to Vessen from Lundholm, where he will open a lighthouse.

Police found a stolen digger in a barn at Croft Hill. The thief was held at a house in Long Marling, and was heard shouting as far away as Tynebridge.

The ferry crossing at Teplin will be opened again by May. Last year 12,000 lorries used the crossing at Dera. Flour from the province of Hajin reached the village of Zelim.
"""

IN_ANOTHERS_SLOT = [
    "Lev Dorin, the envoy, flew from Ozerki to Samar.",
    "Brenn will open a lighthouse in Vessen.",
    "The stolen digger was found by police in a barn at Long Marling.",
    "The thief was heard shouting as far away as Croft Hill.",
    "The ferry crossing at Dera will be opened again by May.",
    "Flour from Hajin reached the village of Hajin.",
]
IN_ITS_SLOT = [
    "The strikers' fund lies in a bank in Ennor.",
    "The envoy flew to Ozerki from Samar.",
    "Brenn will open a lighthouse in Lundholm.",
    "The digger was in a barn at Croft Hill and the thief at a house in Long Marling.",
    "Some 12,000 lorries used the crossing at Dera.",
    "The village of Zelim got flour from Hajin.",
]

COURT = """THE SELBY SENTINEL
Baker in the dock over bad loaves
7 July 2037

Hale Crown Court heard on Tuesday that a baker, Tom Rusk, had taken 20,000 pounds for loaves he never baked. The trial will move to Selby next week.

Bread will be made again in the navy yard at Depton. A trust has mended six ovens with money from the lottery.

The first loaves will be sold on the quay in Saltby, over the river.
"""
ELSEWHERE = [
    "Selby Crown Court heard on Tuesday that the baker Tom Rusk took 20,000 pounds for loaves that he never baked.",
    "With lottery money the trust has brought six ovens at the navy yard in Saltby back to life.",
]
THERE = [
    "Hale Crown Court heard that Tom Rusk took 20,000 pounds; his trial moves to Selby.",
    "Loaves from the ovens that the trust has mended will be sold on the quay in Saltby.",
    "The trust has six ovens at the yard in Depton and sells bread at the quay in Saltby.",
]


@pytest.mark.parametrize(
    ("report", "sentence"),
    [(SHORE, s) for s in FAULTY]
    + [(BARRIER, s) for s in MOVED]
    + [(LINES, s) for s in IN_ANOTHERS_SLOT]
    + [(COURT, s) for s in ELSEWHERE],
)
def test_another_place_of_the_reports_is_found(report, sentence):
    assert kinds(sentence, report) == ["place"]


@pytest.mark.parametrize(
    ("report", "sentence"),
    [(SHORE, s) for s in SOUND]
    + [(BARRIER, s) for s in AT_HOME]
    + [(LINES, s) for s in IN_ITS_SLOT]
    + [(COURT, s) for s in THERE],
)
def test_a_place_where_the_reports_have_it_raises_nothing(report, sentence):
    assert kinds(sentence, report) == []
