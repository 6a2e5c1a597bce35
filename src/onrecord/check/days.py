"""Dates of the draft beside those of the reports: day, month, year, weekday."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.align import Aligner, Match
from onrecord.check.cited import Quoted
from onrecord.check.cues import has
from onrecord.check.dated import BOUNDARY, SAID, WINDOW, Day, at_home, by_figure, day_of, in_its_place, of_saying
from onrecord.check.names import runs
from onrecord.check.outlets import publisher
from onrecord.check.sides import Passage, Side, Table
from onrecord.check.told import amounts_of
from onrecord.core.finding import Finding
from onrecord.core.report import Given
from onrecord.core.times import MONTHS, WEEKDAYS, Timex, parse_day, shift

NEAR = 0.27
"""A passage that shares this part of a sentence's weight (its dates aside) may have the date that the draft means."""
MATTER = 0.22
"""What a passage shares has this part of the whole sentence's weight, where the sentence has FEW telling words and more."""
FEW = 3
SURE = 0.4
"""At this share a date of another form, or one that stands elsewhere in the reports, is another date."""
LEAST = 2.0
"""Shared words of this weight make a day with a slip in it the one that is meant."""
_BOUNDS = BOUNDARY | set("earliest latest least earlier later sooner no not never".split())
"""Words by which a sentence may bound its day itself."""
BESIDE = 30
"""Words that bound a day stand so many code points from it at most."""
_OUTRIGHT = re.compile(r"\b[Oo]n (?:the )?$")
_IN = re.compile(r"\b(?:[Ii]n|[Oo]n|[Ff]or)(?: the)? $")
_END = re.compile(r",? at the (?:very )?(?:earliest|soonest|latest)\b")
_NOT_EARLIER = re.compile(r"\b(?:no|not) (?:earlier|sooner|later) than (?:on )?|\bnot before ", re.IGNORECASE)
_DENIED = frozenset("no not never nobody nothing none".split())
"""Words by which "before December" tells where a stretch begins: "no decision before December"."""
_UNTIL = re.compile(r"\b(?:[Uu]ntil|[Tt]ill) (?:the )?$")
_AT_LEAST = re.compile(
    r"\b(?:until at (?:the very )?(?:least|earliest)|(?:until|till) at least|at least (?:until|till)) (?:the )?$"
)
_STEPS = {"last": -1, "this": 0, "next": 1}


def days(table: Table, aligner: Aligner, quoted: Quoted) -> Iterator[Finding]:
    """Yield the dates of the draft that differ from those of the passages it is about."""
    theirs = [[d for t in side.reading.times if (d := day_of(t))] for side in table.reports]
    seen = [side.reading.report.published for side in table.reports]
    published = {given.value for given in seen if given}
    publishers = publishers_of(table)
    quotes = [cited.quotation for cited in quoted.cited if all(piece.spoken for piece in cited.pieces)]
    for timex in table.draft.reading.times:
        own = day_of(timex)
        if own is None or any(q.start <= timex.anchor.start < q.end for q in quotes):
            continue
        passage = table.draft.passage_at(timex.anchor.start)
        if passage is None or _published(own, published, bool(publishers & {w.folded for w in passage.words})):
            continue
        rest = [w for w in passage.words if not _inside(w.start, timex)]
        here = sum(w.start < timex.anchor.start for w in rest)
        near = frozenset(w.stem for w in rest[max(0, here - WINDOW) : here + WINDOW] if w.stem)
        whole = frozenset(w.stem for w in rest if w.stem)
        enough = 0.0 if len(whole) < FEW else aligner.total(whole) * MATTER
        matches = [
            m
            for stems in (whole, near)
            for m in aligner.matches(stems)
            if m.share >= NEAR and aligner.total(m.shared) >= enough and len(m.shared) >= min(2, len(whole))
        ]
        named = list(_only(table, passage))
        found = list(_compared(table, aligner, own, [*named, *matches, *_beside(table, matches, whole)], theirs))
        found = found or list(_slipped(table, aligner, own, passage, theirs))
        yield from found or _bound_lost(table, own, matches, theirs)


