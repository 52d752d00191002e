"""The home page: what the site holds, in both languages, and how much of it a person has approved."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from translator.rendering.html import house_style
from translator.rendering.labels import long_date
from translator.scripts import direction
from translator.site.cards import Card
from translator.site.pages import Page, Site


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
class Item:
    """An article on the home page: source and target side by side."""

    address: str
    published: str
    titles: tuple[Text, Text]
    leads: tuple[Text, Text]
    dates: tuple[Text, Text]
    sentences: int
    reviewed: int
    findings: int


def pages(site: Site) -> Iterator[Page]:
    """Yield the home page."""
    cards = [card for card in site.cards if not card.parent]
    yield Page("index.html", site.fingerprint("home", [card.digest for card in cards]), make)


def make(site: Site) -> bytes:
    """Make the home page; the newest article first."""
    environment = Environment(
        loader=PackageLoader("translator.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("home.html.j2").render(
        titles=[Text(title, language) for language, title in site.settings.title.items()],
        cards=[_item(card) for card in site.cards if not card.parent],
        base_url=site.settings.base_url,
        style=_style(),
    )
    return page.encode("utf-8")


def _style() -> str:
    own = resources.files("translator.site").joinpath("static/home.css").read_text(encoding="utf-8")
    return f"{house_style()}\n{own}"


def _item(card: Card) -> Item:
    day = card.published
    return Item(
        address=quote(f"{card.key}.html"),
        published=day.isoformat() if day else "",
        titles=(Text(card.title.source, card.source), Text(card.title.target, card.target)),
        leads=(Text(card.lead.source, card.source), Text(card.lead.target, card.target)),
        dates=(Text(_date(day, card.source), card.source), Text(_date(day, card.target), card.target)),
        sentences=card.sentences,
        reviewed=card.reviewed,
        findings=card.findings,
    )


def _date(day: datetime.date | None, language: str) -> str:
    return long_date(day, language) if day else ""
