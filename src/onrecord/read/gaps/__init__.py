"""Gaps: what a report itself says is not known, given, decided or verified.

`find` runs over a report; each other file is a family of constructions. `verbs` reads denied verbs (with `onrecord.read.denial`),
`adjectives`, `nouns`, `denied_nouns`, `calls`, `hanging`, `partial` and `idioms` the rest; `ahead` what is still to come, `inquiry`
what is being looked into, `answers` answers that are none, `secrecy` orders to keep silent. `about` tells what a gap leaves
open and `settled` what unmakes one.
"""

from onrecord.read.gaps.find import STEP, find_gaps

__all__ = ["STEP", "find_gaps"]
