"""Measuring the reader: one file per task, each scoring what the public API gives against labelled texts.

`python -m evaluation TASK --data PATH --json` prints one line. A task is a module with a function
`measure(data: Path | None) -> Outcome`; pure functions beside it do the scoring and are tested on small literals.
"""
