"""What the lint and the files say, in the languages and the words of the interface.

They speak English themselves, with the names of columns and options. A message is recognised by its
frame. One that is not known here stays as it is, and says that it is English.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from translator.errors import TranslatorError
from translator.i18n import translations
from translator.rendering.labels import N_
from translator.scripts import direction

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
    # What is wrong with a file, or with what somebody asks of it.
    N_("is no well-formed CSV (%(problem)s)"),
    N_("the row cannot be read (%(problem)s)"),
    N_("cannot be read (%(problem)s)"),
    N_("is not UTF-8 (byte %(count)s)"),
    N_("is not UTF-8 (byte %(count)s) but looks like Windows-1256, which Excel saves as plain “CSV”"),
    N_("is UTF-16, which Excel saves as “Unicode Text”, not UTF-8"),
    N_("is a binary file, not UTF-8"),
    N_("is a spreadsheet, not CSV"),
    N_("the first row does not name the column %(column)s"),
    N_("the first row does not name the columns source and target"),
    N_("is read-only"),
    N_("was changed by someone else at the same time, nothing was written"),
    N_("the change cannot be undone any more"),
    N_("the change was taken back already"),
    N_("is no valid PO file"),
    N_("is not in UTF-8"),
    N_("is no PO file"),
    N_("sentence %(text)s stands here and in line %(count)s"),
    N_("there is no sentence %(text)s"),
    N_("the text of sentence %(text)s holds a control character (%(problem)s)"),
    N_("another process has been changing it for a minute"),
    N_("cannot be changed (%(problem)s)"),
    N_("the history cannot be used (%(problem)s)"),
    N_("is larger than %(count)s MB"),
    N_("there is no such article"),
    N_("does not exist"),
    N_("is empty"),
    N_("holds no text"),
    N_("holds no article that can be told from its menus and lists"),
    N_("may not be read"),
    N_("is in a character set that is not recognised"),
    N_("is a binary file, not text"),
    N_("ends in the middle of a character"),
    # What to do about it.
    N_("look for a quotation mark that is not closed"),
    N_("save it in the spreadsheet as “CSV UTF-8”"),
    N_("save it in the spreadsheet as “CSV UTF-8”, or take it over with `translator glossary import`"),
    N_("start the file with %(columns)s"),
    N_("check its permissions"),
    N_("allow writing to it"),
    N_("make room and permission there"),
    N_("run the command again"),
    N_("change the row itself"),
    N_("delete it: then all names are suggested again"),
    N_("mend that line, or take the file from before the last change"),
    N_("save it as UTF-8 in the tool it comes from"),
    N_("delete one of the two"),
    N_("name the .po file of an article"),
    N_("is it the right file?"),
    N_("end it"),
    N_("load the page again"),
    N_("it may have another name now"),
    N_("check the name and the folder"),
    N_("check that the article was saved in it"),
    N_("give yourself permission to read it"),
    N_("give the article as a .txt file"),
    N_("copy or download it again"),
    N_("save the page of the article itself, or copy its text into a .txt file"),
    N_("split it into one file per article"),
    N_("open it in the program that it comes from and save it as UTF-8"),
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

_IN_ENGLISH = {
    "the row has no target": "the row has no translation",
    "the target %(text)s ends in %(mark)s": "the translation %(text)s ends in %(mark)s",
    "a verbatim term keeps its source, but the target is %(text)s": "what is not to be translated keeps its "
    "source, but the translation is %(text)s",
    "the forbidden %(text)s stands in the row's own target %(target)s": "%(text)s under “Never write” stands "
    "in the row's own translation %(target)s",
    "the article stands in the target %(text)s too": "the article stands in the translation %(text)s too",
    "the target %(text)s begins with an article": "the translation %(text)s begins with an article",
    "the target %(text)s holds several texts": "the translation %(text)s holds several texts",
    "the target %(text)s is a formula to a spreadsheet": "the translation %(text)s is a formula to a "
    "spreadsheet",
    "the target %(text)s holds a remark in brackets": "the translation %(text)s holds a remark in brackets",
    "the variant %(text)s is the same to matching as the source": "the other spelling %(text)s counts as the "
    "same as the source",
    "the variant %(text)s is the same to matching as another variant": "the other spelling %(text)s counts "
    "as the same as another one",
    "%(text)s has no effect: there is no spelling of one word and no family name": "“One word of it counts” "
    "has no effect: there is no spelling of one word and no family name",
    "the variant %(text)s has no Arabic letters": "the other spelling %(text)s has no Arabic letters",
    "%(text)s has two targets, %(other)s (%(where)s) and %(target)s": "%(text)s has two translations, "
    "%(other)s (%(where)s) and %(target)s",
    "%(text)s is a variant in %(where)s too": "%(text)s is among the other spellings in %(where)s too",
    "the forbidden %(text)s is the target of %(where)s": "%(text)s under “Never write” is the translation of "
    "%(where)s",
    "%(text)s is there already with the target %(target)s (%(where)s)": "%(text)s is there already with the "
    "translation %(target)s (%(where)s)",
    "fill the cell or delete the row": "fill it in or delete the row",
    "clear the target or change the kind": "clear the translation or change the kind",
    "clear the cell": "clear the field",
    "take it out of the target": "take it out of the translation",
    "write %(text)s, and the into the column article": "write %(text)s, and choose “the” under “Article”",
    "keep one spelling and write the others into the column variants": "keep one spelling and add the others "
    "under “Other spellings”",
    "keep one: a term is written in one way": "keep one: a translation is written in one way",
    "if %(sign)s separates several, write a vertical bar instead: a | b": "if %(sign)s separates several, "
    "enter them one by one",
    "move %(note)s to the column note": "move %(note)s to “Note”",
    "set when to with-name (a title or name stands beside it) or in-full (as it is written)": "set “One word "
    "of it counts” to “only with a title or name beside it” or “only written in full”",
    "swap source and target": "swap source and translation",
    "correct it, or make its kind verbatim if it is kept so": "correct it, or make its kind “Not to be "
    "translated” if it is kept so",
    "run the command again": "try again",
}
"""What has another name on the page than in the files, as the page says it."""


@dataclass(frozen=True)
class Worded:
    """A text and the language that it is in."""

    text: str
    language: str


def worded(message: str, language: str) -> Worded:
    """A message or a remedy of the lint as the readers of `language` say it."""
    for frame, pattern in _patterns():
        if (language != "en" or frame in _IN_ENGLISH) and (found := pattern.fullmatch(message)):
            parts = {name: _quoted(part) for name, part in found.groupdict().items()}
            said = _IN_ENGLISH[frame] if language == "en" else translations(language).gettext(frame)
            return Worded(said % parts if parts else said, language)
    return Worded(message, "en")


def worded_error(error: TranslatorError, language: str) -> str:
    """What a person can mend, in one sentence; the file by its name.

    It begins with a mark of its direction, which the name of the file would else decide.
    """
    place = f"\u2068{error.where.rpartition('/')[2]}\u2069: " if error.where else ""
    said = [worded(part, language) for part in (error.what, error.remedy) if part]
    mark = "\u200f" if direction(said[0].language) == "rtl" else ""
    return f"{mark}{place}{('؛ ' if language == 'ar' else '; ').join(each.text for each in said)}."


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
    kinds = {"where": r"\S+?", "count": r"\d+", "sign": r"\S+", "column": r"\w+"}
    kinds |= dict.fromkeys(("letters", "problem", "columns"), ".+")
    quoted = r"'.*?'|\".*?\"|\S+"
    return re.compile(
        re.sub(r"%\((\w+)\)s", lambda found: f"(?P<{found[1]}>{kinds.get(found[1], quoted)})", plain),
        re.DOTALL,
    )
