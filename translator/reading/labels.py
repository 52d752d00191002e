"""The labels that agencies and newspapers put into plain text, such as `المصدر:`.

Spelling varies with hamza, diacritics and tatweel; comparison is by normalised words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from translator.glossary.normalise import normal_form
from translator.reading.dates import parse_date


class Label(Enum):
    """What a labelled line says about its article."""

    TITLE = "title"
    DATE = "date"
    PLACE = "place"
    AUTHOR = "author"
    PUBLISHER = "publisher"
    KEYWORDS = "keywords"
    RELATED = "related"


# Spellings that also stand alone on a line, and those that need their colon because they are
# ordinary words or headings of a newspaper, too. docs/articles.md lists both.
SPELLINGS = {
    Label.DATE: "تاريخ النشر|نشر في|نشر بتاريخ|تاريخ نشر|تاريخ الخبر|published|published on|publication date",
    Label.AUTHOR: "الكاتب|الكاتبة|المؤلف|اسم الكاتب",
    Label.PUBLISHER: "المصدر",
    Label.KEYWORDS: "كلمات دلالية|الكلمات الدلالية|كلمات مفتاحية|الكلمات المفتاحية|الوسوم|وسوم"
    "|الكلمة المفتاحية|كلمات البحث|keywords|key words|tags|mots-clés|mots clés",
    Label.RELATED: "اقرأ أيضا|اقرأ المزيد|اقرأ كذلك|إقرأ أيضا|إقرأ المزيد|اقرئي أيضا|اقرأوا أيضا|طالع أيضا"
    "|مواضيع ذات صلة|أخبار ذات صلة|موضوعات ذات صلة|مقالات ذات صلة|read also|also read|read more|see also"
    "|related article|related articles|lire aussi|à lire aussi",
}
SPELLINGS_WITH_COLON = {
    Label.TITLE: "العنوان|title|headline",
    Label.DATE: "التاريخ|date|posted|updated",
    Label.PLACE: "المكان|place|location|dateline",
    Label.AUTHOR: "كتب|كتبت|بقلم|تحرير|إعداد|by|author|written by|par|auteur",
    Label.PUBLISHER: "مصدر|المصادر|نقلا عن|source|sources|publisher",
    Label.RELATED: "related",
}


_COLON = re.compile("[:：]")


def _by_words(spellings: dict[Label, str]) -> dict[tuple[str, ...], Label]:
    return {normal_form(text): label for label, texts in spellings.items() for text in texts.split("|")}


_ALONE = _by_words(SPELLINGS)
_WITH_COLON = _ALONE | _by_words(SPELLINGS_WITH_COLON)
_LONGEST_LABEL = 40  # characters before the colon, diacritics included
# The most words of a value; what is longer is prose that begins like a label.
_LONGEST_VALUE = {Label.AUTHOR: 8, Label.PLACE: 6, Label.PUBLISHER: 8, Label.DATE: 15, Label.RELATED: 30}
_DATE_LABELS = tuple(words for words, label in _WITH_COLON.items() if label is Label.DATE)


@dataclass(frozen=True)
class Line:
    """A line of text; with its label and value when it has them."""

    text: str
    label: Label | None = None
    value: str = ""

    @property
    def with_colon(self) -> bool:
        """Whether a colon makes the label certain."""
        return bool(_COLON.search(self.text))


def parse_line(text: str) -> Line:
    """Recognise the label of a line: before a colon, alone on the line, or before a date."""
    before, *after = _COLON.split(text, maxsplit=1)
    if len(before) > _LONGEST_LABEL:
        return Line(text)
    if after:
        words, value = normal_form(before), after[0].strip()
        label = _WITH_COLON.get(words)
        if label is Label.DATE and words in _ALONE and len(value.split()) <= _LONGEST_VALUE[label]:
            return Line(text, label, value)  # also when no day can be read from it
        if before.startswith(("(", "[", "*", "_")):
            value = value.strip(")]*_ ")
        return Line(text, label, value) if label and (not value or can_be_value(value, label)) else Line(text)
    label = _ALONE.get(normal_form(text))
    if label:
        return Line(text, label)
    value = _date_behind_label(text)
    return Line(text, Label.DATE, value) if value else Line(text)


def can_be_value(value: str, label: Label) -> bool:
    """Whether `value` looks like what stands behind `label`, and not like prose."""
    if label is Label.DATE and not any(map(str.isdecimal, value)):
        return False
    if label in (Label.KEYWORDS, Label.TITLE):
        return True
    words = len(normal_form(value))
    return words <= _LONGEST_VALUE[label] and not (value.endswith(".") and words > 3)


def _date_behind_label(text: str) -> str:
    words = text.split()
    for count in (2, 1):
        value = " ".join(words[count:])
        if normal_form(" ".join(words[:count])) in _DATE_LABELS and parse_date(value):
            return value
    return ""
