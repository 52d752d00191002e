"""Family names stand for people: with their particles, in both languages, unless two people differ."""

import pytest

from translator.glossary import Glossary, Matcher, Term, When


def person(source, target, *variants, when=When.ALWAYS):
    return Term(source, target, variants, kind="person", when=when)


def targets(text, *terms):
    return [match.target for match in Matcher(Glossary(terms)).find(text)]


@pytest.mark.parametrize(
    ("source", "target", "short", "short_target"),
    [
        ("ستيف ويتكوف", "Steve Witkoff", "ويتكوف", "Witkoff"),
        ("أورسولا فون دير لاين", "Ursula von der Leyen", "فون دير لاين", "von der Leyen"),
        ("ستافان دي ميستورا", "Staffan de Mistura", "دي ميستورا", "de Mistura"),
        ("فينسنت فان غوخ", "Vincent van Gogh", "فان غوخ", "van Gogh"),
        ("مارين لوبان", "Marine Le Pen", "لوبان", "Le Pen"),
        ("محمد بن سلمان", "Mohammed bin Salman", "بن سلمان", "bin Salman"),
        ("إيتمار بن غفير", "Itamar Ben-Gvir", "بن غفير", "Ben-Gvir"),
        ("منصور بن زايد آل نهيان", "Mansour bin Zayed Al Nahyan", "آل نهيان", "Al Nahyan"),
        ("أحمد أبو الغيط", "Ahmed Aboul Gheit", "أبو الغيط", "Aboul Gheit"),
        ("بدر عبد العاطي", "Badr Abdelatty", "عبد العاطي", "Abdelatty"),
        ("حسن نصر الله", "Hassan Nasrallah", "نصر الله", "Nasrallah"),
        ("أكرم إمام أوغلو", "Ekrem Imamoglu", "إمام أوغلو", "Imamoglu"),
        ("بشار الأسد", "Bashar al-Assad", "الأسد", "al-Assad"),
        ("روبرت كينيدي جونيور", "Robert F. Kennedy Jr.", "كينيدي", "Kennedy"),
        ("جي دي فانس", "JD Vance", "فانس", "Vance"),  # دي is a letter here, and no particle
        ("Ursula von der Leyen", "أورسولا فون دير لاين", "von der Leyen", "فون دير لاين"),
        ("Mohammed bin Salman", "محمد بن سلمان", "bin Salman", "بن سلمان"),
    ],
)
def test_the_family_name_with_its_particles_stands_for_the_person(source, target, short, short_target):
    assert person(source, target).short_forms() == ((short, short_target),)
    assert targets(f"x {short} x", person(source, target)) == [short_target]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("أبو مازن", "Abu Mazen"),  # a byname is not “Mazen”
        ("محمد السادس", "Mohammed VI"),
        ("عبد الله الثاني", "Abdullah II"),
        ("بوتين", "Putin"),
        ("وانغ يي", "Wang Yi"),  # two letters are too little to be sure
    ],
)
def test_some_names_have_no_family_name(source, target):
    assert person(source, target).short_forms() == ()


def test_only_people_have_family_names():
    assert Term("كوريا الشمالية", "North Korea", kind="place").short_forms() == ()


def test_the_son_has_his_alef_where_a_line_begins():
    mbs = person("محمد بن سلمان", "Mohammed bin Salman")
    assert targets("ابن سلمان: لا تطبيع. ولإبن سلمان رأي", mbs) == ["bin Salman", "bin Salman"]


def test_each_variant_gives_its_family_name():
    kellogg = person("كيث كيلوغ", "Keith Kellogg", "كيث كيلوج", "كيلوق")
    assert targets("كيلوغ وكيلوج وكيلوق", kellogg) == ["Kellogg", "Kellogg", "Keith Kellogg"]


def test_a_row_of_its_own_comes_before_a_family_name():
    sisi = person("عبد الفتاح السيسي", "Abdel Fattah al-Sisi"), person("السيسي", "Sisi")
    assert targets("قال السيسي", *sisi) == targets("قال السيسي", *reversed(sisi)) == ["Sisi"]


def test_one_family_name_of_two_people_counts_when_it_is_spelled_alike():
    trumps = person("دونالد ترامب", "Donald Trump"), person("ميلانيا ترامب", "Melania Trump")
    assert targets("قال ترامب", *trumps) == ["Trump"]
    abbases = person("محمود عباس", "Mahmoud Abbas"), person("وائل عباس", "Wael Abbass")
    assert targets("قال عباس", *abbases) == []


def test_the_careful_one_of_two_people_decides_for_both():
    abbases = (
        person("محمود عباس", "Mahmoud Abbas", when=When.WITH_NAME),
        person("عباس عباس", "Abbas Abbas"),
    )
    for order in (abbases, abbases[::-1]):
        assert targets("قال عباس، وقال الرئيس عباس", *order) == ["Abbas"]


def test_a_title_is_no_part_of_the_name():
    text = "التقى الرئيس فلاديمير بوتين والسفير ستيف ويتكوف"
    terms = person("فلاديمير بوتين", "Vladimir Putin"), person("ستيف ويتكوف", "Steve Witkoff")
    found = Matcher(Glossary(terms)).find(text)
    assert [text[m.start : m.end] for m in found] == ["فلاديمير بوتين", "ستيف ويتكوف"]


def test_the_longest_of_the_terms_that_begin_here_wins():
    terms = (
        Term("الأمم المتحدة", "United Nations", kind="organisation"),
        Term("الأمم", "nations"),
        Term("الأمم المتحدة للسكان", "UNFPA", kind="organisation"),
    )
    for order in (terms, terms[::-1]):
        assert targets("صندوق الأمم المتحدة للسكان والأمم المتحدة والأمم", *order) == [
            "UNFPA",
            "United Nations",
            "nations",
        ]