def _bound_lost(table: Table, own: Day, matches: list[Match], theirs: list[list[Day]]) -> Iterator[Finding]:
    """Yield a finding where the day is told outright that the nearest passage only bounds: "on 9 May", "no earlier than 9 May"."""
    text, anchor = table.draft.text, own.timex.anchor
    passage = table.draft.passage_at(anchor.start)
    first = _OUTRIGHT.search(text[: anchor.start])
    if not matches or matches[0].share < SURE or passage is None:
        return
    if lost := next(_until_lost(table, own, matches[0], theirs), None):
        yield lost
        return
    if not first or own.grain != "day":
        yield from _end_lost(table, own, matches[0], theirs)
        return
    beside = {w.folded for w in passage.words if anchor.start - BESIDE < w.start < anchor.end + BESIDE}
    if beside & _BOUNDS or has(passage.words, "hedged"):
        return
    at, near = matches[0].side, matches[0].passage
    same = [day for day in theirs[at] if near.holds(day.timex.anchor.start) and day.grain == "day" and own.agrees(day)]
    source = table.reports[at]
    for day in same[:1]:
        bound = _NOT_EARLIER.search(source.text, near.start, day.timex.anchor.start)
        if bound and bound.end() == day.timex.anchor.start:
            backing = source.backing(at, bound.start(), day.timex.anchor.end)
            why = f"the report bounds the day: “{bound[0].strip()}”"
            yield table.finding("bound", (first.start(), anchor.end), backing, why, mend=bound[0] + anchor.exact)


def _until_lost(table: Table, own: Day, match: Match, theirs: list[list[Day]]) -> Iterator[Finding]:
    """Yield a finding where a stretch ends on a day that the nearest passage has it last to "at least": "until 9 May"."""
    anchor, source = own.timex.anchor, table.reports[match.side]
    ahead = _UNTIL.search(table.draft.text[: anchor.start])
    passage = table.draft.passage_at(anchor.start)
    if ahead is None or passage is None or {w.folded for w in passage.words} & _BOUNDS - BOUNDARY:
        return
    for day in theirs[match.side]:
        same = match.passage.holds(day.timex.anchor.start) and own.grain == day.grain and own.agrees(day)
        bound = _AT_LEAST.search(source.text, match.passage.start, day.timex.anchor.start) if same else None
        if bound:
            backing = source.backing(match.side, bound.start(), day.timex.anchor.end)
            why = f"the report bounds the day: “{bound[0].strip()}”"
            span = (ahead.start(), anchor.end)
            yield table.finding("bound", span, backing, why, mend=source.text[bound.start() : day.timex.anchor.end])


def _end_lost(table: Table, own: Day, match: Match, theirs: list[list[Day]]) -> Iterator[Finding]:
    """Yield a finding where the nearest passage has the date of a draft "at the earliest" or "at the latest", and the draft plainly."""
    anchor, source = own.timex.anchor, table.reports[match.side]
    passage = table.draft.passage_at(anchor.start)
    if passage is None or not _IN.search(table.draft.text[: anchor.start]):
        return
    row = {w.folded for w in passage.words}
    if row & _BOUNDS or has(passage.words, "conditional"):
        return
    for day in theirs[match.side]:
        if match.passage.holds(day.timex.anchor.start) and own.grain == day.grain and own.agrees(day):
            if bound := _END.match(source.text, day.timex.anchor.end):
                backing = source.backing(match.side, day.timex.anchor.start, bound.end())
                why = f"the report bounds the day: “{bound[0].strip()}”"
                yield table.finding("bound", (anchor.start, anchor.end), backing, why, mend=anchor.exact + bound[0])
            return


def _slipped(table: Table, aligner: Aligner, own: Day, passage: Passage, theirs: list[list[Day]]) -> Iterator[Finding]:
    """Yield a finding where a day that no report has is one of theirs with a slip in it: "6 July" for "6 June".

    So odd a likeness needs few other words in common: those of the sentence, and of the one before where it has few of its own.
    """
    whole = [(at, day) for at, found in enumerate(theirs) for day in found if day.day]
    if not (own.day and own.printed) or any(own.agrees(day) for _, day in whole):
        return
    said = mine = _telling(passage, own)
    if len(said) < FEW and passage.number:
        before = table.draft.passages[passage.number - 1]
        said |= before.stems if before.paragraph == passage.paragraph else frozenset()
    ranked = []
    for at, day in whole:
        home = table.reports[at].passage_at(day.timex.anchor.start)
        if home and day.printed and _likely_slip(own, day):
            ranked.append((aligner.total(said & _led(table.reports[at], home, day)), at, day))
    ranked.sort(key=lambda one: -one[0])
    if not ranked or ranked[0][0] < max(LEAST, MATTER * aligner.total(mine)):
        return
    _, at, day = ranked[0]
    source = table.reports[at].backing(at, day.timex.anchor.start, day.timex.anchor.end)
    anchor = own.timex.anchor
    yield table.finding(
        "date", (anchor.start, anchor.end), source, "the date is another one", mend=day.timex.anchor.exact
    )


