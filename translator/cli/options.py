"""Options that several commands share."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

DEFAULT_CONFIG = Path("translator.toml")
ConfigFile = Annotated[Path, typer.Option("--config", metavar="FILE", help="The site's settings.")]


class Format(str, Enum):
    """What is written for an article."""

    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"


class InputFormat(str, Enum):
    """What an article is written in."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class Layout(str, Enum):
    """How source and target stand to each other."""

    SIDE_BY_SIDE = "side-by-side"
    INTERLEAVED = "interleaved"


class EngineChoice(str, Enum):
    """What runs the model."""

    AUTO = "auto"
    CT2 = "ct2"
    TORCH = "torch"


class Device(str, Enum):
    """Where the model runs."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"
