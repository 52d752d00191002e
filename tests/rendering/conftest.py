"""The sample article and golden files."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.rendering.sample import sample
from translator.translation import BilingualArticle

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session")
def article() -> BilingualArticle:
    return sample()


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare with a file that a person has read; `UPDATE_GOLDEN=1 pytest tests/rendering` writes it."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("UPDATE_GOLDEN"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare
