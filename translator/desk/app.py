"""The application of the desk: which page is where, and what is said when something goes wrong."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from translator.desk import answers, glossary, review
from translator.desk.desk import Desk
from translator.desk.glossary.wording import worded_error
from translator.desk.security import Guard
from translator.errors import TranslatorError

_A_YEAR = 365 * 24 * 3600


def create_app(desk: Desk) -> Starlette:
    """The desk as an ASGI application; `app.state.desk` is the desk."""
    app = Starlette(
        routes=[
            Route("/", _home),
            Route("/key", _key),
            Route("/language/{language}", _choose_language),
            Route("/static/{name}", answers.static_file),
            *glossary.routes(desk),
            *review.routes(desk),
        ],
        middleware=[Middleware(Guard, desk=desk)],
        exception_handlers={TranslatorError: _failed, HTTPException: _not_done},
    )
    app.state.desk = desk
    return app


def _home(request: Request) -> Response:
    return RedirectResponse("/glossary", HTTPStatus.SEE_OTHER)


def _key(request: Request) -> Response:
    """The key for changes, for pages of ours that are older than this run of the desk."""
    return answers.json({"key": request.app.state.desk.keys.csrf})


def _choose_language(request: Request) -> Response:
    """Speak another language from now on, and go back to the page of this desk that asked."""
    language = request.path_params["language"]
    if language not in answers.LANGUAGES:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    back = urlsplit(request.query_params.get("back", "/"))
    path = "/" + back.path.replace("\\", "/").lstrip("/")  # a page of ours, whatever was asked for
    answer = RedirectResponse(f"{path}?{back.query}" if back.query else path, HTTPStatus.SEE_OTHER)
    answer.set_cookie(
        answers.LANGUAGE_COOKIE, language, max_age=_A_YEAR, httponly=True, samesite="strict", path="/"
    )
    return answer


def _failed(request: Request, error: Exception) -> Response:
    """What a person can mend is said in one sentence."""
    assert isinstance(error, TranslatorError)
    message = worded_error(error, answers.language_of(request))
    return _said(request, message, HTTPStatus.UNPROCESSABLE_ENTITY)


def _not_done(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return _said(request, error.detail, error.status_code)


def _said(request: Request, message: str, status: int) -> Response:
    """A page for a person who came to an address, JSON (`{"error": …}`) for our scripts."""
    if request.headers.get("sec-fetch-mode") == "navigate":
        return answers.page(request, "failed.html.j2", status, message=message)
    return answers.json({"error": message}, status)
