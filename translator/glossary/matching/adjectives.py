"""The forms of an Arabic adjective of origin: أوكراني, أوكرانية, أوكرانيون, أوكرانيين, أوكرانيات."""

from __future__ import annotations

from collections.abc import Iterator

_NISBA = "ي"
# Added to أوكراني, in normal form: feminine; masculine plural, also before a genitive (فلسطينيو
# الداخل); dual; feminine plural; feminine dual. The alef of أوكرانياً is no part of this list, because
# without its tanwin أوكرانيا is the country.
_ENDINGS = ("ه", "ون", "ين", "و", "ي", "ان", "ات", "تان", "تين")
_ACCUSATIVE = "ا"


def inflected(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the other forms of an adjective in normal form; none when it does not end in ي.

    Of an adjective of several words the last one is inflected.
    """
    if has_nisba(words):
        for ending in _ENDINGS:
            yield (*words[:-1], words[-1] + ending)


def accusative(words: tuple[str, ...]) -> tuple[str, ...]:
    """The form with the alef that carries tanwin: أوكرانياً."""
    return (*words[:-1], words[-1] + _ACCUSATIVE)


def has_nisba(words: tuple[str, ...]) -> bool:
    """Whether the last word ends as an adjective of origin does."""
    return words[-1].endswith(_NISBA)
