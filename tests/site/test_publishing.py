"""Pages are made here or by several processes."""

from tests.site.sample_site import build
from translator.site import publishing


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_several_processes_make_the_same_bytes(output, tmp_path, monkeypatch):
    monkeypatch.setattr(publishing, "_FEW", 1)
    assert files(build(tmp_path)) == files(output)


def test_when_more_pages_have_changed_than_are_held_all_are_planned_again(output, tmp_path, monkeypatch):
    monkeypatch.setattr(publishing, "_HELD", 1)
    assert files(build(tmp_path)) == files(output)
