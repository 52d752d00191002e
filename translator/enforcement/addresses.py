"""Web and e-mail addresses, handles and hashtags, which a model copies piece by piece and seldom well.

A try at one is no word but a run of characters without space: `https://ww.bc.com/arabic`,
`info@info@unrwa.org`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from translator.enforcement.presence import Span
from translator.glossary import Match

_ADDRESS = re.compile(r"\S*(?:://|@)\S*|www\.\S+|#[A-Za-z]\S*", re.IGNORECASE)
_RUN = re.compile(r"[^\s<>\"“”«»()\[\]،'’–—]+")
_LABEL = re.compile(r"[^\W\d_]+:(?!//)")  # Source:https://…
_MARKS = ".,;:!?…*"  # they stand around an address and are no part of it
_PIECE = re.compile(r"[^\W_]+")


def is_address(match: Match) -> bool:
    """Whether a term is an address or something like one, which stays as it is."""
    return match.term.kind == "verbatim" and bool(_ADDRESS.fullmatch(match.target))


def tries(text: str, matches: Sequence[Match]) -> list[tuple[Span, Match]]:
    """The runs of `text` that look like an address and are none of the source, with the one that they mean.

    One that is missing comes before one that is there. What the source does not say as often is a
    try as well.
    """
    addresses = [match for match in matches if is_address(match)]
    if not addresses:
        return []
    right = [span for match in matches for span in _places(text, match.target)]
    unsaid = list(addresses)
    wrong: list[Span] = []
    for start, end in _runs(text):
        written = text[start:end]
        said = next((match for match in unsaid if match.target == written), None)
        if said:
            unsaid.remove(said)
        elif any(match.target == written for match in addresses) or (
            _looks_like_one(written, addresses) and not any(a <= start and end <= b for a, b in right)
        ):
            wrong.append((start, end))
    return [(span, _most_alike(text[slice(*span)], unsaid or addresses)) for span in wrong]


def without_tries(text: str, matches: Sequence[Match]) -> str:
    """Take out of a text, in which its addresses stand, what else the model has made of them."""
    for (start, end), _ in reversed(tries(text, matches)):
        before = text[:start].rstrip()
        text = before + (text[end:] if before else text[end:].lstrip())
    for target in {match.target for match in matches if is_address(match)}:
        for start, _ in reversed(_places(text, target)):
            beside = re.search(r"(?<!\S)(\S+)\s+$", text[:start])
            if beside and _begins(target, beside[1]):  # info info@unrwa.org
                text = text[: beside.start()] + text[start:]
    return text


def run_round(text: str, span: Span) -> Span:
    """The whole run without space in which a word stands, without the marks around it."""
    return next(((a, b) for a, b in _runs(text) if a <= span[0] < span[1] <= b), span)


def _runs(text: str) -> Iterator[Span]:
    for found in _RUN.finditer(text):
        run = found.group().rstrip(_MARKS)
        label = _LABEL.match(run)
        start = label.end() if label else len(run) - len(run.lstrip(_MARKS))
        if start < len(run):
            yield found.start() + start, found.start() + len(run)


def _places(text: str, target: str) -> list[Span]:
    return [found.span() for found in re.finditer(re.escape(target), text)]


def _looks_like_one(run: str, addresses: Sequence[Match]) -> bool:
    return bool(_ADDRESS.fullmatch(run)) or any(_has_pieces_of(run, match.target) for match in addresses)


def _has_pieces_of(run: str, address: str) -> bool:
    """Whether a run consists of several pieces, mostly of the address: `registered.com/home/article/5120`."""
    pieces, own = _PIECE.findall(run), set(_PIECE.findall(address))
    known = [piece for piece in pieces if piece in own]
    words = [piece for piece in known if piece.isalpha() and len(piece) > 1]
    return len(pieces) > 1 and bool(words) and 2 * len(known) >= len(pieces)


def _most_alike(run: str, addresses: Sequence[Match]) -> Match:
    return max(addresses, key=lambda match: fuzz.ratio(run, match.target))


def _begins(address: str, word: str) -> bool:
    """Whether a word is the beginning of an address, up to one of its signs."""
    rest = address[len(word) :]
    return address.startswith(word) and not (word[-1].isalnum() and rest[:1].isalnum())
