"""Runs of titles, data and blurbs of other stories: under a label, or around a title that stands twice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.ingest.dates import is_date_line
from onrecord.ingest.headings import is_byline
from onrecord.ingest.lines import Line
from onrecord.ingest.notices import is_notice
from onrecord.ingest.phrases import opens_teasers

MAX_BLURB_WORDS = 45
"""A blurb under a teaser title is at most this long."""

SPONSORED = ("a message from", "message from", "presented by", "together with", "in partnership with",
             "brought to you by", "sponsored by", "supported by", "a word from", "from our sponsor")  # fmt: skip
MAX_TITLE_SENTENCE = 10
"""A title that reads like a sentence without a full stop is at most this long; a longer one is taken for the report."""

_TITLE_WORDS = re.compile(r"[^\W\d_]{4,40}")


def teaser_lines(lines: Sequence[Line], rules: Sequence[str], *, spaced: bool) -> dict[int, str]:
    """Return the lines that belong to teasers, by index, each with the name of the rule.

    `rules` holds what each line is on its own words ("" for unknown). `spaced` tells that paragraphs stand apart by
    blank lines, so that a stretch without blank lines is one thing.
    """
    found: dict[int, str] = {}
    prose = [at for at, line in enumerate(lines) if line.strong and not rules[at]]
    for index, line in enumerate(lines):
        above = bisect_left(prose, index)
        if above and index not in found and opens_teasers(line, after_report=above * 2 > len(prose)):
            run = _run_under_label(lines, rules, index, spaced=spaced)
            if run > index + 1 or rules[index]:
                found.update(dict.fromkeys(range(index, run), "related stories"))
    for first, last in _told_twice(lines, found):
        found.update({at: found.get(at, "title told twice") for at in range(first, last)})
    return found


def _run_under_label(lines: Sequence[Line], rules: Sequence[str], label: int, *, spaced: bool) -> int:
    """Return the index after the last line of the teasers that the label at `label` opens."""
    end, index, groups = label + 1, label + 1, 0
    lone = label + 1 < len(lines) and lines[label + 1].group != lines[label].group
    while index < len(lines):
        line = lines[index]
        groups += line.group != lines[index - 1].group
        if sponsored := _sponsor_until(lines, label, index):
            end = index = sponsored
            continue
        if is_notice(line) or (spaced and groups > lone and not _goes_on(lines, rules, index)):
            break
        if (
            _is_blurb(lines, rules, index, label)
            or _is_entry(line, rules[index])
            or _asks_with_data(lines, rules, index)
        ):
            end = index + 1
        elif not (spaced and groups == 0 and line.words <= MAX_BLURB_WORDS and (end > label + 1 or not line.bullet)):
            break
        else:
            end = index + 1
        index += 1
    if not lines[label].norm.startswith(SPONSORED) and _reads_on(lines, rules, label, end):
        return label
    return _give_back_subhead(lines, rules, label, end)


def _reads_on(lines: Sequence[Line], rules: Sequence[str], label: int, end: int) -> bool:
    """Tell whether what stands under a label reads like a list in the report itself: sentences, not titles."""
    entries = [lines[at] for at in range(label + 1, end) if not rules[at]]
    told = sum(line.sentence for line in entries)
    return (
        told >= 2
        and told * 5 >= len(entries) * 4
        and not any(_is_data(lines[at], rules[at]) for at in range(label + 1, end))
    )


def _give_back_subhead(lines: Sequence[Line], rules: Sequence[str], label: int, end: int) -> int:
    """Leave out a last entry that is much shorter than the others and heads the prose that follows."""
    if end >= len(lines) or end - label < 3 or not lines[end].sentence:
        return end
    last, others = lines[end - 1], [lines[at] for at in range(label + 1, end - 1)]
    short = (
        2 <= last.words <= 4 and not rules[end - 1] and not is_byline(last) and max(line.words for line in others) >= 5
    )
    return end - 1 if short and not _is_data(lines[end - 2], rules[end - 2]) else end


def _sponsor_until(lines: Sequence[Line], label: int, index: int) -> int:
    """Return the index after the last of the next few lines that names the sponsor of a label, 0 where none does."""
    near = range(index, min(index + 3, len(lines)))
    named = [at for at in near if _names_sponsor(lines[label], lines[at])]
    return named[-1] + 1 if named else 0


def _asks_with_data(lines: Sequence[Line], rules: Sequence[str], index: int) -> bool:
    """Tell whether a question is the title of another story: its age or length stands under it."""
    line = lines[index]
    if not line.plain.endswith("?") or line.words > 16 or index + 1 == len(lines):
        return False
    return _is_data(lines[index + 1], rules[index + 1])


def _names_sponsor(label: Line, line: Line) -> bool:
    """Tell whether prose names the sponsor that its label announces ("A message from ...")."""
    name = label.norm.partition(" from ")[2] or label.norm.partition(" by ")[2] or label.norm.partition(" with ")[2]
    return len(name) >= 5 and line.words <= 80 and name in line.norm and label.norm.startswith(SPONSORED)


def _goes_on(lines: Sequence[Line], rules: Sequence[str], index: int) -> bool:
    """Tell whether a further stretch after a blank line still holds teasers: entries with data or several titles."""
    group = [at for at in range(index, min(index + 12, len(lines))) if lines[at].group == lines[index].group]
    if len(group) == 1 and index + 1 < len(lines) and _is_entry(lines[index], rules[index]):
        return _is_entry(lines[index + 1], rules[index + 1]) and not lines[index].sentence
    return len(group) >= 2 and not any(lines[at].strong and lines[at].words > 25 for at in group) and any(
        _is_data(lines[at], rules[at]) for at in group
    )  # fmt: skip


def _is_entry(line: Line, rule: str) -> bool:
    """Tell whether the line can be a title or data in a list of teasers."""
    prose = line.sentence and (line.closed or line.words > MAX_TITLE_SENTENCE)
    return bool(rule) or (line.words <= 24 and not line.strong and not prose)


def _is_data(line: Line, rule: str) -> bool:
    """Tell whether the line gives source, age or length of a teased story."""
    return rule in {"teaser data", "counter"} or is_byline(line) or (line.words <= 8 and is_date_line(line.plain))


def _is_blurb(lines: Sequence[Line], rules: Sequence[str], index: int, label: int) -> bool:
    """Tell whether prose at `index` is a blurb: after an entry, about it, or with entries and data following."""
    line = lines[index]
    if line.words > MAX_BLURB_WORDS or index == label + 1:
        return False
    if _is_data(lines[index - 1], rules[index - 1]):
        return any(_is_data(lines[at], rules[at]) for at in range(index + 1, min(index + 3, len(lines))))
    return _shared(lines[index - 1], line) >= 2


def _told_twice(lines: Sequence[Line], taken: dict[int, str]) -> list[tuple[int, int]]:
    """Find titles printed twice with at most two short lines between them, and the blurb that follows."""
    runs = []
    for index, line in enumerate(lines):
        if not 3 <= line.words <= 30 or line.closed:
            continue
        for again in range(index + 1, min(index + 4, len(lines))):
            if lines[again].norm != line.norm or any(lines[at].strong for at in range(index + 1, again)):
                continue
            end = again + 1
            if end < len(lines) and lines[end].words <= MAX_BLURB_WORDS and _shared(line, lines[end]) >= 2:
                end += 1
            if again - index > 1 or end > again + 1 or index in taken:
                runs.append((index, end))
            break
    return runs


def _shared(title: Line, blurb: Line) -> int:
    """Count the longer words that a title shares with what follows it, by their first five letters."""
    one = {word.lower()[:5] for word in _TITLE_WORDS.findall(title.plain[:300])}
    return len(one & {word.lower()[:5] for word in _TITLE_WORDS.findall(blurb.plain[:600])})
