"""What the package offers is written down, and what is written down works."""

import ast
import contextlib
import difflib
import doctest
import importlib
import io
import json
import pkgutil
import re
import shlex
import sys
import tomllib

import pytest

import onrecord
from onrecord.cli import main
from onrecord.core import vocab

LONGEST_README = 120


def pages(root):
    return [*sorted((root / "docs").rglob("*.md")), root / "README.md"]


@pytest.fixture(scope="module")
def written(root):
    """Everything written under docs/ and in README.md; skips while there is no documentation at all."""
    if not list((root / "docs").rglob("*.md")):
        pytest.skip("docs/ holds no page yet")
    return "\n".join(page.read_text(encoding="utf-8") for page in pages(root) if page.is_file())


def commands(group, path=("onrecord",)):
    """Yield each command with its path, groups included."""
    import click

    yield path, group
    if isinstance(group, click.Group):
        context = click.Context(group)
        for name in group.list_commands(context):
            yield from commands(group.get_command(context, name), (*path, name))


def command_line():
    import click

    module = importlib.import_module("onrecord.cli")
    groups = [value for value in vars(module).values() if isinstance(value, click.Group)]
    assert groups, "onrecord.cli holds no click group"
    return groups[0]


def test_every_command_and_option_is_written_down(written):
    missing = []
    for path, command in commands(command_line()):
        if not command.hidden and " ".join(path) not in written:
            missing.append(" ".join(path))
        for parameter in command.params:
            longest = max(parameter.opts, key=len)
            if longest.startswith("--") and not getattr(parameter, "hidden", False) and longest not in written:
                missing.append(f"{' '.join(path)} {longest}")
    assert missing == []


def test_every_option_in_the_table_of_a_command_is_that_commands(root):
    there = {path[-1]: {name for p in command.params for name in p.opts} for path, command in commands(command_line())}
    rows, wrong = 0, []
    for page in pages(root):
        for section in re.split(r"^## ", page.read_text(encoding="utf-8"), flags=re.MULTILINE):
            for name in re.findall(r"\Aonrecord (\w+)", section):
                options = re.findall(r"^\| `(--[\w-]+)", section, re.MULTILINE)
                rows += len(options)
                wrong += [f"{page.name}: {name} {option}" for option in options if option not in there[name]]
    assert rows > 20
    assert wrong == []


def schema_keys(node):
    """Yield every property name of a JSON Schema."""
    if isinstance(node, dict):
        properties = node.get("properties")
        if isinstance(properties, dict):
            yield from properties
        for value in node.values():
            yield from schema_keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from schema_keys(value)


def test_every_json_key_is_written_down(written, package):
    schema = package / "export" / "reading.schema.json"
    if not schema.is_file():
        pytest.skip("no JSON Schema is shipped yet")
    keys = set(schema_keys(json.loads(schema.read_text(encoding="utf-8"))))
    assert len(keys) > 40
    assert sorted(key for key in keys if not re.search(rf"(?<!\w){re.escape(key)}(?!\w)", written)) == []


def test_every_term_is_written_down(written):
    ids = {}
    for name in vocab.names():
        with contextlib.suppress(Exception):
            ids.update(dict.fromkeys(vocab.terms(name), name))
    assert len(ids) > 40
    assert sorted(f"{ids[i]}: {i}" for i in ids if not re.search(rf"(?<!\w){re.escape(i)}(?!\w)", written)) == []


