"""The JSON record."""

import json
from dataclasses import replace
from importlib import resources

from jsonschema import Draft202012Validator

from tests.rendering.sample import all_kinds
from translator.rendering import render_json

SCHEMA = json.loads(
    resources.files("translator.rendering").joinpath("record.schema.json").read_text(encoding="utf-8")
)


def test_records_follow_the_schema(article):
    Draft202012Validator.check_schema(SCHEMA)
    for each in (article, all_kinds()):
        Draft202012Validator(SCHEMA).validate(json.loads(render_json(each)))


def test_segments_stand_in_reading_order_with_title_and_metadata(article):
    record = json.loads(render_json(article))
    assert [s["source"] for s in record["segments"]] == [t.segment.text for t in article.translations()]
    kinds = [s["kind"] for s in record["segments"]]
    assert kinds[:3] == ["title", "place", "publisher"]
    assert kinds[-3:] == ["keyword"] * 3
    assert {s["kind"] for s in record["segments"] if s["block"] is not None} == {"paragraph", "heading"}


def test_terms_lie_where_their_offsets_say(article):
    record = json.loads(render_json(article))
    segments = [s for part in (record, *record["related"]) for s in part["segments"]]
    uses = [(s, use) for s in segments for use in s["terms"]]
    assert len(uses) == len(article.term_uses())
    for segment, use in uses:
        assert segment["source"][use["start"] : use["end"]] == use["source"]
        if use["how"] is None:
            assert use["target_start"] is use["target_end"] is None
        else:
            assert segment["target"][use["target_start"] : use["target_end"]] == use["target"]


def test_it_is_readable_text_that_ends_with_a_line_break(article):
    text = render_json(article)
    assert "واشنطن" in text
    assert text.endswith("}\n")
    assert text == render_json(article)


def test_metadata_have_both_languages_and_an_iso_date(article):
    metadata = json.loads(render_json(article))["metadata"]
    assert metadata["published"] == "2025-02-12"
    assert metadata["place"] == {"source": "واشنطن", "target": "Washington"}
    assert metadata["keywords"][1] == {"source": "دونالد ترامب", "target": "Donald Trump"}


def test_findings_say_what_to_look_at(article):
    related = json.loads(render_json(article))["related"][0]
    assert [f["severity"] for s in related["segments"] for f in s["findings"]] == ["error"]


def test_a_reviewed_sentence_keeps_its_draft(article):
    first = replace(article.blocks[0].translations[0], draft="The draft of the model.")
    blocks = (replace(article.blocks[0], translations=(first,)), *article.blocks[1:])
    record = json.loads(render_json(replace(article, blocks=blocks)))
    Draft202012Validator(SCHEMA).validate(record)
    assert [s["draft"] for s in record["segments"] if "draft" in s] == ["The draft of the model."]
