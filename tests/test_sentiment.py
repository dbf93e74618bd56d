import pytest

from analysis.nlp import load_nlp
from analysis.sentiment import score_spans

pytestmark = pytest.mark.model


def scores(text: str, *names: str) -> list[float]:
    doc = load_nlp()(text)
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    return [score.sentiment for score in score_spans(doc, spans)]


def test_words_of_another_clause_do_not_count() -> None:
    praised, other = scores("Marta Oduya won a great victory, while Lew Brannick left the room.", "Marta", "Lew")
    assert praised > 0.5
    assert other == 0


def test_shares_sum_to_one_and_match_the_polarity() -> None:
    text = "The terrible failure of Brannick shocked the kind people of Oduya."
    for score in score_spans(load_nlp()(text), [(24, 32), (60, 65)]):
        assert score.negative + score.neutral + score.positive == pytest.approx(1)
        assert score.sentiment == pytest.approx(score.vader)
        assert score.polarity == (score.sentiment >= 0.05) - (score.sentiment <= -0.05)


def test_several_spans_keep_their_order() -> None:
    text = "Oduya is wonderful. Brannick is horrible."
    oduya, brannick = scores(text, "Oduya", "Brannick")
    assert oduya > 0 > brannick
    assert scores(text, "Brannick", "Oduya") == [brannick, oduya]


def test_no_span_needs_no_score() -> None:
    assert score_spans(load_nlp()("Nobody is named."), []) == ()


def test_a_span_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="no token"):
        score_spans(load_nlp()("Short."), [(40, 45)])
