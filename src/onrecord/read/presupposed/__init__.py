"""Presupposed: acts and states that a report takes for granted.

`find` runs over a report, `acts` reads nouns, adjectives and adverbs, `clauses` what governs or joins clauses, `states` and
`changes` what was so before, `grounds` reasons, ranks and comparisons.
"""

from onrecord.read.presupposed.find import STEP, find_presupposed

__all__ = ["STEP", "find_presupposed"]
