"""Gaps, what unmakes one: an opening wording that is a condition, denied, over by now, or only mentioned as words.

Source: gold guide, section 5: a gap closed by the time of the report, denied or imagined is none.
"""

from __future__ import annotations

import re

from onrecord.read.as_words import mentioned, titled
from onrecord.read.classes import class_of, words
from onrecord.read.grammar import ASKING, NOT, Tree

CONDITION = frozenset({"if", "unless", "lest", "provided", "whenever"})
DUTY = frozenset({"should", "must", "shall", "need"})
RULING = frozenset("forbids forbid bans ban voids void prohibits prohibit bars outlaws punishes requires".split())
GENERIC = frozenset({"any", "every", "each", "anyone", "everyone", "anybody"})
OVER = re.compile(
    r"\b(?:no longer|any longer|any more|at last|used to be|used to)\b|\b(?:at first|initially|originally)\b.*\b(?:but|before)\b",
    re.IGNORECASE,
)
UNTIL = re.compile(r"\b(?:until|till)\b(?! further)", re.IGNORECASE)
TOLD_TALE = re.compile(
    r"^\W*[Ii]n (?:the|a|an|his|her|its|their|this|one) (?:\w+ ){0,2}(?:play|film|novel|book|opera|story|song|poem|game|series|fable|tale|"
    r"ballad|musical|cartoon|legend)\b"
)
"""Openings that put the whole sentence into a tale."""
OVER_NOW = re.compile(
    r"\bonce\b.*\bnow\b|\b(?:but|and) (?:is|are|has been|have been|it is|they are) now\b|\bnow (?:know|knows|known|prints|has a name)\b",
    re.IGNORECASE,
)
RESOLVED = frozenset(
    "settled solved resolved identified named revealed unmasked exposed decided answered explained disclosed printed".split()
)
PROVED = frozenset({"turned", "proved", "proves", "turns"})
COMING = frozenset({"will", "wo", "would", "may", "might", "can", "could", "is", "are", "remains", "has", "have"})


def settled(tree: Tree, first: int, at: int, *, adjective: bool, until: bool = False) -> bool:
    """Tell whether an opening wording at word `at`, whose words begin at `first`, leaves nothing open after all.

    With `until` a day that is named does not end it: what is put off until then is open now.
    """
    return (
        _conditional(tree, at)
        or _denied(tree, at)
        or _resolved(tree, at, adjective=adjective)
        or _told_after(tree, at)
        or _over(tree, first, at, adjective=adjective, until=until)
        or _duty(tree, at)
        or _generic(tree, at)
        or titled(tree, first, at)
        or mentioned(tree, at)
    )


def _conditional(tree: Tree, at: int) -> bool:
    """Tell whether the wording stands under if or unless, or an inverted had, were or should."""
    for here in (at, *tree.above(at)):
        kids = tree.kids[here]
        if any(tree.words[k] in CONDITION and tree.base(k) in ("mark", "advmod") for k in kids) and tree.base(here) in (
            "advcl", "root", "conj", "ccomp",
        ):  # fmt: skip
            return not _complement(tree, here)
        subject = tree.kid(here, "nsubj")
        aux = [k for k in kids if tree.base(k) in ("aux", "cop") and tree.words[k] in ("had", "were", "should")]
        if aux and subject is not None and aux[0] < subject and tree.base(here) in ("advcl", "root", "ccomp") and (
            aux[0] == 0 or tree.tags[aux[0] - 1] == "PUNCT"
        ):  # fmt: skip
            return True
    return (
        tree.words[:1] in (["if"], ["unless"], ["had"], ["were"], ["should"])
        and "," in tree.words
        and at < tree.words.index(",")
    )


def _complement(tree: Tree, at: int) -> bool:
    """Tell whether a clause with if is an indirect question of a verb of asking."""
    head = tree.heads[at]
    return head >= 0 and tree.base(at) == "ccomp"


def _denied(tree: Tree, at: int) -> bool:
    """Tell whether the wording is what somebody denies or was told to do, or is denied itself."""
    low = at
    for here in tree.above(at):
        word = tree.words[here]
        if word in class_of("deny") and tree.base(low) in ("ccomp", "advcl", "xcomp", "obj"):
            return True
        if word in ("false", "untrue", "wrong") and tree.base(low) in ("csubj", "ccomp", "acl"):
            return True
        if word in class_of("command") and tree.base(low) in ("xcomp", "ccomp", "advcl") and low == at and any(
            tree.words[k] == "to" for k in tree.kids[at]
        ):  # fmt: skip
            return True
        if word in ("condition", "anonymity") and low == at:
            return True
        if word in RULING:
            return True
        low = here
    return False


