"""Coreference: phrases off a parse, what they show, chains, and whole short texts. Invented people and countries."""

import numpy as np
import pytest

from onrecord.core.anchor import Anchor
from onrecord.core.coreference import Coreference, Resolver
from onrecord.core.errors import WeightsError
from onrecord.core.reading import Entity, Mention, Reading, Sentence, Token
from onrecord.core.report import Block, Language, Report
from onrecord.desk import read_tokens
from onrecord.read import trained
from onrecord.read.coreference import find_corefers, linking, pairs, ranker, resolve, traits
from onrecord.read.coreference.phrases import phrases

READS = trained.network() is not None and ranker.FILE.is_file()
with_weights = pytest.mark.skipif(not READS, reason="no weights installed")


def parsed(lines, names=()):
    """Make a reading of sentences written as word/UPOS/head/relation, heads from 1, with names (text, type)."""
    tokens, marked, blocks, words = [], [], [], []
    for number, line in enumerate(lines):
        first, row = len(tokens), [cell.rsplit("/", 3) for cell in line.split()]
        for word, upos, head, rel in row:
            at = sum(len(w) + 1 for w in words)
            above = first + int(head) - 1 if int(head) else -1
            tokens.append(Token(at, at + len(word), upos=upos, head=above, deprel=rel))
            words.append(word)
        blocks.append(Block("body", tokens[first].start, tokens[-1].end))
        marked.append(Sentence(tokens[first].start, tokens[-1].end, first, len(tokens), number))
    text = " ".join(words)
    report = Report("test", text, "0" * 64, tuple(blocks), Language("en", True, 1.0))
    entities, mentions = [], []
    for name, kind in names:
        entities.append(Entity(name, kind))
        mentions.append(Mention(Anchor.of(text, text.index(name), text.index(name) + len(name)), kind, len(mentions)))
    return Reading(report, tuple(tokens), tuple(marked), mentions=tuple(mentions), entities=tuple(entities))


@pytest.mark.parametrize(
    ("line", "names", "wanted"),
    [
        ("The/DET/2/det minister/NOUN/3/nsubj spoke/VERB/0/root ././PUNCT/3/punct", (), ["The minister"]),
        ("In/ADP/3/case the/DET/3/det port/NOUN/0/root", (), ["the port"]),
        (
            "She/PRON/2/nsubj read/VERB/0/root the/DET/4/det report/NOUN/2/obj that/PRON/6/obj angered/VERB/4/acl:relcl",
            (),
            ["She", "the report that angered"],
        ),
        ("It/PRON/2/expl rains/VERB/0/root", (), []),
        ("Who/PRON/2/nsubj spoke/VERB/0/root ?/PUNCT/2/punct", (), []),
        ("Both/DET/2/det sides/NOUN/3/nsubj agreed/VERB/0/root", (), ["Both sides"]),
        (
            "Orr/PROPN/4/nsubj and/CCONJ/3/cc Ilves/PROPN/1/conj met/VERB/0/root",
            (("Orr", "PERSON"), ("Ilves", "PERSON")),
            ["Orr and Ilves", "Orr", "Ilves"],
        ),
        (
            "The/DET/3/det Ondria/PROPN/3/compound talks/NOUN/4/nsubj failed/VERB/0/root",
            (("Ondria", "PLACE"),),
            ["The Ondria talks", "Ondria"],
        ),
        ("Stone/NOUN/2/compound walls/NOUN/3/nsubj fell/VERB/0/root", (), ["Stone walls"]),
        ("Ondria/PROPN/3/nmod:poss 's/PART/1/case port/NOUN/0/root", (("Ondria", "PLACE"),), ["Ondria 's port", "Ondria 's"]),
        ("Orr/PROPN/4/nsubj is/AUX/4/cop a/DET/4/det pilot/NOUN/0/root", (("Orr", "PERSON"),), ["Orr", "a pilot"]),
        ("This/PRON/2/nsubj failed/VERB/0/root", (), ["This"]),
        ("I/PRON/2/nsubj know/VERB/0/root that/SCONJ/5/mark he/PRON/5/nsubj left/VERB/2/ccomp", (), ["I", "he"]),
    ],
)  # fmt: skip
def test_phrases_have_their_edges(line, names, wanted):
    reading = parsed([line], names)
    assert [phrase.anchor(reading).exact for phrase in phrases(reading)] == wanted


