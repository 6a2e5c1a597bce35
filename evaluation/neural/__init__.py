"""Scorers for what the network reads: pure functions over gold and predictions, and readers of the gold."""
