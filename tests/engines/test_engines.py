"""What every engine does: the same tests run on both."""

import math

import pytest

from tests.models.tiny import ARABIC

SENTENCES = ARABIC.splitlines()


def test_each_source_gets_its_translation_in_order(engine):
    together = engine.translate(SENTENCES)
    alone = [engine.translate([sentence])[0] for sentence in SENTENCES]
    assert [h.tokens for h in together] == [h.tokens for h in alone]
    assert len({h.text for h in together}) > 1


def test_a_translation_does_not_depend_on_its_company(engine):
    expected = engine.translate([SENTENCES[0]])[0]
    among_others = engine.translate([*SENTENCES, "نعم", " ".join(SENTENCES)])[0]
    assert among_others.tokens == expected.tokens


def test_equal_sources_are_translated_once(engine, monkeypatch):
    asked = []
    decode = engine._decode
    monkeypatch.setattr(
        engine, "_decode", lambda requests, *more: asked.extend(requests) or decode(requests, *more)
    )
    first, other, last = engine.translate([SENTENCES[0], SENTENCES[1], SENTENCES[0]])
    assert first == last != other
    assert len(asked) == 2


def test_no_sources_give_no_translations(engine):
    assert engine.translate([]) == []


@pytest.mark.parametrize("blank", ["", "  ", "\u00a0\n"])
def test_an_empty_source_gives_an_empty_hypothesis(engine, blank):
    (hypothesis,) = engine.translate([blank], attention=True)
    assert (hypothesis.text, hypothesis.tokens, hypothesis.source_tokens) == ("", (), ())
    assert (hypothesis.score, hypothesis.attention) == (0.0, ())


def test_the_length_counts_the_end_mark(engine):
    (hypothesis,) = engine.translate([SENTENCES[0]])
    assert engine.length(SENTENCES[0]) == len(hypothesis.source_tokens) + 1


def test_a_source_of_the_greatest_length_is_translated(engine):
    words = "نعم " * engine.limit
    while engine.length(words) > engine.limit:
        words = words.rsplit(maxsplit=1)[0]
    (hypothesis,) = engine.translate([words])
    assert hypothesis.tokens


def test_a_source_beyond_the_limit_is_refused(engine):
    with pytest.raises(ValueError, match="the limit is 512"):
        engine.translate(["نعم " * 600])


def test_the_output_begins_with_the_prefix(engine):
    prefixes = ["Trump and Putin", "", "Steve Witkoff said", "He said", ""]
    for prefix, hypothesis in zip(prefixes, engine.translate(SENTENCES, prefixes=prefixes), strict=True):
        assert hypothesis.text.startswith(prefix)


def test_a_prefix_survives_characters_that_the_vocabulary_lacks(engine):
    (hypothesis,) = engine.translate([SENTENCES[0]], prefixes=["Mr Šefčovič’s 北京"])
    assert hypothesis.text.startswith("Mr Šefčovič’s 北京")


def test_the_same_source_with_different_prefixes_is_translated_twice(engine):
    one, two = engine.translate([SENTENCES[0]] * 2, prefixes=["Trump", "Putin"])
    assert one.text.startswith("Trump")
    assert two.text.startswith("Putin")


def test_a_suppressed_run_of_tokens_does_not_come(engine):
    (free,) = engine.translate([SENTENCES[0]])
    run = free.tokens[1:3]
    (other,) = engine.translate([SENTENCES[0]], suppressed=[(run,)])
    assert run not in zip(other.tokens, other.tokens[1:], strict=False)
    assert other.tokens != free.tokens


def test_only_the_source_that_asks_for_it_is_suppressed(engine):
    free = engine.translate(SENTENCES[:2])
    answers = engine.translate(SENTENCES[:2], suppressed=[(), ((free[1].tokens[0],),)])
    assert answers[0].tokens == free[0].tokens
    assert answers[1].tokens[0] != free[1].tokens[0]


def test_prefixes_and_sources_must_be_equally_many(engine):
    with pytest.raises(ValueError, match="1 prefixes for 2 sources"):
        engine.translate(SENTENCES[:2], prefixes=["Trump"])


def test_attention_has_a_row_per_target_token_and_a_column_per_source_token(engine):
    for hypothesis in engine.translate(SENTENCES, attention=True):
        assert len(hypothesis.attention) == len(hypothesis.tokens)
        for row in hypothesis.attention:
            assert len(row) == len(hypothesis.source_tokens)
            assert 0 < math.fsum(row) <= 1.0001


def test_attention_is_left_out_when_it_is_not_asked_for(engine):
    assert engine.translate(SENTENCES[:1])[0].attention is None


def test_a_score_is_a_mean_log_probability(engine):
    assert all(-20 < hypothesis.score < 0 for hypothesis in engine.translate(SENTENCES))


def test_a_forced_prefix_counts_in_the_score(engine):
    free, forced = engine.translate([SENTENCES[0]] * 2, prefixes=["", "told told told told"])
    assert forced.score < free.score


def test_progress_hears_every_source_once(engine):
    heard = []
    engine.translate([*SENTENCES, SENTENCES[0], ""], progress=heard.append)
    assert sum(heard) == len(SENTENCES) + 2


def test_many_sources_are_worked_on_in_portions(engine, monkeypatch):
    monkeypatch.setattr("translator.engines.batching._PORTION", 2)
    sources = [*SENTENCES, "نعم", "لا"]
    assert [h.source_tokens for h in engine.translate(sources)] == [
        engine.translate([source])[0].source_tokens for source in sources
    ]


def test_unknown_pieces_are_never_written(engine):
    assert all("<unk>" not in hypothesis.tokens for hypothesis in engine.translate(SENTENCES))
