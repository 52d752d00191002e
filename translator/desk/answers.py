"""Answers of the desk: pages in the language of the person, static files, and typed requests."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from functools import lru_cache
from http import HTTPStatus
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import msgspec
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from translator.desk.desk import Desk
from translator.i18n import language_name, long_date, number, translations
from translator.scripts import direction

LANGUAGES = ("ar", "en", "fr")
"""The languages in which the desk speaks."""

LANGUAGE_COOKIE = "desk-language"
_FOLDER = Path(str(resources.files("translator.desk")))
_PARTS = (_FOLDER, _FOLDER / "glossary", _FOLDER / "review")
_TYPES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
_FONTS = ("NotoNaskhArabic", "SourceSerif4")
Content = TypeVar("Content")


def page(request: Request, template: str, status: int = HTTPStatus.OK, **parts: Any) -> HTMLResponse:
    """Make a page, or a piece of one, of a template.

    Templates get `desk`, `path`, `language` and `direction` of the interface, `languages`, `csrf`,
    `way` (the direction of any language), `static(name)`, `number`, `long_date` and `language_name`.
    """
    return HTMLResponse(text(request, template, **parts), status)


def text(request: Request, template: str, **parts: Any) -> str:
    """What `page` answers with, for answers that hold several pieces."""
    desk: Desk = request.app.state.desk
    language = language_of(request)
    shared = {
        "desk": desk,
        "path": request.url.path,
        "query": request.url.query,
        "language": language,
        "direction": direction(language),
        "languages": LANGUAGES,
        "csrf": desk.keys.csrf,
    }
    return _environment(language).get_template(template).render(shared | parts)


def language_of(request: Request) -> str:
    """The language in which to speak: the one chosen, or else the first that the browser asks for."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in LANGUAGES:
        return chosen
    asked = request.headers.get("accept-language", "").split(",")
    wanted = [(_weight(each), each.strip()[:2].lower()) for each in asked]
    known = [(weight, language) for weight, language in wanted if language in LANGUAGES and weight > 0]
    return max(known, key=lambda each: each[0])[1] if known else "en"


def _weight(asked: str) -> float:
    _, _, weight = asked.partition(";q=")
    try:
        return float(weight) if weight else 1.0
    except ValueError:
        return 0.0


def change(
    kind: type[Content], work: Callable[[Request, Content], Response]
) -> Callable[[Request], Awaitable[Response]]:
    """A handler of POST requests whose body is a `kind` in JSON; `work` runs in a thread."""

    async def handle(request: Request) -> Response:
        try:
            content = msgspec.json.decode(await request.body(), type=kind)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise HTTPException(HTTPStatus.BAD_REQUEST, str(error)) from error
        return await run_in_threadpool(work, request, content)

    return handle


def json(content: object, status: int = HTTPStatus.OK) -> Response:
    """An answer in JSON."""
    return Response(msgspec.json.encode(content), status, media_type="application/json")


@lru_cache(maxsize=len(LANGUAGES))
def _environment(language: str) -> Environment:
    made = Environment(
        loader=ChoiceLoader([FileSystemLoader(part / "templates") for part in _PARTS]),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    made.globals |= {
        "static": lambda name: f"/static/{name}",
        "way": direction,
        "number": lambda count: number(count, language),
        "long_date": lambda day: long_date(day, language),
        "language_name": lambda other: language_name(other, language),
        "own_name": language_name,
    }
    return made


def static_file(request: Request) -> Response:
    """Answer with a stylesheet, script or font of ours; nothing else has a name here."""
    name = request.path_params["name"]
    content = _static_files().get(name)
    if content is None:
        raise HTTPException(HTTPStatus.NOT_FOUND)
    tag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    return Response(content, headers=headers, media_type=_TYPES[PurePosixPath(name).suffix])


@lru_cache(maxsize=1)
def _static_files() -> dict[str, bytes]:
    rendering = Path(str(resources.files("translator.rendering")))
    files = [path for part in _PARTS for path in (part / "static").glob("*") if path.suffix in _TYPES]
    files += [rendering / "fonts" / f"{font}.woff2" for font in _FONTS]
    found = {path.name: path.read_bytes() for path in files}
    house = (rendering / "static" / "house.css").read_text(encoding="utf-8")
    for font in _FONTS:
        house = house.replace(f"url({font})", f"url({font}.woff2)")
    return found | {"house.css": house.encode()}
