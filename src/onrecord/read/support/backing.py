"""Support rules on what stands behind a claim: no evidence, documents seen, others who bear it out.

Source: sourcing descriptors of news audits.
"""

from __future__ import annotations

from onrecord.read.classes import class_of, words
from onrecord.read.denial import denial, negator
from onrecord.read.grammar import BE, NO, Tree
from onrecord.read.support.found import LIST, Note, claims, things_of

GIVING = frozenset(
    "give gives gave given giving offer offers offered offering provide provides provided providing present presents presented "
    "presenting cite cites cited citing produce produced producing show shows showed showing supply supplied name named naming "
    "submit submitted have has had adduce adduced quotes names lists listed quote quoting quoted furnish furnished".split()
)
ASSERTING = frozenset({"whose", "which", "that"})
SUPPORTED = frozenset("that for to in behind whatsoever of".split())


def no_evidence_adjective(tree: Tree, at: int) -> Note | None:
    """Read a claim called unsubstantiated, unsourced, unproven."""
    noun = tree.heads[at] if tree.base(at) in ("amod", "acl") else tree.subject(at)
    return (
        Note(at, at + 1, "no_evidence", at, "no_evidence_adjective")
        if noun is not None and noun >= 0 and claims(tree, [noun])
        else None
    )


def no_evidence(tree: Tree, at: int) -> Note | None:
    """Read a claim made without backing: "without evidence", "offering no proof", "there is no evidence that"."""
    above = tree.heads[at]
    kids = tree.kids[above] if above >= 0 and tree.words[above] in SCRAPS else tree.kids[at]
    if above >= 0 and tree.words[above] in SCRAPS:
        found = next((k for k in kids if tree.words[k] in NO | {"without", "not"}), None)
        if found is None and tree.words[above - 2 : above] == ["not", "a"]:
            found = above - 2
        return Note(found, at + 1, "no_evidence", at, "no_evidence") if found is not None else None
    no = next((k for k in kids if tree.words[k] in NO | SCANT), None)
    bare = next((k for k in kids if tree.words[k] == "without"), None)
    head = tree.heads[at]
    strong = tree.words[at] in words("strong_evidence", LIST)
    verb = tree.words[head] if head >= 0 else ""
    if bare is not None:
        subject = tree.subject(at)
        over = tree.subject(head) if head >= 0 else None
        said_of = [n for n in (head, subject, over) if n is not None and n >= 0]
        claimed = verb in class_of("claiming", LIST) or claims(tree, said_of)
        return Note(bare, at + 1, "no_evidence", at, "no_evidence") if claimed else None
    if (head >= 0 and verb in GIVING and tree.base(at) == "obj") or (verb in GIVING and tree.passive(head) == at):
        denied = denial(tree, head)
        if no is not None and (strong or tree.base(head) in ("advcl", "acl", "conj", "ccomp", "root")):
            giving = head if no - head <= 3 and head < no else no
            return (
                Note(min(giving, no), at + 1, "no_evidence", at, "no_evidence")
                if strong
                or tree.words[at][:6] == "source"
                or _asserts(tree, head)
                or claims(tree, [*tree.of(head, "obl"), *tree.of(at, "nmod")])
                else None
            )
        if denied is not None and (strong or tree.words[at][:6] == "source" or _asserts(tree, head)):
            return Note(denied.first, max(denied.last, denied.first + 1), "no_evidence", at, "no_evidence")
        return None
    if no is not None and strong and any(tree.words[k] == "on" for k in tree.kids[at]):
        return Note(no, at + 1, "no_evidence", at, "no_evidence")
    exists = no is not None and strong and verb in BE and tree.word(at + 1) in SUPPORTED - {"of", "in"}
    found = (
        no is not None
        and strong
        and verb in ("found", "find", "finds", "see", "saw", "seen")
        and tree.word(at + 1) in ("that", "for", "to")
    )
    grounded = (
        no is not None and tree.words[at] in ("basis", "foundation", "grounds") and verb in BE | {"have", "has", "had"}
    )
    subject = tree.subject(head) if head >= 0 else None
    grounded = grounded and subject is not None and claims(tree, [subject])
    if (
        no is not None
        and tree.words[at] in ("basis", "foundation", "grounds")
        and verb in GIVING
        and tree.word(at + 1) == "for"
    ):
        grounded = claims(tree, tree.of(at, "nmod") or tree.of(head, "obl"))
    return (
        Note(no, at + 1, "no_evidence", at, "no_evidence") if no is not None and (exists or found or grounded) else None
    )


