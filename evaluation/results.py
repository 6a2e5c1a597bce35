"""RESULTS.md: the figures of every task in readable tables, with the fingerprint of the code that gave them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.fingerprint import fingerprint

FILE = Path(__file__).resolve().parent / "RESULTS.md"
HEAD = """# Results

Written by `python -m evaluation all --write`; not edited by hand. Figures on authored sets are never quoted as accuracy
on news: the cases are chosen to be hard. `closed` halves were scored, not opened.

Fingerprint of reading, recording, vocabulary and weights: `{fingerprint}`
"""


def render(lines: Sequence[Mapping[str, Any]], missing: Mapping[str, str]) -> str:
    """Lay out the printed lines of all tasks, then the tasks that could not run, each with the reason."""
    parts = [HEAD.format(fingerprint=fingerprint())]
    parts += [_section(line) for line in lines]
    if missing:
        rows = "\n".join(f"- `{task}`: {_machine_free(why)}" for task, why in missing.items())
        parts.append(f"## Not measured\n\n{rows}\n")
    return "\n".join(parts)


def stale(file: Path = FILE) -> str | None:
    """Return why RESULTS.md is stale, or None when it carries the fingerprint of this code."""
    if not file.is_file():
        return f"{file.name} is not there; write it with: python -m evaluation all --write"
    found = re.search(r"`([0-9a-f]{64})`", file.read_text(encoding="utf-8"))
    if found is None or found[1] != fingerprint():
        return f"{file.name} is stale: reading, recording, vocabulary or weights changed; renew it with: " + (
            "python -m evaluation all --write"
        )
    return None


def _section(line: Mapping[str, Any]) -> str:
    """Lay out one task."""
    rows = [
        f"| {name.replace('|', '/')} | {_figures(score)} | {score['n']} |" for name, score in line["scores"].items()
    ]
    weights = line["weights_sha256"]
    return "\n".join(
        (
            f"## {line['task']}",
            "",
            f"{line['protocol'][:1].upper()}{line['protocol'][1:]}.",
            "",
            f"{line['n']} texts, data `{line['data_sha256'][:12]}`, weights `{weights[:12] if weights else 'none'}`.",
            "",
            "| measure | P | R | F1 | n |",
            "|---|---|---|---|---|",
            *rows,
            "",
        )
    )


def _figures(score: Mapping[str, float]) -> str:
    """Lay out P, R and F1; a measure with one figure fills the last cell alone."""
    if score["p"] == score["r"] == score["f1"]:
        return f"| | {_number(score['f1'])}"
    return " | ".join(_number(score[key]) for key in ("p", "r", "f1"))


def _number(value: float) -> str:
    """Print a figure: three decimals, one where it is a count per hundred."""
    return f"{value:.3f}" if value <= 1 else f"{value:.1f}"


def _machine_free(why: str) -> str:
    """Take folders of this machine out of a reason."""
    return re.sub(r"(?:[A-Za-z]:)?[/\\](?:[\w.-]+[/\\])+", "…/", why)
