"""Converting a model to CTranslate2's form, once, into the user's cache folder."""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from translator.errors import ModelError
from translator.models.cache import cache_folder
from translator.models.folder import Model, first_line, read_json

_FORM = 1  # to be raised whenever the conversion below gives another result
_PARTIAL = ".partial-"
_NEVER = -1e9  # a logit that no beam search chooses


def ctranslate2_folder(model: Model, quantization: str = "int8", cache: Path | None = None) -> Path:
    """Return the folder with `model` in CTranslate2's form, converting it when it is not there yet.

    Several processes may ask at once: one converts, the others wait. The result is written aside
    and renamed, so that a folder under its final name is always whole.

    Raises:
        ModelError: the weights are damaged, or the cache folder cannot be written.
    """
    from filelock import FileLock

    home = (cache or cache_folder()) / "ctranslate2"
    folder = home / _key(model, quantization)
    if folder.is_dir():
        return folder
    try:
        home.mkdir(parents=True, exist_ok=True)
        # The system lets go of the lock of a process that was killed.
        with FileLock(home / f"{folder.name}.lock"):
            if folder.is_dir():
                return folder
            _sweep(home, folder.name)
            partial = Path(tempfile.mkdtemp(prefix=f"{folder.name}{_PARTIAL}", dir=home))
            try:
                _convert(model, quantization, partial)
                partial.replace(folder)
            finally:
                shutil.rmtree(partial, ignore_errors=True)
    except OSError as error:
        raise ModelError(
            f"the converted model cannot be written ({error.strerror or error})",
            where=str(home),
            remedy="make room and permission there, or name another folder in TRANSLATOR_CACHE",
        ) from error
    return folder


def _key(model: Model, quantization: str) -> str:
    import ctranslate2

    name = re.sub(r"[^\w.-]+", "-", model.name).strip("-.")[-60:]
    return f"{name}-{model.revision[:12]}-{quantization}-{ctranslate2.__version__}-{_FORM}"


def _sweep(home: Path, name: str) -> None:
    """Remove what killed conversions of this model left; the caller holds its lock."""
    for leftover in home.glob(f"{name}{_PARTIAL}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _convert(model: Model, quantization: str, folder: Path) -> None:
    with _quiet():
        specification = _specification(model)
        specification.validate()
        specification.optimize(quantization=quantization)
        specification.save(str(folder))
    for path in folder.iterdir():
        with path.open("rb") as stream:
            os.fsync(stream.fileno())
    folder.chmod(0o755)


def _specification(model: Model) -> Any:
    """Build CTranslate2's description of the model, with its weights.

    CTranslate2's own loader drops <pad> and starts decoding from a zero vector, which holds for
    models fresh from Marian. In a model that was trained further the vector of <pad> has moved, so
    we keep it, start from it, and forbid it in the output.
    """
    import numpy
    from ctranslate2.converters.transformers import MarianMTLoader

    network = load_network(model)
    vocabulary = read_json(model.folder / "vocab.json")
    pieces = sorted(vocabulary, key=lambda piece: int(vocabulary[piece]))
    network.config.normalize_before = network.config.normalize_embedding = False
    # The method of the loader's parent: everything but the dropping of <pad>.
    specification = super(MarianMTLoader, MarianMTLoader()).get_model_spec(network)
    decoder = specification.decoder
    decoder.start_from_zero_embedding = False
    decoder.alignment_heads = numpy.int16(alignment_heads(model))
    bias = network.final_logits_bias.detach().squeeze(0).clone()
    bias[vocabulary["<pad>"]] = _NEVER
    decoder.projection.bias = bias
    specification.register_source_vocabulary(pieces)
    specification.register_target_vocabulary(pieces)
    config = specification.config
    config.eos_token, config.unk_token, config.decoder_start_token = "</s>", "<unk>", "<pad>"
    return specification


def alignment_heads(model: Model) -> int:
    """Return how many heads of the last decoder layer show the alignment; 0 stands for their average.

    The OPUS-MT models were trained with guided alignment, which teaches the first head to align.
    """
    return 1 if model.name.startswith("Helsinki-NLP/opus-mt-") else 0


def load_network(model: Model) -> Any:
    """Load the model with transformers, in 32-bit floats, without a word on the terminal.

    Raises:
        ModelError: the weights cannot be read or do not fit the configuration.
    """
    with _quiet():
        import torch
        from transformers import MarianMTModel

        try:
            network, report = MarianMTModel.from_pretrained(
                str(model.folder),
                dtype=torch.float32,
                attn_implementation="eager",
                local_files_only=True,
                output_loading_info=True,
            )
        except Exception as error:  # of many kinds: zip, pickle, safetensors, size mismatch
            raise ModelError(
                f"the weights cannot be read ({first_line(error)})",
                where=str(model.folder),
                remedy="get the model again",
            ) from error
    if report["missing_keys"]:
        raise ModelError(
            f"the weights lack {sorted(report['missing_keys'])[0]}",
            where=str(model.folder),
            remedy="get the model again",
        )
    return network.eval()


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep the libraries' progress bars, warnings and log lines from the terminal."""
    import transformers

    level = transformers.logging.get_verbosity()
    bars = transformers.logging.is_progress_bar_enabled()
    disabled = logging.root.manager.disable
    transformers.logging.set_verbosity_error()
    transformers.logging.disable_progress_bar()
    logging.disable(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(disabled)
        transformers.logging.set_verbosity(level)
        if bars:
            transformers.logging.enable_progress_bar()
