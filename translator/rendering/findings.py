"""What checks say, in the languages of the interface; findings themselves are kept in English."""

from __future__ import annotations

import re
from functools import lru_cache

from translator.i18n import translations
from translator.rendering.labels import N_
from translator.translation import Severity

_MESSAGES = (
    # NOTE: said of a translation; %(what)s are words or numbers of the text
    N_("Not in the translation: %(what)s"),
    # NOTE: said of a translation; %(what)s are words or numbers of the translation
    N_("Not in the source: %(what)s"),
    N_("The source says %(source)s, the translation %(what)s"),
    N_("Not translated: %(what)s"),
    N_("Perhaps not translated: %(what)s"),
    N_("The translation is the source"),
    N_("The translation is empty"),
    # NOTE: said of words that a translation repeats
    N_("Said again: %(what)s"),
    N_("The translation is strangely long"),
    N_("The translation is strangely short"),
    N_("A quotation mark is missing or too many"),
    N_("The quotation marks are lost"),
    N_("Some quotation marks are lost"),
    N_("A bracket is missing or too many: %(what)s"),
    N_("Brackets are lost: %(what)s"),
    # NOTE: said of a term of the glossary
    N_("“%(what)s” is missing"),
    # NOTE: a term of the glossary took the place of other words
    N_("“%(what)s” replaced “%(written)s”: check the wording"),
    N_("“%(what)s” was put in: check the wording"),
    N_("“%(what)s” replaced the spelling “%(written)s”"),
    # NOTE: bold type, a link or the like, which is named by its English word
    N_("The %(what)s on “%(written)s” could not be placed in the translation"),
    # NOTE: said of a sentence whose source text was edited after a person had translated or approved it
    N_("The source has changed since a person translated it: look at it again"),
)
_SEVERITIES = {
    # NOTE: how much a remark for the reviewer matters
    Severity.ERROR: N_("Error"),
    # NOTE: how much a remark for the reviewer matters
    Severity.WARNING: N_("Warning"),
    # NOTE: how much a remark for the reviewer matters
    Severity.NOTE: N_("Note"),
}


def worded(message: str, language: str) -> str:
    """The message of a finding as the readers of `language` say it; one that is not known here stays."""
    speak = translations(language).gettext
    for frame, pattern in _patterns():
        if found := pattern.fullmatch(message):
            quoted = {name: _isolated(text) for name, text in found.groupdict().items()}
            return speak(frame) % quoted if quoted else speak(frame)
    return message


def severity_word(severity: Severity, language: str) -> str:
    """How much a finding matters, in a word."""
    return translations(language).gettext(_SEVERITIES[severity])


def _isolated(words: str) -> str:
    """Words of either direction keep to themselves, each of several for itself."""
    return ", ".join(f"\u2068{part}\u2069" for part in words.split(", "))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((frame, _pattern(frame)) for frame in _MESSAGES)


def _pattern(frame: str) -> re.Pattern[str]:
    plain = re.escape(frame).replace(re.escape("%("), "%(").replace(re.escape(")s"), ")s")
    return re.compile(re.sub(r"%\((\w+)\)s", r"(?P<\1>.*?)", plain), re.DOTALL)
