"""From mentions to names: one for each, with the short forms in which it is repeated."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from translator.glossary.matching.wordlists import Words
from translator.glossary.suggest.mentions import Evidence, Mention

PHRASES = frozenset((Evidence.INSTITUTION, Evidence.PLACE_PHRASE))
_BIAS = -2.4  # in log-odds, as the weights of evidence
_REPEATED_PHRASE = 0.7  # what each doubling of its mentions adds for a phrase of ordinary words


@dataclass
class Gathered:
    """All mentions of one name; `words` are its words without particles."""

    words: Words
    mentions: list[Mention] = field(default_factory=list)
    short: list[Mention] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How often the name stands in the texts, its short forms included."""
        return len(self.mentions) + len(self.short)

    @property
    def evidence(self) -> frozenset[Evidence]:
        """All that speaks for it."""
        return frozenset(each for mention in (*self.mentions, *self.short) for each in mention.evidence)

    @property
    def is_phrase(self) -> bool:
        """Whether it is made of ordinary words."""
        return bool(self.evidence & PHRASES)

    @property
    def confidence(self) -> float:
        """How likely this is a name, from 0 to 1."""
        odds = _BIAS + sum(each.weight for each in self.evidence)
        if self.is_phrase:
            odds += _REPEATED_PHRASE * math.log2(self.count)
        return 1 / (1 + math.exp(-odds))


def by_words(mentions: Iterable[Mention]) -> list[Gathered]:
    """Gather the mentions with the same words; what was found twice at a place speaks together."""
    places: dict[tuple[str, int, int], Mention] = {}
    for mention in mentions:
        place = (mention.text, mention.parts[0].start, mention.end)
        other = places.get(place)
        places[place] = replace(other, evidence=other.evidence | mention.evidence) if other else mention
    gathered: dict[Words, Gathered] = {}
    for mention in places.values():
        gathered.setdefault(mention.words, Gathered(mention.words)).mentions.append(mention)
    return list(gathered.values())


def with_short_forms(names: Sequence[Gathered], stands_alone: Callable[[Words], bool]) -> list[Gathered]:
    """Let a family name by itself count for the full name, unless it `stands_alone`."""
    full: dict[Words, list[Gathered]] = defaultdict(list)
    for each in names:
        for length in range(1, len(each.words)):
            full[each.words[-length:]].append(each)
    kept = []
    for each in names:
        owners = [] if stands_alone(each.words) else full.get(each.words, [])
        if owners:
            max(owners, key=lambda owner: owner.count).short += each.mentions
        else:
            kept.append(each)
    return kept
