"""A site of articles written by hand, so that its pages can show all that pages can show.

Three pairs: the sample article in Arabic with its English (with its related article, reviewed
sentences and a draft that a reviewer changed) and with its French, its older and newer neighbours, and
one from English into Arabic.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType

from tests.rendering.sample import SIGNATURE, all_kinds, of_blocks, sample
from translator.article import Block, BlockKind
from translator.glossary import Glossary
from translator.glossary.terms import Term
from translator.settings import read_settings
from translator.site.builder import KINDS, store_path
from translator.site.cards import alone, card_of, occurrences_of
from translator.site.listing import newest_first
from translator.site.pages import Page, Site
from translator.site.publishing import publish
from translator.site.remarks import remarks_of
from translator.site.store import Store, Stored
from translator.translation import BilingualArticle, Signature

SETTINGS = """
[site]
title = { ar = "مقالات بلغتين", en = "Articles in two languages", fr = "Articles en deux langues" }
[translation]
pairs = ["ar-en", "ar-fr", "en-ar"]
"""
GLOSSARIES = {
    "ar-en": Glossary(
        (
            Term("دونالد ترامب", "Donald Trump", ("دونالد ترمب",), kind="person"),
            Term("فلاديمير بوتين", "Vladimir Putin", kind="person"),
            Term("فولوديمير زيلينسكي", "Volodymyr Zelensky", kind="person"),
            Term("ستيف ويتكوف", "Steve Witkoff", kind="person"),
            Term("الكرملين", "Kremlin", kind="organisation", article="the"),
            Term("حلف شمال الأطلسي", "NATO", kind="organisation"),
            Term("موسكو", "Moscow", kind="place"),
            Term("واشنطن", "Washington", kind="place"),
        )
    ),
    "ar-fr": Glossary((Term("موسكو", "Moscou", kind="place"),)),
    "en-ar": Glossary(),
}


def changed_by_a_reviewer(article: BilingualArticle) -> BilingualArticle:
    """The article, its first paragraph reviewed from a draft that said it otherwise."""
    first = article.blocks[0]
    told = first.translations[0]
    draft = told.target.replace("held a telephone call", "phoned").replace("pressing", "urgent")
    return replace(
        article,
        blocks=(replace(first, translations=(replace(told, draft=draft),)), *article.blocks[1:]),
    )


def article(
    name: str, title: tuple[str, str], day: int, text: tuple[str, str], pair: str = "ar-en"
) -> BilingualArticle:
    """A short article of January 2025 or, from day 32 on, later."""
    source, _, target = pair.partition("-")
    made = of_blocks((Block(BlockKind.PARAGRAPH, text[0]), text[1]), source=source, target=target)
    heading = made.title[0]
    heading = replace(
        heading,
        segment=replace(heading.segment, text=title[0], end=heading.segment.start + len(title[0])),
        target=title[1],
    )
    published = datetime.date(2025, 1, 1) + datetime.timedelta(days=day - 1)
    about = replace(made.article, name=name, title=title[0], published=published)
    return replace(made, article=about, title=(heading,))


def articles() -> dict[str, list[BilingualArticle]]:
    """The articles of each pair."""
    call = ("ترامب وبوتين يبحثان الأزمة الأوكرانية", "Trump et Poutine discutent de la crise ukrainienne")
    words = ("وصل الرئيس إلى موسكو أمس.", "Le président est arrivé hier à Moscou.")
    kinds = all_kinds()
    kinds = replace(kinds, article=replace(kinds.article, published=datetime.date(2025, 1, 20)))
    return {
        "ar-en": [
            changed_by_a_reviewer(sample()),
            article(
                "harvest",
                ("موسم الزيتون يبدأ مبكراً", "The olive harvest begins early"),
                5,
                ("بدأ المزارعون قطف الزيتون.", "Farmers have begun to pick olives."),
            ),
            article(
                "railway",
                ("خط حديدي جديد", "A new railway line"),
                90,
                ("افتتحت الوزارة خطاً جديداً.", "The ministry opened a new line."),
            ),
            kinds,
        ],
        "ar-fr": [article("trump-putin-call", call, 43, words, "ar-fr")],
        "en-ar": [
            article(
                "museum",
                ("A museum of the sea opens", "افتتاح متحف للبحر"),
                60,
                ("The museum shows old boats.", "يعرض المتحف قوارب قديمة."),
                "en-ar",
            )
        ],
    }


def build(
    folder: Path,
    made: dict[str, list[BilingualArticle]] | None = None,
    settings: str = SETTINGS,
    kinds: Sequence[ModuleType] = KINDS,
) -> Path:
    """Build the site in `folder`, or the given kinds of its pages; return the folder of the pages."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "articles" / "images").mkdir(parents=True, exist_ok=True)
    (folder / "articles" / "images" / "president.jpg").write_bytes(b"")
    (folder / "translator.toml").write_text(settings, encoding="utf-8")
    with closing(site(folder, made or articles())) as built:
        publish(built, partial(pages, built, kinds), built.settings.output)
        return built.settings.output


def site(folder: Path, made: dict[str, list[BilingualArticle]]) -> Site:
    """The site of a folder with its settings, as the makers of pages get it."""
    settings = read_settings(folder / "translator.toml")
    path = store_path(settings.output)
    path.unlink(missing_ok=True)
    with Store(path) as store:
        for pair, some in made.items():
            for each in some:
                origin = f"{pair}/{each.article.name}.txt"
                store.put(origin, list(_stored(pair, origin, each)))
        listed = newest_first(store.cards(), settings.pairs)
    signatures: dict[str, Signature] = dict.fromkeys(made, SIGNATURE)
    return Site(settings, listed, "chrome", GLOSSARIES, signatures, path)


def pages(site: Site, kinds: Sequence[ModuleType] = KINDS) -> Iterator[Page]:
    """The pages of the site."""
    for kind in kinds:
        yield from kind.pages(site)


def _stored(pair: str, origin: str, each: BilingualArticle, parent: str = "") -> Iterator[Stored]:
    digest = hashlib.sha256(repr(each).encode()).hexdigest()
    card = card_of(each, pair, digest, parent)
    yield Stored(origin, digest, card, alone(each), occurrences_of(each), remarks_of(each))
    for related in each.related:
        yield from _stored(pair, origin, related, card.slug)