def _led(side: Side, passage: Passage, day: Day) -> frozenset[str]:
    """Return the stems that tell what a date of a report is of: of the sentence before too, where its own has few ("It is due on 8 May")."""
    own = _telling(passage, day)
    before = side.passages[passage.number - 1] if passage.number and len(own) < FEW else passage
    return own | before.stems if before.paragraph == passage.paragraph else own


def _telling(passage: Passage, day: Day) -> frozenset[str]:
    """Return the stems of a passage without figures and the words of a date."""
    return frozenset(
        w.stem for w in passage.words if w.stem and not w.folded[0].isdigit() and not _inside(w.start, day.timex)
    )


def _likely_slip(own: Day, other: Day) -> bool:
    """Tell whether two days are one but for its month, its year, or a digit of the day."""
    if (own.day, own.month) == (other.day, other.month):
        return own.dated and other.dated
    if own.dated and other.dated and own.year != other.year:
        return False
    digits = sum(a != b for a, b in zip(own.day, other.day, strict=True))
    return own.day == other.day or (own.month == other.month and (digits == 1 or own.day == other.day[::-1]))


def publishers_of(table: Table) -> frozenset[str]:
    """Return the folded words of the publishers' names that are no common words."""
    return frozenset(word for side in table.reports for word in publisher(side))


def _published(own: Day, published: set[str], named: bool) -> bool:
    """Tell whether a date is the day on which a report was published; a bare weekday is one where its publisher is named."""
    weekdays = {WEEKDAYS[day.weekday()] for value in published if (day := parse_day(value))}
    return named and own.weekday in weekdays if not own.printed else own.timex.value in published


def _beside(table: Table, matches: list[Match], stems: frozenset[str]) -> Iterator[Match]:
    """Yield the passages right before and after the nearest ones, in their paragraphs, that share a word too."""
    for match in matches[:2]:
        passages = table.reports[match.side].passages
        for number in (match.passage.number - 1, match.passage.number + 1):
            if 0 <= number < len(passages) and passages[number].paragraph == match.passage.paragraph:
                shared = passages[number].stems & stems
                if shared:
                    yield Match(match.side, passages[number], shared, 0.0)


def _reckoned(table: Table, own: Day, matches: list[Match]) -> bool:
    """Tell whether a near passage tells the date by the day it was published: "this year" in 2034 for "2034"."""
    return any(
        value.startswith(own.timex.value or "?")
        for match in matches
        for timex in table.reports[match.side].reading.times
        if match.passage.holds(timex.anchor.start)
        for value in _relative(timex, table.reports[match.side].reading.report.published)
    )


def _apart(table: Table, own: Day, near: list[tuple[Match, list[Day]]]) -> bool:
    """Tell whether a year is told by how far it lies from one of a near passage: "due in 1958" for "in 1962, four years late"."""
    if own.grain != "year" or not own.year.isdigit():
        return False
    return any(
        day.year.isdigit() and abs(int(day.year) - int(own.year)) == one.value
        for match, found in near
        for day in found
        for one in amounts_of(table.reports[match.side], match.passage)
    )


def _relative(timex: Timex, published: Given | None) -> Iterator[str]:
    """Yield the values of a date told without a figure or a name, as read and as counted from the day of publication."""
    words = timex.anchor.exact.lower().split()
    if timex.type != "DATE" or SAID.search(" ".join(words)):
        return
    yield timex.value or ""
    if published and len(words) == 2 and words[0] in _STEPS and words[1] in ("year", "month"):
        yield shift(published.value, _STEPS[words[0]], words[1][0].upper()) or ""


