"""`onrecord read` as a person meets it: what it prints, what it says when it cannot, and its exit codes."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import COMMANDS, SHORT, main

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "coastal-herald.txt"


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, list(arguments), input=stdin)


def test_read_prints_the_first_screen():
    result = run("read", str(EXAMPLE))
    assert result.exit_code == 0
    assert "What the page says, not what is so." in result.stdout


@pytest.mark.parametrize("option", ["--full", "--markdown", "--json", "--jsonl"])
def test_read_prints_each_form(option):
    result = run("read", option, str(EXAMPLE))
    assert result.exit_code == 0
    assert "Aro Lindt" in result.stdout


def test_read_takes_standard_input():
    result = run("read", "-", "--json", stdin="Ondria closed the port, the ministry said.")
    assert json.loads(result.stdout)["records"][0]["chain"][0]["name"] == "ministry"


def test_read_keeps_what_is_given_by_hand():
    given = ("--published", "2031-06-04", "--publisher", "Herald", "--url", "https://herald.example/port")
    result = run("read", "--json", *given, str(EXAMPLE))
    report = json.loads(result.stdout)["report"]
    assert report["published"] == {"value": "2031-06-04", "basis": "given by hand"}
    assert (report["publisher"]["value"], report["url"]["value"]) == ("Herald", "https://herald.example/port")


def test_read_many_goes_on_after_a_bad_report(tmp_path):
    (tmp_path / "a.txt").write_text("Ondria closed the port.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02" * 50)
    (tmp_path / "c.txt").write_text("Marlesh opened the border.", encoding="utf-8")
    result = run("read", "--jsonl", str(tmp_path))
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert "b.txt" in result.stderr
    assert "2 read, 1 not read" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("read", "nowhere.txt"), "nowhere.txt"),
        (("read", "--published", "yesterday", str(EXAMPLE)), "yesterday"),
        (("read",), "Missing argument"),
        (("read", ""), "an input has no name"),
        (("read", "--published", "", str(EXAMPLE)), "no date"),
        (("read", "--published", "2031-02-30", str(EXAMPLE)), "2031-02-30"),
        (("read", "--json=1", str(EXAMPLE)), "does not take a value"),
        (("read", "--nonsense", str(EXAMPLE)), "No such option"),
        (("read", "--json", "--full", str(EXAMPLE)), "--json and --full are 2 forms"),
        (("read", "--page", "--jsonl", "--markdown", str(EXAMPLE)), "--page and --jsonl and --markdown are 3 forms"),
        (("check", str(EXAMPLE), "--against", str(EXAMPLE), "--json", "--sarif"), "--json and --sarif are 2 forms"),
        (("reed", str(EXAMPLE)), "No such command"),
        (("terms", "nonsense"), "no such list"),
    ],
)
def test_wrong_calls_exit_with_two_and_say_why(arguments, says):
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("form", "next_step", "begins"), [("--json", "use --jsonl", '{\n  "schema"'), ("--page", "one by one", "<!doctype")]
)
def test_what_holds_one_report_is_one_document_or_nothing(tmp_path, form, next_step, begins):
    (tmp_path / "a.txt").write_text("Ondria closed the port.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Marlesh opened the border.", encoding="utf-8")
    several = run("read", "--plain", form, str(tmp_path))
    assert (several.exit_code, several.stdout) == (2, "")
    assert next_step in several.stderr
    assert run("read", "--plain", form, str(tmp_path / "a.txt")).stdout.lower().startswith(begins)


def test_jsonl_is_one_document_a_line_with_progress_on_the_other_stream(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Ondria closed port {number}.\r\nIt rained.", encoding="utf-8")
    result = run("read", "--plain", "--jsonl", str(tmp_path))
    assert result.exit_code == 0
    names = [json.loads(line)["report"]["name"][-5:] for line in result.stdout.splitlines()]
    assert names == ["0.txt", "1.txt", "2.txt"]
    assert result.stderr == "3 read, 0 not read\n"


def test_several_screens_stand_apart(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Ondria closed the port.", encoding="utf-8")
    result = run("read", "--plain", str(tmp_path))
    assert result.stdout.count("What the page says") == 2
    assert "\n\npublisher not found" in result.stdout


@pytest.mark.parametrize("given", ["", "   "])
def test_a_publisher_without_a_name_is_none(given):
    result = run("read", "--plain", "--json", "--publisher", given, "-", stdin="Ondria closed the port.")
    assert json.loads(result.stdout)["report"]["publisher"] is None


def test_control_characters_given_by_hand_never_reach_the_terminal():
    for form in ((), ("--full",), ("--markdown",)):
        result = run("read", "--plain", "--publisher", "Her\x1b[31mald", *form, "-", stdin="Ondria closed the port.")
        assert result.exit_code == 0
        assert "\x1b" not in result.stdout, form


def test_schema_and_terms_print():
    assert json.loads(run("schema").stdout)["$id"] == "onrecord/reading/1"
    assert "called for" in run("terms", "modality").stdout
    assert "PLOVER" not in run("terms").stdout


def test_every_command_has_a_short_text_and_loads():
    assert set(COMMANDS) == set(SHORT)
    for name in COMMANDS:
        assert run(name, "--help").exit_code == 0
