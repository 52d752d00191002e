import pytest

from tests.models.tiny import make_network, make_tokenizer


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """A complete ar-en model; copy it before changing anything in it."""
    return make_network(make_tokenizer(tmp_path_factory.mktemp("models") / "tiny"))


@pytest.fixture(autouse=True)
def caches(tmp_path, monkeypatch):
    """Keep every test away from the caches of the person who runs it."""
    monkeypatch.setenv("TRANSLATOR_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "hub"))


@pytest.fixture
def hub_cache(tmp_path):
    return tmp_path / "hub"
