"""The home page in each language: what the site holds, and how much of it a person has approved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from translator.site.chrome import article_path, render
from translator.site.pages import Page, Site


def pages(site: Site) -> Iterator[Page]:
    """Yield the home pages: one in each language, and at the top that of the first."""
    for language in site.languages:
        cards = [card for card in site.of_language(language) if not card.parent]
        fingerprint = site.fingerprint("home", language, [(card.key, card.digest) for card in cards])
        path = f"{language}/index.html"
        yield Page(path, fingerprint, partial(make, path=path, language=language))
        if language == site.first_language:
            yield Page("index.html", fingerprint, partial(make, path="index.html", language=language))


def make(site: Site, *, path: str, language: str) -> bytes:
    """Make the home page in a language."""
    cards = [card for card in site.of_language(language) if not card.parent]
    return render(
        site,
        "home.html.j2",
        path,
        language,
        cards=cards,
        article_path=lambda key: article_path(site, key, language),
    )
