import json
import logging
import os
import resource
import shutil
import signal
import subprocess
import sys
import time

import pytest

from tests.models.tiny import copy_model
from translator.errors import ModelError
from translator.models import Model, resolve
from translator.models.convert import alignment_heads, ctranslate2_folder

CONVERT = """
import sys
from translator.errors import ModelError
from translator.models import resolve
from translator.models.convert import ctranslate2_folder
try:
    print(ctranslate2_folder(resolve(sys.argv[1], "ar", "en")) / "model.bin")
except ModelError as error:
    print(error)
"""


def convert_in_process(folder, **options):
    return subprocess.Popen(
        [sys.executable, "-c", CONVERT, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    )


def partial_folders(cache):
    return list(cache.glob("ctranslate2/*.partial-*"))


@pytest.fixture
def cache(tmp_path):
    return tmp_path / "cache"


def test_a_model_is_converted_once(tiny, cache):
    model = resolve(str(tiny), "ar", "en")
    folder = ctranslate2_folder(model)
    before = (folder / "model.bin").stat()
    assert ctranslate2_folder(model) == folder
    assert (folder / "model.bin").stat() == before
    assert partial_folders(cache) == []


def test_other_weights_and_other_numbers_are_other_conversions(tiny, tmp_path):
    model = resolve(str(tiny), "ar", "en")
    changed = Model(model.name, model.folder, "0123456789ab", "ar", "en")
    folders = {ctranslate2_folder(model), ctranslate2_folder(model, "float32"), ctranslate2_folder(changed)}
    assert len(folders) == 3


def test_the_conversion_says_nothing_and_leaves_logging_as_it_was(tiny, capfd):
    ctranslate2_folder(resolve(str(tiny), "ar", "en"))
    assert capfd.readouterr() == ("", "")
    assert logging.root.manager.disable == logging.NOTSET


def test_two_processes_at_once_share_one_conversion(tiny, cache):
    processes = [convert_in_process(tiny) for _ in range(2)]
    results = {process.communicate(timeout=120)[0].strip() for process in processes}
    assert len(results) == 1
    assert results.pop().endswith("model.bin")
    assert partial_folders(cache) == []


def test_a_conversion_that_was_killed_is_swept_and_made_again(tiny, cache):
    process = convert_in_process(tiny)
    while not partial_folders(cache):
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert partial_folders(cache) != []
    folder = ctranslate2_folder(resolve(str(tiny), "ar", "en"))
    assert (folder / "model.bin").is_file()
    assert partial_folders(cache) == []


def test_a_write_that_fails_is_an_error_and_leaves_nothing(tiny, cache):
    def allow_small_files_only():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))

    process = convert_in_process(tiny, preexec_fn=allow_small_files_only)
    output = process.communicate(timeout=120)[0]
    assert "the converted model cannot be written (File too large); make room" in output
    assert "Traceback" not in output
    assert [path.name for path in cache.glob("ctranslate2/*") if path.is_dir()] == []


def test_a_cache_that_cannot_be_made_is_an_error_that_names_the_variable(tiny, tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("TRANSLATOR_CACHE", str(tmp_path / "file"))
    with pytest.raises(ModelError, match="name another folder in TRANSLATOR_CACHE"):
        ctranslate2_folder(resolve(str(tiny), "ar", "en"))


def test_damaged_weights_are_an_error(tiny, tmp_path, cache):
    folder = copy_model(tiny, tmp_path / "copy")
    weights = folder / "model.safetensors"
    os.truncate(weights, weights.stat().st_size // 2)
    with pytest.raises(ModelError, match="the weights cannot be read"):
        ctranslate2_folder(resolve(str(folder), "ar", "en"))
    assert partial_folders(cache) == []


def test_weights_of_another_size_are_an_error(tiny, tmp_path):
    folder = copy_model(tiny, tmp_path / "copy")
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(config | {"encoder_layers": 2}), encoding="utf-8")
    with pytest.raises(ModelError, match="the weights lack"):
        ctranslate2_folder(resolve(str(folder), "ar", "en"))


def test_the_conversion_of_a_deleted_cache_is_made_again(tiny, cache):
    model = resolve(str(tiny), "ar", "en")
    folder = ctranslate2_folder(model)
    shutil.rmtree(cache)
    assert (ctranslate2_folder(model) / "model.bin").is_file()
    assert folder.is_dir()


@pytest.mark.parametrize(("name", "heads"), [("Helsinki-NLP/opus-mt-ar-en", 1), ("embedded", 0)])
def test_models_trained_to_align_show_it_in_one_head(tiny, name, heads):
    assert alignment_heads(Model(name, tiny, "0", "ar", "en")) == heads
