"""Names that texts use and the glossary lacks: what tells them, and how they are proposed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.data import Pair
from training.ordinary_words import ordinary_words
from translator.glossary import Glossary, Matcher, Term, read_glossary
from translator.glossary.normalise import normal_form
from translator.glossary.suggest import suggest
from translator.glossary.suggest.foreign import foreignness
from translator.glossary.suggest.kinds import kind_of_name
from translator.glossary.suggest.known import places
from translator.glossary.suggest.ordinary import is_ordinary
from translator.glossary.suggest.romanise import Proposal, Romaniser
from translator.glossary.suggest.transcription import transcribed


def names(*texts, terms=(), minimum=1, **languages):
    glossary = Glossary(tuple(terms))
    matcher = Matcher(glossary)
    found = suggest(((text, matcher.find(text)) for text in texts), glossary, minimum=minimum, **languages)
    return {each.source: each for each in found}


def kinds(*texts, **options):
    return {source: each.kind for source, each in names(*texts, **options).items()}


# --- what tells a name in Arabic


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("التقى الوزير نظيره الزامبي مولامبو هايمبي في العاصمة.", "مولامبو هايمبي", "person"),
        ("استقبل الرئيس التونسي السفير ريتشارد نورلاند أمس.", "ريتشارد نورلاند", "person"),
        ("وقال ويتكوف إن المحادثات كانت جيدة.", "ويتكوف", "person"),
        ("وصل المسؤول إلى مدينة دنيبرو صباح اليوم.", "دنيبرو", "place"),
        ("انتشرت القوات في محافظة حضرموت بعد الهجوم.", "حضرموت", "place"),
        ("أعلنت شركة «ميرسك» تعليق رحلاتها.", "ميرسك", "organisation"),
        ("نشرت صحيفة «فورين أفيرز» مقالاً طويلاً.", "فورين أفيرز", "organisation"),
        ("سيزور الوفد كوبنهاغن وأوسلو.", "كوبنهاغن", "place"),
        ("يقع الميناء على خليج عدن.", "خليج عدن", "place"),
        ("ضمت روسيا شبه جزيرة القرم.", "شبه جزيرة القرم", "place"),
    ],
)
def test_what_stands_beside_a_name_tells_it_and_its_kind(text, name, kind):
    assert kinds(text)[name] == kind


def test_a_name_stands_where_it_is_marked():
    (found,) = names("قال المبعوث الأميركي ستيف ويتكوف للصحافيين.").values()
    assert found.sentence[found.start : found.end] == "ستيف ويتكوف"
    assert found.marked == "قال المبعوث الأميركي ⟦ستيف ويتكوف⟧ للصحافيين."
    assert "after a title" in found.reasons


@pytest.mark.parametrize(
    "text",
    [
        "قال مصدر في الوزارة إن الاجتماع تأجل إلى الأسبوع المقبل.",
        "أكد المتحدث أن الحكومة ستعلن النتائج يوم الأربعاء 12 نيسان/أبريل.",
        "بحث الوزيران الأميركي والفرنسي التعاون العسكري بين البلدين.",  # where they are from is no name
        "كان اللاعبون سعداء بالفوز.",
    ],
)
def test_ordinary_sentences_have_no_names(text):
    assert names(text) == {}


def test_a_word_before_its_owner_is_no_name_but_where_it_stands_as_one():
    """جيران المعلم, the teacher's neighbours: a definite noun follows, as it does behind few names."""
    assert names("جاءت الدفعة الأولى من الكتب من جيران المعلم.") == {}
    besieged = "وصلت المساعدات إلى كوبنهاغن المحاصرة."
    assert list(names(besieged, "وصل الوفد إلى كوبنهاغن.")) == ["كوبنهاغن"]
    assert names(besieged, "وصل الوفد إلى كوبنهاغن.")["كوبنهاغن"].count == 2


