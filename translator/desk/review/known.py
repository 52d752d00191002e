"""What is known of earlier translations, kept ready for being searched at every sentence."""

from __future__ import annotations

from translator.desk.desk import Desk
from translator.desk.review.articles import Articles
from translator.desk.review.matches import Alike, Known, KnownSentences, best
from translator.reviewing import ArticleReview, Record, Reviews


class Knowledge:
    """The sentences that people approved, in all articles of a pair, and those of the translation memory.

    What has not changed since the last search is not made ready again.
    """

    def __init__(self, desk: Desk, articles: Articles) -> None:
        self._desk = desk
        self._articles = articles
        self._approved: dict[tuple[str, str], tuple[ArticleReview, KnownSentences]] = {}
        self._machine: dict[str, tuple[int, KnownSentences]] = {}

    def alike(self, pair: str, name: str, record: Record) -> list[Alike]:
        """What is like a sentence of the article `name`, approved ones first; not the sentence itself."""
        reviews = self._articles.reviews(pair)
        found = [
            each
            for other in reviews.names()
            for each in self._of_article(reviews, pair, other).alike(record.source)
            if not (other == name and each.known.source in (record.source, record.previous_source))
        ]
        own = (record.target, record.draft)
        memory = self._of_memory(pair).alike(record.source)
        return best(found + [each for each in memory if each.known.target not in own])

    def _of_article(self, reviews: Reviews, pair: str, name: str) -> KnownSentences:
        review = reviews.read(name)
        known = self._approved.get((pair, name))
        if known is None or known[0] is not review:
            records = (record for record in (*review.records, *review.obsolete) if record.approved)
            sentences = KnownSentences([Known(r.source, r.target, True, name) for r in records])
            known = self._approved[pair, name] = (review, sentences)
        return known[1]

    def _of_memory(self, pair: str) -> KnownSentences:
        with self._desk.memory() as memory:
            count = memory.count(pair)
            known = self._machine.get(pair)
            if known is None or known[0] != count:
                sentences = [Known(source, target, False) for source, target in memory.sentences(pair)]
                known = self._machine[pair] = (count, KnownSentences(sentences))
        return known[1]
