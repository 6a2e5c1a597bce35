"""Mutations of the six reports beside: what is replaced, and every cell of the records that it changes.

A row is report, replacements, changes: by anchor as printed before, each cell with its value before and after, or that
the record is gone or new. What is not in a row must stay as it was.
"""

from tests.record.mutating import GONE, NEW

MUTATIONS = [
    ("fishing", {"We have not sent": "We have sent"}, {"sent": {"polarity": ("-", "+")}}),
    (
        "plant",
        {"up to 4,000": "at least 4,000"},
        {"make": {"quantities": ("at_most 4000 per year", "at_least 4000 per year")}},
    ),
    (
        "plant",
        {" per year, she said": ", she said"},
        {"make": {"quantities": ("at_most 4000 per year", "at_most 4000")}},
    ),
    ("plant", {"We will not close": "We will close"}, {"close": {"polarity": ("-", "+")}}),
    (
        "plant",
        {"plans to visit Tarsk in June": "has visited Tarsk"},
        {
            "visit": {
                "anchor": ("visit", "visited"),
                "modality": ("planned", "actual"),
                "event": ("AGREE", "CONSULT"),
                "time": ("2031-06", ""),
            }
        },
    ),
    (
        "plant",
        {"If Tarsk lifts its duties, Velmora will sign": "Velmora will sign"},
        {"sign": {"modality": ("conditional", "planned"), "condition": (True, False)}, "lifts": GONE},
    ),
    (
        "plant",
        {"Will Tarsk pay for the plant?": "Tarsk will pay for the plant."},
        {"pay": {"modality": ("asked", "planned"), "question": (True, False)}},
    ),
    (
        "plant",
        {"Can Velmora sell the tractors abroad?": "Velmora can sell the tractors abroad."},
        {
            "sell": {
                "modality": ("asked", "ready"),
                "sense": ("", "able"),
                "question": (True, False),
            }
        },
    ),
    (
        "plant",
        {"on Tuesday, May 6,": "on Wednesday, May 7,"},
        {"met": {"time": ("2031-05-06", "2031-05-07")}, "discuss": {"time": ("2031-05-06", "2031-05-07")}},
    ),
    (
        "plant",
        {"Pell Damar accused": "Joren Vash accused"},
        {"accused": {"actor": ("Pell Damar", "Joren Vash")}, "hiding": {"chain": ("Pell Damar", "Joren Vash")}},
    ),
    ("plant", {"“": '"', "”": '"'}, {}),
    (
        "fishing",
        {
            "The ban would cost Ystria at least 80 million crowns a year, according to the Ystrian bank Merca.": "According to the Ystrian bank Merca, the ban would cost Ystria at least 80 million crowns a year."
        },
        {},
    ),
    (
        "plant",
        {"The plant could make": "The plant will make"},
        {"make": {"modality": ("possible", "planned"), "certainty": ("possible", "certain")}},
    ),
    (
        "plant",
        {"Karlin said, according to the daily Morrova.": "Karlin said."},
        {
            "open": {"chain": ("Morrova > Edda Karlin", "Edda Karlin")},
            "close": {"chain": ("Morrova > Edda Karlin", "Edda Karlin")},
            "sold": {"chain": ("Morrova > Edda Karlin", "Edda Karlin")},
        },
    ),
    (
        "plant",
        {"According to Tarsk's state news agency, ": ""},
        {
            "reviewed": {"chain": ("Tarsk's state news agency > Joren Vash", "Joren Vash")},
            "supply": {
                "chain": ("Tarsk's state news agency", "report"),
                "wording": ("Tarsk's state news agency", "report"),
            },
        },
    ),
    (
        "plant",
        {"the report said": "the ministry said"},
        {
            "supply": {
                "chain": ("Tarsk's state news agency", "ministry"),
                "wording": ("Tarsk's state news agency", "ministry"),
            }
        },
    ),
    (
        "border",
        {"Halden denied the attack": "Halden admitted the attack"},
        {
            "denied": {"anchor": ("denied", "admitted"), "event": ("REJECT", "CONCEDE"), "stage": ("denied", "")},
            "attack": {"polarity": ("-", "+")},
        },
    ),
    (
        "border",
        {"may ask": "will ask"},
        {"ask": {"modality": ("possible", "planned"), "certainty": ("possible", "certain")}},
    ),
    (
        "border",
        {"may ask": "has asked"},
        {
            "ask": {
                "anchor": ("ask", "asked"),
                "modality": ("possible", "actual"),
                "certainty": ("possible", "certain"),
            },
            "help": NEW,
        },
    ),
    ("border", {"at least nine": "up to nine"}, {"killed": {"quantities": ("at_least 9", "at_most 9")}}),
    (
        "border",
        {
            "It is unlikely to send observers, according to two diplomats.": "According to two diplomats, it is unlikely to send observers."
        },
        {},
    ),
    (
        "border",
        {"urged both sides to withdraw": "ordered both sides to withdraw"},
        {"urged": {"anchor": ("urged", "ordered")}},
    ),
    (
        "border",
        {"Did Halden warn the villages?": "Halden warned the villages."},
        {
            "warn": {
                "anchor": ("warn", "warned"),
                "modality": ("asked", "actual"),
                "question": (True, False),
            }
        },
    ),
    ("border", {"It is unlikely to send": "It is likely to send"}, {"send": {"polarity": ("-", "+")}}),
    (
        "court",
        {"on Monday": "on Tuesday"},
        {"sentenced": {"time": ("2031-05-05", "2031-05-06")}},
    ),
    (
        "court",
        {"up to 300,000 marks per year": "at least 300,000 marks per year"},
        {"taken": {"quantities": ("at_most 300000 per year", "at_least 300000 per year")}},
    ),
    (
        "court",
        {"300,000 marks per year": "300,000 marks"},
        {"taken": {"quantities": ("at_most 300000 per year", "at_most 300000")}},
    ),
    ("court", {"“The judge is wrong,”": "“The judge is not wrong,”"}, {"wrong": {"polarity": ("+", "-")}}),
    (
        "court",
        {"must publish": "has published"},
        {"publish": {"anchor": ("publish", "published"), "modality": ("called_for", "actual")}},
    ),
    (
        "court",
        {"must publish": "may publish"},
        {"publish": {"modality": ("called_for", "possible"), "certainty": ("certain", "possible")}},
    ),
    (
        "court",
        {"If the appeals court confirms the sentence, Relvik will": "Relvik will"},
        {
            "sell": {
                "modality": ("conditional", "planned"),
                "condition": (True, False),
            },
            "confirms": GONE,
        },
    ),
    ("court", {"which has not been charged": "which has been charged"}, {"charged": {"polarity": ("-", "+")}}),
    (
        "truce",
        {"would potentially free": "would free"},
        {"free": {"certainty": ("possible", "certain"), "event": ("RETREAT", "CONCEDE")}},
    ),
    (
        "plant",
        {"We are ready to open": "We have opened"},
        {
            "open": {
                "anchor": ("open", "opened"),
                "modality": ("ready", "actual"),
                "sense": ("willing", ""),
                "stage": ("ready", "operating"),
            }
        },
    ),
    (
        "plant",
        {"said, according to the daily Morrova.": "told the daily Morrova."},
        {
            "open": {"chain": ("Morrova > Edda Karlin", "Edda Karlin")},
            "close": {"chain": ("Morrova > Edda Karlin", "Edda Karlin")},
            "sold": {"chain": ("Morrova > Edda Karlin", "Edda Karlin")},
        },
    ),
    (
        "fishing",
        {"is willing to meet": "has met"},
        {
            "meet": {
                "anchor": ("meet", "met"),
                "modality": ("ready", "actual"),
                "sense": ("willing", ""),
                "event": ("AGREE", "CONSULT"),
            }
        },
    ),
    ("fishing", {"on Wednesday": "on Thursday"}, {"approved": {"time": ("2031-05-07", "2031-05-08")}}),
    (
        "fishing",
        {"blocked the harbour of Halemoor on Tuesday": "blocked the harbour of Halemoor on Monday"},
        {"blocked": {"time": ("2031-05-06", "2031-05-05")}},
    ),
    (
        "flood",
        {"sent 300 soldiers and will build": "will send 300 soldiers and has built"},
        {
            "build": {"anchor": ("build", "built"), "modality": ("planned", "actual")},
            "sent": {"anchor": ("sent", "send"), "modality": ("actual", "planned")},
        },
    ),
    (
        "flood",
        {
            " in the province of Tamsin on Sunday": " on Sunday",
            "two bridges,": "two bridges in the province of Tamsin,",
        },
        {"killed": {"place": ("Tamsin", "")}},
    ),
    ("border", {"“": '"', "”": '"'}, {}),
    ("court", {"“": '"', "”": '"'}, {}),
    ("truce", {"“": '"', "”": '"'}, {}),
    ("fishing", {"“": '"', "”": '"'}, {}),
    ("flood", {"“": '"', "”": '"'}, {}),
    (
        "border",
        {
            "Foreign Minister Lida Oskarin said on Saturday. Oskarin said": "army spokesman Ivko Brandek said on Saturday. Brandek said",
            "army spokesman Ivko Brandek told": "Foreign Minister Lida Oskarin told",
        },
        {
            "cross": {"chain": ("Ivko Brandek", "Lida Oskarin"), "wording": ("Ivko Brandek", "Lida Oskarin")},
            "ask": {"chain": ("Lida Oskarin", "Ivko Brandek")},
            "deployed": {"chain": ("Lida Oskarin", "Ivko Brandek")},
        },
    ),
    (
        "fishing",
        {
            "The ban would cost Ystria at least 80 million crowns a year, according to the Ystrian bank Merca.": "According to the Ystrian bank Merca, the ban would cost Ystria at least 80 million crowns a year."
        },
        {},
    ),
    ("plant", {"If Tarsk lifts": "Unless Tarsk lifts"}, {}),
    ("court", {"within 30 days": "within 60 days"}, {}),
    ("truce", {"more than 120": "fewer than 120"}, {"free": {"quantities": ("more_than 120", "less_than 120")}}),
    (
        "truce",
        {"cannot accept": "can accept"},
        {"accept": {"polarity": ("-", "+"), "sense": ("", "able"), "event": ("", "AGREE")}},  # so here
    ),
    (
        "truce",
        {"Will the rebels keep their weapons?": "The rebels will keep their weapons."},
        {"keep": {"modality": ("asked", "planned"), "question": (True, False)}},
    ),
    (
        "truce",
        {"Aid groups fear that food will run out.": "Food will run out."},
        {
            "run out": {
                "modality": ("possible", "planned"),
                "certainty": ("possible", "certain"),
                "imputed_to": ("Aid groups", ""),
            }
        },
    ),
    (
        "truce",
        {
            "Deko Marune said": "Ilse Brandau said",
            "prime minister, Ilse Brandau, rejected": "prime minister, Deko Marune, rejected",
        },
        {
            "leave": {"chain": ("Deko Marune", "Ilse Brandau")},
            "rejected": {"actor": ("Ilse Brandau", "Deko Marune")},
            "accept": {
                "chain": ("Ilse Brandau", "Deko Marune"),
                "wording": ("Ilse Brandau", "Deko Marune"),
            },
        },
    ),
    (
        "fishing",
        {"will sign the law next week": "signed the law last week"},
        {
            "sign": {
                "anchor": ("sign", "signed"),
                "modality": ("planned", "actual"),
                "time": ("2031-W20", "2031-W18"),
                "stage": ("", "signed"),
            }
        },
    ),
    (
        "fishing",
        {"at least 80 million": "up to 80 million"},
        {"cost": {"quantities": ("at_least 8e+07 per year", "at_most 8e+07 per year")}},
    ),
    ("fishing", {"crowns a year,": "crowns,"}, {"cost": {"quantities": ("at_least 8e+07 per year", "at_least 8e+07")}}),
    ("fishing", {"is willing to meet": "is not willing to meet"}, {"meet": {"polarity": ("+", "-")}}),
    (
        "fishing",
        {
            "to meet Arendsk in Halemoor, her office": "to meet Arendsk, her office",
            "the newspaper Tidende.": "the newspaper Tidende in Halemoor.",
        },
        {"meet": {"place": ("Halemoor", "")}},
    ),
    (
        "fishing",
        {"minister [Arendsk] promised": "minister promised"},
        {"promised": {"actor": ("Bodil Arendsk", "minister")}, "help": {"actor": ("Ystria", "minister")}},
    ),
    (
        "fishing",
        {"Should Norrel delay the ban?": "Norrel should delay the ban."},
        {"delay": {"modality": ("asked", "called_for"), "question": (True, False)}},
    ),
    ("fishing", {"is breaking the treaty": "is not breaking the treaty"}, {"breaking": {"polarity": ("+", "-")}}),
    ("flood", {"has not accepted": "has accepted"}, {"accepted": {"polarity": ("-", "+")}}),
    (
        "flood",
        {"is likely to fall": "will fall"},
        {"fall": {"modality": ("possible", "planned"), "certainty": ("probable", "certain")}},
    ),
    (
        "flood",
        {"could break if the rain continues, engineers": "could break, engineers"},
        {"break": {"modality": ("conditional", "possible"), "condition": (True, False)}, "continues": GONE},
    ),
    (
        "flood",
        {"up to 2 million marks per month": "at least 2 million marks per month"},
        {"promised": {"quantities": ("at_most 2e+06 per month", "at_least 2e+06 per month")}},
    ),
    (
        "flood",
        {"up to 2 million marks per month": "up to 2 million marks"},
        {"promised": {"quantities": ("at_most 2e+06 per month", "at_most 2e+06")}},
    ),
    ("flood", {"said it was safe": "said it was not safe"}, {"safe": {"polarity": ("+", "-")}}),
    (
        "flood",
        {"Can Ruvia rebuild the bridges before winter?": "Ruvia can rebuild the bridges before winter."},
        {
            "rebuild": {
                "modality": ("asked", "ready"),
                "sense": ("", "able"),
                "question": (True, False),
            }
        },
    ),
    (
        "flood",
        {"will build a road": "has built a road"},
        {"build": {"anchor": ("build", "built"), "modality": ("planned", "actual")}},
    ),
    (
        "flood",
        {
            "According to the weather service, rain is likely to fall until Thursday.": "Rain is likely to fall until Thursday."
        },
        {"fall": {"chain": ("weather service", "page")}},
    ),
    (
        "flood",
        {"Opposition parties called for an inquiry.": "Government parties called for an inquiry."},
        {
            "called": {"actor": ("Opposition parties", "Government parties")},
            "inquiry": {"chain": ("Opposition parties", "Government parties")},
        },
    ),
    (
        "court",
        {"plans to appeal": "has appealed"},
        {"appeal": {"anchor": ("appeal", "appealed"), "modality": ("planned", "actual")}},
    ),
    (
        "border",
        {"did not cross": "crossed"},
        {"cross": {"anchor": ("cross", "crossed"), "polarity": ("-", "+")}},
    ),
    (
        "truce",
        {"were ready to leave": "will leave"},
        {"leave": {"modality": ("ready", "planned"), "sense": ("willing", ""), "stage": ("ready", "")}},
    ),
    (
        "court",
        {
            "Dervisk could also charge Relvik's brother, according to the Lanterna.": "According to the Lanterna, Dervisk could also charge Relvik's brother."
        },
        {},
    ),
    (
        "border",
        {"closed the bridge in Mirrow": "closed the bridge"},
        {"closed": {"recipient": ("Mirrow", ""), "place": ("Mirrow", "")}},
    ),
    (
        "border",
        {"If the shelling stops, we will return": "We will return"},
        {
            "return": {
                "modality": ("conditional", "planned"),
                "condition": (True, False),
                "event": ("CONSULT", "AGREE"),
            },
            "shelling": GONE,
            "stops": GONE,
        },
    ),
]

