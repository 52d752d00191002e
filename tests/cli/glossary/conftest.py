"""A small glossary of two files, with an article and settings beside it."""

import pytest

HEADER = "source,target,variants,kind,when,forbidden,article,note\n"
PEOPLE = (
    "ستيف ويتكوف,Steve Witkoff,ستيف فيتكوف | ستيفن ويتكوف,person,,,,US special envoy\n"
    "دونالد ترامب,Donald Trump,دونالد ترمب,person,,,,\n"
    "ميلانيا ترامب,Melania Trump,,person,,,,\n"
)
PLACES = "روسيا,Russia,,place,,,,\nكييف,Kyiv,,place,,Kiev,,\n"
ARTICLE = (
    "ويتكوف في موسكو\n\nقال ستيف ويتكوف إن ترامب سيزور كييف. وأضاف ويتكوف أن ميلانيا ترامب ستزور روسيا.\n"
)


@pytest.fixture
def folder(home):
    """The folder of the pair's glossary."""
    folder = home / "glossaries" / "ar-en"
    folder.mkdir(parents=True)
    (folder / "people.csv").write_text(HEADER + PEOPLE, encoding="utf-8")
    (folder / "places.csv").write_text(HEADER + PLACES, encoding="utf-8")
    (home / "articles").mkdir()
    (home / "articles" / "talks.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.fixture
def people(folder):
    return folder / "people.csv"
