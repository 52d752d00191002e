"""Batches are drawn without end, by this process or by several, each of which draws a part of the epochs."""

import itertools
from pathlib import Path

import pytest
import torch

from training import speed
from training.data import Pair
from training.loading import Stream, loader
from training.tokenizer import Codec

WORDS = ("النفط", "الذهب", "القمح", "الغاز", "الحديد", "النحاس", "القطن", "السكر")


class Mixture:
    """An epoch of eight pairs, or a part of it, each with what was drawn for it."""

    def epoch(self, rng, part=1.0):
        count = int(part * len(WORDS))
        return [
            Pair(f"ارتفع سعر {rng.choice(WORDS)}.", f"The price is {rng.random()}.", "news")
            for _ in range(count)
        ]


@pytest.fixture(scope="module")
def codec():
    return Codec(Path("translator/models/embedded/ar-en"))


def drawn(codec, workers, batches, seed="1 0"):
    """Return the targets of the first batches as tuples of pieces; a row that only fills up begins with 0."""
    some = itertools.islice(loader(Stream(Mixture(), codec, 2048, seed), workers), batches)
    return [tuple(row) for batch in some for row in batch.target.tolist() if row[0] != 0]


def test_epoch_follows_epoch(codec):
    assert len(set(drawn(codec, workers=0, batches=3))) == 3 * len(WORDS)


def test_each_worker_draws_another_part(codec):
    assert len(set(drawn(codec, workers=2, batches=4))) == 2 * len(WORDS)


def test_the_seed_decides_the_pairs_and_their_segmentation(codec):
    assert drawn(codec, workers=0, batches=3) == drawn(codec, workers=0, batches=3)
    assert drawn(codec, workers=0, batches=3) != drawn(codec, workers=0, batches=3, seed="2 0")


def test_a_batch_shifts_its_target(codec):
    batch = next(iter(loader(Stream(Mixture(), codec, 2048, "1 0"), 0)))
    assert (batch.shifted[:, 0] == codec.pad).all()
    assert torch.equal(batch.shifted[:, 1:], batch.target[:, :-1])


def test_our_loss_and_its_slopes_are_those_of_torch():
    torch.manual_seed(1)
    hidden, weight = torch.randn(300, 16, requires_grad=True), torch.randn(40, 16, requires_grad=True)
    gold = torch.randint(0, 40, (300,))
    gold[::7] = 39  # padding
    found = []
    for loss in (speed.smoothed_loss, speed.stock_loss):
        value = loss(hidden, weight, gold, 39, 0.1, half=False)
        found.append((value, *torch.autograd.grad(value, (hidden, weight))))
    for ours, theirs in zip(*found, strict=True):
        assert torch.allclose(ours, theirs, rtol=1e-4, atol=1e-6)
