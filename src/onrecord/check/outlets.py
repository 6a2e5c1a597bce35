"""Who carries other voices' words: the outlets that a report names, and its publisher."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.cues import listed
from onrecord.check.names import runs
from onrecord.check.places import Run
from onrecord.check.sides import Passage, Side
from onrecord.check.tellers import title_ahead
from onrecord.check.words import stem, words
from onrecord.core.vocab import lexicon

_SERVICE = frozenset("service english agency daily public national".split())
"""Words that the names of many publishers share."""


_ADDRESSED = frozenset("told informed".split())
_CARRY = frozenset("reported quoted quotes cited cites".split())
"""Words by which the name of a place alone is an outlet's: "told Vel", "Vel quoted"."""
_ONLINE = frozenset("site portal platform app blog".split())
"""Words that are an outlet's behind "news": "the news site Vel"."""
_LANDS = ("n", "ese", "ish", "i")
"""Endings of words for what is of a land."""
NAMED = 4
"""A name stands so many words behind such a word: "Dravian state news agency Dravpress"."""
INITIALS = 3
"""A name of so many words may be called by its initials: "HNA" for a Halvan News Agency."""
_WHO = frozenset("who whom whose where".split())


def news_bodies(side: Side) -> Iterator[frozenset[str]]:
    """Yield the names that a report uses for those who carry other voices' words, its publisher's aside."""
    kinds = listed("news")
    whole = publisher(side)
    own = (whole - kinds - _SERVICE) or whole
    short: set[str] = set()
    bodies = {*lexicon("check_cues")["run"], "service"}  # "the trade service Vel, quoting a buyer"
    persons = {w.folded for m in side.reading.mentions if m.type == "PERSON" for w in words(m.anchor.exact)}
    for passage in side.passages:
        for run in runs(side, passage):
            mine = set(run.folded) & own and not (
                len(run.words) > 1 and _cites(side, run) and run.folded[-1] not in own
            )
            if (
                mine
                or set(run.folded) <= whole
                or (run.before == "of" and run.head in kinds)
                or run.folded in (("tv",), ("news",))
            ):
                continue
            if _of_a_land(side, passage, run, kinds):
                continue
            if title_ahead().search(side.text[max(0, run.words[0].start - 12) : run.words[0].start]):
                continue
            rest = _joined_to(side, passage, run)
            after = side.text[run.words[-1].end : run.words[-1].end + 40]
            rest += _apposed(side, passage, run)
            if not set(run.folded) <= persons and side.text[run.words[-1].end : run.words[-1].end + 1] in (",", "."):
                rest += _set_behind(side, passage, run)
            verb = re.match(
                r"\s(?:reported|wrote|quoted|quotes|cites|cited|transmits)\b|,\s(?:quoting|citing)\b", after
            )
            cites = verb and verb[0].strip(" ,") in ("cites", "cited", "quoting", "citing")
            person = set(run.folded) <= persons and run.before not in bodies | {"the"}
            carries = verb and run.before not in ("in", "at", "from", "of") and not (cites and person)
            if carries or {*rest, *run.folded} & kinds:
                short |= {"".join(word[0] for word in run.folded)} if len(run.words) >= INITIALS else set()
                yield frozenset(run.folded)
                yield from _short(side, run, own)
    here = {w.folded for p in side.passages for w in p.words if side.text[w.start : w.end].isupper()}
    yield from (frozenset((one,)) for one in sorted(short & here))


def _cites(side: Side, run: Run) -> bool:
    """Tell whether a name quotes somebody right behind it: "the Sallow Advertiser, quoting a clerk", in a town that a publisher is of."""
    return re.match(r",\s(?:quoting|citing|referring)\b", side.text[run.words[-1].end :]) is not None


def _short(side: Side, run: Run, own: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield the first word of an outlet's name where the report calls it so too: "Vel News", "told Vel"."""
    rest = set(run.folded[1:])
    if not rest or rest - listed("news") or run.folded[0] in own:
        return
    alone = [r for p in side.passages for r in runs(side, p) if r.folded == run.folded[:1]]
    if any(r.before in _ADDRESSED or (r.before, r.head) == ("to", "according") or r.after in _CARRY for r in alone):
        yield frozenset(run.folded[:1])


def _of_a_land(side: Side, passage: Passage, run: Run, kinds: frozenset[str]) -> bool:
    """Tell whether a word only says of what land an outlet is that is named behind it: "the Dravian news agency Dravpress"."""
    behind = [w for w in passage.words if w.start >= run.words[-1].end][:NAMED]
    kind = next((n for n, w in enumerate(behind) if w.folded not in kinds | _ONLINE), len(behind))
    named = behind[kind : kind + 1]
    between = side.text[run.words[-1].end : named[0].start] if named else ","
    return (
        len(run.words) == 1
        and run.folded[0].endswith(_LANDS)
        and bool(kind and named and named[0].capital)
        and "," not in between
    )


def publisher(side: Side) -> frozenset[str]:
    """Return the telling words of a publisher's name as its page gives it, and its initials."""
    report = side.reading.report
    first = side.text.split("\n", 1)[0]
    found = {w.folded for w in words(first)} if len(first) < 60 else set()
    found |= {w.folded for w in words(report.publisher.value)} if report.publisher else set()
    initials = "".join(w.folded[0] for w in words(first)) if len(first) < 60 else ""
    return frozenset({word for word in found if stem(word)} | ({initials} if len(initials) > 1 else set()))


def _joined_to(side: Side, passage: Passage, run: Run) -> list[str]:
    """Return the folded words right before and after a name, no mark between."""
    before = [w for w in passage.words if w.end <= run.words[0].start][-1:]
    after = [w for w in passage.words if w.start >= run.words[-1].end][:1]
    behind = [w for w in passage.words if after and w.start >= after[0].end][:1]
    if behind and behind[0].capital and side.text[after[0].end : behind[0].start] == " ":
        after = []
    gaps = [side.text[w.end : run.words[0].start] for w in before] + [
        side.text[run.words[-1].end : w.start] for w in after
    ]
    site = [w for w in passage.words if w.end <= run.words[0].start][-2:-1]
    online = [w.folded for w in site if before[0].folded in _ONLINE]  # "the news site Vel"
    return online + [w.folded for w, gap in zip((*before, *after), gaps, strict=True) if not gap.strip()]


def _set_behind(side: Side, passage: Passage, run: Run) -> list[str]:
    """Return the folded word that a name is set behind by a comma: "the local radio, Hale FM"."""
    before = [w for w in passage.words if w.end <= run.words[0].start][-1:]
    return [w.folded for w in before if side.text[w.end : run.words[0].start] == ", " and not w.capital]


def _apposed(side: Side, passage: Passage, run: Run) -> list[str]:
    """Return the folded words between the commas right after a name, where they hold no verb of saying."""
    end = run.words[-1].end
    found = re.match(r",([^,.;:“”\"]{3,60}),", side.text[end : passage.end])
    inside = [w.folded for w in words(side.text, end, end + found.end())] if found else []
    acts = bool(inside) and (inside[0].endswith("ing") or inside[0] in _WHO)  # "Vel, who spoke to the press,"
    return [] if acts or set(inside) & listed("saying") else inside
