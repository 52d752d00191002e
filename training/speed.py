"""What makes training fast, mostly on a CPU: allocation, dropout masks, the loss, the number type."""

from __future__ import annotations

import ctypes
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional


def keep_memory() -> None:
    """Ask glibc to reuse freed memory, so that large tensors do not fault in fresh pages at each step."""
    try:
        libc = ctypes.CDLL("libc.so.6")
        libc.mallopt(-4, 0)  # M_MMAP_MAX: no separate mappings
        libc.mallopt(-1, 2**31 - 1)  # M_TRIM_THRESHOLD: nothing is handed back
        libc.mallopt(-2, 256 * 2**20)  # M_TOP_PAD
    except OSError:
        pass


class PooledDropout:
    """Dropout whose masks are slices at random places of a pool, cheaper than drawing them anew."""

    def __init__(self, rate: float, size: int = 1 << 23) -> None:
        self.rate, self.size = rate, size
        self._pools = {kind: torch.empty(size, dtype=kind) for kind in (torch.bfloat16, torch.float32)}
        self.refresh()

    def refresh(self) -> None:
        """Draw the pool anew."""
        kept = torch.rand(self.size) >= self.rate
        for kind, pool in self._pools.items():
            pool.copy_(kept.to(kind) / (1 - self.rate))

    def __call__(
        self, values: torch.Tensor, p: float = 0.5, training: bool = True, inplace: bool = False
    ) -> torch.Tensor:
        """Stand in for `torch.nn.functional.dropout`; the rate is the pool's wherever `p` is not zero."""
        count = values.numel()
        if not training or p == 0.0:
            return values
        pool = self._pools.get(values.dtype)
        if pool is None or count >= self.size:
            return torch.dropout(values, p, training)
        start = int(torch.randint(0, self.size - count, ()))
        return values * pool[start : start + count].view(values.shape)


class SmoothedLoss(torch.autograd.Function):  # type: ignore[misc]
    """Label-smoothed cross entropy of a tied softmax, the gradients computed along with the loss."""

    @staticmethod
    def forward(
        ctx: Any,
        hidden: torch.Tensor,
        weight: torch.Tensor,
        gold: torch.Tensor,
        real: torch.Tensor,
        smoothing: float,
    ) -> torch.Tensor:
        """Return the summed loss over the rows of `hidden` that are `real` (1, the others 0)."""
        kind = hidden.dtype
        cast = weight.to(kind)
        grad_hidden = torch.empty_like(hidden)
        grad_weight = torch.zeros_like(weight)
        total = torch.zeros(())
        size = weight.shape[0]
        for rows in torch.arange(hidden.shape[0]).split(512):
            chosen = slice(int(rows[0]), int(rows[-1]) + 1)
            part, labels, counted = hidden[chosen], gold[chosen], real[chosen, None]
            logits = (part @ cast.t()).float()
            picked = logits.gather(1, labels[:, None])
            mean = logits.mean(1, keepdim=True)
            top = logits.amax(1, keepdim=True)
            logits.sub_(top).exp_()
            mass = logits.sum(1, keepdim=True)
            norm = mass.log() + top
            total += ((norm - (1 - smoothing) * picked - smoothing * mean) * counted).sum()
            logits.div_(mass).sub_(smoothing / size)
            logits.scatter_add_(1, labels[:, None], torch.full_like(picked, smoothing - 1))
            slope = logits.mul_(counted).to(kind)
            grad_hidden[chosen] = slope @ cast
            grad_weight += slope.t() @ part
        ctx.save_for_backward(grad_hidden, grad_weight)
        return total

    @staticmethod
    def backward(ctx: Any, scale: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, None, None, None]:
        """Scale the stored gradients."""
        grad_hidden, grad_weight = ctx.saved_tensors
        return grad_hidden * scale.to(grad_hidden.dtype), grad_weight * scale, None, None, None


def smoothed_loss(
    hidden: torch.Tensor, weight: torch.Tensor, gold: torch.Tensor, pad: int, smoothing: float, half: bool
) -> torch.Tensor:
    """Return the mean label-smoothed loss over the positions that are not padding.

    The rows are filled up to a multiple of 256, because each new shape costs the CPU library a set-up.
    """
    rows = (gold != pad).nonzero()[:, 0]
    count = len(rows)
    rows = torch.cat([rows, rows.new_zeros(-count % 256)])
    real = (torch.arange(len(rows)) < count).float()
    chosen = hidden[rows].bfloat16() if half else hidden[rows]
    return SmoothedLoss.apply(chosen, weight, gold[rows], real, smoothing) / count


def stock_loss(
    hidden: torch.Tensor, weight: torch.Tensor, gold: torch.Tensor, pad: int, smoothing: float, half: bool
) -> torch.Tensor:
    """Return the same loss by torch's own functions, for a GPU, which need not stop to count the rows."""
    kind = torch.bfloat16 if half else torch.float32
    logits = functional.linear(hidden.to(kind), weight.to(kind)).float()
    return functional.cross_entropy(logits, gold, ignore_index=pad, label_smoothing=smoothing)


def install_dropout(rate: float) -> PooledDropout:
    """Replace the functional dropout that the model calls by the pooled one."""
    pooled = PooledDropout(rate)
    functional.dropout = pooled  # type: ignore[assignment]
    return pooled


class Neighbours:
    """Gives up threads while other processes use the cores: one that waits for a core stops the rest."""

    def __init__(self, threads: int) -> None:
        self.threads = threads
        self._last = self._times()

    @staticmethod
    def _times() -> tuple[float, float, float]:
        """Return the seconds of all processes, of this one, and the clock."""
        own = time.process_time()
        try:
            fields = Path("/proc/stat").read_text(encoding="ascii").split("\n", 1)[0].split()[1:]
        except OSError:
            return own, own, time.perf_counter()
        busy = sum(int(fields[index]) for index in (0, 1, 2)) / os.sysconf("SC_CLK_TCK")
        return busy, own, time.perf_counter()

    def adapt(self) -> int:
        """Set the number of threads by what the others used since the last call."""
        now = self._times()
        busy, own, clock = (new - old for new, old in zip(now, self._last, strict=True))
        self._last = now
        others = max(0.0, busy - own) / max(clock, 1e-3)
        free = max(1, min(self.threads, round((os.cpu_count() or 1) - others)))
        if free != torch.get_num_threads():
            torch.set_num_threads(free)
        return free


def bf16_pays(step: Callable[[bool], object], trials: int = 3) -> bool:
    """Measure a training step in bf16 and in fp32, by turns, and say whether bf16 is faster at its best."""
    seconds: dict[bool, list[float]] = {True: [], False: []}
    for trial in range(trials + 1):
        for half, measured in seconds.items():
            begin = time.perf_counter()
            step(half)
            if trial:
                measured.append(time.perf_counter() - begin)
    best = {half: min(measured) for half, measured in seconds.items()}
    print(f"a step: bf16 {best[True]:.2f} s, fp32 {best[False]:.2f} s", flush=True)
    return best[True] < best[False]
