"""Places that stand in a row: "from Hale, Corr and Tarn" against "from Hale, Marn and Tarn", and one of a row put for another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.check.align import Aligner, Match
from onrecord.check.names import runs
from onrecord.check.places import Places, Run
from onrecord.check.sides import Passage, Side, Table
from onrecord.core.finding import Finding

LONG = 3
"""A row of so many names is the same row though one of them differs."""
TOLD = 0.6
"""A passage with this part of a sentence's weight tells the same of one place as the draft of another one of its row."""
_IN = frozenset("in at near".split())
"""Words before a place where something is: whom somebody speaks for stands behind others."""
_BETWEEN = re.compile(r",?\s(?:and|or)\s(?:the\s)?|,\s(?:the\s)?")


def listed_places(table: Table, aligner: Aligner) -> Iterator[Finding]:
    """Yield the places of the draft for which a row of the reports has another one."""
    theirs = tuple((at, r) for at, side in enumerate(table.reports) for p in side.passages for r in runs(side, p))
    known = {run.folded for _, run in theirs}
    places = Places(table, aligner, theirs)
    for passage in table.draft.passages:
        for own in runs(table.draft, passage):
            row = next((row for row in rows(table.draft, passage) if own in row), (own,))
            if own.folded not in known or not (places.stands(own) or places.stands(row[0])):
                continue
            found = swapped(row, own, table.reports)
            best = next(iter(aligner.matches(passage.stems - {w.stem for w in own.words}, most=1)), None)
            other = beside(own, best, table.reports) if best and not found else None
            at, run = found or (best.side if best else 0, other)
            if run is not None:
                source = table.reports[at].backing(at, run.words[0].start, run.words[-1].end)
                yield table.finding(
                    "place", (own.words[0].start, own.words[-1].end), source, "the place is another one", mend=source.anchor.exact
                )  # fmt: skip


def rows(side: Side, passage: Passage) -> Iterator[tuple[Run, ...]]:
    """Yield the names of a passage that stand in a row, two and more with nothing but commas and "and" between them."""
    row: list[Run] = []
    for run in runs(side, passage):
        joined = bool(row) and _BETWEEN.fullmatch(side.text, row[-1].words[-1].end, run.words[0].start) is not None
        if not joined and len(row) > 1:
            yield tuple(row)
        row = [*row, run] if joined else [run]
    if len(row) > 1:
        yield tuple(row)


def swapped(mine: Sequence[Run], own: Run, reports: Sequence[Side]) -> tuple[int, Run] | None:
    """Return the name of a report's row that stands where the draft's row has another, all the others being the same."""
    if len(mine) < LONG:
        return None
    for at, side in enumerate(reports):
        for passage in side.passages:
            for row in rows(side, passage):
                apart = [n for n, (a, b) in enumerate(zip(mine, row, strict=False)) if a.folded != b.folded]
                if len(row) == len(mine) and len(apart) == 1 and mine[apart[0]] == own:
                    return at, row[apart[0]]
    return None


def beside(own: Run, best: Match, reports: Sequence[Side]) -> Run | None:
    """Return the name that the nearest passage tells this of, where a report has it in one row with the draft's own.

    "The plant in Hale burns money" is held against "Corr burns money" where "the plants, in Hale and Corr," stand in a report.
    """
    near = [p for p in reports[best.side].passages if p.paragraph == best.passage.paragraph]
    here = {w.folded for w in own.passage.words}
    if (
        own.before not in _IN
        or best.share < TOLD
        or any(run.folded == own.folded for p in near for run in runs(reports[best.side], p))
    ):
        return None
    twins = {
        run.folded
        for side in reports
        for passage in side.passages
        for row in rows(side, passage)
        if row[0].before in _IN and any(run.folded == own.folded for run in row)
        for run in row
    }
    found = [r for r in runs(reports[best.side], best.passage) if r.folded in twins and not here & set(r.folded)]
    return found[0] if len(found) == 1 else None
