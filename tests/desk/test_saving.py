"""Writing to the files of a glossary: the smallest difference, nothing lost, everything taken back."""

import threading

import pytest

from translator.desk import Desk
from translator.desk.glossary.book import Shelf
from translator.desk.glossary.changing import shown
from translator.desk.glossary.saving import Keeper, RowConflictError, Seen
from translator.errors import GlossaryError


@pytest.fixture
def shelf(project):
    return Shelf(Desk(project / "translator.toml"), "ar-en")


@pytest.fixture
def keeper(shelf):
    return Keeper(shelf)


@pytest.fixture
def places(project):
    return project / "names" / "places.csv"


def seen(shelf, source):
    line = next(line for line in shelf.current().lines if line.entry.term.source == source)
    return Seen(line.id, line.file, line.entry.row.line, shown(line))


@pytest.mark.parametrize("last_line_ends", [True, False])
@pytest.mark.parametrize("source", ["موسكو", "كييف", "القاهرة"])
def test_a_deleted_row_comes_back_byte_by_byte(shelf, keeper, places, source, last_line_ends):
    places.write_bytes(
        places.read_bytes().replace(b"Moscow", b'"Moscow"').rstrip(b"\n") + b"\n" * last_line_ends
    )
    before = places.read_bytes()
    deleted = keeper.delete(seen(shelf, source))
    assert source.encode() not in places.read_bytes()
    keeper.undo(deleted.step)
    assert places.read_bytes() == before


def test_undoing_is_undone(shelf, keeper, places):
    before = places.read_bytes()
    wanted = seen(shelf, "كييف")
    saved = keeper.save(wanted, dict(wanted.cells) | {"target": "Kyjiw"})
    after = places.read_bytes()
    undone = keeper.undo(saved.step)
    assert places.read_bytes() == before
    keeper.undo(undone.step)
    assert places.read_bytes() == after


def test_what_was_done_is_remembered_the_newest_first(shelf, keeper):
    deleted = keeper.delete(seen(shelf, "القاهرة"))
    changed = keeper.save(seen(shelf, "كييف"), {"note": "capital"})

    def history():
        return [(name, step.did, step.row["source"], step.takes_back) for name, step in keeper.history()]

    assert history() == [
        (changed.step, "changed", "كييف", False),
        (deleted.step, "deleted", "القاهرة", False),
    ]
    back = keeper.undo(deleted.step)
    assert history() == [(back.step, "added", "القاهرة", True), (changed.step, "changed", "كييف", False)]


def test_a_deletion_is_taken_back_once_even_when_two_people_want_it(shelf, keeper, places):
    before = places.read_bytes()
    deleted = keeper.delete(seen(shelf, "القاهرة"))
    keeper.undo(deleted.step)
    with pytest.raises(GlossaryError, match="taken back already"):
        keeper.undo(deleted.step)
    assert places.read_bytes() == before


def test_a_row_does_not_come_back_where_another_says_its_source_by_now(shelf, keeper, places):
    deleted = keeper.delete(seen(shelf, "القاهرة"))
    keeper.save(None, {"source": "القاهرة", "target": "El Qahira", "kind": "place"})
    before = places.read_bytes()
    with pytest.raises(GlossaryError) as refused:
        keeper.undo(deleted.step)
    assert refused.value.what == "'القاهرة' has two targets, 'El Qahira' (places.csv:5) and 'Cairo'"
    assert places.read_bytes() == before
    assert deleted.step in dict(keeper.history())  # for the day on which the other row goes


def test_a_changed_source_does_not_come_back_where_another_row_has_it_by_now(shelf, keeper, places):
    changed = keeper.save(seen(shelf, "القاهرة"), {"source": "القاهرة الكبرى"})
    keeper.save(None, {"source": "القاهرة", "target": "El Qahira", "kind": "place"})
    before = places.read_bytes()
    with pytest.raises(GlossaryError, match="two targets"):
        keeper.undo(changed.step)
    assert places.read_bytes() == before


def test_a_person_does_not_come_back_whose_family_name_another_row_spells_otherwise(shelf, keeper):
    deleted = keeper.delete(seen(shelf, "ستيف ويتكوف"))
    keeper.save(None, {"source": "ويتكوف", "target": "Witcoff", "kind": "person"})
    with pytest.raises(GlossaryError, match="'Witkoff'"):
        keeper.undo(deleted.step)


def test_of_two_rows_that_say_the_same_one_goes_and_comes_back(shelf, keeper, places):
    places.write_text(places.read_text(encoding="utf-8") + "موسكو,Moscow,,place,,,,\n", encoding="utf-8")
    before = places.read_bytes()
    deleted = keeper.delete(seen(shelf, "موسكو"))
    keeper.undo(deleted.step)
    assert places.read_bytes() == before


