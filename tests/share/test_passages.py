"""Passages carry their sources and add up to the tables."""

import pandas as pd

from analysis import Analysis
from analysis.share.passages import COLUMNS, MEASURED, passages


def test_sentiments_of_passages_average_to_the_cells(analysis: Analysis) -> None:
    found = passages(analysis)
    rows = found[found["measured"] == "sentiment"]
    means = rows.groupby(["article_id", "about", "voice"])["value"].agg(["mean", "size"]).reset_index()
    cells = analysis["actor_sentiment"]
    cells = cells[cells["voice"] != "all"]
    both = cells.merge(
        means, left_on=["article_id", "target", "voice"], right_on=["article_id", "about", "voice"], suffixes=("", "_p")
    )
    assert len(both) == len(cells) == len(means) > 20
    assert (both["mean"] - both["mean_p"]).abs().max() < 1e-12
    assert (both["n"] == both["size"]).all()


def test_stances_of_passages_add_up_to_the_scores(analysis: Analysis) -> None:
    found = passages(analysis)
    sums = found[found["measured"] == "stance"].groupby(["article_id", "about"])["value"].sum()
    scored = analysis["stance"].set_index(["article_id", "target"])["score"]
    assert len(sums) > 20
    assert (sums - scored.loc[sums.index]).abs().max() < 1e-12


def test_each_passage_has_a_source_and_a_sentence(analysis: Analysis) -> None:
    found = passages(analysis)
    assert list(found.columns) == list(COLUMNS)
    assert set(found["measured"]) == set(MEASURED)
    for column in ("outlet", "title", "published", "sentence", "citation"):
        assert (found[column] != "").all(), column
    for row in found.sample(20, random_state=3).to_dict("records"):
        for part in (row["outlet"], row["title"], row["url"], f"sentence {row['sentence_id'] + 1}"):
            assert part in row["citation"]
    counts = found["measured"].value_counts()
    assert counts["quotation"] == len(analysis["quotes"])
    assert counts["claim"] == len(analysis["coverage"])
    assert counts["loaded word"] == len(analysis["loaded"])


def test_the_order_is_that_of_the_text_and_the_same_each_time(analysis: Analysis) -> None:
    found = passages(analysis)
    pd.testing.assert_frame_equal(found, passages(analysis))
    for _, rows in found.groupby("article_id"):
        assert rows["sentence_id"].is_monotonic_increasing
