"""Tokens and sentences."""

import pytest

from onrecord.read.tokens import split_sentences, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ondria didn't sign.", ["Ondria", "did", "n't", "sign", "."]),
        ("Marlesh’s army won’t leave", ["Marlesh", "’s", "army", "wo", "n’t", "leave"]),
        ("It paid $1,200.50 at 18:40.", ["It", "paid", "$", "1,200.50", "at", "18:40", "."]),
        ("a well-known U.S. official", ["a", "well-known", "U.S.", "official"]),
        ("See www.herald.example/a?b=1 now", ["See", "www.herald.example/a?b=1", "now"]),
        ("“Stop,” he said", ["“", "Stop", ",", "”", "he", "said"]),
        ("", []),
    ],
)
def test_tokenize_keeps_words_and_marks_apart(text, words):
    assert [text[t.start : t.end] for t in tokenize(text, 0, len(text))] == words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. Then it stopped.", ["It rained.", "Then it stopped."]),
        ("Gen. Orr met Dr. Ilves at 5 p.m. on Monday.", ["Gen. Orr met Dr. Ilves at 5 p.m. on Monday."]),
        ("He left at 5 p.m. The hall was empty.", ["He left at 5 p.m.", "The hall was empty."]),
        ("“We go.” The minister left.", ["“We go.”", "The minister left."]),
        ("“Will you go?” he asked.", ["“Will you go?” he asked."]),
        ("Prices rose 3.5 percent. Wages did not.", ["Prices rose 3.5 percent.", "Wages did not."]),
        ("A. B. Carr of No. 5 Squadron spoke.", ["A. B. Carr of No. 5 Squadron spoke."]),
        ("What now? Nobody knows.", ["What now?", "Nobody knows."]),
        ("No full stop at the end", ["No full stop at the end"]),
    ],
)
def test_split_sentences_ends_where_a_reader_would(text, sentences):
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text))] == sentences
