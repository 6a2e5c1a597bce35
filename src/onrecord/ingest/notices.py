"""Corrections, clarifications and editors' notes: what a page says of its own report. They are content."""

from __future__ import annotations

import re

from onrecord.ingest.lines import Line

_OPENING = re.compile(
    r"\A\W{0,4}(?:corrections?|clarifications?|corrections? (?:&|and) (?:clarifications?|amplifications?)|"
    r"erratum|errata|retraction|editor['’]?s? note|editors['’]? note|note to (?:our )?readers|a note to readers|"
    r"editorial note|(?:note )?from the (?:editors?|redaction|newsroom|desk)|publisher['’]s note|ombudsman|"
    r"(?:correction|clarification)s? (?:to|of|on) [^:]{1,60}(?=:)|apology)\s?(?:[:：.–—(-]|,)",
    re.IGNORECASE,
)
_THIS = (
    r"(?:article|story|report|page|piece|post|headline|text|item|news item|version|transcript|dispatch|release|"
    r"bulletin|figure|figures|caption|chart|map|name|number|newsletter)"
)
_CHANGES = r"(?:corrected|amended|updated|edited|changed|revised|clarified|modified|removed|fixed)"
_DAYS = r"(?:yesterday|last week|last month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_CHANGED = re.compile(
    r"\A[(\[](?:corrects|clarifies|updates|adds|recasts|removes|fixes|deletes|refiles|rewrites) |"
    r"\A(?:corrected|clarified|amended|updated) (?:on|at|to|by) |"
    rf"\b(?:we (?:have|had) (?:since )?{_CHANGES}|we got |we misspelled|we misstated|"
    rf"(?:the|our) {_THIS} (?:has|have|was|were) (?:been |since been )?{_CHANGES}|"
    rf"{_DAYS}['’]s (?:\w+ )?(?:edition|issue|newsletter|paper|e-?mail|bulletin|item|report|story)|"
    r"in (?:a|an|our) (?:earlier|previous|last|recent) (?:post|issue|bulletin|newsletter|edition|report|update)|"
    r"(?:has been|was) (?:refiled|reissued|re-issued|republished) to |"
    r"incorrectly (?:stated|said|gave|identified|named|reported)|"
    rf"this {_THIS} (?:was|has been|is being|replaces|corrects|now|incorrectly|mistakenly|misstated|originally)\b|"
    r"an? (?:earlier|previous|prior|original|first) (?:version|edition|variant) of (?:this|the|our)|"
    r"in (?:a|an|the) (?:earlier |previous |first |original )?(?:version|variant) of (?:this|the)|"
    r"we (?:apologi[sz]e|regret the error|bring apologies|are happy to correct)|"
    r"(?:has|have|was|were) (?:since )?been corrected|attention editors|the error has been corrected|"
    r"a correction (?:was|has been) made)",
    re.IGNORECASE,
)
_WHAT_CHANGED = re.compile(
    r"\b(?:amended|corrected|correct |clarif|incorrectly|mistaken|misstated|an earlier version|version of|"
    r"error|refiled|reissued|misspelled|we got|wrong|should have|fixes|adds|updates|updated (?:to|with|after)|"
    r"edited (?:to|for)|changed|revised|removed|apolog|variant of|replaces|corrects)",
    re.IGNORECASE,
)
_REPUBLISHED = re.compile(
    r"(?:first|originally) (?:published|appeared|ran)|translated|produced|is free|is part of", re.I
)


_STEMS = (
    "amend", "correct", "clarif", "updat", "chang", "edit", "revis", "remov", "fix", "mistak", "misst", "misspel",
    "note", "apolog", "version", "variant", "error", "errat", "refil", "reissu", "republish", "replac", "we got",
    "wrong", "should have", "retract", "redaction", "newsroom", "ombudsman", "desk", "add", "delet", "recast", "rewrit",
)  # fmt: skip
"""Every notice holds one of these; the patterns are tried on such lines alone, which is most of the time saved."""


def is_notice(line: Line) -> bool:
    """Tell whether a line is a real correction, clarification or note, not an offer to take one.

    Example:
        >>> from onrecord.ingest.lines import make_line
        >>> text = "Correction: an earlier version gave the wrong day."
        >>> is_notice(make_line(text, 0, len(text)))
        True
        >>> text = "To suggest a correction, write to us"
        >>> is_notice(make_line(text, 0, len(text)))
        False
    """
    if line.words < 5 or not any(stem in line.norm for stem in _STEMS):
        return False
    opening = line.plain[:120]
    if _OPENING.match(opening):
        return line.closed or line.words >= 8
    changed = _CHANGED.search(line.plain[:260])
    return bool(changed and changed.start() < 120 and line.words >= 6
                and _WHAT_CHANGED.search(line.plain[:400]) and not _REPUBLISHED.search(opening))  # fmt: skip
