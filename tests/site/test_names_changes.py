"""When the page of a name is made again: when its own sentences change, or what heads their articles."""

from contextlib import closing
from dataclasses import replace

import pytest

from tests.site import synthetic
from translator.site import names
from translator.site.naming import names_of
from translator.site.store import Store


def fingerprints(folder, terms, articles):
    with Store(folder / "store.sqlite") as store:
        for article in articles:
            item = synthetic.stored(article)
            store.put(item.origin, [item])
    with closing(synthetic.open_site(folder, terms)) as site:
        return {made.path: made.fingerprint for made in names.pages(site)}


@pytest.fixture(scope="module")
def few():
    terms = synthetic.glossary(80)
    return terms, list(synthetic.articles(30, terms))


def changed(tmp_path, few, change):
    """The pages that are made anew when the first article changes, but for the index."""
    terms, some = few
    before = fingerprints(tmp_path / "before", terms, some)
    after = fingerprints(tmp_path / "after", terms, [change(some[0]), *some[1:]])
    return {path for path in before | after if before.get(path) != after.get(path)}


def heads(article):
    return {use.headword for use in article.term_uses()}


def test_a_changed_article_changes_no_page_of_a_name_that_it_does_not_have(tmp_path, few):
    terms, some = few
    found = changed(tmp_path, few, lambda a: replace(a, title=(replace(a.title[0], target="Other"),)))
    slugs = {
        name.slug for head, name in names_of({"ar-en": terms})["ar-en"].items() if head in heads(some[0])
    }
    assert found == {f"{code}/names/{slug}.html" for code in ("ar", "en") for slug in slugs}


def test_a_sentence_without_names_at_the_end_changes_none(tmp_path, few):
    added = synthetic.with_another_sentence
    assert changed(tmp_path, few, lambda article: added(article, "نص آخر.", "More text.")) == set()


def test_a_translation_that_changes_changes_the_pages_of_its_names_alone(tmp_path, few):
    def corrected(article):
        block = next(b for b in article.blocks if any(t.terms for t in b.translations))
        one = next(t for t in block.translations if t.terms)
        other = replace(one, target=f"{one.target} Indeed.")
        made = replace(block, translations=tuple(other if t is one else t for t in block.translations))
        return replace(article, blocks=tuple(made if b is block else b for b in article.blocks))

    terms, some = few
    named = next(t for b in some[0].blocks for t in b.translations if t.terms)
    found = names_of({"ar-en": terms})["ar-en"]
    slugs = {found[use.headword].slug for use in named.terms}
    assert changed(tmp_path, few, corrected) == {
        f"{code}/names/{slug}.html" for code in ("ar", "en") for slug in slugs
    }


def test_an_article_with_a_new_name_changes_the_index(tmp_path, few):
    terms, some = few
    unused = next(term for term in terms.terms if all(term.source not in heads(article) for article in some))
    sentence = synthetic.translated(
        f"قال {unused.source} نعم.",
        f"{unused.target} said yes.",
        (unused.source, unused.source, unused.target),
    )

    def adding(article):
        return replace(article, blocks=(*article.blocks, synthetic.block([sentence])))

    found = changed(tmp_path, few, adding)
    slug = names_of({"ar-en": terms})["ar-en"][unused.source].slug
    assert found == {f"{code}/names/{page}.html" for code in ("ar", "en") for page in ("index", slug)}
