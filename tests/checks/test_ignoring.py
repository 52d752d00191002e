"""checks.toml: findings that are right as they are, each with its reason."""

import pytest

from translator.checks.ignoring import read_ignores, reason_for
from translator.errors import SettingsError

ONE = (
    '[[ignore]]\narticle = "visit.txt"\nsentence = "3f2a91b0c4d5"\ncheck = "numbers"\nreason = "all fours"\n'
)


@pytest.fixture
def ignores(tmp_path):
    def read(text):
        path = tmp_path / "checks.toml"
        path.write_text(text, encoding="utf-8")
        return read_ignores(path)

    return read


def test_without_the_file_nothing_is_ignored(tmp_path):
    assert read_ignores(tmp_path / "checks.toml") == ()


def test_an_ignore_names_article_sentence_and_check(ignores):
    (ignore,) = ignores(ONE)
    assert ignore.concerns("ar-en", "visit.txt")
    assert not ignore.concerns("ar-en", "visit.txt.bak")
    assert reason_for([ignore], "3f2a91b0c4d5", "numbers") == "all fours"
    assert reason_for([ignore], "3f2a91b0c4d5", "dates") == ""
    assert reason_for([ignore], "000000000000", "numbers") == ""


def test_what_is_left_out_stands_for_all(ignores):
    (of_article,) = ignores('[[ignore]]\narticle = "a.txt"\ncheck = "length"\nreason = "a poem"\n')
    assert reason_for([of_article], "any", "length") == "a poem"
    (of_sentence,) = ignores('[[ignore]]\nsentence = "3f2a91b0c4d5"\nreason = "a motto"\n')
    assert of_sentence.concerns("ar-fr", "any.md")
    assert reason_for([of_sentence], "3f2a91b0c4d5", "dates") == "a motto"


def test_a_star_stands_for_any_letters_and_nothing_else_is_special(ignores):
    (ignore,) = ignores('[[ignore]]\narticle = "poem-*.[1].md"\ncheck = "length"\nreason = "poems"\n')
    assert ignore.concerns("ar-en", "poem-12.[1].md")
    assert not ignore.concerns("ar-en", "poem-12.1.md")


def test_a_pair_limits_an_ignore(ignores):
    (ignore,) = ignores(ONE + 'pair = "ar-fr"\n')
    assert (ignore.concerns("ar-en", "visit.txt"), ignore.concerns("ar-fr", "visit.txt")) == (False, True)


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        (ONE.replace("reason", "# reason"), "checks.toml:1", "reason"),
        (ONE.replace("all fours", " "), "checks.toml:1", "reason"),
        (ONE.replace("numbers", "number"), "checks.toml:4", "'number'"),
        (ONE + '\n[[ignore]]\nchekc = "x"\nreason = "y"\n', "checks.toml:8", "chekc"),
        ('[[ignore]]\ncheck = "length"\nreason = "too many"\n', "checks.toml:1", "too much"),
        ('[[ignore]]\narticle = "a.txt"\nreason = "too many"\n', "checks.toml:1", "too much"),
        ('[ignore]\narticle = "a.txt"\n', "checks.toml", "[[ignore]]"),
        ('[[ignroe]]\narticle = "a.txt"\n', "checks.toml", "ignroe"),
        ("[[ignore]]\narticle = 1\n", "checks.toml:2", "text"),
        ("ignore = [1]\n", "checks.toml", "table"),
        ("[[ignore\n", "checks.toml:1", "TOML"),
    ],
)
def test_a_mistake_is_said_with_its_line(ignores, text, where, what):
    with pytest.raises(SettingsError) as error:
        ignores(text)
    assert where in str(error.value)
    assert what in str(error.value)


def test_a_file_in_another_encoding(tmp_path):
    path = tmp_path / "checks.toml"
    path.write_bytes('reason = "نص"'.encode("utf-16"))
    with pytest.raises(SettingsError, match="UTF-8"):
        read_ignores(path)
