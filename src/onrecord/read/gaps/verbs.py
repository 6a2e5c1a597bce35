"""Gaps, denied verbs: knowing, saying, deciding, verifying and replying that is denied, refused or put off.

Each rule takes a sentence and the predicate's place and returns what is left open, or nothing: a denied verb
alone is no gap ("she did not say goodbye"); it must govern a question or a noun of information, or stand without object.

Source: gold guide, section 5; Levin 1993, classes of verbs of communication; rules collected from news English.
"""

from __future__ import annotations

from onrecord.core.reading import GapAbout, GapState
from onrecord.read.classes import Verb, words
from onrecord.read.denial import GIVEN_UP, GOVERNING, HARD, SOMETHING, WAYS, Denied, Mode
from onrecord.read.gaps.about import asked_around, is_info, listed, of_nouns, of_question, opening
from onrecord.read.gaps.words import topics
from onrecord.read.grammar import NO, NOBODY, Tree

STATES: dict[str, dict[Mode, GapState]] = {
    "know": {"would": "declined", "refused": "declined"},
    "say": {"would": "declined", "refused": "declined"},
    "decide": {"refused": "declined", "would": "declined"},
    "verify": {"would": "declined", "refused": "declined"},
    "reply": {"would": "declined", "refused": "declined"},
}
DEFAULT: dict[str, GapState] = {
    "know": "unknown", "say": "undisclosed", "decide": "undecided", "verify": "unverified", "reply": "no_reply",
}  # fmt: skip
UNTOLD = frozenset({"say", "tell", "explain", "specify", "describe", "indicate", "give", "provide", "put", "offer"})
"""Verbs of saying that with "could not" mean that the speaker does not know."""
BARE = frozenset("say specify elaborate disclose expand clarify announce tell comment reveal explain hint".split())
"""Verbs of saying that without object leave open what was asked."""
NAMING = frozenset({"name", "identify"})
OPENING = frozenset({"disclose", "reveal", "divulge", "clarify", "elaborate", "detail", "spell", "publicise"})
"""Verbs of disclosing, which leave open whatever their object is."""
MORE = frozenset("nothing more anything much little else further anything something what either".split())
NOT_HOW = frozenset("well badly kindly positively better late wrong wrongly promptly twice fast quickly".split())
WILLED = frozenset("discuss comment disclose reveal name release".split())
"""Verbs whose "cannot" is a refusal."""
TAKERS = frozenset(
    "say know tell specify reveal disclose decide explain clarify state indicate confirm understand see determine "
    "establish learn discover agree settle announce discuss ascertain find work identify describe guess predict "
    "foresee estimate rule fix choose figure piece verify check make".split()
)
"""Verbs that take an indirect question with if, when or where, which with others is a clause of time or condition."""
TOLD_OF = frozenset("give provide offer supply present bring produce issue print post share put set show make".split())
"""Verbs whose object must be information itself: "gave no date", not "gave no cake"."""
UNSAID = frozenset("otherwise word words prayer prayers grace goodbye".split())
"""What one may not say without leaving anything open."""
ONLY_ASKED = frozenset({"record", "point"})
"""Verbs that leave something open only with a question ("the minutes do not record how she voted")."""
SPOKEN_FOR = frozenset(
    "lawyer lawyers attorney representative spokesman spokeswoman spokesperson agent family relatives".split()
)
"""Whoever answers for somebody: not finding them means no reply."""
SPEAKER_VERBS = frozenset({"know", "understand", "remember", "recall", "guess", "see"})


