"""Stages read no clock, no environment and no network, and know nobody from the starting report."""

import ast
import re
import subprocess
import sys

import pytest

from onrecord.core import vocab

STAGES = ("core", "ingest", "read", "record", "ledger", "story", "check", "export")
MAY_FETCH = {"ingest/fetch.py", "ingest/fetcher.py"}
"""Only the fetcher of ingest may open a connection."""
CLOCK = {
    ("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time"),
    ("time", "time_ns"), ("time", "localtime"), ("time", "gmtime"), ("os", "environ"), ("os", "getenv"),
    ("os", "environb"), ("random", "random"), ("uuid", "uuid1"), ("uuid", "uuid4"),
}  # fmt: skip
NETWORK = {"socket", "urllib.request", "http.client", "requests", "httpx", "httpx2", "urllib3", "ftplib", "smtplib"}


def faults_in(tree):
    """Yield what a stage must not touch: clock, environment, chance or network."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            if (owner, node.attr) in CLOCK:
                yield f"{owner}.{node.attr}"
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in NETWORK)
        elif isinstance(node, ast.ImportFrom):
            if node.module in NETWORK:
                yield node.module
            names = {alias.name for alias in node.names}
            yield from (f"{owner}.{name}" for owner, name in CLOCK if owner == node.module and name in names)
            yield from (f"{node.module}.{name}" for name in names if f"{node.module}.{name}" in NETWORK)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("from datetime import datetime\nx = datetime.now()", "datetime.now"),
        ("import datetime\nx = datetime.datetime.now()", "datetime.now"),
        ("import os\nx = os.environ['A']", "os.environ"),
        ("from os import environ", "os.environ"),
        ("from urllib import request", "urllib.request"),
        ("from time import time", "time.time"),
    ],
)
def test_the_scan_sees(source, fault):
    assert fault in set(faults_in(ast.parse(source)))


def test_the_scan_lets_pure_code_pass():
    source = "from urllib.parse import urlsplit\nfrom datetime import date\nx = date(2031, 1, 1)"
    assert not list(faults_in(ast.parse(source)))


def test_stages_read_no_clock_environment_or_network(package, sources):
    faults = {
        f"{file.relative_to(package).as_posix()}: {fault}"
        for stage in STAGES
        for file in (package / stage).rglob("*.py")
        if file.relative_to(package).as_posix() not in MAY_FETCH
        for fault in faults_in(sources(file)[1])
    }
    assert sorted(faults) == []


OFFLINE = """
import pkgutil, socket, sys
def refuse(*args, **kwargs): raise RuntimeError("a connection was opened on import")
socket.socket.connect = refuse
socket.create_connection = refuse
socket.getaddrinfo = refuse
import onrecord
failed = []
for module in pkgutil.walk_packages(onrecord.__path__, "onrecord."):
    if module.name.endswith("__main__"):
        continue
    __import__(module.name)
sheet = onrecord.read_text("Ondria closed its only port on Monday, the harbour ministry said.")
assert sheet.to_dict()["schema"].startswith("onrecord/")
"""


def test_every_module_imports_and_reads_without_a_network():
    done = subprocess.run([sys.executable, "-c", OFFLINE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


def test_read_stays_callable_beside_the_stage_of_that_name():
    code = "import onrecord\nonrecord.read_text('Ondria shut it.', plain=True)\nassert callable(onrecord.read), onrecord.read"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]


PLACE_DATA = re.compile(r"countr|place|capital|demonym|gazetteer|region|cities|bodies|currenc|geonames")
"""Data files that print every country, capital and body of the world."""


def words_of(text):
    return set(re.findall(r"[^\W\d_]{5,}", text))


def seed_names(dev):
    """The proper nouns of the starting report: capitalised words that are nowhere in lower case, countries aside."""
    capitalised = {word for word in words_of((dev / "seed" / "report.txt").read_text("utf-8")) if word[0].isupper()}
    plain = set()
    texts = (
        "gold/*.txt",
        "gold/*.md",
        "notes/*.md",
        "*.md",
        "data/train/record_labels/*.txt",
        "data/train/gum/by/dep/*/*",
    )
    for file in (file for pattern in texts for file in dev.glob(pattern)):
        plain |= {word for word in words_of(file.read_text("utf-8")) if word.islower()}
    months = set("January February March April August September October November December".split())
    days = set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
    return {word for word in capitalised if word.lower() not in plain} - months - days


COMMON = {"advertisement", "dictator", "psychiatrist"}
"""Words of the report that stand capitalised by chance: at the start of a line or in a title."""


def world_names(package):
    """Every word of the package's country, capital, demonym and place data, and of its list of given names."""
    known = {name.lower() for name in vocab.lexicon("roles").get("given", ())} if "roles" in vocab.names() else set()
    for file in (package / "core" / "vocab").glob("*.toml"):
        if PLACE_DATA.search(file.stem):
            known |= {word.lower() for word in words_of(file.read_text("utf-8"))}
    return known


def test_package_code_names_nobody_from_the_starting_report(dev, package):
    forbidden = {name.lower() for name in seed_names(dev)} - world_names(package) - COMMON
    assert len(forbidden) > 7, "the list of names was not derived"
    hits = []
    for file in (*package.rglob("*.py"), *package.rglob("*.toml"), *package.rglob("*.json"), *package.rglob("*.sql")):
        if PLACE_DATA.search(file.relative_to(package).as_posix()) or "weights" in file.parts:
            continue
        found = {word.lower() for word in words_of(file.read_text("utf-8"))} & forbidden
        hits += [f"{file.relative_to(package).as_posix()}: {word}" for word in sorted(found)]
    assert hits == []
