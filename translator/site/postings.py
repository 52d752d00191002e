"""The index of the search: where each word stands, cut into shards that a browser can fetch one by one.

A cell holds the words of one article that begin with the same letters; the store keeps the cells of
each article. A shard holds the cells of all articles that begin with a prefix, as long a prefix as it
takes for a shard to be small: a small site has one shard a language.

Numbers are written in base 32, the least digit first, a digit with 32 added when more follow, as
`DIGITS` counts. A place of a word is two numbers: how far the mark of its sentence (`marks_of`) is behind
that of the place before, and twice its position in its sentence, plus one if more places follow. In a
shard a word has, for each of its articles, how many articles it stands behind the one before, then its
places there.
"""

from __future__ import annotations

import datetime
import hashlib
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from translator.glossary.normalise import normal_words
from translator.rendering.parts import reading_order
from translator.site.cards import Card
from translator.site.listing import Listed
from translator.site.stems import stems
from translator.translation import BilingualArticle

Place = tuple[int, int]
"""The mark of a sentence in its article, and the position in it of a word, counted from 0."""

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
LETTERS = 3
"""The longest prefix of a shard, and how many letters the words of a cell have in common."""
ENTRIES = 8000
"""How many entries (a word in an article) a shard holds, unless its prefix is as long as can be."""

_ROOM = 128  # marks for an article of up to 64 sentences: the more, the longer the numbers
_BEGINNING = 20  # letters of a sentence by which it is known, as long as no other begins like it
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
    marked = zip(marks_of(article), reading_order(article), strict=True)
    for mark, translation in sorted(marked, key=itemgetter(0)):
        for language, text in zip(languages, (translation.segment.text, translation.target), strict=True):
            words = found[language]
            for position, (word, start, end, _) in enumerate(normal_words(text)):
                for stem in stems(word, language, text[start:end]):
                    words[stem].append((mark, position))
    return {
        language: {word: encoded(words[word]) for word in sorted(words)} for language, words in found.items()
    }


def marks_of(article: BilingualArticle) -> list[int]:
    """The marks of the sentences of an article, in their order: numbers by which the index knows them.

    The sentences of the title have the first ones, from 1, which is kept free when there is no title. Those
    of the others follow from how they begin, so that a sentence more, or a correction further on in one,
    leaves the others their marks, and the shards with their words as they are. Two that would have the same
    stand behind one another; and an article that grows beyond 64 sentences, 256 and so on has new marks.
    """
    sentences = [translation.segment.text for translation in reading_order(article)]
    title = len(article.title)
    room = _ROOM
    while room < 2 * len(sentences):
        room *= 4
    marks = list(range(1, title + 1))
    taken = set(marks)
    free: dict[int, int] = {}  # the first mark that may be free, for those that were taken when asked for
    for text in sentences[title:]:
        wanted = max(title, 1) + 1 + zlib.crc32(text[:_BEGINNING].encode()) % room
        mark = free.get(wanted, wanted)
        while mark in taken:
            mark += 1
        free[wanted] = mark + 1
        taken.add(mark)
        marks.append(mark)
    return marks


def rows_of(pair: str, article: BilingualArticle) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """Yield each shelf of an article, such as `ar-en/ar`, with its words there by their first letters."""
    for language, words in words_of(article).items():
        rows: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for word, places in words.items():
            rows[word[:LETTERS]][word] = places
        yield f"{pair}/{language}", rows


class Cell(NamedTuple):
    """The words that begin with `letters`: how many (each in each article), and a digest of their places.

    The cell of several articles is the sum of theirs.
    """

    letters: str
    entries: int
    digest: int


def cell_of(document: str, letters: str, words: Mapping[str, str]) -> Cell:
    """The cell of an article, of its words that begin with `letters`, with their places."""
    said = "\n".join((document, *words, *words.values())).encode()
    return Cell(letters, len(words), int.from_bytes(hashlib.sha256(said).digest()[:_DIGEST], "big"))


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


def postings(cells: Iterable[tuple[str, Mapping[str, str]]]) -> dict[str, object]:
    """What a shard says: its documents in order, and the articles and places of each of its words.

    `cells` are its words by documents; of one word the documents are in order.
    """
    said: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for document, words in cells:
        for word, places in words.items():
            said[word].append((document, places))
    documents = sorted({document for some in said.values() for document, _ in some})
    order = {document: index for index, document in enumerate(documents)}
    return {
        "documents": "".join(documents),
        "words": {word: _posting(said[word], order) for word in sorted(said)},
    }


def _posting(documents: Sequence[tuple[str, str]], order: Mapping[str, int]) -> str:
    """What a shard says of a word, from the places that it has in each of its documents."""
    text: list[str] = []
    last = 0
    for document, places in documents:
        index = order[document]
        text += (_number(index - last), places)
        last = index
    return "".join(text)
