"""Asking the reader: every prediction goes through the public API of `onrecord`, as a user's would.

Nothing here knows how reading works. A reader that is not there, or that lacks a layer, is a `MissingInput`: a task
then says so and never prints a made-up figure.
"""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from evaluation.outcome import MissingInput


def read_text(text: str, **given: str | None) -> dict[str, Any]:
    """Read `text` and return the JSON contract as a dict. `given` are published, publisher and url.

    Raises:
        MissingInput: when the package offers no `read_text`.
    """
    return _as_dict(_verb("read_text")(text, **_told(given)))


def read_coded(text: str) -> tuple[dict[str, Any], dict[str, str]]:
    """Read `text` and return the JSON contract and, by record id, the type under which PLOVER exports code the record.

    A record that exports leave without a type is not among the second.

    Raises:
        MissingInput: when the package offers no `read_text` or no coding.
    """
    sheet = _verb("read_text")(text)
    code = _stage("export.coding").code
    types = {record.id: code(sheet, record).type for record in sheet.records}
    return _as_dict(sheet), {identity: kind for identity, kind in types.items() if kind}


def read_file(path: Path, **given: str | None) -> dict[str, Any]:
    """Read the file at `path` and return the JSON contract as a dict.

    Raises:
        MissingInput: when the package offers no `read`.
    """
    return _as_dict(_verb("read")(path, **_told(given)))


def sentences(text: str, *, every_line: bool = False) -> list[tuple[int, int]]:
    """Return the sentence offsets that the reader gives for `text`, in code points.

    The JSON contract has no key for sentences, so the stages are run one by one: ingest, then read. Furniture has no
    sentences; `every_line` takes every block for a paragraph of the report, so that only the splitting is measured.

    Raises:
        MissingInput: when a stage is not there.
    """
    report = _stage("ingest").read_text(text)
    if every_line:
        report = replace(report, blocks=tuple(replace(block, kind="body", why="") for block in report.blocks))
    reading = _stage("read").read(report, steps_on_words("sentences"))
    return [(sentence.start, sentence.end) for sentence in reading.sentences]


ON_WORDS = frozenset({"sentences", "times", "quantities"})
"""Layers that rest on the words alone: what gives them asks neither the network nor for predicates. A test reads some
texts both ways and holds that these layers come out the same."""


def rows_on_words(text: str, name: str, **given: str | None) -> list[dict[str, Any]]:
    """Return one list of the JSON contract that rests on the words alone.

    Same as `rows(read_text(text, **given), name)`, in a tenth of the time.

    Raises:
        MissingInput: when a stage or the layer is not there.
    """
    return rows(answer_on_words(text, name, **given), name)


def answer_on_words(text: str, *names: str, **given: str | None) -> dict[str, Any]:
    """Return the JSON contract with these lists filled, without running the steps they do not need.

    Raises:
        MissingInput: when a stage or a layer is not there.
    """
    report = _stage("ingest").read_text(text, given=_stage("ingest").GivenByHand(**_told(given)))
    reading = _stage("read").read(report, steps_on_words(*(LAYERS[name] for name in names)))
    answer: dict[str, Any] = _stage("export.json").to_dict(_stage("record").put_on_record(reading))
    return answer


@cache
def steps_on_words(*layers: str) -> tuple[Any, ...]:
    """Return the reader's steps up to the last that gives one of some layers of `ON_WORDS`, those about predicates aside.

    Raises:
        MissingInput: when no step gives one of the layers.
        ValueError: when a layer does not rest on the words alone.
    """
    if not ON_WORDS.issuperset(layers):
        raise ValueError(f"layers that need more than words: found {layers}, expected some of {sorted(ON_WORDS)}")
    steps = [step for step in _stage("read").steps() if "predicates" not in step.needs | step.gives]
    last = [max((at for at, step in enumerate(steps) if layer in step.gives), default=-1) for layer in layers]
    if min(last) < 0:
        raise MissingInput(f"the reader gives not all of {', '.join(layers)} yet")
    return tuple(steps[: max(last) + 1])


