"""Which lines of a page are the report, and which are the page around it."""

import pytest

from onrecord.ingest.blocks import mark_blocks

BODY = "Ondria shut its only port on Monday after two boats struck the north pier, the harbour office said."
MORE = "Nobody was hurt, and the office did not say when the port would open again."
LAST = "The harbour master, Piet Orr, said he would speak to both captains on Thursday."


def kinds(*lines, gap="\n\n"):
    text = gap.join(lines)
    return [(block.kind, text[block.start : block.end]) for block in mark_blocks(text)]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "ADVERTISEMENT – CONTINUE READING BELOW", "Story continues below advertisement",
        "Share this article", "1.9k shares", "View 847 comments", "4 min read", "Listen · 9:12",
        "Sign up to First Tide: our free morning briefing, Monday to Friday",
        "Subscribe to our free newsletter", "Get the Herald app", "Never miss a story: follow us on the Herald app",
        "To suggest a correction or clarification, write to us here",
        "Found a mistake? Select it and press Ctrl+Enter", "You can also highlight the text and press Ctrl + Enter",
        "© 2031 Coastal Herald Ltd. All rights reserved.", "Copyright 2031 Norvane Media",
        "Photo: Jo Brask/ONA", "Photograph: Jo Brask/Herald Pictures", "Credit: Gullwing Snaps",
        "https://herald.example/2031/06/03/port", "Tags: port, pier, Ondria", "#port #pier",
        "READ MORE: How the pier was built", "SEE ALSO: The pier in nine pictures",
        "We and our partners use cookies and store personal data on your device. You can withdraw your consent.",
        "Home | News | Sport | Weather", "Was this page useful? Yes No", "See how it works →", "« Older post",
        "👍 1.2K   💬 88   ↗ Share", "📷 Herald/Jo Brask", "Page 1 of 3", "Enjoying the Herald? Rate us ★★★★★",
        "A version of this article appears in print on June 4, 2031, Section A, Page 9 of the edition.",
        "Our morning email tells you what is happening and why it matters. Please support us.",
        "By sending us your story you agree to our terms, and you may be quoted.",
        "The port forgot what it was for, writes Ola Brandt.",
    ],
)  # fmt: skip
def test_furniture_line_between_paragraphs_is_set_aside(line):
    assert ("furniture", line) in kinds(BODY, line, MORE, LAST) or ("furniture", line) in kinds(BODY, MORE, LAST, line)


@pytest.mark.parametrize(
    "line",
    [
        "She had learned of the rate from an advertisement for a clerk to collect it.",
        "There was a plate of cookies on the table, and nobody touched it.",
        "In twelve shelters, volunteers run a notice board and a newsletter of one page.",
        "“If it is a good plan, share it,” she said.",
        "The office declined to comment.",
        "Comments by third parties that the port is for sale are not correct.",
        "Parliament may read the full text of the harbour bill, which runs to 90 pages, on Friday.",
        "The ministry said a correction to its figures would follow next week.",
        "Those who subscribe to the harbour fund pay 12 marks a month, Orr said.",
        "Could you walk to the pier?",
        "Would it open again?",
        "Who pays?",
        "“You send us your boats, and we give you our port,” Orr said.",
        "Our harbour, as they say in Vestra, is older than our house.",
    ],
)
def test_prose_that_speaks_of_furniture_stays_body(line):
    assert ("body", line) in kinds(BODY, line, MORE, LAST)


def test_related_story_with_its_title_told_twice_is_set_aside_with_label_and_blurb():
    title = "Port Unmasked: A Diver Maps the Harbour Floor"
    blurb = (
        "Harbour diver Ken Dolm, after five years under the port, reveals what lies there – with the pier in the mix."
    )
    found = kinds(BODY, f"{title}\nOther Topics of Interest", title, blurb, MORE, LAST)
    assert [kind for kind, _ in found] == ["body", "furniture", "furniture", "furniture", "furniture", "body", "body"]


def test_most_read_list_is_set_aside_up_to_the_next_paragraph():
    found = kinds(BODY, "Most read", "Goat becomes star", "Why plums are early this year", MORE, LAST, gap="\n")
    assert [kind for kind, _ in found] == ["body", "furniture", "furniture", "furniture", "body", "body"]


def test_title_at_the_head_is_the_headline_and_what_stands_above_is_furniture():
    found = kinds("COASTAL HERALD", "Home | News | Sport", "Ondria shuts its only port after boats strike pier",
                  "By Marta Ilves", "3 June 2031", BODY, MORE, LAST)  # fmt: skip
    assert [kind for kind, _ in found] == [
        "furniture", "furniture", "headline", "byline", "furniture", "body", "body", "body",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Who pays for the pier",
        "‘Nobody told us’",
        "NEXT STEPS",
        "A smaller scheme",
        "2. What the office says",
        "## What the treaty says",
        "### Who pays?",
        "# The union",
    ],
)
def test_short_line_before_prose_is_a_subhead(line):
    assert ("subhead", line) in kinds(BODY, line, MORE, LAST)


