"""A training: it learns, it goes on where it stopped, and it ends in time or when it gets no better."""

from argparse import Namespace
from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import pytest
import torch
from torch.nn import functional

from training import model
from training.batching import Batch
from training.packaging import average_of
from training.trainer import Trainer

CODEC = SimpleNamespace(size=40, pad=39)
SMALL = {"d_model": 32, "ffn": 48, "encoder_layers": 2, "decoder_layers": 1, "heads": 2}
BATCH = Batch(
    torch.tensor([[5, 9, 23, 0], [7, 8, 0, 39]]), torch.tensor([[11, 30, 8, 0], [12, 31, 0, 39]]), 39
)


@pytest.fixture
def trainer(tmp_path, monkeypatch):
    """Make a trainer in a folder; a second one in the same folder resumes."""
    monkeypatch.setattr(functional, "dropout", functional.dropout)  # the recipe's own is put there
    monkeypatch.setattr(model, "DIMENSIONS", SMALL.copy())

    def make(**wishes):
        options = {"hours": None, "stop_at": None, "patience": 2, "cool_down": 40.0, "work": tmp_path}
        options |= {"dropout": 0.1, "threads": 1, "start_from": None, "device": "cpu"}
        options |= {"peak": 1e-2, "warm_up": 5, "guided_steps": 100, **wishes}
        made = Trainer(Namespace(**options), CODEC, torch.full((40, 40), 0.5))
        made.resume()
        made.half = False
        return made

    return make


def test_hours_are_hours_of_training(trainer):
    first = trainer(hours=3)
    assert first.left() == pytest.approx(180, abs=1)
    first.began -= 3600  # it has trained for an hour
    first.save()
    assert trainer(hours=3).left() == pytest.approx(120, abs=1)
    assert trainer(hours=1).left() == pytest.approx(0, abs=1)


def test_a_clock_time_is_utc(trainer):
    end = datetime.now(timezone.utc) + timedelta(minutes=30)
    assert trainer(stop_at=end.strftime("%Y-%m-%dT%H:%M:%S")).left() == pytest.approx(30, abs=1)


def test_without_a_better_score_it_cools_down_early(trainer):
    one = trainer(hours=3)
    assert [one.judge(total) for total in (80.0, 81.0, 80.5)] == [True, True, False]
    assert one.left() > 170
    assert not one.judge(80.9)  # the second time
    assert one.left() == pytest.approx(40, abs=1)
    one.save()
    assert trainer(hours=3).left() == pytest.approx(40, abs=1)


def test_a_better_score_gives_new_patience(trainer):
    one = trainer(hours=3)
    for total in (80.0, 79.0, 81.0, 80.0):
        one.judge(total)
    assert one.left() > 170


def test_a_checkpoint_of_before_there_were_hours_resumes(trainer):
    one = trainer(hours=3)
    old = {key: value for key, value in one.state().items() if key not in ("trained", "stale", "stopping_at")}
    torch.save(old, one.path)
    assert trainer(hours=3).left() == pytest.approx(180, abs=1)


def test_checkpoints_are_averaged(tmp_path):
    for name, value, step in (("a.pt", 1.0, 10), ("b.pt", 3.0, 20)):
        torch.save({"average": [torch.full((2,), value)], "step": step}, tmp_path / name)
    (weights,), step = average_of([tmp_path / "a.pt", tmp_path / "b.pt"])
    assert (weights.tolist(), step) == ([2.0, 2.0], 20)


def test_after_an_early_end_the_hours_count_again(trainer):
    one = trainer(hours=3)
    one.began -= 3600
    one.stopping_at = 3000.0  # it has ended early
    one.save()
    again = trainer(hours=3)
    assert again.left() == pytest.approx(120, abs=1)
    assert again.stale == 0


def test_a_checkpoint_of_another_size_is_named(trainer, monkeypatch):
    trainer(hours=3).save()
    monkeypatch.setitem(model.DIMENSIONS, "ffn", 96)
    with pytest.raises(SystemExit, match="is of another model"):
        trainer(hours=3)


def test_it_learns_what_it_is_shown(trainer):
    one = trainer(hours=3, dropout=0.0)
    losses = [float(one.update(BATCH)) for _ in range(40)]
    assert losses[-1] < losses[0] / 2


def test_the_start_mark_stays_at_zero(trainer):
    one = trainer(hours=3)
    one.update(BATCH)
    assert one.model.model.shared.weight[CODEC.pad].abs().max() == 0


def test_a_resumed_training_goes_on_where_it_stopped(trainer):
    one = trainer(hours=3, dropout=0.0)
    for _ in range(6):  # the average moves every fifth step
        one.update(BATCH)
    one.save()
    other = trainer(hours=3, dropout=0.0)
    for each in (one, other):
        for _ in range(4):
            each.update(BATCH)
    for name in ("parameters", "average"):
        for a, b in zip(getattr(one, name), getattr(other, name), strict=True):
            assert torch.equal(a, b)
