"""The cost of the ledger: `python -m evaluation.ledger --reports 10000` prints one line of JSON.

Reports are made from authored paragraphs about invented countries and read by onrecord itself; each reading is then
varied by a word of its own, so that every report is another one. What is measured: the share of the ledger in reading
and keeping a report (processor time), the size of the file, memory while it grows, and how long searches take.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import onrecord
from onrecord.core.record import Sheet, record_id
from onrecord.core.report import Given
from onrecord.ledger import Ledger
from onrecord.ledger.rows import from_json, to_json

SEARCHES = Path(__file__).parent / "sets" / "searches" / "searches.jsonl"
NOON = "2031-06-03T12:00:00Z"
TAG = "Qxaaaaa"
"""A word of the first line that is made another one for each report."""
SLOTS = {
    "country": ("Ondria", "Marlesh", "Kestria", "Velmora", "Tarsk", "Brennia", "Solvany", "Quarn"),
    "office": ("Foreign Minister", "President", "Energy Minister", "Governor", "Ambassador", "Defence Minister"),
    "person": ("Adra Vel", "Joren Pask", "Mirel Tov", "Sana Orlik", "Pell Haden", "Ivo Karr", "Rila Quen", "Tam Osk"),
    "private": ("Lena Dorr", "Bram Uske", "Ila Fenn", "Oto Marsk"),
    "agency": ("the ONA agency", "Kestrel Post", "Velmora Radio", "Harbour News"),
    "place": ("Telm", "Port Anser", "Grell", "Mirrow", "the Sarn valley", "Upper Quay"),
    "thing": ("the reactor", "the border", "the grain terminal", "two ferries", "the northern mine", "a radio mast"),
    "day": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    "number": ("12", "40", "1,200", "350", "7"),
}  # fmt: skip
PARAGRAPHS = (
    "{country} will reopen {thing} at {place}, {office} {person} said on {day}.",
    "“We are ready to reopen {thing} once the talks end,” {person} told {agency}. “Nothing is hidden.”",
    "{country} denied on {day} that it had signed anything with {country}.",
    "According to {agency}, {country} may send up to {number} inspectors to {place} per year.",
    "It is unclear who will pay for {thing}, and no date has been given.",
    "{private}, who lives near {place}, said she heard two blasts before dawn on {day}.",
    "A senior official said {country} would close {thing} if the rains go on.",
    "{office} {person} urged {country} to withdraw its troops from {place}.",
    "More than {number} people marched in {place} on {day}, police said.",
    "The two countries signed an agreement on grain in {place}, {agency} reported.",
    "“The plan is dead,” said {office} {person}, who declined to say why.",
    "Will {country} let the inspectors in? Nobody at the ministry answered.",
    "{country} has accused {country} of moving {number} trucks across the border without notice.",
    "The ministry’s statement, dated {day}, does not mention {thing}.",
    "Analysts say {country} could build a second line to {place} within {number} months.",
    "{person} is expected to visit {place} on {day}, {agency} said, citing two people, not named.",
)


def text_of(number: int) -> str:
    """Write one report of ten paragraphs; `number` decides all of it."""
    chance = random.Random(f"ledger/{number}")

    def filled(paragraph: str) -> str:
        while "{" in paragraph:
            start = paragraph.index("{")
            end = paragraph.index("}", start)
            paragraph = paragraph[:start] + chance.choice(SLOTS[paragraph[start + 1 : end]]) + paragraph[end + 1 :]
        return paragraph

    chosen = [" ".join(filled(chance.choice(PARAGRAPHS)) for _ in range(chance.randint(2, 3))) for _ in range(10)]
    return f"Bulletin {TAG}: news of {chance.choice(SLOTS['place'])}\n\n" + "\n\n".join(chosen) + "\n"


def read_bases(count: int) -> tuple[list[Sheet], list[float]]:
    """Read the reports that all others are made from; return their sheets and how long each reading took."""
    onrecord.read_text(text_of(-1))
    sheets, seconds = [], []
    for number in range(count):
        text = text_of(number)
        start = time.process_time()
        sheet = onrecord.read_text(
            text, publisher=SLOTS["agency"][number % 4], published=f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}"
        )
        seconds.append(time.process_time() - start)
        sheets.append(sheet)
    return sheets, seconds


def varied(sheet: Sheet, written: str, number: int) -> Sheet:
    """Return a sheet with another word in its first line, and the ids that go with it; `written` is the sheet as JSON."""
    word = "Qx" + "".join(chr(ord("a") + number // 26**place % 26) for place in range(len(TAG) - 2))
    report = replace(sheet.report, text=sheet.report.text.replace(TAG, word)).id
    ids, seen = dict[str, str](), Counter[tuple[int, int]]()
    for record in sheet.records:
        anchor = replace(record.anchor, exact=record.anchor.exact.replace(TAG, word))
        ids[record.id] = record_id(report, anchor, seen[anchor.start, anchor.end])
        seen[anchor.start, anchor.end] += 1
    changed = re.sub("|".join([TAG, *ids]), lambda found: ids.get(found.group(), word), written)
    fresh = from_json(changed, Sheet)
    day = Given(f"20{number % 30 + 10:02}-{number % 12 + 1:02}-{number % 28 + 1:02}", "made up")
    return replace(fresh, report=replace(fresh.report, published=day, name=f"{number}.txt"))


def pages(bases: list[Sheet], count: int) -> Iterator[Sheet]:
    """Yield as many different reports as asked for."""
    written = [(sheet, to_json(sheet, Sheet)) for sheet in bases]
    for number in range(count):
        yield varied(*written[number % len(bases)], number)


def memory() -> float:
    """Return how many MiB this process holds now, 0 where the system does not tell."""
    try:
        pages_held = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0
    return pages_held * 4096 / 2**20


def timed_searches(ledger: Ledger) -> dict[str, object]:
    """Run the 300 lines of the authored set, each three times; return milliseconds of the best of the three.

    `cpu_max_ms` is the slowest in processor time, which a busy machine does not lengthen.
    """
    rows = [json.loads(line) for line in SEARCHES.read_text("ascii").splitlines()]
    best, cpu = [], []
    for row in rows:
        took = []
        for _ in range(3):
            start, busy = time.perf_counter(), time.process_time()
            ledger.search(row["query"])
            took.append((1000 * (time.perf_counter() - start), 1000 * (time.process_time() - busy)))
        best.append((min(wall for wall, _ in took), row["id"]))
        cpu.append(min(spent for _, spent in took))
    times = sorted(took for took, _ in best)
    slowest = max(best)
    return {
        "searches": len(times), "median_ms": round(statistics.median(times), 2),
        "p95_ms": round(times[len(times) * 95 // 100], 2),
        "max_ms": round(slowest[0], 1), "over_100_ms": sum(took > 100 for took in times), "slowest": slowest[1],
        "cpu_max_ms": round(max(cpu), 1),
    }  # fmt: skip


def measure(folder: Path, reports: int, bases: int) -> dict[str, object]:
    """Fill a ledger and measure it.

    `growth` is how many times longer keeping a report takes in the last fifth than in the first, of a machine as fast
    as it was then: to make up a report is the same work all along and shows what the machine did meanwhile.
    """
    sheets, reading = read_bases(bases)
    path, adding, making, held = folder / "onrecord.db", [], [], dict[int, float]()
    with Ledger.open(path) as ledger:
        start = time.process_time()
        for number, sheet in enumerate(pages(sheets, reports), 1):
            raw = sheet.report.text.encode()
            sheet = replace(sheet, report=replace(sheet.report, raw_sha256=_sha(raw)))
            made = time.process_time()
            ledger.add(sheet, raw, seen_at=NOON)
            kept = time.process_time()
            making.append(made - start)
            adding.append(kept - made)
            start = kept
            if number in (reports // 5, reports):
                held[number] = memory()
        records = ledger.counts().records
    with Ledger.open(path, readonly=True) as ledger:
        found = timed_searches(ledger)
    add, read = statistics.fmean(adding), statistics.fmean(reading)
    fifth = reports // 5
    early, late = statistics.fmean(adding[:fifth]), statistics.fmean(adding[-fifth:])
    slower = statistics.median(making[-fifth:]) / statistics.median(making[:fifth])
    return {
        "task": "ledger", "reports": reports, "records": records, "words": len(sheets[0].report.text.split()),
        "read_ms": round(1000 * read, 2), "keep_ms": round(1000 * add, 2), "share": round(add / (add + read), 3),
        "keep_first_fifth_ms": round(1000 * early, 2), "keep_last_fifth_ms": round(1000 * late, 2),
        "growth": round(late / early / slower, 2),
        "bytes_per_report": path.stat().st_size // reports, "text_bytes": len(sheets[0].report.text.encode()),
        "memory_mib": {str(number): round(mib, 1) for number, mib in held.items()}, **found,
        "python": platform.python_version(),
    }  # fmt: skip


def _sha(raw: bytes) -> str:
    """Hash bytes."""
    import hashlib

    return hashlib.sha256(raw).hexdigest()


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmark and print its line."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.ledger", description=__doc__)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--bases", type=int, default=60)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(Path(folder), chosen.reports, min(chosen.bases, chosen.reports))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
