"""Quotation marks and brackets that a translation has lost, or has opened without closing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translator.checks.sentence import Sentence
from translator.translation import Finding, Severity

_DOUBLE = re.compile(r"[\"“”„«»‟❝❞〝〞]")
_SINGLE = re.compile(r"(?<![\w'’])['‘‹][^'‘’‹›]+['’›](?![\w'’])")
_QUOTED = re.compile(r"«([^«»]+)»|“([^“”]+)”|„([^„“”]+)[“”]|\"([^\"]+)\"")
_SAYING = 6  # words between quotation marks that are hardly a name
_BRACKETS = ("()", "[]", "{}")
_ENUMERATION = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}|\w)\)")


def check_quotes(sentence: Sentence) -> Iterator[Finding]:
    """Yield what is wrong with the quotation marks of the target.

    A name that Arabic puts between quotation marks («نيويورك تايمز») rightly loses them; a sentence that
    somebody says does not.
    """
    source, target = _marks(sentence.source), _marks(sentence.target)
    if source % 2 != target % 2:
        yield Finding("quotes", Severity.WARNING, "A quotation mark is missing or too many")
        return
    quoted = ("".join(found) for found in _QUOTED.findall(sentence.source))
    said = [text for text in quoted if len(text.split()) >= _SAYING]
    kept = target // 2 + len(_SINGLE.findall(sentence.target))
    if len(said) > kept:
        lost = "Some quotation marks are lost" if kept else "The quotation marks are lost"
        yield Finding("quotes", Severity.WARNING, lost)


def _marks(text: str) -> int:
    """How many quotation marks a text has; not counting single ones, which are apostrophes too."""
    return len(_DOUBLE.findall(text))


def check_brackets(sentence: Sentence) -> Iterator[Finding]:
    """Yield what is wrong with the brackets of the target."""
    for kind in _BRACKETS:
        source, target = _open_and_closed(sentence.source, kind), _open_and_closed(sentence.target, kind)
        if target[0] - target[1] != source[0] - source[1]:
            message = f"A bracket is missing or too many: {kind}"
            yield Finding("brackets", Severity.WARNING, message)
        elif source[0] > target[0]:
            yield Finding("brackets", Severity.NOTE, f"Brackets are lost: {kind}")


def _open_and_closed(text: str, kind: str) -> tuple[int, int]:
    opened, closed = text.count(kind[0]), text.count(kind[1])
    if closed > opened:  # 1) and أ) open nothing
        closed = max(opened, closed - len(_ENUMERATION.findall(text)))
    return opened, closed
