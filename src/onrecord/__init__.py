"""onrecord reads news reports and keeps a ledger of what they put on record.

    import onrecord

    sheet = onrecord.read("report.txt")
    for record in sheet.records:
        print(record.number, record.modality, record.anchor.exact)

    with onrecord.open_ledger("onrecord.db") as ledger:
        for outcome in onrecord.add_to_ledger(ledger, ["report.txt"], seen_at="2031-06-03T12:00:00Z"):
            print(outcome.state, outcome.report)

Everything a caller needs stands in this one namespace; errors are listed in `onrecord.core.errors`. Names are
imported when they are first used, so that `onrecord --help` starts at once.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.checking import CheckedDraft, check, check_bytes, check_text
    from onrecord.core.errors import OnrecordError
    from onrecord.core.judgement import Judgement
    from onrecord.core.record import Record, Sheet
    from onrecord.core.report import Report
    from onrecord.desk import (
        ReadSheet,
        add_to_ledger,
        open_ledger,
        read,
        read_many,
        read_text,
        read_tokens,
        reread_ledger,
    )  # fmt: skip
    from onrecord.export.cite import cite
    from onrecord.export.formats import export_sheets, save_export
    from onrecord.ledger import Ledger

__version__ = "0.1.0"
_HOMES = {
    "CheckedDraft": "onrecord.checking",
    "Judgement": "onrecord.core.judgement",
    "Ledger": "onrecord.ledger",
    "OnrecordError": "onrecord.core.errors",
    "ReadSheet": "onrecord.desk",
    "Record": "onrecord.core.record",
    "Report": "onrecord.core.report",
    "Sheet": "onrecord.core.record",
    "add_to_ledger": "onrecord.desk",
    "check_bytes": "onrecord.checking",
    "check_text": "onrecord.checking",
    "cite": "onrecord.export.cite",
    "export_sheets": "onrecord.export.formats",
    "open_ledger": "onrecord.desk",
    "read_many": "onrecord.desk",
    "read_text": "onrecord.desk",
    "read_tokens": "onrecord.desk",
    "reread_ledger": "onrecord.desk",
    "save_export": "onrecord.export.formats",
}
__all__ = [
    "CheckedDraft",
    "Judgement",
    "Ledger",
    "OnrecordError",
    "ReadSheet",
    "Record",
    "Report",
    "Sheet",
    "__version__",
    "add_to_ledger",
    "check",
    "check_bytes",
    "check_text",
    "cite",
    "export_sheets",
    "open_ledger",
    "read",
    "read_many",
    "read_text",
    "read_tokens",
    "reread_ledger",
    "save_export",
]


def __getattr__(name: str) -> Any:
    """Import a public name from where it lives when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


class _Namespace(ModuleType):
    """The package's own module type: `onrecord.read` and `onrecord.check` are verbs, though stages have these names too.

    When such a stage is imported, the import system puts its module in the verb's place; here that is passed over.
    The stage is reached by `from onrecord.read import ...`.
    """

    @property
    def read(self) -> Any:
        """Return the verb."""
        return import_module("onrecord.desk").read

    @read.setter
    def read(self, module: ModuleType) -> None:
        """Pass over the stage's module."""

    @property
    def check(self) -> Any:
        """Return the verb."""
        return import_module("onrecord.checking").check

    @check.setter
    def check(self, module: ModuleType) -> None:
        """Pass over the stage's module."""


sys.modules[__name__].__class__ = _Namespace
