import datetime
import textwrap
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from translator.article import Article, BlockKind
from translator.reading import read, read_text
from translator.reading.agency import read_agency

SAMPLE = Path(__file__).parents[2] / "articles" / "trump-putin-call.txt"
TITLE = "ترامب وبوتين يبحثان الأزمة الأوكرانية"
CALL = (
    "أجرى الرئيس الأمريكي دونالد ترامب مكالمة هاتفية مع الرئيس الروسي فلاديمير بوتين اليوم الأربعاء، "
    "هي الأولى من نوعها منذ سنوات."
)
TEAMS = "وأكد أن فرق التفاوض ستبدأ العمل فوراً على آليات للحل، مع إبلاغ الرئيس الأوكراني بمضمون المناقشات."


def article(*lines: str):
    return read_agency("\n".join(lines), name="خبر")


def texts(of) -> list[str]:
    return [block.text for block in of.blocks]


@pytest.fixture(scope="module")
def sample() -> Article:
    return read(SAMPLE)


class TestSample:
    def test_head(self, sample: Article):
        assert sample.name == "trump-putin-call"
        assert sample.title == (
            "ترامب وبوتين يبحثان الأزمة الأوكرانية والتعاون الدولي في مكالمة هاتفية مطولة"
        )
        assert sample.published == datetime.date(2025, 2, 12)
        assert sample.published_text == "12th, February 2025 GMT"
        assert sample.place == "واشنطن"

    def test_end(self, sample: Article):
        assert sample.publisher == "صحيفة صدى"
        assert sample.keywords == ("الأزمة الأوكرانية دونالد ترامب فلاديمير بوتين",)
        assert sample.notices == ()

    def test_paragraphs(self, sample: Article):
        assert len(sample.blocks) == 10
        assert {block.kind for block in sample.blocks} == {BlockKind.PARAGRAPH}
        assert texts(sample)[0].startswith("أجرى الرئيس الأمريكي السابق دونالد ترامب")
        assert texts(sample)[-1].endswith("إنهاء هذه الصراعات بأسرع وقت ممكن.")

    def test_related_article(self, sample: Article):
        (related,) = sample.related
        assert related.name == "trump-putin-call-related-1"
        assert related.title == "مبعوث ترامب: بوتين يطلب سلامًا دائمًا لإنهاء حرب أوكرانيا"
        assert len(related.blocks) == 9
        assert texts(related)[0].startswith("قال ستيف ويتكوف لشبكة فوكس نيوز")
        assert texts(related)[-1].endswith("أن يكون أكثر حذرا في تعاملاته مع فلاديمير بوتن.")

    def test_every_line_of_the_file_is_somewhere(self, sample: Article):
        words = Counter(SAMPLE.read_text(encoding="utf-8").split())
        found: Counter[str] = Counter()
        for each in (sample, *sample.related):
            for text in (
                each.title,
                each.published_text,
                each.place,
                each.publisher,
                *each.keywords,
                *texts(each),
            ):
                found.update(text.split())
        labels = "تاريخ النشر: المصدر: كلمات دلالية: إقرأ أيضاً:".split()
        assert words - found == Counter(labels)
        assert not found - words


class TestHeadline:
    def test_a_short_first_line_without_full_stop_is_the_headline(self):
        read = article(TITLE, CALL)
        assert (read.title, texts(read)) == (TITLE, [CALL])

    def test_a_sentence_alone_is_a_paragraph_and_there_is_no_title(self):
        read = article(CALL)
        assert (read.title, texts(read)) == ("", [CALL])

    def test_a_first_line_that_ends_like_a_sentence_is_a_paragraph(self):
        read = article(CALL, TEAMS)
        assert (read.title, texts(read)) == ("", [CALL, TEAMS])

    @pytest.mark.parametrize(
        "title", ["هل تنتهي الحرب؟", "ترامب: سنلتقي قريباً", "بوتين: “مستعدون”", "صفقة كبرى.. وشكوك"]
    )
    def test_headlines_may_ask_and_quote(self, title: str):
        assert article(title, CALL).title == title

    def test_a_headline_that_begins_with_a_source_stays_a_headline(self):
        title = "مصدر: إيران ترفض العرض الأمريكي"
        assert article(title, CALL).title == title
        assert article("إقرأ أيضاً:", title, CALL).related[0].title == title

    def test_it_may_be_labelled(self):
        assert article("العنوان: قمة موسكو", CALL).title == "قمة موسكو"


