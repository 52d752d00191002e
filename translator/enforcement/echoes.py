"""What a model says of a name beside the name itself: `Joe Biden Biden`, `Scot Scott Bessent`.

Such a word is no other person: it goes, and its possessive with it to the name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from translator.alignment import words_of
from translator.enforcement.presence import Span, occurrences
from translator.enforcement.spelling import SOUNDS_ALIKE, SURELY_ALIKE, is_derived, likeness_to_any_part
from translator.glossary import Match

_POSSESSIVE = re.compile(r"['’]s$")
_OF = re.compile(r"(\w[\w'’-]*)\s+of\s+(?:the\s+)?$")


def without_echoes(text: str, matches: Sequence[Match]) -> str:
    """Take out of `text` the words directly beside a term that are one of its words or sound like one."""
    while True:
        echo = _echo(text, matches)
        if echo is None:
            return text
        start, end, at_end = echo
        possessive = _POSSESSIVE.search(text[start:end])
        text = text[:start] + (possessive.group() if possessive and at_end else "") + text[end:]


def _echo(text: str, matches: Sequence[Match]) -> tuple[int, int, bool] | None:
    """The first echo with the space that goes with it, and whether it stands behind its term."""
    terms = [
        (span, match)
        for match in {m.target: m for m in matches}.values()
        for span in occurrences(text, match.target, match.term.kind)
    ]
    taken = [span for span, _ in terms]
    free = [word for word in words_of(text) if not any(a < word[1] and word[0] < b for a, b in taken)]
    for (start, end), match in sorted(terms, key=lambda term: term[0]):
        if any(a <= start and end <= b and (a, b) != (start, end) for a, b in taken):
            continue  # a name within a name
        beside = _OF.search(text[:start])  # the Litane of the Litani River
        if beside and beside.span(1) in free and _is_wrong_spelling(beside[1], match):
            return beside.start(), start, False
        before = [word for word in free if word[1] <= start]
        first = _first_of_run(text, [*reversed(before)][:2], start, match, backward=True)
        if first is not None:
            return first, start, False
        behind = [word for word in free if word[0] >= end]
        last = _first_of_run(text, behind[:2], end, match, backward=False)
        if last is not None:
            return end, last, True
    return None


def _first_of_run(text: str, words: Sequence[Span], edge: int, match: Match, *, backward: bool) -> int | None:
    """How far echoes of the term reach from its `edge`: past the nearest word, or past two."""
    reach = None
    for number, (start, end) in enumerate(words):
        gap = text[end:edge] if backward else text[edge:start]
        if not gap.isspace():
            break
        if is_echo(text[start:end], match):
            reach = start if backward else end
        elif number == 0 and not text[start].isupper():
            break
        edge = start if backward else end
    return reach


def _is_wrong_spelling(word: str, match: Match) -> bool:
    """Whether a word is surely none of the target's words, but a try at one of them."""
    alike = likeness_to_any_part(word, match)
    return word not in match.target.split() and alike >= SURELY_ALIKE and not is_derived(word, match)


def is_echo(word: str, match: Match) -> bool:
    """Whether a word beside a term is nothing but a try at one of its words."""
    plain = _POSSESSIVE.sub("", word)
    parts = match.target.split()
    runs = {"".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)}
    if plain.islower():
        return plain in runs  # von, vonder
    alike = 100.0 if plain in match.target.split() else likeness_to_any_part(plain, match)
    return alike >= SOUNDS_ALIKE and not is_derived(plain, match)
