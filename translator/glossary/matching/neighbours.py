"""Whether a title or another name stands beside a word, and so tells that it is a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from translator.glossary.matching.clitics import readings
from translator.glossary.matching.passage import Passage
from translator.glossary.matching.wordlists import Words, entries, words_of
from translator.glossary.normalise import normal_form

_FARTHEST = 6  # words before the name among which its title may begin
_LONGEST_TITLE = 3
_LONGEST_FIRST_NAME = 2
_DEFINITE = "ال"
_CONSTRUCT = "…"
_POINT = "."
# What does not come after رئيس where it means the president of something.
_NO_GENITIVE = frozenset(
    normal_form("في من على إلى عن مع أن إن كان كانت يكون تكون قد لا ما لم لن هو هي الذي التي قال غير هذا هذه")
)

IsName = Callable[[int], bool]


def after_title(passage: Passage, position: int, is_name: IsName) -> bool:
    """Whether a title stands before the word at `position`.

    `الرئيس`, `الرئيس التونسي السابق`, `رئيس الوزراء`, `وزير خارجية تركيا`: between a title and the name
    stand definite adjectives and the genitives that the title needs. `is_name` says whether a word
    has been found to be a name, as تركيا here.
    """
    for start in range(position - 1, max(position - _FARTHEST, 0) - 1, -1):
        for length, sign in _titles_at(passage, start, position):
            if _leads_to_name(passage, start + length, position, sign, is_name):
                return True
        if start and passage.gap(start).strip(f" {_POINT}"):
            break
    return False


def after_first_name(passage: Passage, position: int) -> bool:
    """Whether a common first name stands directly before the word at `position`: محمد سعيد."""
    names = words_of("given-names")
    for first in range(max(position - _LONGEST_FIRST_NAME, 0), position):
        rest = passage.normals[first + 1 : position]
        # The first name may have particles before it: ومحمد سعيد.
        found = any((r.stem, *rest) in names for r in readings(passage.normals[first]))
        if found and _together(passage, first, position):
            return True
    return False


def before_first_name(passage: Passage, position: int) -> bool:
    """Whether a common first name stands directly behind the word at `position`: سعيد محمد."""
    names = words_of("given-names")
    return any(
        passage.normals[position + 1 : position + 1 + length] in names
        and _together(passage, position, position + length)
        for length in range(1, min(_LONGEST_FIRST_NAME, len(passage) - position - 1) + 1)
    )


@cache
def _titles() -> dict[Words, str]:
    """The sign behind each title: `…`, a point or nothing."""
    signs: dict[Words, str] = {}
    for entry in entries("titles"):
        sign = entry[-1] if entry[-1] in (_CONSTRUCT, _POINT) else ""
        words = normal_form(entry)
        if sign != _CONSTRUCT or words not in signs:
            signs[words] = sign
    return signs


def _titles_at(passage: Passage, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the number of words and the sign of the titles that begin at `start` before `end`."""
    signs = _titles()
    for reading in readings(passage.normals[start]):
        for length in range(1, min(_LONGEST_TITLE, end - start) + 1):
            sign = signs.get((reading.stem, *passage.normals[start + 1 : start + length]))
            if sign is not None:
                yield length, sign


def _leads_to_name(passage: Passage, first: int, position: int, sign: str, is_name: IsName) -> bool:
    """Whether the words from `first` on may stand between a title and the name at `position`."""
    between = range(first, position)
    if sign == _POINT:
        return not between and passage.gap(first).strip() == _POINT
    if not _together(passage, first - 1, position, points=passage.normals[first - 1].isascii()):
        return False
    if sign == _CONSTRUCT:  # the genitive is definite at its end: قائد هجوم بري is no Mr Berri
        return (
            bool(between)
            and _NO_GENITIVE.isdisjoint(passage.normals[first:position])
            and _definite(passage, between[-1:], is_name)
        )
    return _definite(passage, between, is_name)


def _definite(passage: Passage, positions: Sequence[int], is_name: IsName) -> bool:
    return all(passage.normals[i].startswith(_DEFINITE) or is_name(i) for i in positions)


def _together(passage: Passage, first: int, last: int, points: bool = False) -> bool:
    """Whether nothing but spaces (and the points of Mr.) stands between the words first..last."""
    allowed = " ." if points else " "
    return all(not passage.gap(i).replace("\xa0", " ").strip(allowed) for i in range(first + 1, last + 1))
