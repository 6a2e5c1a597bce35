"""The single file: a report page with its styles and scripts inside, which works from disk, without a server.

Its policy lets run only the scripts that it holds, each named by its hash, and lets nothing be fetched.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files

from onrecord.export import wording
from onrecord.export.page import aside
from onrecord.export.page.leaf import Leaf
from onrecord.export.page.model import model, to_script
from onrecord.export.page.text import text_html

STYLES = ("reader.css",)
SCRIPTS = ("words.js", "margin.js", "letters.js", "correct.js")
"""The scripts of a report page, in the order in which they must run."""


def asset(name: str) -> str:
    """Return one style or script of the report page.

    Raises:
        KeyError: when there is none of that name.
    """
    if name not in (*STYLES, *SCRIPTS):
        raise KeyError(name)
    return (files("onrecord.export.page") / name).read_text(encoding="utf-8")


def body(leaf: Leaf, *, linked: bool) -> str:
    """Return what stands in the main part of a report page: head, first screen, text, margin and dialog."""
    report = leaf.sheet.report
    title = report.title.value if report.title else "No headline found"
    head = " · ".join(
        escape(part)
        for part in (
            report.publisher.value if report.publisher else "",
            report.byline.value if report.byline else "",
            report.published.value if report.published else "",
        )
        if part
    )
    template = (files("onrecord.export.page") / "body.html").read_text(encoding="utf-8")
    holes = {
        "title": escape(title), "head": head, "counts": escape(leaf.counts), "facts": aside.facts(leaf),
        "voices": aside.voices(leaf), "warnings": aside.warnings(leaf), "matters": aside.matters(leaf), "lists": aside.lists(leaf),
        "people": aside.people(leaf, linked=linked), "text": text_html(leaf), "cite": escape(cite(leaf)),
    }  # fmt: skip
    parts = template.split("{{")
    return parts[0] + "".join(holes[name] + rest for name, _, rest in (part.partition("}}") for part in parts[1:]))


def cite(leaf: Leaf) -> str:
    """Return one line that cites the report: publisher, headline, date, address and the id of the text.

    The id changes with every character of the text, so that a citation names one version of a page.
    """
    report = leaf.sheet.report
    parts = [
        report.publisher.value if report.publisher else wording.not_found(leaf.sheet, "publisher"),
        f"“{wording.shown(report.title.value)}”" if report.title else wording.not_found(leaf.sheet, "headline"),
        report.published.value if report.published else wording.not_found(leaf.sheet, "date"),
        *((report.url.value,) if report.url else ()),
    ]
    return f"{', '.join(parts)} [report {report.id}]"


def parts(leaf: Leaf) -> tuple[str, str]:
    """Return what stands in the body of a report page, and its model as JSON that may stand in a script element."""
    return body(leaf, linked=True), to_script(model(leaf))


def single_file(leaf: Leaf) -> str:
    """Return the whole page as one HTML file."""
    style = "".join(asset(name) for name in STYLES)
    scripts = [asset(name) for name in SCRIPTS]
    allowed = " ".join(_hash(script) for script in scripts)
    policy = f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; base-uri 'none'; form-action 'none'"
    report = leaf.sheet.report
    title = report.title.value if report.title else report.name
    return "\n".join((
        '<!doctype html><html lang="en" data-role="file"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">',
        f"<title>{escape(title)}: on record</title><style>{style}</style></head><body>",
        body(leaf, linked=False),
        f'<script type="application/json" id="model">{to_script(model(leaf))}</script>',
        *(f"<script>{script}</script>" for script in scripts),
        "</body></html>\n",
    ))  # fmt: skip


def _hash(content: str) -> str:
    """Return the source expression by which a policy names an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode('utf-8')).digest()).decode()}'"
