import pytest

from tests.models.tiny import ARABIC
from translator.engines import engine_name, load_engine
from translator.engines.ct2 import split_threads
from translator.errors import ModelError


def without_card(monkeypatch):
    monkeypatch.setattr("ctranslate2.get_cuda_device_count", lambda: 0)


def test_the_default_without_a_graphics_card_is_ctranslate2_in_small_integers(model, monkeypatch):
    without_card(monkeypatch)
    engine = load_engine(model)
    assert engine.name == engine_name() == "ctranslate2 int8"
    assert engine.limit == 512
    assert all(hypothesis.text for hypothesis in engine.translate(ARABIC.splitlines()))


def test_the_reference_engine_can_be_asked_for(model):
    assert (
        load_engine(model, engine="torch", device="cpu").name
        == engine_name("torch", "cpu")
        == "torch float32"
    )


def test_a_graphics_card_is_used_through_torch(monkeypatch):
    monkeypatch.setattr("ctranslate2.get_cuda_device_count", lambda: 1)
    monkeypatch.setattr("torch.cuda.is_available", lambda: True)
    assert engine_name() == "torch float32 cuda"
    assert engine_name("ct2", "cuda") == "ctranslate2 int8_float16 cuda"
    assert engine_name("ct2") == "ctranslate2 int8"


def test_a_torch_that_cannot_use_the_card_leaves_the_choice_to_ctranslate2(monkeypatch):
    monkeypatch.setattr("ctranslate2.get_cuda_device_count", lambda: 1)
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    assert engine_name() == "ctranslate2 int8"
    with pytest.raises(ModelError, match="PyTorch cannot use the graphics card"):
        engine_name("torch", "cuda")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"engine": "onnx"}, "onnx: is not an engine; choose ct2, torch or auto"),
        ({"device": "tpu"}, "tpu: is not a device; choose cpu, cuda or auto"),
        ({"device": "cuda"}, "no usable CUDA graphics card here; choose the device cpu"),
        ({"beam": 0}, "beam 0: is not a number of beams"),
        ({"beam": 100}, "beam 100: is not a number of beams"),
    ],
)
def test_a_choice_that_cannot_be_had_is_an_error_with_the_remedy(model, monkeypatch, options, message):
    without_card(monkeypatch)
    with pytest.raises(ModelError, match=message):
        load_engine(model, **options)


def test_a_damaged_conversion_is_an_error_that_says_what_to_delete(model, tmp_path, monkeypatch):
    monkeypatch.setenv("TRANSLATOR_CACHE", str(tmp_path))
    load_engine(model, engine="ct2")
    (weights,) = tmp_path.glob("ctranslate2/*/model.bin")
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(ModelError, match=r"cannot load the model on cpu .*delete that folder"):
        load_engine(model, engine="ct2")


@pytest.mark.parametrize(
    ("threads", "split"), [(1, (1, 1)), (2, (2, 1)), (8, (8, 1)), (16, (16, 1)), (32, (16, 2)), (40, (16, 2))]
)
def test_threads_are_split_into_batches_at_once_and_threads_for_each(threads, split):
    assert split_threads(threads) == split


def test_less_memory_means_smaller_batches_and_a_notice(torch_engine, monkeypatch, caplog):
    import torch

    decode, sizes = torch_engine._decode_batch, []

    def scarce(requests, *more):
        sizes.append(len(requests))
        if len(requests) > 2:
            raise torch.OutOfMemoryError("CUDA out of memory")
        return decode(requests, *more)

    monkeypatch.setattr(torch_engine, "_decode_batch", scarce)
    monkeypatch.setattr(torch_engine, "_batch_tokens", torch_engine._batch_tokens)
    sources = [f"نعم {number}" for number in range(5)]
    assert [h.source_tokens for h in torch_engine.translate(sources)]
    assert sizes == [5, 2, 2, 1]
    assert "Out of memory: going on with batches" in caplog.text


def test_memory_that_does_not_suffice_for_one_sentence_is_an_error(torch_engine, monkeypatch):
    import torch

    def none_left(*_):
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(torch_engine, "_decode_batch", none_left)
    with pytest.raises(torch.OutOfMemoryError):
        torch_engine.translate(["نعم"])
