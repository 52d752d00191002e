"""Batches are drawn without end, by this process or by several, each of which draws a part of the epochs."""

import itertools
from pathlib import Path

import pytest
import torch

from training import speed
from training.data import Pair
from training.loading import Stream, loader
from training.tokenizer import Codec

PAIRS = [
    Pair(
        "قال الوزير إن المفاوضات ستُستأنف الثلاثاء.",
        "The minister said the talks would resume on Tuesday.",
        "news",
    ),
    Pair("وصل المبعوث الأمريكي إلى موسكو.", "The US envoy arrived in Moscow.", "news"),
    Pair("ارتفعت أسعار النفط.", "Oil prices rose.", "news"),
    Pair("انتهت المباراة بالتعادل.", "The match ended in a draw.", "news"),
]


class Mixture:
    """Four pairs an epoch, however it is drawn."""

    def epoch(self, rng, part=1.0):
        return rng.sample(PAIRS, int(part * len(PAIRS)))


@pytest.fixture(scope="module")
def codec():
    return Codec(Path("translator/models/embedded/ar-en"))


@pytest.mark.parametrize("workers", [0, 2])
def test_epoch_follows_epoch(codec, workers):
    drawn = itertools.islice(loader(Stream(Mixture(), codec, 2048, "seed"), workers), 6)
    rows = [
        row for batch in drawn for row in batch.target.tolist() if row[0] != codec.pad and len(set(row)) > 2
    ]
    assert len(rows) == (24 if workers == 0 else 12)  # of two workers each draws halves


def test_a_batch_shifts_its_target(codec):
    batch = next(iter(loader(Stream(Mixture(), codec, 2048, "seed"), 0)))
    assert (batch.shifted[:, 0] == codec.pad).all()
    assert torch.equal(batch.shifted[:, 1:], batch.target[:, :-1])
    assert torch.equal(batch.to(torch.device("cpu")).target, batch.target)


def test_the_loss_is_the_same_on_a_gpu(codec):
    torch.manual_seed(1)
    hidden, weight = torch.randn(300, 16), torch.randn(40, 16)
    gold = torch.randint(0, 40, (300,))
    gold[::7] = 39  # padding
    ours = speed.smoothed_loss(hidden, weight, gold, 39, 0.1, half=False)
    assert torch.allclose(ours, speed.stock_loss(hidden, weight, gold, 39, 0.1, half=False), rtol=1e-5)
