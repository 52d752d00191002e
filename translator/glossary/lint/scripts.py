"""Which script a letter belongs to, and which one a language is written in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LANGUAGES = {
    "ARABIC": "ar fa ur ps ckb ug sd",
    "CYRILLIC": "ru uk be bg mk kk ky tg mn",
    "GREEK": "el",
    "HEBREW": "he yi",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "DEVANAGARI": "hi mr ne",
    "BENGALI": "bn as",
    "THAI": "th",
    "ETHIOPIC": "am ti",
    "TAMIL": "ta",
    "TELUGU": "te",
}
_SEVERAL = frozenset(("zh", "ja", "ko", "sr"))  # written in several scripts: nothing to check
_SCRIPT = {language: script for script, names in _LANGUAGES.items() for language in names.split()}
_KNOWN = frozenset((*_LANGUAGES, "LATIN"))
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f]+[^\W\d_]*)*")


def script_of_language(language: str) -> str:
    """The script of a language as Unicode names it (`ARABIC`), empty where it is not one alone."""
    return "" if language in _SEVERAL else _SCRIPT.get(language, "LATIN")


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str:
    """The script of a letter as Unicode names it; empty for signs that belong to none."""
    script = unicodedata.name(letter, "").partition(" ")[0]
    return script if script in _KNOWN and unicodedata.category(letter)[0] == "L" else ""


def scripts_in(text: str) -> set[str]:
    """The scripts of the letters of a text."""
    return {script for script in map(script_of, text) if script}


def words_in(text: str) -> list[str]:
    """The runs of letters in a text."""
    return _WORD.findall(text)
