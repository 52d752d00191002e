"""The whole way with the model inside the package: real sentences, real engine, the real sample article."""

import json
from pathlib import Path

import pytest

from translator.article import Article, Block, BlockKind
from translator.enforcement import Sentence, translate
from translator.enforcement.ladder import RUNGS
from translator.enforcement.presence import missing
from translator.glossary import Matcher, read_glossary
from translator.memory import TranslationMemory
from translator.reading import read
from translator.rendering import render_json
from translator.translating import translate_articles
from translator.workshop import Wishes, open_workshop

ROOT = Path(__file__).parents[1]
GLOSSARY = ROOT / "glossaries" / "ar-en"

pytestmark = pytest.mark.model


@pytest.fixture
def engine(embedded_engine):
    return embedded_engine


@pytest.fixture(scope="module")
def sample(embedded_engine, tmp_path_factory):
    """The sample article, translated by the embedded model."""
    workshop = open_workshop(Wishes(model="embedded", engine="ct2", device="cpu", glossaries=[GLOSSARY]))
    with TranslationMemory(tmp_path_factory.mktemp("memory") / "memory.sqlite") as memory:
        (article,) = translate_articles([read(ROOT / "articles" / "trump-putin-call.txt")], workshop, memory)
    return article


def test_it_translates_what_agencies_write_every_day(engine):
    sources = [
        "قال وزير الخارجية إن المحادثات ستستأنف الأسبوع المقبل.",
        "أعلنت الأمم المتحدة وقف إطلاق النار.",
    ]
    minister, ceasefire = (hypothesis.text.lower() for hypothesis in engine.translate(sources))
    assert "minister" in minister
    assert "talks" in minister
    assert "ceasefire" in ceasefire or "cease-fire" in ceasefire


def test_it_copies_a_name_that_stands_in_the_source(engine):
    (hypothesis,) = engine.translate(["قال Witkoff إن المحادثات ستستأنف الأسبوع المقبل."])
    assert "Witkoff" in hypothesis.text


def test_a_sentence_of_2000_words_loses_no_clause(engine, tmp_path):
    clause = "وقال ويتكوف إن المحادثات في موسكو مستمرة"
    text = "، ".join([clause] * 290) + "."
    assert len(text.split()) > 2000
    article = Article("long", "", (Block(BlockKind.PARAGRAPH, text),))
    workshop = open_workshop(Wishes(model="embedded", engine="ct2", device="cpu", glossaries=[GLOSSARY]))
    with TranslationMemory(tmp_path / "memory.sqlite") as memory:
        ((translation,),) = (
            b.translations for b in translate_articles([article], workshop, memory)[0].blocks
        )
    assert len(translation.terms) == 2 * 290
    assert not [use for use in translation.terms if use.missing]
    assert translation.target.count("Witkoff") > 20


def test_every_glossary_name_of_the_sample_article_is_in_its_translation(sample):
    uses = sample.term_uses()
    assert len(uses) > 50
    assert not [use for use in uses if use.missing]
    spelled = {use.target for use in uses}
    assert {"Donald Trump", "Putin", "Kremlin", "Witkoff", "Marco Rubio", "Keith Kellogg", "NATO"} <= spelled


def test_headline_date_place_publisher_and_keywords_are_there_in_both_languages(sample):
    record = json.loads(render_json(sample))
    assert "Trump" in record["title"]["target"]
    metadata = json.dumps(record["metadata"], ensure_ascii=False)
    for text in ("2025-02-12", "واشنطن", "Washington", "صحيفة صدى", "Sada", "Vladimir Putin"):
        assert text in metadata


def test_the_related_article_is_translated_whole(sample):
    (related,) = sample.related
    assert len(related.blocks) == 9
    assert all(translation.target for translation in related.translations())


def test_no_arabic_is_left_in_the_english(sample):
    for translation in (*sample.translations(), *sample.related[0].translations()):
        assert not any("\u0621" <= character <= "\u064a" for character in translation.target)


def test_every_rung_is_recorded_by_its_name(sample):
    assert {use.how for use in sample.term_uses()} <= set(RUNGS)


def test_terms_are_enforced_in_sentences_that_the_model_never_saw(engine):
    matcher = Matcher(read_glossary([GLOSSARY]))
    texts = [
        "بحث لافروف مع روبيو الأوضاع في كييف والقرم.",
        "وكان هيغسيث قد أبلغ الناتو بأن واشنطن لن ترسل قوات.",
        "التقى كيلوغ زيلينسكي، ثم سافر إلى وارسو.",
        "نفى بيسكوف أن يكون ويتكوف قد زار الكرملين أمس.",
        "اتهمت حماس نتنياهو بعرقلة الاتفاق.",
    ]
    sentences = [Sentence(text, tuple(matcher.find(text))) for text in texts]
    for sentence, result in zip(sentences, translate(engine, sentences), strict=True):
        assert len(sentence.matches) >= 2
        assert missing(result.target, sentence.matches) == []