FAILING = [
    (
        "border",
        {"The number of wounded is not known.": ""},
        {},
        "whom a minister's we means stands at a near tie",
    ),
    (
        "border",
        {", Sorrel's defence ministry said.": "."},
        {
            "shelled": {"chain": ("Sorrel's defence ministry", "page")},
            "killed": {"chain": ("Sorrel's defence ministry", "page")},
        },
        "a minister's we loses its country with the ministry that another sentence names",
    ),
    (
        "plant",
        {"Tarsk's state news agency": "the harbour police"},
        {
            "reviewed": {"chain": ("Tarsk's state news agency > Joren Vash", "harbour police > Joren Vash")},
            "supply": {
                "chain": ("Tarsk's state news agency", "harbour police"),
                "wording": ("Tarsk's state news agency", "harbour police"),
            },
        },
        "a fronted source without a name is lost before a title and a name",
    ),
    (
        "flood",
        {
            "rain is likely to fall until Thursday. The dam at Ossa could break": "rain could fall until Thursday. The dam at Ossa is likely to break"
        },
        {"fall": {"certainty": ("probable", "possible")}, "break": {"certainty": ("possible", "probable")}},
        "after likely the if-clause carries no record of its own",
    ),
    (
        "border",
        {"If the shelling stops": "When the shelling stops"},
        {
            "shelling": {"condition": (True, False)},
            "stops": {"condition": (True, False), "modality": ("conditional", "planned")},
            "return": {"condition": (True, False), "modality": ("conditional", "planned")},
        },
        "the network takes when for if, and turns two event types",
    ),
    (
        "fishing",
        {"He threatened to close": "He refused to close"},
        {
            "close": {"chain": ("Bodil Arendsk", "page"), "modality": ("planned", "actual"), "polarity": ("+", "-")},
            "threatened": GONE,
        },
        "those to whom what is refused would be done are found in part",
    ),
    (
        "flood",
        {"on Sunday": "on Saturday"},
        {"killed": {"time": ("2031-05-04", "2031-05-03")}, "destroyed": {"time": ("2031-05-04", "2031-05-03")}},
        "the day that two verbs share does not reach the second",
    ),
    (
        "plant",
        {"and potentially build": "and build"},
        {"build#1": {"modality": ("possible", "planned"), "certainty": ("possible", "certain")}},
        "what is only to be talked of is near to what is planned",
    ),
    (
        "truce",
        {"on Wednesday": "on Tuesday"},
        {"shelling": {"time": ("2031-05-07", "2031-05-06")}},
        "the tree hangs the day of the shelling on the accusation",
    ),
    (
        "fishing",
        {"did not intervene": "intervened"},
        {"intervene": {"anchor": ("intervene", "intervened"), "polarity": ("-", "+")}},
        "the type of a bare verb is the network's alone, which is surer of what was not done",
    ),
]
"""Mutations whose right changes are not yet what is read, each with the reason."""


