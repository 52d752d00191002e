"""What the desk says while a translator types."""

from translator.desk.review.judging import TermState, judgement
from translator.glossary import Glossary, Matcher, Term

GLOSSARY = Glossary(
    (
        Term("ستيف ويتكوف", "Steve Witkoff", kind="person"),
        Term("كييف", "Kyiv", kind="place", forbidden=("Kiev",)),
    )
)
SOURCE = "وصل المبعوث ستيف ويتكوف إلى كييف في 12 مارس"
MATCHES = tuple(Matcher(GLOSSARY).find(SOURCE))


def terms(target):
    found = judgement(SOURCE, target, ("ar", "en"), MATCHES)
    return {term.target: (term.state, term.written) for term in found.terms}


def test_terms_that_are_there():
    assert terms("The envoy Steve Witkoff arrived in Kyiv on 12 March") == {
        "Steve Witkoff": (TermState.PRESENT, ""),
        "Kyiv": (TermState.PRESENT, ""),
    }


def test_a_term_that_is_missing():
    assert terms("The envoy arrived in Kyiv on 12 March")["Steve Witkoff"] == (TermState.MISSING, "")


def test_a_spelling_that_the_glossary_forbids_is_named_so_that_it_can_be_replaced():
    assert terms("The envoy Steve Witkoff arrived in Kiev")["Kyiv"] == (TermState.FORBIDDEN, "Kiev")


def test_a_term_comes_with_its_spelling_in_this_sentence():
    found = judgement(SOURCE, "", ("ar", "en"), MATCHES)
    assert [term.source for term in found.terms] == ["ستيف ويتكوف", "كييف"]


def test_the_checks_speak_of_what_is_typed():
    wrong = judgement(SOURCE, "The envoy Steve Witkoff arrived in Kyiv on 21 March", ("ar", "en"), MATCHES)
    right = judgement(SOURCE, "The envoy Steve Witkoff arrived in Kyiv on 12 March", ("ar", "en"), MATCHES)
    assert [finding.check for finding in wrong.findings] != []
    assert right.remarks == 0


def test_remarks_count_terms_and_findings():
    assert judgement(SOURCE, "The envoy arrived in Kiev on 12 March", ("ar", "en"), MATCHES).remarks == 2
