"""Run a task, all tasks, or the checks: `python -m evaluation TASK --data PATH --json [--write]`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from pathlib import Path
from typing import Any

from evaluation import floors, folders, gold, results
from evaluation.outcome import MissingInput
from evaluation.tasks import TASKS, run
from onrecord.core.errors import OnrecordError

MISSING = 2
"""Exit code when a task cannot run."""


def main(arguments: list[str] | None = None) -> int:
    """Run what the command line asks for and return the exit code."""
    options = _parser().parse_args(arguments)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if options.task == "check":
        return _check(options.part)
    if options.task == "all":
        return _all(options)
    try:
        done = run(options.task, options.data)
        line = done.line()
        if options.show and options.task == "gold":
            print(gold.show(options.data), file=sys.stderr)
    except MissingInput as error:
        print(f"{options.task}: {error}", file=sys.stderr)
        return MISSING
    except OnrecordError as error:
        print(f"{options.task}: the reader stopped: {error}", file=sys.stderr)
        return 1
    _print(line, as_json=options.json)
    return 0


def _parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Measure the reader on labelled texts.")
    parser.add_argument("task", choices=(*TASKS, "all", "check"), help="what to measure")
    parser.add_argument("--data", type=Path, help="folder or file with labels; else ONRECORD_DEV, else ../shared")
    parser.add_argument("--json", action="store_true", help="print one JSON line for each task")
    parser.add_argument("--write", action="store_true", help="with all: renew evaluation/RESULTS.md")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="with all: tasks run beside each other")
    parser.add_argument("--show", action="store_true", help="with gold: list what differs in the open reports")
    parser.add_argument("--part", choices=("stale", *floors.PARTS), action="append", help="with check: only this part")
    return parser


def _all(options: argparse.Namespace) -> int:
    """Run every task that can run; say which cannot and why."""
    lines: list[dict[str, Any]] = []
    missing: dict[str, str] = {}
    with ProcessPoolExecutor(options.jobs) as workers:
        for task, (line, why) in zip(TASKS, workers.map(_line_of, TASKS, repeat(options.data)), strict=True):
            if line is None:
                missing[task] = why
                print(f"{task}: not measured: {why}", file=sys.stderr)
            else:
                lines.append(line)
                _print(line, as_json=options.json)
    if options.write and folders.dev_folder() is None:
        print("RESULTS.md was not written: it needs the dev folder", file=sys.stderr)
        return MISSING
    if options.write:
        results.FILE.write_text(results.render(lines, missing), encoding="utf-8", newline="\n")
        print(f"wrote {results.FILE.name}", file=sys.stderr)
    return 0 if lines else MISSING


def _line_of(task: str, data: Path | None) -> tuple[dict[str, Any] | None, str]:
    """Run one task in a process of its own and return its line, or why there is none."""
    try:
        return run(task, data).line(), ""
    except (MissingInput, OnrecordError) as error:
        return None, str(error)


def _check(parts: list[str] | None) -> int:
    """Check that RESULTS.md is fresh and that no floor is broken; return 1 when something fails."""
    faults: list[str] = []
    wanted = parts or ["stale", *floors.PARTS]
    if "stale" in wanted and (why := results.stale()):
        faults.append(why)
    for part in (part for part in floors.PARTS if part in wanted):
        if part == "dev" and folders.dev_folder() is None:
            print("dev floors skipped: no dev folder (ONRECORD_DEV, or ../shared)")
            continue
        for task, lines in floors.load()[part].items():
            try:
                found = floors.check_task(part, task, lines)
            except (MissingInput, OnrecordError) as error:
                found = [f"{task}: cannot be measured: {error}"]
            print(f"{part} floors of {task}: {'broken' if found else 'hold'} ({len(lines)} lines)")
            faults += found
    for fault in faults:
        print(f"FAIL {fault}")
    return 1 if faults else 0


def _print(line: dict[str, Any], *, as_json: bool) -> None:
    """Print one task: one JSON line, or a small table for a person."""
    if as_json:
        print(json.dumps(line, ensure_ascii=False), flush=True)
        return
    print(f"{line['task']}: {line['n']} texts in {line['seconds']} s")
    for name, score in line["scores"].items():
        print(f"  {name:44s} P {score['p']:.3f}  R {score['r']:.3f}  F1 {score['f1']:.3f}  n {score['n']}")


if __name__ == "__main__":
    sys.exit(main())
