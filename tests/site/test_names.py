"""The pages of names: every sentence pair in which a name occurs, and the index of all names."""

from contextlib import closing
from dataclasses import replace
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rendering.sample import sample
from tests.site import synthetic
from tests.site.reading import link, made, page, texts
from tests.site.sample_site import articles, build
from translator.glossary.terms import Glossary, Term
from translator.site import articles as article_pages
from translator.site import names
from translator.site.naming import names_of
from translator.site.store import Store
from translator.translation import How, TermUse

PUTIN = "names/فلاديمير-بوتين.html"


def site_of(folder, terms, *articles):
    """A site of articles, each a name and its sentences."""
    with Store(folder / "store.sqlite") as store:
        for (name, sentences), made in zip(articles, synthetic.articles(len(articles), terms), strict=True):
            about = replace(made.article, name=name, keywords=(), place="")
            blocks = (synthetic.block(sentences),)
            made = replace(made, article=about, keywords=(), place=(), blocks=blocks)
            item = synthetic.stored(replace(made, title=(replace(made.title[0], terms=()),)))
            store.put(item.origin, [item])
    return closing(synthetic.open_site(folder, terms))


# ---- The page of a name


def test_it_says_the_name_in_both_languages_and_all_its_spellings(output):
    for language, heading in (
        ("en", ["Donald Trump", "دونالد ترامب"]),
        ("ar", ["دونالد ترامب", "Donald Trump"]),
    ):
        root = page(output, f"{language}/names/دونالد-ترامب.html")
        assert texts(root, "//h1/bdi") == heading
        assert [(dd.get("lang"), dd.text) for dd in root.xpath("//dl[@class='spellings']/dd")] == [
            ("ar", "دونالد ترامب"),
            ("ar", "دونالد ترمب"),
            ("ar", "ترامب"),
            ("ar", "ترمب"),
            ("en", "Donald Trump"),
            ("en", "Trump"),
        ]


def test_it_has_every_sentence_pair_with_the_name_marked_in_both(output):
    pairs = page(output, f"en/{PUTIN}").xpath("//li[@class='mention']")
    found = [tuple(texts(pair, f".//p[@lang='{code}']/mark") for code in ("ar", "en")) for pair in pairs]
    assert found[:4] == [
        (["بوتين"], ["Putin"]),
        (["فلاديمير بوتين"], ["Vladimir Putin"]),
        (["فلاديمير بوتين"], ["Vladimir Putin"]),
        (["بوتين"], ["Putin"]),
    ]
    sentences = [t for t in sample().translations() if any("بوتين" in use.headword for use in t.terms)]
    shown = {text.rsplit(" ", 1)[0] for text in texts(page(output, f"en/{PUTIN}"), "//li/p[@lang='en']")}
    assert {t.target for t in sentences} <= shown


def test_every_pair_leads_to_the_sentence_in_its_article(output):
    for language in ("ar", "en"):
        path = f"{language}/{PUTIN}"
        for pair in page(output, path).xpath("//li[@class='mention']"):
            (at,) = pair.xpath(".//a/@href")
            article, anchor = link(path, at)
            sentence = page(output, article).get_element_by_id(anchor).text_content()
            assert sentence in pair.xpath(".//p[@lang='ar']")[0].text_content()
            assert anchor == f"s{pair.xpath('.//a')[0].text}"


def test_it_says_whether_a_sentence_is_reviewed(output):
    root = page(output, "en/names/دونالد-ترامب.html")
    reviewed = root.xpath("//li[.//a[contains(@class, 'reviewed')]]")
    assert len(reviewed) == 1
    assert "Former US President" in reviewed[0].text_content()
    labels = {a.get("aria-label").partition(": ")[2] for a in root.xpath("//li//a")}
    assert labels == {"machine draft", "reviewed by a person"}


def test_articles_stand_with_the_newest_first_and_related_ones_are_marked(output):
    root = page(output, f"en/{PUTIN}")
    sections = root.xpath("//section[@class='mentions']")
    assert [bool(section.xpath(".//*[@class='belongs']")) for section in sections] == [False, True]
    assert texts(root, "//p[@class='count']") == ["2 articles"]


def test_a_name_that_is_missing_in_a_translation_is_said_to_be(tmp_path):
    terms = Glossary((Term("كييف", "Kyiv", kind="place"),))
    sentence = synthetic.translated("وصل إلى كييف.", "He has arrived.", ("كييف", "كييف", ""))
    with site_of(tmp_path, terms, ("visit", [sentence])) as site:
        (pair,) = made(site, names)["en/names/كييف.html"].xpath("//li")
    assert texts(pair, ".//strong") == ["missing"]
    assert texts(pair, ".//mark") == ["كييف"]


