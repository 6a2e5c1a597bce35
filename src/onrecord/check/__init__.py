"""Check: a draft held against records. Its place is kept for a later piece of work."""
