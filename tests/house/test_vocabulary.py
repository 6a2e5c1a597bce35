"""Every vocabulary file loads, and says where it comes from."""

import tomllib

import pytest

from onrecord.core import vocab
from onrecord.core.errors import VocabularyError


@pytest.mark.parametrize("name", vocab.names())
def test_every_file_loads_as_terms_or_lexicon(name, package):
    data = tomllib.loads((package / "core" / "vocab" / f"{name}.toml").read_text(encoding="utf-8"))
    loaded = []
    if "term" in data:
        loaded.append(vocab.terms(name))
    if "lexicon" in data:
        loaded.append(vocab.lexicon(name))
    others = [loader for loader in (getattr(vocab, "rows", None), getattr(vocab, "tables", None)) if loader]
    if not loaded:
        for loader in others:
            try:
                loaded.append(loader(name))
            except VocabularyError:
                continue
    assert loaded, f"{name}.toml loads through no loader of onrecord.core.vocab"
    assert all(loaded), f"{name}.toml holds nothing"


@pytest.mark.parametrize("name", vocab.names())
def test_every_file_opens_with_a_comment(name, package):
    first = (package / "core" / "vocab" / f"{name}.toml").read_text(encoding="utf-8").lstrip()[:1]
    assert first == "#", f"{name}.toml does not say what it holds"


def test_an_unknown_name_is_an_error_of_ours():
    with pytest.raises(VocabularyError, match="no such vocabulary"):
        vocab.terms("no_such_list")
