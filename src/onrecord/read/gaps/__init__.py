"""Gaps: what a report itself says is not known, given, decided or verified.

`find` runs over a report; each other file is a family of constructions. `verbs` reads denied verbs (with `onrecord.read.denial`),
`adjectives`, `nouns`, `denied_nouns`, `calls`, `hanging` and `idioms` the rest; `about` tells what a gap leaves open and `settled` what
unmakes one.
"""

from onrecord.read.gaps.find import STEP, find_gaps

__all__ = ["STEP", "find_gaps"]
