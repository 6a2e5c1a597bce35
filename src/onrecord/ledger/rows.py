"""Rows: how core's frozen dataclasses become JSON text inside the ledger, and become the same dataclasses again.

The form is canonical: keys sorted, no spaces, text kept as it is. A field that holds its empty default (None, an empty
tuple, False, "", `Silent`) is left out, so that a row stays short and a field added later reads as empty. Every other
value is written, even where it equals its default. Where a type allows several dataclasses, `is` tells which one.

Known gap: a float field that holds an int gives back that int (`10 == 10.0`, but JSON writes them differently).
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from onrecord.core.anchor import Anchor
from onrecord.core.errors import LedgerError

T = TypeVar("T")
CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
"""The one form in which the ledger writes JSON."""
_UNIONS = (Union, types.UnionType)
_PLAIN = frozenset({str, int, float, bool, type(None)})
_EMPTY: tuple[object, ...] = (None, (), False, "", frozenset())


def to_json(value: object, kind: Any) -> str:
    """Write `value`, which is of type `kind`, as canonical JSON text.

    Raises:
        LedgerError: when the value cannot be kept: not of its type, not a finite number, or text with a lone surrogate.

    Example:
        >>> from onrecord.core.anchor import Anchor
        >>> to_json(Anchor(0, 6, "Ondria"), Anchor)
        '{"end":6,"exact":"Ondria","start":0}'
    """
    try:
        text = CANONICAL.encode(encode(value, kind))
        text.encode("utf-8")
    except (ValueError, TypeError, AttributeError) as error:
        raise LedgerError(
            "a value cannot be kept",
            where=_name(kind),
            found=str(error),
            expected="finite numbers and whole characters",
        ) from None
    return text


def from_json(text: str, kind: type[T]) -> T:
    """Read back what `to_json` wrote for the type `kind`.

    Raises:
        LedgerError: when the text is no JSON, or not of that type.

    Example:
        >>> from onrecord.core.anchor import Anchor
        >>> from_json('{"start":0,"end":6,"exact":"Ondria"}', Anchor)
        Anchor(start=0, end=6, exact='Ondria')
    """
    try:
        return cast(T, decode(json.loads(text), kind))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise LedgerError(
            "a row does not fit its type", where=_name(kind), found=f"{type(error).__name__}: {error}",
            expected="what this version of onrecord writes", next_step="run `onrecord verify`",
        ) from None  # fmt: skip


def encode(value: object, kind: Any) -> Any:
    """Turn a value of type `kind` into what JSON knows: objects, lists, text, numbers, true, false, null."""
    return value if type(value) in _PLAIN else _writer(kind)(value)


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    """Return the function that encodes values of one type; made once for each type, for speed."""
    if kind is Anchor:
        return _anchor
    shape = _shape(kind)
    if shape.form == "union":
        return _union_writer(shape)
    if shape.form == "list":
        inner = [_writer(part) for part in shape.parts]
        first, endless = inner[0], shape.endless
        if shape.type is frozenset:
            return lambda value: sorted(first(entry) for entry in value)
        if endless:
            return lambda value: [first(entry) for entry in value]
        return lambda value: [write(entry) for write, entry in zip(inner, value, strict=True)]
    return _object_writer(shape) if shape.form == "object" else _plain


def _anchor(value: Any) -> dict[str, Any]:
    """Encode an anchor; half of what a sheet holds are anchors, so they do not go through their fields."""
    if type(value) is not Anchor:
        raise TypeError(f"{type(value).__name__} where an anchor is expected")
    return {"start": value.start, "end": value.end, "exact": value.exact}


def holds(kind: Any, wanted: type) -> bool:
    """Tell whether a value of type `kind` may hold one of type `wanted` at some depth.

    Example:
        >>> from onrecord.core.record import Gap, Tension
        >>> holds(Gap, Anchor), holds(Tension, Anchor)
        (True, False)
    """
    shape = _shape(kind)
    inside = [part for _, part, _ in shape.fields] if shape.form == "object" else list(shape.parts)
    return kind is wanted or (shape.form not in ("terms", "plain") and any(holds(part, wanted) for part in inside))


def field_names(kind: Any, wanted: type) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass that may hold a value of type `wanted`."""
    return tuple(name for name, part, _ in _shape(kind).fields if holds(part, wanted))


def _plain(value: Any) -> Any:
    """Pass on what JSON knows as it is."""
    if type(value) not in _PLAIN:
        raise TypeError(f"{type(value).__name__} where text or a number is expected")
    return value


def _object_writer(shape: _Shape) -> Callable[[Any], Any]:
    """Return the function that encodes one dataclass."""
    kind = shape.type
    parts = [(name, _writer(part), empty, type(empty)) for name, part, empty in shape.fields]

    def write(value: Any) -> dict[str, Any]:
        if not isinstance(value, kind):
            raise TypeError(f"{type(value).__name__} where {_name(kind)} is expected")
        row = {}
        for name, inner, empty, emptiness in parts:
            held = getattr(value, name)
            if held is empty or (type(held) is emptiness and held == empty):
                continue
            row[name] = held if type(held) in _PLAIN else inner(held)
        return row

    return write


