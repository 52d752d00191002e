"""Days of publication as newspapers write them, in Arabic, English and French.

Strict on purpose: a text is a date only when all of it is understood. A wrong day on a page is
worse than none.
"""

from __future__ import annotations

import datetime
import re
import unicodedata

from translator.glossary.normalise import normal_form

# One line a month, January first: Egyptian and Gulf, Levantine, Algerian and Tunisian, Moroccan
# names, then English and French ones.
_MONTH_NAMES = """\
يناير كانون_الثاني جانفي january jan janvier janv
فبراير شباط فيفري february feb février fevr fév
مارس آذار march mar mars
أبريل إبريل نيسان أفريل april apr avril avr
مايو أيار ماي may mai
يونيو يونيه حزيران جوان june jun juin
يوليو يوليه تموز جويلية يوليوز july jul juillet juil
أغسطس آب أوت غشت august aug août
سبتمبر أيلول شتنبر september sept sep septembre
أكتوبر تشرين_الأول october oct octobre
نوفمبر تشرين_الثاني نونبر november nov novembre
ديسمبر كانون_الأول دجنبر december dec décembre déc
"""
_MONTHS = {
    " ".join(normal_form(name.replace("_", " "))): number
    for number, line in enumerate(_MONTH_NAMES.splitlines(), start=1)
    for name in line.split()
}
_TWO_WORD_MONTHS = [name for name in _MONTHS if " " in name]
# Words that a date may contain without meaning anything here: days of the week and small words.
_IGNORED = frozenset(
    word
    for text in """الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت يوم اليوم في بتاريخ من شهر سنة
        عام م ميلادي ميلادية الموافق لـ الساعة gmt utc z
        monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
        on of the at lundi mardi mercredi jeudi vendredi samedi dimanche le du à""".split()
    for word in normal_form(text)
)
_EARLIEST_YEAR, _LATEST_YEAR = 1800, 2199  # what lies before is a year of the Hijri calendar

_TIME = re.compile(
    r"(?<!\d)\d{1,2}[:٫]\d{2}(?::\d{2})?(?:\.\d+)?|(?<=\d)t(?=\d\d:)|(?<!\d)\d{1,2}h\d{2}(?!\d)"
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th|er)\b")
_HIJRI = re.compile(r"هـ|\bالموافق\b")
_BESIDE_HIJRI = re.compile(r"هـ|\bالموافق\b|\s[-–—|]\s|[()]")
_MOST_WORDS_BEHIND_TIME = 6  # as in: 10:30 مساءً بتوقيت مكة المكرمة; more is prose
_LONGEST = 120  # characters; a longer text is prose


def parse_date(text: str) -> datetime.date | None:
    """Return the day that `text` names, or None when it names none or leaves any doubt.

    Understood are ISO dates, numbers with the day first, and names of months in Arabic (of every
    region, also two for one month as in شباط/فبراير), English and French; with weekdays, with times
    before or behind, and with a Hijri date beside it.
    """
    if len(text) > _LONGEST:
        return None
    plain = _plain(text)
    parts = [plain]
    if _HIJRI.search(plain):
        parts += _BESIDE_HIJRI.split(plain)
    return next((day for part in parts if (day := _day_and_time(part))), None)


def _day_and_time(text: str) -> datetime.date | None:
    day_first, *rest = _TIME.split(text)
    if sum(len(piece.split()) for piece in rest) > _MOST_WORDS_BEHIND_TIME:
        return None
    return next((day for piece in (day_first, *rest) if (day := _day(piece))), None)


def _plain(text: str) -> str:
    """Fold digits, letter case and invisible characters, but keep what separates the words."""
    folded = []
    for character in unicodedata.normalize("NFC", text):
        digit = unicodedata.decimal(character, None)
        if digit is not None:
            folded.append(str(digit))
        elif unicodedata.category(character) not in ("Cf", "Mn"):
            folded.append(character.lower())
    return "".join(folded).strip()


def _day(text: str) -> datetime.date | None:
    numeric = _YEAR_FIRST.search(text) or _DAY_FIRST.search(text)
    if numeric is None:
        return _day_of_words(text)
    if not _only_ignored(text[: numeric.start()] + " " + text[numeric.end() :]):
        return None
    first, _, month, last = numeric.groups()
    year, day = (first, last) if len(first) == 4 else (last, first)
    return _date(int(year), int(month), int(day))


def _only_ignored(text: str) -> bool:
    return all(word in _IGNORED for word in normal_form(text))


def _day_of_words(text: str) -> datetime.date | None:
    words = " ".join(normal_form(_ORDINAL.sub("", text)))
    for name in _TWO_WORD_MONTHS:
        words = words.replace(name, name.replace(" ", "_"))
    months, numbers = set(), []
    for word in words.split():
        name = word.replace("_", " ")
        if name in _MONTHS:
            months.add(_MONTHS[name])
        elif word.rstrip("م").isdecimal():  # 2025م: of the Christian calendar
            numbers.append(word.rstrip("م"))
        elif word not in _IGNORED:
            return None
    if len(months) != 1 or len(numbers) != 2:
        return None
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(years) != 1 or len(days) != 1:
        return None
    return _date(int(years[0]), months.pop(), int(days[0]))


def _date(year: int, month: int, day: int) -> datetime.date | None:
    if not _EARLIEST_YEAR <= year <= _LATEST_YEAR:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
