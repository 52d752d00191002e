"""A model's tries at a name beside the name itself are taken out."""

import pytest

from translator.enforcement.echoes import without_echoes
from translator.glossary import Match, Term


def match(target, kind="person"):
    return Match(Term("س", target, kind=kind), target, 0, 1)


@pytest.mark.parametrize(
    ("text", "target", "left"),
    [
        ("They criticised Joe Biden Biden about it", "Joe Biden", "They criticised Joe Biden about it"),
        ("Joe Biden Biden's plan", "Joe Biden", "Joe Biden's plan"),
        ("Scot Scott Bessent Besent said", "Scott Bessent", "Scott Bessent said"),
        ("Serge Sergei Lavrov said", "Sergei Lavrov", "Sergei Lavrov said"),
        ("Steve Steve Witkoff Witkoff said", "Steve Witkoff", "Steve Witkoff said"),
        ("JDance JD Vance said", "JD Vance", "JD Vance said"),
        ("Pamndi Pam Bondi said", "Pam Bondi", "Pam Bondi said"),
        ("Vonder von der Leyen said", "von der Leyen", "von der Leyen said"),
        ("and vonder von der Leyen said", "von der Leyen", "and von der Leyen said"),
        ("President Lulava Lula da Silva", "Lula da Silva", "President Lula da Silva"),
        ("south of the Litane of the Litani River", "Litani River", "south of the Litani River"),
    ],
)
def test_what_is_an_echo_goes(text, target, left):
    assert without_echoes(text, [match(target)]) == left


@pytest.mark.parametrize(
    ("text", "target", "kind"),
    [
        ("President Joe Biden said", "Joe Biden", "person"),
        ("the United States states its case", "United States", "place"),
        ("the Ukrainian Ukraine expert", "Ukraine", "place"),
        ("Melania Trump and Donald Trump", "Donald Trump", "person"),
        ("Joe Biden, Biden said", "Joe Biden", "person"),
    ],
)
def test_other_words_stay(text, target, kind):
    assert without_echoes(text, [match(target, kind)]) == text
