"""Every format: no record lost, hostile words harmless, private persons unnamed, the same bytes twice."""

import csv
import html.parser
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import literal
import pytest

from onrecord.core.actors import Code
from onrecord.core.anchor import Anchor
from onrecord.core.errors import OnrecordError
from onrecord.core.reading import Place
from onrecord.core.record import Event, Link, Named, Participant, Stated
from onrecord.export import cite, table
from onrecord.export.formats import FORMATS, export_sheets, save_export
from onrecord.export.people import MOST_WORDS, plain
from onrecord.export.polecat import COLUMNS as POLECAT
from onrecord.export.rows import COLUMNS

TEXTUAL = tuple(name for name in FORMATS if name != "parquet")
PEOPLE = (
    "Foreign Minister Adra Vel met a delegation of Marlesh in Telm on Monday.\n\n"
    "Nurse Lena Dorr told the court that Dorr had been beaten, and Pia Holt, 15, was hurt."
)


def written(form, *sheets, rest=False, **options):
    parts = list(export_sheets(form, sheets, **options))
    return b"".join(part.rest if rest else part.main for part in parts).decode("utf-8")


def plain_sheet():
    text = "Ondria closed its port on Monday.\n\nMarlesh will visit Telm, the ministry said."
    page = literal.report(text, url="https://herald.example/port")
    said = (literal.voice(text, "the ministry", named=False, kind="body"),)
    return literal.sheet(
        page,
        literal.record(page, 1, "closed", event="COERCE", actor=(literal.party(text, "Ondria"),)),
        literal.record(page, 2, "visit", modality="planned", chain=said, actor=(literal.party(text, "Marlesh"),),
                       time=Stated("2031-06-09", literal.anchor(text, "Monday"))),
        literal.record(page, 3, "said", event=None),
    )  # fmt: skip


@pytest.mark.parametrize("form", TEXTUAL)
def test_the_same_sheets_give_the_same_bytes(form):
    assert written(form, plain_sheet(), plain_sheet()) == written(form, plain_sheet(), plain_sheet())


@pytest.mark.parametrize("form", TEXTUAL)
def test_rows_are_as_many_as_records(form):
    parts = list(export_sheets(form, [plain_sheet(), plain_sheet()]))
    assert sum(part.rows + part.rest_rows for part in parts) == 6


@pytest.mark.parametrize("form", TEXTUAL)
def test_no_sheets_make_a_file_that_can_be_read(form):
    text = written(form)
    if form == "jsonld":
        assert json.loads(text) == []
    elif form in ("csv", "polecat", "cameo"):
        assert len(text.splitlines()) == 1


def test_jsonl_and_csv_hold_the_same_values():
    lines = [json.loads(line) for line in written("jsonl", plain_sheet()).splitlines()]
    cells = table.read_back(written("csv", plain_sheet()))
    assert [list(line) for line in lines] == [list(COLUMNS)] * 3
    for line, row in zip(lines, cells, strict=True):
        assert {name: table.cell(value, formulas=True) for name, value in line.items()} == row


def test_polecat_has_its_forty_columns_in_its_order_first():
    assert len(POLECAT) == 40
    rows = list(csv.reader(io.StringIO(written("polecat", plain_sheet())), delimiter="\t"))
    assert tuple(rows[0][:40]) == POLECAT
    assert (rows[1][2], rows[1][5]) == ("COERCE", "MATERIAL CONFLICT")


def test_the_columns_of_actors_hold_the_codes_that_their_words_show():
    text = "The army met Ondria and rebels on Monday."
    page = literal.report(text)
    army = replace(literal.party(text, "army"), country=Code("ISL", "by hand"), sector=Code("MIL", "by hand"))
    rebels = replace(literal.party(text, "rebels"), sector=Code("REB", "by hand"))
    met = literal.record(page, 1, "met", actor=(army,), recipient=(literal.party(text, "Ondria"), rebels))
    made = literal.sheet(page, met)
    (polecat,) = table.read_back(written("polecat", made), delimiter="\t")
    assert [polecat[f"Actor {name}"] for name in ("Country", "Sectors")] == ["ISL", "MIL"]
    assert [polecat[f"Recipient {name}"] for name in ("Country", "Sectors")] == ["", ";REB"]
    assert (polecat["Primary Actor Sector"], polecat["Primary Recipient Sector"]) == ("MIL", "")
    (cameo,) = table.read_back(written("cameo", made), delimiter="\t")
    assert (cameo["Source Country"], cameo["Source Sectors"], cameo["Target Sectors"]) == ("Iceland", "MIL", ";REB")
    plover = json.loads(written("plover", made))
    assert [(who["code"], who["sector"]) for who in plover["recipient"]] == [("", ""), ("", "REB")]


