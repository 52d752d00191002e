"""The pages of the articles: HTML, side-by-side Markdown and the JSON record, and the images beside them.

A page also leads to other pages: the articles before and after it, its relatives, the same article in
other pairs, names and keywords. Its fingerprint holds what it shows of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
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
from translator.site.listing import Listed
from translator.site.metadata import of_article
from translator.site.names import name_path
from translator.site.pages import Page, Site
from translator.translation import BilingualArticle, BilingualBlock, Translation

_FORMS = {"md": "Markdown", "json": "JSON"}


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The keys of the articles before and after one by date; empty where there is none."""

    newer: str = ""
    older: str = ""


def pages(site: Site) -> Iterator[Page]:
    """Yield the pages of every article in the languages of its pair, its other forms and its images."""
    images: set[str] = set()
    for pair in site.settings.pairs:
        source, _, target = pair.partition("-")
        near = {language: neighbours(site, language, pair) for language in (source, target)}
        for article in site.articles:
            if article.pair == pair:
                yield from _pages(site, article, near)
                yield from _images(site, article, images)


def _pages(site: Site, article: Listed, near: Mapping[str, Mapping[str, Neighbours]]) -> Iterator[Page]:
    key, shown = article.key, _shown(site, article)
    for language, line in near.items():
        path = article_path(key, language)
        beside = line.get(key, Neighbours())
        heads = [other and (other, site.by_key[other].head) for other in (beside.newer, beside.older)]
        fingerprint = site.fingerprint("article", language, shown, heads)
        yield Page(path, fingerprint, partial(make, path=path, key=key, language=language, beside=beside))
    for form in _FORMS:
        fingerprint = site.fingerprint("article", form, article.digest)
        yield Page(f"{key}.{form}", fingerprint, partial(make_form, key=key, form=form))


def _images(site: Site, article: Listed, found: set[str]) -> Iterator[Page]:
    """Yield the images of an article that are not `found` yet."""
    for image in article.images:
        path = f"{article.pair}/{image}"
        digest = image_digest(site.settings.articles_in(article.source), image)
        if digest and path not in found:
            found.add(path)
            yield Page(path, digest, partial(copy, name=image, language=article.source))


def neighbours(site: Site, language: str, pair: str) -> dict[str, Neighbours]:
    """The neighbours in time of the articles of a pair, among all that can be read in `language`.

    Related articles have none. Of an article in several pairs, that of `pair` stands for all.
    """
    line: dict[tuple[str, str], str] = {}
    for article in site.of_language(language):
        name = (article.source, article.slug)
        if not article.parent and (article.pair == pair or name not in line):
            line[name] = article.key
    keys = ["", *line.values(), ""]
    return {
        key: Neighbours(newer, older) for newer, key, older in zip(keys, keys[1:], keys[2:], strict=False)
    }


def relatives(site: Site, article: Listed | Card) -> list[str]:
    """The key of the article that recommends this one, or the keys of those that this one recommends."""
    parent = site.parent(article)
    keys = [f"{article.pair}/{slug}" for slug in article.children]
    return [parent] if parent else [key for key in keys if key in site.by_key]


def title_in(card: Card, language: str) -> str:
    """The title of an article in one of its languages."""
    return card.title.source if language == card.source else card.title.target


def _shown(site: Site, article: Listed) -> str:
    """A fingerprint of an article and of what its page shows of others but for its neighbours."""
    return site.fingerprint(
        article.digest,
        [(key, site.by_key[key].head) for key in relatives(site, article)],
        site.versions(article),
        [(name.slug, name.source, name.target) for name in site.names_in(article)],
    )


def make(site: Site, *, path: str, key: str, language: str, beside: Neighbours) -> bytes:
    """Make the page of an article with the interface in a language."""
    card = site.card(key)

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
        newer=site.card(beside.newer) if beside.newer else None,
        older=site.card(beside.older) if beside.older else None,
        relatives=[site.card(key) for key in relatives(site, card)],
        versions=[site.card(key) for key in site.versions(card)],
        names=site.names_in(card),
        name_path=name_path,
        forms=_FORMS | {"epub": "EPUB"},  # the last one is made by epub.py
        title_in=title_in,
        article_path=lambda other: article_path(other.key, language),
        **of_article(site, card, article, language, partial(absolute, site)),
        **article_parts(article, language, keyword_link=keyword_link),
    )


def _elsewhere(site: Site, card: Card) -> dict[str, str]:
    """Where the article is found in each language: in its own pair if possible."""
    found: dict[str, str] = {}
    for key in (card.key, *site.versions(card)):
        for language in key.partition("/")[0].split("-"):
            found.setdefault(language, article_path(key, language))
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
