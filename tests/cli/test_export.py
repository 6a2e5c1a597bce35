"""`onrecord export`, `cite` and `audit` as a person meets them."""

import csv
import io
import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.cli.cite import STYLES
from onrecord.cli.export import NAMES
from onrecord.export import cite
from onrecord.export.formats import FORMATS

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "coastal-herald.txt"


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, [*arguments, "--plain"], input=stdin)


def test_the_command_line_names_every_format_and_style():
    assert tuple(FORMATS) == NAMES
    assert cite.STYLES == STYLES


@pytest.mark.parametrize("form", [name for name in NAMES if name != "parquet"])
def test_export_prints_every_format(form):
    result = run("export", form, str(EXAMPLE))
    assert result.exit_code == 0, result.output
    assert result.stdout
    assert " records" in result.stderr


def test_export_counts_what_goes_where(tmp_path):
    out = tmp_path / "events.tsv"
    result = run("export", "polecat", str(EXAMPLE), "--out", str(out))
    assert result.exit_code == 0
    total = len(run("export", "jsonl", str(EXAMPLE)).stdout.splitlines())
    rows = [len(list(csv.reader(io.StringIO(p.read_text("utf-8")), delimiter="\t"))) - 1
            for p in (out, tmp_path / "events.rest.tsv")]  # fmt: skip
    assert sum(rows) == total
    assert f"{total} records: {rows[0]} carry a type, {rows[1]} are not" in result.stderr
    assert len(run("export", "polecat", str(EXAMPLE), "--rest").stdout.splitlines()) == rows[1] + 1


def test_export_goes_on_after_a_bad_report(tmp_path):
    (tmp_path / "a.txt").write_text("Ondria closed the port, the ministry said.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 50)
    result = run("export", "jsonl", str(tmp_path))
    assert result.exit_code == 1
    assert "b.txt" in result.stderr


@pytest.mark.parametrize(
    ("form", "report"),
    [
        ("csv", "nowhere.txt"),
        ("polecat", "nowhere.txt"),
        pytest.param(
            "parquet", str(EXAMPLE), marks=pytest.mark.skipif(bool(find_spec("pyarrow")), reason="has pyarrow")
        ),
    ],
)
def test_export_leaves_the_old_files_where_nothing_is_written(tmp_path, form, report):
    (tmp_path / "old").write_text("old", encoding="utf-8")
    result = run("export", form, report, "--out", str(tmp_path / "old"))
    assert result.exit_code == 2
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("old", "old")]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("export", "csv", "nowhere.txt"), "nowhere.txt"),
        (("export", "xml", str(EXAMPLE)), "xml"),
        (("export", "csv", str(EXAMPLE), "--rest"), "no second file"),
        (("export", "polecat", str(EXAMPLE), "--rest", "--out", "a.tsv"), "--out writes both"),
        (("export", "csv", str(EXAMPLE), "--out", "nowhere/at/all.csv"), "cannot write an export"),
        (("cite", str(EXAMPLE), "r99"), "r99"),
        (("cite", "nowhere.txt", "r1"), "nowhere.txt"),
        (("cite", str(EXAMPLE), "r1", "--accessed", "soon"), "soon"),
        (("audit", str(EXAMPLE)), "--sample"),
        (("audit", str(EXAMPLE), "--coded", "nowhere.csv"), "nowhere.csv"),
    ],
)
def test_what_cannot_be_done_is_said(arguments, says):
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize("style", STYLES)
def test_cite_prints_every_style(style):
    result = run("cite", str(EXAMPLE), "r1", "--style", style)
    assert result.exit_code == 0, result.output
    assert "Ondria to reopen Telm reactor" in result.stdout
    assert "accessed" not in result.stdout


def test_cite_takes_standard_input_and_what_is_given_by_hand():
    result = run("cite", "-", "r1", "--style", "csl", "--publisher", "Herald", "--url", "https://h.example/1",
                 stdin="Ondria closed the port, the ministry said.")  # fmt: skip
    item = json.loads(result.stdout)[0]
    assert (item["container-title"], item["URL"]) == ("Herald", "https://h.example/1")


LINE = '{"words": "none"}\n'


@pytest.mark.parametrize(
    ("files", "code", "says"),
    [
        ({"a.txt": "Ondria shut a port.", "b.jsonl": LINE * 40}, 0, ["40 others of"]),
        ({"b.jsonl": LINE * 40}, 2, ["40 reports of", "line 1: found keys words"]),
        ({"a.txt": "Ondria shut a port.", "b.jsonl": LINE * 9, "c.txt": "It left.", "d.txt": "Go."}, 2, ["found several"]),
        ({"b.jsonl": LINE}, 2, ["line 1: found keys words"]),
    ],
)  # fmt: skip
def test_cite_says_the_line_that_matters_and_counts_the_rest(tmp_path, files, code, says):
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("cite", "--plain", str(tmp_path), "r1")
    told = result.stderr.splitlines()
    assert result.exit_code == code
    assert len(told) == len(says)
    assert all(words in line for words, line in zip(says, told, strict=True))


def test_audit_draws_a_sheet_and_reads_it_back(tmp_path):
    drawn = run("audit", str(EXAMPLE), "--sample", "3")
    assert drawn.exit_code == 0, drawn.output
    rows = list(csv.DictReader(io.StringIO(drawn.stdout)))
    assert len(rows) == 3
    for row in rows:
        row["is_record"] = "yes"
    path = tmp_path / "sheet.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    scored = run("audit", str(EXAMPLE), "--coded", str(path))
    assert scored.exit_code == 0, scored.output
    assert [line for line in scored.stdout.splitlines() if line.split()[:3] == ["is_record", "3", "3"]]


def test_export_takes_a_file_of_actors(tmp_path):
    known = tmp_path / "actors.csv"
    known.write_text("pattern,code,sector\nMarlesh,XMA,GOV\n", encoding="utf-8")
    lines = run("export", "plover", str(EXAMPLE), "--actors", str(known)).stdout.splitlines()
    assert any(who["code"] == "XMA" and who["sector"] == "GOV" for line in lines for who in json.loads(line)["actor"])
    read = json.loads(run("read", "--json", str(EXAMPLE), "--actors", str(known)).stdout)
    countries = [who["country"] for record in read["records"] for who in record["actor"]]
    assert {"code": "XMA", "why": "actors.csv, line 2: “Marlesh”"} in countries


@pytest.mark.parametrize("command", [("read",), ("export", "csv")])
def test_a_wrong_file_of_actors_is_told_in_one_line(tmp_path, command):
    known = tmp_path / "actors.csv"
    known.write_text("pattern,sector\nMarlesh,GVO\n", encoding="utf-8")
    result = run(*command, str(EXAMPLE), "--actors", str(known))
    assert result.exit_code == 2
    assert "actors.csv, line 2: found sector “GVO”" in result.stderr
    assert "Traceback" not in result.output


def test_actors_prints_a_dictionary_as_a_table(tmp_path):
    dictionary = tmp_path / "agents.txt"
    dictionary.write_text("ENVOY [~GOV]\nCHOIR {} [~CHO]\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["actors", str(dictionary)])
    assert result.stdout == "pattern,code,sector,from,until\nEnvoy,,GOV,,\nEnvoys,,GOV,,\n"
    assert "left out: agents.txt, line 2" in result.stderr
    missing = CliRunner().invoke(main, ["actors", str(tmp_path / "none.txt")])
    assert missing.exit_code == 2
    assert "none.txt" in missing.stderr
