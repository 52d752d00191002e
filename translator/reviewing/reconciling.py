"""Which record belongs to which sentence, after the article, its splitting or the model changed.

In this order, for each sentence of the article as it is now:

1. the record of its id, be it obsolete: the sentence is the one that was reviewed;
2. a reviewed record of the same text whose sentence is gone: a repeated sentence counts anew;
3. approved sentences that stood one after another and are one now: approved, their targets joined;
4. the reviewed sentence most like it among those that went at this change, or several that stood one after
   another, with more trust between neighbours that did not go: to be looked at again, with the old pair
   beside it.

Reviewed records that no sentence took, or that a similar one took, stay as obsolete.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from translator.reviewing.records import ArticleReview, Record, Status, one_line
from translator.segments import segment_hash, sentences

_ALIKE = 70.0  # per cent; below it, two sentences are different ones that share words
_ALIKE_IN_PLACE = 45.0  # the same between the same neighbours
_PART = 95.0  # per cent of a sentence that must stand in another one to be a part of it
_WORDS_OF_A_PART = 3
_LONGEST_JOIN = 4  # sentences


@dataclass(frozen=True)
class Sentence:
    """A sentence of the article as it is now."""

    id: str
    source: str


Origins = dict[str, tuple[Record, ...]]
"""For sentences that took over what was made of others, by id: the records of those."""


def reconcile(
    review: ArticleReview, now: Sequence[Sentence]
) -> tuple[dict[str, Record], tuple[Record, ...], Origins]:
    """The records of the sentences that have one, by id, the obsolete ones, and what came from where.

    A sentence that nobody looked at keeps its plain draft; one that is new has no record.
    """
    found, gone, origins = _kept(review, now)
    _take_similar(review, now, found, gone, origins)
    return found, tuple(gone.values()), origins


def approved_or_changed(review: ArticleReview, now: Sequence[Sentence]) -> dict[str, Record]:
    """What `reconcile` finds that is more than a draft: approved records, and those to be looked at again."""
    found, _, _ = reconcile(review, now)
    return {id: record for id, record in found.items() if record.status is not Status.DRAFT}


def _kept(
    review: ArticleReview, now: Sequence[Sentence]
) -> tuple[dict[str, Record], dict[str, Record], Origins]:
    """The records whose sentences are there as they were, what people made of the others, and origins."""
    known = {record.id: record for record in (*review.obsolete, *review.records)}
    found = {s.id: _renewed(known[s.id], s) for s in now if s.id in known}
    gone = {r.id: r for r in known.values() if r.id not in found and r.by_a_person}
    origins: Origins = {}
    _take_same_texts(now, found, gone, origins)
    _join(now, found, [record for record in review.records if record.id in gone], origins)
    return found, gone, origins


def _renewed(record: Record, sentence: Sentence) -> Record:
    """The record of a sentence, which another tool may have given another source under its id."""
    if segment_hash(record.source) == segment_hash(sentence.source) or not record.by_a_person:
        return replace(record, source=sentence.source)
    return _changed(record, sentence, None, part=False)


def _open(now: Sequence[Sentence], found: Mapping[str, Record]) -> Iterator[Sentence]:
    """The sentences that no person's work was found for yet."""
    yield from (s for s in now if s.id not in found or not found[s.id].by_a_person)


def _take_same_texts(
    now: Sequence[Sentence], found: dict[str, Record], gone: dict[str, Record], origins: Origins
) -> None:
    by_text: dict[str, list[Record]] = {}
    for record in gone.values():
        by_text.setdefault(segment_hash(record.source), []).append(record)
    for sentence in _open(now, found):
        same = by_text.get(segment_hash(sentence.source))
        if same:
            record = same.pop(0)
            del gone[record.id]
            found[sentence.id] = replace(record, id=sentence.id, source=sentence.source)
            origins[sentence.id] = (record,)


def _join(
    now: Sequence[Sentence], found: dict[str, Record], lately: Sequence[Record], origins: Origins
) -> None:
    for sentence in _open(now, found):
        parts = _parts(sentence, lately)
        if parts:
            found[sentence.id] = replace(_whole(parts), id=sentence.id, source=sentence.source)
            origins[sentence.id] = tuple(parts)


def _whole(parts: Sequence[Record]) -> Record:
    """The records of sentences that stand one after another, as one that is approved."""
    return Record(
        parts[0].id,
        " ".join(part.source for part in parts),
        " ".join(part.target for part in parts),
        Status.APPROVED,
        " ".join(part.draft for part in parts),
        tuple(comment for part in parts for comment in part.comments),
    )


