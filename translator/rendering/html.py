"""The bilingual page: one HTML file that asks nothing of other hosts.

Every text goes through Jinja's escaping, and the inline markup besides through nh3 with a narrow
list of tags, so that nothing in an article or glossary can run. The page reads well without
JavaScript; the script marks partners, moves by keyboard and shows a sentence's record. The page
speaks the target language, or English where there is no catalogue for it.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup as SafeText

from translator.i18n import interface_language, language_name, translations
from translator.rendering.labels import how, word
from translator.rendering.parts import fields, rows, state, table_lines
from translator.rendering.sentences import Sentences, sides
from translator.rendering.urls import is_local, is_safe
from translator.scripts import direction
from translator.translation import BilingualArticle, Translation


def render_html(article: BilingualArticle, layout: str = "side-by-side", home: str = "") -> str:
    """Render an article and its related articles as a page; `layout` is `side-by-side` or `interleaved`.

    `home` is the address of a home page to lead back to.
    """
    language = interface_language(article.target_language)
    script = _file("static/page.js")
    page = _environment(language).get_template("page.html.j2")
    return page.render(
        **article_parts(article, language, layout),
        home=home,
        speaks=language,
        direction=direction,
        style=SafeText(f"{house_style()}\n{_file('static/page.css')}"),
        script=SafeText(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def article_parts(
    article: BilingualArticle,
    language: str,
    layout: str = "side-by-side",
    keyword_link: Callable[[Translation], str] = lambda keyword: "",
) -> dict[str, Any]:
    """What the templates of an article's page need of it, here and in the site.

    What the page says of sentences it says in `language`. `keyword_link` gives a keyword an address.
    """
    sentences = Sentences(article, language)
    return {
        "article": article,
        "layout": layout,
        "sides": sides(article.source_language, article.target_language),
        "state": state(article),
        "sentence": sentences.render,
        "fields": fields,
        "rows": rows,
        "table_lines": table_lines,
        "word": word,
        "language_name": language_name,
        "local": is_local,
        "safe_url": is_safe,
        "findings": sentences.findings,
        "changes": sentences.changes,
        "rungs": _rungs(article, language),
        "keyword_link": keyword_link,
    }


@lru_cache(maxsize=1)
def house_style() -> str:
    """The stylesheet that all pages share, with its fonts in it."""
    style = _file("static/house.css")
    for font in ("NotoNaskhArabic", "SourceSerif4"):
        data = resources.files("translator.rendering").joinpath(f"fonts/{font}.woff2").read_bytes()
        url = f"data:font/woff2;base64,{base64.b64encode(data).decode()}"
        style = style.replace(f"url({font})", f"url({url})")
    return style


@lru_cache(maxsize=8)
def _environment(language: str) -> Environment:
    made = Environment(
        loader=PackageLoader("translator.rendering"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]
    return made


@lru_cache(maxsize=8)
def _file(name: str) -> str:
    return resources.files("translator.rendering").joinpath(name).read_text(encoding="utf-8")


def _rungs(article: BilingualArticle, language: str) -> list[tuple[str, int]]:
    """How many terms got into the translation by which rung, in words, the commonest first."""
    counts = Counter(how(use.how, language) for use in article.term_uses())
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
