"""Labels on Wikinews: no word of the articles is kept, and names come back from their offsets."""

import hashlib
import json
from pathlib import Path

import pytest

from training import articles
from training.corpora import wikinews

TEXT = "The Zor army left Brell. It said so."
ROW = {
    "span": [13, 17],
    "modality": "actual",
    "polarity": "+",
    "certainty": "certain",
    "event": "RETREAT",
    "time": None,
}
LABELS = {"id": "wikinews_1", "sha256": "", "published": None, "blocks": [], "times": []}


def one(**names):
    return {**LABELS, "records": [{**ROW, "chain": [], "actor": [], "recipient": [], "place": None, **names}]}


def test_names_are_kept_as_offsets_and_come_back():
    labels = one(actor=["Zor army"], chain=["?"], place="Brell")
    kept = articles.pinned(labels, TEXT)["records"][0]
    assert kept["actor"] == [[4, 12]] and kept["place"] == [18, 23] and kept["chain"] == ["?"]
    assert wikinews.named(kept, TEXT) | {"quoted": None} == labels["records"][0] | {"quoted": None}


def test_a_name_that_is_not_printed_is_refused():
    with pytest.raises(ValueError, match="wikinews_1: 'Marl' is not printed"):
        articles.pinned(one(recipient=["Marl"]), TEXT)


def test_no_word_of_an_article_is_kept():
    terms = {
        "actual",
        "planned",
        "ready",
        "called_for",
        "possible",
        "conditional",
        "asked",
        "certain",
        "probable",
        "OPEN",
        "?",
    }
    for path in wikinews.LABELS.glob("*.off.json"):
        for row in json.loads(path.read_text(encoding="utf-8"))["records"]:
            told = [*row["chain"], *row["actor"], *row["recipient"], row["place"] or "?"]
            assert all(isinstance(one, list) or one in terms for one in told), path.name
            assert set(row) == {*articles.KEPT, *wikinews.NAMED, "place"}


@pytest.mark.parametrize(
    ("parted", "written"),
    [
        ("They did n't sign , he said .", "They didn't sign, he said."),
        ("`` We go , '' she said .", "“We go,” she said."),
        ("The states ' ministers -LRB- nine -RRB- met .", "The states' ministers (nine) met."),
        ("It cost $ 4 -LSB- about -RSB- .", "It cost $4 [about]."),
    ],
)
def test_words_that_were_parted_are_joined(parted, written):
    assert wikinews.joined(parted) == written


def test_an_article_of_one_line_is_parted_between_sentences():
    line = 'Zor closed its ports to 4.5 m people of the delta, its U.N. envoy told the paper on Monday. "It is safe," he said. '
    paragraphs = wikinews.parted(line * 4).strip().split("\n\n")
    assert len(paragraphs) == 2 and all(p.endswith(("he said.", "Monday.")) for p in paragraphs)
    assert " ".join(paragraphs) == (line * 4).strip()


def test_another_text_than_the_labelled_one_is_refused(tmp_path, monkeypatch):
    folder = tmp_path / "train/qanom"
    folder.mkdir(parents=True)
    row = 'qasrl_id,sentence\nWiki1k:wikinews:7:0:0,"The Zor army left ."\n'
    for part in ("train", "dev"):
        (folder / f"{part}.csv").write_text(row, encoding="utf-8")
    whole = tmp_path / "train/place/geovirus.jsonl"
    whole.parent.mkdir()
    whole.write_text(json.dumps({"id": "3", "text": "Fever  closed Brell."}) + "\n", encoding="utf-8")
    kept = tmp_path / "wikinews_7.off.json"
    kept.write_text(json.dumps({**LABELS, "id": "wikinews_7", "sha256": "0", "records": []}), encoding="utf-8")
    monkeypatch.setattr(wikinews, "LABELS", Path(tmp_path))
    assert wikinews.texts(tmp_path) == {"wikinews_7": "The Zor army left.\n", "geovirus_3": "Fever closed Brell.\n"}
    with pytest.raises(ValueError, match="wikinews_7: found another text"):
        next(wikinews.documents(tmp_path))


def test_articles_of_the_dev_split_are_not_trained_on(tmp_path, monkeypatch):
    folder = tmp_path / "train/qanom"
    folder.mkdir(parents=True)
    rows = "qasrl_id,sentence\nWiki1k:wikinews:{}:0:0,The Zor army left .\n"
    (folder / "train.csv").write_text(rows.format(7), encoding="utf-8")
    (folder / "dev.csv").write_text(rows.format(8), encoding="utf-8")
    (tmp_path / "train/place").mkdir()
    (tmp_path / "train/place/geovirus.jsonl").write_text("", encoding="utf-8")
    sha = hashlib.sha256(b"The Zor army left.\n").hexdigest()
    for name in ("wikinews_7", "wikinews_8"):
        kept = json.dumps({**LABELS, "id": name, "sha256": sha, "records": []})
        (tmp_path / f"{name}.off.json").write_text(kept, encoding="utf-8")
    monkeypatch.setattr(wikinews, "LABELS", Path(tmp_path))
    assert {name for name, *_ in wikinews.documents(tmp_path)} == {"wikinews_7", "wikinews_8"}
    assert {example.doc for example in wikinews.read(tmp_path)} == {"wikinews_7"}
