"""Any pair: whole words with case rules in Latin script, other scripts, names that stay as they are."""

import pytest

from translator.glossary import Glossary, Matcher, Term


def found(text, *terms):
    return [text[m.start : m.end] for m in Matcher(Glossary(terms)).find(text)]


@pytest.mark.parametrize(
    ("source", "text", "matches"),
    [
        # a capitalised row is no word in small letters
        ("Apple", "Apple sells an apple. APPLE FALLS", ["Apple", "APPLE"]),
        ("Turkey", "Turkey exports turkey.", ["Turkey"]),
        ("White House", "The White House has a white house and a White house.", ["White House"]),
        # a row in small letters also begins sentences and stands in headlines
        ("ceasefire", "Ceasefire holds: ceasefire, CEASEFIRE", ["Ceasefire", "ceasefire", "CEASEFIRE"]),
        ("iPhone", "An iPhone. IPHONE SALES", ["iPhone", "IPHONE"]),
        # a row in capitals is found in capitals only
        ("US", "The US told us. Us and US.", ["US", "US"]),
        ("WHO", "Who knows what the WHO is?", ["WHO"]),
        ("AP", "AP, not Ap", ["AP"]),
        ("X", "x marks X", ["X"]),
        # possessives, hyphens and apostrophes are no part of the match
        ("Trump", "Trump's and Trump’s; pro-Trump, Trump-era, Trumpism", ["Trump"] * 4),
        (
            "Jean-Noel Barrot",
            "Jean-Noël Barrot and Jean Noel Barrot",
            ["Jean-Noël Barrot", "Jean Noel Barrot"],
        ),
        # signs that the row has
        (
            "St. Petersburg",
            "St. Petersburg, St Petersburg. It is a St. Go to Petersburg",
            ["St. Petersburg", "St Petersburg"],
        ),
        ("AT&T", "AT&T and at&t", ["AT&T"]),
        ("C++", "C++ is neither C nor C+.", ["C++"]),
        ("OPEC", "OPEC+ and OPEC", ["OPEC", "OPEC"]),
    ],
)
def test_case_and_signs_in_english(source, text, matches):
    assert found(text, Term(source, "…")) == matches


@pytest.mark.parametrize(
    ("source", "text", "matches"),
    [
        ("OTAN", "L'OTAN et l’Otan, d'OTAN", ["OTAN", "OTAN"]),
        (
            "Maison-Blanche",
            "la Maison-Blanche, la Maison Blanche, une maison blanche",
            ["Maison-Blanche", "Maison Blanche"],
        ),
        (
            "États-Unis",
            "aux États-Unis, aux Etats-Unis, AUX ÉTATS-UNIS",
            ["États-Unis", "Etats-Unis", "ÉTATS-UNIS"],
        ),
        ("Union européenne", "L'Union européenne et l'union européenne", ["Union européenne"]),
        ("Elysée", "l'Élysée", ["Élysée"]),
    ],
)
def test_french(source, text, matches):
    assert found(text, Term(source, "…")) == matches


def test_the_spelling_with_the_sign_comes_before_that_without():
    rows = Term("أوبك", "OPEC", kind="organisation"), Term("أوبك+", "OPEC+", kind="organisation")
    text = "أوبك+ وتحالف «أوبك+» وأوبك"
    for order in (rows, rows[::-1]):
        found = [(text[m.start : m.end], m.target) for m in Matcher(Glossary(order)).find(text)]
        assert found == [("أوبك+", "OPEC+"), ("أوبك+", "OPEC+"), ("أوبك", "OPEC")]


def test_an_abbreviation_may_have_points():
    rows = Term("سي إن إن", "CNN", kind="organisation"), Term("جيه دي فانس", "JD Vance", kind="person")
    found = [m.target for m in Matcher(Glossary(rows)).find("قالت سي.إن.إن إن جيه.دي. فانس وجيه دي فانس")]
    assert found == ["CNN", "JD Vance", "JD Vance"]
    ali = Matcher(Glossary((Term("علي محمد", "Ali Mohammed", kind="person"),)))
    assert [m.target for m in ali.find("جاء علي. محمد غائب")] == ["Mohammed"]


def test_other_alphabets():
    assert found("В Кремле и у Кремля. Кремль", Term("Кремль", "Kremlin")) == ["Кремль"]
    assert found("Ο Πούτιν στη Μόσχα", Term("Πούτιν", "Putin")) == ["Πούτιν"]


def test_scripts_without_spaces_match_by_their_characters():
    assert found("美国总统特朗普表示", Term("特朗普", "Trump"), Term("美国", "United States")) == [
        "美国",
        "特朗普",
    ]


def test_a_language_without_particles_loses_none():
    assert found("wal-Mart and Mart", Term("Mart", "…")) == ["Mart", "Mart"]
    assert found("walMart", Term("Mart", "…")) == []


def test_hashtags_are_words():
    assert found("وسم #دونالد_ترامب", Term("دونالد ترامب", "Donald Trump", kind="person")) == ["دونالد_ترامب"]


def test_digits_that_are_glued_to_a_word_are_no_part_of_it():
    tesla = Term("تسلا", "Tesla", kind="organisation")
    assert found("تراجع سهم تسلا5% و#تسلا2025 و٣تسلا", tesla) == ["تسلا", "تسلا", "تسلا"]
    assert found("طائرة إف16", Term("إف-16", "F-16")) == ["إف16"]


@pytest.mark.parametrize(
    ("source", "text", "matches"),
    [
        ("iPhone", "iPhone, iphone, IPHONE, iPhones, the iPhone's", ["iPhone", "iPhone"]),
        (".NET", "the .NET runtime, a net, ASP.NET", [".NET"]),
        ("Yahoo!", "Yahoo! and Yahoo", ["Yahoo!"]),
        ("کردستان", "کردستان، كردستان", ["کردستان"]),
        ("تويتر", "تويتر وتويتر والتويتر وتويترنا", ["تويتر", "تويتر"]),
    ],
)
def test_a_verbatim_row_is_found_letter_by_letter(source, text, matches):
    assert found(text, Term(source, source, kind="verbatim")) == matches
