"""What people call a model, and the codes that models call languages by."""

from __future__ import annotations

import re
from collections.abc import Iterable

from translator.errors import ModelError

EMBEDDED = "embedded"
ALIASES = ("auto", "best", "fast", EMBEDDED)

_HUB_ALIASES = {
    "best": "Helsinki-NLP/opus-mt-tc-big-{source}-{target}",
    "fast": "Helsinki-NLP/opus-mt-{source}-{target}",
}
DOWNLOADS = {"best": 480, "fast": 310}
"""What the aliases of models on the hub download for ar-en, in MB; other pairs need about as much."""

_HUB_ID = re.compile(r"[A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*")

# ISO 639-1 to the three-letter codes that OPUS-MT models use, the likeliest first.
_THREE_LETTERS = {
    "ar": "ara", "az": "aze", "bg": "bul", "bn": "ben", "ca": "cat", "cs": "ces", "da": "dan", "de": "deu",
    "el": "ell", "en": "eng", "es": "spa", "et": "est ekk", "eu": "eus", "fa": "fas pes", "fi": "fin",
    "fr": "fra", "gl": "glg", "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "hy": "hye", "id": "ind",
    "is": "isl", "it": "ita", "ja": "jpn", "ka": "kat", "kk": "kaz", "ko": "kor", "ku": "kur kmr ckb",
    "lt": "lit", "lv": "lav lvs", "mk": "mkd", "ms": "zsm_Latn zsm msa", "mt": "mlt", "nb": "nob",
    "nl": "nld", "no": "nob nor", "pl": "pol", "ps": "pus pbt", "pt": "por", "ro": "ron", "ru": "rus",
    "sk": "slk", "sl": "slv", "so": "som", "sq": "sqi", "sr": "srp_Cyrl srp", "sv": "swe", "sw": "swa swh",
    "ta": "tam", "th": "tha", "tr": "tur", "uk": "ukr", "ur": "urd", "uz": "uzb", "vi": "vie",
    "zh": "cmn_Hans zho cmn",
}  # fmt: skip


def hub_id(name: str, source: str, target: str) -> str | None:
    """Return the hub id behind an alias or a name of the form `owner/model`; None for other names."""
    if name in _HUB_ALIASES:
        return _HUB_ALIASES[name].format(source=source, target=target)
    return name if _HUB_ID.fullmatch(name) else None


def language_codes(language: str) -> tuple[str, ...]:
    """Return the codes that a model may give `language` (`ar`: `ar`, `ara`)."""
    return (language, *_THREE_LETTERS.get(language, "").split())


def same_language(code: str, language: str) -> bool:
    """Whether a model's own `code` may stand for `language`.

    Codes of families (`mul`, `sem`, `roa`) and codes that we do not know exclude nothing.
    """
    known = {code for short in _THREE_LETTERS for code in language_codes(short)}
    return code not in known or code in language_codes(language)


def language_token(pieces: Iterable[str], target: str, *, where: str = "") -> str:
    """Choose the token that tells a model with several target languages which one to write.

    Returns "" for a model with one target language, which has no such tokens.

    Raises:
        ModelError: the tokens do not say for certain which one is `target`.
    """
    tokens = sorted(piece for piece in pieces if piece.startswith(">>") and piece.endswith("<<"))
    if not tokens:
        return ""
    for code in language_codes(target):
        if f">>{code}<<" in tokens:
            return f">>{code}<<"
    written = [f">>{code}_" for code in language_codes(target)]
    similar = [token for token in tokens if token.startswith(tuple(written))]
    if len(similar) == 1:
        return similar[0]
    shown = similar or tokens
    rest = f" and {len(shown) - 12} more" if len(shown) > 12 else ""
    raise ModelError(
        f"no single language token stands for the target language {target}",
        where=where,
        remedy=f"name the target by one of the model's own codes: {' '.join(shown[:12])}{rest}",
    )
