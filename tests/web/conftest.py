"""A served ledger, a way to ask it, and a real browser where one is installed."""

import http.client
import json
import shutil
import socket
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "ledger"))

from pages import HERALD, herald

from onrecord.ledger import Ledger
from onrecord.web.app import server_config
from onrecord.web.limits import Limits
from onrecord.web.settings import Settings

NOON = "2031-06-03T12:00:00Z"
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"]  # fmt: skip


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def text(self):
        return self.body.decode()


@dataclass
class Site:
    """One running server over one ledger."""

    settings: Settings
    port: int
    report: str = ""

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path, *, method="GET", body=None, headers=None):
        """Send one request as it is, without following anything."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = dict(headers or {})
        if isinstance(body, dict | list):
            body = json.dumps(body).encode()
            headers.setdefault("Content-Type", "application/json")
        link.request(method, path, body=body, headers=headers)
        answer = link.getresponse()
        made = Answer(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
        link.close()
        return made

    def post(self, path, body=None, **headers):
        return self.ask(
            path,
            method="POST",
            body={} if body is None else body,
            headers={k.replace("_", "-"): v for k, v in headers.items()},
        )

    def correct(self, text, words, nth=0, *, headers=None, report=None, **more):
        """Correct words as a browser would."""
        at = -1
        for _ in range(nth + 1):
            at = text.index(words, at + 1)
        start = len(text[:at].encode("utf-16-le")) // 2
        row = {"start": start, "end": start + len(words.encode("utf-16-le")) // 2, "unit": "utf16", "exact": words,
               "record": None, "fault": "misread", "kind": "whole", "value": "", "comment": "", "rest": None, **more}  # fmt: skip
        return self.ask(f"/reports/{report or self.report}/corrections", method="POST", body=row, headers=headers)

    def record(self, words, nth=0, report=None):
        """Return the id of the nth record on some words."""
        with Ledger.open(self.settings.ledger, readonly=True) as ledger:
            return [v.record.id for v in ledger.show(report or self.report).records if v.record.anchor.exact == words][
                nth
            ]

    def judgements(self, report=None):
        with Ledger.open(self.settings.ledger, readonly=True) as ledger:
            return ledger.judgements(report or self.report)

    def show(self, report=None):
        with Ledger.open(self.settings.ledger, readonly=True) as ledger:
            return ledger.show(report or self.report)


@pytest.fixture(scope="session")
def ending():
    """The threads of servers that were told to stop: each needs a tenth of a second, which nobody has to wait for."""
    threads = []
    yield threads
    for thread in threads:
        thread.join(10)
        assert not thread.is_alive()


@pytest.fixture
def serving(tmp_path, ending):
    """Start servers, and stop them at the end of the test."""
    import uvicorn

    running = []

    def start(sheets=None, **more):
        path = tmp_path / f"onrecord-{len(running)}.db"
        with Ledger.open(path) as ledger:
            kept = [ledger.add(sheet, raw, seen_at=NOON) for sheet, raw in (sheets or [(herald(), HERALD.encode())])]
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        settings = Settings(path, "ann", limits=more.pop("limits", Limits()), **more)
        server = uvicorn.Server(server_config(settings, port=port))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        running.append((server, thread))
        return Site(settings, port, kept[0].report)

    yield start
    for server, thread in running:
        server.should_exit = True
        ending.append(thread)


@pytest.fixture
def site(serving):
    """The herald's report, served to its owner."""
    return serving()


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium, or a skip that says what is missing."""
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="no playwright: browser tests need the extra [browser]"
    )
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser):
    """A fresh window in which every error of a script, dialog and foreign request is noted."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    opened.faults = []
    opened.on("pageerror", lambda error: opened.faults.append(f"script: {error}"))
    opened.on(
        "console",
        lambda said: (
            opened.faults.append(f"console: {said.text}")
            if said.type == "error" and "status of 4" not in said.text
            else None
        ),
    )
    yield opened
    faults = list(opened.faults)
    context.close()
    assert faults == []
