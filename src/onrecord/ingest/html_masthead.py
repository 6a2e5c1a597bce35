"""What a web page's metadata says of it: JSON-LD, OpenGraph, meta elements. No one source is trusted alone."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.core.report import Given
from onrecord.ingest.dates import day_in_url, find_day
from onrecord.ingest.given import is_partial_date
from onrecord.ingest.masthead import Masthead, strip_by

ARTICLE_TYPES = ("article", "newsarticle", "report", "blogposting", "liveblogposting", "webpage", "opinion",
                 "analysis", "reviewnewsarticle", "backgroundnewsarticle", "scholarlyarticle", "posting")  # fmt: skip
MAX_NODES = 2_000
"""So many nodes of a page's JSON-LD are looked at."""

_PUBLISHED_KEYS = ("article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date", "pubdate",
                   "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "date", "article.published",
                   "dcterms.created", "dcterms.date", "citation_publication_date")  # fmt: skip
_PUBLISHER_KEYS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "citation_publisher",
)
_AUTHOR_KEYS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "dcterms.creator")
_DAY = re.compile(r"\A\s{0,5}(\d{4}-\d{2}-\d{2})(?:\Z|[T ])|\A\s{0,5}(\d{4})(\d{2})(\d{2})(?:\Z|[T ])")


def page_masthead(found: Mapping[str, Any]) -> Masthead:
    """Read the masthead from a page's metadata, each value with its place; dates that disagree are noted.

    Example:
        >>> page_masthead({"meta": [["og:site_name", "Coastal Herald"]], "json_ld": [], "canonical": [],
        ...                "head_title": ""}).publisher
        Given(value='Coastal Herald', basis='page metadata: og:site_name')
    """
    meta: dict[str, str] = {}
    for key, value in found["meta"]:
        meta.setdefault(key, " ".join(value.split()))
    article = _article(found["json_ld"])
    published, notes = _published(meta, article)
    return Masthead(
        url=_url(found, meta, article), publisher=_publisher(meta, article), window=str(found["head_title"]), title=_title(found, meta, article),
        byline=_byline(meta, article), published=published, notes=notes,
    )  # fmt: skip


def metadata_day(value: str) -> str | None:
    """Read an ISO day out of a metadata date, or return None.

    Example:
        >>> metadata_day("2031-03-12T18:40:11.000Z"), metadata_day("12 March 2031"), metadata_day("soon")
        ('2031-03-12', '2031-03-12', None)
    """
    found = _DAY.match(value)
    day = (found[1] or f"{found[2]}-{found[3]}-{found[4]}") if found else find_day(value)
    return day if day and is_partial_date(day) else None


def _article(scripts: list[str]) -> dict[str, Any]:
    """Return the JSON-LD node of the article, empty where there is none; broken JSON-LD is passed over."""
    best: dict[str, Any] = {}
    for script in scripts:
        try:
            parsed = json.loads(script.strip())
        except (ValueError, RecursionError):
            continue
        for node in _nodes(parsed):
            types = node.get("@type")
            names = [str(t).lower() for t in (types if isinstance(types, list) else [types])]
            if not any(name.endswith(ARTICLE_TYPES) for name in names):
                continue
            if not best or ("headline" in node and "headline" not in best) or "datePublished" not in best:
                best = {**node, **best} if best else dict(node)
    return best


def _nodes(parsed: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD value, outer ones first, without recursion."""
    queue: list[Any] = [parsed]
    for _ in range(MAX_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, list):
            queue.extend(node)
        elif isinstance(node, dict):
            yield node
            queue.extend(node[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in node)


def _string(value: Any) -> str:
    """Return the name or text in a JSON-LD value: a string, an object with a name, or a list of these."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return _string(value.get("name") or value.get("@value") or "")
    if isinstance(value, list):
        names = [name for name in (_string(item) for item in value[:10]) if name]
        return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
    return ""


def _published(meta: Mapping[str, str], article: Mapping[str, Any]) -> tuple[Given | None, tuple[str, ...]]:
    """Return the day of publication that metadata gives, JSON-LD first, and note the other days it gives."""
    found: list[Given] = []
    if day := metadata_day(_string(article.get("datePublished"))):
        found.append(Given(day, "page metadata: JSON-LD datePublished"))
    for key in _PUBLISHED_KEYS:
        if key in meta and (day := metadata_day(meta[key])):
            found.append(Given(day, f"page metadata: {key}"))
    if not found:
        return None, ()
    others = [given for given in found[1:] if given.value != found[0].value]
    notes = tuple(f"metadata disagree on the day: {found[0].value} ({found[0].basis}), {given.value} ({given.basis})"
                  for given in others[:2])  # fmt: skip
    return found[0], notes


def _publisher(meta: Mapping[str, str], article: Mapping[str, Any]) -> Given | None:
    """Return the publisher's name."""
    if name := _string(article.get("publisher")):
        return Given(name, "page metadata: JSON-LD publisher")
    for key in _PUBLISHER_KEYS:
        if meta.get(key) and "://" not in meta[key]:
            return Given(meta[key], f"page metadata: {key}")
    return None


def _title(found: Mapping[str, Any], meta: Mapping[str, str], article: Mapping[str, Any]) -> Given | None:
    """Return the headline that metadata gives."""
    if name := _string(article.get("headline")):
        return Given(name, "page metadata: JSON-LD headline")
    for key in ("og:title", "twitter:title", "dc.title"):
        if meta.get(key):
            return Given(meta[key], f"page metadata: {key}")
    title = str(found["head_title"])
    return Given(title, "page metadata: title") if title else None


def _byline(meta: Mapping[str, str], article: Mapping[str, Any]) -> Given | None:
    """Return the authors that metadata names; addresses of profiles are no names."""
    if (name := _string(article.get("author"))) and "://" not in name:
        return Given(strip_by(name), "page metadata: JSON-LD author")
    for key in _AUTHOR_KEYS:
        if meta.get(key) and "://" not in meta[key] and "@" not in meta[key]:
            return Given(strip_by(meta[key]), f"page metadata: {key}")
    return None


def _url(found: Mapping[str, Any], meta: Mapping[str, str], article: Mapping[str, Any]) -> Given | None:
    """Return the page's own address."""
    for value, place in ((found["canonical"][0] if found["canonical"] else "", "link canonical"),
                         (meta.get("og:url", ""), "og:url"), (_string(article.get("url")), "JSON-LD url")):  # fmt: skip
        if value.startswith(("http://", "https://")):
            return Given(value, f"page metadata: {place}")
    return None


def url_day(url: Given | None) -> Given | None:
    """Return the day or month in a page's address as a publication date, or None."""
    day = day_in_url(url.value) if url else None
    return Given(day, f"date in the address ({url.basis})") if day and url else None
