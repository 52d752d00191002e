"""A folder of one's own templates, stylesheets and pictures: what it changes, and what mistakes say."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import home, run, stub  # noqa: F401 - fixtures

SETTINGS = """[site]
title = { ar = "مقالات", en = "Articles" }
theme = "theme"
[glossaries]
ar-en = ["names.csv"]
"""

HOME = """{% extends "base.html.j2" %}
{% block main %}
<h1>{{ _("Articles") }} ({{ part.total }})</h1>
<ul>
{% for card in cards %}
<li><a href="{{ link(article_path(card)) }}">{{ card.title.target }}</a></li>
{% endfor %}
</ul>
{% endblock %}
"""


@pytest.fixture
def project(home):  # noqa: F811
    """A site of one article with an empty theme."""
    (home / "articles").mkdir()
    (home / "articles" / "visit.txt").write_text(
        "الرئيس في موسكو\nوصل الرئيس إلى موسكو أمس.", encoding="utf-8"
    )
    (home / "names.csv").write_text("source,target,kind\nموسكو,Moscow,place\n", encoding="utf-8")
    (home / "translator.toml").write_text(SETTINGS, encoding="utf-8")
    (home / "theme").mkdir()
    return home


@pytest.fixture
def build(run, stub, project):  # noqa: F811
    def with_theme(**files):
        """Build with files of the theme, whose names have `_` for the dot before their last part."""
        for name, content in files.items():
            stem, _, suffix = name.rpartition("_")
            name = f"{stem}.html.j2" if suffix == "html" else f"{stem}.{suffix}"
            content = content.encode("utf-8") if isinstance(content, str) else content
            (project / "theme" / name).write_bytes(content)
        return run("build")

    return with_theme


def page(project, path):
    return (project / "build" / "site" / path).read_text(encoding="utf-8")


def stylesheet(project):
    (sheet,) = re.findall(r'href="([^"]*site-\w+\.css)"', page(project, "en/index.html"))
    return page(project, Path("en") / sheet)


# ---- What it changes


def test_a_template_and_a_stylesheet_of_the_theme_stand_in_the_place_of_ours(build, project):
    assert build(home_html=HOME, site_css="body { background: #fed; }").code == 0
    assert "<h1>Articles (1)</h1>" in page(project, "en/index.html")
    assert "<h1>المقالات (1)</h1>" in page(project, "ar/index.html")
    assert "body { background: #fed; }" in stylesheet(project)
    assert ".masthead" not in stylesheet(project)
    assert 'class="mentions"' in page(project, "en/names/موسكو.html")  # ours, as before


def test_each_of_the_stylesheets_can_be_replaced_by_itself(build, project):
    build(house_css=":root { --accent: #036; }")
    assert "--accent: #036" in stylesheet(project)
    assert "#8a2b3a" not in stylesheet(project)  # the accent of ours
    assert ".masthead" in stylesheet(project)


def test_a_template_can_keep_all_of_ours_but_one_block(build, project):
    build(
        home_html='{% extends "default/home.html.j2" %}'
        "{% block main %}<p>Welcome</p>{{ super() }}{% endblock %}"
    )
    home_page = page(project, "en/index.html")
    assert home_page.index("<p>Welcome</p>") < home_page.index('class="card"')


def test_what_all_pages_share_can_be_changed_for_all_of_them(build, project):
    build(
        base_html='{% extends "default/base.html.j2" %}{% block footer %}<footer>Sada</footer>{% endblock %}'
    )
    for path in ("en/index.html", "ar/archive/index.html", "en/names/موسكو.html", "en/ar-en/visit.html"):
        assert "<footer>Sada</footer>" in page(project, path)


def test_pictures_of_the_theme_come_along(build, project):
    build(
        logo_svg="<svg/>",
        paper_png=b"\x89PNG",
        site_css="p { background: url(paper.png) } a { background: url(https://example.org/a.png) }",
        home_html=HOME.replace("<ul>", '<img src="{{ static("logo.svg") }}" alt=""><ul>'),
    )
    (logo,) = re.findall(r'<img src="([^"]+)"', page(project, "en/index.html"))
    assert page(project, Path("en") / logo) == "<svg/>"
    (paper, other) = re.findall(r"url\(([^)]*\.png)\)", stylesheet(project))
    assert (project / "build" / "site" / "static" / paper).read_bytes() == b"\x89PNG"
    assert other == "https://example.org/a.png"


def test_hidden_files_and_folders_of_the_theme_stay_where_they_are(build, project):
    (project / "theme" / "drafts").mkdir()
    (project / "theme" / "drafts" / "old.svg").write_text("<svg/>", encoding="utf-8")
    build(**{".DS_Store_bin": "x"})
    assert not [
        path for path in (project / "build").rglob("*") if "DS_Store" in path.name or "old" in path.name
    ]


def test_a_change_of_the_theme_makes_the_pages_again(build, project):
    build(home_html=HOME)
    build(home_html=HOME.replace("<ul>", '<ul class="mine">'))
    assert '<ul class="mine">' in page(project, "en/index.html")
    (project / "theme" / "home.html.j2").unlink()
    build()
    assert 'class="card"' in page(project, "en/index.html")


# ---- What it says when it is wrong

WRONG = {
    "a tag that there is not": ("<p>\n{% blok main %}", 2, "unknown tag 'blok'"),
    "a block without its end": ("{% block main %}\n<p>", 2, "Unexpected end of template"),
    "a word that there is not": ("<p>\n<p>\n{{ titel }}", 3, "'titel' is undefined"),
    "a part that there is not": ("<p>{{ part.nothing }}", 1, "has no attribute 'nothing'"),
    "a wrong sum": ("<p>\n{{ part.total + 'x' }}", 2, "TypeError"),
    "another template that there is not": ('\n\n{% include "_nav.html.j2" %}', 3, "no template _nav.html.j2"),
    "a base that there is not": ('{% extends "bass.html.j2" %}', 1, "no template bass.html.j2"),
    "a file that there is not": ('<img src="{{ static("logo.svg") }}">', 1, "no file logo.svg"),
    "a filter that there is not": ("<p>\n{{ title | shout }}", 2, "No filter named 'shout'"),
    "not UTF-8": ("<p>\n<p>مقالات".encode("cp1256"), 2, "not UTF-8"),
}


@pytest.mark.parametrize(("template", "line", "what"), WRONG.values(), ids=WRONG)
def test_a_wrong_template_gives_one_sentence_with_its_line(build, project, template, line, what):
    said = build(home_html=template)
    assert said.code == 2
    (sentence,) = [text for text in said.err.splitlines() if text.startswith("error:")]
    assert f"theme/home.html.j2:{line}: " in sentence
    assert what in sentence
    assert sentence.endswith(".")
    assert "Traceback" not in said.err + said.out
    assert not (project / "build" / "site").exists()


def test_a_mistake_in_what_a_template_includes_is_told_where_it_is(build):
    said = build(home_html='{% include "_nav.html.j2" %}', _nav_html="<nav>\n{{ sections }}</nav>")
    assert "theme/_nav.html.j2:2: 'sections' is undefined" in said.err


def test_mistakes_of_writing_are_told_before_anything_is_translated(build, stub):  # noqa: F811
    build(home_html="{% if %}")
    assert stub.asked == []


def test_the_last_site_stays_when_the_theme_breaks(build, project):
    build(home_html=HOME)
    before = page(project, "en/index.html")
    assert build(home_html="{{ titel }}").code == 2
    assert page(project, "en/index.html") == before


def test_a_theme_that_does_not_exist_is_told_with_the_line_of_the_setting(run, project):  # noqa: F811
    (project / "theme").rmdir()
    said = run("build")
    assert said.code == 2
    assert "translator.toml:3: there is no folder theme" in said.err


def test_the_documentation_names_templates_and_stylesheets_that_there_are():
    root = Path(__file__).parents[2]
    named = set(re.findall(r"`([a-z_]+\.(?:html\.j2|css))`", (root / "docs/themes.md").read_text("utf-8")))
    ours = {path.name for part in ("site", "rendering") for path in (root / "translator" / part).rglob("*.*")}
    assert named
    assert named <= ours
