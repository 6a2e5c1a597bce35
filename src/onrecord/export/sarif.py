"""A checked draft as SARIF 2.1.0, the form in which editors and build servers take findings.

A finding is a result of level "error", a suggestion one of level "note". For text and Markdown each has its lines and
columns (in code points) and, where a small change mends it, a fix; HTML and DOCX have no lines: there the paragraph is told.
Source: OASIS SARIF 2.1.0, sections 3.14 (run), 3.27 (result), 3.30 (region), 3.55 (fix).
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from onrecord.core.draft import Draft
from onrecord.core.finding import FINDING_KINDS, Check, CheckedSentence, Finding
from onrecord.core.report import digest
from onrecord.core.vocab import terms
from onrecord.export.checked import name

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def to_sarif(check: Check) -> dict[str, Any]:
    """Return a check as a SARIF log with one run."""
    results = [
        _result(check, sentence, finding)
        for sentence in check.sentences
        for finding in (*sentence.findings, *sentence.suggestions)
    ]
    run: dict[str, Any] = {
        "tool": {"driver": {"name": "onrecord", "rules": [_rule(kind) for kind in FINDING_KINDS]}},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(check.draft)}],
        "results": results,
    }
    if check.notes:
        run["invocations"] = [{
            "executionSuccessful": True,
            "toolExecutionNotifications": [{"level": "note", "message": {"text": note}} for note in check.notes],
        }]  # fmt: skip
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def dump(check: Check) -> str:
    """Return a check as SARIF text ending in a line end."""
    return json.dumps(to_sarif(check), ensure_ascii=False, indent=2) + "\n"


def _rule(kind: str) -> dict[str, Any]:
    """Return a kind of finding as a rule."""
    term = terms("check_kind")[kind]
    return {"id": kind, "name": term.label, "shortDescription": {"text": term.means}}


def _location(draft: Draft) -> dict[str, Any]:
    """Return the draft's file as a relative address."""
    return {"uri": quote(draft.report.name.replace("\\", "/"))}


def _result(check: Check, sentence: CheckedSentence, finding: Finding) -> dict[str, Any]:
    """Return one finding as a result."""
    physical: dict[str, Any] = {"artifactLocation": {**_location(check.draft), "index": 0}}
    located: dict[str, Any] = {"physicalLocation": physical}
    if check.draft.lined:
        physical["region"] = _region(check.draft.text, finding)
    else:
        located["logicalLocations"] = [{"name": f"paragraph {sentence.paragraph}", "kind": "element"}]
    said = finding.source.anchor.exact
    text = f"{finding.why}: the draft has \u201c{finding.anchor.exact}\u201d, {name(check, finding.source)} has \u201c{said}\u201d."
    result: dict[str, Any] = {
        "ruleId": finding.kind, "ruleIndex": FINDING_KINDS.index(finding.kind),
        "level": "error" if finding.sure else "note", "message": {"text": text}, "locations": [located],
        "partialFingerprints": {"onrecordFinding/v1": digest(finding.kind, sentence.anchor.exact, finding.anchor.exact, said)},
    }  # fmt: skip
    if finding.mend and check.draft.lined:
        result["fixes"] = [_fix(check, finding)]
    return result


def _fix(check: Check, finding: Finding) -> dict[str, Any]:
    """Return the change that mends a finding, as a replacement in the draft's file."""
    region = _region(check.draft.text, finding)
    region.pop("snippet")
    return {
        "description": {"text": f"write: {finding.mend}"},
        "artifactChanges": [{
            "artifactLocation": {**_location(check.draft), "index": 0},
            "replacements": [{"deletedRegion": region, "insertedContent": {"text": finding.mend}}],
        }],
    }  # fmt: skip


def _region(text: str, finding: Finding) -> dict[str, Any]:
    """Return the lines and columns of a finding's words, from 1, the end column exclusive."""
    start, end = finding.anchor.start, finding.anchor.end
    return {
        "startLine": text.count("\n", 0, start) + 1, "startColumn": start - text.rfind("\n", 0, start),
        "endLine": text.count("\n", 0, end) + 1, "endColumn": end - text.rfind("\n", 0, end),
        "snippet": {"text": finding.anchor.exact},
    }  # fmt: skip
