"""Gaps by an answer that is none: put off in a quotation, passed on, evaded by a gesture; and letters that got no answer.

Source: gold guide, section 5; constructions collected from news English.
"""

from __future__ import annotations

from onrecord.core.reading import GapAbout, GapState
from onrecord.read.classes import words
from onrecord.read.denial import LONGEST, negator
from onrecord.read.gaps.about import asked_around, of_nouns, of_question
from onrecord.read.gaps.found import Open, Rule
from onrecord.read.gaps.words import topics
from onrecord.read.grammar import ASKING, NOT, Tree

ASKED = frozenset(
    "asked pressed questioned quizzed queried pushed question questions reporter reporters journalist journalists wanted press "
    "interviewer inquiring agency newspaper broadcaster".split()
)
"""Words that tell that an answer was looked for."""
SAYING = frozenset(
    "said told replied answered says snapped quipped countered added joked responded tells remarked smiled".split()
)
LATER = frozenset("when soon tomorrow later after then time enough out".split())
SENT = frozenset(
    "call calls request requests message messages letter letters email emails e-mail e-mails inquiry inquiries question questions "
    "query queries effort efforts attempt attempts text texts plea pleas appeal appeals approach approaches".split()
)
NOWHERE = frozenset("nothing nowhere vain".split())
COMING = frozenset(
    "came come brought got went yielded produced led ended drew met proved led were was remain remained fell elicited met with".split()
)
LEFT = frozenset("left leaves leaving leave let lets letting allowed".split())
PHONES = frozenset("phone telephone mobile line number cell phones lines switchboard".split())


def put_by(tree: Tree, at: int) -> Open | None:
    """Read an answer in quotation marks that puts the asker off: "Ask me after the congress", "You'll find out"."""
    if not _quoted(tree, at) and tree.words[at : at + 3] != ["wait", "and", "see"]:
        return None
    first = _put_off(tree, at)
    if first is None:
        return None
    told = {"said", "told", "says"} & set(tree.words) and _of_topic(tree, at)
    others = set(tree.words[:first]) | set(tree.words[at + 1 :])
    if not (ASKED & others or told or _asked_before(tree)):
        return None
    wondered = _wanted(tree)
    about = (
        asked_around(tree, at) or ([of_question(tree, wondered)] if wondered is not None else []) or _of_topic(tree, at)
    )
    if tree.words[at] == "wait" and not about:
        about = [of_question(tree, i) for i in range(at + 3, min(len(tree), at + 6)) if tree.words[i] in ASKING]
    state: GapState = "undecided" if tree.words[first] in ("we", "let") else "declined"
    return Open(first, min(at + 3, first + LONGEST, len(tree)), tuple(about[:1]) or ("other",), state, at, "put_by")


def _quoted(tree: Tree, at: int) -> bool:
    """Tell whether a word stands inside quotation marks."""
    start = tree.reading.tokens[tree.first + at].start
    return any(q.start <= start < q.end for q in tree.reading.quotations)


def _put_off(tree: Tree, at: int) -> int | None:
    """Return where the words begin that put an asker off, None where a verb does not do that."""
    word, before, rest = tree.words[at], tree.words[max(0, at - 5) : at], tree.words[at + 1 : at + 5]
    opens = not before or before[-1] in ("“", '"', "'", ",", ".", "‘", "just", "better", "please")
    second = any(w in ("you", "they", "we") for w in before)
    if word == "ask":
        someone = rest[:1] in (
            ["me"],
            ["him"],
            ["her"],
            ["them"],
            ["the"],
            ["my"],
            ["someone"],
            ["that"],
            ["again"],
            ["your"],
        )
        return (at if opens else at - 1) if someone and (opens or (second and "to" in before)) else None
    if word == "see":
        if tree.kid(at, "obj") is not None and rest[:1] not in (["what"], ["how"], ["if"], ["whether"], ["about"]):
            return None
        if before[-2:] == ["wait", "and"]:
            return at - 2
        modal = any(w in ("'ll", "will", "shall", "let", "must") for w in before)
        return at - len(before) + next(i for i, w in enumerate(before) if w in ("we", "you", "let")) if modal and (
            {"we", "you", "let"} & set(before)) else None  # fmt: skip
    if word in ("find", "know", "learn", "hear"):
        ahead = "you" in before and any(w in ("'ll", "will") for w in before)
        return at - len(before) + before.index("you") if ahead and LATER & set(rest) else None
    if word in ("wait", "stay", "watch"):
        held = rest[:2] in (["and", "see"], ["for", "the"], ["this", "space"], ["and", "watch"]) or rest[:1] == [
            "until"
        ]
        return at if held and (opens or second or not _quoted(tree, at)) else None
    if word in ("come", "call", "check", "try"):
        return at if opens and (rest[:1] in (["back"], ["again"]) or (word == "try" and rest[:1] == ["me"])) else None
    if word in ("say", "tell", "answer", "discuss", "speculate", "decide", "judge"):
        if before[-1:] == ["to"] and "for" in before[:-1] and before[before.index("for") - 1] not in ("not", "n't"):
            return at - len(before) + before.index("for")
        return at - 2 if before[-2:] == ["rather", "not"] else None
    if word in ("between", "business"):
        return at if word == "between" and rest[:1] in (["me"], ["us"], ["him"], ["them"]) else None
    if word in ("questions", "question"):
        return (
            at - 1
            if before[-1:] in (["no"], ["next"], ["more"]) and tree.word(at + 1) in (",", ".", "!", "”")
            else None
        )
    if word == "go":
        refused = {"not", "n't"} & set(before)
        return at - 1 if refused and rest[:1] == ["there"] else None
    return None


