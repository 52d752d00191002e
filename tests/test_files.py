"""Results are written wholly or not at all."""

import os

import pytest

from translator.errors import OutputError
from translator.files import write_atomically


def test_folders_are_made_and_text_is_utf_8(tmp_path):
    path = tmp_path / "a" / "b.md"
    write_atomically(path, "سلام")
    assert path.read_text(encoding="utf-8") == "سلام"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "page.html"
    path.write_text("old", encoding="utf-8")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_atomically(path, "new")
    assert path.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_what_has_not_changed_is_not_written(tmp_path):
    path = tmp_path / "page.html"
    write_atomically(path, "same")
    os.utime(path, (1, 1))
    write_atomically(path, "same")
    assert path.stat().st_mtime == 1


def test_a_folder_in_the_way_is_an_output_error(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        write_atomically(tmp_path, "text")
