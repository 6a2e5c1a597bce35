-- Version 1: what came in and what was read in it. Rows are added, never changed.
PRAGMA application_id = 1330532932;  -- 0x4F4E5244, "ONRD"

-- The bytes a report was read from, packed with zlib.
CREATE TABLE raw (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL CHECK (size >= 0),
  packed BLOB NOT NULL
) STRICT;

-- One published text: canonical text, publisher and URL make the id.
CREATE TABLE report (
  id TEXT PRIMARY KEY,
  text_sha256 TEXT NOT NULL,
  publisher TEXT,
  url TEXT,
  text TEXT NOT NULL
) STRICT;
CREATE INDEX report_url ON report (url) WHERE url IS NOT NULL;
CREATE INDEX report_text ON report (text_sha256);

-- One way in which a report came: its bytes and what was read off its head (title, date, blocks), as JSON.
CREATE TABLE copy (
  id TEXT PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  raw_sha256 TEXT NOT NULL,
  given INTEGER NOT NULL,  -- how many of URL, publisher, title, byline, dateline, published are there
  head TEXT NOT NULL CHECK (json_valid(head))
) STRICT;
CREATE INDEX copy_report ON copy (report);
CREATE INDEX copy_raw ON copy (raw_sha256);

-- When and where a copy was seen first.
CREATE TABLE sighting (
  copy TEXT NOT NULL REFERENCES copy (id),
  name TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  PRIMARY KEY (copy, name)
) STRICT;

-- One reading of a copy by named steps: everything but its records, as JSON.
CREATE TABLE reading (
  seq INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  id TEXT NOT NULL,
  copy TEXT NOT NULL REFERENCES copy (id),
  made_at TEXT NOT NULL,
  steps TEXT NOT NULL CHECK (json_valid(steps)),
  sheet_sha256 TEXT NOT NULL,
  sheet TEXT NOT NULL CHECK (json_valid(sheet))
) STRICT;
CREATE INDEX reading_copy ON reading (copy);

-- The records of a reading, whole, as JSON; their anchors stand in columns too.
CREATE TABLE record (
  reading INTEGER NOT NULL REFERENCES reading (seq),
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL CHECK ("end" > "start"),
  exact TEXT NOT NULL,
  body TEXT NOT NULL CHECK (json_valid(body)),
  PRIMARY KEY (reading, number)
) STRICT;

-- The one exception to "never deleted": while a report's id stands here, inside one transaction, its rows may go.
CREATE TABLE erasing (report TEXT PRIMARY KEY) STRICT;

CREATE TRIGGER raw_stays BEFORE UPDATE ON raw BEGIN SELECT RAISE(ABORT, 'ledger rows are never changed'); END;
CREATE TRIGGER report_stays BEFORE UPDATE ON report BEGIN SELECT RAISE(ABORT, 'ledger rows are never changed'); END;
CREATE TRIGGER copy_stays BEFORE UPDATE ON copy BEGIN SELECT RAISE(ABORT, 'ledger rows are never changed'); END;
CREATE TRIGGER sighting_stays BEFORE UPDATE ON sighting BEGIN SELECT RAISE(ABORT, 'ledger rows are never changed'); END;
CREATE TRIGGER reading_stays BEFORE UPDATE ON reading BEGIN SELECT RAISE(ABORT, 'ledger rows are never changed'); END;
CREATE TRIGGER record_stays BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'ledger rows are never changed'); END;

CREATE TRIGGER raw_kept BEFORE DELETE ON raw WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'ledger rows are never deleted'); END;
CREATE TRIGGER report_kept BEFORE DELETE ON report WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE report = OLD.id)
BEGIN SELECT RAISE(ABORT, 'ledger rows are never deleted'); END;
CREATE TRIGGER copy_kept BEFORE DELETE ON copy WHEN NOT EXISTS (SELECT 1 FROM erasing WHERE report = OLD.report)
BEGIN SELECT RAISE(ABORT, 'ledger rows are never deleted'); END;
CREATE TRIGGER sighting_kept BEFORE DELETE ON sighting WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'ledger rows are never deleted'); END;
CREATE TRIGGER reading_kept BEFORE DELETE ON reading WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'ledger rows are never deleted'); END;
CREATE TRIGGER record_kept BEFORE DELETE ON record WHEN NOT EXISTS (SELECT 1 FROM erasing)
BEGIN SELECT RAISE(ABORT, 'ledger rows are never deleted'); END;
