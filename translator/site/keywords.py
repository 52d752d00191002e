"""The keywords: an index of all, and a page with the articles of each.

Keywords that differ in case, diacritics, hamza or punctuation alone are one keyword, shown as most
articles write it. Its address follows from it alone, whatever other articles there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from translator.site.alphabet import by_letter
from translator.site.cards import keyword_slug
from translator.site.listing import Listed
from translator.site.lists import Slice, grouped, make_list, shown, slices
from translator.site.pages import Page, Site


@dataclass(frozen=True)
class Keyword:
    """A keyword of the articles in a language: its texts by language, the page's own first.

    `source` is the language that its articles are written in.
    """

    slug: str
    texts: dict[str, str]
    source: str
    count: int


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of the keywords and the page of each, in each language."""
    articles_of = {
        language: grouped(
            site.once_each(language), lambda article: [keyword_slug(k.source) for k in article.keywords]
        )
        for language in site.languages
    }
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for language, by_slug in articles_of.items():
        for slug in by_slug:
            found[slug][language] = keyword_path(language, slug)
    for language, by_slug in articles_of.items():
        index = [_keyword(site, slug, articles, language) for slug, articles in sorted(by_slug.items())]
        path = f"{language}/keywords/index.html"
        made = partial(make_index, path=path, language=language, keywords=index)
        yield Page(path, site.fingerprint("keywords", language, index), made)
        for keyword in index:
            articles = by_slug[keyword.slug]
            yield from _keyword_pages(site, language, keyword, articles, found[keyword.slug])


def keyword_path(language: str, slug: str) -> str:
    """The path of a keyword's page."""
    return f"{language}/keywords/{slug}.html"


def _keyword(site: Site, slug: str, articles: list[Listed], language: str) -> Keyword:
    """A keyword as most of its articles write it; the earlier in the alphabet of two that are as frequent."""
    written: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sources: Counter[str] = Counter()
    for article in articles:
        sources[article.source] += 1
        for version in (article, *(site.by_key[key] for key in site.versions(article))):
            if language not in (version.source, version.target):
                continue
            for keyword in version.keywords:
                if keyword_slug(keyword.source) == slug:
                    written[version.source][keyword.source] += 1
                    written[version.target][keyword.target] += 1
    texts = {code: _commonest(counted) for code, counted in written.items()}
    ordered = dict(sorted(texts.items(), key=lambda item: item[0] != language))
    return Keyword(slug, ordered, _commonest(sources), len(articles))


def _commonest(counted: Counter[str]) -> str:
    return min(counted, key=lambda text: (-counted[text], text))


def _keyword_pages(
    site: Site, language: str, keyword: Keyword, articles: list[Listed], found: dict[str, str]
) -> Iterator[Page]:
    path = keyword_path(language, keyword.slug)
    for part in slices(articles, path, path.removesuffix(".html")):
        fingerprint = site.fingerprint("keyword", language, keyword, found, part, shown(site, part.keys))
        made = partial(make_keyword, language=language, keyword=keyword, found=found, part=part)
        yield Page(part.path, fingerprint, made)


def make_index(site: Site, *, path: str, language: str, keywords: list[Keyword]) -> bytes:
    """Make the index of the keywords."""
    letters = by_letter(keywords, lambda keyword: keyword.texts[language], language)
    twice = Counter(keyword.texts[language] for keyword in keywords)
    ambiguous = {text for text, count in twice.items() if count > 1}
    return make_list(
        site,
        "keywords.html.j2",
        path,
        language,
        letters=letters,
        count=len(keywords),
        ambiguous=ambiguous,
        keyword_path=keyword_path,
    )


def make_keyword(site: Site, *, language: str, keyword: Keyword, found: dict[str, str], part: Slice) -> bytes:
    """Make a page of a keyword."""
    return make_list(site, "keyword.html.j2", part.path, language, part=part, found=found, keyword=keyword)
