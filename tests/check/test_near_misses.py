"""Near misses between a draft and its report, one construction each: what must raise nothing beside what must be found."""

import pytest
from held import kinds

WEIR = """WEIR AND VALLEY
Weir at Orla may be rebuilt, says Calder
4 May 2040

The weir at Orla may hold a gate that could help barges, engineers of the Delta School report. Velm's president Igor Calder, with whom the miller met in Sarn on 2 May, will probably pay a visit to Orla in June. The pumps appeared safe.

The group was planning a petition and would go to court unless the water permit was published, said Fenna Roy of the Friends of the Tiller. "We drink that river," she said. Jory Pell, who keeps the bakery, said he would welcome any mill that pays wages.

Judge Tessa Holm will rule on 23 June on whether to admit the map as evidence. Ratification of the pact is planned for the autumn. The toll would go up to 6 marks; it is now 4. Up to 90 million marks a year are lost to frost.

About 1,400 barges a day pass the lock of Orla, out of some 6,800 in the country. The museum of Lind in Aldern lost a violin in March.

The Aldern Mercury reported, quoting a police officer it did not name, that Count Aurel Vesk was willing to return the violin once his money was repaid. The caves are open on Sundays, according to the warden, Mira Toth.

Council clerk Odo Brand has made no statement. The map was drawn by Jon Crail, who died in 2035. The judge told the jury: "You may read the map if you must."

Hands at the Kess Group of Uldane met on Monday. A reviewer of the plan, who spoke on condition of anonymity, said the Uldane figures were possibly spoiled by a broken clock.

The lease for the mill will end once it has been voted down by both houses. The port of Keld may be put off by two years because floods have cut the road, Radio Velm reported, citing an engineer whom it did not name.
"""

SOUND = [
    "The miller and the president of Velm, Igor Calder, met in Sarn on 2 May.",
    "A petition is being planned by the Friends of the Tiller, said Fenna Roy.",
    "The toll goes to 6 marks from 4.",
    "Daily some 1,400 barges pass the lock of Orla.",
    "Some 1,400 barges daily pass the lock of Orla.",
    "By the day about 1,400 barges pass the lock.",
    "Of some 6,800 barges in the country, about 1,400 a day pass the lock of Orla.",
    "Of what frost takes in a year, 90 million marks is the most.",
    "According to the Aldern Mercury, which quotes an unnamed police officer, Count Vesk is willing to hand the violin back once his money is repaid.",
    "Somebody in the police told the Aldern Mercury that Count Vesk was willing to return the violin once his money was repaid.",
    "Mira Toth said that the caves are open on Sundays.",
    "Odo Brand, the council clerk, has said nothing.",
    "Jon Crail, who wrote out the map, died in 2035.",
    "The judge let the jury read the map.",
    "The map is no evidence until Judge Tessa Holm has admitted it.",
    "The Orla council office would like to see the map.",
    "The lease for the mill ends once it has been voted down by both houses.",
    "Igor Calder, in power since 2031, may pay a visit to Orla in June.",
]

FAULTY = [
    ("hedge", "The weir at Orla holds a gate that could help barges, engineers report."),
    ("hedge", "The pumps are safe."),
    ("condition", "The group would go to court, said Fenna Roy."),
    ("stage", "Judge Tessa Holm has admitted the map as evidence."),
    ("stage", "The pact has been ratified."),
    ("rate", "Up to 90 million marks is what is lost to frost every month."),
    ("mouth", '"We drink that river," said Jory Pell.'),
    ("mouth", "In the opinion of Mira Toth, the Uldane figures were possibly spoiled by a broken clock."),
    ("name", "The Friends of the Mill were planning a petition, said Fenna Roy."),
    ("place", "Hands at the Kess Group of Aldern met on Monday."),
    ("chain", "Police said that Count Aurel Vesk was willing to return the violin once his money was repaid."),
    ("stage", "The lease for the mill has been voted down by both houses."),
    ("chain", "The port of Keld may be put off by two years."),
    ("about", "Count Aurel Vesk told the court that he would return the violin once his money was repaid."),
]


@pytest.mark.parametrize("sentence", SOUND)
def test_a_turn_of_phrase_raises_nothing(sentence):
    assert kinds(sentence, WEIR) == []


@pytest.mark.parametrize(("kind", "sentence"), FAULTY)
def test_a_fault_beside_it_is_found(kind, sentence):
    assert kinds(sentence, WEIR) == [kind]


PIER = """THE PIER COURIER
Pier of Maro may be let
3 April 2042

The price of a berth near the pier has fallen by 7 percent since January, said Ada Moss of the pilots' guild. She said it would probably fall again. Jon Tavel has been silent since March, when he announced cuts at the mole.

"If they let the pier, we will sink it," said Hedda Brune, who leads the dockers' union. The town would repair the crane for 30 million crowns and, subject to a survey, work would start in 2043. Divers could lay 40 metres of cable a day, "unless it freezes", the foreman said.

The ministry does not exclude deliveries of 90 tugs to Orle. Sheds 2 and 5 will stay shut until at least Friday. Clerks are proposing an audit of the mole.

"The paint works only when the wind is below nine metres a second," said Ilse Kolm. Ferries were stored in Cabel Lane. Owners had discussed suspending the night ferry, but nothing was decided. The launch of the tug was pencilled in for 9 June at Velle.

Money for the tower is likely to be in the plan that will be shown on 12 May. Governor Odo Plahn has proposed a curfew. "A promise does not float," said Mira Sund, a diver.

The Mole Gazette, quoting a county officer it did not name, said the grant was "as good as in the post". The county told the Courier that nothing would be decided before June.
"""

