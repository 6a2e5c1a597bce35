"""Ingest: files and streams in, reports out."""
