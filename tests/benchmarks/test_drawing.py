"""A glossary drawn from a list of names: what occurs on both sides, and no ordinary words."""

from benchmarks.data import Name, Pair
from benchmarks.drawing import as_csv, draw_terms
from translator.glossary import Term, read_glossary


def drawn(names, *pairs):
    return draw_terms([Name(*name) for name in names], [Pair(*pair) for pair in pairs]).terms


def test_a_name_on_both_sides_is_drawn():
    terms = drawn([("ألمانيا", "Germany", "place")], ("وصل إلى ألمانيا", "He arrived in Germany."))
    assert terms == (Term("ألمانيا", "Germany", kind="place"),)


def test_a_name_is_found_under_its_clitics():
    assert drawn([("ألمانيا", "Germany", "place")], ("وبألمانيا مدن", "And in Germany there are cities."))


def test_the_spelling_of_the_references_is_chosen_among_several():
    names = [("محمد", "Mohamed", "person"), ("محمد", "Muhammad", "person")]
    terms = drawn(names, ("قال محمد", "Muhammad said"), ("وعاد محمد", "Muhammad came back"))
    assert [term.target for term in terms] == ["Muhammad"]


def test_a_name_that_the_reference_lacks_is_not_drawn():
    assert drawn([("ألمانيا", "Germany", "place")], ("وصل إلى ألمانيا", "He arrived in Berlin.")) == ()


def test_a_name_that_is_mostly_another_word_stays_out():
    pairs = [("قال لي", "he told me"), ("كتب لي", "he wrote to me"), ("بروس لي", "Bruce Lee")]
    assert drawn([("لي", "Lee", "place")], *pairs) == ()


def test_the_spelling_must_be_the_same_to_the_letter_and_a_whole_word():
    names = [("ألمانيا", "Germany", "place")]
    for reference in ("germany", "Germanyx", "Germ any"):
        assert drawn(names, ("وصل إلى ألمانيا", reference)) == ()


def test_ordinary_words_are_no_names():
    names = [
        ("أطفال", "children", "term"),
        ("أبريل", "April", "date"),
        ("ألماني", "Germany", "nationality"),
        ("دولار", "Dollar", "currency"),
    ]
    assert drawn(names, ("أطفال أبريل ألماني دولار", "children April Germany Dollar")) == ()


def test_many_names_make_a_glossary_file_without_contradictions(tmp_path):
    names = [
        Name("ألمانيا", "Germany", "place"),
        Name("المانيا", "Deutschland", "place"),  # the same word with another alef
        Name("شركة «ايه، بي»", 'A, "B"', "organisation"),
        Name("فرنسي", "French", "nationality"),
        Name("اليابان", "Japan", "place"),
    ]
    path = tmp_path / "names.csv"
    path.write_text(as_csv(names, 3), encoding="utf-8")
    terms = read_glossary([path]).terms
    assert [(term.target, term.kind) for term in terms] == [
        ("Germany", "place"),
        ('A, "B"', "organisation"),
        ("French", "term"),
    ]
