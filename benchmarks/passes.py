"""One pass over a set: all of it translated as users have it translated, with what that took."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.counting import CountingEngine
from benchmarks.data import PAIR
from translator.article import Article
from translator.engines import Engine
from translator.errors import ModelError
from translator.evaluation import as_article, hypotheses_of
from translator.glossary import Glossary
from translator.memory import TranslationMemory
from translator.models import Model, list_models, resolve
from translator.translating import Workshop, translate_articles
from translator.translation import BilingualArticle, Origin, Signature, Translation


@dataclass(frozen=True)
class Pass:
    """Translated articles; `asked` counts the sources that the engine was given."""

    articles: list[BilingualArticle]
    seconds: float
    asked: int
    signature: Signature

    def translations(self) -> Iterator[Translation]:
        """Every translation, those of related articles included."""
        for article in self.articles:
            yield from _translations(article)

    @property
    def sentences(self) -> int:
        """How many different sentences a model translated."""
        return len({t.segment.text for t in self.translations() if t.origin is Origin.MACHINE})

    @property
    def asked_per_sentence(self) -> float:
        """How many sources the engine was given for a sentence."""
        return self.asked / self.sentences

    @property
    def rungs(self) -> Counter[str]:
        """How many uses of terms each rung of the ladder brought."""
        uses = [use for translation in self.translations() for use in translation.terms]
        return Counter(use.how.value if use.how else "missing" for use in uses)

    @property
    def hypotheses(self) -> list[str]:
        """The texts of the one article that `as_article` made, one a segment."""
        (article,) = self.articles
        return hypotheses_of(article)


def translate_set(
    articles: Sequence[Article], model: Model, engine: Engine, glossary: Glossary, *, beam: int
) -> Pass:
    """Translate `articles` with a memory of their own; `engine` is loaded already."""
    counting = CountingEngine(engine)
    workshop = Workshop(model, engine.name, beam, glossary, lambda: counting)
    with (
        tempfile.TemporaryDirectory() as folder,
        TranslationMemory(Path(folder) / "memory.sqlite") as memory,
    ):
        start = time.perf_counter()
        results = translate_articles(articles, workshop, memory)
        seconds = time.perf_counter() - start
    return Pass(results, seconds, counting.asked, workshop.signature)


def translate_segments(
    segments: Sequence[str], model: Model, engine: Engine, glossary: Glossary, *, beam: int
) -> Pass:
    """Translate segments as the paragraphs of an article."""
    return translate_set([as_article(segments)], model, engine, glossary, beam=beam)


def models_here(names: Sequence[str] = ()) -> list[Model]:
    """The models of these names; without names, all on this machine that translate the pair."""
    if names:
        return [resolve(name, *PAIR) for name in names]
    found: dict[str, Model] = {}
    for info in list_models():
        try:
            found.setdefault(info.name, resolve(info.name, *PAIR))
        except ModelError:  # of another pair, or incomplete
            continue
    return list(found.values())


def _translations(article: BilingualArticle) -> Iterator[Translation]:
    yield from article.translations()
    for related in article.related:
        yield from _translations(related)
