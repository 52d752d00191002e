"""The languages in which the program speaks to readers: gettext catalogues, read as they are edited.

`translator/locale/LANGUAGE/LC_MESSAGES/translator.po` holds the texts of one language. A language
without a catalogue speaks English, and so does a text that a catalogue lacks.
"""

from __future__ import annotations

import datetime
import gettext
import io
from functools import lru_cache
from importlib import resources
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

_DOMAIN = "translator"
_OWN = "en"  # the language that the texts are written in


@lru_cache(maxsize=32)
def translations(language: str) -> gettext.NullTranslations:
    """The texts of a language; those of `ar-EG` are those of `ar`."""
    file = _catalogue(language)
    if not file.is_file():
        return gettext.NullTranslations()
    catalogue = read_po(io.BytesIO(file.read_bytes()), locale=_main(language), domain=_DOMAIN)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def interface_language(language: str) -> str:
    """The language in which the program speaks to readers of `language`: English without a catalogue."""
    return language if _catalogue(language).is_file() else _OWN


@lru_cache(maxsize=10_000)
def number(count: int, language: str) -> str:
    """A whole number as the readers of `language` group its digits: 12,345."""
    locale = _locale(language)
    return format_decimal(count, locale=locale) if locale else str(count)


@lru_cache(maxsize=10_000)
def long_date(day: datetime.date, language: str) -> str:
    """A date as the readers of `language` write it; ISO for languages unknown to Babel."""
    locale = _locale(language)
    return format_date(day, format="long", locale=locale) if locale else day.isoformat()


@lru_cache(maxsize=10_000)
def month_name(day: datetime.date, language: str) -> str:
    """The month of a date with its year: March 2025."""
    locale = _locale(language)
    return format_skeleton("yMMMM", day, locale=locale) if locale else day.isoformat()[:7]


def language_name(language: str, within: str = "") -> str:
    """The name of a language in itself (العربية, English), or in the language `within`."""
    locale = _locale(language)
    if locale is None:
        return language
    name = locale.get_display_name(_locale(within) if within else None) or language
    return name[:1].upper() + name[1:]


def _catalogue(language: str) -> Any:  # a Path, or a place in a zip file
    return resources.files("translator").joinpath(f"locale/{_main(language)}/LC_MESSAGES/{_DOMAIN}.po")


def _main(language: str) -> str:
    return language.lower().replace("_", "-").partition("-")[0]


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
