"""Writing Arabic letters in Latin ones, for names that Arabic has itself transcribed: ويتكوف, Witkoff.

Arabic papers write the vowels of foreign names mostly out and have one letter for several sounds
(ف for f and v, ج for j and g, و for o, u and w). The rules follow what is most frequent; endings of
whole languages (سكي, وفيتش, شفيلي) are known as such. What comes out is a proposal.
"""

from __future__ import annotations

import re
import unicodedata

_CONSONANTS = {
    "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh",
    "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "",
    "غ": "g", "ف": "f", "ڤ": "v", "ق": "q", "ك": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h",
    "ء": "", "ؤ": "o", "ئ": "",
}  # fmt: skip
_TOGETHER = {"نج": "ng", "تش": "ch", "كس": "x", "تس": "ts", "دج": "j"}
_BEGINNINGS = (
    ("آ", "A"), ("أو", "O"), ("او", "O"), ("إي", "I"), ("اي", "I"), ("أي", "Ai"), ("أ", "A"), ("إ", "E"),
    ("ا", "A"), ("يو", "Yu"), ("يا", "Ya"), ("يي", "Yi"), ("ي", "Ye"), ("وو", "Wu"), ("و", "W"),
)  # fmt: skip
_ENDINGS = (
    ("ييف", "yev"), ("وفيتش", "ovic"), ("يفيتش", "evic"), ("فيتش", "vic"), ("يتش", "ic"),
    ("وفسكي", "ovsky"), ("سكايا", "skaya"), ("يسكي", "isky"), ("سكي", "sky"), ("شفيلي", "shvili"),
    ("ادزه", "adze"), ("ينكو", "enko"), ("نكو", "nko"), ("تشوك", "chuk"), ("وفا", "ova"), ("يفا", "eva"),
    ("وف", "ov"), ("يف", "ev"), ("اييف", "ayev"), ("ستاين", "stein"), ("شتاين", "stein"),
    ("بيرغ", "berg"), ("برغ", "berg"), ("بورغ", "burg"), ("نهاغن", "nhagen"), ("سون", "son"),
    ("سن", "sen"), ("مان", "man"), ("تون", "ton"), ("لاند", "land"), ("فيلد", "field"), ("فورد", "ford"),
    ("هارت", "hart"), ("فيل", "ville"), ("ستان", "stan"), ("غراد", "grad"), ("بورت", "port"),
    ("زاده", "zadeh"), ("بور", "pour"), ("أوغلو", "oglu"), ("اوغلو", "oglu"), ("ويتز", "witz"),
    ("يلي", "elli"), ("يني", "ini"), ("يتي", "etti"), ("ير", "er"), ("يان", "yan"), ("ييه", "ier"),
    ("ية", "ia"), ("يا", "ia"), ("ة", "a"), ("ى", "a"), ("يه", "eh"), ("ه", "eh"),
)  # fmt: skip
_LONG = "اويىآ"
# Two consonants with which a syllable can begin in most languages of Europe.
_CLUSTERS = frozenset(
    "br bl kr kl dr fr fl gr gl pr pl st str sk sp sl sm sn sw shk sht tr ts vl vr khr shm shn chr".split()
)
_SLAVIC = frozenset("yev ovic evic vic ovsky skaya isky sky enko nko chuk ova eva ov ev ayev".split())
_CONSONANT = "(?:kh|sh|ch|th|gh|zh|dh|[^aeiouy](?!h))"
_TWO_CONSONANTS = re.compile(f"({_CONSONANT}){_CONSONANT}")
_THREE_CONSONANTS = re.compile(f"({_CONSONANT})({_CONSONANT}{_CONSONANT})")
_MANY_AT_THE_END = re.compile(f"({_CONSONANT})({_CONSONANT}{_CONSONANT})$")
_HARD_END = re.compile("([^aeiouyrh]|[cs]h)([rln])$")  # ميلر, بلينكن, ميركل
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670ـ\u200b-\u200f]")


def transcribed(word: str) -> str:
    """An Arabic word in Latin letters, with a capital."""
    letters = _MARKS.sub("", unicodedata.normalize("NFKC", word))
    if not letters:
        return ""
    start, letters = _beginning(letters)
    ending = ""
    for arabic, latin in _ENDINGS:
        if letters.endswith(arabic) and (len(letters) > len(arabic) or start):
            letters, ending = letters[: -len(arabic)], latin
            break
    whole = start.lower() + _middle(letters, ending) + ending
    return _pronounceable(whole).capitalize()


def _beginning(letters: str) -> tuple[str, str]:
    for arabic, latin in _BEGINNINGS:
        if letters.startswith(arabic) and len(letters) > len(arabic):
            if arabic == "و" and letters[1:2] not in _LONG:
                return "W" if letters[1:2] in ("ل",) else "Wa", letters[1:]
            return latin, letters[len(arabic) :]
    return "", letters


def _middle(letters: str, ending: str) -> str:
    slavic = ending in _SLAVIC
    written = []
    i = 0
    while i < len(letters):
        pair, letter = letters[i : i + 2], letters[i]
        if pair in _TOGETHER:
            written.append(_TOGETHER[pair])
            i += 2
            continue
        if letter in _LONG:
            written.append(_vowel(letters, i, bool(ending)))
        elif letter == "ف" and (
            slavic or (i and letters[i - 1] in _LONG and letters[i + 1 : i + 2] in tuple(_LONG))
        ):
            written.append("v")  # لافروف; and between vowels: نافالني
        else:
            written.append(_CONSONANTS.get(letter, letter))
        i += 1
    return "".join(written)


def _vowel(letters: str, i: int, goes_on: bool) -> str:
    letter, before, following = letters[i], letters[i - 1 : i], letters[i + 1 : i + 2]
    if letter == "و":
        return "w" if following and following in "ايى" and before not in tuple(_LONG) else "o"
    if letter == "ي":
        if following and following in "او":
            return "i" if before and before not in _LONG else "y"
        # Where more syllables follow, the short e is written ي as well: زيلينسكي, Zelensky.
        more = goes_on or any(later in _LONG for later in letters[i + 2 :]) or _is_hard(letters[i + 1 :])
        return "e" if more and following and before and before not in _LONG else "i"
    return "a"


def _is_hard(letters: str) -> bool:
    """Whether these last letters are two consonants that need an e between them: كل in ميركل."""
    return len(letters) > 1 and letters[-1] in "رلن" and not any(letter in _LONG for letter in letters)


def _pronounceable(word: str) -> str:
    """With an `e` where consonants cannot be said together: ntanyahu becomes netanyahu."""
    found = _TWO_CONSONANTS.match(word)
    if found and (found.group() not in _CLUSTERS or _THREE_CONSONANTS.match(word)):
        cut = found.end(1)
        word = f"{word[:cut]}e{word[cut:]}"
    word = _HARD_END.sub(r"\1e\2", word)
    if not word.endswith("sk"):
        word = _MANY_AT_THE_END.sub(r"\1e\2", word)
    return re.sub(r"([aiu])\1+", r"\1", word)
