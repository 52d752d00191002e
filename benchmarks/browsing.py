"""What a page of a built site costs its reader: requests, bytes, shifts of the layout, in Chromium."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
SCREENS = {"wide": (1280, 860), "narrow": (360, 740)}
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Shifts are observed from the beginning of each page; those after a reader's own action do not count.
_OBSERVE = """
window.figures = { shift: 0, paint: 0 };
const observe = (type, take) =>
  new PerformanceObserver(list => list.getEntries().forEach(take)).observe({ type, buffered: true });
observe("layout-shift", entry => { if (!entry.hadRecentInput) figures.shift += entry.value; });
observe("largest-contentful-paint", entry => { figures.paint = entry.startTime; });
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def browse(folder: Path, path: str) -> list[dict[str, Any]]:
    """Open a page of the site in `folder` on each screen with an empty cache; nothing without Chromium."""
    if not CHROMIUM.exists():
        return []
    from playwright.sync_api import sync_playwright

    with served(folder) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_FLAGS)
        try:
            return [_open(browser, folder, address, path, screen) for screen in SCREENS]
        finally:
            browser.close()


def _open(browser: Any, folder: Path, address: str, path: str, screen: str) -> dict[str, Any]:
    width, height = SCREENS[screen]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script(_OBSERVE)
    page.goto(f"{address}/{path}")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)
    figures = page.evaluate("figures")
    nodes = page.evaluate("document.querySelectorAll('*').length")
    context.close()
    inside = [url for url in asked if url.startswith(f"{address}/")]
    files = [folder / unquote(urlsplit(url).path).lstrip("/") for url in inside]
    return {
        "screen": screen,
        "width": width,
        "requests": len(asked),
        "to_other_hosts": len([url for url in asked if url not in inside and not url.startswith("data:")]),
        "bytes": sum(file.stat().st_size for file in files if file.is_file()),
        "bytes_packed": sum(_packed(file) for file in files if file.is_file()),
        "layout_shift": round(figures["shift"], 4),
        "largest_paint_ms": round(figures["paint"]),
        "elements": nodes,
    }


def _packed(file: Path) -> int:
    """The bytes that most servers send: gzip, but not of what is packed already."""
    content = file.read_bytes()
    return len(content if file.suffix in (".woff2", ".png", ".jpg") else gzip.compress(content, 6))
