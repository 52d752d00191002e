"""Generate, verify, repair: the ladder by which every glossary term reaches the target text.

A sentence climbs no higher than it must: up to a candidate that has every term, and every number and
quotation that another one has. From the rungs that it reached, the candidate wins that has lost the
least, among those the one with the fewest faults in its terms, and then the one with the best score:

1. plain: the sentence as it is;
2. annotated: the source with each term replaced in place by its target spelling, its clitics kept
   apart in front of it (`لويتكوف` -> `ل Witkoff`), so that the model only has to copy; a spelling of
   its own that the model prefers (Vitkov) is then denied to it;
3. prefix: the model continues from a prefix that ends with the term;
4. spliced: the best of these candidates, with the terms that it lacks put in.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from translator.alignment import Alignment, align, token_spans, words_of
from translator.enforcement.judging import Verdict, judge, taken_by
from translator.enforcement.losses import losses
from translator.enforcement.placing import misspelling
from translator.enforcement.prefixing import ROUNDS, next_prefix
from translator.enforcement.presence import Span, places
from translator.enforcement.spelling import is_derived
from translator.enforcement.splicing import Mended, mend
from translator.engines import Engine, Hypothesis, Pieces
from translator.glossary import Match
from translator.translation import Finding, How, Severity, TermUse

RUNGS = (How.NATURAL, How.ANNOTATED, How.PREFIX, How.SPLICED)
_FINAL_MARKS = tuple(".!?؟…")
_CLOSING = "\"'”’»)] "


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


@dataclass(frozen=True)
class _Candidate:
    """A hypothesis for `source`, in which the terms are at the places of `matches`, and its verdict.

    `forced` are the targets that stand in its prefix of `begun` characters.
    """

    hypothesis: Hypothesis
    source: str
    matches: tuple[Match, ...]
    how: How
    forced: frozenset[str] = frozenset()
    begun: int = 0

    @cached_property
    def alignment(self) -> Alignment | None:
        return align(self.hypothesis, self.source)

    @cached_property
    def verdict(self) -> Verdict:
        return judge(self.hypothesis.text, self.matches, self.alignment) if self.matches else Verdict()

    @cached_property
    def lost(self) -> int:
        """How many numbers and quotations of the source it has not."""
        return losses(self.source, self.matches, self.hypothesis.text)


def annotate(text: str, matches: Sequence[Match]) -> tuple[str, list[Match]]:
    """Replace each term in `text` by its target; return the new text and where the terms are in it.

    The article ال goes with the term, and so does a pronoun at its end: no model reads them alone.
    """
    parts: list[str] = []
    moved: list[Match] = []
    position = length = 0
    for match in matches:
        before = text[position : match.start]
        if match.clitics:
            before = before.removesuffix("ال")
            before += " " if before[-1:].strip() else ""
        parts += [before, match.target]
        start = length + len(before)
        length = start + len(match.target)
        moved.append(replace(match, start=start, end=length, clitics=0, enclitics=0))
        position = match.end + match.enclitics
    return "".join([*parts, text[position:]]), moved


def translate(
    engine: Engine, sentences: Sequence[Sentence], rungs: Collection[How] = RUNGS
) -> list[Enforced]:
    """Translate `sentences` with every term enforced.

    The sentences must fit the engine (see `segments.clauses`). Without all `rungs`, terms may be missing.
    """
    pools = [[candidate] for candidate in _plain(engine, sentences)]
    for rung, climb in ((How.ANNOTATED, _annotated), (How.ANNOTATED, _denied), (How.PREFIX, _prefixed)):
        if rung in rungs:
            open_pools = [
                (sentence, pool)
                for sentence, pool in zip(sentences, pools, strict=True)
                if sentence.matches and not _is_a_term(sentence) and not _satisfied(pool)
            ]
            climb(engine, open_pools)
    splicing = How.SPLICED in rungs
    return [_result(sentence, pool, splicing) for sentence, pool in zip(sentences, pools, strict=True)]


_Pool = list[_Candidate]


def _satisfied(pool: _Pool) -> bool:
    """Whether a candidate has all terms, and has not lost for them what another one has."""
    return _best(pool).verdict.satisfied


def _best(pool: _Pool) -> _Candidate:
    """The candidate that has lost the least.

    Among equals it is the one with the fewest faults, which are mended in place if need be, then the one
    that the model finds best.
    """
    return min(pool, key=lambda each: (each.lost, each.verdict.faults, -each.hypothesis.score))


def _plain(engine: Engine, sentences: Sequence[Sentence]) -> list[_Candidate]:
    """The first rung. Attention costs time, so only those that need it are asked for it."""
    hypotheses: dict[int, Hypothesis] = {}
    for attention in (False, True):
        chosen = [i for i, s in enumerate(sentences) if bool(s.matches or s.aligned) is attention]
        if chosen:
            texts = [sentences[i].text for i in chosen]
            hypotheses.update(zip(chosen, engine.translate(texts, attention=attention), strict=True))
    return [_Candidate(hypotheses[i], s.text, s.matches, How.NATURAL) for i, s in enumerate(sentences)]


def _annotated(engine: Engine, pools: Sequence[tuple[Sentence, _Pool]]) -> None:
    """The second rung, where the annotated source still fits: targets may be longer than names."""
    sources = [(*annotate(sentence.text, sentence.matches), pool) for sentence, pool in pools]
    sources = [item for item in sources if engine.length(item[0]) <= engine.limit]
    answers = engine.translate([text for text, _, _ in sources], attention=True) if sources else []
    for (text, moved, pool), answer in zip(sources, answers, strict=True):
        pool.append(_Candidate(answer, text, tuple(moved), How.ANNOTATED))


def _denied(engine: Engine, pools: Sequence[tuple[Sentence, _Pool]]) -> None:
    """Translate again where the model has spelled a name in its own way, without that spelling."""
    asked: list[tuple[_Candidate, _Pool, Pieces]] = []
    for _, pool in pools:
        last = pool[-1]
        runs = tuple(run for span in _own_spellings(last) if (run := _tokens(last.hypothesis, span)))
        if last.how is How.ANNOTATED and runs:
            asked.append((last, pool, runs))
    if not asked:
        return
    sources, runs_of_all = [last.source for last, _, _ in asked], [runs for _, _, runs in asked]
    answers = engine.translate(sources, suppressed=runs_of_all, attention=True)
    for (last, pool, _), answer in zip(asked, answers, strict=True):
        pool.append(replace(last, hypothesis=answer))


def _own_spellings(candidate: _Candidate) -> list[Span]:
    """Where the model has spelled terms in its own way, beside the right spelling or in its place."""
    text, verdict = candidate.hypothesis.text, candidate.verdict
    taken = taken_by(text, candidate.matches)
    free = [word for word in words_of(text) if not any(a < word[1] and word[0] < b for a, b in taken)]
    spans = [span for span, _ in verdict.misspelled]
    for match in verdict.missing:
        span = misspelling(text, free, taken, match)
        if span and not is_derived(text[slice(*span)], match):
            spans.append(span)
    return sorted(set(spans))


def _tokens(hypothesis: Hypothesis, span: Span) -> tuple[str, ...]:
    """The tokens of a hypothesis that spell the words of `span`."""
    spans = token_spans(hypothesis.tokens, hypothesis.text)
    return tuple(
        token
        for token, (start, end) in zip(hypothesis.tokens, spans, strict=True)
        if start < span[1] and span[0] < end
    )


def _prefixed(engine: Engine, pools: Sequence[tuple[Sentence, _Pool]]) -> None:
    """The third rung, round by round, from the best candidate so far."""
    going = [(_best(pool), pool) for _, pool in pools]
    for _ in range(ROUNDS):
        asked: list[tuple[_Candidate, _Pool, str, Match]] = []
        for last, pool in going:
            found = next_prefix(last.hypothesis.text, last.begun, last.verdict, last.matches, last.alignment)
            if found and len(last.hypothesis.tokens) < engine.limit // 2:
                asked.append((last, pool, *found))
        if not asked:
            return
        sources, prefixes = [last.source for last, *_ in asked], [prefix for _, _, prefix, _ in asked]
        answers = engine.translate(sources, prefixes=prefixes, attention=True)
        going = []
        for (last, pool, prefix, match), answer in zip(asked, answers, strict=True):
            forced = last.forced | {match.target}
            candidate = replace(last, hypothesis=answer, forced=forced, begun=len(prefix))
            pool.append(candidate)
            if candidate.verdict.missing:
                going.append((candidate, pool))


def _result(sentence: Sentence, pool: _Pool, splicing: bool) -> Enforced:
    if _is_a_term(sentence):
        return _whole(sentence, pool[0].hypothesis)
    best = _best(pool)
    text, verdict = best.hypothesis.text, best.verdict
    if not splicing:
        verdict = replace(verdict, missing=(), misspelled=())
    complete = sentence.text.rstrip(_CLOSING).endswith(_FINAL_MARKS)  # headlines end without a mark
    mended = (
        mend(text, verdict, best.matches, best.alignment, with_articles=complete)
        if splicing
        else Mended(text)
    )
    own = best.alignment if best.how is How.NATURAL and mended.text == text and not best.forced else None
    return _record(sentence, mended, best.hypothesis.score, own, best.how, best.forced)


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
    return _record(sentence, Mended(match.target), hypothesis.score, None, how)


def _record(
    sentence: Sentence,
    mended: Mended,
    score: float,
    alignment: Alignment | None,
    how: How,
    forced: frozenset[str] = frozenset(),
) -> Enforced:
    uses = []
    found = list(mended.findings)
    absent: set[str] = set()
    for match, place in zip(sentence.matches, places(mended.text, sentence.matches), strict=True):
        start, end = place or (-1, -1)
        if place is None and match.target not in absent:
            absent.add(match.target)
            found.append(Finding("missing-term", Severity.ERROR, f"“{match.target}” is missing"))
        rung = None if place is None else how
        if place and match.target in mended.spliced:
            rung = How.SPLICED
        elif place and match.target in forced:
            rung = How.PREFIX
        source = sentence.text[match.start : match.end]
        uses.append(
            TermUse(match.term.source, source, match.target, match.start, match.end, start, end, rung)
        )
    return Enforced(mended.text, score, tuple(uses), tuple(found), alignment)
