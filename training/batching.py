"""Batches of few different shapes, encoded with sampled segmentation."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import torch

from training.data import Pair
from training.tokenizer import Codec

MAX_TOKENS = 160
_WIDTHS: list[int] = [*range(4, 33, 4), *range(40, 65, 8), *range(80, MAX_TOKENS + 1, 16)]

Row = tuple[list[int], list[int]]


@dataclass(frozen=True)
class Batch:
    """Padded ids of a batch."""

    source: torch.Tensor
    target: torch.Tensor
    pad: int

    @property
    def mask(self) -> torch.Tensor:
        """Return the attention mask of the source."""
        return (self.source != self.pad).long()

    @property
    def shifted(self) -> torch.Tensor:
        """Return the decoder's input: the target after the start mark."""
        start = torch.full_like(self.target[:, :1], self.pad)
        return torch.cat([start, self.target[:, :-1]], 1)

    def to(self, device: torch.device) -> Batch:
        """Return the batch on a device."""
        return Batch(self.source.to(device), self.target.to(device), self.pad)


def _width(length: int) -> int:
    return min(width for width in _WIDTHS if width >= length)


def _padded(rows: list[list[int]], width: int, height: int, pad: int) -> torch.Tensor:
    filled = [row + [pad] * (width - len(row)) for row in rows]
    return torch.tensor(filled + [[0] + [pad] * (width - 1)] * (height - len(rows)))


def _batch(rows: list[Row], pad: int, height: int) -> Batch:
    source_width = _width(max(len(row[0]) for row in rows))
    target_width = _width(max(len(row[1]) for row in rows))
    sources = _padded([row[0] for row in rows], source_width, height, pad)
    return Batch(sources, _padded([row[1] for row in rows], target_width, height, pad), pad)


def _height(shape: tuple[int, int], tokens: int) -> int:
    """Return the number of rows of a full batch."""
    return max(4, tokens // max(shape) // 4 * 4)


def _encoded(pair: Pair, codec: Codec, rng: random.Random) -> Row | None:
    source = codec.encode(pair.arabic, 0.3, rng, 0.3)
    target = codec.encode(pair.english, 0.5, rng, 0.1)
    return (source, target) if max(len(source), len(target)) <= MAX_TOKENS else None


def encoded(pairs: list[Pair], codec: Codec) -> list[Row]:
    """Return the pairs in their best segmentation, without the too long."""
    rows = [(codec.encode(pair.arabic), codec.encode(pair.english)) for pair in pairs]
    return [row for row in rows if max(map(len, row)) <= 80]


def batches(
    pairs: list[Pair], codec: Codec, tokens: int, rng: random.Random, chunk: int = 8000
) -> Iterator[Batch]:
    """Encode the pairs chunk by chunk and yield batches, each of rows of one shape.

    A CPU pays for each new shape of a matrix product, so widths are rounded up and heights fixed per shape.
    What does not fill a batch waits for the next chunk; at the end it goes into mixed batches.
    """
    waiting: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for begin in range(0, len(pairs), chunk):
        full: list[Batch] = []
        for pair in pairs[begin : begin + chunk]:
            row = _encoded(pair, codec, rng)
            if row is None:
                continue
            shape = _width(len(row[0])), _width(len(row[1]))
            group = waiting[shape]
            group.append(row)
            height = _height(shape, tokens)
            if len(group) == height:
                full.append(_batch(group, codec.pad, height))
                waiting[shape] = []
        rng.shuffle(full)
        yield from full
    rest = sorted(
        (row for group in waiting.values() for row in group), key=lambda row: max(len(row[0]), len(row[1]))
    )
    mixed: list[Batch] = []
    while rest:
        height = _height((_width(max(len(rest[-1][0]), len(rest[-1][1]))), 0), tokens)
        mixed.append(_batch(rest[-height:], codec.pad, height))
        rest = rest[:-height]
    rng.shuffle(mixed)
    yield from mixed
