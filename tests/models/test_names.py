import pytest

from translator.errors import ModelError
from translator.models.names import hub_id, language_token, same_language


@pytest.mark.parametrize(
    ("name", "pair", "expected"),
    [
        ("best", ("ar", "en"), "Helsinki-NLP/opus-mt-tc-big-ar-en"),
        ("fast", ("ar", "en"), "Helsinki-NLP/opus-mt-ar-en"),
        ("fast", ("en", "de"), "Helsinki-NLP/opus-mt-en-de"),
        ("newsroom/opus-tuned", ("ar", "en"), "newsroom/opus-tuned"),
        ("tiny", ("ar", "en"), None),
        ("../models/ar-en", ("ar", "en"), None),
    ],
)
def test_a_name_stands_for_a_hub_id(name, pair, expected):
    assert hub_id(name, *pair) == expected


@pytest.mark.parametrize(
    ("tokens", "target", "expected"),
    [
        ([], "en", ""),
        ([">>apc<<", ">>ara<<", ">>arz<<"], "ar", ">>ara<<"),
        ([">>apc<<", ">>ara<<", ">>arz<<"], "arz", ">>arz<<"),
        ([">>de<<", ">>fr<<"], "fr", ">>fr<<"),
        ([">>ukr_Cyrl<<", ">>rus_Cyrl<<"], "uk", ">>ukr_Cyrl<<"),
        ([">>cmn_Hans<<", ">>cmn_Hant<<", ">>zho_Hans<<"], "zh", ">>cmn_Hans<<"),
    ],
)
def test_the_language_token_follows_from_the_target(tokens, target, expected):
    assert language_token([*tokens, "▁the", "ال"], target) == expected


def test_a_target_without_a_token_is_an_error_that_lists_the_tokens():
    with pytest.raises(ModelError, match=r"for the target language en; .*>>ara<< >>arz<<"):
        language_token([">>ara<<", ">>arz<<"], "en")


def test_several_likely_tokens_are_an_error_that_lists_only_those():
    with pytest.raises(ModelError) as caught:
        language_token([">>deu<<", ">>uzb_Cyrl<<", ">>uzb_Latn<<"], "uz")
    assert ">>uzb_Cyrl<< >>uzb_Latn<<" in caught.value.remedy
    assert "deu" not in caught.value.remedy


def test_two_and_three_letters_name_the_same_language():
    assert same_language("ara", "ar")
    assert not same_language("fr", "ar")


def test_the_code_of_a_family_excludes_no_language():
    assert same_language("sem", "ar")