def _union_writer(shape: _Shape) -> Callable[[Any], Any]:
    """Return the function that encodes a value of a union; the member is looked up once for each type met."""
    known: dict[type, Callable[[Any], Any]] = {}

    def write(value: Any) -> Any:
        if type(value) in _PLAIN:
            return value
        inner = known.get(type(value))
        if inner is None:
            inner = known[type(value)] = _writer(_member_of(value, shape.parts))
        row = inner(value)
        if shape.tagged and isinstance(row, dict):
            row["is"] = type(value).__name__
        return row

    return write


def decode(row: Any, kind: Any) -> Any:
    """Turn parsed JSON into a value of type `kind`."""
    shape = _shape(kind)
    if shape.form == "union":
        return decode(row, _chosen(row, shape))
    if shape.form == "list":
        if not isinstance(row, list):
            raise TypeError(f"{type(row).__name__} where a list is expected")
        return shape.type(decode(entry, shape.part(index)) for index, entry in enumerate(row))
    if shape.form == "object":
        if not isinstance(row, dict):
            raise TypeError(f"{type(row).__name__} where an object is expected")
        known = {name: part for name, part, _ in shape.fields}
        return shape.type(**{name: decode(held, known[name]) for name, held in row.items() if name != "is"})
    if shape.form == "terms" and row not in shape.parts:
        raise ValueError(f"{row!r}, which is none of {', '.join(map(str, shape.parts))}")
    if shape.form == "plain" and not _fits(row, shape.type):
        raise TypeError(f"{type(row).__name__} where {_name(kind)} is expected")
    return row


class _Shape:
    """What `_shape` found out about one type, once: its form and what is inside it."""

    __slots__ = ("endless", "fields", "form", "parts", "tagged", "type")

    def __init__(self, form: str, kind: Any, parts: tuple[Any, ...] = (), *, endless: bool = False) -> None:
        self.form, self.type, self.parts, self.endless = form, kind, parts, endless
        self.fields: tuple[tuple[str, Any, Any], ...] = ()
        self.tagged = sum(is_dataclass(get_origin(part) or part) for part in parts) > 1

    def part(self, index: int) -> Any:
        """Return the type of the entry at `index` of a list."""
        return self.parts[0] if self.endless else self.parts[index]


@cache
def _shape(kind: Any) -> _Shape:
    """Look at a type once and keep what was found."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin in _UNIONS:
        return _Shape("union", kind, inside)
    if origin is Literal:
        return _Shape("terms", kind, inside)
    if origin is tuple:
        endless = len(inside) == 2 and inside[1] is Ellipsis
        return _Shape("list", tuple, inside[:1] if endless else inside, endless=endless)
    if origin is frozenset:
        return _Shape("list", frozenset, inside, endless=True)
    plain = origin or kind
    if is_dataclass(plain):
        shape = _Shape("object", plain)
        shape.fields = _fields(plain, inside)
        return shape
    return _Shape("plain", kind)


def _fields(kind: Any, inside: tuple[Any, ...]) -> tuple[tuple[str, Any, Any], ...]:
    """Return the fields of a dataclass: name, type with its type variable filled in, and its empty default."""
    hints = get_type_hints(kind)
    filled = dict(zip(getattr(kind, "__parameters__", ()), inside, strict=False))
    found = []
    for field in fields(kind):
        default = field.default
        empty = default if default in _EMPTY or (is_dataclass(default) and not fields(default)) else MISSING
        hint = hints[field.name]
        found.append((field.name, filled.get(hint, hint), empty))
    return tuple(found)


def _member_of(value: object, parts: tuple[Any, ...]) -> Any:
    """Return the member of a union that `value` is an instance of."""
    for part in parts:
        plain = get_origin(part) or part
        if isinstance(plain, type) and isinstance(value, plain):
            return part
    raise TypeError(f"{type(value).__name__}, which no member of the union allows")


def _chosen(row: Any, shape: _Shape) -> Any:
    """Return the member of a union that a piece of JSON is meant for."""
    for part in shape.parts:
        plain = get_origin(part) or part
        if isinstance(row, dict):
            if is_dataclass(plain) and (not shape.tagged or row.get("is") == plain.__name__):  # type: ignore[union-attr]
                return part
        elif isinstance(row, list):
            if plain in (tuple, frozenset):
                return part
        elif (plain is Literal and row in get_args(part)) or (isinstance(plain, type) and _fits(row, plain)):
            return part
    raise TypeError(f"{row!r}, which no member of the union allows")


def _fits(row: Any, kind: Any) -> bool:
    """Tell whether a plain JSON value is of a plain type; an int fits where a float is expected."""
    if kind in (Any, object) or isinstance(kind, TypeVar):
        return True
    if kind is float:
        return isinstance(row, (int, float)) and not isinstance(row, bool)
    if kind is int:
        return isinstance(row, int) and not isinstance(row, bool)
    return isinstance(kind, type) and isinstance(row, kind)


def _name(kind: Any) -> str:
    """Name a type for a message."""
    return kind.__name__ if isinstance(kind, type) else str(kind)
