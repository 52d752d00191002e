"""Rendering: a bilingual article as Markdown, as an HTML page, as a JSON record."""

from __future__ import annotations

from translator.rendering.html import render_html
from translator.rendering.markdown import render_markdown
from translator.rendering.record import render_json
from translator.translation import BilingualArticle

__all__ = ["render", "render_html", "render_json", "render_markdown"]


def render(article: BilingualArticle, form: str, layout: str = "side-by-side", home: str = "") -> str:
    """Render as `md`, `html` or `json`; `layout` is `side-by-side` or `interleaved`.

    `home` is the address of the home page that an HTML page leads back to.
    """
    if form == "md":
        return render_markdown(article, layout)
    return render_html(article, layout, home) if form == "html" else render_json(article)
