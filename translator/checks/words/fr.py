"""Numbers and dates in French."""

from __future__ import annotations

from fractions import Fraction

from translator.checks.words import Words, counted_up, hinted, listed, runs
from translator.glossary.normalise import normal_form

_UNITS = (
    "un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept"
)
_ORDINALS = (
    "premier/première deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième"
    " onzième douzième treizième quatorzième quinzième seizième"
)
_TENS = (
    "vingt/vingts/vingtième trente/trentième quarante/quarantième cinquante/cinquantième soixante/soixantième"
)
_ordinals = counted_up(_ORDINALS)

WORDS = Words(
    numbers={word: value for word, value in counted_up(_UNITS).items() if " " not in word}
    | _ordinals
    | counted_up(_TENS, 20, 10)
    | {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90},
    scales={
        "cent": 100,
        "cents": 100,
        "centieme": 100,
        "mille": 1000,
        "millieme": 1000,
        "million": 10**6,
        "millions": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "billion": 10**12,
        "billions": 10**12,
    },
    plurals=listed("millions milliards billions"),
    fractions={"demi": Fraction(1, 2), "demie": Fraction(1, 2), "moitie": Fraction(1, 2)}
    | {"tiers": Fraction(1, 3), "quart": Fraction(1, 4)},
    parts={f"{word}s": number for word, number in _ordinals.items() if number > 4}
    | {"tiers": 3, "quarts": 4},
    also={word: Fraction(1, number) for word, number in _ordinals.items() if number > 4},
    hints=hinted(
        {
            0: "zéro aucun aucune nul nulle",
            1: "seul seule unique",
            2: "double doublé doublée doubler second seconde secondes deux paire couple jumeaux bilatéral"
            " bilatérale moitié",
            3: "triple triplé tripler trio tripartite trilogie trilatéral",
            4: "quadruple quatuor trimestre trimestriel quart",
            10: "dizaine dizaines décennie décennies",
            12: "douzaine douzaines midi minuit",
            14: "quinzaine",
            15: "quinzaine quart",
            20: "vingtaine",
            24: "minuit",
            30: "trentaine demie",
            40: "quarantaine",
            50: "cinquantaine",
            60: "soixantaine",
            100: "centaine centaines siècle siècles centenaire",
            1000: "millier milliers millénaire",
        }
    ),
    joiners=listed("et"),
    fillers=listed("un une de d du"),
    few=listed("quelques plusieurs"),
    percent=frozenset(normal_form(name) for name in ("pour cent", "pourcent", "pourcents")),
    months=runs(
        "janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre/sept octobre/oct"
        " novembre/nov décembre/déc".split()
    ),
    weekdays=runs("lundi mardi mercredi jeudi vendredi samedi dimanche".split()),
    doubtful=frozenset([("mars",), ("mai",), ("sept",)]),
    vigesimal=True,
)
