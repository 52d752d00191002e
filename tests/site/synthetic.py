"""A site of as many articles as a test wants, without an engine: made sentences, names in their places.

The same numbers give the same site.
"""

from __future__ import annotations

import datetime
import hashlib
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from translator.article import Article, Block, BlockKind
from translator.glossary.terms import Glossary, Term
from translator.settings import Settings
from translator.site.cards import card_of, occurrences_of
from translator.site.listing import newest_first
from translator.site.pages import Site
from translator.site.store import Store, Stored
from translator.translation import (
    BilingualArticle,
    BilingualBlock,
    How,
    Origin,
    Segment,
    Signature,
    TermUse,
    Translation,
)

SIGNATURE = Signature("made", "0", "stub", 1, "none", "0")

_FIRST = {
    "سامي": "Sami", "ليلى": "Layla", "كريم": "Karim", "هدى": "Huda", "نبيل": "Nabil", "منى": "Mona",
    "طارق": "Tariq", "رنا": "Rana", "وليد": "Walid", "سلمى": "Salma", "جورج": "George", "إيفا": "Eva",
    "زياد": "Ziad", "دانا": "Dana", "فارس": "Faris", "نور": "Nour", "أنطون": "Anton", "مايا": "Maya",
    "هشام": "Hisham", "ريم": "Reem",
}  # fmt: skip
_FAMILY = {
    "النجار": "al-Najjar", "حداد": "Haddad", "خوري": "Khoury", "منصور": "Mansour", "عطية": "Attia",
    "سليم": "Salim", "البستاني": "al-Bustani", "قاسم": "Qasim", "درويش": "Darwish", "فرح": "Farah",
    "بترسون": "Peterson", "لوكاس": "Lucas", "شاهين": "Shaheen", "مراد": "Murad", "رزق": "Rizk",
    "صباغ": "Sabbagh", "يونس": "Younis", "غانم": "Ghanem", "تامر": "Tamer", "وهبي": "Wahbi",
    "زين": "Zein", "عوض": "Awad", "نصار": "Nassar", "بركات": "Barakat", "حمدان": "Hamdan",
}  # fmt: skip
_PLACES = {
    "عمّان": "Amman", "الإسكندرية": "Alexandria", "طنجة": "Tangier", "بيروت": "Beirut", "صنعاء": "Sanaa",
    "الدوحة": "Doha", "حلب": "Aleppo", "فاس": "Fez", "تونس": "Tunis", "مسقط": "Muscat", "أسوان": "Aswan",
    "البصرة": "Basra", "نواكشوط": "Nouakchott", "أوسلو": "Oslo", "إزمير": "Izmir", "القاهرة": "Cairo",
}  # fmt: skip
_WORDS = {
    "قال": "said", "الوزير": "the minister", "أمس": "yesterday", "اتفاق": "agreement", "مدينة": "city",
    "جديد": "new", "المياه": "water", "الميناء": "the port", "سوق": "market", "خطة": "plan", "طريق": "road",
    "مدرسة": "school", "بناء": "building", "عمال": "workers", "أسعار": "prices", "موسم": "season",
    "القمح": "wheat", "مستشفى": "hospital", "اجتماع": "meeting", "تقرير": "report", "السكان": "residents",
    "شهر": "month", "مشروع": "project", "رحلة": "journey", "البحر": "the sea",
}  # fmt: skip
_KEYWORDS = {
    "اقتصاد": "economy", "تعليم": "education", "صحة": "health", "زراعة": "agriculture", "رياضة": "sport",
    "ثقافة": "culture", "بيئة": "environment", "نقل": "transport", "سياحة": "tourism", "طاقة": "energy",
}  # fmt: skip


def glossary(names: int = 700) -> Glossary:
    """A glossary of persons, and some places."""
    places = [Term(source, target, kind="place") for source, target in _PLACES.items()]
    persons = [
        Term(f"{first} {number}{family}", f"{_FIRST[first]} {_FAMILY[family]}{number}", kind="person")
        for number in ["", *(f"{n} " for n in range(2, 9))]
        for first in _FIRST
        for family in _FAMILY
    ]
    return Glossary(tuple((places + persons)[:names]))


def settings(folder: Path, pairs: tuple[str, ...] = ("ar-en",), theme: Path | None = None) -> Settings:
    """The settings of a site in `folder`."""
    titles = {"ar": "أخبار بلغتين", "en": "News in two languages"}
    return Settings(
        titles, "", folder / "articles", folder / "build" / "site", theme, pairs, "auto", "auto", 1, {}
    )