def state_of(tree: Tree, at: int, verb: Verb, denied: Denied) -> GapState:
    """Return in which state a denied verb leaves things."""
    by_object = _state_by_object(tree, at, verb, denied)
    if by_object is not None:
        return by_object
    if verb.lemma in ("take", "field", "entertain", "speak", "talk") and verb.family == "reply":
        return "declined"
    if (denied.mode == "without" and verb.family == "reply") or (
        denied.mode == "could" and verb.lemma in WILLED and tree.words[denied.first] not in NOBODY
    ):
        return "declined"
    if verb.lemma in ("discuss", "comment", "speculate") and verb.family == "say":
        return "declined"
    if (
        verb.lemma in ("go", "get")
        and tree.words[at + 2 : at + 3] in (["that"], ["it"], ["this"])
        and verb.family == "say"
    ):
        return "declined"
    if verb.family == "know" and denied.mode == "would" and tree.passive(at) is not None and verb.lemma != "pin":
        return "unknown"
    if verb.lemma == "determine" and denied.mode == "yet":
        return "undecided"
    if tree.words[denied.first] in NOBODY and denied.mode == "could" and verb.family in ("say", "reply"):
        return "unknown"
    if verb.lemma in ("answer", "comment") and denied.mode == "could":
        return "unknown" if verb.lemma == "answer" else "declined"
    if verb.family == "say" and denied.mode == "could" and verb.lemma in UNTOLD:
        return "unknown"
    if verb.lemma == "record" and tree.passive(at) is not None:
        return "unknown"
    if tree.words[denied.first + 1 : denied.first + 2] == ["short"] and verb.family == "say":
        return "undisclosed"
    if verb.family == "say" and denied.mode == "yet" and (
        verb.lemma in ("announce", "set", "fix") or (verb.lemma == "name" and tree.base(at) == "acl")
    ):  # fmt: skip
        return "undecided"
    told = [tree.words[w] for w in tree.question(at) if w > at]
    if verb.lemma == "confirm" and denied.mode in ("not", "yet") and told and told[0] not in ("whether", "if") and (
        tree.passive(at) is None
    ):  # fmt: skip
        return "undisclosed"
    if denied.mode == "trying":
        return "unknown" if verb.family == "know" else "unverified"
    return STATES[verb.family].get(denied.mode, DEFAULT[verb.family])


def _state_by_object(tree: Tree, at: int, verb: Verb, denied: Denied) -> GapState | None:
    """Return the state that the object of a denied verb makes: "gave no answer", "set no date", "was not identified"."""
    passive = tree.passive(at) is not None
    if verb.lemma in ("set", "fix") and not passive and denied.mode == "not" and verb.family == "decide":
        return "undisclosed" if any(tree.words[k] == "no" for o in tree.kids[at] for k in tree.kids[o]) else None
    if verb.lemma == "identify" and not passive and denied.mode == "not":
        return "undisclosed"
    objects = {tree.words[o] for o in _objects(tree, at)}
    if verb.lemma in ("issue", "make", "release") and objects & {"statement", "announcement"}:
        return "no_reply"
    if (verb.lemma in ("bring", "draw", "get", "receive") and objects & REPLIES) or "response" in objects:
        return "no_reply"
    if verb.lemma in ("give", "offer", "make", "provide") and objects & REPLIES:
        return "declined"
    return None


def left_open(tree: Tree, at: int, verb: Verb, denied: Denied) -> list[GapAbout]:
    """Return what a denied verb leaves open, nothing where it leaves nothing open."""
    unsure = any(tree.words[k] in ("may", "might") for k in tree.kids[at])
    never = "never" in tree.words[max(0, at - 3) : at]
    if denied.mode in ("could", "would") and any(tree.words[k] == "have" for k in tree.of(at, "aux")):
        return []
    if (unsure and not never) or tree.word(at + 1) == "so":
        return []
    asking = [wh for wh in tree.question(at) if _governs(tree, verb, wh)]
    if any(wh > at for wh in asking):
        asking = [wh for wh in asking if wh > at]
    if tree.words[denied.first] in GIVEN_UP:
        asking = [wh for wh in asking if tree.words[wh] not in ("when", "where", "if")]
    asked = [of_question(tree, wh) for wh in asking]
    if asked:
        return list(dict.fromkeys(asked))
    found = {"know": _know, "say": _say, "decide": _decide, "verify": _verify, "reply": _reply}[verb.family](
        tree, at, verb, denied
    )
    if not found and tree.heads[at] >= 0 and tree.words[tree.heads[at]] in SOMETHING and tree.base(at) == "acl":
        found = ["other"]
    if not found and verb.family in ("know", "say", "decide", "verify") and (first := opening(tree, at)) is not None:
        found = [of_question(tree, first)]
    if not found and denied.mode == "yet" and tree.passive(at) is not None and verb.family in ("know", "decide"):
        found = ["outcome" if verb.lemma in ("resolve", "settle", "decide", "agree") else "other"]
    return (asked_around(tree, at) or found) if found == ["other"] else found


