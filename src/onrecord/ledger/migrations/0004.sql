-- Version 4: a word index that browsers of SQLite files find by themselves, and views that read well in them.

DROP TABLE current_words;
CREATE VIRTUAL TABLE current_words USING fts5 (
  words, content="current_passage", content_rowid="id", tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO current_words (current_words) VALUES ('rebuild');

DROP VIEW reports;
DROP VIEW records;
DROP VIEW versions;
DROP VIEW log;

-- Reports, newest first, each with how much of it is checked. Names of private persons are blotted out of titles.
CREATE VIEW reports AS
  SELECT published, publisher, title, records, checked, disputed, lapsed, out AS set_aside, orphans, url, report
  FROM current_report ORDER BY published DESC, report;

-- Records, newest first. `passage` is the row of the word index (`current_words`) that holds the words around.
CREATE VIEW records AS
  SELECT p.published, p.publisher, w.paragraph, r.number AS record,
         substr(t.text, r."start" + 1, r."end" - r."start") AS words,
         r.voice, r.modality, r.polarity, r.event, r.state, w.words AS around, r.report, r.passage, r.id
  FROM current_record r
  JOIN current_passage w ON w.id = r.passage
  JOIN current_report p ON p.report = r.report
  JOIN report t ON t.id = r.report
  ORDER BY r.passage DESC, r.number;

-- Pages of which more than one text was seen, in the order in which they were seen.
CREATE VIEW versions AS
  SELECT r.url, s.seen_at AS first_seen, c.title, c.records, c.checked, r.id AS report
  FROM report r
  JOIN current_report c ON c.report = r.id
  JOIN (SELECT k.report, min(s.seen_at) AS seen_at FROM sighting s JOIN copy k ON k.id = s.copy GROUP BY k.report) s
    ON s.report = r.id
  WHERE r.url IN (SELECT url FROM report WHERE url IS NOT NULL GROUP BY url HAVING count(*) > 1)
  ORDER BY r.url, s.seen_at, r.id;

-- When, and under which name, each report was seen first.
CREATE VIEW sightings AS
  SELECT s.seen_at, s.name, p.publisher, p.title, c.report
  FROM sighting s JOIN copy c ON c.id = s.copy JOIN current_report p ON p.report = c.report
  ORDER BY s.seen_at, s.name;

-- What is left of erased reports.
CREATE VIEW erased AS
  SELECT made_at, signer, reason, report, scheme, signature FROM tombstone ORDER BY made_at, report;

-- What happened. The words of a judgement on a name or a block are not repeated here: they may name a private person.
CREATE VIEW log AS
  SELECT s.seen_at AS at, 'seen' AS what, c.report, s.name AS detail, '' AS signer
    FROM sighting s JOIN copy c ON c.id = s.copy
  UNION ALL
  SELECT r.made_at, 'read', c.report, r.id, '' FROM reading r JOIN copy c ON c.id = r.copy
  UNION ALL
  SELECT made_at, verdict, report, field || iif(field IN ('entity', 'block'), ' ', ' "' || exact || '" ') || id, signer
    FROM judgement
  UNION ALL
  SELECT made_at, 'erased', report, reason, signer FROM tombstone;
