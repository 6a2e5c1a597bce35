"""Web pages: what is kept, what is left out, and what their metadata say."""

import pytest

from onrecord import ingest
from onrecord.core.errors import UnreadableInput

P = [
    "Ondria shut its only port on Monday after two boats struck the north pier, the harbour office said.",
    "Nobody was hurt, and the office did not say when the port would open again.",
    "The harbour master, Piet Orr, said he would speak to both captains on Thursday.",
    "Repairs are put at 18,000 florins, and the council has not said where the money would come from.",
]
HEAD = """<head><meta charset="utf-8"><title>Ondria shuts its port | Coastal Herald</title>
<meta property="og:site_name" content="Coastal Herald"><meta property="article:modified_time" content="2031-06-05">
<link rel="canonical" href="https://herald.example/port"><script type="application/ld+json">
{"@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","headline":"Ondria shuts its port",
"datePublished":"2031-06-03T10:00:00Z","dateModified":"2031-06-05","author":[{"name":"Marta Ilves"},{"name":"Tom Orr"}]}]}
</script></head>"""


def page(body, head=HEAD):
    return f"<!doctype html><html>{head}<body>{body}</body></html>".encode()


def paragraphs(*more):
    return "".join(f"<p>{text}</p>" for text in (*P, *more))


PAGE = page(
    "<nav><a href='/'>Home</a> <a href='/s'>Sport</a></nav><article><h1>Ondria shuts its port</h1>"
    "<p class='standfirst'>Two boats struck the pier, and nobody knows who pays</p><div class='byline'>By Marta Ilves</div>"
    "<figure><img><figcaption>The north pier in May</figcaption></figure><div class='body'>"
    + paragraphs()
    + "<div class='related'><h3>Related</h3><a href='/g'>Goat becomes star</a></div>"
    + f"<p>{P[0]}</p><ul><li>open the pier</li><li>count the boats</li></ul><p>{P[2]} {P[3]}</p>"
    + "<p style='display: none'>Hidden words</p><p hidden>More hidden words</p><noscript>No script words</noscript>"
    + "<p><em>This article was amended on 4 June 2031. An earlier version gave a wrong day.</em></p></div></article>"
    "<footer>© 2031 Coastal Herald</footer>"
)


@pytest.fixture(scope="module")
def report():
    return ingest.read_bytes(PAGE, name="port.html")


def kinds(report):
    return [(block.kind, report.text[block.start : block.end]) for block in report.blocks]


def test_kept_blocks_stand_in_page_order_each_set_off_by_a_blank_line(report):
    assert report.text.split("\n\n")[:4] == [
        "Ondria shuts its port", "Two boats struck the pier, and nobody knows who pays", "By Marta Ilves",
        "The north pier in May",
    ]  # fmt: skip
    assert report.media_type == "text/html"
    assert [kind for kind, _ in kinds(report)][:4] == ["headline", "subhead", "byline", "caption"]


def test_repeated_paragraph_comes_back(report):
    assert report.text.count(P[0]) == 2


def test_list_items_and_notice_are_kept(report):
    assert ("body", "open the pier") in kinds(report)
    assert report.blocks[-1].kind == "notice"


def test_visible_text_that_is_no_report_is_left_out_in_page_order(report):
    assert report.left_out == ("Home Sport", "Related", "Goat becomes star", "© 2031 Coastal Herald")


def test_hidden_text_is_neither_kept_nor_left_out(report):
    assert "idden words" not in report.text + "".join(report.left_out)
    assert "No script" not in report.text + "".join(report.left_out)


def test_masthead_names_its_places(report):
    assert (report.title.value, report.title.basis) == ("Ondria shuts its port", "printed on the page")
    assert (report.published.value, report.published.basis) == ("2031-06-03", "page metadata: JSON-LD datePublished")
    assert (report.publisher.value, report.publisher.basis) == ("Coastal Herald", "page metadata: og:site_name")
    assert (report.url.value, report.url.basis) == ("https://herald.example/port", "page metadata: link canonical")
    assert report.byline.value == "Marta Ilves"


def test_printed_day_goes_before_metadata_and_the_difference_is_noted():
    data = page(f"<article><h1>Ondria shuts its port</h1><p>Published 2 June 2031</p>{paragraphs()}</article>")
    report = ingest.read_bytes(data, name="port.html")
    assert (report.published.value, report.published.basis) == ("2031-06-02", "printed on the page")
    assert "metadata give another day of publication: 2031-06-03 (page metadata: JSON-LD datePublished)" in report.notes


@pytest.mark.parametrize(
    "json_ld", ["{", "[]", "null", '{"@type": ["NewsArticle"], "datePublished": 5, "author": {"name": []}}']
)
def test_broken_json_ld_is_passed_over(json_ld):
    head = f'<head><script type="application/ld+json">{json_ld}</script></head>'
    report = ingest.read_bytes(page(f"<article>{paragraphs()}</article>", head), name="port.html")
    assert report.published is None


def test_charset_named_by_the_page_is_used():
    data = page(
        paragraphs("Der Hafen der Stadt Märzheim ist zu, sagte das Café."), "<head><meta charset=iso-8859-2></head>"
    )
    report = ingest.read_bytes(data.decode().encode("iso-8859-2"), name="port.html")
    assert "Märzheim" in report.text
    assert "read as iso8859-2, as the page declares" in report.notes


def test_table_row_is_one_block_with_tabs():
    rows = "<table><tr><th>Port</th><th>Boats</th></tr><tr><td>Telm</td><td>31</td></tr></table>"
    report = ingest.read_bytes(page(f"<article>{paragraphs()}{rows}{paragraphs()}</article>"), name="port.html")
    assert "Telm\t31" in report.text


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", "no visible text"),
        ("<script>document.write('x')</script>", "no visible text"),
        ("<nav><a>Home</a></nav>", "no"),
    ],
)
def test_page_without_words_of_a_report_is_unreadable_and_never_empty(body, words):
    with pytest.raises(UnreadableInput, match=words):
        ingest.read_bytes(page(body), name="port.html")


def test_same_page_gives_the_same_report(report):
    assert ingest.read_bytes(PAGE, name="port.html") == report


def test_astral_and_odd_characters_survive():
    text = "Ondria’s 🛥 boats “stayed” in\u00a0port – 𝒶𝓁𝓁 of them, the harbour office said on Monday."
    report = ingest.read_bytes(page(f"<article>{paragraphs(text)}</article>"), name="port.html")
    assert text in report.text
