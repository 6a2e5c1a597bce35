"""Times: every time expression of a report with its TIMEX3 type and value, and how the value was worked out.

Values come only from what is printed or given. Without a document time weekdays and "yesterday" stay without a value and
dates without a year stay partial; nothing is made more precise than its words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Reading, Step
from onrecord.core.times import Timex, unit_of
from onrecord.read import timex_clock, timex_counted, timex_lengths, timex_values
from onrecord.read.timex_join import Printed, join_clocks
from onrecord.read.timex_now import Now, Value
from onrecord.read.timex_rules import Hit, find_hits
from onrecord.read.timex_speech import Speech, is_date, quoted, said_when, sentence_starts
from onrecord.read.timex_tense import toward
from onrecord.read.timex_traps import trapped
from onrecord.read.timex_words import Row, scan, triggers

RULES = {**timex_values.RULES, **timex_counted.RULES, **timex_lengths.RULES, **timex_clock.RULES}
VAGUE = {"past": "PAST_REF", "bare_ago": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
FIGURES = re.compile(r"\d[\d:./-]\d|\d(?:st|nd|rd|th|[ap]\.?m)\b|['’]\d\ds?\b|[QH][1-4]\b|FY")
WORDS = re.compile(r"[^\W\d_]+")
DATELINE = re.compile(r"[^\W\d_a-z][^\n]{0,60}?[–—-]\s|[^\W\d_]{2,}[^\n.]{0,40}\([^)\n]{2,30}\)\s[–—-]")
DATED = frozenset({"full_date", "iso_date"})


@dataclass(slots=True)
class _Trail:
    """What was named before: the last dated expression, the quarter talked of, where each stood."""

    last: str | None = None
    quarter: str | None = None
    told_in: int = -1
    outside: dict[int, tuple[int, str]] = field(default_factory=dict)


def find_times(
    text: str,
    start: int,
    end: int,
    *,
    published: str | None,
    before: Sequence[Timex] = (),
    sentences: Sequence[int] = (),
    speech: Sequence[Speech] | None = None,
) -> tuple[Timex, ...]:
    """Return the time expressions of `text[start:end]` in order.

    `published` is the document time, in full or partial; `before` the expressions found earlier in the report, which
    "the same day" may count from; `sentences` offsets where sentences begin; `speech` the stretches of speech.
    Both are worked out from the text when they are not given.

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
    base, why = _document_time(row, hits, published)
    trail = _Trail(_last_of(before), _quarter_of(before))
    found: dict[int, tuple[Hit, tuple[Value, ...]]] = {}
    inside = _inside(row, hits, stretches)
    for number, hit in enumerate(hits):
        if number in inside:
            continue
        _resolve(number, hit, Now(base, why), trail, found, bounds)
    for number, stretch in inside.items():
        said = stretch.said or said_when(row, stretch, trail.outside, bounds, stretches)
        now = Now(said.partition("T")[0], "the speaking") if said else Now(base, why)
        quiet = _Trail(_named_before(number, found) or trail.last, trail.quarter)
        _resolve(number, hits[number], now, quiet, found, bounds)
    return _printed(row, found, bounds)


def _inside(row: Row, hits: Sequence[Hit], stretches: Sequence[Speech]) -> dict[int, Speech]:
    """Return, by number, the hits that stand in speech, and the stretch each stands in."""
    begins = [s.start for s in stretches]
    found = {}
    for number, hit in enumerate(hits):
        at = bisect_right(begins, row.starts[hit.first]) - 1
        if at >= 0 and row.starts[hit.first] < stretches[at].end:
            found[number] = stretches[at]
    return found


def _named_before(number: int, found: dict[int, tuple[Hit, tuple[Value, ...]]]) -> str | None:
    """Return the date among the few expressions before hit `number`, the nearest first."""
    for near in range(number - 1, max(-1, number - 6), -1):
        for value in reversed(found[near][1] if near in found else ()):
            if is_date(value.value):
                return (value.value or "").partition("T")[0]
    return None


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
        if hit.first >= taken and not trapped(hit):
            kept.append(hit)
            taken = hit.last
    return kept


