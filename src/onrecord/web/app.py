"""The application: its addresses, its one way to answer errors, and how it is run."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib.resources import files

import uvicorn
from jinja2 import Environment, FunctionLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from onrecord.core.errors import OnrecordError
from onrecord.web import api, assets, checks, pages, writes
from onrecord.web.errors import WebError
from onrecord.web.guard import Guard
from onrecord.web.kept import Kept
from onrecord.web.settings import Settings

Page = Callable[[Request], Response]
MISSING = ("no such report", "no such judgement", "no such suggestion", "this report was erased")


def make_app(settings: Settings) -> ASGIApp:
    """Make the application that serves one ledger, its guard around everything, the answers to what breaks too."""
    routes = [
        Route("/", _drawn(pages.ledger)),
        Route("/reports", _drawn(pages.ledger), methods=["GET"]),
        Route("/reports", _written(writes.add_report), methods=["POST"]),
        Route("/reports.json", _drawn(pages.ledger)),
        Route("/reports/{report}/file", _drawn(pages.single)),
        Route("/reports/{report}/check", _written(checks.check), methods=["POST"]),
        Route("/reports/{report}/check.json", _written(checks.check), methods=["POST"]),
        Route("/reports/{report}/corrections", _written(writes.add_correction), methods=["POST"]),
        Route("/reports/{report}", _drawn(pages.report)),
        Route("/queue", _drawn(pages.queue)),
        Route("/queue.json", _drawn(pages.queue)),
        Route("/queue/{suggestion}", _written(writes.add_ruling), methods=["POST"]),
        Route("/letters", _written(writes.add_letters), methods=["POST"]),
        Route("/judgements/{judgement}/undo", _written(writes.undo), methods=["POST"]),
        Route("/openapi.json", _answered(api.openapi)),
        Route("/static/{name}", _answered(assets.static)),
    ]
    app = Starlette(
        routes=routes,
        exception_handlers={HTTPException: _on_http, Exception: _on_any},
    )
    app.router.redirect_slashes = False
    app.state.settings = settings
    app.state.kept = Kept(settings.ledger)
    app.state.templates = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    app.state.templates.globals["asset"] = assets.address
    return Guard(app, settings)


def serve(settings: Settings, *, port: int, say: Callable[[str], None]) -> None:
    """Run the application until it is stopped; `say` is told where it is."""
    server = uvicorn.Server(server_config(settings, port=port))
    shown = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host
    home = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"
    say(f"onrecord: {home}{f'?token={settings.owner_token}' if settings.readers else ''}   (Ctrl + C ends it)")
    if settings.readers:
        say(f"for readers, who suggest and do not judge: {home}?token={settings.reader_token}")
        if shown != settings.host:
            say(f"from elsewhere, put this machine's own address in the place of {shown}")
    server.run()


def server_config(settings: Settings, *, port: int) -> uvicorn.Config:
    """Return how the server is run: no proxy is believed, and no line says what server it is."""
    return uvicorn.Config(
        make_app(settings), host=settings.host, port=port, log_level="warning", access_log=False, server_header=False,
        proxy_headers=False, timeout_keep_alive=30, h11_max_incomplete_event_size=64 * 1024, lifespan="off", ws="none",
    )  # fmt: skip


def _template(name: str) -> str | None:
    """Return the source of a template."""
    file = files("onrecord.web") / "templates" / name
    return file.read_text(encoding="utf-8") if file.is_file() else None


def _answered(page: Page) -> Callable[[Request], Awaitable[Response]]:
    """Run a page in a thread, since the ledger blocks, and turn its errors into the one shape."""

    async def answer(request: Request) -> Response:
        try:
            _refuse(request)
            return await run_in_threadpool(page, request)
        except (WebError, OnrecordError) as error:
            return _failed(request, error)

    return answer


def _drawn(page: Page) -> Callable[[Request], Awaitable[Response]]:
    """Answer with a page of the ledger, drawn anew only when the ledger has changed."""

    def drawn(request: Request) -> Response:
        key = (request.url.path, request.url.query, request.state.role)
        kept: Kept = request.app.state.kept
        return kept.of(key, lambda: page(request))

    return _answered(drawn)


def _written(write: Callable[[Request, bytes], Response]) -> Callable[[Request], Awaitable[Response]]:
    """Take the body of a write in, then run it in a thread."""

    async def answer(request: Request) -> Response:
        try:
            _refuse(request)
            body = await request.body()
            return await run_in_threadpool(write, request, body)
        except (WebError, OnrecordError) as error:
            return _failed(request, error)
        except ClientDisconnect:
            return Response(status_code=400)

    return answer


def _refuse(request: Request) -> None:
    """Raise what the guard found, so that it is answered like every other error."""
    refused = getattr(request.state, "refused", None)
    if refused is not None:
        raise refused


def _failed(request: Request, error: WebError | OnrecordError) -> Response:
    """Answer an error as JSON or as a page."""
    if isinstance(error, OnrecordError):
        status = 404 if error.what in MISSING else 422
        message = str(error)
        if error.__cause__ is not None or "cannot be opened" in error.what:
            status, message = 503, f"{error.what}; {error.next_step}".rstrip("; ")
        error = WebError(status, message)
    headers = {"retry-after": str(error.wait)} if error.wait else {}
    wants_page = request.method == "GET" and not request.url.path.endswith(".json")
    if wants_page and "text/html" in request.headers.get("accept", ""):
        html = request.app.state.templates.get_template("error.html").render(error=error, role="")
        return HTMLResponse(html, error.status, headers)
    return JSONResponse(error.body, error.status, headers)


async def _on_http(request: Request, error: Exception) -> Response:
    """Answer what no page was found for."""
    refused = getattr(request.state, "refused", None)
    if refused is not None:
        return _failed(request, refused)
    assert isinstance(error, HTTPException)
    return _failed(request, WebError(error.status_code, error.detail))


async def _on_any(request: Request, error: Exception) -> Response:  # noqa: ARG001
    """Answer what nobody foresaw, without telling more than that; the server's own log has the rest."""
    return JSONResponse(WebError(500, "the server broke on this; its log says where").body, 500)