def _governs(tree: Tree, verb: Verb, wh: int) -> bool:
    """Tell whether a verb takes the question that opens with `wh`: "mention when he spoke" may be a time clause."""
    if verb.family == "know" and tree.word(wh + 1) == "to":
        return False
    if tree.words[wh] in ("who", "whom", "what", "why", "how", "which", "whether") and not (
        verb.family == "reply" and tree.word(wh - 1) == "for"
    ):  # fmt: skip
        return True
    return verb.lemma in TAKERS


def _info(tree: Tree, at: int) -> list[GapAbout]:
    """Return what the information nouns that a verb governs leave open, an antecedent too ("a sum it did not name")."""
    nouns = [n for n in tree.nouns(at) if is_info(tree, n)]
    for noun in nouns:
        found = listed(tree, noun)
        if found:
            return found
    if tree.base(at) == "acl" and is_info(tree, tree.heads[at]) and tree.words[tree.heads[at]] not in GOVERNING:
        nouns.append(tree.heads[at])
    nouns += _moved(tree, at)
    if not nouns:
        return []
    return of_nouns(tree, nouns) or ["other"]


def _moved(tree: Tree, at: int) -> list[int]:
    """Return the subject that stands for the object of a verb ("the extent is difficult to gauge")."""
    head = tree.heads[at]
    if head < 0 or tree.words[head] not in HARD:
        return []
    subject = tree.subject(head)
    known = subject is not None and (is_info(tree, subject) or tree.words[subject] in words("claim"))
    return [subject] if subject is not None and known else []


def _that(tree: Tree, at: int) -> bool:
    """Tell whether a verb governs a clause that is no question."""
    return any(
        tree.base(k) in ("ccomp", "xcomp") and tree.tags[k] in ("VERB", "AUX", "ADJ") and k > at for k in tree.kids[at]
    )


def _objects(tree: Tree, at: int) -> list[int]:
    """Return objects and passive subject of a verb, an antecedent too ("the sum it did not name")."""
    found = [k for k in tree.kids[at] if tree.base(k) in ("obj", "iobj")]
    passive = tree.passive(at)
    if passive is not None:
        found = [passive, *found]
    if tree.base(at) == "acl" and not found and tree.words[tree.heads[at]] not in GOVERNING:
        found = [tree.heads[at]]
    return found


def _know(tree: Tree, at: int, verb: Verb, denied: Denied) -> list[GapAbout]:
    """Return what a denied verb of knowing leaves open."""
    if verb.lemma == "identify":
        objects = _objects(tree, at)
        if denied.mode == "refused" and tree.word(at - 1) == "be":
            return ["identity"]
        return [] if not objects else (of_nouns(tree, objects) or ["identity"])
    if verb.lemma == "locate" and any(tree.words[o] in SPOKEN_FOR for o in _objects(tree, at)):
        return []
    if verb.lemma == "locate":
        return ["place"] if _objects(tree, at) else []
    info = _info(tree, at)
    if verb.lemma == "explain":
        return ["cause"]
    if info and not (verb.lemma in SPEAKER_VERBS and "better" in tree.words):
        return info
    objects = _objects(tree, at)
    if any(tree.words[o] in ("nothing", "little", "much") for o in objects):
        return ["other"]
    bare = not objects and not _that(tree, at) and verb.lemma == "know"
    if verb.lemma == "know" and tree.passive(at) is not None and tree.word(at + 1) == "to":
        return []
    return ["other"] if bare and tree.kid(at, "obl") is None else []


