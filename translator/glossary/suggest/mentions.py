"""A name as it stands in a sentence, with what speaks for its being one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from translator.glossary.normalise import Word


class Evidence(Enum):
    """What speaks for a name: a reason for people, its weight in log-odds, the kind that it tells.

    The weights are those of a logistic regression on news that the benchmark does not measure on.
    """

    TABLE = ("in the table of places", 3.5, "place")
    TITLE = ("after a title", 0.8, "person")
    FIRST_NAME = ("begins with a first name", 0.9, "person")
    SPEAKER = ("after a verb of saying", 0.6, "person")
    SPEAKS = ("before what is said", 2.0, "person")
    PLACE = ("after a word for a place", 2.1, "place")
    COUNTRY = ("after a word that takes a country", 0.4, "place")
    ORGANISATION = ("after a word for an organisation", 0.9, "organisation")
    QUOTED = ("in quotation marks", 0.8, "")
    FOREIGN = ("spelled like a foreign name", 2.0, "")
    VERY_FOREIGN = ("spelled like no Arabic word", 0.9, "")
    SEVERAL = ("several such words together", 1.4, "")
    SOMEWHERE = ("after a preposition", 0.4, "")
    CAPITALS = ("capitalised within a sentence", 3.5, "")
    PLACE_PHRASE = ("a phrase that names places", 2.4, "place")
    INSTITUTION = ("a phrase that names institutions", 1.9, "organisation")

    def __init__(self, reason: str, weight: float, kind: str) -> None:
        self.reason = reason
        self.weight = weight
        self.kind = kind


@dataclass(frozen=True)
class Mention:
    """A name in a text: its words in normal form, and where each stands.

    `free` says that nothing is written together with its first word (في بكين, where ب is no
    particle). `doubtful` says that it may be no name but for other mentions.
    """

    words: tuple[str, ...]
    text: str
    parts: tuple[Word, ...]
    evidence: frozenset[Evidence]
    free: bool = False
    particles: int = 0
    doubtful: bool = False

    def __post_init__(self) -> None:
        if not self.words or len(self.words) != len(self.parts):
            raise ValueError(f"{len(self.words)} words have {len(self.parts)} places")

    @property
    def start(self) -> int:
        """Where the name begins in the text, behind particles."""
        return self.parts[0].offsets[self.particles]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1].end

    @property
    def written(self) -> str:
        """The name as it is written."""
        return self.text[self.start : self.end]

    def part(self, first: int, last: int) -> Mention:
        """The words from `first` up to `last`; what stands before the name speaks for its beginning."""
        return Mention(
            self.words[first:last],
            self.text,
            self.parts[first:last],
            self.evidence if first == 0 else frozenset(),
            self.free and first == 0,
            self.particles if first == 0 else 0,
            self.doubtful,
        )

    def without(self, letters: int, stem: str) -> Mention:
        """With the particles off that are written together with the first word."""
        return replace(self, words=(stem, *self.words[1:]), particles=letters, free=True)
