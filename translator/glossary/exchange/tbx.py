"""Reading glossaries in TBX, the exchange format of terminology (ISO 30042).

Version 2 (`martif`, 2008) and version 3 (`tbx`, 2019) are understood, the latter in both styles:
DCA names a category in an attribute (`<termNote type="partOfSpeech">`), DCT in the element itself
(`<min:partOfSpeech>`). Source terms of an entry are the spellings of one term, the preferred one
first; of the target terms the preferred one is the target, and deprecated ones are forbidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from translator.errors import GlossaryError
from translator.glossary.exchange.languages import Pair, main_language
from translator.glossary.exchange.rows import Reading, reading_of, term_of
from translator.glossary.exchange.safe_xml import XML_LANG, local_name, parse, place_of, text_of
from translator.glossary.kinds import KIND_NAMES
from translator.glossary.terms import ARTICLES, KINDS, Term, When

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOTS = ("martif", "tbx")
_ENTRIES = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_CONTAINERS = (*_LANGUAGES, *_TERMS)
_CATEGORY_IN_ATTRIBUTE = ("descrip", "termNote", "admin")
# Elements that only hold others, and what is about the history of an entry, not about its terms.
_GROUPS = ("descripGrp", "termNoteGrp", "adminGrp", "termGrp", "termCompList")
_HISTORY = (
    "transacGrp",
    "transac",
    "transacNote",
    "transactionType",
    "date",
    "responsibility",
    "ref",
    "xref",
)

_PREFERRED = {"preferredtermadmnsts", "preferredterm", "preferred", "standardizedterm"}
_FORBIDDEN = {
    "deprecatedtermadmnsts", "deprecatedterm", "deprecated", "supersededtermadmnsts", "supersededterm",
    "superseded", "forbidden", "notrecommended", "obsolete",
}  # fmt: skip
_STATUS = ("administrativeStatus", "normativeAuthorization", "usageStatus", "status")
_USED = {"term", "subjectField", "partOfSpeech", "termType", "note", "definition", *_STATUS}


@dataclass(frozen=True)
class _Detail:
    category: str
    value: str


@dataclass(frozen=True)
class _Spelling:
    text: str
    details: tuple[_Detail, ...]

    @property
    def status(self) -> str:
        values = [detail.value for detail in self.details if detail.category in _STATUS]
        return "".join(filter(str.isalpha, values[0].lower())) if values else ""

    @property
    def forbidden(self) -> bool:
        return self.status in _FORBIDDEN


def read_tbx(data: bytes, where: str, pair: Pair) -> Reading:
    """Read the entries that have terms in both languages of `pair`.

    Raises:
        GlossaryError: `data` is no TBX, or no entry has both languages.
    """
    root = parse(data, where)
    if local_name(root) not in _ROOTS:
        raise GlossaryError(
            f"is no TBX: it begins with <{local_name(root)}>",
            where=where,
            remedy="say what it is with --format",
        )
    entries = [element for element in root.iter() if local_name(element) in _ENTRIES]
    read = [(entry, _languages(entry, pair)) for entry in entries]
    whole = [(entry, languages) for entry, languages in read if all(languages)]
    if not whole:
        raise GlossaryError(
            f"has no entry in both {pair.source} and {pair.target}; {_languages_in(root)}",
            where=where,
            remedy="name its languages with --pair",
        )
    makers = (partial(_term, entry, *languages, where) for entry, languages in whole)
    return reading_of(makers, notices=tuple(_notices(whole, len(entries), pair)))


def _languages(entry: _Element, pair: Pair) -> tuple[list[_Element], list[_Element]]:
    """The parts of an entry in the source and in the target language, the plain code (`en`) first."""

    def of(language: str) -> list[_Element]:
        parts = [part for part in entry.iterchildren() if local_name(part) in _LANGUAGES]
        own = [part for part in parts if main_language(_code(part)) == language]
        return sorted((part for part in own if any(_spellings(part))), key=lambda part: len(_code(part)))

    return of(pair.source), of(pair.target)


def _code(part: _Element) -> str:
    return part.get(XML_LANG) or part.get("lang") or ""


def _languages_in(root: _Element) -> str:
    codes = {_code(part) for part in root.iter() if local_name(part) in _LANGUAGES} - {""}
    return f"it has {', '.join(sorted(codes))}" if codes else "it has no language at all"


def _spellings(part: _Element) -> Iterator[_Spelling]:
    for group in part.iterchildren():
        if local_name(group) not in _TERMS:
            continue
        term = next((element for element in group.iter() if local_name(element) == "term"), None)
        if term is not None and text_of(term):
            yield _Spelling(text_of(term), tuple(_details(group)))


def _details(element: _Element) -> Iterator[_Detail]:
    """What is said of an element itself: not of the languages and terms inside it."""
    for child in element.iterchildren():
        name = local_name(child)
        if name in _CONTAINERS or name in _HISTORY:
            continue
        if name in _GROUPS:
            yield from _details(child)
        elif name in _CATEGORY_IN_ATTRIBUTE:
            yield _Detail(child.get("type", ""), text_of(child))
        else:
            yield _Detail(name, text_of(child))


def _term(entry: _Element, sources: list[_Element], targets: list[_Element], where: str) -> Term:
    spellings = _preferred_first(spelling for part in sources for spelling in _spellings(part))
    renderings = _preferred_first(spelling for part in targets for spelling in _spellings(part))
    target = renderings[0].text
    common = [detail for element in (entry, *sources, *targets) for detail in _details(element)]
    of_terms = [detail for spelling in (*spellings, *renderings) for detail in spelling.details]
    kind, subjects = _kind(common, of_terms)
    fields = _fields(of_terms)
    also = [text.text for text in renderings[1:] if not text.forbidden and text.text != target]
    notes = [detail.value for detail in common if detail.category in ("note", "definition")]
    notes += [d.value for d in of_terms if d.category in ("note", "definition") and not _field(d)]
    notes += [f"subject: {subject}" for subject in subjects]
    notes += [f"also: {', '.join(dict.fromkeys(also))}"] if also else []
    cells = {
        "source": spellings[0].text,
        "target": target,
        "variants": "|".join(spelling.text for spelling in spellings[1:]),
        "forbidden": "|".join(text.text for text in renderings[1:] if text.forbidden),
        "kind": kind,
        "note": "; ".join(dict.fromkeys(filter(None, notes))),
        **fields,
    }
    return term_of(cells, place_of(entry, where))


def _preferred_first(spellings: Iterable[_Spelling]) -> list[_Spelling]:
    def rank(spelling: _Spelling) -> int:
        return 0 if spelling.status in _PREFERRED else 2 if spelling.forbidden else 1

    return sorted(spellings, key=rank)


def _kind(common: Sequence[_Detail], of_terms: Sequence[_Detail]) -> tuple[str, list[str]]:
    """The kind of a term, if it is said, and the subjects that name no kind."""
    subjects = [detail.value for detail in common if detail.category == "subjectField" and detail.value]
    named = [KIND_NAMES.get(subject.lower(), subject.lower()) for subject in subjects]
    kinds = [kind for kind in named if kind in KINDS]
    others = [subject for subject, kind in zip(subjects, named, strict=True) if kind not in KINDS]
    if kinds:
        return kinds[0], others
    adjective = any(d.category == "partOfSpeech" and d.value.lower() == "adjective" for d in of_terms)
    return "adjective" if adjective else "", others


def _fields(of_terms: Iterable[_Detail]) -> dict[str, str]:
    return dict(field for detail in of_terms if (field := _field(detail)))


def _field(detail: _Detail) -> tuple[str, str] | None:
    """A note of a term that says `when: in-full` or `article: the`, as our own export writes it."""
    name, _, value = detail.value.partition(": ")
    known = {"when": [when.value for when in When], "article": [article for article in ARTICLES if article]}
    return (name, value) if detail.category == "note" and value in known.get(name, ()) else None


def _notices(
    whole: Sequence[tuple[_Element, tuple[list[_Element], list[_Element]]]], entries: int, pair: Pair
) -> Iterator[str]:
    if len(whole) < entries:
        yield f"{entries - len(whole)} of {entries} entries have no term in {pair.source} or {pair.target}."
    unused: set[str] = set()
    for entry, (sources, targets) in whole:
        for element in (entry, *sources, *targets):
            unused.update(detail.category for detail in _details(element))
        for part in (*sources, *targets):
            unused.update(detail.category for spelling in _spellings(part) for detail in spelling.details)
    unused -= {*_USED, ""}
    if unused:
        yield f"Left out, as the glossary has no column for it: {', '.join(sorted(unused))}."
