"""Faults of the words of a row: what can never match, and letters that only look like the right ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from translator.glossary.entries import Entry
from translator.glossary.lint.cells import SOURCE_SIDE, TARGET_SIDE
from translator.glossary.lint.findings import GlossaryFinding, finding_at
from translator.glossary.lint.scripts import script_of, script_of_language, scripts_in, words_in
from translator.glossary.matching import Matcher
from translator.glossary.terms import Glossary, When
from translator.translation import Severity

NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR
_PREFIXES = {
    "".join(parts) for parts in product(("", "و", "ف"), ("", "ب", "ك", "ل", "س", "لل", "ال", "بال", "كال"))
}


def word_findings(entry: Entry, source: str, target: str) -> Iterator[GlossaryFinding]:
    """What is wrong with the words of a row; `source` and `target` are languages."""
    yield from _never_matches(entry, script_of_language(source))
    yield from _other_script(entry, script_of_language(source), script_of_language(target))
    for column in (*SOURCE_SIDE, *TARGET_SIDE):
        text = entry.row[column]
        if not text.isascii():
            expected = script_of_language(source if column in SOURCE_SIDE else target)
            for word in words_in(text):
                yield from _strange_letters(entry, column, word, expected)


def _never_matches(entry: Entry, script: str) -> Iterator[GlossaryFinding]:
    for place, (spelling, normal) in enumerate(zip(entry.term.spellings, entry.normals, strict=True)):
        column = "variants" if place else "source"
        if spelling and not normal:
            what = f"{spelling!r} has no letters and can never match"
            yield finding_at(entry, "no-letters", ERROR, what, "correct it", column)
        elif script == "ARABIC" and len(normal) == 1 and normal[0] in _PREFIXES:
            what = f"{spelling!r} is only a prefix of other words"
            yield finding_at(entry, "only-a-prefix", WARNING, what, "write the whole word", column)
        elif normal and not _is_found(entry, spelling):
            what = f"{spelling!r} is not found even where a text is written so"
            remedy = "write it without the signs around its words"
            yield finding_at(entry, "never-found", ERROR, what, remedy, column)


def _is_found(entry: Entry, spelling: str) -> bool:
    """Whether matching finds a spelling in itself; only one with more than words can fail to be."""
    if all(word.isalnum() for word in spelling.split()):
        return True
    term = replace(entry.term, source=spelling, variants=(), when=When.ALWAYS)
    return bool(Matcher(Glossary((term,))).find(spelling))


def _other_script(entry: Entry, script: str, target_script: str) -> Iterator[GlossaryFinding]:
    """A source without a letter of its language: swapped with the target, or kept as it is."""
    term, found = entry.term, scripts_in(entry.term.source)
    if not script or term.kind == "verbatim":
        return
    for variant in term.variants:
        if scripts_in(variant) and script not in scripts_in(variant):
            what = f"the variant {variant!r} has no {script.capitalize()} letters"
            yield finding_at(entry, "no-source-letters", NOTE, what, "check that it is one", "variants")
    if not found or script in found:
        return
    swapped = script != target_script and script in scripts_in(term.target)
    remedy = "swap source and target" if swapped else "correct it, or make its kind verbatim if it is kept so"
    what = f"the source {term.source!r} has no {script.capitalize()} letters"
    yield finding_at(entry, "no-source-letters", WARNING, what, remedy, "source")


def _strange_letters(entry: Entry, column: str, word: str, expected: str) -> Iterator[GlossaryFinding]:
    """Letters of another script: within a word they look right, find nothing and print nonsense."""
    strangers = [letter for letter in word if script_of(letter) not in ("", expected)]
    names = (f"{unicodedata.name(letter)} U+{ord(letter):04X}" for letter in dict.fromkeys(strangers[:3]))
    if strangers and len(scripts_in(word)) > 1:
        what = f"{word!r} mixes scripts: {', '.join(names)}"
        yield finding_at(entry, "mixed-scripts", ERROR, what, "type it again", column)
    elif strangers and expected == "LATIN" and not _may_be_foreign(entry, word):
        what = f"{word!r} is not written in Latin letters: {', '.join(names)}"
        severity = ERROR if column in TARGET_SIDE else WARNING
        yield finding_at(entry, "foreign-script", severity, what, "type it again", column)


def _may_be_foreign(entry: Entry, word: str) -> bool:
    """Whether a word may stand in a Latin text: kept as it is, or a Greek letter as a sign (α, β)."""
    return entry.term.kind == "verbatim" or (len(word) == 1 and word.islower() and script_of(word) == "GREEK")
