"""Which places a text names, what each is resolved to and why, and when a name stands for a government."""

import gzip
import re
import time
from dataclasses import fields, replace
from importlib.resources import files

import pytest

from onrecord.core.reading import Mention, Place, Reading
from onrecord.core.report import Given
from onrecord.read.mentions import STEP as MENTIONS
from onrecord.read.places import NOT_WHERE, STEP
from onrecord.read.tokens import STEP as TOKENS
from tests.read.reading_of import report_of


def places_of(text, *, mentions=False, **given):
    reading = TOKENS(Reading(replace(report_of(text), **{k: Given(v, "test") for k, v in given.items()})))
    return STEP(MENTIONS(reading) if mentions else reading).places


def short(place):
    return (place.name, place.kind, place.country, place.region)


@pytest.mark.parametrize("mentions", [False, True])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Minsk.", [("Minsk", "city", "BY", "Minsk City")]),
        ("A shop in Paris, Tex., burned down.", [("Paris", "city", "US", "Texas"), ("Tex.", "region", "US", "Texas")]),
        ("He left for Paris.", [("Paris", "city", "FR", "Île-de-France")]),
        (
            "He lives in Lebanon County, Pennsylvania.",
            [("Lebanon County", "region", "US", "Pennsylvania"), ("Pennsylvania", "region", "US", "Pennsylvania")],
        ),
        ("Troops left Lebanon.", [("Lebanon", "country", "LB", None)]),
        (
            "The bridge from Georgia to Armenia is shut.",
            [("Georgia", "country", "GE", None), ("Armenia", "country", "AM", None)],
        ),
        (
            "The train left Atlanta, Georgia.",
            [("Atlanta", "city", "US", "Georgia"), ("Georgia", "region", "US", "Georgia")],
        ),
        ("Prices rose in Ohio, New York and Iowa.", [
            ("Ohio", "region", "US", "Ohio"), ("New York", "region", "US", "New York"), ("Iowa", "region", "US", "Iowa"),
        ]),
        ("Power failed in the Kursk region.", [("Kursk", "region", "RU", "Kursk")]),
        ("Power failed in Kursk.", [("Kursk", "city", "RU", "Kursk")]),
        ("Flights to Kiev and Kyiv resumed.", [("Kiev", "city", "UA", "Kyiv City"), ("Kyiv", "city", "UA", "Kyiv City")]),
        ("A Lagos-based firm won.", [("Lagos", "city", "NG", "Lagos")]),
        ("Rain fell across West Africa.", [("West Africa", "other", None, None)]),
        ("He was born in Dar es Salaam.", [("Dar es Salaam", "city", "TZ", "Dar es Salaam")]),
    ],
)  # fmt: skip
def test_names_are_resolved_to_what_is_printed(text, expected, mentions):
    assert [short(place) for place in places_of(text, mentions=mentions)] == expected


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Britain", "GB"), ("the UK", "GB"), ("the U.S.", "US"), ("the United States", "US"), ("the States", "US"),
        ("Holland", "NL"), ("the Ivory Coast", "CI"), ("Burma", "MM"), ("the DRC", "CD"), ("the UAE", "AE"),
        ("North Korea", "KP"), ("the Czech Republic", "CZ"), ("Côte d’Ivoire", "CI"), ("Kosovo", "XK"),
        ("the People's Republic of China", "CN"), ("Türkiye", "TR"), ("the Soviet Union", "RU"),
    ],
)  # fmt: skip
def test_countries_go_by_many_names(name, country):
    assert [(p.kind, p.country) for p in places_of(f"Ships sailed to {name} on Monday.")] == [("country", country)]


@pytest.mark.parametrize("mentions", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Victoria Maren spoke.",
        "Jordan Maren and Mayor Lincoln spoke.",
        "Paris Saint-Germain won again.",
        "The Bank of England raised rates.",
        "Reading is fun and May was cold.",
        "Nice weather is expected.",
        "He asked us to stay.",
        "Member States met.",
        "The White House and TASS agreed.",
        "Dr. Houston sat down.",
    ],
)
def test_people_bodies_and_plain_words_are_no_places(text, mentions):
    assert places_of(text, mentions=mentions) == ()


def test_a_surname_stays_a_surname_later_on():
    assert places_of("Mr. Lincoln spoke first. Later Lincoln left the hall.") == ()


