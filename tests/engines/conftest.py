import pytest

from tests.models.tiny import make_network, make_tokenizer
from translator.engines.ct2 import CTranslate2Engine
from translator.engines.torch_engine import TorchEngine
from translator.models import resolve


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory):
    """Keep the tests away from the cache of the person who runs them; convert each model once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRANSLATOR_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    return make_network(make_tokenizer(tmp_path_factory.mktemp("models") / "tiny"))


@pytest.fixture(scope="session")
def model(tiny):
    return resolve(str(tiny), "ar", "en")


@pytest.fixture(scope="session")
def ct2(model):
    return CTranslate2Engine(model, quantization="float32", beam=1, threads=1)


@pytest.fixture(scope="session")
def torch_engine(model):
    return TorchEngine(model, beam=1)


@pytest.fixture(params=["ct2", "torch_engine"])
def engine(request):
    """Both engines, greedy and in 32-bit floats: what holds for one holds for the other."""
    return request.getfixturevalue(request.param)
