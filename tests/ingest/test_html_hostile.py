"""Pages made to hang, crash or fool a parser: each gets a clear outcome, in time."""

import time

import pytest

from onrecord import ingest
from onrecord.core.errors import UnreadableInput
from onrecord.ingest import child
from onrecord.ingest.child import Limits, PageParser

own_child = pytest.mark.usefixtures("a_child_for_each_parser")
STORY = "<p>Ondria shut its only port on Monday after two boats struck the pier, the harbour office said.</p>"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("nested tags", b"<html><body>" + b"<div>" * 100_000 + STORY.encode(), "too many tags"),
        ("deep quotes", b"<html><body>" + b"<blockquote>" * 5_000 + STORY.encode(), "limit"),
        ("attributes", b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">x</p>", "attributes"),
        ("bare attributes", b"<html><body><p " + b"a " * 300_000 + b">x</p>", "attributes"),
        ("paragraphs", b"<html><body>" + b"<p>" * 1_600_000, "too many tags"),
        ("NUL bytes", b"<html><body><p>One\x00two</p>", "NUL"),
        ("too large", b"<html><body>" + b"a" * 10_000_001, "too large"),
        ("binary", b"<html>" + bytes(range(128, 256)) * 40, "not text"),
    ],
)
def test_hostile_page_gets_a_clear_refusal_in_time(name, data, words):
    begun = time.monotonic()
    with pytest.raises(UnreadableInput, match=words):
        ingest.read_bytes(data, name=name, media_type="text/html")
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize(
    "body",
    [
        "<b><i><p>" * 3_000 + STORY,
        STORY + "<table>" * 200 + "x",
        "a" * 1_000_000,
        STORY * 2_000,
        "<!--" * 9_000 + STORY,
    ],
    ids=["unclosed", "tables", "one word", "many paragraphs", "comments"],
)
def test_odd_page_gives_a_report_or_a_clear_refusal(body):
    try:
        report = ingest.read_bytes(f"<html><body>{body}".encode(), name="page.html")
    except UnreadableInput as error:
        assert "page.html" in str(error)
    else:
        assert report.text.strip()


@own_child
def test_child_that_takes_too_long_is_ended_and_said():
    with (
        PageParser(Limits(wall_seconds=0.01)) as parser,
        pytest.raises(UnreadableInput, match=r"limit: more than 0\.01 s"),
    ):
        parser.parse(b"<p>One</p>" * 5_000, name="slow.html")


@own_child
def test_child_that_dies_is_said_and_the_next_page_is_read():
    with PageParser() as parser:
        parser.parse(STORY.encode(), name="one.html")
        parser._child.kill()
        with pytest.raises(UnreadableInput, match="limit"):
            parser.parse(STORY.encode(), name="two.html")
        assert parser.parse(STORY.encode(), name="three.html")["blocks"]


@own_child
def test_child_is_used_again_for_the_next_page(tmp_path, monkeypatch):
    starts = []
    start = PageParser._start
    monkeypatch.setattr(PageParser, "_start", lambda parser: starts.append(1) or start(parser))
    for name in ("a.html", "b.html", "c.html"):
        (tmp_path / name).write_text(f"<html><body><article>{STORY * 3}</article></body></html>", encoding="utf-8")
    outcomes = list(ingest.gather([tmp_path]))
    assert [outcome.error for outcome in outcomes] == [None] * 3
    assert len(starts) == 1


def test_limits_have_a_place_on_every_system():
    assert child.ORDINARY.wall_seconds > child.ORDINARY.cpu_seconds


def test_a_system_that_cannot_set_limits_still_reads(monkeypatch):
    import sys

    from onrecord.ingest import html_child

    monkeypatch.setitem(sys.modules, "resource", None)
    html_child._limit_memory(1)
    html_child._limit_cpu(1)
