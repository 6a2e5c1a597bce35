-- Version 6: moments may bear fractions of a second ("...:00Z", "...:00.250000Z"). Taken without their Z they sort as texts.

DROP VIEW versions;
DROP VIEW sightings;
DROP VIEW erased;

-- Pages of which more than one text was seen, in the order in which they were seen.
CREATE VIEW versions AS
  SELECT r.url, s.seen || 'Z' AS first_seen, c.title, c.records, c.checked, r.id AS report
  FROM report r
  JOIN current_report c ON c.report = r.id
  JOIN (
    SELECT k.report, min(rtrim(s.seen_at, 'Z')) AS seen FROM sighting s JOIN copy k ON k.id = s.copy GROUP BY k.report
  ) s ON s.report = r.id
  WHERE r.url IN (SELECT url FROM report WHERE url IS NOT NULL GROUP BY url HAVING count(*) > 1)
  ORDER BY r.url, s.seen, r.id;

-- When, and under which name, each report was seen first.
CREATE VIEW sightings AS
  SELECT s.seen_at, s.name, p.publisher, p.title, c.report
  FROM sighting s JOIN copy c ON c.id = s.copy JOIN current_report p ON p.report = c.report
  ORDER BY rtrim(s.seen_at, 'Z'), s.name;

-- What is left of erased reports.
CREATE VIEW erased AS
  SELECT made_at, signer, reason, report, scheme, signature FROM tombstone ORDER BY rtrim(made_at, 'Z'), report;
