"""Lists in the order of an alphabet, under its letters.

Case, accents, diacritics and hamza count for nothing, and so does the article before a name: الأردن
stands under أ and al-Najjar under N. Texts in the script of the page's language come first, then
figures, then the rest.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from translator.scripts import direction

T = TypeVar("T")

FIGURES = "0–9"
_ARTICLES = re.compile(r"ال(?=\w{3})|(?:the |(?:al|el)-)(?=\w)", re.IGNORECASE)
_LETTERS = str.maketrans({"ة": "ه", "ى": "ي", "ٱ": "ا", "ـ": None})
_SHOWN = {"ا": "أ"}  # how indexes head their first letter


def by_letter(items: Iterable[T], text_of: Callable[[T], str], language: str) -> list[tuple[str, list[T]]]:
    """The items in order, under the letters that their texts begin with."""
    keyed = sorted(((_key(text_of(item), language), item) for item in items), key=lambda pair: pair[0])
    groups = groupby(keyed, key=lambda pair: _letter(pair[0]))
    return [(letter, [item for _, item in group]) for letter, group in groups]


_Key = tuple[int, str, str]


def _key(text: str, language: str) -> _Key:
    """What a text is sorted by: its script, its letters, then all that was left out of them."""
    plain = unicodedata.normalize("NFKD", _ARTICLES.sub("", text.strip(), count=1))
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    letters = re.sub(r"[^\w]+", " ", plain.casefold().translate(_LETTERS)).strip(" _")
    return (_rank(letters[:1], language), letters, text)


def _rank(first: str, language: str) -> int:
    if not first.isalpha():
        return 1
    is_arabic = unicodedata.name(first, "").startswith("ARABIC")
    return 0 if is_arabic == (direction(language) == "rtl") else 2


def _letter(key: _Key) -> str:
    first = key[1][:1]
    return _SHOWN.get(first, first.upper()) if first.isalpha() else FIGURES
