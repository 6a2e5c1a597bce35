"""Recipes that make the shipped weights from open corpora; imports onrecord, is never imported by it."""
