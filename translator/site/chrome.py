"""What all pages of the site share: templates with the texts of a language, addresses, static files.

A theme may override every template, stylesheet and script by a file of the same name, and have more of
its own.
"""

from __future__ import annotations

import hashlib
import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, StrictUndefined

from translator.i18n import (
    interface_language,
    language_name,
    long_date,
    month_name,
    number,
    translations,
)
from translator.models.cache import cache_folder
from translator.rendering.urls import whole_address
from translator.scripts import direction
from translator.site import metadata
from translator.site.pages import Page, Site
from translator.site.theme import blamed, template_loader, theme_assets

_STATIC = ("site.css", "page.js", "words.js", "lookup.js", "search.js")
_SHEETS = ("house.css", "page.css", "site.css")
_FONTS = ("NotoNaskhArabic", "SourceSerif4")
_EVERYWHERE = (
    "index.html",
    "about.html",
    "archive/index.html",
    "keywords/index.html",
    "names/index.html",
    "search.html",
    "review.html",
)
"""The pages that every language has."""


def pages(site: Site) -> Iterator[Page]:
    """Yield the static files, which all pages share; their names change with their content."""
    own = [name for name in theme_assets(site.settings.theme) if name not in _SHEETS]
    for name in dict.fromkeys([*_STATIC, *(f"{font}.woff2" for font in _FONTS), *own]):
        path = static_path(site, name)
        yield Page(path, path, partial(make_static, name=name))


def make_static(site: Site, *, name: str) -> bytes:
    """Give the content of a static file."""
    return _static(site.settings.theme, name, site.chrome)


def static_path(site: Site, name: str) -> str:
    """The path of a static file within the site.

    Raises:
        LookupError: there is no such file.
    """
    return _static_path(site.settings.theme, name, site.chrome)


@lru_cache(maxsize=64)
def _static_path(theme: Path | None, name: str, chrome: str) -> str:
    digest = hashlib.sha256(_static(theme, name, chrome)).hexdigest()[:8]
    stem, suffix = posixpath.splitext(name)
    return f"static/{stem}-{digest}{suffix}"


# `chrome` is there for the cache alone: it changes when a file of the theme does.
@lru_cache(maxsize=64)
def _static(theme: Path | None, name: str, chrome: str) -> bytes:
    if name != "site.css":
        return _file(theme, name)
    # One sheet for all pages: fonts and colours, the article, then what only the site has.
    content = b"\n".join(_file(theme, part) for part in _SHEETS).decode("utf-8")
    own = [name for name in theme_assets(theme) if name not in _SHEETS]
    files = {font: f"{font}.woff2" for font in _FONTS} | {name: name for name in own}

    def hashed(found: re.Match[str]) -> str:
        file = files.get(found["name"])
        return f"url({posixpath.basename(_static_path(theme, file, chrome))})" if file else found[0]

    return re.sub(r"""url\((["']?)(?P<name>[^"'()]+)\1\)""", hashed, content).encode("utf-8")


def _file(theme: Path | None, name: str) -> bytes:
    """The content of a file of the theme, or else of ours."""
    if theme and (theme / name).is_file():
        return (theme / name).read_bytes()
    for package, folder in (
        ("translator.site", "static"),
        ("translator.rendering", "static"),
        ("translator.rendering", "fonts"),
    ):
        file = resources.files(package).joinpath(f"{folder}/{name}")
        if file.is_file():
            return file.read_bytes()
    raise LookupError(f"there is no file {name} in the theme")


_WRITTEN: dict[str, Any] = {
    "extensions": ["jinja2.ext.i18n"],
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
}
"""How templates are written, on which depends what they are compiled to."""


@lru_cache(maxsize=1)
def _compiled() -> BytecodeCache | None:
    """Where compiled templates are kept: for other languages and processes, and for the next build."""
    folder = cache_folder() / "templates" / hashlib.sha256(repr(_WRITTEN).encode()).hexdigest()[:8]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


@lru_cache(maxsize=16)
def environment(theme: Path | None, language: str, chrome: str = "") -> Environment:
    """The templates, speaking `language`; `chrome` changes when a file of the theme does."""
    made = Environment(
        loader=template_loader(theme),
        undefined=StrictUndefined,
        bytecode_cache=_compiled(),
        **_WRITTEN,
    )
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    return made


def render(
    site: Site,
    template: str,
    path: str,
    language: str,
    *,
    elsewhere: Mapping[str, str] | None = None,
    **parts: Any,
) -> bytes:
    """Render a page of the site at `path`, whose interface speaks `language`.

    Templates get `link(target)` (the address of another page), `static(name)`, `site`, `path`,
    `language`, `direction` (of a language), `long_date`, `month_name`, `language_name` and `number`.

    `elsewhere` are the paths of the same page in other languages, where the switch of languages leads;
    a language that is not among them is reached by its home page. Pages that every language has need
    not say so.

    Raises:
        ThemeError: a template of the theme is wrong.
    """
    rest = path.partition("/")[2] or path
    if elsewhere is None:
        elsewhere = {other: f"{other}/{rest}" for other in site.languages if rest in _EVERYWHERE}
    shared = {
        "site": site,
        "site_title": site.title(language),
        "path": path,
        "language": language,
        "speaks": interface_language(language),
        "elsewhere": {other: elsewhere.get(other, f"{other}/index.html") for other in site.languages},
        "alternates": elsewhere,
        "locale_of": metadata.locale_of,
        "preview": None,
        "data": metadata.website(site, language, partial(absolute, site)) if rest == "index.html" else "",
        "link": partial(link, path),
        "static": lambda name: link(path, static_path(site, name)),
        "absolute": partial(absolute, site),
        "direction": direction,
        "long_date": long_date,
        "month_name": month_name,
        "language_name": language_name,
        "number": number,
    }
    theme = site.settings.theme
    with blamed(theme):
        text = environment(theme, language, site.chrome).get_template(template).render(shared | parts)
    return text.encode("utf-8")


def link(page: str, target: str, fragment: str = "") -> str:
    """The address of a place in the file `target` of the site, as the page at `page` writes it."""
    return _way(posixpath.dirname(page), target) + (f"#{fragment}" if fragment else "")


@lru_cache(maxsize=4096)
def _way(folder: str, target: str) -> str:
    """The address of a file as the pages in a folder write it: the same ones again and again."""
    return quote(posixpath.relpath(target, folder or "."))


def absolute(site: Site, target: str) -> str:
    """The whole address of a file of the site; empty when the settings name no base_url."""
    base = _base(site.settings.base_url)
    folder, name = posixpath.split(target)
    shown = f"{folder}/".lstrip("/") if name == "index.html" else target
    return f"{base}/{quote(shown)}" if base else ""


@lru_cache(maxsize=4)
def _base(url: str) -> str:
    return whole_address(url).rstrip("/")


def article_path(key: str, language: str) -> str:
    """The path of an article's page with the interface in `language`, or else in its target language."""
    source, _, target = key.partition("/")[0].partition("-")
    return f"{language if language in (source, target) else target}/{key}.html"
