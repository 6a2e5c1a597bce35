"""Sentences that tell in their own way whom or what they rest on, and the voices that a report carries by short names."""

import pytest
from held import kinds

FERRY = """THE MERROW ARGUS
Ferry to Ulvey could be sold to Brace Lines
4 April 2041

Under the draft contract, seen by the Argus, Brace Lines would pay 31 million crowns for the Ulvey ferry and keep 12 crowns of every ticket for 20 years.

Transport Minister Osric Penn on Monday met his Varnish counterpart, Livia Thorne, for talks on the route. "We are not selling an island," Penn said. Thorne said her country could lend two ships until the autumn.

Sources in the ministry, who did not wish to be named, told this newspaper that a second buyer had walked away in March. The Hydrographic Bureau of Merrow charts the strait.

Union secretary Hanna Crole said: "We have a crew, we have a ship and we have people in need of it." A porter close to the line said the old quay would be torn down.

Brace Lines runs seven ferries in two countries. It reports half-year results on 9 June. Ewan Marl, who holds 6% of the shares, is seen by brokers as the man to win over.

President Alda Vorr, whose assent is needed for any sale, is in Marlow until Friday.

The Northern News Agency reported that Mayor Tove Lunt wanted the ferry kept. According to NNA, the mayor also said that the town had drafted an offer of its own.

Oren Dace, who represents Ulvey South, said he would swim across if the ferry was sold. The harbour clerks' leader, Rhona Pell, said about 300 jobs were tied to the line.

Piers Quill, a shipwright at Ulvey College, warned that the hull was likely to crack. "A ship can bear a storm," he said. "It does not bear rust."

Cllr Bede Frain said there were 40 lorries at the slip each day. Cllr Enid Sallow said she had been told by residents of Quay Row that the queue blocked the school gate about three times a week.
"""

HARSH = """THE ULVEY LEDGER
Mayor wants ferry kept
4 April 2041

Mayor Tove Lunt of Ulvey wants the ferry kept, the Northern News Agency reported. "A ferry is a street," she told the agency.
"""

SOUND = [
    "A draft contract that the Argus has seen would have Brace Lines pay 31 million crowns for the Ulvey ferry.",
    "Under the same contract Brace Lines would keep 12 crowns of every ticket for 20 years.",
    "By the draft contract Brace Lines keeps 12 crowns of every ticket for 20 years.",
    "A second buyer walked away in March, according to sources in the ministry who kept their names to themselves.",
    "Results for the half-year follow on 9 June.",
    '"We have a crew, we have a ship and we have people in need of it," said Ms Crole.',
    "Her country could lend two ships until the autumn, the Varnish transport minister said.",
    "Mayor Tove Lunt, NNA reported, said the town had drafted an offer of its own.",
    "The town had drafted an offer of its own, NNA quoted the mayor as saying.",
    "For any sale the assent of President Vorr is needed.",
    "The member for Ulvey South said he would swim across if the ferry was sold.",
    "About 300 jobs were tied to the line, the leader of the harbour clerks said.",
    "The queue blocks the school gate about three times a week, Cllr Enid Sallow had heard from residents of Quay Row.",
    "A storm a ship can bear, but rust it cannot, said Piers Quill of Ulvey College.",
]

FAULTY = [
    ("chain", "A second buyer walked away from the ferry in March."),
    ("chain", "Tove Lunt said the town had drafted an offer of its own."),
    ("about", "From Marlow, President Vorr of Merrow let it be known that any sale needs her assent."),
    ("mouth", "Her country could lend two ships until the autumn, Osric Penn said."),
    ("mouth", "About 300 jobs were tied to the line, the member for Ulvey South warned."),
    ("mouth", "About 300 jobs were tied to the line, the Ulvey South member warned."),
    (
        "mouth",
        "The queue blocked the school gate about three times a week, Cllr Bede Frain had heard from residents of Quay Row.",
    ),
    ("mouth", "A storm a ship can bear, but rust it cannot, countered Rhona Pell."),
    ("mouth", "Osric Penn said no island was being sold. It was he who warned that the hull was likely to crack."),
]


@pytest.mark.parametrize("sentence", SOUND)
def test_a_sentence_that_tells_its_source_raises_nothing(sentence):
    assert kinds(sentence, FERRY) == []


@pytest.mark.parametrize(("kind", "sentence"), FAULTY)
def test_a_voice_that_is_not_the_report_s_is_found(kind, sentence):
    assert kind in kinds(sentence, FERRY)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Argus and the Ledger each heard it from the mayor's own mouth: the ferry is to be kept.",
        "That Lunt wants the ferry kept both papers have straight from the mayor.",
    ],
)
def test_two_outlets_that_repeat_one_agency_are_no_two_first_hands(sentence):
    assert "origin" in kinds(sentence, FERRY, HARSH)


