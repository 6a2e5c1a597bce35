"""Ledger: the store. Its place is kept for a later piece of work; the only room with SQL."""
