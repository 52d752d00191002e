import datetime

import pytest

from translator.reading.dates import parse_date

DAY = datetime.date(2025, 2, 12)


@pytest.mark.parametrize(
    "text",
    [
        "12th, February 2025 GMT",
        "2025-02-12",
        "2025/02/12",
        "2025-02-12T18:30:00+00:00",
        "2025-02-12T18:30:00Z",
        "12/02/2025",
        "12-02-2025 18:30",
        "12.02.2025",
        "١٢ فبراير ٢٠٢٥",
        "٢٠٢٥/٠٢/١٢",
        "12 شباط 2025",
        "12 شباط/فبراير 2025",
        "12 شباط (فبراير) 2025",
        "12 فيفري 2025",
        "الأربعاء 12 فبراير 2025",
        "الأربعاء، 12 فبراير/شباط 2025 - 10:30 مساءً بتوقيت مكة المكرمة",
        "10:30 - 12 فبراير 2025",
        "12 فبراير 2025م",
        "13 شعبان 1446 هـ الموافق 12 فبراير 2025",
        "1446/08/13 هـ الموافق 12/02/2025",
        "February 12, 2025",
        "Wed, 12 Feb 2025 10:00:00 GMT",
        "Feb. 12, 2025 at 10:00",
        "mercredi 12 février 2025 à 18h30",
    ],
)
def test_every_usual_wording_of_a_day_is_read(text: str):
    assert parse_date(text) == DAY


MONTHS = [
    "يناير كانون_الثاني جانفي January janvier",
    "فبراير شباط فيفري February février",
    "مارس آذار March mars",
    "أبريل نيسان أفريل إبريل April avril",
    "مايو أيار ماي May mai",
    "يونيو حزيران جوان June juin",
    "يوليو تموز جويلية يوليوز July juillet",
    "أغسطس آب أوت غشت August août",
    "سبتمبر أيلول شتنبر September septembre",
    "أكتوبر تشرين_الأول October octobre",
    "نوفمبر تشرين_الثاني نونبر November novembre",
    "ديسمبر كانون_الأول دجنبر December décembre",
]


@pytest.mark.parametrize(("number", "names"), list(enumerate(MONTHS, start=1)))
def test_months_are_known_by_the_names_of_every_region(number: int, names: str):
    for name in names.split():
        assert parse_date(f"3 {name.replace('_', ' ')} 2024") == datetime.date(2024, number, 3), name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "أمس",
        "2025",
        "فبراير 2025",
        "12 فبراير",
        "12/02/25",  # which century?
        "02/13/2025",  # the day comes first, and there is no thirteenth month
        "30/02/2025",
        "31 نيسان 2025",
        "13/08/1446",  # a Hijri year
        "12 شباط/مارس 2025",  # two different months
        "في 12 فبراير 2025 قال ترامب إنه سيزور موسكو",
        "between 1 May 2025 and 3 May 2025",
        "12 فبراير 2025 10:30 قال الرئيس الروسي إن بلاده مستعدة للتفاوض مع الجميع",
    ],
)
def test_what_leaves_a_doubt_is_no_date(text: str):
    assert parse_date(text) is None