@pytest.mark.parametrize(
    "line", ["He did not say", "There is no rail", "(one mark is 1.2 crowns)", "Total 55 61 10", "in any weather",
             "Not closed. Just resting"]
)  # fmt: skip
def test_short_prose_figures_and_asides_are_no_subheads(line):
    assert ("subhead", line) not in kinds(BODY, line, MORE, LAST)


def test_points_under_a_label_are_subheads_and_a_place_alone_is_the_dateline():
    found = kinds("Ondria shuts its only port after boats strike pier", "By Marta Ilves", "3 June 2031", "Summary",
                  "Two boats strike north pier", "No day for its return", "Vestra", BODY, "Rain fell in Vestra.",
                  gap="\n")  # fmt: skip
    assert [kind for kind, _ in found][4:] == ["subhead", "subhead", "dateline", "body", "body"]


def test_sponsor_is_set_aside_down_to_the_last_line_that_names_it():
    found = kinds(
        BODY, "A message from Tidewell", "Nobody sleeps on stone.", "Tidewell makes beds of straw.", MORE, LAST
    )
    assert [kind for kind, _ in found] == ["body", "furniture", "furniture", "furniture", "body", "body"]


def test_who_the_author_is_is_set_aside_under_a_label_with_the_name():
    found = kinds(BODY, MORE, LAST, "About Marta Ilves", "Marta has run the paper since 2019 and lives above it.")
    assert [kind for kind, _ in found][3:] == ["furniture", "furniture"]


def test_posts_of_a_running_report_go_on_below_the_share_line():
    found = kinds("18.40", "Port shut", BODY, MORE, "Share", "17.05", "Boats strike pier", "Two boats came in too fast.",
                  "Share", "16.10", "Good morning", "The port has been shut since noon. More soon", gap="\n")  # fmt: skip
    assert [kind for kind, _ in found][5:] == [
        "furniture",
        "subhead",
        "body",
        "furniture",
        "furniture",
        "subhead",
        "body",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Correction: an earlier version of this article gave the wrong day.",
        "This article was amended on 14 March 2031. An earlier version said that two boats sank.",
        "CLARIFICATION: This story was changed to make clear that the pier is private.",
        "Editor’s note: After this article was printed, the office published its figures.",
        "(Corrects spelling of name in paragraph 3)",
        "From the redaction: in the first variant of the news the master was called the former master.",
    ],
)
def test_correction_or_note_is_a_notice(line):
    assert ("notice", line) in kinds(BODY, MORE, LAST, line)


@pytest.mark.parametrize("line", ["The Marigold at the north pier on Monday", "The pier in May. It is 90 metres long."])
def test_line_before_a_picture_credit_is_a_caption(line):
    assert ("caption", line) in kinds(BODY, f"{line}\nPhoto: Jo Brask/ONA", MORE, LAST)


def test_lists_after_a_colon_stay_body_without_full_stops():
    items = ("* open the north pier", "* count the boats", "* pay for the rail")
    found = kinds(BODY, "The office intends to:", *items, MORE, LAST)
    assert [kind for kind, _ in found] == ["body"] * 7


def test_hard_wrapped_lines_join_into_one_block_a_paragraph():
    wrapped = (
        "Ondria shut its only port on Monday after two boats struck the north\n"
        "pier, the harbour office said. Nobody was hurt, and the office did not\n"
        "say when the port would open again.\n\n"
        "The harbour master, Piet Orr, said he would speak to both captains on\n"
        "Thursday, and that the pier would be looked at by a diver."
    )
    assert [block.kind for block in mark_blocks(wrapped)] == ["body", "body"]


def test_readers_comments_after_the_report_are_set_aside():
    found = kinds(BODY, MORE, LAST, "Comments (2)", "Ola\n3 hours ago",
                  "I was on that boat the week before, and the rail was loose then, as I told the deckhand.", "Reply",
                  "Mira\n2 hours ago", "You are too kind to the harbour office, which had the letter in March.", "Reply")  # fmt: skip
    assert {kind for kind, _ in found[3:]} == {"furniture"}


def test_pull_quote_that_repeats_a_paragraph_is_set_aside():
    quote = "“A door is not a house at all.”"
    found = kinds(BODY, "“A door is not a house at all,” said Orr, “and a pier is not a port.”", quote, MORE, LAST)
    assert ("furniture", quote) in found


def test_every_block_names_the_rule_that_set_it_aside():
    text = "\n\n".join(("Coastal Herald", "Ondria shuts its port after boats strike pier", BODY, "Advertisement", MORE))
    assert all(block.why for block in mark_blocks(text) if block.kind != "body")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Reporting by Perrin Oak in Telm; Editing by Una Dahl", "byline"),
        ("Posted 3 June 2031 by Marta Ilves", "byline"),
        ("2 of 9 The Marigold lies at the north pier", "caption"),
    ],
)
def test_credits_and_picture_numbers_are_told_by_the_capital_that_follows(line, kind):
    assert (kind, line) in kinds(BODY, MORE, LAST, line)
