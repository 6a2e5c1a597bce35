"""The labelled reports, compiled once for all tests of a process: it takes seconds, and no test changes them."""

from functools import cache

from training import compile_reports

compiled = cache(compile_reports.compile_all)
"""By folder: the reports whose labels hold, and the faults of the others."""
