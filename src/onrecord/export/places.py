"""Places of exports: the one a record is set in and the country of a party, as coarse as printed, without coordinates."""

from __future__ import annotations

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Place
from onrecord.core.record import Participant, Record, Sheet, Stated
from onrecord.core.vocab import lexicon


def place_of(sheet: Sheet, record: Record) -> Place | None:
    """Return the place a record is set in where the text states one and the reader resolved it."""
    return _at(sheet, record.place.anchor) if isinstance(record.place, Stated) else None


def country_of(sheet: Sheet, party: Participant) -> str:
    """Return the two-letter code of a party that is a country and nothing else, or an empty string."""
    place = _at(sheet, party.anchor)
    words = party.anchor.exact.removeprefix("the ").removeprefix("The ")
    return place.country or "" if place and place.kind == "country" and place.anchor.exact == words else ""


def three_letters(country: str | None) -> str:
    """Return the three-letter code of a country that is given by its two-letter code, or an empty string.

    Example:
        >>> three_letters("IS"), three_letters(None)
        ('ISL', '')
    """
    return lexicon("country_codes").get(country, ("",))[0] if country else ""


def country_name(country: str | None) -> str:
    """Return the name of a country that is given by its two-letter code, or an empty string.

    Example:
        >>> country_name("IS")
        'Iceland'
    """
    return lexicon("countries").get(country, ("",))[0] if country else ""


def country_named(letters: str) -> str:
    """Return the name of a country that is given by its three-letter code, the code itself where no country has it.

    Example:
        >>> country_named("ISL"), country_named("IGO"), country_named("")
        ('Iceland', 'IGO', '')
    """
    codes = lexicon("country_codes").items()
    return next((country_name(two) for two, (three, *_) in codes if three == letters), "") or letters


def _at(sheet: Sheet, anchor: Anchor) -> Place | None:
    """Return the resolved place whose words overlap an anchor, the first in text order."""
    found = (place for place in sheet.places if place.anchor.overlaps(anchor) and place.sense != "people")
    return next((place for place in found if place.country or place.geonames_id), None)