READ = [
    ("Berths near the pier have fallen in price by 7 percent since January, says Ada Moss.", []),
    ("It was in March that Jon Tavel announced cuts at the mole.", []),
    ("Hedda Brune leads the dockers' union.", []),
    ("Repairing the crane would cost the town 30 million crowns.", []),
    ("Divers could lay 40 metres of cable a day, frost excepted, the foreman said.", []),
    ("Divers could lay 40 metres of cable a day, the foreman said.", ["condition"]),
    ("The ministry is not ruling out delivering 90 tugs to Orle.", []),
    ("Sheds 2 and 5 stay shut until Friday at the earliest.", []),
    ("Sheds 2 and 5 will be shut until Friday.", ["bound"]),
    ("The clerks have opened an audit of the mole.", ["stage"]),
    ("Above nine metres of wind a second the paint no longer works, Ilse Kolm said.", []),
    ("The paint works only when the wind is above nine metres a second, said Ilse Kolm.", ["bound"]),
    ("Ferries were stored in Cabel Road.", ["place"]),
    ("The owners have agreed to suspend the night ferry.", ["stage"]),
    ("The launch of the tug is fixed for 9 June at Velle.", ["stage"]),
    ("The plan will be shown on 12 May.", []),
    ("A promise does not float, in the words of Odo Plahn, the governor.", ["about"]),
    ("The county says that it will decide nothing before June.", []),
]


@pytest.mark.parametrize(("sentence", "found"), READ)
def test_how_a_sentence_is_built_tells_what_differs(sentence, found):
    assert kinds(sentence, PIER) == found


GATE = """THE GATE EXAMINER
Ropewalk at Tesk to be let again
7 May 2042

More than 140 people spent a fourth night in the ropewalk after the flood. From Gate 4: about 350 pickets and one goat. The jetty cannot bear a lorry of more than 20 tonnes unless its piles are mended, wrote the surveyor, Ida Roth. A storm darkened at least nine halls of the valley. The search took nearly 30 hours.

Objections to the kiln may be sent until 15 June. The ministry, which may be moved to Tolm, bought 40 sledges last year. Two tugs will probably be sent to Dell, the towing line Corv says. The bank may let the crown fall before the autumn, its deputy governor, Emil Sand, said. Bread prices are likely to fall by a tenth when the new mill opens, the bakers' guild says.

"I would let people fetch their pets, but not their pianos," Prue Hale said. Families will be allowed back only once three dry days have passed.

Osk Lenn's lawyer said he had relied on the inspector. "He would have stopped the pumps that night if one person had asked him to," the lawyer said. Two clinics would close unless nurses could be found.

The town would repair the roof of the customs shed once the state had paid its share, said Selma Koen, the mayor. The provinces must name places for the herd. Only Nether Kell has done so.
"""

GATED = [
    ("Well over 100 people have been sleeping in the ropewalk since the flood.", []),
    ("More than 170 people have been sleeping in the ropewalk since the flood.", ["number"]),
    ("At Gate 4 the pickets had brought a goat.", []),
    ("Without mended piles, writes Ida Roth, the jetty is good for 20 tonnes at most.", []),
    ("The storm left nine halls of the valley in the dark, if not more.", []),
    ("The search took just under 30 hours.", []),
    ("The search took more than 30 hours.", ["bound"]),
    ("Anyone who minds the kiln has until 15 June to object.", []),
    ("The ministry bought 40 sledges last year.", []),
    ("The towing line Corv is sending two tugs to Dell.", ["hedge"]),
    ("The bank will let the crown fall before the autumn, its deputy governor said.", ["hedge"]),
    ("Bread will be a tenth cheaper when the new mill opens, the bakers' guild says.", []),
    ("Prue Hale would let families fetch their pets.", []),
    ("One request would have been enough for Lenn to stop the pumps that night, his lawyer said.", []),
    ("Two clinics would close for want of nurses.", []),
    ("Selma Koen would have the roof of the customs shed repaired once the state's share is in.", []),
    ("Nether Kell is the only province to have named any places for the herd.", []),
]


@pytest.mark.parametrize(("sentence", "found"), GATED)
def test_what_goes_no_further_than_the_report_is_no_finding(sentence, found):
    assert kinds(sentence, GATE) == found


