"""Names that are also words: the three values of `when`, and what stands beside a name."""

import pytest

from translator.glossary import Glossary, Matcher, Term, When

SAIED = Term("قيس سعيد", "Kais Saied", kind="person", when=When.WITH_NAME)
ADEL = Term("عادل", "Adel", kind="person", when=When.WITH_NAME)
AMAL = Term("أمل", "Amal", kind="person", when=When.WITH_NAME)
TUNISIA = Term("تونس", "Tunisia", kind="place")
PUTIN = Term("فلاديمير بوتين", "Vladimir Putin", kind="person")
LAYTH = Term("ليث", "Layth", kind="person")


def found(text, *terms):
    return [(text[m.start : m.end], m.target) for m in Matcher(Glossary(terms)).find(text)]


def test_always_finds_a_name_also_where_it_is_a_word():
    always = Term("عادل", "Adel", kind="person")
    assert found("حكم عادل", always) == [("عادل", "Adel")]


@pytest.mark.parametrize(
    "sentence",
    [
        "استقبل الرئيس سعيد ضيفه.",
        "قال الرئيس التونسي سعيد إن الدستور واضح.",
        "أقال الرئيس التونسي الحالي سعيد رئيس الحكومة.",
        "تحدث رئيس الجمهورية سعيد عن الأزمة.",
        "التقى رئيس تونس سعيد نظيره.",
        "تلقى رئيس الوزراء سعيد دعوة.",
        "رسالة للرئيس سعيد",
        "وبالرئيس سعيد وحده",
        "التقى بالسيد سعيد",
        "قال د. سعيد إن الدواء آمن.",
        "قالت الدكتورة سعيد",
        "حضر اللقاء السفير السابق سعيد.",
        "وصل وزير الخارجية سعيد",
        "وصل وزير خارجية تونس سعيد",
        "الأمين العام سعيد",
        "اتهم الجنرال سعيد خصومه.",
        "المدعو سعيد",
    ],
)
def test_a_title_before_it_makes_a_name_of_a_family_name(sentence):
    assert ("سعيد", "Saied") in found(sentence, SAIED, TUNISIA)


@pytest.mark.parametrize(
    "sentence",
    [
        "أنا سعيد بلقائكم.",
        "كان الرجل سعيداً وغير سعيد.",
        "توم سعيد.",  # Tom is happy
        "بوتين سعيد بالاتفاق.",
        "إدوارد سعيد مفكر فلسطيني.",  # another Said
        "الرئيس. سعيد من يراه.",  # the title belongs to another sentence
        "قال الرئيس إنه سعيد.",
        "كل رئيس سعيد بشعبه.",  # a title without the article needs to say of what
        "وصل رئيس وفد سعيد",
        "كل وزير في الحكومة سعيد",
        "الرئيس لسعيد",  # a particle parts the two
        "على أمل سعيد",
    ],
)
def test_without_a_title_a_family_name_is_a_word(sentence):
    assert found(sentence, SAIED, PUTIN) in ([], [("بوتين", "Putin")])


def test_the_full_name_always_counts():
    assert found("وقيس سعيد أستاذ قانون.", SAIED) == [("قيس سعيد", "Kais Saied")]


@pytest.mark.parametrize(
    "sentence",
    ["أحمد عادل مهندس", "ومحمد عادل حاضر", "عبد الله عادل", "عادل إبراهيم", "لعادل محمود", "السيد عادل"],
)
def test_a_first_name_beside_it_makes_a_name_of_a_row_of_one_word(sentence):
    assert ("عادل", "Adel") in found(sentence, ADEL)


def test_so_does_a_person_of_the_glossary():
    assert found("ليث عادل", ADEL, LAYTH) == [("ليث", "Layth"), ("عادل", "Adel")]
    assert found("عادل بوتين", ADEL, PUTIN) == [("عادل", "Adel"), ("بوتين", "Putin")]
    # but not a full or a family name before it: “Putin is just”
    assert found("بوتين عادل", ADEL, PUTIN) == [("بوتين", "Putin")]


@pytest.mark.parametrize("sentence", ["حكم عادل", "عادل، محمد", "محمد. عادل", "قانون عادل ومنصف", "لعادل"])
def test_nothing_beside_it_leaves_it_a_word(sentence):
    assert found(sentence, ADEL) == []


def test_a_preposition_that_reads_like_a_first_name_is_none():
    # على is علي to matching, and أنا is آنا
    assert found("على أمل اللقاء، وأنا عادل", AMAL, ADEL) == []


def test_in_full_is_the_row_and_nothing_less():
    xi = Term("شي جين بينغ", "Xi Jinping", kind="person", when=When.IN_FULL)
    assert found("قال شي وبينغ، ولشي جين بينغ رأي", xi) == [("شي جين بينغ", "Xi Jinping")]
    fatah = Term("فتح", "Fatah", ("حركة فتح",), kind="organisation", when=When.IN_FULL)
    assert found("وفتح الباب، وبحركة فتح، بفتح، الفتح، فتحه", fatah) == [("حركة فتح", "Fatah")]
    assert found("فازت فتح", fatah) == [("فتح", "Fatah")]


def test_a_name_within_another_name_is_not_the_person():
    salah = Term("محمد صلاح", "Mohamed Salah", kind="person")
    assert found("صلاح الدين الأيوبي", salah) == []
    assert found("سجل صلاح هدفاً", salah) == [("صلاح", "Salah")]
    salam = Term("نواف السلام", "Nawaf Salam", kind="person")
    assert found("عبد السلام عارف", salam) == []
    assert found("ذلك العبد، السلام", salam) == found("عبد، السلام", salam) == [("السلام", "Salam")]


def test_titles_in_latin_script():
    cook = Term("Tim Cook", "تيم كوك", kind="person", when=When.WITH_NAME)
    assert found("Mr. Cook and President Cook, but Cook the rice.", cook) == [
        ("Cook", "كوك"),
        ("Cook", "كوك"),
    ]
    macron = Term("Emmanuel Macron", "إيمانويل ماكرون", kind="person", when=When.WITH_NAME)
    assert found("Le président Macron a salué M. Macron. Macron ?", macron) == [
        ("Macron", "ماكرون"),
        ("Macron", "ماكرون"),
    ]
