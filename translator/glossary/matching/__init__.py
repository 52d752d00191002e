"""Finding glossary terms in a source text.

normalise (beside this package)  one spelling for what readers take as the same word
passage         a text cut into words
clitics         particles and pronouns that are written together with a word
adjectives      the forms of an adjective of origin
written         case, tanwin, shadda: what the normal form does not tell
forms           all spellings of a glossary by their words
parted_article  الـ«ناتو» is الناتو
neighbours      titles and first names beside a word
context         what a word that is also a name means where it stands
set_phrases     phrases in which a word is no name
wordlists, common_words   the lists that these use
matcher         the terms of a text
"""

from translator.glossary.matching.matcher import Match, Matcher

__all__ = ["Match", "Matcher"]
