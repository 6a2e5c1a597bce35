-- Version 5: what readers suggest, and what the owner ruled. Rows are added, never changed, and erased with their report.

CREATE TABLE suggestion (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  made_at TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;
CREATE INDEX suggestion_report ON suggestion (report);

-- The last ruling on a suggestion counts; `judgements` are the ids of those that an acceptance made.
CREATE TABLE ruling (
  seq INTEGER PRIMARY KEY,
  suggestion TEXT NOT NULL REFERENCES suggestion (id),
  ruling TEXT NOT NULL CHECK (ruling IN ('accept', 'reject', 'undo')),
  signer TEXT NOT NULL,
  made_at TEXT NOT NULL,
  reason TEXT NOT NULL,
  judgements TEXT NOT NULL CHECK (json_valid(judgements))
) STRICT;
CREATE INDEX ruling_suggestion ON ruling (suggestion);

CREATE TRIGGER suggestion_stays BEFORE UPDATE ON suggestion
BEGIN SELECT RAISE(ABORT, 'ledger rows are never changed'); END;
CREATE TRIGGER ruling_stays BEFORE UPDATE ON ruling
BEGIN SELECT RAISE(ABORT, 'ledger rows are never changed'); END;
CREATE TRIGGER suggestion_kept BEFORE DELETE ON suggestion
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE report = OLD.report)
BEGIN SELECT RAISE(ABORT, 'ledger rows are never deleted'); END;
CREATE TRIGGER ruling_kept BEFORE DELETE ON ruling WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'ledger rows are never deleted'); END;
