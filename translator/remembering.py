"""A machine's translation as the text that the translation memory keeps of it."""

from __future__ import annotations

import json
from dataclasses import asdict

from translator.article import Markup, MarkupKind
from translator.translation import Finding, How, Origin, Severity, TermUse, Translation
from translator.units import Unit


def to_json(translation: Translation) -> str:
    """A translation that a machine made, for the memory."""
    record = {
        "target": translation.target,
        "score": translation.score,
        "terms": [asdict(use) for use in translation.terms],
        "findings": [asdict(finding) for finding in translation.findings],
        "markup": [asdict(mark) for mark in translation.markup],
    }
    return json.dumps(record, ensure_ascii=False)


def from_json(unit: Unit, text: str) -> Translation | None:
    """A translation from the memory; None for a row that cannot be read, which is then made again."""
    try:
        record = json.loads(text)
        uses = [
            TermUse(**(use | {"how": How(use["how"]) if use["how"] else None})) for use in record["terms"]
        ]
        findings = [Finding(**(f | {"severity": Severity(f["severity"])})) for f in record["findings"]]
        markup = [Markup(**(mark | {"kind": MarkupKind(mark["kind"])})) for mark in record["markup"]]
        target, score = str(record["target"]), float(record["score"])
        return Translation(
            unit.segment, target, Origin.MACHINE, score, tuple(uses), tuple(findings), tuple(markup)
        )
    except (ValueError, KeyError, TypeError):
        return None
