"""Where tokens lie in a text, and which words of two texts belong together."""

from hypothesis import given
from hypothesis import strategies as st

from translator.alignment import align, is_function_word, token_spans, words_of
from translator.engines import Hypothesis


def pieces(tokens, text):
    return [text[start:end] for start, end in token_spans(tokens, text)]


def test_tokens_are_found_in_the_text():
    assert pieces(["▁Wit", "koff", "▁said", "."], "Witkoff said.") == ["Wit", "koff", "said", ""]


def test_tokens_are_found_although_the_tokenizer_took_the_diacritics_away():
    assert pieces(["▁وصل", "▁ال", "وفد"], "وَصَلَ الوفدُ") == ["وَصَلَ"[:-1], "ال", "وفد"]


def test_an_unknown_character_does_not_upset_the_places_for_long():
    text = "قال 中 إن"
    spans = token_spans(["▁قال", "▁<unk>", "▁إن"], text)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)


@given(
    st.lists(st.sampled_from(["▁قال", "ال", "▁a", "b", ".", "▁", "٣", "é"]), max_size=12),
    st.text(max_size=30),
)
def test_spans_lie_in_any_text_and_in_order(tokens, text):
    previous = 0
    for start, end in token_spans(tokens, text):
        assert 0 <= start <= end <= len(text)
        assert previous <= start
        previous = start


def test_attention_says_which_words_belong_together():
    hypothesis = Hypothesis(
        text="Witkoff spoke",
        tokens=("▁Wit", "koff", "▁spoke"),
        source_tokens=("▁قال", "▁ويتكوف"),
        score=-0.1,
        attention=((0.1, 0.9), (0.2, 0.8), (0.7, 0.3)),
    )
    alignment = align(hypothesis, "قال ويتكوف")
    assert alignment is not None
    name, verb = words_of(hypothesis.text)
    assert round(alignment.strength(name, (4, 10)), 2) == 0.85
    assert round(alignment.strength(verb, (0, 3)), 2) == 0.7


def test_without_attention_there_is_no_alignment():
    assert align(Hypothesis("a", ("▁a",), ("▁ا",), 0.0), "ا") is None


def test_words_keep_their_apostrophes_and_hyphens():
    text = "Trump's Asia-Pacific plan, U.S. aid"
    assert [text[a:b] for a, b in words_of(text)] == ["Trump's", "Asia-Pacific", "plan", "U.S", "aid"]


def test_function_words():
    assert [is_function_word(word) for word in ("the", "Of", "Kremlin", "an")] == [True, True, False, True]
