"""A glossary for sentences that come with none: drawn from a list of names."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from benchmarks.data import Name, Pair
from translator.enforcement.presence import occurrences
from translator.glossary import Glossary, Matcher, Term
from translator.glossary.normalise import normal_form

# What papers keep glossaries of. Adjectives of origin, currencies, months are ordinary words.
_KINDS = {"person": "person", "place": "place", "organisation": "organisation", "term": "term"}


def draw_terms(names: Iterable[Name], pairs: Sequence[Pair]) -> Glossary:
    """Draw the names that occur on both sides of the pairs.

    A name is drawn with the spelling that the references use most, if more than half of the pairs
    whose source has the name have that spelling in the reference, as whole words. So a name that is
    mostly another word (لي is Lee, but usually “to me”) stays out, as it would in a real glossary,
    while the references may call a drawn name otherwise now and then.
    """
    spellings: defaultdict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        form = normal_form(name.source)
        if form and name.kind in _KINDS and name.target[0].isupper():
            spellings[form].append(name)
    # A target of one word has no family name, so that only whole names are found.
    probes = {Term(same[0].source, f"name-{i}"): same for i, same in enumerate(spellings.values())}
    matcher = Matcher(Glossary(tuple(probes)))
    found: Counter[Term] = Counter()
    agreed: defaultdict[Term, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        for term in {match.term for match in matcher.find(pair.source)}:
            found[term] += 1
            targets = {name.target for name in probes[term]}
            agreed[term].update(target for target in targets if occurrences(pair.reference, target))
    terms = []
    for probe, same in probes.items():
        for target, count in sorted(agreed[probe].items(), key=lambda item: (-item[1], item[0]))[:1]:
            if 2 * count > found[probe]:
                name = next(name for name in same if name.target == target)
                terms.append(Term(name.source, name.target, kind=_KINDS[name.kind]))
    return Glossary(tuple(terms))


def as_csv(names: Iterable[Name], count: int) -> str:
    """The first `count` names with a source of their own as a glossary file."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(("source", "target", "kind"))
    seen: set[tuple[str, ...]] = set()
    for name in names:
        form = normal_form(name.source)
        if len(seen) < count and form and form not in seen:
            seen.add(form)
            writer.writerow((name.source, name.target, _KINDS.get(name.kind, "term")))
    return stream.getvalue()
