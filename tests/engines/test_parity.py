"""The fast engine gives what the reference gives."""

import json
from pathlib import Path

import pytest

from tests.models.tiny import ARABIC, copy_model, make_network, make_tokenizer, save_network
from translator.engines.ct2 import CTranslate2Engine
from translator.engines.torch_engine import TorchEngine
from translator.models import resolve
from translator.models.convert import load_network

REAL = Path(__file__).parents[3] / "shared" / "opus-mt-ar-en-tokenizer"
SENTENCES = [*ARABIC.splitlines(), "نعم", "قال: “لا”… ثم سكت."]
PREFIXES = ["Trump and Putin", "", "Steve Witkoff said", "", "He", "", "Marco Rubio"]


def both(folder, **options):
    model = resolve(str(folder), "ar", "en")
    return CTranslate2Engine(model, quantization="float32", threads=1, **options), TorchEngine(
        model, **options
    )


def assert_alike(fast, reference, precision=1e-3, **request):
    for one, other in zip(
        fast.translate(SENTENCES, attention=True, **request),
        reference.translate(SENTENCES, attention=True, **request),
        strict=True,
    ):
        assert one.tokens == other.tokens
        assert one.text == other.text
        assert one.score == pytest.approx(other.score, abs=precision)
        for row, expected in zip(one.attention, other.attention, strict=True):
            assert row == pytest.approx(expected, abs=1e-3)


def test_both_engines_agree_token_for_token(ct2, torch_engine):
    assert_alike(ct2, torch_engine)


def test_both_engines_agree_behind_a_prefix(ct2, torch_engine):
    # Behind a prefix CTranslate2 counts the chance of <unk>, which random weights give often.
    assert_alike(ct2, torch_engine, precision=0.2, prefixes=PREFIXES)


def test_both_engines_agree_on_pytorch_weights(tiny, tmp_path):
    folder = copy_model(tiny, tmp_path / "copy", "model.safetensors")
    save_network(load_network(resolve(str(tiny), "ar", "en")), folder, safetensors=False)
    assert_alike(*both(folder, beam=1))


def test_both_engines_agree_on_a_model_that_was_trained_further(tiny, tmp_path):
    """Training moves the vector of <pad>, from which decoding starts."""
    folder = copy_model(tiny, tmp_path / "copy", "model.safetensors")
    network = load_network(resolve(str(tiny), "ar", "en"))
    network.model.shared.weight.data[-1] += 0.5
    save_network(network, folder)
    fast, reference = both(folder, beam=1)
    assert_alike(fast, reference)


def test_both_engines_agree_with_a_language_token(tmp_path):
    folder = make_network(make_tokenizer(tmp_path / "multi", ("ar", "mul"), (">>eng<<", ">>fra<<")))
    fast, reference = both(folder, beam=1)
    assert_alike(fast, reference)
    assert fast.length("نعم") == len(fast.translate(["نعم"])[0].source_tokens) + 2


def test_the_average_of_all_heads_of_the_last_layer_shows_the_alignment(tmp_path):
    folder = make_network(make_tokenizer(tmp_path / "deep"), layers=2)
    assert_alike(*both(folder, beam=1))


def test_beams_find_outputs_at_least_as_likely_on_average(model, ct2):
    greedy = ct2.translate(SENTENCES)
    beams = CTranslate2Engine(model, quantization="float32", beam=4, threads=1).translate(SENTENCES)
    assert sum(h.score for h in beams) >= sum(h.score for h in greedy)


def test_both_engines_agree_on_beams(tiny):
    assert_alike(*both(tiny, beam=4))


def test_small_integers_change_little(model, ct2):
    small = CTranslate2Engine(model, beam=1, threads=1)
    for one, other in zip(small.translate(SENTENCES), ct2.translate(SENTENCES), strict=True):
        assert one.score == pytest.approx(other.score, abs=0.5)


@pytest.mark.skipif(not REAL.is_dir(), reason="needs the tokenizer of opus-mt-ar-en")
def test_the_real_architecture_and_vocabulary_run_in_both_engines(tmp_path):
    import torch
    from transformers import MarianConfig, MarianMTModel

    folder = copy_model(REAL, tmp_path / "real")
    config = MarianConfig.from_pretrained(folder)
    assert (config.d_model, config.encoder_layers, config.vocab_size) == (512, 6, 62834)
    torch.manual_seed(2)
    network = MarianMTModel(config)
    (folder / "config.json").unlink()
    save_network(network, folder)
    settings = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
    (folder / "tokenizer_config.json").unlink()
    # A random model babbles until the bound: a low limit keeps the test short.
    (folder / "tokenizer_config.json").write_text(
        json.dumps(settings | {"model_max_length": 12}), encoding="utf-8"
    )
    fast, reference = both(folder, beam=1)
    (one,), (other,) = fast.translate(["مرحبا بكم"]), reference.translate(["مرحبا بكم"])
    assert one.tokens == other.tokens
    assert len(one.tokens) == 12
