"""The lexicon of pieces that guides the first steps: what it learns, and that portions do not change it."""

import torch

from training import alignment

# Pieces 1, 2 and 3 are translated by 4, 5 and 6; every pair has two of them: only comparing tells which.
PAIRS = [([1, 2], [4, 5]), ([2, 3], [5, 6]), ([1, 3], [4, 6]), ([3, 1], [6, 4])] * 10


def test_what_comes_together_is_a_translation():
    table = alignment.estimate(PAIRS, size=7).float()
    assert table[1:4].argmax(1).tolist() == [4, 5, 6]
    assert table[1:4].amax(1).min() > 0.8
    assert table[0].sum() == 0  # never seen, so translated by nothing


def test_portions_change_nothing(monkeypatch):
    at_once = alignment.estimate(PAIRS, size=7)
    monkeypatch.setattr(alignment, "_AT_ONCE", 3)
    assert torch.allclose(at_once, alignment.estimate(PAIRS, size=7), atol=1e-3)


def test_the_lexicon_is_made_once(tmp_path):
    path = tmp_path / "lexicon.pt"
    first = alignment.load_or_estimate(path, PAIRS, 7)
    assert torch.equal(alignment.load_or_estimate(path, [], 7), first)
