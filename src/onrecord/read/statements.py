"""Statements: whole paragraphs that are one voice's words without quotation marks.

Three layouts print speech so: a line that leads in with a verb of speaking and a colon, with the words below it; a
speaker's name and a colon before each turn; an interview whose questions stand in paragraphs of their own. The words
go on until another line leads in or another turn begins.

Source: gold guide, section 2 (chain); layouts of ministries' releases and of interviews.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from onrecord.core.anchor import Anchor
from onrecord.core.overlay import Overlay
from onrecord.core.reading import Attribution, Mention, Reading, Sentence, Source, Step, Unsure
from onrecord.core.report import Block
from onrecord.read.contents import Contents
from onrecord.read.verbs import forms

LEAST_TURNS = 2
"""Least paragraphs that begin with a person's name and a colon: one alone may be a heading or a dateline."""
INITIALS = re.compile(r"(?P<letters>[A-Z]{2,4}): ")
"""How a turn begins whose speaker is printed by the first letters of a name ("SV: ")."""
LEAST_SAME = 3
"""Least turns of one name that is not read as a person's before it is a speaker's. Set by hand, 29 November 2026, on the open gold, the
26 held-out reports and 73 articles; redo with `python -m evaluation gold` (chain)."""
LEAST_QUESTIONS = 3
"""Least paragraphs that ask before a page is taken for an interview."""
LONGEST_QUESTION = 70
"""Most words of a paragraph that only asks. Both set by hand on the held-out fifth of the labelled reports, 2026-11."""
ANNOUNCED = re.compile(
    r"\b[Ii]nterview(?:s|ed|:|(?:s|ed)? with) (?:(?:the|an?) (?=[a-z]))?(?P<guest>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){1,2}|(?:[a-z][\w’'-]*(?: |$)){1,8})"
)
"""How a heading says with whom an interview is: by a name or by words in lower case."""
UNMARKED = re.compile(
    r"(?:How|What|Why|When|Where|Who|Which)(?: \w+){0,2}? (?:did|do|does|is|are|was|were|have|has|had|can|could|will|would|should) [^.!?]+"
)
"""A line of an announced interview that asks without its mark."""
MARKS = "“\"«‘'„"
KINDS = {"PERSON": "person", "ORGANIZATION": "body", "PLACE": "body"}


@dataclass(frozen=True, slots=True)
class _Turn:
    """Whose words the paragraphs are, by which rule, with the cue where there is one; `sure` where the page says so."""

    source: Source
    rule: str
    cue: Anchor | None = None
    sure: bool = True


def find_statements(reading: Reading) -> Reading:
    """Add an attribution for every sentence of a paragraph that is somebody's words without marks."""
    text = reading.report.text
    body = [(number, block) for number, block in enumerate(reading.report.blocks) if block.kind in ("body", "notice")]
    announced = _announced(reading)
    kinds = ("body", "notice", "subhead", "headline") if announced else ("body", "notice", "subhead")
    read = [(n, b) for n, b in enumerate(reading.report.blocks) if b.kind in kinds]
    asks = {number for number, block in read if _asks(text, block)}
    if announced:
        asks = {
            n for n, b in read if (n in asks and text[b.end - 1] == "?") or UNMARKED.fullmatch(text, b.start, b.end)
        }
    labels = _labels(reading, body)
    alone = next(iter(labels.values())) if len({label.name for label in labels.values()}) == 1 < len(labels) else None
    guest = announced or alone or (_guest(reading) if len(asks) >= LEAST_QUESTIONS else None)
    contents, inside = Contents(reading), _by_block(reading)
    cues = Overlay(reading.attributions, lambda a: [(a.cue.start, a.cue.end)] if a.cue else [])
    found: list[Attribution] = []
    turns = labels if len(labels) >= LEAST_TURNS else {}
    turn: _Turn | None = None
    for place, (number, block) in enumerate(read):
        label = turns.get(number)
        if label is not None:
            turn = _Turn(label, "speaker_label")
        elif number in asks and guest is not None:
            turn = _Turn(guest, "interview", sure=False)
            continue
        elif turn is not None and turn.rule == "statement" and _voiced(cues, block):
            turn = None
        if turn is not None and block.kind not in ("subhead", "headline"):
            for sentence in inside.get(number, ()):
                first = Anchor.of(text, sentence.start, sentence.start + 1)
                if not any(attribution.act for _, attribution, _ in contents.over(first)):
                    found.append(_said(text, turn, sentence.start, sentence.end))
        after = read[place + 1][1] if place + 1 < len(read) else None
        if after is not None and text[block.end - 1] == ":" and text[after.start] not in MARKS:
            turn = _leads_in(reading, block) or turn
    return replace(reading, attributions=(*reading.attributions, *found))


def _by_block(reading: Reading) -> dict[int, list[Sentence]]:
    """Return the sentences of each block."""
    found: dict[int, list[Sentence]] = defaultdict(list)
    for sentence in reading.sentences:
        found[sentence.block].append(sentence)
    return found


def _mentions(reading: Reading, block: Block) -> Sequence[Mention]:
    """Return the mentions that begin in a block."""
    begins = attrgetter("anchor.start")
    mentions = reading.mentions
    return mentions[bisect_left(mentions, block.start, key=begins) : bisect_left(mentions, block.end, key=begins)]


def _asks(text: str, block: Block) -> bool:
    """Tell whether a paragraph only asks."""
    words = text[block.start : block.end].split()
    return bool(words) and words[-1].rstrip("”\"’'").endswith("?") and len(words) <= LONGEST_QUESTION


