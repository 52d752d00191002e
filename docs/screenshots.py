"""Take the pictures of a page that README and docs show: wide, narrow, dark and on paper.

    python docs/screenshots.py build/site/ar-en/trump-putin-call.html docs/screenshots

Needs Chromium and, for the paper, pdftoppm (poppler-utils).
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def picture(browser: Browser, page_file: Path, target: Path, *, width: int, height: int, dark: bool) -> None:
    """Take one picture of the top of the page, a sentence and its partner marked."""
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
    )
    page.goto(page_file.resolve().as_uri())
    page.evaluate("document.fonts.ready")
    page.hover(".paragraph .target .s")
    page.screenshot(path=target)
    page.close()


def paper(browser: Browser, page_file: Path, target: Path) -> None:
    """Print the page and take a picture of its first sheet."""
    page = browser.new_page()
    page.goto(page_file.resolve().as_uri())
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "page.pdf"
        page.pdf(path=pdf, prefer_css_page_size=True)
        command = ["pdftoppm", "-r", "80", "-png", "-singlefile", "-l", "1", str(pdf), str(target.with_suffix(""))]
        subprocess.run(command, check=True)
    page.close()


def main() -> None:
    """Take all pictures of the page named first into the folder named second."""
    page_file, folder = Path(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=list(CHROMIUM_FLAGS)
        )
        picture(browser, page_file, folder / "wide.png", width=1280, height=860, dark=False)
        picture(browser, page_file, folder / "narrow.png", width=390, height=844, dark=False)
        picture(browser, page_file, folder / "dark.png", width=1280, height=860, dark=True)
        paper(browser, page_file, folder / "print.png")
        browser.close()


if __name__ == "__main__":
    main()
