"""Building the site from a folder of articles, with an engine that says `<source>`."""

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.engine import StubEngine
from translator import workshop
from translator.errors import OutputError, SettingsError
from translator.memory import TranslationMemory
from translator.settings import read_settings
from translator.site import build_site

SETTINGS = '[site]\ntitle = { ar = "مقالات", en = "Articles" }\n[glossaries]\nar-en = ["names.csv"]\n'


@pytest.fixture
def project(tmp_path, monkeypatch):
    engine = StubEngine(lambda source: f"<{source}>")
    monkeypatch.setattr(workshop, "load_engine", lambda *_, **__: engine)
    (tmp_path / "translator.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "names.csv").write_text("source,target\nموسكو,Moscow\n", encoding="utf-8")
    (tmp_path / "articles").mkdir()
    add(tmp_path, "visit.txt", "الرئيس في موسكو\nوصل الرئيس إلى موسكو أمس. وعاد اليوم.")
    return tmp_path


def add(project: Path, name: str, text: str) -> None:
    (project / "articles" / name).write_text(text, encoding="utf-8")


def build(project: Path, said: list[str] | None = None):
    with TranslationMemory(project / "memory.sqlite") as memory:
        return build_site(
            read_settings(project / "translator.toml"),
            memory,
            ([] if said is None else said).append,
            lambda done, total: None,
        )


def site(project: Path) -> dict[str, bytes]:
    folder = project / "build" / "site"
    files = {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    return {name: content for name, content in files.items() if not name.startswith(".")}


def test_every_article_gets_a_page_and_the_home_page_leads_to_it(project):
    report = build(project)
    assert (report.articles, report.failures, report.missing) == (1, (), 0)
    pages = site(project)
    assert {"index.html", "ar/index.html", "en/index.html"} < set(pages)
    assert {"ar/ar-en/visit.html", "en/ar-en/visit.html", "ar-en/visit.md", "ar-en/visit.json"} < set(pages)
    home = pages["en/index.html"].decode()
    assert 'href="ar-en/visit.html"' in home
    assert "الرئيس في موسكو" in home
    assert "Moscow" in home


def test_two_builds_are_identical_bytes(project):
    build(project)
    first = site(project)
    build(project)
    assert site(project) == first


def test_an_edit_of_the_glossary_translates_again_only_the_sentences_that_it_touches(project):
    first = build(project)
    assert (first.tally.translated, first.tally.remembered) == (3, 0)
    (project / "names.csv").write_text("source,target\nموسكو,Moskva\n", encoding="utf-8")
    second = build(project)
    assert (second.tally.translated, second.tally.remembered) == (2, 1)
    assert "Moskva" in site(project)["ar-en/visit.md"].decode()


def test_a_note_and_a_variant_that_no_sentence_has_touch_none(project):
    build(project)
    rows = "source,target,variants,note\nموسكو,Moscow,موسكفا,capital\n"
    (project / "names.csv").write_text(rows, encoding="utf-8")
    report = build(project)
    assert (report.tally.translated, report.tally.remembered) == (0, 3)


def test_a_build_without_changes_touches_nothing(project):
    assert build(project).made == len(site(project))
    times = {path: path.stat().st_mtime_ns for path in (project / "build" / "site").rglob("*")}
    assert build(project).made == 0
    assert {path: path.stat().st_mtime_ns for path in (project / "build" / "site").rglob("*")} == times


def test_only_what_shows_a_changed_article_is_made_again(project):
    def inodes():
        folder = project / "build" / "site"
        return {str(path.relative_to(folder)): path.stat().st_ino for path in folder.rglob("*.*")}

    add(project, "other.txt", "عنوان آخر\nنص آخر هنا.")
    add(project, "third.txt", "عنوان ثالث\nنص ثالث هنا.")  # between the two
    build(project)
    before = inodes()
    add(project, "other.txt", "عنوان جديد\nنص آخر هنا.")
    report = build(project)
    changed = {path for path, inode in inodes().items() if inode != before[path]}
    changed.discard(".translator-site")
    assert (report.made, report.tally.translated) == (len(changed), 1)
    pages = {f"{code}/{page}" for code in ("ar", "en") for page in ("ar-en/other.html", "index.html")}
    assert pages | {"index.html", "ar-en/other.md", "ar-en/other.json"} <= changed
    assert not any("visit" in path or "/names/" in path for path in changed)


def test_an_incremental_build_gives_the_bytes_of_a_full_one(project, tmp_path):
    build(project)
    add(project, "other.txt", "عنوان آخر\nنص آخر هنا.")
    add(project, "visit.txt", "الرئيس في موسكو\nوصل الرئيس إلى كييف أمس.")
    build(project)
    incremental = site(project)
    shutil.rmtree(project / "build")
    build(project)
    assert site(project) == incremental


def test_a_file_that_somebody_deleted_from_the_site_comes_back(project):
    build(project)
    first = site(project)
    (project / "build" / "site" / "en" / "ar-en" / "visit.html").unlink()
    build(project)
    assert site(project) == first


def test_an_article_that_breaks_keeps_its_last_good_page(project):
    add(project, "other.txt", "عنوان آخر\nنص آخر هنا.")
    build(project)
    add(project, "other.txt", "")
    report = build(project)
    assert len(report.failures) == 1
    assert "en/ar-en/other.html" in site(project)


def test_a_damaged_store_is_made_again(project):
    build(project)
    first = site(project)
    (project / "build" / ".site.sqlite").write_bytes(b"no database" * 500)
    build(project)
    assert site(project) == first


def test_vanished_articles_vanish(project):
    add(project, "other.txt", "عنوان آخر\nنص آخر هنا.")
    build(project)
    assert "en/ar-en/other.html" in site(project)
    (project / "articles" / "other.txt").unlink()
    build(project)
    assert "en/ar-en/other.html" not in site(project)
    assert b"other.html" not in site(project)["index.html"]


def test_one_broken_article_does_not_stop_the_others(project):
    add(project, "broken.txt", "")
    report = build(project)
    assert report.articles == 1
    (failure,) = report.failures
    assert failure.where.endswith("broken.txt")


def test_no_slug_leads_out_of_the_site(project):
    add(project, "guest.md", "---\nslug: ../../../../articles/visit\n---\nقال الرئيس إنه سيزور موسكو.")
    before = (project / "articles" / "visit.txt").read_bytes()
    (failure,) = build(project).failures
    assert "guest.md:2: has “../../../../articles/visit” as slug, which is a path" in str(failure)
    assert sorted(path.name for path in (project / "articles").iterdir()) == ["guest.md", "visit.txt"]
    assert (project / "articles" / "visit.txt").read_bytes() == before


def test_names_that_are_too_long_for_a_page_are_shortened(project):
    """File systems allow 255 bytes, two for each Arabic letter, and a page has an ending of its own."""
    add(project, "summit.md", f"---\nslug: {'-'.join(['قمة'] * 60)}\n---\nقال الرئيس إنه سيزور موسكو.")
    add(
        project,
        f"{'زيارة' * 25}.txt",
        "عنوان\nوصل الرئيس أمس.\n\nإقرأ أيضاً:\nقمة أخرى\nوصل الرئيس إلى بيروت أمس.",
    )
    report = build(project)
    assert (report.articles, report.failures) == (4, ())  # with the related one, whose name is longer still
    pages = [Path(page).name for page in site(project) if page.startswith("en/ar-en/")]
    assert any(re.fullmatch(r"(قمة-){34}ق-[0-9a-f]{8}\.html", page) for page in pages)
    assert sum(bool(re.fullmatch(r"(زيارة){24}-[0-9a-f]{8}\.html", page)) for page in pages) == 2


def test_two_articles_with_one_name_are_refused(project):
    add(project, "visit.md", "# عنوان\n\nنص قصير هنا.")
    report = build(project)
    assert report.articles == 1
    assert "visit" in str(report.failures[0])


def test_an_interrupted_build_leaves_the_last_site_whole(project, monkeypatch):
    build(project)
    first = site(project)
    add(project, "second.txt", "عنوان آخر\nنص آخر هنا.")

    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("translator.site.articles.article_parts", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(project)
    assert site(project) == first
    assert sorted(path.name for path in (project / "build").iterdir()) == [".site.sqlite", "site"]


def test_articles_without_a_date_are_named_since_no_feed_has_them(project):
    add(project, "port.txt", "جولة في المرفأ\nبيروت - 12 آذار/مارس 2025\nزار الوزير المرفأ أمس.")
    said: list[str] = []
    build(project, said)
    remedy = "write a line “date: 12 March 2025” below the title, in Markdown into the front matter."
    assert f"1 article has no date and is in no feed (visit): {remedy}" in said
    add(project, "visit.txt", "الرئيس في موسكو\ndate: 12 March 2025\nوصل الرئيس إلى موسكو أمس. وعاد اليوم.")
    said.clear()
    build(project, said)
    assert not any("no date" in notice for notice in said)
    for number in range(6):
        add(project, f"note-{number}.md", "---\ntitle: خبر قصير\n---\nوعاد اليوم.")
    build(project, said)
    listed = "note-0, note-1, note-2, note-3, note-4, …"
    assert f"6 articles have no date and are in no feed ({listed}): {remedy}" in said


def test_images_of_an_article_come_along(project):
    (project / "articles" / "map.png").write_bytes(b"\x89PNG")
    add(project, "pictures.md", "# صور\n\n![خريطة](map.png)\n\nنص قصير هنا. ![سر](../translator.toml)\n")
    build(project)
    assert site(project)["ar-en/map.png"] == b"\x89PNG"
    assert not any("toml" in name for name in site(project))


@pytest.mark.parametrize(
    "url", ["../translator.toml", "a/../../names.csv", "/etc/hostname", "x" * 5000 + ".png"]
)
def test_no_image_comes_from_elsewhere(project, url):
    add(project, "pictures.md", f"# صور\n\n![خريطة]({url})\n\nنص قصير هنا.\n")
    assert build(project).articles == 2
    assert not any(name.endswith((".png", ".toml", ".csv", "hostname")) for name in site(project))


def test_odd_characters_in_names_do_not_break_links(project):
    (project / "articles" / "my map #1.png").write_bytes(b"\x89PNG")
    add(
        project,
        "زيارة #1 50%.md",
        "# صور\n\n![خريطة](<my map #1.png>) ![خريطة](my%20map%20%231.png)\n\nنص.\n",
    )
    build(project)
    assert "ar-en/my map #1.png" in site(project)
    home = site(project)["en/index.html"].decode()
    (address,) = {a for a in re.findall(r'href="(ar-en/[^"]+)"', home) if "visit" not in a}
    assert (project / "build" / "site" / "en" / unquote(address)).is_file()
    page = site(project)["en/ar-en/زيارة #1 50%.html"].decode()
    for image in re.findall(r'src="([^"]+png)"', page):
        assert (project / "build" / "site" / "en" / "ar-en" / unquote(image)).is_file()


@pytest.mark.parametrize("output", ["articles", ".", "docs"])
def test_a_folder_that_is_no_site_is_never_replaced(project, output):
    (project / "docs").mkdir()
    (project / "docs" / "thesis.txt").write_text("mine", encoding="utf-8")
    settings = SETTINGS.replace("[site]", f'[site]\noutput = "{output}"')
    (project / "translator.toml").write_text(settings, encoding="utf-8")
    with pytest.raises((OutputError, SettingsError), match=r"no site of ours|holds the settings themselves"):
        build(project)
    assert (project / "docs" / "thesis.txt").read_text(encoding="utf-8") == "mine"
    assert (project / "articles" / "visit.txt").exists()


def test_without_a_folder_of_articles_there_is_nothing_to_build(project):
    (project / "articles" / "visit.txt").unlink()
    (project / "articles").rmdir()
    with pytest.raises(SettingsError, match="no such folder"):
        build(project)


def test_images_lie_beside_the_articles_of_their_language(project):
    for language, text in (("ar", "# صور\n\n![خريطة](map.png)\n\nنص قصير هنا.\n"), ("en", "# Maps\n")):
        (project / "articles" / language).mkdir()
        add(project, f"{language}/pictures.md", text)
    (project / "articles" / "ar" / "map.png").write_bytes(b"\x89PNG")
    build(project)
    assert site(project)["ar-en/map.png"] == b"\x89PNG"
    assert "en/ar-en/visit.html" not in site(project)  # which lies in no language's folder


def test_a_site_without_an_address_has_no_feeds_and_no_sitemap_and_the_build_says_so_once(project):
    said: list[str] = []
    build(project, said)
    assert [notice for notice in said if "base_url" in notice] == [
        "No feeds and no sitemap: they need the address of the site, base_url in translator.toml."
    ]
    assert not {"feed.xml", "en/feed.xml", "sitemap.xml"} & set(site(project))
    settings = SETTINGS.replace("[site]", '[site]\nbase_url = "https://news.example.org/"')
    (project / "translator.toml").write_text(settings, encoding="utf-8")
    said.clear()
    build(project, said)
    assert not any("base_url" in notice for notice in said)
    assert {"feed.xml", "en/feed.xml", "ar/feed.xml", "sitemap.xml", "robots.txt"} < set(site(project))


@pytest.mark.parametrize("second", ["visit.txt", "Visit.txt"])
def test_of_two_files_with_one_page_the_first_by_name_has_it_and_the_other_is_named(project, second):
    (project / "articles" / "visit.txt").unlink()
    add(project, second, "الرئيس في القاهرة\nوصل أمس.")
    build(project)
    first = "VISIT.md"  # which differs in case alone, as far as pages are concerned
    add(project, first, "# الرئيس في بيروت\n\nوصل اليوم.")
    for _ in range(2):
        report = build(project)
        (failure,) = report.failures
        assert f"{second}: its page would be that of {first} too; rename one of the two" in str(failure)
        assert report.articles == 1
        assert "الرئيس في بيروت" in site(project)["ar/index.html"].decode()
