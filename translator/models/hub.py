"""Downloading models from the Hugging Face hub: only the files that are used, after saying their size."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

from translator.errors import ModelError
from translator.models.cache import hub_cache_folder
from translator.models.finding import resolve
from translator.models.folder import OPTIONAL, REQUIRED, WEIGHTS, Model, first_line
from translator.models.names import hub_id


@dataclass(frozen=True)
class Plan:
    """What `pull` would download: the hub id, the commit, and each file with its size in bytes.

    `missing` is how many bytes are not on this machine yet.
    """

    repository: str
    commit: str
    files: tuple[tuple[str, int], ...]
    missing: int

    @property
    def size(self) -> int:
        """The size of all files together, in bytes."""
        return sum(size for _, size in self.files)


def plan_pull(name: str, revision: str | None = None, *, source: str = "ar", target: str = "en") -> Plan:
    """Ask the hub what `pull` would download for an alias or hub id, at a branch or commit.

    Raises:
        ModelError: the hub cannot be reached, has no such model, or the model is not a MarianMT model.
    """
    repository = hub_id(name, source, target)
    if repository is None:
        raise ModelError(
            "is not a model on the hub",
            where=name,
            remedy="name it like Helsinki-NLP/opus-mt-ar-en, or best or fast",
        )
    with _hub_errors(repository, revision):
        from huggingface_hub import HfApi, try_to_load_from_cache

        found = HfApi(endpoint=_endpoint()).model_info(repository, revision=revision, files_metadata=True)
        commit = found.sha or ""
        sizes = {file.rfilename: file.size or 0 for file in found.siblings or []}
        files = tuple((file, sizes[file]) for file in _wanted(repository, set(sizes)))
        missing = sum(
            size
            for file, size in files
            if not isinstance(
                try_to_load_from_cache(repository, file, cache_dir=hub_cache_folder(), revision=commit), str
            )
        )
    return Plan(repository, commit, files, missing)


def pull(
    name: str, revision: str | None = None, *, source: str = "ar", target: str = "en", progress: bool = False
) -> Model:
    """Download a model into the hub's cache folder and return it; `progress` shows bars on the terminal.

    Files that are there already are not downloaded again, and broken connections are taken up again.

    Raises:
        ModelError: as `plan_pull` does, or the disk is full, or the model does not fit the pair.
    """
    plan = plan_pull(name, revision, source=source, target=target)
    _check_room(plan)
    with _hub_errors(plan.repository, revision), _bars(progress):
        from huggingface_hub import snapshot_download

        hub_cache_folder().mkdir(parents=True, exist_ok=True)
        snapshot_download(
            plan.repository,
            revision=revision,
            allow_patterns=[file for file, _ in plan.files],
            cache_dir=hub_cache_folder(),
            endpoint=_endpoint(),
        )
    return resolve(f"{plan.repository}@{plan.commit}", source, target)


def _wanted(repository: str, offered: set[str]) -> list[str]:
    """Choose among the files that a repository offers; of the weights only one form."""
    for file in REQUIRED:
        if file not in offered:
            raise ModelError(
                f"is not a MarianMT model (it has no {file})",
                where=repository,
                remedy="choose an OPUS-MT model such as Helsinki-NLP/opus-mt-ar-en",
            )
    weights = next((file for file in WEIGHTS if file in offered), None)
    if weights is None:
        raise ModelError(
            f"has no weights that can be used ({' or '.join(WEIGHTS)})",
            where=repository,
            remedy="choose another model",
        )
    return [*REQUIRED, weights, *(file for file in OPTIONAL if file in offered)]


def _check_room(plan: Plan) -> None:
    folder = hub_cache_folder()
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(existing).free
    if plan.missing > free:
        raise ModelError(
            f"the model needs {plan.missing / 1e6:.0f} MB and {free / 1e6:.0f} MB are free",
            where=str(folder),
            remedy="make room there, or name another folder in HF_HOME",
        )


def _endpoint() -> str | None:
    # huggingface_hub reads the variable when it is imported, which may be earlier.
    return os.environ.get("HF_ENDPOINT")


@contextlib.contextmanager
def _bars(shown: bool) -> Iterator[None]:
    from huggingface_hub.utils.tqdm import (
        are_progress_bars_disabled,
        disable_progress_bars,
        enable_progress_bars,
    )

    if shown or are_progress_bars_disabled():
        yield
        return
    disable_progress_bars()
    try:
        yield
    finally:
        enable_progress_bars()


@contextlib.contextmanager
def _hub_errors(repository: str, revision: str | None) -> Iterator[None]:
    """Turn what huggingface_hub raises into a ModelError with a remedy."""
    from huggingface_hub import errors

    def failure(what: str, remedy: str) -> ModelError:
        return ModelError(what, where=repository, remedy=remedy)

    try:
        yield
    except ModelError:
        raise
    except errors.GatedRepoError as error:
        remedy = f"ask for it at https://huggingface.co/{repository} and log in with: hf auth login"
        raise failure("the model is only for people who were given access", remedy) from error
    except errors.RepositoryNotFoundError as error:
        remedy = "check the spelling; for a private model log in with: hf auth login"
        raise failure("there is no such model on the hub", remedy) from error
    except errors.RevisionNotFoundError as error:
        raise failure(f"the model has no revision {revision}", "leave it out for the newest one") from error
    except errors.HFValidationError as error:
        raise failure("is not a hub id", "name it like Helsinki-NLP/opus-mt-ar-en") from error
    except errors.OfflineModeIsEnabled as error:
        raise failure("the variable HF_HUB_OFFLINE forbids downloads", "unset it for this command") from error
    except errors.HfHubHTTPError as error:
        raise failure(f"the hub refuses the download ({first_line(error)})", "try again later") from error
    except OSError as error:
        # Errors of files name the file or tell of a full disk; those of connections do neither.
        if error.filename is None and error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise failure(*_unreachable(error)) from error
        remedy = f"make room and permission in {hub_cache_folder()}, or name another folder in HF_HOME"
        raise failure(f"the model cannot be stored ({error.strerror})", remedy) from error
    except Exception as error:  # the library's HTTP client, and so its errors, differ between versions
        raise failure(*_unreachable(error)) from error


def _unreachable(error: Exception) -> tuple[str, str]:
    return (
        f"the hub cannot be reached ({first_line(error)})",
        "check the connection and try again, or copy the model's folder here and name that",
    )