def _of_topic(tree: Tree, at: int) -> list[GapAbout]:
    """Return what the words after the reporting verb name ("said of the fee", "said on the date")."""
    verb = next((i for i in range(len(tree)) if tree.words[i] in SAYING and i > at), None)
    if verb is None:
        return []
    mark = next((i for i in range(verb + 1, min(len(tree), verb + 6)) if tree.words[i] in ("of", "on", "about")), None)
    return (
        of_nouns(tree, [i for i in range(mark + 1, min(len(tree), mark + 4)) if tree.words[i] in topics()])
        if mark
        else []
    )


def _wanted(tree: Tree) -> int | None:
    """Return the question that people wanted answered ("reporters who wanted to know if he would stay")."""
    for at in range(2, len(tree) - 1):
        if tree.words[at - 1 : at + 1] == ["to", "know"] and tree.words[at + 1] in ASKING:
            return at + 1
    return next((i + 1 for i in range(len(tree) - 1) if tree.words[i] in ("on", "of", "about", "over")
                 and tree.words[i + 1] in ASKING and {"question", "questions"} & set(tree.words[:i])), None)  # fmt: skip


def _asked_before(tree: Tree) -> bool:
    """Tell whether the words right before the sentence, in the same block, end in a question mark."""
    text = tree.reading.report.text[max(0, tree.sentence.start - 4) : tree.sentence.start].rstrip(" “\"'”\n")
    return text.endswith("?")


def handed_on(tree: Tree, at: int) -> Open | None:
    """Read questions passed on that stand as a pronoun: "referred questions to the ministry, which passed them back"."""
    if tree.word(at + 1) not in ("them", "it", "these") or tree.word(at + 2) not in ("back", "on", "to"):
        return None
    asked = next(
        (i for i in range(at - 1, -1, -1) if tree.words[i] in ("questions", "question", "inquiries", "queries")), None
    )
    if asked is None or negator(tree, at) is not None:
        return None
    about = [of_question(tree, wh) for wh in tree.question(asked) if wh > asked] or of_nouns(
        tree, tree.of(asked, "nmod")
    )
    return Open(at, at + 3, tuple(about) or ("other",), "declined", at, "handed_on")


def came_to_nothing(tree: Tree, at: int) -> Open | None:
    """Read requests that led nowhere: "calls brought nothing", "efforts to speak to the duke came to nothing"."""
    verb = next((i for i in range(at - 1, max(-1, at - 4), -1) if tree.words[i] in COMING), None)
    subject = tree.subject(verb) if verb is not None else None
    if verb is None or subject is None or tree.words[subject] not in SENT:
        return None
    tried = tree.words[subject] in ("effort", "efforts", "attempt", "attempts")
    if tried and not {"reach", "contact", "speak", "interview", "phone", "telephone", "question", "comment"} & set(
        tree.words[:verb]
    ):
        return None
    return Open(verb, min(at + 1, verb + LONGEST), ("other",), "no_reply", at, "came_to_nothing")


