"""Input that is missing, broken or made to harm, as a person meets it: a clear message and the documented exit code."""

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main

STORY = "Ondria shut its only port on Monday, the harbour office said. Nobody was hurt."
PAGE = f"<html><body><article><p>{STORY}</p></article></body></html>"
NONE_READ, READ = 2, 0


def nested(tag="<div>", times=100_000):
    return b"<html><body>" + tag.encode() * times + PAGE.encode()


REFUSED = {
    "empty.txt": (b"", "there is nothing to read"),
    "blank.txt": (b" \n\t\n", "there is nothing to read"),
    "binary.txt": (bytes(range(256)) * 40, "not text"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(500), "a PNG picture"),
    "paper.pdf": (b"%PDF-1.7 ...", "not yet read"),
    "long.txt": (b"a" * 50_000_000, "found more than 10 MB"),
    "unknown.txt": (bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D]) * 50, "not text in any encoding"),
    "broken16.txt": (b"\xff\xfeO\x00n", "do not fit their byte order mark"),
    "nul.txt": (STORY.encode() + b"\x00" + STORY.encode(), "NUL"),
    "surrogate.jsonl": (b'{"text": "half a \\ud800 letter"}', "lone surrogate"),
    "nul.jsonl": (b'{"text": "nul \\u0000 letter"}', "NUL"),
    "broken.jsonl": (b'{"text": ', "not JSON"),
    "deep.jsonl": (b'{"text":' + b"[" * 200_000, "not JSON"),
    "tags.html": (nested(), "too many tags"),
    "attributes.html": (b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">x</p>", "attributes"),
    "nothing.html": (b"<html><body><script>1</script></body></html>", "unreadable"),
}
TAKEN = {
    "utf16le.txt": (b"\xff\xfe" + STORY.encode("utf-16-le"), ""),
    "utf16be.txt": (b"\xfe\xff" + STORY.encode("utf-16-be"), ""),
    "utf16bare.txt": (STORY.encode("utf-16-le"), "no byte order mark"),
    "latin.txt": (STORY.replace("Ondria", "Ondría").encode("latin-1"), "read as windows-1252"),
    "bidi.txt": (STORY.replace("port", "\u202eport\u202c").encode(), "2 bidirectional control characters"),
    "zero.txt": (STORY.replace("port", "po\u200brt").encode(), "1 zero-width character"),
    "crlf.txt": (STORY.replace(". ", ".\r\n").encode(), ""),
    "mark.txt": (b"\xef\xbb\xbf" + STORY.encode(), ""),
    "upper.HTML": (PAGE.encode(), ""),
}


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, ["read", *map(str, arguments)], input=stdin)


def in_one_line(text):
    return " ".join(text.split())


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_name_and_why(tmp_path, name):
    data, words = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    result = run(tmp_path / name)
    assert result.exit_code == NONE_READ, result.output
    assert result.stdout == ""
    assert name in result.stderr
    assert words in in_one_line(result.stderr)
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("name", TAKEN)
def test_what_is_odd_is_read_and_what_was_odd_is_noted(tmp_path, name):
    data, note = TAKEN[name]
    (tmp_path / name).write_bytes(data)
    result = run("--json", tmp_path / name)
    assert result.exit_code == READ, result.stderr
    report = json.loads(result.stdout)["report"]
    assert note in " ".join(report["notes"])
    assert [block["kind"] for block in report["blocks"]].count("body") >= 1


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder / "none.txt", "there is no such file"),
        (lambda folder: folder, "the folder holds nothing to read"),
        (lambda folder: folder / "*.txt", "the pattern matches no file"),
        (lambda folder: "https://herald.example/port", "save the page as HTML"),
    ],
    ids=["missing file", "empty folder", "empty pattern", "address"],
)
def test_what_is_not_there_is_said(tmp_path, make, words):
    result = run(make(tmp_path))
    assert result.exit_code == NONE_READ
    assert words in in_one_line(result.stderr)
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("stdin", [b"", b"\x00\x01\x02" * 90])
def test_standard_input_with_nothing_to_read_is_said(stdin):
    result = run("-", stdin=stdin)
    assert result.exit_code == NONE_READ
    assert "standard input" in result.stderr


def test_naughty_strings_on_the_command_line(tmp_path, naughty):
    sound = [words for words in naughty if "\x00" not in words and not any("\ud800" <= c <= "\udfff" for c in words)]
    pages = ["\n\n".join((STORY, *sound[at : at + 10], STORY)) for at in range(0, len(sound), 10)]
    (tmp_path / "all.jsonl").write_text("\n".join(json.dumps({"text": page}) for page in pages), encoding="utf-8")
    result = run("--plain", "--jsonl", tmp_path / "all.jsonl")
    assert result.exit_code == READ, result.stderr
    assert len(result.stdout.splitlines()) == len(pages) >= 20
