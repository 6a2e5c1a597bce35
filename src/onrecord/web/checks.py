"""Checks: a draft, or some sentences of one, held against a report of the ledger. Nothing of a draft is kept.

The answer is the contract `onrecord/check/1`. The page asks without `.json`, and gets beside every anchor where it
stands in UTF-16 units, as browsers count, and the words by which verdicts and kinds are shown.
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord import checking, desk
from onrecord.core.anchor import convert_offset
from onrecord.core.vocab import terms
from onrecord.web.bodies import parsed, text_of
from onrecord.web.errors import WebError
from onrecord.web.limits import count


def check(request: Request, body: bytes) -> Response:
    """Check the draft in the body against one report, as it was read, and answer with what was found.

    Raises:
        WebError: 422 when there is no draft, 429 when a reader has sent many.
    """
    row, settings = parsed(body), request.app.state.settings
    text, form = text_of(row, "text"), text_of(row, "form") or "text"
    if not text.strip():
        raise WebError(422, "there is nothing to check: send the draft as text")
    if form not in ("text", "markdown"):
        raise WebError(422, "form is text or markdown")
    if request.state.role != "owner":
        count(request, settings.checks)
    name = request.path_params["report"]
    with desk.open_ledger(settings.ledger, readonly=True) as ledger:
        sheet = ledger.sheet(name)
    with settings.reading:
        checked = checking.check_text(text, against=[sheet], form="markdown" if form == "markdown" else "text")
    answer = checked.to_dict()
    if not request.url.path.endswith(".json"):
        for sentence in answer["sentences"]:
            _placed(sentence, text, sheet.report.text)
        answer["labels"] = {
            group: {term.id: term.label for term in terms(f"check_{group}").values()} for group in ("verdict", "kind")
        }
    return JSONResponse(answer)


def _placed(row: dict[str, Any], draft: str, report: str) -> None:
    """Put beside the anchor of a sentence, and of everything in it, where it stands in UTF-16 units."""
    row["utf16"] = _utf16(row["anchor"], draft)
    for backing in row.get("backing", ()):
        backing["utf16"] = _utf16(backing["anchor"], report)
    for finding in (*row.get("findings", ()), *row.get("suggestions", ())):
        finding["utf16"] = _utf16(finding["anchor"], draft)
        finding["source"]["utf16"] = _utf16(finding["source"]["anchor"], report)


def _utf16(anchor: dict[str, Any], text: str) -> list[int]:
    """Return where an anchor starts and ends in UTF-16 units."""
    return [convert_offset(text, anchor[key], source="code_point", target="utf16") for key in ("start", "end")]
