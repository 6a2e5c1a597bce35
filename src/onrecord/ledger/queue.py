"""The queue: what readers suggest, and what the owner ruled on it. Nothing in it changes the record until it is accepted.

The last ruling on a suggestion counts. Accepting makes judgements that the owner signs; taking that back takes them
back too. A suggestion that says again what waits already, or was ruled on within ten days, is a duplicate.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from onrecord.core.correction import LONGEST_NAME, Correction, Suggestion
from onrecord.core.errors import LedgerError
from onrecord.core.judgement import Judgement
from onrecord.ledger.correcting import correct
from onrecord.ledger.judging import instant
from onrecord.ledger.rows import decode

if TYPE_CHECKING:
    from onrecord.ledger.store import Ledger

Ruling = Literal["accept", "reject", "undo"]
Standing = Literal["waiting", "accepted", "rejected"]
DUPLICATE_DAYS = 10
"""A suggestion on the same words is a duplicate for so long. Source: the duplicate rule of the Mistape widget."""
MOST_WAITING = 1000
"""Suggestions that may wait at once; further ones are refused until the owner has ruled on some."""


@dataclass(frozen=True, slots=True)
class Queued:
    """One suggestion with where it stands, who ruled last and why, and the judgements that an acceptance made.

    `against` are ids of other suggestions that propose something else for the same words; `held` are judgements in the
    report that say something else of them.
    """

    id: str
    suggestion: Suggestion
    standing: Standing = "waiting"
    signer: str = ""
    ruled_at: str = ""
    judgements: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    held: tuple[Judgement, ...] = ()


def suggest(ledger: Ledger, suggestion: Suggestion) -> tuple[Queued, bool]:
    """Put a suggestion in the queue and say whether it is new; a duplicate is answered with the one that is there.

    Raises:
        LedgerError: when it is too long, its words do not stand in the report, or the queue is full.
    """
    correction = suggestion.correction.checked()
    report = ledger.full_id(correction.report)
    sender = " ".join(suggestion.sender.split()) or "a reader"
    if len(sender) > LONGEST_NAME:
        raise LedgerError("a name is too long", found=f"{len(sender)} characters", expected=f"at most {LONGEST_NAME}")
    kept = Suggestion(replace(correction, report=report), sender, instant(suggestion.made_at))
    with ledger._writing():
        if not correction.anchor.holds_in(ledger._text(report)):
            raise LedgerError("these words do not stand there", where=report, found=correction.anchor.exact[:60])
        there = queue(ledger, report)
        same = next((q for q in there if _says_again(kept, q)), None)
        if same is not None:
            return same, False
        (waiting,) = ledger._rows("SELECT count(*) FROM suggestion")[0]
        if waiting >= MOST_WAITING and len(waiting_in(queue(ledger))) >= MOST_WAITING:
            raise LedgerError("the queue is full", found=f"{waiting} suggestions", next_step="come back later")
        ledger._connection.execute(
            "INSERT OR IGNORE INTO suggestion (id, report, made_at, body) VALUES (?, ?, ?, ?)",
            (kept.id, report, kept.made_at, json.dumps(asdict(kept), ensure_ascii=False)),
        )
    return Queued(kept.id, kept), True


def queue(ledger: Ledger, report: str | None = None) -> tuple[Queued, ...]:
    """Return the suggestions on one report, or on all, oldest first, each with where it stands."""
    where, values = ("WHERE report = ?", (report,)) if report else ("", ())
    rows = ledger._rows(f"SELECT id, body FROM suggestion {where} ORDER BY rtrim(made_at, 'Z'), id", values)
    last = {row[0]: row[1:] for row in ledger._rows(
        "SELECT suggestion, ruling, signer, made_at, judgements FROM ruling ORDER BY seq")}  # fmt: skip
    held = [_queued(name, body, last.get(name)) for name, body in rows]
    judged: dict[str, tuple[Judgement, ...]] = {}
    for one in held:
        name = one.suggestion.correction.report
        if name not in judged:
            judged[name] = ledger.judgements(name)
    return tuple(_with_rivals(one, held, judged[one.suggestion.correction.report]) for one in held)


def waiting_in(held: tuple[Queued, ...]) -> tuple[Queued, ...]:
    """Return the suggestions that nobody has ruled on."""
    return tuple(one for one in held if one.standing == "waiting")


def rule(ledger: Ledger, name: str, ruling: Ruling, *, signer: str, made_at: str, reason: str = "") -> Queued:
    """Accept or reject a suggestion, or take the last ruling on it back; return it as it then stands.

    Raises:
        LedgerError: when there is no such suggestion, it was ruled on already, or what it asks cannot stand.
    """
    rows = ledger._rows("SELECT report FROM suggestion WHERE id = ?", (name,))
    if not rows:
        raise LedgerError("no such suggestion", found=name[:40])
    report = str(rows[0][0])
    one = next(q for q in queue(ledger, report) if q.id == name)
    if (one.standing == "waiting") == (ruling == "undo"):
        expected = "a ruling to take back" if ruling == "undo" else "undo first"
        raise LedgerError("this cannot be ruled now", where=name, found=one.standing, expected=expected)
    made: tuple[str, ...] = ()
    if ruling == "accept":
        made = tuple(j.id for j in correct(ledger, _credited(one.suggestion), signer=signer, made_at=made_at))
    elif ruling == "undo":
        for judgement in one.judgements[:1]:
            ledger.undo(judgement, signer=signer, made_at=made_at, reason="ruling taken back", rest=True)
    with ledger._writing():
        ledger._connection.execute(
            "INSERT INTO ruling (suggestion, ruling, signer, made_at, reason, judgements) VALUES (?, ?, ?, ?, ?, ?)",
            (name, ruling, signer, instant(made_at), reason, json.dumps(made)),
        )
    return next(q for q in queue(ledger, report) if q.id == name)


def _credited(suggestion: Suggestion) -> Correction:
    """Return the correction with its sender named in the comment."""
    correction = suggestion.correction
    said = f"{correction.comment.strip()} (suggested by {suggestion.sender})".strip()
    return replace(correction, comment=said[-2000:])


def _queued(name: str, body: str, last: tuple[Any, ...] | None) -> Queued:
    """Put one suggestion together from its row and its last ruling."""
    suggestion: Suggestion = decode(json.loads(body), Suggestion)
    if last is None or last[0] == "undo":
        return Queued(name, suggestion)
    standing: Standing = "accepted" if last[0] == "accept" else "rejected"
    return Queued(name, suggestion, standing, last[1], last[2], tuple(json.loads(last[3])))


def _about(correction: Correction) -> tuple[str, str]:
    """Return what a correction is about: the record or the words, and the kind."""
    return correction.record or f"{correction.anchor.start}-{correction.anchor.end}", correction.kind


def _asks(correction: Correction) -> tuple[str, str]:
    """Return what a correction asks for, so that two can be compared."""
    return correction.fault, " ".join(correction.value.split())


def _with_rivals(one: Queued, all_of_them: list[Queued], judged: tuple[Judgement, ...]) -> Queued:
    """Return a suggestion with the suggestions and judgements that say something else of the same words."""
    mine = one.suggestion.correction
    against = [
        other.id for other in all_of_them
        if other.id != one.id and other.standing != "rejected" and other.suggestion.correction.report == mine.report
        and _about(other.suggestion.correction) == _about(mine) and _asks(other.suggestion.correction) != _asks(mine)
    ]  # fmt: skip
    undone = {j.undoes for j in judged}
    held = [
        j for j in judged
        if j.verdict != "undo" and j.id not in undone and j.id not in one.judgements and j.anchor.overlaps(mine.anchor)
    ]  # fmt: skip
    return replace(one, against=tuple(against), held=tuple(held))


def _says_again(new: Suggestion, old: Queued) -> bool:
    """Tell whether a suggestion says what another one said within the last ten days."""
    one, other = new.correction, old.suggestion.correction
    inside = one.anchor.covers(other.anchor) or other.anchor.covers(one.anchor)
    days = (datetime.fromisoformat(new.made_at) - datetime.fromisoformat(old.suggestion.made_at)).days
    same = (one.record, one.kind, *_asks(one)) == (other.record, other.kind, *_asks(other))
    return inside and same and days < DUPLICATE_DAYS