SCANT = frozenset({"little", "scant", "scarcely", "insufficient"})
SCRAPS = frozenset("shred scrap iota trace jot whit grain hint piece".split())
BACKING = frozenset("back support prove substantiate show corroborate".split())


def nothing_behind(tree: Tree, at: int) -> Note | None:
    """Read a claim with nothing behind it: "with nothing to support it", "lacks proof"."""
    if tree.words[at] == "nothing":
        held = tree.word(at + 1) == "to" and tree.word(at + 2) in BACKING
        return Note(at, at + 3, "no_evidence", at, "nothing_behind") if held else None
    objects = [
        o for o in tree.of(at, "obj") if tree.words[o] in words("strong_evidence", LIST) | {"foundation", "basis"}
    ]
    return Note(at, min(objects[0] + 1, at + 4), "no_evidence", at, "nothing_behind") if objects else None


def holds_copy(tree: Tree, at: int) -> Note | None:
    """Read a document that somebody holds: "the Herald has a copy", "in the possession of this newspaper"."""
    if tree.words[at] in ("possession", "hands"):
        owner = _outlet(tree, _of(tree, at)) if _of(tree, at) != at else False
        held = (
            tree.word(at + 1) == "of"
            and tree.word(at - 1) in ("in", "the")
            and (owner or tree.words[at] == "possession")
        )
        return (
            Note(at, at + 2, "seen", at, "holds_copy")
            if held and any(w in words("document", LIST) for w in tree.words[:at])
            else None
        )
    head = tree.heads[at]
    if head < 0 or tree.words[head] not in ("has", "have", "had", "holds", "hold", "held", "obtained", "got"):
        return None
    return (
        Note(head, at + 1, "seen", at, "holds_copy")
        if at - head <= 3
        and (
            tree.word(at + 1) in (".", ",", "which") or (tree.word(at + 1) == "of" and _documents(tree, _of(tree, at)))
        )
        else None
    )


def _of(tree: Tree, at: int) -> int:
    """Return the noun that a noun is of, the noun itself where there is none."""
    return next((k for k in tree.of(at, "nmod") if k > at), at)


def _asserts(tree: Tree, at: int) -> bool:
    """Tell whether a clause of giving hangs on a claim: "accused the label, giving no details"."""
    return any(tree.words[above] in class_of("claiming", LIST) for above in tree.above(at))


def unexplained(tree: Tree, at: int) -> Note | None:
    """Read a claim left at that: "without elaborating", "without explanation"."""
    without = next((k for k in tree.kids[at] if tree.words[k] == "without"), None)
    if without is None or not _asserts(tree, at):
        return None
    return Note(without, at + 1, "no_evidence", at, "unexplained")


def seen_by(tree: Tree, at: int) -> Note | None:
    """Read a document that somebody saw: "a letter seen by the Herald", "minutes obtained by", "shared with"."""
    aloud = tree.words[at] == "read" and tree.word(at + 1) in ("out", "aloud", "over") and tree.word(at + 2) == "to"
    link = "by" if aloud else tree.word(at + 1)
    if link not in ("by", "with", "to") or (link == "by") == (
        tree.words[at]
        in ("shared", "shown", "leaked", "provided", "supplied", "sent", "passed", "handed", "forwarded", "given")
    ):
        return None
    noun = tree.heads[at] if tree.base(at) == "acl" else tree.passive(at)
    who = next((k for k in tree.of(at, "obl", "nmod", "advmod", "appos") if k > at + 1), None)
    if who is None or noun is None or noun < 0 or not _documents(tree, noun):
        # a reduced relative clause that the parse takes for the main clause: "extracts read out to a reporter describe"
        near = at - 1 if at and tree.tags[at - 1] in ("NOUN", "PROPN") else None
        mark = next((i for i in range(at + 1, min(len(tree), at + 4)) if tree.words[i] in ("by", "with", "to")), at)
        behind = next((i for i in range(mark + 1, min(len(tree), mark + 5)) if tree.tags[i] in ("NOUN", "PROPN")), None)
        noun, who = (near, behind) if near is not None and behind is not None else (noun, who)
    told = (
        link != "by"
        and noun is not None
        and noun >= 0
        and tree.words[noun] in ("details", "extracts", "contents", "parts")
    )
    if noun is None or noun < 0 or who is None or not (told or _documents(tree, noun)):
        return None
    ours = any(tree.words[i] in words("outlet", LIST) | {"our"} for i in tree.subtree(who))
    named = (
        ours or tree.tags[who] == "PROPN" or tree.words[who] in words("outlet", LIST) or tree.printed(who)[:1].isupper()
    )
    return Note(at, at + 2, "seen", at, "seen_by") if named else None


