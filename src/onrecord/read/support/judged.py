"""Support rules on what a claim or document is said to be: a hoax, not true, out of context, styled by its owner, of murky origin.

Source: sourcing descriptors of news audits; Huddleston & Pullum, chapter 4 (predicative complements).
"""

from __future__ import annotations

from onrecord.read.classes import class_of, words
from onrecord.read.denial import LONGEST, denial, negator
from onrecord.read.grammar import BE, NO, Tree
from onrecord.read.support.backing import HANDED
from onrecord.read.support.found import LIST, Note, Rule, claims

PROVING = frozenset(
    "proved proven proves prove turned turns revealed exposed remained looked looks appeared appears seemed".split()
)
FALSE_OUTRIGHT = frozenset(
    "hoax forgery fabrication falsehood deepfake canard lie untruth fake falsification concoction misinformation disinformation".split()
)
"""Nouns that call a thing false whatever it is."""
NOT_CALLED = frozenset(
    "fur coat beard nose teeth tooth eyelashes nail tan flower flowers snow fight punch pass leather he she they".split()
)
OTHER = frozenset("another earlier different older previous separate".split())
OCCASIONS = frozenset(
    "war year country protest event incident place town city fire flood crash film conflict attack time month season match city "
    "storm battle election march accident".split()
)
DATA_AGAINST = (
    ("in", "defiance", "of"),
    ("in", "the", "teeth", "of"),
    ("in", "contradiction", "to"),
    ("flatly", "against", "the"),
)
MURKY = frozenset(
    "murky shaky hazy dubious suspect contested questionable doubtful unknown unclear uncertain disputed".split()
)
CALLING = frozenset(
    "call calls called style styles styled term terms termed dub dubs dubbed describe describes label labels".split()
)
TELLING = frozenset("tell determine establish ascertain say judge verify confirm".split())
RIGHT = frozenset("true right correct accurate".split())
ACCESS = frozenset("gained gain gains had has have given got obtained granted".split())
HELD = frozenset("held seen shown leaked obtained sent given provided passed handed kept".split())


def if_true(tree: Tree, at: int) -> Note | None:
    """Read a claim left open in passing: "the story, if true, would end her career"."""
    if tree.word(at - 1) != "if" or tree.word(at - 2) != "," or tree.word(at + 1) != ",":
        return None
    told = claims(tree, [i for i in range(at - 2) if tree.tags[i] == "NOUN"])
    return Note(at - 1, at + 1, "unverified", at, "if_true") if told else None


def proof_asked(tree: Tree, at: int) -> Note | None:
    """Read proof that was asked for and did not come: "asked for proof, the senator changed the subject"."""
    asked = next((i for i in range(max(0, at - 3), at) if tree.words[i] in ("asked", "pressed")), None)
    if asked is None or tree.word(asked + 1) != "for" or tree.word(asked - 1) not in ("", "when", "“"):
        return None
    gave = {"gave", "showed", "produced", "presented", "cited", "provided", "offered"} & set(tree.words)
    return Note(asked, at + 1, "no_evidence", at, "proof_asked") if not gave else None


def called_false(tree: Tree, at: int) -> Note | None:
    """Read a thing called a hoax or forgery outright: "the threat was a hoax", "the letter proved a forgery"."""
    if (
        tree.tags[at] != "NOUN"
        or tree.base(at) in ("compound", "amod", "nsubj", "nmod")
        or negator(tree, at) is not None
    ):
        return None
    head = tree.heads[at]
    linked = any(tree.words[k] in BE | {"be"} for k in tree.of(at, "cop"))
    proved = head >= 0 and tree.words[head] in PROVING and negator(tree, head) is None
    subject = tree.subject(at) if linked else tree.subject(head) if proved else None
    if not (linked or proved) or subject is None or tree.words[subject] in NOT_CALLED:
        return None
    first = at - 1 if tree.word(at - 1) in ("a", "an", "pure") else at
    return Note(first, at + 1, "false", at, "called_false")


def not_true(tree: Tree, at: int) -> Note | None:
    """Read "it is not true that", "that is not right", "not a word of truth in it"."""
    if tree.words[at] == "truth":
        scrap = tree.words[max(0, at - 4) : at]
        held = scrap[:1] == ["not"] and scrap[-1:] == ["of"]
        return Note(at - 4, at + 1, "false", at, "not_true") if held and len(scrap) == 4 else None
    denied = negator(tree, at)
    if denied is None or denied > at:
        return None
    if tree.words[at] == "case":
        subject = tree.subject(at)
        held = subject is not None and tree.words[subject] in ("that", "this", "it") and tree.word(at - 1) == "the"
        return Note(denied, at + 1, "false", at, "not_true") if held else None
    that = tree.word(at + 1) == "that" and "it" in tree.words[max(0, denied - 4) : denied]
    return Note(denied, at + 1, "false", at, "not_true") if that else None


