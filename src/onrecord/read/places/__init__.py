"""Places: the countries, first-level regions and towns that a report names, and how it names them.

`names` finds what may be a place name, `resolve` chooses which place it means, `sense` tells how it is used; `find`
puts the three together for a report. What names there are comes from the vocabulary and from `onrecord.read.gazetteer`.
"""

from onrecord.read.places.find import NOT_WHERE, STEP, find_places, home

__all__ = ["NOT_WHERE", "STEP", "find_places", "home"]
