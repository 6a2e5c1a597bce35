"""Long texts are read in a time and in memory that grow as the text does, whatever it is made of.

Slow: `python -m pytest tests/read/test_long_texts.py -m slow -s` prints what each text cost; with `ONRECORD_LONG=1` the
growth is measured from 20,000 to 200,000 words instead of from 5,000 to 50,000, in about a quarter of an hour.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.read import trained

pytestmark = [pytest.mark.slow, pytest.mark.skipif(trained.network() is None, reason="no weights installed")]
STATUS = Path("/proc/self/status")
SLOWER = float(os.environ.get("ONRECORD_SLOW_MACHINE", "1"))
LONG = os.environ.get("ONRECORD_LONG") == "1"
SECONDS_OF_20_000, GROWTH = 40.0 * SLOWER, 1.6
"""Processor seconds for 20,000 words, and how much more than ten times that 200,000 may take. Measured 28 November 2026
on one of two busy cores: paragraphs 18.5 seconds and 295 MB, ten times as many 208.9 seconds and 787 MB."""
MEGABYTES, MEGABYTES_OF_200_000 = 500, 1200
SENTENCE = "The foreign ministry of Ondria said on Monday that Velmora would reopen the harbour"
PARAGRAPH = (
    f"{SENTENCE}. “We will sign it in May,” the minister, Marta Ilves, told reporters, adding: “Nobody knows the date.” "
    "Would the port hold? She declined to say how many ships, up to 40 a week, might call. Velmora’s decision to pay cost it "
    "3.5 million marks last year, according to the harbour master, Piet Orr, who was not there. "
)
TEXTS = {
    "paragraphs": (PARAGRAPH + "\n\n", 78),
    "one paragraph": (PARAGRAPH, 78),
    "all capitals": (PARAGRAPH.upper(), 78),
    "no punctuation": (SENTENCE + " ", 14),
    "one sentence": (SENTENCE + " and ", 15),
    "emoji": (f"🚢 {SENTENCE} 👩‍👩‍👧‍👦, 🇺🇳 officials 😀 said. “We 🚢 wait,” he said. ", 24),
    "right to left": (f"\u202bقالت الوزارة\u202c {SENTENCE}. \u202b“שלום,”\u202c she said. ", 20),
}
"""What each text repeats, and about how many words that is."""
PROGRAM = """
import json, sys, time
import onrecord
text = json.load(sys.stdin)
start = time.process_time()
sheet = onrecord.read_text(text)
spent = time.process_time() - start
held = [(r.anchor, *r.evidence) for r in sheet.records]
true = all(text[a.start : a.end] == a.exact for row in held for a in row)
most = int(open("/proc/self/status").read().split("VmHWM:")[1].split()[0]) / 2**10
print(json.dumps([spent, most, len(sheet.records), true]))
"""


def read(name, words):
    """Read so many words of one kind of text in a program of its own; return seconds, megabytes and records."""
    unit, size = TEXTS[name]
    text = (unit * (words // size)).strip()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], input=json.dumps(text), capture_output=True, text=True, check=True
    )
    seconds, megabytes, records, true = json.loads(done.stdout)
    sys.stdout.write(f"{name}: {words} words, {seconds:.1f} s, {megabytes:.0f} MB, {records} records\n")
    assert true
    assert records > words / 100
    return seconds, megabytes


@pytest.mark.skipif(not STATUS.exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_20_000_words_is_read_in_time_and_memory(name):
    seconds, megabytes = read(name, 20_000)
    assert seconds < SECONDS_OF_20_000
    assert megabytes < MEGABYTES


@pytest.mark.skipif(not STATUS.exists(), reason="memory is read from /proc")
@pytest.mark.parametrize("name", ["paragraphs", "one paragraph", "no punctuation"] if LONG else ["paragraphs"])
def test_ten_times_the_words_take_about_ten_times_as_long(name):
    words = 20_000 if LONG else 5_000
    few, _ = read(name, words)

    def fast_and_small():
        many, megabytes = read(name, 10 * words)
        return many < 10 * few * GROWTH and megabytes < MEGABYTES_OF_200_000

    assert any(fast_and_small() for _ in range(2)), (
        "twice: a machine that was slow for a while is not the reader's doing"
    )
