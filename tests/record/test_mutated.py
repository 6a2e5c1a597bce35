"""Six reports of ours with words replaced: exactly the right cells of the record table change, and no others.

The reports stand in `mutated/`, the replacements with what they change in `mutations.py`.
"""

from functools import cache
from pathlib import Path

import pytest

import onrecord
from onrecord.read import trained
from tests.record.mutating import compare, edited, edits_of
from tests.record.mutations import FAILING, FAMILIES, MUTATIONS, NAMES

FOLDER = Path(__file__).parent / "mutated"
PUBLISHED = "2031-05-08"
pytestmark = pytest.mark.skipif(trained.network() is None, reason="the cells are those that the shipped network reads")


@cache
def text_of(report):
    """The text of one of the six reports."""
    return (FOLDER / f"{report}.txt").read_text(encoding="utf-8")


@cache
def read(text):
    """The sheet of a text; each text is read once."""
    return onrecord.read_text(text, published=PUBLISHED)


def changes(report, replacements, names=None):
    """What the replacements change in the records of a report."""
    edits = edits_of(text_of(report), replacements)
    return compare(read(text_of(report)), read(edited(text_of(report), edits)), edits, names)


def new_names(report, family):
    """The names of a report, each with the one that takes its place."""
    pool, found = FAMILIES[family], {}
    for name, what in NAMES[report].items():
        kind, number = what.split()
        source = "place" if kind == "people" else "person" if kind == "surname" else kind
        new = pool[source][int(number) - 1]
        if kind == "people":
            new += "n" if new[-1] in "aeiou" else "ian"
        found[name] = new.split()[-1] if kind == "surname" else new
    return found


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("report", NAMES)
def test_other_names_change_nothing_but_the_names(report, family):
    names = new_names(report, family)
    assert changes(report, names, names) == {}


@pytest.mark.parametrize("report", NAMES)
def test_a_renaming_renames_every_cell_with_a_name(report):
    names = new_names(report, "compounds")
    assert changes(report, names) != {}


@pytest.mark.parametrize(("report", "replacements", "changed"), MUTATIONS)
def test_exactly_the_right_cells_change(report, replacements, changed):
    assert changes(report, replacements) == changed


@pytest.mark.parametrize(
    ("report", "replacements", "changed"),
    [pytest.param(*row[:3], marks=pytest.mark.xfail(reason=row[3], strict=True)) for row in FAILING],
)
def test_cells_that_should_change(report, replacements, changed):
    assert changes(report, replacements) == changed


def test_there_are_forty_mutations_over_all_six_reports():
    assert len(MUTATIONS) >= 40
    assert {row[0] for row in MUTATIONS} == {path.stem for path in FOLDER.glob("*.txt")} == set(NAMES)
