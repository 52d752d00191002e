"""The server of the desk, on this machine only."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import uvicorn

from translator.desk.app import create_app
from translator.desk.desk import Desk
from translator.errors import ServerError, TranslatorError

HOST = "127.0.0.1"
_PATIENCE = 1  # seconds that open requests get to finish at the end
_LOADING = 20  # seconds that an engine gets which is just being loaded


class DeskServer:
    """Serves a desk; port 0 takes a free one.

    Raises:
        ServerError: the port cannot be used.
    """

    def __init__(self, desk: Desk, port: int) -> None:
        self.desk = desk
        self._socket = _bound(port)
        config = uvicorn.Config(
            create_app(desk),
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            log_level="error",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE,
        )
        self._server = uvicorn.Server(config)

    @property
    def url(self) -> str:
        """The address of the desk, without a stroke at its end."""
        return f"http://{HOST}:{self._socket.getsockname()[1]}"

    @property
    def opening_url(self) -> str:
        """The address that lets a browser in."""
        return f"{self.url}/?token={self.desk.keys.token}"

    def run(self, complain: Callable[[str], None]) -> None:
        """Serve until `stop`, or Ctrl-C.

        `complain` hears why the engine cannot be loaded; the glossary can be edited all the same.

        Raises:
            KeyboardInterrupt: after Ctrl-C, when everything has ended.
        """
        warming = threading.Thread(target=_warm_up, args=(self.desk, complain), daemon=True)
        warming.start()
        try:
            with self._socket:
                self._server.run(sockets=[self._socket])
        finally:
            warming.join(_LOADING)  # Python aborts when it ends while a thread is within the engine

    def stop(self) -> None:
        """Let `run` end, from another thread."""
        self._server.should_exit = True


def _bound(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        listening.listen()
    except OSError as error:
        listening.close()
        what = f"cannot be used ({error.strerror or error})"
        raise ServerError(what, where=f"port {port}", remedy="name another one with --port") from error
    return listening


def _warm_up(desk: Desk, complain: Callable[[str], None]) -> None:
    try:
        desk.warm_up()
    except TranslatorError as error:
        complain(str(error))