def test_coordinates_are_empty_and_geonames_ids_only_of_printed_places():
    text = "Talks were held in Brenna on Monday, Ondria said."
    page = literal.report(text)
    brenna = Place(literal.anchor(text, "Brenna"), "Brenna", "city", "IS", "North", 123, "", "only place of that name")
    held = literal.record(page, 1, "held", place=Stated("Brenna", literal.anchor(text, "Brenna")))
    bare = literal.record(page, 2, "said", event="AGREE")
    made = literal.sheet(page, held, bare, places=(brenna,))
    first, second = table.read_back(written("polecat", made), delimiter="\t")
    assert (first["Placename"], first["City"], first["Country"], first["GeoNames ID"]) == (
        "Brenna",
        "Brenna",
        "Iceland",
        "123",
    )
    assert (second["Placename"], second["GeoNames ID"]) == ("", "")
    assert {row[name] for row in (first, second) for name in ("Latitude", "Longitude")} == {""}
    location = json.loads(written("plover", made).splitlines()[0])["event_loc"]
    assert (location["geonameid"], location["lat"], location["lon"], location["country_code"]) == (
        123,
        None,
        None,
        "ISL",
    )


def test_jsonld_targets_hold_both_selectors_and_pin_the_words():
    made = plain_sheet()
    page = json.loads(written("jsonld", made))[0]
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (page["type"], len(page["items"])) == ("AnnotationPage", 3)
    for note in page["items"]:
        assert note["type"] == "Annotation" and note["id"] and note["target"]["source"] == page["schema:about"]["id"]
        quote, position = note["target"]["selector"]
        text = made.report.text
        assert quote["type"] == "TextQuoteSelector" and position["type"] == "TextPositionSelector"
        assert text[position["start"] : position["end"]] == quote["exact"]
        at = text.index(quote["prefix"] + quote["exact"] + quote["suffix"]) + len(quote["prefix"])
        assert at == position["start"]
        assert note["prov:wasGeneratedBy"]["onrecord:steps"] == {"@list": ["by hand"]}


def test_followthemoney_has_an_event_a_note_and_the_parties():
    made = [json.loads(line) for line in written("ftm", plain_sheet()).splitlines()]
    by = {}
    for entity in made:
        by.setdefault(entity["schema"], []).append(entity["properties"])
    assert set(by) == {"Article", "LegalEntity", "Event", "Note"}
    assert by["Event"][0]["name"] == ["COERCE: closed"]
    assert (by["Event"][0]["endDate"], "startDate" in by["Event"][0]) == (["2031-06-03"], False)
    known = {entity["id"] for entity in made}
    assert all(key in known for event in by["Event"] for key in (*event.get("involved", ()), *event["proof"]))


# --- people


def people_sheet():
    page = literal.report(PEOPLE, title="Nurse Lena Dorr tells of beating")
    text = page.text
    vel = Named("e1", "Adra Vel", "PERSON", mentions=(literal.anchor(text, "Adra Vel"),))
    dorr = Named(
        "e2", "Lena Dorr", "PERSON", mentions=(literal.anchor(text, "Lena Dorr"), literal.anchor(text, "Dorr", 1))
    )
    holt = Named("e3", "Pia Holt", "PERSON", mentions=(literal.anchor(text, "Pia Holt"),))
    nurse = Link("Lena Dorr", "e2", literal.anchor(text, "Lena Dorr"), literal.anchor(text, "Nurse"), "person")
    return literal.sheet(
        page,
        literal.record(page, 1, "met", actor=(Participant("Adra Vel", "e1", literal.anchor(text, "Adra Vel")),)),
        literal.record(page, 2, "beaten", event="ASSAULT", chain=(nurse,), wording=Participant("Lena Dorr", "e2", nurse.anchor),
                       recipient=(Participant("Lena Dorr", "e2", literal.anchor(text, "Dorr", 1)),)),
        literal.record(page, 3, "hurt", event=None, actor=(Participant("Pia Holt", "e3", literal.anchor(text, "Pia Holt")),)),
        literal.record(page, 4, literal.anchor(text, "Dorr had been"), event=None),
        entities=(vel, dorr, holt),
    )  # fmt: skip