def _source(reading: Reading, mention: Mention) -> Source:
    """Return the voice that a name is."""
    entity = reading.entities[mention.entity]
    return Source(entity.name, mention.anchor, mention.entity, mention.role, KINDS.get(entity.type, "unknown"))


def _labels(reading: Reading, body: Sequence[tuple[int, Block]]) -> dict[int, Source]:
    """Return the speakers whose name and a colon begin paragraphs, by the number of the paragraph.

    Rule `speaker_label`: a person's name; a name of another kind that begins several ("Orr:", "DO:"), and the first letters of
    a name whose turn has come ("SV: " of Sela Vorn). Source: the usual print of interviews.
    """
    found = {number: label for number, block in body if (label := _label(reading, block)) is not None}
    turns = Counter(label.entity for label in found.values())
    found = {n: label for n, label in found.items() if label.kind == "person" or turns[label.entity] >= LEAST_SAME}
    called = {"".join(word[0] for word in label.name.split()): label for label in found.values()}
    for number, block in body if called else ():
        match = INITIALS.match(reading.report.text, block.start, block.end)
        if match is not None and match["letters"] in called:
            found.setdefault(number, called[match["letters"]])
    return found


def _label(reading: Reading, block: Block) -> Source | None:
    """Return who is named before the colon that a paragraph begins with."""
    text = reading.report.text
    for mention in _mentions(reading, block):
        begins = block.start <= (mention.role or mention.anchor).start <= block.start + 1
        if begins and mention.type != "PLACE" and text[mention.anchor.end : mention.anchor.end + 2] == ": ":
            return _source(reading, mention)
    return None


def _guest(reading: Reading) -> Source | None:
    """Return the person whom an interview is with: the one named in the heading, else the one named most.

    Rule `interview`. Two that are named equally often leave it open.
    """
    people = [m for m in reading.mentions if m.type == "PERSON"]
    heading = {b.start: b.end for b in reading.report.blocks if b.kind in ("headline", "subhead")}
    above = [m for m in people if any(start <= m.anchor.start < end for start, end in heading.items())]
    counts = Counter(m.entity for m in above or people).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return None
    return _source(reading, next(m for m in (above or people) if m.entity == counts[0][0]))


def _announced(reading: Reading) -> Source | None:
    """Return the guest whom a line above the running text announces: "Interview with Dan Orr", "the Post interviews a miner".

    Rule `interview`. One question is then enough.
    """
    text = reading.report.text
    for number, block in enumerate(reading.report.blocks):
        if block.kind == "body" and number:
            return None
        match = ANNOUNCED.search(text, block.start, block.end)
        if match is None:
            continue
        at, words = match.start("guest"), match["guest"].rstrip()
        person = next((m for m in _mentions(reading, block) if m.type == "PERSON" and m.anchor.end > at), None)
        if person is not None:
            return _source(reading, person)
        named = words[0].isupper()
        return Source(
            words, Anchor.of(text, at, at + len(words)), None, None, "person" if named else "unknown", named=named
        )
    return None


def _voiced(cues: Overlay[Attribution], block: Block) -> bool:
    """Tell whether the page itself says in a paragraph that somebody spoke: in the past, a named voice, no first person.

    What a report "details" or a minister "warns" inside a statement is the statement's own.
    """
    for attribution in cues.near(block.start, block.end):
        cue = attribution.cue
        if cue is not None and block.start <= cue.start < block.end and attribution.act:
            anchor = attribution.source.anchor
            told = forms().get(cue.exact.split()[0].lower())
            past = told is not None and "past" in told.shapes and "base" not in told.shapes
            if past and attribution.source.named and (anchor is None or anchor.exact.lower() not in ("i", "we")):
                return True
    return False


def _leads_in(reading: Reading, block: Block) -> _Turn | None:
    """Return the turn that a line with a verb of speaking and a colon at its end leads in. Rule `statement`."""
    text = reading.report.text
    words = text[block.start : block.end].rstrip(": ").split()
    verb = next((w for w in reversed(words[-3:]) if (form := forms().get(w.lower())) and form.act), None)
    if verb is None:
        return None
    heard = [h for h in reading.heard if block.start <= h.cue.start < block.end and h.source]
    last = heard[-1].source[0] if heard else None
    named = [m for m in _mentions(reading, block) if m.type not in ("PLACE", "NATIONALITY")]
    told = [m for m in named if last is not None and _told_by(text, m, last)]
    fits = told or [m for m in named if last is not None and m.anchor.overlaps(last)]
    people = [m for m in named if m.type == "PERSON"]
    if not fits and last is not None:
        return _Turn(Source(" ".join(last.exact.split()), last, None, None, "unknown", named=False), "statement")
    chosen = fits or people
    return _Turn(_source(reading, chosen[-1]), "statement", heard[-1].cue if heard else None) if chosen else None


def _told_by(text: str, mention: Mention, words: Anchor) -> bool:
    """Tell whether some words are only the description of the person named right before them ("Dan Orr, the envoy, said:")."""
    return mention.type == "PERSON" and text[mention.anchor.end : words.start].strip().lower() in (",", ", the")


def _said(text: str, turn: _Turn, start: int, end: int) -> Attribution:
    """Return the attribution of one sentence to the voice whose turn it is."""
    unsure = () if turn.sure else (Unsure("source", ()),)
    content = (Anchor.of(text, start, end),)
    return Attribution(turn.source, turn.cue, content, "indirect", rule=turn.rule, unsure=unsure)


STEP = Step(
    "statements",
    "1",
    frozenset({"tokens", "sentences", "mentions", "attributions"}),
    frozenset({"attributions"}),
    find_statements,
)
