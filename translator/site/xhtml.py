"""Articles as XHTML without the apparatus of their pages, for books and feeds."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup as SafeText

from translator.article import Block
from translator.i18n import interface_language
from translator.rendering.labels import word
from translator.rendering.parts import fields, rows, state, table_lines
from translator.rendering.plain import FindImage, plain_sentence, xml_text
from translator.rendering.sentences import Side, sides
from translator.scripts import direction
from translator.site.chrome import environment
from translator.site.pages import Site
from translator.site.theme import blamed
from translator.translation import BilingualArticle, Translation


def render_xhtml(site: Site, template: str, language: str, **parts: Any) -> str:
    """Render a template that speaks `language`, without characters that XML cannot hold.

    Raises:
        ThemeError: a template of the theme is wrong.
    """
    theme = site.settings.theme
    with blamed(theme):
        text = (
            environment(theme, language, site.chrome)
            .get_template(template)
            .render(parts, speaks=interface_language(language), direction=direction)
        )
    return xml_text(text).lstrip()


def plain_parts(article: BilingualArticle, find_image: FindImage) -> dict[str, Any]:
    """What the templates of an article's plain text need of it."""
    counts = state(article)

    def plain(translation: Translation, side: Side, block: Block | None = None) -> SafeText:
        return plain_sentence(translation, side, block, find_image)

    return {
        "bilingual": article,
        "sides": sides(article.source_language, article.target_language),
        "state": counts,
        "marked": 0 < counts.reviewed < counts.sentences,
        "plain": plain,
        "find_image": find_image,
        "fields": fields,
        "rows": rows,
        "table_lines": table_lines,
        "word": word,
    }
