"""The YAML front matter of a Markdown article: what is known about it, by name."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from translator.errors import ArticleError
from translator.glossary.normalise import normal_form
from translator.reading.cleaning import clean
from translator.reading.dates import parse_date
from translator.reading.keywords import split_keywords

_FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"\A---[ \t]*\n\s*[^\s:#][^:\n]*:(?:\s|\Z)")

# By the fields of `FrontMatter`, each name a word; docs/articles.md lists them.
KEYS = {
    "title": "title headline العنوان عنوان",
    "date": "date published نشر التاريخ تاريخ تاريخ_النشر",
    "author": "author by الكاتب كاتب بقلم المؤلف",
    "place": "place location المكان مكان",
    "publisher": "source publisher المصدر مصدر الناشر",
    "keywords": "keywords tags كلمات_دلالية كلمات_مفتاحية الكلمات_الدلالية الكلمات_المفتاحية الوسوم وسوم",
    "slug": "slug",
}
_FIELD_OF = {
    normal_form(name.replace("_", " ")): known for known, names in KEYS.items() for name in names.split()
}


class _Loader(yaml.SafeLoader):
    """Safe YAML without aliases, in which a date stays the text that its author wrote."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases (*name) are not allowed", mark)
        return super().compose_node(parent, index)

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> Any:
        """Clean each text as the article itself is: escapes write NUL and the halves of an emoji, too."""
        return clean(super().construct_scalar(node))[0]


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass(frozen=True)
class FrontMatter:
    """What the front matter says; empty where it says nothing."""

    title: str = ""
    date: str = ""
    author: str = ""
    place: str = ""
    publisher: str = ""
    slug: str = ""
    keywords: tuple[str, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)

    @property
    def published(self) -> datetime.date | None:
        """The day that `date` names."""
        return parse_date(self.date)


def split_front_matter(text: str, where: str) -> tuple[FrontMatter, str]:
    """Return the front matter at the beginning of `text`, and the text behind it.

    Raises:
        ArticleError: the front matter is not YAML, not a list of names and values, or not closed.
    """
    fenced = _FENCED.match(text)
    if fenced is None:
        if _OPENED.match(text):
            raise ArticleError(
                "has front matter that is not closed", where=f"{where}:1", remedy="end it with a line ---"
            )
        return FrontMatter(), text
    values = _load(fenced.group("yaml"), where)
    return _front_matter(values, fenced.group("yaml"), where), text[fenced.end() :]


def _load(source: str, where: str) -> dict[object, object]:
    try:
        values = yaml.load(source, _Loader)
        str(values)  # a number of thousands of digits could not be written any more: a ValueError as well
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise ArticleError(
            f"has front matter that is not YAML ({error.problem})",
            where=f"{where}:{line}",
            remedy="put values that hold a colon or begin with a sign in quotes",
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ArticleError(
            f"has front matter that is not YAML ({_reason(error)})",
            where=f"{where}:1",
            remedy="write it as lines of name: value",
        ) from None
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ArticleError(
            "has front matter without names",
            where=f"{where}:2",
            remedy="write it as lines of name: value",
        )
    return values


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    if isinstance(error, ValueError):  # whose text speaks of Python
        return "a number in it cannot be read"
    return str(error).splitlines()[0]


def _front_matter(values: Mapping[object, object], source: str, where: str) -> FrontMatter:
    texts: dict[str, str] = {}
    keywords: tuple[str, ...] = ()
    extra: dict[str, object] = {}
    for name, value in values.items():
        known = _FIELD_OF.get(normal_form(str(name)))
        if known is None or known in texts:
            extra[str(name)] = value
        elif known == "keywords":
            keywords += _keywords(value)
        elif isinstance(value, (dict, list)):
            raise ArticleError(
                f"has a list or table as “{name}” in its front matter",
                where=f"{where}:{_line_of(name, source)}",
                remedy="give it one value",
            )
        elif value is not None:
            texts[known] = " ".join(str(value).split())
            if known == "slug":
                _require_a_name(texts[known], f"{where}:{_line_of(name, source)}")
    return FrontMatter(**texts, keywords=keywords, extra=extra)


def _require_a_name(slug: str, where: str) -> None:
    """The pages of the article are files of this name: as a path it could lead to the files of others."""
    if slug in (".", "..") or "/" in slug or "\\" in slug:
        raise ArticleError(
            f"has “{slug}” as slug, which is a path",
            where=where,
            remedy="write a name, such as moscow-summit",
        )


def _keywords(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(" ".join(str(item).split()) for item in value if item is not None)
    return split_keywords("" if value is None else str(value))


def _line_of(name: object, source: str) -> int:
    lines = source.split("\n")
    return next(
        (number for number, line in enumerate(lines, 2) if line.lstrip("\"'").startswith(str(name))), 1
    )
