"""Looking into a glossary: terms by a word or within a sentence, its figures, and where terms are used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translator.article import Article
from translator.glossary.entries import Entry
from translator.glossary.lint.across import findings_across
from translator.glossary.matching import Match, Matcher
from translator.glossary.normalise import normal_form
from translator.glossary.terms import Glossary, Term
from translator.translation import Segment
from translator.units import units_of


@dataclass(frozen=True)
class Use:
    """A sentence of an article in which terms stand, at the source positions of the matches."""

    article: Article
    segment: Segment
    matches: tuple[Match, ...]

    def marked(self) -> str:
        """The sentence with the terms between ⟦ and ⟧."""
        text, position = "", 0
        for match in self.matches:
            text += (
                f"{self.segment.text[position : match.start]}⟦{self.segment.text[match.start : match.end]}⟧"
            )
            position = match.end
        return text + self.segment.text[position:]


def glossary_of(entries: Sequence[Entry]) -> Glossary:
    """The terms that can be found. Of two rows with one spelling the first counts."""
    return Glossary(tuple(entry.term for entry in entries if entry.is_usable))


def find(entries: Sequence[Entry], text: str) -> list[Entry]:
    """The entries with the words of `text` in a spelling or a target, and those found within `text`.

    Those that say exactly `text` come first, with those that forbid it, then those within it in their
    order there. In a sentence of the target language a target counts as whole words, that of a person
    also by its family name, and so does what is forbidden.
    """
    words = normal_form(text)
    exact, part, within_target = [], [], []
    for entry in entries:
        target = normal_form(entry.term.target)
        forms = (*entry.normals, target)
        if words in forms or words in map(normal_form, entry.term.forbidden):
            exact.append(entry)
        elif any(_contains(form, words) for form in forms):
            part.append(entry)
        forbidden = map(normal_form, entry.term.forbidden)
        places = [_place(form, words) for form in (target, *_family_targets(entry), *forbidden)]
        found = [place for place in places if place >= 0]
        if found:
            within_target.append((min(found), entry))
    by_term = {id(entry.term): entry for entry in entries}
    within = [by_term[id(match.term)] for match in Matcher(glossary_of(entries)).find(text)]
    within += [entry for _, entry in sorted(within_target, key=lambda each: each[0])]
    return list({id(entry): entry for entry in (*exact, *within, *part)}.values())


def forbidden_in(entry: Entry, text: str) -> list[str]:
    """The forbidden targets of an entry that stand in `text` as whole words, outside its right target."""
    rest = f" {' '.join(normal_form(text))} ".replace(f" {' '.join(normal_form(entry.term.target))} ", " | ")
    return [each for each in entry.term.forbidden if f" {' '.join(normal_form(each))} " in rest]


def _family_targets(entry: Entry) -> Iterator[Sequence[str]]:
    return (normal_form(target) for _, target in entry.term.short_forms())


def _place(form: Sequence[str], words: Sequence[str]) -> int:
    """Where the words of a form stand within a text, or -1."""
    text, wanted = f" {' '.join(words)} ", f" {' '.join(form)} "
    return text.find(wanted) if form else -1


def _contains(form: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the words stand in a form, the last of them perhaps begun only (`Krem` in `Kremlin`)."""
    return bool(words) and f" {' '.join(words)}" in f" {' '.join(form)}"


def uses(terms: Sequence[Term], matcher: Matcher, article: Article) -> Iterator[Use]:
    """The sentences of an article in which one of `terms` stands, as a translation would find it.

    All terms of the matcher take part: where a longer term stands, a shorter one within it does not.
    """
    wanted = {id(term) for term in terms}
    for unit in units_of(article, matcher):
        matches = tuple(match for match in unit.matches if id(match.term) in wanted)
        if matches:
            yield Use(article, unit.segment, matches)


@dataclass(frozen=True)
class Figures:
    """What a glossary holds, in numbers; `conflicts` are spellings with two targets."""

    terms: int
    files: dict[str, int]
    kinds: dict[str, int]
    whens: dict[str, int]
    variants: int
    forbidden: int
    article: int
    conflicts: int


def figures(entries: Sequence[Entry]) -> Figures:
    """Count what the entries hold."""
    terms = [entry.term for entry in entries]
    conflicts = sum(finding.rule == "two-targets" for finding in findings_across(entries))
    return Figures(
        terms=len(terms),
        files=dict(Counter(str(entry.sheet.path) for entry in entries)),
        kinds=dict(Counter(term.kind for term in terms).most_common()),
        whens=dict(Counter(term.when.value for term in terms).most_common()),
        variants=sum(len(term.variants) for term in terms),
        forbidden=sum(bool(term.forbidden) for term in terms),
        article=sum(bool(term.article) for term in terms),
        conflicts=conflicts,
    )
