-- Version 2: what people say of the record, and what is left of a report that was erased.

CREATE TABLE judgement (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > "start"),
  exact TEXT NOT NULL,
  field TEXT NOT NULL,
  verdict TEXT NOT NULL
    CHECK (verdict IN ('confirm', 'reject', 'amend', 'add', 'merge', 'split', 'furniture', 'challenge', 'undo')),
  signer TEXT NOT NULL CHECK (signer <> ''),
  made_at TEXT NOT NULL,
  reason TEXT NOT NULL,
  value TEXT,
  fault TEXT CHECK (fault IN ('misread', 'page_wrong', 'not_part')),
  seen TEXT NOT NULL CHECK (json_valid(seen)),
  undoes TEXT
) STRICT;
CREATE INDEX judgement_report ON judgement (report, made_at, id);

CREATE TABLE tombstone (
  report TEXT PRIMARY KEY,
  text_sha256 TEXT NOT NULL,
  raw_sha256 TEXT NOT NULL CHECK (json_valid(raw_sha256)),  -- a list
  reason TEXT NOT NULL,
  signer TEXT NOT NULL CHECK (signer <> ''),
  made_at TEXT NOT NULL,
  scheme TEXT NOT NULL CHECK (scheme IN ('sha256', 'hmac-sha256')),
  signature TEXT NOT NULL
) STRICT;
CREATE INDEX tombstone_text ON tombstone (text_sha256);

CREATE TRIGGER judgement_stays BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'ledger rows are never changed'); END;
CREATE TRIGGER judgement_kept BEFORE DELETE ON judgement
WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE report = OLD.report)
BEGIN SELECT RAISE(ABORT, 'ledger rows are never deleted'); END;
CREATE TRIGGER tombstone_stays BEFORE UPDATE ON tombstone
BEGIN SELECT RAISE(ABORT, 'ledger rows are never changed'); END;
CREATE TRIGGER tombstone_kept BEFORE DELETE ON tombstone
BEGIN SELECT RAISE(ABORT, 'ledger rows are never deleted'); END;
