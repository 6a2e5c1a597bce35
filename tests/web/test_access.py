"""Reachable by everybody, and quick: axe-core finds nothing serious, light, dark and small; long pages open at once."""

import os
import random
import statistics
import time
from dataclasses import replace
from pathlib import Path

import pytest
from pages import HERALD, NOON, generated, herald, record_of, report_of

from onrecord.core.anchor import Anchor
from onrecord.core.reading import ReportKind
from onrecord.core.record import Gap, Link, Sheet, record_id
from onrecord.ledger import Ledger

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AXE = Path(os.environ.get("ONRECORD_AXE", Path(__file__).parents[2] / ".axe" / "axe.min.js"))
"""Where axe-core is; `.ci/run` fetches it from npm (MPL-2.0, for tests only, not part of the package)."""
DRAFT = "“We will let inspectors come back,” Vel told ONA. The moon is made of tin."
TOKENS = {"readers": True, "owner_token": "own" * 8, "reader_token": "read" * 6}


@pytest.fixture(scope="session")
def axe():
    if not AXE.is_file():
        pytest.skip(f"no axe-core at {AXE}: npm pack axe-core@4, or set ONRECORD_AXE")
    return AXE.read_text(encoding="utf-8")


def faults(page, axe):
    page.evaluate(f"() => {{ {axe} }}")
    found = page.evaluate("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations")
    return [
        (v["id"], v["impact"], [n["target"] for n in v["nodes"][:3]])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1400, 900), (390, 844)], ids=["wide", "phone"])
def test_axe_finds_nothing_serious(serving, browser, axe, scheme, size, tmp_path):
    site = serving([(herald(), HERALD.encode()), generated(1), generated(2)], **TOKENS)
    reader, owner = ({"Authorization": "Bearer " + TOKENS[name]} for name in ("reader_token", "owner_token"))
    for value in ("ready", "possible"):
        site.correct(
            HERALD,
            "will let",
            headers=reader,
            record=site.record("will let"),
            kind="firmness",
            value=value,
            sender="Bo",
        )
    site.correct(
        HERALD,
        "denied",
        headers=owner,
        record=site.record("denied"),
        fault="page_wrong",
    )
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site.url}/?token={TOKENS['owner_token']}")
    page.click("details.adding > summary")
    found = {"ledger": faults(page, axe)}
    page.goto(f"{site.url}/?q=inspectors")
    found["search"] = faults(page, axe)
    page.goto(f"{site.url}/queue")
    found["queue"] = faults(page, axe)
    page.goto(f"{site.url}/reports/{site.report}")
    for one in page.locator("details:not([open], #check) > summary").all():
        if one.is_visible():
            one.click()
    page.keyboard.press("j")
    found["report"] = faults(page, axe)
    page.keyboard.press("Control+Enter")
    page.keyboard.press("2")
    found["dialog"] = faults(page, axe)
    page.keyboard.press("Escape")
    page.click("#check > summary")
    page.fill("#draft", DRAFT)
    page.click("#checking button")
    page.wait_for_selector(".checked .findings", timeout=60_000)
    found["check"] = faults(page, axe)
    page.goto(f"{site.url}/reports/ffff")
    found["error"] = faults(page, axe)
    file = tmp_path / "page.html"
    file.write_bytes(site.ask(f"/reports/{site.report}/file", headers=owner).body)
    page.goto(file.as_uri())
    page.keyboard.press("j")
    found["file"] = faults(page, axe)
    context.close()
    assert found == {name: [] for name in found}


