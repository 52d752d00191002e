"""What builds keep for the next one, when several use it and files take each other's pages."""

import threading
import time
from dataclasses import replace

import pytest

from tests.site import synthetic
from translator.site.remarks import Remark
from translator.site.store import Store
from translator.translation import Severity


@pytest.fixture
def store(tmp_path):
    with Store(tmp_path / "store.sqlite") as store:
        for bilingual in synthetic.articles(2, synthetic.glossary(40)):
            item = synthetic.stored(bilingual)
            store.put(item.origin, [item])
        yield store


def test_an_article_is_known_by_the_file_that_it_was_read_from(store):
    assert sorted(store.origins()) == ["ar-en/article-00000.txt", "ar-en/article-00001.txt"]
    item = synthetic.stored(next(iter(synthetic.articles(1, synthetic.glossary(40)))))
    assert store.fingerprint("ar-en/article-00000.txt") == item.fingerprint
    assert store.fingerprint("ar-en/nothing.txt") == ""


def test_a_page_has_an_owner_whatever_the_case_of_its_name(store):
    assert store.owner("ar-en/article-00001") == "ar-en/article-00001.txt"
    assert store.owner("ar-en/ARTICLE-00001") == "ar-en/article-00001.txt"
    assert store.owner("ar-en/article-00002") == ""


def test_articles_are_found_by_what_a_check_found_in_them(store):
    item = synthetic.stored(next(iter(synthetic.articles(1, synthetic.glossary(40)))))
    remark = Remark(2, "3f2a91b0c4d5", "numbers", Severity.WARNING, "Not in the source: 5", "وصل 15.", "5.")
    store.put(item.origin, [replace(item, remarks=[remark])])
    assert store.remarks(check="numbers") == [(item.origin, item.card.key, [remark])]
    assert store.remarks(check="dates") == []


def test_a_build_that_reads_before_it_writes_waits_for_another_one(store):
    """As two terminals do, in which somebody builds and checks at once."""
    writing = threading.Event()

    def other():
        with Store(store.path) as same, same.together():
            same.forget(["ar-en/article-00001.txt"])
            writing.set()
            time.sleep(0.3)

    thread = threading.Thread(target=other)
    thread.start()
    assert writing.wait(10)
    with store.together():
        assert store.owner("ar-en/article-00001") == ""  # what the other one did is done
        store.forget(["ar-en/article-00000.txt"])
    thread.join()
    assert store.origins() == []
