"""The pages of the review: all articles with how far they are, and one article with its sentences."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from translator.desk import answers
from translator.desk.review.articles import Articles, ReadArticle, Row
from translator.desk.review.records import judge, shown, state_of
from translator.glossary.normalise import normal_form
from translator.rendering.sentences import sides
from translator.reviewing import ArticleReview, Record
from translator.site.sources import Source

_STATES = ("draft", "edited", "approved", "changed")


class Pages:
    """Answers to those who come with a browser."""

    def __init__(self, articles: Articles, pairs: tuple[str, ...]) -> None:
        self._articles = articles
        self._pairs = pairs

    def overview(self, request: Request) -> Response:
        """All articles; how far each is, the page asks for by itself."""
        found = [source for pair in self._pairs for source in self._articles.sources(pair)]
        several = len({source.pair for source in found}) > 1
        first: dict[tuple[str, str], Source] = {}
        for source in found:
            first.setdefault(_page_of(source), source)
        return answers.page(
            request,
            "review.html.j2",
            sources=found,
            several_pairs=several,
            base=base_of,
            first_of=lambda source: first[_page_of(source)],
        )

    def words(self, request: Request) -> Response:
        """Words that somebody looks for, as `progress` has those of an article: in one spelling."""
        return answers.json({"words": _in_one_spelling(request.query_params.get("words", ""))})

    def progress(self, request: Request) -> Response:
        """How far an article is."""
        source = self._source(request)
        article = self._articles.read(source)
        reviews = self._articles.reviews(source.pair)
        review = reviews.read(article.name)
        return answers.json(
            {
                "title": article.title,
                "language": article.languages[0],
                "words": _in_one_spelling(f"{article.title} {source.name}"),
                "opened": bool(review.records),
                "last": reviews.last_edited(article.name),
                **progress(article, review),
            }
        )

    def article(self, request: Request) -> Response:
        """One article, translated as it is now, with what people made of it."""
        source = self._source(request)
        review = self._articles.open(source)
        article = self._articles.read(source)
        language = answers.language_of(request)

        def record_of(row: Row) -> dict[str, Any] | None:
            record = review.by_id.get(row.unit.segment.id)
            return shown(article, record, language) if record else None

        return answers.page(
            request,
            "review-article.html.j2",
            article=article,
            base=base_of(source),
            record_of=record_of,
            sides=sides(*article.languages),
            version=version_of(article, review),
            text=text_of(article),
        )

    def _source(self, request: Request) -> Source:
        return self._articles.source(request.path_params["pair"], request.path_params["name"])


def base_of(source: Source) -> str:
    """The address of an article, under which all that its page asks for stands."""
    from urllib.parse import quote

    return f"/review/{source.pair}/{quote(source.path.stem, safe='')}"


def _page_of(source: Source) -> tuple[str, str]:
    """What two files of one page have in common; the first one has it."""
    return source.pair, source.path.stem.casefold()


def _in_one_spelling(text: str) -> str:
    return " ".join(normal_form(text))


def progress(article: ReadArticle, review: ArticleReview) -> Mapping[str, int]:
    """How many sentences are in each state, and in how many of them something is to be looked at.

    The sentences are those of the article as it is now, whenever the file of its translations was written;
    those that are new since then are drafts.
    """
    known = article.known_of(review)
    states = [state_of(record) for record in known.values()]
    counts = {state: states.count(state) for state in _STATES}
    total = article.to_translate(known)
    return {
        **counts,
        "draft": counts["draft"] + total - len(known),
        "all": total,
        "findings": sum(_has_remarks(article, record) for record in known.values()),
    }


def _has_remarks(article: ReadArticle, record: Record) -> bool:
    return judge(article, record, record.target).remarks > 0


def version_of(article: ReadArticle, review: ArticleReview) -> str:
    """A name for what all sentences are now."""
    return _name([text_of(article), *(f"{record.id}{seen(article, record)}" for record in review.records)])


def seen(article: ReadArticle, record: Record) -> str:
    """A name for what a page shows of a sentence: its record, and what the glossary has to say about it."""
    unit = article.units.get(record.id)
    return f"{record.version}{hash((tuple(unit.matches) if unit else (), article.ignores))}"


def text_of(article: ReadArticle) -> str:
    """A name for the text of an article: it has another one when its sentences are others."""
    return _name(list(article.units))


def _name(parts: list[str]) -> str:
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]
