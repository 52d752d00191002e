"""What all pages of the site share: templates with the texts of a language, addresses, static files.

A theme may override every template, stylesheet and script by a file of the same name.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from functools import lru_cache, partial
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined

from translator.i18n import language_name, long_date, month_name, translations
from translator.scripts import direction
from translator.site.pages import Page, Site

_STATIC = ("site.css", "site.js")
_FONTS = ("NotoNaskhArabic", "SourceSerif4")


def pages(site: Site) -> Iterator[Page]:
    """Yield the static files, which all pages share; their names change with their content."""
    for name in (*_STATIC, *(f"{font}.woff2" for font in _FONTS)):
        path = static_path(site, name)
        yield Page(path, path, partial(make_static, name=name))


def make_static(site: Site, *, name: str) -> bytes:
    """Give the content of a static file."""
    return _static(site.settings.theme, name)


def static_path(site: Site, name: str) -> str:
    """The path of a static file within the site."""
    digest = hashlib.sha256(_static(site.settings.theme, name)).hexdigest()[:8]
    stem, _, suffix = name.rpartition(".")
    return f"static/{stem}-{digest}.{suffix}"


@lru_cache(maxsize=64)
def _static(theme: Path | None, name: str) -> bytes:
    if theme and (theme / name).is_file():
        return (theme / name).read_bytes()
    if name.endswith(".woff2"):
        return resources.files("translator.rendering").joinpath(f"fonts/{name}").read_bytes()
    content = resources.files("translator.site").joinpath(f"static/{name}").read_text(encoding="utf-8")
    if name == "site.css":
        shared = resources.files("translator.rendering").joinpath("static")
        # One sheet for all pages: fonts and colours, the article, then what only the site has.
        parts = [shared.joinpath(part).read_text(encoding="utf-8") for part in ("house.css", "page.css")]
        content = "\n".join([*parts, content])
        for font in _FONTS:
            digest = hashlib.sha256(_static(theme, f"{font}.woff2")).hexdigest()[:8]
            content = content.replace(f"url({font})", f"url({font}-{digest}.woff2)")
    return content.encode("utf-8")


@lru_cache(maxsize=16)
def environment(theme: Path | None, language: str) -> Environment:
    """The templates, speaking `language`."""
    own = [FileSystemLoader(theme)] if theme else []
    made = Environment(
        loader=ChoiceLoader([*own, PackageLoader("translator.site"), PackageLoader("translator.rendering")]),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    return made


def render(site: Site, template: str, path: str, language: str, **parts: Any) -> bytes:
    """Render a page of the site at `path`, whose interface speaks `language`.

    Templates get `link(target)` (the address of another page), `static(name)`, `site`, `path`,
    `language`, `direction` (of a language), `long_date`, `month_name` and `language_name`.
    """
    page = environment(site.settings.theme, language).get_template(template)
    shared = {
        "site": site,
        "site_title": site.title(language),
        "path": path,
        "language": language,
        "link": partial(link, path),
        "static": lambda name: link(path, static_path(site, name)),
        "absolute": partial(absolute, site),
        "direction": direction,
        "long_date": long_date,
        "month_name": month_name,
        "language_name": language_name,
    }
    text = page.render(shared | parts)
    return text.encode("utf-8")


def link(page: str, target: str, fragment: str = "") -> str:
    """The address of a place in the file `target` of the site, as the page at `page` writes it."""
    relative = posixpath.relpath(target, posixpath.dirname(page) or ".")
    return quote(relative) + (f"#{fragment}" if fragment else "")


def absolute(site: Site, target: str) -> str:
    """The whole address of a file of the site; empty when the settings name no base_url."""
    base = site.settings.base_url
    return f"{base.rstrip('/')}/{quote(target.removesuffix('index.html'))}" if base else ""


def article_path(site: Site, key: str, language: str) -> str:
    """The path of an article's page with the interface in `language`, or else in its target language."""
    card = site.by_key[key]
    return f"{language if language in (card.source, card.target) else card.target}/{key}.html"
