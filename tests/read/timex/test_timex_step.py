"""The step over a whole report: rules and functions match, blocks and speech count on, cost grows with length."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from times_of import THURSDAY

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Attribution, Quotation, Reading, Sentence, Source
from onrecord.core.report import Block, Given, Language, Report
from onrecord.core.vocab import lexicon
from onrecord.read.timex import DATE_LINE, STEP, find_times
from onrecord.read.timex.resolve import RULES, VAGUE
from onrecord.read.timex.rules import rules


def test_every_value_says_how_it_was_worked_out():
    text = "On Monday, two days later, in May 2029, last year, recently, 3 p.m., for two weeks, every day."
    assert all(t.basis for t in find_times(text, 0, len(text), published=THURSDAY))


def test_every_rule_has_its_function_and_every_function_its_rule():
    named = {rule.name for rule in rules()}
    assert named == set(RULES) | set(VAGUE)
    assert not [name for name in lexicon("time_rules") if name.islower() and name not in named]


def reading(text, blocks, published=None, **layers):
    """Build a reading whose sentences are its blocks."""
    report = Report("test", text, "", blocks, Language("en", True, 1.0), published=published)
    sentences = tuple(Sentence(b.start, b.end, 0, 0, n) for n, b in enumerate(blocks))
    return Reading(report, sentences=sentences, filled=frozenset({"tokens", "sentences", *layers}), **layers)


def test_step_reads_all_blocks_but_furniture_and_counts_across_them():
    text = "Port falls\nThe port fell on 2 July 2029.\nRead more on Monday\nThe next day it was free."
    kinds = ("headline", "body", "furniture", "body")
    starts = [text.index(line) for line in text.split("\n")]
    blocks = tuple(
        Block(kind, at, at + len(line)) for kind, at, line in zip(kinds, starts, text.split("\n"), strict=True)
    )
    done = STEP(reading(text, blocks, Given("2031-05-08", "given")))
    assert [(t.anchor.exact, t.value) for t in done.times] == [
        ("2 July 2029", "2029-07-02"),
        ("The next day", "2029-07-03"),
    ]
    assert "times" in done.filled
    assert done.by == ("timex/1",)


def lines(text, published, why=""):
    """Read a text whose lines are its blocks; the second one is a line that prints the date where `why` says so."""
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    ends = [*(at - 1 for at in starts[1:]), len(text)]
    blocks = tuple(
        Block("furniture" if why and n == 1 else "body", a, b, why if n == 1 else "")
        for n, (a, b) in enumerate(zip(starts, ends, strict=True))
    )
    return STEP(reading(text, blocks, Given(published, "given"), quotations=()))


@pytest.mark.parametrize(
    ("printed", "published", "value"),
    [
        ("Friday, May 9, 2031", "2031-05-08", "2031-05-08"),
        ("May 12, 2031", "2031-05-08", "2031-05-11"),
        ("May 9, 2030", "2031-05-08", "2031-05-07"),
        ("May 9", "2031-05-08", "2031-05-07"),
    ],
)
def test_step_counts_from_the_date_line_of_the_page_where_it_is_near_the_day_of_publication(printed, published, value):
    done = lines(f"Port falls\n{printed}\nThe port fell yesterday.", published, why=DATE_LINE)
    assert done.times[-1].value == value


def test_step_reads_speech_that_runs_over_lines_and_does_not_count_on_from_it():
    done = lines(
        'The port fell yesterday.\nShe said, " I saw it today.\nIt was hard. "\nIn the last raid of the day it burned.',
        "2031-05-08",
    )
    assert [t.value for t in done.times] == ["2031-05-07", "2031-05-08", "2031-05-07"]


def test_step_takes_the_moment_of_speaking_from_the_attribution():
    text = "Asked on 3 June 2029 at Vask, with a shrug: “We leave tomorrow.”"
    start = text.index("“")
    said_at = Anchor.of(text, 9, 20)
    inside = Anchor.of(text, start + 1, len(text) - 1)
    quotations = (Quotation(inside, start, len(text)),)
    attributions = (Attribution(Source("?", None), None, (inside,), "direct", said_at=said_at, quotations=(0,)),)
    blocks = (Block("body", 0, len(text)),)
    done = STEP(reading(text, blocks, Given("2031-05-08", "given"), quotations=quotations, attributions=attributions))
    assert [t.value for t in done.times] == ["2029-06-03", "2029-06-04"]


@pytest.mark.parametrize("pump", [" " * 50000, "a" * 50000, '"' * 50000, "1," * 25000, "aaa " * 12500, "1 " * 25000])
def test_pumped_text_takes_no_time(pump):
    find_times("On Monday.", 0, 10, published=None)

    def spent():
        begun = time.process_time()
        find_times(pump, 0, len(pump), published=THURSDAY)
        return time.process_time() - begun

    assert any(spent() < 0.1 for _ in range(3))


@pytest.mark.parametrize("piece", ["Monday ", "in May ", "“today” said ", "June 1 to ", "last year ", "1 1 1 Monday "])
def test_cost_grows_with_length_not_faster(piece):
    def cost(text):
        begun = time.process_time()
        find_times(text, 0, len(text), published=THURSDAY)
        return time.process_time() - begun

    find_times(piece, 0, len(piece), published=THURSDAY)
    short = min(cost(piece * 300) for _ in range(3))
    assert any(cost(piece * 1200) < 10 * short + 0.05 for _ in range(2))


@settings(deadline=None, max_examples=150)
@given(
    st.text(
        alphabet=st.sampled_from("May 3,1st-Q–2031 \n\u00a0“”'\"’.:/💬\u200fMondayat two weeks ago last year"),
        max_size=120,
    )
)
def test_any_text_gives_anchors_that_hold_in_order(text):
    found = find_times(text, 0, len(text), published=THURSDAY)
    assert all(t.anchor.holds_in(text) for t in found)
    assert all(a.anchor.end <= b.anchor.start for a, b in pairwise(found))
    assert all(t.type in ("DATE", "TIME", "DURATION", "SET") and t.basis for t in found)
