"""Web: the desk's verbs as pages. Its place is kept for a later piece of work."""
