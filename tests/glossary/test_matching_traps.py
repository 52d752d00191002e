"""What looks like a name and is none; what hides a name that is there."""

from pathlib import Path

import pytest

from translator.glossary import Glossary, Matcher, Term, When, read_glossary
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
        ("إن حزب الله مصر على الاحتفاظ بسلاحه", "تحث الولايات المتحدة مصر على التفاوض", "Egypt"),
        ("الزعيم مصر على موقفه", "حث الرئيس الأميركي مصر على القبول", "Egypt"),
        ("الاتصال الموصل بين المدينتين", "دخلت القوات العراقية الموصل بين عامي 2016 و2017", "Mosul"),
        ("الطريق الموصل إلى القرية", "انتقلوا من الموصل إلى أربيل", "Mosul"),
        ("أعاده الله على الأمة بالخير واليمن والبركات", "بين السعودية واليمن", "Yemen"),
        ("كل عام وأنتم باليمن والبركات", "باليمن", "Yemen"),
        ("أعلنت الشرطة أن طالبان قتلا في إطلاق نار", "أعلنت أن طالبان قتلت رهينة", "Taliban"),
        ("قُتل طالبان وأصيب ثلاثة آخرون", "قاتلت طالبان الجيش", "Taliban"),
        ("زيت جوز الهند", "زار الهند", "India"),
        ("البابا أوربان الثاني", "ولاية أوربان الثانية", "Orban"),
        ("آكل غرير العسل", "قال غرير", "Greer"),
        ("إنها حركة فتح الباب وإغلاقه", "قالت حركة فتح", "Fatah"),
        ("تقدم الحكومة الدعم السريع للمتضررين", "قالت قوات الدعم السريع", "Rapid Support Forces"),
        ("الإمارات الصليبية في الشام", "زار الإمارات", "United Arab Emirates"),
        ("مؤتمر الحزب الديمقراطي الاجتماعي", "قال الحزب الديمقراطي", "Democratic Party"),
    ],
)
def test_our_glossary_tells_a_name_from_a_word(trap, name, target):
    assert target not in targets(trap)
    assert target in targets(name)


@pytest.mark.parametrize(
    ("adjective", "country", "target"),
    [
        ("القوات السعودية", "أعلنت السعودية", "Saudi Arabia"),
        ("للسلطات السعودية", "وصل إلى السعودية", "Saudi Arabia"),
        ("وبالعاصمة السعودية", "وزير خارجية السعودية", "Saudi Arabia"),
        ("صحيفة «عكاظ» السعودية", "قال: «السعودية لن تطبع»", "Saudi Arabia"),
        ("السلطات الإماراتية والسعودية", "مصر والسعودية", "Saudi Arabia"),
        ("شركة أرامكو السعودية", "السعودية: لا تطبيع", "Saudi Arabia"),
        ("المخرجة السعودية", "يزور ترامب السعودية", "Saudi Arabia"),
        ("قوات سورية", "مسؤول في سورية", "Syria"),
        ("عائلات سورية", "شمال سورية", "Syria"),
        ("ألف لاجئة سورية", "قالت سورية", "Syria"),
    ],
)
def test_a_country_that_is_also_an_adjective_stands_where_there_is_nothing_to_describe(
    adjective, country, target
):
    assert target not in targets(adjective)
    assert target in targets(country)


def test_where_it_is_no_country_the_row_of_the_adjective_counts():
    place = Term("سورية", "Syria", kind="place", when=When.WITH_NAME)
    rows = Term("سوري", "Syrian", kind="adjective"), place
    for order in (rows, rows[::-1]):
        found = [m.target for m in Matcher(Glossary(order)).find("قوات سورية في سورية، والقوات السورية")]
        assert found == ["Syrian", "Syria", "Syrian"]


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


def test_shadda_on_the_last_letter_makes_another_word_of_a_name_only():
    matcher = Matcher(
        Glossary((Term("مصر", "Egypt", kind="place"), Term("حق", "right"), Term("علي", "Ali", kind="person")))
    )
    assert [m.target for m in matcher.find("مصرّ حقّ حقٌّ عليّ مِصْر")] == ["right", "right", "Ali", "Egypt"]
    assert [m.target for m in matcher.find("مصرٌ مصرٍ مصرٌّ")] == ["Egypt", "Egypt"]
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


@pytest.mark.parametrize("name", ["common-words", "given-names", "titles", "set-phrases", "before-names"])
def test_word_lists_have_no_entry_twice(name):
    written = list(entries(name))
    assert len(written) == len(set(written)) > 50
