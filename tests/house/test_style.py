"""The tools that keep the house: layers, lint, format, types, and the shape of files."""

import ast
import subprocess
import sys

import pytest

TOO_VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
LONGEST_FILE = 440
LONGEST_FUNCTION = 60
"""DESIGN says about 400 and about 40: these are the lines nothing may cross."""
CHECKED = ("src", "evaluation", "training", "tests")


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(["-c", "from importlinter.cli import lint_imports_command as c; c()"], id="layers"),
        pytest.param(["-m", "ruff", "check", "--no-cache", "."], id="lint"),
        pytest.param(["-m", "ruff", "format", "--no-cache", "--check", "."], id="format"),
        pytest.param(["-m", "mypy"], id="types"),
    ],
)
def test_tool_finds_nothing(root, command):
    done = subprocess.run([sys.executable, *command], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr)[-4000:]


def python_files(root, *folders):
    return sorted(f for folder in folders for f in (root / folder).rglob("*.py") if ".venv" not in f.parts)


def test_no_file_is_called_utils_or_the_like(root):
    vague = [f for f in python_files(root, *CHECKED) if {f.stem, *f.relative_to(root).parts} & TOO_VAGUE]
    assert vague == []


def test_files_and_functions_stay_short(root, sources):
    faults = []
    for file in python_files(root, "src", "evaluation"):
        source, tree = sources(file)
        lines = source.count("\n")
        if lines > LONGEST_FILE:
            faults.append(f"{file.relative_to(root)}: {lines} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    faults.append(f"{file.relative_to(root)}:{node.lineno} {node.name}: {length} lines")
    assert faults == []


def test_every_public_name_has_a_docstring(root, sources):
    faults = []
    for file in python_files(root, "src", "evaluation"):
        _, tree = sources(file)
        if not ast.get_docstring(tree):
            faults.append(str(file.relative_to(root)))
        faults += [f"{file.relative_to(root)}: {name}" for name in undocumented(tree)]
    assert faults == []


def undocumented(tree, inside=""):
    for node in getattr(tree, "body", []):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            if not ast.get_docstring(node) and not any("overload" in ast.dump(d) for d in node.decorator_list):
                yield inside + node.name
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node, f"{node.name}.")