@pytest.mark.parametrize(
    ("line", "number", "gender", "kind"),
    [
        ("He/PRON/2/nsubj left/VERB/0/root", 1, 1, "he"),
        ("Her/PRON/0/root", 1, 2, "she"),
        ("They/PRON/0/root", 2, 0, "they"),
        ("Two/NUM/2/nummod men/NOUN/0/root", 2, 1, "bare"),
        ("The/DET/2/det spokeswoman/NOUN/0/root", 1, 2, "definite"),
        ("The/DET/2/det crisis/NOUN/0/root", 1, 0, "definite"),
        ("These/DET/2/det figures/NOUN/0/root", 2, 0, "shown"),
        ("Its/PRON/2/nmod:poss ministry/NOUN/0/root", 1, 0, "possessed"),
        ("A/DET/2/det driver/NOUN/0/root", 1, 0, "a"),
        ("Police/NOUN/0/root", 2, 0, "bare"),
    ],
)
def test_traits_show_number_gender_and_kind(line, number, gender, kind):
    reading = parsed([line])
    found = phrases(reading)[:1]
    row = traits.traits(traits.Page(reading, found, {}), found)[0]
    assert (row.number, row.gender, traits.KINDS[row.kind]) == (number, gender, kind)


def test_a_title_gives_a_name_its_gender_and_a_first_name_does_not():
    line = "Mrs/PROPN/3/nsubj Marta/PROPN/1/flat met/VERB/0/root John/PROPN/3/obj"
    reading = parsed([line], (("Mrs Marta", "PERSON"), ("John", "PERSON")))
    found = phrases(reading)
    assert [row.gender for row in traits.traits(traits.Page(reading, found, {}), found)] == [2, 0]


def columns_of(reading):
    found = phrases(reading)
    return pairs.Columns(reading, traits.traits(traits.Page(reading, found, {}), found))


@pytest.mark.parametrize(
    ("lines", "feature", "value"),
    [
        (["The/DET/2/det ministry/NOUN/0/root", "The/DET/2/det ministry/NOUN/0/root"], "same head", 1),
        (["The/DET/2/det ministry/NOUN/0/root", "The/DET/2/det port/NOUN/0/root"], "same head", 0),
        (["Two/NUM/2/nummod men/NOUN/0/root", "He/PRON/0/root"], "number differs", 1),
        (["A/DET/2/det woman/NOUN/0/root", "He/PRON/0/root"], "gender differs", 1),
        (["A/DET/2/det driver/NOUN/0/root", "He/PRON/0/root"], "gender differs", 0),
        (["A/DET/3/det new/ADJ/3/amod law/NOUN/0/root", "The/DET/3/det old/ADJ/3/amod law/NOUN/0/root"], "head, words differ", 1),
        (["A/DET/3/det new/ADJ/3/amod law/NOUN/0/root", "The/DET/2/det law/NOUN/0/root"], "head, words fit", 1),
        (["Orr/PROPN/2/nsubj saw/VERB/0/root himself/PRON/2/obj"], "reflexive, one governor", 1),
        (["Orr/PROPN/2/nsubj saw/VERB/0/root him/PRON/2/obj"], "one governor", 1),
        (["Orr/PROPN/4/nsubj is/AUX/4/cop the/DET/4/det pilot/NOUN/0/root"], "copula", 1),
    ],
)  # fmt: skip
def test_features_speak_for_and_against_a_pair(lines, feature, value):
    columns = columns_of(parsed(lines))
    last = len(columns.rows) - 1
    given = pairs.features(columns, np.array([last]), np.array([[0]]))
    assert given[0, 0, pairs.FEATURES.index(feature)] == value


def test_a_phrase_looks_back_only_so_far():
    columns = columns_of(parsed(["Ports/NOUN/0/root"] * 300))
    candidates = pairs.candidates(columns)
    assert candidates.shape == (300, pairs.NEAREST + pairs.FAR)
    assert candidates[299].max() == 298
    assert list(candidates[0]) == [-1] * (pairs.NEAREST + pairs.FAR)


def test_chains_join_what_names_one_entity_and_likelihoods_add_up():
    reading = parsed(
        ["Orr/PROPN/2/nsubj left/VERB/0/root", "The/DET/2/det pilot/NOUN/3/nsubj slept/VERB/0/root", "He/PRON/0/root"],
        (("Orr", "PERSON"),),
    )
    found = phrases(reading)
    rows = traits.traits(traits.Page(reading, found, {}), found)
    candidates = np.array([[-1, -1], [0, -1], [1, 0]])
    chances = np.array([[0, 0], [0.6, 0], [0.5, 0.3]], dtype=np.float32)
    first = linking.joined(candidates, chances, 0.0)
    assert first == [0, 0, 0]
    assert linking.chains(rows, first) == {0: [0, 1, 2]}
    likely = linking.likelihoods(rows, candidates, chances, 0.0)
    assert likely[2][0] == pytest.approx(0.5 * 0.6 + 0.3)
    assert linking.joined(candidates, chances, 2.0) == [0, 1, 2]


def test_a_resolver_takes_the_phrase_whose_head_the_words_hold():
    text = "the minister of the port"
    whole, inner = Anchor.of(text, 0, 24), Anchor.of(text, 16, 24)
    rows = (
        Coreference(whole, Anchor.of(text, 4, 12), 0, "nominal", 0.9, True),
        Coreference(inner, Anchor.of(text, 20, 24), 1, "nominal", 0.4, False),
    )
    resolver = Resolver(rows)
    assert resolver.resolve(Anchor.of(text, 4, 12)) == (0, 0.9)
    assert resolver.resolve(inner) == (1, 0.4)
    assert resolver.resolve(Anchor.of(text, 0, 3)) is None


