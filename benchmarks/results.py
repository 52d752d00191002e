"""Results as they lie in benchmarks/results: JSON, with what they were made with.

A result says nothing any more when the model or the glossary has changed since; `problem` finds
that out, so that the docs show no figures of something else.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.data import GLOSSARY
from translator import __version__
from translator.files import write_atomically
from translator.glossary import read_glossary

RESULTS = Path(__file__).parent / "results"
WEIGHTS = Path(__file__).parent.parent / "translator" / "models" / "embedded" / "ar-en" / "model.safetensors"

ENGINES = Path(__file__).parent.parent / "translator" / "engines"

Results = dict[str, Any]
"""What a results file holds: `made_with` and the figures of one benchmark."""


def made_with() -> dict[str, str]:
    """What figures depend on: embedded model, shipped glossary, the engines' code, version of the code."""
    return {
        "model_sha256": hashlib.sha256(WEIGHTS.read_bytes()).hexdigest(),
        "model_shape": _hash_of([WEIGHTS.with_name("config.json")]),
        "glossary": read_glossary([GLOSSARY]).hash,
        "engines": _hash_of(sorted(ENGINES.glob("*.py"))),
        "version": __version__,
    }


def machine() -> dict[str, Any]:
    """What the speed of figures depends on: processor and libraries."""
    cpuinfo = Path("/proc/cpuinfo")
    found = re.search(
        r"model name\s*:\s*(.+)", cpuinfo.read_text(encoding="utf-8") if cpuinfo.exists() else ""
    )
    return {
        "processor": found[1] if found else platform.processor(),
        "threads": os.cpu_count(),
        **{name: version(name) for name in ("ctranslate2", "torch", "transformers")},
    }


def _hash_of(files: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]


def write(path: Path, results: Results) -> None:
    """Write `results` together with what they were made with."""
    content = {"made_with": made_with(), **results}
    write_atomically(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def read(name: str, folder: Path = RESULTS) -> Results | None:
    """Read the results of a benchmark (terms, quality, site, speed); None when it has not been run."""
    path = folder / f"{name}.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else None


def problem(name: str, results: Results | None, present: dict[str, str]) -> str:
    """Say in one line why the results of a benchmark are not to be shown as they are, if so.

    `present` is what `made_with` returns now.
    """
    file = f"benchmarks/results/{name}.json"
    if results is None:
        return f"missing: {file}; run `make bench-{name}`"
    made = results["made_with"]
    changed = [what for key, what in _WATCHED.get(name, _MODEL) if made.get(key) != present[key]]
    return f"stale: {file} (another {' and '.join(changed)}); run `make bench-{name}`" if changed else ""


_MODEL = (("model_sha256", "model"), ("glossary", "glossary"))
# A site is built with an engine that costs nothing; the speed of the real one depends on code and size.
_WATCHED = {"site": (), "speed": (("engines", "code of the engines"), ("model_shape", "size of the model"))}
