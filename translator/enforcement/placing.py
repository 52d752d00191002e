"""Where in a target text a missing term belongs.

From the surest to the least sure: over a try at an address or a misspelling of the name, over the
words that the model's attention ties to the term, and between words where the attention says that it
belongs.
"""

from __future__ import annotations

from collections.abc import Sequence

from translator.alignment import Alignment, is_function_word, words_of
from translator.enforcement.addresses import is_address, run_round, tries
from translator.enforcement.presence import Span
from translator.enforcement.spelling import SOUNDS_ALIKE, likeness
from translator.glossary import Match

_TIED = 0.35  # share of attention from which words are taken for a term's translation
_TITLES = frozenset(  # they stand before names in both languages, so that names never replace them
    "president prime minister mr mrs ms dr sir lord general colonel major captain admiral sheikh king queen"
    " prince princess emir sultan ambassador senator secretary chairman governor judge pope ayatollah".split()
)


def place(
    text: str, taken: Sequence[Span], match: Match, matches: Sequence[Match], alignment: Alignment | None
) -> Span:
    """The span of `text` that the term of `match` replaces; empty when it is only put in.

    Nothing of `taken` is replaced. `alignment` joins `text` with the source of `matches`, all its terms.
    """
    if not is_address(match):
        return _place_of_words(text, taken, match, alignment)
    for span, meant in tries(text, matches):
        if meant.target == match.target and not any(a < span[1] and span[0] < b for a, b in taken):
            return span
    return run_round(text, _place_of_words(text, taken, match, alignment))


def _place_of_words(text: str, taken: Sequence[Span], match: Match, alignment: Alignment | None) -> Span:
    words = words_of(text)
    own_words = set(match.target.casefold().split())
    free = [
        word
        for word in words
        if not any(a < word[1] and word[0] < b for a, b in taken)
        and (text[slice(*word)].casefold() not in _TITLES - own_words or match.term.kind != "person")
    ]
    misspelled = misspelling(text, free, taken, match)
    if misspelled is not None:
        return misspelled
    if not words:
        return (0, 0)
    if alignment is None or not free:
        return (words[-1][1], words[-1][1])
    source = (match.start, match.end)
    strengths = {word: alignment.strength(word, source) for word in free}
    content = [word for word in free if not is_function_word(text[slice(*word)])]
    best = max(content, key=lambda word: strengths[word], default=None)
    if best is not None and strengths[best] >= _TIED:
        return _stretch(text, free, taken, strengths, best)
    anchor = max(free, key=lambda word: strengths[word])
    at = anchor[1] if is_function_word(text[slice(*anchor)]) else anchor[0]
    return (at, at)


def misspelling(text: str, words: Sequence[Span], taken: Sequence[Span], match: Match) -> Span | None:
    """Which of the `words` (in a row) sound like the target of `match`; None when none do.

    An address sounds like nothing: its pieces are no words.
    """
    if is_address(match):
        return None
    length = len(match.target.split())
    best: tuple[float, Span] | None = None
    for first in range(len(words)):
        for last in range(first, min(first + length + 1, len(words))):
            span = (words[first][0], words[last][1])
            if last > first and not _adjoining(text, words[last - 1], words[last], taken):
                break
            alike = likeness(text[slice(*span)], match)
            if alike >= SOUNDS_ALIKE and (best is None or alike > best[0]):
                best = (alike, span)
    return None if best is None else best[1]


def _stretch(
    text: str, words: list[Span], taken: Sequence[Span], strengths: dict[Span, float], best: Span
) -> Span:
    """`best` with its neighbours that are capitalised and tied to the term as well."""

    def belongs(word: Span) -> bool:
        return text[word[0]].isupper() and strengths[word] >= _TIED

    first = last = words.index(best)
    while first > 0 and belongs(words[first - 1]) and _adjoining(text, words[first - 1], words[first], taken):
        first -= 1
    while (
        last + 1 < len(words)
        and belongs(words[last + 1])
        and _adjoining(text, words[last], words[last + 1], taken)
    ):
        last += 1
    return (words[first][0], words[last][1])


def _adjoining(text: str, left: Span, right: Span, taken: Sequence[Span]) -> bool:
    """Whether only space lies between two words, and no other term is going there."""
    return text[left[1] : right[0]].isspace() and not any(left[1] <= a <= right[0] for a, _ in taken)
