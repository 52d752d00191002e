"""Generate, verify, repair: the ladder by which every glossary term reaches the target text.

For each sentence, the first rung whose result has every term wins:

1. plain: the sentence as it is;
2. annotated: the source with each term replaced in place by its target spelling, its clitics kept
   apart in front of it (`لويتكوف` -> `ل Witkoff`), so that the model only has to copy;
3. spliced: the better of the two, with the terms that it lacks put in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translator.alignment import Alignment, align
from translator.enforcement.presence import missing, places, without_doubles
from translator.enforcement.splicing import splice
from translator.engines import Engine, Hypothesis
from translator.glossary import Match
from translator.translation import Finding, How, Severity, TermUse


@dataclass(frozen=True)
class Sentence:
    """What the engine is given: a text that it can take, and the terms in it.

    `aligned` asks for the alignment of the result even when there are no terms.
    """

    text: str
    matches: tuple[Match, ...] = ()
    aligned: bool = False


@dataclass(frozen=True)
class Enforced:
    """A target text in which every term stands, with its record.

    `alignment` joins it with the sentence's own text; None when the text did not come from it
    alone.
    """

    target: str
    score: float
    terms: tuple[TermUse, ...] = ()
    findings: tuple[Finding, ...] = ()
    alignment: Alignment | None = None


def annotate(text: str, matches: Sequence[Match]) -> tuple[str, list[Match]]:
    """Replace each term in `text` by its target; return the new text and where the terms are in it."""
    parts: list[str] = []
    moved: list[Match] = []
    position = length = 0
    for match in matches:
        before = text[position : match.start] + (" " if match.clitics else "")
        parts += [before, match.target]
        start = length + len(before)
        length = start + len(match.target)
        moved.append(Match(match.term, match.target, start, length))
        position = match.end
    return "".join([*parts, text[position:]]), moved


def translate(engine: Engine, sentences: Sequence[Sentence]) -> list[Enforced]:
    """Translate `sentences` with every term enforced.

    The sentences must fit the engine (see `segments.clauses`).
    """
    plain = _plain(engine, sentences)
    results: list[Enforced | None] = [None] * len(sentences)
    incomplete: list[int] = []
    for index, (sentence, hypothesis) in enumerate(zip(sentences, plain, strict=True)):
        text = without_doubles(hypothesis.text, sentence.matches)
        if _is_a_term(sentence):
            results[index] = _whole(sentence, hypothesis)
        elif missing(text, sentence.matches):
            incomplete.append(index)
        else:
            results[index] = _record(sentence, text, hypothesis.score, align(hypothesis, sentence.text))
    for index, enforced in zip(incomplete, _repair(engine, sentences, plain, incomplete), strict=True):
        results[index] = enforced
    return [result for result in results if result is not None]


def _is_a_term(sentence: Sentence) -> bool:
    """Whether the sentence is one term and nothing else, as places and keywords are."""
    if len(sentence.matches) != 1:
        return False
    match = sentence.matches[0]
    rest = sentence.text[: match.start] + sentence.text[match.end :]
    return not any(character.isalnum() for character in rest)


def _whole(sentence: Sentence, hypothesis: Hypothesis) -> Enforced:
    """A sentence that is a term becomes the term, whatever the model would add to it."""
    match = sentence.matches[0]
    how = How.NATURAL if hypothesis.text.strip(" .") == match.target else How.SPLICED
    return _record(sentence, match.target, hypothesis.score, None, how)


def _plain(engine: Engine, sentences: Sequence[Sentence]) -> list[Hypothesis]:
    """The first rung. Attention costs time, so only those that need it are asked for it."""
    hypotheses: dict[int, Hypothesis] = {}
    for attention in (False, True):
        chosen = [i for i, s in enumerate(sentences) if bool(s.matches or s.aligned) is attention]
        if chosen:
            texts = [sentences[i].text for i in chosen]
            answers = engine.translate(texts, attention=attention)
            hypotheses.update(zip(chosen, answers, strict=True))
    return [hypotheses[index] for index in range(len(sentences))]


def _repair(
    engine: Engine, sentences: Sequence[Sentence], plain: Sequence[Hypothesis], incomplete: Sequence[int]
) -> list[Enforced]:
    """The second and third rung, for the sentences whose plain translation lacks a term."""
    annotated = {i: annotate(sentences[i].text, sentences[i].matches) for i in incomplete}
    # Targets may be longer than the names they stand for: what no longer fits goes to the last rung.
    fitting = [i for i in incomplete if engine.length(annotated[i][0]) <= engine.limit]
    answers = engine.translate([annotated[i][0] for i in fitting], attention=True) if fitting else []
    second = dict(zip(fitting, answers, strict=True))
    return [_best(sentences[i], plain[i], second.get(i), annotated[i]) for i in incomplete]


def _best(
    sentence: Sentence, plain: Hypothesis, copied: Hypothesis | None, annotated: tuple[str, list[Match]]
) -> Enforced:
    candidates: list[tuple[int, float, int, Hypothesis]] = []
    for rung, hypothesis in enumerate((plain, copied)):
        if hypothesis is not None:
            absent = missing(hypothesis.text, sentence.matches)
            candidates.append((len(absent), -hypothesis.score, rung, hypothesis))
    _, _, rung, best = min(candidates, key=lambda candidate: candidate[:3])
    text = without_doubles(best.text, sentence.matches)
    source, matches = annotated if rung else (sentence.text, list(sentence.matches))
    how = How.ANNOTATED if rung else How.NATURAL
    absent = missing(text, matches)
    if not absent:
        return _record(sentence, text, best.score, None, how)
    alignment = align(best, source) if text == best.text else None
    text, findings = splice(text, absent, alignment, matches)
    spliced = {match.target for match in absent}
    return _record(sentence, text, best.score, None, how, spliced, findings)


def _record(
    sentence: Sentence,
    text: str,
    score: float,
    alignment: Alignment | None,
    how: How = How.NATURAL,
    spliced: set[str] | None = None,
    findings: Sequence[Finding] = (),
) -> Enforced:
    uses = []
    found = list(findings)
    for match, place in zip(sentence.matches, places(text, sentence.matches), strict=True):
        start, end = place or (-1, -1)
        if place is None:
            found.append(Finding("missing-term", Severity.ERROR, f"“{match.target}” is missing"))
        rung = None if place is None else How.SPLICED if spliced and match.target in spliced else how
        source = sentence.text[match.start : match.end]
        uses.append(
            TermUse(match.term.source, source, match.target, match.start, match.end, start, end, rung)
        )
    return Enforced(text, score, tuple(uses), tuple(found), alignment)
