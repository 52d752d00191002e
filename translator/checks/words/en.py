"""Numbers and dates in English."""

from __future__ import annotations

from fractions import Fraction

from translator.checks.words import Words, counted_up, hinted, listed, runs
from translator.glossary.normalise import normal_form

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_ordinals = counted_up(_ORDINALS) | counted_up(_TENTHS, 20, 10)

WORDS = Words(
    numbers=counted_up(_UNITS) | counted_up(_TENS, 20, 10) | _ordinals,
    scales={
        "hundred": 100,
        "hundredth": 100,
        "thousand": 1000,
        "thousandth": 1000,
        "million": 10**6,
        "millionth": 10**6,
        "billion": 10**9,
        "trillion": 10**12,
        "quadrillion": 10**15,
    },
    fractions={"half": Fraction(1, 2), "halves": Fraction(1, 2), "quarter": Fraction(1, 4)},
    centuries=listed("century centuries"),
    parts={f"{word}s": number for word, number in _ordinals.items() if number > 2}
    | {"quarters": 4, "hundredths": 100, "thousandths": 1000},
    dozens={"dozen": 12, "score": 20},
    also={word: Fraction(1, number) for word, number in _ordinals.items() if number > 2},
    hints=hinted(
        {
            0: "zero nil no none zeros scoreless goalless",
            1: "a an single once alone only sole another unanimous",
            2: "double doubled doubling doubles twice pair couple both twin twins bilateral dual duo half"
            " halved halving semi second seconds two-fold twofold either brace",
            3: "triple tripled triples tripling treble trebled threefold trio trilateral tripartite trilogy"
            " thrice triad triads triplets triangle triangular tripod",
            4: "quadruple quadrupled quadrupling fourfold quartet quadrilateral quarter quarters quarterly"
            " quarterfinal quarterfinals quarterback foursome",
            Fraction(1, 4): "quarter quarters",
            5: "fivefold quintet quintuple quintupled pentagon",
            6: "sixfold sextet hexagon hexagonal",
            7: "sevenfold",
            8: "eightfold octopus octagonal octagon octet",
            9: "ninefold",
            10: "tenfold decade decades tens decathlon decimal",
            12: "dozen dozens midday noon midnight",
            20: "score twentyfold",
            24: "midnight",
            30: "half",
            14: "fortnight",
            15: "quarter",
            50: "half jubilee",
            100: "century centuries centenary hundredfold centennial centenarian centenarians",
            200: "bicentenary bicentennial",
            1000: "millennium millennia",
        }
    ),
    decades=counted_up("twenties thirties forties fifties sixties seventies eighties nineties", 20, 10),
    joiners=listed("and"),
    fillers=listed("a an of the"),
    few=listed("several few many some couple countless"),
    percent=frozenset(
        normal_form(name) for name in ("percent", "per cent", "pct", "percentage point", "percentage points")
    ),
    months=runs(
        "January/Jan February/Feb March April/Apr May June/Jun July/Jul August/Aug September/Sept/Sep"
        " October/Oct November/Nov December/Dec".split()
    ),
    weekdays=runs(
        "Monday/Mondays Tuesday/Tuesdays Wednesday/Wednesdays Thursday/Thursdays Friday/Fridays"
        " Saturday/Saturdays Sunday/Sundays".split()
    ),
    doubtful=frozenset((word,) for word in ("may", "march", "jan", "august", "april", "june")),
    before_dates=listed("in last next early late mid of since until till by from on this every and"),
    capitals=True,
)
