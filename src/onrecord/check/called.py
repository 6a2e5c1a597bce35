"""Which words of a voice are its name: "the port's Adra Vel" is Adra Vel, "the Prime Minister" and "Vel's aide" are nobody by name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.check.cues import listed
from onrecord.check.names import runs
from onrecord.check.sides import Side
from onrecord.check.tellers import ROLE, person_nouns
from onrecord.check.words import Word, words
from onrecord.core.anchor import Anchor
from onrecord.core.vocab import lexicon

LONG = 6
"""Stems of so many letters, one of which begins with the other, are of one word."""
_OWNER = re.compile(r"^.*(?:['’]s|s['’])\s")
_APPOSED = re.compile(r",\s(?:the|an?|its|their|another)\s(?:[a-z'’-]+\s){0,3}([a-z]+)[,.]")
"""What commas behind a name say that its bearer is: ", the rival yard,"."""
_OFFICE = re.compile(r"\b([A-Z][a-z]+) $")
"""What stands right before the name of somebody called by office: "President Vel"."""
_AS_IT = re.compile(
    r",\swhich\s|\ssa(?:id|ys)\s(?:that\s)?it\s(?:ha[ds]|plan(?:s|ned)|intend(?:s|ed))\s(?!be(?:en)?\b)"
)
"""What follows the name of a body and no person's: "said it had sold", ", which runs the mill"."""
_HAS_CHIEF = re.compile(
    r"['’]s?\s(?:chief (?:[a-z]+ )?(?:executive|officer|engineer|economist)|managing director|(?:[a-z]+ )?shareholders|(?:supervisory )?board|"
    r"finance (?:chief|director)|sales chief|chairman|chairwoman|workforce|head office|headquarters)\b"
)
"""What belongs to a firm and to no person: "Vel Marine's chief executive"."""
_FIRM_OF = re.compile(r"\b(?:[Ff]irm|[Cc]ompany|[Gg]roup) of $|\b([A-Za-z]+) $")
"""What stands right before the name of a firm: "the firm of Vel Bray", "pension fund Vel Bray"."""
_FIRMS = frozenset(
    "company firm group union bank charity airline retailer lender insurer manufacturer consortium shipbuilder fund brewery".split()
)
"""Words that right before a name say that it is a firm's or body's."""
_PARTICLES = frozenset("al el".split())
"""Words that begin a name with a capital only where it begins a sentence: "Al-Vel", "Farid al-Vel"."""
_OF_ANOTHER = re.compile(r"\s(?:one|two|some|several|both|an?|the)\s(?!court\b)[^,;.“”\"]{3,60},\s[a-z]")
"""What follows a verb of saying whose subject stands behind it, the sentence going on: ", said one of them, had drawn"."""


def office_alone(who: str, inside: tuple[Word, ...]) -> bool:
    """Tell whether a voice is an office and no name, capitals or not: "the Prime Minister", "customs commander for Bansou"."""
    person = lexicon("voices")["person"]
    ahead = re.match(r"[^,A-Z]{3,60}?\b(?:of|for|at|in|from|to|with)\s", who)
    if ahead and "," not in who:
        return any(w.folded in person for w in words(ahead[0]))
    return inside[-1].folded in person and len(inside) < ROLE and "," not in who


def speaker(name: str) -> frozenset[str]:
    """Return the folded words with capitals of who speaks; none of "a spokesman for Vel" or "Vel's aide", who are not Vel."""
    name = _OWNER.sub("", name)
    inside = words(name)
    return frozenset() if inside and office_alone(name, inside) else folded_name(name)


def unowned(side: Side, inside: tuple[Word, ...]) -> tuple[Word, ...]:
    """Return the words behind the last mark of possession: "the port's Adra Vel" is Adra Vel."""
    owners = [
        n
        for n, word in enumerate(inside[:-1], 1)
        if side.text[word.start : word.end].endswith(("'s", "’s", "s'", "s’"))
    ]
    return inside[owners[-1] :] if owners else inside


def called(inside: tuple[Word, ...]) -> frozenset[str]:
    """Return the folded words of the first name of two words in a row of words, else of the first of one."""
    found: list[list[str]] = [[]]
    for word in inside:
        if word.capital and word.stem:
            found[-1].append(word.folded)
        elif found[-1]:
            found.append([])
    kept = [untitled(name) for name in found if name]
    kept = [name[1:] if len(name) > 1 and name[0] in _PARTICLES else name for name in kept]
    return frozenset(next((name for name in kept if len(name) > 1), kept[0] if kept else []))


def untitled(name: list[str]) -> list[str]:
    """Return a name without the office before it, which others may share: "Cllr Vel", "Finance Minister Vel"."""
    titles = person_nouns() | listed("titles")
    last = max((n for n, word in enumerate(name[:-1]) if word in titles), default=-1)
    return name[last + 1 :]


def folded_name(name: str) -> frozenset[str]:
    """Return the folded words of a name that have capitals."""
    return frozenset(w.folded for w in words(name) if w.capital)


def of_another(side: Side, who: Anchor, cue: Anchor | None) -> bool:
    """Tell whether a verb of saying set off behind a name has another subject: "Vel, said one of them, had drawn the line"."""
    aside = cue is not None and side.text[who.end : cue.start] == ", "
    return aside and cue is not None and _OF_ANOTHER.match(side.text, cue.end) is not None


def firm(side: Side, name: Anchor) -> bool:
    """Tell whether what stands beside a name says that its bearer is a firm: "Vel Marine, the rival yard,", "pension fund Vel"."""
    office = _OFFICE.search(side.text, max(0, name.start - 16), name.start)
    if office and office[1].lower() in person_nouns():
        return False  # "a plot against President Vel, which came to light": the plot did
    kind = _FIRM_OF.search(side.text, max(0, name.start - 20), name.start)
    if (kind and (kind[1] is None or kind[1].lower() in _FIRMS)) or _HAS_CHIEF.match(side.text, name.end):
        return True
    apposed = _APPOSED.match(side.text, name.end)
    return (apposed is not None and apposed[1] in lexicon("check_cues")["run"]) or _AS_IT.match(
        side.text, name.end
    ) is not None


def people(side: Side) -> list[str]:
    """Return the names that the reader takes for persons, those aside that any place in the text tells to be a firm's."""
    found = [(m.anchor.exact, firm(side, m.anchor)) for m in side.reading.mentions if m.type == "PERSON"]
    firms = {exact for exact, body in found if body}
    return [exact for exact, _ in found if exact not in firms]


def apart(sides: Sequence[Side], names: frozenset[str]) -> frozenset[str]:
    """Return the words of a name that nobody else in the reports bears: of a daughter's, not the surname."""
    full = {r.folded for side in sides for p in side.passages for r in runs(side, p) if len(r.words) > 1}
    shared = {w for name in full for w in name if w in names and not (set(name) - {w}) & names}
    return names - shared or names


def owner_of(who: str) -> frozenset[str]:
    """Return the folded words of the name that a voice belongs to: "the Board's director" speaks for the Board."""
    found = [w for w in words(who)[:-1] if who[w.start : w.end].endswith(("'s", "’s"))]
    return frozenset(w.folded for w in found if w.capital)


def held(role: frozenset[str], office: frozenset[str]) -> bool:
    """Tell whether the words of an office hold all of a description, one noun from another aside: "prosecuting", "prosecutor"."""
    return all(
        any(one == other or (min(len(one), len(other)) >= LONG and (one.startswith(other) or other.startswith(one))) for other in office)
        for one in role
    )  # fmt: skip
