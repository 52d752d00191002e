"""From article to bilingual article, with an engine that answers as the test wishes."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine import StubEngine
from translator.article import Article, Block, BlockKind, Markup, MarkupKind
from translator.glossary import Glossary, Term
from translator.memory import TranslationMemory
from translator.models import Model
from translator.translating import Workshop, translate_articles
from translator.translation import How, Origin

GLOSSARY = Glossary(
    (
        Term("دونالد ترامب", "Donald Trump", kind="person"),
        Term("فلاديمير بوتين", "Vladimir Putin", kind="person"),
        Term("موسكو", "Moscow", kind="place"),
        Term("الكرملين", "Kremlin", kind="organisation"),
    )
)


def paragraph(text, *markup):
    return Block(BlockKind.PARAGRAPH, text, tuple(markup))


def article(*blocks, **fields):
    return Article(**({"name": "call", "title": "", "blocks": tuple(blocks)} | fields))


def workshop(engine, glossary=GLOSSARY, revision="r1"):
    model = Model("stub", Path(), revision, "ar", "en")
    return Workshop(model, engine.name, 4, glossary, lambda: engine)


@pytest.fixture
def memory(tmp_path):
    with TranslationMemory(tmp_path / "memory.sqlite") as opened:
        yield opened


def run(memory, engine, *articles, **options):
    return translate_articles(articles, workshop(engine, **options), memory)


def test_every_sentence_and_field_is_translated_in_order(memory):
    engine = StubEngine(lambda source: f"<{source}>")
    related = article(paragraph("رابعة."), title="عنوان آخر")
    (result,) = run(
        memory,
        engine,
        article(
            paragraph("الجملة الأولى. الثانية؟"),
            Block(BlockKind.CODE, "print('لا')"),
            title="عنوان",
            place="القاهرة",
            publisher="صحيفة",
            keywords=("أزمة", "حرب"),
            related=(related,),
        ),
    )
    assert [t.target for t in result.title] == ["<عنوان>"]
    assert [t.target for t in result.blocks[0].translations] == ["<الجملة الأولى.>", "<الثانية؟>"]
    assert result.blocks[1].translations == ()
    assert [t.target for t in result.keywords] == ["<أزمة>", "<حرب>"]
    assert [t.target for t in result.related[0].blocks[0].translations] == ["<رابعة.>"]
    assert len(result.translations()) == 7


def test_a_second_run_calls_no_engine_and_gives_the_same(memory):
    text = article(paragraph("زار ترامب موسكو. وقال «نعم»."), title="ترامب في موسكو")
    first = run(memory, StubEngine(lambda source: "Trump visited Moscow."), text)
    idle = StubEngine(lambda source: pytest.fail("the engine was called"))
    assert run(memory, idle, text) == first
    assert idle.asked == []


def test_a_row_of_the_memory_that_cannot_be_read_is_made_again(memory):
    text = article(paragraph("وصل الوفد أمس."))
    engine = StubEngine(lambda source: "The delegation came.")
    first = run(memory, engine, text)
    for damaged in ("{", "{}", "[]", "null"):
        memory._connection.execute("UPDATE translations SET result = ?", (damaged,))
        assert run(memory, engine, text) == first
    assert len(engine.asked) == 5


def test_only_sentences_with_a_changed_term_are_translated_again(memory):
    text = article(paragraph("زار ترامب موسكو. وصل الوفد أمس."))
    run(memory, StubEngine(lambda source: "Trump visited Moscow."), text)
    changed = Glossary((*GLOSSARY.terms[:-2], replace(GLOSSARY.terms[2], target="Moskva")))
    engine = StubEngine(lambda source: "Trump visited Moskva.")
    run(memory, engine, text, glossary=changed)
    assert engine.asked == ["زار ترامب موسكو."]


def test_another_model_translates_everything_again(memory):
    text = article(paragraph("وصل الوفد أمس."))
    engine = StubEngine(lambda source: "The delegation came.")
    run(memory, engine, text)
    run(memory, engine, text, revision="r2")
    assert len(engine.asked) == 2


def test_a_sentence_that_stands_twice_is_translated_once(memory):
    engine = StubEngine(lambda source: "Yes.")
    (result,) = run(memory, engine, article(paragraph("نعم."), paragraph("نعم.")))
    assert engine.asked == ["نعم."]
    ids = [t.segment.id for t in result.translations()]
    assert len(set(ids)) == 2


def test_what_was_translated_before_an_interruption_is_kept(memory):
    sentences = [f"وصل الوفد رقم {number} أمس." for number in range(300)]
    text = article(*map(paragraph, sentences))
    answered = []

    def answer(source):
        if len(answered) == 200:
            raise KeyboardInterrupt
        answered.append(source)
        return "The delegation came."

    with pytest.raises(KeyboardInterrupt):
        run(memory, StubEngine(answer), text)
    engine = StubEngine(lambda source: "The delegation came.")
    run(memory, engine, text)
    assert len(engine.asked) == 300 - 192


def test_a_sentence_of_2000_words_is_translated_whole(memory):
    long = "، ".join(["وقال المتحدث باسم الحكومة إن المفاوضات مستمرة في جنيف"] * 220) + "."
    engine = StubEngine(lambda source: " ".join(f"w{i}" for i in range(len(source.split()))) + ".")
    engine.limit = 80
    (result,) = run(memory, engine, article(paragraph(long)))
    (translation,) = result.blocks[0].translations
    assert all(len(source.split()) < 80 for source in engine.asked)
    assert len(translation.target.split()) == len(long.split())


def test_terms_keep_their_places_in_a_sentence_that_was_cut(memory):
    text = "قال دونالد ترامب إن الوفد وصل، وأضاف الكرملين أن موسكو ترحب"
    engine = StubEngine(
        lambda source: "Donald Trump spoke" if "ترامب" in source else "The Kremlin said Moscow agrees"
    )
    engine.limit = 8
    (result,) = run(memory, engine, article(paragraph(text)))
    (translation,) = result.blocks[0].translations
    assert translation.target == "Donald Trump spoke the Kremlin said Moscow agrees"
    for use in translation.terms:
        assert text[use.start : use.end] == use.source
        assert translation.target[use.target_start : use.target_end] == use.target
    assert [use.target for use in translation.terms] == ["Donald Trump", "Kremlin", "Moscow"]


def test_what_has_no_arabic_letters_is_copied_in_ascii_digits(memory):
    engine = StubEngine(lambda source: pytest.fail("the engine was called"))
    (result,) = run(memory, engine, article(paragraph("٢٠٢٥/٢/١٢"), paragraph("BBC News")))
    assert [(t.target, t.origin) for t in result.translations()] == [
        ("2025/2/12", Origin.COPIED),
        ("BBC News", Origin.COPIED),
    ]


def test_keywords_that_nothing_separates_are_separated_by_the_glossary(memory):
    engine = StubEngine(lambda source: "x")
    (result,) = run(memory, engine, article(keywords=("الأزمة الأوكرانية دونالد ترامب فلاديمير بوتين",)))
    assert [t.segment.text for t in result.keywords] == [
        "الأزمة الأوكرانية",
        "دونالد ترامب",
        "فلاديمير بوتين",
    ]
    assert [t.target for t in result.keywords[1:]] == ["Donald Trump", "Vladimir Putin"]


def test_a_headline_gets_no_full_stop_that_its_source_has_not(memory):
    (result,) = run(memory, StubEngine(lambda source: "peace is near."), article(title="السلام قريب"))
    assert result.title[0].target == "Peace is near"


@pytest.mark.parametrize(
    ("target", "said", "title"),
    [
        ("al-Qaeda", "al-Qaeda denies it", "Al-Qaeda denies it"),
        ("iPhone", "iPhone sales fall", "iPhone sales fall"),
        ("Apple Inc.", "Sales fall at Apple Inc.", "Sales fall at Apple Inc."),
    ],
)
def test_a_term_keeps_its_spelling_at_both_ends_of_a_headline(target, said, title, memory):
    glossary = Glossary((Term("الشركة", target),))
    (result,) = run(
        memory, StubEngine(lambda source: said), article(title="أخبار الشركة اليوم"), glossary=glossary
    )
    assert result.title[0].target == title
    (use,) = result.title[0].terms
    assert result.title[0].target[use.target_start : use.target_end].casefold() == target.casefold()


def test_a_term_without_arabic_letters_is_still_enforced(memory):
    glossary = Glossary((Term("G7", "Group of Seven"),))
    (result,) = run(memory, StubEngine(lambda source: "G7"), article(title="G7"), glossary=glossary)
    assert result.title[0].target == "Group of Seven"


def test_code_and_addresses_stay_as_they_are(memory):
    text = "شغّل pip install وزر https://example.com/a?b=1 الآن"
    code = Markup(MarkupKind.CODE, 5, 16)
    engine = StubEngine(lambda source: "Run it and visit the page now")
    (result,) = run(memory, engine, article(paragraph(text, code)))
    (translation,) = result.translations()
    assert "pip install" in translation.target
    assert "https://example.com/a?b=1" in translation.target
    (mark,) = translation.markup
    assert translation.target[mark.start : mark.end] == "pip install"


def test_marks_of_footnotes_are_kept_and_the_model_never_sees_them(memory):
    said = {
        "قال فلاديمير بوتين     إن الأمر انتهى.": "Vladimir Putin said the matter was over.",
        "نقلاً عن «الحياة».": "As reported by Al-Hayat.",
    }
    engine = StubEngine(said.__getitem__)
    text = "قال فلاديمير بوتين[^1] إن الأمر انتهى.[^الكرملين]"
    (result,) = run(
        memory,
        engine,
        article(paragraph(text), paragraph("[^1]: نقلاً عن «الحياة»."), paragraph("[^الكرملين]")),
    )
    assert [translation.target for translation in result.translations()] == [
        "Vladimir Putin said the matter was over.[^1][^الكرملين]",
        "[^1]: As reported by Al-Hayat.",
        "[^الكرملين]",
    ]
    assert set(engine.asked) == set(said)


def test_brackets_in_code_are_no_footnotes(memory):
    engine = StubEngine(lambda source: "The expression [^a-z] stands for that.")
    code = Markup(MarkupKind.CODE, 11, 17)
    (result,) = run(memory, engine, article(paragraph("يعني الرمز [^a-z] ذلك.", code)))
    assert [t.target for t in result.translations()] == ["The expression [^a-z] stands for that."]
    assert engine.asked == ["يعني الرمز [^a-z] ذلك."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("press@example.org هو عنوان الوزارة.", "press@example.org is the address."),
        ("www.example.org ينشر البيان.", "www.example.org has it."),
    ],
)
def test_an_address_keeps_its_small_letter_at_the_start_of_a_sentence(text, said, memory):
    (result,) = run(memory, StubEngine(lambda source: said), article(paragraph(text)))
    assert result.translations()[0].target == said


def test_a_command_keeps_its_small_letter_at_the_start_of_a_sentence(memory):
    text = paragraph("git push يرسل التعديلات.", Markup(MarkupKind.CODE, 0, 8))
    (result,) = run(memory, StubEngine(lambda source: "Git push sends the changes."), article(text))
    assert result.translations()[0].target == "git push sends the changes."


def test_emphasis_follows_the_alignment(memory):
    text = "وصل الوفد الروسي أمس"
    bold = Markup(MarkupKind.STRONG, 4, 9)
    engine = StubEngine(lambda source: "Came delegation Russian yesterday")  # word for word
    (result,) = run(memory, engine, article(paragraph(text, bold)))
    (translation,) = result.translations()
    (mark,) = translation.markup
    assert translation.target[mark.start : mark.end] == "delegation"


def test_markup_over_a_name_stands_over_the_name_again(memory):
    text = "قال دونالد ترامب ذلك"
    link = Markup(MarkupKind.LINK, 4, 16, "https://example.com")
    engine = StubEngine(lambda source: "That is what Donald Trump said")
    (result,) = run(memory, engine, article(paragraph(text, link)))
    (mark,) = result.translations()[0].markup
    assert (mark.start, mark.end, mark.url) == (13, 25, "https://example.com")


def test_markup_that_cannot_be_placed_surely_is_a_finding(memory):
    engine = StubEngine(lambda source: "")
    (result,) = run(memory, engine, article(paragraph("وصل الوفد أمس", Markup(MarkupKind.STRONG, 4, 9))))
    assert {"markup", "empty"} <= {f.check for f in result.translations()[0].findings}


def test_the_rungs_are_recorded_in_the_memory_too(memory):
    text = article(paragraph("زار ترامب موسكو."))
    engine = StubEngine(
        lambda source: "He visited Mosco." if "Trump" not in source else "Trump went to Mosco."
    )
    for _ in range(2):
        (result,) = run(memory, engine, text)
        assert [use.how for use in result.translations()[0].terms] == [How.ANNOTATED, How.PREFIX]
