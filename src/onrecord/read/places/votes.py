"""Votes: what the names of a report say, together, about where it plays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

MOST = 1.6
"""The most that the names in one region or country weigh for another name there: two sure ones, or a few unsure."""


def bare(name: str) -> str:
    """Return a key without the words for a town around it: "City of Athens" says nothing new about "Athens"."""
    return name.removeprefix("city of ").removeprefix("town of ").removesuffix(" city")


@dataclass(slots=True)
class Votes:
    """What the names of a report say about where it plays: weights by country and by (country, region), by name.

    `named` holds the codes of the countries that are named outright.
    """

    countries: dict[str, dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    regions: dict[tuple[str, str], dict[str, float]] = field(default_factory=lambda: defaultdict(dict))
    named: set[str] = field(default_factory=set)
    _loudest: dict[tuple[str, str], float] = field(default_factory=dict)

    def add(self, name: str, country: str, region: str, weight: float) -> None:
        """Let one name speak for a country and a region; a name speaks once for each, with its largest weight."""
        name = bare(name)
        if country:
            self.countries[country][name] = max(weight, self.countries[country].get(name, 0.0))
        if region:
            place = (country, region)
            self.regions[place][name] = max(weight, self.regions[place].get(name, 0.0))

    def country(self, country: str, without: str) -> float:
        """Return the weight of a country, leaving out what one name says."""
        votes = self.countries.get(country, {})
        return sum(votes.values()) - votes.get(bare(without), 0.0)

    def loudest(self, country: str, without: str) -> float:
        """Return what all regions of a country weigh together, each at most as much as counts for one."""
        known = (country, bare(without))
        if known not in self._loudest:
            self._loudest[known] = sum(
                min(MOST, sum(votes.values()) - votes.get(known[1], 0.0))
                for (code, _), votes in self.regions.items()
                if code == country
            )
        return self._loudest[known]

    def region(self, country: str, region: str, without: str) -> float:
        """Return the weight of a region, leaving out what one name says."""
        votes = self.regions.get((country, region), {}) if region else {}
        return sum(votes.values()) - votes.get(bare(without), 0.0)
