"""The pages of the articles: HTML, side-by-side Markdown and the JSON record, and the images beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from translator.rendering import render
from translator.site.pages import Page, Site

_FORMS = ("html", "md", "json")
_HOME = "../index.html"


def pages(site: Site) -> Iterator[Page]:
    """Yield the pages of every article, in each form, and its images."""
    images: set[str] = set()
    for card in site.cards:
        for form in _FORMS:
            fingerprint = site.fingerprint("article", form, card.digest)
            yield Page(f"{card.key}.{form}", fingerprint, partial(make, key=card.key, form=form))
        for image in card.images:
            path = f"{card.pair}/{image}"
            content = image_file(site.settings.articles, image)
            if content is not None and path not in images:
                images.add(path)
                digest = hashlib.sha256(content.read_bytes()).hexdigest()
                yield Page(path, digest, partial(copy, name=image))


def make(site: Site, *, key: str, form: str) -> bytes:
    """Make one form of an article's page."""
    return render(site.store.article(key), form, home=_HOME).encode("utf-8")


def copy(site: Site, *, name: str) -> bytes:
    """Take an image over."""
    found = image_file(site.settings.articles, name)
    return found.read_bytes() if found else b""


def image_file(articles: Path, name: str) -> Path | None:
    """The image of that name in the folder of articles; None when it is missing or lies elsewhere."""
    if ".." in Path(name).parts:
        return None
    try:
        image = (articles / name).resolve(strict=True)
        return image if image.is_relative_to(articles.resolve()) and image.is_file() else None
    except (OSError, ValueError):
        return None  # a name that no file can have
