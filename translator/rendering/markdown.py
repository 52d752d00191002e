"""Markdown side by side: a table that GitHub and python-markdown render alike.

Right-to-left text stands in the right column, in a span that says so. What the text itself contains
(pipes, stars, brackets, HTML) is escaped and means nothing; the article's own markup is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import escape as html_escape
from urllib.parse import quote

from translator.article import Block, BlockKind, Markup, MarkupKind
from translator.i18n import language_name
from translator.inline import markup_of
from translator.rendering.labels import how_far, word
from translator.rendering.nesting import Wrapped, nest
from translator.rendering.parts import Field, Row, State, fields, rows, state, table_lines
from translator.rendering.urls import is_safe
from translator.scripts import direction
from translator.translation import BilingualArticle, BilingualBlock, Translation

# As entities wherever a backslash would not work in both dialects or would end a table's cell.
_SPECIAL = {
    "\\": "&#92;", "`": "&#96;", "*": "&#42;", "_": "&#95;", "[": "&#91;", "]": "&#93;", "<": "&lt;",
    ">": "&gt;", "&": "&amp;", "|": "&#124;", "~": "&#126;", "$": "&#36;", "\n": "<br>",
}  # fmt: skip
_CONTROLS = {chr(code): " " if chr(code).isspace() else "" for code in (*range(32), 127)}
_ESCAPES = str.maketrans(_CONTROLS | _SPECIAL)
_BLOCK_START = re.compile(r"^(\s*\d*)(?:(?<!\d)[#+=-]|(?<=\d)[.)])")
_SAFE_IN_URL = "%/:?#@!$&'*+,;=~-._"


def render_markdown(article: BilingualArticle, layout: str = "side-by-side") -> str:
    """Render an article and its related articles; `layout` is `side-by-side` or `interleaved`."""
    writer = _interleaved if layout == "interleaved" else _side_by_side
    counts = state(article)
    languages = (article.target_language, article.source_language)
    notice = " · ".join(dict.fromkeys(_directed(_notice(counts, each), each) for each in languages))
    signature = f"<sub>{escape(str(article.signature))}</sub>"
    return "\n\n".join([f"<sub>{notice}</sub>", *writer(article, 1), signature]) + "\n"


def _notice(counts: State, language: str) -> str:
    """Whether a person has approved the article, or how much of it."""
    if counts.complete:
        return word("reviewed", language)
    return f"{word('draft', language)} · {how_far(counts.reviewed, counts.sentences, language)}"


def escape(text: str) -> str:
    """Take the meaning from every character that Markdown or HTML would give one; keep line breaks."""
    return text.translate(_ESCAPES)


def _sides(article: BilingualArticle) -> tuple[bool, bool]:
    """Which text stands left and which right, as `is it the source`: right-to-left stands right."""
    source, target = (direction(x) for x in (article.source_language, article.target_language))
    source_left = source == "ltr" or target == "rtl"
    return (source_left, not source_left)


def _language(article: BilingualArticle, source: bool) -> str:
    return article.source_language if source else article.target_language


def _side_by_side(article: BilingualArticle, level: int) -> list[str]:
    sides = _sides(article)
    languages = [_language(article, source) for source in sides]
    alignments = [":--" if direction(language) == "ltr" else "--:" for language in languages]
    table = [
        _line(language_name(language) for language in languages),
        "|" + "|".join(alignments) + "|",
    ]

    def add(render: Callable[[bool], str]) -> None:
        cells = [_directed(render(source), _language(article, source)) for source in sides]
        if any(cells):
            table.append(_line(cells))

    if article.title:
        add(lambda source: _bold(_joined(article.title, source)))
    for field in fields(article):
        add(lambda source, field=field: _field(field, source, _language(article, source)))  # type: ignore[misc]
    for row in rows(article.blocks):
        if row.kind is BlockKind.TABLE_CELL:
            for line in table_lines(row):
                add(lambda source, line=line: " &#124; ".join(_content(cell, source) for cell in line))  # type: ignore[misc]
        else:
            add(lambda source, row=row: _cell(row, source))  # type: ignore[misc]
    parts = [_heading(article, level), "\n".join(table)]
    return parts + _related(article, level, _side_by_side)


def _related(
    article: BilingualArticle, level: int, writer: Callable[[BilingualArticle, int], list[str]]
) -> list[str]:
    if not article.related:
        return []
    languages = (article.target_language, article.source_language)
    title = " · ".join(dict.fromkeys(word("related", language) for language in languages))
    parts = [f"{'#' * min(level + 1, 6)} {title}"]
    for related in article.related:
        parts += writer(related, level + 2)
    return parts


def _heading(article: BilingualArticle, level: int) -> str:
    title = _joined(article.title, False) if article.title else escape(article.article.name)
    return f"{'#' * min(level, 6)} {_directed(title, article.target_language)}"


def _interleaved(article: BilingualArticle, level: int) -> list[str]:
    parts = [_heading(article, level)]
    for source in (False, True):
        language = _language(article, source)
        lines = [_field(field, source, language) for field in fields(article)]
        if source and article.title:
            lines.insert(0, _bold(_joined(article.title, True)))
        parts += [_directed(line, language) for line in lines]
    depth = 0
    for row in rows(article.blocks):
        languages = [(source, _language(article, source)) for source in (False, True)]
        depth = min(max(row.block.level, 1), depth + 1) if row.kind is BlockKind.LIST_ITEM else 0
        if row.kind is BlockKind.TABLE_CELL:
            parts += [_table(row, source, language) for source, language in languages]
        elif row.kind in (BlockKind.CODE, BlockKind.RULE):
            parts.append(_native(row, ""))
        else:
            texts = [_directed(_content(row.blocks[0], source), language) for source, language in languages]
            parts += _list_item(row, depth, texts) if depth else [_native(row, text) for text in texts]
    return parts + _related(article, level, _interleaved)


def _native(row: Row, content: str) -> str:
    """A block in Markdown's own form, for paragraphs under each other."""
    block = row.block
    content = _BLOCK_START.sub(lambda m: f"{m.group(1)}{_entities(m.group()[-1])}", content)
    if block.kind is BlockKind.HEADING:
        return f"{'#' * min(block.level + 1, 6)} {content}"
    if block.kind is BlockKind.QUOTE:
        return f"{'> ' * max(block.level, 1)}{content}"
    if block.kind is BlockKind.FIGURE:
        return f"{_image(block)}\n\n{content}" if content else _image(block)
    if block.kind is BlockKind.CODE:  # after a list, indented code would belong to its last item
        return f"<pre><code>{html_escape(block.text)}</code></pre>"
    return "---" if block.kind is BlockKind.RULE else content


