"""Take the pictures of the translators' desk that the documentation shows: the glossary's page.

    python docs/desk_screenshots.py [FOLDER]

FOLDER is docs/screenshots unless given. The desk works on a copy of the project's articles and
glossary. Needs the package playwright and Debian's chromium (or any Chromium that CHROMIUM names).
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from screenshots import CHROMIUM, FLAGS, ROOT, WIDE

from translator.desk import Desk
from translator.desk.serving import DeskServer


def take(page: Page, server: DeskServer, project: Path, folder: Path) -> None:
    """Take the pictures, in the order in which the documentation shows them."""
    page.goto(server.opening_url)
    page.goto(f"{server.url}/glossary?q=trump")
    _picture(page, folder / "desk-glossary.png")

    _edit(page, server, "بوتين", "target", "Vladimir Poutine")
    page.get_by_role("button", name="Show the new translations").click()
    page.locator(".sentences li").nth(1).wait_for()
    _picture(page, folder / "desk-preview.png")

    _edit(page, server, "كييف", "target", "Kyjiw")
    file = project / "glossaries" / "ar-en" / "places.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",Kyiv,", ",Kiew,"), encoding="utf-8")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".conflict").wait_for()
    _picture(page, folder / "desk-conflict.png", height=790)

    page.on("dialog", lambda dialog: dialog.accept())  # the row is not saved
    page.goto(f"{server.url}/glossary/suggestions?article=mediterranean-ferry.md")
    page.locator(".suggestions [name=target]").first.focus()
    page.locator(".suggestions .effect").first.wait_for()
    _picture(page, folder / "desk-names.png", height=760)

    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(color_scheme="dark")
    page.goto(f"{server.url}/language/ar?back=/glossary?q=بوتين")
    _picture(page, folder / "desk-narrow.png", width=390, height=844)


def _edit(page: Page, server: DeskServer, term: str, column: str, text: str) -> None:
    page.goto(f"{server.url}/glossary?q={term}")
    page.locator("tr.term [data-do=edit]").first.click()
    page.locator(f"tr.editing [name={column}]").fill(text)
    page.locator("[data-touches]").wait_for()


def _picture(page: Page, path: Path, *, width: int = WIDE["width"], height: int = WIDE["height"]) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("document.fonts.ready")
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)
    page.screenshot(path=path)


def main() -> None:
    """Serve a copy of the project and look at it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        project = Path(temporary)
        os.environ["TRANSLATOR_MEMORY"] = str(project / "memory.sqlite")
        for name in ("articles", "glossaries"):
            shutil.copytree(ROOT / name, project / name)
        shutil.copy(ROOT / "translator.toml", project)
        server = DeskServer(Desk(project / "translator.toml"), 0)
        thread = threading.Thread(target=server.run, args=(print,), daemon=True)
        thread.start()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        take(browser.new_page(viewport=WIDE, locale="en-GB"), server, project, folder)
        browser.close()
        server.stop()
        thread.join()


if __name__ == "__main__":
    main()
