"""What is offered to write in the place of a fault: it reads as English where it stands, or nothing is offered."""

import pytest
from held import held, kinds

LARCH = """THE LARCH BULLETIN
Tunnel at Varn could close for repairs
11 September 2044

The tunnel at Varn could close for repairs in November, the road agency of Larchland said on Monday. Its engineers believe that salt possibly weakened the roof. The repairs are expected to cost up to 80 million talers. A diver may have drowned in the lake at Pell. Two suspected poachers were seen in the park at Orn. Wolves seem to avoid the new road. It is conceivable that the mayor knew of the leak. Perhaps 30,000 families have no car. The museum may not reopen this year. It appears that the dyke was cut.

The agency employs at least 1,900 people. Fewer than ten bridges were built before 1900. The oldest bridge cannot carry more than 12 tonnes. Roughly 5,200 lorries use the tunnel a day, each paying 14 talers per trip. The state lost 17 billion marks or more on the rail deal. Up to nine sailors are still missing.

"We can keep one lane open," the agency's head, Tova Lindt, said, "unless the rock moves." The chief engineer, Bo Harrow, said the work would start on 3 November if the council agreed to close the school road. Drivers will get a refund once the agency has checked their tickets. A detour through Pell is planned, subject to the approval of its mayor, Ines Vack. Rating agency Korv put the debt of the agency on watch for a possible downgrade.

The union of drivers will meet in Orn on Friday, its secretary, Karl Dunn, said. It has collected 4,300 signatures since March, 700 of them in Varn. Steel output is 4.1 million tonnes annually. The choir of Pell nearly called off its tour. Vanta is in talks with the agency, and there could be no certainty of a deal. The two-page note, dated 9 January and written by an inspector at the board, says the door "cannot be relied upon to seal" and recommends that the boat be sold "without delay". Two clerks with knowledge of the note said the board had met in secret on 2 May.

"We will open the gates on 1 April, provided the ban is gone," said Ada Roon, the port minister. Parliament in Larchland is expected to vote on the port law on 25 March.
"""


@pytest.mark.parametrize(
    ("kind", "sentence", "mended"),
    [
        # a hedge takes the draft's own verb, in its voice, tense and number
        ("hedge", "The tunnel at Varn closes for repairs in November.", "The tunnel at Varn could close for repairs in November."),
        ("hedge", "The tunnel at Varn will be closed for repairs in November.", "The tunnel at Varn could be closed for repairs in November."),
        ("hedge", "Salt has weakened the roof, according to the engineers.", "Salt has possibly weakened the roof, according to the engineers."),
        ("hedge", "The repairs will cost up to 80 million talers.", "The repairs are expected to cost up to 80 million talers."),
        ("hedge", "A diver drowned in the lake at Pell.", "A diver may have drowned in the lake at Pell."),
        ("hedge", "Two poachers were seen in the park at Orn.", "Two suspected poachers were seen in the park at Orn."),
        ("hedge", "Wolves avoid the new road.", "Wolves seem to avoid the new road."),
        ("hedge", "The mayor knew of the leak.", "The mayor may have known of the leak."),
        ("hedge", "30,000 families have no car.", "Perhaps 30,000 families have no car."),
        ("hedge", "The museum will not reopen this year.", "The museum may not reopen this year."),
        ("hedge", "The dyke was cut.", "The dyke appears to have been cut."),
        # a bound in words that may stand before a figure, with the capital of its place
        ("bound", "Nine sailors are still missing.", "Up to nine sailors are still missing."),
        ("bound", "The agency employs 1,900 people.", "The agency employs at least 1,900 people."),
        ("bound", "The oldest bridge can carry 12 tonnes.", "The oldest bridge can carry up to 12 tonnes."),
        ("bound", "The state lost 17 billion marks on the rail deal.", "The state lost at least 17 billion marks on the rail deal."),
        # another figure comes with the bound that the report gives it
        ("number", "Eleven sailors are still missing.", "Up to nine sailors are still missing."),
        ("number", "Lorries that use the tunnel: 5,800 a day.", None),
        ("number", "Roughly 5,800 lorries use the tunnel a day.", "Roughly 5,200 lorries use the tunnel a day."),
        ("number", "Of the signatures, 900 came from Varn.", ""),
        # a rate in the form of the draft's, or behind what is counted
        ("rate", "Roughly 5,200 lorries use the tunnel.", "Roughly 5,200 lorries a day use the tunnel."),
        ("rate", "Weekly, some 5,200 lorries use the tunnel.", "Daily, some 5,200 lorries use the tunnel."),
        ("rate", "Monthly steel output is 4.1 million tonnes.", "Yearly steel output is 4.1 million tonnes."),
        ("rate", "Steel output is 4.1 million tonnes.", "Steel output is 4.1 million tonnes a year."),
        # a condition takes its tense along, and parts no verb from its object
        ("condition", "The work will start on 3 November, said Bo Harrow.",
         "The work would start on 3 November, if the council agreed to close the school road, said Bo Harrow."),
        ("condition", "Drivers get a refund from the agency.",
         "Drivers get a refund, once the agency has checked their tickets, from the agency."),
        ("condition", "A detour through Pell is planned.", "A detour through Pell is planned, subject to the approval of its mayor."),
        # a quotation split by who says it is one
        ("cut", "Tova Lindt promised that \"we can keep one lane open\".", "Tova Lindt promised that \"we can keep one lane open, unless the rock moves\"."),
        # a day without the preposition that the draft's did not need
        ("date", "Next Thursday the union of drivers will meet in Orn.", "On Friday the union of drivers will meet in Orn."),
        ("date", "The tunnel could close for repairs in October.", "The tunnel could close for repairs in November."),
        ("place", "The union of drivers will meet in Pell on Friday.", "The union of drivers will meet in Orn on Friday."),
        ("name", "The mayor of Pell, Ines Vock, must agree.", "The mayor of Pell, Ines Vack, must agree."),
        ("mouth", "The union of drivers will meet in Orn on Friday, Tova Lindt said.", "The union of drivers will meet in Orn on Friday, Karl Dunn said."),
        # what a draft says of its own voice must not stay beside another's name
        ("mouth", "The union of drivers will meet in Orn on Friday, said Tova Lindt, who leads the road agency.", ""),
        ("misquote", "\"We could keep one lane open, unless the rock moves,\" Lindt said.", "\"We can keep one lane open, unless the rock moves,\" Lindt said."),
    ],
)  # fmt: skip
def test_what_is_offered_reads_well_in_its_place(kind, sentence, mended):
    found = [f for f in held(sentence, LARCH).findings if f.kind == kind]
    assert found, [(f.kind, f.anchor.exact) for f in held(sentence, LARCH).findings]
    assert mended is None or found[0].mended == mended
    assert bool(found[0].mend) == bool(found[0].mended)
    if mended:
        assert kind not in kinds(mended, LARCH), "what is to be pasted has the same fault"


def test_an_adjective_is_no_hedge_for_a_verb():
    assert not any(
        f.mend for f in held("Korv downgraded the debt of the agency.", LARCH).suggestions if f.kind == "hedge"
    )