def articles(count: int, terms: Glossary, seed: int = 1) -> Iterator[BilingualArticle]:
    """Articles, three or so a day, backwards from 30 June 2026."""
    for number in range(count):
        rng = random.Random(f"{seed}/{number}")
        # As in the world: some names are everywhere, most are rare.
        weights = list(accumulate(1 / (rank + 3) for rank in range(len(terms.terms))))
        some = rng.choices(terms.terms, cum_weights=weights, k=6)
        title = _sentence(rng, some[:1], 5)
        blocks = []
        for _ in range(rng.randint(4, 8)):
            sentences = [_sentence(rng, rng.sample(some, rng.randint(0, 2)), 14) for _ in range(3)]
            blocks.append(block(sentences))
        keywords = rng.sample(sorted(_KEYWORDS.items()), rng.randint(1, 4))
        place = rng.choice(terms.terms[: len(_PLACES)])
        yield BilingualArticle(
            Article(
                name=f"article-{number:05}",
                title=title.segment.text,
                blocks=tuple(block.block for block in blocks),
                place=place.source,
                published=datetime.date(2026, 6, 30) - datetime.timedelta(days=number // 3),
                keywords=tuple(source for source, _ in keywords),
            ),
            "ar",
            "en",
            SIGNATURE,
            title=(title,),
            place=(plain(place.source, place.target),),
            author=(),
            publisher=(),
            keywords=tuple(plain(source, target) for source, target in keywords),
            blocks=tuple(blocks),
        )


def stored(bilingual: BilingualArticle, pair: str = "ar-en") -> Stored:
    """An article as gathering would store it."""
    digest = hashlib.sha256(repr(bilingual).encode()).hexdigest()
    card = card_of(bilingual, pair, digest)
    return Stored(f"{pair}/{card.slug}.txt", digest, card, bilingual, occurrences_of(bilingual))


def open_site(folder: Path, terms: Glossary, theme: Path | None = None) -> Site:
    """The site of what the store in `folder` holds."""
    about = settings(folder, theme=theme)
    with Store(folder / "store.sqlite") as store:
        listed = newest_first(store.cards(), about.pairs)
    signatures = {"ar-en": SIGNATURE}
    where = folder / "store.sqlite"
    return Site(about, listed, "chrome", {"ar-en": terms}, signatures, where)


def make_site(folder: Path, count: int, names: int = 700) -> Site:
    """A site of `count` articles."""
    terms = glossary(names)
    with Store(folder / "store.sqlite") as store:
        for bilingual in articles(count, terms):
            item = stored(bilingual)
            store.put(item.origin, [item])
    return open_site(folder, terms)


def with_another_sentence(bilingual: BilingualArticle, source: str, target: str) -> BilingualArticle:
    """The article with a paragraph more, which has no names."""
    return replace(bilingual, blocks=(*bilingual.blocks, block([plain(source, target)])))


def block(sentences: list[Translation]) -> BilingualBlock:
    """A paragraph of sentences."""
    text, placed = "", []
    for sentence in sentences:
        start = len(text) + (1 if text else 0)
        text = f"{text} {sentence.segment.text}".strip()
        segment = replace(sentence.segment, start=start, end=start + len(sentence.segment.text))
        placed.append(replace(sentence, segment=segment))
    return BilingualBlock(Block(BlockKind.PARAGRAPH, text), tuple(placed))


def plain(source: str, target: str) -> Translation:
    """A sentence, or a keyword, without names."""
    return Translation(Segment(source, source, 0, len(source)), target, Origin.MACHINE)


def translated(source: str, target: str, *uses: tuple[str, str, str]) -> Translation:
    """A sentence pair with names: head of the row, in the source, in the target (empty: missing)."""
    terms: list[TermUse] = []
    for head, here, there in uses:
        start, goal = source.index(here), target.find(there) if there else -1
        span = (goal, goal + len(there)) if goal >= 0 else (-1, -1)
        how = How.NATURAL if goal >= 0 else None
        terms.append(TermUse(head, here, there, start, start + len(here), *span, how))
    return replace(plain(source, target), terms=tuple(terms))


def _sentence(rng: random.Random, names: list[Term], length: int) -> Translation:
    """A sentence of made words with names among them."""
    pieces: list[Term | str] = [*rng.choices(sorted(_WORDS), k=length)]
    for name in names:
        pieces.insert(rng.randint(1, len(pieces)), name)
    source, target, terms = "", "", []
    for piece in pieces:
        source, target = (f"{text} " if text else "" for text in (source, target))
        here, there = (piece.source, piece.target) if isinstance(piece, Term) else (piece, _WORDS[piece])
        if isinstance(piece, Term):
            span = (len(source), len(source) + len(here), len(target), len(target) + len(there))
            terms.append(TermUse(here, here, there, *span, How.ANNOTATED))
        source, target = source + here, target + there
    source, target = f"{source}.", f"{target[:1].upper()}{target[1:]}."
    segment = Segment(source, source, 0, len(source))
    origin = Origin.REVIEWED if rng.random() < 0.2 else Origin.MACHINE
    return Translation(segment, target, origin, terms=tuple(terms))
