"""A name is no gain when a number or a quotation goes for it."""

import pytest

from tests.engine import StubEngine
from translator.enforcement import Sentence, translate
from translator.enforcement.ladder import RUNGS
from translator.enforcement.losses import losses
from translator.glossary import Glossary, Matcher, Term
from translator.translation import How

MATCHER = Matcher(
    Glossary(
        (
            Term("ليلى كرامي", "Leila Karami", kind="person"),
            Term("سو-57", "Su-57", kind="term"),
        )
    )
)
WITHOUT_PREFIX = (How.NATURAL, How.ANNOTATED, How.SPLICED)
WORKS = "قالت ليلى كرامي إن الأعمال ستستغرق 14 شهراً."


def lost(source, target):
    return losses(source, MATCHER.find(source), target)


def enforce(text, plain, annotated, rungs=RUNGS):
    """Translate by an engine that answers `plain`, and `annotated` where the source has the English name."""
    engine = StubEngine(lambda source: annotated if "Karami" in source else plain)
    (result,) = translate(engine, [Sentence(text, tuple(MATCHER.find(text)))], rungs)
    return result, engine


@pytest.mark.parametrize(
    ("source", "target", "count"),
    [
        ("تستغرق الأعمال 14 شهراً", "The work takes 14 months", 0),
        ("تستغرق الأعمال ١٤ شهراً", "The work takes 14 months", 0),
        ("تستغرق الأعمال 14 شهراً", "The work takes months", 1),
        ("بين عامي 1884 و1885", "Between 1884 and 1825", 1),
        ("نحو 1200 شركة", "About 1,200 companies", 0),
        ("في 12/3/2025", "On March 12, 2025", 0),
        ("«لن نغادر المدينة قبل أن تنتهي الأعمال»، قال", "We will not leave before then, he said", 1),
        ("«لن نغادر»، قال", 'We will not leave," he said', 1),
        ("قالت «نيويورك تايمز»", "The New York Times said", 0),  # a name may lose its marks
    ],
)
def test_numbers_in_digits_and_quotations_are_counted(source, target, count):
    assert lost(source, target) == count


def test_a_number_within_a_term_is_part_of_its_name():
    assert lost("حلقت سو-57 فوق البلاد", "The jet flew over the country") == 0


def test_a_translation_that_loses_a_number_for_the_name_does_not_win():
    result, _ = enforce(
        WORKS,
        "Leila Krami said the work would take 14 months.",
        "Leila Karami said the work would take months.",
        WITHOUT_PREFIX,
    )
    assert result.target == "Leila Karami said the work would take 14 months."
    assert [use.how for use in result.terms] == [How.SPLICED]


def test_the_model_goes_on_behind_the_name_from_the_translation_that_has_the_number():
    result, _ = enforce(
        WORKS,
        "Leila Krami said the work would take 14 months.",
        "Leila Karami said the work would take months.",
    )
    assert result.target == "Leila Karami said the work would take 14 months."
    assert [use.how for use in result.terms] == [How.PREFIX]


def test_a_quotation_is_not_lost_for_a_name():
    result, _ = enforce(
        "قالت ليلى كرامي: «لن نغادر المدينة قبل أن تنتهي الأعمال».",
        'Leila Krami said: "We will not leave the city before the work ends."',
        "Leila Karami said we will not leave the city before the work ends.",
    )
    assert result.target == 'Leila Karami said: "We will not leave the city before the work ends."'


def test_what_every_translation_loses_decides_nothing():
    """Nothing is to be gained by another attempt: the first that has the term wins, as it always does."""
    result, engine = enforce(
        WORKS,
        "Leila Krami said the work would take a year.",
        "Leila Karami said the work would take months.",
    )
    assert result.target == "Leila Karami said the work would take months."
    assert len(engine.asked) == 2
