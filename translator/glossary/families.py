"""The family name in a full name: its last word, with the particles that belong to it."""

from __future__ import annotations

# Parts of a family name that Arabic itself has; the target may write them as one word (Ben-Gvir).
_OWN = frozenset("بن ابن إبن بنت آل ال أبو ابو أبي ابي أبا ابا أم ام بو عبد".split())
# Particles of other languages. Some also spell initials (جي دي فانس is JD Vance), so that they count
# where the name has them in both languages.
_LATIN = "von van der den de da di du do dos del della la le san st. bin ibn ben bint abu abou aboul abd al"
_FOREIGN = frozenset("فون فان دير دن دي دا دو دوس ديل ديلا دل دلا لا لو سان سانت".split())
_PARTICLES = _OWN | _FOREIGN | frozenset(f"{_LATIN} {_LATIN.title()}".split())
# Words that are the second half of a name: نصر الله, صلاح الدين, إمام أوغلو.
_SECOND_HALVES = frozenset("الله الدين الإسلام الاسلام الحق أوغلو اوغلو أوغلي اوغلي أوجلو اوجلو".split())
_JUNIOR = frozenset("جونيور الابن الإبن الأب jr jr. sr sr. Jr Jr. Sr Sr.".split())
_NUMBERS = frozenset(
    "الأول الاول الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع العاشر عشر".split()
    + "الأولى الاولى الثانية الثالثة الرابعة".split()
    + "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII".split()
)
_JOINTS = frozenset("-'’")
_SHORTEST = 3  # letters of an Arabic family name that may stand alone: لي is “to me” before it is Lee


def family_names(source: str, target: str) -> tuple[str, str] | None:
    """The family name in both languages of a person named in full, or None.

    `أورسولا فون دير لاين`, `Ursula von der Leyen` gives `فون دير لاين`, `von der Leyen`. A name of one
    word, a byname (أبو مازن) and a ruler with a number (محمد السادس) have none.
    """
    source_words, target_words = _without_junior(source.split()), _without_junior(target.split())
    if len(source_words) < 2 or len(target_words) < 2:
        return None
    if source_words[-1] in _NUMBERS or target_words[-1] in _NUMBERS:
        return None
    first_of_target = _start(target_words, _PARTICLES)
    joined = first_of_target == len(target_words) - 1 and _JOINTS.isdisjoint(target_words[-1])
    # No particle there, so none here but our own.
    first = _start(source_words, _OWN if joined else _PARTICLES)
    if not first or not first_of_target or (first == len(source_words) - 1 and _is_short(source_words[-1])):
        return None
    return " ".join(source_words[first:]), " ".join(target_words[first_of_target:])


def _without_junior(words: list[str]) -> list[str]:
    return words[:-1] if words and words[-1] in _JUNIOR else words


def _start(words: list[str], particles: frozenset[str]) -> int:
    """Where the family name begins; 0 when nothing stands before it."""
    start = len(words) - 1
    if words[start] in _SECOND_HALVES:
        start -= 1
    while start > 0 and words[start - 1] in particles:
        start -= 1
    return start


def _is_short(word: str) -> bool:
    return len(word) < _SHORTEST and "\u0600" <= word[0] <= "\u06ff"
