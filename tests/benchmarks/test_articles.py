"""The made articles: each one new, the same for the same number, and read as what they are."""

import re
from collections import Counter
from itertools import islice

import pytest

from benchmarks.articles import (
    FIRST_DAY,
    PER_DAY,
    article,
    articles,
    grammar,
    main,
    names_of,
    write_articles,
)
from benchmarks.data import GLOSSARY
from translator.article import BlockKind
from translator.glossary import Matcher, read_glossary
from translator.reading import read
from translator.segments import sentences
from translator.units import units_of


@pytest.fixture(scope="module")
def glossary():
    return read_glossary([GLOSSARY])


@pytest.fixture(scope="module")
def names(glossary):
    return names_of(glossary)


@pytest.fixture(scope="module")
def folder(names, tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "articles"
    write_articles(folder, 100, names)
    return folder


@pytest.fixture(scope="module")
def made(folder):
    return {path.name: read(path) for path in sorted(folder.iterdir())}


def texts(article):
    """The sentences of the paragraphs, quotes and lists."""
    for block in article.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and not block.markup:
            yield from (block.text[start:end] for start, end in sentences(block.text))


def test_the_same_number_and_seed_give_the_same_article_however_many_there_are(names):
    assert list(articles(5, names)) == list(islice(articles(100, names), 5))
    assert article(3, names, seed=1) != article(3, names, seed=2)


def test_articles_are_new_and_no_copies(made):
    counted = Counter(sentence for each in made.values() for sentence in texts(each))
    assert len(counted) > 0.95 * counted.total()


def test_each_has_10_to_40_sentences(made):
    for name, each in made.items():
        assert 10 <= len(list(texts(each))) <= 40, name


def test_each_is_read_with_its_facts_in_every_form(made):
    assert Counter(name.rpartition(".")[2] for name in made) == {"txt": 60, "md": 30, "html": 10}
    for number, (name, each) in enumerate(made.items()):
        assert each.title, name
        assert (each.published - FIRST_DAY).days == number // PER_DAY
        assert len(each.keywords) >= 3
        assert not each.notices


def test_markdown_has_tables_lists_and_links_to_earlier_articles(made):
    each = made["news-000099.md"]
    kinds = {block.kind for block in each.blocks}
    assert {BlockKind.TABLE_CELL, BlockKind.LIST_ITEM, BlockKind.HEADING} <= kinds
    links = [mark.url for block in each.blocks for mark in block.markup]
    assert links
    assert all(url.replace(".html", "") in {name.partition(".")[0] for name in made} for url in links)


def test_every_fifth_brings_a_related_article(made):
    assert sum(bool(each.related) for each in made.values()) == 20


def test_names_of_the_glossary_are_everywhere_some_often_and_most_seldom(made, glossary):
    matcher = Matcher(glossary)
    found = Counter(
        match.term.source
        for each in made.values()
        for unit in units_of(each, matcher)
        for match in unit.matches
    )
    assert found.total() > 1000
    assert len(found) > 150
    assert found.most_common(1)[0][1] > 10 * sorted(found.values())[len(found) // 2]


def test_the_organisations_of_the_grammar_are_in_the_glossary(glossary):
    known = {term.source for term in glossary.terms if term.kind == "organisation"}
    rules, _ = grammar()
    assert set(rules["org"]) <= known


def test_every_slot_of_the_grammar_has_a_rule_in_every_topic(names):
    rules, topics = grammar()
    own = {"city", "city2", "country", "person", "person2", "speaker", "f", "a"}
    numbers = {"n", "small", "percent", "past", "future"}
    for rule, alternatives in rules.items():
        assert alternatives, rule
        slots = {slot for text in alternatives for slot in re.findall(r"\{(\w+)\}", text)} - own - numbers
        asking = [rule.partition(".")[0]] if "." in rule else topics
        missing = [
            (rule, slot) for slot in slots for topic in asking if not {slot, f"{topic}.{slot}"} & set(rules)
        ]
        assert missing == []


def test_the_command_writes_them(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["articles", str(tmp_path / "a"), "--count", "3"])
    main()
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == [
        "news-000000.txt",
        "news-000001.txt",
        "news-000002.txt",
    ]
    assert "Wrote 3 articles" in capsys.readouterr().out