def has_seen(tree: Tree, at: int) -> Note | None:
    """Read an outlet that saw a document: "The Herald has seen the contract"."""
    subject, objects = tree.subject(at), tree.of(at, "obj")
    objects += [k for o in objects if tree.tags[o] == "NUM" or tree.words[o] in PARTS for k in tree.of(o, "nmod")]
    if not objects and tree.words[max(0, at - 2) : at] == ["able", "to"]:
        objects = [i for i in range(at) if tree.words[i] in words("document", LIST)][-1:]
    if tree.base(at) == "acl" and not objects:
        objects = [tree.heads[at]]
    passive = tree.passive(at)
    if passive is not None and tree.words[at] in HANDED:
        told = any(_documents(tree, o) for o in objects) and _outlet(tree, passive) and denial(tree, at) is None
        return Note(at, min(objects[0] + 1, at + 4), "seen", at, "has_seen") if told else None
    if tree.words[at][:6] == "listen" and tree.word(at + 1) == "to":
        objects = tree.of(at, "obl")
    if subject is None or not objects or not any(_documents(tree, o) for o in objects) or denial(tree, at) is not None:
        return None
    outlet = _outlet(tree, subject)
    if tree.words[subject] in ("it", "she", "he") and tree.heads[at] >= 0:
        teller = tree.subject(tree.heads[at])
        outlet = teller is not None and _outlet(tree, teller)
    helped = any(tree.words[k] in ("has", "have", "had") for k in tree.kids[at])
    helped = helped or tree.words[max(0, at - 2) : at] == ["able", "to"]
    helped = helped or (tree.words[at] in ("read", "saw", "heard", "watched") and tree.words[subject] in REPORTERS)
    if not outlet or (
        not helped
        and tree.words[at]
        not in (
            "reviewed",
            "obtained",
            "viewed",
            "examined",
            "acquired",
            "listened",
            "inspected",
            "analysed",
            "analyzed",
        )
    ):
        return None
    first = at - 1 if tree.word(at - 1) in ("has", "have", "had") else at
    return Note(first, at + 1, "seen", at, "has_seen")


PARTS = frozenset(
    "hours hour minutes pages copies copy hundreds dozens thousands parts part extracts some most both several".split()
)
REPORTERS = frozenset("reporter reporters journalist journalists correspondent newspaper agency".split())
HANDED = frozenset("shown sent given handed played provided".split())
"""What is done with a document for somebody to see it."""


def _outlet(tree: Tree, noun: int) -> bool:
    """Tell whether a noun names a newsroom, or somebody by a name of their own."""
    named = tree.tags[noun] == "PROPN" or (noun > 0 and tree.printed(noun)[:1].isupper())
    return tree.words[noun] in words("outlet", LIST) or named


def _documents(tree: Tree, noun: int) -> bool:
    """Tell whether a noun is a document or recording, the noun that a relative word stands for too."""
    if tree.words[noun] not in words("document", LIST) and (tree.tags[noun] == "NUM" or tree.words[noun] in PARTS):
        return any(tree.words[k] in words("document", LIST) for k in tree.of(noun, "nmod"))
    if tree.words[noun] in ASSERTING and tree.heads[noun] >= 0 and tree.heads[tree.heads[noun]] >= 0:
        noun = tree.heads[tree.heads[noun]]
    return tree.words[noun] in words("document", LIST)