@pytest.mark.parametrize("author", ["كريم النجار", "فارس بركات"])
def test_the_name_of_an_author_is_suggested_whole_though_it_is_made_of_words(author):
    assert kinds(author) == {author: "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال وزير الأشغال العامة والنقل اللبناني فايز رسامني إن الحكومة ستبدأ العمل.", "فايز رسامني"),
        ("كتب الرئيس الإيراني السابق محمد خاتمي رسالة إلى الطلاب.", "محمد خاتمي"),
    ],
)
def test_behind_a_title_a_family_name_that_could_be_a_word_with_an_ending_comes_along(text, name):
    assert set(names(text)) == {name}


def test_an_adjective_behind_a_name_does_not_come_along():
    assert set(names("زار الرئيس الأمريكي ماكنزي المصنع الزراعي الجديد.")) == {"ماكنزي"}


def test_terms_of_the_glossary_are_not_suggested():
    terms = [Term("ستيف ويتكوف", "Steve Witkoff", kind="person"), Term("موسكو", "Moscow", kind="place")]
    text = "وصل المبعوث ستيف ويتكوف إلى موسكو، وقال ويتكوف إنه متفائل."
    assert names(text, terms=terms) == {}


def test_another_person_of_a_known_family_is_suggested():
    terms = [Term("ميلانيا ترامب", "Melania Trump", kind="person")]
    assert "دونالد ترامب" in names("أعلن الرئيس دونالد ترامب القرار.", terms=terms)


def test_particles_are_no_part_of_a_name():
    texts = ("التقى بوتين الوفد.", "وجه الرئيس دعوة لبوتين.", "وقال بوتين إن بلاده مستعدة.", "رحب ببوتين.")
    assert set(names(*texts)) == {"بوتين"}
    assert names(*texts)["بوتين"].count == 4


def test_a_first_letter_that_looks_like_a_particle_stays():
    assert set(names("وصل الوفد إلى وارسو.", "عاد الوفد من بيروت.", "الطريق إلى لاهاي.")) == {
        "وارسو", "بيروت", "لاهاي",
    }  # fmt: skip


def test_a_family_name_alone_counts_for_the_full_name():
    found = names(
        "قال وزير الخارجية الزامبي مولامبو هايمبي إن بلاده ترفض القرار.",
        "ورداً على سؤال، قال هايمبي إن الاتصالات مستمرة.",
        "وسيزور هايمبي باريس.",
    )
    assert (found["مولامبو هايمبي"].count, "هايمبي" in found) == (3, False)


def test_two_names_in_a_row_are_two():
    assert {"دونالد ترامب", "ستيف ويتكوف"} <= set(
        names("قال المبعوث الخاص للرئيس الأميركي دونالد ترامب ستيف ويتكوف إن المحادثات مفيدة.")
    )


def test_names_joined_by_and_are_two():
    assert {"القرم", "لوجانسك", "دونيتسك"} <= set(
        names("بما في ذلك شبه جزيرة القرم ولوجانسك ودونيتسك.", "تقع القرم جنوباً.")
    )


def test_an_institution_of_ordinary_words_is_told_by_its_first_word_and_by_repetition():
    texts = (
        "دعا مجلس الأمن إلى وقف القتال.",
        "ينعقد مجلس الأمن غداً.",
        "أفادت قوات الدعم السريع بانسحابها.",
        "سيطرت قوات الدعم السريع على المدينة.",
    )
    found = names(*texts)
    assert {"مجلس الأمن", "قوات الدعم السريع"} <= set(found)
    assert found["مجلس الأمن"].target == ""  # that would have to be translated


def test_only_names_that_stand_often_enough():
    texts = ("وصل الوفد إلى كوبنهاغن.", "غادر الوفد كوبنهاغن إلى أوسلو.")
    assert set(names(*texts, minimum=2)) == {"كوبنهاغن"}


def test_the_most_frequent_come_first_and_a_repeated_sentence_counts_once():
    found = names("زار أوسلو.", "عاد من كوبنهاغن.", "بقي في كوبنهاغن.", "زار أوسلو.")
    assert [(each.source, each.count) for each in found.values()] == [("كوبنهاغن", 2), ("أوسلو", 1)]


def test_marks_and_kashida_are_not_taken_over():
    assert list(names("وصل إلى مدينة دنـيبرُو.")) == ["دنيبرو"]


