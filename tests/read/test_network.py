"""The shipped network: checked when it is loaded, small in memory, and true to the offsets of any text."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import fields, is_dataclass

import pytest

from onrecord.core.anchor import Anchor
from onrecord.core.errors import UnreadableInput, WeightsError
from onrecord.ingest import read_text
from onrecord.read import network, read, trained
from onrecord.read.network import WEIGHTS, Network

pytestmark = pytest.mark.skipif(trained.network() is None, reason="no weights installed")
SLOWER = float(os.environ.get("ONRECORD_SLOW_MACHINE", "1"))
LOAD_SECONDS, MEGABYTES = 0.6 * SLOWER, 500
FILES = ("model.onnx", "probe.onnx", "tokenizer.json", "meta.json")


@pytest.fixture
def folder(tmp_path):
    for name in FILES:
        shutil.copy(WEIGHTS / name, tmp_path / name)
    return tmp_path


def changed(folder, change):
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    change(meta)
    (folder / "meta.json").write_text(json.dumps(meta), encoding="utf-8")


def test_one_changed_byte_is_refused(folder):
    content = bytearray((folder / "model.onnx").read_bytes())
    content[1000] ^= 1
    (folder / "model.onnx").write_bytes(content)
    with pytest.raises(WeightsError, match="not the one it should be"):
        Network(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_refused(folder, name):
    (folder / name).unlink()
    with pytest.raises(WeightsError):
        Network(folder)


@pytest.mark.parametrize("layer", ["modality", "rel", "party"])
def test_weights_without_a_label_set_are_refused(folder, layer):
    changed(folder, lambda meta: meta["labels"].pop(layer))
    with pytest.raises(WeightsError, match="no labels"):
        Network(folder)


class Clamping:
    """A graph run by a processor that adds pairs of products in 16 bits."""

    def run(self, _names, given):
        return [(given["given"].astype("int64")[:, :16] * 127 * 2).clip(max=32767) * 32]


@pytest.mark.parametrize(("clamps", "asked"), [(False, {}), (True, {"session.x64quantprecision": "1"})])
def test_a_processor_that_clamps_sums_is_asked_for_whole_ones(monkeypatch, clamps, asked):
    seen = {}
    real = network._graph

    def graph(file, threads, settings):
        seen[file.name] = dict(settings)
        return Clamping() if clamps and file.name == "probe.onnx" else real(WEIGHTS / "probe.onnx", threads, {})

    monkeypatch.setattr(network, "_graph", graph)
    network._session(WEIGHTS, 1)
    assert seen == {"probe.onnx": {}, "model.onnx": asked}


def said_by(code):
    """Run a program of its own and return the words it prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def test_loading_is_quick():
    code = (
        "import time\nfrom onrecord.read.network import Network\nstart = time.process_time()\n"
        "Network()\nprint(time.process_time() - start)"
    )
    assert any(float(said_by(code)[0]) < LOAD_SECONDS for _ in range(4))


def test_reading_is_small_and_needs_no_library_of_training():
    code = (
        "import sys, onrecord\n"
        "onrecord.read_text('The minister of Ondria, Marta Ilves, said on Monday she would resign. ' * 60)\n"
        "heavy = {'torch', 'transformers', 'onnx', 'scipy', 'sklearn'} & set(sys.modules)\n"
        "try:\n    most = int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) / 2**10\n"
        "except (OSError, IndexError):\n    most = 0\n"
        "print(most, *heavy)"
    )
    most, *heavy = said_by(code)
    assert float(most) < MEGABYTES
    assert not heavy


SENTENCE = "The foreign ministry of Ondria said on Monday that Velmora would reopen the harbour"
ODD = {
    "one word": "Harbour",
    "5,000 words in one sentence": " and ".join([SENTENCE] * 358) + ".",
    "all capitals": f"{SENTENCE}. HE SAID “WE ARE READY”.".upper() * 8,
    "no punctuation": f"{SENTENCE} " * 40,
    "emoji": f"🚢 {SENTENCE} 👩‍👩‍👧‍👦, 🇺🇳 officials 😀 said. “We 🚢 wait,” he said. " * 8,
    "right to left": "قالت وزارة الخارجية يوم الاثنين إن الميناء سيفتح. \u202b"
    + f"{SENTENCE}.\u202c “שלום,” he said. " * 8,
    "combining marks": f"Velmo\u0301ra\u0308 {SENTENCE}. " * 8,
    "no spaces": "harbour" * 3000,
    "marks alone": "“”‘’.,;:!?()[]" * 200,
}


def anchors(value):
    """Yield every anchor inside a value."""
    if isinstance(value, Anchor):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from anchors(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from anchors(getattr(value, field.name))


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_read_with_true_offsets(name):
    reading = read(read_text(ODD[name]))
    text = reading.report.text
    found = [*anchors(reading)]
    assert all(text[a.start : a.end] == a.exact for a in found)
    assert all(0 <= t.start < t.end <= len(text) for t in reading.tokens)
    assert found or SENTENCE not in ODD[name]


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_to_read_is_said(text):
    with pytest.raises(UnreadableInput):
        read_text(text)
