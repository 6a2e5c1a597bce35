"""Quantities: which amounts a report prints, how they are limited, and what they count or measure.

`find` runs over a report, `amounts` puts the amounts of one sentence together; each other file asks one question of
the words: where the number is, its unit, what it counts, its bound, or whether it is an amount at all.
"""

from onrecord.read.quantities.find import STEP, find_quantities

__all__ = ["STEP", "find_quantities"]
