"""Months of all Arab countries, and weekdays."""

import pytest

from tests.checks.finding import found, said


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("وصل في 15 يناير", "He arrived on January 15"),
        ("وصل في 15 كانون الثاني", "He arrived on 15 January"),
        ("وصل في 15 كانون الثاني/يناير", "He arrived on 15 January"),
        ("في جويلية 2024", "In July 2024"),
        ("منذ غشت الماضي", "Since last August"),
        ("التقيا في شباط وآذار", "They met in February and March"),
        ("يلتقيان يوم الاثنين", "They meet on Monday"),
        ("مساء الخميس", "On Thursday evening"),
        ("التقى الاثنين في باريس", "The two met in Paris"),
        ("ليل الأربعاء-الخميس", "On Wednesday night"),
        ("وُقّع في 12/3/2025", "Signed on 12 March 2025"),
        ("مارس الرياضة عشر سنوات", "He practised sport for ten years"),
        ("في باب المدينة", "At the city's gate"),
        ("لا يثق بأحد", "He trusts no one"),
        ("قد يستقيل", "He may resign"),
        ("سار المتظاهرون", "The protesters march on"),
    ],
)
def test_the_same_day(source, target):
    assert found(source, target) == []
    assert found(target, source, "en-ar") == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("وصل في 15 يناير", "He arrived on June 15"),
        ("وصل في 15 كانون الأول", "He arrived on 15 January"),
        ("وصل في يناير", "He arrived"),
        ("يلتقيان يوم الاثنين", "They meet on Tuesday"),
        ("يلتقيان الجمعة", "They meet"),
        ("يلتقيان", "They meet on Friday"),
        ("في أيلول/مارس 2024", "In September 2024"),
    ],
)
def test_another_day(source, target):
    assert found(source, target) == ["dates"]
    assert found(target, source, "en-ar") == ["dates"]


def test_a_finding_quotes_the_names():
    assert said("وصل في كانون الأول", "He arrived in January") == [
        "The source says كانون الأول, the translation January"
    ]


def test_french_names_are_known():
    assert found("يوم الثلاثاء 4 آذار", "le mardi 4 mars", "ar-fr") == []
    assert found("يوم الثلاثاء 4 آذار", "le lundi 4 mars", "ar-fr") == ["dates"]
