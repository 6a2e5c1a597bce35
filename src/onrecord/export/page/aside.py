"""What stands beside the text: the head of the page, matters, voices, and lists that jump to the words."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from onrecord.core.anchor import Anchor
from onrecord.core.record import Record
from onrecord.core.vocab import terms
from onrecord.export import screen, wording
from onrecord.export.page.leaf import PAGE, Leaf

MOST_RECORDS = 6
"""Records of one matter that are shown before "more"."""


def facts(leaf: Leaf) -> str:
    """Return the head of a page as a list of terms: kind, date with its basis, what is whole and what was set aside."""
    sheet, report = leaf.sheet, leaf.sheet.report
    missing = wording.not_found(sheet, "").strip()
    rows = [
        ("kind", terms("report_kind")[sheet.kind.value].label),
        ("date", f"{report.published.value} ({report.published.basis})" if report.published else missing),
        ("publisher", report.publisher.value if report.publisher else missing),
        ("page", screen.extent(sheet)),
        *((("unsure", screen.unsure(sheet)),) if screen.unsure(sheet) else ()),
        *((("address", report.url.value),) if report.url else ()),
        *(("note", note) for note in report.notes[:3]),
    ]
    if not report.language.english and report.language.code != "und":
        rows.append(("language", f"{report.language.code}, not English: no records were made"))
    return "<dl class=facts>" + "".join(f"<dt>{escape(k)}</dt><dd>{_bdi(v)}</dd>" for k, v in rows) + "</dl>"


def voices(leaf: Leaf) -> str:
    """Return the voices of the page with their number of records, each with a switch that hides its marks."""
    lines = [
        f'<li><label><input type="checkbox" checked data-voice="{escape(name)}"><span class="dot v{leaf.colour_of(name)}"></span>'
        f"{_bdi('the page itself' if name == PAGE else name)}</label> <span class=n>{count}</span></li>"
        for name, count in leaf.voices
    ]
    unquoted = screen.unquoted(leaf.sheet)
    named = f"<p class=none>{_bdi(unquoted)}</p>" if unquoted else ""
    return (f"<ul class=voices>{''.join(lines)}</ul>" if lines else "<p class=none>No records.</p>") + named


def warnings(leaf: Leaf) -> str:
    """Return what a reader of the headline alone would get wrong, and records that rub, each side by side; or nothing."""
    by_id = {record.id: record for record in leaf.sheet.records}
    kinds = {name: term.label for name, term in terms("tension").items()}
    rows = []
    for claim in leaf.sheet.headline_claims:
        record = by_id.get(claim.record or "")
        if record is not None and claim.compared in screen.HEADLINE:
            rows.append(
                f"{screen.HEADLINE[claim.compared]}: {_bdi('“' + claim.anchor.exact + '”')}. On the page: {_side(leaf, record)}"
            )
    for tension in leaf.sheet.tensions:
        sides = [by_id[name] for name in (tension.left, tension.right) if name in by_id]
        if len(sides) == 2:
            rows.append(
                f"{escape(kinds.get(tension.kind, tension.kind))}: {_side(leaf, sides[0])} / {_side(leaf, sides[1])}"
            )
    return f"<h3>Side by side</h3><ul class=said>{''.join(f'<li>{row}</li>' for row in rows)}</ul>" if rows else ""


def _side(leaf: Leaf, record: Record) -> str:
    """Return one record in half a line: how it is put, its words, on whose word, and where."""
    return (
        f'<b>{escape(wording.put(record))}</b> <a href="#r{record.number}">{_bdi(_words(leaf, record, 40))}</a>'
        f" <span class=who>{_bdi(wording.voice(record))} · {wording.paragraph(leaf.sheet, record.anchor)}</span>"
    )


def matters(leaf: Leaf) -> str:
    """Return the matters of the page, those with most records first, in each the firmest wording first."""
    by_id = {record.id: record for record in leaf.sheet.records}
    told: set[str] = set()
    parts = []
    for matter in sorted(leaf.sheet.matters, key=lambda m: (-len(m.records), m.label_anchor.start)):
        records = [by_id[name] for name in matter.records if name in by_id and by_id[name].question is None]
        told |= {record.id for record in records}
        parts += [_matter(leaf, f"“{matter.label_anchor.exact}”", records)] if records else []
    rest = [record for record in leaf.sheet.records if record.id not in told and record.question is None]
    parts += [_matter(leaf, "also said" if parts else "said", rest)] if rest else []
    return "".join(parts) or "<p class=none>No records.</p>"


def _matter(leaf: Leaf, label: str, records: list[Record]) -> str:
    """Return one matter, its further records folded away."""
    rows = [_row(leaf, record) for record in wording.firmest_first(records)]
    more = (
        f"<details><summary>{len(rows) - MOST_RECORDS} more</summary><ul>{''.join(rows[MOST_RECORDS:])}</ul></details>"
        if len(rows) > MOST_RECORDS
        else ""
    )
    return f"<h3>{_bdi(label)}</h3><ul class=said>{''.join(rows[:MOST_RECORDS])}</ul>{more}"


def _words(leaf: Leaf, record: Record, width: int) -> str:
    """Return the printed words around a record, in the marks that pages use."""
    return f"“{wording.words(leaf.sheet, record, width)[1:-1]}”"


def _row(leaf: Leaf, record: Record) -> str:
    """Return one record: how it is put, on whose word, the printed words, and where."""
    unsure = '<abbr title="the reader is unsure of a field">?</abbr> ' if record.uncertain else ""
    return (
        f'<li data-voice-of="r{record.number}"><span class="put m-{record.modality} v{leaf.colour(record)}">'
        f'{escape(wording.put(record))}</span> {unsure}<a href="#r{record.number}">{_bdi(_words(leaf, record, 60))}</a>'
        f" <span class=who>{_bdi(wording.voice(record))} · {wording.paragraph(leaf.sheet, record.anchor)}</span></li>"
    )


def lists(leaf: Leaf) -> str:
    """Return quotations, what is open, what is asked, figures, backing and what was set aside, as lists that jump."""
    sheet = leaf.sheet
    quotes = [
        (f"u{n}", " … ".join(p.exact for p in q.parts), f"{q.source.name if q.source else 'voice not found'}"
         f"{f', about {q.about.name}' if q.about else ''}", q.parts[0])
        for n, q in enumerate(sheet.quotes, 1)
    ]  # fmt: skip
    gaps = [
        (f"g{n}", g.anchor.exact, f"{terms('gap_about')[g.about].label}: {terms('gap_state')[g.state].label}", g.anchor)
        for n, g in enumerate(sheet.gaps, 1)
    ]
    asked = [(f"q{n}", q.anchor.exact, "never answered by us", q.anchor) for n, q in enumerate(sheet.questions, 1)]
    figures = [(f"f{n}", q.anchor.exact, _figure(q.bound, q.per), q.anchor) for n, q in enumerate(sheet.quantities, 1)]
    backing = [
        (f"n{n}", s.anchor.exact, terms("support")[s.note].label, s.anchor) for n, s in enumerate(sheet.support, 1)
    ]
    likely = [(f"r{r.number}", _words(leaf, r, 60), wording.voice(r), r.anchor) for r in screen.foretold(sheet)]
    parts = [
        _list(leaf, label, rows)
        for label, rows in (
            ("Forecasts", likely),
            ("Quotations", quotes),
            ("Left open", gaps),
            ("Asked", asked),
            ("Figures", figures),
            ("Backing", backing),
        )
    ]
    return "".join(parts) + _plain("Left out of the text", sheet.report.left_out)


def _figure(bound: str, per: str | None) -> str:
    """Return what is known of a figure in words."""
    said = "" if bound == "exact" else terms("bound")[bound].label
    return " ".join(part for part in (said, f"per {per}" if per else "") if part)


def _list(leaf: Leaf, label: str, rows: list[tuple[str, str, str, Anchor]]) -> str:
    """Return one list whose entries jump to their words, folded; nothing where there are none."""
    if not rows:
        return ""
    lines = "".join(
        f'<li><a href="#" data-jump="{key}">{_bdi(wording.shown(words))}</a> <span class=who>{_bdi(said)}'
        f"{' · ' if said else ''}{wording.paragraph(leaf.sheet, anchor)}</span></li>"
        for key, words, said, anchor in rows
    )
    return f"<details><summary>{label} <span class=n>{len(rows)}</span></summary><ul class=said>{lines}</ul></details>"


def _plain(label: str, rows: Iterable[str]) -> str:
    """Return a folded list of plain texts, or nothing."""
    lines = [f"<li>{_bdi(wording.shown(text))}</li>" for text in rows]
    if not lines:
        return ""
    return f"<details><summary>{label} <span class=n>{len(lines)}</span></summary><ul class=said>{''.join(lines)}</ul></details>"


def people(leaf: Leaf, *, linked: bool) -> str:
    """Return what people said of the report: versions of the page, judgements, and those that lost their place.

    `linked` makes links of the other versions, where there is a server that answers them.
    """
    versions = "".join(
        f"<li>{_bdi(v.title)} <span class=who>{escape(v.published)}{' · this one' if v.here else ''}</span></li>"
        if v.here or not linked
        else f'<li><a href="/reports/{escape(v.report)}">{_bdi(v.title)}</a> <span class=who>{escape(v.published)}</span></li>'
        for v in leaf.versions
    )
    lines = []
    for number, said in enumerate(leaf.said, 1):
        jump = f'<a href="#" data-jump="j{number}">{_bdi(wording.shown(said.anchor.exact))}</a>'
        place = (
            _bdi(wording.shown(said.anchor.exact)) + f" <em>without a place: {escape(said.orphan)}</em>"
            if said.orphan
            else jump
        )
        undo = f' <button type="button" class="plain" data-undo="{escape(said.id)}">undo</button>' if said.live else ""
        lines.append(
            f'<li class="{"" if said.live else "gone"}">{place} <b>{escape(said.said)}</b> <span class=who>{_bdi(said.signer)},'
            f" {escape(said.made_at[:16].replace('T', ' '))}{': ' if said.reason else ''}{_bdi(said.reason)}</span>{undo}</li>"
        )
    judged = f"<ul class=said>{''.join(lines)}</ul>" if lines else "<p class=none>Nobody has judged anything yet.</p>"
    shown = f"<h3>Versions of the page</h3><ul class=said>{versions}</ul>" if len(leaf.versions) > 1 else ""
    return f"{shown}<h3>Judgements</h3>{judged}"


def _bdi(text: str) -> str:
    """Return page words escaped and kept apart from the direction of the text around them."""
    return f"<bdi>{escape(text)}</bdi>"