def confirmed(tree: Tree, at: int) -> Note | None:
    """Read a claim borne out by others: "confirmed by two sources", "independently verified", "witnesses confirmed it"."""
    if denial(tree, at) is not None or tree.word(at - 1) == "to":
        return None
    if tree.words[at].startswith(("back", "bear", "bore", "born")) and tree.word(at + 1) not in ("out", "up"):
        return _backed_by(tree, at)
    things = things_of(tree, at)
    agent = next((k for k in tree.of(at, "obl") if any(tree.words[c] == "by" for c in tree.kids[k])), None)
    if (
        tree.words[at].startswith("support")
        and agent is not None
        and tree.words[agent] not in words("witness", LIST) | words("document", LIST)
    ):
        return None
    alone = tree.word(at - 1) == "independently" and not (
        tree.base(at) == "root" and tree.words[at + 1 : at + 2] == ["all"]
    )
    if alone and claims(tree, things):
        return Note(at - 1, at + 1, "confirmed", at, "confirmed")
    if (agent is not None and tree.words[at][-2:] in ("ed", "ne", "up")) or (
        agent is not None and tree.words[at] in ("confirmed", "verified")
    ):
        backing = tree.words[agent] in words("witness", LIST) or tree.words[agent] in words("document", LIST)
        if claims(tree, things) or (backing and not things):
            return Note(at, agent + 1, "confirmed", at, "confirmed")
        return None
    subject = tree.subject(at)
    backing = subject is not None and (
        tree.words[subject] in words("witness", LIST) or tree.words[subject] in words("document", LIST)
    )
    claimed = claims(tree, things) or any(tree.base(k) == "ccomp" for k in tree.kids[at])
    finite = tree.base(at) in ("root", "conj", "acl", "ccomp", "parataxis", "advcl")
    return (
        Note(at, at + 1, "confirmed", at, "confirmed")
        if backing and claimed and finite and tree.passive(at) is None
        else None
    )


def _backed_by(tree: Tree, at: int) -> Note | None:
    """Read a claim with something behind it: "an account backed by telephone records"."""
    agent = next((k for k in tree.of(at, "obl") if k > at and any(tree.words[c] == "by" for c in tree.kids[k])), None)
    if agent is None or tree.words[agent] not in words("witness", LIST) | words("document", LIST):
        return None
    return Note(at, at + 2, "confirmed", at, "confirmed") if claims(tree, things_of(tree, at)) else None


def agrees(tree: Tree, at: int) -> Note | None:
    """Read an account that fits other data: "tallies with the logs", "is consistent with the images"."""
    if tree.word(at + 1) != "with" and not tree.words[at].startswith("match"):
        return None
    subject = tree.subject(at)
    other = [n for n in tree.nouns(at) if n > at]
    if tree.words[at].startswith("match") and subject is not None and claims(tree, other) and (
        tree.words[subject] in words("witness", LIST) | words("document", LIST)
    ):  # fmt: skip
        return Note(at, at + 1, "confirmed", at, "agrees")
    backing = words("witness", LIST) | words("document", LIST)
    if subject is not None and tree.words[subject] in backing and negator(tree, at) is None and any(
        tree.words[o] in words("checked", LIST) for o in other
    ) and tree.words[subject] not in ("figure", "figures"):  # fmt: skip
        return Note(at, at + 2, "confirmed", at, "agrees")
    if tree.words[at].startswith("match") and subject is not None and negator(tree, at) is None:
        told = tree.words[subject] in words("checked", LIST)
        data = any(tree.words[o] in words("witness", LIST) | words("document", LIST) for o in other)
        return Note(at, at + 1, "confirmed", at, "agrees") if told and data else None
    if (
        subject is None
        or not claims(tree, [subject])
        or tree.words[subject] in ("it", "they")
        or negator(tree, at) is not None
    ):
        return None
    return (
        Note(at, at + 2, "confirmed", at, "agrees")
        if (other and tree.words[other[0]] in ("those", "that"))
        or any(tree.words[o] in words("witness", LIST) | words("document", LIST) for o in other)
        else None
    )