def test_a_row_is_found_where_other_rows_have_moved_it(shelf, keeper, places):
    wanted = seen(shelf, "كييف")
    lines = places.read_text(encoding="utf-8").splitlines(keepends=True)
    places.write_text("".join([lines[0], "لندن,London,,place,,,,\n", *lines[1:]]), encoding="utf-8")
    keeper.save(wanted, dict(wanted.cells) | {"target": "Kyjiw"})
    assert "كييف,Kyjiw,,place,,Kiev,,\n" in places.read_text(encoding="utf-8")
    assert "لندن,London" in places.read_text(encoding="utf-8")


def test_a_row_whose_source_was_corrected_by_another_is_recognised(shelf, keeper, places):
    wanted = seen(shelf, "القاهرة")
    places.write_text(
        places.read_text(encoding="utf-8").replace("القاهرة", "مدينة القاهرة"), encoding="utf-8"
    )
    with pytest.raises(RowConflictError) as conflict:
        keeper.save(wanted, dict(wanted.cells) | {"note": "capital"})
    assert conflict.value.theirs.entry.term.source == "مدينة القاهرة"


def test_a_row_that_is_gone_is_a_conflict_without_another_version(shelf, keeper, places):
    wanted = seen(shelf, "القاهرة")
    places.write_text(
        places.read_text(encoding="utf-8").replace("القاهرة,Cairo,,place,,,,\n", ""), encoding="utf-8"
    )
    with pytest.raises(RowConflictError) as conflict:
        keeper.delete(wanted)
    assert conflict.value.theirs is None


@pytest.mark.parametrize("broken", ['source,target\n"كييف,Kyiv\n', "nothing\n", "source;target;\xff\n"])
def test_while_a_file_cannot_be_read_nobody_is_said_to_have_deleted_its_rows(shelf, keeper, places, broken):
    wanted = seen(shelf, "كييف")
    moscow = keeper.save(seen(shelf, "موسكو"), {"note": "capital"})
    places.write_bytes(broken.encode("latin-1" if "\xff" in broken else "utf-8"))
    before = places.read_bytes()
    for change in (
        lambda: keeper.save(wanted, dict(wanted.cells) | {"target": "Kyjiw"}),
        lambda: keeper.delete(wanted),
        lambda: keeper.undo(moscow.step),
    ):
        with pytest.raises(GlossaryError) as refused:
            change()
        assert refused.value.where.startswith("places.csv:")
    assert places.read_bytes() == before


def test_what_says_the_same_writes_nothing(shelf, keeper, places):
    wanted = seen(shelf, "كييف")
    stamp = places.stat().st_mtime_ns
    saved = keeper.save(wanted, wanted.cells)
    assert (saved.step, saved.line.id) == ("", wanted.row)
    assert places.stat().st_mtime_ns == stamp


def test_a_step_that_nobody_knows(keeper):
    with pytest.raises(GlossaryError, match="cannot be undone"):
        keeper.undo("guess")


def test_a_glossary_begins_with_its_first_term(project):
    (project / "translator.toml").write_text("[translation]\nmodel = 'embedded'\n", encoding="utf-8")
    shelf = Shelf(Desk(project / "translator.toml"), "ar-en")
    assert shelf.current().lines == ()
    Keeper(shelf).save(None, {"source": "لندن", "target": "London", "kind": "place"})
    written = (project / "glossaries" / "ar-en" / "places.csv").read_text(encoding="utf-8")
    assert written == "source,target,variants,kind,when,forbidden,article,note\nلندن,London,,place,,,,\n"


def test_many_people_at_once_lose_nothing(project, shelf, places):
    """Each with a desk of their own, as in two terminals, at one file."""
    cities = [f"مدينة {letter}" for letter in "ابتثجحخد"]
    failures = []

    def add(city):
        try:
            Keeper(Shelf(Desk(project / "translator.toml"), "ar-en")).save(
                None, {"source": city, "target": f"City {cities.index(city)}", "kind": "place"}
            )
        except GlossaryError as error:  # too many at one moment: said, and nothing written
            failures.append((city, error))

    threads = [threading.Thread(target=add, args=(city,)) for city in cities]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    refused = [city for city, _ in failures]
    written = places.read_text(encoding="utf-8")
    assert [city for city in cities if f"{city},City" not in written] == sorted(refused, key=cities.index)
    assert written.count("\n") == 1 + 4 + len(cities) - len(refused)
