"""Ledger: the store, the only room with SQL. Reports pile up, people judge, nothing is lost."""

from onrecord.ledger.annotating import Taken
from onrecord.ledger.erasing import Tombstone
from onrecord.ledger.intake import Outcome
from onrecord.ledger.query import Query, parse
from onrecord.ledger.rereading import Reread
from onrecord.ledger.review import Review
from onrecord.ledger.search import Found, Hit
from onrecord.ledger.shelf import Listed, Logged
from onrecord.ledger.store import Ledger
from onrecord.ledger.verifying import Finding
from onrecord.ledger.view import Counts, FieldView, Orphan, RecordView, ReportView

__all__ = [
    "Counts", "FieldView", "Finding", "Found", "Hit", "Ledger", "Listed", "Logged", "Orphan", "Outcome", "Query",
    "RecordView", "ReportView", "Reread", "Review", "Taken", "Tombstone", "parse",
]  # fmt: skip
