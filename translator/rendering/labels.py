"""The words that a page says by itself, in the languages of its columns."""

from __future__ import annotations

from translator.translation import How, Origin

_WORDS = {
    "published": {"ar": "تاريخ النشر", "en": "Published", "fr": "Publié le"},
    "place": {"ar": "المكان", "en": "Place", "fr": "Lieu"},
    "author": {"ar": "الكاتب", "en": "Author", "fr": "Auteur"},
    "publisher": {"ar": "المصدر", "en": "Source", "fr": "Source"},
    "keywords": {"ar": "كلمات دلالية", "en": "Keywords", "fr": "Mots-clés"},
    "related": {"ar": "إقرأ أيضاً", "en": "Related article", "fr": "À lire aussi"},
    "draft": {"ar": "ترجمة آلية غير مراجعة", "en": "Machine draft", "fr": "Traduction automatique"},
    "reviewed": {"ar": "ترجمة مراجعة", "en": "Reviewed", "fr": "Traduction révisée"},
    "count": {
        "ar": "الجمل المراجعة: {} من {}",
        "en": "{} of {} sentences reviewed",
        "fr": "phrases révisées : {} sur {}",
    },
    "both": {"ar": "اللغتان", "en": "Both", "fr": "Les deux"},
}

HOW = {
    How.NATURAL: "the model chose it",
    How.ANNOTATED: "the model copied it from the source",
    How.PREFIX: "the model continued after it",
    How.SPLICED: "put in place of other words",
    How.REVIEWED: "a person wrote it",
}
"""How a term got into the translation, in plain words."""

ORIGIN = {
    Origin.MACHINE: "machine draft",
    Origin.REVIEWED: "reviewed by a person",
    Origin.COPIED: "copied from the source",
}
"""Who made a translation, in plain words."""


def word(name: str, language: str) -> str:
    """A word of the page in `language`, in English when there is none."""
    forms = _WORDS[name]
    return forms.get(language.partition("-")[0], forms["en"])
