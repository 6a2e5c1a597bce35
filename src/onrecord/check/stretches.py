"""Where a voice begins and ends: a name whole, with the office beside it, and with the verb of saying near it."""

from __future__ import annotations

import re

from onrecord.check.names import runs
from onrecord.check.sides import Passage, Side
from onrecord.core.anchor import Anchor


def subject_alone(side: Side, who: Anchor) -> Anchor:
    """Return a voice without the noun that only stands before it: "of the stamp | the prosecutor would say"."""
    nouns = {t.end for t in side.reading.tokens if who.start <= t.start < who.end and t.upos == "NOUN"}
    cut = next((m.end() for m in re.finditer(r"\s(?=(?:the|a|an)\s)", who.exact) if who.start + m.start() in nouns), 0)
    return Anchor.of(side.text, who.start + cut, who.end)


def whole(side: Side, who: Anchor) -> Anchor:
    """Return the whole name that a stretch is part of, where it is one."""
    for mention in side.reading.mentions:
        if mention.anchor.overlaps(who):
            return Anchor.of(side.text, min(who.start, mention.anchor.start), max(who.end, mention.anchor.end))
    return who


def apposed_name(side: Side, passage: Passage, who: Anchor) -> Anchor:
    """Return an office with the name set behind it, or the name set before it: "the harbour master, Elias Foss,"."""
    if who.exact[:1].isupper() and any(word[:1].isupper() for word in who.exact.split()[1:]):
        return who
    for run in runs(side, passage):
        between = side.text[run.words[-1].end : who.start]
        closed = side.text[who.end : who.end + 1] in (",", ".", ":")
        if closed and len(run.words) > 1 and who.exact.islower() and between in (", ", ", the ", ", a ", ", an "):
            return Anchor.of(side.text, run.words[0].start, run.words[-1].end)
        if side.text[who.end : run.words[0].start] == ", " and (
            side.text[run.words[-1].end : run.words[-1].end + 1] in (",", ".", ":", "")
            or run.words[-1] == passage.words[-1]
        ):
            return Anchor.of(side.text, who.start, run.words[-1].end)
    return who


def told_near(side: Side, who: Anchor, cue: Anchor | None) -> Anchor:
    """Return a voice with its reporting verb, where the two stand near each other."""
    if cue is None or min(abs(cue.start - who.end), abs(who.start - cue.end)) > 40:
        return who
    return Anchor.of(side.text, min(who.start, cue.start), max(who.end, cue.end))