arabic = st.text(st.sampled_from("ابتثجحخدرزسشصطعغفقكلمنهويةىءأإآ «»،.ًٌَُّـ"), max_size=60)


@given(st.lists(arabic, max_size=4))
def test_every_suggestion_stands_in_its_sentence(texts):
    for source, each in names(*texts).items():
        assert each.sentence in texts
        assert each.count >= 1
        assert 0 <= each.confidence <= 1
        written = each.sentence[each.start : each.end]
        assert normal_form(written)[1:] == normal_form(source)[1:]
        assert normal_form(source)[0].endswith(normal_form(written)[0])


@given(st.permutations([
    "قال المبعوث ستيف ويتكوف إنه متفائل.", "وصل ويتكوف إلى موسكو.", "التقى لافروف ويتكوف في موسكو.",
    "وزار لافروف بكين.", "رحبت بكين بالزيارة.",
]))  # fmt: skip
def test_the_order_of_the_sentences_changes_nothing(texts):
    usual = names(*sorted(texts))
    found = names(*texts)
    assert {s: (e.count, e.kind, e.target) for s, e in found.items()} == {
        s: (e.count, e.kind, e.target) for s, e in usual.items()
    }


# --- the words behind it


@pytest.mark.parametrize("word", ["الحكومة", "وقال", "بالاجتماع", "مسؤولون", "للوزارة", "سيعقد"])
def test_ordinary_words_are_known_with_what_is_written_together_with_them(word):
    assert is_ordinary(normal_form(word)[0])


@pytest.mark.parametrize("word", ["ويتكوف", "كوبنهاغن", "روسيا", "زيلينسكي", "برلين", "كيلوغ"])
def test_names_are_no_ordinary_words(word):
    assert not is_ordinary(normal_form(word)[0])


def test_the_list_of_ordinary_words_is_read_from_parallel_text_without_its_names():
    pairs = [
        Pair("أعلنت الحكومة في واشنطن الاتفاق", "The government in Washington announced the agreement", "a"),
        Pair("انتقدت الحكومة في القاهرة الاتفاق", "The government in Cairo criticised the agreement", "a"),
        Pair("رحبت واشنطن والقاهرة بالحكومة", "Both Washington and Cairo welcomed the government", "a"),
        Pair("وصل الوفد إلى القاهرة", "The delegation arrived in Cairo", "a"),
    ]
    words = ordinary_words(pairs)
    assert {"الحكومة", "الاتفاق"} <= set(words.values())
    assert not {"واشنطن", "القاهرة"} & set(words.values())


def test_transcribed_names_look_foreign_and_arabic_words_do_not():
    foreign = [foreignness(normal_form(word)[0]) for word in ("غروندبرغ", "غدانسك", "دوجاريك", "بورتلاند")]
    native = [foreignness(normal_form(word)[0]) for word in ("المستخرج", "متطوعوه", "تناقلت", "احتكاكات")]
    assert min(foreign) > 0.4 > max(native)


def test_places_come_from_the_locale_data_and_from_our_table():
    assert places()[normal_form("النمسا")] == "Austria"
    assert places()[normal_form("الإمارات")] == "United Arab Emirates"
    assert places("ar", "fr")[normal_form("النمسا")] == "Autriche"


# --- proposals


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("ويتكوف", "Witkov"), ("زيلينسكي", "Zelensky"), ("لافروف", "Lavrov"), ("نتنياهو", "Netniaho"),
        ("ميركل", "Merkel"), ("ميلر", "Meler"), ("شتاينماير", "Shtainmaer"), ("تشيرنوبل", "Chernobel"),
        ("يرماك", "Yermak"), ("كوبنهاغن", "Kobnhagen"), ("هيرتسوغ", "Hertsog"), ("وانغ", "Wang"),
    ],
)  # fmt: skip
def test_a_foreign_name_is_transcribed_back(word, latin):
    assert transcribed(word) == latin


def test_marks_change_no_transcription():
    assert transcribed("لافـرُوف") == transcribed("لافروف")


