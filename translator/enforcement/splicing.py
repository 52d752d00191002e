"""The last rung: put a term in the place of what the model wrote instead of it.

Three ways, from the surest to the least sure: over a misspelling of the name, over the words that
the model's attention ties to the term, and between words where the attention says it belongs. The
term is never missing afterwards; how well the sentence reads is for the reviewer, who gets a finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from translator.alignment import Alignment, is_function_word, words_of
from translator.enforcement.presence import occurrences
from translator.glossary import Match
from translator.translation import Finding, Severity

Span = tuple[int, int]

_SOUNDS_ALIKE = 72.0  # rapidfuzz percent from which two spellings are taken for one name
_TIED = 0.35  # share of attention from which words are taken for a term's translation
_SAME_SOUND = str.maketrans({"w": "v", "f": "v", "q": "k", "c": "k", "z": "s", "j": "g", "y": "i", "p": "b"})


@dataclass(frozen=True)
class _Edit:
    start: int
    end: int
    target: str


def splice(
    text: str, absent: Sequence[Match], alignment: Alignment | None, present: Sequence[Match]
) -> tuple[str, list[Finding]]:
    """Bring the `absent` terms into `text`, over none of those `present`; say in findings what was done.

    `alignment` joins `text` with the source that the places of `absent` refer to.
    """
    words = words_of(text)
    taken = [span for match in present for span in occurrences(text, match.target)]
    edits: list[_Edit] = []
    findings: list[Finding] = []
    for match in absent:
        span = _place(text, words, taken, match, alignment)
        if match.term.kind == "person":
            span = _with_article(text, span, taken)
        taken.append(span)
        edits.append(_Edit(*span, match.target))
        replaced = text[slice(*span)].strip()
        did = f"replaced “{replaced}”" if replaced else "was put in"
        message = f"“{match.target}” {did}: check the wording"
        findings.append(Finding("spliced-term", Severity.WARNING, message))
    return _apply(text, edits), findings


def _place(
    text: str, words: list[Span], taken: list[Span], match: Match, alignment: Alignment | None
) -> Span:
    """Where the term goes: the span that it replaces, empty when it is only put in."""
    free = [word for word in words if not any(a < word[1] and word[0] < b for a, b in taken)]
    misspelled = _misspelling(text, free, taken, match.target)
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


def _with_article(text: str, span: Span, taken: list[Span]) -> Span:
    """The span with the article in front of it: “the envoy” makes way for Witkoff, who takes none."""
    article = re.search(r"(?i)\b(?:the|an?)\s+$", text[: span[0]])
    if article is None or any((a < span[0] and article.start() < b) or a == b == span[0] for a, b in taken):
        return span
    return (article.start(), span[1])


def _misspelling(text: str, words: list[Span], taken: list[Span], target: str) -> Span | None:
    """The words that sound like `target`, when some do."""
    length = len(target.split())
    best: tuple[float, Span] | None = None
    for first in range(len(words)):
        for last in range(first, min(first + length + 1, len(words))):
            span = (words[first][0], words[last][1])
            if last > first and not _adjoining(text, words[last - 1], words[last], taken):
                break
            likeness = _likeness(text[slice(*span)], target)
            if likeness >= _SOUNDS_ALIKE and (best is None or likeness > best[0]):
                best = (likeness, span)
    return None if best is None else best[1]


def _likeness(written: str, target: str) -> float:
    """How alike two spellings are, by letters and by consonants: 0 to 100."""
    if target[:1].isupper() and written[:1].islower():
        return 0.0
    one, other = written.removesuffix("'s").casefold(), target.casefold()
    letters = fuzz.ratio(one, other)
    consonants = fuzz.ratio(_consonants(one), _consonants(other))
    return (letters + consonants) / 2


def _consonants(word: str) -> str:
    plain = word.replace("ph", "f").replace("kh", "k").replace("ck", "k").translate(_SAME_SOUND)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiou'’-]", "", plain))


def _stretch(
    text: str, words: list[Span], taken: list[Span], strengths: dict[Span, float], best: Span
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


def _adjoining(text: str, left: Span, right: Span, taken: list[Span]) -> bool:
    """Whether only space lies between two words, and no other term is going there."""
    return text[left[1] : right[0]].isspace() and not any(left[1] <= a <= right[0] for a, _ in taken)


def _apply(text: str, edits: Sequence[_Edit]) -> str:
    """Carry out the edits from the end to the start, with one space on each side of an insertion."""
    order = sorted(range(len(edits)), key=lambda i: (edits[i].start, edits[i].end, i), reverse=True)
    for edit in (edits[index] for index in order):
        before, after = text[: edit.start], text[edit.end :]
        if re.search(r"[\w.,;:!?%)\]”’]$|\S[\"']$", before):  # a quotation mark after a space opens
            before += " "
        if edit.target.endswith(".") and after.startswith("."):
            after = after[1:]
        possessive = "'s" if text[edit.start : edit.end].endswith(("'s", "’s")) else ""
        if re.match(r"\w", after):
            after = f" {after}"
        text = f"{before}{edit.target}{possessive}{after}"
    return text.strip()
