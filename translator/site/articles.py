"""The pages of the articles: HTML, side-by-side Markdown and the JSON record, and the images beside them.

A page also leads to other pages: the articles before and after it, its relatives, the same article in
other pairs, names and keywords. Its fingerprint holds what it shows of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path

from translator.article import BlockKind, Markup, MarkupKind
from translator.rendering import render as render_form
from translator.rendering.html import article_parts
from translator.rendering.urls import is_local
from translator.site.cards import Card, keyword_slug
from translator.site.chrome import absolute, article_path, link, render
from translator.site.keywords import keyword_path
from translator.site.metadata import of_article
from translator.site.names import name_path
from translator.site.pages import Page, Site
from translator.translation import BilingualArticle, BilingualBlock, Translation

_FORMS = {"md": "Markdown", "json": "JSON"}


@dataclass(frozen=True)
class Neighbours:
    """The keys of the articles before and after one by date; empty where there is none."""

    newer: str = ""
    older: str = ""


def pages(site: Site) -> Iterator[Page]:
    """Yield the pages of every article in the languages of its pair, its other forms and its images."""
    images: set[str] = set()
    near = {
        (language, pair): neighbours(site, language, pair)
        for pair in site.settings.pairs
        for language in dict.fromkeys((pair.partition("-")[0], pair.partition("-")[2]))
    }
    for card in site.cards:
        shown = _shown(site, card)
        for language in dict.fromkeys((card.source, card.target)):
            path = article_path(site, card.key, language)
            beside = near.get((language, card.pair), {}).get(card.key, Neighbours())
            fingerprint = site.fingerprint("article", language, shown, _titles(site, beside))
            made = partial(make, path=path, key=card.key, language=language, beside=beside)
            yield Page(path, fingerprint, made)
        for form in _FORMS:
            fingerprint = site.fingerprint("article", form, card.digest)
            yield Page(f"{card.key}.{form}", fingerprint, partial(make_form, key=card.key, form=form))
        for image in card.images:
            path = f"{card.pair}/{image}"
            digest = image_digest(site.settings.articles_in(card.source), image)
            if digest and path not in images:
                images.add(path)
                yield Page(path, digest, partial(copy, name=image, language=card.source))


def neighbours(site: Site, language: str, pair: str) -> dict[str, Neighbours]:
    """The neighbours in time of the articles of a pair, among all that can be read in `language`.

    Related articles have none. Of an article in several pairs, that of `pair` stands for all.
    """
    line: dict[tuple[str, str], Card] = {}
    for card in site.of_language(language):
        if not card.parent and (card.pair == pair or (card.source, card.slug) not in line):
            line[card.source, card.slug] = card
    keys = ["", *(card.key for card in line.values()), ""]
    return {
        key: Neighbours(newer, older) for newer, key, older in zip(keys, keys[1:], keys[2:], strict=False)
    }


def relatives(site: Site, card: Card) -> list[Card]:
    """The article that recommends this one, or those that this one recommends."""
    parent = site.parent(card)
    keys = [f"{card.pair}/{slug}" for slug in card.children]
    return [parent] if parent else [site.by_key[key] for key in keys if key in site.by_key]


def title_in(card: Card, language: str) -> str:
    """The title of an article in one of its languages."""
    return card.title.source if language == card.source else card.title.target


def _shown(site: Site, card: Card) -> str:
    """A fingerprint of an article and of what its page shows of others but for its neighbours."""
    return site.fingerprint(
        card.digest,
        [(other.key, other.title) for other in relatives(site, card)],
        [other.key for other in site.versions(card)],
        [(name.slug, name.source, name.target) for name in site.names_in(card)],
    )


def _titles(site: Site, beside: Neighbours) -> list[object]:
    return [[key, site.by_key[key].title] if key else None for key in (beside.newer, beside.older)]


def make(site: Site, *, path: str, key: str, language: str, beside: Neighbours) -> bytes:
    """Make the page of an article with the interface in a language."""
    card = site.by_key[key]

    def keyword_link(keyword: Translation) -> str:
        return link(path, keyword_path(language, keyword_slug(keyword.segment.text)))

    article = _with_images_at(site.store.article(key), f"../../{card.pair}/")
    return render(
        site,
        "article.html.j2",
        path,
        language,
        elsewhere=_elsewhere(site, card),
        card=card,
        newer=site.by_key.get(beside.newer),
        older=site.by_key.get(beside.older),
        relatives=relatives(site, card),
        versions=site.versions(card),
        names=site.names_in(card),
        name_path=name_path,
        forms=_FORMS | {"epub": "EPUB"},  # the last one is made by epub.py
        title_in=title_in,
        article_path=lambda other: article_path(site, other.key, language),
        **of_article(site, card, article, language, partial(absolute, site)),
        **article_parts(article, language, keyword_link=keyword_link),
    )


def _elsewhere(site: Site, card: Card) -> dict[str, str]:
    """Where the article is found in each language: in its own pair if possible."""
    found: dict[str, str] = {}
    for other in (card, *site.versions(card)):
        for language in (other.source, other.target):
            found.setdefault(language, article_path(site, other.key, language))
    return found


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


def copy(site: Site, *, name: str, language: str) -> bytes:
    """Take over an image of the articles in a language."""
    found = image_file(site.settings.articles_in(language), name)
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


def image_digest(articles: Path, name: str) -> str:
    """A digest of an image in the folder of articles; empty when there is none."""
    path = image_file(articles, name)
    if path is None:
        return ""
    facts = path.stat()
    return _digest(path, facts.st_size, facts.st_mtime_ns)


# Size and time are there for the cache alone: an image is read once, whoever asks.
@lru_cache(maxsize=4096)
def _digest(path: Path, size: int, time: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
