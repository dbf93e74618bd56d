import pytest

from analysis.extract.vader import compound_scores
from analysis.text.nlp import load_nlp

pytestmark = pytest.mark.model


def scores(text: str, *names: str) -> tuple[float, ...]:
    doc = load_nlp()(text)
    return compound_scores(doc, [(text.index(name), text.index(name) + len(name)) for name in names])


def test_words_of_another_clause_do_not_count() -> None:
    praised, other = scores("Marta Oduya won a great victory, while Lew Brannick left the room.", "Marta", "Lew")
    assert praised > 0.5
    assert other == 0


def test_several_spans_keep_their_order() -> None:
    text = "Oduya is wonderful. Brannick is horrible."
    oduya, brannick = scores(text, "Oduya", "Brannick")
    assert oduya > 0 > brannick
    assert scores(text, "Brannick", "Oduya") == (brannick, oduya)


def test_no_span_needs_no_score() -> None:
    assert compound_scores(load_nlp()("Nobody is named."), []) == ()


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no token"):
        compound_scores(load_nlp()("Short."), [(40, 45)])
