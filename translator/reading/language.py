"""Which letters a language is written with, and whether a text has them."""

from __future__ import annotations

import re

from translator.errors import ArticleError

LATIN_LANGUAGES = frozenset(
    "ca cs da de en es et fi fr hr hu id it lt lv ms nl no pl pt ro sk sl sv sw tr".split()
)
_LANGUAGES_OF = {
    "Arabic": frozenset("ar ckb fa ps ug ur".split()),
    "Latin": LATIN_LANGUAGES,
    "Cyrillic": frozenset("be bg kk mk ru sr uk".split()),
    "Greek": frozenset({"el"}),
    "Hebrew": frozenset({"he", "yi"}),
}
_LETTERS = {
    "Arabic": re.compile(r"[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]"),
    "Latin": re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]"),
    "Cyrillic": re.compile(r"[\u0400-\u052f]"),
    "Greek": re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"),
    "Hebrew": re.compile(r"[\u05d0-\u05ea]"),
}
_LEAST_SHARE = 0.05  # of the letters of an article; less is a quotation in another language
_MOJIBAKE = re.compile(r"[ØÙ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")


def script_of(language: str) -> str | None:
    """The name of the script of `language`, None for one that is not listed here."""
    return next((script for script, languages in _LANGUAGES_OF.items() if language in languages), None)


def letter_share(text: str, language: str) -> float:
    """The share (0 to 1) of the letters of `text` that belong to the script of `language`."""
    letters = sum(map(str.isalpha, text))
    script = script_of(language)
    if not letters or script is None:
        return float(letters > 0)
    return len(_LETTERS[script].findall(text)) / letters


def require_language(text: str, *, where: str, language: str) -> None:
    """Refuse a text that is not written in the letters of `language`.

    Raises:
        ArticleError: `text` has no letters, or next to none of that language.
    """
    if not any(map(str.isalpha, text)):
        raise ArticleError("holds no text", where=where, remedy="check that the article was saved in it")
    share = letter_share(text, language)
    if share >= _LEAST_SHARE:
        return
    script = script_of(language)
    if script == "Arabic" and len(_MOJIBAKE.findall(text)) > len(text) / 10:
        raise ArticleError(
            "holds Arabic that was once read in the wrong character set (Ø§Ù„ instead of ال)",
            where=where,
            remedy="go back to the original and save that as UTF-8",
        )
    raise ArticleError(
        f"holds {'hardly any' if share else 'no'} {script} letters",
        where=where,
        remedy=f"give an article in the source language ({language})",
    )