def long_sheet(words=5000, records=400):
    """An invented report of 5,000 words with 400 records, 40 gaps and 8 voices."""
    chance = random.Random(1)
    terms = (
        "Ondria closed its northern port again while the grain council asked for talks about steel and water".split()
    )
    lines = ["A long report on the port"]
    while sum(len(line.split()) for line in lines) < words:
        lines.append(
            " ".join(chance.choice(terms) for _ in range(18))
            + ". "
            + " ".join(chance.choice(terms) for _ in range(22))
            + "."
        )
    text = "\n\n".join(lines) + "\n"
    report = report_of(text)
    found, gaps = [], []
    for block in report.blocks[1:]:
        middle = text.index(". ", block.start) + 1
        for start, end in ((block.start, middle), (middle + 1, block.end)):
            sentence, at = Anchor.of(text, start, end), start
            for word in sentence.exact.split()[:4]:
                at = text.index(word, at)
                anchor = Anchor.of(text, at, at + len(word.rstrip(".")))
                name = f"Voice {chance.randrange(8)}"
                link = Link(name, name, anchor, kind="body")
                found.append(
                    record_of(
                        anchor,
                        link,
                        evidence=(sentence,),
                        modality=chance.choice(("actual", "planned", "possible", "ready")),
                    )
                )
                at += len(word)
        if len(gaps) < 40:
            gaps.append(Gap(Anchor.of(text, block.end - 10, block.end - 4), "time", "unknown"))
    found = sorted(found, key=lambda r: r.anchor)[:: max(1, len(found) // records)][:records]
    numbered = tuple(replace(r, id=record_id(report.id, r.anchor, 0), number=n) for n, r in enumerate(found, 1))
    return Sheet(report, ReportKind("news"), numbered, gaps=tuple(gaps), by=("record/1",))


def busy():
    """How many times longer than on an idle machine a piece of work takes now: other work shares the processor."""
    wall, mine = time.perf_counter(), time.thread_time()
    sum(range(2_000_000))
    return max(1.0, (time.perf_counter() - wall) / (time.thread_time() - mine))


def seconds_to_open(page, url, shown):
    """Wall time as a person sees it, from asking for a page until its words and its margin are there."""
    page.goto("about:blank")
    before, start = busy(), time.perf_counter()
    page.goto(url, wait_until="load")
    page.wait_for_selector(shown)
    return (time.perf_counter() - start) / ((before + busy()) / 2)


def medians(site, page, path, shown):
    """The median of seven openings right after somebody wrote to the ledger, and of seven when nothing has changed."""
    times = {"after a change": [], "again": []}
    for n in range(7):
        with Ledger.open(site.settings.ledger) as ledger:
            ledger.add(*generated(2000 + n), seen_at=NOON)
        for found in times.values():
            found.append(seconds_to_open(page, site.url + path, shown))
    return {name: statistics.median(found) for name, found in times.items()}


def test_a_report_of_5000_words_with_400_records_opens_in_under_a_second(serving, page):
    sheet = long_sheet()
    assert len(sheet.report.text.split()) >= 5000 and len(sheet.records) == 400
    site = serving([(sheet, sheet.report.text.encode())])
    times = medians(site, page, f"/reports/{site.report}", "#card .rec")
    assert max(times.values()) < 1.0, times


def test_a_thousand_reports_are_listed_in_under_300_ms(serving, page):
    site = serving([generated(n, paragraphs=2) for n in range(1000)])
    times = medians(site, page, "/", ".reports a")
    assert "1007 reports." in page.inner_text("main") and max(times.values()) < 0.3, times


def test_motion_is_left_out_where_it_is_not_wanted(site, browser):
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site.url}/reports/{site.report}")
    page.keyboard.press("k")
    assert page.evaluate("() => matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert page.evaluate("() => document.getAnimations().length") == 0
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1100, 1400, 2400])
def test_no_page_is_wider_than_its_window(site, browser, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    site.correct(HERALD, "denied", fault="page_wrong", comment="A" * 300, record=site.record("denied"))
    wide = {}
    for path in ("/", "/?q=inspectors", "/queue", f"/reports/{site.report}", "/reports/ffff"):
        page.goto(site.url + path)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        wide[path] = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert {path: found for path, found in wide.items() if found > width} == {}


def test_focus_is_seen(site, page):
    page.goto(f"{site.url}/reports/{site.report}")
    page.keyboard.press("j")
    style = page.evaluate(
        "() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]; }"
    )
    assert style[0] == "solid" and style[1] >= 2
