"""Language pairs, and the language codes that other tools write."""

from __future__ import annotations

import re
from dataclasses import dataclass

# What some tools write for a language instead of its ISO 639-1 code.
_LONGER_CODES = {
    "ara": "ar", "arb": "ar", "eng": "en", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "spa": "es",
    "rus": "ru", "tur": "tr", "fas": "fa", "per": "fa", "heb": "he", "ukr": "uk", "ita": "it", "por": "pt",
    "zho": "zh", "chi": "zh", "urd": "ur", "kur": "ku",
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """The source and the target language of a glossary, as ISO 639 codes: `ar`, `en`."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}-{self.target}"


def main_language(code: str) -> str:
    """The language of a code with whatever follows it: `en` for `en-US`, `EN_gb`, `eng` and `en`."""
    language = re.split(r"[-_]", code.strip().lower(), maxsplit=1)[0]
    return _LONGER_CODES.get(language, language)
