"""`translator evaluate`: how good a translation is, in numbers that another person can make again."""

from __future__ import annotations

import json
import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from translator.amounts import amount
from translator.cli.console import say, sentence_progress
from translator.cli.options import EngineChoice
from translator.errors import EvaluationError
from translator.evaluation import Scores, TermCount, as_article, count_terms, hypotheses_of, score
from translator.glossary import Glossary, Matcher, read_glossary
from translator.memory import TranslationMemory
from translator.reading.language import letter_share, script_of
from translator.translating import translate_articles
from translator.workshop import Wishes, open_workshop

HELP = "Score a translation against a reference: BLEU, chrF2, glossary terms, speed."
EXAMPLES = """\b
Examples:
  translator evaluate --source dev.ar --reference dev.en
  translator evaluate --source dev.ar --reference dev.en --glossary glossaries/ar-en --json
  translator evaluate --source dev.ar --reference dev.en --hypothesis theirs.en"""

_PAIR = re.compile(r"([a-z]{2,3})-([a-z]{2,3})")


@dataclass(frozen=True)
class _Made:
    """Hypotheses and how they came about; someone else's took no time and have no signature."""

    hypotheses: list[str]
    seconds: float | None = None
    signature: str = ""


def evaluate(
    source: Annotated[Path, typer.Option("--source", metavar="FILE", help="Source, one segment a line.")],
    reference: Annotated[
        Path, typer.Option("--reference", metavar="FILE", help="A person's translation, line by line.")
    ],
    hypothesis: Annotated[
        Path | None,
        typer.Option("--hypothesis", metavar="FILE", help="Score these lines; nothing is translated."),
    ] = None,
    model: Annotated[
        str | None,
        typer.Option(
            help="auto, best, fast, embedded, a hub id or a folder. Default: auto.", metavar="MODEL"
        ),
    ] = None,
    glossary: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            help="A CSV or a folder of them, to enforce and to count; repeatable. Default: none.",
        ),
    ] = None,
    pair: Annotated[
        str, typer.Option("--pair", metavar="PAIR", help="Languages of source and reference.")
    ] = "ar-en",
    engine: Annotated[EngineChoice | None, typer.Option(help="What runs the model. Default: auto.")] = None,
    beam: Annotated[
        int | None, typer.Option(min=1, max=32, help="Candidates kept at each step. Default: 4.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Translate the source, or take the hypothesis, and print its scores."""
    languages = _PAIR.fullmatch(pair)
    if languages is None:
        raise typer.BadParameter(f"{pair!r} is no language pair, write it like ar-en", param_hint="'--pair'")
    if hypothesis and (model, engine, beam) != (None, None, None):
        raise typer.BadParameter(
            "nothing is translated, so leave out --model, --engine and --beam", param_hint="'--hypothesis'"
        )
    sources = _read(source)
    _require_letters(sources, source, languages[1])
    references = _read_beside(reference, source, len(sources))
    paths = glossary or []
    if hypothesis:
        made = _Made(_read_beside(hypothesis, source, len(sources)))
        terms = read_glossary(paths) if paths else Glossary()
    else:
        wishes = Wishes(
            source=languages[1],
            target=languages[2],
            model=model or "auto",
            engine="auto" if engine is None else engine.value,
            beam=beam or 4,
            glossaries=paths,
        )
        made, terms = _translate(sources, wishes)
    scores = score(made.hypotheses, references)
    count = count_terms(sources, made.hypotheses, Matcher(terms))
    words = sum(len(line.split()) for line in sources)
    typer.echo(_json(made, scores, count, words) if as_json else _table(made, scores, count, words))


def _read(path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EvaluationError(
            f"is not UTF-8 (byte {error.start})", where=str(path), remedy="save it as UTF-8"
        ) from error
    except OSError as error:
        raise EvaluationError(
            f"cannot be read ({error.strerror})", where=str(path), remedy="check the path and its permissions"
        ) from error
    lines = [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]
    if not any(line.strip() for line in lines):
        raise EvaluationError("is empty", where=str(path), remedy="give a file with one segment a line")
    return lines


def _read_beside(path: Path, source: Path, length: int) -> list[str]:
    """Read lines that belong to those of the source."""
    lines = _read(path)
    if len(lines) != length:
        raise EvaluationError(
            f"has {amount(len(lines), 'line')}, but {source} has {length:,}",
            where=str(path),
            remedy="give files whose lines belong together",
        )
    return lines


def _require_letters(lines: list[str], path: Path, language: str) -> None:
    """Refuse a source without a letter of its language: files that were swapped have scores, too."""
    script = script_of(language)
    if script and not letter_share("".join(lines), language):
        raise EvaluationError(
            f"holds no {script} letters",
            where=str(path),
            remedy=f"give the text in {language} as --source, its translation as --reference",
        )


def _translate(sources: list[str], wishes: Wishes) -> tuple[_Made, Glossary]:
    """Translate as articles are translated, but with a memory of its own, so that the time is true."""
    workshop = open_workshop(wishes, say=say)
    workshop.load()
    with (
        tempfile.TemporaryDirectory() as folder,
        TranslationMemory(Path(folder) / "memory.sqlite") as memory,
        sentence_progress() as progress,
    ):
        start = time.perf_counter()
        (article,) = translate_articles([as_article(sources)], workshop, memory, progress)
        seconds = time.perf_counter() - start
    return _Made(hypotheses_of(article), seconds, str(workshop.signature)), workshop.glossary


def _json(made: _Made, scores: Scores, count: TermCount, words: int) -> str:
    record = {
        "bleu": round(scores.bleu, 2),
        "chrf2": round(scores.chrf2, 2),
        "segments": len(made.hypotheses),
        "seconds": None if made.seconds is None else round(made.seconds, 3),
        "words_per_second": None if made.seconds is None else round(words / made.seconds, 1),
        "terms": {"occurrences": count.occurrences, "present": count.present},
        "signature": " ".join(filter(None, (scores.signature, made.signature))),
    }
    return json.dumps(record, ensure_ascii=False)


def _table(made: _Made, scores: Scores, count: TermCount, words: int) -> str:
    rows = [
        ("segments", f"{len(made.hypotheses):,}", ""),
        ("BLEU", f"{scores.bleu:.1f}", scores.bleu_signature),
        ("chrF2", f"{scores.chrf2:.1f}", scores.chrf2_signature),
    ]
    if count.occurrences:
        present = f"{count.present:,} of {count.occurrences:,} glossary terms are present"
        rows.append(("terms", f"{100 * count.share:.1f}%", present))
    if made.seconds is not None:
        rows.append(("seconds", f"{made.seconds:.1f}", f"{words / made.seconds:,.0f} source words a second"))
    if made.signature:
        rows.append(("made by", "", made.signature))
    return "\n".join(f"{name:<9}{value:>7}  {remark}".rstrip() for name, value, remark in rows)