RAIL = """THE RAIL GLEANER
Slow trains in the Ulm valley
7 May 2042

About 400 people, some of whom may be homeless for months, were taken to a school in Ulm. The fair, likely to be the last in the old hall, opens on 4 June. The train was probably going too fast when it left the rails near Corle. Because the ice could break, the council closed the lake to skaters.

Ships may not enter the strait at night. The company will pay the fine unless it wins its appeal. If it were up to her, Ada Moss said, the statue would go to the museum. The toll raised 3 million marks in 2040 and could raise 5 million this year.

The clinic treats 50 patients a day, five days a week. At least 60 homes were flooded by the Orle. The dam of Kell was finished in 1962, four years late. The lawyers of Odo Brand asked for a delay, which the judge granted.
"""

RAILED = [
    ("About 400 people were taken to a school in Ulm.", []),
    ("The fair in the old hall opens on 4 June.", []),
    ("The train left the rails near Corle.", []),
    ("The council has closed the lake to skaters.", []),
    ("No ship enters the strait at night.", []),
    ("Should its appeal fail, the company will pay the fine.", []),
    ("Ada Moss would rather see the statue in the museum.", []),
    ("In 2040 the toll raised 3 million marks.", []),
    ("The toll will raise 5 million this year.", ["hedge"]),
    ("The clinic treats 250 patients a week.", []),
    ("Some 60 homes or more were flooded by the Orle.", []),
    ("The dam of Kell, due in 1958, was finished in 1962.", []),
    ("The lawyers of Odo Brand were granted a delay.", []),
]


@pytest.mark.parametrize(("sentence", "found"), RAILED)
def test_what_stands_aside_or_is_reckoned_is_no_finding(sentence, found):
    assert kinds(sentence, RAIL) == found


TENDER = """THE TENDER
Lido of Hallow to be shut in spring
2 February 2042

Grain firm Telmar has proposed a merger with its rival Ostra. Any deal is subject to approval by regulators in Brenn and is due to close by June. Telmar asked the ministry on 9 May to lift the toll.

Barring a late offer, ferry crews in Osterby will walk out at 4am on 11 June, their union said. Their strike of 1996 began on 6 August. Trains will run again within an hour if the engineers agree.

The company is going to appoint Ada Fell on 30 April for reasons of health. Fell was last seen in public on 13 April, at the opening of a lift. The tap water of Sarn has been brown for nine days, and a new pump is on its way. Flushing the mains would take another 12 days. The lawyers of the lido have asked for a recount of the votes in Hallow ward.

A rise of 9,000 crowns would shut the bakery, its owner, Mona Pell, said, if members vote for one. She stays for as long as the oven holds.
"""

OWNED = [
    ("A merger of the two grain firms, a deal that closes by June, has been proposed by Telmar.", ["condition"]),
    (
        "A merger of the two grain firms has been proposed, and the deal closes by June if regulators in Brenn agree.",
        [],
    ),
    ("Ferry crews in Osterby, who last struck in 1996, go on strike at 4am on 11 June.", ["condition"]),
    ("Ferry crews in Osterby go on strike at 4am on 11 June unless there is an offer.", []),
    ("Trains will run again within an hour.", ["condition"]),
    ("Ada Fell is going to be appointed on 13 April.", ["date"]),
    ("Ada Fell, last seen on 13 April at the opening of a lift, is going to be appointed.", []),
    ("Flushing the mains would take another nine days.", ["number"]),
    ("The water of Sarn has been brown for nine days.", []),
]


@pytest.mark.parametrize(("sentence", "found"), OWNED)
def test_what_belongs_together_in_a_clause_tells_what_differs(sentence, found):
    assert kinds(sentence, TENDER) == found


CHOIR = """THE PELL BULLETIN
Choir of Pell keeps its tour
11 September 2044

The choir of Pell nearly called off its tour. Vanta is in talks with the agency, and there could be no certainty of a deal. The two-page note, dated 9 January and written by an inspector at the board, says the door "cannot be relied upon to seal" and recommends that the boat be sold "without delay". Two clerks with knowledge of the note said the board had met in secret on 2 May.

"We can keep one lane open," the agency's head, Tova Lindt, said, "unless the rock moves." There could be trains on Sunday, she added.

"We will open the gates on 1 April, provided the ban is gone," said Ada Roon, the port minister. Parliament in Larchland is expected to vote on the port law on 25 March.
"""

TOURED = [
    ('The note says that the door "cannot be relied upon to seal".', []),
    ('The head, Tova Lindt, said: "We can keep one lane open."', ["cut"]),
    ("The choir of Pell nearly cancelled its tour.", []),
    ("The choir of Pell almost cancelled its tour.", []),
    ("The choir of Pell has cancelled its tour.", ["stage"]),
    ("There was no certainty of a deal.", []),
    ("There is no certainty of a deal between Vanta and the agency.", []),
    ("There are trains on Sunday, said Tova Lindt.", ["hedge"]),
    ("The two-page note is dated 9 January.", []),
    ("The board met in secret on 2 May.", ["chain"]),
    ("The port of Larchland will open on 1 April, provided the ban is gone.", []),
    ("Parliament will vote on the port law on 1 April.", ["hedge", "date"]),
]


@pytest.mark.parametrize(("sentence", "found"), TOURED)
def test_set_phrases_whole_quotations_and_days_at_home_are_no_finding(sentence, found):
    assert sorted(kinds(sentence, CHOIR)) == sorted(found)