@given(arabic)
def test_every_word_has_a_transcription_in_latin_letters(text):
    for word in normal_form(text):
        assert transcribed(word).isascii()


def proposed(written, kind="person", terms=(), **languages):
    return Romaniser(terms, **languages).propose(written, kind)


def test_a_known_place_is_proposed_from_the_table():
    assert proposed("كوبنهاغن", "place") == Proposal("Copenhagen", "table")
    assert proposed("خليج عدن", "place") == Proposal("Gulf of Aden", "table")
    assert proposed("مدينة كوبنهاغن", "place").text == "Copenhagen"


def test_the_glossary_shows_how_its_people_are_spelled():
    terms = [Term("سيرغي لافروف", "Sergey Lavrov", kind="person")]
    assert proposed("سيرغي شويغو").text.startswith("Sergei ")
    assert proposed("سيرغي شويغو", terms=terms).text.startswith("Sergey ")


def test_what_is_spelled_almost_as_a_person_of_the_glossary_is_that_person():
    terms = [Term("كيث كيلوغ", "Keith Kellogg", kind="person")]
    assert proposed("كيث كيلوج", terms=terms) == Proposal("Keith Kellogg", "variant")
    assert proposed("كيث كارلسون", terms=terms).by != "variant"


def test_arab_names_are_spelled_as_they_mostly_are():
    pytest.importorskip("arabic_name_romanizer")
    assert proposed("عبد المجيد تبون").text.endswith("Tebboune")
    assert proposed("أيمن الصفدي") == Proposal("Ayman Safadi", "dictionary")


def test_rules_serve_where_the_index_of_names_is_not_installed(monkeypatch):
    import sys

    from translator.glossary.suggest import romanise

    monkeypatch.setitem(sys.modules, "arabic_name_romanizer", None)
    monkeypatch.setattr(romanise, "_index", romanise._index.__wrapped__)
    assert proposed("أيمن الصفدي").by == "rules"


def test_names_between_latin_scripts_stay_and_into_others_nothing_is_proposed():
    assert proposed("Steve Witkoff", source="en", target="fr") == Proposal("Steve Witkoff", "copied")
    assert proposed("Steve Witkoff", source="en", target="ar") == Proposal("", "")
    assert proposed("ستيف ويتكوف", source="ar", target="ru") == Proposal("", "")


# --- languages with capitals


def test_capitals_within_a_sentence_tell_a_name():
    found = kinds(
        "Russian President Vladimir Putin met Steve Witkoff in Moscow on Tuesday.",
        "But Steve Witkoff said the Ministry of Defence was informed.",
        "However, Putin thanked NATO.",
        source="en",
        target="fr",
    )
    assert found == {
        "Vladimir Putin": "person",
        "Steve Witkoff": "person",
        "Moscow": "place",
        "Ministry of Defence": "organisation",
        "NATO": "organisation",
    }


def test_a_headline_in_capitals_tells_nothing():
    assert kinds("Talks Continue After Long Delay", source="en", target="fr") == {}


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("ليندسي غراهام", "Lindsey Graham", "person"),  # sounds in Arabic as it does in English
        ("محمد السوداني", "Mohammed al-Sudani", "person"),
        ("الاتحاد الأوروبي", "European Union", "organisation"),
        ("واشنطن بوست", "Washington Post", "organisation"),
        ("دير البلح", "Deir al-Balah", "place"),
        ("اتفاق باريس", "Paris Agreement", "term"),
        ("هدنة", "truce", "term"),
    ],
)
def test_the_kind_of_a_name_is_guessed_from_both_languages(source, target, kind):
    assert kind_of_name(source, target) == kind


def test_most_people_of_the_shipped_glossary_are_told_for_people():
    terms = read_glossary(Path("glossaries/ar-en")).terms
    guessed = [(term.kind, kind_of_name(term.source, term.target)) for term in terms]
    people = [guess for kind, guess in guessed if kind == "person"]
    taken = [kind for kind, guess in guessed if guess == "person"]
    assert people.count("person") > 0.9 * len(people)
    assert taken.count("person") > 0.9 * len(taken)
