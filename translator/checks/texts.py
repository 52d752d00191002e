"""What can be seen of a translation as a whole: it is empty, not translated, repeated, strangely long."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from translator.checks.sentence import Sentence
from translator.scripts import has_source_letters, leftover
from translator.translation import Finding, Severity

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TWICE = re.compile(r"(?<![\w'’-])([^\W\d_]+)\s+\1(?![\w'’-])", re.IGNORECASE)
_THRICE = re.compile(r"\b(\w+)(?:\W+\1){2}\b", re.IGNORECASE)
_PHRASE_TWICE = re.compile(r"\b(\w+(?:\W+\w+){2,7})[\s,،]+\1\b", re.IGNORECASE)
_SYLLABLES = re.compile(r"([^\W\d_]{1,4}?)\1{4,}", re.IGNORECASE)
_DOUBLED = frozenset("had that her".split())  # may rightly stand twice in a row
_LOOP = 4  # words of a phrase that comes back again and again
_TIMES = 3
_RUN = 4  # words in a row that a translation can hardly share with its source
_SMALL_LATIN = re.compile(r"(?<![^\W_])[a-z]{3,}(?![^\W_])")
_ADDRESS = re.compile(r"\S*(?:://|www\.|@|\.[a-z]{2,}/)\S*|\b[\w-]+\.(?:com|org|net|io|info|gov|[a-z]{2})\b")

# Characters that a text takes in a language, against Arabic. For English they lie between what news written
# from Arabic take (1.34) and encyclopaedias put into Arabic (1.13); other languages follow from English.
_SIZES = {"ar": 1.0, "fa": 1.0, "he": 0.95, "en": 1.25, "fr": 1.45, "de": 1.45, "es": 1.4, "it": 1.4}
_VARIANCE = 3.0  # of the difference of two lengths, for each Arabic character of their mean
_MEASURED = frozenset(("ar", "en"))
_UNUSUAL = 3.0  # standard deviations; half as much again for languages that were not measured
_SHORTEST = 6  # words of a source whose length says something


def check_empty(sentence: Sentence) -> Iterator[Finding]:
    """Yield a finding on a translation without text."""
    if not sentence.target.strip() and sentence.source.strip():
        yield Finding("empty", Severity.ERROR, "The translation is empty")


def check_untranslated(sentence: Sentence) -> Iterator[Finding]:
    """Yield a finding on a target that repeats its source, or has words left in the source's script."""
    if _plain(sentence.source_words) == _plain(sentence.target_words) != "":
        if has_source_letters(sentence.source_words, sentence.pair[0]):
            yield Finding("untranslated", Severity.ERROR, "The translation is the source")
        return
    left = leftover(sentence.target_words, *sentence.pair) or _left_in_latin(sentence)
    if left:
        yield Finding("leftover-script", Severity.ERROR, f"Not translated: {' '.join(left)}")
    elif kept := _kept_run(sentence):
        yield Finding("untranslated", Severity.WARNING, f"Perhaps not translated: {kept}")


def check_repetition(sentence: Sentence) -> Iterator[Finding]:
    """Yield a finding on a translation that says something again that its source says once."""
    repeated = _repeated(sentence.target)
    if repeated and not _repeated(sentence.source):
        yield Finding("repetition", Severity.WARNING, f"Said again: {repeated}")


def check_length(sentence: Sentence) -> Iterator[Finding]:
    """Yield a finding on a translation whose length its source does not explain.

    The difference of the lengths of sentences and their translations grows as the square root of the
    length (Gale and Church 1993, “A Program for Aligning Sentences in Bilingual Corpora”).
    """
    if len(_WORD.findall(sentence.source)) < _SHORTEST:
        return
    sizes = [_SIZES.get(language, 1.45) for language in sentence.pair]
    source, target = len(sentence.source) / sizes[0], len(sentence.target) / sizes[1]
    deviation = (target - source) / math.sqrt(_VARIANCE * (source + target) / 2)
    unusual = _UNUSUAL if set(sentence.pair) <= _MEASURED else 1.5 * _UNUSUAL
    if abs(deviation) > unusual:
        strangely = "long" if deviation > 0 else "short"
        yield Finding("length", Severity.WARNING, f"The translation is strangely {strangely}")


def _plain(text: str) -> str:
    """The words of a text, blind to case, marks and white space."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _left_in_latin(sentence: Sentence) -> list[str]:
    """Words in small Latin letters that an Arabic target has from its source."""
    if not leftover(sentence.target_words, sentence.pair[1], sentence.pair[0]):
        return []  # the target is written in the script of the source
    source = set(_SMALL_LATIN.findall(_ADDRESS.sub(" ", sentence.source_words)))
    return [word for word in _SMALL_LATIN.findall(_ADDRESS.sub(" ", sentence.target_words)) if word in source]


def _kept_run(sentence: Sentence) -> str:
    """A run of words in small letters that a target of the same script has from its source."""
    source = f" {' '.join(_WORD.findall(sentence.source_words))} "
    words = _WORD.findall(sentence.target_words)
    for start in range(len(words) - _RUN + 1):
        run = words[start : start + _RUN]
        if sum(word.islower() for word in run) >= _RUN - 1 and f" {' '.join(run)} " in source:
            return " ".join(run)
    return ""


def _repeated(text: str) -> str:
    """What stands twice or thrice in a row, or comes back again and again; empty for a sound text."""
    for found in _TWICE.finditer(text):
        if found.group(1).casefold() not in _DOUBLED:
            return found.group(1)
    for pattern in (_THRICE, _PHRASE_TWICE, _SYLLABLES):
        if found_again := pattern.search(text):
            return found_again.group(1)
    words = [word.casefold() for word in _WORD.findall(text)]
    phrases = Counter(tuple(words[start : start + _LOOP]) for start in range(len(words) - _LOOP + 1))
    return next((" ".join(phrase) for phrase, count in phrases.items() if count >= _TIMES), "")
