"""BLEU and chrF2 as sacrebleu has them; terms counted once in a segment."""

import pytest
import sacrebleu
from hypothesis import given
from hypothesis import strategies as st

from tests.engine import StubEngine
from translator.evaluation import as_article, count_terms, hypotheses_of, score
from translator.glossary import Glossary, Matcher, Term
from translator.memory import TranslationMemory
from translator.models import resolve
from translator.translating import Workshop, translate_articles

MATCHER = Matcher(
    Glossary(
        (
            Term("ستيف ويتكوف", "Steve Witkoff", kind="person"),
            Term("الكرملين", "Kremlin", kind="organisation"),
            Term("موسكو", "Moscow", kind="place"),
        )
    )
)


def count(source, hypothesis):
    counted = count_terms([source], [hypothesis], MATCHER)
    return counted.occurrences, counted.present


def test_a_perfect_translation_has_100():
    scores = score(["Witkoff met the president in Moscow."], ["Witkoff met the president in Moscow."])
    assert (round(scores.bleu, 6), round(scores.chrf2, 6)) == (100.0, 100.0)


def test_scores_are_those_of_sacrebleu_with_its_signatures():
    hypotheses = ["Witkoff met the president in Moscow, yesterday.", "The war goes on."]
    references = ["Yesterday Witkoff met the president in Moscow.", "The war continues."]
    scores = score(hypotheses, references)
    assert scores.bleu == sacrebleu.corpus_bleu(hypotheses, [references]).score
    assert scores.chrf2 == sacrebleu.corpus_chrf(hypotheses, [references]).score
    assert 0 < scores.bleu < scores.chrf2 < 100
    assert "|tok:13a|" in scores.bleu_signature
    assert "|nc:6|nw:0|" in scores.chrf2_signature
    assert scores.signature == f"BLEU|{scores.bleu_signature} chrF2|{scores.chrf2_signature}"


@pytest.mark.parametrize(("hypotheses", "references"), [([], []), (["one"], ["one", "two"])])
def test_what_does_not_belong_together_has_no_score(hypotheses, references):
    with pytest.raises(ValueError, match="hypotheses for"):
        score(hypotheses, references)


def test_terms_of_the_source_are_looked_for_in_the_hypothesis():
    assert count("زار ويتكوف الكرملين في موسكو", "Witkoff visited the Kremlin in Moscou") == (3, 2)


def test_a_term_counts_once_in_a_segment_however_often_it_is_repeated():
    assert count("قال ويتكوف إن ويتكوف سيعود", "Witkoff said he would return") == (1, 1)


def test_a_wrong_spelling_is_no_term():
    assert count("قال ويتكوف ذلك", "Vitkov said so") == (1, 0)


def test_a_corpus_without_terms_lacks_none():
    counted = count_terms(["ذهب الولد إلى المدرسة"], ["The boy went to school"], MATCHER)
    assert (counted.occurrences, counted.share) == (0, 1.0)


def test_half_of_the_terms_is_a_share_of_a_half():
    counted = count_terms(["زار موسكو", "زار الكرملين"], ["He visited Moscow", "He went"], MATCHER)
    assert (counted.occurrences, counted.present, counted.share) == (2, 1, 0.5)


def through_the_pipeline(segments, folder, answer):
    """Translate segments as `evaluate` does, with an engine that answers by a function."""
    model = resolve("embedded", "ar", "en")
    workshop = Workshop(model, "stub", 1, MATCHER.glossary, lambda: StubEngine(answer))
    with TranslationMemory(folder / "memory.sqlite") as memory:
        (article,) = translate_articles([as_article(segments)], workshop, memory)
    return hypotheses_of(article)


def test_each_segment_has_one_hypothesis_whatever_is_in_it(tmp_path):
    segments = ["قال ذلك أمس. ثم غادر.", "", "12", "زار موسكو"]
    answers = {"قال ذلك أمس.": "He said so.", "ثم غادر.": "Then\nhe left.", "زار موسكو": "He saw Moscow"}
    expected = ["He said so. Then he left.", "", "12", "He saw Moscow"]
    assert through_the_pipeline(segments, tmp_path, answers.__getitem__) == expected


@given(st.lists(st.text(st.sampled_from("ابتموس كون.؟ ،\u2028#*1"), max_size=12), min_size=1, max_size=6))
def test_there_are_as_many_hypotheses_as_segments(segments):
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        hypotheses = through_the_pipeline(segments, Path(folder), lambda source: f"<{source}>")
    assert len(hypotheses) == len(segments)
    assert not any("\n" in hypothesis for hypothesis in hypotheses)
