"""The names: an index of all, and a page of each with every sentence pair in which it occurs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from translator.site.alphabet import by_letter
from translator.site.cards import Name, Occurrence, Span
from translator.site.listing import Listed
from translator.site.lists import Slice, make_list, slices
from translator.site.naming import KINDS
from translator.site.pages import Page, Site


@dataclass(frozen=True)
class Entry:
    """A name as a language's pages show it.

    `names` are the rows of the glossaries that it stands for, by pair; `count` its articles.
    """

    slug: str
    names: dict[str, Name]
    count: int

    @property
    def kind(self) -> str:
        """What the first of the rows says that it is."""
        return next(iter(self.names.values())).kind

    def texts(self, language: str) -> dict[str, str]:
        """The name in each language, in `language` first."""
        texts: dict[str, str] = {}
        for pair, name in self.names.items():
            source, _, target = pair.partition("-")
            texts.setdefault(source, name.source)
            texts.setdefault(target, name.target)
        return dict(sorted(texts.items(), key=lambda item: item[0] != language))

    def family(self, language: str) -> str:
        """The family name of a person in a language; empty when the name has none."""
        for pair, name in self.names.items():
            if language in pair.split("-"):
                return name.family.source if pair.startswith(f"{language}-") else name.family.target
        return ""

    def spellings(self) -> dict[str, list[str]]:
        """All spellings in the languages that have several."""
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for pair, name in self.names.items():
            source, _, target = pair.partition("-")
            found[source] |= dict.fromkeys(name.spellings)
            found[target][name.target] = None
            if name.family.target:
                found[target][name.family.target] = None
        return {language: list(spellings) for language, spellings in found.items() if len(spellings) > 1}


@dataclass(frozen=True)
class Piece:
    """A piece of a sentence; `marked` when it is the name."""

    text: str
    marked: bool


def pages(site: Site) -> Iterator[Page]:
    """Yield the index of the names and the page of each, in each language."""
    entries = {language: _entries(site, language) for language in site.languages}
    paths: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for language, of_language in entries.items():
        path = f"{language}/names/index.html"
        made = partial(make_index, path=path, language=language, entries=list(of_language.values()))
        yield Page(path, site.fingerprint("names", language, of_language), made)
        for slug in of_language:
            paths[slug][language] = name_path(language, slug)
    order = _order(site)
    for slug, found in paths.items():
        same: dict[tuple[str, ...], tuple[list[Listed], dict[str, str]]] = {}  # by the pairs of a language
        for language in found:
            entry = entries[language][slug]
            pairs = tuple(entry.names)
            if pairs not in same:
                digests = _digests(site, entry)
                same[pairs] = [site.by_key[key] for key in sorted(digests, key=order.__getitem__)], digests
            yield from _name_pages(site, language, entry, *same[pairs], found)


def name_path(language: str, slug: str) -> str:
    """The path of a name's page."""
    return f"{language}/names/{slug}.html"


def _entries(site: Site, language: str) -> dict[str, Entry]:
    """The names of the pairs that have the language, in the order of the pairs and of the targets."""
    names_of: defaultdict[str, dict[str, Name]] = defaultdict(dict)
    for pair, names in site.names.items():
        if language in pair.split("-"):
            for name in names:
                names_of[name.slug][pair] = name
    counts: Counter[str] = Counter()
    for article in site.once_each(language):
        others = (site.by_key[key] for key in site.versions(article))
        versions = [article, *(other for other in others if language in (other.source, other.target))]
        slugs = (name.slug for version in versions for name in site.names_in(version))
        counts.update(dict.fromkeys(slugs, 1))
    return {slug: Entry(slug, names, counts[slug]) for slug, names in names_of.items()}


def _order(site: Site) -> dict[str, tuple[int, int]]:
    """Where each article stands on the page of a name: the newest first, one in several pairs together."""
    first: dict[tuple[str, str], int] = {}
    for number, article in enumerate(site.articles):
        first.setdefault((article.source, article.slug), number)
    pairs = list(site.settings.pairs)
    return {a.key: (first[a.source, a.slug], pairs.index(a.pair)) for a in site.articles}


def _digests(site: Site, entry: Entry) -> dict[str, str]:
    """A digest of the name's sentences in each of its articles, by their key."""
    return {
        key: digest
        for pair, name in entry.names.items()
        for key, digest in site.store.mentions(name.source).items()
        if key.startswith(f"{pair}/")
    }


def _name_pages(
    site: Site,
    language: str,
    entry: Entry,
    articles: Sequence[Listed],
    digests: Mapping[str, str],
    found: dict[str, str],
) -> Iterator[Page]:
    path = name_path(language, entry.slug)
    for part in slices(articles, path, path.removesuffix(".html")):
        said = [(site.by_key[key].head, digests[key]) for key in part.keys]
        fingerprint = site.fingerprint("name", language, entry, found, part, said)
        made = partial(make_name, language=language, entry=entry, found=found, part=part)
        yield Page(part.path, fingerprint, made)


def make_index(site: Site, *, path: str, language: str, entries: list[Entry]) -> bytes:
    """Make the index of the names: by kind, and each kind in the order of the alphabet."""

    def text_of(entry: Entry) -> str:
        """A person stands where the family name belongs."""
        text, family = entry.texts(language)[language], entry.family(language)
        return f"{family} {text.removesuffix(family)}" if family else text

    kinds = [
        (kind, len(some), by_letter(some, text_of, language))
        for kind in KINDS
        if (some := [entry for entry in entries if entry.kind == kind])
    ]
    return make_list(
        site, "names.html.j2", path, language, kinds=kinds, count=len(entries), name_path=name_path
    )


def make_name(site: Site, *, language: str, entry: Entry, found: dict[str, str], part: Slice) -> bytes:
    """Make a page of a name."""
    sentences: dict[str, list[Occurrence]] = {}
    for pair, name in entry.names.items():
        keys = [key for key in part.keys if key.startswith(f"{pair}/")]
        sentences |= site.store.occurrences(name.source, keys)
    return make_list(
        site,
        "name.html.j2",
        part.path,
        language,
        part=part,
        found=found,
        entry=entry,
        sentences=sentences,
        pieces=pieces,
    )


def pieces(text: str, spans: Sequence[Span]) -> list[Piece]:
    """Cut a sentence where the name begins and ends; spans that overlap are marked together."""
    cut: list[Piece] = []
    done = 0
    for start, end in sorted(spans):
        start = max(start, done)
        if start >= end:
            continue
        if start > done or not cut:
            cut.append(Piece(text[done:start], False))
        cut.append(Piece(text[start:end], True))
        done = end
    cut.append(Piece(text[done:], False))
    return [piece for piece in cut if piece.text]
