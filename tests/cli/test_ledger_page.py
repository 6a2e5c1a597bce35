"""The page on keeping a ledger, followed line by line as a stranger would."""

import json
import re
import shlex
import shutil
from pathlib import Path

from click.testing import CliRunner

from onrecord.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "how-to" / "keep-a-ledger.md"
NAME = "d6c2"
"""The beginning of an id, as the page writes it; what the reader finds in a page's head may change it."""


def lines():
    for block in re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL):
        yield from block.splitlines()


def test_every_line_of_the_page_works_in_its_order(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    name, said = NAME, {}
    for line in lines():
        call, _, file = line.partition(" > ")
        words = [name if word == NAME else word for word in shlex.split(call)]
        done = CliRunner().invoke(main, words[1:], input="yq")
        assert done.exit_code == 0, f"{line}\n{done.output}"
        if file:
            (tmp_path / file).write_text(done.stdout, encoding="utf-8")
        if words[1] == "list":
            name = done.stdout[:4]
        said[line] = done.stdout + done.stderr
    assert len(said) > 15
    shown = [text for line, text in said.items() if line.startswith("onrecord show")][-1]
    assert all(
        word in shown for word in ("confirmed", "modality amended; by machine:", "chain questioned", "challenge")
    )
    assert json.loads((tmp_path / "notes.jsonld").read_text("utf-8"))["total"] == 7
    assert (tmp_path / "rows.jsonl").read_text("utf-8").count("\n") > 10
    assert "nothing wrong" in said["onrecord verify"]
