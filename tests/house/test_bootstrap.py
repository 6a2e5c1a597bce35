"""The script that sets the project up: what it refuses, what it says, and when it installs again."""

import ast
import importlib.util
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest


@pytest.fixture
def bootstrap(root, tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("bootstrap", root / "bootstrap.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    (tmp_path / ".venv").mkdir()
    (tmp_path / "pyproject.toml").write_text("a = 1\n")
    return module


def done(code=0, said=""):
    return SimpleNamespace(returncode=code, stdout="", stderr=said)


def test_without_a_command_it_explains_itself(root):
    call = subprocess.run([sys.executable, root / "bootstrap.py"], capture_output=True, text=True, check=False)
    assert call.returncode == 2
    assert "bootstrap.py example" in call.stderr


def test_an_old_python_is_refused(bootstrap, monkeypatch):
    monkeypatch.setattr(bootstrap.sys, "version_info", (3, 10, 1))
    with pytest.raises(bootstrap.CannotGoOn, match=r"3\.11 or newer"):
        bootstrap.check_python()


def test_a_venv_that_cannot_be_made_is_said(bootstrap, monkeypatch):
    monkeypatch.setattr(bootstrap, "quiet", lambda command: done(1, "ensurepip is not available"))
    with pytest.raises(bootstrap.CannotGoOn, match="python3-venv"):
        bootstrap.make_environment()


def test_no_network_is_said(bootstrap, monkeypatch):
    monkeypatch.setattr(bootstrap, "quiet", lambda command: done(1, "NewConnectionError: Name or service not known"))
    with pytest.raises(bootstrap.CannotGoOn, match="a network is needed"):
        bootstrap.install("")


def test_it_installs_again_only_when_the_project_file_changed(bootstrap, monkeypatch):
    calls = []
    monkeypatch.setattr(bootstrap, "quiet", lambda command: calls.append(command[-1]) or done())
    bootstrap.install("dev")
    bootstrap.install("dev")
    bootstrap.install("")
    assert calls == [".[dev]"], "what dev brings, the plain package has too"
    (bootstrap.ROOT / "pyproject.toml").write_text("a = 2\n")
    bootstrap.install("")
    bootstrap.install("dev")
    assert calls == [".[dev]", ".", ".[dev]"]


def test_processes_of_the_tests_keep_what_they_compile(bootstrap, monkeypatch):
    monkeypatch.setenv(bootstrap.UNKEPT, "1")
    monkeypatch.setattr(bootstrap, "make_environment", lambda: None)
    monkeypatch.setattr(bootstrap, "install", lambda extra: None)
    seen = []
    monkeypatch.setattr(bootstrap, "run", lambda command: seen.append(bootstrap.UNKEPT in os.environ) or 0)
    assert bootstrap.main(["test"]) == 0
    assert seen == [False]


def test_it_uses_the_standard_library_only(root):
    tree = ast.parse((root / "bootstrap.py").read_text(encoding="utf-8"))
    imports = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imports |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imports} <= set(sys.stdlib_module_names)
