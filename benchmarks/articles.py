"""Made articles, as many as wanted, to measure a site with: `python -m benchmarks.articles FOLDER`.

Their sentences are drawn from a grammar (news-grammar.txt), their names from a glossary, a few names
often and most seldom, as in the world. Most are an agency's plain text, some with a related article
below; others Markdown with headings, a list and a table, or a newspaper's page. The same number and
seed give the same article, however many there are, and a thousand of them hardly share a sentence.
"""

from __future__ import annotations

import argparse
import datetime
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from benchmarks.data import GLOSSARY
from translator.glossary import Glossary, read_glossary

FIRST_DAY = datetime.date(2012, 1, 1)
PER_DAY = 20
"""Articles of a day, so that 100,000 are those of some fourteen years."""

_GRAMMAR = Path(__file__).with_name("news-grammar.txt")
_SLOT = re.compile(r"\{(\w+)\}")
_IN_OFFICE = re.compile(
    r"president\b|(?:prime|foreign) minister|(?:secretary|director).general|king of|emir of|chancellor",
    re.I,
)
_NOT_IN_OFFICE = re.compile(r"former|late |jailed|killed|died|ousted|executed|until|impeached", re.I)
_CITY = re.compile(r"capital of|\bcity\b")
_NO_CITY = re.compile(r"under Russian control|Gaza|West Bank|Ukrainian|border")
_MEN = "سامي كريم نبيل طارق وليد زياد فارس أنطون هشام جميل راشد عدنان".split()
_WOMEN = "ليلى هدى منى رنا سلمى دانا مايا ريم ندى إلهام سهير لمياء".split()
_FAMILIES = "النجار حداد خوري منصور عطية سليم البستاني درويش شاهين صباغ غانم وهبي نصار بركات حمدان".split()
_SENTENCES = (10, 34)  # quotations have two
_RELATED = (4, 8)


@dataclass(frozen=True)
class Names:
    """The names of a glossary that articles may have, each list by how often they occur."""

    cities: tuple[str, ...]
    countries: tuple[str, ...]
    persons: tuple[str, ...]


@dataclass(frozen=True)
class Written:
    """A made article: the name of its file and its text."""

    file: str
    text: str


@dataclass(frozen=True)
class Story:
    """What an article says, whatever form it gets."""

    title: str
    day: datetime.date
    place: str
    keywords: tuple[str, ...]
    paragraphs: tuple[tuple[str, ...], ...]


def names_of(glossary: Glossary) -> Names:
    """Cities, countries, and persons in office; the first of each list will occur most."""

    def some(kind: str, wanted: re.Pattern[str], unwanted: re.Pattern[str]) -> tuple[str, ...]:
        return tuple(
            term.source
            for term in glossary.terms
            if term.kind == kind and wanted.search(term.note) and not unwanted.search(term.note)
        )

    return Names(
        some("place", _CITY, _NO_CITY),
        some("place", re.compile(r"^country$"), _NO_CITY),
        some("person", _IN_OFFICE, _NOT_IN_OFFICE),
    )


def articles(count: int, names: Names, seed: int = 1) -> Iterator[Written]:
    """Yield `count` articles, the oldest first."""
    for number in range(count):
        yield article(number, names, seed)


def article(number: int, names: Names, seed: int = 1) -> Written:
    """Give the article with a number (from 0)."""
    rng = random.Random(f"{seed}/{number}")
    story = _story(rng, number, names, rng.randint(*_SENTENCES))
    match number % 10:
        case 3 | 6 | 9:
            return Written(f"{_name(number)}.md", _markdown(rng, story, number))
        case 7:
            return Written(f"{_name(number)}.html", _page(story))
        case ending:
            related = _story(rng, number, names, rng.randint(*_RELATED)) if ending in (1, 4) else None
            return Written(f"{_name(number)}.txt", _agency(story, related))


def _name(number: int) -> str:
    return f"news-{number:06}"


class _Drawing:
    """Draws sentences of one article: its topic, its cast, its numbers."""

    def __init__(self, rng: random.Random, names: Names) -> None:
        self.rng = rng
        self.rules, topics = grammar()
        self.topic = rng.choice(topics)
        cities = _frequent(rng, names.cities, 3)
        persons = _frequent(rng, names.persons, 4)
        countries = _frequent(rng, names.countries, 2)
        self.cast: dict[str, Sequence[str]] = {
            "city": cities[:1],
            "city2": cities[1:],
            "country": countries,
            "person": persons[:2],
            "person2": persons[2:],
            "org": rng.sample(self.rules["org"], 3),
        }
        self.introduce()

    def introduce(self) -> None:
        """Let somebody invented speak from here on."""
        is_woman = self.rng.random() < 0.5
        first = self.rng.choice(_WOMEN if is_woman else _MEN)
        self.cast["speaker"] = [f"{first} {self.rng.choice(_FAMILIES)}"]
        self.cast["f"], self.cast["a"] = (["ت"], ["ة"]) if is_woman else ([""], [""])

    def draw(self, rule: str) -> str:
        """A text of a rule."""
        if rule in self.cast:
            return self.rng.choice(self.cast[rule])
        if rule in _NUMBERS:
            return _NUMBERS[rule](self.rng)
        alternatives = self.rules.get(f"{self.topic}.{rule}") or self.rules[rule]
        return _SLOT.sub(lambda slot: self.draw(slot[1]), self.rng.choice(alternatives))


def _large(rng: random.Random) -> str:
    """A number behind which Arabic has a singular: 11 to 99, and hundreds with such an end."""
    return str(rng.choice((0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)) * 100 + rng.randint(11, 99))


