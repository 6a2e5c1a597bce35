"""Found: a possible place name, and the sentence it is sought in."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.read.places.gazetteer import Entry


@dataclass(frozen=True, slots=True)
class Found:
    """A possible place name: its tokens `[first, last)`, the places it may stand for, and what its surroundings say.

    `located` is True where the words before place something there. `inside` is True where the name is part of the
    name of a body or building seated there. `people` is True for a word for people. `weak` marks a name without
    any sign but its capital letter. `short` marks a short form ("Tex."). `silent` marks a name that says nothing of
    where the report plays (in a newspaper's or team's name).
    """

    first: int
    last: int
    name: str
    key: str
    places: tuple[Entry, ...]
    sentence: int
    located: bool = False
    inside: bool = False
    people: bool = False
    weak: bool = False
    short: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """The sentence in which a name is sought: its number, its words `[first, last)`, and how it is printed.

    `titled` is True for a heading with capitals throughout; `counties` are the words of a list of counties.
    """

    number: int
    first: int
    last: int
    titled: bool
    counties: frozenset[int]
