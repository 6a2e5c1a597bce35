"""Review: going through records one by one, one key each; pure, so that it runs on a pipe as on a terminal.

A session is given records that nobody has checked, shows one at a time, and turns keys into judgements. Amending keys
ask for the right value with one more key. The clock comes in with each key; two judgements never share a moment.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.core.judgement import Fault, Judgement, Verdict
from onrecord.core.record import Record
from onrecord.core.vocab import terms
from onrecord.ledger.fields import ON_SCREEN, WHOLE, on_screen
from onrecord.ledger.fold import order
from onrecord.ledger.judging import instant, later
from onrecord.ledger.view import CHECKED, RecordView, ReportView

KEYS = {
    "y": "right", "v": "wrong voice", "f": "wrong firmness", "p": "wrong polarity", "x": "misreads the page",
    "w": "the page is wrong", "n": "not part of the report", "s": "skip", "u": "undo", "q": "quit",
}  # fmt: skip
"""The keys of a review and what each says."""
FIRMNESS = {
    "a": "actual",
    "w": "planned",
    "r": "ready",
    "c": "called_for",
    "p": "possible",
    "i": "conditional",
    "q": "asked",
}
"""The key of each modality, after `f`."""
UNSURE = "?"
"""After `f` or `v`: it is wrong, and the right value is not known."""
_WHOLE: dict[str, tuple[Verdict, Fault | None]] = {
    "y": ("confirm", None), "x": ("reject", "misread"), "w": ("reject", "page_wrong"), "n": ("reject", "not_part"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """What a key led to: a line to show, and whether the session is over."""

    line: str
    over: bool = False


class Review:
    """One session over the records of one report; `judge` and `undo` write, so that the session itself stays pure."""

    def __init__(
        self, view: ReportView, signer: str, judge: Callable[[Judgement, str], str], undo: Callable[[str, str], object]
    ) -> None:
        self._view, self._signer, self._judge, self._undo = view, signer, judge, undo
        self._queue: list[RecordView] = [v for v in view.records if v.state not in CHECKED]
        self._at, self._asking, self._last = 0, "", ""
        self._done: list[tuple[int, str]] = []

    @property
    def over(self) -> bool:
        """Tell whether every record has been gone through."""
        return self._at >= len(self._queue)

    def screen(self) -> str:
        """Return what to show: the paragraph with the words marked, and what the record says of them."""
        if self.over:
            return f"{len(self._done)} of {len(self._queue)} records judged."
        record, report = self._queue[self._at].record, self._view.sheet.report
        block = next((b for b in report.blocks if b.start <= record.anchor.start < b.end), None)
        start, end = (block.start, block.end) if block else (0, len(report.text))
        before, after = report.text[start : record.anchor.start], report.text[record.anchor.end : end]
        number = report.paragraph_at(record.anchor.start)
        lines = [f"{self._at + 1}/{len(self._queue)}  ¶{number}  {before}[[{record.anchor.exact}]]{after}".strip()]
        lines += [f"  {name:<10} {on_screen(record, name)}" for name in ON_SCREEN]
        return "\n".join((*lines, "  ".join(f"{key} {meaning}" for key, meaning in KEYS.items())))

    def press(self, key: str, now: str) -> Step:
        """Take one key; `now` is the moment it was pressed."""
        if self._asking:
            return self._answer(key, now)
        if key == "q":
            return Step("", over=True)
        if key == "u":
            return self._take_back(now)
        if self.over:
            return Step("", over=True)
        if key == "s":
            self._at += 1
            return Step("skipped", over=self.over)
        if key in _WHOLE:
            verdict, fault = _WHOLE[key]
            return self._say(
                Judgement("", self._record.anchor, WHOLE, verdict, self._signer, "", fault=fault), key, now
            )
        if key == "p":
            value = "-" if self._record.polarity == "+" else "+"
            return self._amend("polarity", value, key, now)
        if key in ("f", "v"):
            self._asking = key
            return Step(self._question(key))
        return Step("keys: " + "  ".join(f"{k} {meaning}" for k, meaning in KEYS.items()))

    def voices(self) -> tuple[str, ...]:
        """Return the chains that the report's records show, the publisher's own voice first; at most nine."""
        shown = dict.fromkeys(on_screen(entry.record, "chain") for entry in self._view.records)
        return ("publisher", *[chain for chain in shown if chain != "publisher"])[:9]

    @property
    def _record(self) -> Record:
        return self._queue[self._at].record

    def _question(self, key: str) -> str:
        """Ask for the right value."""
        if key == "f":
            choices = [f"{k} {terms('modality')[modality].label}" for k, modality in FIRMNESS.items()]
        else:
            choices = [f"{number} {chain}" for number, chain in enumerate(self.voices(), 1)]
        return "  ".join((*choices, "? not known"))

    def _answer(self, key: str, now: str) -> Step:
        """Take the key that answers a question."""
        asked, field = self._asking, "modality" if self._asking == "f" else "chain"
        voices = {str(number): chain for number, chain in enumerate(self.voices(), 1)}
        choices = FIRMNESS if asked == "f" else voices
        if key != UNSURE and key not in choices:
            return Step(self._question(asked))
        self._asking = ""
        if key == UNSURE:
            bare = Judgement("", self._record.anchor, field, "reject", self._signer, "", fault="misread")
            return self._say(bare, asked, now)
        return self._amend(field, choices[key], asked, now)

    def _amend(self, field: str, value: str, key: str, now: str) -> Step:
        """Say that a field has another value."""
        bare = Judgement("", self._record.anchor, field, "amend", self._signer, "", value=value, fault="misread")
        return self._say(bare, key, now)

    def _say(self, bare: Judgement, key: str, now: str) -> Step:
        """Write a judgement on the record on screen and go on to the next."""
        made = Judgement(
            self._view.sheet.report.id, bare.anchor, bare.field, bare.verdict, self._signer, self._moment(now),
            "" if bare.verdict == "confirm" else f"review: {KEYS[key]}", bare.value, bare.fault,
        )  # fmt: skip
        self._done.append((self._at, self._judge(made, self._record.id)))
        self._at += 1
        value = f": {bare.value}" if bare.value else ""
        return Step(KEYS[key] + value, over=self.over)

    def _take_back(self, now: str) -> Step:
        """Take back the last judgement and go back to its record."""
        if not self._done:
            return Step("nothing to take back")
        self._at, name = self._done.pop()
        self._undo(name, self._moment(now))
        return Step("taken back")

    def _moment(self, now: str) -> str:
        """Return the moment of the next judgement: now, or a microsecond after the last one."""
        moment = instant(now)
        if self._last and order(moment) <= order(self._last):
            moment = later(self._last)
        self._last = moment
        return moment


def unchecked(views: Sequence[ReportView]) -> int:
    """Count the records that nobody has checked."""
    return sum(1 for view in views for entry in view.records if entry.state not in CHECKED)