def test_a_name_that_stands_twice_in_a_sentence_is_marked_twice(tmp_path):
    terms = Glossary((Term("كييف", "Kyiv", kind="place"),))
    sentence = synthetic.plain("كييف هي كييف.", "Kyiv is Kyiv.")
    uses = (
        TermUse("كييف", "كييف", "Kyiv", 0, 4, 0, 4, How.NATURAL),
        TermUse("كييف", "كييف", "Kyiv", 8, 12, 8, 12, How.NATURAL),
    )
    with site_of(tmp_path, terms, ("visit", [replace(sentence, terms=uses)])) as site:
        (pair,) = made(site, names)["en/names/كييف.html"].xpath("//li")
    assert texts(pair, ".//p[@lang='en']/mark") == ["Kyiv", "Kyiv"]


def test_a_name_with_many_articles_goes_on_over_several_pages(tmp_path):
    terms = Glossary((Term("كييف", "Kyiv", kind="place"),))
    sentence = synthetic.translated("وصل إلى كييف.", "He arrived in Kyiv.", ("كييف", "كييف", "Kyiv"))
    with site_of(tmp_path, terms, *((f"visit-{n:03}", [sentence]) for n in range(65))) as site:
        pages = made(site, names)
    parts = [pages[f"en/names/كييف{rest}.html"] for rest in ("", "/2", "/3")]
    assert [len(part.xpath("//li[@class='mention']")) for part in parts] == [30, 30, 5]
    assert [texts(part, "//p[@class='count']") for part in parts] == [["65 articles"]] * 3
    assert [
        link("en/names/كييف/2.html", a.get("href"))[0] for a in parts[1].xpath("//nav[@class='pager']/a")
    ] == ["en/names/كييف.html", "en/names/كييف/3.html"]


# ---- Several pairs


def test_names_of_a_pair_have_pages_in_its_languages_alone(output):
    assert {file.stem for file in (output / "fr" / "names").glob("*.html")} == {"index"}
    assert (output / "ar" / PUTIN).is_file()


MOSCOW = {
    "ar-en": Glossary((Term("موسكو", "Moscow", kind="place"), Term("كييف", "Kyiv", kind="place"))),
    "ar-fr": Glossary((Term("موسكو", "Moscou", kind="place"),)),
    "en-ar": Glossary((Term("Moscow", "موسكو", kind="place"),)),
}


@pytest.fixture
def moscow(tmp_path, monkeypatch):
    """A site in which Moscow occurs in three pairs."""
    monkeypatch.setattr("tests.site.sample_site.GLOSSARIES", MOSCOW)
    made_site = articles()
    olives, call, museum = made_site["ar-en"][1], made_site["ar-fr"][0], made_site["en-ar"][0]

    def saying(article, *sentence):
        return replace(article, blocks=(synthetic.block([synthetic.translated(*sentence)]),))

    return build(
        tmp_path,
        {
            "ar-en": [saying(olives, "هي موسكو.", "It is Moscow.", ("موسكو", "موسكو", "Moscow"))],
            "ar-fr": [saying(call, "من موسكو.", "De Moscou.", ("موسكو", "موسكو", "Moscou"))],
            "en-ar": [saying(museum, "In Moscow.", "في موسكو.", ("Moscow", "Moscow", "موسكو"))],
        },
        kinds=(names, article_pages),
    )


def test_one_name_in_several_pairs_has_one_page_with_the_sentences_of_all(moscow):
    assert [file.name for file in (moscow / "ar" / "names").glob("م*.html")] == ["موسكو.html"]
    root = page(moscow, "ar/names/موسكو.html")
    assert texts(root, "//h1/bdi") == ["موسكو", "Moscow", "Moscou"]
    assert texts(root, "//li/p[@lang='ar']/mark") == ["موسكو"] * 3
    assert sorted(texts(root, "//li/p[@lang!='ar']/mark")) == ["Moscou", "Moscow", "Moscow"]


def test_each_language_gets_the_sentences_that_it_has_part_in(moscow):
    assert texts(page(moscow, "en/names/موسكو.html"), "//li/p[@lang='en']/mark") == ["Moscow", "Moscow"]
    assert texts(page(moscow, "fr/names/موسكو.html"), "//li/p[@lang='fr']/mark") == ["Moscou"]
    assert not (moscow / "en" / "names" / "moscow.html").exists()


def test_the_page_of_a_name_is_found_in_the_other_languages(moscow):
    switch = page(moscow, "ar/names/موسكو.html").xpath("//nav[@class='languages']/a/@href")
    assert [link("ar/names/موسكو.html", address)[0] for address in switch] == [
        "en/names/موسكو.html",
        "fr/names/موسكو.html",
    ]


def test_articles_lead_to_the_page_of_their_names(moscow):
    path = "ar/en-ar/museum.html"
    targets = [link(path, address)[0] for address in page(moscow, path).xpath("//a/@href")]
    assert "ar/names/موسكو.html" in targets


