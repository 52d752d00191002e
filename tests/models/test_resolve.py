import dataclasses
import json
import socket

import pytest

from tests.models.tiny import copy_model, into_hub_cache
from translator.errors import ModelError
from translator.models import finding, info, list_models, resolve
from translator.models.folder import REQUIRED

BEST, FAST = "Helsinki-NLP/opus-mt-tc-big-ar-en", "Helsinki-NLP/opus-mt-ar-en"


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    """Finding a model never goes to the network."""

    def refuse(*_):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.fixture
def embedded(tiny, tmp_path, monkeypatch):
    """An installed package whose embedded model is the tiny one."""
    monkeypatch.setattr(finding, "_EMBEDDED_FOLDER", tmp_path / "embedded")
    return copy_model(tiny, tmp_path / "embedded" / "ar-en")


def test_a_folder_is_a_model(tiny):
    model = resolve(str(tiny), "ar", "en")
    assert (model.folder, model.source, model.target, model.language_token) == (tiny, "ar", "en", "")


def test_the_revision_of_a_folder_changes_with_its_weights(tiny, tmp_path):
    folder = copy_model(tiny, tmp_path / "copy")
    before = resolve(str(folder), "ar", "en").revision
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"x")
    after = resolve(str(folder), "ar", "en").revision
    assert len(before) == 12
    assert before != after


def test_the_revision_of_a_folder_does_not_depend_on_where_it_lies(tiny, tmp_path):
    moved = copy_model(tiny, tmp_path / "elsewhere")
    assert resolve(str(moved), "ar", "en").revision == resolve(str(tiny), "ar", "en").revision


def test_the_revision_is_found_without_a_cache_that_can_be_written(tiny, tmp_path, monkeypatch):
    revision = resolve(str(tiny), "ar", "en").revision
    (tmp_path / "file").touch()
    monkeypatch.setenv("TRANSLATOR_CACHE", str(tmp_path / "file" / "below"))
    assert resolve(str(tiny), "ar", "en").revision == revision


@pytest.mark.parametrize("name", [*REQUIRED, "model.safetensors"])
def test_an_incomplete_folder_is_an_error_that_names_the_file(tiny, tmp_path, name):
    folder = copy_model(tiny, tmp_path / "copy", name)
    with pytest.raises(ModelError, match=name):
        resolve(str(folder), "ar", "en")


def test_an_empty_file_is_an_error(tiny, tmp_path):
    folder = copy_model(tiny, tmp_path / "copy")
    (folder / "source.spm").write_bytes(b"")
    with pytest.raises(ModelError, match=r"source\.spm: the file is empty"):
        resolve(str(folder), "ar", "en")


@pytest.mark.parametrize("content", ["{", "[]", "\udcff"])
def test_a_damaged_configuration_is_an_error(tiny, tmp_path, content):
    folder = copy_model(tiny, tmp_path / "copy")
    (folder / "config.json").write_bytes(content.encode("utf-8", "surrogateescape"))
    with pytest.raises(ModelError, match=r"config\.json"):
        resolve(str(folder), "ar", "en")


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ({"model_type": "t5"}, "of type t5, not marian"),
        ({"share_encoder_decoder_embeddings": False}, "separate vocab"),
    ],
)
def test_another_kind_of_model_is_an_error(tiny, tmp_path, setting, message):
    folder = copy_model(tiny, tmp_path / "copy")
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(config | setting), encoding="utf-8")
    with pytest.raises(ModelError, match=message):
        resolve(str(folder), "ar", "en")


def test_a_model_for_another_pair_is_an_error(tiny):
    with pytest.raises(ModelError, match="translates ar-en, not fr-en"):
        resolve(str(tiny), "fr", "en")


def test_a_model_with_several_targets_gets_the_language_token(tiny, tmp_path):
    folder = copy_model(tiny, tmp_path / "copy")
    vocabulary = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))
    pieces = [">>eng<<" if piece == "▁Welcome" else piece for piece in vocabulary if piece != "▁and"]
    table = {piece: index for index, piece in enumerate([">>fra<<", ">>eng<<", *pieces])}
    (folder / "vocab.json").write_text(json.dumps(table), encoding="utf-8")
    assert resolve(str(folder), "ar", "en").language_token == ">>eng<<"


@pytest.mark.parametrize("name", ["tiny", "./no/such/folder", "a/b/c", ""])
def test_an_unknown_name_is_an_error_with_the_possible_ones(name):
    with pytest.raises(ModelError, match="auto, best, fast, embedded"):
        resolve(name, "ar", "en")


