"""Titles of charts state what the figures bear and nothing more; subtitles and alternative texts keep the measure."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis.measures.stance.ranking import Estimate, Ranking
from dashboard.charts import alt_text
from dashboard.charts.actor_intervals import actor_intervals
from dashboard.charts.agency import agency
from dashboard.charts.frame_shares import frame_shares
from dashboard.charts.loaded_density import loaded_density
from dashboard.charts.mentions import mention_counts
from dashboard.charts.stance_ranking import stance_ranking
from dashboard.charts.titles import alone_first, extremes, leader, share_estimate, surest_gap
from dashboard.queries.article_labels import SEPARATOR
from tests.dashboard import chart_tables

FRAMES = {"health": "Health", "crime": "Crime"}


def title_of(figure) -> str:
    """Return the finding without the subtitle's measure."""
    return figure.layout.title.text.split("</b>")[0].removeprefix("<b>").replace("<br>", " ")


def subtitle_of(figure) -> str:
    return figure.layout.title.text.split("</b>")[1]


def estimate(key, score, reach):
    return Estimate(key, score, score - reach, score + reach)


def test_the_surest_difference_is_named_whatever_the_order():
    group = [estimate("A", 0.1, 0.02), estimate("B", 0.5, 0.02), estimate("C", 0.4, 0.2)]
    gaps = [surest_gap({"topic": order}) for order in (group, group[::-1])]
    assert gaps[0] == gaps[1]
    assert gaps[0] is not None
    assert (gaps[0].more.key, gaps[0].less.key, gaps[0].tail) == ("B", "A", ", and 1 more difference")


@pytest.mark.parametrize("group", [[], [estimate("A", 0.1, 0.2)], [estimate("A", 0.1, 0.2), estimate("B", 0.2, 0.2)]])
def test_no_difference_is_called_that_the_intervals_do_not_bear(group):
    assert surest_gap({"topic": group}) is None


def test_many_comparisons_make_no_difference_by_their_number():
    pair = [estimate("A", 0.10, 0.05), estimate("B", 0.175, 0.05)]  # p = 0.04
    same = [estimate("A", 0.1, 0.05), estimate("B", 0.1, 0.05)]
    assert surest_gap({"topic": pair}) is not None
    assert surest_gap({"topic": pair, **{f"other {n}": same for n in range(20)}}) is None


def test_none_of_ten_is_not_taken_for_certain():
    none = share_estimate("A", 0.0, 0.0, 0.0, n=10)
    assert none.high == pytest.approx(0.278, abs=0.001)
    assert surest_gap({"": [none, share_estimate("B", 0.1, 0.01, 0.2, n=40)]}) is None
    assert share_estimate("A", 0.3, 0.1, 0.5, n=10) == Estimate("A", 0.3, 0.1, 0.5)


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
    columns = ["event", "outlet", "generic_frame", "share", "low", "high", "n"]
    return pd.DataFrame([("e", *row) for row in rows], columns=columns)


def test_frames_that_differ_surely_are_named():
    sure = frames(("North", "health", 0.6, 0.5, 0.7, 60), ("South", "health", 0.1, 0.04, 0.18, 60))
    said = title_of(frame_shares(sure, titles=FRAMES))
    assert said == "North shows Health surely more than South: 60 % of sentences against 10 %"
    thin = frames(("North", "health", 0.6, 0.5, 0.7, 9), ("South", "health", 0.1, 0.04, 0.18, 60))
    figure = frame_shares(thin, titles=FRAMES)
    assert title_of(figure) == "Too few sentences to compare frames: it takes two outlets with 10 each"
    assert "Share of sentences that show each frame" in subtitle_of(figure)


def test_frames_that_do_not_differ_surely_say_why():
    wide = frames(("North", "health", 0.4, 0.1, 0.7, 15), ("South", "health", 0.09, 0.0, 0.4, 11))
    said = title_of(frame_shares(wide, titles=FRAMES))
    assert said == "No difference of frames is sure with so few sentences, not even Health: North 40 %, South 9 %"


def density(*rows):
    return pd.DataFrame(
        [
            {"outlet": outlet, "voice": "own", "count": 5, "n_words": 900, "density": d, "low": low, "high": high}
            for outlet, d, low, high in rows
        ]
    )


def test_densities_that_differ_surely_are_named():
    shown = loaded_density(density(("North", 20.0, 15.0, 25.0), ("South", 3.0, 1.0, 5.0)))
    assert shown.caption.title == "North surely uses more loaded words than South: 20.0 per 1,000 words against 3.0"
    alike = loaded_density(density(("North", 20.0, 5.0, 35.0), ("South", 12.0, 1.0, 25.0)))
    assert "cannot be told apart" in alike.caption.title
    assert "Loaded words per 1,000 own words" in alike.caption.alt


def verbs(*rows):
    return pd.DataFrame(rows, columns=["outlet", "agent", "patient", "share", "low", "high"])


def test_who_acts_is_said_where_it_is_sure():
    sure = verbs(("North", 45, 5, 0.9, 0.79, 0.96), ("South", 10, 40, 0.2, 0.11, 0.33))
    assert agency(sure, target="Ada Quill").caption.title == (
        "North surely lets Ada Quill act more often than South: 90 % of verbs against 20 %"
    )
    thin = verbs(("North", 4, 0, 1.0, 0.51, 1.0), ("South", 0, 4, 0.0, 0.0, 0.49))
    assert "cannot be told apart" in agency(thin, target="Ada Quill").caption.title


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
