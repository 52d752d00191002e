"""The index of the search: where each word stands, cut into shards that a browser can fetch one by one.

A cell holds the words of one article that begin with the same letters; the store keeps the cells of
each article. A shard holds the cells of all articles that begin with a prefix, as long a prefix as it
takes for a shard to be small: a small site has one shard a language.

Numbers are written in base 32, the least digit first, a digit with 32 added when more follow, as
`DIGITS` counts. A place of a word is two numbers: how many sentences it stands behind the place before,
and twice its position in its sentence, plus one if more places follow. In a shard a word has, for each
of its articles, how many articles it stands behind the one before, then its places there.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from translator.glossary.normalise import normal_words
from translator.rendering.parts import reading_order
from translator.site.cards import Card
from translator.site.listing import Listed
from translator.site.stems import stems
from translator.translation import BilingualArticle

Place = tuple[int, int]
"""The number of a sentence on its page, and the position in it of a word, counted from 0."""

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LETTERS = 3
"""The longest prefix of a shard."""
ROW = 2
"""How many letters the words have in common that the store keeps together."""
ENTRIES = 8000
"""How many entries (a word in an article) a shard holds, unless its prefix is as long as can be."""

_DIGEST = 5  # bytes; the sum of some millions of digests is an integer of SQLite
_SORTED_DIGITS = "0123456789abcdefghijklmnopqrstuv"


def number(value: int) -> str:
    """Write a number from 0."""
    if value < 32:
        return DIGITS[value]
    return DIGITS[value % 32 + 32] + number(value // 32)


_NUMBERS = [number(value) for value in range(1024)]


def encoded(places: Sequence[Place]) -> str:
    """Write places that are in order."""
    text: list[str] = []
    last = 0
    more = len(places)
    for sentence, position in places:
        more -= 1
        text += (_number(sentence - last), _number(position * 2 + (more > 0)))
        last = sentence
    return "".join(text)


def _number(value: int) -> str:
    return _NUMBERS[value] if value < len(_NUMBERS) else number(value)


def words_of(article: BilingualArticle) -> dict[str, dict[str, str]]:
    """The words of an article in each of its languages, in order, each with its places."""
    languages = (article.source_language, article.target_language)
    found: dict[str, defaultdict[str, list[Place]]] = {language: defaultdict(list) for language in languages}
    for sentence, translation in enumerate(reading_order(article), 1):
        for language, text in zip(languages, (translation.segment.text, translation.target), strict=True):
            words = found[language]
            for position, (word, start, end, _) in enumerate(normal_words(text)):
                for stem in stems(word, language, text[start:end]):
                    words[stem].append((sentence, position))
    return {
        language: {word: encoded(words[word]) for word in sorted(words)} for language, words in found.items()
    }


def rows_of(pair: str, article: BilingualArticle) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Yield the words of an article by shelf, such as `ar-en/ar`, and first letters."""
    for language, words in words_of(article).items():
        rows: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for word, places in words.items():
            rows[word[:ROW]][word] = places
        for letters, row in rows.items():
            yield f"{pair}/{language}", letters, row


class Cell(NamedTuple):
    """The words that begin with `letters`: how many (each in each article), and a digest of their places.

    The cell of several articles is the sum of theirs. The digest may change with other words too, of the
    same row.
    """

    letters: str
    entries: int
    digest: int


def cells_of(document: str, words: Mapping[str, str]) -> list[Cell]:
    """The cells of a row of an article's words."""
    text = "\n".join((document, *words, *words.values()))
    digest = int.from_bytes(hashlib.sha256(text.encode()).digest()[:_DIGEST], "big")
    counts: dict[str, int] = {}
    for word in words:
        letters = word[:LETTERS]
        counts[letters] = counts.get(letters, 0) + 1
    return [Cell(letters, entries, digest) for letters, entries in counts.items()]


def document_of(article: Listed | Card) -> str:
    """What the index calls an article: in the order of dates, the same in every pair that has the article."""
    day = (article.published or datetime.date.min).toordinal()
    digest = hashlib.sha256(f"{article.source}/{article.slug}".encode()).digest()
    return _base32(day, 4) + _base32(int.from_bytes(digest[:4], "big"), 6)


def _base32(value: int, digits: int) -> str:
    return "".join(_SORTED_DIGITS[value >> 5 * place & 31] for place in reversed(range(digits)))


@dataclass(frozen=True)
class Shard:
    """The words that begin with `prefix`, without those that begin with one of `others`."""

    prefix: str
    others: tuple[str, ...]
    digest: str

    def holds(self, word: str) -> bool:
        """Whether a word belongs into it."""
        return word.startswith(self.prefix) and not word.startswith(self.others)

    @property
    def is_coarse(self) -> bool:
        """Whether it holds whole rows of the store."""
        return len(self.prefix) <= ROW and all(len(other) <= ROW for other in self.others)

    @property
    def name(self) -> str:
        """What its file is called, so that every file system can hold it."""
        return "-".join(f"{ord(letter):x}" for letter in self.prefix) or "all"


def shards(cells: Sequence[Cell], most: int = ENTRIES, prefix: str = "") -> Iterator[Shard]:
    """Divide cells, which are in order, among shards of `most` entries: for more the prefix is longer."""
    rest: list[Cell] = []
    others: list[str] = []
    if len(prefix) == LETTERS or sum(cell.entries for cell in cells) <= most:
        rest = list(cells)
    else:
        for longer, group in groupby(cells, lambda cell: cell.letters[: len(prefix) + 1]):
            some = list(group)
            if longer == prefix or sum(cell.entries for cell in some) <= most // 8:
                rest += some
            else:
                others.append(longer)
                yield from shards(some, most, longer)
    if rest:
        yield Shard(prefix, tuple(others), _digest(rest))


def _digest(cells: Iterable[Cell]) -> str:
    return hashlib.sha256("\n".join(f"{cell.letters} {cell.digest}" for cell in cells).encode()).hexdigest()


def postings(words: Iterable[tuple[str, Mapping[str, str]]], shard: Shard) -> dict[str, object]:
    """What a shard says: its documents in order, and the articles and places of each of its words.

    `words` are words of documents, those of the shard among them; of one word the documents are in order.
    """
    rows: list[tuple[str, Collection[tuple[str, str]]]] = [
        (document, some.items()) for document, some in words
    ]
    if not shard.is_coarse:
        first, others = shard.prefix, shard.others  # `holds`, without a call for each of many words
        held = (
            (document, [(w, p) for w, p in some if w.startswith(first) and not w.startswith(others)])
            for document, some in rows
        )
        rows = [row for row in held if row[1]]
    documents = sorted({document for document, _ in rows})
    order = {document: index for index, document in enumerate(documents)}
    steps = [_number(step) for step in range(len(documents))]
    said: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for document, some in rows:
        index = order[document]
        for word, places in some:
            if word in said:
                said[word] += (steps[index - last[word]], places)
            else:
                said[word] = [steps[index], places]
            last[word] = index
    texts = {word: "".join(parts) for word, parts in sorted(said.items())}
    return {"documents": "".join(documents), "words": texts}
