"""What a sentence puts as sure: hedges over events and over what is said, readiness told as will, figures near words of other use."""

import pytest
from held import held, kinds

QUAY = """TOLM HERALD
Quay of Tolm may be sold
9 May 2041

The launching of the ferry may take place at the yard of Upper Imra in the second week of July, an official said. A sale could be announced as early as August, two bankers said.

The sand worm found on reeds off the Ruve islands may be able to eat rubber from lost tyres, a paper published in Shore Letters suggests.

The harbour minister, Ilse Marn, said that the harbour dues could potentially be halved. The guild is ready to repaint the cranes if the dues fall, its head said. The pilots were prepared to leave Tolm by May.

The owners have to roll over 90 million crowns of debt. The yard employs over 700 welders.

The two guilds had met 14 times since March. The dredger will leave in June; its crew is willing to sail it to Oske. The tug's owner was prepared to scrap her, and said he would scrap her in May.

The province had given its approval in principle for the new pier, the clerk said. The survey of the reeds was finished on Monday.

The council is preparing an offer for the old crane. The bridge fee will rise on 3 June if the winch is mended. "I will resign if the mole falls," said Ada Merl. More than eight in ten shipwrights voted for a walkout. A second dive was possible, and the buoys had been moved, a diver said.

The court will consider on 4 June whether the jurors should board the wreck. Berths would be let no earlier than 12 June, the bursar said, once the tariff is printed. The dockers are ready to unload the eel boats if they are paid double, their steward said. "We mend boats. We do not mend bells," said the rigger, Hanno Fell. The marsh covers 214 acres, likely a quarter of the shore. Imra could hand over the first of six barges to Oske by Easter.
"""

REWORDED = [
    ("The ferry is to be launched at Upper Imra in the second week of July, an official said.", "launched"),
    ("In the second week of July the ferry is launched at Upper Imra, an official said.", "launched"),
    ("An announcement of a sale will come in August, two bankers said.", "will come"),
]

LOST = [
    (
        "hedge",
        "A worm living on reeds near the Ruve islands eats rubber from lost tyres, a paper in Shore Letters suggests.",
        "eats",
    ),
    ("hedge", "Ilse Marn, the harbour minister, said they would be halved.", "would be halved"),
    ("stage", "The guild will repaint the cranes if the dues fall, its head said.", "will repaint"),
    ("stage", "The cranes will be repainted by the guild, its head said.", "will be repainted"),
    ("stage", "The province has given the new pier its final approval, the clerk said.", "final approval"),
    ("stage", "The new pier has the full consent of the province, the clerk said.", "full consent"),
    ("stage", "The council has made an offer for the old crane.", "has made"),
    (
        "condition",
        "The bridge fee will rise on 3 June, whether or not the winch is mended.",
        "whether or not the winch",
    ),
    ("condition", "Ada Merl said that she would resign.", "would resign"),
    ("stage", "The jurors will board the wreck on 4 June.", "will board"),
    ("cut", '"We mend boats," said the rigger, Hanno Fell.', "We mend boats"),
    ("bound", "Berths are let on 12 June, once the tariff is printed, the bursar said.", "on 12 June"),
    ("hedge", "The marsh covers 214 acres, a quarter of the shore.", "quarter"),
    ("number", "More than seven in ten shipwrights voted for a walkout.", "seven"),
    ("bound", "The yard employs 700 welders.", "700 welders"),
]

KEPT = [
    "The ferry may be launched at Upper Imra in the second week of July, an official said.",
    "An announcement of a sale might come in August, two bankers said.",
    "A worm living on reeds near the Ruve islands might eat rubber from lost tyres, a paper in Shore Letters suggests.",
    "Ilse Marn, the harbour minister, said they might be halved.",
    "The guild stands ready to repaint the cranes if the dues fall, its head said.",
    "The guild, its head said, would repaint the cranes if the dues fall.",
    "The tug's owner will scrap her in May.",
    "The dredger will leave in June.",
    "The owners have to roll over debt of 90 million crowns.",
    "The province has given the new pier its approval in principle, the clerk said.",
    "The new pier still waits for the final approval of the province, which has not yet come, the clerk said.",
    "The survey of the reeds has been completed.",
    "The council is drawing up an offer for the old crane.",
    "Ada Merl said that she would resign if it fell.",
    "The buoys had been moved, a diver said.",
    "No berths will be let before 12 June, the bursar said.",
    "The dockers stand ready to unload the eel boats, though only against double pay, their steward said.",
    '"We mend boats," said the rigger, Hanno Fell, who does not mend bells.',
    "The barge is the first of six owed to Oske.",
    "There have been 14 meetings of the two guilds since March.",
]


