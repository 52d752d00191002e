"""The glossary: terms, the files that hold them, and finding them in a source text."""

from translator.glossary.compiled import read_glossary
from translator.glossary.matching import Match, Matcher
from translator.glossary.terms import Glossary, Term, When

__all__ = ["Glossary", "Match", "Matcher", "Term", "When", "read_glossary"]
