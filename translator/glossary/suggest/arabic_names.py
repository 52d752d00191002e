"""Bringing the mentions of Arabic names together: particles off, runs cut, phrases at their full length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from translator.glossary.matching.clitics import readings
from translator.glossary.matching.wordlists import Words
from translator.glossary.suggest import cues
from translator.glossary.suggest.arabic import is_first_name, is_origin, with_looks
from translator.glossary.suggest.gathering import PHRASES, Gathered, by_words, with_short_forms
from translator.glossary.suggest.known import is_place
from translator.glossary.suggest.mentions import Evidence, Mention
from translator.glossary.suggest.segmenting import Segmenter

_AND_THE = "وال"
_SHORTEST_STEM = 3
_LONGER_WINS = 0.5


def gather(mentions: Iterable[Mention]) -> list[Gathered]:
    """The names in the mentions of all texts."""
    phrases: list[Mention] = []
    places: list[Mention] = []
    runs: list[Mention] = []
    for mention in mentions:
        if mention.evidence & PHRASES:
            phrases.append(mention)
        else:
            (places if Evidence.TABLE in mention.evidence else runs).append(mention)
    institutions = _longest(by_words(phrases))
    segmenter = Segmenter(runs)
    cut = [with_looks(part) for run in runs for part in segmenter.cut(run)]
    names = _without_particles(places + cut)
    covered = {
        (mention.text, part.start)
        for each in institutions
        if each.count > 1
        for mention in each.mentions
        for part in mention.parts
    }
    names = [m for m in names if not all((m.text, part.start) in covered for part in m.parts)]
    kept = with_short_forms(by_words(names), is_place) + institutions
    return [each for each in kept if not _is_no_name(each)]


def _is_no_name(each: Gathered) -> bool:
    if len(each.words) == 1 and is_first_name(each.words[0]):
        return True
    return all(mention.doubtful for mention in (*each.mentions, *each.short))


def _without_particles(mentions: Sequence[Mention]) -> list[Mention]:
    """Take particles off the first word where the rest stands by itself elsewhere, or is known."""
    free = {mention.words[0] for mention in mentions if mention.free}
    seen = {word for mention in mentions for word in (mention.words[0], mention.words[-1])}

    def stem(word: str) -> tuple[str, int]:
        if word in free:
            return word, 0
        for reading in readings(word):
            rest = reading.stem
            if reading.article or reading.future or reading.question or len(rest) < _SHORTEST_STEM:
                continue
            if not reading.taken_off:
                continue
            new_first_name = is_first_name(rest) and not is_first_name(word)
            if rest in seen or new_first_name or is_place((rest,)):
                return rest, reading.taken_off
        return (word[1:], 1) if word.startswith(_AND_THE) else (word, 0)

    bare = []
    for mention in mentions:
        rest, letters = (mention.words[0], 0) if mention.particles else stem(mention.words[0])
        bare.append(mention.without(letters, rest) if letters else mention)
    return bare


def _longest(phrases: Sequence[Gathered]) -> list[Gathered]:
    """Of phrases that begin alike, the longest that stands for most of the shorter one's mentions."""
    counts = {each.words: each.count for each in phrases}
    longest: Counter[Words] = Counter()
    for words, count in counts.items():
        longest[words[:-1]] = max(longest[words[:-1]], count)
    return [
        each
        for each in phrases
        if longest[each.words] <= _LONGER_WINS * each.count
        and (each.count > _LONGER_WINS * counts.get(each.words[:-1], 0) or is_origin(each.words[-1]))
        and not (len(each.words) == 2 and each.words[0] in cues.ARMIES)  # القوات الروسية is no name
    ]
