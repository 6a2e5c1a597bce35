"""Annotations: judgements as W3C Web Annotations (JSON-LD), out and in again.

Each annotation names the page by its URL (or the report's id) and the words by both selectors, position and quote. What
the W3C model has no word for (field, verdict, fault, what was on screen) stands under `onrecord:judgement`.
Source: W3C Web Annotation Data Model, Recommendation of 23 February 2017, sections 3.3, 4.2.4, 4.2.5 and 5.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from onrecord.core.anchor import Anchor
from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.ledger.attach import context, located
from onrecord.ledger.lines import judgement_row
from onrecord.ledger.rows import decode

if TYPE_CHECKING:
    from onrecord.ledger.store import Ledger

CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"onrecord": "urn:onrecord:terms:"}]
_MOTIVATION = {
    "confirm": "assessing", "reject": "assessing", "challenge": "questioning", "amend": "editing", "add": "editing",
    "merge": "linking", "split": "linking", "furniture": "classifying", "undo": "moderating",
}  # fmt: skip
_REPORT = "urn:onrecord:report:"
_JUDGEMENT = "urn:onrecord:judgement:"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one annotation that was taken in: its id, its state, the judgement's id, and why."""

    annotation: str
    state: Literal["added", "unchanged", "orphan", "refused"]
    judgement: str = ""
    why: str = ""


def collection(judgements: Sequence[Judgement], texts: Mapping[str, str], *, times: bool) -> dict[str, Any]:
    """Write judgements as one annotation collection with a single page; `texts` are the reports' texts by id."""
    items = [annotation(judgement, texts[judgement.report], times=times) for judgement in judgements]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    return {"@context": CONTEXT, "type": "AnnotationCollection", "total": len(items), "first": page}


def annotation(judgement: Judgement, text: str, *, times: bool = True) -> dict[str, Any]:
    """Write one judgement as an annotation on the report's canonical text."""
    prefix, suffix = context(text, judgement.anchor)
    row: dict[str, Any] = {
        "id": _JUDGEMENT + judgement.id,
        "type": "Annotation",
        "motivation": _MOTIVATION[judgement.verdict],
        "creator": {"type": "Person", "name": judgement.signer},
        "target": {
            "source": _REPORT + judgement.report,
            "selector": [
                {"type": "TextPositionSelector", "start": judgement.anchor.start, "end": judgement.anchor.end},
                {"type": "TextQuoteSelector", "exact": judgement.anchor.exact, "prefix": prefix, "suffix": suffix},
            ],
        },
        "onrecord:judgement": judgement_row(judgement, times=times),
    }
    if times:
        row["created"] = judgement.made_at
    bodies = [("commenting", judgement.reason), ("editing", judgement.value or "")]
    body = [{"type": "TextualBody", "purpose": purpose, "value": said} for purpose, said in bodies if said]
    return {**row, "body": body} if body else row


def take(ledger: Ledger, document: object) -> Iterator[Taken]:
    """Take in a document of annotations, in the order of their making, so that what is taken back comes first."""
    rows = _items(document)
    rows.sort(key=lambda row: (str(row.get("created", "")), "undo" in str(row.get("onrecord:judgement", ""))))
    for row in rows:
        name = str(row.get("id", "without an id"))[:200]
        try:
            yield _take_one(ledger, row, name)
        except LedgerError as error:
            if error.__cause__ is not None:  # the file itself fails
                raise
            yield Taken(name, "refused", why=str(error))


def _items(document: object) -> list[dict[str, Any]]:
    """Return the annotations of a collection, page, list, or single annotation."""
    if isinstance(document, dict):
        if document.get("type") == "Annotation":
            return [document]
        inner = document.get("first", document.get("items"))
        return _items(inner)
    if isinstance(document, list) and all(isinstance(row, dict) for row in document):
        return list(document)
    raise LedgerError(
        "not annotations", found=type(document).__name__, expected="an annotation, a list, a page or a collection"
    )


def _take_one(ledger: Ledger, row: dict[str, Any], name: str) -> Taken:
    """Take in one annotation."""
    said = row.get("onrecord:judgement")
    if not isinstance(said, dict):
        return Taken(name, "refused", why="it names no field of a record, so it is no judgement")
    creator = row.get("creator")
    signer = creator.get("name", "") if isinstance(creator, dict) else creator or ""
    whole = {"made_at": row.get("created", ""), "signer": signer, **said}
    whole.pop("id", None)
    try:
        judgement: Judgement = decode(whole, Judgement)
    except (TypeError, KeyError, ValueError) as error:
        return Taken(name, "refused", why=f"it cannot be read: {error}")
    if not judgement.signer.strip():
        return Taken(name, "refused", why="it is not signed")
    report = ledger.full_id(judgement.report)
    anchor = _anchor(ledger.sheet(report).report.text, row.get("target"), judgement.anchor)
    if anchor is None:
        return Taken(name, "orphan", why=f"“{judgement.anchor.exact[:60]}” is not found, or not in one place only")
    kept = replace(judgement, report=report, anchor=anchor)
    return Taken(name, "added" if ledger.keep_judgement(kept) else "unchanged", kept.id)


def _anchor(text: str, target: object, said: Anchor) -> Anchor | None:
    """Find the words of an annotation in a report, by both selectors."""
    selectors = target.get("selector", []) if isinstance(target, dict) else []
    prefix, suffix = "", ""
    for selector in selectors if isinstance(selectors, list) else [selectors]:
        if isinstance(selector, dict) and selector.get("type") == "TextQuoteSelector":
            prefix, suffix = str(selector.get("prefix", "")), str(selector.get("suffix", ""))
    return located(text, said.exact, prefix=prefix, suffix=suffix, start=said.start)