def _list_item(row: Row, depth: int, texts: Sequence[str]) -> list[str]:
    """Both texts as paragraphs of one item, so that the numbers of a list stay as they are."""
    indent = "    " * (depth - 1)
    mark = f"{row.block.number}." if row.block.number else "-"
    first, second = (_native(row, text) for text in texts)
    return [f"{indent}{mark} {first}", f"{indent}    {second}"]


def _table(row: Row, source: bool, language: str) -> str:
    lines = [_line(_directed(_content(cell, source), language) for cell in line) for line in table_lines(row)]
    width = len(table_lines(row)[0])
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(row: Row, source: bool) -> str:
    """A block in a cell of the side-by-side table, where only inline forms work."""
    block, content = row.block, _content(row.blocks[0], source)
    if block.kind is BlockKind.HEADING:
        return _bold(content)
    if block.kind is BlockKind.QUOTE:
        return f"<blockquote>{content}</blockquote>"
    if block.kind is BlockKind.LIST_ITEM:
        mark = f"{block.number}." if block.number else "•"
        return "&emsp;" * (max(block.level, 1) - 1) + f"{mark} {content}"
    if block.kind is BlockKind.FIGURE:
        return f"{_image(block)}<br>{content}" if content else _image(block)
    if block.kind is BlockKind.CODE:
        return f"<code>{_entities(block.text).replace(' ', '&nbsp;')}</code>"
    return "⁂" if block.kind is BlockKind.RULE else content


def _content(bilingual: BilingualBlock, source: bool) -> str:
    """The text of a block on one side, with its markup."""
    if not source:
        return _joined(bilingual.translations, False)
    block = bilingual.block
    parts = []
    position = 0
    for translation in bilingual.translations:
        segment = translation.segment
        parts += [
            escape(block.text[position : segment.start]),
            _text(segment.text, markup_of(block, segment)),
        ]
        position = segment.end
    return "".join([*parts, escape(block.text[position:])])


def _joined(translations: Sequence[Translation], source: bool) -> str:
    if source:
        return " ".join(_text(t.segment.text, ()) for t in translations)
    return " ".join(_text(t.target, t.markup) for t in translations)


def _text(text: str, markup: Iterable[Markup]) -> str:
    spans = [
        Wrapped(mark.start, mark.end, _wrapper(mark), mark.kind in (MarkupKind.CODE, MarkupKind.IMAGE))
        for mark in markup
    ]
    return nest(text, spans, escape)


def _wrapper(mark: Markup) -> Callable[[str], str]:
    url = quote(mark.url, safe=_SAFE_IN_URL)
    if mark.url and not is_safe(mark.url):
        return escape if mark.kind is MarkupKind.IMAGE else lambda content: content
    return {
        MarkupKind.STRONG: _bold,
        MarkupKind.EMPHASIS: lambda content: f"<em>{content}</em>" if content.strip() else content,
        MarkupKind.STRIKE: lambda content: f"<del>{content}</del>",
        MarkupKind.CODE: lambda content: f"<code>{_entities(content)}</code>",
        MarkupKind.LINK: lambda content: f"[{content}]({url})",
        MarkupKind.IMAGE: lambda content: f"![{escape(content)}]({url})",
    }[mark.kind]


def _bold(content: str) -> str:
    # Stars beside letters or punctuation are no emphasis in every dialect; tags always are.
    return f"<strong>{content}</strong>" if content.strip() else content


def _image(block: Block) -> str:
    if not is_safe(block.url):
        return ""
    return f"![{escape(block.text)}]({quote(block.url, safe=_SAFE_IN_URL)})"


def _field(field: Field, source: bool, language: str) -> str:
    if field.pairs:
        separator = "، " if language.startswith("ar") else ", "
        value = separator.join(_joined([pair], source) for pair in field.pairs)
    else:
        value = escape(field.plain[0 if source else 1])
    return f"<em>{escape(word(field.name, language))}:</em> {value}"


def _entities(text: str) -> str:
    """Every character that is no letter, digit or space as an entity; line breaks as breaks."""
    return "".join("<br>" if c == "\n" else c if c.isalnum() or c.isspace() else f"&#{ord(c)};" for c in text)


def _directed(content: str, language: str) -> str:
    if not content or direction(language) == "ltr":
        return content
    if content.startswith("<blockquote>"):  # a span cannot hold a block
        return content.replace("<blockquote>", f'<blockquote dir="rtl" lang="{language}">', 1)
    return f'<span dir="rtl" lang="{language}">{content}</span>'


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
