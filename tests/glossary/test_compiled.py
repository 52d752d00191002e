"""A large glossary is made ready once; the copy of an earlier run never says anything else."""

import pytest

from translator.errors import GlossaryError
from translator.glossary import Matcher, read_glossary
from translator.glossary.files import parse_glossary

TEXT = "التقى ويتكوف 7 وزير 123 في كييف"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("TRANSLATOR_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "glossaries"


@pytest.fixture
def large(tmp_path):
    """20,000 rows, of which three stand in the text."""
    path = tmp_path / "large.csv"
    rows = [f"وزير {number},Minister {number},term" for number in range(20_000)]
    rows += ["ستيف ويتكوف,Steve Witkoff,person", "كييف,Kyiv,place"]
    path.write_text("\n".join(["source,target,kind", *rows, ""]), encoding="utf-8")
    return path


def found(glossary):
    return [(match.target, match.start, match.end) for match in Matcher(glossary).find(TEXT)]


def test_the_copy_finds_what_the_files_find(large, cache):
    first, second = read_glossary(large), read_glossary(large)
    assert len(list(cache.iterdir())) == 1
    assert first == second == parse_glossary(large)
    assert [term.where for term in second.terms[:2]] == [f"{large}:2", f"{large}:3"]
    assert found(first) == found(second) == found(parse_glossary(large))
    assert [target for target, *_ in found(second)] == ["Witkoff", "Minister 123", "Kyiv"]


def test_a_changed_file_is_read_again(large, cache):
    read_glossary(large)
    large.write_text(large.read_text(encoding="utf-8").replace("Kyiv", "Kiev"), encoding="utf-8")
    assert found(read_glossary(large))[-1][0] == "Kiev"


@pytest.mark.parametrize("left", [0, 1000])
def test_a_copy_that_was_cut_off_is_made_again(large, cache, left):
    expected = found(read_glossary(large))
    (copy,) = cache.iterdir()
    copy.write_bytes(copy.read_bytes()[:left])
    assert found(read_glossary(large)) == expected


def test_what_is_to_be_said_is_said_each_time(large, cache):
    large.write_text(large.read_text(encoding="utf-8").replace("kind", "kid", 1), encoding="utf-8")
    for _ in range(2):
        said = []
        read_glossary(large, said.append)
        assert len(said) == 1 and "kid" in said[0]


def test_without_a_place_for_copies_it_is_read_each_time(large, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("TRANSLATOR_CACHE", str(tmp_path / "file"))
    assert found(read_glossary(large))


def test_a_file_that_is_missing_is_an_error(tmp_path, cache):
    with pytest.raises(GlossaryError, match="there is no such glossary"):
        read_glossary(tmp_path / "none.csv")


def test_a_small_glossary_needs_no_copy(tmp_path, cache):
    path = tmp_path / "small.csv"
    path.write_text("source,target\nكييف,Kyiv\n", encoding="utf-8")
    assert found(read_glossary(path))
    assert not cache.exists()
