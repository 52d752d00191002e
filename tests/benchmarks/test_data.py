"""The data of the benchmarks; absent data are no error."""

import lzma
from collections import Counter

from benchmarks.data import DEV_NEWS, Name, Pair, read_articles, read_flores, read_names, read_news
from training.data import read_lexicon
from training.data import read_news as read_training_news


def test_flores_is_read_line_by_line(tmp_path):
    (tmp_path / "flores-dev.ar").write_text("واحد\nاثنان\u2028ثلاثة\n", encoding="utf-8")
    (tmp_path / "flores-dev.en").write_text("one\ntwo three\n", encoding="utf-8")
    assert read_flores(tmp_path) == [Pair("واحد", "one"), Pair("اثنان\u2028ثلاثة", "two three")]
    assert read_flores(tmp_path, limit=1) == [Pair("واحد", "one")]


def test_names_have_a_kind(tmp_path):
    path = tmp_path / "names.tsv.xz"
    path.write_bytes(lzma.compress("موسكو\tMoscow\tplace\nناقص\tshort\n\t\tplace\n".encode()))
    assert read_names(path) == [Name("موسكو", "Moscow", "place")]


def test_absent_data_are_empty(tmp_path):
    assert read_flores(tmp_path) == []
    assert read_names(tmp_path / "names.tsv.xz") == []
    assert read_news(tmp_path / "news.tsv") == []


def test_news_may_have_a_subject(tmp_path):
    text = "وقف إطلاق النار\tA ceasefire\twar\nخبر\tNews\nناقص\n"
    (tmp_path / "news.tsv").write_text(text, encoding="utf-8")
    assert read_news(tmp_path / "news.tsv") == [
        Pair("وقف إطلاق النار", "A ceasefire", "war"),
        Pair("خبر", "News"),
    ]


def test_twenty_news_pairs_of_each_subject_are_held_out_from_training():
    held_out = read_news()
    assert set(Counter(pair.subject for pair in held_out).values()) == {20}
    trained = {pair.arabic for pair in (*read_training_news(), *read_lexicon())}
    assert not trained & {pair.source for pair in (*held_out, *read_news(DEV_NEWS))}


def test_the_sample_articles_are_there():
    assert "trump-putin-call" in [article.name for article in read_articles()]
