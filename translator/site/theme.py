"""The folder of a site's own templates, stylesheets and other files: `[site] theme` of translator.toml.

A file that is named like one of ours stands in its place. A template of ours can still be extended, as
`default/NAME`, so that a theme need say only what it has otherwise.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from translator.errors import ThemeError

_TEMPLATE = ".j2"
_REMEDY = "correct it, or delete it to have the built-in one back"


def theme_files(theme: Path | None) -> list[Path]:
    """The files of a theme, by name; what is hidden or lies deeper is none of it."""
    files = (path for path in theme.iterdir() if path.is_file()) if theme else iter(())
    return sorted((path for path in files if not path.name.startswith(".")), key=lambda path: path.name)


def theme_assets(theme: Path | None) -> list[str]:
    """The names of a theme's files that are no templates: stylesheets, scripts, pictures."""
    return [path.name for path in theme_files(theme) if path.suffix != _TEMPLATE]


def template_loader(theme: Path | None) -> BaseLoader:
    """Find templates in the theme first, then among ours, which `default/NAME` always names."""
    ours = ChoiceLoader([PackageLoader("translator.site"), PackageLoader("translator.rendering")])
    own = [FileSystemLoader(theme)] if theme else []
    return ChoiceLoader([*own, ours, PrefixLoader({"default": ours})])


def check_theme(theme: Path | None, environment: Environment) -> None:
    """Look for mistakes in the templates of a theme before anything is translated.

    Raises:
        ThemeError: a template is not UTF-8 or breaks the rules of Jinja.
    """
    for path in theme_files(theme):
        if path.suffix == _TEMPLATE:
            with blamed(theme):
                environment.get_template(path.name)


@contextmanager
def blamed(theme: Path | None) -> Iterator[None]:
    """Turn what goes wrong in a template of the theme into one sentence; what goes wrong elsewhere stays.

    Raises:
        ThemeError: with the file and the line of the template.
    """
    try:
        yield
    except ThemeError:
        raise
    except Exception as error:
        where = _place(theme, error) if theme else ""
        if not where:
            raise
        raise ThemeError(_what(error), where=where, remedy=_REMEDY) from error


def _place(theme: Path, error: Exception) -> str:
    """The line of the theme that went wrong, the innermost of several; empty when there is none."""
    if isinstance(error, UnicodeDecodeError):
        return _undecodable(theme)
    if isinstance(error, TemplateSyntaxError):
        inside = error.filename and Path(error.filename).parent == theme
        return f"{error.filename}:{error.lineno}" if inside else ""
    frames = traceback.extract_tb(error.__traceback__)
    inside_theme = [frame for frame in frames if Path(frame.filename).parent == theme]
    return f"{inside_theme[-1].filename}:{inside_theme[-1].lineno}" if inside_theme else ""


def _undecodable(theme: Path) -> str:
    for path in theme_files(theme):
        if path.suffix == _TEMPLATE:
            content = path.read_bytes()
            try:
                content.decode("utf-8")
            except UnicodeDecodeError as error:
                line = content.count(b"\n", 0, error.start) + 1
                return f"{path}:{line}"
    return ""


def _what(error: Exception) -> str:
    """What is wrong, as a part of a sentence."""
    if isinstance(error, UnicodeDecodeError):
        return "the template is not UTF-8"
    if isinstance(error, TemplateNotFound):
        return f"there is no template {error.name}"
    message = re.sub(r"\.\s+", "; ", " ".join(str(error.args[0] if error.args else error).split())).rstrip(
        "."
    )
    if isinstance(error, (TemplateError, LookupError)):
        return message
    return f"{message} ({type(error).__name__})"
