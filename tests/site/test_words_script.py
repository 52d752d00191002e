"""What the script says of a word is what the index says of it."""

import json
import unicodedata
from pathlib import Path

import pytest

from translator.glossary.normalise import normal_words
from translator.site.stems import OWN, STOPPED, readings, stems

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "translator/site/static/words.js"
_NONE = ("Cn", "Cs", "Co")  # no characters
PARTICLES = ["", "و", "ف", "ب", "ك", "ل", "س", "ال", "وال", "بال", "لل", "ولل", "وبال", "فلل", "أ"]
ENDINGS = ["", "ه", "ها", "هم", "نا", "ات", "ون", "ين", "اً", "ته", "تها", "اتهم", "هما", "ي", "ة", "ى"]
STEMS = [
    "كتاب",
    "وزير",
    "لبنان",
    "الله",
    "سياس",
    "بوتين",
    "ان",
    "كرملين",
    "موسكو",
    "علي",
    "بعد",
    "حق",
    "ألمانيا",
]


@pytest.fixture(scope="module")
def script(chromium):
    context = chromium.new_context()
    page = context.new_page()
    page.add_script_tag(path=SCRIPT)
    yield page
    context.close()


def evaluated(script, function, given):
    """What a function of the browser makes of something; as JSON, for lists of lists go slowly otherwise."""
    return json.loads(
        script.evaluate(f"text => JSON.stringify(({function})(JSON.parse(text)))", json.dumps(given))
    )


def words_of_script(script, texts):
    return evaluated(
        script,
        """texts => {
            const slices = text => ({ word, start, end }) => [word, text.slice(start, end)];
            return texts.map(text => translatorWords.normalWords(text).map(slices(text)));
        }""",
        texts,
    )


def words_of_index(text):
    return [[word.normal, text[word.start : word.end]] for word in normal_words(text)]


def test_every_character_is_folded_alike(script):
    """Every one that Python and the browser take for the same: they may know different Unicodes."""
    assigned = [chr(code) for code in range(0x20000) if unicodedata.category(chr(code)) not in _NONE]
    kinds = evaluated(
        script,
        """characters => {
            const kinds = { L: /\\p{L}/u, N: /\\p{N}/u, Mn: /\\p{Mn}/u, Me: /\\p{Me}/u, Cf: /\\p{Cf}/u };
            const kindOf = character => Object.keys(kinds).find(kind => kinds[kind].test(character)) ?? "";
            return characters.map(kindOf);
        }""",
        assigned,
    )
    known = [c for c, kind in zip(assigned, kinds, strict=True) if kind == _kind(unicodedata.category(c))]
    assert len(known) > 60_000
    texts = [f"x{character}y" for character in known]
    found = words_of_script(script, texts)
    assert [text for text, said in zip(texts, found, strict=True) if said != words_of_index(text)] == []


def _kind(category):
    return category if category in ("Mn", "Me", "Cf") else category[0] if category[0] in "LN" else ""


def test_texts_are_cut_into_the_same_words(script):
    texts = [
        "قالَ الرئيسُ: «وقفُ إطلاقِ النار» في ٣ مدن — بنسبة ٥٠٪.",
        "مسـؤول\u0648\u0654ن و\u0654 مؤمن مسئول ﷺ ﻻ ﻷ ﻓﻲ علىٰ هذا",
        "The minister’s café, No. 10 (½ of the US), e-mail: naïve ﬁnance.",
        "北京 Москва ไทย 東京 ی ک پ چ",
        "غزة2025 و850 ألف، ٣تسلا، F16 وكوفيد19",
        "\u200fموسكو\u200e \u202bكييف\u202c 😀 كتاب😀",
        "",
    ]
    assert words_of_script(script, texts) == [words_of_index(text) for text in texts]


@pytest.mark.parametrize("language", ["ar", "en", "fr", "de"])
def test_words_are_read_and_shortened_alike(script, language):
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "articles").rglob("*.[tm][xd]*"))]
    texts += [(ROOT / "README.md").read_text(encoding="utf-8")]
    texts += [particle + stem + ending for particle in PARTICLES for stem in STEMS for ending in ENDINGS]
    words = sorted(
        {(word.normal, text[word.start : word.end]) for text in texts for word in normal_words(text)}
    )
    assert len(words) > 3000
    tables = {"stopped": sorted(STOPPED.get(language, ())), "own": sorted(OWN.get(language, ()))}
    found = evaluated(
        script,
        """([language, tables, words]) => {
            const { readings, stems } = translatorWords.wordsOf(language, tables);
            return words.map(([word, written]) => [readings(word), stems(word, written)]);
        }""",
        [language, tables, [[word, written] for word, written in words]],
    )
    for (word, written), said in zip(words, found, strict=True):
        assert said == [list(readings(word, language)), list(stems(word, language, written))], word
