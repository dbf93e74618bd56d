"""Titles of charts state what the figures bear and nothing more; subtitles and alternative texts keep the measure."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis.measures.stance.ranking import Ranking
from dashboard.charts import alt_text
from dashboard.charts.actor_intervals import actor_intervals
from dashboard.charts.agency import agency
from dashboard.charts.frame_shares import frame_shares
from dashboard.charts.loaded_density import loaded_density
from dashboard.charts.mentions import mention_counts
from dashboard.charts.stance_ranking import stance_ranking
from dashboard.charts.titles import alone_first, extremes, leader, surest_gap, widest_gap
from dashboard.queries.article_labels import SEPARATOR
from tests.dashboard import chart_tables
from tests.table_builders import derived, table

FRAMES = {"health": "Health", "crime": "Crime"}


def title_of(figure) -> str:
    """Return the finding without the subtitle's measure."""
    return figure.layout.title.text.split("</b>")[0].removeprefix("<b>").replace("<br>", " ")


def subtitle_of(figure) -> str:
    return figure.layout.title.text.split("</b>")[1]


def compared(name, rows):
    """What share_differences says of a table's rows."""
    built = table(name, rows)
    given = {each: chart_tables.empty(each) for each in ("articles", "generic_frames", "loaded_density", "agency")}
    return built, derived(given | {name: built}, "share_differences")["share_differences"]


def test_the_row_with_the_smallest_p_is_named_and_the_sure_others_are_counted():
    rows = table(
        "share_differences",
        [
            {
                "outlet_a": "A",
                "outlet_b": "B",
                "share_a": 0.1,
                "share_b": 0.5,
                "difference": -0.4,
                "p": 0.001,
                "q": 0.003,
            },
            {
                "outlet_a": "A",
                "outlet_b": "C",
                "share_a": 0.1,
                "share_b": 0.4,
                "difference": -0.3,
                "p": 0.01,
                "q": 0.015,
            },
            {"outlet_a": "B", "outlet_b": "C", "share_a": 0.5, "share_b": 0.4, "difference": 0.1, "p": 0.6, "q": 0.6},
        ],
    )
    gap = surest_gap(rows)
    assert gap is not None
    assert (gap.more, gap.less, gap.tail) == ("B", "A", ", and 1 more difference")
    assert surest_gap(rows[rows["q"] > 0.05]) is None
    assert widest_gap(rows[rows["q"] > 0.05]).more == "B"
    assert widest_gap(rows.head(0)) is None


def test_leaders_are_named_only_where_they_lead():
    assert leader(["Lee", "Lee", "Ost"], of=3, noun="article") == "Lee in 2 of 3 articles"
    assert leader(["Lee", "Ost", ""], of=3, noun="article") == ""
    assert leader(["Lee", "Lee", "Ost", "Ost"], of=4, noun="article") == ""
    assert leader(["Lee"], of=1, noun="article") == "Lee"
    assert leader([""], of=1, noun="article") == ""
    assert (alone_first({"Lee": 2, "Ost": 1}), alone_first({"Lee": 2, "Ost": 2}), alone_first({})) == ("Lee", "", "")
    assert alone_first({"Lee": 0}) == ""


def test_extremes_are_outlets():
    names = {"a": f"North Herald{SEPARATOR}Ministers meet", "b": "South Courier"}
    assert extremes({"a": 0.4, "b": 0.1}, names) == ("North Herald", "South Courier")


def test_the_voices_chart_speaks_of_own_words_only():
    figure = actor_intervals(chart_tables.actor_sentiment(), target="Ada Quill")
    assert title_of(figure).startswith("In the newsroom’s own words, surely unfavourable: North Herald on Ada Quill")
    assert "own words against quoted words" in subtitle_of(figure)
    assert alt_text(figure).startswith(title_of(figure))
    table = chart_tables.actor_sentiment().assign(enough=False)
    found = title_of(actor_intervals(table, target="Ada Quill"))
    assert found == "No newsroom’s own words portray Ada Quill favourably or unfavourably for sure"


def frames(*rows):
    columns = ("outlet", "generic_frame", "share", "low", "high", "n")
    return compared("generic_frames", [dict(zip(columns, each, strict=True)) for each in rows])


