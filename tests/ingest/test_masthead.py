"""What a page prints of itself, each value with its place, and nothing invented."""

import pytest

from onrecord import ingest
from onrecord.core.errors import MalformedInput
from onrecord.core.report import Block, Given
from onrecord.ingest import GivenByHand
from onrecord.ingest.dates import day_in_url, find_day, find_published, is_date_line
from onrecord.ingest.masthead import inline_dateline, strip_by
from onrecord.ingest.nameplate import name_behind_headline, name_in_frames

BODY = "Ondria shut its only port on Monday, the harbour office said. Nobody was hurt."


def page(*lines):
    return ingest.read_text("\n\n".join((*lines, BODY)))


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("3 June 2031", "2031-06-03"), ("June 3, 2031, 10:14", "2031-06-03"), ("Tue 3 Jun 2031 18.40 BT", "2031-06-03"),
        ("Published: 3 June 2031 | Updated: 4 June 2031", "2031-06-03"), ("Sept. 8, 2031 4:42 pm HT", "2031-09-08"),
        ("12.03.2032 | 14:25", "2032-03-12"), ("2031-06-03 10:14", "2031-06-03"), ("23/06/2031", "2031-06-23"),
    ],
)  # fmt: skip
def test_printed_day_under_the_headline_is_the_day_of_publication(line, value):
    report = page("Ondria shuts its only port after boats strike pier", line)
    assert report.published == Given(value, "printed on line 3")


@pytest.mark.parametrize(
    "line", ["Monday, June 3", "Updated 4 June 2031", "04/05/2031", "Last modified on 4 June 2031"]
)
def test_day_without_year_or_of_an_update_or_ambiguous_is_no_day_of_publication(line):
    assert page("Ondria shuts its only port after boats strike pier", line).published is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://herald.example/2031/06/03/port", "2031-06-03"), ("https://herald.example/2031/06/port", "2031-06"),
        ("https://record.example/politics/2031/mar/12/levy", "2031-03-12"), ("https://h.example/news/475046/port", None),
        ("https://h.example/2031/13/port", None), ("https://h.example/20310603/port", "2031-06-03"),
    ],
)  # fmt: skip
def test_day_in_an_address_stays_as_coarse_as_printed(url, day):
    assert day_in_url(url) == day


def test_copied_address_gives_url_and_month():
    report = page("https://herald.example/2031/06/port")
    assert report.url == Given("https://herald.example/2031/06/port", "printed on line 1")
    assert report.published == Given("2031-06", "address printed on line 1")


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        ("VESTRA, May 3 (ONA) – Ondria shut its port.", "VESTRA, May 3 (ONA)"), ("TELM — The port is shut.", "TELM"),
        ("BRINMOUTH, Sept. 8—The office", "BRINMOUTH, Sept. 8"), ("PORT ANSEL, Marlesh - Orme", "PORT ANSEL, Marlesh"),
        ("Ondria – and nobody else – pays.", None), ("MULTAN: Leader of the house", "MULTAN"),
    ],
)  # fmt: skip
def test_dateline_opens_a_paragraph(paragraph, line):
    assert inline_dateline(paragraph) == line


@pytest.mark.parametrize("line", ["By Marta Ilves", "Written by Marta Ilves", "by: Marta Ilves"])
def test_author_line_loses_its_by(line):
    assert page("Ondria shuts its only port after boats strike pier", line).byline.value == "Marta Ilves"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Marta Ilves | 15 March 2031", "Marta Ilves"),
        ("By Marta Ilves, staff reporter", "Marta Ilves"),
        ("By Marta Ilves and Tomas Orr, Staff Writers", "Marta Ilves and Tomas Orr"),
        ("By Marta Ilves • 3 June 2031 • 4 min read", "Marta Ilves"),
        # near misses: a second name, a name like a month, a trade alone
        ("By Marta Ilves, Tomas Orr", "Marta Ilves, Tomas Orr"),
        ("By May March", "May March"),
        ("Staff reporter", "Staff reporter"),
    ],
)
def test_author_line_loses_date_and_trade(line, names):
    assert strip_by(line) == names


def test_publisher_is_a_name_at_the_head_that_the_copyright_line_bears_out():
    report = ingest.read_text(
        f"Coastal Herald\n\nOndria shuts its only port again\n\n{BODY}\n\n© 2031 Coastal Herald Ltd."
    )
    assert report.publisher == Given("Coastal Herald", "printed on line 1")


def test_what_nothing_gives_stays_none():
    report = ingest.read_text(BODY)
    assert (report.url, report.publisher, report.title, report.byline, report.dateline, report.published) == (None,) * 6


def test_values_given_by_hand_go_first():
    given = GivenByHand(published="2031-06", publisher="Coastal Herald", url="https://herald.example/x")
    report = ingest.read_text(f"3 June 2032\n\n{BODY}", given=given)
    assert report.published == Given("2031-06", "given by hand")
    assert report.publisher == Given("Coastal Herald", "given by hand")


@pytest.mark.parametrize("day", ["2031-02-30", "June 3", "2031-6-3", "31", "", "2031-06-03T10:00"])
def test_day_given_by_hand_must_be_a_day(day):
    with pytest.raises(MalformedInput, match="expected YYYY-MM-DD"):
        GivenByHand(published=day)


