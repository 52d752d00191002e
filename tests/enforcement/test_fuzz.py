"""Ten thousand sentences through an engine that disobeys on purpose: every term is there, none doubled."""

import random
import re

import pytest

from tests.engine import DisobedientEngine
from translator.enforcement import Sentence, translate
from translator.glossary import Glossary, Matcher, Term

TERMS = (
    Term("ستيف ويتكوف", "Steve Witkoff", kind="person"),
    Term("كيث كيلوج", "Keith Kellogg", kind="person"),
    Term("ماركو روبيو", "Marco Rubio", kind="person"),
    Term("فولوديمير زيلينسكي", "Volodymyr Zelenskyy", kind="person", forbidden=("Zelensky", "Zelenskiy")),
    Term("فلاديمير بوتين", "Vladimir Putin", kind="person"),
    Term("الكرملين", "Kremlin", kind="organisation", article="the"),
    Term("البيت الأبيض", "White House", kind="organisation", article="the"),
    Term("الأمم المتحدة", "United Nations", kind="organisation", article="the"),
    Term("الناتو", "NATO", ("حلف شمال الأطلسي",), kind="organisation"),
    Term("كييف", "Kyiv", kind="place", forbidden=("Kiev",)),
    Term("موسكو", "Moscow", kind="place"),
    Term("شرم الشيخ", "Sharm el-Sheikh", kind="place"),
    Term("وقف إطلاق النار", "ceasefire"),
    Term("إف-16", "F-16"),
    Term("أكسيوس", "Axios", kind="organisation"),
    Term("سوخوي", "Sukhoi Co.", kind="organisation"),
)
MATCHER = Matcher(Glossary(TERMS))
WRITTEN = [
    "ويتكوف", "ستيف ويتكوف", "لويتكوف", "وكيلوج", "كيث كيلوج", "روبيو", "«ماركو روبيو»", "فزيلينسكي",
    "فولوديمير زيلينسكي", "بوتين", "وبوتين", "الكرملين", "وبالكرملين", "للكرملين", "البيت الأبيض",
    "الأمم المتحدة", "للأمم المتحدة", "الناتو", "للناتو", "حلف شمال الأطلسي", "كييف", "بكييف", "موسكو،",
    "شرم الشيخ", "وقف إطلاق النار", "إف-16", "3 إف-16", "(أكسيوس)", "سوخوي",
]  # fmt: skip
WORDS = "قال أعلن زار أمس الرئيس إن أن في من إلى على مع خلال اجتماع اتفاق وفد جديد 12 2025".split()


def sentence(rng):
    """A sentence of 2 to 20 words with 0 to 6 terms, some touching each other."""
    words = rng.choices(WORDS, k=rng.randint(2, 14))
    for name in rng.choices(WRITTEN, k=rng.randint(0, 6)):
        words.insert(rng.randint(0, len(words)), name)
    return " ".join(words) + rng.choice([".", "", "؟", "…"])


def stands(text, target):
    """An own, simple judge: the target as whole words, the first letter in either case."""
    first = f"[{target[0].lower()}{target[0].upper()}]"
    return re.search(rf"(?<!\w){first}{re.escape(target[1:])}(?!\w)", text)


def test_whatever_the_engine_does_every_term_is_there_and_none_twice_in_a_row():
    rng = random.Random(7)
    sentences = [Sentence(text, tuple(MATCHER.find(text))) for text in (sentence(rng) for _ in range(10_000))]
    engine = DisobedientEngine({w: t.target for t in TERMS for w in t.spellings}, random.Random(11))
    results = translate(engine, sentences)
    assert sum(len(s.matches) for s in sentences) > 25_000
    for made, result in zip(sentences, results, strict=True):
        for match in made.matches:
            assert stands(result.target, match.target), (made.text, result.target)
            doubled = rf"(?<!\w){re.escape(match.target)}\s+{re.escape(match.target)}(?!\w)"
            assert not re.search(doubled, result.target), (made.text, result.target)
            for spelling in match.term.forbidden:
                assert not stands(result.target, spelling), (made.text, result.target)
        for use in result.terms:
            assert use.how is not None
            assert (
                result.target[use.target_start : use.target_end].casefold().startswith(use.target.casefold())
            )


@pytest.mark.model
def test_the_embedded_model_says_every_term_too(embedded_engine):
    rng = random.Random(13)
    sentences = [Sentence(text, tuple(MATCHER.find(text))) for text in (sentence(rng) for _ in range(250))]
    for made, result in zip(sentences, translate(embedded_engine, sentences), strict=True):
        for match in made.matches:
            assert stands(result.target, match.target), (made.text, result.target)
            doubled = rf"(?<!\w){re.escape(match.target)}\s+{re.escape(match.target)}(?!\w)"
            assert not re.search(doubled, result.target), (made.text, result.target)
