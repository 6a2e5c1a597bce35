-- Version 3: the current view, worked out from the rows above and replaced whenever they grow. It can be dropped and
-- built again at any time (`Ledger.rebuild`), so nothing here is a source.

CREATE TABLE current_rules (version INTEGER NOT NULL) STRICT;

CREATE TABLE current_report (
  report TEXT PRIMARY KEY REFERENCES report (id),
  copy TEXT NOT NULL,
  reading INTEGER,
  publisher TEXT,
  publisher_folded TEXT NOT NULL,
  title TEXT,
  url TEXT,
  published TEXT,
  records INTEGER NOT NULL,
  checked INTEGER NOT NULL,
  disputed INTEGER NOT NULL,
  lapsed INTEGER NOT NULL,
  out INTEGER NOT NULL,  -- rejected or set aside, not among the records
  orphans INTEGER NOT NULL
) STRICT;
CREATE INDEX current_report_published ON current_report (published);
CREATE INDEX current_report_url ON current_report (url) WHERE url IS NOT NULL;

-- Paragraphs and headings in order of publication: the id holds day, report and place. Names of persons printed
-- without a public role are blotted out of `words`.
CREATE TABLE current_passage (
  id INTEGER PRIMARY KEY,
  report TEXT NOT NULL REFERENCES report (id),
  paragraph INTEGER NOT NULL,
  kind TEXT NOT NULL,
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX current_passage_report ON current_passage (report);
CREATE VIRTUAL TABLE current_words USING fts5 (
  words, content = 'current_passage', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE current_record (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  report TEXT NOT NULL REFERENCES report (id),
  number INTEGER NOT NULL,
  passage INTEGER NOT NULL REFERENCES current_passage (id),
  "start" INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  modality TEXT NOT NULL,
  polarity TEXT NOT NULL,
  event TEXT NOT NULL,
  voice TEXT NOT NULL,
  sourced INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX current_record_report ON current_record (report);
CREATE INDEX current_record_passage ON current_record (passage);
CREATE INDEX current_record_modality ON current_record (modality, passage);
CREATE INDEX current_record_event ON current_record (event, passage);
CREATE INDEX current_record_state ON current_record (state, passage);

CREATE TABLE current_name (
  id INTEGER PRIMARY KEY,
  folded TEXT NOT NULL UNIQUE
) STRICT;

-- Who speaks, acts and receives in which record. A person printed without a public role has no row here.
CREATE TABLE current_party (
  record INTEGER NOT NULL REFERENCES current_record (seq),
  role TEXT NOT NULL CHECK (role IN ('voice', 'actor', 'recipient')),
  place INTEGER NOT NULL,
  name INTEGER NOT NULL REFERENCES current_name (id),
  passage INTEGER NOT NULL,
  PRIMARY KEY (record, role, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX current_party_name ON current_party (name, role, passage);

-- Hashes of names that are kept out of the index, so that a search for one can be answered with the reason.
CREATE TABLE current_unlisted (
  mark TEXT NOT NULL,
  report TEXT NOT NULL REFERENCES report (id),
  PRIMARY KEY (mark, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX current_unlisted_report ON current_unlisted (report);

CREATE VIEW reports AS
  SELECT c.published, c.publisher, c.title, c.report, c.url, c.records, c.checked, c.disputed, c.lapsed, c.out, c.orphans
  FROM current_report c ORDER BY c.published DESC, c.report;

CREATE VIEW records AS
  SELECT p.published, p.publisher, r.report, r.number, w.paragraph, r.voice, r.modality, r.polarity, r.event,
         r.sourced, r.state, w.words, r.id
  FROM current_record r
  JOIN current_passage w ON w.id = r.passage
  JOIN current_report p ON p.report = r.report;

CREATE VIEW versions AS
  SELECT url, id AS report, text_sha256 FROM report
  WHERE url IS NOT NULL AND url IN (SELECT url FROM report WHERE url IS NOT NULL GROUP BY url HAVING count(*) > 1)
  ORDER BY url, id;

CREATE VIEW log AS
  SELECT s.seen_at AS at, 'seen' AS what, c.report, s.name AS detail, '' AS signer
    FROM sighting s JOIN copy c ON c.id = s.copy
  UNION ALL
  SELECT r.made_at, 'read', c.report, r.id, '' FROM reading r JOIN copy c ON c.id = r.copy
  UNION ALL
  SELECT made_at, verdict, report, field || ' "' || exact || '" ' || id, signer FROM judgement
  UNION ALL
  SELECT made_at, 'erased', report, reason, signer FROM tombstone;
