"""The pages where sentences are reviewed: an overview of the articles, and each article by itself.

articles   the articles, read as they are now; opening one translates it and makes its PO file
judging    what is to be said about a text while somebody types it: terms, findings
matches    sentences that are alike; known: all that were approved or translated before
records    what the page knows of a sentence
pages      the pages themselves
requests   what the script of the page asks for and changes

What people write is kept in `translator.reviewing`; nothing is kept here.
"""

from __future__ import annotations

from starlette.routing import Route

from translator.desk.answers import change
from translator.desk.desk import Desk
from translator.desk.review.articles import Articles
from translator.desk.review.pages import Pages
from translator.desk.review.requests import Again, Compare, Judge, Requests, Save


def routes(desk: Desk) -> list[Route]:
    """The addresses of the review."""
    articles = Articles(desk)
    pages = Pages(articles, tuple(desk.pairs))
    requests = Requests(desk, articles)
    base = "/review/{pair}/{name}"
    return [
        Route("/review", pages.overview),
        Route("/review/words", pages.words),
        Route(base, pages.article),
        Route(f"{base}/progress", pages.progress),
        Route(f"{base}/changes", requests.changes),
        Route(f"{base}/alike", requests.alike),
        Route(f"{base}/history", requests.history),
        Route(f"{base}/judge", change(Judge, requests.judge), methods=["POST"]),
        Route(f"{base}/compare", change(Compare, requests.compare), methods=["POST"]),
        Route(f"{base}/save", change(Save, requests.save), methods=["POST"]),
        Route(f"{base}/again", change(Again, requests.again), methods=["POST"]),
    ]