@pytest.mark.parametrize("form", TEXTUAL)
@pytest.mark.parametrize("full_text", [False, True])
def test_persons_without_a_public_role_leave_by_description(form, full_text):
    text = "".join(written(form, people_sheet(), rest=rest, full_text=full_text) for rest in (False, True))
    for name in ("Dorr", "Holt", "Lena", "Pia"):
        assert name not in text
    if form != "html":
        assert "Adra Vel" in text


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_page_says_what_its_brackets_stand_for(form):
    said = "= the name of a person without a public role, left out here"
    assert "[…]" in written(form, people_sheet()).replace("\\", "")
    assert said in written(form, people_sheet())
    assert said not in written(form, plain_sheet())


def test_a_private_person_appears_by_the_pages_own_description():
    lines = [json.loads(line) for line in written("jsonl", people_sheet()).splitlines()]
    assert lines[1]["chain"] == ["page", "Nurse"]
    assert lines[2]["actor"] == ["a person without a public role"]
    assert lines[0]["actor"] == ["Adra Vel"]


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("a farmer", "a farmer"),
        ("head teacher", "head teacher"),
        ("Sergeant", "Sergeant"),
        ("a retired nurse from Telm", "a retired nurse"),
        ("Its lead author", "lead author"),
        ("One of the two engineers,", ""),
        ("34, whose brother was on board", ""),
        ("who gave 300 buns", ""),
        ("a 34-year-old nurse", ""),
        ("the mayor’s driver", ""),
        ("his brother", ""),
        ("the mother of the suspect", ""),
        ("and said the", ""),
        ("a Telm Harbour nurse", ""),
        ("the operator", ""),
        ("", ""),
    ],
)
def test_only_a_plain_noun_phrase_for_a_person_describes_one(printed, shown):
    assert plain(printed) == shown


# --- forty words


def long_sheet():
    words = [f"w{number}" for number in range(400)]
    page = literal.report(" ".join(words[:200]) + ".\n\n" + " ".join(words[200:]) + ".")
    made = literal.record(page, 1, "w150")
    extra = Anchor.of(page.text, page.blocks[1].start, page.blocks[1].end)
    return literal.sheet(page, made, literal.record(page, 2, "w3", evidence=(*made.evidence, extra)))


def test_a_record_brings_at_most_forty_words_along():
    for line in written("jsonl", long_sheet()).splitlines():
        row = json.loads(line)
        assert sum(len(extract.split()) for extract in row["evidence"]) == MOST_WORDS
        assert row["anchor"] in row["evidence"][0].split()


@pytest.mark.parametrize("form", TEXTUAL)
def test_forty_words_hold_in_every_format_unless_the_full_text_is_asked_for(form):
    short = "".join(written(form, long_sheet(), rest=rest) for rest in (False, True))
    full = "".join(written(form, long_sheet(), rest=rest, full_text=True) for rest in (False, True))
    printed = set(re.findall(r"\bw\d+\b", short))
    assert len(printed) <= 2 * (MOST_WORDS + 12), "more than two extracts and two selectors"
    assert "w150" in short and "w399" not in short and "w399" in full


# --- hostile words

ATTACKS = [
    "=1+1", "=HYPERLINK(\"http://x.example\",\"go\")", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1+9)", "\t=1+1", "  =1+1", "＝1+1",
    "'=1+1", "|calc", "%0A=1", "=cmd|'/c calc'!A1", "a,b", "a;b", "a\tb", 'a"b', '",=1+1,"', "a\nb", "a\rb", "a\r\n=1+1",
    "a | b", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "'><b>", "&lt;i&gt;",
    "</article></body>", "<!-- x", "]]>", "[x](javascript:alert(1))", "![x](http://x.example/a.png)", "`code`", "**bold**", "# head",
    "[^1]: note", "\\*", "{{7*7}}", "${7*7}", "ER  - ", "\u202eevil\u202c", "\x1b[31mred", "\u200bzero", "\ufeffbom", "😀👩\u200d🚀",
    "\u2028line", "\x85next", "\x00nul",
]  # fmt: skip


