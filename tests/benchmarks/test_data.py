"""The data of the benchmarks; absent data are no error."""

import lzma

from benchmarks.data import Name, Pair, read_articles, read_flores, read_names, read_news


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
    assert read_news(tmp_path / "dev-news.tsv", tmp_path) == []


def test_held_out_news_have_the_subject_of_their_file(tmp_path):
    (tmp_path / "war-02.tsv").write_text("وقف إطلاق النار\tA ceasefire\n", encoding="utf-8")
    (tmp_path / "dev.tsv").write_text("وقف إطلاق النار\tA ceasefire\nخبر\tNews\n", encoding="utf-8")
    pairs = read_news(tmp_path / "dev.tsv", tmp_path)
    assert [(pair.reference, pair.subject) for pair in pairs] == [("A ceasefire", "war"), ("News", "")]


def test_the_held_out_news_of_the_project_have_subjects():
    pairs = read_news()
    assert len(pairs) >= 150
    assert sum(bool(pair.subject) for pair in pairs) > 0.9 * len(pairs)


def test_the_sample_articles_are_there():
    assert "trump-putin-call" in [article.name for article in read_articles()]
