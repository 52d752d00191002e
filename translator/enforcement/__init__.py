"""Enforcement: every glossary term is in the target text, with a record of how it got there."""

from translator.enforcement.ladder import Enforced, Sentence, translate

__all__ = ["Enforced", "Sentence", "translate"]
