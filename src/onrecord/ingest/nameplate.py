"""The nameplate: a publisher's name at the head of a page, taken only where the page bears it out further down."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.core.report import Block, Given
from onrecord.core.vocab import lexicon
from onrecord.ingest.dates import find_day

MAX_WORDS = 6
"""A nameplate has at most so many words."""

LEAST_SHORT = 4
"""A short form ("the Herald") has at least so many letters."""

MOST_BEHIND = 2
"""A tagline, section or date may stand behind a name on its line; a line with more parts is a menu."""

_LISTS = frozenset({"menu", "navigation"})

LEAST_INITIALS = 3
"""Initials of at least so many words stand for a name."""

HEAD_RULES = frozenset({"above the headline", "label at the head"})
"""Rules for lines of the head that say nothing of furniture themselves."""

CALLS = frozenset("support join get follow read watch listen subscribe download open sign log view open try become give donate visit "
                  "contact about more share buy send skip go".split())  # fmt: skip
"""Words that open a call to the reader or a label of the house, never a name."""

SEGMENT = re.compile(r"\s*[|·•»›>]\s*|\s+(?:--?|–|—|::)\s+|\s{2,}|\t")
"""What sets a name off from a tagline, a section or a menu on its line."""

_BEHIND = re.compile(r" ?[|·•»›«>] ?| (?:--?|–|—|::) ")
"""What sets a publisher's name off from the headline in the title of a window."""

_NAME = r"(?P<who>(?:[Tt]he )?[^\W\d_a-z][\w’'&-]*(?: (?:of|and|the|for|&|[^\W\d_a-z][\w’'&-]*|\d{1,3})){0,5})"
_FRAMES = tuple(
    re.compile(frame)
    for frame in (
        rf"\b(?:[Oo]pen|[Rr]ead|[Vv]iew|[Cc]ontinue|[Ww]atch|[Ll]isten)(?: (?:this|on|more|it))? in (?:the )?{_NAME} [Aa]pp\b",
        rf"\b(?:[Gg]et|[Dd]ownload|[Tt]ry|[Ii]nstall) (?:the )?(?:free )?{_NAME} [Aa]pp\b",
        rf"\b(?:[Ff]rom|[Bb]y) {_NAME} (?:every|each) (?:morning|evening|day|weekday|week|month)\b",
        rf"\A{_NAME} is not responsible for (?:the )?content",
        rf"\b(?:signed up|subscribed|opted in) (?:to|for|with) {_NAME}(?=[.,!]|\Z| (?:by|on|at|with|newsletter)\b)",
        rf"\A(?:[Ff]ollow|[Ll]ike) {_NAME} on (?:[Ff]acebook|Twitter|X|Instagram|Telegram|WhatsApp|YouTube|Bluesky|Mastodon|TikTok|Google)",
        rf"\A(?:[Ss]ubscribe to|[Ss]ign up (?:to|for)|[Ss]upport|[Aa]bout|[Cc]ontact|[Aa]dvertise (?:with|in)|[Ww]rite for) {_NAME}\Z",
        rf"\A(?:[Ss]ent from|[Yy]ou are reading|[Tt]hank you for reading|[Tt]hanks for reading|[Ee]njoying) {_NAME}(?=[.,!?]|\Z| [–—-] )",
    )
)
"""How a house names itself to its readers: its app, its accounts, its mails. Written from general knowledge and the open layouts,
November 2026."""
LEAST_FRAMES = 2
"""A name that does not stand at the head is taken when so many lines of the house give it."""

_SMALL = frozenset({"the", "of", "and", "for", "de", "la", "&", "in", "on"})
_HOST = re.compile(
    r"(?:https?://|www\.|@)(?:www\.)?([a-z0-9.-]{4,100})|\b([a-z0-9-]{4,60}\.(?:com|org|net|news|example)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*|&")


def line_number(text: str, offset: int) -> int:
    """Return the 1-based number of the line in which `offset` stands."""
    return text.count("\n", 0, offset) + 1