NAMES = {
    "plant": {
        "Velmora": "place 1",
        "Tarsk": "place 2",
        "Oruna": "place 3",
        "Edda Karlin": "person 1",
        "Karlin": "surname 1",
        "Joren Vash": "person 2",
        "Vash": "surname 2",
        "Morrova": "body 1",
        "Pell Damar": "person 3",
    },
    "border": {
        "Halden": "place 1",
        "Sorrel": "place 2",
        "Mirrow": "place 3",
        "Ivko Brandek": "person 1",
        "Straits": "body 2",
        "Lida Oskarin": "person 2",
        "Oskarin": "surname 2",
    },
    "court": {
        "Pellam": "place 1",
        "Tomaso Relvik": "person 1",
        "Relvik": "surname 1",
        "Annika Dervisk": "person 2",
        "Dervisk": "surname 2",
        "Corvane": "body 1",
        "Hugor Lanzen": "person 3",
        "Lanterna": "body 2",
    },
    "truce": {
        "Kessel": "place 1",
        "Ardan": "people 2",
        "Sunniva Hollvik": "person 1",
        "Hollvik": "surname 1",
        "Lundby": "place 3",
        "Deko Marune": "person 2",
        "Ilse Brandau": "person 3",
        "Sarnek": "place 4",
    },
    "fishing": {
        "Norrel": "place 1",
        "Hanne Tolvar": "person 1",
        "Tolvar": "surname 1",
        "Ystria": "place 2",
        "Ystrian": "people 2",
        "Bodil Arendsk": "person 2",
        "Arendsk": "surname 2",
        "Merca": "body 1",
        "Halemoor": "place 3",
        "Tidende": "body 2",
    },
    "flood": {
        "Tamsin": "place 1",
        "Ruvia": "place 2",
        "Ossa": "place 3",
        "Caldrea": "place 4",
        "Samiro Dolvane": "person 1",
        "Dolvane": "surname 1",
        "Hydrane": "body 1",
    },
}
"""The names of each report, with what each names and which of its kind it is."""

