import pytest

from evaluation import places
from evaluation.gazetteer import Area, Gazetteer, fold, kilometres
from evaluation.places import align, judge_by_id, judge_by_name, shares

TOWN, OTHER_TOWN = 11, 12


@pytest.fixture
def gazetteer():
    tables = Gazetteer(countries={"ulmar": "UL", "ul": "UL", "vessa": "VE"})
    tables.regions["UL"] = {"north coast": "UL.01"}
    tables.areas = {1: Area("UL"), 2: Area("UL", "UL.01"), TOWN: Area("UL", "UL.01"), OTHER_TOWN: Area("VE", "VE.09")}
    tables.points = {TOWN: (10.0, 10.0), OTHER_TOWN: (40.0, 40.0)}
    tables.grid[10, 10] = [TOWN]
    tables.grid[40, 40] = [OTHER_TOWN]
    return tables


def place(kind, **rest):
    return {"kind": kind, "name": "Telm", "country": None, "region": None, "geonames_id": None, **rest}


@pytest.mark.parametrize(
    ("predicted", "right", "country"),
    [
        (place("city", geonames_id=TOWN), True, True),
        (place("region", country="Ulmar", region="North Coast"), True, True),
        (place("country", name="Ulmar", country="UL"), True, True),
        (place("country", name="Vessa", country="VE"), False, False),
        (place("city", geonames_id=OTHER_TOWN), False, False),
        (None, False, False),
    ],
)
def test_judge_by_id(gazetteer, predicted, right, country):
    verdict = judge_by_id({"geonameid": str(TOWN)}, predicted, gazetteer)
    assert (verdict["right"], verdict["country"]) == (right, country)


def test_judge_by_id_leaves_out_gold_without_id(gazetteer):
    assert judge_by_id({"geonameid": None}, place("city"), gazetteer) == {}


@pytest.mark.parametrize(
    ("title", "predicted", "right"),
    [
        ("Ulmar", place("country", country="UL"), True),
        ("Ulmar", place("city", geonames_id=TOWN), False),
        ("North_Coast_(region)", place("region", country="UL", region="North Coast"), True),
        ("Telm", place("city", geonames_id=TOWN), True),
        ("Telm", place("city", geonames_id=OTHER_TOWN), False),
        ("Africa", place("other", name="Africa"), True),
        ("Africa", place("city", name="Africa City", geonames_id=TOWN), False),
        ("Telm", None, False),
    ],
)
def test_judge_by_name(gazetteer, title, predicted, right):
    gold = {"wiki": f"https://x.example/wiki/{title}", "text": "Telm", "lat": 10.2, "lon": 10.2}
    assert judge_by_name(gold, predicted, gazetteer)["right"] is right


def test_shares_leave_out_what_gold_does_not_say():
    found = shares([{"right": True, "country": None}, {"right": False, "country": True}, {}])
    assert (found["right"].f1, found["right"].n, found["country"].n) == (0.5, 2, 1)


def test_align_gives_each_toponym_its_place():
    gold = [{"start": 0, "end": 4}, {"start": 10, "end": 14}]
    assert align(gold, [{"anchor": {"start": 11, "end": 14}}]) == [
        (gold[0], None),
        (gold[1], {"anchor": {"start": 11, "end": 14}}),
    ]


def test_fold_and_kilometres():
    assert (fold("The Côte-d’Or"), round(kilometres((0, 0), (0, 1)))) == ("cote d or", 111)


@pytest.mark.parametrize(("differs", "chosen"), [("", "short"), ("text 7", "full")])
def test_few_steps_are_used_only_where_they_read_the_same(monkeypatch, differs, chosen):
    monkeypatch.setattr(places, "read_full", lambda text: [{"name": text}])
    monkeypatch.setattr(places, "read_short", lambda text: [{"name": "other" if text == differs else text}])
    read = places.reader([f"text {number}" for number in range(10)])
    assert read is {"short": places.read_short, "full": places.read_full}[chosen]


def test_few_steps_read_a_text_as_all_do():
    text = "Rain fell in Minsk, and in Gainesville, Texas, Ana Lorca spoke."
    assert places.read_short(text) == places.read_full(text) != []
