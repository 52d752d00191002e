"""README.md says how good the embedded model is: what `make bench-quality` measured last."""

from pathlib import Path

import pytest

from benchmarks import results

README = Path(__file__).parents[2] / "README.md"


@pytest.fixture(scope="module")
def embedded():
    """The scores of the embedded model without a glossary."""
    measured = results.read("quality")
    (model,) = (one for one in measured["models"] if one["model"] == "embedded")
    return model


def test_its_row_has_the_scores_on_flores(embedded):
    scores = embedded["flores"]["without"]
    row = f"| `embedded` | inside the package | 20 MB | {scores['bleu']:.1f} | {scores['chrf2']:.1f} |"
    assert row in README.read_text(encoding="utf-8")


def test_its_caution_has_the_scores_on_held_out_news(embedded):
    (every,) = (row["without"] for row in embedded["news"] if row["subject"] == "all")
    caution = f"held out from its training it has {every['bleu']:.1f} / {every['chrf2']:.1f}"
    assert caution in README.read_text(encoding="utf-8")
