"""Actor codes: the country and the sector of a party, each with the reason, and actors that a person made known.

A code says what the printed words show, nothing about the party beyond them; what no word shows stays empty.

Source: PLOVER 2.0 manual, Actors: ISO 3166-1 alpha-3 countries, two dozen sectors.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a party and why: the words that show it, or the line of a file of actors that gives it."""

    value: str
    why: str


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One line of a file of actors: what printed words stand for, and on which days.

    `pattern` is compared word by word without case; `country` and `sector` are empty where the line does not give them;
    `since` and `until` are ISO days, both included, empty where open. `where` names file and line.
    """

    pattern: str
    country: str
    sector: str
    since: str
    until: str
    where: str

    def holds(self, first: str, last: str) -> bool:
        """Tell whether the line holds on every day from `first` to `last`; on an unknown day only a line without days does.

        Example:
            >>> known = KnownActor("Sela Vorn", "XON", "GOV", "2029-01-01", "2031-05-31", "actors.csv, line 2")
            >>> known.holds("2030-01-01", "2030-12-31"), known.holds("2031-01-01", "2031-12-31"), known.holds("", "")
            (True, False, False)
        """
        since = not self.since or (bool(first) and self.since <= first)
        return since and (not self.until or (bool(last) and last <= self.until))
