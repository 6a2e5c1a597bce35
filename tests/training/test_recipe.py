"""The pure parts of the recipe: how long each mix is read, how rates move, what is packed and what is averaged."""

import pytest

from training import schedule
from training.labels import WORD_LAYERS, still_read


@pytest.mark.parametrize(("done", "share"), [(0, 0.0), (15, 0.5), (30, 1.0), (500, 1.0), (775, 0.5), (1000, 0.0)])
def test_rates_rise_stay_and_fall(done, share):
    assert schedule.share(done, 1000, 0.55) == pytest.approx(share)


def test_an_average_counts_each_checkpoint_by_its_share(tmp_path):
    torch = pytest.importorskip("torch", reason="the recipes of training are not installed")
    from training.average import averaged

    for name, value in (("one", 1.0), ("other", 3.0)):
        torch.save({"model": {"w": torch.tensor([value])}, "state": {"pieces": 1}}, tmp_path / f"{name}.pt")
    both = [tmp_path / "one.pt", tmp_path / "other.pt"]
    assert averaged(both, (3, 1))["model"]["w"].item() == pytest.approx(1.5)
    assert averaged(both[:1], (0.7,))["model"]["w"].item() == 1.0


def test_the_labelled_reports_join_before_the_early_checkpoint_and_rates_fall_after_both():
    assert schedule.WARM < schedule.LATE_FROM < schedule.EARLY_AT < 0.55


def test_layers_that_nothing_reads_any_more_are_not_exported():
    sets = {**{k: list(v) for k, v in WORD_LAYERS.items()}, "rel": ["root"], "mood": ["NO", "YES"]}
    assert set(still_read(sets)) == {*WORD_LAYERS, "rel"}


def test_packed_files_that_grew_too_large_are_named(tmp_path, monkeypatch):
    for name in schedule.MOST_BYTES:
        (tmp_path / name).write_bytes(b"12345")
    assert schedule.too_large(tmp_path) == []
    monkeypatch.setitem(schedule.MOST_BYTES, "base.npz.xz", 4)
    assert schedule.too_large(tmp_path) == ["base.npz.xz: 5 bytes, at most 4"]
