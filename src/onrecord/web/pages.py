"""Pages: the ledger, a report, the queue, as HTML and as JSON."""

from __future__ import annotations

import time
from dataclasses import asdict
from typing import Any

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from onrecord import desk
from onrecord.core.anchor import Anchor, convert_offset
from onrecord.core.vocab import terms
from onrecord.web.errors import WebError

PAGE_SIZE = 100
"""Reports that the ledger page lists at once."""
HITS = 50
"""Paragraphs that a search shows at once."""
SEARCH_SECONDS = 3.0
"""How long a search may take before it is broken off."""
FILTERS = ("publisher", "since", "until", "state")
"""Fields of the ledger page that choose reports; a search looks among those alone."""
FIELDS = {"voice": "chain", "firmness": "modality", "polarity": "polarity", "time": "time", "figure": "quantities",
          "actor": "actor"}  # fmt: skip
"""The field of a record that each kind of correction is about."""


def ledger(request: Request) -> Response:
    """Show the reports that fit the filters, or what a search found in them."""
    asked = {name: request.query_params.get(name, "") for name in ("q", *FILTERS)}
    after = _number(request, "after")
    with desk.open_ledger(request.app.state.settings.ledger, readonly=True) as opened:
        kept = opened.list()
        rows = [row for row in kept if _fits(row, asked)]
        found, among = None, frozenset(row.report for row in rows) if any(asked[name] for name in FILTERS) else None
        if asked["q"].strip():
            end = time.monotonic() + SEARCH_SECONDS
            found = opened.search(asked["q"], limit=HITS, after=after, stop=lambda: time.monotonic() > end, among=among)
    shown = rows[after : after + PAGE_SIZE] if found is None else []
    step = PAGE_SIZE if found is None else HITS
    total = len(rows) if found is None else found.total
    data = {
        "asked": asked, "after": after, "next": after + step if after + step < total else None, "total": total,
        "among": None if among is None else len(among),
        "reports": [{**asdict(row), "counts": {**asdict(row.counts), "said": str(row.counts)}} for row in shown],
        "search": None if found is None else {**asdict(found), "hits": [_hit(hit) for hit in found.hits]},
    }  # fmt: skip
    if _json(request):
        return JSONResponse(data)
    publishers = sorted({row.publisher for row in kept if row.publisher})
    return _html(request, "ledger.html", data=data, publishers=publishers)


def report(request: Request) -> Response:
    """Show one report with its record."""
    name = request.path_params["report"]
    bare = name.removesuffix(".json")
    with desk.open_ledger(request.app.state.settings.ledger, readonly=True) as opened:
        leaf = desk.leaf(opened, bare)
    if name.endswith(".json"):
        return JSONResponse({**desk.page_model(leaf), "text": leaf.sheet.report.text})
    known = leaf.sheet.report
    title = known.title.value if known.title else known.name
    # Both parts come escaped from the export that also writes the single file; nothing else is marked as safe.
    body, model = (Markup(part) for part in desk.page_parts(leaf))
    return _html(
        request, "report.html", title=title, report=known.id, body=body, model=model, scripts=desk.PAGE_SCRIPTS
    )