class TestHead:
    def test_place_and_date_come_in_any_order(self):
        for lines in [("عمّان", "12 فبراير 2025"), ("12 فبراير 2025", "عمّان")]:
            read = article(TITLE, *lines, CALL)
            assert read.place == "عمّان"
            assert read.published == datetime.date(2025, 2, 12)
            assert texts(read) == [CALL]

    @pytest.mark.parametrize(
        "place", ["واشنطن", "الأمم المتحدة", "القدس المحتلة", "واشنطن - موسكو", "Washington"]
    )
    def test_places(self, place: str):
        assert article(TITLE, place, CALL).place == place

    @pytest.mark.parametrize("line", ["انتهى الاجتماع.", "ماذا بعد؟", "2025", "أربع كلمات في السطر"])
    def test_other_short_lines_are_paragraphs(self, line: str):
        read = article(TITLE, line, CALL)
        assert (read.place, texts(read)) == ("", [line, CALL])

    @pytest.mark.parametrize(
        ("line", "place"),
        [
            ("بيروت - 12 آذار/مارس 2025", "بيروت"),
            ("بيروت، 12 آذار/مارس 2025", "بيروت"),
            ("بيروت – 12 مارس 2025", "بيروت"),
            ("القدس المحتلة، الأربعاء ١٢ آذار ٢٠٢٥", "القدس المحتلة"),
            ("واشنطن - موسكو - 12/3/2025", "واشنطن - موسكو"),
            ("بيروت - 12 آذار (مارس) 2025", "بيروت"),
            ("Beirut, March 12, 2025", "Beirut"),
        ],
    )
    def test_place_and_date_may_share_a_line(self, line: str, place: str):
        read = article(TITLE, line, CALL)
        assert (read.place, read.published) == (place, datetime.date(2025, 3, 12))
        assert (read.publisher, texts(read)) == ("", [CALL])

    @pytest.mark.parametrize(
        "line",
        ["بيروت (رويترز) - 12 آذار 2025", "بيروت - 12 آذار 2025 (رويترز)", "بيروت (رويترز)، 12/3/2025"],
    )
    def test_an_agency_in_brackets_beside_them_is_the_source(self, line: str):
        read = article(TITLE, line, CALL)
        assert (read.place, read.published) == ("بيروت", datetime.date(2025, 3, 12))
        assert (read.publisher, texts(read)) == ("رويترز", [CALL])
        assert article(TITLE, line, CALL, "المصدر: وكالة رويترز").publisher == "وكالة رويترز"

    @pytest.mark.parametrize(
        ("line", "label"),
        [
            ("بيروت - 12 آذار 2025 (رويترز)", "المصدر: النهار"),
            ("بيروت - 12 آذار 2025", "المكان: صيدا"),
            ("بيروت - 12 آذار 2025", "تاريخ النشر: 13 آذار 2025"),
        ],
    )
    def test_a_line_that_says_otherwise_than_a_label_stays(self, line: str, label: str):
        assert texts(article(TITLE, line, CALL, label)) == [line, CALL]

    @pytest.mark.parametrize(
        "line",
        [
            "بيروت - وقّع الجانبان الاتفاق في 12 آذار 2025",
            "بيروت، 12 آذار 2025.",
            "غارات على بيروت، 12 آذار 2025",
            "بيروت - 12 آذار",
        ],
    )
    def test_a_sentence_or_half_a_date_is_no_place_and_date(self, line: str):
        read = article(TITLE, line, CALL)
        assert (read.place, read.published, texts(read)) == ("", None, [line, CALL])

    def test_a_dateline_stays_in_its_paragraph(self):
        read = article(TITLE, f"القاهرة (رويترز) - {CALL}")
        assert (read.place, texts(read)) == ("", [f"القاهرة (رويترز) - {CALL}"])

    def test_a_byline_needs_no_colon(self):
        assert article(TITLE, "بقلم أحمد الخطيب", CALL).author == "أحمد الخطيب"

    def test_a_date_that_is_not_understood_is_kept_and_reported(self):
        read = read_text(f"{TITLE}\nتاريخ النشر: أمس\n{CALL}", "خبر")
        assert (read.published, read.published_text) == (None, "أمس")
        assert read.notices == ("the date “أمس” was not understood",)


LABELS = {
    "publisher": (["المصدر", "مصدر", "الْمَصْدَر", "المصـدر", "Source"], "وكالة رويترز"),
    "published_text": (
        ["تاريخ النشر", "نُشر في", "نشر بتاريخ", "التاريخ", "Date", "Published on"],
        "12 فبراير 2025",
    ),
    "author": (["الكاتب", "بقلم", "كتب", "كتبت", "إعداد", "By"], "أحمد الخطيب"),
    "place": (["المكان", "Place"], "موسكو"),
}


