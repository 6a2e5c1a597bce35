"""Language is said, never mangled; a page that is not whole is said to be cut."""

import socket

import pytest

from onrecord import ingest
from onrecord.ingest.language import detect_language

BODY = "Ondria shut its only port on Monday, the harbour office said. Nobody was hurt in the crash."
MORE = "The harbour master said he would speak to both captains on Thursday morning."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (BODY, "en"), ("Der Hafen der Stadt ist seit Montag geschlossen, sagte ein Sprecher der Behörde.", "de"),
        ("Le port est fermé depuis lundi, a déclaré un porte-parole du gouvernement.", "fr"), ("Ondria", "und"), ("💬💬", "und"),
    ],
)  # fmt: skip
def test_language_is_told(text, code):
    assert detect_language(text).code == code
    assert detect_language(text).english is (code == "en")


def test_language_needs_no_network(monkeypatch):
    def refuse(*arguments, **options):
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert detect_language(BODY).code == "en"


def test_other_language_is_noted_and_the_text_stays():
    text = "Der Hafen der Stadt ist seit Montag geschlossen, sagte ein Sprecher der Behörde am Abend."
    report = ingest.read_text(text)
    assert report.text == text
    assert "the text seems to be in another language than English (de)" in report.notes


@pytest.mark.parametrize(
    ("tail", "words"),
    [
        ("Subscribe to continue reading", "Subscribe to continue reading"),
        ("This story is for subscribers.", "This story is for subscribers."),
        ("Read more", "Read more"),
    ],
)
def test_words_of_a_paywall_after_the_report_show_that_it_is_cut(tail, words):
    report = ingest.read_text("\n\n".join((BODY, MORE, tail)))
    assert report.cut.value == words


@pytest.mark.parametrize(
    "ending", ["The council then voted to", "The council then voted…", "The council, which met on Monday,"]
)
def test_last_paragraph_that_breaks_off_shows_that_the_page_is_cut(ending):
    report = ingest.read_text("\n\n".join((BODY, MORE, ending + "" if ending[-1] in "…," else MORE + " " + ending)))
    assert "mid-sentence" in report.cut.basis


@pytest.mark.parametrize("last", [MORE, "The next round is planned for the second half of the year"])
def test_whole_page_is_not_cut(last):
    assert ingest.read_text("\n\n".join((BODY, MORE, last, "ADVERTISEMENT – CONTINUE READING BELOW"))).cut is None


def test_read_more_of_another_story_does_not_cut():
    report = ingest.read_text(
        "\n\n".join((BODY, "Goat becomes star of the harbour fair\nRead more", MORE, MORE + " Twice."))
    )
    assert report.cut is None


def test_paragraph_without_closing_punctuation_is_noted():
    report = ingest.read_text("\n\n".join((BODY, "None of the boats has been found", MORE)))
    assert "paragraph 2 ends without closing punctuation" in report.notes
