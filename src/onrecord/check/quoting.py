"""Quotations of the draft that the reports do not have so: misquoted, cut before a turn, joined across an omission."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from onrecord.check.align import Aligner
from onrecord.check.cited import Cited, Piece, Quoted, Spoken
from onrecord.check.cues import has, listed
from onrecord.check.sides import Table
from onrecord.check.words import Word, content, words
from onrecord.core.finding import Backing, Finding
from onrecord.core.vocab import lexicon

SHORTEST = 3
"""A quotation of fewer words is a term, not a statement that can be cut."""
_MARKS = re.compile('["“”]')
_INQUIT = re.compile(r'(?:,[”"]|[”"],)\s[^“”"]{1,80},\s[“"]')
"""Who says a quotation, between two parts of it."""
_JOINING = re.compile(r"(?:and|but)\s")
_GOES_ON = re.compile(r"(?:if|unless|although|though|when|once|not|nor|or|while|because|on|in|at|as|provided)\s")
_IFS = frozenset("if unless provided once".split())
_BUTS = frozenset("but though although yet however except albeit only".split())
"""Words by which a sentence turns from what it has just quoted."""
TURN = 3
"""So many words behind a quotation turn it."""
_DENIED = frozenset("not never no nor none neither nobody nothing".split())
_SAID = listed("tells")
RESTATED = 0.5
"""A turn whose words stand in the draft's sentence or the next to this part of their weight is not lost."""


def quoting(table: Table, aligner: Aligner, quoted: Quoted) -> Iterator[Finding]:
    """Yield what is wrong with the words in quotation marks."""
    for cited in quoted.cited:
        found = [*_misquoted(table, cited), *_joined(table, cited)]
        yield from found
        if not found:
            yield from _cut(table, aligner, cited)


def source(table: Table, piece: Piece) -> Backing:
    """Return the report's words that a piece rests on."""
    assert piece.spoken is not None
    return _backing(table, piece.spoken, piece.first, piece.last)


def _backing(table: Table, spoken: Spoken, first: int, last: int) -> Backing:
    """Pin a run of quoted words in its report."""
    side = table.reports[spoken.side]
    return side.backing(spoken.side, spoken.words[first].start, spoken.words[last - 1].end)


def _misquoted(table: Table, cited: Cited) -> Iterator[Finding]:
    """Yield a finding for each piece whose nearest words in the reports are others."""
    for piece in cited.pieces:
        if piece.spoken is None or piece.exact:
            continue
        theirs = piece.spoken.words[piece.first : piece.last]
        matcher = SequenceMatcher(None, [w.folded for w in piece.own], [w.folded for w in theirs], autojunk=False)
        apart = [code for code in matcher.get_opcodes() if code[0] != "equal"]
        if not apart:
            continue
        i1, i2, j1, j2 = apart[0][1], apart[-1][2], apart[0][3], apart[-1][4]
        if piece.omitted and i2 <= 1 and piece.own[0].folded in lexicon("check_cues")["seams"]:
            continue
        if any(code[1] == code[2] or code[3] == code[4] for code in apart):
            left, right = min(i1, j1, 1), min(len(piece.own) - i2, len(theirs) - j2, 1)
            i1, j1, i2, j2 = i1 - left, j1 - left, i2 + right, j2 + right
        if i1 >= i2 or j1 >= j2:
            continue
        text = table.reports[piece.spoken.side].text
        yield table.finding(
            "misquote", (piece.own[i1].start, piece.own[i2 - 1].end), source(table, piece),
            "these words in quotation marks are not the report's words",
            mend=_one(text[theirs[j1].start : theirs[j2 - 1].end]),
        )  # fmt: skip


def _joined(table: Table, cited: Cited) -> Iterator[Finding]:
    """Yield a finding where pieces on both sides of an omission come from two sentences or two quotations."""
    for left, right in zip(cited.pieces, cited.pieces[1:], strict=False):
        if not (right.omitted and left.spoken and right.spoken and left.share > 0 and right.share > 0):
            continue
        if _one_breath(table, left, right):
            continue
        first = table.reports[left.spoken.side].text
        second = table.reports[right.spoken.side].text
        one = first[left.spoken.words[left.first].start : left.spoken.words[left.last - 1].end]
        two = second[right.spoken.words[right.first].start : right.spoken.words[right.last - 1].end]
        yield table.finding(
            "joined", (left.own[0].start, right.own[-1].end), source(table, right),
            "the words before and after the omission stand in two places of the report", mend=_both(table, left, one, two),
        )  # fmt: skip


