"""Batches without end, drawn as training goes on, by this process or by others beside it."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Iterator

import sentencepiece
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from training.batching import Batch, batches
from training.mixture import Mixture
from training.tokenizer import Codec


class Stream(IterableDataset[Batch]):  # type: ignore[misc]
    """Epoch after epoch of a mixture. Of several processes each draws parts of epochs of its own."""

    def __init__(self, mixture: Mixture, codec: Codec, tokens: int, seed: str) -> None:
        self.mixture, self.codec, self.tokens, self.seed = mixture, codec, tokens, seed

    def __iter__(self) -> Iterator[Batch]:
        """Yield batches of about `tokens` padded tokens a side."""
        worker = get_worker_info()
        number, workers = (worker.id, worker.num_workers) if worker else (0, 1)
        for part in itertools.count():
            rng = random.Random(f"{self.seed} {number} {part}")
            sentencepiece.set_random_generator_seed(rng.getrandbits(32))  # of the sampled segmentation
            yield from batches(self.mixture.epoch(rng, 1 / workers), self.codec, self.tokens, rng)


def loader(stream: Stream, workers: int) -> Iterable[Batch]:
    """Return the stream, drawn by as many processes as there are workers: one may be too slow for a GPU."""
    waiting = 16 if workers else None
    drawn: Iterable[Batch] = DataLoader(stream, None, num_workers=workers, prefetch_factor=waiting)
    return drawn
