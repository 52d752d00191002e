"""What a candidate has lost beside its terms: a name is no gain when a number goes for it.

A model that is shown a name now and then leaves out what stands near it. Only what can be told in any
language and at once is looked at, numbers in digits and quotation marks; the checks, which know words
for numbers and months too, tell the reviewer of the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from translator.checks import Sentence
from translator.checks.digits import written_numbers
from translator.checks.marks import check_quotes
from translator.glossary import Match


def losses(source: str, matches: Sequence[Match], target: str) -> int:
    """How many numbers and quotations of `source` are not in `target`; `matches` are its terms.

    Numbers within a term (`سو-57`) are part of its name.
    """
    said = {value for number in written_numbers(target) for value in number.values}
    numbers = sum(
        number.firm and said.isdisjoint(number.values)
        for number in written_numbers(source)
        if not any(match.start <= number.start < match.end for match in matches)
    )
    quotations = check_quotes(Sentence(source, target, pair=("", "")))  # marks are of no language
    return numbers + len(list(quotations))
