"""The home pages: all articles, the newest first, in each language; at the top that of the first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from translator.site.lists import Slice, make_list, shown, slices
from translator.site.pages import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Yield the home pages: `L/index.html`, `L/page/2.html` and so on, and `index.html` at the top."""
    for language in site.languages:
        for part in slices(site.once_each(language), f"{language}/index.html", f"{language}/page"):
            fingerprint = site.fingerprint("home", language, part, shown(site, part.keys))
            paths = [part.path]
            if part.number == 1 and language == site.first_language:
                paths.append("index.html")
            for path in paths:
                yield Page(path, fingerprint, partial(make, path=path, language=language, part=part))


def make(site: Site, *, path: str, language: str, part: Slice) -> bytes:
    """Make a home page."""
    return make_list(site, "home.html.j2", path, language, part=part)
