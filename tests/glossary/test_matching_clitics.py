"""What Arabic writes together with a term is no part of it: one real sentence for each."""

import pytest

from translator.glossary import Glossary, Matcher, Term, When

GLOSSARY = Glossary(
    (
        Term("الكرملين", "Kremlin", kind="organisation"),
        Term("البنتاغون", "Pentagon", kind="organisation"),
        Term("الناتو", "NATO", ("حلف شمال الأطلسي",), kind="organisation"),
        Term("الليكود", "Likud", kind="organisation"),
        Term("اليونيسف", "UNICEF", kind="organisation"),
        Term("الاتحاد الأوروبي", "European Union", kind="organisation"),
        Term("حزب العمال", "Labour Party", kind="organisation"),
        Term("منظمة أوبك", "OPEC", kind="organisation"),
        Term("ستيف ويتكوف", "Steve Witkoff", kind="person"),
        Term("فلاديمير بوتين", "Vladimir Putin", kind="person"),
        Term("كوريا الشمالية", "North Korea", kind="place"),
        Term("دبي", "Dubai", kind="place"),
        Term("قطر", "Qatar", kind="place"),
        Term("هدنة", "truce", ("الهدنة",)),
        Term("مستوى", "level"),
        Term("سياسة", "policy"),
        Term("حق النقض", "veto"),
        Term("خارطة طريق", "road map"),
        Term("اقتصاد", "economy"),
        Term("حرب", "war"),
        Term("يعقد", "hold"),
        Term("تنفي", "deny"),
        Term("لام", "lamin"),
        Term("تويتر", "Twitter", kind="verbatim"),
    )
)
MATCHER = Matcher(GLOSSARY)


def parts(text):
    """(particles, term, pronoun, target) of each match."""
    return [
        (
            text[m.start - m.clitics : m.start],
            text[m.start : m.end],
            text[m.end : m.end + m.enclitics],
            m.target,
        )
        for m in MATCHER.find(text)
    ]


@pytest.mark.parametrize(
    ("sentence", "particles", "term", "target"),
    [
        # one particle
        ("وبوتين يرفض وقف إطلاق النار.", "و", "بوتين", "Putin"),
        ("وصل المبعوث فويتكوف لا يحب الانتظار.", "ف", "ويتكوف", "Witkoff"),
        ("التقى الوزير ببوتين في المساء.", "ب", "بوتين", "Putin"),
        ("رجل كبوتين لا يتراجع.", "ك", "بوتين", "Putin"),
        ("وجهت واشنطن دعوة لبوتين.", "ل", "بوتين", "Putin"),
        ("أبوتين هو الرابح؟", "أ", "بوتين", "Putin"),
        # the article, and what happens to it
        ("التحق بالناتو عام 2004.", "ب", "الناتو", "NATO"),
        ("مبنى كالبنتاغون لا يُخفى.", "ك", "البنتاغون", "Pentagon"),
        ("والكرملين ينفي ذلك.", "و", "الكرملين", "Kremlin"),
        ("فالكرملين لم يرد.", "ف", "الكرملين", "Kremlin"),
        ("زيارة للناتو.", "ل", "لناتو", "NATO"),  # the alef of the article is elided
        ("عضو بارز لليكود.", "ل", "ليكود", "Likud"),  # and of three lams two are written
        ("تبرعات لليونيسف.", "ل", "ليونيسف", "UNICEF"),
        ("هذا شأن للاتحاد الأوروبي.", "ل", "لاتحاد الأوروبي", "European Union"),
        # several particles
        ("وبالكرملين التقى الرئيسان.", "وب", "الكرملين", "Kremlin"),
        ("وللكرملين رأي آخر.", "ول", "لكرملين", "Kremlin"),
        ("وكالبنتاغون تتكتم الوزارة.", "وك", "البنتاغون", "Pentagon"),
        ("فبالناتو تحتمي الدول الصغيرة.", "فب", "الناتو", "NATO"),
        ("فلبوتين شروطه.", "فل", "بوتين", "Putin"),
        ("ولويتكوف مهمة صعبة.", "ول", "ويتكوف", "Witkoff"),
        ("أفبالكرملين يُصنع السلام؟", "أفب", "الكرملين", "Kremlin"),
        ("أوللناتو مكان هنا؟", "أول", "لناتو", "NATO"),
        # before terms of several words
        ("وكوريا الشمالية تراقب.", "و", "كوريا الشمالية", "North Korea"),
        ("ولحلف شمال الأطلسي قواعد هناك.", "ول", "حلف شمال الأطلسي", "NATO"),
        ("أستيف ويتكوف في موسكو؟", "أ", "ستيف ويتكوف", "Steve Witkoff"),
        # the article before a term that has none; the future particle before a verb
        ("خرق الجيش السياسة المعلنة.", "ال", "سياسة", "policy"),
        ("وبالسياسة وحدها لا تُحل الأزمة.", "وبال", "سياسة", "policy"),
        ("التزم الطرفان بالهدنة.", "ب", "الهدنة", "truce"),
        ("سيعقد المجلس جلسة طارئة.", "س", "يعقد", "hold"),
        ("وستنفي الحكومة الخبر.", "وس", "تنفي", "deny"),
        # a name that is not to be translated
        ("نشر بتويتر صورة.", "ب", "تويتر", "Twitter"),
    ],
)
def test_particles_in_front(sentence, particles, term, target):
    assert (particles, term, "", target) in parts(sentence)