@pytest.mark.parametrize(
    ("field", "label", "value"),
    [(field, label, value) for field, (labels, value) in LABELS.items() for label in labels],
)
class TestLabels:
    def test_value_on_the_same_line(self, field: str, label: str, value: str):
        read = article(TITLE, CALL, f"{label}: {value}", TEAMS)
        assert getattr(read, field) == value
        assert texts(read) == [CALL, TEAMS]

    def test_value_on_the_next_line(self, field: str, label: str, value: str):
        read = article(TITLE, CALL, f"{label}:", "", value, TEAMS)
        assert getattr(read, field) == value
        assert texts(read) == [CALL, TEAMS]

    def test_the_word_in_a_sentence_is_no_label(self, field: str, label: str, value: str):
        sentence = f"{label} الذي تحدث عنه الجميع في موسكو أمس."
        assert texts(article(TITLE, CALL, sentence)) == [CALL, sentence]


@pytest.mark.parametrize("label", ["المصدر", "الكاتب", "تاريخ النشر", "الوسوم"])
def test_a_certain_label_may_stand_alone_without_colon(label: str):
    assert texts(article(TITLE, CALL, label, "12/02/2025")) == [CALL]


def test_a_word_that_is_also_a_heading_needs_its_colon():
    assert texts(article(TITLE, CALL, "كتب", "مكتبة الأسد")) == [CALL, "كتب", "مكتبة الأسد"]


def test_a_label_before_prose_is_prose():
    line = "المصدر: قال مسؤول في وزارة الخارجية إن المحادثات بين الجانبين ستستأنف خلال أيام."
    assert texts(article(TITLE, CALL, line)) == [CALL, line]


@pytest.mark.parametrize(
    "line", ["(المصدر: رويترز)", "[المصدر: رويترز]", "*المصدر:* رويترز", "- المصدر : رويترز"]
)
def test_what_stands_around_a_label_does_not_matter(line: str):
    assert article(TITLE, CALL, line).publisher == "رويترز"


def test_a_second_source_is_kept_as_text():
    read = article(TITLE, CALL, "المصدر: رويترز", "المصدر: الجزيرة")
    assert (read.publisher, texts(read)) == ("رويترز", [CALL, "المصدر: الجزيرة"])


@pytest.mark.parametrize(
    "label",
    [
        "كلمات دلالية",
        "الكلمات الدلالية",
        "كلمات مفتاحية",
        "الكلمات المفتاحية",
        "الوسوم",
        "وسوم",
        "كَلِمَات دلاليه",
        "Keywords",
        "Tags",
    ],
)
@pytest.mark.parametrize(
    "line",
    [
        "ترامب، بوتين، حلف الناتو",
        "ترامب, بوتين ; حلف الناتو.",
        "ترامب | بوتين/ حلف الناتو",
        "#ترامب #بوتين #حلف_الناتو",
    ],
)
def test_keywords(label: str, line: str):
    assert article(TITLE, CALL, f"{label}: {line}").keywords == ("ترامب", "بوتين", "حلف الناتو")


def test_keywords_one_a_line():
    read = article(TITLE, CALL, "الوسوم", "ترامب", "بوتين", "المصدر: رويترز")
    assert (read.keywords, read.publisher) == (("ترامب", "بوتين"), "رويترز")


class TestRelated:
    @pytest.mark.parametrize(
        "label",
        [
            "إقرأ أيضاً:",
            "اقرأ أيضا",
            "اقرأ أيضاً",
            "إقرأ ايضا:",
            "اقرا ايضًا :",
            "اقرأ المزيد",
            "مواضيع ذات صلة:",
            "Read also:",
            "See also",
        ],
    )
    def test_a_second_article(self, label: str):
        read = article(TITLE, CALL, label, "زيلينسكي يرد", TEAMS)
        assert texts(read) == [CALL]
        assert [(related.title, texts(related)) for related in read.related] == [("زيلينسكي يرد", [TEAMS])]

    def test_it_has_labels_of_its_own(self):
        read = article(
            TITLE,
            CALL,
            "المصدر: رويترز",
            "إقرأ أيضاً:",
            "زيلينسكي يرد",
            "نشر في: 13/02/2025",
            TEAMS,
            "المصدر: الجزيرة",
        )
        assert read.publisher == "رويترز"
        assert read.related[0].publisher == "الجزيرة"
        assert read.related[0].published == datetime.date(2025, 2, 13)

    def test_several(self):
        read = article(TITLE, CALL, "اقرأ أيضاً:", "زيلينسكي يرد", TEAMS, "اقرأ أيضاً: قمة في جدة", CALL)
        assert [related.title for related in read.related] == ["زيلينسكي يرد", "قمة في جدة"]
        assert [related.name for related in read.related] == ["خبر-related-1", "خبر-related-2"]

    def test_a_list_of_headlines(self):
        read = article(TITLE, CALL, "اقرأ أيضاً:", "زيلينسكي يرد", "قمة في جدة", "هل تنتهي الحرب؟")
        assert [related.title for related in read.related] == [
            "زيلينسكي يرد",
            "قمة في جدة",
            "هل تنتهي الحرب؟",
        ]
        assert all(related.blocks == () for related in read.related)

    def test_a_pointer_in_the_middle_does_not_cut_the_article(self):
        read = article(TITLE, CALL, "اقرأ أيضاً: قمة في جدة", TEAMS, "المصدر: رويترز")
        assert texts(read) == [CALL, TEAMS]
        assert [(related.title, related.blocks) for related in read.related] == [("قمة في جدة", ())]
        assert read.publisher == "رويترز"