def test_without_a_parse_nothing_is_claimed():
    reading = parsed(["He/PRON/0/root"])
    bare = Reading(reading.report, tuple(Token(t.start, t.end) for t in reading.tokens), reading.sentences)
    assert find_corefers(bare) == bare


def read(*sentences):
    """Read sentences of words parted by blanks with the shipped network and numbers."""
    return read_tokens([sentence.split() for sentence in sentences])


def meant(reading, words, *, nth=0):
    """Return the name of the entity that the nth printing of some words means, None for none."""
    at, text = -1, reading.report.text
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    found = resolve(reading, Anchor.of(text, at, at + len(words)))
    return reading.entities[found[0]].name if found else None


@with_weights
@pytest.mark.parametrize(
    ("sentences", "words", "wanted"),
    [
        (("Prime Minister Marta Ilves arrived in Tarn on Monday .", "She met farmers ."), "She", "Marta Ilves"),
        (("President Dan Orr left the hall .", "His car was waiting ."), "His", "Dan Orr"),
        (
            ("The Ministry of Ports published a statement .", "The ministry said the harbour was open ."),
            "The ministry",
            "Ministry of Ports",
        ),
        (("Mr Dan Orr defended himself in court .",), "himself", "Dan Orr"),
        (("Dan Orr said he would resign .",), "he", "Dan Orr"),
        (("A new report was published on Monday .", "The report blames the army ."), "The report", "A new report"),
        (
            ("Two fishermen were arrested near the harbour .", "They were released on Friday ."),
            "They",
            "Two fishermen",
        ),
    ],
)
def test_a_phrase_means_what_was_named_before(sentences, words, wanted):
    assert meant(read(*sentences), words) == wanted


@with_weights
@pytest.mark.parametrize(
    ("sentences", "words", "unwanted"),
    [
        (("Mrs Marta Ilves met Mr Dan Orr .", "He thanked the guests ."), "He", "Marta Ilves"),
        (("Mr Dan Orr met Mrs Marta Ilves .", "She thanked the guests ."), "She", "Dan Orr"),
        (("It was raining in Tarn .",), "It", "Tarn"),
        (("Dan Orr saw him .",), "him", "Dan Orr"),
        (("The ministry of ports closed .", "A ministry in Tarn opened ."), "A ministry", "The ministry of ports"),
        (("Dan Orr spoke .", "They were released ."), "They", "Dan Orr"),
    ],
)
def test_a_phrase_does_not_mean_what_cannot_be(sentences, words, unwanted):
    assert meant(read(*sentences), words) != unwanted


HOSTILE = {
    "nothing": [],
    "one mark": ["."],
    "capitals": ["PRESIDENT DAN ORR SAID HE WOULD RESIGN .", "HE LEFT ."],
    "one long sentence": [" ".join(["he said that the minister of ports and she"] * 140)],
    "one of 5,000 words": [" ".join(["he said that the minister of ports and she"] * 560)],
    "astral": ["𝒟an 𝒪rr 😀 said he left 🚢 .", "שלום He left ."],
}


@with_weights
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if "5,000" in name else []) for name in HOSTILE]
)
def test_offsets_are_true_and_the_same_every_time(name):
    reading = read(*HOSTILE[name])
    for row in reading.corefers:
        for anchor in (row.anchor, row.head):
            assert reading.report.text[anchor.start : anchor.end] == anchor.exact
        assert row.anchor.covers(row.head)
        assert 0 <= row.entity < len(reading.entities)
        assert 0 <= row.probability <= 1
    assert find_corefers(parsed_again(reading)).corefers == reading.corefers


def parsed_again(reading):
    """Return a reading without its coreference, to run the step a second time."""
    named = tuple(entity for entity in reading.entities if not entity.described)
    return Reading(
        reading.report,
        reading.tokens,
        reading.sentences,
        reading.quotations,
        mentions=reading.mentions,
        entities=named,
        attributions=reading.attributions,
    )


@with_weights
def test_names_keep_their_mentions_and_their_entities():
    reading = read("President Dan Orr left the hall .", "He was waiting ; the driver was not .")
    named = [entity for entity in reading.entities if not entity.described]
    assert all(mention.entity < len(named) for mention in reading.mentions)
    assert list(reading.entities[: len(named)]) == named


def test_weights_learned_for_other_features_are_refused(tmp_path):
    file = tmp_path / "coreference.json"
    file.write_text('{"features": ["one"], "kinds": []}', encoding="utf-8")
    with pytest.raises(WeightsError, match="other features"):
        ranker.shipped(file)