def proved_true(tree: Tree, at: int) -> Note | None:
    """Read a claim that proved true: "the rumour proved true", "her suspicion turned out to be right"."""
    proved = next(
        (i for i in range(max(0, at - 5), at) if tree.words[i] in ("proved", "proven", "turned", "proves")), None
    )
    if proved is None or denial(tree, proved) is not None or negator(tree, at) is not None:
        return None
    if tree.words[proved] == "turned" and tree.word(proved + 1) != "out":
        return None
    subject = tree.subject(proved)
    told = subject is not None and tree.words[subject] in words("claim", LIST) | {"prediction", "warning", "forecast"}
    return Note(proved, at + 1, "confirmed", at, "proved_true") if told else None


def as_styled(tree: Tree, at: int) -> Note | None:
    """Read a name left to those who use it: "as its residents style it", "billed as a march"."""
    after = tree.word(at + 1)
    advertised = tree.words[at] in ("advertised", "billed", "sold", "presented", "touted")
    if advertised and tree.words[max(0, at - 3) : at] in (["as", "it", "was"], ["as", "they", "were"]):
        return Note(at, at + 1, "so_called", at, "as_styled")
    if after not in ("it", "them", "him", "her", "themselves", "himself", "herself", "itself"):
        return None
    marked = next((i for i in range(max(0, at - 6), at) if tree.words[i] == "as"), None)
    if marked is None or tree.subject(at) is None or at - marked < 2:
        return None
    return Note(at, at + 2, "so_called", at, "as_styled")


def out_of_place(tree: Tree, at: int) -> Note | None:
    """Read a picture or wording shown as what it is not: "passed off as new", "out of context", "from another war"."""
    word = tree.words[at]
    if word == "off":
        held = tree.word(at - 1) in ("passed", "passing", "pass") and tree.word(at + 1) == "as"
        return Note(at - 1, at + 1, "false", at, "out_of_place") if held and _told(tree, at) else None
    if word == "context":
        held = tree.words[max(0, at - 2) : at] == ["out", "of"]
        return Note(at - 2, at + 1, "false", at, "out_of_place") if held and _told(tree, at) else None
    if tree.word(at - 1) not in OTHER or word not in OCCASIONS:
        return None
    mark = at - 3 if tree.word(at - 2) in ("a", "an") else at - 2
    shot = tree.word(mark) in ("from", "of", "in", "during", "at")
    linked = bool(
        (BE | {"taken", "filmed", "shot", "shows", "showed", "dates"}) & set(tree.words[max(0, mark - 2) : mark])
    )
    return Note(mark, at + 1, "false", at, "out_of_place") if shot and linked and _document(tree, at) else None


def _told(tree: Tree, at: int) -> bool:
    """Tell whether a claim or document is named before a word, in the same sentence."""
    known = (
        words("checked", LIST)
        | words("document", LIST)
        | {"quotation", "quote", "remark", "remarks", "words", "image", "images"}
    )
    return any(tree.words[i] in known for i in range(at))


def _document(tree: Tree, at: int) -> bool:
    """Tell whether a document or recording is named before a word."""
    return any(tree.words[i] in words("document", LIST) for i in range(at))


def against_data(tree: Tree, at: int) -> Note | None:
    """Read a claim made in the face of data: "insists, in defiance of the gauges, that the lake is full"."""
    for phrase in DATA_AGAINST:
        if tuple(tree.words[at : at + len(phrase)]) == phrase:
            data = set(tree.words[at + len(phrase) : at + len(phrase) + 4]) & (
                EVIDENCE | words("witness", LIST) | words("document", LIST)
            )
            said = set(tree.words) & class_of("claiming", LIST)
            return Note(at, at + len(phrase), "false", at, "against_data") if data and said else None
    return None


EVIDENCE = frozenset({"gauge", "gauges", "evidence", "facts", "figures", "fact"})


def murky_origin(tree: Tree, at: int) -> Note | None:
    """Read a document whose origin is open: "whose provenance is murky", "a tape of unknown provenance"."""
    near = set(tree.words[at + 1 : at + 4]) | set(tree.words[max(0, at - 2) : at])
    if not near & MURKY or not any(w in words("document", LIST) | {"film", "films"} for w in tree.words):
        return None
    last = next((i for i in range(at + 1, min(len(tree), at + 4)) if tree.words[i] in MURKY), at)
    first = at if last > at else next(i for i in range(max(0, at - 2), at) if tree.words[i] in MURKY)
    return Note(first, max(last, at) + 1, "unverified", at, "murky_origin")


def cannot_tell(tree: Tree, at: int) -> Note | None:
    """Read a recording of which it could not be told where or when it was made: "was not able to tell where it was filmed"."""
    denied = denial(tree, at)
    asked = next(
        (i for i in range(at + 1, min(len(tree), at + 3)) if tree.words[i] in ("where", "when", "whether")), None
    )
    if denied is None or denied.mode not in ("could", "yet") or asked is None or not _document(tree, at):
        return None
    made = {"filmed", "taken", "recorded", "shot", "made", "written", "real", "genuine", "authentic"} & set(
        tree.words[asked:]
    )
    return Note(denied.first, denied.last, "unverified", at, "cannot_tell") if made else None