def read_tokens(sentences: Sequence[Sequence[str]]) -> Any:
    """Read sentences whose words are given, and return the Reading.

    Raises:
        MissingInput: when the package offers no `read_tokens`.
    """
    return _verb("read_tokens")([list(words) for words in sentences])


def propositions(sentences: Sequence[Sequence[str]], words: Sequence[Sequence[int]]) -> list[dict[int, Any]]:
    """Return what the network says of some words of each sentence, by word, before any rule.

    Other words that it sees as predicates are among them.

    Raises:
        MissingInput: when the package offers no `read_tokens`, or no network is installed.
    """
    reading = _verb("read_tokens")([list(row) for row in sentences], predicates=words, before="mentions")
    if "propositions" not in reading.filled:
        raise MissingInput("the reader gives no propositions: no network is installed")
    place = {token.start: at for at, token in enumerate(reading.tokens)}
    found: list[dict[int, Any]] = [{} for _ in reading.sentences]
    for said in reading.propositions:
        first = reading.sentences[said.sentence].first
        spans = [
            (a.role, place[a.anchor.start] - first, _after(reading, place, a.anchor) - first) for a in said.arguments
        ]
        found[said.sentence][place[said.anchor.start] - first] = (said, spans)
    return found


def _after(reading: Any, place: dict[int, int], anchor: Any) -> int:
    """Return the token after the last one of an anchor of whole tokens."""
    at = place[anchor.start]
    while reading.tokens[at].end < anchor.end:
        at += 1
    return at + 1


def reading(text: str) -> Any:
    """Ingest and read `text`, and return the Reading: for layers that the JSON contract does not print as such.

    Raises:
        MissingInput: when a stage is not there.
    """
    return _stage("read").read(_stage("ingest").read_text(text))


LAYERS = {
    "times": "times",
    "places": "places",
    "quantities": "quantities",
    "gaps": "gaps",
    "questions": "questions",
    "support": "support",
    "quotes": "quotations",
    "records": "predicates",
}
"""Lists of the JSON contract, and the layer of a reading that each rests on."""


def rows(answer: dict[str, Any], layer: str) -> list[dict[str, Any]]:
    """Return one list of the JSON contract.

    Raises:
        MissingInput: when no step of the reader gives that layer (an empty list of a layer that is there is an answer).
    """
    if layer not in answer or LAYERS[layer] not in layers_given():
        raise MissingInput(f"the reader gives no {layer} yet: no step gives the layer {LAYERS[layer]!r}")
    return list(answer[layer])


@cache
def layers_given() -> frozenset[str]:
    """Return the layers of a reading that some step of the reader gives."""
    return frozenset(layer for step in _stage("read").steps() for layer in step.gives)


def span(anchor: dict[str, Any]) -> tuple[int, int]:
    """Return the offsets of an anchor of the JSON contract."""
    return anchor["start"], anchor["end"]


def weights_sha256() -> str | None:
    """Return the hash of the shipped weights, or None where the package ships none."""
    package = importlib.import_module("onrecord")
    folder = Path(str(package.__path__[0])) / "weights"
    files = sorted(file for file in folder.glob("*.onnx") if file.is_file())
    if not files:
        return None
    total = hashlib.sha256()
    for file in files:
        total.update(file.read_bytes())
    return total.hexdigest()


def _verb(name: str) -> Any:
    """Return a verb of the public API."""
    try:
        verb = getattr(importlib.import_module("onrecord"), name)
    except (ImportError, AttributeError) as error:
        raise MissingInput(f"the package offers no onrecord.{name}: {error}") from error
    return verb if callable(verb) else getattr(importlib.import_module("onrecord.desk"), name)


def _stage(name: str) -> Any:
    """Return a stage of the package."""
    try:
        return importlib.import_module(f"onrecord.{name}")
    except ImportError as error:
        raise MissingInput(f"the package has no stage onrecord.{name}: {error}") from error


def _told(given: dict[str, str | None]) -> dict[str, str]:
    """Leave out what was not given."""
    return {key: value for key, value in given.items() if value is not None}


def _as_dict(result: Any) -> dict[str, Any]:
    """Return the reader's object as the JSON contract."""
    answer: dict[str, Any] = result.to_dict()
    return answer
