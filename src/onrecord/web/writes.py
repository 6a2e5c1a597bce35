"""Writes: reports that are added, corrections, rulings on suggestions, letters, and taking back.

A correction names its words by UTF-16 offsets, as browsers count; they become code points here, through
`core.anchor.convert_offset`, and must mark the words that the sender saw.
"""

from __future__ import annotations

from typing import Any, get_args

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord import desk
from onrecord.core.anchor import Anchor, Unit, convert_offset
from onrecord.core.correction import Correction, Suggestion, snapped
from onrecord.core.errors import AnchorError, OnrecordError
from onrecord.web.bodies import parsed, text_of
from onrecord.web.errors import WebError
from onrecord.web.limits import count

MOST_LETTERS = 200
"""Letters of one file that are taken in."""


def add_report(request: Request, body: bytes) -> Response:
    """Read a report from the body and keep it: a file's bytes, or JSON with `text`."""
    _owner(request)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    asked = dict(request.query_params)
    if kind == "application/json":
        row = parsed(body)
        asked = {key: text_of(row, key) for key in ("name", "publisher", "published", "url")}
        body = text_of(row, "text").encode("utf-8", "strict") if row.get("text") else b""
    elif kind != "application/octet-stream":
        raise WebError(415, "send application/json or application/octet-stream")
    if not body.strip():
        raise WebError(422, "there is nothing to read")
    given = {key: asked.get(key, "").strip() or None for key in ("published", "publisher", "url")}
    name = (asked.get("name", "") or "pasted text").replace("\\", "/").rpartition("/")[2][:200] or "pasted text"
    if any(len(value or "") > 500 for value in given.values()):
        raise WebError(422, "publisher, date or address is longer than 500 characters")
    settings = request.app.state.settings
    with settings.reading, desk.open_ledger(settings.ledger) as ledger:
        kept = desk.add_bytes(ledger, body, name=name, seen_at=settings.clock(), **given)
    if kept.state in ("unreadable", "refused"):
        raise WebError(422, kept.why or kept.state)
    return JSONResponse({"state": kept.state, "report": kept.report, "said": kept.state.replace("_", " ")}, 201)


def add_correction(request: Request, body: bytes) -> Response:
    """Keep a correction: the owner's as judgements at once, a reader's as a suggestion in the queue."""
    row, settings = parsed(body), request.app.state.settings
    if request.state.role != "owner":
        count(request, settings.limits)
    with desk.open_ledger(settings.ledger) as ledger:
        correction = _correction(ledger, request.path_params["report"], row)
        if request.state.role == "owner":
            made = desk.correct(ledger, correction, signer=settings.signer, made_at=settings.clock())
            more = f" and {len(made) - 1} more" if len(made) > 1 else ""
            said = f"Kept: “{_short(made[0].anchor.exact)}”{more}."
            return JSONResponse(
                {"state": "judged", "judgements": [j.id for j in made], "said": said, "anchor": _at(correction)}, 201
            )
        one, new = desk.suggest(ledger, Suggestion(correction, text_of(row, "sender"), settings.clock()))
    said = "Thank you. It waits for the owner of this ledger." if new else "Thank you. Somebody has said so already."
    return JSONResponse(
        {"state": "waiting" if new else "duplicate", "suggestion": one.id, "said": said, "anchor": _at(correction)},
        201 if new else 200,
    )


def add_letters(request: Request, body: bytes) -> Response:
    """Take letters that readers wrote in a single file, as JSON lines, into the queue; each has its own outcome."""
    _owner(request)
    settings, outcomes = request.app.state.settings, []
    lines = [line for line in body.decode("utf-8", "replace").splitlines() if line.strip()]
    if len(lines) > MOST_LETTERS:
        raise WebError(413, f"too many letters: at most {MOST_LETTERS}")
    with desk.open_ledger(settings.ledger) as ledger:
        for number, line in enumerate(lines, 1):
            try:
                row = parsed(line.encode())
                correction = _correction(ledger, text_of(row, "report"), row)
                one, new = desk.suggest(ledger, Suggestion(correction, text_of(row, "sender"), settings.clock()))
                outcomes.append({"line": number, "state": "waiting" if new else "duplicate", "suggestion": one.id})
            except (WebError, OnrecordError) as error:
                outcomes.append({"line": number, "state": "refused", "why": str(error)})
    return JSONResponse({"letters": outcomes})


def add_ruling(request: Request, body: bytes) -> Response:
    """Accept or reject a suggestion, or take the ruling on it back."""
    _owner(request)
    ruling: Any = text_of(parsed(body), "ruling")
    if ruling not in get_args(desk.Ruling):
        raise WebError(422, "a ruling is accept, reject or undo")
    settings = request.app.state.settings
    with desk.open_ledger(settings.ledger) as ledger:
        name = request.path_params["suggestion"]
        one = desk.rule(ledger, name, ruling, signer=settings.signer, made_at=settings.clock())
    return JSONResponse({"suggestion": one.id, "standing": one.standing, "judgements": list(one.judgements)})


def undo(request: Request, body: bytes) -> Response:  # noqa: ARG001
    """Take back a judgement of the owner's, with those made along with it."""
    _owner(request)
    settings = request.app.state.settings
    with desk.open_ledger(settings.ledger) as ledger:
        made = ledger.undo(
            request.path_params["judgement"],
            signer=settings.signer,
            made_at=settings.clock(),
            reason="taken back",
            rest=True,
        )
    return JSONResponse({"state": "undone", "judgements": [j.id for j in made], "said": "Taken back."})


def _correction(ledger: Any, report: str, row: dict[str, Any]) -> Correction:
    """Make a correction of what a browser sent, its offsets turned into code points.

    Raises:
        WebError: 409 when the words are not those of the report, 422 when the correction is not whole.
    """
    known = ledger.sheet(report).report
    start, end = row.get("start"), row.get("end")
    if type(start) is not int or type(end) is not int or row.get("unit") not in ("utf16", "code_point"):
        raise WebError(422, "a correction names its words by start, end and unit (utf16 or code_point)")
    unit: Unit = "utf16" if row["unit"] == "utf16" else "code_point"
    try:
        place = [convert_offset(known.text, at, source=unit, target="code_point") for at in (start, end)]
        anchor = Anchor.of(known.text, *snapped(known.text, *place))
    except (AnchorError, IndexError):
        raise WebError(409, "these offsets mark no words of the report") from None
    if "".join(known.text[place[0] : place[1]].split()) != "".join(text_of(row, "exact").split()):
        raise WebError(409, "other words stand there now; load the page again")
    rest = row.get("rest") or None
    asked: Any = {key: text_of(row, key) for key in ("fault", "kind", "value", "comment")}
    record = row.get("record")
    if record is not None and not isinstance(record, str):
        raise WebError(422, "record is an id or null")
    if rest is not None and not isinstance(rest, str):
        raise WebError(422, "rest is quotation, paragraph, name or null")
    asked["kind"] = asked["kind"] or "whole"
    made: Any = Correction(known.id, anchor, record=record or None, rest=rest, **asked)  # type: ignore[arg-type]
    checked: Correction = made.checked()
    return checked


def _owner(request: Request) -> None:
    """Refuse everybody but the owner.

    Raises:
        WebError: 403.
    """
    if request.state.role != "owner":
        raise WebError(403, "only the owner of the ledger does this")


def _short(text: str) -> str:
    """Return words cut to a line."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:60]} …"


def _at(correction: Correction) -> dict[str, Any]:
    """Return where a correction's words stand, in code points."""
    return {"start": correction.anchor.start, "end": correction.anchor.end, "exact": correction.anchor.exact}
