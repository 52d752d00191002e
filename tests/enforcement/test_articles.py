"""The Kremlin has its article, Moscow none, and a Kremlin spokesman keeps his own."""

import pytest

from tests.engine import StubEngine
from translator.enforcement import Sentence, translate
from translator.glossary import Glossary, Matcher, Term
from translator.translation import How

MATCHER = Matcher(
    Glossary(
        (
            Term("الكرملين", "Kremlin", kind="organisation", article="the"),
            Term("الأمم المتحدة", "United Nations", kind="organisation", article="the"),
            Term("الاتحاد الأوروبي", "EU", kind="organisation", article="the"),
            Term("ستيف ويتكوف", "Steve Witkoff", kind="person"),
            Term("أوكرانيا", "Ukraine", kind="place"),
            Term("موسكو", "Moscow", kind="place"),
            Term("القاهرة", "Cairo", kind="place"),
            Term("اتفاق", "accord"),
            Term("وباء", "epidemic"),
            Term("التهاب الكبد أ", "hepatitis A"),
            Term("المجموعة الأولى", "Group A"),
            Term("ميلانيا ترامب", "Melania Trump", kind="person"),
            Term("دونالد ترامب", "Trump", kind="person"),
        )
    )
)


def enforce(source, answer):
    sentence = Sentence(source, tuple(MATCHER.find(source)))
    (result,) = translate(StubEngine(lambda _: answer), [sentence], (How.NATURAL, How.ANNOTATED, How.SPLICED))
    return result.target


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Kremlin announced the visit.", "The Kremlin announced the visit."),
        ("For its part, Kremlin announced it.", "For its part, the Kremlin announced it."),
        ("He went to Kremlin.", "He went to the Kremlin."),
        ("Kremlin's answer came late.", "The Kremlin's answer came late."),
        ("The Kremlin said so.", "The Kremlin said so."),
        ("A Kremlin spokesman said so.", "A Kremlin spokesman said so."),
        ("Kremlin spokesman Peskov said so.", "Kremlin spokesman Peskov said so."),
        ("Russia's Kremlin said so.", "Russia's Kremlin said so."),
        ("He said yes. Kremlin said no.", "He said yes. The Kremlin said no."),
        ("He told them that Kremlin had a role.", "He told them that the Kremlin had a role."),
        ("Neither they nor Kremlin said so.", "Neither they nor the Kremlin said so."),
        ("They argued over Kremlin.", "They argued over the Kremlin."),
        ("Kremlin wants the talks to go on.", "The Kremlin wants the talks to go on."),
    ],
)
def test_a_term_that_takes_an_article_has_it_where_it_stands_alone(answer, expected):
    assert enforce("قال الكرملين ذلك.", answer) == expected


def test_a_headline_does_without():
    assert enforce("الكرملين يعلن الزيارة", "Kremlin announces visit") == "Kremlin announces visit"


def test_a_sentence_in_capitals_does_without():
    answer = "EU CALLS ON UNITED NATIONS TO ACT."
    assert enforce("دعا الاتحاد الأوروبي الأمم المتحدة إلى التحرك.", answer) == answer
    assert enforce("دعا الاتحاد الأوروبي إلى التحرك.", "EU CALLS FOR ACTION.") == "EU CALLS FOR ACTION."


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("He went to Cremlin.", "He went to the Kremlin."),
        ("The Cremlin said so.", "The Kremlin said so."),
        ("Cremlin said so.", "The Kremlin said so."),
    ],
)
def test_a_spliced_term_brings_its_article_once(answer, expected):
    assert enforce("قال الكرملين ذلك.", answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("So the Vitkov said.", "So Witkoff said."),
        ("It is the Vitkov plan.", "It is the Witkoff plan."),
    ],
)
def test_a_person_has_none_but_a_persons_plan_keeps_its_own(answer, expected):
    assert enforce("خطة ويتكوف.", answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("The Moscow said so.", "Moscow said so."),
        ("They met in the Moscow.", "They met in Moscow."),
        ("He left a Moscow.", "He left Moscow."),
        ("A Moscow at peace is what they want.", "A Moscow at peace is what they want."),
        ("The Moscow talks went on.", "The Moscow talks went on."),
        ("This is the Moscow of old.", "This is the Moscow of old."),
    ],
)
def test_a_place_that_stands_alone_has_none(answer, expected):
    assert enforce("قالت موسكو ذلك.", answer) == expected


def test_a_person_has_no_article_before_a_possessive():
    assert enforce("تصريحات ويتكوف.", "They are the Witkoff's remarks.") == "They are Witkoff's remarks."


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("It is a accord.", "It is an accord."),
        ("It is an accord.", "It is an accord."),
    ],
)
def test_the_indefinite_article_fits_the_sound(answer, expected):
    assert enforce("هو اتفاق.", answer) == expected


def test_a_term_that_is_put_in_beside_another_keeps_the_order_of_the_source():
    assert enforce("من القاهرة إلى موسكو.", "From Cairo.").startswith("From Cairo Moscow")


def test_an_adjective_of_origin_makes_way_for_the_possessive():
    assert enforce("قال رئيس أوكرانيا.", "The Ukrainian president said.") == "Ukraine's president said."


def test_the_article_of_another_term_stays():
    answer = "United Nations and Cremlin agreed."
    expected = "The United Nations and the Kremlin agreed."
    assert enforce("اتفقت الأمم المتحدة والكرملين.", answer) == expected


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("He criticised Kremlin, who agreed.", "He criticised the Kremlin, who agreed."),
        ("Trump said that Kremlin had not answered.", "Trump said that the Kremlin had not answered."),
        ("Kremlin held a meeting.", "The Kremlin held a meeting."),
        ("He stood near Kremlin this morning.", "He stood near the Kremlin this morning."),
        ("He called on the new Kremlin to answer.", "He called on the new Kremlin to answer."),
    ],
)
def test_the_article_is_the_rule_where_nothing_speaks_against_it(answer, expected):
    assert enforce("قال الكرملين ذلك.", answer) == expected


@pytest.mark.parametrize(
    ("source", "answer"),
    [
        ("فازت القاهرة في المجموعة الأولى.", "The winner of Group A Cairo."),
        ("سجلت القاهرة وباء التهاب الكبد أ.", "Cairo recorded a hepatitis A epidemic."),
    ],
)
def test_a_letter_that_ends_a_term_is_no_article(source, answer):
    assert enforce(source, answer) == answer


@pytest.mark.parametrize("address", ["https://example.org/a", "example.org/the", "example.org/vitamin-a"])
def test_the_end_of_an_address_is_no_article(address):
    assert enforce("وصل إلى القاهرة.", f"See {address} Cairo.") == f"See {address} Cairo."


def test_an_article_stays_where_a_term_would_be_lost_without_it():
    """Without its article `Trump` would be nothing but a part of another person's name."""
    answer = "Melania Trump met Melania the Trump."
    assert enforce("التقت ميلانيا ترامب دونالد ترامب.", answer) == answer
