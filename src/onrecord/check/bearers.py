"""Who a sentence makes the voice of words in quotation marks where no verb of saying tells: the one person it is about.

"Marsh wants no one turned out “without an address”", "“A toll is a tax” was how it looked to the clerk, Kern": the sentence has
words that a report quotes, and one person of the reports for its subject, or behind "by", "from" or "to".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.cues import listed
from onrecord.check.names import runs
from onrecord.check.places import Run
from onrecord.check.sides import Passage, Side
from onrecord.check.words import fold
from onrecord.core.anchor import Anchor
from onrecord.core.reading import Token
from onrecord.core.vocab import lexicon

FAR = 8
"""So many words before a name may show that words come from its bearer."""
_SEEMS = frozenset(
    "look looks looked seem seems seemed sound sounds sounded appear appears appeared struck strikes".split()
)
_LEFT = re.compile(
    r"(?:,[^,:;“”\"]{3,60},)?\s(?:to|who)\s(?:\w+\s)?(?:say|said|says|add|added|put|remark|remarked)\b[^“”\".;]{0,20}[:,]\s[“\"]"
)
"""What stands behind a name whose words follow: "it fell to Vel, the clerk, to say: “…”"."""
_IS_SO = re.compile(r"(?:,[^,:;“”\"]{3,60},)?\s(?:is|was|has\sbeen|had\sbeen)\s(?:\w+\s){0,2}[“\"]")
"""What stands behind a name that quoted words only describe: "Vel was “the only one with a key”"."""
_OWN = ("root", "conj", "ccomp", "parataxis")
"""Relations of a verb that stands in no clause below another's noun."""
_BELONGS = ("det", "amod", "compound", "nmod", "case", "obl", "flat", "acl")
"""Relations of what belongs to a noun for somebody: "a person familiar with the matter"."""
_LINK = frozenset("flat compound appos nmod amod conj".split())
"""Relations by which a word of a name hangs on the noun that stands for the whole of it."""


def bearers(side: Side, passage: Passage, people: frozenset[str]) -> Iterator[Anchor]:
    """Yield the one person of `people` (folded words of names) that a passage with a quotation is about, if there is one."""
    quotes = [q for q in side.quotations if q.start < passage.end and passage.start < q.end]
    found: dict[str, Run] = {}
    for run in runs(side, passage):
        inside = any(q.start <= run.words[0].start < q.end for q in quotes)
        if not inside and set(run.folded) & people and _acts(side, passage, run):
            found.setdefault(run.folded[-1], run)
    if len(found) == 1:
        (run,) = found.values()
        yield Anchor.of(side.text, run.words[0].start, run.words[-1].end)


def introducing(side: Side, passage: Passage) -> Iterator[Anchor]:
    """Yield the one without a name whom words behind a colon belong to: "The mayor tried to calm nerves: “…”"."""
    opens = next((q.start for q in side.quotations if passage.start < q.start < passage.end), -1)
    if not re.search(r":\s$", side.text[passage.start : max(opens, 0)]):
        return
    tokens = side.reading.tokens
    start = max(passage.start, side.text.rfind(";", passage.start, opens) + 1)
    ahead = side.tokens_in(start, opens)
    cues = lexicon("check_cues")
    nouns = frozenset((*lexicon("voices")["person"], *cues["trades"], *cues["member"]))
    for n in ahead:
        verb = tokens[n].head
        acts = tokens[n].deprel.startswith("nsubj") and verb in ahead and tokens[verb].deprel.startswith(_OWN)
        if acts and fold(side.text[tokens[n].start : tokens[n].end]) in nouns:
            kept = {n}
            for _ in range(4):
                kept |= {i for i in ahead if tokens[i].head in kept and tokens[i].deprel.startswith(_BELONGS)}
            yield Anchor.of(side.text, min(tokens[i].start for i in kept), max(tokens[i].end for i in kept))
            return


def _acts(side: Side, passage: Passage, run: Run) -> bool:
    """Tell whether a name is a subject of its sentence, or told as the one from whom something comes."""
    if side.text[run.words[-1].start : run.words[-1].end].endswith(("'s", "’s")):
        return False
    if re.match(r":\s[“\"]", side.text[run.words[-1].end :]) or _LEFT.match(side.text, run.words[-1].end):
        return True
    if _IS_SO.match(side.text, run.words[-1].end):
        return False
    before = [w.folded for w in passage.words if w.end <= run.words[0].start]
    tokens = side.reading.tokens
    at = side.tokens_in(run.words[0].start, len(side.text)).start
    relation = _relation(tokens, at) if at < len(tokens) else ""
    if relation.startswith("nsubj") and not relation.endswith("pass"):
        return True
    near = before[-FAR:]
    if "from" in near[-4:]:
        return bool(set(near) & listed("voicing"))
    return "by" in near[-4:] or ("to" in near and bool(_SEEMS & set(before)))


def _relation(tokens: tuple[Token, ...], at: int) -> str:
    """Return how a name hangs in its sentence: its own relation, or that of the noun it goes with."""
    for _ in range(4):
        token = tokens[at]
        if token.deprel.split(":")[0] not in _LINK or token.head < 0:
            return token.deprel
        at = token.head
    return ""
