import shutil
from collections import namedtuple

import pytest

from tests.models.hub_server import Hub, serve
from translator.errors import ModelError
from translator.models import plan_pull, pull, resolve

FAST = "Helsinki-NLP/opus-mt-ar-en"
USED = (
    "config.json",
    "source.spm",
    "target.spm",
    "vocab.json",
    "tokenizer_config.json",
    "generation_config.json",
)


@pytest.fixture
def hub(tiny, monkeypatch):
    """A hub that offers the tiny model in all the forms that the real one offers."""
    files = {path.name: path.read_bytes() for path in tiny.iterdir()}
    others = {name: bytes(100) for name in ("pytorch_model.bin", "tf_model.h5", "rust_model.ot", "README.md")}
    hub = Hub()
    hub.repositories[FAST] = files | others
    with serve(hub) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        monkeypatch.setenv("HF_HUB_DISABLE_TELEMETRY", "1")
        yield hub


def test_the_plan_tells_commit_and_sizes_before_anything_is_downloaded(hub):
    plan = plan_pull("fast")
    sizes = {name: len(content) for name, content in hub.repositories[FAST].items()}
    assert (plan.repository, plan.commit) == (FAST, hub.commit)
    assert dict(plan.files) == {name: sizes[name] for name in (*USED, "model.safetensors")}
    assert plan.size == plan.missing == sum(dict(plan.files).values())
    assert hub.got == []


def test_only_the_files_that_are_used_are_downloaded(hub):
    model = pull("fast")
    assert {path.name for path in model.folder.iterdir()} == {*USED, "model.safetensors"}
    assert {name for name, _ in hub.got} == {*USED, "model.safetensors"}


def test_pytorch_weights_are_downloaded_only_where_there_are_no_others(hub):
    del hub.repositories[FAST]["model.safetensors"]
    assert "pytorch_model.bin" in {path.name for path in pull("fast").folder.iterdir()}


def test_what_was_pulled_is_resolved_with_its_commit(hub):
    model = pull("fast")
    assert model.revision == hub.commit
    assert resolve("fast", "ar", "en") == model


def test_a_commit_can_be_asked_for(hub):
    assert pull(FAST, hub.commit).revision == hub.commit


def test_a_second_pull_downloads_nothing(hub):
    pull("fast")
    hub.got.clear()
    assert plan_pull("fast").missing == 0
    pull("fast")
    assert hub.got == []


def test_a_broken_connection_is_taken_up_where_it_broke(hub, monkeypatch):
    # By default only whole pieces of 10 MB are kept.
    monkeypatch.setattr("huggingface_hub.constants.DOWNLOAD_CHUNK_SIZE", 1)
    hub.broken.add("model.safetensors")
    model = pull("fast")
    content = hub.repositories[FAST]["model.safetensors"]
    assert (model.folder / "model.safetensors").read_bytes() == content
    starts = [first for name, first in hub.got if name == "model.safetensors"]
    assert starts == [0, len(content) // 2]


def test_nothing_is_shown_on_the_terminal(hub, capfd):
    pull("fast")
    assert capfd.readouterr() == ("", "")


def test_an_unknown_model_is_an_error(hub):
    with pytest.raises(ModelError, match="Helsinki-NLP/opus-mt-ar-xx: there is no such model on the hub"):
        plan_pull("fast", target="xx")


def test_an_unknown_revision_is_an_error(hub):
    with pytest.raises(ModelError, match="no revision v9"):
        plan_pull("fast", "v9")


def test_a_gated_model_is_an_error_that_says_where_to_ask(hub):
    hub.gated.add(FAST)
    with pytest.raises(ModelError, match=f"ask for it at https://huggingface.co/{FAST}"):
        plan_pull("fast")


def test_another_kind_of_model_is_an_error_before_anything_is_downloaded(hub):
    del hub.repositories[FAST]["source.spm"]
    with pytest.raises(ModelError, match=r"not a MarianMT model \(it has no source.spm\)"):
        pull("fast")
    assert hub.got == []


def test_a_hub_that_cannot_be_reached_is_an_error(monkeypatch):
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with pytest.raises(ModelError, match=r"the hub cannot be reached .*; check the connection"):
        plan_pull("fast")


def test_a_name_that_cannot_be_on_the_hub_is_an_error():
    with pytest.raises(ModelError, match="embedded: is not a model on the hub"):
        plan_pull("embedded")


def test_a_disk_without_room_is_an_error_before_anything_is_downloaded(hub, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10, 10, 0))
    with pytest.raises(ModelError, match="0 MB are free; make room there"):
        pull("fast")
    assert hub.got == []


def test_a_cache_that_cannot_be_written_is_an_error(hub, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "file" / "below"))
    with pytest.raises(ModelError, match="cannot be stored"):
        pull("fast")
