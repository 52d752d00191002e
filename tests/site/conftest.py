"""The sample site, built and served once for all tests that only read it."""

import pytest

from tests.site.sample_site import build
from tests.site.serving import served


@pytest.fixture(scope="session")
def output(tmp_path_factory):
    """The folder of the sample site; nobody changes it."""
    return build(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="session")
def address(output):
    """The address of the sample site on a server."""
    with served(output) as address:
        yield address
