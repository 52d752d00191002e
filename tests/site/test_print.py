"""An article on paper, or as the PDF that a browser makes of it: two columns, numbered pages, its address."""

import re
import shutil
import subprocess

import pytest

from tests.site.sample_site import SETTINGS, build
from tests.site.serving import served

pytestmark = pytest.mark.browser
BASE = "https://news.example.org/daily"
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    settings = SETTINGS.replace("[site]", f'[site]\nbase_url = "{BASE}"')
    with served(build(tmp_path_factory.mktemp("site"), settings=settings)) as address:
        yield address


@pytest.fixture(params=["en", "ar"])
def printed(request, address, chromium, tmp_path):
    """The pages of the PDF: their width, their height, and the words with where they begin and end."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed (poppler-utils)")
    page = chromium.new_page()
    page.goto(f"{address}/{request.param}/ar-en/trump-putin-call.html")
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    page.close()
    command = ["pdftotext", "-bbox", str(tmp_path / "page.pdf"), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pages = []
    for part in text.split("<page ")[1:]:
        width, height = map(float, re.findall(r'"([\d.]+)"', part)[:2])
        words = [(*map(float, word.groups()[:4]), word.group(5)) for word in _WORD.finditer(part)]
        pages.append((width, height, words))
    return request.param, pages


def test_the_columns_stand_side_by_side_the_arabic_on_the_right(printed):
    _, pages = printed
    width, _, words = pages[0]
    english = next(word for word in words if word[4] == "Former")
    same_line = [word for word in words if abs(word[1] - english[1]) < 12]
    arabic = [word for word in same_line if re.search("[\u0600-\u06ff\ufb50-\ufeff]", word[4])]
    assert english[2] < width / 2
    assert arabic
    assert all(word[0] > width / 2 - 20 for word in arabic)


def test_pages_are_numbered_and_of_a4(printed):
    _, pages = printed
    for number, (width, height, words) in enumerate(pages, 1):
        assert (round(width), round(height)) == (595, 842)
        lowest = max(words, key=lambda word: word[1])
        assert lowest[4] == str(number)
        assert abs((lowest[0] + lowest[2]) / 2 - width / 2) < 10


def test_it_says_where_the_article_stands_and_leaves_out_what_only_a_screen_has(printed):
    language, pages = printed
    said = " ".join(word[4] for _, _, words in pages for word in words)
    assert f"{BASE}/{language}/ar-en/trump-putin-call.html" in said
    for only_on_screen in ("Archive", "Skip", "Markdown", "EPUB", "Copy"):
        assert only_on_screen not in said


def test_no_line_of_text_runs_beyond_the_margins(printed):
    _, pages = printed
    for width, _, words in pages:
        assert min(word[0] for word in words) > 30
        assert max(word[2] for word in words) < width - 30
