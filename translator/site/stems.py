"""What a word is found by, whatever particles, endings and plural it is written with.

Arabic: the particles in front of a word (و ف ب ك ل س ال) and the commonest endings behind it are taken
off, as the “light10” stemmer does (Larkey, Ballesteros and Connell, “Light Stemming for Arabic Information
Retrieval”, 2007), but where a letter may be a particle or part of the word, the word is found by both.
English and French: the plural. Words of other languages are found as they are.

`static/words.js` does the same with what a reader types. All letters here are in normal form (see
`translator.glossary.normalise`): أ is ا, ة is ه, ى is ي.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from translator.glossary.matching import clitics

_CACHED = 1 << 16
STOPPED = {
    "ar": frozenset(
        "في من ان انه انها الي عن لا ما لم لن الا ثم قد او اذ اذا كل اي مع بين لكن حتي كان كانت هو هي هم"
        " هذا هذه ذلك تلك التي الذي الذين به بها له لها فيه فيها منه منها منهم عليه عليها".split()
    ),
    "en": frozenset(
        "a an the of to and or but in on at by for from with as that which who than it its he his him she her"
        " they them their this is are was were be been has have had will would not no so s t".split()
    ),
    "fr": frozenset(
        "le la les l un une des de d du au aux et ou en a dans pour par sur avec que qu qui ce cette ces se s"
        " ne n pas il elle ils elles on est sont ont etait son sa ses leur leurs".split()
    ),
}
"""Words that every text is full of: they are not looked for, and what is written on them counts as well."""

OWN = {
    "ar": frozenset(
        "بعد بعض بقاء بقره بحث بحر بحريه برد بريد بشر بطوله بلديه بنما بيان سنوي سيده فتاه فتره فجر فرد فرق"
        " فرن"
        " فساد فشل فقط كاس كامل كامله كاميرا كبري كتبت كتله كروم كسر كلاب كلام كلب كلفه كمال"
        " كمين كندي كيس لجنه"
        " لقاء واجب وافق وجد وحده ورق وسام وصف وضع وعود وفاء وقت وقف وكاله ولايه".split()
    )
}
"""Words that begin like one with a particle in front, and hardly ever are one."""

_ALI = "علي"  # a name; spelled على a preposition, and as frequent as any
_ALEF_MAQSURA = "ى"
_ARTICLE = "ال"
# Taken as they are: with the article, and without an ending (الكرمل is a mountain, not the Kremlin).
_WHOLE = frozenset("الله الان الذي التي الذين اللذان اللذين اللتان اللتين اللواتي كرملين".split())
_SHORTEST = 2  # letters behind the article
_CERTAIN = 3  # from so many letters on, what follows و + ال is a word with its article
_LAMS = "لل"


@lru_cache(maxsize=_CACHED)
def stems(word: str, language: str, written: str = "") -> tuple[str, ...]:
    """What a normalised word is found by; nothing when it is in every text.

    `written` is the word as it stands in the text.
    """
    stopped = STOPPED.get(language, frozenset())
    if language == "ar" and word == _ALI and written.rstrip().endswith(_ALEF_MAQSURA):
        return ()
    found = readings(word, language)
    if word in stopped or not stopped.isdisjoint(found):
        return ()
    return tuple(dict.fromkeys(stem(reading, language) for reading in found))


@lru_cache(maxsize=_CACHED)
def readings(word: str, language: str) -> tuple[str, ...]:
    """The words that a normalised word may be, particles and article aside; its own letters first."""
    return tuple(dict.fromkeys(_arabic_readings(word))) if language == "ar" else (word,)


def stem(word: str, language: str) -> str:
    """A word without its ending."""
    ending = _ENDINGS.get(language)
    return ending(word) if ending else word


def _arabic_readings(word: str) -> list[str]:
    found = [reading for reading in clitics.readings(word) if not reading.question]
    # ال behind a particle is the article, and ل + ل mostly is: the letters in front are no part of a word.
    least = 0
    for reading in found:
        if reading.article and len(reading.stem) >= _CERTAIN:
            before = word[: reading.taken_off]
            least = max(least, reading.taken_off - (1 if before.endswith(_LAMS) else len(_ARTICLE)))
    words = [_without_article(reading.stem) for reading in found if reading.taken_off >= least]
    own = next((index for index, word in enumerate(words) if word in OWN["ar"]), len(words))
    words = words[: own + 1]
    whole = [_ARTICLE + reading.stem for reading in found if reading.article]
    return [word for word in (*words, *whole) if word in _WHOLE] or words


def _without_article(word: str) -> str:
    while word.startswith(_ARTICLE) and len(word) >= len(_ARTICLE) + _SHORTEST and word not in _WHOLE:
        word = word[len(_ARTICLE) :]
    return word


# Endings, with the letters that must remain in front of them.
_PRONOUNS = (("هما", 3), ("ها", 3), ("هم", 3), ("هن", 3), ("نا", 4), ("ه", 3))
_PLURALS = (("ات", 3), ("ون", 4), ("ين", 4))
_ACCUSATIVE = "ا"
_COUNTRY = "ي"  # أوكرانيا is a country, and its alef no ending


def _arabic(word: str) -> str:
    if word in _WHOLE:
        return word
    shorter = _arabic_once(word)
    while shorter != word:
        word, shorter = shorter, _arabic_once(shorter)
    return word


def _arabic_once(word: str) -> str:
    for ending, remaining in _PRONOUNS:
        if word.endswith(ending) and len(word) >= len(ending) + remaining:
            word = word[: -len(ending)]
            # ة is written ت before a pronoun: سياسته is سياسة.
            return word[:-1] if word.endswith("ت") and len(word) > _CERTAIN else word
    for ending, remaining in _PLURALS:
        if word.endswith(ending) and len(word) >= len(ending) + remaining:
            return word[: -len(ending)]
    if word.endswith(_ACCUSATIVE) and len(word) > _CERTAIN and word[-2] != _COUNTRY:
        return word[:-1]
    return word


_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "lives": "life",
    "wives": "wife",
    "crises": "crisis",
    "news": "news",
}
_SIBILANTS = ("se", "xe", "ze", "che", "she")


def _english(word: str) -> str:
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    elif len(word) > 3 and word[-1] == "s" and word[-2] not in "sui":
        word = word[:-1]
    if (len(word) > 3 and word.endswith(_SIBILANTS)) or (len(word) > 4 and word.endswith(("ie", "oe"))):
        return word[:-1]  # boxes is box, countries is countri, heroes is hero
    if len(word) > 2 and word[-1] == "y" and word[-2] not in "aeiou":
        return word[:-1] + "i"
    return word


def _french(word: str) -> str:
    if len(word) > 4 and word.endswith("aux"):
        return word[:-1] if word.endswith("eaux") else word[:-2] + "l"
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


_ENDINGS: dict[str, Callable[[str], str]] = {"ar": _arabic, "en": _english, "fr": _french}
