"""Begin with the weights of an earlier, smaller model, or of one with other pieces.

Weights that fit are taken over. A piece that the earlier vocabulary lacks begins as the mean of the earlier
pieces that spell it. Further encoder layers begin, on top, as layers that change next to nothing. Further
units of a feed-forward layer begin unheard, so that the layer says what it said (compare Net2Net, Chen et al.
2016, which splits units instead).
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import sentencepiece as spm
import torch
from transformers import MarianMTModel

_LAYER = re.compile(r"model\.encoder\.layers\.(\d+)\.")


def _table(folder: Path) -> dict[str, int]:
    table: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    return table


def _embedding(old: torch.Tensor, folder: Path, tokenizer: Path) -> torch.Tensor:
    """Return the embedding of the new vocabulary (pieces, width), in the terms of the old one."""
    before, after = _table(folder), _table(tokenizer)
    processor = spm.SentencePieceProcessor(model_file=str(folder / "source.spm"))
    rows = []
    for piece in sorted(after, key=lambda name: after[name]):
        if piece in before:
            rows.append(old[before[piece]])
            continue
        parts = processor.encode(piece.replace("▁", " "), out_type=str)
        # The processor sets a word mark in front of everything; a piece within a word has none.
        if parts and not piece.startswith("▁"):
            parts = [parts[0].removeprefix("▁"), *parts[1:]]
        known = [old[before[part]] for part in parts if part in before]
        rows.append(torch.stack(known).mean(0) if known else old[before["<unk>"]])
    return torch.stack(rows)


def _quiet_layer(layer: Any, below: Any) -> None:
    """Make an encoder layer pass on what it is given: Marian normalises after the sums."""
    scale, shift = below.final_layer_norm.weight, below.final_layer_norm.bias
    mean = shift.mean()
    deviation = (scale.square().mean() + shift.var()).sqrt()
    for norm in (layer.self_attn_layer_norm, layer.final_layer_norm):
        norm.weight.fill_(float(deviation))
        norm.bias.fill_(float(mean))
    layer.self_attn.out_proj.weight.mul_(0.1)
    layer.fc2.weight.mul_(0.1)


def _widen(name: str, value: Any, earlier: torch.Tensor) -> None:
    """Take over a feed-forward layer's weights into a wider one; nothing hears the further units yet."""
    if name.endswith("fc2.weight"):
        value.zero_()
    value[tuple(slice(size) for size in earlier.shape)].copy_(earlier)


def warm_start(model: Any, folder: Path, tokenizer: Path) -> None:
    """Fill `model`, whose pieces are those of the folder `tokenizer`, from the Marian folder `folder`.

    The width and the decoder's depth must be the same; the encoder may be deeper, feed-forward layers wider.
    """
    earlier: Any = MarianMTModel.from_pretrained(folder).float()
    depth = len(earlier.model.encoder.layers)
    old, new = earlier.state_dict(), model.state_dict()
    with torch.no_grad():
        embedding = _embedding(earlier.model.shared.weight, folder, tokenizer)
        for name, value in new.items():
            layer = _LAYER.match(name)
            if "embed_positions" in name or (layer and int(layer[1]) >= depth):
                continue
            if value.shape[:1] == embedding.shape[:1] and value.dim() == 2 and "fc" not in name:
                value.copy_(embedding)
            elif name in old and old[name].shape == value.shape:
                value.copy_(old[name])
            elif ".fc" in name and all(a >= b for a, b in zip(value.shape, old[name].shape, strict=True)):
                _widen(name, value, old[name])
            elif name != "final_logits_bias":
                raise SystemExit(f"{folder}: {name} has another shape than this recipe's model")
        layers = model.model.encoder.layers
        for index in range(depth, len(layers)):
            _quiet_layer(layers[index], layers[depth - 1])
