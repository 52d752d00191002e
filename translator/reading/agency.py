"""Articles as agencies send them: plain text, one paragraph a line, with labelled lines.

The first line is the headline, then come the date and the place, on two lines or on one; source and
keywords stand at the end, and behind `اقرأ أيضاً:` other articles follow. Any of these may be missing
or stand elsewhere.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from translator.article import Article, Block, BlockKind
from translator.glossary.normalise import normal_form
from translator.reading.datelines import LONGEST_PLACE, is_place, parse_dateline
from translator.reading.dates import parse_date
from translator.reading.keywords import split_keywords
from translator.reading.labels import Label, Line, can_be_value, parse_line
from translator.reading.wrapping import ends_sentence, unwrap

# All in words.
_LONGEST_HEADLINE = 30
_LONGEST_LISTED_HEADLINE = 15
_LONGEST_KEYWORD = 6

_BYLINE = re.compile(r"(?:بقلم|by)[ \t]+(?P<author>\S+(?:[ \t]+\S+){1,4})", re.IGNORECASE)


@dataclass
class _Section:
    """The lines of one article of the file, and headlines that only point to other articles."""

    lines: list[Line] = field(default_factory=list)
    pointers: list[Line] = field(default_factory=list)


def read_agency(text: str, *, name: str) -> Article:
    """Make an article of plain text in the form that agencies use.

    No text is lost: what is not understood as headline, date, place or the value of a label is a
    paragraph.
    """
    first, *others = _sections(_lines(text))
    related = [Article(name, line.value, ()) for line in first.pointers]
    for section in others:
        related += _related(name, section.lines)
    numbered = (replace(article, name=f"{name}-related-{n}") for n, article in enumerate(related, 1))
    return replace(_article(name, first.lines), related=tuple(numbered))


def _lines(text: str) -> list[Line]:
    """The lines that hold text; a text that was wrapped at a fixed width is joined first."""
    lines = [line.strip() for line in text.split("\n")]
    labelled = [bool(line) and parse_line(line).label is not None for line in lines]
    groups: list[list[str]] = []
    for alone, group in groupby(zip(lines, labelled, strict=True), key=lambda pair: pair[1] or not pair[0]):
        members = [line for line, _ in group if line]
        groups += [[line] for line in members] if alone else [members]
    return [parse_line(line) for group in unwrap(groups) for line in group]


def _sections(lines: Sequence[Line]) -> list[_Section]:
    """Cut the lines at `اقرأ أيضاً`; the first section is the article itself.

    Newspapers also put such a line with a headline into the middle of an article. It is taken for
    that when the labels of the article's end are still to come.
    """
    ends = (n for n, line in enumerate(lines) if line.label in (Label.PUBLISHER, Label.KEYWORDS))
    first_end = next(ends, 0)
    sections = [_Section()]
    for index, line in enumerate(lines):
        if line.label is not Label.RELATED:
            sections[-1].lines.append(line)
        elif line.value and len(sections) == 1 and index < first_end:
            sections[0].pointers.append(line)
        else:
            sections.append(_Section([Line(line.value)] if line.value else []))
    return sections


def _related(name: str, lines: Sequence[Line]) -> list[Article]:
    """The articles of a section behind `اقرأ أيضاً`: one, or several of which it lists the headlines."""
    if all(line.label is None and _is_listed_headline(line.text) for line in lines):
        return [Article(name, line.text, ()) for line in lines]
    return [_article(name, lines)]


def _article(name: str, lines: Sequence[Line]) -> Article:
    values, texts = _labelled_values(lines)
    texts = _read_head(values, texts)
    published_text = values.get(Label.DATE, "")
    return Article(
        name=name,
        title=values.get(Label.TITLE, ""),
        blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in texts),
        place=values.get(Label.PLACE, ""),
        author=values.get(Label.AUTHOR, ""),
        publisher=values.get(Label.PUBLISHER, ""),
        published=parse_date(published_text),
        published_text=published_text,
        keywords=split_keywords(values.get(Label.KEYWORDS, "")),
    )


def _labelled_values(lines: Sequence[Line]) -> tuple[dict[Label, str], list[str]]:
    """The values of the labels, on their line or on the next, and the lines that are text."""
    values: dict[Label, str] = {}
    texts: list[str] = []
    rest = deque(lines)
    while rest:
        line = rest.popleft()
        if line.label is None or _is_text_after_all(line, values, texts):
            texts.append(line.text)
            continue
        value = line.value or _value_below(line.label, rest)
        if line.label is Label.KEYWORDS:
            values[line.label] = "\n".join(filter(None, (values.get(line.label), value)))
        elif value:
            values[line.label] = value
        elif not line.with_colon:
            texts.append(line.text)
    return values, texts


def _is_text_after_all(line: Line, values: dict[Label, str], texts: Sequence[str]) -> bool:
    """Whether a line with a label is text at the place where it stands."""
    if line.label is Label.TITLE:
        return bool(texts) or Label.TITLE in values
    if line.label is Label.PUBLISHER and not texts and len(normal_form(line.value)) > 2:
        return True  # a headline such as: مصدر: إيران ترفض العرض الأمريكي
    return line.label in values and line.label is not Label.KEYWORDS


def _value_below(label: Label, rest: deque[Line]) -> str:
    """Take from `rest` the line, or the lines of keywords, that are the value of the label above."""
    taken: list[str] = []
    while rest and rest[0].label is None and (label is Label.KEYWORDS or not taken):
        text = rest[0].text
        longest = _LONGEST_KEYWORD if taken else len(text)
        if ends_sentence(text) or len(text.split()) > longest or not can_be_value(text, label):
            break
        taken.append(rest.popleft().text)
    return "\n".join(taken)


def _read_head(values: dict[Label, str], texts: list[str]) -> list[str]:
    """Move headline, date, place and byline from the beginning of `texts` into `values`."""
    rest = list(texts)
    while rest:
        found = _head_line(rest, values)
        if not found or found.keys() & values.keys():
            break
        values |= found
        rest.pop(0)
    return rest


def _head_line(texts: Sequence[str], values: dict[Label, str]) -> dict[Label, str]:
    """What the first of `texts` says at the head of an article; nothing when it is a paragraph."""
    line, last = texts[0], len(texts) == 1
    if parse_date(line) and not last:
        return {Label.DATE: line}
    if Label.TITLE not in values:
        is_title = _is_headline(line, _LONGEST_HEADLINE) and (not last or bool(values))
        return {Label.TITLE: line} if is_title else {}
    if last:
        return {}
    byline = _BYLINE.fullmatch(line)
    if byline and not ends_sentence(line):
        return {Label.AUTHOR: byline["author"]}
    if is_place(line) and (parse_date(texts[1]) or len(texts[1].split()) > LONGEST_PLACE):
        return {Label.PLACE: line}
    return _dateline(line, values)


def _dateline(line: str, values: dict[Label, str]) -> dict[Label, str]:
    """What a line such as `بيروت - 12 آذار/مارس 2025 (رويترز)` says beyond the article's labels."""
    dateline = parse_dateline(line)
    if dateline is None:
        return {}
    found = {Label.PLACE: dateline.place, Label.DATE: dateline.date}
    if not set(normal_form(dateline.agency)) <= set(normal_form(values.get(Label.PUBLISHER, ""))):
        found[Label.PUBLISHER] = dateline.agency
    return found


def _is_headline(text: str, longest: int) -> bool:
    ending = text.rstrip("\"'”’»)] ")
    unfinished = ending.endswith((":", "،", ",", "؛", ";"))
    full_stop = ending.endswith((".", "۔")) and not ending.endswith("..")
    return len(text.split()) <= longest and not unfinished and not full_stop


def _is_listed_headline(text: str) -> bool:
    return _is_headline(text, _LONGEST_LISTED_HEADLINE) and parse_date(text) is None
