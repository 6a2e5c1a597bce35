"""Citations: what the page gives and nothing else, in four forms."""

import json

import literal
import pytest

from onrecord.core.errors import MalformedInput, OnrecordError
from onrecord.core.reading import Unsure
from onrecord.export.cite import cite

TEXT = "Ondria closed its port on Monday.\n\n“We will open it,” the harbour ministry said."


def cited(record="r2", *, style="text", accessed="2031-06-05", **page):
    made = literal.report(TEXT, **{"url": "https://herald.example/port", **page})
    voice = literal.voice(TEXT, "the harbour ministry")
    return cite(
        literal.sheet(made, literal.record(made, 1, "closed"), literal.record(made, 2, "open", chain=(voice,))),
        record, style=style, accessed=accessed,
    )  # fmt: skip


def test_text():
    assert cited() == (
        "“Ondria shuts its port”, Coastal Herald, 3 June 2031, https://herald.example/port, accessed 5 June 2031, ¶2: "
        "“‘We will open it,’ the harbour ministry said.” (on the word of: page > the harbour ministry)\n"
    )


@pytest.mark.parametrize("style", ["text", "markdown", "csl", "ris"])
@pytest.mark.parametrize(("field", "marked"), [("chain", True), ("event", False)])
def test_a_voice_that_the_reader_is_not_sure_of_is_marked_in_every_style(style, field, marked):
    made = literal.report(TEXT)
    voice = literal.voice(TEXT, "the harbour ministry")
    record = literal.record(made, 1, "open", chain=(voice,), uncertain=(Unsure(field, ()),))
    shown = cite(literal.sheet(made, record), "r1", style=style).replace("\\", "")
    assert ("the harbour ministry (unsure)" in shown) is marked


def test_markdown_is_a_footnote_with_its_mark():
    mark, _, note, _ = cited(style="markdown").split("\n")
    assert note.startswith(
        f"{mark}: “Ondria shuts its port”, Coastal Herald, 3 June 2031, <https://herald.example/port>,"
    )


def test_csl():
    item = json.loads(cited(style="csl"))[0]
    assert (item["type"], item["title"], item["container-title"]) == (
        "article-newspaper", "Ondria shuts its port", "Coastal Herald",
    )  # fmt: skip
    assert item["issued"] == {"date-parts": [[2031, 6, 3]]}
    assert item["accessed"] == {"date-parts": [[2031, 6, 5]]}
    assert (item["URL"], item["locator"]) == ("https://herald.example/port", "¶2")
    known = set("id type title author container-title issued accessed URL locator note language".split())
    assert set(item) <= known, "a property that the CSL schema does not have"


def test_ris():
    lines = cited(style="ris").splitlines()
    assert lines[0] == "TY  - NEWS" and lines[-1] == "ER  - "
    for line in (
        "DA  - 2031/06/03/",
        "PY  - 2031",
        "Y2  - 2031/06/05/",
        "UR  - https://herald.example/port",
        "SP  - ¶2",
    ):
        assert line in lines


@pytest.mark.parametrize("style", ["text", "markdown", "csl", "ris"])
def test_what_the_page_does_not_give_is_left_out(style):
    text = cited(style=style, accessed="", publisher=None, title=None, published=None, url=None)
    for word in ("None", "accessed", "n.d.", "unknown", "2031"):
        assert word not in text


@pytest.mark.parametrize("style", ["csl", "ris"])
def test_a_date_as_coarse_as_printed(style):
    text = cited(style=style, published="2031-06", accessed="")
    if style == "ris":
        assert "DA  - 2031/06//" in text
    else:
        assert json.loads(text)[0]["issued"] == {"date-parts": [[2031, 6]]}


def test_a_record_is_found_by_number_or_id():
    made = literal.report(TEXT)
    one = literal.record(made, 1, "closed")
    sheet = literal.sheet(made, one)
    assert cite(sheet, "R1") == cite(sheet, "1") == cite(sheet, one.id) == cite(sheet, one.id[:6])


@pytest.mark.parametrize("record", ["r3", "3", "ffff", "", "r"])
def test_a_record_that_is_not_there_is_an_error(record):
    with pytest.raises(OnrecordError, match="r1 to r2"):
        cited(record)


def test_a_day_of_access_that_is_no_day_is_an_error():
    with pytest.raises(MalformedInput, match="yesterday"):
        cited(accessed="yesterday")


def test_a_citation_quotes_forty_words_around_the_record():
    text = " ".join(f"w{number}" for number in range(200))
    page = literal.report(text)
    sheet = literal.sheet(page, literal.record(page, 1, "w100"))
    words = cite(sheet, "r1").partition("“…")[2].partition("…”")[0].split()
    assert len(words) == 40 and "w100" in words
    assert "w199" in cite(sheet, "r1", full_text=True)
