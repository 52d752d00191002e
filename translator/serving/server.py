"""A server for one person on this machine: the files of the site, as they are, and a script that reloads.

The script stands only in what is sent, never in the files. It holds a connection by which it hears that
the site has changed (server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html).
"""

from __future__ import annotations

import mimetypes
import sys
import threading
import time
from functools import lru_cache
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from translator.errors import ServerError

HOST = "127.0.0.1"
_CHANGES = "/.translator/changes"
_SCRIPT = "/.translator/reload.js"
_ALIVE = 15.0  # seconds between two signs of life, by which a page that was closed is noticed
_SWAP = 0.05  # seconds in which a new site has surely taken the place of the old one
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
    ".epub": "application/epub+zip",
}
_MISSING = (
    b"<!doctype html><title>404</title><p>There is no such page, or the site has not been built yet.</p>"
)


class SiteServer(ThreadingHTTPServer):
    """Serves the files of a folder at http://127.0.0.1:PORT/, in threads of its own.

    Raises:
        ServerError: the port is taken.
    """

    daemon_threads = True

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.version = _new_version()
        self.ending = False
        self._news = threading.Condition()
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise ServerError(
                f"cannot be used ({error.strerror or error})",
                where=f"port {port}",
                remedy="name another one with --port",
            ) from error
        self._thread = threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)

    @property
    def url(self) -> str:
        """The address of the home page."""
        return f"http://{HOST}:{self.server_port}/"

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def stop(self) -> None:
        """Let go of all pages and of the port."""
        with self._news:
            self.ending = True
            self._news.notify_all()
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        self.server_close()

    def changed(self, folder: Path) -> None:
        """Let open pages load again; the site now lies in `folder`."""
        with self._news:
            self.folder = folder
            self.version = _new_version()
            self._news.notify_all()

    def next_version(self, known: str) -> str:
        """The version of the site; waits a while for one that differs from `known`."""
        with self._news:
            self._news.wait_for(lambda: self.ending or self.version != known, timeout=_ALIVE)
            return self.version

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of pages that were closed while they loaded."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: SiteServer
    server_version = "translator"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer with a file, the script or the changes."""
        if not self._from_here():
            self._send(HTTPStatus.FORBIDDEN, b"", "text/plain")
            return
        path = urlsplit(self.path).path
        if path == _CHANGES:
            self._tell_changes()
        elif path == _SCRIPT:
            self._send(HTTPStatus.OK, _script(), _TYPES[".js"])
        else:
            self._send_file(path)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the content."""
        self.do_GET()

    def log_message(self, format: str, *args: Any) -> None:
        """Keep the terminal for what the builds say."""

    def _from_here(self) -> bool:
        """Whether this machine is asked by its own name: no other site may read ours by a name of its own."""
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        return host in (HOST, "localhost")

    def _send_file(self, path: str) -> None:
        file = self._file(path)
        if file is None:
            time.sleep(_SWAP)
            file = self._file(path)
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", quote(unquote(path)) + "/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file = self._file(f"{path}index.html")
        status = HTTPStatus.OK
        if file is None:
            status, file = HTTPStatus.NOT_FOUND, self._file("/404.html")
        try:
            content = file.read_bytes() if file else _MISSING
        except OSError:
            status, content, file = HTTPStatus.NOT_FOUND, _MISSING, None
        suffix = file.suffix.lower() if file else ".html"
        if suffix == ".html":
            content = with_reload(content, self.server.version)
        kind = _TYPES.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or "application/octet-stream"
        self._send(status, content, kind)

    def _file(self, path: str) -> Path | None:
        """The file or folder of an address; None when there is none, or when it lies outside of the site."""
        return find_file(self.server.folder, path)

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _tell_changes(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command == "HEAD":
            return
        told = ""
        while not self.server.ending:
            version = self.server.next_version(told)
            news = f"data: {version}\n\n" if version != told else ": alive\n\n"
            self.wfile.write(news.encode())
            self.wfile.flush()
            told = version


def find_file(folder: Path, path: str) -> Path | None:
    """The file or folder in `folder` that the path of an address names; None for all that lies elsewhere.

    Hidden files and whatever leaves the folder, be it by dots, by a drive or by a link, have no address.
    """
    parts = [part for part in unquote(path).split("/") if part]
    if any(part.startswith(".") or "\\" in part or ":" in part or "\0" in part for part in parts):
        return None
    try:
        file = folder.joinpath(*parts).resolve()
        return file if file.is_relative_to(folder.resolve()) and file.exists() else None
    except (OSError, ValueError):
        return None  # a name that no file can have


def with_reload(page: bytes, version: str) -> bytes:
    """A page with the script that loads it again when the site has another version."""
    script = f'<script src="{_SCRIPT}" data-version="{escape(version)}"></script>'.encode()
    before, end, after = page.rpartition(b"</body>")
    return before + script + end + after if end else page + script


@lru_cache(maxsize=1)
def _script() -> bytes:
    return resources.files("translator.serving").joinpath("reload.js").read_bytes()


def _new_version() -> str:
    """A name that no version had before, of this server or of an earlier one."""
    return str(time.time_ns())
