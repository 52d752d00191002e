"""Where the project keeps what it can make again."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def cache_folder() -> Path:
    """Return the user's cache folder of this project; the variable TRANSLATOR_CACHE names another."""
    chosen = os.environ.get("TRANSLATOR_CACHE")
    return Path(chosen).expanduser() if chosen else Path(platformdirs.user_cache_dir("translator"))


def hub_cache_folder() -> Path:
    """Return the folder in which huggingface_hub keeps its downloads, as it finds it itself."""
    for variable, below in (("HF_HUB_CACHE", ""), ("HUGGINGFACE_HUB_CACHE", ""), ("HF_HOME", "hub")):
        chosen = os.environ.get(variable)
        if chosen:
            return Path(os.path.expandvars(chosen)).expanduser() / below
    home = os.environ.get("XDG_CACHE_HOME", "~/.cache")
    return Path(home).expanduser() / "huggingface" / "hub"
