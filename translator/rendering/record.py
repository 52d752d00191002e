"""The JSON record: everything that a page shows, for programs. Documented in docs/record.md."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from translator.article import Block
from translator.translation import BilingualArticle, Translation

VERSION = 1
"""Raised when the meaning of a field changes or one vanishes; new fields may come without notice."""


def render_json(article: BilingualArticle) -> str:
    """The record of an article and its related articles: UTF-8, indented, stable."""
    record = {
        "version": VERSION,
        "languages": {"source": article.source_language, "target": article.target_language},
        "signature": asdict(article.signature),
        **_article(article),
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _article(article: BilingualArticle) -> dict[str, Any]:
    segments: list[dict[str, Any]] = []
    for kind, field in (
        ("title", article.title),
        ("place", article.place),
        ("author", article.author),
        ("publisher", article.publisher),
    ):
        segments += [_segment(translation, kind, None) for translation in field]
    blocks = []
    for number, bilingual in enumerate(article.blocks):
        block = bilingual.block
        segments += [_segment(t, block.kind.value, number) for t in bilingual.translations]
        blocks.append(_block(block))
    segments += [_segment(translation, "keyword", None) for translation in article.keywords]
    day = article.article.published
    return {
        "name": article.article.name,
        "title": {"source": article.article.title, "target": _target(article.title)},
        "metadata": {
            "published": day.isoformat() if day else None,
            "published_text": article.article.published_text,
            "place": {"source": article.article.place, "target": _target(article.place)},
            "author": {"source": article.article.author, "target": _target(article.author)},
            "publisher": {"source": article.article.publisher, "target": _target(article.publisher)},
            "keywords": [{"source": t.segment.text, "target": t.target} for t in article.keywords],
        },
        "segments": segments,
        "blocks": blocks,
        "related": [_article(related) for related in article.related],
    }


def _segment(translation: Translation, kind: str, block: int | None) -> dict[str, Any]:
    return {
        "id": translation.segment.id,
        "kind": kind,
        "block": block,
        "source": translation.segment.text,
        "target": translation.target,
        "origin": translation.origin.value,
        "score": translation.score,
        "terms": [
            {
                "source": use.source,
                "target": use.target,
                "start": use.start,
                "end": use.end,
                "how": use.how.value if use.how else None,
                "headword": use.headword,
                "target_start": None if use.missing else use.target_start,
                "target_end": None if use.missing else use.target_end,
            }
            for use in translation.terms
        ],
        "findings": [
            {"check": f.check, "severity": f.severity.value, "message": f.message}
            for f in translation.findings
        ],
        "markup": [_mark(mark) for mark in translation.markup],
        **({"draft": translation.draft} if translation.draft else {}),
    }


def _block(block: Block) -> dict[str, Any]:
    """A block without the fields that say nothing about its kind."""
    optional = {
        "level": block.level,
        "number": block.number,
        "url": block.url,
        "language": block.language,
        "markup": [_mark(mark) for mark in block.markup],
    }
    place = {"row": block.row, "column": block.column} if block.kind.value == "table cell" else {}
    given = {name: value for name, value in optional.items() if value}
    return {"kind": block.kind.value, "text": block.text, **place, **given}


def _mark(mark: Any) -> dict[str, Any]:
    return {"kind": mark.kind.value, "start": mark.start, "end": mark.end, "url": mark.url}


def _target(translations: Sequence[Translation]) -> str:
    return " ".join(translation.target for translation in translations)
