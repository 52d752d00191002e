"""Faults of a cell by itself, each with its one right mending, so that `--fix` may do it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from translator.translation import Severity

SOURCE_SIDE = ("source", "variants")
TARGET_SIDE = ("target", "forbidden")
_PLAIN_WORD = r"[!-~\u0621-\u063a\u0641-\u064a]+"
_PLAIN = re.compile(rf"{_PLAIN_WORD}(?: {_PLAIN_WORD})*")
_VISIBLE_FORMAT = re.compile("[\u0600-\u0605\u06dd\u08e2]")  # Arabic number signs and the like
_PERSIAN_LETTERS = str.maketrans("یکہھےۀ", "يكههيه")
_SHAPES = re.compile("[\ufb50-\ufdf9\ufdfc\ufe70-\ufefc]")
_TATWEEL = "ـ"
_JOINERS = "\u200c\u200d"  # non-joiner and joiner, which some languages spell with
_SPELLED_WITH_JOINERS = frozenset("fa ur ps ckb sd ug hi mr ne bn as ta te kn ml si".split())


@dataclass(frozen=True)
class CellRule:
    """A fault of a cell: `mend(text, language)` takes it out and changes nothing where it is not."""

    name: str
    severity: Callable[[str], Severity]  # by column
    message: Callable[[str, str], str]  # of the text before and after
    remedy: str
    done: str  # what mending did
    mend: Callable[[str, str], str]
    columns: tuple[str, ...]


def is_plain(text: str) -> bool:
    """Whether a cell consists of Arabic letters and ASCII with single spaces: nothing to find in it."""
    return not text or bool(_PLAIN.fullmatch(text))


def cell_faults(column: str, text: str, language: str, kind: str = "term") -> Iterator[tuple[CellRule, str]]:
    """The rules that a cell of a row of this kind breaks, each with the text as it should be by the rule."""
    for rule in _rules_for(column, text, kind):
        mended = rule.mend(text, language)
        if mended != text:
            yield rule, mended


def mend_cell(column: str, text: str, language: str, kind: str = "term") -> tuple[str, list[str]]:
    """The text of a cell without the faults that have one right mending, and what was done to it."""
    done = []
    for rule in _rules_for(column, text, kind):
        mended = rule.mend(text, language)
        if mended != text:
            done.append(rule.done)
        text = mended
    return text, done


def _rules_for(column: str, text: str, kind: str) -> list[CellRule]:
    if is_plain(text):
        return []
    rules = _RULES_FOR_VERBATIM if kind == "verbatim" else _RULES
    return [rule for rule in rules if column in rule.columns]


def _without_invisible(text: str, language: str) -> str:
    kept = _JOINERS if language in _SPELLED_WITH_JOINERS else ""
    return "".join(_visible(character, kept) for character in text)


def _visible(character: str, kept: str) -> str:
    if character in "\t\r\n" or character in kept or _VISIBLE_FORMAT.match(character):
        return character
    return "" if unicodedata.category(character) in ("Cf", "Cc") else character


def _lost(text: str, mended: str) -> str:
    """The names of the characters that mending has taken out."""
    gone = (character for character in dict.fromkeys(text) if character not in mended)
    return ", ".join(f"{unicodedata.name(c, 'CONTROL CHARACTER')} U+{ord(c):04X}" for c in gone)


def _single_spaced(text: str, language: str) -> str:
    # A line break within a text may be two rows that a quotation mark has joined: not ours to mend.
    return re.sub(r"[^\S\n\r]*(\n|\r\n?)[^\S\n\r]*|[^\S\n\r]+", lambda m: m.group(1) or " ", text.strip())


def _without_tatweel(text: str, language: str) -> str:
    return text.replace(_TATWEEL, "")


def _in_arabic_letters(text: str, language: str) -> str:
    return text.translate(_PERSIAN_LETTERS) if language == "ar" else text


def _in_plain_letters(text: str, language: str) -> str:
    return _SHAPES.sub(lambda m: unicodedata.normalize("NFKC", m.group()).strip(), text)


def _composed(text: str, language: str) -> str:
    return unicodedata.normalize("NFC", text)


def _on_the_target_side(worse: Severity, otherwise: Severity) -> Callable[[str], Severity]:
    return lambda column: worse if column in TARGET_SIDE else otherwise


_BOTH = SOURCE_SIDE + TARGET_SIDE
_INVISIBLE = CellRule(
    name="invisible",
    severity=_on_the_target_side(Severity.ERROR, Severity.WARNING),
    message=lambda text, mended: f"{mended.strip()!r} contains what nobody sees: {_lost(text, mended)}",
    remedy="delete it",
    done="deleted invisible characters",
    mend=_without_invisible,
    columns=(*_BOTH, "kind", "when", "article"),
)
_PRESENTATION_FORMS = CellRule(
    name="presentation-forms",
    severity=_on_the_target_side(Severity.WARNING, Severity.NOTE),
    message=lambda text, mended: f"{mended!r} is written with shapes of letters instead of letters",
    remedy="type it again",
    done="wrote letters for their shapes",
    mend=_in_plain_letters,
    columns=_BOTH,
)
_STRETCHED = CellRule(
    name="tatweel",
    severity=_on_the_target_side(Severity.WARNING, Severity.NOTE),
    message=lambda text, mended: f"{mended!r} is stretched with tatweel",
    remedy="delete it",
    done="deleted tatweel",
    mend=_without_tatweel,
    columns=_BOTH,
)
_PERSIAN = CellRule(
    name="persian-letters",
    severity=_on_the_target_side(Severity.WARNING, Severity.NOTE),
    message=lambda text, mended: f"{mended!r} is written with Persian letters",
    remedy="use the Arabic ones",
    done="wrote Arabic letters for Persian ones",
    mend=_in_arabic_letters,
    columns=_BOTH,
)
_NOT_COMPOSED = CellRule(
    name="not-composed",
    severity=_on_the_target_side(Severity.WARNING, Severity.NOTE),
    message=lambda text, mended: f"{mended!r} has letters whose accents are characters of their own",
    remedy="type it again",
    done="joined accents with their letters",
    mend=_composed,
    columns=TARGET_SIDE,
)
_SPACES = CellRule(
    name="spaces",
    severity=lambda column: Severity.NOTE,  # reading a cell makes them single
    message=lambda text, mended: f"{mended!r} has spaces too many or unusual ones",
    remedy="write single spaces",
    done="wrote single spaces",
    mend=_single_spaced,
    columns=(*_BOTH, "kind", "when", "article"),
)
_RULES = (_INVISIBLE, _PRESENTATION_FORMS, _STRETCHED, _PERSIAN, _NOT_COMPOSED, _SPACES)
_RULES_FOR_VERBATIM = (_INVISIBLE, _SPACES)  # its letters are looked for as they are written