def name_at_head(text: str, blocks: Sequence[Block]) -> Given | None:
    r"""Return a name that has a line to itself above the headline and that the page says again.

    It says it again in full, in any other line but the headline; in short, as "the Herald" for "Coastal Herald"; by its
    initials, as "CNA" for "Corvane News Agency"; by its first word, as "told Tidewater" for "Tidewater Radio News"; or in an
    address, as "coastalherald.example". A tagline, a section or a
    menu may follow on the same line.
    A name of one word has to be said twice again; one that is called as publishers are ("Vestra Courier") not at all.

    Example:
        >>> text = "COASTAL HERALD\nPort shut\nPlans seen by the Herald name no day."
        >>> blocks = (Block("furniture", 0, 14, "above the headline"), Block("headline", 15, 24, ""), Block("body", 25, 63, ""))
        >>> name_at_head(text, blocks)
        Given(value='COASTAL HERALD', basis='printed on line 1 and again on line 3')
        >>> text = "TIDEWATER RADIO NEWS\nPort shut\nA guard told Tidewater that six men left."
        >>> blocks = (Block("furniture", 0, 20, "above the headline"), Block("headline", 21, 30, ""), Block("body", 31, 72, ""))
        >>> name_at_head(text, blocks)
        Given(value='TIDEWATER RADIO NEWS', basis='printed on line 1 and again on line 3')
    """
    title = next((block.start for block in blocks if block.kind in {"headline", "body"}), 0)
    found: list[tuple[int, int, str, int]] = []
    called: list[tuple[int, str]] = []
    for block in blocks:
        if block.start >= title or block.kind != "furniture" or block.why in _LISTS:
            continue
        name = _name_in(text[block.start : block.end], whole=block.why in HEAD_RULES)
        if name is None:
            continue
        again = _said_again(text, blocks, block, name)
        if len(again) >= (2 if len(name.split()) == 1 else 1):
            found.append((-len(again), block.start, name, again[0]))
        elif block.why in HEAD_RULES and is_nameplate(name):
            called.append((block.start, name))
    if not found:
        return Given(called[0][1], f"printed on line {line_number(text, called[0][0])}") if called else None
    _, start, name, where = min(found)
    one, two = line_number(text, start), line_number(text, where)
    return Given(name, f"printed on line {one} and again on line {two}")


def is_nameplate(name: str) -> bool:
    """Tell whether a name of two to six words is one that publishers go by.

    Example:
        >>> [is_nameplate(name) for name in ("Vestra Courier", "The Post", "World News", "Radio Anselm 2", "Port Shut")]
        [True, True, False, True, False]
    """
    words = name.lower().split()
    if len(words) < 2 or not could_be_name(name):
        return False
    called = lexicon("furniture")
    return words[-1] in called["names"] or any(f"{name.lower()} ".startswith(f"{o} ") for o in called["opening_names"])


def _name_in(line: str, *, whole: bool) -> str | None:
    """Return the name that a line of the head is, or of two words or more that it opens with."""
    name = " ".join(line.split())
    if whole and could_be_name(name):
        return name
    first, *rest = SEGMENT.split(line.strip())
    return first if 1 <= len(rest) <= MOST_BEHIND and len(first.split()) > 1 and could_be_name(first) else None