def has_access(tree: Tree, at: int) -> Note | None:
    """Read an outlet that got to documents: "gained access to the files", "was given access to the minutes"."""
    verb = next((i for i in range(at - 1, max(-1, at - 4), -1) if tree.words[i] in ACCESS), None)
    if verb is None or tree.word(at + 1) != "to" or denial(tree, verb) is not None:
        return None
    subject = tree.subject(verb)
    named = subject is not None and (tree.tags[subject] == "PROPN" or tree.words[subject] in words("outlet", LIST))
    held = any(tree.words[i] in words("document", LIST) for i in range(at + 2, min(len(tree), at + 7)))
    return Note(verb, min(at + 1, verb + LONGEST), "seen", at, "has_access") if named and held else None


def copy_of_which(tree: Tree, at: int) -> Note | None:
    """Read a document of which somebody holds a copy: "a copy of which is held by the Lantern"."""
    if tree.words[at + 1 : at + 3] != ["of", "which"]:
        return None
    held = next((i for i in range(at + 3, min(len(tree), at + 8)) if tree.words[i] in HELD), None)
    return Note(at, at + 3, "seen", at, "copy_of_which") if held is not None and tree.word(held - 1) not in NO else None


def was_shown(tree: Tree, at: int) -> Note | None:
    """Read an outlet that was shown a document named before: "a memo that this newspaper was shown", "had been shown the contract"."""
    if tree.word(at - 1) not in ("was", "were", "been") or denial(tree, at) is not None:
        return None
    subject = tree.passive(at)
    if subject is None:
        return None
    if tree.words[subject] in ("it", "they", "she", "he"):
        over = next((k for h in tree.above(at) for k in tree.of(h, "nsubj") if k < subject), None)
        subject = over if over is not None else subject
    outlet = tree.words[subject] in words("outlet", LIST) or tree.tags[subject] == "PROPN"
    near = [*range(max(0, at - 7), at), *range(at + 1, min(len(tree), at + 5))]
    held = any(tree.words[i] in words("document", LIST) and i != subject for i in near)
    return (
        Note(at - 1, min(at + 3, len(tree)), "seen", at, "was_shown")
        if outlet and held and tree.word(at + 1) != "by"
        else None
    )


def we_have(tree: Tree, at: int) -> Note | None:
    """Read a newsroom that has the documents: "“We have the emails,” Vell Weekly wrote", "the Lantern holds the tape"."""
    subject, things = tree.subject(at), tree.of(at, "obj")
    if subject is None or denial(tree, at) is not None or not things or tree.kid(at, "aux") is not None:
        return None
    outlet = words("outlet", LIST) - {"i", "us", "we", "team", "network", "editor", "editors"}
    ours = tree.words[subject] == "we" and any(w in outlet | {"herald", "gazette", "lantern"} for w in tree.words[at:])
    own = tree.words[subject] in outlet or (
        tree.words[at][:4] in ("hold", "held", "poss") and tree.tags[subject] == "PROPN"
    )
    held = [
        o
        for o in things
        if tree.words[o] in words("document", LIST) and {"the", "these", "both"} & {tree.words[k] for k in tree.kids[o]}
    ]
    if not held or not (ours or own):
        return None
    return Note(at, min(held[0] + 1, at + LONGEST), "seen", at, "we_have")


def not_backed(tree: Tree, at: int) -> Note | None:
    """Read a voice that did not bear its claim out: "did not back up his claim", "nothing supports the theory"."""
    denied = denial(tree, at)
    if denied is None or denied.mode in ("refused",):
        return None
    if tree.words[at].startswith("back") and tree.word(at + 1) != "up" and tree.word(at + 3) != "up":
        return None
    things = [*tree.of(at, "obj"), *([tree.passive(at)] if tree.passive(at) is not None else [])]
    held = [n for n in things if n is not None]
    if not claims(tree, held):
        return None
    return Note(denied.first, denied.last, "no_evidence", at, "not_backed")


def first_rows() -> list[tuple[Rule, frozenset[str]]]:
    """Return the rules of this file that come before all others."""
    return [
        (not_backed, frozenset(f for f in class_of("bear_out", LIST))),
    ]


def rows() -> list[tuple[Rule, frozenset[str]]]:
    """Return the rules of this file with the printed words that they begin at."""
    return [
        (called_false, FALSE_OUTRIGHT),
        (not_true, frozenset({"true", "right", "truth", "correct", "case"})),
        (if_true, frozenset({"true", "genuine", "authentic", "confirmed", "accurate", "real"})),
        (proof_asked, words("strong_evidence", LIST) | {"source"}),
        (proved_true, RIGHT),
        (as_styled, CALLING | {"advertised", "billed", "sold", "presented", "touted"}),
        (out_of_place, frozenset({"off", "context"}) | OCCASIONS),
        (against_data, frozenset({"in", "flatly"})),
        (murky_origin, frozenset({"provenance", "origin", "authorship"})),
        (cannot_tell, TELLING),
        (has_access, frozenset({"access"})),
        (copy_of_which, frozenset({"copy", "copies"})),
        (was_shown, HANDED),
        (we_have, frozenset("have has hold holds held possess possesses".split())),
    ]
