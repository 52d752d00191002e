"""Engines: what runs a model. `load_engine` chooses and loads one."""

from __future__ import annotations

from translator.engines.hypothesis import Engine, Hypothesis, Pieces
from translator.errors import ModelError
from translator.models import Model

__all__ = ["Engine", "Hypothesis", "Pieces", "engine_name", "load_engine"]


def load_engine(
    model: Model, *, engine: str = "auto", device: str = "auto", beam: int = 4, threads: int = 0
) -> Engine:
    """Load `model` into an engine.

    `engine` is ct2, torch or auto (torch on a graphics card, else ct2), `device` is cpu, cuda or
    auto, `beam` the number of beams (1 to 32), `threads` 0 stands for all processors.

    Raises:
        ModelError: the choice is not available here, or the model cannot be loaded.
    """
    if not 1 <= beam <= 32:
        raise ModelError("is not a number of beams", where=f"beam {beam}", remedy="choose 1 to 32")
    kind, place = _choose(engine, device)
    if kind == "torch":
        from translator.engines.torch_engine import TorchEngine

        return TorchEngine(model, device=place, beam=beam, threads=threads)
    from translator.engines.ct2 import CTranslate2Engine

    return CTranslate2Engine(model, device=place, beam=beam, threads=threads)


def engine_name(engine: str = "auto", device: str = "auto") -> str:
    """Return the name of the engine that `load_engine` would load.

    Raises:
        ModelError: the choice is not available here.
    """
    kind, place = _choose(engine, device)
    if kind == "torch":
        from translator.engines.torch_engine import torch_name

        return torch_name(place)
    from translator.engines.ct2 import ct2_name

    return ct2_name(place)


def _choose(engine: str, device: str) -> tuple[str, str]:
    """Turn what was asked for into an engine (ct2 or torch) and a device (cpu or cuda)."""
    if engine not in ("auto", "ct2", "torch"):
        raise ModelError("is not an engine", where=engine, remedy="choose ct2, torch or auto")
    if device not in ("auto", "cpu", "cuda"):
        raise ModelError("is not a device", where=device, remedy="choose cpu, cuda or auto")
    if device == "cuda" and not _card_here():
        raise ModelError("there is no usable CUDA graphics card here", remedy="choose the device cpu")
    if engine == "ct2":
        # Only on demand: its 16-bit results on a card differ a little from those on processors.
        return engine, "cuda" if device == "cuda" else "cpu"
    place = "cuda" if device != "cpu" and _card_here() and _torch_uses_card() else "cpu"
    if device == "cuda" and place == "cpu":
        raise ModelError(
            "the installed PyTorch cannot use the graphics card",
            remedy="install its CUDA build, or choose the device cpu",
        )
    return ("torch" if engine == "torch" or place == "cuda" else "ct2"), place


def _card_here() -> bool:
    # Asked before PyTorch, whose import takes seconds.
    import ctranslate2

    return bool(ctranslate2.get_cuda_device_count())


def _torch_uses_card() -> bool:
    import torch

    return bool(torch.cuda.is_available())
