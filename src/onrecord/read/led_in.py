"""Led in: a quotation behind a colon whose sentence has no verb of speaking: "Orr paid tribute to her: “...”".

Source: Huddleston & Pullum, The Cambridge Grammar of the English Language, chapter 20 (the colon before quoted speech).
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.core.reading import Attribution, Candidate, Reading, Source, Unsure
from onrecord.read.utterances import Utterance
from onrecord.read.voice_words import head_of, voice_kinds
from onrecord.read.voices import Voices

LEAST_WORDS = 4
"""Least words of a quotation behind a colon that are speech: fewer may be a title or a name. Set by hand, November 2026."""
RULES = {":": "colon_leads_in", ",": "comma_leads_in"}
"""Marks before a quotation that can lead it in, and the rule of each."""
CARRIED = frozenset({"no_voice_found", "carried", "sentence_leads_in"})
"""Rules of quotations whose own words name nobody: the voice behind the next part is nearer than the one before."""
BODIES = frozenset({"body", "group"})
"""Kinds of voices beside people that a colon lets speak; a document or a thing needs a verb of speaking."""


def led_in(reading: Reading, voices: Voices, utterance: Utterance, position: int) -> Attribution | None:
    """Return the attribution of a quotation behind a colon, or a comma, to the subject of the clause before it.

    Rule `colon_leads_in`: "Prime Minister Dan Orr also congratulated the couple: “...”". Only where that clause holds no
    other quotation, and its subject is somebody who can speak. Rule `comma_leads_in`: "Orr issued a statement which read in
    full, “As mayor, I ...”", where the quotation begins as a sentence does; the nearest such subject before it.
    """
    index = utterance.items[position].quotation
    mark = utterance.items[position - 1].word if position >= 2 else ""
    if index is None or mark not in RULES:
        return None
    inside = reading.quotations[index].inside
    before = utterance.items[: position - 1]
    if len(inside.exact.split()) < LEAST_WORDS or any(item.quotation is not None for item in before):
        return None
    if mark == "," and not inside.exact[0].isupper():
        return None
    source = _subject(utterance, voices, position - 1, nearest=mark == ",")
    if source is None:
        return None
    return Attribution(source, None, (inside,), "direct", "says", quotations=(index,), rule=RULES[mark])


def sentence_before(
    reading: Reading, voices: Voices, utterance: Utterance, position: int, previous: Utterance | None
) -> Attribution | None:
    """Return the attribution of a quotation that is a sentence of its own to whom the sentence before it is about.

    Rule `sentence_leads_in`: "Orr voiced confidence in the court. “I am sure of it.”" Only in the same paragraph; shown as unsure.
    Source: The Chicago Manual of Style, 13.13 (a quotation introduced by a sentence of its own).
    """
    index = utterance.items[position].quotation
    if index is None or position or previous is None or previous.block != utterance.block:
        return None
    source = _subject(previous, voices, len(previous.items), nearest=False)
    if source is None or source.kind != "person":
        return None
    inside = reading.quotations[index].inside
    unsure = (Unsure("source", (Candidate(source.name, "the subject of the sentence before"),)),)
    return Attribution(
        source, None, (inside,), "direct", "says", quotations=(index,), rule="sentence_leads_in", unsure=unsure
    )


def _subject(utterance: Utterance, voices: Voices, last: int, *, nearest: bool) -> Source | None:
    """Return the subject of the first verb before an item that has one, if it can speak; else the nearest that can."""
    for at in range(last - 1, 0, -1) if nearest else range(1, last):
        if utterance.items[at].verb:
            found = voices.parsed(utterance, at)
            if found is not None and (_can_speak(found[0]) or not nearest):
                return found[0] if _can_speak(found[0]) else None
    return None


def _can_speak(source: Source) -> bool:
    """Tell whether a voice is a name, a person by office or a body; the guess at a noun that no list holds is none."""
    if source.anchor is None:
        return False
    head = head_of(source.anchor.exact)
    return source.kind in BODIES or (source.kind == "person" and (source.named or voice_kinds().get(head) == "person"))


def carried_back(reading: Reading, found: list[Attribution], said: dict[int, int]) -> list[Attribution]:
    """Return the attributions, each quotation left open given to the voice of the paragraph it goes on in.

    Rule `carried_back`: `“The port is shut.` and below it `We are leaving it,” Orr said.` is one quotation in two paragraphs.
    Only where nobody says the first part, or only the voice before it was carried on to it.
    Source: The Chicago Manual of Style, 13.32 (quotations of several paragraphs).
    """
    out = list(found)
    for index, place in sorted(said.items(), reverse=True):
        later = said.get(index + 1)
        alone = out[place].quotations == (index,) and out[place].rule in CARRIED
        if not alone or later is None or later == place:
            continue
        one, two = reading.quotations[index], reading.quotations[index + 1]
        between = reading.report.text[one.end : two.start]
        speaks = out[later].rule.startswith(("speaker_after", "carried_back")) and out[later].source.name != "?"
        if speaks and not one.closed and not between.strip():
            out[place] = replace(out[later], content=out[place].content, quotations=(index,), rule="carried_back")
    return out
