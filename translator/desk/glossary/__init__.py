"""The page of the glossary."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from translator.desk import answers
from translator.desk.desk import Desk


def routes(desk: Desk) -> list[Route]:
    """The addresses of the glossary."""
    return [Route("/glossary", _glossary)]


def _glossary(request: Request) -> Response:
    return answers.page(request, "glossary.html.j2")
