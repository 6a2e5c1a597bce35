"""A checked draft as JSON: the documented contract `onrecord/check/1`, keys in a fixed order."""

from __future__ import annotations

import json
from typing import Any

from onrecord.core.finding import Backing, Check, CheckedSentence, Finding
from onrecord.export.contract import anchor_row, load_schema

SCHEMA = "onrecord/check/1"
"""The name and version of the contract. A change that breaks readers of it raises the number."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the contract, as shipped."""
    return load_schema("check.schema.json")


def to_dict(check: Check) -> dict[str, Any]:
    """Return a check as plain dictionaries and lists in the order of the contract."""
    return {
        "schema": SCHEMA,
        "draft": {"name": check.draft.report.name, "form": check.draft.form, "sha256": check.draft.report.raw_sha256},
        "reports": [
            {
                "id": report.id, "name": report.name,
                "publisher": report.publisher.value if report.publisher else None,
                "title": report.title.value if report.title else None,
                "published": report.published.value if report.published else None,
            }
            for report in check.reports
        ],
        "counts": {
            "sentences": len(check.sentences),
            **{name: sum(s.verdict == name for s in check.sentences) for name in ("supported", "near", "differs", "absent")},
            "findings": len(check.findings), "suggestions": len(check.suggestions),
        },
        "sentences": [_sentence(check, sentence) for sentence in check.sentences],
        "notes": list(check.notes),
        "by": list(check.by),
    }  # fmt: skip


def dump(check: Check, *, indent: int | None = 2) -> str:
    """Return a check as JSON text ending in a line end; `indent` None gives one line."""
    return json.dumps(to_dict(check), ensure_ascii=False, indent=indent) + "\n"


def _sentence(check: Check, sentence: CheckedSentence) -> dict[str, Any]:
    """Return one sentence; `line` is null where the draft's file has no lines of its own."""
    line = check.draft.text.count("\n", 0, sentence.anchor.start) + 1 if check.draft.lined else None
    return {
        "anchor": anchor_row(sentence.anchor), "paragraph": sentence.paragraph, "line": line, "verdict": sentence.verdict,
        "backing": [_backing(backing) for backing in sentence.backing],
        "findings": [_finding(finding) for finding in sentence.findings],
        "suggestions": [_finding(finding) for finding in sentence.suggestions],
    }  # fmt: skip


def _finding(finding: Finding) -> dict[str, Any]:
    """Return one finding."""
    return {
        "kind": finding.kind, "sure": finding.sure, "anchor": anchor_row(finding.anchor), "why": finding.why,
        "source": _backing(finding.source), "mend": finding.mend or None, "mended": finding.mended or None,
    }  # fmt: skip


def _backing(backing: Backing) -> dict[str, Any]:
    """Return words of a report with their place."""
    return {
        "report": backing.report, "paragraph": backing.paragraph or None, "record": backing.record,
        "anchor": anchor_row(backing.anchor),
    }  # fmt: skip
