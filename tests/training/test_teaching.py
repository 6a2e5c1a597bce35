"""Teachers and pupils: what a network says is kept as a lesson, another learns from it, and shipped weights become a checkpoint again.

Run with the recipe's environment (`training/README.md`); where torch is missing these tests are skipped.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed: run with the environment of training/README.md")
from training import lessons, model  # noqa: E402
from training.batching import Item, collate, tensors  # noqa: E402
from training.labels import NAMES, PARTY, ROLES, VOICE, WORD_LAYERS  # noqa: E402
from training.losses import losses, total  # noqa: E402

TINY = model.Size(width=16, layers=1, heads=2, inner=16, positions=40, vocabulary=160)
SETS = {**WORD_LAYERS, "rel": ("root", "dep"), "roles": ROLES, "voice": VOICE, "party": PARTY, "names": NAMES}
WEIGHTS = Path(__file__).parents[2] / "src/onrecord/weights"


@pytest.fixture
def items():
    """Sentences of three to nine words without a label."""
    made = []
    for number in range(12):
        size = 3 + number % 7
        pieces = np.array([101, *(110 + (number * 7 + at) % 45 for at in range(size)), 102])
        places = np.arange(1, size + 1)
        row = {"c": "plain", "d": "a", "w": ["w"] * size, "t": {}}
        made.append(Item(row, pieces, np.zeros_like(pieces), places, places))
    return made


def reader(seed):
    """A small network with weights by chance, heads included."""
    torch.manual_seed(seed)
    made = model.Reader(SETS, TINY).eval()
    for parameter in made.parameters():
        torch.nn.init.normal_(parameter, std=0.3)
    return made


def test_a_lesson_holds_the_mean_of_the_teachers_and_only_the_words_of_its_sentence(items):
    one, other = reader(1), reader(2)
    both = lessons.taught([(one, 3.0), (other, 1.0)], items, SETS, "cpu")
    alone = [lessons.taught([(r, 1.0)], items, SETS, "cpu") for r in (one, other)]
    for item, lesson, *parts in zip(items, both, *alone, strict=True):
        size = len(item.first)
        assert lesson.words.shape[0] == size and lesson.arcs.shape == (size, size + 1)
        mean = 0.75 * parts[0].arcs.astype(np.float32) + 0.25 * parts[1].arcs
        assert np.allclose(lesson.arcs, mean, atol=2e-3)
        assert np.allclose(lesson.arcs.sum(1), 1.0, atol=5e-3)


def test_a_pupil_comes_nearer_to_its_teacher_where_no_word_has_a_label(items):
    teacher, pupil = reader(1), reader(2)
    places = {k: (v.start, v.stop) for k, v in lessons.layout(teacher, SETS).items()}
    told = lessons.taught([(teacher, 1.0)], items, SETS, "cpu")
    batch = tensors(collate([replace(i, lesson=lesson) for i, lesson in zip(items, told, strict=True)], ()), "cpu")
    steps = torch.optim.Adam((p for p in pupil.parameters() if p.requires_grad), lr=0.01)
    before = after = total(losses(pupil, batch, places)).item()
    for _ in range(40):
        steps.zero_grad()
        loss = total(losses(pupil, batch, places))
        loss.backward()
        steps.step()
        after = loss.item()
    assert after < 0.8 * before


@pytest.mark.parametrize(
    ("distance", "bucket"), [(0, 0), (1, 1), (7, 7), (8, 8), (-1, 17), (-7, 23), (500, 15), (-500, 31)]
)
def test_near_distances_have_a_bucket_each_and_far_ones_share(distance, bucket):
    found = model.buckets(501, 32, torch.device("cpu"))
    assert found[max(distance, 0), max(-distance, 0)].item() == bucket


def test_shipped_weights_become_a_checkpoint_that_says_the_same():
    onnxruntime = pytest.importorskip("onnxruntime")
    pytest.importorskip("onnx")
    from training import export, restore

    sets = restore.labels(WEIGHTS)
    made = model.Reader(sets)
    made.load_state_dict(restore.state(WEIGHTS))
    graph = export.Graph(made.eval(), export.layout(made, sets)[0])
    pieces = torch.tensor([[101, 1996, 2704, 2056, 7323, 2018, 3478, 102]])
    places = torch.arange(1, 7)[None]
    given = (pieces, torch.ones_like(pieces), places, places, places > 0, places < 0)
    with torch.no_grad():
        ours = graph(*given)[0].numpy()
    names = ("pieces", "shapes", "first", "last", "there", "ask")
    session = onnxruntime.InferenceSession(str(WEIGHTS / "model.onnx"))
    theirs = session.run(["words"], {n: v.numpy() for n, v in zip(names, given, strict=True)})[0]
    assert np.abs(ours - theirs).mean() < 0.1