def test_the_address_of_a_name_does_not_depend_on_the_articles():
    assert [name.slug for pair in names_of(MOSCOW).values() for name in pair.values()] == [
        "موسكو",
        "كييف",
        "موسكو",
        "موسكو",
    ]


# ---- Names that would have one address


def test_two_names_with_one_slug_have_two_pages(tmp_path):
    terms = Glossary((Term("مودي", "Modi", kind="person"), Term("مؤدي", "Muaddi", kind="person")))
    sentences = [
        synthetic.translated("قال مودي نعم.", "Modi said yes.", ("مودي", "مودي", "Modi")),
        synthetic.translated("قال مؤدي لا.", "Muaddi said no.", ("مؤدي", "مؤدي", "Muaddi")),
    ]
    with site_of(tmp_path, terms, ("talk", sentences)) as site:
        pages = made(site, names)
    english = {path: root for path, root in pages.items() if path.startswith("en/") and "index" not in path}
    assert "en/names/مودي.html" in english
    said = {texts(root, "//h1/bdi")[0]: texts(root, "//li/p[@lang='en']") for root in english.values()}
    assert said == {"Modi": ["Modi said yes. 2"], "Muaddi": ["Muaddi said no. 3"]}


@given(
    st.lists(
        st.text("aAأإاآءؤو ’-ىيةه", min_size=1, max_size=6).filter(lambda text: text.strip(" ’-")),
        unique=True,
        max_size=12,
    )
)
def test_every_name_of_a_pair_has_an_address_of_its_own(heads):
    terms = Glossary(tuple(Term(head, f"Name {n}", kind="place") for n, head in enumerate(heads)))
    found = names_of({"ar-en": terms})["ar-en"]
    assert list(found) == heads
    assert len({name.slug.casefold() for name in found.values()}) == len(heads)
    assert names_of({"ar-en": terms})["ar-en"] == found


def test_adjectives_and_what_is_never_translated_have_no_pages():
    terms = Glossary((Term("أوكراني", "Ukrainian", kind="adjective"), Term("NATO", "NATO", kind="verbatim")))
    assert names_of({"ar-en": terms}) == {"ar-en": {}}


# ---- The index


def test_the_index_lists_names_by_kind_in_the_order_of_family_names(output):
    root = page(output, "en/names/index.html")
    kinds = {
        section.xpath("./h2")[0].text: texts(section, ".//li/a")
        for section in root.xpath("//section[@class='kind']")
    }
    assert kinds == {
        "People": ["Vladimir Putin", "Donald Trump", "Steve Witkoff", "Volodymyr Zelensky"],
        "Places": ["Moscow", "Washington"],
        "Organisations": ["Kremlin", "NATO"],
    }
    arabic = page(output, "ar/names/index.html")
    assert texts(arabic, "//section[@class='kind'][1]//li/a") == [
        "فلاديمير بوتين",
        "دونالد ترامب",
        "فولوديمير زيلينسكي",
        "ستيف ويتكوف",
    ]


def test_its_letters_lead_to_their_names(output):
    for path in ("en/names/index.html", "ar/names/index.html", "ar/keywords/index.html"):
        root = page(output, path)
        letters = root.xpath("//nav[@class='letters']/a")
        assert letters
        for letter in letters:
            heading = root.get_element_by_id(unquote(letter.get("href").removeprefix("#")))
            assert heading.text == letter.text


def test_it_counts_the_articles_of_each_name(output):
    for path in ("en/names/index.html", "ar/names/index.html"):
        for entry in page(output, path).xpath("//section[@class='kind']//li"):
            target, _ = link(path, entry.xpath("./a/@href")[0])
            count = entry.xpath("./span[@class='count']")[0].text
            assert len(page(output, target).xpath("//section[@class='mentions']")) == int(count)


# ---- Marking


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_marking_keeps_the_text_and_marks_what_spans_cover(text, spans):
    spans = [(min(a, b, len(text)), min(max(a, b), len(text))) for a, b in spans]
    cut = names.pieces(text, spans)
    assert "".join(piece.text for piece in cut) == text
    marked = [piece.marked for piece in cut for _ in piece.text]
    assert marked == [any(start <= i < end for start, end in spans) for i in range(len(text))]


def test_a_name_cannot_become_part_of_a_page(tmp_path):
    evil = "<script>alert(1)</script>"
    terms = Glossary((Term(f"كييف {evil}", f"Kyiv {evil}", (evil,), kind="place"),))
    use = (f"كييف {evil}", f"كييف {evil}", f"Kyiv {evil}")
    with site_of(
        tmp_path, terms, ("visit", [synthetic.translated(f"في كييف {evil}.", f"In Kyiv {evil}.", use)])
    ) as site:
        for root in made(site, names).values():
            assert not root.xpath("//script[contains(., 'alert')]")
            assert "alert(1)" in root.text_content()
