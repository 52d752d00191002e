"""The page that a server shows for an address that does not exist, in all languages of the site.

It may be shown at any depth, so its links are whole addresses; without a base_url in the settings
they begin at the root of the host, where the site then has to stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from urllib.parse import quote

from translator.i18n import translations
from translator.rendering.labels import N_
from translator.site.chrome import absolute, render, static_path
from translator.site.pages import Page, Site

_PATH = "404.html"
_TITLE = N_("This page does not exist")
_ADVICE = N_("It may have moved, or the address is misspelled. The articles begin at the home page.")
_HOME = N_("Home page")


def pages(site: Site) -> Iterator[Page]:
    """Yield the page."""
    yield Page(_PATH, site.fingerprint("not found"), make)


def make(site: Site) -> bytes:
    """Make the page."""
    link = partial(_whole, site)
    spoken = [(language, translations(language).gettext) for language in site.languages]
    return render(
        site,
        "not_found.html.j2",
        _PATH,
        site.first_language,
        link=link,
        static=lambda name: link(static_path(site, name)),
        texts=[(language, say(_TITLE), say(_ADVICE), say(_HOME)) for language, say in spoken],
    )


def _whole(site: Site, target: str) -> str:
    return absolute(site, target) or f"/{quote(target)}"
