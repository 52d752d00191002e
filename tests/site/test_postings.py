"""How the index of the search is written, and how it is divided into shards."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.site import synthetic
from translator.site.postings import (
    DIGITS,
    ENTRIES,
    LETTERS,
    Cell,
    encoded,
    marks_of,
    postings,
    shards,
    words_of,
)

PLACES = st.lists(st.tuples(st.integers(1, 500), st.integers(0, 300)), min_size=1, unique=True).map(sorted)
WORDS = st.dictionaries(st.text("ابوم", min_size=1, max_size=5), PLACES, max_size=8)


def numbers(text):
    value, weight = 0, 1
    for digit in map(DIGITS.index, text):
        value += digit % 32 * weight
        weight *= 32
        if digit < 32:
            yield value
            value, weight = 0, 1


def places_of(read):
    """The places of one article, taken from the front of numbers."""
    sentence, more, places = 0, True, []
    while more:
        sentence += next(read)
        position, more = divmod(next(read), 2)
        places.append((sentence, position))
    return places


@given(PLACES)
def test_places_can_be_read_again(places):
    read = numbers(encoded(places))
    assert places_of(read) == places
    assert next(read, None) is None


@given(st.dictionaries(st.text("0123456789", min_size=10, max_size=10), WORDS, max_size=5))
def test_a_shard_says_of_each_word_in_which_articles_it_stands_and_where(documents):
    rows = [(document, {word: encoded(some[word]) for word in some}) for document, some in documents.items()]
    said = postings(sorted(rows))
    order = [said["documents"][at : at + 10] for at in range(0, len(said["documents"]), 10)]
    found = {}
    for word, text in said["words"].items():
        index, read = 0, numbers(text)
        for step in read:
            index += step
            found.setdefault(order[index], {})[word] = places_of(read)
    assert found == {document: words for document, words in documents.items() if words}


def article_of(title, *sentences):
    """An article with a title of some sentences, and a text."""
    (article,) = synthetic.articles(1, synthetic.glossary(40))
    titles, others = (
        [synthetic.plain(sentence, sentence.upper()) for sentence in some] for some in (title, sentences)
    )
    blocks = (synthetic.block(others),)
    return replace(article, title=tuple(titles), place=(), keywords=(), blocks=blocks)


NUMBERED = [f"{number} مدرسة تحتاج إليها المدينة." for number in range(100, 140)]
"""Sentences that begin in different ways, and each with a word of its own."""


def moved(before, after):
    """Which of the numbered sentences have another place in the index."""
    one, other = words_of(before)["ar"], words_of(after)["ar"]
    numbers = [str(number) for number in range(100, 140)]
    assert one.keys() > set(numbers) < other.keys()
    return [number for number in numbers if one[number] != other[number]]


@given(
    st.lists(st.text("ابوم ", min_size=1, max_size=3), max_size=3),
    st.lists(st.text("ابوم ", min_size=1, max_size=3), min_size=1, max_size=100),
)
def test_every_sentence_has_a_mark_of_its_own_and_the_title_the_first_ones(title, sentences):
    marks = marks_of(article_of(title, *sentences))
    assert len(marks) == len(set(marks)) == len(title) + len(sentences)
    assert marks[: len(title)] == list(range(1, len(title) + 1))
    assert min(marks[len(title) :]) > max(1, len(title))  # the first mark is that of a title
    assert max(marks) <= (128 if len(marks) <= 64 else 512) + len(marks)  # small numbers make small shards


def test_a_sentence_more_at_the_beginning_leaves_nearly_all_words_their_places():
    before = article_of(["عنوان"], *NUMBERED)
    after = article_of(["عنوان"], "زرافة في الميناء.", *NUMBERED)
    assert words_of(after)["ar"].keys() - words_of(before)["ar"].keys() == {"زراف", "ميناء"}
    assert len(moved(before, after)) <= 3  # sentences that made room for others


def test_a_correction_leaves_the_other_words_of_its_sentence_their_places():
    corrected = [text.replace("المدينة", "القرية") if "120" in text else text for text in NUMBERED]
    assert moved(article_of(["عنوان"], *NUMBERED), article_of(["عنوان"], *corrected)) == []


def test_an_article_of_more_than_64_sentences_has_new_marks():
    long = [f"جملة رقم {number}." for number in range(200, 230)]
    before, after = article_of(["عنوان"], *NUMBERED), article_of(["عنوان"], *NUMBERED, *long)
    assert max(marks_of(before)) < 128 + 64 < max(marks_of(after))
    assert len(moved(before, after)) > 20


@given(
    st.dictionaries(st.text("abcdefghij", min_size=1, max_size=LETTERS), st.integers(1, 3000)),
    st.integers(1, 4000),
)
def test_every_word_has_one_shard(entries, most):
    cells = [Cell(letters, entries[letters], 1) for letters in sorted(entries)]
    made = list(shards(cells, most))
    for letters in entries:
        assert len([shard for shard in made if shard.holds(letters)]) == 1
        # A browser takes the shard with the longest prefix.
        longest = max((s for s in made if letters.startswith(s.prefix)), key=lambda s: len(s.prefix))
        assert longest.holds(letters)
    assert len({shard.name for shard in made}) == len(made)


def test_a_small_site_has_one_shard():
    (only,) = shards([Cell("ab", 30, 1), Cell("مصر", 20, 2)])
    assert (only.prefix, only.name) == ("", "all")


def test_many_words_are_divided_by_their_first_letters():
    cells = [Cell("a", 10, 1), Cell("ab", ENTRIES, 2), Cell("abc", ENTRIES, 3), Cell("b", ENTRIES, 4)]
    assert {shard.prefix: shard.others for shard in shards(cells)} == {
        "a": ("ab",),
        "ab": ("abc",),
        "abc": (),
        "b": (),
    }


def test_a_shard_changes_with_the_words_in_it_alone():
    def digests(changed):
        cells = [Cell("a", ENTRIES, 1), Cell("b", ENTRIES, changed)]
        return {shard.prefix: shard.digest for shard in shards(cells)}

    one, other = digests(2), digests(3)
    assert one["a"] == other["a"]
    assert one["b"] != other["b"]
