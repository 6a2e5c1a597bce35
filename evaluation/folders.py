"""Where labelled data lie: the dev folder (data/, gold/, seed/), the authored sets, and what a person points at."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from evaluation.outcome import MissingInput

CHECKOUT = Path(__file__).resolve().parent.parent
"""The root of the checkout that this package lies in."""
SETS = CHECKOUT / "evaluation" / "sets"
"""The authored sets, which are part of the project."""
HALVES = ("open", "closed")
"""The two halves of an authored set: `open` may be read while building, `closed` is scored and never listed."""


def dev_folder() -> Path | None:
    """Return the folder that holds data/, gold/ and seed/: `ONRECORD_DEV`, else `../shared` beside the checkout."""
    named = os.environ.get("ONRECORD_DEV")
    folder = Path(named) if named else CHECKOUT.parent / "shared"
    return folder if any((folder / part).is_dir() for part in ("data", "gold", "seed")) else None


def base(data: Path | None) -> Path:
    """Return the folder or file a task reads from: what `--data` names, else the dev folder.

    Raises:
        MissingInput: when nothing was named and there is no dev folder, or when the named path is not there.
    """
    if data is not None:
        if not data.exists():
            raise MissingInput(f"no such folder or file: {data}")
        return data
    found = dev_folder()
    if found is None:
        raise MissingInput("no data: name a folder with --data or ONRECORD_DEV (it holds data/, gold/ and seed/)")
    return found


def is_dev(folder: Path) -> bool:
    """Tell whether `folder` is laid out as a dev folder, with a data/ or gold/ folder inside."""
    return any((folder / part).is_dir() for part in ("data", "gold"))


def standing(path: Path) -> Path:
    """Return `path` when it is there.

    Raises:
        MissingInput: when it is not.
    """
    if not path.exists():
        raise MissingInput(f"no such folder or file: {path}")
    return path


def set_files(name: str, data: Path | None) -> dict[str, Path]:
    """Return the halves of an authored set by name: of the project, or of the folder that `data` names.

    A single file counts as one half named after the file.

    Raises:
        MissingInput: when there is no such set.
    """
    folder = SETS / name
    if data is not None and not is_dev(data):
        if data.is_file():
            return {data.stem: data}
        folder = data / name if (data / name).is_dir() else data
    found = {half: folder / f"{half}.jsonl" for half in HALVES if (folder / f"{half}.jsonl").is_file()}
    if not found:
        raise MissingInput(f"no authored set: {folder} holds neither open.jsonl nor closed.jsonl")
    return found


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Read a JSONL file, one object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def hash_files(files: Iterable[Path]) -> str:
    """Hash the names and bytes of `files`, in sorted order; folders count with every file inside."""
    total = hashlib.sha256()
    for file in sorted(set(_walk(files))):
        total.update(file.name.encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _walk(files: Iterable[Path]) -> Iterator[Path]:
    """Yield every file of `files`, going into folders."""
    for path in files:
        if path.is_dir():
            yield from (inner for inner in path.rglob("*") if inner.is_file())
        else:
            yield path
