import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extract.sentiment import Sentiment, score_mentions
from analysis.records import Article, Mention, MentionKind
from analysis.text.nlp import ParsedArticle, parse

TEXT = (
    "Council meets\n\nThe brilliant Marta Oduya saved the harbour, her neighbours said gratefully. "
    "Lew Brannick, a convicted fraudster, lied to the council again. The ceasefire is a shameful failure."
)


@pytest.fixture(scope="module")
def parsed() -> ParsedArticle:
    (item,) = parse([Article(article_id="a", source_name="a.txt", text=TEXT, title="Council meets")])
    return item


def mention(parsed: ParsedArticle, surface: str, *, kind: MentionKind = "name") -> Mention:
    start = TEXT.index(surface)
    return Mention(
        sentence_id=parsed.sentence_at(start).sentence_id,
        target=surface,
        surface=surface,
        start=start,
        end=start + len(surface),
        kind=kind,
    )


@given(st.lists(st.floats(0.01, 1), min_size=3, max_size=3), st.floats(-1, 1))
def test_sentiment_and_polarity_follow_the_probabilities(weights: list[float], vader: float) -> None:
    negative, neutral, positive = (weight / sum(weights) for weight in weights)
    score = Sentiment(negative=negative, neutral=neutral, positive=positive, position=0.0, vader=vader)
    assert -1 <= score.sentiment <= 1
    assert (negative, neutral, positive)[score.polarity + 1] == max(negative, neutral, positive)


@pytest.mark.model
def test_no_mention_needs_no_score(parsed: ParsedArticle) -> None:
    assert score_mentions(parsed, []) == ()


@pytest.mark.model
def test_mentions_are_scored_in_their_order(parsed: ParsedArticle) -> None:
    mentions = [mention(parsed, "Lew Brannick"), mention(parsed, "Marta Oduya")]
    brannick, oduya = score_mentions(parsed, mentions)
    assert brannick.sentiment < -0.3 < 0.3 < oduya.sentiment
    assert score_mentions(parsed, mentions[::-1]) == (oduya, brannick)


@pytest.mark.model
def test_both_scores_stand_side_by_side(parsed: ParsedArticle) -> None:
    (score,) = score_mentions(parsed, [mention(parsed, "Marta Oduya")])
    assert score.negative + score.neutral + score.positive == pytest.approx(1, abs=1e-5)
    assert score.vader > 0.5


@pytest.mark.model
def test_an_issue_is_scored_by_its_sentence(parsed: ParsedArticle) -> None:
    (score,) = score_mentions(parsed, [mention(parsed, "The ceasefire", kind="phrase")])
    assert score.polarity == -1
