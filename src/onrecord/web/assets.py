"""Assets: the few files that pages are drawn with, and the addresses under which a browser may keep them.

An address carries the hash of what it names, so that a browser never asks again for what it holds, and never draws
with what an older installation left it.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response

from onrecord import desk
from onrecord.web.errors import WebError

OWN = ("post.js", "site.js", "queue.js", "check.js")
"""Files of the web's own; those of the report page come from the export that also writes the single file."""
FOREVER, ASK = "private, max-age=31536000, immutable", "no-cache"


@cache
def asset(name: str) -> bytes:
    """Return one file that pages are drawn with.

    Raises:
        KeyError: when there is none of that name.
    """
    if name in OWN:
        return (files("onrecord.web") / "static" / name).read_bytes()
    return desk.page_asset(name).encode("utf-8")


@cache
def address(name: str) -> str:
    """Return the address of a file, with the hash of what it holds."""
    return f"/static/{name}?v={_hash(name)}"


def static(request: Request) -> Response:
    """Give one of the files; no other name is answered."""
    name = request.path_params["name"]
    try:
        held = asset(name)
    except KeyError:
        raise WebError(404, "no such file") from None
    kept = FOREVER if request.query_params.get("v") == _hash(name) else ASK
    kind = "text/css" if name.endswith(".css") else "text/javascript"
    return Response(held, media_type=f"{kind}; charset=utf-8", headers={"cache-control": kept})


@cache
def _hash(name: str) -> str:
    """Return a short hash of a file."""
    return hashlib.sha256(asset(name)).hexdigest()[:12]