def test_a_hub_model_that_is_not_here_is_an_error_with_the_command_that_gets_it():
    with pytest.raises(ModelError, match=f"not on this machine; .*translator models pull {FAST}"):
        resolve("fast", "ar", "en")


def test_a_hub_model_is_found_in_the_hub_cache(tiny, hub_cache):
    snapshot = into_hub_cache(tiny, hub_cache, FAST)
    model = resolve(FAST, "ar", "en")
    assert (model.name, model.folder, model.revision) == (FAST, snapshot, "a" * 40)
    assert resolve("fast", "ar", "en") == model


def test_the_hub_cache_may_lie_below_hf_home(tiny, tmp_path, monkeypatch):
    monkeypatch.delenv("HF_HUB_CACHE")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "home"))
    snapshot = into_hub_cache(tiny, tmp_path / "home" / "hub", FAST)
    assert resolve("fast", "ar", "en").folder == snapshot


def test_an_older_revision_is_taken_when_asked_for(tiny, hub_cache):
    older = into_hub_cache(tiny, hub_cache, FAST, "b" * 40)
    into_hub_cache(tiny, hub_cache, FAST, "c" * 40)
    assert resolve(f"{FAST}@{'b' * 40}", "ar", "en").folder == older
    assert resolve(FAST, "ar", "en").revision == "c" * 40


def test_an_interrupted_download_is_an_error_that_names_what_is_missing(tiny, hub_cache):
    snapshot = into_hub_cache(tiny, hub_cache, FAST)
    (snapshot / "model.safetensors").resolve().unlink()
    with pytest.raises(ModelError, match=f"no weights .*; .*translator models pull {FAST}"):
        resolve("fast", "ar", "en")


def test_auto_takes_the_best_model_that_is_here(tiny, hub_cache, embedded):
    taken = [resolve("auto", "ar", "en").name]
    for repository in (FAST, BEST):
        into_hub_cache(tiny, hub_cache, repository)
        taken.append(resolve("auto", "ar", "en").name)
    assert taken == ["embedded", FAST, BEST]


def test_auto_says_what_it_took_and_how_to_get_a_better_model(embedded):
    notice = resolve("auto", "ar", "en").notice
    assert (
        notice
        == f"Model: embedded, a small one; a better one for ar-en comes with: translator models pull {BEST}."
    )


def test_auto_passes_over_a_broken_model_and_says_so(tiny, hub_cache, embedded):
    snapshot = into_hub_cache(tiny, hub_cache, BEST)
    (snapshot / "source.spm").unlink()
    model = resolve("auto", "ar", "en")
    assert model.name == "embedded"
    assert "no source.spm" in model.notice


def test_auto_without_any_model_is_an_error_with_the_command_that_gets_one(embedded):
    with pytest.raises(
        ModelError, match=r"no model for de-en .*translator models pull Helsinki-NLP/opus-mt-de-en"
    ):
        resolve("auto", "de", "en")


def test_a_pair_without_an_embedded_model_is_an_error_that_lists_the_pairs(embedded):
    with pytest.raises(ModelError, match=r"no embedded model for en-ar \(there are: ar-en\)"):
        resolve("embedded", "en", "ar")


def test_the_list_holds_embedded_and_downloaded_models_only_of_this_kind(tiny, hub_cache, embedded):
    into_hub_cache(tiny, hub_cache, FAST)
    other = into_hub_cache(tiny, hub_cache, "someone/else")
    (other / "config.json").unlink()
    (other / "config.json").write_text('{"model_type": "bert"}', encoding="utf-8")
    models = list_models()
    assert [(model.name, model.source, model.target, model.problem) for model in models] == [
        ("embedded", "ar", "en", ""),
        (FAST, "ar", "en", ""),
    ]


def test_the_list_says_what_is_wrong_with_a_model(tiny, hub_cache, embedded):
    (into_hub_cache(tiny, hub_cache, FAST) / "target.spm").unlink()
    assert "no target.spm" in list_models()[1].problem


def test_info_tells_the_size_of_the_files_that_are_used(tiny, tmp_path):
    folder = copy_model(tiny, tmp_path / "copy")
    (folder / "tf_model.h5").write_bytes(bytes(1000))
    expected = sum(path.stat().st_size for path in tiny.iterdir())
    assert info(str(folder)).size == expected


def test_a_model_cannot_be_changed(tiny):
    with pytest.raises(dataclasses.FrozenInstanceError):
        resolve(str(tiny), "ar", "en").name = "other"
