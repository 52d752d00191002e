"""Take the pictures of a page that the documentation shows: wide, narrow, dark and printed.

    python docs/screenshots.py PAGE.html [FOLDER]

FOLDER is docs/screenshots unless given. Needs the package playwright, Debian's chromium (or any
Chromium that CHROMIUM names) and pdftoppm from poppler-utils.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def take(page: Page, url: str, folder: Path) -> None:
    """Take the four pictures; in the dark one a sentence is marked, with its record below."""
    page.set_viewport_size({"width": 1280, "height": 860})
    page.goto(url)
    page.evaluate("document.fonts.ready")
    page.screenshot(path=folder / "wide.png")
    page.emulate_media(color_scheme="dark")
    page.locator("main .row.paragraph .target .s:has(.term)").nth(2).click()
    page.screenshot(path=folder / "dark.png")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(url)
    page.screenshot(path=folder / "narrow.png")
    with tempfile.TemporaryDirectory() as temporary:
        printed = Path(temporary) / "page.pdf"
        page.pdf(path=printed, prefer_css_page_size=True, print_background=True)
        to_png = ["pdftoppm", "-png", "-r", "96", "-singlefile", str(printed), str(folder / "print")]
        subprocess.run(to_png, check=True)


def main() -> None:
    """Open the page that the command line names."""
    url = Path(sys.argv[1]).resolve().as_uri()
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        take(browser.new_page(), url, folder)
        browser.close()


if __name__ == "__main__":
    main()
