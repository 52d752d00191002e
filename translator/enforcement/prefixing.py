"""The third rung: keep the target up to where a missing term belongs, put the term there, and go on.

The model continues the sentence from a prefix that ends with the term (`target_prefix`), so that
what follows fits it. Several missing terms take several rounds, from the first to the last.
"""

from __future__ import annotations

from collections.abc import Sequence

from translator.alignment import Alignment
from translator.enforcement.addresses import without_tries
from translator.enforcement.echoes import without_echoes
from translator.enforcement.judging import Verdict, taken_by
from translator.enforcement.placing import place
from translator.enforcement.splicing import fitted, spaced
from translator.glossary import Match

ROUNDS = 4
"""The most terms that are forced into one sentence this way."""


def next_prefix(
    text: str, begun: int, verdict: Verdict, matches: Sequence[Match], alignment: Alignment | None
) -> tuple[str, Match] | None:
    """The prefix up to and with the first missing term, and that term.

    The first `begun` characters of `text` were a prefix already; None when no term belongs behind
    them. `alignment` joins `text` with the source that the places of `matches` refer to.
    """
    taken = taken_by(text, matches)
    first: tuple[str, Match] | None = None
    nearest = len(text) + 1
    for match in verdict.missing:
        edit = fitted(text, place(text, taken, match, matches, alignment), match, taken)
        if begun <= edit.start < nearest:
            nearest = edit.start
            # The model's own try at the name, right before it, is cut off.
            prefix = without_echoes(spaced(text[: edit.start]) + edit.target, [match])
            first = (without_tries(prefix, matches), match)
    return first
