"""What `make bench-quality` measured, as README tells it."""

import pytest

from benchmarks import tables

MEASURED = {
    "segments": 997,
    "models": [
        {
            "model": "embedded",
            "bytes": 32_600_000,
            "flores": {"without": {"bleu": 12.34, "chrf2": 43.21}},
            "news": [
                {"subject": "war", "without": {"bleu": 1.0, "chrf2": 2.0}},
                {"subject": "all", "without": {"bleu": 35.54, "chrf2": 60.06}},
            ],
        }
    ],
}


@pytest.mark.parametrize(
    "told",
    [
        "| `embedded` | inside the package | 33 MB | 12.3 | 43.2 |",  # measured here
        "about 310 MB | 33.9 | 60.8 |",  # published
        "On FLORES dev, 997 sentences",
        "of the same kind, the embedded model has 35.5 / 60.1: on other news expect less.",
    ],
)
def test_readme_tells_the_scores_of_the_models(told):
    assert told in tables.models(MEASURED)
