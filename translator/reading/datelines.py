"""Places as they stand alone on a line, and datelines: `بيروت - 12 آذار/مارس 2025`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from translator.glossary.normalise import normal_form
from translator.reading.dates import parse_date
from translator.reading.wrapping import ends_sentence

LONGEST_PLACE = 3  # in words
_PLACE = re.compile(r"(?:[^\W\d_]|[\u064b-\u0652'’.])+(?:[ ،,/–-]+(?:[^\W\d_]|[\u064b-\u0652'’.])+)*")
# Words that no place has, but a short heading over a paragraph: غارات على بيروت، 12 آذار 2025
_NEVER_IN_PLACES = frozenset(
    word
    for text in "في من على إلى عن مع بعد قبل منذ أن إن in at from on for after".split()
    for word in normal_form(text)
)
_SEPARATOR = re.compile(r"\s*[-–—،,]\s*")
_AGENCY = re.compile(r"\s*\((?P<name>[^()\d]{2,40})\)\s*(?=[-–—،,]|$)")


@dataclass(frozen=True)
class Dateline:
    """Where and when an article was written, in the words of its line; the agency may be empty."""

    place: str
    date: str
    agency: str = ""


def is_place(line: str) -> bool:
    """Whether `line` may be a place: few words of letters alone, and no sentence."""
    words = len(normal_form(line))
    return words <= LONGEST_PLACE and bool(_PLACE.fullmatch(line)) and not ends_sentence(line)


def parse_dateline(line: str) -> Dateline | None:
    """Read a line of place and date, with a dash or comma between them, and nothing else.

    An agency in brackets may stand behind either. None for any other line, and for a sentence.
    """
    if ends_sentence(line):
        return None
    agency = _AGENCY.search(line)
    without_agency = f"{line[: agency.start()]}{line[agency.end() :]}" if agency else ""
    # Brackets may also hold a second name of the month or the day of the week.
    return _place_and_date(line) or (
        _place_and_date(without_agency, agency["name"].strip()) if agency else None
    )


def _place_and_date(line: str, agency: str = "") -> Dateline | None:
    for separator in _SEPARATOR.finditer(line):
        place, date = line[: separator.start()], line[separator.end() :]
        if is_place(place) and _NEVER_IN_PLACES.isdisjoint(normal_form(place)) and parse_date(date):
            return Dateline(place, date, agency)
    return None
