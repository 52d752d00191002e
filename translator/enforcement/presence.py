"""Whether a target text contains its terms, and where.

A term counts as present when it stands as whole words, spelled as the glossary says. A possessive
('s) may follow, and of common nouns and adjectives of origin a plural. A term in small letters may
begin with a capital, have one on each word (as headlines do), and any term may be in capitals in a
text that is. What is never translated (code, addresses) stands letter by letter. Once for each
sentence that has it is enough: where the source repeats a name, English says he or she.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from translator.glossary import Match

Span = tuple[int, int]

_WITH_PLURAL = ("term", "adjective")


@lru_cache(maxsize=8192)
def _pattern(target: str, kind: str) -> re.Pattern[str]:
    words = target.split()
    spelled = [r"\s+".join(map(re.escape, words))]
    if may_be_capitalised(target, kind):
        spelled.append(r"\s+".join(map(re.escape, [_capitalised(words[0]), *words[1:]])))
        spelled.append(r"\s+".join(re.escape(_capitalised(word)) for word in words))
    if kind in _WITH_PLURAL:
        spelled += [f"{form}e?s" for form in spelled] + [
            f"{form[:-1]}ies" for form in spelled if form[-1] == "y"
        ]
    # A possessive may follow, but World War I'm is none; OPEC+ is not OPEC, and an X-ray not X.
    after = r"(?!\w|['’](?![sS]\b)\w|[+#])" + ("" if len(target) > 2 else r"(?!-\w)")
    before = r"(?<!\w)" + ("" if len(target) > 2 else r"(?<!\w-)")
    return re.compile(rf"{before}(?:{'|'.join(spelled)}){after}")


def _capitalised(word: str) -> str:
    return word[0].upper() + word[1:]


def may_be_capitalised(target: str, kind: str) -> bool:
    """Whether a term may begin with a capital at the start of a sentence: al-Qaeda may, iPhone not.

    What is verbatim may not: `Git push` is no command.
    """
    return (
        kind != "verbatim"
        and bool(re.match(r"[^\W\d_]", target))
        and re.split(r"[\s-]", target)[0].islower()
        and len(target[0].upper()) == 1
    )


def occurrences(text: str, target: str, kind: str = "person") -> list[Span]:
    """Where `target`, a term of the given kind, stands in `text`."""
    spans = [found.span() for found in _pattern(target, kind).finditer(text)]
    if not spans and text.isupper() and kind != "verbatim":  # a headline in capitals
        spans = [found.span() for found in _pattern(target.upper(), kind).finditer(text)]
    return spans


def own_occurrences(text: str, match: Match, matches: Iterable[Match]) -> list[Span]:
    """Where the target of `match` stands for itself: not as a part of another term's target.

    `Trump` within `Melania Trump` names another person, within `Donald Trump` the same one.
    """
    others = [
        span
        for other in {m.target: m for m in matches if m.term != match.term}.values()
        if len(other.target) > len(match.target)
        for span in occurrences(text, other.target, other.term.kind)
    ]
    found = occurrences(text, match.target, match.term.kind)
    return [span for span in found if not any(a <= span[0] and span[1] <= b for a, b in others)]


def missing(text: str, matches: Sequence[Match]) -> list[Match]:
    """The matches whose target does not stand in `text`: one for each target, in source order."""
    absent: dict[str, Match] = {}
    for match in matches:
        if match.target not in absent and not own_occurrences(text, match, matches):
            absent[match.target] = match
    return list(absent.values())


def places(text: str, matches: Sequence[Match]) -> list[Span | None]:
    """For each match the place of its target in `text`, None where it is missing.

    Matches of one target get its occurrences in order; when the source names it more often than
    the target text (where a pronoun stands for it), the last occurrence serves for the rest. A
    family name prefers an occurrence of its own to one inside a full name.
    """
    found: dict[int, Span] = {}
    claimed: set[Span] = set()
    longest_first = sorted(range(len(matches)), key=lambda i: (-len(matches[i].target), i))
    for index in longest_first:
        spans = own_occurrences(text, matches[index], matches)
        free = [span for span in spans if not any(a <= span[0] and span[1] <= b for a, b in claimed)]
        if spans:
            found[index] = free[0] if free else spans[-1]
            claimed.add(found[index])
    return [found.get(index) for index in range(len(matches))]
