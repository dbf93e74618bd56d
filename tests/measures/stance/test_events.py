"""A stance belongs to its article: what else is in the event, and in which order, changes nothing."""

import pytest

from analysis.pipeline import analyze
from analysis.records import Article, Span, Target

pytestmark = pytest.mark.model

HOLLIS = Target("Grace Hollis", "actor", ("Hollis",))
TEXTS = {
    "ferry": "Mayor Grace Hollis reopened the ferry on Monday. Hollis ignored the warnings of the pilots.\n\n"
    "The union said that Hollis had lied to the islanders. The mayor lost her temper when she was asked.",
    "school": "Grace Hollis kept her word: the school at Pell Bridge opened on time.\n\n"
    "“Hollis fought for every brick,” said the teacher Ada Frey. The mayor thanked the builders.",
    "sheep": "A sheep named Dolly won first prize at the fair in Overton.\n\nIt was the third prize for the farm.",
}


def article(name: str) -> Article:
    title = f"News of the {name}"
    text = f"{title}\n\n{TEXTS[name]}"
    return Article(name, f"{name}.txt", text, title=title, headings=(Span(0, len(title)),))


def stances(*names: str) -> dict[str, list[str]]:
    result = analyze([article(name) for name in names], [HOLLIS])
    table = result["stance"].sort_values("article_id")
    evidence = result["evidence"].groupby("article_id")["contribution"].sum()
    for row in table.itertuples():
        if row.label != "absent":
            assert evidence[row.article_id] == pytest.approx(row.score, abs=1e-9)
    columns = ["label", "enough", "score", "low", "high", "n"]
    # As text, since an unknown bound (NaN) equals nothing, not even itself.
    return {row["article_id"]: [repr(row[name]) for name in columns] for row in table.to_dict("records")}


def test_an_unrelated_article_and_the_order_change_no_stance() -> None:
    alone = stances("ferry", "school")
    together = stances("sheep", "school", "ferry")
    assert together.pop("sheep")[0] == "'absent'"
    assert together == alone
    assert float(alone["ferry"][2]) < float(alone["school"][2])
