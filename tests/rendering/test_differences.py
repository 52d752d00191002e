"""What a reviewer changed, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from translator.rendering.differences import Change, differences

TEXTS = st.text(st.sampled_from("ab و، .\n"), max_size=40)


def test_words_that_were_replaced_stand_beside_those_that_replaced_them():
    draft = "The president searched the crisis with Putin."
    reviewed = "The president discussed the crisis with Putin."
    assert [(piece.change.value, piece.text) for piece in differences(draft, reviewed)] == [
        ("same", "The president "),
        ("del", "searched "),
        ("ins", "discussed "),
        ("same", "the crisis with Putin."),
    ]


def test_a_text_that_nobody_changed_is_one_piece():
    (piece,) = differences("لا تغيير هنا.", "لا تغيير هنا.")
    assert piece.change is Change.SAME


@given(TEXTS, TEXTS)
def test_the_pieces_give_both_texts_back(draft, reviewed):
    pieces = list(differences(draft, reviewed))
    assert "".join(p.text for p in pieces if p.change is not Change.INSERTED) == draft
    assert "".join(p.text for p in pieces if p.change is not Change.DELETED) == reviewed
