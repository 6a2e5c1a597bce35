"""The package runs on Linux, macOS and Windows: nothing POSIX alone without a way round it, no encoding left to the system."""

import ast

import pytest

POSIX_ONLY = {"resource", "fcntl", "pwd", "grp", "termios", "tty", "pty", "posix", "syslog"}
"""Modules of the standard library that Windows lacks."""
POSIX_NAMES = {
    "fork",
    "getuid",
    "geteuid",
    "getgid",
    "setsid",
    "killpg",
    "mkfifo",
    "SIGKILL",
    "SIGALRM",
    "SIGPIPE",
    "SIGHUP",
    "alarm",
}
TEXT_CALLS = {"read_text", "write_text"}
FOLDERS = ("/tmp/", "/dev/", "/proc/", "/usr/", "C:\\")


def guarded(tree):
    """Return the imports that stand in a `try` whose handlers name ImportError."""
    inside = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Try) and any("ImportError" in ast.unparse(h.type) for h in node.handlers if h.type):
            inside |= {id(inner) for part in node.body for inner in ast.walk(part)}
    return inside


def faults(tree):
    """Yield what would fail, or differ, on another system."""
    safe = guarded(tree)
    for node in ast.walk(tree):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        yield from (f"imports {name}" for name in names if name.split(".")[0] in POSIX_ONLY and id(node) not in safe)
        if isinstance(node, ast.Attribute) and node.attr in POSIX_NAMES:
            yield f"uses {node.attr}"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(FOLDERS):
            yield f"names {node.value[:20]}"
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            named = any(keyword.arg == "encoding" for keyword in node.keywords)
            if called in TEXT_CALLS and not named and len(node.args) <= (called == "write_text"):
                yield f"{called} without an encoding"
            modes = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            if called == "open" and not named and modes and "b" not in modes[-1]:
                yield "open without an encoding"


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("import resource", "imports resource"), ("from fcntl import flock", "imports fcntl"), ("os.fork()", "uses fork"),
        ("Path('a').read_text()", "read_text without an encoding"), ("p.write_text(text)", "write_text without an encoding"),
        ("p.open('w')", "open without an encoding"), ("x = '/tmp/a'", "names /tmp/a"), ("signal.SIGKILL", "uses SIGKILL"),
    ],
)  # fmt: skip
def test_the_scan_sees(source, fault):
    assert list(faults(ast.parse(source))) == [fault]


@pytest.mark.parametrize(
    "source",
    ["try:\n    import resource\nexcept ImportError:\n    resource = None", "p.read_text(encoding='utf-8')", "p.read_text('ascii')",
     "p.open('rb')", "p.open('w', encoding='utf-8')", "p.write_text(text, encoding='utf-8')"],
)  # fmt: skip
def test_the_scan_lets_pass_what_runs_everywhere(source):
    assert list(faults(ast.parse(source))) == []


def test_the_package_assumes_no_system(package, sources):
    found = [
        f"{file.relative_to(package).as_posix()}: {fault}"
        for file in sorted(package.rglob("*.py"))
        for fault in faults(sources(file)[1])
    ]
    assert found == []


def test_no_two_files_differ_by_case_alone_and_no_name_is_too_odd(root):
    names = [path.relative_to(root).as_posix() for folder in ("src", "tests", "docs", "examples", "evaluation")
             for path in (root / folder).rglob("*") if "__pycache__" not in path.parts]  # fmt: skip
    assert len({name.lower() for name in names}) == len(names)
    assert [name for name in names if set(name) & set('<>:"|?*\\')] == []