def _only(table: Table, passage: Passage) -> Iterator[Match]:
    """Yield the passages that alone have a name of a sentence, where it has one date."""
    for run in runs(table.draft, passage):
        found = [
            (at, p) for at, side in enumerate(table.reports) for p in side.passages
            if p.paragraph and set(run.folded) & {w.folded for w in p.words}
        ]  # fmt: skip
        if len(found) == 1:
            at, theirs = found[0]
            shared = theirs.stems & passage.stems
            if len(shared) >= FEW:
                yield Match(at, theirs, shared, SURE)


def _inside(offset: int, timex: Timex) -> bool:
    """Tell whether an offset lies in a time expression."""
    return timex.anchor.start <= offset < timex.anchor.end


def _up_to(table: Table, own: Day, other: Day, source: Side) -> bool:
    """Tell whether two ends of a stretch are one: "before July" for "by the end of June", "the end of June" for "1 July"."""
    ahead = table.draft.text[max(0, own.timex.anchor.start - 8) : own.timex.anchor.end].lower()
    theirs = source.text[max(0, other.timex.anchor.start - 8) : other.timex.anchor.start].lower()
    passage = table.draft.passage_at(own.timex.anchor.start)
    if own.grain != "month" or not other.month or (passage and _DENIED & {w.folded for w in passage.words}):
        return False
    ends = "end of" in source.text[max(0, other.timex.anchor.start - 8) : other.timex.anchor.end].lower()
    later = (int(own.month) - int(other.month)) % 12
    return ("before " in ahead and ("before " not in theirs or ends) and later == 1) or (
        "end of" in ahead and later == 11 and other.day == "01"
    )


def _in_a_month(own: Day, found: list[Day], share: float) -> Day | None:
    """Return the day of a near passage against which a month is held: "in June" for 14 July, no weekday."""
    months = own.grain == "month" and share >= SURE and len(found) == 1
    return next((day for day in found if months and day.grain == "day" and day.month and day.printed), None)


def _printed_in(own: Day, passage: Passage) -> bool:
    """Tell whether a passage prints the month of a date, read as a time there or not: "as early as May" for "in May"."""
    named = set(own.timex.anchor.exact.lower().split()) & set(MONTHS)
    return own.grain == "month" and not own.dated and any(w.capital and w.folded in named for w in passage.words)


def _compared(
    table: Table, aligner: Aligner, own: Day, matches: list[Match], theirs: list[list[Day]]
) -> Iterator[Finding]:
    """Yield a finding where the nearest passages give another date of the same grain, and none of them this one."""
    near = [
        (match, [day for day in theirs[match.side] if match.passage.holds(day.timex.anchor.start)]) for match in matches
    ]
    if (
        any(own.agrees(day) for _, found in near for day in found)
        or _reckoned(table, own, matches)
        or _apart(table, own, near)
    ):
        return
    if any(_printed_in(own, match.passage) for match in matches):
        return
    passage = table.draft.passage_at(own.timex.anchor.start)
    mine = [
        d for t in table.draft.reading.times
        if t is not own.timex and passage and passage.holds(t.anchor.start) and (d := day_of(t))
    ]  # fmt: skip
    elsewhere = any(
        (own.grain == day.grain or (not own.dated and own.month == day.month != "")) and own.agrees(day)
        for found in theirs
        for day in found
    )
    for match, found in near:
        other = next((day for day in found if day.grain == own.grain), None) or _in_a_month(own, found, match.share)
        if other and of_saying(table.reports[match.side], other) and (own.printed or not of_saying(table.draft, own)):
            continue
        if (
            elsewhere
            and other
            and (any(one.agrees(other) for one in mine) or at_home(table, aligner, own, (match, other), theirs))
        ):
            continue  # that is what another date of the sentence gives back, or the draft's date stands where its words do
        if (
            other is None
            or _up_to(table, own, other, table.reports[match.side])
            or (own.printed != other.printed and match.share < SURE)
        ):
            continue
        anchor = own.timex.anchor
        source = table.reports[match.side].backing(match.side, other.timex.anchor.start, other.timex.anchor.end)
        yield table.finding(
            "date", (anchor.start, anchor.end), source, "the date is another one", mend=in_its_place(table.draft, own, other),
            sure=(not elsewhere or match.share >= SURE) and not (elsewhere and by_figure(table, own, match, theirs)),
        )  # fmt: skip
        return
