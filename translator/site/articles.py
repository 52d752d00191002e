"""The pages of the articles: HTML, side-by-side Markdown and the JSON record, and the images beside them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from translator.article import BlockKind, Markup, MarkupKind
from translator.rendering import render as render_form
from translator.rendering.html import article_parts
from translator.rendering.urls import is_local
from translator.site.chrome import article_path, render
from translator.site.pages import Page, Site
from translator.translation import BilingualArticle, BilingualBlock

_FORMS = ("md", "json")


def pages(site: Site) -> Iterator[Page]:
    """Yield the pages of every article in the languages of its pair, its other forms and its images."""
    images: set[str] = set()
    for card in site.cards:
        for language in dict.fromkeys((card.source, card.target)):
            path = article_path(site, card.key, language)
            fingerprint = site.fingerprint("article", language, card.digest)
            yield Page(path, fingerprint, partial(make, path=path, key=card.key, language=language))
        for form in _FORMS:
            fingerprint = site.fingerprint("article", form, card.digest)
            yield Page(f"{card.key}.{form}", fingerprint, partial(make_form, key=card.key, form=form))
        for image in card.images:
            path = f"{card.pair}/{image}"
            content = image_file(site.settings.articles, image)
            if content is not None and path not in images:
                images.add(path)
                digest = hashlib.sha256(content.read_bytes()).hexdigest()
                yield Page(path, digest, partial(copy, name=image))


def make(site: Site, *, path: str, key: str, language: str) -> bytes:
    """Make the page of an article with the interface in a language."""
    card = site.by_key[key]
    parts = article_parts(_with_images_at(site.store.article(key), f"../../{card.pair}/"))
    return render(site, "article.html.j2", path, language, card=card, **parts)


def _with_images_at(bilingual: BilingualArticle, folder: str) -> BilingualArticle:
    """The article with its images in `folder`, as its pages have them."""

    def moved(url: str) -> str:
        return folder + url if url and is_local(url) and not url.startswith(("data:", "/")) else url

    def marks(markup: tuple[Markup, ...]) -> tuple[Markup, ...]:
        return tuple(replace(m, url=moved(m.url)) if m.kind is MarkupKind.IMAGE else m for m in markup)

    def both(bilingual: BilingualBlock) -> BilingualBlock:
        block = bilingual.block
        url = moved(block.url) if block.kind is BlockKind.FIGURE else block.url
        translations = tuple(replace(t, markup=marks(t.markup)) for t in bilingual.translations)
        return BilingualBlock(replace(block, url=url, markup=marks(block.markup)), translations)

    return replace(bilingual, blocks=tuple(map(both, bilingual.blocks)))


def make_form(site: Site, *, key: str, form: str) -> bytes:
    """Make the Markdown or the record of an article."""
    return render_form(site.store.article(key), form).encode("utf-8")


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
