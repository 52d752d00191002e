"""Write a folder that transformers loads as a Marian model."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from training.model import new_model
from training.tokenizer import Codec

MODEL_MAX_LENGTH = 160
# A small model falls into loops. On dev-news this was worth up to 1.5 chrF2 with 9 million parameters and is
# worth nothing with 39; it stays for longer texts of other kinds.
AGAINST_REPETITION = {"no_repeat_ngram_size": 4, "repetition_penalty": 1.1}


def average_of(checkpoints: Sequence[Path]) -> tuple[list[torch.Tensor], int]:
    """Return the mean of the averaged weights of checkpoints, and the last one's step."""
    states: list[dict[str, Any]] = [
        torch.load(path, map_location="cpu", weights_only=True) for path in checkpoints
    ]
    weights = zip(*(state["average"] for state in states), strict=True)
    return [torch.stack(same).mean(0) for same in weights], max(int(state["step"]) for state in states)


def model_of(weights: list[torch.Tensor], vocab_size: int) -> Any:
    """Return a model with the given weights."""
    model = new_model(vocab_size, 0.1)
    with torch.no_grad():
        for parameter, value in zip((p for p in model.parameters() if p.requires_grad), weights, strict=True):
            parameter.copy_(value)
    return model.eval()


def _special(content: str) -> dict[str, object]:
    flags = dict.fromkeys(("lstrip", "normalized", "rstrip", "single_word"), False)
    return {"content": content, **flags, "special": True}


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_model(model: Any, tokenizer: Path, folder: Path) -> None:
    """Write weights in fp16, configuration and tokenizer."""
    codec = Codec(tokenizer)
    folder.mkdir(parents=True, exist_ok=True)
    half = model.half()
    half.generation_config.update(
        num_beams=4,
        max_length=512,
        bad_words_ids=[[codec.pad]],
        renormalize_logits=True,
        pad_token_id=codec.pad,
        bos_token_id=0,
        eos_token_id=0,
        forced_eos_token_id=0,
        decoder_start_token_id=codec.pad,
        **AGAINST_REPETITION,
    )
    half.save_pretrained(folder)
    for name in ("source.spm", "target.spm", "vocab.json"):
        shutil.copyfile(tokenizer / name, folder / name)
    specials = {"eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}
    _write_json(folder / "special_tokens_map.json", specials)
    _write_json(
        folder / "tokenizer_config.json",
        {
            "added_tokens_decoder": {
                "0": _special("</s>"),
                "1": _special("<unk>"),
                str(codec.pad): _special("<pad>"),
            },
            "clean_up_tokenization_spaces": False,
            **specials,
            "extra_special_tokens": {},
            "model_max_length": MODEL_MAX_LENGTH,
            "separate_vocabs": False,
            "source_lang": "ar",
            "sp_model_kwargs": {},
            "target_lang": "en",
            "tokenizer_class": "MarianTokenizer",
        },
    )
