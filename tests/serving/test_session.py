"""What is saved is built again; what goes wrong is said, and the last good site stays."""

import http.client
from contextlib import closing

from tests.serving.conftest import write


def page(served, path="/en/ar-en/visit.html"):
    with closing(
        http.client.HTTPConnection("127.0.0.1", served.server.server_port, timeout=10)
    ) as connection:
        connection.request("GET", path)
        return connection.getresponse().read().decode()


def test_a_saved_article_is_built_again_with_the_engine_that_is_loaded(served, project):
    assert served.loaded == 1
    write(project, "الرئيس في كييف")
    served.wait_for(lambda: "الرئيس في كييف" in page(served))
    assert served.loaded == 1


def test_an_edit_that_is_undone_is_shown_too(served, project):
    """Nothing is made for it: the files of the site before the last one serve again."""
    changes = []
    served.server.changed = changes.append
    for number, title in enumerate(["الرئيس في القاهرة", "الرئيس في موسكو"], 1):
        write(project, title)
        served.wait_for(lambda: len(changes) >= number)  # noqa: B023 - it is called at once
        served.wait_for(lambda: len(served.builds()) > number)  # noqa: B023
    assert served.builds()[-1] == "Built 1 article: 0 files made anew."


def test_a_new_article_and_a_vanished_one(served, project):
    write(project, "عنوان آخر", "other.txt")
    served.wait_for(lambda: "عنوان آخر" in page(served, "/en/index.html"))
    (project / "articles" / "other.txt").unlink()
    served.wait_for(lambda: "عنوان آخر" not in page(served, "/en/index.html"))


def test_a_saved_glossary_is_used(served, project):
    assert "Moscow" in page(served)
    (project / "names.csv").write_text("source,target\nموسكو,Moskva\n", encoding="utf-8")
    served.wait_for(lambda: "Moskva" in page(served))


def test_saved_settings_are_used_and_what_they_name_is_watched(served, project):
    (project / "theme").mkdir()
    settings = (project / "translator.toml").read_text(encoding="utf-8")
    settings = settings.replace("Articles", "The Paper").replace("[site]", '[site]\ntheme = "theme"')
    (project / "translator.toml").write_text(settings, encoding="utf-8")
    served.wait_for(lambda: "The Paper" in page(served))
    (project / "theme" / "home.html.j2").write_text("mine alone", encoding="utf-8")
    served.wait_for(lambda: "mine alone" in page(served, "/en/index.html"))


def test_a_broken_article_is_said_and_its_last_good_page_stays(served, project):
    write(project, "")
    served.wait_for(lambda: any("visit.txt" in complaint for complaint in served.complaints))
    assert "الرئيس في موسكو" in page(served)
    write(project, "الرئيس في كييف")
    served.wait_for(lambda: "الرئيس في كييف" in page(served))


def test_broken_settings_are_said_and_the_site_stays(served, project):
    good = (project / "translator.toml").read_text(encoding="utf-8")
    (project / "translator.toml").write_text("[site\n", encoding="utf-8")
    served.wait_for(lambda: any("translator.toml:1" in complaint for complaint in served.complaints))
    assert "الرئيس في موسكو" in page(served)
    (project / "translator.toml").write_text(good.replace("Articles", "The Paper"), encoding="utf-8")
    served.wait_for(lambda: "The Paper" in page(served))


def test_notices_are_not_said_again_with_every_build(served, project):
    before = len(served.builds())
    write(project, "الرئيس في كييف")
    served.wait_for(lambda: len(served.builds()) > before)
    others = [message for message in served.said if not message.startswith("Built")]
    assert len(others) == len(set(others))
