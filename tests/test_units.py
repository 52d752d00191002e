"""An article cut into units: its people are known in all of its sentences, once one names them in full."""

from pathlib import Path

import pytest

from translator.article import Article, Block, BlockKind
from translator.glossary import Matcher, read_glossary
from translator.units import units_of

OURS = Matcher(read_glossary([Path(__file__).parents[1] / "glossaries" / "ar-en"]))


def article(title, *paragraphs, **fields):
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in paragraphs)
    return Article(name="article", title=title, blocks=blocks, **fields)


def targets(made):
    return [[match.target for match in unit.matches] for unit in units_of(made, OURS)]


@pytest.mark.parametrize(
    ("title", "body", "last"),
    [
        ("جوزيف عون يزور قطر", "وأضاف عون أن الدولة وحدها تحمل السلاح.", ["Aoun"]),
        ("سلام يلتقي الوفد", "وصل نواف سلام إلى باريس. وأبلغ سلام الوفد موقفه.", ["Salam"]),
        ("لبنان يترقب", "قال نبيه بري ذلك. وقال بري إن الاتفاق قريب.", ["Berri"]),
        ("تهديد جديد", "هدد حسين سلامي إسرائيل. وحذر سلامي واشنطن.", ["Salami", "Washington"]),
        ("سقوط بشار الأسد", "فرّ الآلاف منذ سقوط الأسد.", ["al-Assad"]),
        ("محمود عباس في القاهرة", "ويعتزم عباس زيارة موسكو.", ["Abbas", "Moscow"]),
        ("أحمد الشرع رئيساً", "ودخل الشرع القصر.", ["al-Sharaa"]),
        ("قيس سعيد يقيل وزيراً", "وينفي سعيد ذلك.", ["Saied"]),
        ("لقاء", "استقبل عبد الفتاح البرهان الوفد. وشكر البرهان الحضور.", ["al-Burhan"]),
        ("شهباز شريف ينتقد الهند", "وردت الهند على شريف.", ["India", "Sharif"]),
        ("إصابة محمد صلاح", "وحصل صلاح على بطاقة.", ["Salah"]),
        ("محكمة", "قال كريم خان ذلك. وبحسب خان فإن الأدلة كافية.", ["Khan"]),
        # What has another meaning keeps it, although the person is known.
        ("نواف سلام في باريس", "وقع الطرفان اتفاق سلام دائم.", []),
        ("نبيه بري: لا حرب", "شنت إسرائيل هجوماً من دون تدخل بري.", ["Israel"]),
        ("قيس سعيد يهنئ", "وتمنى لهم يوم عيد سعيد.", []),
    ],
)
def test_the_family_name_counts_in_an_article_that_names_the_person(title, body, last):
    assert targets(article(title, body))[-1] == last


def test_without_the_full_name_a_word_is_a_word():
    assert targets(article("قال عون", "وأضاف عون ذلك.")) == [[], []]


def test_the_full_name_may_come_later_and_in_the_keywords():
    assert targets(article("عون: لا عودة", "قال جوزيف عون ذلك."))[0] == ["Aoun"]
    assert targets(article("عون: لا عودة", keywords=("جوزيف عون",)))[0] == ["Aoun"]


def test_the_author_of_an_article_is_nobody_in_it():
    assert targets(article("سجل صلاح هدفاً", author="محمد صلاح"))[0] == []


def test_a_related_article_has_its_own_people():
    related = article("وقال عون ذلك")
    assert targets(article("جوزيف عون في الرياض", related=(related,)))[-1] == []


def test_the_key_in_the_memory_tells_whether_the_person_was_known():
    alone = list(units_of(article("", "وأضاف عون ذلك."), OURS))[-1]
    known = list(units_of(article("جوزيف عون", "وأضاف عون ذلك."), OURS))[-1]
    assert alone.segment.text == known.segment.text
    assert alone.key(("m",)) != known.key(("m",))
