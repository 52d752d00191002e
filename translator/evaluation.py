"""Scores of a translation: BLEU and chrF2 against a reference, and the glossary's terms counted.

Everything goes by segments: the source, the hypothesis and the reference have one a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from translator.article import Article, Block, BlockKind
from translator.enforcement.presence import missing
from translator.glossary import Matcher
from translator.translation import BilingualArticle


@dataclass(frozen=True)
class Scores:
    """BLEU and chrF2 of a corpus, from 0 to 100, with the signatures by which they can be made again."""

    bleu: float
    chrf2: float
    bleu_signature: str
    chrf2_signature: str

    @property
    def signature(self) -> str:
        """Both signatures in one text, each behind the name of its score, as sacrebleu prints them."""
        return f"BLEU|{self.bleu_signature} chrF2|{self.chrf2_signature}"


@dataclass(frozen=True)
class TermCount:
    """How many glossary terms the sources have, and how many of those stand in the hypotheses.

    A term counts once in a segment, however often the source repeats it there: where it does,
    English may say *he* or *she*.
    """

    occurrences: int
    present: int

    @property
    def share(self) -> float:
        """The share that is present, from 0 to 1; 1 when there are no terms."""
        return self.present / self.occurrences if self.occurrences else 1.0


def score(hypotheses: Sequence[str], references: Sequence[str]) -> Scores:
    """Score one hypothesis a segment against one reference each, by sacrebleu.

    BLEU (Papineni et al. 2002) tokenises as WMT's script 13a does; chrF2 (Popović 2015) counts
    sequences of up to six characters. Both tell capitals from small letters.

    Raises:
        ValueError: there are no segments, or not as many hypotheses as references.
    """
    if not hypotheses or len(hypotheses) != len(references):
        raise ValueError(f"{len(hypotheses)} hypotheses for {len(references)} references")
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    bleu, chrf2 = BLEU(tokenize="13a"), CHRF()
    return Scores(
        bleu=bleu.corpus_score(hypotheses, [references]).score,
        chrf2=chrf2.corpus_score(hypotheses, [references]).score,
        bleu_signature=str(bleu.get_signature()),
        chrf2_signature=str(chrf2.get_signature()),
    )


def count_terms(sources: Sequence[str], hypotheses: Sequence[str], matcher: Matcher) -> TermCount:
    """Count the terms of the matcher's glossary in the sources and in the hypotheses.

    Whether a term is present is judged as enforcement judges it: as whole words, spelled as the
    glossary says, not as a part of another name.

    Raises:
        ValueError: there are not as many hypotheses as sources.
    """
    occurrences = absent = 0
    for source, hypothesis in zip(sources, hypotheses, strict=True):
        matches = matcher.find(source)
        occurrences += len({match.target for match in matches})
        absent += len(missing(hypothesis, matches))
    return TermCount(occurrences, occurrences - absent)


def as_article(segments: Sequence[str], name: str = "segments") -> Article:
    """Make an article that has one paragraph a segment, so that it is translated as articles are."""
    return Article(name, "", tuple(Block(BlockKind.PARAGRAPH, segment) for segment in segments))


def hypotheses_of(article: BilingualArticle) -> list[str]:
    """Return one text a paragraph of an article that `as_article` made; its sentences stand in one line."""
    return [
        " ".join(" ".join(translation.target.split()) for translation in block.translations)
        for block in article.blocks
    ]
