"""Finding a model on this machine by its name; nothing here goes to the network."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from translator.errors import ModelError
from translator.models.cache import hub_cache_folder
from translator.models.folder import Model, files_of, open_folder, read_json
from translator.models.names import ALIASES, EMBEDDED, hub_id

_EMBEDDED_FOLDER = Path(__file__).parent / "embedded"


@dataclass(frozen=True)
class ModelInfo:
    """A model as `list_models` finds it. `size` is in bytes; `problem` says why it cannot be used, if so."""

    name: str
    folder: Path
    revision: str
    source: str
    target: str
    size: int
    problem: str = ""


def resolve(name: str, source: str, target: str) -> Model:
    """Find a model for the pair by alias, hub id (`owner/model`, `owner/model@revision`) or folder.

    `auto` takes the first of `best`, `fast` and `embedded` that is on this machine, and its
    notice says which one that is and how to get a better one.

    Raises:
        ModelError: there is no such model here, it is incomplete or damaged, or it does not fit the pair.
    """
    if name == "auto":
        return _resolve_auto(source, target)
    if name == EMBEDDED:
        return _resolve_embedded(source, target)
    bare, _, revision = name.partition("@")
    repository = hub_id(bare, source, target)
    if name and bare not in ALIASES and Path(name).expanduser().is_dir():
        return open_folder(Path(name).expanduser(), name, source, target)
    if repository is None:
        raise ModelError(
            "there is neither a model of this name nor such a folder",
            where=name,
            remedy=f"name a folder, a hub id (Helsinki-NLP/opus-mt-ar-en) or {', '.join(ALIASES)}",
        )
    return _resolve_hub(repository, revision, source, target)


def list_models() -> list[ModelInfo]:
    """Return the MarianMT models on this machine: the embedded ones, then those in the hub cache."""
    embedded = [
        _describe(EMBEDDED, folder, "")
        for folder in _subfolders(_EMBEDDED_FOLDER)
        if (folder / "config.json").is_file()
    ]
    found = []
    for folder in _subfolders(hub_cache_folder()):
        kind, _, repository = folder.name.partition("--")
        snapshot = snapshot_folder(repository.replace("--", "/"))
        if kind == "models" and snapshot and _is_marian(snapshot):
            found.append(_describe(repository.replace("--", "/"), snapshot, snapshot.name))
    return embedded + found


def info(name: str, source: str = "ar", target: str = "en") -> ModelInfo:
    """Describe one model.

    Raises:
        ModelError: as `resolve` does.
    """
    model = resolve(name, source, target)
    size = sum(path.stat().st_size for path in files_of(model.folder))
    return ModelInfo(model.name, model.folder, model.revision, model.source, model.target, size)


def snapshot_folder(repository: str, revision: str = "") -> Path | None:
    """Return the folder of a downloaded revision (a commit or a branch), None when it is not here.

    Without a revision: the one that `main` points to, else the one downloaded last.
    """
    home = hub_cache_folder() / f"models--{repository.replace('/', '--')}"
    reference = home / "refs" / (revision or "main")
    commit = reference.read_text(encoding="utf-8").strip() if reference.is_file() else revision
    if commit:
        snapshot = home / "snapshots" / commit
        return snapshot if snapshot.is_dir() else None
    snapshots = _subfolders(home / "snapshots")
    return max(snapshots, key=lambda folder: folder.stat().st_mtime, default=None)


def _resolve_auto(source: str, target: str) -> Model:
    broken = ""
    for alias in ("best", "fast"):
        repository = hub_id(alias, source, target) or ""
        if snapshot_folder(repository) is None:
            continue
        try:
            model = _resolve_hub(repository, "", source, target)
        except ModelError as error:
            broken = broken or f"{repository} is on this machine but cannot be used: {error}"
            continue
        better = "" if alias == "best" else _advice(f"{source}-{target}", "best", source, target)
        return replace(model, notice=broken or f"Model: {model.name}{better}.")
    if not _embedded_folder(source, target).is_dir():
        raise ModelError(
            f"there is no model for {source}-{target} on this machine",
            remedy=f"get one with: translator models pull {hub_id('fast', source, target)}",
        )
    model = _resolve_embedded(source, target)
    better = _advice(f"{source}-{target}", "best", source, target)
    return replace(model, notice=broken or f"Model: {EMBEDDED}, a small one{better}.")


def _advice(pair: str, alias: str, source: str, target: str) -> str:
    return f"; a better one for {pair} comes with: translator models pull {hub_id(alias, source, target)}"


def _resolve_embedded(source: str, target: str) -> Model:
    folder = _embedded_folder(source, target)
    if not folder.is_dir():
        pairs = ", ".join(path.name for path in _subfolders(_EMBEDDED_FOLDER)) or "none"
        raise ModelError(
            f"there is no embedded model for {source}-{target} (there are: {pairs})",
            remedy=f"get one with: translator models pull {hub_id('fast', source, target)}",
        )
    return open_folder(folder, EMBEDDED, source, target, remedy="install translator again")


def _resolve_hub(repository: str, revision: str, source: str, target: str) -> Model:
    wanted = f"{repository} --revision {revision}" if revision else repository
    folder = snapshot_folder(repository, revision)
    if folder is None:
        raise ModelError(
            "the model is not on this machine",
            where=repository + (f"@{revision}" if revision else ""),
            remedy=f"get it with: translator models pull {wanted}",
        )
    remedy = f"get what is missing with: translator models pull {wanted}"
    return open_folder(folder, repository, source, target, revision=folder.name, remedy=remedy)


def _describe(name: str, folder: Path, revision: str) -> ModelInfo:
    size = sum(path.stat().st_size for path in files_of(folder))
    source, target = "", ""
    problem = ""
    try:
        settings = read_json(folder / "tokenizer_config.json")
        source, target = str(settings.get("source_lang") or ""), str(settings.get("target_lang") or "")
        model = open_folder(folder, name, source, target, revision)
        revision = model.revision
    except ModelError as error:
        problem = str(error)
    return ModelInfo(name, folder, revision, source, target, size, problem)


def _is_marian(folder: Path) -> bool:
    try:
        return read_json(folder / "config.json").get("model_type") == "marian"
    except ModelError:
        return False


def _embedded_folder(source: str, target: str) -> Path:
    return _EMBEDDED_FOLDER / f"{source}-{target}"


def _subfolders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
