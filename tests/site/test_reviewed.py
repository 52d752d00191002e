"""A site whose articles have reviewed sentences: approved in a PO file, shown on the page."""

from pathlib import Path

from tests.site.test_builder import add, build, project, site
from translator.errors import ReviewError
from translator.memory import TranslationMemory
from translator.reading import read
from translator.reviewing import Reviews, Status
from translator.settings import read_settings
from translator.site.builder import plan_of
from translator.site.remarks import Remark, look_again
from translator.translating import translate_articles
from translator.translation import Severity

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


def edit(project, old, new):
    path = project / "articles" / "visit.txt"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_build_names_what_was_approved_for_another_source_and_the_reviewers_page_lists_it(project):
    approve(project, "وعاد اليوم.", "He returned today.")
    edit(project, "وعاد اليوم.", "وعاد اليوم صباحاً.")
    said = []
    build(project, said)
    path = project / "articles" / "visit.txt"
    told = "Look again at 1 sentence whose source has changed since a person translated it: "
    assert f"{told}{path} (1). `translator check` shows them." in said
    pages = site(project)
    assert "He returned today." not in pages["en/ar-en/visit.html"].decode()  # nobody said so of this source
    assert "The source has changed since a person translated it" in pages["en/review.html"].decode()
    assert "تغيّر النص المصدر بعد أن ترجمه شخص" in pages["ar/review.html"].decode()
    edit(project, "وعاد اليوم صباحاً.", "وعاد اليوم.")
    said.clear()
    build(project, said)
    assert not any("Look again" in line for line in said)
    assert "He returned today." in site(project)["en/ar-en/visit.html"].decode()


def test_a_sentence_that_was_looked_at_again_is_on_the_page_and_on_no_list(project):
    approve(project, "وعاد اليوم.", "He returned today.")
    edit(project, "وعاد اليوم.", "وعاد اليوم صباحاً.")
    build(project)
    approve(project, "وعاد اليوم صباحاً.", "He returned this morning.")
    build(project)
    pages = site(project)
    assert "He returned this morning." in pages["en/ar-en/visit.html"].decode()
    assert "The source has changed" not in pages["en/review.html"].decode()


def test_a_line_about_many_articles_names_the_first_ones():
    remark = Remark(3, "3f2a91b0c4d5", "changed-source", Severity.WARNING, "", "وعاد اليوم.", "He returned.")
    told = look_again((Path(f"articles/{number:02}.txt"), remark) for number in range(12) for _ in "ab")
    assert told.startswith("Look again at 24 sentences ")
    assert told.endswith("articles/08.txt (2), articles/09.txt (2), and 2 more.")


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