def _say(tree: Tree, at: int, verb: Verb, denied: Denied) -> list[GapAbout]:
    """Return what a denied verb of saying leaves open."""
    objects = _objects(tree, at)
    if (
        any(tree.words[k] in UNSAID for k in tree.of(at, "obj", "advmod", "obl") if k > at)
        and verb.lemma not in ("publish", "release", "disclose", "reveal", "print")
    ) or (verb.lemma == "name" and "after" in tree.words[at + 1 : at + 5]):
        return []
    if any(tree.words[o] in SELVES for o in objects) or tree.words[at + 1 : at + 3] in (
        ["nothing", "but"],
        ["nothing", "except"],
    ):
        return []
    subject = tree.subject(at)
    if (
        verb.lemma == "say"
        and subject is not None
        and tree.words[subject] in words("group")
        and denied.first <= subject
    ):
        own = any(tree.word(i) in ("it", "they", "he", "she", "they'd") for i in (at + 1, at + 2))
        return ["identity"] if own and _that(tree, at) else []
    if verb.lemma in ONLY_ASKED:
        return []
    if verb.lemma in TOLD_OF:
        known = words("news", "gap_nouns") | {"more", "further"}
        states = verb.lemma == "give" and "does" in tree.words[max(0, at - 3) : at]
        held = [o for o in objects if tree.words[o] in known or (states and is_info(tree, o))]
        found = [about for o in held for about in (listed(tree, o) or of_nouns(tree, [o]) or ["other"])]
        public = verb.lemma == "make" and any(tree.words[k] in ("public", "available", "known") for k in tree.kids[at])
        return list(dict.fromkeys(found)) or ((of_nouns(tree, objects) or ["other"]) if public else [])
    if verb.lemma == "mention":
        return of_nouns(tree, objects)
    if verb.lemma in NAMING:
        if denied.first == 0 and denied.mode == "without" and any(tree.words[o] in HIM for o in objects):
            return []
        return [] if not objects else (of_nouns(tree, objects) or ["identity"])
    info = _info(tree, at)
    if info and verb.lemma not in ("take", "note", "define"):
        return info
    if verb.lemma in ("tell", "inform") and tree.rels[objects[0]] == "nsubj:pass" if objects else False:
        return []
    if any(tree.words[o] in MORE for o in objects):
        below = [k for o in objects for k in tree.of(o, "nmod")] + tree.of(at, "obl")
        marked = [n for n in below if any(tree.words[k] in ("about", "on", "of") for k in tree.kids[n])]
        found = of_nouns(tree, marked) or _referred(tree, at, objects)
        moved_on = not marked and any(tree.tags[k] == "VERB" for k in tree.of(at, "conj"))
        return found or ([] if moved_on else ["other"])
    if verb.lemma in ("go", "get") and any(tree.words[k] in ("into", "that", "it", "this") for k in tree.subtree(at)):
        return ["other"]
    if verb.lemma == "discuss" and any(tree.words[k] in PRONOUNS for k in tree.kids[at]):
        return _referred(tree, at, tree.kids[at]) or ["other"]
    if verb.lemma in ("discuss", "comment") and any(tree.words[n] in words("confidence") for n in tree.nouns(at)):
        return ["other"]
    if verb.lemma == "announce" and denied.mode in ("would", "refused") and objects:
        return ["identity"]
    if verb.lemma in OPENING and objects:
        return ["other"]
    bare = not objects and not _that(tree, at) and verb.lemma in BARE
    return ["other"] if bare else []


REPLIES = frozenset({"answer", "comment", "response", "reply"})
MAIL = frozenset("message messages letter letters e-mail e-mails email emails text texts".split())
SELVES = frozenset("himself herself itself themselves myself yourself ourselves".split())
HIM = frozenset({"him", "her", "them", "it"})
PRONOUNS = frozenset("either both it them that this neither".split())


