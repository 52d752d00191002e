"""Numbers are compared by value, however they are written."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checks.finding import found, said
from translator.checks.quantities import quantities
from translator.checks.tokens import tokens
from translator.checks.words import words_of

SAME = {
    "digits": ("وصل 15 شخصا إلى القاهرة", "15 people arrived in Cairo"),
    "digits of another script": ("وصل ١٥ شخصا إلى القاهرة", "15 people arrived in Cairo"),
    "a word for digits": ("قتل 3 أشخاص في الحادث", "Three people died in the accident"),
    "digits for a word": ("قتل ثلاثة أشخاص في الحادث", "The accident killed 3 people"),
    "units before tens": ("مسودة من ثمانٍ وعشرين نقطة", "A 28-point draft"),
    "a teen": ("أغلقت ستة عشر مكتباً", "It closed sixteen offices"),
    "eleven is no Sunday": ("أعضاء اللجنة الأحد عشر", "The committee's eleven members"),
    "a hundred in one word": ("قتل ثلاثمئة وخمسة وستون جندياً", "365 soldiers were killed"),
    "a hundred and tens": ("مئة وخمسة وعشرون نائباً", "One hundred and twenty-five deputies"),
    "a dual": ("جاء ألفان من العمال", "Two thousand workers came"),
    "a dual before its noun": ("قدره مليارا دولار", "Two billion dollars"),
    "an accusative": ("خسر 14 ألفاً من الموظفين", "It lost 14,000 employees"),
    "a scale behind digits": ("بلغ العدد 12 مليون نسمة", "The number is 12 million"),
    "joined scales": ("بلغ مليوناً و850 ألف شخص", "It reached 1.85 million people"),
    "grouped digits": ("بلغ العدد 1,500 شخص", "The number was 1500 people"),
    "a decimal comma": ("ارتفع إلى 4,4 نقطة هذا العام", "It rose to 4.4 points this year"),
    "an Arabic decimal": ("بلغت النسبة ٣٫٥ في المئة", "The rate was 3.5 percent"),
    "a half": ("حكم عليه بأربع سنوات ونصف السنة", "He got four and a half years"),
    "millions and a half": ("ثلاثة ملايين ونصف المليون", "Three and a half million"),
    "half a million": ("نصف مليون لاجئ", "500,000 refugees"),
    "three quarters": ("ثلاثة أرباع السكان", "Three quarters of the population"),
    "two thirds": ("غاب ثلثا النواب", "Two-thirds of the deputies were absent"),
    "an ordinal": ("في القرن التاسع عشر", "In the 19th century"),
    "a decade": ("في ثمانينيات القرن الماضي", "In the 1980s"),
    "a decade in words": ("موضة الستينيات", "The fashion of the sixties"),
    "an old decade": ("في تسعينيات القرن السادس عشر", "In the 1590s"),
    "dozens": ("عاش أكثر من 24 شخصاً هنا", "More than two dozen people lived here"),
    "digits for a dual": ("خطاب دام ساعتين", "A 2-hour speech"),
    "a fraction with a pronoun": ("يعمل خُمسهم في الزراعة", "A fifth of them work in agriculture"),
    "an Arabic comma in digits": ("مساحتها 783،562 كيلومتراً", "Its area is 783,562 kilometres"),
    "a king": ("البابا لاون الرابع عشر", "Pope Leo XIV"),
    "a time": ("توقف القصف عند الساعة 21:30 بتوقيت غرينتش", "The shelling stopped at 9:30 pm GMT"),
    "a time in words": ("في الثامنة والنصف مساء", "At 8:30 pm"),
    "a time without a colon": ("ارتفع الذهب في 09:15 بتوقيت غرينتش", "The gold price rose at 0915 GMT"),
    "seasons": ("موسم 2023-2024", "The 2023/24 season"),
    "one scale for two": ("بين خمسة وسبعة ملايين", "Between five million and seven million"),
    "a name with a number": ("مقاتلات إف-16", "F-16 fighters"),
    "nothing for a dual noun": ("وصل رجلان", "Two men arrived"),
    "nothing for one": ("لا أحد يعلم", "No one knows"),
    "vague thousands": ("تظاهر مئات الآلاف", "Hundreds of thousands demonstrated"),
    "I am not six": ("لست خائفاً من أحد", "I am not afraid of anyone"),
    "he wrote": ("ألّف كتاباً جديداً", "He wrote a new book"),
    "his water": ("نهر ماؤه عذب", "A river of sweet water"),
}  # fmt: skip
DIFFERENT = {
    "another number": ("وصل 15 شخصا إلى القاهرة", "50 people arrived in Cairo"),
    "another number word": ("قتل ثلاثة أشخاص", "Four people were killed"),
    "a lost number": ("قتل ثلاثة أشخاص وجرح 12", "Three people were killed and others wounded"),
    "a digit": ("بلغ العدد 1,500 شخص", "The number was 1,600 people"),
    "a scale": ("بلغ العدد 12 مليون نسمة", "The number is 12 billion"),
    "an invented number": ("وصل الرئيس إلى القاهرة", "The president arrived in Cairo with 40 aides"),
    "a tens word": ("مسودة من ثمانٍ وعشرين نقطة", "A 38-point draft"),
    "a fraction": ("ثلاثة أرباع السكان", "A third of the population"),
    "a percentage": ("ارتفع 5 في المئة", "It rose by 5"),
    "no percentage": ("ارتفع بمقدار 5 دولارات", "It rose by 5%"),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_the_same_number_written_otherwise(case):
    source, target = SAME[case]
    assert found(source, target) == []
    assert found(target, source, "en-ar") == []


@pytest.mark.parametrize("case", DIFFERENT)
def test_another_number(case):
    source, target = DIFFERENT[case]
    assert found(source, target) == ["numbers"]
    assert found(target, source, "en-ar") == ["numbers"]


@pytest.mark.parametrize(
    ("arabic", "french"),
    [
        ("سبعة وتسعون شخصاً", "quatre-vingt-dix-sept personnes"),
        ("واحد وسبعون عاماً", "soixante et onze ans"),
        ("ثمانون قتيلاً", "quatre-vingts morts"),
        ("واحد وعشرون ألفاً وخمسمئة", "vingt et un mille cinq cents"),
        ("ملياران ونصف المليار", "deux milliards et demi"),
        ("أربعة مليارات دولار", "4 milliards de dollars"),
        ("بلغ العدد 12500", "Le nombre est de 12\u202f500"),
        ("3.5 في المئة", "3,5 %"),
    ],
)
def test_french_counts_in_its_own_way(arabic, french):
    assert found(arabic, french, "ar-fr") == []
    changed = french.replace("sept", "huit").replace("onze", "dix").replace("vingt", "trente", 1)
    if changed != french:
        assert found(arabic, changed, "ar-fr") == ["numbers"]


def test_a_finding_quotes_both_sides_and_gives_the_value_of_words():
    assert said("قتل ثلاثة أشخاص", "Four people were killed") == [
        "The source says ثلاثة (3), the translation Four (4)"
    ]
    assert said("قتل 7 وجرح 12", "Seven were killed") == ["Not in the translation: 12"]
    assert said("وصل الرئيس", "The president arrived with 40 aides") == ["Not in the source: 40"]


def test_of_languages_whose_number_words_are_not_known_large_numbers_in_digits_are_compared():
    assert found("وصل 15 شخصا", "Es kamen 15 Menschen", "ar-de") == []
    assert found("وصل 15 شخصا", "Es kamen 16 Menschen", "ar-de") == ["numbers"]
    assert found("وصل 3 أشخاص", "Es kamen drei Menschen", "ar-de") == []


def values(text, language="en"):
    words = words_of(language)
    return [q.values for q in quantities(text, tokens(text, language), words)]


NUMBERS = st.integers(min_value=1, max_value=999_999)
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
)
SMALL += "sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_english(number):
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    if number < 1000:
        rest = f" and {in_english(number % 100)}" if number % 100 else ""
        return f"{SMALL[number // 100]} hundred{rest}"
    rest = number % 1000
    joiner = " and " if 0 < rest < 100 else " "
    return f"{in_english(number // 1000)} thousand" + (f"{joiner}{in_english(rest)}" if rest else "")


UNITS = "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة".split()
ARABIC_TENS = "عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون".split()
HUNDREDS = "مئة مئتان ثلاثمئة أربعمئة خمسمئة ستمئة سبعمئة ثمانمئة تسعمئة".split()


def in_arabic(number):
    if number <= 10:
        return UNITS[number - 1]
    if number < 20:
        return {11: "أحد عشر", 12: "اثنا عشر"}.get(number, f"{UNITS[number - 11]} عشر")
    if number < 100:
        tens = ARABIC_TENS[number // 10 - 2]
        return f"{UNITS[number % 10 - 1]} و{tens}" if number % 10 else tens
    if number < 1000:
        hundreds = HUNDREDS[number // 100 - 1]
        return f"{hundreds} و{in_arabic(number % 100)}" if number % 100 else hundreds
    thousands, rest = divmod(number, 1000)
    words = {1: "ألف", 2: "ألفان"}.get(thousands)
    words = words or f"{in_arabic(thousands)} {'آلاف' if thousands <= 10 else 'ألف'}"
    return f"{words} و{in_arabic(rest)}" if rest else words


@given(NUMBERS)
def test_every_number_in_english_words_is_read(number):
    (some,) = values(in_english(number))
    assert Fraction(number) in some


@given(NUMBERS)
def test_every_number_in_arabic_words_is_read(number):
    (some,) = values(in_arabic(number), "ar")
    assert Fraction(number) in some


@given(st.text(alphabet="0123456789٠١٢٣.,:/-–%٪ أثلاثة وعشرون millionbnhalf½XIV", max_size=60))
def test_no_text_stops_the_checks(text):
    for pair in ("ar-en", "en-ar", "ar-fr", "fr-ar", "de-en"):
        found(text, text[::-1], pair)