def attacked(attack):
    text = f"Ondria {attack} closed it on Monday.\n\nMarlesh {attack} went."
    page = literal.report(text, publisher=attack, title=f"{attack} shut", url=f"https://x.example/{attack}")
    start = text.index(attack)
    who = Participant(attack, None, Anchor.of(text, start, start + len(attack)))
    made = literal.record(page, 1, Anchor.of(text, start, start + len(attack)), actor=(who,), recipient=(who,),
                          chain=(Link(attack, None, who.anchor, kind="body"),), condition=None)  # fmt: skip
    return literal.sheet(page, made, literal.record(page, 2, "went", event=None, actor=(who,)))


def test_there_are_at_least_forty_attacks():
    assert len(ATTACKS) >= 40


@pytest.mark.parametrize("attack", ATTACKS)
def test_tables_hold_every_attack_in_its_cell(attack):
    for form, delimiter in (("csv", ","), ("polecat", "\t"), ("cameo", "\t")):
        made = attacked(attack)
        for rest in (False,) if form == "csv" else (False, True):
            text = written(form, made, rest=rest)
            rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
            assert {len(row) for row in rows} == {len(rows[0])}
            assert len(rows) == (3 if form == "csv" else 2)
            assert len(text.splitlines()) == len(rows), "a cell broke its line"
            for cell in (cell for row in rows[1:] for cell in row):
                assert re.fullmatch(r"[+-]|[+-]?\d+(\.\d+)?", cell) or not re.match(r"\s*[=+\-@＝＋－＠|%]", cell), cell
            assert not any(c in text for c in "\x1b\x00\u202e")
    back = table.read_back(written("csv", attacked(attack)))[0]
    assert back["publisher"] == table.clean(attack)


@pytest.mark.parametrize("attack", ATTACKS)
def test_json_forms_hold_every_attack_verbatim(attack):
    lines = written("jsonl", attacked(attack)).split("\n")
    assert [json.loads(line)["publisher"] for line in lines if line] == [attack] * 2
    entries = [json.loads(line) for line in written("plover", attacked(attack)).split("\n") if line]
    assert [entry["cite_info"]["publication"] for entry in entries] == [attack] * 2
    page = json.loads(written("jsonld", attacked(attack)))[0]
    assert page["schema:about"]["schema:publisher"]["schema:name"] == attack
    entities = [json.loads(line) for line in written("ftm", attacked(attack)).split("\n") if line]
    assert [e["schema"] for e in entities].count("Event") == 1


