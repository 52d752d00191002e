"""translator.toml: what it may hold, and how errors name file, line and remedy."""

from pathlib import Path

import pytest

from translator.errors import SettingsError
from translator.settings import read_settings


def write(tmp_path, text):
    path = tmp_path / "translator.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_our_own_settings_are_read():
    settings = read_settings(Path(__file__).parents[1] / "translator.toml")
    assert settings.pairs == ("ar-en",)
    assert settings.title["en"]
    assert all(folder.is_dir() for folder in settings.glossaries["ar-en"])


def test_everything_has_a_default(tmp_path):
    settings = read_settings(write(tmp_path, ""))
    assert (settings.model, settings.beam, settings.articles) == ("auto", 4, tmp_path / "articles")


def test_a_pair_without_a_glossary_of_its_own_has_the_folder_of_its_name(tmp_path):
    settings = read_settings(write(tmp_path, '[glossaries]\nar-en = ["names.csv"]\n'))
    assert settings.glossary_paths("ar-en") == (tmp_path / "names.csv",)
    assert settings.glossary_paths("ar-fr") == (tmp_path / "glossaries" / "ar-fr",)


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("[site]\ntitle = \n", 2, "no valid TOML"),
        ("[site\n", 1, "no valid TOML"),
        ("[sight]\n", 1, "unknown table"),
        ("\n[site]\ntitel = 3\n", 3, "unknown setting"),
        ('[site]\ntitle = "News"\n', 2, "a text for each language"),
        ('[site]\nbase_url = "news.example.org"\n', 2, "no address of a site"),
        ('[site]\nbase_url = "https://news.example.org/?page="\n', 2, "no address of a site"),
        ('[site]\noutput = "."\n', 2, "holds the settings themselves"),
        ('[site]\noutput = "build/../.."\n', 2, "holds the settings themselves"),
        ("[translation]\nbeam = 0\n", 2, "beam is 0"),
        ('[translation]\nbeam = "4"\n', 2, "beam is '4'"),
        ('[translation]\npairs = ["arabic"]\n', 2, "no language pair"),
        ("[translation]\npairs = []\n", 2, "no language pairs"),
        ('[translation]\npairs = "ar-en"\n', 2, "list of texts"),
        ("[translation]\nmodel = 3\n", 2, "must be a text"),
        ('[translation]\nengine = "marian"\n', 2, "no engine"),
        ("[glossaries]\nnames = []\n", 2, "no language pair"),
    ],
)
def test_a_wrong_setting_is_named_with_line_and_remedy(tmp_path, text, line, what):
    path = write(tmp_path, text)
    with pytest.raises(SettingsError, match=what) as raised:
        read_settings(path)
    assert raised.value.where == f"{path}:{line}"
    assert raised.value.remedy


def test_missing_and_undecodable_files(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        read_settings(tmp_path / "none.toml")
    with pytest.raises(SettingsError, match="a file that you may read"):
        read_settings(tmp_path)
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="not UTF-8"):
        read_settings(tmp_path / "bad.toml")