@pytest.mark.parametrize(
    ("sentence", "particles", "term", "pronoun", "target"),
    [
        ("دافع الوزير عن سياسته.", "", "سياست", "ه", "policy"),  # ة becomes ت
        ("دافعت الحكومة عن سياستها.", "", "سياست", "ها", "policy"),
        ("دافع الوزيران عن سياستهما.", "", "سياست", "هما", "policy"),
        ("دافع الوزراء عن سياستهم.", "", "سياست", "هم", "policy"),
        ("دافعت الوزيرات عن سياستهن.", "", "سياست", "هن", "policy"),
        ("هذه سياستك وحدك.", "", "سياست", "ك", "policy"),
        ("هذه سياستكما.", "", "سياست", "كما", "policy"),
        ("هذه سياستكم.", "", "سياست", "كم", "policy"),
        ("هذه سياستكن.", "", "سياست", "كن", "policy"),
        ("تلك سياستي منذ البداية.", "", "سياست", "ي", "policy"),
        ("وبسياستنا نفوز.", "وب", "سياست", "نا", "policy"),
        ("انهار اقتصادهم.", "", "اقتصاد", "هم", "economy"),
        ("بلغ مستواه الأدنى.", "", "مستوا", "ه", "level"),  # ى becomes ا
        ("أعلن خارطة طريقه.", "", "خارطة طريق", "ه", "road map"),
        ("يدافع عن منظمة أوبكهم.", "", "منظمة أوبك", "هم", "OPEC"),
    ],
)
def test_pronouns_behind(sentence, particles, term, pronoun, target):
    assert parts(sentence) == [(particles, term, pronoun, target)]


def test_the_alef_of_the_accusative_belongs_to_the_term():
    assert parts("بنت البلاد اقتصاداً قوياً، وخاضت حربا.") == [
        ("", "اقتصاداً", "", "economy"),
        ("", "حربا", "", "war"),
    ]
    assert parts("أعلن هدنةً قصيرة") == [("", "هدنةً", "", "truce")]


@pytest.mark.parametrize(
    "sentence",
    [
        "عمل أدبي كبير",  # no question about Dubai
        "أدبي الرياض ينظم أمسية",  # nor here, although it begins the sentence
        "سأل الرجل أبوتين",  # a question begins its clause
        "ابوتين قادم؟",  # and has its hamza
        "سلام",  # سـ stands before verbs only
        "اقتصادي وحربي",  # the adjectives, not “my economy”
        "بالسياسته",  # no pronoun after the article
        "نصف القطر",  # people and places take no article that they have not
        "القطرها والقطره",
        "بوتينه وقطرنا",  # and no pronoun
        "سياستية",
        "حربة الجندي",  # a bayonet: ة is no pronoun
        "الكرملينه",
        "سكرملين وسالناتو وسقطر",
        "الحزب العماله",
        "حق النقضه",
        "كلكرملين",
    ],
)
def test_what_only_looks_like_a_particle_or_pronoun(sentence):
    assert parts(sentence) == []


def test_with_a_quotation_mark_too():
    text = "«خارطة «طريقا» جديدة»"
    (match,) = MATCHER.find(text)
    assert (text[match.start : match.end], match.enclitics) == ("خارطة «طريقا»", 0)


def test_a_question_needs_its_mark_where_the_word_could_be_another():
    assert parts("أدبي أجمل أم الدوحة؟") == [("أ", "دبي", "", "Dubai")]


def test_a_name_that_begins_with_the_letter_of_a_particle_is_read_as_it_is():
    matcher = Matcher(Glossary((Term("والتز", "Waltz", kind="person"), Term("التز", "Altz", kind="person"))))
    assert [(m.target, m.clitics) for m in matcher.find("والتز ووالتز والتز")] == [
        ("Waltz", 0),
        ("Waltz", 1),
        ("Waltz", 0),
    ]


