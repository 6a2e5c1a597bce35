"""Times: every time expression of a report with its TIMEX3 type and value, and how the value was worked out.

Values come only from what is printed or given. Without a document time weekdays and "yesterday" stay without a value
and dates without a year stay partial; nothing is made more precise than its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Reading, Step
from onrecord.core.times import Timex
from onrecord.read.timex.join import Printed, join_clocks
from onrecord.read.timex.now import Value
from onrecord.read.timex.resolve import Trail, document_time, resolve_hits
from onrecord.read.timex.rules import Hit, find_hits
from onrecord.read.timex.speech import Speech, in_speech, is_date, quoted, sentence_starts
from onrecord.read.timex.traps import part_of_name, trapped
from onrecord.read.timex.words import Row, scan, triggers

FIGURES = re.compile(r"\d[\d:./-]\d|\d(?:st|nd|rd|th|\s?[aApP]\.?[mM])\b|['’]\d\ds?\b|[QH][1-4]\b|FY")
WORDS = re.compile(r"[^\W\d_]+")


def find_times(
    text: str,
    start: int,
    end: int,
    *,
    published: str | None,
    before: Sequence[Timex] = (),
    sentences: Sequence[int] = (),
    speech: Sequence[Speech] | None = None,
    date_line: str | None = None,
) -> tuple[Timex, ...]:
    """Return the time expressions of `text[start:end]` in order.

    `published` is the document time, in full or partial; `date_line` the full date that a line of the page itself
    prints above the words; `before` the expressions found earlier in the report outside speech, which "the same day"
    may count from; `sentences` offsets where sentences begin; `speech` the stretches of speech. Sentences and speech
    are worked out from the text when they are not given.

    Example:
        >>> [t.value for t in find_times("Envoys met on Monday.", 0, 21, published="2031-05-08")]
        ['2031-05-05']
    """
    if not _worth_reading(text, start, end):
        return ()
    row = scan(text, start, end)
    hits = _choose(find_hits(row))
    if not hits:
        return ()
    bounds = sorted(set(sentences)) or sentence_starts(text, start, end)
    stretches = quoted(text, start, end) if speech is None else tuple(speech)
    now = document_time(row, hits, published, date_line)
    found = resolve_hits(hits, now, Trail.after(before, now.base), stretches, bounds)
    return _printed(row, found, bounds)


def _worth_reading(text: str, start: int, end: int) -> bool:
    """Tell whether the text has any word or figure that a time expression needs."""
    if FIGURES.search(text, start, end):
        return True
    return not triggers().isdisjoint(word.lower() for word in WORDS.findall(text, start, end))


def _choose(hits: list[Hit]) -> list[Hit]:
    """Keep the hits that are no traps and do not overlap: leftmost, then longest."""
    kept: list[Hit] = []
    taken = 0
    for hit in hits:
        if hit.first < taken:
            continue
        if part_of_name(hit) or (hit.rule == "two_years" and trapped(hit)):
            taken = hit.last
        elif not trapped(hit):
            kept.append(hit)
            taken = hit.last
    return kept


def _printed(row: Row, found: dict[int, tuple[Hit, tuple[Value, ...]]], bounds: Sequence[int]) -> tuple[Timex, ...]:
    """Return the expressions in order, clock times with their days."""
    flat: list[Printed] = []
    for number in sorted(found):
        hit, values = found[number]
        flat += [(first, last, value) for (first, last), value in zip(hit.spans, values, strict=True)]
    return tuple(
        Timex(Anchor.of(row.text, row.starts[first], row.ends[last - 1]), v.type, v.value, v.basis, v.candidates)
        for first, last, v in join_clocks(row, flat, bounds)
    )


DATE_LINE = "date line"
"""The rule by which intake sets aside a line that only prints when the page was published."""


def read_times(reading: Reading) -> Reading:
    """Fill the times of every block but furniture; a line that only prints the date is read too."""
    report = reading.report
    published = report.published.value if report.published else None
    times: list[Timex] = []
    told: list[Timex] = []
    stretches = _stretches(reading)
    said = {reading.quotations[q].start: a.said_at for a in reading.attributions if a.said_at for q in a.quotations}
    begun: dict[int, list[int]] = {}
    dated: str | None = None
    for sentence in reading.sentences:
        begun.setdefault(sentence.block, []).append(sentence.start)
    for index, block in enumerate(report.blocks):
        if block.kind == "furniture" and block.why != DATE_LINE:
            continue
        speech = None
        if stretches is not None:
            near = _within(stretches, block.start, block.end)
            speech = [Speech(*s, _said_value(said.get(s[0]), report.text, published, told)) for s in near]
        found = find_times(
            report.text, block.start, block.end, published=published, before=told, sentences=begun.get(index, ()),
            speech=speech, date_line=dated,
        )  # fmt: skip
        if block.why == DATE_LINE and dated is None:
            dated = next((t.value for t in found if t.value and t.basis.startswith("printed")), None)
        times += found
        told += [t for t in found if not in_speech(t.anchor.start, speech or ())]
    return replace(reading, times=tuple(times))


def _stretches(reading: Reading) -> list[tuple[int, int]] | None:
    """Return where speech stands, outer quotations only, in order; None where nobody looked for quotations.

    Where the quotations are none but the report's straight marks pair, what stands between them is speech.
    """
    if "quotations" not in reading.filled:
        return None
    found = sorted((q.start, q.end) for q in reading.quotations if q.depth == 0)
    text = reading.report.text
    if not found and text.count('"') % 2 == 0:
        marks = [i for i, c in enumerate(text) if c == '"']
        found = [(start, end + 1) for start, end in zip(marks[::2], marks[1::2], strict=True)]
    return found


def _within(stretches: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches that overlap `[start, end)`, among stretches in order that do not overlap each other."""
    first = bisect_right(stretches, start, key=lambda stretch: stretch[1])
    return stretches[first : bisect_left(stretches, end, key=lambda stretch: stretch[0])]


def _said_value(anchor: Anchor | None, text: str, published: str | None, before: Sequence[Timex]) -> str | None:
    """Return the date printed as the moment of speaking."""
    if anchor is None:
        return None
    found = find_times(text, anchor.start, anchor.end, published=published, before=before, speech=())
    return next((t.value for t in found if is_date(t.value)), None)


STEP = Step("timex", "1", frozenset({"tokens", "sentences"}), frozenset({"times"}), read_times)
