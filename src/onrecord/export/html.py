"""HTML: the first screen for notebooks, every character of the page escaped, without script."""

from __future__ import annotations

from html import escape

from onrecord.core.record import Sheet
from onrecord.export import screen, wording


def fragment(sheet: Sheet) -> str:
    """Return the first screen as an escaped fragment with a table of the records, firmest wording first."""
    rows = "".join(
        f"<tr><td>r{record.number}</td><td>{'? ' if record.uncertain else ''}{escape(wording.put(record))}</td>"
        f"<td><bdi>{escape(wording.voice(record))}</bdi></td><td><bdi>{escape(wording.shown(record.anchor.exact))}</bdi></td>"
        f"<td>{escape(wording.paragraph(sheet, record.anchor))}</td></tr>"
        for record in sorted(sheet.records, key=wording.firmness)
    )
    head = "<tr><th>record</th><th>how it is put</th><th>on whose word</th><th>words</th><th>¶</th></tr>"
    return f"<pre>{escape(screen.first_screen(sheet))}</pre><table>{head}{rows}</table>"