def _parts(sentence: Sentence, lately: Sequence[Record]) -> Sequence[Record]:
    """The approved records that make up a sentence, in their order; none when they do not."""
    whole = one_line(sentence.source)
    for start, first in enumerate(lately):
        if whole.startswith(one_line(first.source)):
            for end in range(start + 2, start + _LONGEST_JOIN + 1):
                some = lately[start:end]
                if one_line(_whole(some).source) == whole and all(record.approved for record in some):
                    return some
    return ()


def _take_similar(
    review: ArticleReview,
    now: Sequence[Sentence],
    found: dict[str, Record],
    gone: Mapping[str, Record],
    origins: Origins,
) -> None:
    wanting = list(_open(now, found))
    lately = [r for r in review.records if r.id in gone or (r.id not in found and r.status is Status.CHANGED)]
    reviewed = [r for r in lately if r.approved or r.edited or r.status is Status.CHANGED]
    old_places, new_places = _places(review.records, found), _places(now, found)
    taken: set[str] = set()
    for score, sentence, parts in _alike(wanting, [*((r,) for r in reviewed), *_runs(review, reviewed)]):
        in_place = len(parts) == 1 and old_places[parts[0].id] == new_places[sentence.id]
        if score < (_ALIKE_IN_PLACE if in_place else _ALIKE) or not taken.isdisjoint(r.id for r in parts):
            continue
        if sentence.id not in found or found[sentence.id].status is not Status.CHANGED:
            record = parts[0] if len(parts) == 1 else _whole(parts)
            part = _is_part(one_line(sentence.source), one_line(record.source))
            found[sentence.id] = _changed(record, sentence, found.get(sentence.id), part=part)
            origins[sentence.id] = parts
            if not part:  # an old sentence may have been cut into several
                taken.update(each.id for each in parts)


def _runs(review: ArticleReview, reviewed: Sequence[Record]) -> list[tuple[Record, ...]]:
    """Reviewed sentences that stood one after another, and may be one sentence now."""
    ids = {record.id for record in reviewed if record.status is not Status.CHANGED}
    records = review.records
    runs = (records[i : i + n] for n in range(2, _LONGEST_JOIN + 1) for i in range(len(records) - n + 1))
    return [run for run in runs if all(record.id in ids for record in run)]


def _alike(
    wanting: Sequence[Sentence], reviewed: Sequence[tuple[Record, ...]]
) -> list[tuple[float, Sentence, tuple[Record, ...]]]:
    """The sentences and what was reviewed that have something in common, the most alike first."""
    if not wanting or not reviewed:
        return []
    from rapidfuzz import fuzz, process

    new = [one_line(sentence.source) for sentence in wanting]
    old = [one_line(" ".join(record.source for record in parts)) for parts in reviewed]
    scores = process.cdist(new, old, scorer=fuzz.ratio, score_cutoff=_ALIKE_IN_PLACE).tolist()
    pairs = []
    for i, text in enumerate(new):
        for j, other in enumerate(old):
            if len(reviewed[j]) == 1 and _is_part(text, other):
                pairs.append((_PART, i, j))
            elif scores[i][j]:
                pairs.append((float(scores[i][j]), i, j))
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    return [(score, wanting[i], reviewed[j]) for score, i, j in pairs]


def _places(items: Sequence[Record] | Sequence[Sentence], found: Mapping[str, Record]) -> dict[str, str]:
    """For each item the last one before it that is in the article before and after, by id."""
    places = {}
    last = ""
    for item in items:
        places[item.id] = last
        if item.id in found:
            last = item.id
    return places


def _is_part(part: str, whole: str) -> bool:
    """Whether a sentence is a piece that an old one was cut into; a name alone stands in many."""
    return len(part.split()) >= _WORDS_OF_A_PART and part != whole and part in whole


def _changed(record: Record, sentence: Sentence, draft: Record | None, *, part: bool) -> Record:
    """The sentence with the approved pair beside it; `draft` is the plain draft that it had so far."""
    target = _piece(record, sentence) if part else record.target
    before = (record.source, record.target)
    if record.status is Status.CHANGED:  # it changed again before anybody looked: what was approved stays
        before = (record.previous_source, record.previous_target)
    return Record(
        id=sentence.id,
        source=sentence.source,
        target=target,
        status=Status.CHANGED,
        draft=draft.draft if draft else "",
        comments=record.comments,
        previous_source=before[0],
        previous_target=before[1],
    )


def _piece(record: Record, sentence: Sentence) -> str:
    """What of the old target belongs to a piece of its source; nothing when that cannot be told."""
    sources = [record.source[start:end] for start, end in sentences(record.source)]
    targets = [record.target[start:end] for start, end in sentences(record.target)]
    wanted = one_line(sentence.source)
    if len(sources) == len(targets) and wanted in map(one_line, sources):
        return targets[[one_line(source) for source in sources].index(wanted)]
    return ""
