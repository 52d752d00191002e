"""What looks like a name and is none; what hides a name that is there."""

from pathlib import Path

import pytest

from translator.glossary import Glossary, Matcher, Term, read_glossary
from translator.glossary.matching.common_words import common_words
from translator.glossary.matching.wordlists import entries

OURS = Matcher(read_glossary([Path(__file__).parents[2] / "glossaries" / "ar-en"]))


def targets(text):
    return [match.target for match in OURS.find(text)]


@pytest.mark.parametrize(
    ("trap", "name", "target"),
    [
        ("رحب الجمهور بحماس", "قالت حماس", "Hamas"),
        ("استقبلوه بكل حماس", "وحماس ترد", "Hamas"),
        ("وهو مصرّ على رأيه", "وصل إلى مصر", "Egypt"),
        ("إنه مصر على موقفه", "حصلت مصر على قرض", "Egypt"),
        ("صلى المغرب في الجامع", "زار المغرب", "Morocco"),
        ("بعد أذان المغرب", "بعد زيارة المغرب", "Morocco"),
        ("نصف قطر الدائرة", "قطر والكويت", "Qatar"),
        ("يبلغ القطر مترين", "أمير دولة قطر", "Qatar"),
        ("بقطر يبلغ متراً", "بقطر", "Qatar"),
        ("حالة القوة القاهرة", "وصل إلى القاهرة", "Cairo"),
        ("وبالقوة القاهرة", "بالقاهرة", "Cairo"),
        ("حلب الأبقار فجراً", "حلب ودمشق", "Aleppo"),
        ("جنة عدن", "خرج من عدن", "Aden"),
        ("الموصل الكهربائي", "من الموصل إلى بغداد", "Mosul"),
        ("ابتكر طالبان من جامعة الخرطوم جهازاً", "سيطرت طالبان على كابول", "Taliban"),
        ("باسم الروح القدس", "القدس", "Jerusalem"),
        ("أشجار القرم", "القرم", "Crimea"),
        ("بأول دفعة", "قال الرئيس باول", "Powell"),
        ("قلت لأمي", "وزير الخارجية لامي", "Lammy"),
        ("السبب رئيسي", "الرئيس الإيراني رئيسي", "Raisi"),
        ("قطار سريع", "العميد سريع", "Saree"),
        ("قائد هجوم بري", "رئيس البرلمان بري", "Berri"),
        ("اتفاق سلام", "رئيس الوزراء سلام", "Salam"),
        ("رئيس الوزراء السوداني", "رئيس الوزراء محمد شياع السوداني", "Mohammed Shia al-Sudani"),
        ("مواطناً روسياً", "روسيا", "Russia"),
        ("الأميركيون", "أمريكا", "America"),
    ],
)
def test_our_glossary_tells_a_name_from_a_word(trap, name, target):
    assert target not in targets(trap)
    assert target in targets(name)


def test_a_set_phrase_hides_no_name_that_reaches_beyond_it():
    assert targets("صلاة المغرب العربي") == ["Maghreb"]


def test_a_row_that_is_a_set_phrase_itself_wins():
    matcher = Matcher(
        Glossary(
            (
                Term("القاهرة", "Cairo", kind="place"),
                Term("القوة القاهرة", "force majeure"),
                Term("قطر", "diameter"),
            )
        )
    )
    assert [m.target for m in matcher.find("القوة القاهرة، ونصف قطر")] == ["force majeure", "diameter"]


def test_shadda_and_tanwin_on_the_last_letter_make_another_word_of_a_name_only():
    matcher = Matcher(
        Glossary((Term("مصر", "Egypt", kind="place"), Term("حق", "right"), Term("علي", "Ali", kind="person")))
    )
    assert [m.target for m in matcher.find("مصرّ حقّ حقٌّ عليّ مِصْر")] == ["right", "right", "Ali", "Egypt"]
    written_so = Matcher(Glossary((Term("قمّ", "Qom", kind="place"),)))
    assert len(written_so.find("في قمّ وقم")) == 1


@pytest.mark.parametrize(
    ("sentence", "span"),
    [
        ("قالت حركة «حماس» إنها", "حركة «حماس»"),
        ("حركة المقاومة الإسلامية (حماس)", "حركة المقاومة الإسلامية (حماس)"),
        ('قناة "الجزيرة" القطرية', 'قناة "الجزيرة"'),
        ("وكالة «تاس» الروسية", "وكالة «تاس»"),
        ("وكالة ”تاس“", None),
        ("قناة «الجزيرة القطرية»", None),  # the quotation does not end with the name
    ],
)
def test_the_second_half_of_a_name_may_stand_in_quotation_marks(sentence, span):
    found = [sentence[m.start : m.end] for m in OURS.find(sentence)]
    assert (span in found) if span else not any(" " in each for each in found)


def test_a_name_does_not_reach_over_punctuation():
    matcher = Matcher(Glossary((Term("ستيف ويتكوف", "Steve Witkoff", kind="person"),)))
    for text in ("جاء ستيف. ويتكوف غائب", "ستيف، ويتكوف", "ستيف: ويتكوف", "ستيف – ويتكوف"):
        assert [m.target for m in matcher.find(text)] == ["Witkoff"]
    for text in ("ستيف\u200f ويتكوف", "ستيف\nويتكوف", "ستيف-ويتكوف", "ستيف\u00a0ويتكوف"):
        assert [m.target for m in matcher.find(text)] == ["Steve Witkoff"]


def test_common_words_come_with_and_without_the_article():
    assert {("سعيد",), ("الاسد",), ("اسد",), ("حماس",), ("عباس",)} <= common_words()
    assert not {("بوتين",), ("ويتكوف",), ("مصر",)} & common_words()


@pytest.mark.parametrize("name", ["common-words", "given-names", "titles", "set-phrases"])
def test_word_lists_have_no_entry_twice(name):
    written = list(entries(name))
    assert len(written) == len(set(written)) > 50
