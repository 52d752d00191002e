"""Every word of the site's own stands in the catalogues."""

import gettext
import re
from dataclasses import replace

import pytest
from lxml import html

from tests.rendering.sample import of_blocks
from tests.site.sample_site import articles, build
from translator.article import Block, BlockKind
from translator.site.chrome import environment
from translator.translation import Finding, Severity

SETTINGS = '[site]\ntitle = { ar = "مقالات", zz = "مقالات" }\n[translation]\npairs = ["ar-zz"]\n'
NAMES = "BLEU|chrF2|Markdown|JSON|EPUB|Atom|zz|RSS"  # the same in every language


class Bracketed(gettext.NullTranslations):
    """Puts every text into brackets, so that one which does not come through here is seen."""

    def gettext(self, message):
        return f"⟦{message}⟧"

    def ngettext(self, one, many, count):
        return f"⟦{one if count == 1 else many}⟧"


@pytest.fixture
def output(tmp_path, monkeypatch):
    """A site whose interface speaks brackets, with articles that have no Latin letter."""
    for name in ("gettext", "ngettext"):
        monkeypatch.setattr(gettext.NullTranslations, name, getattr(Bracketed, name))
    environment.cache_clear()
    text = Block(BlockKind.PARAGRAPH, "وصل الرئيس إلى موسكو أمس.")
    first = of_blocks((text, "وصل الرئيس إلى موسكو أمس."), source="ar", target="zz")
    told = first.blocks[0].translations[0]
    told = replace(told, draft="عاد الرئيس.", findings=(Finding("x", Severity.NOTE, "؟"),))
    blocks = (replace(first.blocks[0], translations=(told,)),)
    about = articles()["ar-en"][1].article
    made = [
        replace(first, title=first.blocks[0].translations, blocks=blocks, article=replace(about, name=name))
        for name in ("خبر", "نبأ")
    ]
    yield build(tmp_path, {"ar-zz": made}, SETTINGS)
    environment.cache_clear()


def said(root):
    """What a reader sees or hears, without what comes from articles and signatures."""
    for kept in root.xpath("//script | //style | //bdi | //code | //*[@class='signature'] | //template"):
        kept.drop_tree()
    yield "".join(root.itertext())  # a text may hold elements
    for name in ("aria-label", "title", "alt", "placeholder", "data-done", "data-sentence", "data-origin"):
        yield from root.xpath(f"//@{name}")


def test_no_word_of_the_interface_escapes_the_catalogues(output):
    paths = [*sorted((output / "zz").rglob("*.html"))]
    assert len(paths) > 5
    for path in paths:
        root = html.document_fromstring(path.read_text(encoding="utf-8"))
        for text in said(root):
            rest = re.sub(rf"⟦[^⟧]*⟧|\b({NAMES})\b", "", text)
            assert re.findall(r".*[A-Za-z].*", rest) == [], path.relative_to(output)
