"""What a reviewer should look at in the articles of a site, kept from build to build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from translator.amounts import amount
from translator.checks.ignoring import Ignore, reason_for
from translator.rendering.parts import reading_order
from translator.reviewing.applying import CHANGED_SOURCE
from translator.site.cards import alone
from translator.translation import BilingualArticle, BilingualBlock, Severity, Translation

_ARTICLES = 10  # named in one line


@dataclass(frozen=True)
class Remark:
    """A finding in a sentence of an article.

    `number` is the sentence's number on the article's page, `sentence` its id. `reason` says why the
    finding is right as it is, when somebody said so.
    """

    number: int
    sentence: str
    check: str
    severity: Severity
    message: str
    source: str
    target: str
    reason: str = ""


def remarks_of(bilingual: BilingualArticle, ignores: Sequence[Ignore] = ()) -> list[Remark]:
    """The findings in an article, in its order; `ignores` are those that concern it."""
    return list(_remarks(bilingual, ignores))


def _remarks(bilingual: BilingualArticle, ignores: Sequence[Ignore]) -> Iterator[Remark]:
    for number, translation in enumerate(_in_order(alone(bilingual)), 1):
        segment = translation.segment
        for finding in translation.findings:
            yield Remark(
                number,
                segment.id,
                finding.check,
                finding.severity,
                finding.message,
                segment.text,
                translation.target,
                reason_for(ignores, segment.id, finding.check),
            )


def _in_order(bilingual: BilingualArticle) -> Iterator[Translation]:
    """The sentences of an article's page."""
    yield from reading_order(bilingual)
    for related in bilingual.related:
        yield from _in_order(related)


def look_again(found: Iterable[tuple[Path, Remark]]) -> str:
    """Say of which articles people translated sentences from another source; empty when there are none."""
    changed = Counter(path for path, remark in found if remark.check == CHANGED_SOURCE and not remark.reason)
    if not changed:
        return ""
    sentences = amount(changed.total(), "sentence")
    named = [f"{path} ({number})" for path, number in list(changed.items())[:_ARTICLES]]
    more = [f"and {len(changed) - len(named)} more"] if len(changed) > len(named) else []
    where = ", ".join([*named, *more])
    return f"Look again at {sentences} whose source has changed since a person translated it: {where}."


def without_ignored(bilingual: BilingualArticle, ignores: Sequence[Ignore]) -> BilingualArticle:
    """The article without the findings that are right as they are, its related articles as well."""
    if not ignores:
        return bilingual

    def cleared(translations: Sequence[Translation]) -> tuple[Translation, ...]:
        return tuple(map(one, translations))

    def one(translation: Translation) -> Translation:
        findings = translation.findings
        kept = tuple(f for f in findings if not reason_for(ignores, translation.segment.id, f.check))
        return translation if len(kept) == len(findings) else replace(translation, findings=kept)

    return replace(
        bilingual,
        title=cleared(bilingual.title),
        place=cleared(bilingual.place),
        author=cleared(bilingual.author),
        publisher=cleared(bilingual.publisher),
        keywords=cleared(bilingual.keywords),
        blocks=tuple(BilingualBlock(each.block, cleared(each.translations)) for each in bilingual.blocks),
        related=tuple(without_ignored(related, ignores) for related in bilingual.related),
    )
