"""150 payloads in text, names, addresses, comments and file names: no dialog, no request, no element of theirs."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pages import HERALD, at, blocks_of, herald, record_of, report_of
from payloads import payloads

from onrecord.core.reading import ReportKind
from onrecord.core.record import Link, Sheet, record_id
from onrecord.core.report import Given

TAGS = """() => [...document.querySelectorAll('*')].map((e) => e.localName).filter((name) =>
  ['img', 'svg', 'iframe', 'video', 'math', 'object', 'base', 'embed', 'plaintext', 'xmp', 'template', 'noscript'].includes(name))"""


def hostile_sheet(words, number):
    """A report that carries payloads in its text, its head and the name of a voice."""
    lines = [f"Head {words[0]}".replace("\n", " ")] + [
        " ".join(f"Ondria closed {word} today.".split()) for word in words
    ]
    text = "\n\n".join(lines) + "\n"
    report = replace(
        report_of(text, name=words[0]), blocks=blocks_of(text), title=Given(words[0], words[0]), url=Given(words[1], words[0]),
        publisher=Given(words[2], words[0]), byline=Given(words[3], "x"), left_out=tuple(words), notes=(words[4],),
    )  # fmt: skip
    records = []
    for n, word in enumerate(words[:20], 1):
        anchor = at(text, "closed", n - 1)
        link = Link(word, "e1", anchor, kind="body")
        record = record_of(anchor, link)
        records.append(replace(record, id=record_id(report.id, anchor, 0), number=n))
    return Sheet(report, ReportKind("news", None, words[5]), tuple(records), by=("record/1",))


def test_there_are_150_payloads_or_more():
    assert len(payloads()) >= 150


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("part", range(5))
def test_nothing_of_a_payload_runs_asks_or_becomes_markup(serving, browser, part, tmp_path):
    words = payloads()[part::5]
    sheet = hostile_sheet(words, part)
    site = serving([(sheet, sheet.report.text.encode())])
    for n, word in enumerate(words):
        site.correct(sheet.report.text, "closed", n % 20, fault="page_wrong", comment=word, value=word[:400],
                     record=sheet.records[n % 20].id)  # fmt: skip
    site.ask(
        f"/reports?name={part}%22%3E%3Cimg%20src%3Dx%3E.txt",
        method="POST",
        body=b"Ondria shut its port.",
        headers={"Content-Type": "application/octet-stream"},
    )
    context = browser.new_context()
    page = context.new_page()
    bad, own = [], site.url
    page.on("dialog", lambda dialog: (bad.append(dialog.message), dialog.dismiss()))
    page.on(
        "request", lambda request: None if request.url.startswith((own, "file:", "data:,")) else bad.append(request.url)
    )
    page.on("console", lambda said: bad.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: bad.append(str(error)))
    file = tmp_path / "page.html"
    file.write_bytes(site.ask(f"/reports/{site.report}/file").body)
    for url in (
        own,
        f"{own}/?q=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
        f"{own}/reports/{site.report}",
        file.as_uri(),
    ):
        page.goto(url)
        if "/reports/" in url or url.startswith("file:"):
            page.keyboard.press("j")
            page.keyboard.press("Control+Enter")
            page.keyboard.press("2")
            page.keyboard.press("Escape")
            shown = page.evaluate("() => [...document.querySelectorAll('#text .w')].map((w) => w.textContent)")
            assert shown == [sheet.report.text[b.start : b.end] for b in sheet.report.blocks]
        page.wait_for_timeout(150)
        assert page.evaluate(TAGS) == []
        assert (
            page.evaluate(
                "() => [...document.querySelectorAll('a[href]')].filter((a) => !/^(https?:|mailto:|file:)/.test(a.href)).length"
            )
            == 0
        )
    assert bad == []
    context.close()


PARSED = """(html) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const all = [...page.querySelectorAll('*')];
  const handled = all.filter((e) => [...e.attributes].some((a) => a.name.startsWith('on') || ['style', 'srcdoc'].includes(a.name)));
  const asked = all.flatMap((e) => ['href', 'src', 'action'].map((name) => e.getAttribute(name))).filter(Boolean);
  return { names: [...new Set(all.map((e) => e.localName))].sort(), scripts: page.scripts.length, handled: handled.length,
           foreign: asked.filter((url) => !/^(\\/(?!\\/)|#|\\?|data:,$)/.test(url)), shown: page.body.textContent };
}"""


@pytest.mark.browser
@pytest.mark.slow
def test_every_payload_in_every_name_is_text_to_a_browsers_parser(serving, page):
    """Title, publisher, byline, address, file name, voice and note, each payload in all of them at once."""
    text = "Head\n\nOndria closed its port.\n"

    def sheet(number, word):
        shown = Given(word, "printed")
        report = replace(
            report_of(f"{number} {text}", name=word, title=word, url=word, publisher=word), byline=shown, notes=(word,)
        )
        anchor = at(report.text, "closed")
        record = replace(
            record_of(anchor, Link(word, "e1", anchor, kind="body")), id=record_id(report.id, anchor, 0), number=1
        )
        return Sheet(report, ReportKind("news"), (record,), by=("record/1",))

    words = ["Herald", *payloads()]
    sheets = [sheet(number, word) for number, word in enumerate(words)]
    site = serving([(one, one.report.text.encode()) for one in sheets])
    page.goto("about:blank")
    bad = []
    for path in ("/reports/{}", "/reports/{}/file"):
        plain, *found = [page.evaluate(PARSED, site.ask(path.format(one.report.id)).text) for one in sheets]
        for word, made in zip(words[1:], found, strict=True):
            same = all(made[key] == plain[key] for key in ("names", "scripts", "handled", "foreign"))
            if not same or "".join(word.split()) not in "".join(made["shown"].split()):
                bad.append((path, word, {key: made[key] for key in ("names", "scripts", "handled", "foreign")}))
    listed = page.evaluate(PARSED, site.ask("/").text)
    assert set(listed["names"]) & {"img", "svg", "iframe", "object", "math", "video"} == set()
    assert (listed["handled"], listed["foreign"], listed["scripts"]) == (0, [], 2)
    assert bad == []


@pytest.mark.browser
@pytest.mark.slow
def test_payloads_in_the_queue_are_text(serving, browser):
    tokens = {"readers": True, "owner_token": "own" * 8, "reader_token": "read" * 6}
    site = serving(**tokens)
    letters = []
    for word in payloads():
        start = HERALD.index("denied")
        letters.append(json.dumps({"report": site.report, "start": start, "end": start + 6, "unit": "utf16", "exact": "denied",
                                   "fault": "page_wrong", "kind": "whole", "value": word[:400], "comment": word, "sender": word[:60]}))  # fmt: skip
    headers = {"Authorization": "Bearer " + tokens["owner_token"], "Content-Type": "application/json"}
    done = site.ask("/letters", method="POST", body="\n".join(letters[:100]).encode(), headers=headers)
    assert done.status == 200
    context = browser.new_context()
    page = context.new_page()
    bad = []
    page.on("dialog", lambda dialog: (bad.append(dialog.message), dialog.dismiss()))
    page.on(
        "request", lambda request: None if request.url.startswith((site.url, "data:,")) else bad.append(request.url)
    )
    page.goto(f"{site.url}/queue?token={tokens['owner_token']}")
    page.wait_for_timeout(200)
    assert page.locator(".suggestion").count() >= 90 and page.evaluate(TAGS) == [] and bad == []
    context.close()


ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**12) | st.floats(allow_nan=False) | st.text(max_size=20) | st.sampled_from(payloads()[:30]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=5,
)  # fmt: skip
KEYS = ("start", "end", "unit", "exact", "record", "fault", "kind", "value", "comment", "rest", "sender", "text", "name",
        "published", "publisher", "url", "ruling")  # fmt: skip
GOOD = {"start": 46, "end": 52, "unit": "utf16", "exact": HERALD[46:52], "fault": "misread", "kind": "whole"}
PATHS = st.sampled_from(["/reports/{id}/corrections", "/queue/{id}", "/judgements/{id}/undo", "/letters", "/reports/{odd}/corrections",
                         "/queue/{odd}", "/judgements/{odd}/undo"])  # fmt: skip
ODD = st.text("abz019.%/\\é💩~ -_", max_size=12)


@pytest.mark.slow
def test_no_request_breaks_the_server(site):
    """Random addresses, methods, queries and bodies: always the one error shape, never a 5xx."""
    from urllib.parse import quote

    seen = set()

    @settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(PATHS, ODD, st.dictionaries(st.sampled_from(KEYS), ANY, max_size=6), st.booleans(), st.binary(max_size=30))
    def write(path, odd, row, good, raw):
        body = json.dumps({**(GOOD if good else {}), **row}).encode() if row or good else raw
        answer = site.ask(
            path.format(id=site.report, odd=quote(odd, safe="")),
            method="POST",
            body=body,
            headers={"Content-Type": "application/json"},
        )
        seen.add(answer.status)
        assert answer.status < 500, (path, body, answer.body)
        if answer.status >= 400:
            assert set(answer.json["error"]) == {"status", "code", "message"}

    @settings(max_examples=80, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(st.sampled_from(["/", "/reports.json", "/reports/", "/static/", "/queue.json", ""]), ODD,
           st.dictionaries(st.sampled_from(["q", "publisher", "since", "until", "state", "after", "token"]), st.text(max_size=20), max_size=4),
           st.sampled_from(["GET", "HEAD", "PUT", "OPTIONS", "PATCH"]))  # fmt: skip
    def read(path, odd, query, method):
        from urllib.parse import urlencode

        pairs = urlencode({k: v.encode("utf-8", "replace") for k, v in query.items()})
        answer = site.ask(
            f"{path}{quote(odd, safe='/')}?{pairs}" if path or odd.startswith("/") else f"/{quote(odd)}?{pairs}",
            method=method,
        )
        seen.add(answer.status)
        assert answer.status < 500, (path, odd, query, answer.body)

    write()
    read()
    assert {200, 404, 422} <= seen


def test_the_herald_itself_has_no_markup_to_show(site):
    assert herald().report.text == HERALD and "<script>alert" not in site.ask(f"/reports/{site.report}").text
