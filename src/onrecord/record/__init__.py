"""Record: a reading in, records out; the editorial rules, pure and deterministic."""
