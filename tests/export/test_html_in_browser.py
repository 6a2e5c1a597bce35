"""The exported page opens from disk in a real browser: no request, no script, no error, hostile words and all."""

import shutil

import pytest
from test_formats import ATTACKS, attacked, written

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("full_text", [False, True])
def test_the_page_opens_from_disk_without_a_request_or_an_error(tmp_path, full_text):
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    file = tmp_path / "page.html"
    file.write_text(written("html", *map(attacked, ATTACKS), full_text=full_text), encoding="utf-8", newline="")
    faults, asked = [], []
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("dialog", lambda dialog: faults.append(dialog.message))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        assert page.locator("article").count() == len(ATTACKS)
        assert page.locator("mark").count() >= 2 * len(ATTACKS)
        assert page.locator("script, img, iframe, svg").count() == 0
        browser.close()
    assert faults == []
    assert [url for url in asked if not url.startswith("data:,")] == [file.as_uri()]
