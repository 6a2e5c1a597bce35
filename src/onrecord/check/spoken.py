"""Verbs of saying, and whether a name is who says: its place beside the verb tells, not only that both stand in a sentence."""

from __future__ import annotations

import re
from functools import cache

from onrecord.check.cues import listed
from onrecord.check.names import runs
from onrecord.check.places import Run, person_stems
from onrecord.check.sides import Passage, Side
from onrecord.check.words import Word, stem
from onrecord.core.vocab import lexicon

STRICT = listed("tells")
"""Verbs of saying that give their words to their subject wherever they stand."""
SPEAKS = listed("speaks")
"""Verbs by which a draft lets somebody speak; with a person for their subject they need no quotation."""
OPENING = 10
"""So many letters, those of an hour, may stand before the name that opens an entry."""
BEHIND = 9
"""A verb of saying stands at most so many words behind the name."""
SET_OFF = 14
"""So many where what stands between is set off by commas: "Vel, who first saw the mill from the top of its hill, says"."""
_PRONOUNS = frozenset("he she they".split())
_OBJECT = frozenset("of in at from near for on about to with against by".split())
WRITTEN = frozenset("wrote writes called calls put puts".split())
"""Verbs that as often take a thing for their object as words."""
NARRATED = frozenset("promised vowed pledged urged urges called calls put puts announced answered recalled".split())
"""Verbs by which somebody else may tell what a person once did: "he said the mayor had promised help"."""
_CARRYING = frozenset(
    "quoting quoted quotes citing cited cites according attributing words attributed interview reference referring refers".split()
)
PASSIVE = frozenset("is are was were been being".split())
_AT_BODY = re.compile(r"\s(?:of|for|at|from|with)\s(?:the\s|a\s)?[A-Z][\w’' -]*,?\s(?:an?\s[\w’' -]{2,60},\s)?")
"""What may stand between a name and its verb: "Vel of the Delta Institute said"."""
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the |its |their |his |her )?(?:[a-z’'-]+,? |[A-Z][a-z]+ ){0,5}$")
"""What stands before a name whose words are given: "according to the warden, Vel"."""
_TO_A_MARK = re.compile(r"[^,;:.“”\"()]*")
"""The rest of a clause, up to its next mark."""
_FINITE = frozenset("had has have was were is are would will could might may did does can should must wanted".split())
"""Verbs by which a name behind a verb of saying is the subject of what is said."""
_NEVER = frozenset("not never".split())
_NOTHING = frozenset("nothing little".split())
_FOR = frozenset("asked ask asks called calls begged pleaded".split())
_PLEADED = frozenset("admitted admits denied denies".split())
_TO = frozenset("told tells asked asks assured assures warned reminded informed urged".split())
"""Verbs that a name behind them is spoken to by."""
_HELPING = frozenset("had has have also then later once earlier".split())
_YET_TO = frozenset("may might could should must will having".split())
"""Words before a verb of saying by which nothing is said here: "the regulator may say in May whether", "denies having told"."""
_ASIDE = re.compile(r"\s?[,–—(](?![^,–—)]*\b(?:who|that|which)\b)[^,–—()]+")
"""What stands between a name and a verb of saying whose subject is another: "Vel, two people close to her say, is"."""
_APPOSED = re.compile(r",\s(?:(?:the|its|their|his|her|our)\s(?:[a-z’'-]+\s){1,3})?(?:[A-Z][a-z]+\.?\s){0,2}$")
"""What stands before a name that is set behind an office: "its chair, Dr Vel", "the next chair, the former judge Vel"."""
_WHO = re.compile(
    r",\s(?:(?:\w+\s)?(?:who|whose|whom)|[a-z]+(?:ed|ing|en|own)|(?:the|an?|its|[A-Z][\w-]+['’]s)\s(?!one\b))\s?[^,;:“”\"()]{3,80},\s"
)
_INSIDE = re.compile(r",\s(?:\w+\s)?(?:who|which|whom|whose|where|when|as|after|although|because|while)\s[^,“”]*$")
"""What stands before a name inside a clause set off by commas: "a worker at the mill, which Vel owns, said"."""
_DETERMINERS = frozenset("the a an its his her their this one two".split())
_KNOWN = re.compile(
    r"(?:,\s(?:(?:\w+\s)?(?:who|whose|whom)|the|an?|its)\s[^,;:“”\"()]{3,80},|,)?\s(?:has\s|had\s|have\s)?"
    r"((?:made|makes)\s(?:it\s)?(?:plain|clear|known)|lets?\s(?:it\sbe|[a-z ]{2,30})\sknown?"
    r"|gave\sto\sunderstand|gave\sevidence)\s(?:that|he|she|they)\b"
)
"""Turns by which somebody says something: "Vel made plain that he", "Vel has let it be known that"."""
_HOLDS = re.compile(
    r"(?:,\s(?:(?:\w+\s)?(?:who|whose|whom)|the|an?|its)\s[^,;:“”\"()]{3,80},|,)?\s"
    r"((?:held|holds|maintained|maintains|contended|contends|reckoned|reckons)(?=\sthat\b)"
    r"|(?:asked|asks)(?=\s(?:\w+\s){0,2}(?:who|whom|why|whether|how|what|when|where|which)\b)"
    r"|(?:called|calls)(?=\s(?:on|upon|for)\s)|(?:appealed|appeals)(?=\s(?:to|for)\s)"
    r"|puts?(?=\s(?:the|its|his|her|their)\s[^,;:“”\"()]{3,60}\sat\s(?:[a-z]+\s){0,2}[\d$€£]))"
)
"""Turns by which somebody says what they take for so, or asks something."""
_AS_SAYING = re.compile(r"\sas\s(?:having\s(?:said|told|warned)|saying|telling|adding|warning|claiming|insisting)\b")
"""What stands behind the name of whom an outlet has words from: "the Herald reported Vel as saying"."""
_WRITE = frozenset("wrote writes write written".split())
_TRANSCRIBED = re.compile(r"(?:,\s[^:.“”\"]{3,50})?:\s[A-Z“\"]")
"""What stands behind the name that opens an entry whose words follow: "Vel, our correspondent in Hale: Crowds have"."""
_WHO_SAYS = re.compile(r",?\swho\s(?:has\s|had\s|also\s)?")
"""What stands between a name and a verb of saying in its relative clause: "led by Vel, who says that"."""
_OPENS = re.compile(r":\s*[“\"]")
_CLOSED = re.compile(r"[”\"’',–—]\s*$")


def inverted(side: Side, verb: Word) -> bool:
    """Tell whether a verb of saying may stand before who says: a quotation or clause ends right before it."""
    return _CLOSED.search(side.text[max(0, verb.start - 3) : verb.start]) is not None


def said_beside(side: Side, passage: Passage, names: frozenset[str]) -> bool:
    """Tell whether a name stands beside a verb of saying: before it, or behind it where a quotation ends."""
    row = passage.words
    verbs = {w.start for w in _verbs(side, passage)}
    owners = {w.start for run in runs(side, passage) if only_owner(run) for w in run.words}
    for number, word in enumerate(row):
        if word.folded not in names or word.start in owners or side.text[word.start : word.end].endswith(("'s", "’s")):
            continue
        behind = list(enumerate(row[number + 1 : number + 7], number))
        whom = next((w.start for _, w in behind if w.folded == "whom"), None)  # "Vel, whom Kern calls odd": Kern does
        shut = side.text.find(",", whom) if whom is not None else -1
        after = {
            w.start for n, w in behind
            if row[n].folded not in PASSIVE | _PRONOUNS | {"it"} and not (whom is not None and whom < w.start < (shut if shut >= 0 else w.end))
        }  # fmt: skip
        before = [w for w in row[max(0, number - 3) : number] if w.start in verbs and inverted(side, w)]
        if any(w.folded in _FINITE for w in row[number + 1 : number + 2]):
            before = []
        if verbs & after or before:
            return True
    return False


def _verbs(side: Side, passage: Passage) -> tuple[Word, ...]:
    """Return the verbs by which a passage has somebody say something: not "has not said", "say that Vel promised", "admitted two counts"."""
    row = passage.words
    telling = [n for n, w in enumerate(row) if w.folded in (STRICT | SPEAKS) - NARRATED]
    return tuple(
        w for n, w in enumerate(row)
        if w.folded in STRICT
        and not {v.folded for v in row[max(0, n - 1) : n]} & _NEVER
        and not (w.folded in NARRATED and telling and (telling[0] < n or (w.folded not in WRITTEN and _had(row, n))))
        and (w.folded in _WRITE or not no_words(side, row[n : n + 3]))
    )  # fmt: skip


def _had(row: tuple[Word, ...], at: int) -> bool:
    """Tell whether a verb is told as done before: "Vel had promised her a share, she said"."""
    return any(w.folded in ("had", "has", "have") for w in row[max(0, at - 2) : at])


def spoken_beside(side: Side, passage: Passage) -> list[Passage]:
    """Return a passage that is quoted and the quoted ones right before and after it in its paragraph."""
    row = side.passages[max(0, passage.number - 1) : passage.number + 2]
    near = [p for p in row if p.paragraph == passage.paragraph and side.quotation_at(p.start + 1) is not None]
    return near if passage in near else []


def only_owner(run: Run) -> bool:
    """Tell whether a name only says whose a person is: "a spokesman for Vel", "the widow of Vel"."""
    row = run.passage.words
    at = row.index(run.words[0])
    titled = at > 2 and run.before in _titles()
    before, head = (row[at - 2].folded, row[at - 3].folded) if titled else (run.before, run.head)
    return before in ("for", "of", "to") and head in _owned() and len(run.words) < 3


@cache
def _titles() -> frozenset[str]:
    """Return the words that stand before the name of a person."""
    return frozenset((*lexicon("check_cues")["titles"], *map(str.lower, lexicon("roles")["title"])))


@cache
def _owned() -> frozenset[str]:
    """Return the nouns for a person that another's name may follow: "a spokesman", "the widow"."""
    return frozenset((*lexicon("voices")["person"], *lexicon("check_cues")["trades"], *lexicon("check_cues")["kin"]))


def says(side: Side, passage: Passage, names: frozenset[str]) -> bool:
    """Tell whether a name is the last one before a verb of saying, or the first right after one that ends a quotation."""
    named = [run for run in runs(side, passage) if not (names & set(run.folded) and only_owner(run))]
    if any(
        names & set(run.folded)
        and (_OPENS.match(side.text, run.words[-1].end) or _AS_SAYING.match(side.text, run.words[-1].end))
        for run in named
    ):
        return True
    if any(names & set(run.folded) and accorded(side, passage, run) for run in named):
        return True
    opens = [run for run in named if run.words[0].start - passage.start <= OPENING and names & set(run.folded)]
    if any(_TRANSCRIBED.match(side.text, run.words[-1].end, passage.end) for run in opens):
        return True
    for word in _verbs(side, passage):
        before = [run for run in named if run.words[-1].end <= word.start][-1:]
        after = [
            run
            for run in named
            if word.end <= run.words[0].start <= word.end + 25 and inverted(side, word) and run.before != "to"
        ][:1]
        if any(names & set(run.folded) and run.after not in _FINITE for run in after) or any(
            names & set(run.folded) and word.start - run.words[-1].end < 2 for run in before
        ):
            return True
        if any(
            names & set(run.folded) and _AT_BODY.fullmatch(side.text, run.words[-1].end, word.start) for run in named
        ):
            return True
        relative = before and _WHO_SAYS.fullmatch(side.text, before[0].words[-1].end, word.start)
        if relative and names & set(before[0].folded):
            return True
        apposed = before and side.text[before[0].words[-1].end] == "," and side.text[word.start - 2] == ","
        if apposed and names & set(before[0].folded):
            return True
    return False


def accorded(side: Side, passage: Passage, run: Run) -> bool:
    """Tell whether words are told by a name's bearer without a verb: "according to the warden, Vel"."""
    ends = not re.match(r"\s\w", side.text[run.words[-1].end : run.words[-1].end + 2])
    return ends and _ACCORDING.search(side.text[passage.start : run.words[0].start]) is not None


def is_object(run: Run) -> bool:
    """Tell whether a name goes with a word before it: "of Vel", "of the Guild"."""
    return (run.head if run.before in ("the", "a") else run.before) in _OBJECT


def no_words(side: Side, row: tuple[Word, ...]) -> bool:
    """Tell whether a verb of saying gives no words: "said nothing", "has asked for a list", "wrote the patent"."""
    behind = row[1].folded if len(row) > 1 else ""
    if (behind in _NOTHING and not row[1].capital and not {w.folded for w in row[2:3]} & (_FINITE | PASSIVE)) or (
        behind == "for" and row[0].folded in _FOR
    ):
        return True
    if row[0].folded in _PLEADED and {w.folded for w in row[1:3]} & listed("charges"):
        return True
    written = row[0].folded in _WRITE and behind not in ("", "that", "to", "in", "of")
    return written and re.match(r"[^\w]*[:“”\"]", side.text[row[0].end : row[1].start + 1]) is None


def lets_know(side: Side, passage: Passage, run: Run) -> Word | None:
    """Return the first word of a turn by which a name's bearer says something: "Vel made plain that he would stay"."""
    found = _KNOWN.match(side.text, run.words[-1].end, passage.end)
    return next((w for w in passage.words if found and w.start == found.start(1)), None)


def holds(side: Side, passage: Passage, run: Run) -> Word | None:
    """Return the verb by which somebody says what they take for so: "Vel held that", "Vel put the price at 30 marks", "Vel asked who"."""
    found = _HOLDS.match(side.text, run.words[-1].end, passage.end)
    return next((w for w in passage.words if found and w.start == found.start(1)), None)


def _behind_commas(side: Side, passage: Passage, run: Run, verbs: frozenset[str]) -> Word | None:
    """Return the verb of saying behind what commas set off: "the premier, Vel, says he", "Vel, who owns the mill, insisted".

    With somebody behind it the verb may be theirs: "the harm to Vel, who resigned, said the minister, is done".
    """
    last = passage.words.index(run.words[-1])
    ahead = side.text[passage.start : run.words[0].start]
    for number in range(last + 1, min(last + 1 + SET_OFF, len(passage.words))):
        word = passage.words[number]
        if word.folded not in verbs:
            continue
        gap = side.text[run.words[-1].end : word.start]
        apposed = gap == ", " and _APPOSED.search(ahead)
        behind = passage.words[number + 1 : number + 2]
        quoted = _CLOSED.search(side.text[max(0, run.words[0].start - 3) : run.words[0].start]) is not None
        named = behind and (behind[0].capital or behind[0].folded in _DETERMINERS)
        theirs = (not behind and not quoted) or (named and word.folded not in _TO and not _goes_on(side, passage, word))
        if (apposed or _WHO.fullmatch(gap)) and not theirs:
            return None if no_words(side, passage.words[number : number + 3]) else word
    return None


def _goes_on(side: Side, passage: Passage, verb: Word) -> bool:
    """Tell whether what stands behind a verb of saying is said and does not say: "Vel, who left, says the mill will close"."""
    clause = re.compile(r"[^,;:.“”\"]*").match(side.text, verb.end, passage.end)
    tokens = side.reading.tokens
    inside = side.tokens_in(verb.end, clause.end() if clause else verb.end)
    finite = any(
        tokens[n].upos == "AUX" or side.text[tokens[n].start : tokens[n].end].lower() in _FINITE for n in inside
    )
    return finite and not any(side.text[tokens[n].start : tokens[n].end] in ("who", "which") for n in inside)


def _noun(side: Side, word: Word) -> bool:
    """Tell whether a word that may be a verb is a noun where it stands: "coalition talks"."""
    return any(token.start == word.start and token.upos == "NOUN" for token in side.reading.tokens)


def saying(side: Side, passage: Passage, run: Run, verbs: frozenset[str]) -> Word | None:
    """Return the verb of some verbs that a name is the subject of: behind it, nobody else between, or right before it."""
    row = passage.words
    last, first = row.index(run.words[-1]), row.index(run.words[0])
    if side.text[run.words[-1].start : run.words[-1].end].endswith(("'s", "’s")):
        return None
    inside = _INSIDE.search(side.text[passage.start : run.words[0].start]) is not None
    if closed := _behind_commas(side, passage, run, verbs):
        return closed
    own = {w.start for w in row[last + 2 : last + 3] if row[last + 1].folded == "of"}
    others = {r.words[0].start for r in runs(side, passage) if r.words != run.words} - own
    for number in range(last + 1, min(last + 1 + BEHIND, len(row))):
        word = row[number]
        if word.start in others or side.quotation_at(word.start) is not None:
            break
        if inside and "," in side.text[run.words[-1].end : word.start]:
            break
        behind = row[number + 1].start if number + 1 < len(row) else -1
        if word.folded in verbs - _TO and behind in others and inverted(side, word):
            return None
        if word.folded in verbs and _noun(side, word):
            continue
        helped = row[number - 1].folded in _HELPING
        if word.folded in verbs and not helped and _ASIDE.fullmatch(side.text, run.words[-1].end, word.start):
            return None
        if word.folded in verbs and row[number - 1].folded not in PASSIVE | _PRONOUNS | _YET_TO | {
            "be",
            "not",
            "never",
        }:
            return None if no_words(side, row[number : number + 3]) else word
    before = row[first - 1] if first else None
    if before is not None and before.folded in verbs and inverted(side, before) and run.after not in _FINITE:
        return before
    return None


def carried(side: Side, passage: Passage, run: Run) -> bool:
    """Tell whether somebody's words are told through another, nobody else between: "quoting the minister of Lethe, Vel"."""
    if side.text[run.words[-1].start : run.words[-1].end].endswith(("'s", "’s")):
        return False  # "quoting a member of Vel's cabinet"
    first = passage.words.index(run.words[0])
    others = [
        r.words[-1].start
        for r in runs(side, passage)
        if r.words[-1].start < run.words[0].start and not (r.before == "of" and stem(r.head) in person_stems())
    ]
    near = passage.words[max(0, first - BEHIND) : first]
    carrying = [w for w in near if w.folded in _CARRYING]
    if not carrying:
        return False
    last, gap = carrying[-1], side.text[carrying[-1].end : run.words[0].start]
    if (last.folded == "according" and "," in gap) or re.search(r"\bthat\b", gap):
        return False
    return not any(
        last.start < start and re.search(r"^[\w’' ]*,", side.text[start : run.words[0].start]) for start in others
    )
