"""Putting a new site in the place of the old one: from build to build as if each were the first."""

import os
import random
from contextlib import closing
from pathlib import Path

import pytest

from translator.site.inventory import MANIFEST, Inventory
from translator.site.replacing import replaced, take_over


def inventory(folder, wanted):
    """The inventory of a folder that is to hold what is wanted."""
    files = Inventory(folder)
    for path, made_of in wanted.items():
        files.want(path, made_of)
    return closing(files)


def put(folder, wanted):
    """Bring a folder up to date as a build does: files whose content is also what they are made of."""
    with inventory(folder, wanted) as files, replaced(folder) as new:
        take_over(new, folder, files)
        there = {path for path in wanted if files.is_there(path)}
        for path in wanted.keys() - there:
            (new / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).write_text(wanted[path], encoding="utf-8")
        files.write(new)
    return there


def held(folder):
    """The files of a folder, and the folders of it that are empty."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.name != MANIFEST}
    return {
        name: path.read_text(encoding="utf-8") if path.is_file() else "empty folder"
        for name, path in found.items()
        if path.is_file() or not any(path.iterdir())
    }


def test_whatever_comes_after_what_the_folder_holds_the_site_and_nothing_else(tmp_path):
    rng = random.Random(1)
    paths = ["index.html", "en/a.html", "en/b.html", "en/names/c.html", "en/names", "search/x.js"]
    for _ in range(60):
        some = set(rng.sample(paths, rng.randint(1, 5)))
        some -= {"en/names/c.html"} if "en/names" in some else set()  # one of them is a folder of the other
        wanted = {path: rng.choice("12") for path in some}
        put(tmp_path / "site", wanted)
        assert held(tmp_path / "site") == wanted


def test_the_site_before_the_last_one_is_what_the_next_is_made_from(tmp_path):
    first = {"a.html": "1", "b.html": "1"}
    second = {"a.html": "2", "b.html": "1"}
    assert put(tmp_path / "site", first) == set()
    assert put(tmp_path / "site", second) == {"b.html"}
    assert put(tmp_path / "site", first) == {"a.html", "b.html"}  # from the spare
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-spare", "site"]


def test_a_new_file_is_no_change_of_the_old_one(tmp_path):
    put(tmp_path / "site", {"a.html": "1", "b.html": "1"})
    put(tmp_path / "site", {"a.html": "2", "b.html": "1"})
    put(tmp_path / "site", {"a.html": "3", "b.html": "1"})
    assert held(tmp_path / ".site-spare") == {"a.html": "2", "b.html": "1"}


def test_what_somebody_put_into_the_folder_does_not_come_back(tmp_path):
    put(tmp_path / "site", {"a.html": "1"})
    (tmp_path / "site" / "mine").mkdir()
    (tmp_path / "site" / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "site" / "link").symlink_to(tmp_path)
    Path(os.fsdecode(os.fsencode(tmp_path / "site") + b"/caf\xe9.txt")).write_text("mine", encoding="utf-8")
    for content in "23":
        put(tmp_path / "site", {"a.html": content})
        assert held(tmp_path / "site") == {"a.html": content}
    assert tmp_path.is_dir()


def test_files_that_somebody_deleted_are_made_again(tmp_path):
    put(tmp_path / "site", {"a.html": "1", "b.html": "1"})
    put(tmp_path / "site", {"a.html": "1", "b.html": "2"})
    (tmp_path / "site" / "a.html").unlink()
    (tmp_path / ".site-spare" / "a.html").unlink()
    assert put(tmp_path / "site", {"a.html": "1", "b.html": "2"}) == {"b.html"}
    assert held(tmp_path / "site") == {"a.html": "1", "b.html": "2"}


def test_a_spare_that_is_no_whole_site_is_not_trusted(tmp_path):
    put(tmp_path / "site", {"a.html": "1"})
    (tmp_path / ".site-spare").mkdir()
    (tmp_path / ".site-spare" / "a.html").write_text("half", encoding="utf-8")
    put(tmp_path / "site", {"a.html": "2"})
    assert held(tmp_path / "site") == {"a.html": "2"}


@pytest.mark.parametrize("builds", [1, 2])
def test_an_interrupted_build_leaves_the_last_site_whole(tmp_path, builds):
    for number in range(builds):
        put(tmp_path / "site", {"a.html": str(number)})
    before = held(tmp_path / "site")
    with (
        pytest.raises(KeyboardInterrupt),
        inventory(tmp_path / "site", {"a.html": "9"}) as files,
        replaced(tmp_path / "site") as new,
    ):
        take_over(new, tmp_path / "site", files)
        (new / "a.html").write_text("9", encoding="utf-8")
        raise KeyboardInterrupt
    assert held(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    put(tmp_path / "site", {"a.html": "9"})
    assert held(tmp_path / "site") == {"a.html": "9"}


def test_what_killed_builds_left_goes_after_a_day(tmp_path):
    folder = tmp_path / "site"
    killed, running = tmp_path / ".site-x7k2_abc", tmp_path / ".site-bcd8e_fg"
    for left in (killed, running):
        left.mkdir()
        (left / "index.html").write_text("half", encoding="utf-8")
    os.utime(killed, (0, 0))
    put(folder, {"index.html": "1"})
    assert (killed.exists(), running.exists()) == (False, True)
    assert held(folder) == {"index.html": "1"}
