"""What makes a folder a MarianMT model that fits a pair, and what identifies its contents."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translator.errors import ModelError, OutputError
from translator.files import write_atomically
from translator.models.cache import cache_folder
from translator.models.names import language_token, same_language

WEIGHTS = ("model.safetensors", "pytorch_model.bin")  # the first one that is there is used
REQUIRED = ("config.json", "source.spm", "target.spm", "vocab.json")
OPTIONAL = ("generation_config.json", "tokenizer_config.json", "special_tokens_map.json")


@dataclass(frozen=True)
class Model:
    """A model on this machine, checked to be complete and to fit the pair `source`-`target`.

    `name` is what people call it, `revision` identifies its contents (the commit of a hub
    snapshot, else a hash of the files). `language_token` (such as `>>ara<<`) goes before every
    source text of a model with several target languages and is empty for others. `notice` is a
    sentence for the person who runs the command, or empty.
    """

    name: str
    folder: Path
    revision: str
    source: str
    target: str
    language_token: str = ""
    notice: str = ""


def open_folder(
    folder: Path, name: str, source: str, target: str, revision: str = "", remedy: str = ""
) -> Model:
    """Check that `folder` holds a model for the pair and describe it.

    Raises:
        ModelError: a file is absent or damaged, or the model is of another kind or for another pair;
            `remedy` is the advice given when files are absent.
    """
    check_files(folder, remedy)
    _check_kind(folder)
    settings = (
        read_json(folder / "tokenizer_config.json") if (folder / "tokenizer_config.json").is_file() else {}
    )
    token = language_token(read_json(folder / "vocab.json"), target, where=str(folder))
    _check_pair(folder, settings, source, "" if token else target)
    return Model(name, folder, revision or fingerprint(folder), source, target, token)


def check_files(folder: Path, remedy: str = "") -> None:
    """Raise a ModelError that names the first file that a model lacks."""
    advice = remedy or "copy the whole folder of a MarianMT model in the Hugging Face form there"
    if not folder.is_dir():
        raise ModelError("there is no such folder", where=str(folder), remedy=advice)
    for name in REQUIRED:
        if not (folder / name).is_file():
            raise ModelError(f"the model has no {name}", where=str(folder), remedy=advice)
    if not any((folder / name).is_file() for name in WEIGHTS):
        raise ModelError(
            f"the model has no weights ({' or '.join(WEIGHTS)})", where=str(folder), remedy=advice
        )
    for path in files_of(folder):
        if not path.stat().st_size:
            raise ModelError("the file is empty", where=str(path), remedy=advice)


def files_of(folder: Path) -> list[Path]:
    """Return the files that a model is loaded from; of several weights only those that are used."""
    weights = next((name for name in WEIGHTS if (folder / name).is_file()), None)
    names = [*REQUIRED, *([weights] if weights else []), *OPTIONAL]
    return [folder / name for name in names if (folder / name).is_file()]


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object.

    Raises:
        ModelError: the file cannot be read or holds something else.
    """
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise ModelError(
            f"cannot be read ({error})", where=str(path), remedy="get the model again"
        ) from error
    if not isinstance(content, dict):
        raise ModelError("holds no JSON object", where=str(path), remedy="get the model again")
    return content


def first_line(error: Exception) -> str:
    """Return the first line of a library's message, for a sentence of ours."""
    lines = str(error).strip().splitlines()
    return lines[0].rstrip(".") if lines else type(error).__name__


def fingerprint(folder: Path) -> str:
    """Return 12 hexadecimal digits that change when a file of the model does.

    Reading the weights takes a second, so the digits are remembered for files of this size and time.
    """
    files = files_of(folder)
    stats = [(str(path.resolve()), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    known = cache_folder() / "fingerprints" / hashlib.sha256(repr(stats).encode()).hexdigest()
    try:
        return known.read_text(encoding="ascii")
    except OSError:
        pass
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode())
        with path.open("rb") as stream:
            for chunk in iter(lambda: stream.read(1 << 20), b""):
                digest.update(chunk)
    digits = digest.hexdigest()[:12]
    _remember(known, digits)
    return digits


def _remember(path: Path, text: str) -> None:
    # The cache only saves time: where nothing can be written, the hash is made again.
    try:
        write_atomically(path, text)
    except OutputError:
        return


def _check_kind(folder: Path) -> None:
    path = folder / "config.json"
    config = read_json(path)
    kind = config.get("model_type")
    if kind != "marian":
        raise ModelError(
            f"the model is of type {kind}, not marian",
            where=str(path),
            remedy="choose an OPUS-MT (MarianMT) model",
        )
    if config.get("share_encoder_decoder_embeddings") is False or (folder / "target_vocab.json").is_file():
        raise ModelError(
            "the model has separate vocabularies for source and target, which is not supported",
            where=str(path),
            remedy="choose a model with a joint vocabulary",
        )


def _check_pair(folder: Path, settings: dict[str, Any], source: str, target: str) -> None:
    """Compare the pair that the tokenizer was made for; an empty `target` is not compared."""
    for side, wanted in (("source_lang", source), ("target_lang", target)):
        code = settings.get(side)
        if wanted and isinstance(code, str) and not same_language(code, wanted):
            pair = f"{settings.get('source_lang')}-{settings.get('target_lang')}"
            raise ModelError(
                f"the model translates {pair}, not {source}-{target or wanted}",
                where=str(folder),
                remedy="choose another model or another pair",
            )
