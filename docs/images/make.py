"""Make the pictures of the pages in docs: `python docs/images/make.py` (needs the extra [browser] and a Chromium).

The ledger holds invented reports only. The same reports give the same pictures but for how fonts are drawn.
"""

import shutil
import socket
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from onrecord import desk
from onrecord.core.correction import Correction
from onrecord.web.app import server_config
from onrecord.web.settings import Settings

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REPORTS = [ROOT / "examples" / "coastal-herald.txt", *sorted((ROOT / "training/reports/json").glob("agency_*.txt"))[:5]]
SEEN = "2031-06-04T08:00:00Z"
WIDE = {"width": 1440, "height": 900}


def served(path):
    """Start a server over a ledger and return its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(server_config(Settings(path, "ann"), port=port))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    return f"http://127.0.0.1:{port}"


def filled(path):
    """Fill a ledger and return the id of the report that is shown."""
    with desk.open_ledger(path) as ledger:
        kept = list(desk.add_to_ledger(ledger, [REPORTS[0]], seen_at=SEEN, publisher="Coastal Herald"))
        list(desk.add_to_ledger(ledger, REPORTS[1:], seen_at=SEEN))
        report = kept[0].report
        for number, entry in enumerate(ledger.show(report).records[:4]):
            record = entry.record
            kind = "right" if number else "firmness"
            made = Correction(
                report,
                record.anchor,
                "misread",
                kind,
                record.id,
                "ready" if number == 0 else "",
                "“let” is leave, not a plan" if number == 0 else "",
            )
            desk.correct(ledger, made, signer="ann", made_at=f"2031-06-04T09:00:0{number}Z")
    return report


def main():
    """Draw the three pictures."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as started:
        path = Path(folder) / "onrecord.db"
        report = filled(path)
        home = served(path)
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport=WIDE)
        page.goto(home)
        page.screenshot(path=HERE / "ledger.png")
        page.goto(f"{home}/reports/{report}")
        for _ in range(5):
            page.keyboard.press("j")
        page.wait_for_timeout(800)
        page.screenshot(path=HERE / "report.png")
        page.keyboard.press("Control+Enter")
        page.keyboard.press("1")
        page.select_option("[name=kind]", "firmness")
        page.fill("[name=value]", "possible")
        page.screenshot(path=HERE / "correct.png")
        browser.close()


if __name__ == "__main__":
    main()