def test_frames_that_differ_surely_are_named():
    sure = frames(("North", "health", 0.6, 0.5, 0.7, 60), ("South", "health", 0.1, 0.04, 0.18, 60))
    said = title_of(frame_shares(*sure, titles=FRAMES))
    assert said == "North shows Health surely more than South: 60 % of sentences against 10 %"
    thin = frames(("North", "health", 0.6, 0.5, 0.7, 9), ("South", "health", 0.1, 0.04, 0.18, 60))
    figure = frame_shares(*thin, titles=FRAMES)
    assert title_of(figure) == "Too few sentences to compare frames: it takes two outlets with 10 each"
    assert "Share of sentences that show each frame" in subtitle_of(figure)


def test_frames_that_do_not_differ_surely_say_why():
    wide = frames(("North", "health", 0.4, 0.1, 0.7, 15), ("South", "health", 0.09, 0.0, 0.4, 11))
    said = title_of(frame_shares(*wide, titles=FRAMES))
    assert said == "No difference of frames is sure with so few sentences, not even Health: North 40 %, South 9 %"


def density(*rows):
    columns = ("outlet", "density", "low", "high")
    known = {"voice": "own", "count": 5, "n_words": 900}
    return compared("loaded_density", [known | dict(zip(columns, each, strict=True)) for each in rows])


def test_densities_that_differ_surely_are_named():
    shown = loaded_density(*density(("North", 20.0, 15.0, 25.0), ("South", 3.0, 1.0, 5.0)))
    assert shown.caption.title == "North surely uses more loaded words than South: 20.0 per 1,000 words against 3.0"
    alike = loaded_density(*density(("North", 20.0, 5.0, 35.0), ("South", 12.0, 1.0, 25.0)))
    assert "cannot be told apart" in alike.caption.title
    assert "Loaded words per 1,000 own words" in alike.caption.alt


def verbs(*rows):
    columns = ("outlet", "agent", "patient", "share", "low", "high")
    known = {"target": "Ada Quill", "voice": "all"}
    return compared("agency", [known | dict(zip(columns, each, strict=True)) for each in rows])


def test_who_acts_is_said_where_it_is_sure():
    sure = verbs(("North", 45, 5, 0.9, 0.79, 0.96), ("South", 10, 40, 0.2, 0.11, 0.33))
    assert agency(*sure, target="Ada Quill").caption.title == (
        "North surely lets Ada Quill act more often than South: 90 % of verbs against 20 %"
    )
    thin = verbs(("North", 4, 0, 1.0, 0.51, 1.0), ("South", 0, 4, 0.0, 0.0, 0.49))
    assert "cannot be told apart" in agency(*thin, target="Ada Quill").caption.title


@pytest.mark.parametrize(
    ("apart", "order", "said"),
    [
        ({("a1", "a2")}, ("a1", "a2"), "North Herald is surely more critical of Ada Quill than South Courier"),
        (set(), ("a1", "a2"), "No two articles can be told apart in their stance toward Ada Quill"),
        (set(), ("a1",), "Too little evidence to compare articles on Ada Quill"),
    ],
)
def test_a_ranking_says_what_can_be_told_apart(apart, order, said):
    rows = pd.DataFrame(
        [
            {
                "article_id": key,
                "outlet": outlet,
                "target": "Ada Quill",
                "label": "neutral",
                "enough": True,
                "score": score,
                "low": score - 0.1,
                "high": score + 0.1,
                "n": 9,
            }
            for key, outlet, score in (("a1", "North Herald", -0.4), ("a2", "South Courier", 0.3))
        ]
    )
    ranking = Ranking(order, frozenset(apart), (), tuple({"a1", "a2"} - set(order)))
    labels = {"a1": "North Herald", "a2": "South Courier"}
    figure = stance_ranking(rows, ranking, target="Ada Quill", labels=labels)
    assert title_of(figure) == said
    assert "from the most critical" in subtitle_of(figure)
    assert not math.isnan(figure.layout.height)


def test_one_actor_alone_is_compared_between_articles_not_with_others():
    mentions = pd.DataFrame(
        [
            {"article_id": article, "target": target, "use": "actor", "confidence": 1.0}
            for article, target, n in (("a1", "Ada Quill", 5), ("a2", "Ada Quill", 1), ("a2", "Border Guard", 4))
            for _ in range(n)
        ]
    )
    articles = chart_tables.articles()
    alone = title_of(mention_counts(mentions, articles, targets=["Ada Quill"]))
    assert alone == (
        "North Herald mentions Ada Quill most by its length, 10.0 times per 1,000 words; South Courier least, 0.0"
    )
    several = title_of(mention_counts(mentions, articles))
    assert several == "No actor is the most mentioned in most articles"
