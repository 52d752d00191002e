"""The kinds of terms in the words of other tools and people."""

from __future__ import annotations

_SYNONYMS = {
    "person": "people|persons|name|human|person name|personal name|name of person|شخص|شخصية|أشخاص|اسم شخص",
    "place": "places|location|country|city|town|region|state|geography|toponym|countries|cities"
    "|مكان|أماكن|دولة|بلد|مدينة|موقع",
    "organisation": "organisations|organization|organizations|org|company|institution|party|agency|body"
    "|منظمة|مؤسسة|شركة|هيئة|حزب|جهة",
    "adjective": "adj|adjectives|demonym|nationality|صفة|نسبة",
    "term": "terms|noun|common noun|phrase|word|مصطلح|عبارة|كلمة",
    "verbatim": "untranslated|do not translate|dnt",
}
KIND_NAMES = {name: kind for kind, names in _SYNONYMS.items() for name in names.split("|")}
"""The kind that other tools and people mean by another word, in small letters: organization, city."""
