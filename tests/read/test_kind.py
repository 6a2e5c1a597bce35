"""What kind of text a page is, with the words that show it. Countries and people are invented."""

import pytest

import onrecord

BODY = "The ministry of works in Orvania said on Monday that the bridge over the Ulm would be closed for nine months and that a ferry would run. "


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        (f"Opinion\nPay for the bridge\n\n{BODY}", "opinion", "Opinion"),
        (f"Explainer | 4-minute read\n\n{BODY}", "analysis", "Explainer"),
        (f"FOR IMMEDIATE RELEASE\nBridge to close\n\n{BODY}", "release", "FOR IMMEDIATE RELEASE"),
        (f"Bridge to close\n\n{BODY}\n\nEnds. Notes to editors overleaf.", "release", "Ends"),
        (f"Orvania votes: as it happened\n\n{BODY}", "live", "as it happened"),
        ("The square\n\n22:48 The mayor has spoken.\n\n22:31 The crowd sings.\n\n22:10 Rain.", "live", "22:48"),
        ("Q: You left in May. Why?\n\nA: No one asked me to stay.\n\nQ: And now?\n\nA: Now I fish.", "interview", "Q:"),
        ("DAHL: You left.\n\nMARR: I did.\n\nDAHL: Why?\n\nMARR: I was tired.", "interview", "DAHL:"),
        (
            "I pay my toll. My neighbour pays. What I ask is a bridge that stands, and so I say: mend it.",
            "opinion",
            "I",
        ),
    ],
)
def test_a_kind_has_the_words_that_show_it(text, kind, shown):
    report = onrecord.read_text(text).to_dict()["report"]
    assert (report["kind"], report["kind_shown"]["anchor"]["exact"]) == (kind, shown)


@pytest.mark.parametrize(
    "text",
    [
        f"Bridge to close\n\n{BODY}",
        f"Bridge to close\n\n{BODY}The mayor's analysis was short, and the press office had no comment.",
        f"Bridge to close\n\n{BODY}“I want my bridge. I told them. I did,” she said.",
        f"Bridge to close\n\n{BODY}\n\nMore on this story\nExplained: how the ferry runs",
    ],
)
def test_a_word_in_running_text_is_no_label(text):
    assert onrecord.read_text(text).to_dict()["report"]["kind"] == "news"
