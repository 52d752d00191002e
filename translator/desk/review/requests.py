"""What the script of an article's page asks for, and what it changes; all in JSON."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Literal

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from translator.desk import answers
from translator.desk.desk import Desk
from translator.desk.review.articles import Articles, ReadArticle
from translator.desk.review.known import Knowledge
from translator.desk.review.pages import seen, text_of, version_of
from translator.desk.review.records import judged, matched, pieces, revised, shown
from translator.errors import ArticleError
from translator.reviewing import ArticleReview, ConflictError, Record, Status

_REMEMBERED = 200  # states of articles of which a page may know


class Save(msgspec.Struct, forbid_unknown_fields=True):
    """A change to a sentence that was seen in `version`; what is None stays as it is."""

    id: str
    version: str
    target: str | None = None
    status: Literal["draft", "approved"] | None = None
    comments: str | None = None
    reviewer: str = ""


class Judge(msgspec.Struct, forbid_unknown_fields=True):
    """A text that somebody types."""

    id: str
    target: str


class Compare(msgspec.Struct, forbid_unknown_fields=True):
    """Two texts whose differences are asked for."""

    before: str
    after: str


class Again(msgspec.Struct, forbid_unknown_fields=True):
    """A sentence that the machine is to translate again."""

    id: str


class Requests:
    """Answers to the script; several people may ask at once."""

    def __init__(self, desk: Desk, articles: Articles) -> None:
        self._articles = articles
        self._knowledge = Knowledge(desk, articles)
        self._versions: dict[str, dict[str, str]] = {}

    def changes(self, request: Request) -> Response:
        """The sentences that differ from the state that the page knows; nothing (204) when none does."""
        article, review = self._article(request)
        version = version_of(article, review)
        known = request.query_params.get("known", "")
        if known == version:
            return Response(status_code=HTTPStatus.NO_CONTENT)
        now = {record.id: seen(article, record) for record in review.records}
        before = self._versions.get(known, {})
        while len(self._versions) >= _REMEMBERED:
            self._versions.pop(next(iter(self._versions)), None)
        self._versions[version] = now
        language = answers.language_of(request)
        changed = [record for record in review.records if before.get(record.id) != now[record.id]]
        return answers.json(
            {
                "version": version,
                "text": text_of(article),
                "records": [shown(article, record, language) for record in changed],
            }
        )

    def alike(self, request: Request) -> Response:
        """What was translated before and is like a sentence."""
        article, review = self._article(request)
        record = _record(article, review, request.query_params.get("id", ""))
        found = self._knowledge.alike(article.source.pair, article.name, record)
        return answers.json({"alike": matched(found, record.source)})

    def history(self, request: Request) -> Response:
        """Earlier versions of a sentence."""
        article, review = self._article(request)
        record = _record(article, review, request.query_params.get("id", ""))
        revisions = self._articles.reviews(article.source.pair).history(article.name, record.id)
        return answers.json({"revisions": revised(revisions, record)})

    def judge(self, request: Request, asked: Judge) -> Response:
        """What is to be said of a text that somebody types."""
        article, review = self._article(request)
        record = _record(article, review, asked.id)
        return answers.json(judged(article, record, asked.target, answers.language_of(request)))

    def compare(self, request: Request, asked: Compare) -> Response:
        """What differs between two texts."""
        return answers.json({"difference": pieces(asked.before, asked.after)})

    def save(self, request: Request, asked: Save) -> Response:
        """Change a sentence; 409 with both texts when somebody else did so first."""
        article, _ = self._article(request)
        language = answers.language_of(request)
        try:
            record = self._articles.reviews(article.source.pair).save(
                article.name,
                asked.id,
                asked.version,
                target=asked.target,
                status=Status(asked.status) if asked.status else None,
                comments=None if asked.comments is None else asked.comments.splitlines(),
                reviewer=asked.reviewer,
            )
        except ConflictError as conflict:
            theirs = conflict.record
            answer: dict[str, Any] = {
                "error": str(conflict),
                "theirs": shown(article, theirs, language),
                "difference": pieces(theirs.target, theirs.target if asked.target is None else asked.target),
            }
            return answers.json(answer, HTTPStatus.CONFLICT)
        return answers.json(shown(article, record, language))

    def again(self, request: Request, asked: Again) -> Response:
        """Translate with the glossary as it is now; drafts that nobody touched become the new ones."""
        source = self._articles.source(request.path_params["pair"], request.path_params["name"])
        review = self._articles.open(source)
        article = self._articles.read(source)
        record = _record(article, review, asked.id)
        return answers.json(shown(article, record, answers.language_of(request)))

    def _article(self, request: Request) -> tuple[ReadArticle, ArticleReview]:
        source = self._articles.source(request.path_params["pair"], request.path_params["name"])
        article = self._articles.read(source)
        return article, self._articles.review(source)


def _record(article: ReadArticle, review: ArticleReview, id: str) -> Record:
    if id not in review.by_id:
        raise ArticleError(
            f"there is no sentence {id!r}",
            where=article.name,
            remedy="load the page again",
        )
    return review.by_id[id]