def test_english_articles_have_the_same_form():
    read = read_text(
        "Trump and Putin discuss Ukraine\n"
        "Date: 12 February 2025\n"
        "By John Smith\n"
        "WASHINGTON\n"
        "The two presidents spoke for an hour and a half on Wednesday.\n"
        "Source: Reuters\n"
        "Keywords: Trump, Putin\n"
        "Read also:\n"
        "Zelensky answers\n"
        "The president of Ukraine answered on Thursday.\n",
        "call",
        "en",
    )
    assert (read.title, read.author, read.place, read.publisher, read.keywords) == (
        "Trump and Putin discuss Ukraine",
        "John Smith",
        "WASHINGTON",
        "Reuters",
        ("Trump", "Putin"),
    )
    assert read.published == datetime.date(2025, 2, 12)
    assert read.related[0].title == "Zelensky answers"


class TestLines:
    def test_empty_lines_are_ignored(self):
        assert texts(article(TITLE, "", CALL, "", "  ", TEAMS, "")) == [CALL, TEAMS]

    @pytest.mark.parametrize("width", [60, 72, 80])
    def test_wrapped_text_is_joined(self, width: int):
        first, second = f"{CALL} {TEAMS}", f"{TEAMS} {CALL}"
        text = "\n\n".join(
            [TITLE, textwrap.fill(first, width), textwrap.fill(second, width), "المصدر: رويترز"]
        )
        read = read_agency(text, name="خبر")
        assert (read.title, texts(read), read.publisher) == (TITLE, [first, second], "رويترز")

    def test_short_paragraphs_one_a_line_are_not_joined(self):
        lines = ["قال ترامب إنه مستعد للقاء.", "رد بوتين بالموافقة على اللقاء المقترح.", "لم يحدد الموعد."]
        assert texts(article(TITLE, "", *lines, "", CALL)) == [*lines, CALL]

    def test_verses_are_not_joined(self):
        verses = ["على قدر أهل العزم تأتي العزائم", "وتأتي على قدر الكرام المكارم"]
        assert texts(article(TITLE, "", *verses, "", CALL)) == [*verses, CALL]

    def test_a_sentence_of_two_thousand_words_passes_untouched(self):
        sentence = " ".join(["وقال"] * 2000)
        assert texts(article(TITLE, sentence)) == [sentence]

    def test_html_in_plain_text_is_plain_text(self):
        line = "كتب <b>ترامب</b> على منصته: <script>alert(1)</script> & انتهى."
        read = article(TITLE, line)
        assert texts(read) == [line]
        assert read.blocks[0].markup == ()

    def test_direction_marks_stay(self):
        line = "\u200fقال ترامب\u200f: \u202bنعم\u202c."
        assert texts(article(TITLE, line)) == [line]


LINES = st.lists(
    st.one_of(
        st.text(
            st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters=":：#"),
            max_size=120,
        ),
        st.lists(st.sampled_from([*CALL.split(), *TEAMS.split(), "12/02/2025"]), max_size=30).map(" ".join),
    ),
    max_size=12,
)


@settings(deadline=None)
@given(LINES)
def test_nothing_of_a_text_without_labels_is_lost(lines: list[str]):
    text = "\n".join([CALL, *lines])
    read = read_agency(text, name="خبر")
    assume(not (read.related or read.keywords or read.publisher))  # a line happened to be a label
    kept = "".join([read.title, read.published_text, read.place, read.author, *texts(read)])
    between_place_and_date = str.maketrans("", "", "-–—،,()")
    kept, text = (whole.translate(between_place_and_date) for whole in (kept, text))
    assert Counter("".join(kept.split())) == Counter("".join(text.split()))