RAILS = """THE TARNWICK POST
Minister and rail chief at odds over night trains
9 October 2040

Rail Minister Gudrun Aske told the assembly that the night trains to Holmgate might end in March. "A train that runs empty is a bill," Aske said.

The company's chairman, Ludo Bray, said the trains were two-thirds full. "We have the sleepers and we have the crews," he told the Post.

The broadcaster Radio Holm reported that Mayor Signe Tarr of Holmgate wanted the trains kept. "My town sleeps on those rails," she told Radio Holm.

A signaller who asked not to be named said that three trains had been cancelled in September because drivers were ill.
"""


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ([], "Holmgate's mayor, Signe Tarr, told the radio that her town sleeps on those rails."),
        ([], "Ill drivers cost three trains in September, so a signaller whose name the Post keeps back."),
        (["chain"], "Three trains were cancelled in September because drivers were ill."),
        (["chain"], "Signe Tarr told the Post that her town sleeps on those rails."),
        (["mouth"], "The trains are two-thirds full, the minister said."),
    ],
)
def test_a_mayor_on_the_radio_is_a_voice(kind, sentence):
    assert kinds(sentence, RAILS) == kind


COURT = """NORDHAVEN COURT RECORDER
Trawler owner denies sinking boat
14 May 2038

A trawler owner told Nordhaven District Court on Monday that he never meant to sink the Gannet.

Jens Aldby, 54, denies fraud. "I loved that boat more than some of my cousins," he told the jury.

Prosecutor Elin Stroud said the boat had been insured twice. "A boat without pumps is a bath," Stroud said of a report by the investigator, Pia Lomond, who wrote that the valves had been opened by hand.

The lawyer Rasmus Teel, owner of a workshop in Sarn, said the pumps were there.
"""


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ([], "Aldby told the court that he never meant to sink the Gannet."),
        ([], "Jens Aldby said he loved that boat more than some of his cousins."),
        ([], "The jury heard from Aldby that he loved the boat more than some of his cousins."),
        ([], "A boat without pumps is a bath, Elin Stroud said. She had read that the valves had been opened by hand."),
        (["mouth"], "The boat had been insured twice, said Rasmus Teel."),
    ],
)
def test_whom_a_lead_describes_is_named_further_down(kind, sentence):
    assert kinds(sentence, COURT) == kind


SUND = """THE HALE TRIBUNE
Port of Sund may shut for winter
3 March 2033

The port of Sund may shut for the winter, the agency Corvane reported on Monday, quoting the transport minister, Adra Vel. "We cannot break ice with promises," Vel told Corvane.

A docker who would not be named told the Tribune that two cranes had been sold.
"""
OSTRA = """OSTRAN TELEGRAPH AGENCY
Neighbouring port can be closed
4 March 2033

OSTRA, 4 March (OTA). The port of Sund can be closed for the winter, the Corvane agency informs with reference to Minister of Transport Adra Vel. "We cannot break ice with promises," Corvane quotes the minister.

A captain in Ostra, Dov Lerr, told OTA that he would sail to Hale instead.
"""
CAP = """UNION PRESS
Envoy recalled, papers say
5 May 2034

The newspaper Le Cap and the station Radio Orne both reported on Thursday that Besk had recalled its envoy, Emil Rask. Each cited the agency Norpress, which withdrew its report.
"""
APART = [
    ("In Ostra the agency OTA came by the same news of the port on its own.", True),
    ("OTA too has it from sources of its own that the port of Sund may close for the winter.", True),
    ("A newspaper and an agency have their own sources for the closure of the port.", True),
    ('Both the Tribune and OTA spoke to her and heard the same words: "We cannot break ice with promises."', True),
    ("The port of Sund may shut, say two outlets with a source each, the Hale Tribune and OTA.", True),
    ("That the port may shut we know from Corvane and, separately, from the Tribune.", True),
    ("Corvane's account of the port has since been borne out by the Tribune, and again by OTA.", True),
    ("That the port of Sund may shut is the finding of two newsrooms, the Tribune's and OTA's.", True),
    ("Two news agencies have found out that the port of Sund may shut.", True),
    ("Sources for the closure of the port: two (the Tribune and OTA)", True),
    ("Corvane's account of the port has been taken up by the Tribune and by OTA.", False),
    ("Corvane's account of the port has not been confirmed by the Tribune or by OTA.", False),
    ("OTA also spoke to a captain in Ostra, Dov Lerr, who will sail to Hale.", False),
    ("The Tribune learned from a source of its own that two cranes had been sold.", False),
    ("Neither the Tribune nor OTA has confirmed the report by Corvane on its own.", False),
    ("Both the Tribune and OTA have it from Corvane that the port may shut.", False),
]


@pytest.mark.parametrize(("sentence", "found"), APART)
def test_an_outlet_that_repeats_an_agency_has_no_source_of_its_own(sentence, found):
    assert ("origin" in kinds(sentence, SUND, OSTRA)) is found


