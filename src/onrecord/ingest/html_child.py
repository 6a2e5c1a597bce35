"""The child process that parses web pages: frames in on stdin, frames out on stdout, under limits.

A frame is eight bytes of length (big-endian) and that many bytes. In: UTF-8 HTML. Out: JSON with the visible blocks,
the folded text that trafilatura keeps, and the page's metadata, or {"error": reason}. The process ends with its input.
"""

from __future__ import annotations

import json
import sys
from typing import Any, BinaryIO

MAX_JSON_LD = 200_000
"""So many code points of one JSON-LD script are handed on."""

MAX_METAS = 400


def main(cpu_seconds: int, memory_bytes: int) -> int:
    """Answer frames until the input ends; each page has `cpu_seconds` of processor time."""
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.setrecursionlimit(3_000)
    _limit_memory(memory_bytes)
    while True:
        head = source.read(8)
        if len(head) < 8:
            return 0
        data = source.read(int.from_bytes(head, "big"))
        _limit_cpu(cpu_seconds)
        _answer(sink, data)


def page(data: bytes) -> dict[str, Any]:
    """Parse one page and return what the parent needs, as JSON values."""
    from lxml import html

    from onrecord.ingest.html_walk import Walker

    parser = html.HTMLParser(encoding="utf-8")
    tree = html.document_fromstring(data, parser=parser)
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise RecursionError("the parser stopped at its own depth")
    meta = _metadata(tree)
    walked = Walker().walk(tree)
    kept = _extracted(tree)
    return {"elements": walked.elements, "blocks": walked.blocks, "kept": kept, **meta}


def _extracted(tree: Any) -> list[str]:
    """Return the lines that trafilatura keeps as the text of the page; it may change `tree`."""
    import logging

    logging.disable(logging.CRITICAL)
    import trafilatura

    document = trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, include_tables=True, with_metadata=False
    )
    text = getattr(document, "text", None) or ""
    return [line for line in str(text).split("\n") if line.strip()]


def _metadata(tree: Any) -> dict[str, Any]:
    """Collect title, meta elements, canonical address, language and JSON-LD, as they stand."""
    metas: list[list[str]] = []
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        if key and element.get("content") and len(metas) < MAX_METAS:
            metas.append([key.lower()[:80], element.get("content")[:1000]])
    links = [e.get("href", "")[:2000] for e in tree.iter("link") if (e.get("rel") or "").lower() == "canonical"]
    scripts = [(e.text or "")[:MAX_JSON_LD] for e in tree.iter("script") if "ld+json" in (e.get("type") or "").lower()]
    title = next((e.text or "" for e in tree.iter("title")), "")
    return {"meta": metas, "canonical": links[:1], "json_ld": scripts[:20], "head_title": " ".join(title.split())[:500]}


def _answer(sink: BinaryIO, data: bytes) -> None:
    """Write the frame for one page; a parser's own error is an answer, not an end."""
    try:
        answer = page(data)
    except MemoryError:
        answer = {"error": "limit: memory"}
    except RecursionError:
        answer = {"error": "limit: depth of nesting"}
    except Exception as error:  # any parser fault on hostile input becomes this page's outcome
        answer = {"error": f"{type(error).__name__}: {error}"[:200]}
    payload = json.dumps(answer).encode("ascii")
    sink.write(len(payload).to_bytes(8, "big") + payload)
    sink.flush()


def _limit_memory(memory_bytes: int) -> None:
    """Cap the address space where the system can."""
    try:
        import resource
    except ImportError:
        return
    try:
        resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, resource.getrlimit(resource.RLIMIT_AS)[1]))
    except (ValueError, OSError):
        return


def _limit_cpu(seconds: int) -> None:
    """Give the next page `seconds` of processor time, counted from what the process has used, where the system can."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    budget = int(used.ru_utime + used.ru_stime) + seconds + 1
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (budget, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    except (ValueError, OSError):
        return


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
