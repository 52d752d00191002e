"""Reading a TOML file that a person wrote, with errors that name the line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import tomli

from translator.errors import SettingsError


def read_toml(path: Path, *, missing: str) -> tuple[dict[str, Any], list[str]]:
    """Read a TOML file; return what it holds, and its lines.

    `missing` says what to do when there is no such file.

    Raises:
        SettingsError: the file cannot be opened, or is no TOML in UTF-8; the message names the file, the
            line and the remedy.
    """
    try:
        text = path.read_text(encoding="utf-8")
        return tomli.loads(text), text.splitlines()
    except tomli.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise SettingsError(
            f"is no valid TOML ({re.sub(r' *[(]at .*', '', str(error))})",
            where=f"{path}:{line.group(1)}" if line else str(path),
            remedy="quote texts and close brackets",
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError("is not UTF-8", where=str(path), remedy="save it as UTF-8") from error
    except OSError as error:
        remedy = (
            missing if isinstance(error, FileNotFoundError) else "check that it is a file that you may read"
        )
        raise SettingsError(f"cannot be read ({error.strerror})", where=str(path), remedy=remedy) from error


def line_of(name: str, lines: Sequence[str], after: int = 0) -> int | None:
    """The number of the first line behind line `after` that begins with a key or the head of a table."""
    pattern = re.compile(rf"\s*\[*\s*\"?{re.escape(name)}\"?\s*[\]=]")
    return next(
        (number for number, text in enumerate(lines, 1) if number > after and pattern.match(text)), None
    )