_NUMBERS: dict[str, Callable[[random.Random], str]] = {
    "n": _large,
    "small": lambda rng: str(rng.randint(11, 40)),
    "percent": lambda rng: f"{rng.randint(11, 399) / 10:.1f}",
    "past": lambda rng: str(rng.randint(1978, 2011)),
    "future": lambda rng: str(rng.randint(2027, 2045)),
}


@lru_cache(maxsize=1)
def grammar() -> tuple[Mapping[str, Sequence[str]], Sequence[str]]:
    """The rules of the grammar, and the topics that have rules of their own."""
    rules: dict[str, list[str]] = {}
    current: list[str] = []
    for line in _GRAMMAR.read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"[\w.]+:", line):
            current = rules.setdefault(line[:-1], [])
        elif line and not line.startswith("#"):
            current.append(line)
    topics = dict.fromkeys(rule.partition(".")[0] for rule in rules if "." in rule)
    return rules, tuple(topics)


def _frequent(rng: random.Random, names: Sequence[str], count: int) -> list[str]:
    """Different names, the first ones of the list more often."""
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(names))))
    drawn: dict[str, None] = {}
    while len(drawn) < count:
        drawn[rng.choices(names, cum_weights=weights)[0]] = None
    return list(drawn)


def _story(rng: random.Random, number: int, names: Names, count: int) -> Story:
    drawing = _Drawing(rng, names)
    sentences = [drawing.draw("lead")]
    while len(sentences) < count - 1:
        if rng.random() < 0.1:
            drawing.introduce()
        sentence = drawing.draw("quote" if rng.random() < 0.15 else "body")
        if sentence not in sentences:
            sentences.append(sentence)
    sentences.append(drawing.draw("close"))
    keywords = rng.sample(drawing.rules[f"{drawing.topic}.keywords"], 2)
    keywords += drawing.cast["city"]
    if rng.random() < 0.5:
        keywords.append(drawing.cast["person"][0])
    return Story(
        drawing.draw("title"),
        FIRST_DAY + datetime.timedelta(days=number // PER_DAY),
        drawing.cast["city"][0],
        tuple(keywords),
        tuple(_paragraphs(rng, sentences)),
    )


def _paragraphs(rng: random.Random, sentences: Sequence[str]) -> Iterator[tuple[str, ...]]:
    start = 0
    while start < len(sentences):
        length = rng.randint(1, 3)
        yield tuple(sentences[start : start + length])
        start += length


def _agency(story: Story, related: Story | None = None) -> str:
    lines = [story.title, f"تاريخ النشر: {story.day.isoformat()}", story.place]
    lines += [" ".join(sentences) for sentences in story.paragraphs]
    lines += ["المصدر: وكالة أنباء مصنوعة", f"كلمات دلالية: {'، '.join(story.keywords)}"]
    below = f"اقرأ أيضاً:\n{_agency(related)}" if related else ""
    return "\n".join([*lines, below])


def _markdown(rng: random.Random, story: Story, number: int) -> str:
    front = [
        f'title: "{story.title}"',
        f"date: {story.day.isoformat()}",
        f"place: {story.place}",
        f"keywords: [{', '.join(story.keywords)}]",
    ]
    first, items, *others = story.paragraphs
    rest = [" ".join(sentences) for sentences in others]
    middle = len(rest) // 2
    rows = [f"| {month} | {rng.randint(11, 990)} | {rng.randint(11, 990)} |" for month in ("يناير", "مايو")]
    links = [
        f"- [{place}]({_name(other)}.html)"
        for other, place in zip(
            sorted({rng.randrange(number) for _ in range(2)}) if number else [],
            ("خبر سابق عن الموضوع", "من الأرشيف"),
            strict=False,
        )
    ]
    parts = [
        "---\n" + "\n".join(front) + "\n---",
        " ".join(first),
        *rest[:middle],
        "## بالأرقام",
        "\n".join(["| الشهر | هذا العام | العام الماضي |", "| --- | --- | --- |", *rows]),
        "\n".join(f"- {item}" for item in items),
        "## ما بعد ذلك",
        *rest[middle:],
        *(["## اقرأ أيضاً", "\n".join(links)] if links else []),
    ]
    return "\n\n".join(parts) + "\n"


def _page(story: Story) -> str:
    paragraphs = "\n".join(f"<p>{' '.join(sentences)}</p>" for sentences in story.paragraphs)
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{story.title} | الأخبار</title>
<meta property="og:type" content="article"><meta property="og:title" content="{story.title}">
<meta property="article:published_time" content="{story.day.isoformat()}T08:00:00Z">
<meta name="keywords" content="{", ".join(story.keywords)}"></head>
<body><header><nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav></header>
<main><article><h1>{story.title}</h1>
{paragraphs}
</article></main><footer><p>جميع الحقوق محفوظة</p></footer></body></html>
"""


def write_articles(folder: Path, count: int, names: Names, seed: int = 1) -> None:
    """Write articles into a folder, which is made."""
    folder.mkdir(parents=True, exist_ok=True)
    for written in articles(count, names, seed):
        (folder / written.file).write_text(written.text, encoding="utf-8")


def main() -> None:
    """Write the articles that the command line asks for."""
    parser = argparse.ArgumentParser(description="Write made articles into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--glossary", type=Path, default=GLOSSARY)
    options = parser.parse_args()
    write_articles(options.folder, options.count, names_of(read_glossary([options.glossary])), options.seed)
    print(f"Wrote {options.count} articles into {options.folder}")


if __name__ == "__main__":
    main()