def test_short_words_take_no_particles_alone_but_do_before_others():
    matcher = Matcher(
        Glossary((Term("جو بايدن", "Joe Biden", kind="person"), Term("قم", "Qom", kind="place")))
    )
    assert [match.target for match in matcher.find("وجو بايدن في وقم")] == ["Joe Biden"]


def test_particles_stand_before_latin_letters_too():
    matcher = Matcher(Glossary((Term("BMW", "BMW", kind="verbatim"), Term("NATO", "NATO"))))
    text = "سيارة بـBMW ولNATO قواعد"
    assert [(text[m.start - m.clitics : m.start], text[m.start : m.end]) for m in matcher.find(text)] == [
        ("بـ", "BMW"),
        ("ول", "NATO"),
    ]


@pytest.mark.parametrize(
    ("sentence", "particles", "term"),
    [
        ("طائرات الـF-16 لم تصل.", "الـ", "F-16"),
        ("هاجمت بـF-16 ثلاثة مواقع.", "بـ", "F-16"),
        ("نشر الخبر على منصة الـX.", "الـ", "X"),
        ("سيارات الBMW باهظة الثمن.", "ال", "BMW"),
    ],
)
def test_before_latin_letters_also_the_article_and_before_a_single_letter(sentence, particles, term):
    matcher = Matcher(
        Glossary((Term("F-16", "F-16"), Term("X", "X", kind="verbatim"), Term("BMW", "BMW", kind="verbatim")))
    )
    (match,) = matcher.find(sentence)
    start = match.start - match.clitics
    assert (sentence[start : match.start], sentence[match.start : match.end]) == (particles, term)


@pytest.mark.parametrize(
    ("sentence", "particles", "term", "target"),
    [
        ("قمة دول الـ«ناتو» في بروكسل.", "", "الـ«ناتو»", "NATO"),
        ('قال الـ"كرملين" إنه لا يعلم.', "", 'الـ"كرملين"', "Kremlin"),
        ("مقر وزارة الدفاع الـ(بنتاغون) قرب واشنطن.", "", "الـ(بنتاغون)", "Pentagon"),
        ("ردّ ال«كرملين» على الرسالة.", "", "ال«كرملين»", "Kremlin"),  # without tatweel
        ("داخل الـ «كرملين» صمت.", "", "الـ «كرملين»", "Kremlin"),
        ("داخل الـ كرملين صمت.", "", "الـ كرملين", "Kremlin"),
        ("قاعدة تابعة للـ«ناتو».", "ل", "لـ«ناتو»", "NATO"),
        ("والـ«كرملين» ينفي ذلك.", "و", "الـ«كرملين»", "Kremlin"),
        ("استعان بالـ«ناتو» مرتين.", "ب", "الـ«ناتو»", "NATO"),
        ("أعلن الـ«اتحاد الأوروبي» عقوبات جديدة.", "", "الـ«اتحاد الأوروبي»", "European Union"),
    ],
)
def test_the_article_of_a_term_may_stand_before_its_quotation_marks(sentence, particles, term, target):
    assert (particles, term, "", target) in parts(sentence)


def test_what_has_no_article_is_found_within_the_quotation_marks():
    assert parts("اشتكت الـ«قطر» من خطأ في الاسم، وأجابت «دبي».") == [
        ("", "قطر", "", "Qatar"),
        ("", "دبي", "", "Dubai"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "دعا إلى تأسيس الـ«ناتو العربي» في المنطقة.",  # the quotation marks are of another name
        "كان مرتاح ال «كرملين»",  # a space without tatweel parts words
        "خطر على بال «كرملين» صغير",  # a mind
        "الجبال «كرملين»",
        "الـ، كرملين",
        "انتهى السطر بالـ",
    ],
)
def test_what_only_looks_like_an_article_before_quotation_marks(sentence):
    assert parts(sentence) == []


def test_a_row_that_counts_as_it_is_written_takes_the_prefixes_that_it_lists():
    hamas = Term("حماس", "Hamas", ("وحماس", "لحماس", "حركة حماس"), kind="organisation", when=When.IN_FULL)
    text = "إسرائيل وحماس، وموقف لحماس، ووفد حماس، ولحركة حماس، ورحب بحماس، وفحماس"
    found = [
        (text[m.start - m.clitics : m.start], text[m.start : m.end])
        for m in Matcher(Glossary((hamas,))).find(text)
    ]
    assert found == [("و", "حماس"), ("ل", "حماس"), ("", "حماس"), ("ول", "حركة حماس")]
