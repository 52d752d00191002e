"""How many of something, in words for messages."""

from __future__ import annotations


def amount(count: int, noun: str) -> str:
    """A number with its noun: `1 term`, `2,000 terms`."""
    return f"{count:,} {noun}{'s' * (count != 1)}"
