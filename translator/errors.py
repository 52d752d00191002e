"""Every failure that a user can cause, as one tree.

TranslatorError            one sentence: what, where, remedy; the command ends with exit code 2
├── ArticleError           an article cannot be read
├── GlossaryError          a glossary file is wrong
├── SettingsError          translator.toml is wrong
├── ThemeError             a template of the site's theme is wrong
├── ModelError             a model is unknown, absent, incomplete or does not fit the pair
├── MemoryFileError        the translation memory cannot be opened
├── EvaluationError        texts to be scored cannot be read or do not belong together
├── ReviewError            a file of reviewed translations cannot be read or used
│   └── ConflictError      somebody else changed the sentence first (translator.reviewing)
├── ServerError            the site cannot be served
└── OutputError            a result cannot be written
"""

from __future__ import annotations


class TranslatorError(Exception):
    """A failure with a remedy.

    `what` says what is wrong, `where` names the file (with `:line` when known) or the option,
    `remedy` says what to do about it. All three are short texts without a final full stop.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{advice}."


class ArticleError(TranslatorError):
    """An article cannot be read."""


class GlossaryError(TranslatorError):
    """A glossary file cannot be read or contradicts itself."""


class SettingsError(TranslatorError):
    """The site's settings are missing, mistyped or contradict themselves."""


class ThemeError(TranslatorError):
    """A template of the site's theme is wrong."""


class ModelError(TranslatorError):
    """A model is unknown, absent, incomplete or does not fit the language pair."""


class MemoryFileError(TranslatorError):
    """The translation memory cannot be opened or is damaged."""


class EvaluationError(TranslatorError):
    """Texts that are to be scored cannot be read or do not belong together."""


class ReviewError(TranslatorError):
    """A file of reviewed translations cannot be read, or does not take what it is given."""


class OutputError(TranslatorError):
    """A result cannot be written where it was asked for."""


class ServerError(TranslatorError):
    """The site cannot be served."""
