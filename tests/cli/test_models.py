"""Other models and other pairs, from the command line: a stub hub, tiny models of the real architecture."""

import json

import pytest

from tests.models.hub_server import Hub, serve
from tests.models.tiny import make_network, make_tokenizer

ENGLISH = "Trump meets Putin\nSpecial envoy Steve Witkoff said that his talks were convincing."
GLOSSARY = "source,target,kind\nSteve Witkoff,ستيف ويتكوف,person\nTrump,ترامب,person\n"


@pytest.fixture(scope="module")
def english_arabic(tmp_path_factory):
    """A tiny en-ar model with random weights."""
    folder = tmp_path_factory.mktemp("models") / "opus-mt-en-ar"
    return make_network(make_tokenizer(folder, pair=("en", "ar")))


@pytest.mark.parametrize("engine", ["ct2", "torch"])
def test_another_pair_with_a_model_in_a_folder(engine, english_arabic, home, run):
    (home / "talks.txt").write_text(ENGLISH, encoding="utf-8")
    (home / "names.csv").write_text(GLOSSARY, encoding="utf-8")
    arguments = ["--from", "en", "--to", "ar", "--model", english_arabic, "--glossary", "names.csv"]
    outcome = run("translate", "talks.txt", *arguments, "--engine", engine, "--beam", "1", "--strict")
    assert outcome.code == 0, outcome.err
    record = json.loads((home / "build" / "talks.json").read_text(encoding="utf-8"))
    assert record["languages"] == {"source": "en", "target": "ar"}
    assert "ترامب" in record["title"]["target"]
    assert record["signature"]["engine"].startswith({"ct2": "ctranslate2", "torch": "torch"}[engine])
    page = (home / "build" / "talks.html").read_text(encoding="utf-8")
    assert 'class="side target right" lang="ar" dir="rtl"' in page


def test_a_model_for_another_pair_is_refused(english_arabic, home, run):
    (home / "a.txt").write_text("قال الرئيس إنه سيزور موسكو.", encoding="utf-8")
    outcome = run("translate", "a.txt", "--model", english_arabic)
    assert outcome.code == 2
    assert "ar-en" in outcome.err


def test_pull_says_the_size_then_list_and_info_know_the_model(home, run, monkeypatch, tmp_path_factory):
    hub = Hub()
    model = make_network(make_tokenizer(tmp_path_factory.mktemp("hub") / "model"))
    hub.repositories["Helsinki-NLP/opus-mt-ar-en"] = {
        path.name: path.read_bytes() for path in model.iterdir()
    }
    with serve(hub) as address:
        monkeypatch.setenv("HF_ENDPOINT", address)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        outcome = run("models", "pull", "fast", "--yes")
    assert outcome.code == 0, outcome.err
    assert "MB to download" in outcome.err
    names = [found["name"] for found in json.loads(run("models", "list", "--json").out)]
    assert names == ["embedded", "Helsinki-NLP/opus-mt-ar-en"]
    assert "pull fast" not in run("models", "list").out  # it is here
    described = json.loads(run("models", "info", "fast", "--json").out)
    assert described["source"] == "ar"
    assert described["size"] > 0


def test_the_list_shows_what_can_be_downloaded_with_its_size_and_the_command(home, run):
    head, embedded, best, fast = run("models", "list").out.splitlines()
    assert head.split() == ["model", "pair", "size", "revision"]
    assert embedded.split()[:2] == ["embedded", "ar-en"]
    assert best.split("  ")[-1] == "not here; translator models pull best"
    assert fast.startswith("fast ")
    assert "310 MB" in fast


def test_auto_takes_the_best_model_that_is_here_and_says_so(home, run, stub):
    (home / "a.txt").write_text("قال الرئيس إنه سيزور موسكو.", encoding="utf-8")
    outcome = run("translate", "a.txt", "--format", "md")
    assert "embedded" in outcome.err
    assert "translator models pull" in outcome.err
