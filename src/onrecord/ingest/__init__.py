"""Ways in: files, folders, patterns, standard input, bytes and texts, each read into a Report or a clear error."""

from onrecord.core.report import Report
from onrecord.ingest.actor_file import read_actors
from onrecord.ingest.draft import draft_of_bytes, draft_of_text, read_draft
from onrecord.ingest.given import GivenByHand
from onrecord.ingest.inputs import gather, read_bytes
from onrecord.ingest.jsonl import Outcome
from onrecord.ingest.reports import text_report

__all__ = [
    "GivenByHand",
    "Outcome",
    "draft_of_bytes",
    "draft_of_text",
    "gather",
    "read_actors",
    "read_bytes",
    "read_draft",
    "read_text",
]


def read_text(text: str, *, name: str = "text", given: GivenByHand | None = None) -> Report:
    r"""Read one report from a text held in memory.

    Raises:
        UnreadableInput: when the text is blank or holds NUL characters.
        MalformedInput: when it holds half a character (a lone surrogate).

    Example:
        >>> report = read_text("Port shut\n\nOndria shut its only port on Monday morning.")
        >>> [block.kind for block in report.blocks]
        ['headline', 'body']
    """
    return text_report(text, name=name, given=given or GivenByHand())