def _both(table: Table, left: Piece, one: str, two: str) -> str:
    """Return two quotations beside each other, in the draft's own kind of marks; "" where the second begins as the end of a sentence."""
    mark = table.given.text[: left.own[0].start].rstrip()[-1:]
    closing, opening = {'"': ('"', '"'), "‘": ("’", "‘"), "'": ("'", "'")}.get(mark, ("”", "“"))
    two = _JOINING.sub("", two)
    one, two = _one(one), _one(two) if not _GOES_ON.match(two) else ""
    return f"{one}{closing} and {opening}{two}" if one and two else ""


def _one(words: str) -> str:
    """Return words of a report as one quotation: without who says it between two parts; "" where others stand between them."""
    whole = _INQUIT.sub(
        lambda found: ", " if listed("tells") & set(found[0].lower().replace(",", " ").split()) else found[0], words
    )
    return "" if _MARKS.search(whole) else whole


def _one_breath(table: Table, left: Piece, right: Piece) -> bool:
    """Tell whether two pieces stand in one sentence of one quotation, in this order."""
    assert left.spoken and right.spoken
    if left.spoken != right.spoken or right.first < left.last:
        return False
    side = table.reports[left.spoken.side]
    one = side.passage_at(left.spoken.words[left.last - 1].start)
    two = side.passage_at(right.spoken.words[right.first].start)
    return one == two


def _cut(table: Table, aligner: Aligner, cited: Cited) -> Iterator[Finding]:
    """Yield a finding where the source goes on with a turn that the draft leaves out."""
    piece = cited.pieces[-1]
    if not piece.exact or piece.spoken is None or piece.spoken.plain:
        return
    side = table.reports[piece.spoken.side]
    passage = side.passage_at(piece.spoken.words[piece.last - 1].start)
    rest = [w for w in piece.spoken.words[piece.last :] if passage and passage.holds(w.start)]
    if rest and _ends(side.text[piece.spoken.words[piece.last - 1].end : rest[0].start]):
        return
    again = [] if rest else _denies_again(table, piece)
    rest = rest or again
    hard = bool(again) or _hard_turn([w.folded for w in rest[:6]])
    if len(piece.own) < SHORTEST and [w.folded for w in rest[:2]] == ["but", "not"]:
        return  # "worse, but not so slowly": no denial of what is quoted
    if (
        not rest
        or (len(piece.own) < SHORTEST and not (hard or _verbs(table, piece)))
        or not (hard or _turns(" ".join(w.folded for w in rest[:4])))
        or _restated(table, aligner, cited, rest[0].start, rest[-1].end, side.text)
    ):
        return
    left = _one(side.text[piece.spoken.words[piece.last - 1].end : rest[-1].end])
    own = table.given.text[piece.own[0].start : piece.own[-1].end]
    yield table.finding(
        "cut", (piece.own[0].start, piece.own[-1].end),
        _backing(table, piece.spoken, piece.first, piece.last + len(rest)),
        "the quotation ends before its turn", mend=own + left if left else "",
        sure=not cited.open_ended and (hard or _states(table, piece)) and not _turned(table, cited, rest),
    )  # fmt: skip


def _ends(gap: str) -> bool:
    """Tell whether a quotation ends here, and another one follows in the report's own words: `to seal" and asks that it go "without delay`.

    One that is split only by who says it goes on: `"We will sail," she said, "if they pay"`, `"We will," was her reply, "if"`.
    """
    told = _MARKS.split(gap)
    if len(told) < 3:  # no words between two quotations
        return False
    first = (told[0] + told[1]).lstrip()
    said = {w.folded for w in words(told[1])} & _SAID or told[1].rstrip().endswith((",", ":", "–", "—", "-"))
    return not first.startswith((",", ".", "–", "—", "-")) or not said


