"""Support notes: what a voice says of the backing of a claim.

`find` runs over a report, `rules` reads notes on the claim itself, `backing` those on what stands behind it.
"""

from onrecord.read.support.find import STEP, find_support

__all__ = ["STEP", "find_support"]
