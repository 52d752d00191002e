"""What the headings of other people's tables mean: `Arabic`, `en-US`, `المصطلح`, `Comments`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from translator.glossary.exchange.languages import Pair, main_language
from translator.glossary.normalise import normal_form
from translator.glossary.sheets.columns import COLUMNS, column_name, meant

_GENERIC = {
    "source": "المصطلح|الاسم|المصدر|الأصل|النص الأصلي|اللفظ"
    "|original text|source language|headword|terme|name",
    "target": "الترجمة|المقابل|الهدف|النص المترجم|المصطلح المترجم"
    "|target language|equivalent|rendering|traduction",
    "variants": "مرادفات|المرادفات|تهجئات|صيغ أخرى|تهجئات أخرى|variant|other forms",
    "kind": "النوع|نوع|الفئة|الصنف|التصنيف",
    "forbidden": "ممنوع|محظور|مرفوض",
    "article": "أداة التعريف",
    "note": "ملاحظات|ملاحظة|تعليق|تعليقات|notes|comment|comments|remark|remarks|context|description",
}
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]+)*")


def columns_meant(cells: Sequence[str], pair: Pair) -> dict[str, int]:
    """The place of each column that a row of headings names, our own names before other words for them."""
    names = [column_name(cell) for cell in cells]
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        if name in COLUMNS:
            places.setdefault(name, place)
    for meaning in (_by_language, _by_other_word):
        for place, name in enumerate(names):
            column = meaning(name, pair) if place not in places.values() else ""
            if column:
                places.setdefault(column, place)
    return places


def _by_language(name: str, pair: Pair) -> str:
    """`source` or `target` where a heading names that language, by its name or its code."""
    source, target = _words_for(pair.source, pair), _words_for(pair.target, pair)
    if _CODE.fullmatch(name) and main_language(name) in (pair.source, pair.target):
        return "source" if main_language(name) == pair.source else "target"
    words = {main_language(_stem(word)) for word in normal_form(name)}
    if len(words) > 3 or bool(words & source) == bool(words & target):
        return ""  # a remark, or it names both or none
    return "source" if words & source else "target"


def _by_other_word(name: str, pair: Pair) -> str:
    return _other_words().get(normal_form(name), "") or meant(name)


@cache
def _other_words() -> dict[tuple[str, ...], str]:
    return {normal_form(name): column for column, names in _GENERIC.items() for name in names.split("|")}


@cache
def _words_for(language: str, pair: Pair) -> frozenset[str]:
    """What a language is called in English and in both languages of the pair, and its code."""
    from babel import Locale, UnknownLocaleError

    names = {language}
    for speaker in ("en", pair.source, pair.target):
        try:
            names.add(Locale.parse(speaker).languages.get(language, ""))
        except UnknownLocaleError:
            continue
    return frozenset(_stem(word) for name in names for word in normal_form(name))


def _stem(word: str) -> str:
    """An Arabic word without its article and its feminine ending: العربية and عربي are one heading."""
    return word.removeprefix("ال").removesuffix("ه") if "\u0600" <= word[0] <= "\u06ff" else word
