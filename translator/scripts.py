"""Which script a language is written in, and in which direction."""

from __future__ import annotations

import re

_ARABIC = re.compile(r"[\u0621-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")
_ARABIC_SCRIPT = frozenset(("ar", "fa", "ur", "ps", "ckb", "ug", "sd"))
_RIGHT_TO_LEFT = _ARABIC_SCRIPT | {"he", "yi", "dv"}


def direction(language: str) -> str:
    """`rtl` or `ltr`, as HTML's `dir` wants it."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def has_source_letters(text: str, language: str) -> bool:
    """Whether `text` has anything to translate: letters, of the Arabic script for such a language."""
    pattern = _ARABIC if language in _ARABIC_SCRIPT else _LETTER
    return bool(pattern.search(text))


def leftover(text: str, source: str, target: str) -> list[str]:
    """The words of the source's script that stand in a text of the target language."""
    if source not in _ARABIC_SCRIPT or target in _ARABIC_SCRIPT:
        return []
    return [word for word in text.split() if _ARABIC.search(word)]
