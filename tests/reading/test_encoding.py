import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from translator.errors import ArticleError
from translator.reading import read_bytes, read_text
from translator.reading.cleaning import clean
from translator.reading.encoding import decode

TEXT = (
    "أجرى الرئيس الأمريكي دونالد ترامب مكالمة هاتفية مع الرئيس الروسي، هي الأولى من نوعها منذ سنوات.\n"
    "وأكد أن فرق التفاوض ستبدأ العمل فوراً على آليات للحل؛ فهل تنتهي الحرب؟\n"
)


@pytest.mark.parametrize(
    ("codec", "notice"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("utf-16", ["UTF-16 was converted to UTF-8"]),
        ("utf-16-le", ["UTF-16 was converted to UTF-8"]),
        ("utf-16-be", ["UTF-16 was converted to UTF-8"]),
        ("utf-32", ["UTF-32 was converted to UTF-8"]),
        ("cp1256", ["windows-1256 was converted to UTF-8"]),
        ("iso8859_6", ["ISO-8859-6 was converted to UTF-8"]),
    ],
)
def test_arabic_in_any_usual_character_set_is_converted_and_the_user_told(codec: str, notice: list[str]):
    assert decode(TEXT.encode(codec), where="خبر.txt", language="ar") == (TEXT, notice)


def test_the_notice_reaches_the_article():
    article = read_bytes(TEXT.encode("cp1256"), "خبر")
    assert article.notices == ("windows-1256 was converted to UTF-8",)


def test_western_languages_may_come_in_windows_1252():
    french = "Le président a déclaré hier qu’il était prêt à négocier."
    decoded = decode(french.encode("cp1252"), where="a.txt", language="fr")
    assert decoded == (french, ["windows-1252 was converted to UTF-8"])


@pytest.mark.parametrize("codec", ["cp720", "cp864", "mac_arabic"])
def test_a_character_set_that_is_not_certain_is_refused_not_guessed(codec: str):
    data = TEXT.replace("ً", "").replace("؟", "").encode(codec, "ignore")
    with pytest.raises(ArticleError, match="character set that is not recognised"):
        decode(data, where="خبر.txt", language="ar")


def test_a_few_words_prove_no_character_set():
    # Mac Arabic for “انبطح من فضلك”: as ISO-8859-6 nonsense that happens to hold a common word.
    data = "انبطح من فضلك.".encode("mac_arabic")
    with pytest.raises(ArticleError, match="not recognised"):
        decode(data, where="خبر.txt", language="ar")


def test_utf8_with_one_bad_byte_is_named_by_line_and_byte():
    data = TEXT.encode().replace("وأكد".encode(), b"\xe1" + "أكد".encode())
    with pytest.raises(ArticleError) as caught:
        decode(data, where="خبر.txt", language="ar")
    assert str(caught.value) == (
        "خبر.txt:2: is UTF-8 with a damaged character (byte 0xE1); "
        "open it in the program that it comes from and save it as UTF-8."
    )


def test_utf8_that_ends_in_the_middle_of_a_character():
    with pytest.raises(ArticleError) as caught:
        decode("خبر طويل".encode()[:-1], where="خبر.txt", language="ar")
    assert str(caught.value) == ("خبر.txt:1: ends in the middle of a character; copy or download it again.")


def test_damaged_utf16_is_refused():
    with pytest.raises(ArticleError, match="damaged UTF-16"):
        decode(TEXT.encode("utf-16")[:-1], where="خبر.txt", language="ar")


WORDS = st.sampled_from("في من على إلى أن الرئيس الحرب السلام ترامب موسكو قمة أعلن پوتين".split())


@settings(deadline=None)
@given(st.lists(st.lists(WORDS, min_size=12, max_size=30), min_size=1, max_size=4))
def test_windows_1256_gives_back_any_arabic_text_or_an_error(paragraphs: list[list[str]]):
    text = "\n".join(" ".join(words) for words in paragraphs)
    try:
        decoded, _ = decode(text.encode("cp1256"), where="خبر.txt", language="ar")
    except ArticleError:
        common = sum(text.split().count(word) for word in "في من على إلى أن الرئيس الحرب السلام أعلن".split())
        assert common < 0.2 * len(text.split())
    else:
        assert decoded == text


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_become_an_article_or_a_clear_error(data: bytes):
    try:
        article = read_bytes(data, "خبر")
    except ArticleError as error:
        assert error.what and error.remedy and str(error).startswith("خبر")
    else:
        assert article.title or article.blocks or article.related


def test_line_ends_of_every_kind_are_one():
    assert clean("أ\r\nب\rج\nد\u2028ه\u0085و")[0] == "أ\nب\nج\nد\nه\nو"


def test_control_characters_and_inner_marks_vanish_and_direction_marks_stay():
    assert clean("\u200fأ\x00\x1b\u0007ب\ufeffج\td\u200c\u061c") == ("\u200fأبج\td\u200c\u061c", [])


def test_surrogates_are_joined_or_removed_with_a_notice():
    assert clean("نص \ud83d\ude00 \ud800هنا") == ("نص 😀 هنا", ["1 unpaired surrogate was removed"])


def test_surrogates_in_utf8_bytes_are_cleaned_too():
    article = read_bytes("خبر \ud800عاجل".encode("utf-8", "surrogatepass"), "خبر")
    assert article.blocks[0].text == "خبر عاجل"
    assert article.notices == ("1 unpaired surrogate was removed",)


def test_characters_lost_before_are_pointed_out():
    article = read_text("أعلن الرئي\ufffd اليوم.", "خبر")
    assert article.notices == ("1 character was lost before this file was saved: look for \ufffd",)