@pytest.mark.parametrize(
    ("line", "is_date"),
    [
        ("3 June 2031", True), ("Updated: Oct. 19, 2033 at 6:10 a.m. BT", True), ("13.20", True), ("27 May", True),
        ("May 3 was a good day", False), ("VESTRA, June 3", False), ("Article 4", False), ("212", False),
    ],
)  # fmt: skip
def test_date_line_holds_a_date_and_nothing_else(line, is_date):
    assert is_date_line(line) is is_date


def test_update_is_passed_over():
    assert find_published("Last updated: 4 June 2031") is None
    assert find_day("Last updated: 4 June 2031") == "2031-06-04"


@pytest.mark.parametrize(
    ("head", "said", "publisher"),
    [
        ("COASTAL HERALD", "The plan was seen by the Herald.", "COASTAL HERALD"),
        ("Coastal Herald", "Ana Lorca told the Coastal Herald that she would go.", "Coastal Herald"),
        ("Coastal Herald", "Write to news@coastalherald.example", "Coastal Herald"),
        ("Coastal Herald", "Nobody was hurt.", "Coastal Herald"),
        ("Coastal Voice", "Nobody was hurt.", None),
        ("Coastal Voice – read by the coast", "Nobody asked the Voice.", "Coastal Voice"),
        ("Coastal Voice | World | Coast | Sport", "Nobody asked the Voice.", None),
        ("Corvane News Service", "VESTRA (CNS) – It rained.", "Corvane News Service"),
        ("Corvane News Service", "VESTRA (CNN) – It rained.", None),
        ("Kestria 24", "Nobody at Kestria 24 was hurt.", "Kestria 24"),
        ("Radio Anselm 2", "Nobody was hurt.", "Radio Anselm 2"),
        ("Support Our Voice", "Support Our Voice with a gift.", None),
        ("Tickerline", "Tickerline takes no side.", None),
        ("World News", "The news came on Monday.", None),
        ("Read by the coast since 1911", "Read by the coast since 1911", None),
    ],
)
def test_a_name_at_the_head_is_the_publisher_where_the_page_says_it_again(head, said, publisher):
    text = "\n\n".join((head, "Ondria shuts its only port after boats strike pier", "By Marta Ilves", BODY, BODY, said))
    found = ingest.read_text(text).publisher
    assert (found and found.value) == publisher


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (("Open in the Tide app", "Enjoying Tide? Rate us"), "Tide"),
        (("Follow Coastal Voice on Facebook", "You signed up for Coastal Voice at a fair."), "Coastal Voice"),
        (("Support the Courant", "Stories direct from the Courant every morning"), "Courant"),
        (("Follow Marta Ilves on Facebook",), None),
        (("Get the free app", "Subscribe to our newsletter"), None),
    ],
)
def test_a_house_that_names_itself_twice_to_its_readers_is_the_publisher(lines, publisher):
    blocks, text = [], ""
    for line in (*lines, BODY):
        blocks.append(Block("body" if line == BODY else "furniture", len(text), len(text) + len(line), "by hand"))
        text += f"{line}\n"
    found = name_in_frames(text, blocks)
    assert (found and found.value) == publisher


@pytest.mark.parametrize(
    ("window", "headline", "publisher"),
    [
        ("Ondria shuts its port - Coastal Voice", "Ondria shuts its port", "Coastal Voice"),
        ("Ondria shuts its port | World | Coastal Voice", "Ondria shuts its port", "Coastal Voice"),
        ("Coastal Voice: Ondria shuts its port", "Ondria shuts its port", "Coastal Voice"),
        ("Subject: Ondria shuts its port", "Ondria shuts its port", None),
        ("Ondria shuts its port and its mine", "Ondria shuts its port", None),
        ("Ondria shuts its port", "Ondria shuts its port", None),
        ("Port", "Ondria shuts its port", None),
    ],
)
def test_a_name_behind_the_headline_of_a_window_is_the_publisher(window, headline, publisher):
    assert name_behind_headline(window, headline) == publisher


def test_a_web_page_takes_its_publisher_from_the_title_of_its_window():
    page = (
        "<html><head><title>{}</title></head><body><h1>{}</h1><h2>{}</h2><p>"
        + BODY
        + "</p><p>"
        + BODY
        + "</p></body></html>"
    )
    line = "Ondria shuts its only port after storm"
    report = ingest.read_bytes(page.format(f"{line} | Coastal Voice", line, "Boats stay out").encode(), name="a.html")
    assert report.publisher == Given("Coastal Voice", "page metadata: title, behind the headline")
    blog = ingest.read_bytes(page.format(f"{line} | Coastal Voice", "Coastal Voice", line).encode(), name="b.html")
    assert (blog.publisher.value, blog.title.value) == ("Coastal Voice", line)


def test_the_sender_of_a_newsletter_is_its_publisher():
    text = "\n\n".join(
        ("From: The Early Tide <marta@tide.example>", "Subject: Who owns the pier?", "Who owns the pier?", BODY, BODY)
    )
    report = ingest.read_text(text)
    assert report.publisher == Given("The Early Tide", "sender printed on line 1")
    assert report.title.value == "Who owns the pier?"
