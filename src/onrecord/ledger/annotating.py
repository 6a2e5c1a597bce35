"""Annotations: judgements as W3C Web Annotations (JSON-LD), out and in again.

Each annotation names the page by its URL (or the report's id) and the words by both selectors, position and quote. What
the W3C model has no word for (field, verdict, fault, what was on screen) stands under `onrecord:judgement`. An
annotation from elsewhere has none of that: it comes in as a challenge, which stands beside the record and changes
nothing, with the source that it names, or else its own address, as the source.
Source: W3C Web Annotation Data Model, Recommendation of 23 February 2017, sections 3.3, 4.2.4, 4.2.5 and 5.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.ledger.attach import context, located
from onrecord.ledger.fields import WHOLE
from onrecord.ledger.fold import order
from onrecord.ledger.judging import instant
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
_ADDRESS = re.compile(r"(?:https?|urn|doi|mailto):\S+$", re.IGNORECASE)
LONGEST = 2000
"""Characters of the words or the address of an annotation from elsewhere that are kept."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one annotation that was taken in: its id, its state, the judgement's id, and why."""

    annotation: str
    state: Literal["added", "unchanged", "orphan", "refused"]
    judgement: str = ""
    why: str = ""


def collection(
    judgements: Sequence[Judgement], pages: Mapping[str, tuple[str, str | None]], *, times: bool
) -> dict[str, Any]:
    """Write judgements as one annotation collection with a single page; `pages` are text and URL of reports, by id."""
    items = [annotation(judgement, *pages[judgement.report], times=times) for judgement in judgements]
    page = {"type": "AnnotationPage", "startIndex": 0, "items": items}
    return {"@context": CONTEXT, "type": "AnnotationCollection", "total": len(items), "first": page}


def annotation(judgement: Judgement, text: str, url: str | None = None, *, times: bool = True) -> dict[str, Any]:
    """Write one judgement as an annotation on the page at `url`, or on the report's canonical text."""
    prefix, suffix = context(text, judgement.anchor)
    row: dict[str, Any] = {
        "id": _JUDGEMENT + judgement.id,
        "type": "Annotation",
        "motivation": _MOTIVATION[judgement.verdict],
        "creator": {"type": "Person", "name": judgement.signer},
        "target": {
            "source": url or _REPORT + judgement.report,
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
    rows.sort(key=lambda row: (order(str(row.get("created", ""))), "undo" in str(row.get("onrecord:judgement", ""))))
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
    if said is None:
        return _take_from_elsewhere(ledger, row, name)
    if not isinstance(said, dict):
        return Taken(name, "refused", why="its judgement is no object")
    whole = {"made_at": row.get("created", ""), "signer": _signer(row), **said}
    whole.pop("id", None)
    try:
        judgement: Judgement = decode(whole, Judgement)
    except (TypeError, KeyError, ValueError) as error:
        return Taken(name, "refused", why=f"it cannot be read: {error}")
    if not judgement.signer.strip():
        return Taken(name, "refused", why="it is not signed")
    report = ledger.full_id(judgement.report)
    prefix, suffix = _around(row.get("target"))
    text = ledger.sheet(report).report.text
    anchor = located(text, judgement.anchor.exact, prefix=prefix, suffix=suffix, start=judgement.anchor.start)
    if anchor is None:
        return Taken(name, "orphan", why=_ASTRAY.format(judgement.anchor.exact[:60]))
    kept = replace(judgement, report=report, anchor=anchor)
    return Taken(name, "added" if ledger.keep_judgement(kept) else "unchanged", kept.id)


_ASTRAY = "“{}” is not found, or not in one place only"


def _take_from_elsewhere(ledger: Ledger, row: dict[str, Any], name: str) -> Taken:
    """Take in an annotation that another program made, as a challenge of the words it is about."""
    target = row.get("target")
    exact, start = _quoted(target)
    source, said = _source(row), _words(row)
    for missing, why in (
        (_signer(row).strip(), "it is not signed: no creator"), (exact, "it quotes no words: no TextQuoteSelector"),
        (source, "it names no source, nor an address of its own"),
    ):  # fmt: skip
        if not missing:
            return Taken(name, "refused", why=why)
    prefix, suffix = _around(target)
    reports = ledger.reports_at(_page(target))
    if not reports:
        return Taken(name, "orphan", why="no report of the ledger stands at its target")
    for report in reports:
        anchor = located(ledger.sheet(report).report.text, exact, prefix=prefix, suffix=suffix, start=start)
        if anchor is not None:
            made = Judgement(report, anchor, WHOLE, "challenge", _signer(row).strip(), str(row.get("created", "")),
                             said or "a note from elsewhere", source)  # fmt: skip
            made = replace(made, made_at=instant(made.made_at))
            return Taken(name, "added" if ledger.keep_judgement(made) else "unchanged", made.id)
    return Taken(name, "orphan", why=_ASTRAY.format(exact[:60]))


def _signer(row: Mapping[str, Any]) -> str:
    """Return who made an annotation: a name, or else an address."""
    creator = row.get("creator")
    creator = creator[0] if isinstance(creator, list) and creator else creator
    if isinstance(creator, dict):
        creator = creator.get("name") or creator.get("nickname") or creator.get("id")
    return creator if isinstance(creator, str) else ""


def _bodies(row: Mapping[str, Any]) -> list[Any]:
    """Return the bodies of an annotation, one or many, in the forms that the W3C model allows."""
    body = row.get("bodyValue") if row.get("body") is None else row["body"]
    return body if isinstance(body, list) else [] if body is None else [body]


def _words(row: Mapping[str, Any]) -> str:
    """Return what an annotation says in words."""
    said = [body.get("value") if isinstance(body, dict) else row.get("bodyValue") for body in _bodies(row)]
    return " ".join(text.strip() for text in said if isinstance(text, str) and text.strip())[:LONGEST]


def _source(row: Mapping[str, Any]) -> str:
    """Return the address that an annotation gives as its body, or else its own."""
    held = [body.get("id") or body.get("source") if isinstance(body, dict) else body for body in _bodies(row)]
    given = [one for one in (*held, row.get("id")) if isinstance(one, str) and _ADDRESS.match(one)]
    return given[0][:LONGEST] if given else ""


def _page(target: object) -> str:
    """Return the address of the page that an annotation is about."""
    target = target[0] if isinstance(target, list) and target else target
    source = target.get("source", target.get("id")) if isinstance(target, dict) else target
    source = source.get("id") if isinstance(source, dict) else source
    return source if isinstance(source, str) else ""


def _selectors(target: object) -> list[dict[str, Any]]:
    """Return the selectors of a target."""
    target = target[0] if isinstance(target, list) and target else target
    held = target.get("selector", []) if isinstance(target, dict) else []
    return [one for one in (held if isinstance(held, list) else [held]) if isinstance(one, dict)]


def _around(target: object) -> tuple[str, str]:
    """Return the words before and after those that a target quotes."""
    quotes = [one for one in _selectors(target) if one.get("type") == "TextQuoteSelector"]
    return (str(quotes[-1].get("prefix", "")), str(quotes[-1].get("suffix", ""))) if quotes else ("", "")


def _quoted(target: object) -> tuple[str, int | None]:
    """Return the words that a target quotes, and where it says that they begin."""
    exact, start = "", None
    for one in _selectors(target):
        if one.get("type") == "TextQuoteSelector" and isinstance(one.get("exact"), str):
            exact = one["exact"]
        if one.get("type") == "TextPositionSelector" and type(one.get("start")) is int:
            start = one["start"]
    return exact, start
