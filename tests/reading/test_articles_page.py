"""docs/articles.md: its examples are read as it says, and what it lists is what the code knows."""

import datetime
import re
from pathlib import Path

import pytest

from translator.article import Article
from translator.reading import read_bytes
from translator.reading.dates import parse_date
from translator.reading.frontmatter import KEYS
from translator.reading.labels import SPELLINGS, SPELLINGS_WITH_COLON, Label

PAGE = (Path(__file__).parents[2] / "docs" / "articles.md").read_text("utf-8")
TEXT, MARKDOWN = PAGE.split("## Markdown")
DAY = datetime.date(2025, 3, 12)


def listed(section: str, name: str) -> list[set[str]]:
    """What stands in the row `name` of the table of a section, one set a cell."""
    (cells,) = re.findall(rf"^\| {name} \|(.*)\|$", section, re.MULTILINE)
    return [set(re.findall("`(.+?)`", cell)) for cell in cells.split("|")]


def example(form: str) -> Article:
    (text,) = re.findall(rf"^```{form}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return read_bytes(text.encode(), "visit", form=form)


@pytest.mark.parametrize("label", Label)
def test_it_lists_the_spellings_of_every_label(label: Label):
    known = [set(filter(None, of.get(label, "").split("|"))) for of in (SPELLINGS, SPELLINGS_WITH_COLON)]
    assert listed(TEXT, label.value) == known


@pytest.mark.parametrize("field", KEYS)
def test_it_lists_the_keys_of_the_front_matter(field: str):
    assert listed(MARKDOWN, field) == [{key.replace("_", " ") for key in KEYS[field].split()}]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_its_examples_are_read(form: str):
    article = example(form)
    assert (article.title, article.published) == ("الوزير يزور المرفأ", DAY)
    assert article.blocks[-1].text.startswith("وقال إن الأعمال ستنتهي قبل نهاية السنة")
    if form != "html":
        assert (article.place, article.publisher) == ("بيروت", "الوكالة الوطنية للإعلام")
        assert article.keywords == ("مرفأ بيروت", "وزارة الأشغال")


def test_the_dates_that_it_shows_are_understood():
    dates = re.findall("`(.+?)`", PAGE.split("## Dates")[1].split(";")[0])
    assert len(dates) == 6
    assert {parse_date(date) for date in dates} == {DAY}
