"""The checks are silent on what is translated well, and speak when it is damaged.

The news pairs of the training data serve as good translations; few of them are wrong themselves.
"""

import random
from collections import Counter
from pathlib import Path

import pytest

from tests.checks.damage import KINDS
from translator.checks import NAMES, check

NEWS = Path(__file__).parents[2] / "training" / "data" / "news"
STEP = 17  # every seventeenth pair
DAMAGED = 300  # pairs that are damaged in each way: brackets are so rare that a sample may have none


@pytest.fixture(scope="module")
def pairs():
    lines = [line for file in sorted(NEWS.glob("*.tsv")) for line in file.read_text("utf-8").splitlines()]
    return [tuple(line.split("\t")) for line in lines]


@pytest.mark.parametrize("pair", [("ar", "en"), ("en", "ar")])
def test_each_check_fires_on_less_than_one_good_pair_in_a_hundred(pairs, pair):
    fired = Counter()
    sample = pairs[::STEP]
    for arabic, english in sample:
        source, target = (arabic, english) if pair[0] == "ar" else (english, arabic)
        fired.update({finding.check for finding in check(source, target, pair)})
    assert {name: fired[name] for name in NAMES if fired[name] > len(sample) / 100} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_each_damage_is_seen_in_nine_of_ten_pairs(pairs, kind):
    rng = random.Random(kind)
    seen = made = 0
    for source, target in rng.sample(pairs, len(pairs)):
        if made == DAMAGED:
            break
        damaged = KINDS[kind].do(source, target, rng)
        if damaged is None or damaged == target:
            continue
        made += 1
        seen += KINDS[kind].check in {finding.check for finding in check(source, damaged, ("ar", "en"))}
    assert made
    assert seen / made > 0.9
