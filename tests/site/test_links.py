"""A built site is checked: links, anchors, requests to other hosts, HTML, XML, JSON."""

import shutil

import pytest

from tests.site.sample_site import SETTINGS, build
from translator.errors import SettingsError
from translator.site.links import check_site
from translator.site.markup import css_facts, html_facts, xml_facts

HEAD = '<!doctype html><html lang="en"><head><title>A page</title></head><body>'


@pytest.fixture
def folder(output, tmp_path):
    """A site without faults, to spoil, with what a check of it has found: what is spoiled is read anew."""
    check_site(output)
    shutil.copy2(output.with_name(".site.checked"), tmp_path)
    return shutil.copytree(output, tmp_path / "site")


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def faults(folder, base_url=""):
    return [
        (problem.page.removeprefix(f"{folder}/"), problem.message) for problem in check_site(folder, base_url)
    ]


def test_the_site_has_no_faults(output):
    assert check_site(output) == []


@pytest.mark.parametrize("address", ["https://news.example.org/paper/", "https://أخبار.example/الصحيفة/"])
def test_a_site_with_an_address_has_no_faults(tmp_path, address):
    folder = build(tmp_path, settings=SETTINGS.replace("[site]", f'[site]\nbase_url = "{address}"'))
    assert (folder / "en" / "feed.xml").is_file()
    assert check_site(folder, address) == []


def test_a_page_that_vanished_is_missed_once_with_all_that_lead_to_it(folder):
    (folder / "en" / "about.html").unlink()
    found = check_site(folder)
    assert {problem.message for problem in found} >= {"leads nowhere: about.html"}
    assert any(problem.others > 1 for problem in found)


def test_a_name_in_other_case_is_another_file(folder):
    (folder / "en" / "about.html").rename(folder / "en" / "About.html")
    assert any(message == "leads nowhere: about.html" for _, message in faults(folder))


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ('<a href="#nowhere">', "there is no such place in the page: #nowhere"),
        ('<a href="about.html#nowhere">', "there is no such place in the page: about.html#nowhere"),
        (
            '<a href="/en/about.html">',
            "works only where the site stands at the root of its host: /en/about.html",
        ),
        ('<a href="../../outside.html">', "leads nowhere: ../../outside.html"),
        ('<a href="javascript:alert(1)">', "is a script: javascript:alert(1)"),
        ('<a href="http://[">', "is no address: http://["),
        ('<a href="about me.html">', "is no address: about me.html"),
        ('<img src="https://example.org/x.png" alt="">', "asks another host: https://example.org/x.png"),
        ('<img src="//example.org/x.png" alt="">', "asks another host: //example.org/x.png"),
        ('<img srcset="missing.png 2x" src="data:," alt="">', "leads nowhere: missing.png"),
        ('<p style="background: url(missing.png)">', "leads nowhere: missing.png"),
        ('<script src="https://example.org/x.js"></script>', "asks another host: https://example.org/x.js"),
        ('<img src="data:,">', "a picture has no alt: data:,"),
        ('<p id="content">', "the id 'content' stands twice"),
        ('<p aria-labelledby="nobody">', "aria-labelledby names no element: nobody"),
        ('<form action="https://example.org/"></form>', "asks another host: https://example.org/"),
        ("<p a=1 a=2>", "HTML: duplicate-attribute"),
        ("<main>x</main>", "the page has more than one main part"),
        ('<script type="application/ld+json">{</script>', "the JSON-LD is no JSON"),
        ("<table><p>x</p></table>", "HTML: unexpected-start-tag-implies-table-voodoo"),
    ],
)
def test_a_fault_in_a_page(folder, new, message):
    change(folder / "en" / "index.html", "</main>", f"{new}</main>")
    assert message in {message for _, message in faults(folder)}


@pytest.mark.parametrize(
    "new",
    [
        '<a href="https://example.org/">out</a>',
        '<a href="mailto:desk@example.org">write</a>',
        '<a href="?q=x">search</a>',
        '<a href="#top">up</a>',
        '<a href="../en/">home</a>',
        '<a href="">here</a>',
        '<a href="about.html?x=1#content">about</a>',
        '<link rel="canonical" href="https://example.org/">',
    ],
)
def test_links_that_are_right(folder, new):
    change(folder / "en" / "index.html", "</main>", f"{new}</main>")
    assert faults(folder) == []


def test_whole_addresses_of_the_site_must_lead_somewhere(folder):
    change(folder / "en" / "index.html", "</main>", '<a href="https://n.example/p/en/gone.html">x</a></main>')
    assert faults(folder) == []
    found = faults(folder, "https://n.example/p/")
    assert [message for _, message in found] == ["leads nowhere: https://n.example/p/en/gone.html"]


def test_a_stylesheet_asks_no_other_host_and_finds_its_files(folder):
    (sheet,) = (folder / "static").glob("site-*.css")
    sheet.write_text(
        '@import "https://example.org/a.css";\na { background: url(gone.png) }', encoding="utf-8"
    )
    assert [message for _, message in faults(folder)] == [
        "asks another host: https://example.org/a.css",
        "leads nowhere: gone.png",
    ]


def test_a_broken_feed_and_a_broken_record(folder):
    (folder / "feed.xml").write_text("<feed><entry></feed>", encoding="utf-8")
    record = folder / "ar-en" / "harvest.json"
    record.write_text(record.read_text(encoding="utf-8")[:-5], encoding="utf-8")
    kinds = {(page.partition(":")[0], message.partition(":")[0]) for page, message in faults(folder)}
    assert kinds == {("feed.xml", "XML"), ("ar-en/harvest.json", "JSON")}


def test_what_has_not_changed_is_not_read_again_and_what_has_is(folder, monkeypatch):
    check_site(folder)
    with monkeypatch.context() as patch:
        patch.setattr("translator.site.links._read", None)
        assert check_site(folder) == []
    change(folder / "en" / "about.html", "</main>", '<a href="gone.html">x</a></main>')
    assert [message for _, message in faults(folder)] == ["leads nowhere: gone.html"]


def test_what_was_kept_by_another_program_or_is_damaged_is_made_again(folder):
    check_site(folder)
    folder.with_name(".site.checked").write_bytes(b"{")
    assert check_site(folder) == []
    assert b"index.html" in folder.with_name(".site.checked").read_bytes()


def test_without_a_site_there_is_nothing_to_check(tmp_path):
    with pytest.raises(SettingsError, match="no site"):
        check_site(tmp_path)


def test_a_line_is_given_where_it_is_known():
    (fault,) = html_facts(f"{HEAD}\n\n<img src='data:,'></body></html>").faults
    assert fault.line == 3
    (link,) = css_facts("a {}\n@import 'https://example.org/a.css';").links
    assert link.line == 2


def test_no_entity_of_a_feed_reads_a_file():
    feed = '<!DOCTYPE f [<!ENTITY e SYSTEM "file:///etc/hostname">]><feed><loc>&e;</loc></feed>'
    assert [link.url for link in xml_facts(feed.encode()).links] == [""]


def test_a_page_says_its_language_and_title():
    messages = [fault.message for fault in html_facts("<!doctype html><html><body></body></html>").faults]
    assert messages == ["the page does not say its language", "the page has no title"]
