"""People whom a text has named in full: from then on the family name is enough, if it is meant."""

import pytest

from translator.glossary import Glossary, Matcher, Term, When


def person(source, target, when=When.WITH_NAME):
    return Term(source, target, kind="person", when=when)


AOUN = person("جوزيف عون", "Joseph Aoun")
MICHEL = person("ميشال عون", "Michel Aoun")
SALAM = person("نواف سلام", "Nawaf Salam")
BERRI = person("نبيه بري", "Nabih Berri")
SAIED = person("قيس سعيد", "Kais Saied")
POWELL = person("جيروم باول", "Jerome Powell")
ROUHANI = person("حسن روحاني", "Hassan Rouhani")
XI = person("شي جين بينغ", "Xi Jinping", When.IN_FULL)
PEOPLE = (AOUN, MICHEL, SALAM, BERRI, SAIED, POWELL, ROUHANI, XI)
MATCHER = Matcher(Glossary(PEOPLE))


def targets(text, known=PEOPLE):
    return [match.target for match in MATCHER.find(text, known)]


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("وأضاف عون أن الدولة وحدها تحمل السلاح.", "Aoun"),
        ("وقالت الرئاسة إن عون سيزور الرياض.", "Aoun"),
        ("عون: لا عودة إلى الوراء", "Aoun"),
        ("وأبلغ سلام الوفد موقفه.", "Salam"),
        ("ويلتقي سلام الرئيس الفرنسي.", "Salam"),
        ("شكلت حكومة سلام لجنة.", "Salam"),
        ("قال بري إن الاتفاق قريب.", "Berri"),
        ("عقد لقاء بين عون وبري.", "Berri"),
        ("رحب بتصريحات بري.", "Berri"),
        ("انتقدت المعارضة سعيد.", None),  # unsure, and so left alone
        ("اتصل بسعيد.", "Saied"),
        ("رسالة لسعيد", "Saied"),
        ("وقال سعيّد", "Saied"),
        ("يخفض باول الفائدة.", "Powell"),
        ("مقابلة روحاني في طهران", "Rouhani"),  # no everyday word: it needs no verb
    ],
)
def test_the_family_name_of_a_known_person_counts(sentence, target):
    assert (target in targets(sentence)) if target else targets(sentence) == []
    assert targets(sentence, ()) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "وقع الطرفان اتفاق سلام.",
        "قوات حفظ السلام",
        "عاد الجميع بسلام.",
        "دعوا إلى سلام عادل وشامل.",
        "هجوم بري وبحري",
        "بدأت عملية برية.",
        "دول كبرى",
        "قدمت الدول كل عون ممكن.",
        "يوم سعيد",
        "كان الرجل سعيداً.",
        "وقال سعيدٌ من الناس",
        "وصل بأول طائرة.",
        "قال شي",
        "أطلقت عليه اسم «سلام».",
    ],
)
def test_an_everyday_word_stays_a_word(sentence):
    assert targets(sentence) == []


@pytest.mark.parametrize("sentence", ["قال أحمد سعيد", "وقال سعيد بن محمد", "التقى محمد عون"])
def test_somebody_else_of_that_name_is_not_the_person(sentence):
    assert targets(sentence) == []


def test_a_text_makes_its_own_people_known():
    text = "وقال عون ذلك بعد وصول الرئيس اللبناني جوزيف عون. وأضاف سلام."
    assert targets(text, ()) == ["Aoun", "Joseph Aoun"]


def test_of_two_people_with_one_family_name_the_one_who_was_named_is_meant():
    (match,) = MATCHER.find("قال عون", {MICHEL})
    assert match.term == MICHEL
    assert MATCHER.people_named(MATCHER.find("ميشال عون وشي جين بينغ والرئيس سعيد")) == {MICHEL}