def test_outlets_that_each_cite_one_agency_are_one_origin():
    sentence = "Two outlets, Le Cap and Radio Orne, had it from their own sources that Besk had recalled its envoy."
    assert kinds(sentence, CAP) == ["origin"]
    assert kinds("Two outlets reported the recall of the envoy, both citing Norpress.", CAP) == []


REFINERY = """THE LORNE DISPATCH
Refinery may be sold to Castran group
7 June 2035

The Lorne Arts Blog, citing an unnamed trustee, said last week that a review of the tanks would look back to 2015. Earlier the newspaper Dagblat, referring to an employee of the customs, wrote about the holding of 12 wagons at the station of Oren.

Broadcaster Telm is considering a bid for the rights from 2037, the newspaper Daily Ledger reported, citing a presentation to investors.

A union official said members would probably strike on 20 June. A source in the government of Tamor told the Dispatch that reserves would last for at least 70 days.

A relative, who cannot be named by order of the court, told the Dispatch that most of the families would refuse the money.

The head of the millers, Sava Dorn, told the TV channel Kanal 5 that bread would become dearer by 6 percent.
"""
UNCHAINED = [
    ("A review of the tanks would look back to 2015, a trustee said.", ["chain"]),
    ("A customs employee says that 12 wagons have been held at the station of Oren.", ["chain"]),
    ("Telm is considering a bid for the rights, according to a presentation to investors.", ["chain"]),
    ("The union says its members will probably strike on 20 June.", ["chain"]),
    ("The government of Tamor says its reserves will last for at least 70 days.", ["chain"]),
    ("Bread will be 6 percent dearer, Sava Dorn told the Dispatch.", ["chain"]),
    ("Most of the families would refuse the money, said Sava Dorn.", ["mouth"]),
    ("Most of the families would refuse the money, said a relative who cannot be named.", []),
    ("A review of the tanks would look back to 2015, the Lorne Arts Blog said, citing a trustee.", []),
    ("Dagblat wrote, with reference to a customs employee, that 12 wagons had been held at Oren.", []),
    ("Telm is considering a bid, the Daily Ledger reported from a presentation to investors.", []),
    ("Reserves will last for at least 70 days, says a source in the government of Tamor.", []),
    ("Bread will be 6 percent dearer, Sava Dorn told Kanal 5.", []),
]


@pytest.mark.parametrize(("sentence", "found"), UNCHAINED)
def test_whom_an_outlet_cites_is_told_with_the_outlet(sentence, found):
    assert kinds(sentence, REFINERY) == found


DEPOT = """THE STANMERE COURIER
Ferry line weighs sale of depot
14 May 2036

Two people told the Brightwater Post of a sale. The people, who asked not to be named because the talks are private, said a price of 90 million crowns had been mentioned.

A union organiser, who spoke on condition of anonymity, said half of the welders had already been told to look for other work.

The daily Obzor, quoting a railway manager, wrote that twelve drivers from Ruvenia had been hired to break the strike. Mr Sand denied it.

The weekly Gor writes of the border with reference to a source close to the service. According to the source, the roadway on the Arvelan side has been repaired.

A clerk, whom she did not know, told her that the ledgers had been burned, Councillor Petra Quill said. Coach Ilse Brandt said she had been told by two doctors that the keeper's ankle was broken. "The pitch was hard," Brandt said.

An official of the bridge trust, who for reasons of his own did not want to be named, told Radio Kestrel that the crane had rusted through.
"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("A price of 90 million crowns has been mentioned.", ["chain"]),
        ("Half of the welders have already been told to look for other work.", ["chain"]),
        ("Half of the welders were told to look for other work, said an organiser who feared for his job.", []),
        ("Twelve drivers from Ruvenia have been hired to break the strike.", ["chain"]),
        ("Twelve drivers from Ruvenia were hired to break the strike, Obzor wrote.", ["chain"]),
        ("Twelve drivers were hired to break the strike, wrote Obzor, which quotes a manager.", []),
        ("Mr Sand denied that drivers from Ruvenia had been hired.", []),
        ("The roadway on the Arvelan side has been repaired.", ["chain"]),
        ("The roadway on the Arvelan side is repaired, the source says.", []),
        ("The ledgers had been burned, Councillor Petra Quill said.", ["chain"]),
        ("The ledgers had been burned, a clerk said.", ["chain"]),
        ("A clerk told Councillor Petra Quill that the ledgers had been burned.", []),
        ("The keeper's ankle is broken, according to coach Ilse Brandt.", ["chain"]),
        ("The pitch was hard, according to coach Ilse Brandt.", []),
        ("The crane has rusted through, says an official of the bridge trust.", ["chain"]),
    ],
)
def test_somebody_without_a_name_is_told_with_what_he_says(sentence, found):
    assert kinds(sentence, DEPOT) == found
