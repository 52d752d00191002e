"""Models with random weights, whose speed and memory are those of real ones."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

_NEVER = -1e9  # a logit that no search chooses
_CANDIDATES = 4096  # what a map of 50 pieces for each source piece comes to in a batch of 256 tokens


def never_ending(architecture: Path, folder: Path) -> Path:
    """Make a model with the configuration and the tokenizer of a Marian folder that writes no end mark."""
    import torch
    from transformers import MarianConfig, MarianMTModel
    from transformers.utils import logging

    logging.disable_progress_bar()
    shutil.copytree(architecture, folder, copy_function=shutil.copyfile)
    folder.chmod(0o755)
    torch.manual_seed(1)
    config = MarianConfig.from_pretrained(architecture)
    network = MarianMTModel(config)
    for token in (config.eos_token_id, config.pad_token_id):
        network.final_logits_bias[0, token] = _NEVER
    # An end mark that is forced at the bound would be one in transformers only.
    config.forced_eos_token_id = network.generation_config.forced_eos_token_id = None
    network.save_pretrained(folder)
    return folder


def tiny(folder: Path) -> Path:
    """Make the tiny model of the tests, for what depends on the number of sentences alone."""
    from tests.models.tiny import make_network, make_tokenizer

    made: Path = make_network(make_tokenizer(folder))
    return made


def with_vocabulary_map(model: Path, aside: Path) -> Path:
    """Return a converted copy of a model with a vocabulary map of a usual size, its pieces drawn by chance.

    A map names the pieces that may come in a translation: some always, some for each piece of the
    source. A good one is learnt from parallel text; the time that one saves depends on its size alone.
    This one names the same for all: with others CTranslate2 4.8.5 fails at the second batch, with an
    index that is out of range.
    """
    from translator.models.convert import ctranslate2_folder
    from translator.models.folder import open_folder

    folder = aside / f"{model.name}-mapped"
    shutil.copytree(ctranslate2_folder(open_folder(model, model.name, "ar", "en")), folder)
    vocabulary = json.loads((model / "vocab.json").read_text(encoding="utf-8"))
    pieces = sorted(piece for piece in vocabulary if piece not in ("</s>", "<unk>", "<pad>"))
    rng = random.Random(1)
    chosen = rng.sample(pieces, min(_CANDIDATES, len(pieces)))
    (folder / "vmap.txt").write_text(f"\t{' '.join(chosen)}\n", encoding="utf-8")
    return folder