def _referred(tree: Tree, at: int, objects: list[int]) -> list[GapAbout]:
    """Return what a pronoun object points back to in its sentence ("... the purpose, and refused to discuss it")."""
    if not any(tree.words[o] in PRONOUNS for o in objects):
        return []
    return of_nouns(
        tree, [n for n in range(at) if tree.words[n] in topics() and tree.base(n) not in ("compound", "nmod")]
    )


def _decide(tree: Tree, at: int, verb: Verb, denied: Denied) -> list[GapAbout]:
    """Return what a denied verb of deciding leaves open."""
    if _that(tree, at) and denied.mode != "yet":
        return []
    if tree.word(at + 1) == "out" or (verb.lemma == "agree" and tree.word(at + 1) in ("to", "with")):
        return []
    if verb.lemma == "rule" and tree.word(at + 1) == "on":
        return ["outcome"]
    if verb.lemma in ("take", "reach", "make", "find", "commit"):
        taken = [o for o in _objects(tree, at) if tree.words[o] in ("decision", "verdict", "conclusion", "agreement")]
        return (of_nouns(tree, taken) or ["outcome"]) if taken else []
    if tree.word(at + 1) == "against":
        return []
    matters = [o for o in _objects(tree, at) if tree.words[o] in ("question", "issue", "matter", "dispute", "point")]
    if matters:
        return of_nouns(tree, matters) or ["outcome"]
    if verb.lemma in ("settle", "decide", "agree") and "nothing" in (tree.words[o] for o in _objects(tree, at)):
        return ["outcome"]
    info: list[GapAbout] = [about for about in _info(tree, at) if about != "other"]
    if denied.mode == "yet" and verb.lemma in ("pick", "choose", "select") and not info:
        return ["kind"] if any(tree.words[o] in ("one", "either", "which") for o in _objects(tree, at)) else []
    if verb.lemma == "schedule" and (_objects(tree, at) or tree.passive(at) is not None):
        return ["time"]
    if verb.lemma == "declare":
        return [about for about in info if about in ("identity", "outcome")]
    if info or verb.lemma in ("set", "fix", "choose", "pick", "select", "appoint", "approve", "declare"):
        return info
    if verb.lemma in ("decide", "settle", "agree") and (tree.word(at + 1) == "on" or not _objects(tree, at)):
        held = verb.lemma == "decide" or tree.word(at + 1) == "on" or denied.mode == "could"
        return ["outcome"] if held else []
    return ["outcome"] if verb.lemma == "decide" and not _objects(tree, at) else []


def _verify(tree: Tree, at: int, verb: Verb, denied: Denied) -> list[GapAbout]:
    """Return what a denied verb of verifying leaves open."""
    nouns = [n for n in (*_objects(tree, at), *_moved(tree, at)) if tree.words[n] not in WAYS]
    subject = tree.subject(at)
    if not nouns:
        near = range(at + 1, min(len(tree), at + 6))
        nouns = [next((i for i in near if tree.tags[i] == "NOUN" and tree.word(i + 1) != "'"), at)][
            : tree.tags[at + 1 : at + 2] != ["ADP"]
        ]
        nouns = [n for n in nouns if n != at and not {",", "that", "by"} & set(tree.words[at:n])]
    claims = [n for n in nouns if tree.words[n] in words("claim") or is_info(tree, n)]
    if verb.lemma == "vouch":
        return ["other"]
    if verb.lemma == "geolocate":
        return ["place"]
    if verb.lemma == "confirm" and tree.words[denied.first] in NO | NOBODY and tree.of(at, "obj") and not claims:
        return ["other"]
    if verb.lemma in ("verify", "corroborate", "authenticate", "substantiate", "vouch", "validate"):
        if denied.mode == "not" and tree.kid(at, "aux") is not None and "did" in tree.words[max(0, at - 4) : at]:
            claims = claims or []
        return (_numbers(tree, claims or nouns) or ["other"]) if claims or nouns or _that(tree, at) else []
    if verb.lemma in ("establish", "prove") and not any(
        tree.words[n] in ("authenticity", "veracity", "accuracy", "truth", "provenance", "claim", "claims")
        for n in nouns
    ):
        return []
    if verb.lemma == "confirm" and tree.word(at + 1) == "nor" and "that" in tree.words[at + 2 : at + 5]:
        return ["outcome"]
    if verb.lemma == "deny":
        return []
    if verb.lemma == "confirm" and _that(tree, at):
        return ["outcome"]
    if claims:
        return _numbers(tree, claims) or ["other"]
    if verb.lemma == "confirm" and tree.of(at, "obj") and denied.mode in ("could", "yet"):
        return ["outcome"]
    if verb.lemma == "confirm" and subject is not None and not nouns and denied.mode in ("could", "refused", "would"):
        return ["other"]
    return []