def _over(tree: Tree, first: int, at: int, *, adjective: bool, until: bool) -> bool:
    """Tell whether the wording tells of what was open once and is not now."""
    text = tree.reading.report.text[tree.sentence.start : tree.sentence.end]
    near = tree.words[max(0, at - 3) : at]
    if adjective and (set(near) & words("former") - {"no", "first", "long"} or near[-1:] == ["long"]):
        return not ("until" in near and near[-1] in ("not", "n't"))
    if adjective and set(near) & NOT | ({"nor", "never", "hardly"} & set(tree.words[max(0, at - 5) : at])):
        return True
    if TOLD_TALE.search(text) or (adjective and text[:5] in ("Long ", "Once ")):
        return True
    if any(_same_clause(tree, at, match) for match in OVER.finditer(text)) or OVER_NOW.search(text):
        return True
    if adjective and "ago" in tree.words[at + 1 : at + 5]:
        return True
    if adjective and "had" in near and "been" in near:
        return True
    ended = UNTIL.search(text)
    if ended is None or (until and ended.start() > 0):
        return False
    helpers = {tree.words[k] for k in tree.kids[at]} | set(tree.words[max(0, first) : at])
    return not helpers & COMING


def _resolved(tree: Tree, at: int, *, adjective: bool) -> bool:
    """Tell whether what is open is settled by the same sentence: "undecided for years, the matter was settled on Monday"."""
    if not adjective:
        return False
    noun = tree.heads[at] if tree.base(at) in ("amod", "acl", "appos", "advcl") else tree.subject(at)
    if noun is None or noun < 0:
        return False
    verb = noun if tree.tags[noun] == "VERB" else tree.heads[noun]
    if verb < 0 or verb == at or tree.base(noun) not in ("nsubj", "root", "ccomp", "conj"):
        return False
    helpers = {tree.words[k] for k in tree.kids[verb]}
    if helpers & (NOT | {"yet", "will", "would", "could", "may", "might", "to", "no"}):
        return False
    if tree.words[verb] in PROVED:
        return tree.word(verb + 1) == "out" or tree.words[verb].startswith("prove")
    return tree.words[verb] in RESOLVED and tree.passive(verb) is not None


def _told_after(tree: Tree, at: int) -> bool:
    """Tell whether a colon brings what seemed open: "was not known to him, but his wife knew it: 40 crowns"."""
    colon = next((i for i in range(len(tree) - 2, at, -1) if tree.words[i] == ":"), None)
    if colon is None:
        return False
    rest = range(colon + 1, len(tree))
    return len(rest) <= 7 and not any(tree.tags[i] in ("VERB", "AUX") or tree.words[i] in ASKING for i in rest)


def _of_any(tree: Tree, noun: int) -> bool:
    """Tell whether a noun stands for any of a kind in a rule: "a minister who refuses to answer may be fined"."""
    verb = tree.heads[noun]
    indefinite = any(tree.words[k] in ("a", "an") for k in tree.kids[noun])
    ruled = verb > noun and any(tree.words[k] in ("may", "must", "shall", "can") for k in tree.of(verb, "aux"))
    return indefinite and ruled and tree.base(noun) == "nsubj"


def _same_clause(tree: Tree, at: int, match: re.Match[str]) -> bool:
    """Tell whether words of the sentence stand in the same clause as word `at`, by the marks between them."""
    start = tree.reading.tokens[tree.first + at].start - tree.sentence.start
    text = tree.reading.report.text[tree.sentence.start : tree.sentence.end]
    between = text[min(start, match.end()) : max(start, match.start())]
    return not re.search(r"[;:]|, (?:and|but)\b", between)


def _duty(tree: Tree, at: int) -> bool:
    """Tell whether the wording is a duty or an order ("must not say", "do not answer")."""
    helpers = [k for k in tree.kids[at] if tree.base(k) in ("aux", "cop")]
    if any(tree.words[k] in DUTY for k in helpers):
        return True
    orders = [k for k in helpers if tree.words[k] == "do"]
    return bool(orders) and tree.kid(at, "nsubj", "csubj") is None and tree.base(at) != "conj"


def _generic(tree: Tree, at: int) -> bool:
    """Tell whether the wording is about any case of a kind, not about one ("any contract whose price is unspecified")."""
    for here in (at, *tree.above(at)):
        subject = tree.kid(here, "nsubj")
        nouns = [
            n for n in (subject, tree.heads[here] if tree.base(here) == "acl" else None) if n is not None and n >= 0
        ]
        if tree.base(here) == "acl" and tree.heads[here] >= 0 and _of_any(tree, tree.heads[here]):
            return True
        for noun in nouns:
            if tree.words[noun] in GENERIC or any(tree.words[k] in GENERIC for k in tree.kids[noun] if k < noun):
                return True
        if tree.base(here) not in ("acl", "xcomp", "conj"):
            return False
    return False
