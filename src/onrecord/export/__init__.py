"""Export: one format per file."""
