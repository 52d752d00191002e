"""Spans that overlap as they please become well-formed markup around an unchanged text."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from translator.rendering.nesting import Wrapped, nest

TEXT = "He asked Putin for peace"


def tag(name: str, start: int, end: int) -> Wrapped:
    return Wrapped(start, end, lambda content: f"<{name}>{content}</{name}>")


def test_a_span_inside_another_is_nested():
    assert nest(TEXT, [tag("b", 9, 14), tag("i", 3, 14)], str) == "He <i>asked <b>Putin</b></i> for peace"


def test_of_two_spans_that_cross_the_later_one_is_cut_in_two():
    result = nest(TEXT, [tag("b", 3, 14), tag("i", 9, 18)], str)
    assert result == "He <b>asked <i>Putin</i></b><i> for</i> peace"


def test_a_verbatim_span_holds_its_text_as_it_is():
    code = Wrapped(9, 14, lambda content: f"`{content}`", verbatim=True)
    assert nest(TEXT, [code], str.upper) == "HE ASKED `Putin` FOR PEACE"


@given(st.lists(st.tuples(st.sampled_from("abci"), st.integers(0, 23), st.integers(1, 24)), max_size=7))
def test_any_spans_nest_around_the_same_text(places):
    spans = [tag(name, start, end) for name, start, end in places if start < end]
    root = etree.fromstring(f"<x>{nest(TEXT, spans, str)}</x>")
    assert "".join(root.itertext()) == TEXT
