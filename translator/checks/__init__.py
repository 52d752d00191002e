"""What a machine can see wrong with a translation, for the person who reviews it.

texts     empty, not translated, words left in the source's script, repeated, strangely short or long
numbers   numbers, percentages, months and weekdays that differ, in digits or in words
marks     quotation marks and brackets

Each rule is a function from a sentence pair to findings, without any state. They are tuned to stay
silent on what a person has translated well: each fires on far less than one such sentence in a hundred.
Other findings are made where a translation is: terms that are missing or were put in by force, markup
that found no place, a source that has changed since a person translated it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from translator.checks.marks import check_brackets, check_quotes
from translator.checks.numbers import check_numbers
from translator.checks.sentence import Sentence
from translator.checks.texts import check_empty, check_length, check_repetition, check_untranslated
from translator.translation import Finding, Origin, TermUse, Translation

Rule = Callable[[Sentence], Iterator[Finding]]
_RULES: tuple[Rule, ...] = (
    check_untranslated,
    check_numbers,
    check_quotes,
    check_brackets,
    check_repetition,
    check_length,
)
NAMES = (
    *("empty", "untranslated", "leftover-script", "numbers", "dates"),
    *("quotes", "brackets", "repetition", "length"),
)
"""The checks whose findings follow from the two texts alone."""
KNOWN = (*NAMES, "missing-term", "spliced-term", "markup", "changed-source")
"""All checks; the findings of the last ones are made where a translation is."""


def check(
    source: str, target: str, pair: tuple[str, str], terms: Sequence[TermUse] = ()
) -> Iterator[Finding]:
    """Yield the findings on one sentence; `terms` are the uses of the glossary's terms in it."""
    sentence = Sentence(source, target, pair, terms)
    empty = list(check_empty(sentence))
    yield from empty
    if not empty:
        for rule in _RULES:
            yield from rule(sentence)


def checked(translation: Translation, pair: tuple[str, str]) -> Translation:
    """The translation with its findings as they are now; those that others made stay, in front."""
    made = tuple(finding for finding in translation.findings if finding.check not in NAMES)
    if translation.origin is Origin.COPIED:  # there was nothing to translate
        return replace(translation, findings=made)
    found = check(translation.segment.text, translation.target, pair, translation.terms)
    return replace(translation, findings=(*made, *found))


__all__ = ["KNOWN", "NAMES", "Sentence", "check", "checked"]