def _denies_again(table: Table, piece: Piece) -> list[Word]:
    """Return the next sentence of a quotation where it denies of one thing what the quoted one says of another.

    "We bake bread. We do not bake cake" is cut short at "bread", as is "None was sold. None was lent either" at "sold".
    """
    assert piece.spoken is not None
    side = table.reports[piece.spoken.side]
    behind = piece.spoken.words[piece.last :]
    passage = side.passage_at(behind[0].start) if behind else None
    following = [w for w in behind if passage and passage.holds(w.start)]
    gap = side.text[piece.spoken.words[piece.last - 1].end : following[0].start] if following else '"'
    if _MARKS.search(gap):
        return []  # the report itself parts the two
    said, goes_on = [w.folded for w in piece.own], [w.folded for w in following]
    alike = said[:2] == goes_on[:2] and goes_on[-1:] == ["either"]
    same = {w.stem for w in piece.own if w.stem} & {w.stem for w in following if w.stem}
    return following if alike or (same and _denies(goes_on[:4]) and not _denies(said)) else []


def _denies(row: list[str]) -> bool:
    """Tell whether folded words deny something."""
    return any(word.endswith("n't") or word in _DENIED for word in row)


def _hard_turn(rest: list[str]) -> bool:
    """Tell whether words behind a quotation bind it whatever it says: "if", "unless", "or by Friday if", "but do not"."""
    if rest[:1] and rest[0] in ("if", "unless", "provided"):
        return True
    return (rest[:1] == ["or"] and "if" in rest[2:]) or (rest[:1] == ["but"] and "not" in rest[1:3])


def _turns(words: str) -> bool:
    """Tell whether the words that follow turn what was said."""
    return any(words == turn or words.startswith(f"{turn} ") for turn in lexicon("check_cues")["turns"])


def _verbs(table: Table, piece: Piece) -> bool:
    """Tell whether a piece has a verb: the figures "are encouraging"."""
    inside = table.draft.tokens_in(piece.own[0].start, piece.own[-1].end)
    return any(table.draft.reading.tokens[n].upos in ("VERB", "AUX") for n in inside)


def _states(table: Table, piece: Piece) -> bool:
    """Tell whether a piece holds a verb and its subject, so that it says something by itself; without a parse, whether it is long.

    One that only goes on with the draft's own sentence (the move "was not an easy one") is the draft's to end.
    """
    inside = [t for t in table.draft.reading.tokens if piece.own[0].start <= t.start < piece.own[-1].end]
    if not any(token.upos for token in inside):
        return len(piece.own) > SHORTEST
    said = any(token.upos in ("VERB", "AUX") for token in inside)
    goes_on = inside[0].upos in ("VERB", "AUX") and table.draft.text[inside[0].start].islower()
    return said and (any("subj" in token.deprel for token in inside) or not goes_on or _told(table, piece))


def _told(table: Table, piece: Piece) -> bool:
    """Tell whether a sentence gives a piece by a verb of saying: the pumps "are running", said Vel."""
    here = table.draft.passage_at(piece.own[0].start)
    around = (w for w in here.words if not piece.own[0].start <= w.start < piece.own[-1].end) if here else ()
    return bool({w.folded for w in around} & set(lexicon("check_cues")["saying"]))


def _turned(table: Table, cited: Cited, rest: Sequence[Word]) -> bool:
    """Tell whether the draft's sentence may bring a turn in other words: by a turn of its own behind the quotation, or a word of it.

    "Any plane", so long as it calls ahead, has something of "any plane if it is announced"; so has "any plane" announced before.
    """
    here = table.draft.passage_at(cited.quotation.start)
    outside = [w for w in here.words if not cited.quotation.start <= w.start < cited.quotation.end] if here else []
    behind = tuple(w for w in outside if w.start >= cited.quotation.end)[:TURN]
    ifs = bool({w.folded for w in rest[:2]} & _IFS)
    if has(behind, "conditional") if ifs else {w.folded for w in behind} & _BUTS:
        return True
    quoted = {w.stem for piece in cited.pieces for w in piece.own}
    told = {w.stem for w in rest if w.stem and not w.capital} - quoted
    return any(w.stem in told and not w.capital for w in outside)


def _restated(table: Table, aligner: Aligner, cited: Cited, start: int, end: int, text: str) -> bool:
    """Tell whether the draft brings the turn in its own words, beside the quotation or in the next sentence."""
    stems = {word.stem for word in content(text, start, end)}
    passages = table.draft.passages
    here = table.draft.passage_at(cited.quotation.start)
    if here is None or not stems:
        return here is None
    near = passages[here.number : here.number + 2]
    beside = {
        w.stem for p in near for w in p.words if w.stem and not cited.quotation.start <= w.start < cited.quotation.end
    }
    return aligner.total(stems & beside) >= RESTATED * aligner.total(stems)