def name_in_frames(text: str, blocks: Sequence[Block]) -> Given | None:
    r"""Return the name that a page gives itself in lines to its readers, where two such lines give it.

    Example:
        >>> text = "Open in the Tide app\nPort shut\nEnjoying Tide? Rate us"
        >>> blocks = (Block("furniture", 0, 20, "app"), Block("headline", 21, 30, ""), Block("furniture", 31, 53, "app"))
        >>> name_in_frames(text, blocks)
        Given(value='Tide', basis='named to readers on line 1')
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for block in blocks:
        if block.kind != "furniture" or block.why in _LISTS or block.why == "related stories":
            continue
        line = " ".join(text[block.start : min(block.end, block.start + 200)].split())
        for match in filter(None, (frame.search(line) for frame in _FRAMES)):
            found.setdefault(_letters(match["who"].removeprefix("the ").removeprefix("The ")), []).append(
                (block.start, match["who"])
            )
            break
    told = [(-len(places), places[0]) for places in found.values() if len(places) >= LEAST_FRAMES]
    if not told:
        return None
    _, (start, name) = min(told)
    return Given(name.removeprefix("the "), f"named to readers on line {line_number(text, start)}")


def name_behind_headline(line: str, headline: str) -> str | None:
    """Return the name that stands behind a headline in the title of a window ("Port shut - Coastal Herald").

    One of two words or more may stand before it too, with a colon.

    Example:
        >>> name_behind_headline("Port shut | World | Coastal Herald", "Port shut")
        'Coastal Herald'
        >>> name_behind_headline("The Early Tide: Port shut", "Port shut")
        'The Early Tide'
    """
    line, wanted = " ".join(line.split()), " ".join(headline.split())
    if len(wanted) < LEAST_SHORT or len(line) <= len(wanted):
        return None
    if line.lower().startswith(wanted.lower()):
        more, *parts = _BEHIND.split(line[len(wanted) :])
        return (parts[-1].strip() or None) if parts and not more else None
    name = line[: len(line) - len(wanted)].rstrip()
    if (
        line.lower().endswith(wanted.lower())
        and name.endswith(":")
        and len(name.split()) > 1
        and could_be_name(name[:-1])
    ):
        return name[:-1]
    return None


def headline_before_name(line: str, name: str) -> str | None:
    """Return the headline in the title of a window that ends with a name, where what the page prints largest is that name.

    Example:
        >>> headline_before_name("Port shut after storm | Coastal Herald", "Coastal Herald")
        'Port shut after storm'
    """
    line, wanted = " ".join(line.split()), " ".join(name.split())
    if not could_be_name(wanted) or not line.lower().endswith(wanted.lower()):
        return None
    before = line[: len(line) - len(wanted)]
    headline, *rest = _BEHIND.split(before)
    return (
        headline.strip() or None
        if rest and not rest[-1].strip() and len(headline.split()) > len(wanted.split())
        else None
    )


def could_be_name(line: str) -> bool:
    """Tell whether a line could be a publisher's name: few words, each with a capital; a channel's number may be among them.

    Example:
        >>> [could_be_name(line) for line in ("The Loom and Lathe", "Read by the coast since 1911", "Log in", "Herald")]
        [True, False, False, True]
    """
    words = line.split()
    if not 1 <= len(words) <= MAX_WORDS or len(line) < LEAST_SHORT or find_day(line) or words[0].lower() in CALLS:
        return False
    if line[-1:] in ".!?:;,":
        return False
    numbers = [word for word in words if word.isdigit() and len(word) < 4]
    names = [word for word in words if word not in numbers]
    if (
        len(numbers) > 1
        or not names
        or not all(_WORD.fullmatch(word) and not any(c.isdigit() for c in word) for word in names)
    ):
        return False
    return all(word[:1].isupper() or word.lower() in _SMALL for word in names) and names[-1].lower() not in _SMALL


def _said_again(text: str, blocks: Sequence[Block], nameplate: Block, name: str) -> list[int]:
    """Return where other blocks than the headline say the name: in full, or in short behind "the"."""
    words = [word for word in name.split() if word.lower() not in {"the", "a"}]
    full = re.compile(rf"(?<!\w){r'[ ]'.join(map(re.escape, words))}(?!\w)", re.IGNORECASE)
    last = words[-1].title() if words[-1].isupper() else words[-1]
    short = re.compile(rf"\b(?:the|The) {re.escape(last)}(?![\w’'-]*[ ][^\W\d_a-z])(?!\w)")
    house = _of_the_house(words)
    letters = "".join(word[0] for word in words if word[0].isupper())
    initials = re.compile(rf"\b{letters}\b") if len(letters) >= LEAST_INITIALS and letters.isalpha() else None
    places = []
    for block in blocks:
        if block is nameplate or block.kind == "headline" or block.why in _LISTS or block.why == "page metadata":
            continue
        said = full.search(text, block.start, block.end) or (initials and initials.search(text, block.start, block.end))
        if said is None and len(words) > 1 and len(last) >= LEAST_SHORT:
            said = short.search(text, block.start, block.end)
        if said is None and house is not None:
            said = house.search(text, block.start, block.end)
        if said is not None or any(_letters("".join(words)) in _letters(host) for host in _hosts(text, block)):
            places.append(block.start)
    return places


def _of_the_house(words: Sequence[str]) -> re.Pattern[str] | None:
    """Return how a house that goes by its first word speaks of itself ("told Northshore", "seen by Northshore")."""
    if len(words) < 2 or len(words[0]) < LEAST_SHORT:
        return None
    first = re.escape(words[0].title() if words[0].isupper() else words[0])
    return re.compile(
        rf"\b(?:told|tells|(?:seen|obtained|reviewed|verified) by|shown to|shared with) {first}(?![\w’'-]*[ ][^\W\d_a-z])(?!\w)"
    )


def _hosts(text: str, block: Block) -> list[str]:
    """Return the hosts of the addresses in a block of furniture."""
    if block.kind not in {"furniture", "notice"}:
        return []
    return [match[1] or match[2] for match in _HOST.finditer(text, block.start, block.end)]


def _letters(text: str) -> str:
    """Fold a name or a host for comparison."""
    return "".join(char for char in text.lower() if char.isalnum())
