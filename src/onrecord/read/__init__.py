"""Read: a report in, a reading out; one file per question asked of the text."""
