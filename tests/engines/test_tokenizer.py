import json
from pathlib import Path

import pytest

from tests.models.tiny import ARABIC, ENGLISH, copy_model
from translator.engines.tokenizer import Tokenizer
from translator.errors import ModelError
from translator.models import Model, resolve

REAL = Path(__file__).parents[3] / "shared" / "opus-mt-ar-en-tokenizer"
SENTENCES = [
    *ARABIC.splitlines(),
    "ووفقاً لما صرّح به ترامب، فقد كانت المكالمة “طويلة ومثمرة للغاية” — نعم…",
    "قال المبعوث لـ«فوكس نيوز»: 50 % من الطلبات (تقريبا) لم تُقدَّم!",
    "سعرها ١٢٫٥ دولارا، و\u200fالرمز ﷺ والوجه 🙂 والكلمة الصينية 北京",
    "  مسافات\u00a0كثيرة   هنا  ",
]
REAL_ENGLISH = [
    *ENGLISH.splitlines(),
    "He said: “It’s done” – 50 % of it (so far)…",
    "O'Brien, Šefčovič & Öcalan",
]


@pytest.fixture(scope="module")
def tokenizer(model):
    return Tokenizer(model)


def reference(folder):
    from transformers import MarianTokenizer

    return MarianTokenizer.from_pretrained(folder)


@pytest.mark.parametrize("text", SENTENCES)
def test_source_ids_are_those_of_marian_tokenizer_on_normalised_text(tiny, tokenizer, text):
    marian = reference(tiny)
    assert (
        tokenizer.ids(tokenizer.model_input(tokenizer.source_pieces(text)))
        == marian(marian.normalize(text)).input_ids
    )


@pytest.mark.skipif(not REAL.is_dir(), reason="needs the tokenizer of opus-mt-ar-en")
def test_ids_and_text_are_those_of_marian_tokenizer_with_the_vocabulary_of_opus_mt():
    from sacremoses import MosesPunctNormalizer

    marian, ours = reference(REAL), Tokenizer(Model("opus", REAL, "0", "ar", "en"))
    english = MosesPunctNormalizer("en")
    for text in SENTENCES:
        assert (
            ours.ids(ours.model_input(ours.source_pieces(text))) == marian(marian.normalize(text)).input_ids
        )
    for text in REAL_ENGLISH:
        ids = ours.ids(ours.target_pieces(text))
        assert [*ids, 0] == marian(text_target=english.normalize(text)).input_ids
        assert ours.text(ours.target_pieces(text)) == marian.decode(ids)


def test_typographic_marks_become_the_plain_ones_that_the_models_know(tokenizer):
    assert tokenizer.source_pieces("نعم… — “لا”") == tokenizer.source_pieces('نعم... - "لا"')


def test_what_the_vocabulary_lacks_is_unknown(tokenizer):
    assert "<unk>" in tokenizer.source_pieces("北京")


def test_the_end_mark_in_a_text_is_text(tokenizer):
    assert "</s>" not in tokenizer.source_pieces("مرحبا </s> بكم")


def test_target_text_survives_the_way_through_pieces(tokenizer):
    for sentence in ENGLISH.splitlines():
        assert tokenizer.text(tokenizer.target_pieces(sentence)) == sentence


def test_the_language_token_goes_first_and_the_end_mark_last(tiny, tmp_path):
    folder = copy_model(tiny, tmp_path / "copy")
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    vocabulary[">>eng<<"] = vocabulary.pop("▁Welcome", len(vocabulary))
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    tokenizer = Tokenizer(resolve(str(folder), "ar", "en"))
    pieces = tokenizer.source_pieces("مرحبا")
    assert tokenizer.model_input(pieces) == [">>eng<<", *pieces, "</s>"]


def test_a_damaged_sentencepiece_model_is_an_error_that_names_the_file(tiny, tmp_path):
    folder = copy_model(tiny, tmp_path / "copy")
    (folder / "target.spm").write_bytes(b"no model")
    with pytest.raises(ModelError, match=r"target\.spm: cannot be read as a SentencePiece model"):
        Tokenizer(resolve(str(folder), "ar", "en"))


def test_a_vocabulary_without_the_marks_is_an_error(tiny, tmp_path):
    folder = copy_model(tiny, tmp_path / "copy")
    (folder / "vocab.json").write_text('{"</s>": 0, "<unk>": 1}', encoding="utf-8")
    with pytest.raises(ModelError, match="the vocabulary has no <pad>"):
        Tokenizer(resolve(str(folder), "ar", "en"))
