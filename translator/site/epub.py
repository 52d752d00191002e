"""Articles as books: each one by itself beside its page, and all of a site in one.

E-readers have narrow pages and readers who choose their own letters, so the two languages stand not
beside but under each other: each paragraph in one language, then in the other.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from translator.errors import SettingsError
from translator.i18n import long_date, month_name, number, translations
from translator.rendering.parts import rows
from translator.rendering.plain import xml_text
from translator.scripts import direction
from translator.site.articles import image_digest
from translator.site.book import XHTML, Book, Entry, File, Texts, pack
from translator.site.cards import Card
from translator.site.chrome import absolute, article_path, make_static
from translator.site.listing import Listed
from translator.site.pages import Page, Site
from translator.site.pictures import Pictures
from translator.site.xhtml import plain_parts, render_xhtml
from translator.translation import BilingualArticle


@dataclass(frozen=True)
class Chapter:
    """An article as a page of a book, with the headings that lead into it."""

    file: File
    card: Card
    headings: tuple[Entry, ...]

    @property
    def entry(self) -> Entry:
        """Its line of the table of contents."""
        return Entry(_titles(self.card), self.file.name)


def pages(site: Site) -> Iterator[Page]:
    """Yield the EPUB of every article."""
    for article in site.articles:
        images = [image_digest(site.settings.articles_in(article.source), name) for name in article.images]
        fingerprint = site.fingerprint("epub", article.digest, images)
        yield Page(f"{article.key}.epub", fingerprint, partial(make, key=article.key))


def make(site: Site, *, key: str) -> bytes:
    """Make the EPUB of one article."""
    card = site.card(key)
    article = site.store.article(key)
    pictures = Pictures(site.settings.articles_in(card.source))
    chapter = _chapter(site, card, article, pictures, "article.xhtml", card.target)
    address = absolute(site, article_path(key, card.target))
    contents = (Entry(_titles(card), chapter.file.name, chapter.headings),)
    makers = (article.author, article.publisher)
    by = [" ".join(t.target for t in made) for made in makers if made]
    return pack(
        Book(
            identifier=_identifier(site, key),
            titles=_titles(card),
            languages=tuple(dict.fromkeys((card.target, card.source))),
            direction=direction(card.target),
            chapters=(chapter.file,),
            contents=contents,
            contents_page=_contents_page(site, contents, card.target),
            style=make_static(site, name="book.css"),
            pictures=pictures.files,
            creator=by[0] if by else site.title(card.target),
            publisher=site.title(card.target),
            published=card.published,
            subjects=tuple(xml_text(keyword.target) for keyword in card.keywords),
            source=address,
        )
    )


def make_library(site: Site, pair: str = "") -> bytes:
    """Make one book of all articles of the site, or of those of one pair: by month, the newest first.

    It is made in memory, which takes about 25 kB an article.

    Raises:
        SettingsError: there are no articles.
    """
    articles = [article for article in site.articles if pair in ("", article.pair)]
    if not articles:
        of_pair = f" of {pair}" if pair else ""
        where = str(site.settings.output)
        raise SettingsError(f"the site has no articles{of_pair}", where=where, remedy="build it with some")
    pairs = tuple(dict.fromkeys(article.pair for article in articles))
    sources, targets = zip(*(p.split("-") for p in pairs), strict=True)
    languages = tuple(dict.fromkeys((*targets, *sources)))
    language = languages[0]
    pictures = {source: Pictures(site.settings.articles_in(source)) for source in sources}
    chapters = [
        _chapter(
            site,
            site.card(article.key),
            site.store.article(article.key),
            pictures[article.source],
            f"article-{index}.xhtml",
            language,
        )
        for index, article in enumerate(articles, 1)
    ]
    contents = tuple(_by_month(chapters, language))
    titles = tuple((code, site.title(code)) for code in languages if code in site.settings.title)
    titles = titles or ((language, site.title(language)),)
    return pack(
        Book(
            identifier=_identifier(site, "/".join(pairs)),
            titles=titles,
            languages=languages,
            direction=direction(language),
            front=(_front_page(site, articles, titles, language),),
            chapters=tuple(chapter.file for chapter in chapters),
            contents=contents,
            contents_page=_contents_page(site, contents, language),
            style=make_static(site, name="book.css"),
            pictures=_all_files(pictures.values()),
            creator=site.title(language),
            published=articles[0].published,
            source=absolute(site, f"{language}/index.html"),
        )
    )


def _all_files(pictures: Iterable[Pictures]) -> tuple[File, ...]:
    """The pictures of several folders, one that lies in two of them once; their names say what they hold."""
    files = {file.name: file for some in pictures for file in some.files}
    return tuple(files[name] for name in sorted(files))


def _chapter(
    site: Site, card: Card, article: BilingualArticle, pictures: Pictures, name: str, language: str
) -> Chapter:
    content = _page(
        site,
        "chapter.xhtml.j2",
        language,
        title=card.title.target,
        address=absolute(site, article_path(card.key, card.target)),
        **plain_parts(article, pictures.find),
    )
    return Chapter(File(name, XHTML, content), card, tuple(_headings(article, name)))


def _headings(article: BilingualArticle, name: str) -> Iterator[Entry]:
    for index, row in enumerate(rows(article.blocks), 1):
        translations = row.blocks[0].translations
        if row.kind.value == "heading" and translations:
            target = " ".join(translation.target for translation in translations)
            texts = ((article.target_language, target), (article.source_language, row.block.text))
            yield Entry(_clean(texts), f"{name}#row{index}")


def _by_month(chapters: Sequence[Chapter], language: str) -> Iterator[Entry]:
    def month(chapter: Chapter) -> datetime.date | None:
        return chapter.card.published and chapter.card.published.replace(day=1)

    for day, some in groupby(chapters, key=month):
        entries = tuple(chapter.entry for chapter in some)
        name = month_name(day, language) if day else translations(language).gettext("Without a date")
        yield Entry(((language, name),), entries[0].href, entries)


def _front_page(site: Site, articles: Sequence[Listed], titles: Texts, language: str) -> File:
    days = sorted(article.published for article in articles if article.published)
    content = _page(
        site,
        "book.xhtml.j2",
        language,
        titles=titles,
        first=days[0] if days else None,
        last=days[-1] if days else None,
        long_date=long_date,
        number=number,
        count=len(articles),
        sentences=sum(article.sentences for article in articles),
        reviewed=sum(article.reviewed for article in articles),
        address=absolute(site, f"{language}/index.html"),
    )
    return File("front.xhtml", XHTML, content)


def _contents_page(site: Site, contents: tuple[Entry, ...], language: str) -> bytes:
    return _page(site, "contents.xhtml.j2", language, contents=contents)


def _page(site: Site, template: str, language: str, **parts: Any) -> bytes:
    return render_xhtml(site, template, language, **parts).encode("utf-8")


def _titles(card: Card) -> Texts:
    return _clean(((card.target, card.title.target), (card.source, card.title.source)))


def _clean(texts: Texts) -> Texts:
    return tuple((language, xml_text(text)) for language, text in texts)


def _identifier(site: Site, name: str) -> str:
    """A name of the book that stays when the book changes."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{site.settings.base_url or 'translator:'}{name}").urn
