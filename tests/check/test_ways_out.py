"""A checked draft for people, as JSON and as SARIF, through Python and the command line."""

import json
import time
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import onrecord
from onrecord.cli import main
from onrecord.export.checked_json import schema

ROOT = Path(__file__).resolve().parents[2]
REPORT, DRAFT = ROOT / "examples" / "coastal-herald.txt", ROOT / "examples" / "draft.md"

TEXT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string"}},
}
PLACED = {
    "type": "object", "required": ["uri"], "additionalProperties": False,
    "properties": {"uri": {"type": "string"}, "index": {"type": "integer", "minimum": 0}},
}  # fmt: skip
REGION = {
    "type": "object", "required": ["startLine", "startColumn", "endLine", "endColumn"], "additionalProperties": False,
    "properties": {**{f"{end}{what}": {"type": "integer", "minimum": 1} for end in ("start", "end") for what in ("Line", "Column")},
                   "snippet": TEXT},
}  # fmt: skip
LOCATION = {
    "type": "object", "required": ["physicalLocation"], "additionalProperties": False,
    "properties": {
        "physicalLocation": {"type": "object", "required": ["artifactLocation"], "additionalProperties": False,
                             "properties": {"artifactLocation": PLACED, "region": REGION}},
        "logicalLocations": {"type": "array", "items": {
            "type": "object", "additionalProperties": False, "properties": {"name": {"type": "string"}, "kind": {"type": "string"}}}},
    },
}  # fmt: skip
FIX = {
    "type": "object", "required": ["artifactChanges"], "additionalProperties": False,
    "properties": {"description": TEXT, "artifactChanges": {"type": "array", "minItems": 1, "items": {
        "type": "object", "required": ["artifactLocation", "replacements"], "additionalProperties": False,
        "properties": {"artifactLocation": PLACED, "replacements": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["deletedRegion"], "additionalProperties": False,
            "properties": {"deletedRegion": REGION, "insertedContent": TEXT}}}}}}},
}  # fmt: skip
RESULT = {
    "type": "object", "required": ["message"], "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]}, "message": TEXT,
        "locations": {"type": "array", "items": LOCATION}, "fixes": {"type": "array", "items": FIX},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}  # fmt: skip
SARIF = {
    "type": "object", "required": ["version", "runs"], "additionalProperties": False,
    "properties": {"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}, "runs": {"type": "array", "items": {
        "type": "object", "required": ["tool"], "additionalProperties": False,
        "properties": {
            "tool": {"type": "object", "required": ["driver"], "additionalProperties": False, "properties": {"driver": {
                "type": "object", "required": ["name"], "additionalProperties": False,
                "properties": {"name": {"type": "string"}, "rules": {"type": "array", "uniqueItems": True, "items": {
                    "type": "object", "required": ["id"], "additionalProperties": False,
                    "properties": {"id": {"type": "string"}, "name": {"type": "string"}, "shortDescription": TEXT}}}}}}},
            "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            "artifacts": {"type": "array", "items": {"type": "object", "additionalProperties": False, "properties": {"location": PLACED}}},
            "results": {"type": "array", "items": RESULT},
            "invocations": {"type": "array", "items": {
                "type": "object", "required": ["executionSuccessful"], "additionalProperties": False,
                "properties": {"executionSuccessful": {"type": "boolean"}, "toolExecutionNotifications": {"type": "array"}}}},
        }}}},
}  # fmt: skip
"""The shape of what we write, with the names and required keys of the public SARIF 2.1.0 schema; nothing else may stand there."""


@pytest.fixture(scope="module")
def checked():
    return onrecord.check(DRAFT, against=[REPORT])


def test_people_get_80_columns_and_the_change_to_paste(checked):
    shown = str(checked)
    assert max(map(len, shown.splitlines())) <= 80
    assert "write: up to 12 inspectors" in shown and "not in these reports" in shown
    assert "What the reports say, not what is so." in shown
    assert not {"true", "false", "wrong", "correct"} & set(shown.lower().split())


def test_json_fits_its_schema_and_its_anchors_hold(checked):
    given = checked.to_dict()
    jsonschema.validate(given, schema())
    assert given["counts"]["findings"] == len(checked.findings) == 3
    text = DRAFT.read_text(encoding="utf-8")
    for sentence in given["sentences"]:
        for anchor in (sentence["anchor"], *(f["anchor"] for f in sentence["findings"])):
            assert text[anchor["start"] : anchor["end"]] == anchor["exact"]
    assert checked.to_json() == onrecord.check(DRAFT, against=[REPORT]).to_json()


def test_sarif_has_the_public_shape_and_its_fixes_mend_the_file(checked):
    log = json.loads(checked.to_sarif())
    jsonschema.validate(log, SARIF)
    run = log["runs"][0]
    assert len(run["results"]) == 3
    lines = DRAFT.read_text(encoding="utf-8").splitlines()
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
        change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
        lines[region["startLine"] - 1] = (
            line[: region["startColumn"] - 1] + change["insertedContent"]["text"] + line[region["endColumn"] - 1 :]
        )
    assert onrecord.check_text("\n".join(lines), against=[REPORT], form="markdown").findings == ()


def test_exit_codes(tmp_path):
    sound, report = tmp_path / "sound.txt", str(REPORT)
    sound.write_text("The first team would have up to 12 inspectors, Lindt said.", encoding="utf-8")
    run = CliRunner().invoke
    assert run(main, ["check", str(sound), "--against", report]).exit_code == 0
    assert run(main, ["check", str(DRAFT), "--against", report]).exit_code == 1
    assert run(main, ["check", str(tmp_path / "none.md"), "--against", report]).exit_code == 2
    assert run(main, ["check", str(sound), "--against", report, str(tmp_path / "none.txt")]).exit_code == 2
    assert run(main, ["check", str(sound)]).exit_code == 2
    from_stdin = run(main, ["check", "-", "--against", report, "--json"], input=sound.read_text(encoding="utf-8"))
    assert from_stdin.exit_code == 0 and json.loads(from_stdin.stdout)["counts"]["sentences"] == 1


def test_a_draft_is_never_kept(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(main, ["check", str(DRAFT), "--against", str(REPORT)])
    assert list(tmp_path.rglob("*")) == []


def test_a_sheet_that_was_read_before_stands_for_its_report(checked):
    sheet = onrecord.read(REPORT)
    assert onrecord.check(DRAFT, against=[sheet]).to_dict()["sentences"] == checked.to_dict()["sentences"]


@pytest.mark.slow
def test_a_long_draft_against_ten_reports_takes_seconds():
    report = REPORT.read_text(encoding="utf-8")
    sheets = [onrecord.read_text(report.replace("Telm", f"Telm{chr(97 + n)}"), name=f"{n}.txt") for n in range(10)]
    draft = "\n\n".join([DRAFT.read_text(encoding="utf-8")] * 80)
    start = time.process_time()
    found = onrecord.check_text(draft, against=sheets, form="markdown")
    assert len(found.sentences) == 480
    assert time.process_time() - start < 60
