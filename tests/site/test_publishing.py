"""Pages are made here or by several processes."""

import pytest

from tests.site.sample_site import build
from translator.errors import OutputError
from translator.site import publishing
from translator.site.pages import Page


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_several_processes_make_the_same_bytes(output, tmp_path, monkeypatch):
    monkeypatch.setattr(publishing, "_FEW", 1)
    assert files(build(tmp_path)) == files(output)


def test_when_more_pages_have_changed_than_are_held_all_are_planned_again(output, tmp_path, monkeypatch):
    monkeypatch.setattr(publishing, "_HELD", 1)
    assert files(build(tmp_path)) == files(output)


@pytest.mark.parametrize("path", ["../evil.html", "en/ar-en/../../../evil.html", "/tmp/evil.html"])
def test_a_page_that_would_lie_outside_of_the_site_is_not_made(tmp_path, path):
    page = Page(path, "fingerprint", lambda site: b"")
    with pytest.raises(OutputError, match=r"evil\.html: would lie outside of the site; rename its article"):
        publishing.publish(None, lambda: [page], tmp_path / "site")
    assert list(tmp_path.iterdir()) == []
