"""Begin with the weights of an earlier, smaller model, or of one with other pieces.

Weights that fit are taken over. A piece that the earlier vocabulary lacks begins as the mean of the earlier
pieces that spell it. Further encoder layers begin, on top, as layers that change next to nothing. Further
units of a feed-forward layer begin unheard, so that the layer says what it said. A model of a multiple of the
width begins with copies of every feature and head (Net2Net, Chen et al. 2016).
"""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import sentencepiece as spm
import torch
from transformers import MarianMTModel

from training.model import new_model

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


def _with_unheard_units(name: str, value: Any, earlier: torch.Tensor) -> None:
    """Take over a feed-forward layer's weights into a wider one; nothing hears the further units yet."""
    if name.endswith("fc2.weight"):
        value.zero_()
    value[tuple(slice(size) for size in earlier.shape)].copy_(earlier)


def _shared_out(weight: torch.Tensor, times: int) -> torch.Tensor:
    """Return a matrix (rows, columns, times) that sums to `weight` over the copies of what it hears.

    The shares are uneven: copies that were heard alike would learn alike, and never part.
    """
    noise = 0.5 * weight.std() * torch.randn(*weight.shape, times)
    return weight[..., None] / times + noise - noise.mean(-1, keepdim=True)


def _copied(name: str, value: torch.Tensor, times: int) -> torch.Tensor:
    """Return a weight of a model `times` as wide, in which each feature stands beside its copies.

    So the copies of a feature are among its neighbours in the frequencies of the positions. The copies of the
    heads stand behind the heads, for the first ones are guided.
    """
    if name.endswith("shared.weight"):
        return value.repeat_interleave(times, 1) / times**0.5  # Marian multiplies it by the root of its width
    if name.endswith(("q_proj.weight", "k_proj.weight", "v_proj.weight")):
        return _shared_out(value, times).flatten(1).repeat(times, 1)
    if name.endswith(("q_proj.bias", "k_proj.bias", "v_proj.bias")):
        return value.repeat(times)
    if name.endswith("out_proj.weight"):
        return _shared_out(value, times).transpose(1, 2).flatten(1).repeat_interleave(times, 0)
    if name.endswith("fc1.weight"):
        return _shared_out(value, times).flatten(1)
    if name.endswith("fc1.bias"):
        return value
    return value.repeat_interleave(times, 0)


def widened(earlier: Any, times: int) -> Any:
    """Return a model `times` as wide with as many more heads, which says nearly the same.

    It would say the same (Net2Net), if the copies of a feature were told the same positions.
    """
    config = copy.deepcopy(earlier.config)
    config.d_model *= times
    config.encoder_attention_heads *= times
    config.decoder_attention_heads *= times
    wide: Any = MarianMTModel(config)
    last = f"decoder.layers.{config.decoder_layers - 1}.final_layer_norm"
    with torch.no_grad():
        for (name, value), (_, old) in zip(wide.named_parameters(), earlier.named_parameters(), strict=True):
            if "embed_positions" not in name:
                value.copy_(_copied(name, old, times))
                if last in name:
                    value.div_(times**0.5)  # the softmax sums over the copies
    return wide


def grown(vocab_size: int, dropout: float, folder: Path, tokenizer: Path) -> Any:
    """Return a model of this recipe's size that begins with the weights of the Marian folder `folder`.

    Its pieces are those of the folder `tokenizer`. The decoder's depth must be the same; the encoder may be
    deeper, feed-forward layers wider, and the width a multiple, with as many more heads. What is new is drawn
    alike each time, whatever the seed, so that the weights of several runs can be averaged.
    """
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        model = new_model(vocab_size, dropout)
        _fill(model, folder, tokenizer)
    return model


def _fill(model: Any, folder: Path, tokenizer: Path) -> None:
    """Take over the weights of the Marian folder `folder` into a model of the same size or a larger one."""
    earlier: Any = MarianMTModel.from_pretrained(folder).float()
    depth = len(earlier.model.encoder.layers)
    times = model.config.d_model // earlier.config.d_model
    if times > 1:
        earlier = widened(earlier, times)
    config = earlier.config
    if (
        depth > model.config.encoder_layers
        or config.encoder_attention_heads != model.config.encoder_attention_heads
    ):
        raise SystemExit(f"{folder}: its depth or the number of its heads does not fit this recipe's model")
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
                _with_unheard_units(name, value, old[name])
            elif name != "final_logits_bias":
                raise SystemExit(f"{folder}: {name} has another shape than this recipe's model")
        layers = model.model.encoder.layers
        for index in range(depth, len(layers)):
            _quiet_layer(layers[index], layers[depth - 1])
