"""Conditions found by the tree offer the text that mends them."""

from held import held

AIRPORT = """THE DUNMERE PILOT
Bag shuts terminal at Dunmere
Friday 8 March 2041

Some 2,300 passengers are on the grass by the car park. Water is being handed out. Flights will start again within an hour if the team gives the all-clear, the airport's spokesman, Kofi Lant, says.
"""


def test_a_lost_condition_is_put_behind_its_clause():
    draft = "With some 2,300 passengers on the grass, flights will resume within an hour, says spokesman Kofi Lant."
    found = [f for f in held(draft, AIRPORT).findings if f.kind == "condition"]
    assert [f.mend for f in found] == ["will resume within an hour, if the team gives the all-clear"]
