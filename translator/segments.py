"""Cutting a text into sentences, and a sentence that is too long into clauses.

Nothing is ever lost: the pieces are spans of the text, and only white space lies between them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from translator.translation import Segment

Span = tuple[int, int]

# The end of a sentence: its mark or marks, what closes around it, its footnotes, then space.
# Newspapers also forget the space: a full stop directly between two Arabic words ends a sentence as well.
_END = re.compile(
    r"""(?P<marks>[.!?؟…؛。]+)(?P<closing>[\"'”’»›)\]]*(?:\[\^[^\[\]\s]+\])*)(?=\s|$)
      | (?<=[\u0621-\u064a]{3})(?P<tight>[.؟])(?=[\u0621-\u064a]{3})
      | \n+""",
    re.VERBOSE,
)
# Words after which a point does not end a sentence; one proclitic may stand before a title (ود.).
_ABBREVIATION = re.compile(
    r"""[\u0621-\u064a]|هـ|[وفبل]?(?:د|م|أ\.د|ا\.د)|أ\.م|ق\.م|د\.ب\.أ|أ\.ف\.ب|أ\.ش\.أ
      |mr|mrs|ms|dr|prof|st|sen|rep|gov|gen|lt|col|sgt|capt|maj|rev|hon|vs|mm|mme|mlle
      |jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|e\.g|i\.e|u\.s|u\.k|u\.n""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r"[^\s\"“”«»‘’()\[\]،,:]*$")
_CLAUSE_BORDERS = (
    re.compile(r"(?<=[;:؛])\s+|\s+(?=[–—])"),
    re.compile(r"(?<=[،,])\s+"),
    re.compile(
        r"\s+(?=(?:و\w{3,}|حيث|بينما|فيما|إذ|لكن|كما|الذي|التي|and|but|which|while|who|et|mais|qui)\b)"
    ),
    re.compile(r"\s+"),
)


def sentences(text: str) -> list[Span]:
    """Return the spans of the sentences of `text`, in order, without the white space between them.

    Ends are `. ؟ ? ! … ؛` and line breaks; not a point inside a number, an address, an
    abbreviation, a title (`د.`, `أ.د.`) or an initial, and nothing inside brackets.
    """
    borders = []
    brackets = _bracketed(text)
    for end in _END.finditer(text):
        if end.group().isspace() or not (_inside(brackets, end.start()) or _goes_on(text, end)):
            borders.append(end.end())
    return _trimmed(text, [0, *borders, len(text)])


def _goes_on(text: str, end: re.Match[str]) -> bool:
    """Whether the sentence goes on after a mark that looks like its end."""
    rest = text[end.end() :].lstrip()
    if end.group("closing") and rest[:1] in ("،", ",", ":", "-", "–", "—"):
        return True
    if rest[:1].islower():  # scripts with capitals say so themselves
        return True
    if end.group("marks") != ".":
        return False
    word = _WORD_BEFORE.search(text, 0, end.start())
    before = word.group() if word else ""
    if _ABBREVIATION.fullmatch(before):
        return bool(rest)
    if before.casefold() == "no":  # No. 10, but “He said no.”
        return rest[:1].isdecimal()
    initial = len(before) == 1 and before.isalpha() and before.isupper()
    number_of_item = before.isdecimal() and not text[: end.start() - len(before)].strip()
    return bool(rest) and (initial or number_of_item)


def _bracketed(text: str) -> list[Span]:
    """The insides of round and square brackets that are closed on the same line."""
    return [found.span() for found in re.finditer(r"\([^()\n]{1,200}\)|\[[^\[\]\n]{1,200}\]", text)]


def _inside(spans: Sequence[Span], position: int) -> bool:
    index = bisect_right(spans, (position, len(spans) + position)) - 1
    return index >= 0 and spans[index][0] < position < spans[index][1] - 1


def _trimmed(text: str, borders: Sequence[int]) -> list[Span]:
    spans = []
    for start, end in pairwise(borders):
        inner = text[start:end].strip()
        if inner:
            first = start + text[start:end].index(inner)
            spans.append((first, first + len(inner)))
    return spans


def clauses(text: str, fits: Callable[[str], bool], whole: Iterable[Span] = ()) -> list[Span]:
    """Cut `text` into as few spans that fit as its clauses allow; one span when all of it fits.

    A cut is made after a semicolon, colon or comma, before a conjunction, between two words, in
    that order of preference, and only if need be within a word. `whole` are spans (of terms) that
    no cut may fall into unless nothing else is left.
    """
    spans: list[Span] = []
    start = 0
    kept = sorted(whole)
    while start < len(text):
        if fits(text[start:]):
            spans.append((start, len(text)))
            break
        end = _cut(text, start, _longest_fit(text, start, fits), kept)
        spans.append((start, end))
        start = end
    return _trimmed(text, [start for start, _ in spans] + [len(text)])


def _longest_fit(text: str, start: int, fits: Callable[[str], bool]) -> int:
    """The largest end so that `text[start:end]` fits; at least one character."""
    low, high = start + 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[start:middle]):
            low = middle
        else:
            high = middle - 1
    return low


def _cut(text: str, start: int, limit: int, whole: Sequence[Span]) -> int:
    earliest = start + max(1, (limit - start) // 3)  # a better border must not cost tiny pieces
    for border in _CLAUSE_BORDERS:
        cuts = [found.end() for found in border.finditer(text, start, limit)]
        good = [cut for cut in cuts if cut > earliest and not any(a < cut < b for a, b in whole)]
        if good:
            return good[-1]
    return next((a for a, b in whole if start < a < limit < b), limit)


@dataclass
class SegmentIds:
    """Gives the segments of one article their ids; a repeated sentence gets a counter."""

    seen: dict[str, int] = field(default_factory=dict)

    def segment(self, text: str, start: int, end: int) -> Segment:
        """Make the segment `text[start:end]`."""
        inner = text[start:end]
        digest = segment_hash(inner)
        self.seen[digest] = self.seen.get(digest, 0) + 1
        repeat = self.seen[digest]
        return Segment(digest if repeat == 1 else f"{digest}-{repeat}", inner, start, end)


def segment_hash(text: str) -> str:
    """Twelve hexadecimal digits of the text, blind to Unicode form and to runs of white space."""
    normal = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(normal.encode("utf-8", "surrogatepass")).hexdigest()[:12]
