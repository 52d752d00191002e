"""What the lint says, in the languages of the interface; it speaks English itself.

A message is recognised by its frame. One that is not known here stays English, and says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from translator.i18n import translations
from translator.rendering.labels import N_

_FRAMES = (
    # What is wrong with a row of the glossary; %(text)s are texts of it, %(where)s is a place in a file.
    N_("the row has no source"),
    N_("the row has no target"),
    N_("the target %(text)s ends in %(mark)s"),
    N_("the source %(text)s ends in %(mark)s"),
    N_("a verbatim term keeps its source, but the target is %(text)s"),
    N_("the forbidden %(text)s stands in the row's own target %(target)s"),
    N_("a person takes no article"),
    N_("the article stands in the target %(text)s too"),
    N_("the target %(text)s begins with an article"),
    N_("the source %(text)s holds several texts"),
    N_("the target %(text)s holds several texts"),
    N_("%(text)s is read as one spelling"),
    N_("a bar in %(text)s has nothing beside it"),
    N_("the source has %(count)s words"),
    N_("the source %(text)s is a formula to a spreadsheet"),
    N_("the target %(text)s is a formula to a spreadsheet"),
    N_("the source %(text)s holds a remark in brackets"),
    N_("the target %(text)s holds a remark in brackets"),
    N_("the variant %(text)s is the same to matching as the source"),
    N_("the variant %(text)s is the same to matching as another variant"),
    N_("%(text)s has no effect: there is no spelling of one word and no family name"),
    N_("%(text)s is an everyday word or first name too"),
    N_("%(text)s has no letters and can never match"),
    N_("the source %(text)s has no letters and can never match"),
    N_("%(text)s is only a prefix of other words"),
    N_("%(text)s is not found even where a text is written so"),
    N_("the variant %(text)s has no Arabic letters"),
    N_("the source %(text)s has no Arabic letters"),
    N_("%(text)s mixes scripts: %(letters)s"),
    N_("%(text)s is not written in Latin letters: %(letters)s"),
    N_("the row says the same as %(where)s"),
    N_("%(text)s has two targets, %(other)s (%(where)s) and %(target)s"),
    N_("%(text)s stands in %(where)s already"),
    N_("%(text)s is the source in %(where)s too"),
    N_("%(text)s is a variant in %(where)s too"),
    N_("the forbidden %(text)s is the target of %(where)s"),
    N_("%(text)s is %(target)s already, the family name of %(person)s (%(where)s)"),
    N_("the row is needless: %(text)s is the family name of %(person)s (%(where)s)"),
    N_("%(text)s alone is not used: %(other)s in %(where)s, %(target)s here"),
    N_("%(text)s is there already (%(where)s)"),
    N_("%(text)s is there already with the target %(target)s (%(where)s)"),
    N_("the row would be a comment"),
    N_("%(text)s contains what nobody sees: %(letters)s"),
    N_("%(text)s is stretched with tatweel"),
    N_("%(text)s is written with Persian letters"),
    N_("%(text)s is written with shapes of letters instead of letters"),
    N_("%(text)s has spaces too many or unusual ones"),
    # What to do about it.
    N_("fill the cell or delete the row"),
    N_("delete it, unless the name is spelled so"),
    N_("clear the target or change the kind"),
    N_("take it out"),
    N_("clear the cell"),
    N_("take it out of the target"),
    N_("leave it out: the sentence puts it there"),
    N_("write %(text)s, and the into the column article"),
    N_("keep one spelling and write the others into the column variants"),
    N_("keep one: a term is written in one way"),
    N_("if %(sign)s separates several, write a vertical bar instead: a | b"),
    N_("keep names and terms here, and sentences in a translation memory"),
    N_("let it begin with a letter"),
    N_("move %(note)s to the column note"),
    N_("delete the bar"),
    N_("delete it"),
    N_("set when to with-name (a title or name stands beside it) or in-full (as it is written)"),
    N_("correct it"),
    N_("write the whole word"),
    N_("write it without the signs around its words"),
    N_("check that it is one"),
    N_("swap source and target"),
    N_("correct it, or make its kind verbatim if it is kept so"),
    N_("type it again"),
    N_("delete one of the two"),
    N_("keep one of the two"),
    N_("make one row of the two"),
    N_("keep it in one of the two"),
    N_("keep one of the two: a sentence with both terms cannot satisfy them"),
    N_("keep one of the two spellings"),
    N_("spell the family name alike, or give it a row of its own"),
    N_("edit or remove that row"),
    N_("let the source begin without #"),
    N_("use the Arabic ones"),
    N_("write single spaces"),
)


@dataclass(frozen=True)
class Worded:
    """A text and the language that it is in."""

    text: str
    language: str


def worded(message: str, language: str) -> Worded:
    """A message or a remedy of the lint as the readers of `language` say it."""
    if language != "en":
        for frame, pattern in _patterns():
            if found := pattern.fullmatch(message):
                parts = {name: _quoted(part) for name, part in found.groupdict().items()}
                said = translations(language).gettext(frame)
                return Worded(said % parts if parts else said, language)
    return Worded(message, "en")


def _quoted(part: str) -> str:
    """A text of the row, which keeps its own direction among the words around it."""
    inner = part[1:-1] if len(part) > 1 and part[0] == part[-1] and part[0] in "'\"" else part
    return f"“\u2068{inner}\u2069”" if inner != part else f"\u2068{part}\u2069"


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((frame, _pattern(frame)) for frame in _FRAMES)


def _pattern(frame: str) -> re.Pattern[str]:
    # A text is written as Python writes it, in quotation marks of either kind; a place has no spaces.
    plain = re.escape(frame).replace(re.escape("%("), "%(").replace(re.escape(")s"), ")s")
    kinds = {"where": r"\S+?", "count": r"\d+", "letters": ".+", "sign": r"\S+"}
    quoted = r"'.*?'|\".*?\"|\S+"
    return re.compile(
        re.sub(r"%\((\w+)\)s", lambda found: f"(?P<{found[1]}>{kinds.get(found[1], quoted)})", plain),
        re.DOTALL,
    )
