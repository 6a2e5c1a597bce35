"""Story: records in, links and stories out. Its place is kept for a later piece of work."""
