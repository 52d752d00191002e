"""A glossary file as spreadsheets, git and commands share it: nothing that it holds is lost.

encoding    bytes -> text, and what other encodings are told
dialect     delimiters, quotation marks, line ends
columns     the names of the columns, and misspelled ones
rows        a row with its cells and how they were written
sheet       the file
"""

from translator.glossary.sheets.sheet import Sheet

__all__ = ["Sheet"]
