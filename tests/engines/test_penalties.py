"""A model may ask, in its generation_config.json, not to repeat itself: both engines do as it says."""

import json
import shutil

import pytest

from tests.models.tiny import ARABIC
from translator.engines import load_engine
from translator.models import resolve


def trigrams_repeat(tokens):
    trigrams = [tokens[i : i + 3] for i in range(len(tokens) - 2)]
    return len(set(trigrams)) < len(trigrams)


@pytest.mark.parametrize("kind", ["ct2", "torch"])
def test_no_trigram_stands_twice_when_the_model_asks_for_it(kind, tiny, tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(tiny, folder)
    sentences = ARABIC.splitlines()
    plain = load_engine(resolve(str(folder), "ar", "en"), engine=kind, device="cpu", beam=1)
    assert any(trigrams_repeat(hypothesis.tokens) for hypothesis in plain.translate(sentences))
    wishes = {"no_repeat_ngram_size": 3, "repetition_penalty": 1.1}
    (folder / "generation_config.json").write_text(json.dumps(wishes), encoding="utf-8")
    careful = load_engine(resolve(str(folder), "ar", "en"), engine=kind, device="cpu", beam=1)
    assert not any(trigrams_repeat(hypothesis.tokens) for hypothesis in careful.translate(sentences))
