"""Which words of a target text come from which part of its source, read off the model's attention."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from translator.engines import Hypothesis
from translator.glossary.normalise import normal_words

Span = tuple[int, int]
_WORD = re.compile(r"\w+(?:['’.&-]\w+)*")

_FUNCTION_WORD = re.compile(
    r"an?|the|of|to|in|on|at|by|for|from|with|and|or|but|as|that|which|who|whom|whose|is|are|was|were"
    r"|be|been|has|have|had|he|she|it|they|his|her|its|their|this|these|those|not",
    re.IGNORECASE,
)


def is_function_word(word: str) -> bool:
    """Whether an English word carries grammar rather than content (`the`, `of`, `has`)."""
    return bool(_FUNCTION_WORD.fullmatch(word))


def words_of(text: str) -> list[Span]:
    """The spans of the words of a target text; `Asia-Pacific` and `Trump's` are one word each."""
    return [found.span() for found in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def _letters(token: str) -> int:
    """How many letters a token has in normal form."""
    return sum(len(word.normal) for word in normal_words(token))


def token_spans(tokens: Sequence[str], text: str) -> list[Span]:
    """Find the place in `text` of each SentencePiece token; tokens without letters are empty spans.

    The tokenizer has rewritten the text (quotes, diacritics, presentation forms), so letters are
    counted in normal form. Where an unknown character has upset the count, places are in proportion.
    """
    places = [offset for word in normal_words(text) for offset in word.offsets]
    lengths = [_letters(token) for token in tokens]
    total = sum(lengths)
    spans: list[Span] = []
    letters = 0
    for length in lengths:
        first, last = letters, letters + length - 1
        letters += length
        if total and total != len(places):
            first, last = (position * len(places) // total for position in (first, last))
        if not places:
            spans.append((0, 0))
        elif length:
            spans.append((places[first], places[last] + 1))
        else:
            at = places[min(first, len(places) - 1)]
            spans.append((at, at))
    return spans


@dataclass(frozen=True)
class Alignment:
    """Attention between two texts. `weights[i][j]` joins target token i and source token j."""

    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]
    weights: tuple[tuple[float, ...], ...]

    def strength(self, target: Span, source: Span) -> float:
        """How much of the attention of `target`'s tokens goes to `source`: 0 to 1."""
        rows = [row for row, span in zip(self.weights, self.target_spans, strict=True) if _meet(span, target)]
        columns = [j for j, span in enumerate(self.source_spans) if _meet(span, source)]
        if not rows or not columns:
            return 0.0
        shares = [sum(row[j] for j in columns) / (sum(row) or 1.0) for row in rows]
        return sum(shares) / len(shares)


def align(hypothesis: Hypothesis, source: str) -> Alignment | None:
    """Align a hypothesis with the text that it translates; None without attention."""
    if hypothesis.attention is None:
        return None
    return Alignment(
        tuple(token_spans(hypothesis.source_tokens, source)),
        tuple(token_spans(hypothesis.tokens, hypothesis.text)),
        hypothesis.attention,
    )


def _meet(one: Span, other: Span) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])