@pytest.mark.parametrize(
    ("text", "name", "sense", "shown"),
    [
        ("Minsk and Moscow ratified the treaty.", "Minsk", "government", "it acts: “ratified”"),
        ("Minsk and Moscow ratified the treaty.", "Moscow", "government", "it acts: “ratified”"),
        ("Moscow's weapon of choice was silence.", "Moscow", "government", "owns “weapon”"),
        ("Officials accused Kyiv of delay.", "Kyiv", "government", "it is addressed: “accused”"),
        ("Moscow was accused of delay.", "Moscow", "government", "it acts: “accused”"),
        ("The deal between Tehran and Minsk holds.", "Minsk", "government", "named with another side"),
        ("China said it would wait.", "China", "government", "it acts: “said”"),
        ("Britain and France agreed to talk.", "Britain", "government", "it acts: “agreed”"),
        ("A crowd gathered in Moscow.", "Moscow", "city", "after “in”"),
        ("She arrived in Minsk on Monday.", "Minsk", "city", "after “in”"),
        ("He flew to Tehran.", "Tehran", "city", "after “flew”"),
        ("Moscow's streets were empty.", "Moscow", "city", "owns “streets”"),
        ("A depot near Kyiv burned.", "Kyiv", "city", "after “near”"),
        ("Prices rose in France.", "France", "country", "after “in”"),
        ("Belarusian farmers waited.", "Belarusian", "people", "word for the people of Belarus, not a place"),
        ("The University of Minsk opened.", "Minsk", "body", "“University of Minsk”"),
        (
            "The Washington Post reported it.",
            "Washington",
            "body",
            "in the name of a body or building: “Washington Post”",
        ),
        ("Ohioans voted on Monday.", "Ohioans", "people", "word for the people of Ohio, not a place"),
        ("African leaders met.", "African", "people", "an area of several countries"),
        ("The Tbilisi City Court ruled.", "Tbilisi", "body", "in the name of a body or building: “Tbilisi City”"),
    ],
)
def test_the_sense_tells_places_from_governments(text, name, sense, shown):
    place = next(place for place in places_of(text) if place.name == name)
    assert (place.sense, shown in place.why) == (sense, True)


@pytest.mark.parametrize("text", ["The Geneva talks failed.", "Plans for Moscow are old."])
def test_a_capital_without_a_sign_has_no_sense(text):
    assert [place.sense for place in places_of(text)] == [""]


def test_senses_that_do_not_place_anything_are_named():
    assert {"government", "people", "body"} == NOT_WHERE


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They met in Reykjavik.", "only place of that name"),
        ("They met in Paris.", "largest of"),
        ("They met in Paris, Texas.", "the text says “Paris, Texas”"),
        ("Snow fell in Nashville, Tenn. Schools in Jackson closed.", "same region as"),
    ],
)
def test_every_choice_has_its_reason(text, reason):
    assert any(reason in place.why for place in places_of(text))


def test_a_qualifier_holds_for_later_namings():
    rows = places_of("Fire broke out in Moscow, Idaho. Nobody in Moscow was hurt.")
    assert [(p.name, p.region) for p in rows if p.name == "Moscow"] == [("Moscow", "Idaho")] * 2


def test_several_alike_towns_without_a_reason_are_not_chosen_among():
    (place,) = places_of("The fire was in Springfield.")
    assert (place.kind, place.country, place.geonames_id) == ("other", "US", None)
    assert place.why.startswith("no match: nothing chooses of") and "Missouri" in place.why


@pytest.mark.parametrize(
    ("text", "country"),
    [("The village of Ostrekova was hit.", None), ("The village of Ostrekova, Ukraine, was hit.", "UA")],
)
def test_an_unknown_place_is_kept_without_a_match(text, country):
    place = places_of(text)[0]
    assert (place.name, place.kind, place.country, place.geonames_id) == ("Ostrekova", "other", country, None)
    assert place.why.startswith("no match: no place of that name is known")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They fished in the Ostra River.", "Ostra River"),
        ("They had camped by the shore of Lake Ostra on Monday.", "Lake Ostra"),
        ("Schools in Ostra Township closed.", "Ostra Township"),
        ("Fighting reached Ostra district overnight, and in Ostra district nobody slept.", "Ostra"),
        ("A fire began near the village Ostrekova overnight.", "Ostrekova"),
        ("Shells hit Ostrekova, a small farming town.", "Ostrekova"),
        ("A shop in Ostrekova, Kenya, burned.", "Ostrekova"),
    ],
)
def test_nouns_and_qualifiers_beside_a_name_show_a_place(text, name):
    rows = [place for place in places_of(text) if place.name == name]
    assert rows and all((p.kind, p.geonames_id) == ("other", None) and "no match" in p.why for p in rows)


@pytest.mark.parametrize(
    "text",
    [
        "Marta Ostrekova, a town clerk, spoke.",
        "The River rose.",
        "Ostrekova said the river rose.",
        "Jordan River Maren sang.",
        "She told Ostrekova, Kenya’s envoy, to wait.",
    ],
)
def test_names_without_such_a_noun_are_not_taken_for_places(text):
    assert not [place for place in places_of(text) if "Ostrekova" in place.name or "River" in place.name]


def test_an_unlisted_place_takes_the_one_country_of_the_report():
    rows = places_of("Kenya sent boats. In Nairobi nobody slept. The village of Ostrekova was cut off.")
    assert (rows[-1].country, "the other places of this report lie in Kenya" in rows[-1].why) == ("KE", True)
    rows = places_of("Kenya and Peru sent boats. The village of Ostrekova was cut off.")
    assert rows[-1].country is None


def test_a_name_shown_to_be_a_place_is_one_everywhere_in_the_report():
    text = "Rain fell in Gainesville, Texas. Rodeo week began. The Gainesville Zorbers will ride."
    assert [(p.name, p.region, p.sense) for p in places_of(text) if p.name == "Gainesville"] == [
        ("Gainesville", "Texas", ""), ("Gainesville", "Texas", "body"),
    ]  # fmt: skip
    assert places_of("The Gainesville Zorbers will ride.") == ()


