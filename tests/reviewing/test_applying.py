"""An approved sentence in the next translation: a person's text, the terms found in it, no engine."""

from dataclasses import replace

from tests.test_translating import article, paragraph, workshop
from translator.article import Markup as Mark
from translator.article import MarkupKind
from translator.memory import TranslationMemory
from translator.translating import Tally, translate_articles
from translator.translation import How, Origin

VISIT = "زار ترامب موسكو أمس."
SPEECH = "وقال إن المحادثات كانت مثمرة."


def first(bilingual):
    return bilingual.blocks[0].translations[0]


def test_an_approved_sentence_wins_and_asks_no_engine(desk):
    desk.update(VISIT)
    desk.approve(VISIT, "Trump was in Moscow yesterday.")
    desk.engine.asked.clear()
    made = first(desk.translate(VISIT, model="r2"))
    assert (made.origin, made.target) == (Origin.REVIEWED, "Trump was in Moscow yesterday.")
    assert made.draft == "<زار Trump Moscow أمس.>"
    assert desk.engine.asked == []


def test_a_draft_that_somebody_began_is_not_shown(desk):
    desk.update(VISIT)
    record = desk.record(VISIT)
    desk.reviews.save("call", record.id, record.version, target="Trump was")
    assert first(desk.translate(VISIT)).origin is Origin.MACHINE


def test_what_was_approved_for_another_source_is_to_be_looked_at_again_until_somebody_does(desk):
    desk.update(VISIT)
    desk.approve(VISIT, "Trump was in Moscow yesterday.")
    edited = "زار ترامب موسكو قبل أمس."
    for _ in range(2):  # before and after the file is brought up to date
        made = first(desk.translate(edited))
        assert (made.origin, made.target) == (Origin.MACHINE, "<زار Trump Moscow قبل أمس.>")
        finding = made.findings[0]
        assert (finding.check, finding.severity.value) == ("changed-source", "warning")
        assert finding.message == "The source has changed since a person translated it: look at it again"
        desk.update(edited)
    desk.approve(edited, "Trump was in Moscow the day before yesterday.")
    assert first(desk.translate(edited)).findings == ()


def test_terms_are_found_in_the_words_of_the_person(desk):
    desk.update(VISIT)
    desk.approve(VISIT, "Yesterday Moscow saw Trump.")
    made = first(desk.translate(VISIT))
    assert [(u.target, u.how, made.target[u.target_start : u.target_end]) for u in made.terms] == [
        ("Trump", How.REVIEWED, "Trump"),
        ("Moscow", How.REVIEWED, "Moscow"),
    ]
    assert made.findings == ()


def test_a_term_that_is_not_there_is_a_warning_and_changes_nothing(desk):
    desk.update(VISIT)
    desk.approve(VISIT, "He was in the Russian capital, said Trump.")
    made = first(desk.translate(VISIT))
    assert made.target == "He was in the Russian capital, said Trump."
    assert [use.missing for use in made.terms] == [False, True]
    assert [(f.check, f.severity.value, f.message) for f in made.findings] == [
        ("missing-term", "warning", "“Moscow” is missing")
    ]


def test_what_a_person_wrote_is_checked_like_every_sentence(desk):
    text = "قتل 15 شخصا في الهجوم."
    desk.update(text)
    desk.approve(text, "The attack killed 50 people.")
    assert "numbers" in {finding.check for finding in first(desk.translate(text)).findings}


MARKED = article(
    paragraph(VISIT, Mark(MarkupKind.LINK, 4, 9, "https://example.org"), Mark(MarkupKind.STRONG, 16, 19))
)


def translated(desk, written, tally=None):
    made = replace(workshop(desk.engine), reviews=desk.reviews.folder)
    with TranslationMemory(desk.folder / "memory.sqlite") as memory:
        return translate_articles([written], made, memory, tally=tally)[0]


def marks(translation):
    return [(m.kind.value, translation.target[m.start : m.end]) for m in translation.markup]


def test_markup_stays_on_a_term_and_on_words_that_the_person_left(desk):
    desk.engine.answer = lambda source: "Visited Trump Moscow yesterday."  # word for word
    draft = translated(desk, MARKED)
    assert marks(first(draft)) == [("link", "Trump"), ("strong", "yesterday")]
    desk.reviews.update("call", draft)
    desk.approve(VISIT, "Trump was in Moscow yesterday.")
    assert marks(first(translated(desk, MARKED))) == [("link", "Trump"), ("strong", "yesterday")]


def test_markup_on_words_that_the_person_did_not_keep_is_said_to_be_lost(desk):
    desk.engine.answer = lambda source: "Visited Trump Moscow yesterday."
    desk.reviews.update("call", translated(desk, MARKED))
    desk.approve(VISIT, "Trump was in Moscow on Monday.")
    made = first(translated(desk, MARKED))
    assert marks(made) == [("link", "Trump")]
    assert "The strong on “أمس” could not be placed in the translation" in [f.message for f in made.findings]


def test_what_is_approved_in_one_article_is_approved_in_no_other(desk):
    desk.update(VISIT)
    desk.approve(VISIT, "Trump was in Moscow yesterday.")
    assert first(translated(desk, article(paragraph(VISIT)))).origin is Origin.REVIEWED
    assert first(translated(desk, article(paragraph(VISIT), name="other"))).origin is Origin.MACHINE


def test_the_tally_counts_what_people_approved(desk):
    desk.update(f"{VISIT} {SPEECH}")
    desk.approve(VISIT, "Trump was in Moscow yesterday.")
    tally = Tally()
    translated(desk, article(paragraph(f"{VISIT} {SPEECH}")), tally)
    assert (tally.reviewed, tally.remembered) == (1, 1)
