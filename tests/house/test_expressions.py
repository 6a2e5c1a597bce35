"""Every regular expression of the package meets five strings of 50,000 characters, each in under 100 ms."""

import importlib
import os
import pkgutil
import re
import sys
import time
from dataclasses import fields, is_dataclass

import pytest

import onrecord

PUMPS = {
    "blanks": " " * 50_000,
    "letters": "a" * 50_000,
    "words": "aaa " * 12_500,
    "marks": '"' * 50_000,
    "figures": "1," * 25_000,
}
LIMIT = 0.1 * float(os.environ.get("ONRECORD_SLOW_MACHINE", "1"))
"""Seconds of processor time. The best of three counts, so that a busy machine does not decide; the factor is for slow
ones."""
SAMPLE = (
    "Ondria to shut Telm port\n\nOndria’s president, Ana Lorca, said on Monday, 3 June 2031 that up to 40 boats “will go” "
    "by 6 p.m.; it is unclear who pays. “Will Marlesh reopen its border?” she asked the ONA agency, according to two aides."
)


def compiled(value, depth=0):
    """Yield the compiled expressions in a value: also inside tuples, lists, dicts, sets and dataclasses."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 4:
        if isinstance(value, dict):
            inner = [*value.keys(), *value.values()]
        elif isinstance(value, list | tuple | set | frozenset):
            inner = list(value)
        elif is_dataclass(value) and not isinstance(value, type):
            inner = [getattr(value, field.name, None) for field in fields(value)]
        else:
            inner = []
        for item in inner:
            yield from compiled(item, depth + 1)


def own_modules():
    for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
        if not module.name.endswith(("__main__", "_child")):
            yield importlib.import_module(module.name)


@pytest.fixture(scope="module")
def expressions():
    """Collect the expressions of every module, and those that reading compiles on its way."""
    seen = {}
    for module in own_modules():
        for name, value in vars(module).items():
            for pattern in compiled(value):
                seen.setdefault((pattern.pattern, pattern.flags), (f"{module.__name__}.{name}", pattern))
    for where, pattern in compiled_while_reading():
        seen.setdefault((pattern.pattern, pattern.flags), (where, pattern))
    return sorted(seen.values(), key=lambda entry: (entry[0], entry[1].pattern))


def compiled_while_reading():
    """Collect what the package hands to `re` while it reads a text, cached functions emptied first."""
    for module in own_modules():
        for value in list(vars(module).values()):
            if hasattr(value, "cache_clear") and getattr(value, "__module__", "") == module.__name__:
                value.cache_clear()
    caught = []
    compile_one = re._compile

    def catching(pattern, flags):
        made = compile_one(pattern, flags)
        frame = sys._getframe(1)
        while frame is not None and frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        if frame is not None and str(frame.f_globals.get("__name__", "")).startswith("onrecord"):
            caught.append((f"{frame.f_globals['__name__']}:{frame.f_lineno}", made))
        return made

    re._compile = catching
    try:
        onrecord.read_text(SAMPLE).to_dict()
    finally:
        re._compile = compile_one
    return caught


LENGTHS = (*range(16, 64, 4), *range(64, 200, 16), 600, 2_000, 10_000)
"""Pieces of a pump that come before the whole: close together at first, so that an expression that hangs is found out
at a length where it still returns."""


def seconds(pattern, text):
    """Time one pass over `text`, the best of three.

    A piece that already takes too long stands for the whole.
    """
    for length in LENGTHS:
        if one_pass(pattern, text[:length]) > LIMIT and min_of(pattern, text[:length]) > LIMIT:
            return float("inf")
    return min_of(pattern, text)


def min_of(pattern, text, tries=3):
    """Return the best of a few passes, the first that is well under the limit."""
    best = float("inf")
    for _ in range(tries):
        best = min(best, one_pass(pattern, text))
        if best < LIMIT / 2:
            break
    return best


def one_pass(pattern, text):
    """Return what one `finditer` over the text takes, in seconds; its first step is what `search` does."""
    start = time.process_time()
    for _match in pattern.finditer(text):
        pass
    return time.process_time() - start


def test_the_registry_is_not_empty(expressions):
    assert len(expressions) > 10


@pytest.mark.parametrize("pump", PUMPS)
def test_no_expression_hangs(expressions, pump):
    slow = []
    for where, pattern in expressions:
        if isinstance(pattern.pattern, bytes):
            continue
        taken = seconds(pattern, PUMPS[pump])
        if taken > LIMIT:
            slow.append(f"{where}: {taken:.2f} s on {pump}: {pattern.pattern[:100]!r}")
    assert not slow, "\n".join(slow)


def test_no_expression_asks_for_a_capital_where_case_does_not_count(expressions):
    capital = "[^\\W\\d_a-z]"
    dead = [f"{where}: {pattern.pattern[:80]!r}" for where, pattern in expressions
            if isinstance(pattern.pattern, str) and pattern.flags & re.IGNORECASE and capital in pattern.pattern]  # fmt: skip
    assert not re.compile(capital, re.IGNORECASE).match("A"), "under IGNORECASE the class matches no letter of ASCII"
    assert dead == []