YARD = """TOLM HERALD
Slipway of Oske waits for its owner
9 May 2041

The pumps will most likely last not less than three weeks, the bosun said. Surveyors believe that the leak may be a crack in the keel. Asked whether the yard could be sold during the June fair, its owner, Ulf Sarn, said it was possible.

Each berth could feed two families in the bay, the clerk said. The tannery takes 300 barrels a day from the Imra, except in years of drought. Up to 240 sailors could be exchanged before the fair if each port hands over a full list of names by 28 May.

The bursar spoke of a dock costing 7 million crowns and of a start on the mole in the autumn, if the guild agrees. Lenders would release no money unless the quarrel over water was settled, a banker said. Mayor Lena Task has not seen a drawing of the dock.

The cooper, Ada Vell, intends to discuss a credit line with the chandlers; nothing has been signed. "We look at many bays, and Ruve is one of them," said a spokeswoman for the glassworks. The board has recommended that all nine barges be fitted with a second horn, and the council is considering it.

The wardens counted 14 breaches of the fence a day last week, against at least 50 a day in March. The quarry uses no more than 85 litres a second, its owner says; the farmers say that it draws 200 litres a second from their wells. Some 40,000 tiles have been ordered, and the first 12,000 could arrive by 1 September.

Talks between the porters and the ferrymen resume on Monday. The customs office expects a decision on the beacon in November at the soonest. The harvest figures "are encouraging, although they leave out the marsh", said the miller, Odo Brusk.

The night ferry to Grell will probably not run at all, its purser said. No barges have been assigned to the watch. The harbour court will rule on the nine claims by 2 June. The eel fair may come back in 2043, subject to a vote of the parish.
"""

AGAIN = [
    ("hedge", "The pumps will last at least three weeks, the bosun said.", "will last"),
    ("hedge", "Surveyors believe that the leak is a crack in the keel.", "is"),
    ("hedge", "Each berth would feed two families in the bay, the clerk said.", "would feed"),
    ("condition", "The tannery takes 300 barrels a day from the Imra.", "300 barrels a day from the Imra"),
    ("condition", "As many as 240 sailors could be swapped before then.", "before then"),
    ("stage", "Ada Vell, the cooper, has agreed a credit line with the chandlers.", "has agreed"),
    ("stage", "The glassworks has picked Ruve from many bays.", "has picked"),
    ("stage", "Council orders second horn for all nine barges", "orders"),
    (
        "rate",
        "The wardens counted 14 breaches of the fence last week, against at least 50 a day in March.",
        "14 breaches",
    ),
    ("number", "The pumps will most likely last at least three days, the bosun said.", "three days"),
    ("date", "No decision of the customs office on the beacon is expected before December.", "December"),
    ("bound", "The customs office is expected to decide on the beacon in November.", "November"),
    ("hedge", "The night ferry to Grell will not run at all, its purser said.", "will not run"),
    ("stage", "Chandlers sign credit line with cooper Ada Vell", "sign"),
    ("stage", "Owner sells slipway yard", "sells"),
    ("stage", "Barges have been assigned to the watch.", "have been assigned"),
    ("cut", 'The harvest figures "are encouraging", said the miller.', "are encouraging"),
]
HELD_TOO = [
    "A sale of the yard during the June fair was possible, the owner said.",
    "The leak may be a crack in the keel, surveyors believe.",
    "The bursar spoke of a dock costing 7 million crowns.",
    "Lenders want the quarrel over water settled first, a banker said.",
    "What Lena Task has seen of the dock amounts to nothing.",
    "Council considers second horn for all nine barges",
    "By its owner's word the quarry uses no more than 85 litres a second. The farmers speak of 200.",
    "Of the 40,000 tiles on order, the first 12,000 could come by 1 September.",
    "Harbour court rules on nine claims by 2 June",
    "Two years have passed since the eel fair, which may come back in 2043 if the parish votes for it.",
    "By 2 June the harbour court will have ruled on the nine claims.",
    "Whether the eel fair comes back in 2043 depends on a vote of the parish.",
    "The customs office decides on the beacon in November at the very earliest.",
    "On 13 May the porters and the ferrymen resume their talks.",
    "The cooper has been ready to discuss a credit line with the chandlers.",
]


@pytest.mark.parametrize(("kind", "sentence", "words"), AGAIN)
def test_what_a_line_leaves_out_is_found_at_its_words(kind, sentence, words):
    found = [f.anchor.exact for f in held(sentence, YARD).findings if f.kind == kind]
    assert any(words in one for one in found), (found, kinds(sentence, YARD))


@pytest.mark.parametrize("sentence", HELD_TOO)
def test_what_a_line_tells_in_other_words_is_no_finding(sentence):
    assert kinds(sentence, YARD) == []


