"""The API told to machines: an OpenAPI 3.1 description of every address that answers in JSON, served as `/openapi.json`.

A test holds it against the routes, and the whole check sends what schemathesis makes of it.
"""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.core.correction import FAULTS, KINDS, LONGEST_COMMENT, LONGEST_NAME, LONGEST_VALUE, RESTS

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
MAYBE: Schema = {"type": ["string", "null"]}
NUMBER: Schema = {"type": "integer", "minimum": 0}
TEXTS: Schema = {"type": "array", "items": TEXT}
ROWS: Schema = {"type": "array", "items": {"type": "object"}}


def openapi(request: Request) -> Response:  # noqa: ARG001
    """Give the description."""
    return JSONResponse(description())


def description() -> Schema:
    """Return the description of the API."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "onrecord", "version": "1",
            "description": "The pages of `onrecord serve` as JSON. What is no success is answered in one error shape.",
        },
        "paths": {**_reports(), **_people()},
        "components": {"schemas": _schemas(), "responses": {"Error": _content("what a request cannot have", _ref("Error"))}},
    }  # fmt: skip


def _reports() -> Schema:
    """Return the addresses of the ledger and of a report."""
    head = [_query(name, what, maxLength=500) for name, what in (
        ("publisher", "who published it"), ("published", "a day such as 2031-06-03, or a coarser 2031-06"), ("url", "its address"))]  # fmt: skip
    given = {name: _long(500) for name in ("publisher", "published", "url")}
    sent = _takes(_object({"text": {"type": "string", "minLength": 1}, "name": TEXT, **given}, "text"))
    sent["content"]["application/octet-stream"] = {"schema": {"type": "string", "format": "binary"}}
    states = ["added", "unchanged", "new_version", "another_copy", "read_again"]
    added = _object({"state": {"enum": states}, "report": TEXT, "said": TEXT}, "state", "report", "said")
    checked = _object({"schema": {"const": "onrecord/check/1"}, "sentences": ROWS}, "schema", "sentences")
    asked = [
        _query("q", "a search line, asked of the reports that fit the rest"), _query("publisher", "who published it"),
        _query("since", "from this day on"), _query("until", "up to this day"), {**_query("after", "how many to pass over"), "schema": NUMBER},
        _query("state", "how much is checked", enum=["", "unchecked", "checked", "disputed", "lapsed", "orphans", "versions"]),
    ]  # fmt: skip
    report = [_path("report", "the id of a report, or its beginning, four characters at least")]
    return {
        "/reports.json": _get("ledger", "The reports of the ledger, or what a search found", asked, _ok("Ledger")),
        "/reports": _post("add", "Read a report and keep it (owner)", [_query("name", "a file's name"), *head], sent, _made(added)),
        "/reports/{report}.json": _get("report", "One report with its record, and its text", report, _ok("Page")),
        "/reports/{report}/file": _get("file", "The report page as one file that works from disk", report,
                                       {"200": _content("a file", TEXT, "text/html"), **_errors()}),
        "/reports/{report}/check.json": _post(
            "check", "Hold a draft against a report; nothing of it is kept", report,
            _takes(_object({"text": {"type": "string", "minLength": 1}, "form": {"enum": ["text", "markdown"]}}, "text")),
            {"200": _content("what was found", checked), **_errors()},
        ),
    }  # fmt: skip


def _people() -> Schema:
    """Return the addresses of corrections, suggestions, letters and judgements."""
    correction = _object(
        {"start": NUMBER, "end": NUMBER, "unit": {"enum": ["utf16", "code_point"]}, "exact": TEXT, "record": MAYBE,
         "fault": {"enum": list(FAULTS)}, "kind": {"enum": list(KINDS)}, "rest": {"enum": [None, *RESTS]},
         "value": _long(LONGEST_VALUE), "comment": _long(LONGEST_COMMENT), "sender": _long(LONGEST_NAME)},
        "start", "end", "unit", "exact", "fault",
    )  # fmt: skip
    ruled = _object(
        {"suggestion": TEXT, "standing": {"enum": ["waiting", "accepted", "rejected"]}, "judgements": TEXTS}, "standing"
    )
    letters = {"type": "array", "items": _object(
        {"line": NUMBER, "state": {"enum": ["waiting", "duplicate", "refused"]}, "suggestion": TEXT, "why": TEXT}, "line", "state")}  # fmt: skip
    queued = {"type": "array", "items": _ref("Queued")}
    undone = _object({"state": {"const": "undone"}, "judgements": TEXTS, "said": TEXT}, "state", "judgements")
    lines = {"required": True, "content": {"text/plain": {"schema": TEXT}}}
    return {
        "/reports/{report}/corrections": _post(
            "correct", "Correct words: the owner's becomes a judgement, a reader's waits in the queue",
            [_path("report", "the id of a report")], _takes(correction),
            {"200": _content("somebody has said so already", _ref("Corrected")), **_made(_ref("Corrected"))},
        ),
        "/queue.json": _get("queue", "What readers suggest (owner)", [],
                            {"200": _content("waiting and ruled", _object({"waiting": queued, "ruled": queued}, "waiting", "ruled")), **_errors()}),
        "/queue/{suggestion}": _post(
            "rule", "Accept or reject a suggestion, or take the ruling back (owner)", [_path("suggestion", "the id of a suggestion")],
            _takes(_object({"ruling": {"enum": ["accept", "reject", "undo"]}}, "ruling")), {"200": _content("ruled", ruled), **_errors()},
        ),
        "/judgements/{judgement}/undo": _post(
            "undo", "Take back a judgement, with those made along with it (owner)", [_path("judgement", "the id of a judgement")],
            None, {"200": _content("taken back", undone), **_errors()},
        ),
        "/letters": _post("letters", "Take letters of a single file into the queue, one JSON object a line (owner)", [], lines,
                          {"200": _content("what became of each", _object({"letters": letters}, "letters")), **_errors()}),
    }  # fmt: skip


def _schemas() -> Schema:
    """Return the shapes that answers share."""
    error = _object(
        {"status": {"type": "integer"}, "code": TEXT, "message": {"type": "string", "minLength": 1}},
        "status",
        "code",
        "message",
    )
    row = _object({"report": TEXT, "publisher": MAYBE, "title": MAYBE, "published": MAYBE, "url": MAYBE, "versions": NUMBER,
                   "orphans": NUMBER, "counts": {"type": "object"}}, "report", "counts")  # fmt: skip
    return {
        "Error": {**_object({"error": {**error, "additionalProperties": False}}, "error"), "additionalProperties": False},
        "Ledger": _object({"asked": {"type": "object"}, "after": NUMBER, "next": {"type": ["integer", "null"]}, "total": NUMBER,
                           "among": {"type": ["integer", "null"]}, "reports": {"type": "array", "items": row},
                           "search": {"type": ["object", "null"]}}, "total", "reports"),
        "Page": _object({"schema": {"const": "onrecord/page/1"}, "text": TEXT, "report": {"type": "object"}, "records": ROWS, "gaps": ROWS,
                         "sentences": TEXTS, "chains": TEXTS, "judgements": ROWS, "versions": ROWS}, "schema", "text", "report", "records"),
        "Anchor": _object({"start": NUMBER, "end": NUMBER, "exact": TEXT}, "start", "end", "exact"),
        "Corrected": _object({"state": {"enum": ["judged", "waiting", "duplicate"]}, "judgements": TEXTS, "suggestion": TEXT, "said": TEXT,
                              "anchor": _ref("Anchor")}, "state", "said", "anchor"),
        "Queued": _object({"id": TEXT, "standing": TEXT, "sender": TEXT, "made_at": TEXT, "report": TEXT, "title": TEXT, "anchor": _ref("Anchor"),
                           "paragraph": NUMBER, "pieces": {"type": "array", "items": {"type": "array"}},
                           "place": {"type": "array", "items": NUMBER}, "fault": TEXT, "kind": TEXT, "record": MAYBE, "value": TEXT,
                           "comment": TEXT, "rest": MAYBE, "now": MAYBE, "against": ROWS, "held": ROWS}, "id", "standing", "anchor"),
    }  # fmt: skip


def _ref(name: str) -> Schema:
    """Name a shape that is told elsewhere."""
    return {"$ref": f"#/components/schemas/{name}"}


def _object(properties: Schema, *required: str) -> Schema:
    """Return the shape of an object."""
    return {"type": "object", "properties": properties, "required": list(required)}


def _long(most: int) -> Schema:
    """Return the shape of a text of so many characters at most."""
    return {"type": "string", "maxLength": most}


def _path(name: str, what: str) -> Schema:
    """Return a part of an address."""
    return {
        "name": name,
        "in": "path",
        "required": True,
        "description": what,
        "schema": {"type": "string", "minLength": 1},
    }


def _query(name: str, what: str, **more: Any) -> Schema:
    """Return a field of an address's query."""
    return {"name": name, "in": "query", "description": what, "schema": {"type": "string", **more}}


def _takes(schema: Schema) -> Schema:
    """Return what a request must bring."""
    return {"required": True, "content": {"application/json": {"schema": schema}}}


def _content(what: str, schema: Schema, kind: str = "application/json") -> Schema:
    """Return what an answer holds."""
    return {"description": what, "content": {kind: {"schema": schema}}}


def _errors() -> Schema:
    """Return how everything else is answered."""
    return {"default": {"$ref": "#/components/responses/Error"}}


def _ok(name: str) -> Schema:
    """Return the answers to a question."""
    return {"200": _content("what was asked for", _ref(name)), **_errors()}


def _made(schema: Schema) -> Schema:
    """Return the answers to something that is kept."""
    return {"201": _content("kept", schema), **_errors()}


def _get(name: str, what: str, parameters: list[Schema], responses: Schema) -> Schema:
    """Return an address that is asked."""
    return {"get": {"operationId": name, "summary": what, "parameters": parameters, "responses": responses}}


def _post(name: str, what: str, parameters: list[Schema], body: Schema | None, responses: Schema) -> Schema:
    """Return an address that something is sent to."""
    taken = {"requestBody": body} if body else {}
    return {"post": {"operationId": name, "summary": what, "parameters": parameters, **taken, "responses": responses}}
