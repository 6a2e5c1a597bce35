"""Two reports that repeat one origin, told in the draft as two sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from onrecord.check.cues import listed
from onrecord.check.heard import FEWEST, Heard
from onrecord.check.names import runs
from onrecord.check.outlets import publisher
from onrecord.check.sides import Passage
from onrecord.check.words import words
from onrecord.core.finding import Finding

NEAR = 0.2
"""A sentence that shares this part of its weight with a passage speaks of what the reports do."""
_TWO = re.compile(
    r"\b(?:two|both|several|three|each|independent(?:ly)?|separate(?:ly)?|twice|again by|double|doubly|"
    r"second (?:source|(?:news)?paper|outlet|agency|report)|of their own|"
    r"corroborat\w+|cross-check\w*|as well as|(?:by|from|in|to) [^,.;]{2,40} and (?:by|from|in|to))\b", re.IGNORECASE,
)  # fmt: skip
_SURE = re.compile(
    r"\b(?:confirm\w*|verif\w+|corroborat\w+|independent(?:ly)?|separate(?:ly)?|establish\w+|two sources|twice over|of their own|"
    r"different sources|second source|sources\b[^.;:]{0,60}: (?:two|three|several)\b|cross-check\w*|double-check\w*|has been checked|"
    r"have checked|checked by|bears? (?:it|this|that|them) out|"
    r"bears? out (?:the|its|their) [^.;]{3,60}?(?:report|account|paper|version|in both)|"
    r"bear (?:each other|one another) out|"
    r"borne out|tally|(?:findings?|discover(?:y|ies)) of (?:two|both|several|three)|"
    r"tallies|tallied|agree with each other|match each other|matched by|backed up|back each other up|on their own account|"
    r"vouch\w*|each found|each counted|each on its own|on its own account|separate accounts|have each|each of them|own (?:mouths?|lips)|"
    r"doubly[ -]sourced|own authority|own reporting bears|"
    r"first[ -]hand|(?:straight|directly) from|own sources|sources (?:all )?(?:agree|concur)|(?:an)?other source|from one source\b[^.;]{0,60}\banother|"
    r"more than one source|no longer (?:hangs|rests|depends)|with (?:a|an?other|its own|their own|separate|different) sources?|a source each|"
    r"by different (?:roads|routes|ways)|"
    r"(?:on|by|through) (?:their|its) own (?:\w+ )?(?:inquiries|enquiries|channels|reporting|means))\b", re.IGNORECASE,
)  # fmt: skip
_BOTH = re.compile(
    r"\b(?:told both|each had (?:confirmation|it)|(?:both|each) [^.;“”\"]{0,60}\b(?:(?:spoke|talked) (?:to|with) (?:her|him|them|the)|interviewed)|"
    r"both (?:have )?(?:learned|learnt|discovered|heard|found out)|"
    r"(?:two|three|several) (?:news ?)?(?:papers|outlets|agencies|broadcasters|organi[sz]ations|newsrooms) (?:have )?(?:each )?"
    r"(?:learned|learnt|discovered|found out)|each ha(?:s|ve) (?:an? |its |their )?(?:own )?sources?)\b",
    re.IGNORECASE,
)
"""Words that count two sources where their publishers are named: "Vel Radio and the Post have both learned"."""
_KIND = r"(?:agency|wire|paper|newspaper|broadcaster|station|radio|weekly|daily|portal|website|site)"
_PAPERS = re.compile(
    r"\b(?:two|both|several|three)\s(?:news)?\s?(?:papers|outlets|agencies|broadcasters|titles|organi[sz]ations|newsrooms|desks)\b|"
    rf"\b{_KIND} and (?:an?|the|its|another) (?:\w+ ){{0,2}}{_KIND}\b", re.IGNORECASE,
)  # fmt: skip
"""Words by which a sentence counts outlets: "two newspapers", "an agency and a local paper"."""
_OWN = re.compile(
    r"\b(?:(?:a |another )?sources? of (?:its|their) own|(?:its|their) own sources?|"
    r"(?:on|by) (?:its|their) own\b(?! (?:initiative|terms|feet))|independently)\b",
    re.IGNORECASE,
)
"""Words by which one outlet has its news from nobody else."""
_TOO = re.compile(r"\b(?:too|also|same|likewise|as well|in turn|meanwhile|for its part)\b", re.IGNORECASE)
"""Words that set one outlet beside another."""
_APART = re.compile(
    r"\b(?:two|both|each)\b.*\b(?:independently|separately)\b|\btwo (?:\w+ )?sources\b|\b(?:and|or),? (?:separately|independently|again)\b",
    re.DOTALL | re.IGNORECASE,
)
"""Words that count two, each by itself."""
_TAKEN = re.compile(
    r"\b(?:crediting|with (?:a )?credit|credited (?:it )?to|the same (?:dispatch|sum|figure|number|report|story)|from the same|"
    r"(?:took|taken|had|has|have) (?:it|them|that|this|both) from|"
    r"(?:both|each|all) (?:of them )?(?:took|cite[sd]?|citing|quote[sd]?|quoting|credit\w*|rel(?:y|ies|ied) on|attribut\w+)|"
    r"referring to the|repeated by)\b",
    re.IGNORECASE,
)  # fmt: skip
"""Words by which a report says that one outlet repeats another."""
_BACKED = re.compile(
    r"\b(?:borne out|confirmed|corroborated|verified|matched|backed up|established) (?:\w+ )?by\b|"
    r"\b(?:findings?|discover(?:y|ies)) of (?:two|both|several|three)\b", re.IGNORECASE,
)  # fmt: skip
"""Words before those who are told to have found out for themselves what an origin says."""
_MORE = re.compile(
    r"\b(?:one (?:source|voice|agency|place)\b[^.;]{0,60}\b(?:from )?another|no longer|not only|more than|not just|beyond)\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"\b(?:one (?:place|origin|source|voice|report|agency)|same (?:place|origin|source|voice|report|agency|word)|single|"
    r"ha(?:ve|s) it from(?![^.;]{0,40}\b(?:separately|independently|(?:their|its) own|own sources|(?:different|separate) sources)\b)|"
    r"repeat\w*|not (?:independent|two|separate|confirmed)|nor\b|neither|refer|"
    r"via|on the word of|rests? on(?! (?:two|both|three|several|more)\b)|"
    r"not been (?:confirmed|verified)|unconfirmed|unverified|could not)\b", re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True)
class Origins:
    """The voices that several reports share, beside what the draft makes of them."""

    heard: Heard

    def findings(self) -> Iterator[Finding]:
        """Yield sentences that tell reports with one origin as several sources."""
        table = self.heard.table
        shared = self._shared()
        repeats = None if shared else self._repeats()
        if not shared and repeats is None:
            return
        for passage in table.draft.passages:
            text = table.draft.text[passage.start : passage.end]
            several = self._publishers(passage) > 1 or _PAPERS.search(text)
            counted = several or _TWO.search(text)
            sure = _SURE.search(text) or ((several or self._publishers(passage)) and _BOTH.search(text))
            one = _ONE.search(text) and not _MORE.search(text)
            told = counted and sure and not one and not self._apart(passage, shared)
            if not told and not self._alone(passage, shared):
                continue
            span = self._span(passage)
            at, theirs = repeats or self._told(shared)
            yield table.finding("origin", span, table.reports[at].backing(at, theirs.start, theirs.end),
                                "these reports have it from one origin", sure=self._about(passage))  # fmt: skip

    def _repeats(self) -> tuple[int, Passage] | None:
        """Return the passage of a report by which one outlet has its news from another."""
        for at, side in enumerate(self.heard.table.reports):
            for passage in side.passages:
                if passage.paragraph and _TAKEN.search(side.text, passage.start, passage.end):
                    return at, passage
        return None

    def _publishers(self, passage: Passage) -> int:
        """Return of how many reports a sentence names the publisher."""
        named = {w.folded for w in passage.words if w.capital}
        return sum(bool(publisher(side) & named) for side in self.heard.table.reports)

    def _shared(self) -> frozenset[frozenset[str]]:
        """Return the names of the voices, carriers of words among them, that at least two reports have."""
        seen: dict[frozenset[str], set[int]] = {}
        for at, side in enumerate(self.heard.table.reports):
            links = {link.name for record in side.sheet.records for link in record.chain if link.named}
            voices = (frozenset(w.folded for w in words(name) if w.capital) - self.heard.own for name in sorted(links))
            for body in (*self.heard.news[at], *voices):
                if body:
                    seen.setdefault(body, set()).add(at)
        return frozenset(body for body, where in seen.items() if len(where) > 1)

    def _told(self, shared: frozenset[frozenset[str]]) -> tuple[int, Passage]:
        """Return the first passage of the last report that names the shared origin."""
        for at in reversed(range(len(self.heard.table.reports))):
            for passage in self.heard.table.reports[at].passages:
                if passage.paragraph and any(body <= {w.folded for w in passage.words} for body in shared):
                    return at, passage
        return 0, self.heard.table.reports[0].passages[0]

    def _apart(self, passage: Passage, shared: frozenset[frozenset[str]]) -> bool:
        """Tell whether a sentence names the shared origin, or speaks of what each report has from voices of its own."""
        table = self.heard.table
        names = [set(run.folded) for run in runs(table.draft, passage)]
        carriers = {body for bodies in self.heard.news for body in bodies}
        if any(body <= name for body in shared & carriers for name in names):
            return not (self._beside(passage, shared & carriers) or self._backed(passage))
        near: dict[int, Passage] = {}
        for match in self.heard.aligner.matches(self._matter(passage), most=8):
            if match.share >= NEAR and match.passage.paragraph and len(match.shared) >= FEWEST:
                near.setdefault(match.side, match.passage)
        carried = [{w.folded for w in p.words} for p in near.values()]
        told = shared & carriers and any(
            w.folded in listed("news") and not w.capital for p in near.values() for w in p.words
        )
        return len(near) > 1 and not told and not any(body <= here for body in shared for here in carried)

    def _alone(self, passage: Passage, shared: frozenset[frozenset[str]]) -> bool:
        """Tell whether a sentence says of one outlet that it has by itself what its report has from the shared origin.

        "STA has the news from sources of its own too": what STA's report is nearest to there names the origin.
        """
        table = self.heard.table
        text = table.draft.text[passage.start : passage.end]
        named = {w.folded for w in passage.words if w.capital}
        ours = [at for at, side in enumerate(table.reports) if publisher(side) & named]
        if (
            len(ours) != 1
            or len(table.reports) < 2
            or not (_OWN.search(text) and _TOO.search(text))
            or _ONE.search(text)
        ):
            return False
        near = [
            m
            for m in self.heard.aligner.matches(self._matter(passage), most=8)
            if m.side == ours[0] and m.passage.paragraph
        ]
        carried = frozenset().union(*(body for body in shared)) if shared else frozenset()
        return bool(near) and near[0].share >= NEAR and bool(carried & {w.folded for w in near[0].passage.words})

    def _beside(self, passage: Passage, carriers: frozenset[frozenset[str]]) -> bool:
        """Tell whether a sentence counts the origin itself beside one who repeats it: "two agencies independently, Vel News and Orn Radio"."""
        draft, row = self.heard.table.draft, runs(self.heard.table.draft, passage)
        text = draft.text[passage.start : passage.end]
        for one, other in pairwise(row):
            mine = [any(body <= set(run.folded) for body in carriers) for run in (one, other)]
            publishes = [bool(set(run.folded) & self.heard.own) for run in (one, other)]
            joined = re.fullmatch(
                r",? and,?(?: (?:separately|independently|again),?)? (?:(?:by|from|in|to|through) )?(?:the )?",
                draft.text[one.words[-1].end : other.words[0].start],
            )
            if joined and mine[0] != mine[1] and any(publishes) and _APART.search(text):
                return True
        return False

    def _backed(self, passage: Passage) -> bool:
        """Tell whether a sentence has the publishers bear out what the origin says: "Vel News's account is borne out by the Post and the Echo"."""
        text = self.heard.table.draft.text
        by = _BACKED.search(text, passage.start, passage.end)
        named = {w.folded for w in passage.words if w.capital and by and w.start >= by.start()}
        return sum(bool(publisher(side) & named) for side in self.heard.table.reports) > 1

    def _matter(self, passage: Passage) -> frozenset[str]:
        """Return the stems of what a sentence tells, those of publishers and of counting or sureness aside."""
        text = self.heard.table.draft.text
        aside = [m for p in (_TWO, _SURE, _BOTH) for m in p.finditer(text, passage.start, passage.end)]
        return frozenset(
            w.stem
            for w in passage.words
            if w.stem
            and not (w.capital and w.folded in self.heard.own)
            and not any(m.start() <= w.start < m.end() for m in aside)
        )

    def _about(self, passage: Passage) -> bool:
        """Tell whether the reports speak of what the sentence says: it names a publisher, or shares words with them."""
        told = self.heard.table.draft.text[passage.start : passage.end]
        if _PAPERS.search(told) or any(
            set(run.folded) & self.heard.own for run in runs(self.heard.table.draft, passage)
        ):
            return True
        best = self.heard.aligner.matches(passage.stems, most=1)
        return bool(best) and best[0].share >= NEAR

    def _span(self, passage: Passage) -> tuple[int, int]:
        """Return the words from the first that counts sources to the last that makes them sure."""
        text = self.heard.table.draft.text
        found = [m for p in (_TWO, _SURE, _BOTH, _OWN) for m in p.finditer(text, passage.start, passage.end)]
        found = [m for m in found if self.heard.table.draft.quotation_at(m.start()) is None] or found
        inside = words(text, min(m.start() for m in found), max(m.end() for m in found))
        return inside[0].start, inside[-1].end
