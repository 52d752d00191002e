"""The index of the search and its page, as they are made."""

import json
import posixpath
from contextlib import closing
from dataclasses import replace

import pytest

from tests.site import sample_site, synthetic
from tests.site.reading import page
from tests.site.test_postings import numbers, places_of
from translator.glossary.normalise import normal_words
from translator.site import search
from translator.site.pages import Site
from translator.site.stems import stems
from translator.site.store import Store


def content(output, path):
    """What a part of the index says."""
    text = (output / "search" / path).read_text(encoding="utf-8")
    assert text.startswith("searchPart(")
    name, said = json.loads(f"[{text.removeprefix('searchPart(').removesuffix(');' + chr(10))}]")
    assert f"{name}.js" == path
    return said


def fingerprints(site: Site) -> dict[str, str]:
    with closing(site):
        return {made.path: made.fingerprint for made in search.pages(site)}


def test_the_index_names_every_shard(output):
    for pair in ("ar-en", "ar-fr", "en-ar"):
        shelves = content(output, f"{pair}/index.js")["shelves"]
        assert set(shelves) == {*pair.split("-"), "names"}
        made = {
            path.relative_to(output / "search" / pair).as_posix()
            for path in (output / "search" / pair).rglob("*.js")
        }
        named = {
            f"{shelf}/{'-'.join(f'{ord(letter):x}' for letter in prefix) or 'all'}.js"
            for shelf, prefixes in shelves.items()
            for prefix in prefixes
        }
        assert {path for path in made if not path.startswith("texts/")} == {*named, "index.js"}


def test_words_stand_in_it_without_particles_and_endings(output):
    arabic = content(output, "ar-en/ar/all.js")["words"]
    assert {"كرملين", "بوتين", "ازم"} < set(arabic)  # بالكرملين, وبوتين, الأزمة
    english = content(output, "ar-en/en/all.js")["words"]
    assert {"kremlin", "putin", "farmer"} < set(english)
    assert not {"في", "the", "of"} & (set(arabic) | set(english))


def test_the_sentences_of_an_article_are_those_of_its_page_by_number(output):
    texts = [
        content(output, path.relative_to(output / "search").as_posix())
        for path in (output / "search/ar-en/texts").iterdir()
    ]
    (text,) = [text for text in texts if text["key"] == "ar-en/trump-putin-call"]
    article = page(output, "en/ar-en/trump-putin-call.html")
    for number, (source, target, _) in enumerate(text["sentences"], 1):
        assert "".join(article.get_element_by_id(f"s{number}").itertext()) == source
        assert "".join(article.get_element_by_id(f"t{number}").itertext()) == target


@pytest.mark.parametrize("side", [0, 1])
def test_every_place_of_a_word_is_in_a_sentence_that_has_it(output, side):
    pair = ("ar", "en")
    shard = content(output, f"ar-en/{pair[side]}/all.js")
    documents = [shard["documents"][at : at + 10] for at in range(0, len(shard["documents"]), 10)]
    texts = [content(output, f"ar-en/texts/{document}.js") for document in documents]
    for word, text in shard["words"].items():
        index, read = 0, numbers(text)
        for step in read:
            index += step
            for mark, position in places_of(read):
                sentence = texts[index]["sentences"][texts[index]["marks"].index(mark)][side]
                found, start, end, _ = list(normal_words(sentence))[position]
                assert word in stems(found, pair[side], sentence[start:end])


def test_a_name_has_all_its_spellings_in_both_languages(output):
    names = {name[2]: name for name in content(output, "ar-en/names/all.js")}
    slug, source, target, sources, targets = names["Donald Trump"]
    assert (source, target) == ("دونالد ترامب", "Donald Trump")
    assert {"دونالد ترامب", "دونالد ترمب", "ترامب", "ترمب"} <= set(sources)
    assert {"Donald Trump", "Trump"} == set(targets)
    for language in ("ar", "en"):
        assert (output / language / "names" / f"{slug}.html").is_file()


@pytest.mark.parametrize(("language", "pairs"), [("ar", 3), ("en", 2), ("fr", 1)])
def test_a_page_searches_the_pairs_of_its_language(output, language, pairs):
    told = json.loads(page(output, f"{language}/search.html").get_element_by_id("search").get("data-told"))
    assert len(told["pairs"]) == pairs
    for pair in told["pairs"]:
        assert language in pair["pair"].split("-")
        assert pair["sides"][0]["language"] == language
        root = posixpath.normpath(posixpath.join(language, told["root"], pair["pair"], "index.js"))
        assert (output / root).is_file()


def test_the_page_counts_in_the_plurals_of_its_language(output):
    told = json.loads(page(output, "ar/search.html").get_element_by_id("search").get("data-told"))
    assert told["articles"] == {
        "zero": "لا مقالات",
        "one": "مقال واحد",
        "two": "مقالان",
        "few": "# مقالات",
        "many": "# مقالًا",
        "other": "# مقال",
    }


