"""The server of the desk, on this machine only, until Ctrl-C."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

import uvicorn

from translator.desk.app import create_app
from translator.desk.desk import Desk
from translator.errors import ServerError, TranslatorError

HOST = "127.0.0.1"
_PATIENCE = 1  # seconds that open requests get to finish after Ctrl-C


def serve(desk: Desk, port: int, ready: Callable[[str], None], complain: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; `ready` hears the address with the token once the desk can be reached.

    `complain` hears why the engine cannot be loaded; the glossary can be edited all the same.

    Raises:
        ServerError: the port cannot be used.
        KeyboardInterrupt: after Ctrl-C, when everything has ended.
    """
    with _bound(port) as listening:
        config = uvicorn.Config(
            create_app(desk),
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            log_level="critical",
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE,
        )
        threading.Thread(target=_warm_up, args=(desk, complain), daemon=True).start()
        ready(f"http://{HOST}:{listening.getsockname()[1]}/?token={desk.keys.token}")
        uvicorn.Server(config).run(sockets=[listening])


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
