"""Articles as they are translated now, and the folder that keeps what people approve of them."""

import pytest

from tests.engine import StubEngine
from tests.test_translating import GLOSSARY, article, paragraph
from translator.memory import TranslationMemory
from translator.models import Model
from translator.reviewing import Reviews, Status
from translator.translating import Workshop, translate_articles


class Desk:
    """What a test does: translate an article, approve sentences of it, translate it again."""

    def __init__(self, folder):
        self.folder = folder
        self.reviews = Reviews(folder / "translations" / "ar-en")
        self.engine = StubEngine(lambda source: f"<{source}>")

    def translate(self, *texts, title="", model="r1", reviewed=True, glossary=GLOSSARY, **fields):
        workshop = Workshop(
            Model("stub", self.folder, model, "ar", "en"),
            "stub",
            4,
            glossary,
            lambda: self.engine,
            self.reviews.folder if reviewed else None,
        )
        written = article(*map(paragraph, texts), title=title, **fields)
        with TranslationMemory(self.folder / "memory.sqlite") as memory:
            return translate_articles([written], workshop, memory)[0]

    def update(self, *texts, **options):
        """Translate the article and bring its file up to date."""
        return self.reviews.update("call", self.translate(*texts, **options))

    def approve(self, source, target, **more):
        record = self.record(source)
        return self.reviews.save(
            "call", record.id, record.version, target=target, status=Status.APPROVED, **more
        )

    def record(self, source):
        return next(r for r in self.reviews.read("call").records if r.source == source)

    @property
    def file(self):
        return self.reviews.path("call")

    @property
    def text(self):
        return self.file.read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)
