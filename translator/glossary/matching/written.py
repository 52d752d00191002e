"""What the untouched text says against a spelling that has been found in normal form.

Normal forms have lost what sometimes makes another word of it: capitals, tanwin, a full stop between
two names, the plus sign of C++.
"""

from __future__ import annotations

from translator.glossary.matching.forms import Form
from translator.glossary.matching.passage import Passage
from translator.glossary.normalise import normal_words, signs_behind, visible

_WITHIN_A_NAME = frozenset("-_\u2010\u2011'’")  # hyphens, apostrophes
CLOSING = {"«": "»", "“": "”", "„": "“", "‘": "’", '"': '"', "(": ")", "[": "]", "‹": "›"}
_FATHATAN = "\u064b"
_SHADDA = "\u0651"
_ALEF = "ا"
_POINT = "."
_LONGEST_INITIAL = 3  # letters of a letter's name, as papers spell it: إن, جيه
_ENDS_DOUBLED = frozenset("يىی")  # عليّ and دبيّ are but the vocalised names
_COMMON_NOUNS = ("term", "adjective")


def last_letter(written: str) -> str:
    """The last letter of a spelling, as it is written."""
    return written[_last_offset(written)]


def _last_offset(written: str) -> int:
    return normal_words(written)[-1].offsets[-1]


def has_tanwin_on_alef(passage: Passage, position: int) -> bool:
    """Whether a word ends in اً, with the mark before or behind the alef."""
    word = passage.words[position]
    if word.normal[-1] != _ALEF or len(word.normal) < 2:
        return False
    return _FATHATAN in passage.text[word.offsets[-2] : word.end]


def end_of(passage: Passage, form: Form, position: int, taken_off: int, ending: int = 0) -> int | None:
    """Where the term ends that begins in the word at `position`; None when it does not stand there.

    `taken_off` letters of that word and `ending` letters of the last one are no part of the term.
    """
    if form.term.kind == "verbatim":
        return _verbatim_end(passage, form, position, taken_off)
    last = position + len(form.words) - 1
    closing = _closing(passage, form, position, last)
    if closing is None or not _case_fits(passage, form, position, taken_off):
        return None
    if ending:
        return None if closing else passage.words[last].offsets[-ending]
    if not _marks_fit(passage, form, last):
        return None
    return end_behind(passage.text, signs_behind(form.written) + closing, passage.words[last].end)


def end_behind(text: str, signs: str, end: int) -> int | None:
    """Where the signs end that must stand at `end`; None when others, or none, stand there."""
    for sign in signs:
        place = text.find(sign, end)
        if place < 0 or visible(text[end:place]):
            return None
        end = place + 1
    return end


def start_of(passage: Passage, form: Form, position: int, taken_off: int) -> int:
    """Where that term begins: behind the particles, with the signs that a verbatim one begins with."""
    start = passage.words[position].offsets[taken_off]
    return start - _leading_signs(form.written) if form.term.kind == "verbatim" else start


def _verbatim_end(passage: Passage, form: Form, position: int, taken_off: int) -> int | None:
    start = start_of(passage, form, position, taken_off)
    end = start + len(form.written)
    whole = not passage.text[end : end + 1].isalnum() and not (
        start < passage.words[position].start and passage.text[max(start - 1, 0) : start].isalnum()
    )
    return end if start >= 0 and whole and passage.text[start:end] == form.written else None


def _leading_signs(written: str) -> int:
    return next((i for i, character in enumerate(written) if character.isalnum()), 0)


def _closing(passage: Passage, form: Form, position: int, last: int) -> str | None:
    """The quotation mark that must close a name such as قناة «الجزيرة»; None when the words are apart.

    Between the words of a term stand spaces, hyphens and the signs that the row itself has (the point
    of St. Petersburg), and one opening quotation mark or bracket; also the points of an abbreviation
    (سي.إن.إن, جي.دي. فانس).
    """
    closing = ""
    pointed = False
    for index in range(position + 1, last + 1):
        gap = passage.gap(index)
        pointed = len(passage.normals[index - 1]) <= _LONGEST_INITIAL and (
            gap == _POINT or (pointed and gap.startswith(_POINT))
        )
        for sign in gap[1:] if pointed else gap:
            if sign.isspace() or sign in _WITHIN_A_NAME or sign in form.written:
                continue
            if closing or sign not in CLOSING:
                return None
            closing = CLOSING[sign]
    return closing


def _marks_fit(passage: Passage, form: Form, last: int) -> bool:
    """Whether اً or shadda at the end make another word of it; the other marks never do."""
    marks = passage.marks(last)
    on_alef = has_tanwin_on_alef(passage, last)
    if not marks and not on_alef:
        return True
    own = form.written[_last_offset(form.written) :]
    if on_alef:
        # روسياً means Russian, not روسيا; but حرباً is a war, as حرب is.
        inflected = form.term.kind == "adjective" or (
            form.term.kind == "term" and form.words[-1][-1] != _ALEF
        )
        return inflected or _FATHATAN in own
    letter = passage.text[passage.words[last].offsets[-1]]
    # مصرّ is insisting, not مصر; but حقّ is right, as حق is.
    return (
        form.term.kind in _COMMON_NOUNS or _SHADDA not in marks or letter in _ENDS_DOUBLED or _SHADDA in own
    )


def _case_fits(passage: Passage, form: Form, position: int, taken_off: int) -> bool:
    """Whether capitals are as the row wants them: Apple is no apple, US is not us.

    A row in small letters is found in capitals, too: at the start of a sentence, in a headline.
    """
    if form.written == form.written.lower():
        return True
    for index, word in enumerate(normal_words(form.written)):
        there = passage.words[position + index]
        start = there.offsets[taken_off] if index == 0 else there.start
        if not _word_case_fits(form.written[word.start : word.end], passage.text[start : there.end]):
            return False
    return True


def _word_case_fits(own: str, there: str) -> bool:
    if own.isupper():
        return there.isupper()
    return not (own[0].isupper() and there[0].islower())