def _numbers(tree: Tree, nouns: list[int]) -> list[GapAbout]:
    """Return what unverified things are about: figures are numbers, claims as such are other."""
    told: list[GapAbout] = [a for a in of_nouns(tree, nouns) if a in ("number", "identity", "time", "place", "cause")]
    return told[:1]


def _reply(tree: Tree, at: int, verb: Verb, denied: Denied) -> list[GapAbout]:
    """Return what a reply that did not come leaves open."""
    nouns = [*tree.nouns(at), *([tree.heads[at]] if tree.base(at) == "acl" else [])]
    requests = [n for n in nouns if tree.words[n] in words("request")]
    subject = tree.subject(at)
    if subject is not None and tree.words[subject] in words("unspeaking"):
        return []
    if (
        verb.lemma == "answer"
        and any(tree.words[o] in NOBODY for o in tree.of(at, "obj"))
        and tree.word(at + 2) != "too"
    ):
        return ["other"]
    if verb.lemma in ("read", "open"):
        sent = tree.passive(at) is not None and any(tree.words[n] in MAIL for n in requests)
        return ["other"] if sent else []
    if verb.lemma in ("take", "field", "entertain"):
        return ["other"] if any(tree.words[n] in ("question", "questions", "calls") for n in requests) else []
    if verb.lemma in ("speak", "talk"):
        about = [n for n in nouns if any(tree.words[k] in ("about", "on", "of") for k in tree.kids[n])]
        public = set(tree.words[at + 1 : at + 6]) & {"reporters", "press", "journalists", "record", "media", "publicly"}
        reached = {"reached", "contacted", "approached", "asked", "called"} & set(tree.words)
        if denied.mode == "refused" and not about and reached and tree.word(at + 1) in (".", ",", ";", "when"):
            return asked_around(tree, at) or ["other"]
        held = denied.mode in ("would", "refused", "without", "not") and (public or (about and denied.mode != "not"))
        return of_nouns(tree, about) or ["other"] if held else []
    if verb.lemma in ("answer", "respond") and tree.word(at + 1) == "for":
        return []
    if verb.lemma == "add":
        return ["other"] if denied.mode == "refused" else []
    if verb.lemma in ("pick", "hear", "come", "get", "write", "call") and verb.rest[:1] in (("up",), ("back",)):
        return [] if tree.of(at, "obj") and not requests else ["other"]
    if verb.lemma == "return" and tree.word(at + 1) == "to":
        return []
    if verb.lemma == "acknowledge" and tree.word(at - 1) in ("immediately", "yet", "publicly"):
        return ["other"]
    if verb.lemma in ("return", "pick", "acknowledge", "address", "come"):
        return ["other"] if requests else []
    if any(tree.words[k] in NOT_HOW for k in tree.kids[at]):
        return []
    if requests:
        return _info_of_reply(tree, requests)
    held = [n for n in nouns if tree.base(n) in ("obj",) or any(tree.words[k] == "to" for k in tree.kids[n])]
    if held:
        return []
    return ["other"]


def _info_of_reply(tree: Tree, requests: list[int]) -> list[GapAbout]:
    """Return what the unanswered requests were about, other where that is not said."""
    below = [k for r in requests for k in tree.of(r, "nmod", "acl")]
    asked = [of_question(tree, wh) for r in requests for wh in tree.question(r) if wh > r]
    return asked or of_nouns(tree, below) or ["other"]
