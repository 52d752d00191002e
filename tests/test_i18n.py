"""The interface speaks Arabic, English and French, every word of it."""

import datetime
import io
import re

import pytest
from babel.messages.pofile import read_po

from translator.i18n import interface_language, language_name, long_date, month_name, number, translations
from translator.locale.__main__ import catalogues, texts, untranslated

WANTED = texts()
REMARKS = ("For the reviewer: %(count)s remark", "For the reviewer: %(count)s remarks")


def catalogue(language):
    return read_po(io.BytesIO(catalogues()[language].read_bytes()), locale=language)


def test_there_are_three_languages():
    assert sorted(catalogues()) == ["ar", "en", "fr"]


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_a_catalogue_has_every_text_of_program_and_templates_and_no_other(language):
    """When this fails, `python -m translator.locale` brings the catalogues up to date."""
    known = {(message.id, message.context) for message in catalogue(language) if message.id}
    wanted = {(message.id, message.context) for message in WANTED if message.id}
    assert known == wanted
    assert not catalogue(language).obsolete


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_every_text_is_translated_in_all_its_forms_with_its_values(language):
    made = catalogue(language)
    assert untranslated(made) == []
    for message in made:
        assert not message.fuzzy, message.id
        assert not list(message.check(made)), message.id


def test_the_catalogue_of_english_says_what_the_texts_say():
    assert all(message.string == message.id for message in catalogue("en") if message.id)


def forms(message):
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_arabic_texts_have_arabic_letters():
    for message in catalogue("ar"):
        assert not message.id or all(re.search("[\u0621-\u064a]", form) for form in forms(message)), (
            message.id
        )


def test_no_sentence_was_left_in_english():
    """Single words (Pages, articles) may be the same in French."""
    same = [m.id for m in catalogue("fr") if m.id and m.string == m.id]
    assert [text for text in same if isinstance(text, str) and len(text.split()) > 1] == []


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "للمراجع: لا ملاحظات"),
        (1, "للمراجع: ملاحظة واحدة"),
        (2, "للمراجع: ملاحظتان"),
        (3, "للمراجع: 3 ملاحظات"),
        (10, "للمراجع: 10 ملاحظات"),
        (11, "للمراجع: 11 ملاحظة"),
        (99, "للمراجع: 99 ملاحظة"),
        (100, "للمراجع: 100 ملاحظة"),
        (103, "للمراجع: 103 ملاحظات"),
    ],
)
def test_arabic_counts_in_six_forms(count, text):
    assert translations("ar").ngettext(*REMARKS, count) % {"count": count} == text


def test_french_counts_nothing_in_the_singular():
    assert translations("fr").ngettext(*REMARKS, 0) % {"count": 0} == "Pour le réviseur : 0 remarque"
    assert translations("fr").ngettext(*REMARKS, 2) % {"count": 2} == "Pour le réviseur : 2 remarques"


def test_a_country_speaks_as_its_language_does():
    assert translations("ar-EG").gettext("Search") == "البحث"
    assert interface_language("ar-EG") == "ar-EG"


def test_a_language_without_a_catalogue_is_spoken_to_in_english():
    assert translations("de").gettext("Search") == "Search"
    assert interface_language("de") == "en"


def test_dates_names_of_languages_and_numbers_are_those_of_the_reader():
    day = datetime.date(2025, 2, 12)
    assert long_date(day, "ar") == "12 فبراير 2025"
    assert long_date(day, "fr") == "12 février 2025"
    assert month_name(day, "en") == "February 2025"
    assert (language_name("ar"), language_name("ar", "fr")) == ("العربية", "Arabe")
    assert (number(12345, "en"), number(12345, "fr")) == ("12,345", "12\u202f345")


def test_what_babel_does_not_know_is_written_plainly():
    assert long_date(datetime.date(2025, 2, 12), "xx") == "2025-02-12"
    assert number(12345, "xx") == "12345"
    assert (language_name("xx"), language_name("ar", "xx")) == ("xx", "العربية")
