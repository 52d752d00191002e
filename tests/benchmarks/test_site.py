"""The benchmark of sites, small: every kind of build, and tables that say what was measured."""

import sys

import pytest

from benchmarks import site, site_tables
from benchmarks.building import Clock, StubEngine
from benchmarks.results import problem
from benchmarks.site_tables import line
from docs import generate

PRESENT = {"model_sha256": "c", "glossary": "d", "version": "0.1.0"}


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(site, "browse", lambda *_: [])
        patch.setattr(site, "_AGAIN", 1)
        return {"sites": [site.measure(12, tmp_path_factory.mktemp("site"))]}


def test_each_build_does_what_its_name_says(figures):
    builds = figures["sites"][0]["builds"]
    assert builds["full"]["articles"] == 15  # with three related articles
    assert builds["full"]["made"] > 300
    assert (builds["unchanged"]["translated"], builds["unchanged"]["made"]) == (0, 0)
    assert builds["changed"]["translated"] == builds["longer"]["translated"] == 1
    assert builds["changed"]["made"] < builds["full"]["made"] / 5
    assert builds["new"]["articles"] == 16
    assert 0 < builds["row"]["translated"] < builds["full"]["translated"] / 2
    assert (builds["from_memory"]["translated"], builds["from_memory"]["articles"]) == (0, 16)


def test_the_parts_of_a_build_are_all_of_its_time(figures):
    for build in figures["sites"][0]["builds"].values():
        assert sum(build["parts"].values()) == pytest.approx(build["seconds"], abs=0.1)
    assert figures["sites"][0]["builds"]["full"]["parts"]["making pages"] > 0


def test_of_several_builds_the_one_in_the_middle_counts():
    assert site._in_the_middle([{"seconds": 3}, {"seconds": 1}, {"seconds": 2}]) == {"seconds": 2}


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read where Linux shows it")
def test_memory_is_that_of_the_process_that_builds(figures):
    assert 20 < figures["sites"][0]["builds"]["full"]["memory"] < 1000


def test_the_tables_show_every_build_and_size(figures):
    larger = {**figures["sites"][0], "articles": 24}
    text = site_tables.site({"sites": [figures["sites"][0], larger]})
    for name in ("nothing changed", "a word corrected", "one article more", "12 articles", "24 articles"):
        assert name in text
    assert "Chromium" not in text  # nothing was opened there


def test_figures_are_drawn_out_along_the_straight_line_nearest_to_them():
    assert line([(1, 10.0), (2, 12.0), (3, 14.0)]) == (2.0, 8.0)
    assert line([(5, 3.0)]) == (0.0, 3.0)


def test_the_docs_show_the_table_and_another_model_does_not_make_it_stale():
    assert "site" in generate._TABLES
    made = {"made_with": {"model_sha256": "a", "glossary": "b", "version": "0"}}
    assert problem("site", made, PRESENT) == ""
    assert problem("terms", made, PRESENT)


def test_a_part_within_another_is_counted_once():
    clock = Clock()

    class Work:
        def outer(self):
            return self.inner()

        def inner(self):
            return sum(range(200_000))

    clock.watch(Work, "inner", "inner")
    clock.watch(Work, "outer", "outer")
    Work().outer()
    assert clock.seconds["inner"] > clock.seconds["outer"]


def test_the_engine_keeps_names_and_numbers_and_says_the_same_again():
    engine = StubEngine()
    first, again = engine.translate(["وصل Moscow في مايو 2025."] * 2, attention=True)
    assert first == again
    assert "Moscow" in first.text
    assert first.text.endswith("May 2025.")
    assert len(first.attention) == len(first.tokens)
