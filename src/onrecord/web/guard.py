"""Guard: who is let in, from where, and how much they may send; and the headers that every answer carries.

A request is checked before any page sees it: its Host (so that no foreign name can be made to point here), on writes
its Origin (so that no foreign page can write), its token where tokens are in use, and the size of its body.
"""

from __future__ import annotations

import hmac
import ipaddress
from http.cookies import CookieError, SimpleCookie
from typing import Any, Literal
from urllib.parse import parse_qs, urlencode, urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.errors import WebError
from onrecord.web.settings import Settings

Role = Literal["owner", "reader"]
COOKIE = "onrecord"
SMALL, LARGE = 64 * 1024, 12 * 1024 * 1024
"""Bytes of a body: of a correction or ruling, and of a report or a file of letters."""
LARGE_PATHS = frozenset({"/reports", "/letters"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY, "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin", "cross-origin-resource-policy": "same-origin", "x-frame-options": "DENY",
}  # fmt: skip
"""What every answer carries."""


class Guard:
    """The middleware around all pages; puts `role` into the request's state."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check one request and pass it on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                there = {name.lower() for name, _ in message["headers"]}
                more = [(k.encode(), v.encode()) for k, v in HEADERS.items() if k.encode() not in there]
                if b"cache-control" not in there:
                    more.append((b"cache-control", b"no-store"))
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        scope.setdefault("state", {})
        scope["state"]["role"] = None
        try:
            checked_host(Headers(scope=scope), self._settings)
            if (moved := self._login(scope)) is not None:
                await _answer(with_headers, 303, moved)
                return
            scope["state"]["role"] = self._role(scope)
            if scope["method"] not in ("GET", "HEAD"):
                checked_origin(Headers(scope=scope))
            receive = capped(receive, Headers(scope=scope), LARGE if scope["path"] in LARGE_PATHS else SMALL)
        except WebError as error:
            scope["state"]["refused"] = error
        await self._app(scope, receive, with_headers)

    def _login(self, scope: Scope) -> list[tuple[bytes, bytes]] | None:
        """Return the headers that turn a token in the address into a cookie, or None where there is none."""
        query = parse_qs(scope["query_string"].decode("latin-1"))
        token = query.pop("token", [""])[0]
        if not token or not self._settings.readers or self._known(token) is None:
            return None
        rest = urlencode(query, doseq=True)
        cookie = f"{COOKIE}={token}; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000"
        path = "/" + scope["path"].lstrip("/\\")
        where = path + (f"?{rest}" if rest else "")
        return [(b"location", where.encode("ascii", "ignore")), (b"set-cookie", cookie.encode("latin-1"))]

    def _known(self, token: str) -> Role | None:
        """Return whose token this is."""
        for role, known in (("owner", self._settings.owner_token), ("reader", self._settings.reader_token)):
            if known and hmac.compare_digest(token.encode(), known.encode()):
                return "owner" if role == "owner" else "reader"
        return None

    def _role(self, scope: Scope) -> Role:
        """Return who asks.

        Raises:
            WebError: 401, when tokens are in use and there is none, or an unknown one.
        """
        if not self._settings.readers:
            return "owner"
        headers = Headers(scope=scope)
        token = headers.get("authorization", "").removeprefix("Bearer ").strip() or _cookie(headers.get("cookie", ""))
        role = self._known(token) if token else None
        if role is None:
            raise WebError(401, "open the link with the token that `onrecord serve` printed")
        return role


def checked_host(headers: Headers, settings: Settings) -> None:
    """Refuse a request that was sent to a foreign name.

    Raises:
        WebError: 403.
    """
    try:
        host = urlsplit(f"//{headers.get('host', '')}").hostname or ""
        address = ipaddress.ip_address(host)
    except ValueError:
        address = None
    fine = host in ("localhost", settings.host) if address is None else settings.readers or address.is_loopback
    if not host or not fine:
        raise WebError(403, "this server is asked for under its own address only")


def checked_origin(headers: Headers) -> None:
    """Refuse a write that a page of another origin sent; programs that are no browsers send no origin.

    Raises:
        WebError: 403.
    """
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    own = origin is None or urlsplit(origin).netloc == headers.get("host", "") != ""
    if not own or site not in (None, "same-origin", "none"):
        raise WebError(403, "this page may not write here: another origin")


def capped(receive: Receive, headers: Headers, most: int) -> Receive:
    """Return a `receive` that refuses a body of more than `most` bytes, whatever its headers promise.

    Raises:
        WebError: 413.
    """
    promised = headers.get("content-length", "0")
    if promised.isdigit() and int(promised[:20]) > most:
        raise WebError(413, f"too large: at most {most:,} bytes")
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise WebError(413, f"too large: at most {most:,} bytes")
        return message

    return counted


def _cookie(header: str) -> str:
    """Return the token of a cookie header, or nothing."""
    try:
        morsel = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


async def _answer(send: Any, status: int, headers: list[tuple[bytes, bytes]]) -> None:
    """Send an answer without a body."""
    await send({"type": "http.response.start", "status": status, "headers": [*headers, (b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})
