"""Whatever the text, anchors are true, records are short and sourced, ids are unique, and bytes are the same twice.

Every tenth reading is held against the JSON Schema, every fifth text is read twice. With HYPOTHESIS_PROFILE=ci the network reads every text; else it reads every fourth, and
rules alone read the others, in a quarter of the time.
"""

import json
import os

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.core.errors import UnreadableInput
from onrecord.export.json import schema

NAMES = ("Ana Lorca", "President Marek Dallow", "Ondria", "Marlesh", "the ministry", "ONA", "Joss O’Dell", "Mr. Tarn",
         "two aides", "the company", "Telm", "İrem Öz", "李 Wei", "she", "they", "it")  # fmt: skip
VERBS = ("said", "told reporters", "has denied", "will sign", "may close", "did not attack", "agreed to build", "asked",
         "closed", "is ready to send", "was killed in", "refused to", "warned that", "could", "plans to", "claimed")  # fmt: skip
PARTS = ("the port of Telm", "up to 40 boats", "on Monday", "in March 2031", "3.5 million crowns", "a treaty", "if Marlesh agrees",
         "the reactor", "at an undisclosed location", "“a swift [and fair] answer”", "'not now'", "«never again»", "\"no, no\"",
         "(see below)", "which it has not confirmed", "for 40 years", "🛳🛳", "𝔸𝔹 1,000", "per year", "e.g. U.S. No. 5")  # fmt: skip
SPEECH = ("“We will go,” {n} {v}. “And soon.”", "According to {n}, {p} {v} {p}.", "{n} said: “{p} [{p}] {v} {p}.”", "“{p},” {n} told {n}.",
          "‘{p} {v} “{p}” {p},’ {n} said.", "\"{p}\" and \"{p}\", {n} said", "{n} “declared readiness to {v} {p},” the report says.",
          "“{p} {v} {p}\n\n“{p} {v},” {n} said.", "Will {n} {v} {p}?", "It is unclear whether {n} {v} {p}.", "{n} said {n} said {n} {v} {p}.",
          "„{p}“, {n} {v}.", "«{p} “{p}» {n}", "{n} did not respond to a request for comment.", "{n} allegedly {v} {p}, which could not be verified.", "{n}, who {v} {p}, {v} {p}.")  # fmt: skip
JOINTS = (
    " ",
    " ",
    "\n\n",
    "\n",
    "\r\n",
    "\r\n\r\n",
    "\u00a0",
    " \u200f",
    "\u202e ",
    "\u200b",
    "\t",
    " – ",
    "… ",
    "\ufeff",
    ". ",
)
STRAY = (
    "“",
    "”",
    '"',
    "'",
    "’",
    "«",
    "»",
    "[",
    "]",
    "(",
    "!",
    "?",
    "?!",
    "...",
    "—",
    "💬",
    "\u0301",
    "&amp;",
    "1,",
    "%",
    "$5bn",
)
name, verb, part = st.sampled_from(NAMES), st.sampled_from(VERBS), st.sampled_from(PARTS)


@st.composite
def speech(draw):
    """A sentence with a voice in it, from a pattern that quotation and attribution rules know."""
    out = draw(st.sampled_from(SPEECH))
    for mark, words in (("{n}", name), ("{v}", verb), ("{p}", part)):
        while mark in out:
            out = out.replace(mark, draw(words), 1)
    return out


plain = st.tuples(name, verb, part, part).map(lambda words: " ".join(words) + ".")
noise = st.text(max_size=12).filter(
    lambda text: "\x00" not in text and not any(0xD800 <= ord(c) <= 0xDFFF for c in text)
)
piece = st.one_of(speech(), speech(), plain, plain, part, st.sampled_from(STRAY), noise)


@st.composite
def texts(draw):
    """A report of a few pieces joined by any white space; most open with an English sentence."""
    pieces = draw(st.lists(piece, min_size=1, max_size=8))
    out = draw(st.sampled_from(("", "Ondria closed its only port on Monday, the harbour ministry said. ", "TELM — ")))
    for words in pieces:
        out += words + draw(st.sampled_from(JOINTS))
    return out


def anchors(value):
    """Yield every anchor in the JSON, wherever it stands."""
    if isinstance(value, dict):
        if {"start", "end", "exact"} <= value.keys():
            yield value
        for inner in value.values():
            yield from anchors(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from anchors(inner)


def canonical(text):
    """The text as invariant 1 has it: byte order mark dropped, line ends LF, nothing else."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


HOLDS = jsonschema.Draft202012Validator(schema())
EVERY_TEXT = os.environ.get("HYPOTHESIS_PROFILE") == "ci"


@given(texts())
def test_invariants_hold_on_any_text(text):
    plain = len(text) % 4 != 0 and not EVERY_TEXT
    try:
        first = onrecord.read_text(text, publisher="Herald", plain=plain).to_dict()
    except UnreadableInput:
        return
    read = canonical(text)
    for anchor in anchors(first):
        assert read[anchor["start"] : anchor["end"]] == anchor["exact"] != "", anchor
    for block in first["report"]["blocks"]:
        assert 0 <= block["start"] <= block["end"] <= len(read)
    for record in first["records"]:
        assert 1 <= len(record["anchor"]["exact"].split()) <= 4, record["anchor"]
        assert record["by"], "every record says which rules made it"
        assert isinstance(record["chain"], list)
        assert all(link["name"] for link in record["chain"])
    for layer in ("records", "entities", "questions", "matters"):
        ids = [row["id"] for row in first[layer]]
        assert len(ids) == len(set(ids)), layer
    if len(text) % 10 == 0:
        HOLDS.validate(first)
    if len(text) % 5:
        return
    again = onrecord.read_text(text, publisher="Herald", plain=plain).to_dict()
    assert json.dumps(first, ensure_ascii=False) == json.dumps(again, ensure_ascii=False)
