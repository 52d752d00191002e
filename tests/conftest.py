"""The embedded model and a browser, started once; how many examples the property tests try.

On a build server (CI is set) the examples are fixed, so that a change fails by its own fault alone;
elsewhere they are new each time. EXAMPLES=5000 tries more of them.
"""

import os
import signal

import pytest
from hypothesis import settings

from translator.engines import load_engine
from translator.models import resolve
from translator.models.convert import ctranslate2_folder

settings.register_profile(
    "chosen",
    max_examples=int(os.environ.get("EXAMPLES", "100")),
    derandomize=bool(os.environ.get("CI")),
    deadline=None,  # a busy machine is no failure
)
settings.load_profile("chosen")

# Tests that a script runs in the background ignore Ctrl-C, and so would the programs that they start and end.
signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers(config):
    """Three processes for two cores: tests with a browser wait half of their time."""
    return (os.cpu_count() or 1) * 3 // 2


@pytest.fixture(scope="session")
def embedded_cache(tmp_path_factory):
    """A cache folder in which the model of the package is converted, one for all processes of the tests."""
    own = tmp_path_factory.getbasetemp()
    cache = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "embedded-cache"
    ctranslate2_folder(resolve("embedded", "ar", "en"), cache=cache)
    return cache


@pytest.fixture(scope="session")
def embedded_engine(embedded_cache):
    """The model of the package."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRANSLATOR_CACHE", str(embedded_cache))
        return load_engine(resolve("embedded", "ar", "en"), engine="ct2", device="cpu")


# The same Chromium without windows and menus takes half the time, where it is installed.
CHROMIUMS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")


@pytest.fixture(scope="session")
def chromium():
    """A real browser."""
    paths = [os.environ["CHROMIUM"]] if "CHROMIUM" in os.environ else CHROMIUMS
    path = next(filter(os.path.exists, paths), None)
    if path is None:
        pytest.skip(f"Chromium is not installed ({' or '.join(paths)}); CHROMIUM can name another one")
    from playwright.sync_api import sync_playwright

    flags = [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()