def left_lying(tree: Tree, at: int) -> Open | None:
    """Read letters left without an answer: "left five calls unreturned", "let three emails go unanswered"."""
    verb = next((i for i in range(at - 1, max(-1, at - 9), -1) if tree.words[i] in LEFT), None)
    if verb is None or negator(tree, verb) is not None:
        return None
    things = [n for n in range(verb + 1, at) if tree.words[n] in words("request")]
    if not things or (tree.words[at] == "unanswered" and things == [at]):
        return None
    below = [k for n in things for k in tree.of(n, "nmod")]
    about = [of_question(tree, w) for n in things for w in tree.question(n) if n < w < at] or of_nouns(tree, below)
    first = at - 1 if tree.word(at - 1) in ("go", "lie", "sit") else at
    return Open(first, at + 1, tuple(about) or ("other",), "no_reply", at, "left_lying")


def deadline_passed(tree: Tree, at: int) -> Open | None:
    """Read a time to answer that was let go by: "let the deadline for comment pass", "missed the deadline to reply"."""
    lapsed = {"pass", "lapse", "expire", "slip"} & set(tree.words[at + 1 : at + 7])
    let = next((i for i in range(at - 1, max(-1, at - 4), -1) if tree.words[i] in ("let", "lets", "allowed")), None)
    if let is None or not lapsed:
        return None
    last = next(i for i in range(at + 1, at + 7) if tree.words[i] in lapsed)
    return Open(max(let, last + 1 - LONGEST), last + 1, ("other",), "no_reply", at, "deadline_passed")


def phone_off(tree: Tree, at: int) -> Open | None:
    """Read somebody's telephone that nobody could reach: "the minister's phone was switched off", "her line was dead"."""
    verb = tree.heads[at]
    owned = any(tree.rels[k] == "nmod:poss" or tree.words[k] in ("of", "for") for k in tree.kids[at]) or bool(
        tree.of(at, "nmod")
    )
    if verb < at or not owned or tree.base(at) != "nsubj":
        return None
    near = tree.words[verb : verb + 3]
    if not ({"off", "dead", "disconnected", "engaged", "busy", "out", "unanswered"} & set(near)):
        return None
    if tree.words[verb] in ("switched", "turned", "rang", "was", "went", "dead", "disconnected", "engaged", "busy"):
        return Open(verb, min(verb + 2, len(tree)), ("other",), "no_reply", at, "phone_off")
    return None


def no_sound(tree: Tree, at: int) -> Open | None:
    """Read silence as a noun: "there has been radio silence from Varn", "not a word has come from the palace"."""
    if tree.words[at] in ("word", "peep", "sound", "sign"):
        if tree.words[max(0, at - 2) : at] != ["not", "a"] or tree.heads[at] < at or tree.words[tree.heads[at]] not in (
            "come", "came", "heard", "emerged", "uttered", "said",
        ):  # fmt: skip
            return None
        return Open(at - 2, at + 1, ("other",), "no_reply", at, "no_sound")
    below = next((i for i in (at + 1,) if tree.word(i) in ("from", "on", "about")), None)
    there = {"there", "met"} & set(tree.words[max(0, at - 6) : at])
    if tree.word(at - 1) == "radio" and not there:
        there = {"maintained", "kept"} & set(tree.words[max(0, at - 4) : at])
    if not there or NOT & set(tree.words[:at]) or (below is None and tree.word(at - 1) != "radio"):
        return None
    first = at - 1 if tree.word(at - 1) in ("radio", "only", "total", "complete", "stony") else at
    return Open(first, at + 1, ("other",), "no_reply", at, "no_sound")


def rows() -> list[tuple[Rule, frozenset[str]]]:
    """Return the rules of this file with the printed words that they begin at."""
    return [
        (put_by, frozenset("ask see find know learn hear wait watch stay come call check try say tell answer discuss "
                           "speculate decide judge between questions question go".split())),
        (handed_on, frozenset("passed passes referred sent bounced handed forwarded".split())),
        (came_to_nothing, NOWHERE),
        (left_lying, frozenset("unanswered unreturned unopened unread unacknowledged unheeded".split())),
        (deadline_passed, frozenset({"deadline", "deadlines"})),
        (phone_off, PHONES),
        (no_sound, frozenset({"silence", "word", "peep", "sound"})),
    ]  # fmt: skip