def test_every_rule_that_a_record_names_is_written_down(root):
    page = (root / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
    texts = [root / "examples" / "coastal-herald.txt", *sorted((root / "tests" / "record" / "mutated").glob("*.txt"))]
    named = {
        rule
        for path in texts
        for record in onrecord.read(path).records
        for by in record.by
        if "/" not in by
        for rule in by.split("+")
    }
    assert len(named) > 15
    assert sorted(rule for rule in named if f"`{rule}`" not in page) == []


def test_no_rule_is_written_down_that_is_not_there(root, package):
    page = (root / "docs" / "reference" / "rules.md").read_text(encoding="utf-8")
    there = {
        name for path in package.rglob("*.py") for name in re.findall(r'(?<=["+ ])([a-z_]+)"', path.read_text("utf-8"))
    }
    named = set(re.findall(r"`([a-z_]+)`", page)) - {"by", "uncertain", "network"}
    assert sorted(named - there) == []


def test_readme_is_short_and_starts_with_two_commands(root):
    lines = (root / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) < LONGEST_README
    if len(lines) < 5:
        pytest.skip("README.md is not written yet")
    assert "python3 bootstrap.py example" in "\n".join(lines)
    assert "python3 bootstrap.py test" in "\n".join(lines)


def test_changelog_has_this_version(root):
    file = root / "CHANGELOG.md"
    if not file.is_file():
        pytest.skip("CHANGELOG.md is not written yet")
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert version == onrecord.__version__
    assert re.search(rf"^## \[?{re.escape(version)}\b", file.read_text(encoding="utf-8"), re.MULTILINE)


def blocks(root, language):
    """Return the code blocks of one language: page, number of the line, text."""
    found = []
    for page in pages(root):
        text = page.read_text(encoding="utf-8") if page.is_file() else ""
        for match in re.finditer(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
            found.append((page, text[: match.start()].count("\n") + 2, match[1]))
    return found


def test_python_in_the_pages_runs(root, monkeypatch):
    monkeypatch.chdir(root)
    for page, line, source in blocks(root, "python"):
        where = f"{page.relative_to(root)}:{line}"
        if ">>>" in source:
            test = doctest.DocTestParser().get_doctest(source, {"onrecord": onrecord}, where, str(page), line)
            out = io.StringIO()
            runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
            assert runner.run(test, out=out.write).failed == 0, out.getvalue()
        else:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(ast.parse(source), where, "exec"), {"__name__": "page"})


def calls(source):
    """Yield each `$ onrecord ...` of a console block with the lines that are printed under it."""
    call, printed = None, []
    for line in source.splitlines():
        if line.startswith("$ "):
            if call:
                yield call, printed
            call, printed = line[2:].strip(), []
        elif call:
            printed.append(line)
    if call:
        yield call, printed


def printed_as(shown):
    """Return the pattern of a printed line in a page: `...` stands for any words of the same line."""
    return re.compile(".*?".join(re.escape(piece) for piece in re.split(r"\.\.\.|…", shown.rstrip())))


def renewal(where, page, missing, said):
    """Say how to renew a page whose printed lines are no longer what the command prints."""
    likest = [difflib.get_close_matches(words, said.splitlines(), n=1, cutoff=0.3) for words in missing]
    lines = [
        f"  - {old}\n  + {new[0] if new else '(no line like it)'}" for old, new in zip(missing, likest, strict=True)
    ]
    return "\n".join([f"{where} no longer prints:", *lines, f"Renew {page.name}: run the command, paste what it prints, "
                      "quote only what no near tie decides (no field after `?`), put ... for the rest of a line."])  # fmt: skip


def test_a_stale_page_is_told_what_to_print_instead(root):
    said = 'r4  ready: "receive"  page > ONA\nr5  will: "sign"  page > Marlesh'
    assert printed_as('... ready: "receive" ...').search(said)
    assert not printed_as("ready: ... page > Marlesh").search("ready:\npage > Marlesh")
    assert '  + r5  will: "sign"' in renewal("page:1", root / "page.md", ['r6  will: "sign"  page > Marlesh'], said)


def ran(call, monkeypatch, capsys):
    """Run `onrecord ...` here, which is faster than a program for each, and return its exit code and what it said."""
    monkeypatch.setattr(sys, "argv", call)
    try:
        main()
        code = 0
    except SystemExit as end:
        code = end.code or 0
    return code, "".join(capsys.readouterr())


def test_console_examples_in_the_pages_run(root, monkeypatch, capsys):
    monkeypatch.chdir(root)
    stale = []
    for page, line, source in blocks(root, "console"):
        for call, printed in calls(source):
            if not call.startswith("onrecord ") or any(sign in call for sign in "|<>") or "examples/" not in call:
                continue
            code, said = ran(shlex.split(call), monkeypatch, capsys)
            where = f"{page.relative_to(root)}:{line}: {call}"
            wanted = [words for words in printed if words.strip() and words.strip() not in {"...", "…"}]
            assert code in ((0, 1) if wanted else (0,)), f"{where}\n{said[-1500:]}"
            missing = [words for words in wanted if not printed_as(words).search(said)]
            if missing:
                stale.append(renewal(where, page, missing, said))
    assert not stale, "\n\n".join(stale)


def own_modules():
    return [m.name for m in pkgutil.walk_packages(onrecord.__path__, "onrecord.") if not m.name.endswith("__main__")]


@pytest.mark.parametrize("name", [*own_modules(), "evaluation.pairing", "evaluation.outcome", "evaluation.quantities",
                                  "evaluation.sentences", "evaluation.places", "evaluation.gazetteer",
                                  "evaluation.dictionary", "evaluation.plover", "evaluation.petrarch",
                                  "evaluation.quotations", "evaluation.questions", "evaluation.anchored",
                                  "evaluation.floors", "evaluation.gold"])  # fmt: skip
def test_examples_in_docstrings_hold(name, root, monkeypatch):
    monkeypatch.syspath_prepend(str(root))
    module = importlib.import_module(name)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        failed = doctest.testmod(module, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).failed
    assert failed == 0, out.getvalue()
