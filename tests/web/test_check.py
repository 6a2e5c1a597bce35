"""A draft is held against the report in view, its findings stand beside its words, and nothing of it is kept."""

import json

import pytest
from pages import HERALD, generated
from payloads import payloads

from onrecord.web.limits import Limits

TOKENS = {"readers": True, "owner_token": "own" * 8, "reader_token": "read" * 6}
READER = {"Authorization": "Bearer " + "read" * 6, "Content-Type": "application/json"}
DRAFT = "Adra Vel said that Ondria will let inspectors return.\n\n“We will let inspectors come back,” Vel told ONA. 💩 The moon is made of tin."


def test_the_answer_is_the_contract_and_the_page_gets_utf16_beside_it(site):
    strict = site.post(f"/reports/{site.report}/check.json", {"text": DRAFT})
    assert strict.status == 200 and strict.json["schema"] == "onrecord/check/1"
    assert [report["id"] for report in strict.json["reports"]] == [site.report]
    assert strict.json["sentences"][-1]["verdict"] == "absent" and "utf16" not in strict.text
    shown = site.post(f"/reports/{site.report}/check", {"text": DRAFT}).json
    wide = DRAFT.encode("utf-16-le")
    for sentence in shown["sentences"]:
        start, end = sentence["utf16"]
        assert wide[start * 2 : end * 2].decode("utf-16-le") == sentence["anchor"]["exact"]
        for one in (*sentence["findings"], *sentence["suggestions"]):
            start, end = one["source"]["utf16"]
            assert (
                HERALD.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le") == one["source"]["anchor"]["exact"]
            )


@pytest.mark.parametrize(
    ("body", "status"),
    [({}, 422), ({"text": "  "}, 422), ({"text": 3}, 422), ({"text": "half \ud83d"}, 422), ({"text": "x", "form": "docx"}, 422),
     (b"no json", 400), ({"text": "x" * 70_000}, 413)],
)  # fmt: skip
def test_what_is_no_draft_is_refused_in_the_one_shape(site, body, status):
    for path in ("check", "check.json"):
        answer = site.post(f"/reports/{site.report}/{path}", body)
        assert answer.status == status and set(answer.json["error"]) == {"status", "code", "message"}
    assert site.post("/reports/ffff/check", {"text": "Ondria shut its port."}).status == 404
    assert site.ask(f"/reports/{site.report}/check").status == 405


def test_a_draft_is_never_kept_and_foreign_pages_cannot_check(site):
    before = {file.name: file.read_bytes() for file in site.settings.ledger.parent.glob("onrecord-0.db")}
    assert site.post(f"/reports/{site.report}/check", {"text": DRAFT + " Zanzabarian quell."}).status == 200
    after = {file.name: file.read_bytes() for file in site.settings.ledger.parent.iterdir() if file.is_file()}
    assert {name: after[name] for name in before} == before
    assert all(b"Zanzabarian" not in held for held in after.values())
    assert "Zanzabarian" not in site.ask(f"/reports/{site.report}.json").text
    assert site.post(f"/reports/{site.report}/check", {"text": DRAFT}, Origin="https://evil.example").status == 403


def test_readers_check_too_but_not_without_end(serving):
    site = serving(checks=Limits(lambda: 0.0), **TOKENS)
    body = json.dumps({"text": "The moon is made of tin."}).encode()
    codes = [
        site.ask(f"/reports/{site.report}/check", method="POST", body=body, headers=READER).status for _ in range(6)
    ]
    assert codes == [200] * 5 + [429]
    assert site.ask(f"/reports/{site.report}/check", method="POST", body=body).status == 401


@pytest.mark.browser
@pytest.mark.slow
def test_findings_stand_beside_the_words_and_lead_to_the_report(site, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site.url}/reports/{site.report}")
    page.click("#check > summary")
    page.click("#checking button")
    assert "Paste some sentences first" in page.inner_text("#checked")
    page.fill("#draft", DRAFT)
    page.press("#draft", "Control+Enter")
    page.wait_for_selector(".checked > li", timeout=60_000)
    assert page.locator("dialog[open]").count() == 0
    shown = [one.replace("\n", " ") for one in page.locator(".checked .draft").all_inner_texts()]
    assert "".join("".join(shown).split()) == "".join(DRAFT.split())
    assert page.locator(".checked > li.v-absent").last.inner_text().startswith("not in these reports")
    differs = page.locator(".checked > li.v-differs").first
    assert "misquoted" in differs.inner_text() and differs.locator("mark.sure").count() == 1
    differs.locator(".findings a").first.click()
    assert page.evaluate("CSS.highlights.get('led').size") == 1
    led = page.evaluate("[...CSS.highlights.get('led')][0].toString()")
    assert "will let inspectors return" in led
    if differs.locator("button").count():
        differs.locator("button").first.click()
        assert "let inspectors return" in page.evaluate("navigator.clipboard.readText()")
    kept = page.locator(".checked > li").all_inner_texts()
    page.click("#check > summary")
    page.keyboard.press("j")
    page.keyboard.press("y")  # what is judged meanwhile takes nothing of the draft away
    page.click("#toast button:text('Undo')")
    page.wait_for_selector("#toast:has-text('Taken back')")
    page.click("#check > summary")
    assert page.input_value("#draft") == DRAFT and page.locator(".checked > li").all_inner_texts() == kept
    page.reload()
    page.click("#check > summary")
    assert page.input_value("#draft") == "" and page.evaluate("Object.keys({...localStorage, ...sessionStorage})") == []


@pytest.mark.browser
@pytest.mark.slow
def test_payloads_in_a_draft_are_text(site, page):
    bad = []
    page.on("dialog", lambda dialog: (bad.append(dialog.message), dialog.dismiss()))
    page.on(
        "request", lambda request: None if request.url.startswith((site.url, "data:,")) else bad.append(request.url)
    )
    page.goto(f"{site.url}/reports/{site.report}")
    page.click("#check > summary")
    page.fill("#draft", "\n\n".join(f"Ondria will let {word} inspectors return." for word in payloads()[:60]))
    page.click("#checking button")
    page.wait_for_selector(".checked > li", timeout=120_000)
    assert page.locator("#checked :is(img, svg, script, iframe, style, link, object)").count() == 0
    assert bad == []


@pytest.mark.browser
@pytest.mark.slow
def test_the_single_file_has_no_place_to_check(site, page, tmp_path):
    file = tmp_path / "page.html"
    file.write_bytes(site.ask(f"/reports/{site.report}/file").body)
    page.goto(file.as_uri())
    assert page.locator("#check").count() == 0 and page.locator(".cite").count() == 1


@pytest.mark.browser
@pytest.mark.slow
def test_a_check_that_cannot_be_made_is_said(serving, page):
    site = serving([generated(1)])
    page.goto(f"{site.url}/reports/{site.report}")
    page.route("**/check", lambda route: route.abort())
    page.click("#check > summary")
    page.fill("#draft", "Ondria shut its port.")
    page.click("#checking button")
    page.wait_for_selector("#checked .bad:has-text('The server does not answer')")
    assert page.locator("#checking button").is_enabled() and page.input_value("#draft") == "Ondria shut its port."
    page.faults.clear()  # the browser logs the request that was broken off
