"""A source text cut into words, as matching looks at it from several sides."""

from __future__ import annotations

from collections.abc import Sequence

from translator.glossary.normalise import Word, normal_form, normal_words, visible

_FIRST_HALVES = frozenset(normal_form("عبد"))
_SECOND_HALVES = frozenset(normal_form("الله الدين"))
_CLAUSE_BEGINS_AFTER = frozenset(".:،؛,;!؟?«“\"'‘(-–—…")


class Passage:
    """A text with its normalised words; `normals[i]` is the normal form of `words[i]`.

    `words` are given where they are others than the text alone would say.
    """

    def __init__(self, text: str, words: Sequence[Word] | None = None) -> None:
        self.text = text
        self.words = normal_words(text) if words is None else words
        self.normals = tuple(word.normal for word in self.words)

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, position: int) -> str:
        """What is seen between the word at `position` and the one before it."""
        gap = self.text[self.words[position - 1].end : self.words[position].start]
        return gap if gap == " " else visible(gap)

    def before(self, position: int) -> str:
        """What is seen next before the word at `position`, spaces aside; empty at the start of the text."""
        if position:
            return (self.words[position - 1].normal + self.gap(position)).rstrip()[-1]
        return visible(self.text[: self.words[0].start]).rstrip()[-1:]

    def begins_clause(self, position: int) -> bool:
        """Whether the text or a clause begins with the word at `position`."""
        before = self.before(position)
        return not before or before in _CLAUSE_BEGINS_AFTER

    def marks(self, position: int) -> str:
        """The marks behind the last letter of a word: they say what word it is."""
        word = self.words[position]
        return self.text[word.offsets[-1] + 1 : word.end]

    def is_half_a_name(self, position: int) -> bool:
        """Whether a word belongs to one beside it: no Salah is in صلاح الدين, no Salam in عبد السلام."""
        after = position + 1
        return (
            position > 0 and self.normals[position - 1] in _FIRST_HALVES and not self.gap(position).strip()
        ) or (after < len(self) and self.normals[after] in _SECOND_HALVES and not self.gap(after).strip())
