"""Tokens and sentences."""

import pytest

from onrecord.core.reading import Reading
from onrecord.read.tokens import LONGEST, split_report, split_sentences, tokenize
from tests.read.reading_of import report_of


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


SPLIT = """
He works for Orrin Inc.| The firm is in Vestra.
Orrin Inc. Chairman Piet Dahl said no.
The U.S. Senate voted.| Then it rose.
They left at 6 a.m.| Police found them by 7 p.m. Monday.
They left at 6 a.m. local time.
It begins at 9:30 a.m. ET on Friday.
The match ended 3-2.| Orrin won.
It rose by 3.5 per cent.| 40 boats sank.
It cost $1.| Nobody paid.
Sales were 4.2m.| Orders were 5m.
It was No. 1.| No. 2 was Ondria.
See p. 12.| Then see fig. 3.
“We waited …” she said.
“We waited …| And waited,” she said.
Well…| It happened.
“No!” he shouted.
“No!” Orr shouted.| Nobody moved.
“Is it over?” the ministry’s spokesman, Dan Orr, asked.
“Is it over?”| The answer came on Monday.
“Why?”| Nobody answered.
He said: “We go.| We stay.”| Then he left.
“We go,” he said.| “We stay.”
(The firm declined to comment.)| It had no press office.
The firm (it declined to comment) left.
The firm left (see p. 3).| It returned.
It was over. 🎉| Then it began.
It was over 🎉.| Then it began.
Write to info@orr.example.| Or call.
Visit orr.example.| It is open.
Version 2.0 was out.| Version 3 was not.
Mr. and Mrs. Orr left.| They came back.
J. K. Orr wrote it.| He is 40.
The book is by J. K.| It sold well.
World War II.| Then peace.
Prof. Dr. Orr spoke.
Lt. Col. Ana Lorca spoke.
Gov. Orr, D-Telm, voted.| Sen. Dahl did not.
He lives in Washington, D.C.| She does not.
The D.C. Council met.
It is in Telm, Ond.| Nobody goes.
etc. and so on.
Apples, pears, etc.| Plums are out.
He holds a Ph.D.| His brother has none.
Dr. Orr, M.D., spoke.
St. Orr church.| It burned.
The shop on Main St.| It shut.
Ft. Orr fell.
Dec. 3 was cold.| On Jan. 4 it snowed.
It was in Dec.| The snow fell.
Orr vs. Dahl began.| It ends Friday.
“We are ready.”| Orr said it twice.
“We are ready!”, he said.
He asked why?| Nobody knew.
What?!| Yes.
He said “yes.”| She said “no.”
‘It is done.’| ‘No.’
It is “done”.| Now rest.
He quit Yahoo! in May.
1. Close the port.
No. 10 said so.| So did No. 11.
The temperature was −3.| It froze.
A 5 p.m. curfew.| An 8 a.m. start.
He died at 3 a.m. Sunday in Telm.| He was 40.
The army took Hill 14.| 300 men died.
The plan (agreed on Jan. 5) is dead.| So is he.
“It's over” – Orr.| “It isn't” – Dahl.
The minister (“no comment.”) left.
The bill, H.R. 40, passed.| S. 12 did not.
The U.K.'s ministers met.| They left.
The U.S.-led force left.| It won.
Capt. Orr Jr. spoke.| He left.
Martin Orr Jr. Boulevard is shut.
Orr Sr. died.| Orr Jr. lives.
At 10 p.m. Orr left.
At 10 p.m. Monday the port shut.
He paid 5 mn.| She paid 6 bn.
Approx. 40 boats sank.
The co. is shut.| Its owner fled.
Bros. Orr and Dahl left.
Gen. Secretary Orr left.
Port shut!| Boats stuck!
It was cold, very cold...| Nobody came.
“...and then we left.”
He wrote: “Stop...| Go.”
[The tape ends.]| She left.
He said it [the port] was shut.| It was.
Temp. fell to 3 deg.| Snow fell.
He is in the U.S. Army.
She said, “Go!”| He went.
It was the 3rd.| The 4th was better.
Orr & Co. shut.| Its 40 staff left.
Orr & Co.| Its 40 staff left.
The dam held.|The town did not.
They met in Sept.| The talks failed.
They met on Sept. 5.
The vote was 5 to 4.| Orr, J., dissented.
Is it Orr?| Is it Dahl?
The a.m. shift left.| The p.m. one came.
“Is it over?” President Ana Lorca asked.
“Is it over?” The spokesman Dan Orr said.
“Never again.| Never,” she said.
The firm left.| (It came back later.)
He arrested Marek L. and Dana K.| K. is 19.
"""
"""A line a text; a bar stands where a sentence ends. A space behind a bar stands in the text."""


@pytest.mark.parametrize("row", SPLIT.strip().splitlines())
def test_sentences_end_at_the_bars(row):
    text = row.replace("|", "")
    assert [text[a:b] for a, b in split_sentences(text, 0, len(text))] == [piece.strip() for piece in row.split("|")]


def test_a_credit_and_a_date_behind_a_title_are_sentences_of_their_own():
    for text, at in (("The port of Telm Image: Jo Brask", 17), ("Ondria shuts its port Monday, June 3, 2031", 22)):
        assert [start for start, _ in split_sentences(text, 0, len(text))] == [0, at]


@pytest.mark.parametrize(
    ("unit", "times", "sizes"),
    [
        ("word ", LONGEST, [LONGEST]),
        ("word ", LONGEST + 1, [LONGEST, 1]),
        ("word ", 2 * LONGEST + 7, [LONGEST, LONGEST, 7]),
        ("one two three four five six, ", 100, [399, 301]),
        ("word " * 500 + "end. It rained. ", 1, [LONGEST, 102, 3]),
    ],
)
def test_what_goes_on_for_hundreds_of_words_is_cut_behind_a_late_mark(unit, times, sizes):
    text = (unit * times).rstrip()
    reading = split_report(Reading(report_of(text)))
    assert [sentence.last - sentence.first for sentence in reading.sentences] == sizes
    assert [sentence.first for sentence in reading.sentences[1:]] == [
        sentence.last for sentence in reading.sentences[:-1]
    ]
    for sentence in reading.sentences:
        assert sentence.start == reading.tokens[sentence.first].start
        assert sentence.end == reading.tokens[sentence.last - 1].end