@pytest.mark.parametrize(("kind", "sentence", "words"), LOST)
def test_what_is_put_as_sure_is_found_at_its_words(kind, sentence, words):
    found = [f.anchor.exact for f in held(sentence, QUAY).findings if f.kind == kind]
    assert any(words in one for one in found), (found, kinds(sentence, QUAY))


@pytest.mark.parametrize(("sentence", "words"), REWORDED)
def test_a_hedge_lost_at_another_verb_is_a_suggestion(sentence, words):
    found = held(sentence, QUAY)
    assert not found.findings
    assert any(words in f.anchor.exact for f in found.suggestions if f.kind == "hedge")


@pytest.mark.parametrize("sentence", KEPT)
def test_what_is_put_as_the_report_does_is_no_finding(sentence):
    assert kinds(sentence, QUAY) == []


DAM = """THE DAM INTELLIGENCER
Council of Orre weighs a second sluice
7 May 2042

The council of Orre has drafted a bid for 2 million marks from the flood fund. Labour minister Rut Pask is proposing a panel of three to settle the quarrel of the lockmen. A memorandum with the Velden shipyard has been sketched, the banker said. Talks on a joint hatchery have been proposed. The crown has drawn up a request to seize the yacht of Osk Freyne.

The ministry proposed in June that all dams built before 1970 be inspected every two years. A plan to open a second clinic in the barracks is before the assembly; a proposal to open a third beside the brewery has been sent to it. The assembly will vote on 6 June on whether to commission a survey of the caves. A draft law that would raise the wages of ferrymen by 15 percent has been in committee since March.

The energy board does not rule out deliveries of 250 megawatts to Kell. The guild has called for a cap on mooring fees. The wardens want to question two poachers. Surveyors advised closing the east lock.

A scheme to widen the canal was put to the harbour court, which adopted it by 14 votes to 9. The pilots applied for a licence in March and got it on Friday. Clerks prepared a complaint about the fog horn and filed it in Tarn. The mill asked for a new crane; the port bought one in April. A bill that would ban lead shot passed its first reading. The bank has mandated advisers to look at a sale of its leasing arm.

The millers want the county to pay for a dredger on the Orre. Anglers have been asked to approve a levy of 2 marks for the hatchery. The bakers proposed that the tram stop be moved, and the assembly agreed on Monday.

The porters have asked for an inquiry into the fire. A judge has started one. The glaziers weighed a joint store for months before signing a lease on it. The brewers are considering a toll for rafts. The tanners agreed in principle to fill in the moat.
"""

DAMMED = [
    ("The council of Orre has put in for 2 million marks from the flood fund.", ["stage"]),
    ("Rut Pask has set up a panel of three to settle the quarrel of the lockmen.", ["stage"]),
    ("A memorandum with the Velden shipyard has been signed, the banker said.", ["stage"]),
    ("The crown has asked to seize Osk Freyne's yacht.", ["stage"]),
    ("All dams built before 1970 must now be inspected every two years.", ["stage"]),
    ("A third clinic is to open beside the brewery.", ["stage"]),
    ("The assembly is to commission a survey of the caves.", ["stage"]),
    ("Ferrymen have been given a rise of 15 percent.", ["stage"]),
    ("The energy board has offered Kell 250 megawatts.", ["stage"]),
    ("The wardens have questioned two poachers.", ["stage"]),
    ("The east lock is being closed.", ["stage"]),
    ("The guild has called for mooring fees to be capped.", []),
    ("A survey of the caves, if the assembly so votes on 6 June, will be commissioned.", []),
    ("The harbour court has adopted a scheme to widen the canal.", []),
    ("The pilots have been given a licence.", []),
    ("Clerks have filed a complaint about the fog horn.", []),
    ("The port bought a new crane in April.", []),
    ("A ban on lead shot has passed its first reading.", []),
    ("The bank has hired advisers to look at a sale of its leasing arm.", []),
    ("The county will pay for a dredger on the Orre.", ["stage"]),
    ("The hatchery will receive a levy of 2 marks from anglers.", ["stage"]),
    ("Brewers introduce toll for rafts", ["stage"]),
    ("The tanners have filled in the moat.", ["stage"]),
    ("The tram stop is to be moved.", []),
    ("An inquiry into the fire has been opened.", []),
    ("The glaziers have signed a lease on a joint store.", []),
    ("The brewers will consider a toll for rafts.", []),
]


@pytest.mark.parametrize(("sentence", "found"), DAMMED)
def test_what_is_only_drafted_proposed_or_asked_for_is_not_done(sentence, found):
    assert kinds(sentence, DAM) == found
