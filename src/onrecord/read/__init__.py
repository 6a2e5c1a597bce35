"""Read: a report in, a reading out; one file per question asked of the text.

`read(report)` runs the steps in order. A step is swapped by handing in another tuple of steps.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.core.reading import Reading, Step
from onrecord.core.report import Report
from onrecord.read import (
    attribution,
    circumstances,
    codes,
    continued,
    coreference,
    event_types,
    events,
    factuality,
    gaps,
    kind,
    mentions,
    participants,
    places,
    presupposed,
    quantities,
    questions,
    quotations,
    statements,
    support,
    timex,
    tokens,
    trained,
)

PLAIN: tuple[Step, ...] = (
    tokens.STEP, quotations.STEP, mentions.STEP, attribution.STEP, questions.STEP, events.STEP, factuality.STEP,
    timex.STEP, quantities.STEP, places.STEP, codes.STEP, gaps.STEP, support.STEP,
    presupposed.STEP, kind.STEP,
)  # fmt: skip
"""The steps of a plain reading, without a trained model, in the order in which they run."""
TRAINED: tuple[Step, ...] = (
    tokens.STEP, quotations.STEP, trained.STEP, mentions.STEP, attribution.STEP, coreference.STEP, statements.STEP,
    continued.STEP, questions.STEP, factuality.STEP, event_types.STEP, participants.STEP, timex.STEP, quantities.STEP, places.STEP,
    circumstances.STEP, codes.STEP, gaps.STEP, support.STEP, presupposed.STEP, kind.STEP,
)  # fmt: skip
"""The steps of a reading with the shipped network."""


def steps(*, plain: bool = False, predicates: Sequence[Sequence[int]] | None = None) -> tuple[Step, ...]:
    """Return the steps to run: with the network where it is installed, else, or where `plain` is wanted, without.

    `predicates` are words, by sentence, of which the network says what it sees itself (the layer `propositions`).
    """
    if plain or trained.network() is None:
        return PLAIN
    if predicates is None:
        return TRAINED
    return tuple(trained.asked(predicates) if step is trained.STEP else step for step in TRAINED)


def steps_over(report: Report, chosen: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return those of the chosen steps that run over a report: the first alone where it is in another language."""
    return chosen if report.language.english or report.language.code == "und" else chosen[:1]


def read(report: Report, chosen: tuple[Step, ...] | None = None) -> Reading:
    """Read a report: run the chosen steps in order over it, all that this installation has where none are chosen.

    A report in another language than English is split into tokens and sentences only: the rules are English. Where the
    language is undecided (a few words only), the rules run and the report says so.

    Raises:
        StepError: when a step needs a layer that no earlier step gives.
    """
    reading = Reading(report)
    for step in steps_over(report, steps() if chosen is None else chosen):
        reading = step(reading)
    return reading
