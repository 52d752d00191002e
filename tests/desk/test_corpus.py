"""After a change only some articles are looked at again, and nothing is overlooked."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translator.desk import Desk
from translator.desk.glossary.corpus import Corpus
from translator.glossary.matching import Matcher
from translator.glossary.terms import KINDS, Glossary, Term
from translator.reading import read
from translator.units import units_of

TEXTS = {
    "call.txt": "مكالمة بين ترامب وبوتين\n\nتحدث دونالد ترامب مع فلاديمير بوتين. ورد الكرملين على بوتين.",
    "policy.txt": "سياسة جديدة\n\nوأعلن الرئيس سياسته للأوكرانيين. وهدفاً آخر للكرملين. وقال سعيد إنه سعيد.",
    "union.txt": "أورسولا\n\nقالت أورسولا فون دير لاين. وأضافت فون دير لاين أن محمد قال. وخفضت أوبك+ شيئاً.",
    "quiet.txt": "يوم هادئ\n\nلم يحدث شيء في البلاد.",
}
SOURCES = [
    "فلاديمير بوتين",
    "بوتين",
    "الكرملين",
    "سياسة",
    "هدف",
    "أوكراني",
    "إدوارد سعيد",
    "سعيد",
    "دونالد ترامب",
]
terms = st.builds(
    Term,
    st.sampled_from(SOURCES),
    st.sampled_from(["One", "Two Three", "Ursula von der Leyen"]),
    kind=st.sampled_from(KINDS[:5]),
)
glossaries = st.lists(terms, max_size=5, unique_by=lambda term: term.source).map(
    lambda some: Glossary(tuple(some))
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    (folder / "articles").mkdir()
    for name, text in TEXTS.items():
        (folder / "articles" / name).write_text(text, encoding="utf-8")
    (folder / "translator.toml").write_text("[translation]\nmodel = 'embedded'\n", encoding="utf-8")
    return Desk(folder / "translator.toml")


def all_terms(desk, glossary):
    """What stands where, found by looking at everything."""
    matcher = Matcher(glossary)
    return {
        (path.name, unit.segment.id): unit.key(())
        for path in sorted(desk.settings.articles.iterdir())
        for unit in units_of(read(path, "ar"), matcher)
    }


@given(glossaries, glossaries)
def test_what_a_change_touches_is_what_looking_at_everything_finds(desk, before, after):
    old, new = all_terms(desk, before), all_terms(desk, after)
    touched = Corpus(desk, "ar-en").touched(Matcher(before), after)
    found = {(each.text.path.name, each.after.segment.id) for each in touched}
    assert found == {place for place, key in new.items() if old.get(place) != key}


@given(glossaries, glossaries)
def test_the_articles_follow_the_glossary(desk, before, after):
    corpus = Corpus(desk, "ar-en")
    corpus.texts(Matcher(before))
    matcher = Matcher(after)
    found = {
        (text.path.name, unit.segment.id): unit.key(())
        for text in corpus.texts(matcher)
        for unit in text.units
    }
    assert found == all_terms(desk, after)
    for term in after.terms:
        assert corpus.used(matcher).get(term, 0) == len(corpus.uses(term, matcher))


def test_articles_come_change_and_go(desk):
    corpus = Corpus(desk, "ar-en")
    matcher = Matcher(Glossary((Term("لندن", "London", kind="place"),)))
    path = desk.settings.articles / "zz.txt"
    assert not corpus.used(matcher)
    path.write_text("خبر\n\nوصل إلى لندن.", encoding="utf-8")
    assert sum(corpus.used(matcher).values()) == 1
    path.write_text("خبر\n\nوصل إلى لندن. وغادر لندن.", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert sum(corpus.used(matcher).values()) == 2
    path.unlink()
    assert not corpus.used(matcher)