class Tags(html.parser.HTMLParser):
    """Collects the tags, attributes and text of a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.text = set(), set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {
            (tag, name, value) for name, value in attrs if name in ("src", "href") or name.startswith("on")
        }

    def handle_data(self, data):
        self.text.append(data)


ALLOWED = set("html head meta link title style body article h1 h2 p ol li span bdi blockquote mark a".split())


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("full_text", [False, True])
def test_the_page_holds_every_attack_as_text(attack, full_text):
    page = Tags()
    page.feed(written("html", attacked(attack), full_text=full_text))
    assert page.tags <= ALLOWED
    assert all((tag, name) in {("link", "href"), ("a", "href")} for tag, name, _ in page.attributes)
    assert all(value == "data:," or value.startswith("#p1r") for _, _, value in page.attributes)
    shown = "".join(page.text).replace("\n", " ")
    assert table.clean(attack) in shown
    assert not set(shown) & set("\x1b\x00\u202e")


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_brief_holds_every_attack_on_its_line(attack):
    text = written("markdown", attacked(attack))
    assert not re.search(r"(?<!\\)(?:\\\\)*[<>`{}]", text), "markup that is not escaped"
    assert re.findall(r"(?m)^\[\^1-r(\d)\]: ", text) == ["1", "2"]
    assert len(re.findall(r"(?<!\\)\[", text)) == 4, "a link or a note that is not ours"
    assert all(line[:2] in ("", "# ", "##", "- ", "[^") or line[:4] in ("news", "What") for line in text.split("\n"))


@pytest.mark.parametrize("attack", ATTACKS)
def test_citations_hold_every_attack(attack):
    made = attacked(attack)
    assert cite.cite(made, "r1").count("\n") == 1
    item = json.loads(cite.cite(made, "r1", style="csl"))[0]
    assert item["container-title"] == table.clean(attack).strip()
    ris = cite.cite(made, "r1", style="ris").split("\n")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris[:-1])
    assert [line for line in ris if line.startswith("ER")] == ["ER  - "]
    note = cite.cite(made, "r1", style="markdown").split("\n")
    assert len(note) == 4 and not re.search(r"(?<!\\)(?:\\\\)*[`{}]", note[2])


# --- tables


def thousand():
    sheets = []
    for number in range(10):
        text = "\n\n".join(f"Ondria closed port{line} on Monday, -{line} = {number}." for line in range(100))
        page = literal.report(text, title=f"=Port {number}")
        sheets.append(literal.sheet(page, *(
            literal.record(page, line + 1, f"port{line} on", event="COERCE" if line % 2 else None, confidence=line / 7)
            for line in range(100)
        )))  # fmt: skip
    return sheets


def test_a_thousand_records_load_in_pandas_and_match_row_by_row():
    pandas = pytest.importorskip("pandas")
    lines = [json.loads(line) for line in written("jsonl", *thousand()).splitlines()]
    frame = pandas.read_csv(io.StringIO(written("csv", *thousand())), dtype=str, keep_default_na=False)
    nested = pandas.read_json(io.StringIO(written("jsonl", *thousand())), lines=True, dtype=False, precise_float=True)
    assert len(frame) == len(nested) == len(lines) == 1000
    for line, (_, row), (_, other) in zip(lines, frame.iterrows(), nested.iterrows(), strict=True):
        assert {name: table.cell(value) for name, value in line.items()} == dict(row)
        assert all(other[name] == value for name, value in line.items() if value is not None)


def test_polecat_loads_in_pandas():
    pandas = pytest.importorskip("pandas")
    frame = pandas.read_csv(io.StringIO(written("polecat", *thousand())), sep="\t", dtype=str, keep_default_na=False)
    assert len(frame) == 500
    assert set(frame["Event Type"]) == {"COERCE"}


def test_parquet_holds_what_jsonl_holds(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    counts = save_export(export_sheets("parquet", thousand()), tmp_path / "records.parquet")
    assert counts.rows == 1000
    read = parquet.read_table(tmp_path / "records.parquet").to_pylist()
    assert read == [json.loads(line) for line in written("jsonl", *thousand()).splitlines()]


def test_the_second_file_goes_beside_the_first(tmp_path):
    counts = save_export(export_sheets("polecat", [plain_sheet()]), tmp_path / "events.tsv", rest=True)
    assert (counts.rows, counts.rest) == (2, 1)
    for name, number in (("events.tsv", 2), ("events.rest.tsv", 1)):
        assert len((tmp_path / name).read_text(encoding="utf-8").splitlines()) == number + 1


def test_an_export_takes_the_old_files_place_only_when_it_is_whole(tmp_path):
    (tmp_path / "events.tsv").write_text("old", encoding="utf-8")
    (tmp_path / "events.rest.tsv").write_text("old rest", encoding="utf-8")
    (tmp_path / "events.tsv").chmod(0o640)

    def broken():
        yield from export_sheets("polecat", [plain_sheet()])
        raise OnrecordError("something broke on the way")

    with pytest.raises(OnrecordError):
        save_export(broken(), tmp_path / "events.tsv", rest=True)
    assert (tmp_path / "events.tsv").read_text(encoding="utf-8") == "old"
    assert (tmp_path / "events.rest.tsv").read_text(encoding="utf-8") == "old rest"
    save_export(export_sheets("polecat", [plain_sheet()]), tmp_path / "events.tsv", rest=True)
    assert (tmp_path / "events.tsv").read_text(encoding="utf-8") != "old"
    assert (tmp_path / "events.tsv").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.rest.tsv", "events.tsv"]


def test_an_export_into_a_link_keeps_the_link_and_into_a_device_writes_to_it(tmp_path):
    (tmp_path / "kept.csv").write_text("old", encoding="utf-8")
    (tmp_path / "link.csv").symlink_to(tmp_path / "kept.csv")
    save_export(export_sheets("csv", [plain_sheet()]), tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "kept.csv").read_text(encoding="utf-8") != "old"
    save_export(export_sheets("csv", [plain_sheet()]), "/dev/null")
    assert not Path("/dev/null").is_file()


def test_modes_and_contexts_that_are_given_are_kept():
    text = "Ondria shelled Telm."
    page = literal.report(text)
    made = literal.record(page, 1, "shelled", event=None)
    from dataclasses import replace

    made = replace(made, event=Event("ASSAULT", "heavy-weapons", ("military",)), background=True)
    entry = json.loads(written("plover", literal.sheet(page, made)))
    assert (entry["mode"], entry["context"]) == (["heavy-weapons", "historical"], ["military"])
