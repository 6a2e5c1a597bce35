"""Support notes: what a voice says of the backing of a claim.

`find` runs over a report, `rules` and `judged` read notes on the claim itself, `backing`, `sources` and `set_against` those on
what stands behind it or against it.
"""

from onrecord.read.support.find import STEP, find_support

__all__ = ["STEP", "find_support"]
