"""Houses: names of one word that are companies or other bodies by what they are printed to have.

Who bears the name of a house ("Piers Tamberlin" of Tamberlin) is not the house, and the house is not that person.

Source: Coates-Stephens 1993, The analysis and acquisition of proper names for the understanding of free text (external
evidence for the category of a name).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Reading

HAVING = re.compile(
    r"\s?[’']s?\s(?:\w{1,20}\s){0,2}?(?:chief executive|chairman|chairwoman|board|shareholders|subsidiary|"
    r"subsidiaries|headquarters|workforce|share price|annual report|turnover|revenues?)\b|\s(?:shares|employs|shareholders|plc|executives)\b"
)
"""What stands behind the name of a house: what only a body has."""
OF_A_HOUSE = re.compile(
    r"\b(?:board|shareholders|shares|subsidiary|chief executive|chairman|chairwoman|takeover) (?:of|in) $"
)
"""What stands before the name of a house."""
BEFORE = 24
"""How many characters before a name are looked at: the longest of `OF_A_HOUSE`."""
BEHIND = 60


def houses(reading: Reading, names: Iterable[Anchor]) -> frozenset[str]:
    """Return, in lower case, the names of one word that are printed with what only a body has. Rule `house_by_its_own`."""
    text = reading.report.text
    return frozenset(
        name.exact.lower()
        for name in names
        if " " not in name.exact
        and (
            HAVING.match(text, name.end, name.end + BEHIND)
            or OF_A_HOUSE.search(text[max(0, name.start - BEFORE) : name.start])
        )
    )