def single(request: Request) -> Response:
    """Give a report page as one file that works from disk."""
    with desk.open_ledger(request.app.state.settings.ledger, readonly=True) as opened:
        leaf = desk.leaf(opened, request.path_params["report"])
    name = f"onrecord-{leaf.sheet.report.id}.html"
    return Response(
        desk.page_file(leaf), media_type="text/html; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )  # fmt: skip


def queue(request: Request) -> Response:
    """Show what readers suggest, each beside what the record says now and what others say of the same words."""
    if request.state.role != "owner":
        raise WebError(403, "the queue is the owner's")
    with desk.open_ledger(request.app.state.settings.ledger, readonly=True) as opened:
        held = desk.suggestions(opened)
        leaves = {name: desk.leaf(opened, name) for name in {one.suggestion.correction.report for one in held}}
    by_id = {one.id: one.suggestion for one in held}
    rows = [_queued(one, leaves[one.suggestion.correction.report], by_id) for one in held]
    data = {"waiting": [r for r in rows if r["standing"] == "waiting"],
            "ruled": [r for r in reversed(rows) if r["standing"] != "waiting"][:100]}  # fmt: skip
    return JSONResponse(data) if _json(request) else _html(request, "queue.html", data=data)


def _html(request: Request, template: str, **values: Any) -> Response:
    """Draw a template."""
    source = request.app.state.templates.get_template(template)
    firmness = {term.id: term.label for term in terms("modality").values()}
    return HTMLResponse(source.render(role=request.state.role, firmness=firmness, **values))


def _json(request: Request) -> bool:
    """Tell whether a page is asked for as JSON."""
    return request.url.path.endswith(".json")


def _number(request: Request, name: str) -> int:
    """Return a number of the address, 0 where it is none."""
    value = request.query_params.get(name, "0")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 8 else 0


def _fits(row: Any, asked: dict[str, str]) -> bool:
    """Tell whether a report fits the filters; one without a date fits no span of dates."""
    counts = row.counts
    states = {
        "unchecked": counts.checked < counts.records, "checked": counts.checked >= counts.records,
        "disputed": counts.disputed > 0, "lapsed": counts.lapsed > 0, "orphans": row.orphans > 0,
        "versions": row.versions > 1,
    }  # fmt: skip
    day = row.published or ""
    return (
        (not asked["publisher"] or row.publisher == asked["publisher"])
        and (not asked["since"] or day >= asked["since"])
        and (not asked["until"] or (day != "" and day[:10] <= asked["until"]))
        and states.get(asked["state"], True)
    )


def _hit(hit: Any) -> dict[str, Any]:
    """Return one found paragraph with its words cut at the marks, so that a template needs no arithmetic."""
    pieces, at = [], 0
    for start, end in hit.marks:
        if start >= at:
            pieces += [[hit.words[at:start], False], [hit.words[start:end], True]]
            at = end
    return {**asdict(hit), "pieces": [*pieces, [hit.words[at:], False]]}


def _around(leaf: Any, anchor: Anchor) -> list[list[Any]]:
    """Return the sentence that words stand in, cut at the words, in the form of a found paragraph's pieces.

    Where no record rests it is all that stands there between two sentences of records, or the ends of the paragraph.
    """
    text, wider = leaf.sheet.report.text, [one for one in leaf.sentences if not anchor.covers(one)]
    edges = {0, len(text)} | {at for one in (*wider, *leaf.sheet.report.blocks) for at in (one.start, one.end)}
    start = max(at for at in edges if at <= anchor.start)
    end = min(at for at in edges if at >= anchor.end)
    before, after = text[start : anchor.start].lstrip(), text[anchor.end : end].rstrip()
    return [piece for piece in ([before, False], [anchor.exact, True], [after, False]) if piece[0]]


def _queued(one: Any, leaf: Any, by_id: dict[str, Any]) -> dict[str, Any]:
    """Return one suggestion as plain data; `place` is where its words stand in UTF-16 units."""
    said, report = one.suggestion, leaf.sheet.report
    mine = said.correction
    fields = next((dict(shown.fields) for shown in leaf.records if shown.record.id == mine.record), {})
    return {
        "id": one.id, "standing": one.standing, "sender": said.sender, "made_at": said.made_at, **asdict(mine),
        "title": report.title.value if report.title else report.name,
        "paragraph": report.paragraph_at(mine.anchor.start), "pieces": _around(leaf, mine.anchor),
        "place": [convert_offset(report.text, at, source="code_point", target="utf16")
                  for at in (mine.anchor.start, mine.anchor.end)],
        "now": fields.get(FIELDS.get(mine.kind, "")),
        "against": [{"id": name, "sender": by_id[name].sender, "fault": by_id[name].correction.fault,
                     "value": by_id[name].correction.value} for name in one.against if name in by_id],
        "signer": one.signer, "ruled_at": one.ruled_at,
        "held": [{"signer": judgement.signer, "said": desk.said(judgement)} for judgement in one.held],
    }  # fmt: skip
