"""A model begins where a smaller one ended: wider layers and further ones change next to nothing at first."""

import json
import shutil

import pytest
import torch

from training import model
from training.warm_start import grown

SMALL = {"d_model": 32, "ffn": 48, "encoder_layers": 2, "decoder_layers": 1, "heads": 2}
SIZE = 40
SOURCE = torch.tensor([[5, 9, 23, 7, 0]])
TARGET = torch.tensor([[39, 11, 30, 8]])


def logits(one):
    with torch.no_grad():
        return one.eval()(input_ids=SOURCE, decoder_input_ids=TARGET).logits


@pytest.fixture
def smaller(tmp_path, monkeypatch):
    """A small model in a folder, with its table of pieces."""
    monkeypatch.setattr(model, "DIMENSIONS", SMALL)
    one = model.new_model(SIZE, 0.0)
    one.save_pretrained(tmp_path)
    (tmp_path / "vocab.json").write_text(json.dumps({f"p{index}": index for index in range(SIZE)}))
    shutil.copy("translator/models/embedded/ar-en/source.spm", tmp_path)  # it would spell unknown pieces
    return one, tmp_path


def beside(smaller, monkeypatch, **wishes):
    """Return what the small model says, what the one grown from it says, and that one."""
    one, folder = smaller
    monkeypatch.setattr(model, "DIMENSIONS", SMALL | wishes)
    larger = grown(SIZE, 0.0, folder, folder)
    return logits(one), logits(larger), larger


def test_wider_layers_say_what_the_narrower_ones_said(smaller, monkeypatch):
    before, after, _ = beside(smaller, monkeypatch, ffn=96)
    assert torch.allclose(before, after, atol=1e-5)


def test_the_further_units_learn_from_the_first_step(smaller, monkeypatch):
    _, _, larger = beside(smaller, monkeypatch, ffn=96)
    larger(input_ids=SOURCE, decoder_input_ids=TARGET).logits.square().mean().backward()
    layer = larger.model.encoder.layers[0]
    assert layer.fc2.weight[:, 48:].abs().max() == 0  # unheard yet
    assert layer.fc2.weight.grad[:, 48:].abs().max() > 0


def test_further_encoder_layers_change_little(smaller, monkeypatch):
    before, after, _ = beside(smaller, monkeypatch, encoder_layers=3)
    assert torch.cosine_similarity(before.flatten(), after.flatten(), dim=0) > 0.95


def test_a_model_twice_as_wide_says_what_the_narrower_one_said(smaller, monkeypatch):
    before, after, larger = beside(smaller, monkeypatch, d_model=64, heads=4)
    assert torch.cosine_similarity(before.flatten(), after.flatten(), dim=0) > 0.99
    with torch.no_grad():  # all that differs is what the copies are told of the positions
        for half in ("encoder", "decoder"):
            table = getattr(larger.model, half).embed_positions.weight
            table.copy_(getattr(smaller[0].model, half).embed_positions.weight.repeat_interleave(2, 1))
    assert torch.allclose(before, logits(larger), atol=1e-5)


def test_the_copies_of_a_feature_part(smaller, monkeypatch):
    _, _, larger = beside(smaller, monkeypatch, d_model=64, heads=4)
    larger(input_ids=SOURCE, decoder_input_ids=TARGET).logits.square().mean().backward()
    slope = larger.model.encoder.layers[0].fc2.weight.grad
    assert torch.cosine_similarity(slope[0::2].flatten(), slope[1::2].flatten(), dim=0) < 0.9


def test_what_is_new_is_the_same_whatever_the_seed(smaller, monkeypatch):
    models = []
    for seed in (1, 2):
        torch.manual_seed(seed)
        models.append(beside(smaller, monkeypatch, d_model=64, heads=4, ffn=96, encoder_layers=3)[2])
    one, other = (dict(each.named_parameters()) for each in models)
    assert all(torch.equal(one[name], other[name]) for name in one)


@pytest.mark.parametrize("wishes", [{"heads": 4}, {"d_model": 64}, {"encoder_layers": 1}])
def test_other_heads_or_a_lower_encoder_do_not_fit(smaller, monkeypatch, wishes):
    with pytest.raises(SystemExit, match="does not fit"):
        beside(smaller, monkeypatch, **wishes)


def test_a_narrower_model_cannot_begin_with_a_wider_one(smaller, monkeypatch):
    with pytest.raises(SystemExit, match="another shape"):
        beside(smaller, monkeypatch, ffn=24)
