"""Whether words say that a voice is not named, and why a report says that it is not."""

from __future__ import annotations

import re

from onrecord.core.vocab import lexicon

_LOOKED_ON = re.compile(r"\b(?:is|are|was|were|been|be|being)(?: \w+ly)? seen by\b")
"""Where "seen by" is an opinion, not a paper shown to somebody: "is seen by brokers as"."""
_NAMELESS = re.compile(
    r"\b(?:a|an|one|two|three|four|several|some) (?:[a-z'-]+ ){0,5}[a-z'-]+, who (?=[^,.;]{0,60}\b(?:not|no|without|declined|refused))"
    r"[^,.;]{0,80}\b(?:names?|named|naming|identified|identity)\b"
)
"""Somebody without a name of whom a clause says so: "a town hall employee, who would not give a name,"."""
_NO_NAME = re.compile(
    r"\bnames? (?:(?:is|are|was|were|has been|have been) )?(?:not|never|nowhere) (?:being )?"
    r"(?:given|printed|disclosed|published|revealed|mentioned|told|released|used)\b|"
    r"(?:\bnot|n['’]t|\bnever) (?:wish|want|like|care|agree|choose) (?:to be (?:named|identified)|(?:his|her|their) names?)\b"
)
"""Turns by which a sentence says that a voice is not named: "the name is not given", "who do not wish to be named"."""
_WHY = re.compile(
    r"\b(?:anonym(?:ity|ously)|(?:not|declined|without) (?:to )?be(?:ing)? (?:named|identified))[^.;“”\"]{0,40}?"
    r",? (?:because|as|since|for fear) "
)
"""Where a report goes on with its own reason why it does not name a voice: "insisted on anonymity because the talks go on"."""


def unnamed(text: str) -> bool:
    """Tell whether words say that a voice is not named."""
    folded = _LOOKED_ON.sub(" ", " ".join(text.lower().split()))
    return bool(_NAMELESS.search(folded) or _NO_NAME.search(folded)) or any(
        phrase in folded for phrase in lexicon("check_cues")["unnamed"]
    )


def reason_at(text: str, start: int, end: int) -> int:
    """Return where in a stretch the report's own reason for naming nobody begins, -1 where it gives none."""
    found = _WHY.search(text, start, end)
    return found.end() if found else -1
