"""The words that a page says by itself in several languages at once: each column speaks its own.

They stand in the catalogues of `translator/locale/` as all words of the interface do; `N_` marks them
for it.
"""

from __future__ import annotations

from translator.i18n import translations
from translator.translation import How, Origin


def N_(text: str) -> str:  # noqa: N802 - the name by which gettext knows it
    """Mark a text for the catalogues."""
    return text


_WORDS = {
    # NOTE: label before the day of publication
    "published": N_("Published"),
    # NOTE: label before the town that an article reports from
    "place": N_("Place"),
    "author": N_("Author"),
    # NOTE: label before the newspaper or agency that an article is from
    "publisher": N_("Source"),
    "keywords": N_("Keywords"),
    # NOTE: heading above an article that belongs to the one above it
    "related": N_("Related article"),
    # NOTE: heading above links to articles that belong to this one
    "also": N_("Read also"),
    # NOTE: a translation that no person has checked
    "draft": N_("Machine draft"),
    # NOTE: a translation that a person has approved
    "reviewed": N_("Reviewed"),
}
_HOW = {
    # NOTE: how a term of the glossary got into the translation
    How.NATURAL: N_("the model chose it"),
    # NOTE: how a term got there: it had been put into the source text
    How.ANNOTATED: N_("the model copied it from the source"),
    # NOTE: how a term got there: the model was made to begin with it
    How.PREFIX: N_("the model continued after it"),
    # NOTE: how a term got there
    How.SPLICED: N_("put in place of other words"),
    # NOTE: how a term got there
    How.REVIEWED: N_("a person wrote it"),
}
# NOTE: said of a term of the glossary
_MISSING = N_("missing")
_ORIGIN = {
    # NOTE: who made the translation of a sentence
    Origin.MACHINE: N_("machine draft"),
    # NOTE: who made the translation of a sentence
    Origin.REVIEWED: N_("reviewed by a person"),
    # NOTE: who made the translation of a sentence: numbers and addresses stay as they are
    Origin.COPIED: N_("copied from the source"),
}


def word(name: str, language: str) -> str:
    """A word of the page in `language`, in English when there is no catalogue."""
    return translations(language).gettext(_WORDS[name])


def how_far(reviewed: int, count: int, language: str) -> str:
    """How many of an article's sentences a person has approved."""
    texts = translations(language)
    told = texts.ngettext(
        "%(reviewed)s of %(count)s sentence reviewed", "%(reviewed)s of %(count)s sentences reviewed", count
    )
    return told % {"reviewed": reviewed, "count": count}


def how(rung: How | None, language: str) -> str:
    """How a term got into the translation, in plain words."""
    return translations(language).gettext(_HOW[rung] if rung else _MISSING)


def origin(maker: Origin, language: str) -> str:
    """Who made a translation, in plain words."""
    return translations(language).gettext(_ORIGIN[maker])
