"""One child process parses the web pages of all tests of a process: to start one takes longer than most tests."""

import pytest

from onrecord.ingest.child import ORDINARY, PageParser


@pytest.fixture(scope="session", autouse=True)
def pages_share_a_child():
    """Lend the child that one parser is done with to the next; one that a limit or a fault ended is never lent.

    `a_child_for_each_parser` takes this back, for tests of starting and ending children.
    """
    idle = []
    start, leave = PageParser._start, PageParser.__exit__

    def lent(parser):
        child = idle.pop() if idle and parser.limits == ORDINARY else None
        return child if child and child.poll() is None else start(parser)

    def kept(parser, kind, error, trace):
        child = parser._child
        if child and kind in (None, GeneratorExit) and parser.limits == ORDINARY and child.poll() is None:
            parser._child = None
            idle.append(child)
        else:
            leave(parser, kind, error, trace)

    PageParser._start, PageParser.__exit__ = lent, kept
    yield start, leave
    PageParser._start, PageParser.__exit__ = start, leave
    for child in idle:
        parser = PageParser()
        parser._child = child
        parser.close()


@pytest.fixture
def a_child_for_each_parser(pages_share_a_child, monkeypatch):
    """Start and end children as the package does."""
    start, leave = pages_share_a_child
    monkeypatch.setattr(PageParser, "_start", start)
    monkeypatch.setattr(PageParser, "__exit__", leave)