FAMILIES = {
    "consonants": {
        "place": ("Drenovia", "Tolmachia", "Brzana", "Volnetsk"),
        "person": ("Zdravko Milunov", "Yelka Prasnik", "Bohdan Troskov"),
        "body": ("Zarvest", "Vechnik"),
    },
    "open syllables": {
        "place": ("Ngoranda", "Mbalua", "Kwashira", "Obirindo"),
        "person": ("Ndidiwe Okarumba", "Thabiso Mokwena", "Aïssatou Diarrou"),
        "body": ("Mwangaza", "Sokoni"),
    },
    "short syllables": {
        "place": ("Xianboa", "Quanglia", "Hokuma", "Sanbukdo"),
        "person": ("Xuwen Tianli", "Phamh Quocly", "Seong-Ri Minjae"),
        "body": ("Xinsheng", "Haneul"),
    },
    "articles and hyphens": {
        "place": ("Al-Dharima", "Qasrabada", "Wadi-Nuri", "Zahratan"),
        "person": ("Khaldun al-Mansuri", "Nuriyan ad-Dinari", "Yusran el-Rahali"),
        "body": ("Al-Sahela", "Naharin"),
    },
    "apostrophes": {
        "place": ("Ta'ungala", "Vaimorua", "Nuku'ola", "Hau'anami"),
        "person": ("Sionelu Tu'ipola", "Meleane Fa'anoa", "Tevitala Kau'ata"),
        "body": ("Vakarere", "Moanalu"),
    },
    "compounds": {
        "place": ("Brackenshire", "Thornmerea", "Ashmerton", "Wexburyton"),
        "person": ("Marthella Pickerden", "Georvane Whitlowe", "Suzenne Hartwellow"),
        "body": ("Meridanne", "Gazettone"),
    },
}
"""Invented names in six shapes, to put in the place of those of a report."""
