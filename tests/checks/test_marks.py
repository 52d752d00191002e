"""Quotation marks and brackets."""

import pytest

from tests.checks.finding import found

SOURCE = "قال الوزير «إن الحكومة لن تتراجع أبداً عن قرارها»"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (SOURCE, 'The minister said "the government will never go back on its decision"'),
        (SOURCE, "The minister said “the government will never go back on its decision”"),
        (SOURCE, "The minister said 'the government will never go back on its decision'"),
        (SOURCE, '"The government", the minister said, "will never go back on its decision"'),
        ("نشرت صحيفة «نيويورك تايمز» الخبر", "The New York Times published the story"),
        ("قال: «إن الحكومة لن تتراجع", 'He said: "The government will not go back'),
        ("الوكالة الدولية (مقرها فيينا)", "The international agency (based in Vienna)"),
        ("أ) وصل الرئيس", "The president arrived"),
        ("1) الوضع العام", "1) The general situation"),
    ],
)
def test_marks_that_are_right(source, target):
    assert found(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (SOURCE, 'The minister said "the government will never go back on its decision', ["quotes"]),
        (SOURCE, "The minister said the government will never go back on its decision", ["quotes"]),
        ("قال: «إن الحكومة لن تتراجع", 'He said: "The government will not go back"', ["quotes"]),
        ("الوكالة الدولية (مقرها فيينا)", "The international agency (based in Vienna", ["brackets"]),
        ("الوكالة الدولية (مقرها فيينا)", "The international agency based in Vienna", ["brackets"]),
    ],
)
def test_marks_that_are_wrong(source, target, expected):
    assert found(source, target) == expected
