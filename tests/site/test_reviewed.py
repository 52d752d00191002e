"""A site whose articles have reviewed sentences: approved in a PO file, shown on the page."""

from tests.site.test_builder import add, build, project, site
from translator.errors import ReviewError
from translator.memory import TranslationMemory
from translator.reading import read
from translator.reviewing import Reviews, Status
from translator.settings import read_settings
from translator.site.builder import plan_of
from translator.translating import translate_articles

__all__ = ["project"]


def approve(project, source, target):
    """Make the PO file of the article and approve one of its sentences."""
    settings = read_settings(project / "translator.toml")
    workshop = plan_of(settings, lambda _: None).workshops["ar-en"]
    with TranslationMemory(project / "memory.sqlite") as memory:
        (made,) = translate_articles([read(project / "articles" / "visit.txt")], workshop, memory)
    reviews = Reviews(settings.translations / "ar-en")
    record = next(r for r in reviews.update("visit", made).records if r.source == source)
    reviews.save("visit", record.id, record.version, target=target, status=Status.APPROVED)
    return reviews


def test_an_approved_sentence_is_on_the_page_with_what_the_machine_had_written(project):
    build(project)
    assert not (project / "translations").exists()  # a build makes no such files by itself
    approve(project, "وعاد اليوم.", "He returned today.")
    report = build(project)
    assert (report.tally.reviewed, report.tally.translated) == (1, 0)
    page = site(project)["en/ar-en/visit.html"].decode()
    assert "He returned today." in page
    assert "1 of 3 sentences reviewed" in page


def test_one_approval_makes_the_pages_of_that_article_anew_and_no_other_article(project):
    add(project, "talks.txt", "محادثات في موسكو\nبدأت المحادثات أمس.")
    build(project)
    before = site(project)
    approve(project, "وعاد اليوم.", "He returned today.")
    build(project)
    changed = {name for name, content in site(project).items() if before.get(name) != content}
    assert "en/ar-en/visit.html" in changed
    assert not {name for name in changed if "talks" in name}


def test_a_damaged_file_leaves_the_last_good_page_and_is_named(project):
    build(project)
    approve(project, "وعاد اليوم.", "He returned today.")
    build(project)
    before = site(project)["en/ar-en/visit.html"]
    (project / "translations/ar-en/visit.po").write_text("<<<<<<< HEAD\n", encoding="utf-8")
    (failure,) = build(project).failures
    assert isinstance(failure, ReviewError)
    assert "visit.po:1" in str(failure)
    assert site(project)["en/ar-en/visit.html"] == before


def test_a_script_in_the_words_of_a_person_is_text_on_every_page(project):
    script = "<script>alert(1)</script> & <img src=x onerror=alert(2)>"
    reviews = approve(project, "وعاد اليوم.", script)
    record = next(r for r in reviews.read("visit").records if r.approved)
    reviews.save("visit", record.id, record.version, comments=[script])
    build(project)
    for name, content in site(project).items():
        if name.endswith((".html", ".md")):
            assert b"<script>alert(1)" not in content, name
            assert b"<img src=x" not in content, name
    assert "&lt;script&gt;alert(1)" in site(project)["en/ar-en/visit.html"].decode()