def test_a_site_without_articles_has_a_page_all_the_same(tmp_path):
    output = sample_site.build(tmp_path, {"ar-en": []}, kinds=(search,))
    assert content(output, "ar-en/index.js")["shelves"] == {"ar": {}, "en": {}, "names": {}}
    assert (output / "ar" / "search.html").is_file()


@pytest.fixture
def terms():
    return synthetic.glossary(40)


@pytest.fixture
def store(tmp_path, terms, monkeypatch):
    """A store of 60 articles, whose words are said to fill several shards."""
    monkeypatch.setattr(search, "ENTRIES", 500)
    with Store(tmp_path / "store.sqlite") as store:
        with store.together():
            for bilingual in synthetic.articles(60, terms):
                item = synthetic.stored(bilingual)
                store.put(item.origin, [item])
        yield store


def made(folder, terms) -> dict[str, bytes]:
    with closing(synthetic.open_site(folder, terms)) as site:
        return {each.path: each.make(site) for each in search.pages(site)}


def changes(before, after):
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def test_a_new_sentence_changes_the_shards_of_its_words_alone(store, tmp_path, terms):
    before = fingerprints(synthetic.open_site(tmp_path, terms))
    shelf = {shard for shard in before if shard.startswith("search/ar-en/ar/")}
    assert len(shelf) > 3
    first = next(iter(synthetic.articles(1, terms)))
    new = synthetic.block([synthetic.plain("زرافة", "giraffe")])
    item = synthetic.stored(replace(first, blocks=(new, *first.blocks)))  # all others have new numbers
    store.put(item.origin, [item])
    after = fingerprints(synthetic.open_site(tmp_path, terms))
    changed = changes(before, after)
    assert {path.split("/")[2] for path in changed if path.startswith("search/")} == {
        "ar",
        "en",
        "texts",
        "index.js",
    }
    assert len({path for path in changed if "/ar/" in path}) == 1
    assert len({path for path in changed if "/en/" in path}) == 1
    assert len({path for path in changed if "/texts/" in path}) == 1


def test_browsers_ask_anew_for_texts_whose_order_alone_has_changed(store, tmp_path, terms):
    before = fingerprints(synthetic.open_site(tmp_path, terms))
    first = next(iter(synthetic.articles(1, terms)))
    item = synthetic.stored(replace(first, blocks=tuple(reversed(first.blocks))))
    store.put(item.origin, [item])
    changed = changes(before, fingerprints(synthetic.open_site(tmp_path, terms)))
    assert "search/ar-en/index.js" in changed  # with its version, the addresses of the texts


def test_fingerprints_tell_every_change_of_bytes(store, tmp_path, terms):
    before, bytes_before = fingerprints(synthetic.open_site(tmp_path, terms)), made(tmp_path, terms)
    (second,) = list(synthetic.articles(2, terms))[1:]
    item = synthetic.stored(
        synthetic.with_another_sentence(second, "زرافة في الميناء", "a giraffe in the port")
    )
    store.put(item.origin, [item])
    store.forget(["ar-en/article-00007.txt"])
    after, bytes_after = fingerprints(synthetic.open_site(tmp_path, terms)), made(tmp_path, terms)
    assert changes(bytes_before, bytes_after) <= changes(before, after)


def test_after_changes_the_index_is_the_one_of_a_new_store(store, tmp_path, terms):
    articles = list(synthetic.articles(10, terms))
    for bilingual in articles[:5]:
        item = synthetic.stored(synthetic.with_another_sentence(bilingual, "زرافة", "giraffe"))
        store.put(item.origin, [item])
    store.forget(f"ar-en/{bilingual.article.name}.txt" for bilingual in articles[5:])
    for bilingual in reversed(articles):
        item = synthetic.stored(bilingual)
        store.put(item.origin, [item])
    again = tmp_path / "again"
    again.mkdir()
    synthetic.make_site(again, 60, 40)
    assert made(tmp_path, terms) == made(again, terms)
    assert fingerprints(synthetic.open_site(tmp_path, terms)) == fingerprints(
        synthetic.open_site(again, terms)
    )


def test_what_vanishes_is_gone_from_the_index(store, tmp_path, terms):
    store.forget(list(store.origins()))
    assert store.shelves.cells("ar-en/ar") == []
    assert not [path for path in made(tmp_path, terms) if "/ar/" in path]


def test_a_transaction_that_breaks_keeps_nothing_of_it(store, terms):
    known = list(store.origins())
    cells = store.shelves.cells("ar-en/ar")
    with pytest.raises(KeyboardInterrupt), store.together():
        store.forget(known)
        raise KeyboardInterrupt
    assert list(store.origins()) == known
    assert store.shelves.cells("ar-en/ar") == cells
