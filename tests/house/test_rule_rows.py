"""The rules from reading to records stand on tables of short sentences: how many rows there are, counted."""

import ast
import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
FOLDERS = (TESTS / "read", TESTS / "record")
OTHER = frozenset({"places", "timex", "quantities", "test_tokens.py", "test_mentions.py"})
"""Tests of questions that are asked of the text before its records: they are not counted here."""
FEWEST = 300
SENTENCE = re.compile(r"^\W{0,2}\w[^\n]* [^\n]*[.!?][”’\"')]{0,2}$")
"""One sentence or a few on one line: blanks between words, and a closing mark at the end."""


def sentences(file):
    """Return the sentences that stand in the lists of a test file, each once: the rows of its tables."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    lists = [node for node in ast.walk(tree) if isinstance(node, ast.List)]
    held = [node for found in lists for row in found.elts for node in first_of(row)]
    return {node.value for node in held if isinstance(node.value, str) and SENTENCE.match(node.value)}


def first_of(row):
    """Return the constant that a row is or begins with."""
    inner = row.elts[0] if isinstance(row, ast.Tuple) and row.elts else row
    return [inner] if isinstance(inner, ast.Constant) else []


def rows():
    files = [file for folder in FOLDERS for file in sorted(folder.rglob("*.py")) if not OTHER & set(file.parts)]
    return set().union(*map(sentences, files))


def test_the_rules_stand_on_many_rows_and_the_count_is_told():
    count = len(rows())
    text = (TESTS.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = re.search(r"more than ([\d,]+) rows", text)
    assert told, "CONTRIBUTING.md tells no count of rows"
    assert FEWEST <= int(told[1].replace(",", "")) < count < 1.25 * int(told[1].replace(",", "")), count


def test_a_row_is_a_sentence_at_the_head_of_a_row(tmp_path):
    file = tmp_path / "rows.py"
    file.write_text('ROWS = [("The mill closed.", "closed"), "Nobody came.", ("word", 1), ["The end is near."]]\n')
    assert sentences(file) == {"The mill closed.", "Nobody came.", "The end is near."}
