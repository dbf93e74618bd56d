"""One definition of a word, wherever words are counted."""

import pytest

from analysis import Analysis
from analysis.text.words import count_words


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("", 0),
        (" – “…” ", 0),
        ("Don't pay Trump's 30-day bill", 5),
        ("The U.S. paid $1,041.50, i.e. 3.5 %.", 6),
        ("He left. A day later", 5),
        ("and/or", 2),
    ],
)
def test_words_hold_together_at_apostrophes_hyphens_and_points(text: str, n: int) -> None:
    assert count_words(text) == n


@pytest.mark.model
def test_every_table_counts_the_words_of_an_article_alike(analysis: Analysis) -> None:
    articles = analysis["articles"].set_index("article_id")
    assert articles["n_words"].to_dict() == {key: count_words(text) for key, text in articles["text"].items()}
    by_voice = analysis["voice_shares"].groupby("article_id")["n_words"].sum()
    assert by_voice.to_dict() == articles["n_words"].to_dict()
    dense = analysis["article_loaded_density"].query("voice == 'all'").set_index("article_id")["n_words"]
    assert dense.to_dict() == articles["n_words"].to_dict()
