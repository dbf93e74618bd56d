from __future__ import annotations

import pytest


@pytest.mark.model
def test_only_labels_that_tell_are_wordings_and_each_points_at_its_place(analysis):
    table, uses = analysis["wordings"], analysis["naming_uses"]
    assert len(table) > 5
    texts = dict(zip(analysis["articles"]["article_id"], analysis["articles"]["text"], strict=True))
    assert all(" ".join(texts[row.article_id][row.start : row.end].split()) == row.words for row in table.itertuples())
    told = uses[uses["form"].isin(["title", "description"]) & ~uses["negated"]]
    assert table["count"].sum() == len(told)


@pytest.mark.model
def test_counts_elsewhere_are_those_of_other_outlets(analysis):
    table = analysis["wordings"]
    for row in table.itertuples():
        others = table[(table["about"] == row.about) & (table["outlet"] != row.outlet)]
        same = others[others["words"].str.casefold() == row.words.casefold()]
        assert row.count_elsewhere == same["count"].sum()
