"""What axe finds wrong with a page: WCAG 2.2 AA, and its own advice."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Rules that are kept are not asked for: they would be most of the answer, and take most of the time.
_RUN = """async () => {
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    const elements = (nodes) => nodes.map(({ html }) => html.slice(0, 200)).join(" · ");
    return violations.map(({ id, nodes }) => `${id}: ${elements(nodes)}`);
}"""


def faults(page: Page) -> list[str]:
    """Each fault with the elements that have it; the page's own policy must let axe in (`bypass_csp`)."""
    page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(_RUN)
    return found
