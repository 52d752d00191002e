"""The home page: what the site holds, in both languages, and how much of it a person has approved."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from translator.article import BlockKind
from translator.rendering.html import house_style
from translator.rendering.labels import long_date
from translator.rendering.parts import state
from translator.scripts import direction
from translator.settings import Settings
from translator.translation import BilingualArticle


@dataclass(frozen=True)
class Text:
    """A text with what HTML needs to know of its language."""

    text: str
    language: str

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`."""
        return direction(self.language)


@dataclass(frozen=True)
class Card:
    """An article on the home page: source and target side by side."""

    address: str
    published: str
    titles: tuple[Text, Text]
    leads: tuple[Text, Text]
    dates: tuple[Text, Text]
    sentences: int
    reviewed: int
    findings: int


def render_home(settings: Settings, pages: Sequence[tuple[str, BilingualArticle]]) -> str:
    """Render the home page as HTML; the newest article first."""
    environment = Environment(
        loader=PackageLoader("translator.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    newest_first = sorted(
        pages, key=lambda page: (_day(page[1]), page[1].article.name, page[0]), reverse=True
    )
    return environment.get_template("home.html.j2").render(
        titles=[Text(title, language) for language, title in settings.title.items()],
        cards=[_card(pair, article) for pair, article in newest_first],
        base_url=settings.base_url,
        style=_style(),
    )


def _style() -> str:
    own = resources.files("translator.site").joinpath("static/home.css").read_text(encoding="utf-8")
    return f"{house_style()}\n{own}"


def _day(article: BilingualArticle) -> datetime.date:
    return article.article.published or datetime.date.min


def _card(pair: str, bilingual: BilingualArticle) -> Card:
    article = bilingual.article
    source, target = bilingual.source_language, bilingual.target_language
    counts = state(bilingual)
    paragraphs = (b for b in bilingual.blocks if b.translations and b.block.kind is BlockKind.PARAGRAPH)
    lead = next(paragraphs, None)
    lead_target = " ".join(t.target for t in lead.translations) if lead else ""
    day = article.published
    return Card(
        address=quote(f"{pair}/{article.name}.html"),
        published=day.isoformat() if day else "",
        titles=(
            Text(article.title or article.name, source),
            Text(" ".join(t.target for t in bilingual.title) or article.name, target),
        ),
        leads=(Text(lead.block.text if lead else "", source), Text(lead_target, target)),
        dates=(Text(_date(day, source), source), Text(_date(day, target), target)),
        sentences=counts.sentences,
        reviewed=counts.reviewed,
        findings=counts.findings,
    )


def _date(day: datetime.date | None, language: str) -> str:
    return long_date(day, language) if day else ""
