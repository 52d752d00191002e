"""The pages where sentences are reviewed: an overview of the articles, and each article by itself."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from translator.desk import answers
from translator.desk.desk import Desk


def routes(desk: Desk) -> list[Route]:
    """The addresses of the review."""
    return [Route("/review", _overview)]


def _overview(request: Request) -> Response:
    return answers.page(request, "review.html.j2")
