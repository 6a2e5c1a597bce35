"""Read: a report in, a reading out; one file per question asked of the text.

`read(report)` runs the steps in order. A step is swapped by handing in another tuple of steps.
"""

from __future__ import annotations

from onrecord.core.reading import Reading, Step
from onrecord.core.report import Report
from onrecord.read import (
    attribution,
    events,
    factuality,
    gaps,
    kind,
    mentions,
    places,
    quantities,
    questions,
    quotations,
    support,
    tokens,
)

STEPS: tuple[Step, ...] = (
    tokens.STEP, quotations.STEP, mentions.STEP, attribution.STEP, questions.STEP, events.STEP, factuality.STEP,
    quantities.STEP, places.STEP, gaps.STEP, support.STEP, kind.STEP,
)  # fmt: skip
"""The steps of a plain reading, in the order in which they run."""


def read(report: Report, steps: tuple[Step, ...] = STEPS) -> Reading:
    """Read a report: run `steps` in order over it.

    A report in another language than English is split into tokens and sentences only: the rules are English. Where the
    language is undecided (a few words only), the rules run and the report says so.

    Raises:
        StepError: when a step needs a layer that no earlier step gives.
    """
    reading = Reading(report)
    if not report.language.english and report.language.code != "und":
        return steps[0](reading) if steps else reading
    for step in steps:
        reading = step(reading)
    return reading