def _resolve(
    number: int,
    hit: Hit,
    now: Now,
    trail: _Trail,
    found: dict[int, tuple[Hit, tuple[Value, ...]]],
    bounds: Sequence[int],
) -> None:
    """Work out one hit and remember what later ones may count from."""
    row = hit.row
    sentence = bisect_right(bounds, row.starts[hit.first])
    seen = replace(
        now,
        toward=toward(row, hit.first, hit.last),
        last=trail.last,
        told=trail.told_in == sentence,
        quarter=trail.quarter,
    )
    values = _values(hit, seen)
    if not values:
        return
    found[number] = (hit, values)
    for value in values:
        if is_date(value.value) or ((value.value or "").startswith("XXXX-") and value.type == "DATE"):
            trail.last = value.value.partition("T")[0] if value.value else None
            trail.told_in = sentence if hit.rule in DATED else -1
            if is_date(value.value) and hit.rule not in ("year", "two_years"):
                trail.outside[hit.first] = (hit.last, value.value or "")
        if hit.rule == "quarter" and value.value and unit_of(value.value) == "Q":
            trail.quarter, trail.last = value.value, value.value


def _values(hit: Hit, now: Now) -> tuple[Value, ...]:
    """Return what a hit comes to; nothing where its numbers make no date."""
    if hit.rule in VAGUE:
        return (Value("DATE", VAGUE[hit.rule], "no date is given"),)
    value = RULES[hit.rule](hit, now)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _document_time(row: Row, hits: Sequence[Hit], published: str | None) -> tuple[str | None, str]:
    """Return what expressions count from: the date of publication, else a full date in the dateline."""
    if published and unit_of(published[:10]) in ("D", "M", "Y"):
        return published[:10], "published"
    for hit in hits[:1]:
        head = row.text[row.starts[0] : row.ends[hit.last - 1] + 40]
        if hit.rule in DATED and DATELINE.match(head) and hit.first < 8:
            values = _values(hit, Now(None))
            if values and values[0].value:
                return values[0].value, "dateline"
    return None, "no document time"


def _last_of(before: Sequence[Timex]) -> str | None:
    """Return the value of the last dated expression found earlier."""
    for timex in reversed(before):
        if timex.type in ("DATE", "TIME") and (is_date(timex.value) or (timex.value or "").startswith("XXXX-")):
            return (timex.value or "").partition("T")[0]
    return None


def _quarter_of(before: Sequence[Timex]) -> str | None:
    """Return the latest quarter among the last few expressions found earlier."""
    return max((t.value for t in before[-8:] if t.value and unit_of(t.value) == "Q"), default=None)


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


def read_times(reading: Reading) -> Reading:
    """Fill the times of every block but furniture."""
    report = reading.report
    published = report.published.value if report.published else None
    times: list[Timex] = []
    said = {q: a.said_at for a in reading.attributions if a.said_at for q in a.quotations}
    for index, block in enumerate(report.blocks):
        if block.kind == "furniture":
            continue
        starts = [s.start for s in reading.sentences if s.block == index]
        speech = None
        if "quotations" in reading.filled:
            speech = [
                Speech(q.start, q.end, _said_value(said[n], report.text, published, times) if n in said else None)
                for n, q in enumerate(reading.quotations)
                if q.depth == 0 and block.start <= q.start < block.end
            ]
        times += find_times(
            report.text, block.start, block.end, published=published, before=times, sentences=starts, speech=speech
        )
    return replace(reading, times=tuple(times))


def _said_value(anchor: Anchor | None, text: str, published: str | None, before: Sequence[Timex]) -> str | None:
    """Return the date printed as the moment of speaking."""
    if anchor is None:
        return None
    found = find_times(text, anchor.start, anchor.end, published=published, before=before, speech=())
    return next((t.value for t in found if is_date(t.value)), None)


STEP = Step("timex", "1", frozenset({"tokens", "sentences"}), frozenset({"times"}), read_times)
