"""What the checks find, and what they leave alone."""

import pytest

from translator.checks import check


def found(source, target, pair=("ar", "en")):
    return [finding.check for finding in check(source, target, pair)]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("وصل 15 شخصا إلى القاهرة", "15 people arrived in Cairo", []),
        ("وصل ١٥ شخصا إلى القاهرة", "15 people arrived in Cairo", []),
        ("قتل 3 أشخاص في الحادث", "Three people died in the accident", []),
        ("بلغت النسبة ٣٫٥ في المئة", "The rate was 3.5 percent", []),
        ("بلغ العدد 1,500 شخص", "The number was 1500 people", []),
        ("قتل ثلاثة أشخاص في الحادث", "The accident killed 3 people", []),
        ("وصل 15 شخصا إلى القاهرة", "50 people arrived in Cairo", ["numbers"]),
        ("وصل الرئيس إلى القاهرة أمس", "The president الرئيس arrived in Cairo", ["leftover-script"]),
        ("وصل الرئيس إلى القاهرة أمس", "", ["empty"]),
        ("وصل الرئيس إلى القاهرة أمس", "The the the president arrived", ["repetition"]),
        ("وصل الرئيس إلى القاهرة أمس", "He came to Cairo he came to Cairo", ["repetition"]),
        ("وصل الرئيس الأمريكي الجديد إلى القاهرة", "He", ["length"]),
    ],
)
def test_checks(source, target, expected):
    assert found(source, target) == expected


def test_arabic_is_no_leftover_in_an_arabic_target():
    assert found("The president arrived in Cairo", "وصل الرئيس إلى القاهرة", ("en", "ar")) == []
