"""Names that texts use and the glossary lacks, each with its context and a proposed target.

For Arabic names are found by rules: `arabic` (what stands in a sentence, and what speaks for its being
a name), `segmenting` and `arabic_names` (what belongs together over all texts), with the words that
are no names (`ordinary`), look foreign (`foreign`), are known places (`known`) or announce a name
(`cues`). Languages with capitals have it easier (`latin`). `romanise` proposes the spelling. `kinds`
guesses what a name is that stands by itself.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from translator.glossary.matching import Match
from translator.glossary.normalise import normal_form
from translator.glossary.suggest import arabic, arabic_names
from translator.glossary.suggest.gathering import Gathered
from translator.glossary.suggest.latin import CapitalisedNames
from translator.glossary.suggest.mentions import Evidence, Mention
from translator.glossary.suggest.ordinary import is_ordinary
from translator.glossary.suggest.romanise import Romaniser
from translator.glossary.terms import Glossary, Term

__all__ = ["SUGGESTED_FROM", "Suggestion", "suggest"]

SUGGESTED_FROM = 0.4
"""The confidence from which a name is suggested."""

_TATWEEL = "ـ"
_SEVERAL_ARE = "person"
_ONE_IS = "place"


@dataclass(frozen=True)
class Suggestion:
    """A name that texts use `count` times; it stands at `sentence[start:end]`.

    `target` is a proposal, or empty; `by` says where that comes from (see `Proposal`) and `spelling` how
    likely it is the right one, from 0 to 1. `confidence` is how likely this is a name at all, and
    `reasons` say why.
    """

    source: str
    target: str
    by: str
    spelling: float
    kind: str
    count: int
    confidence: float
    sentence: str
    start: int
    end: int
    reasons: tuple[str, ...]

    @property
    def marked(self) -> str:
        """The sentence with the name between ⟦ and ⟧."""
        before, name, after = (
            self.sentence[: self.start],
            self.sentence[self.start : self.end],
            self.sentence[self.end :],
        )
        return f"{before}⟦{name}⟧{after}"

    def term(self, target: str = "") -> Term:
        """The row that the glossary would get."""
        return Term(self.source, target or self.target, kind=self.kind, note="suggested")


def suggest(
    sentences: Iterable[tuple[str, Sequence[Match]]],
    glossary: Glossary,
    *,
    source: str = "ar",
    target: str = "en",
    minimum: int = 1,
) -> list[Suggestion]:
    """Find names in `sentences`, each with the terms of the `glossary` in it.

    A sentence that stands twice counts once. The most frequent names come first, of these the surest.
    """
    read = dict(sentences)
    if source == "ar":
        found = [
            m
            for text, matches in read.items()
            for m in arabic.Sentence(text, _taken(text, matches)).mentions()
        ]
        names = arabic_names.gather(found)
    else:
        capitals = CapitalisedNames(source)
        found = [m for text, matches in read.items() for m in capitals.mentions(text, _taken(text, matches))]
        names = capitals.gather(found)
    wanted = [name for name in names if name.count >= minimum and name.confidence >= SUGGESTED_FROM]
    romaniser = Romaniser(glossary.terms, source, target)
    suggestions = [_suggestion(name, romaniser) for name in wanted]
    return sorted(suggestions, key=lambda each: (-each.count, -each.confidence, each.source))


def _taken(text: str, matches: Sequence[Match]) -> list[tuple[int, int]]:
    """The spans of the terms, without family names that here belong to somebody else."""
    return [
        (match.start - match.clitics, match.end + match.enclitics)
        for match in matches
        if not _is_of_somebody_else(text, match)
    ]


def _is_of_somebody_else(text: str, match: Match) -> bool:
    """Whether a known family name stands after another first name, or is the first name of a longer one."""
    words = normal_form(text[match.start : match.end])
    if match.term.kind != "person" or len(words) > 1 or words == normal_form(match.term.source):
        return False
    own = normal_form(match.term.source)
    before = normal_form(text[: match.start])[-1:] if text[: match.start].endswith(" ") else ()
    after = normal_form(text[match.end :])[:1] if text[match.end :].startswith(" ") else ()
    other_first_name = bool(before) and arabic.is_first_name(before[0]) and before[0] not in own
    goes_on = bool(after) and arabic.is_first_name(words[0]) and not is_ordinary(after[0])
    return other_first_name or goes_on


def _suggestion(name: Gathered, romaniser: Romaniser) -> Suggestion:
    best = max(
        name.mentions, key=lambda mention: (sum(e.weight for e in mention.evidence), -len(mention.text))
    )
    written = _written(name)
    kind = _kind(name, written)
    proposal = romaniser.propose(written, kind, phrase=name.is_phrase)
    return Suggestion(
        source=written,
        target=proposal.text,
        by=proposal.by,
        spelling=proposal.sure,
        kind=kind,
        count=name.count,
        confidence=round(name.confidence, 2),
        sentence=best.text,
        start=best.start,
        end=best.end,
        reasons=tuple(sorted(each.reason for each in name.evidence)),
    )


def _kind(name: Gathered, written: str) -> str:
    votes: dict[str, float] = {}
    for each in sorted(name.evidence, key=lambda evidence: evidence.name):
        if each.kind:
            votes[each.kind] = votes.get(each.kind, 0.0) + each.weight
    if Evidence.TABLE in name.evidence:
        return Evidence.TABLE.kind
    if votes:
        return max(votes, key=votes.__getitem__)
    if written.isupper():  # NATO
        return "organisation"
    return _SEVERAL_ARE if len(name.words) > 1 else _ONE_IS


def _written(name: Gathered) -> str:
    """The name as it is mostly written, without marks and with its whole article."""
    forms = Counter(
        _plain(mention) for mention in name.mentions if normal_form(mention.written) == name.words
    )
    if forms:
        return max(forms, key=lambda form: (forms[form], form))
    written = _plain(name.mentions[0])
    return f"ال{written.removeprefix('ل')}" if name.words[0].startswith("ال") else written


def _plain(mention: Mention) -> str:
    decomposed = unicodedata.normalize("NFC", mention.written)
    kept = (c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cf") and c != _TATWEEL)
    return " ".join("".join(kept).split())
