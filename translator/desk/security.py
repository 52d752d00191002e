"""Who may ask the desk, and what a browser may do with its answers.

The desk listens on this machine only, but every page in the world that this machine's browser shows
can send it requests. Each request passes these gates, in this order:

1. it names this machine (`Host`), so that no foreign name leads here (DNS rebinding);
2. no other site sent it (`Origin`, `Sec-Fetch-Site`);
3. its body is small;
4. it shows the session that the address with the token gave this browser, in a cookie that scripts
   cannot read and that other sites cannot send;
5. when it changes something, it shows the key that only our own pages know (CSRF), and the desk is
   not read-only.
"""

from __future__ import annotations

from http import HTTPStatus
from secrets import compare_digest
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from translator.desk.answers import language_of
from translator.desk.desk import Desk
from translator.i18n import number, translations
from translator.rendering.labels import N_

LARGEST = 1_000_000
"""Bytes that the body of a request may have."""

CSRF_HEADER = "x-csrf-token"
_OWN_NAMES = ("127.0.0.1", "localhost")
_SAFE = ("GET", "HEAD")
_HEADERS = {
    "content-security-policy": "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_LOCKED = N_("Open the address that the terminal shows: it lets this browser in.")


class Guard:
    """Lets requests through to `app` that pass every gate, and gives every answer its headers."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or have it answered."""
        if scope["type"] != "http":
            return
        request = Request(scope)

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_HEADERS)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._refusal(request)
        if refusal:
            await refusal(scope, receive, send_guarded)
            return
        body = _Limited(receive)
        try:
            await self.app(scope, body, send_guarded)
        except _TooLargeError:
            await _too_large(request)(scope, receive, send_guarded)
        except ClientDisconnect:
            pass  # whoever asked has gone away while sending: nobody is left to be answered

    def _refusal(self, request: Request) -> Response | None:
        """The answer to a request that does not get through."""
        host = request.headers.get("host", "")
        if _host_name(host) not in _OWN_NAMES:
            return _refused(request, N_("This desk is not known by that name."))
        if _is_foreign(request, host):
            return _refused(request, N_("Another site sent this request."))
        if _announced_length(request) > LARGEST:
            return _too_large(request)
        if "token" in request.query_params:
            return self._let_in(request)
        cookie = request.cookies.get(_cookie_name(request), "")
        if not _same(cookie, self._desk.keys.session):
            return _refused(request, _LOCKED)
        if request.method in _SAFE:
            return None
        if self._desk.read_only:
            return _refused(request, N_("This desk is read-only."))
        if not _same(request.headers.get(CSRF_HEADER, ""), self._desk.keys.csrf):
            return _refused(request, N_("Load the page again: it belongs to an earlier run of the desk."))
        return None

    def _let_in(self, request: Request) -> Response:
        """Exchange the token of the address for a cookie; the address is then shown without it."""
        keys = self._desk.keys
        if request.method != "GET" or not _same(request.query_params["token"], keys.token):
            return _refused(request, _LOCKED)
        rest = [(n, v) for n, v in parse_qsl(request.url.query) if n != "token"]
        path = "/" + request.url.path.lstrip("/\\")  # never //elsewhere
        answer = RedirectResponse(f"{path}?{urlencode(rest)}" if rest else path, HTTPStatus.SEE_OTHER)
        answer.set_cookie(_cookie_name(request), keys.session, httponly=True, samesite="strict", path="/")
        return answer


class _TooLargeError(Exception):
    """A body that is larger than it may be."""


class _Limited:
    """Hands on a body as long as it is small, also one that did not say how long it is."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._length = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._length += len(message.get("body", b""))
        if self._length > LARGEST:
            raise _TooLargeError
        return message


def _host_name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_foreign(request: Request, host: str) -> bool:
    """Whether a page of another site sent this, as browsers say; a change has to say where it is from."""
    origin = request.headers.get("origin")
    if origin is None:
        if request.method not in _SAFE:
            return True
    elif origin not in (f"http://{host}", f"https://{host}"):
        return True
    site = request.headers.get("sec-fetch-site", "same-origin")
    return site not in ("same-origin", "none") and request.headers.get("sec-fetch-mode") != "navigate"


def _announced_length(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() else LARGEST + 1


def _cookie_name(request: Request) -> str:
    """One for each port: cookies belong to a machine, and two desks may run on it."""
    server = request.scope.get("server") or ("", 0)
    return f"desk-{server[1]}"


def _same(given: str, wanted: str) -> bool:
    return compare_digest(given.encode(), wanted.encode())


def _refused(request: Request, why: str) -> Response:
    return PlainTextResponse(translations(language_of(request)).gettext(why), HTTPStatus.FORBIDDEN)


def _too_large(request: Request) -> Response:
    language = language_of(request)
    text = translations(language).gettext(N_("A request to the desk may have %(count)s bytes."))
    headers = {"connection": "close"}
    said = text % {"count": number(LARGEST, language)}
    return PlainTextResponse(said, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, headers)
