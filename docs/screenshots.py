"""Take the pictures of the sample site that the documentation shows.

    python docs/screenshots.py [SITE] [FOLDER]

SITE is the site as `make site` builds it (build/site), FOLDER docs/screenshots unless given. The
article is shown wide with a sentence pointed at, dark with one in hand, on a phone and printed;
besides, the home page in Arabic, the page of a name, and a search. Needs the package playwright,
Debian's chromium (or any Chromium that CHROMIUM names) and pdftoppm from poppler-utils.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

ROOT = Path(__file__).parents[1]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ARTICLE = "en/ar-en/trump-putin-call.html"
OTHERS = {
    "home": "ar/index.html",
    "name": "en/names/دونالد-ترامب.html",
    "search": "en/search.html?q=الكرملين",
}
WIDE: ViewportSize = {"width": 1280, "height": 860}


def take_article(page: Page, url: str, folder: Path) -> None:
    """Take the four pictures of an article."""
    _open(page, url)
    page.locator("main .row.paragraph .target .s").nth(1).hover()
    page.wait_for_timeout(300)  # until the marking has its full colour
    page.screenshot(path=folder / "wide.png")
    page.emulate_media(color_scheme="dark")
    page.locator("main .row.paragraph .target .s:has(.term)").nth(2).click()
    page.mouse.move(640, 90)  # beside all sentences: the one under the pointer would be marked instead
    page.wait_for_timeout(300)
    page.screenshot(path=folder / "dark.png")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 390, "height": 844})
    _open(page, url)
    page.screenshot(path=folder / "narrow.png")
    with tempfile.TemporaryDirectory() as temporary:
        printed = Path(temporary) / "page.pdf"
        page.pdf(path=printed, prefer_css_page_size=True, print_background=True)
        to_png = ["pdftoppm", "-png", "-r", "96", "-singlefile", str(printed), str(folder / "print")]
        subprocess.run(to_png, check=True)


def _open(page: Page, url: str) -> None:
    page.goto(url)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(500)  # a search has to find something


def main() -> None:
    """Open the site that the command line names."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "site").resolve().as_uri()
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport=WIDE)
        take_article(page, f"{site}/{ARTICLE}", folder)
        page.set_viewport_size(WIDE)
        for name, path in OTHERS.items():
            _open(page, f"{site}/{path}")
            page.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