def test_a_county_named_in_full_may_be_named_in_short():
    rows = places_of("Roads in Geauga County, Ohio, are wet. The Geauga fair is off.")
    assert [(p.name, p.kind, p.region) for p in rows if p.name == "Geauga"] == [("Geauga", "region", "Ohio")]
    assert [p for p in places_of("Ann Geauga spoke. The Geauga fair is off.") if p.name == "Geauga"] == []


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("Sen. Ana Lorca, D-Geauga, of Ohio, voted no.", "Geauga", "Ohio"),
        ("Trains left Buffalo, New York, on time.", "Buffalo", "New York"),
        ("Buffalo, New York, was dark.", "Buffalo", "New York"),
        ("Teachers at Youngstown State University met.", "Youngstown", "Ohio"),
    ],
)
def test_party_letters_and_long_qualifiers_place_a_name(text, name, region):
    assert [p.region for p in places_of(text) if p.name == name] == [region]


def test_a_later_naming_of_an_unlisted_place_is_kept():
    text = "The village of Ostrekova was hit. Rain reached Ostrekova later. Ann Ostrekova and Ostrekova Bank helped."
    assert [p.anchor.start for p in places_of(text) if p.name == "Ostrekova"] == [15, 47]


@pytest.mark.parametrize(("kind", "found"), [("PLACE", ["Ostrekova"]), ("PERSON", []), ("ORGANIZATION", [])])
def test_a_name_typed_as_a_place_before_is_one(kind, found):
    reading = TOKENS(Reading(report_of("Rain reached Ostrekova by noon.")))
    mention = Mention(reading.report.anchor(13, 22), kind, 0)
    assert [p.name for p in STEP(replace(reading, mentions=(mention,))).places] == found


def test_a_country_of_capitals_begins_a_sentence():
    rows = places_of("They asked us. US boats left.")
    assert [(p.name, p.country) for p in rows] == [("US", "US")]


def test_a_town_and_its_district_are_two_names():
    rows = places_of("She moved to Washington, D.C., in May.")
    assert [(p.name, p.kind, p.region) for p in rows] == [
        ("Washington", "city", "Washington, D.C."), ("D.C.", "region", "Washington, D.C."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The neighborhood theater in Cambridge closed.", "US"),
        ("The neighbourhood theatre in Cambridge closed.", "GB"),
    ],
)
def test_spelling_says_a_little_of_the_country(text, country):
    assert [p.country for p in places_of(text)] == [country]


def test_the_publishers_address_speaks_for_its_country():
    text = "The council in London met. Its mayor spoke."
    near = places_of(text, url="https://lakeside.example.ca/news/1", publisher="Ontario Lakeside Mail")
    assert [p.region for p in places_of(text)] == ["England"]
    assert [p.region for p in near] == ["Ontario"]


def test_lists_of_counties_name_counties():
    rows = places_of("Floods hit Geauga, Medina and Summit counties in Ohio.")
    assert [(p.name, p.kind, p.region) for p in rows[:3]] == [
        (n, "region", "Ohio") for n in ("Geauga", "Medina", "Summit")
    ]


def test_anchors_are_the_printed_words():
    text = "Ships left São Tomé for the U.S. and Port-au-Prince; Minsk-based firms paid."
    for place in places_of(text):
        assert text[place.anchor.start : place.anchor.end] == place.anchor.exact == place.name


def test_no_coordinates_are_kept_anywhere():
    assert not {field.name for field in fields(Place)} & {"lat", "lon", "latitude", "longitude", "point"}
    block = gzip.decompress((files("onrecord.read") / "gazetteer" / "names.tsv.gz").read_bytes()).decode("utf-8")
    line = re.compile(
        r"[^\t]+\t[crd][A-Z]{2}[A-Z0-9-]*\.\d{1,2}\.[0-9a-z]+(?:;[crd][A-Z]{2}[A-Z0-9-]*\.\d{1,2}\.[0-9a-z]+)*"
    )
    bad = [row for row in block.strip("\n").split("\n") if not line.fullmatch(row)]
    assert bad == []


@pytest.mark.parametrize(
    "text", ["", "A", "the", "Paris", "Of", "—", "U.S.", "Paris,", "St.", "-Paris-", "Ｐａｒｉｓ 💬 Minsk"]
)
def test_odd_texts_are_read_without_fail(text):
    assert isinstance(places_of(text), tuple)


@pytest.mark.parametrize("unit", ["Paris, ", "Paris ", "St. ", "New York and ", "A-", "of ", "Springfield, Ohio, "])
def test_time_grows_with_length_only(unit):
    def spent(reading):
        begin = time.process_time()
        STEP(reading)
        return time.process_time() - begin

    short, long = (TOKENS(Reading(report_of(unit * times))) for times in (500, 4000))
    STEP(short)
    small = min(spent(short) for _ in range(3))
    assert any(spent(long) < 8 * 4 * small + 0.05 for _ in range(3))
