"""Filters narrow what an analysis shows; they compute nothing, and hold on every page."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from analysis import Analysis
from dashboard.queries.article_list import outlets_of
from dashboard.queries.filters import (
    NO_FILTERS,
    Filters,
    days_of,
    described,
    narrowed,
    partly_shown,
    settled,
)
from dashboard.state.choices import Choices
from dashboard.state.pages import FilteredState

pytestmark = pytest.mark.model

QUILLON = "The Quillon Review"
MERIDIAN = "Meridian Wire"


def shown_outlets(part: Analysis) -> set[str]:
    return set(part["articles"]["outlet"])


def test_the_fields_that_filter_are_fields_of_every_filtered_page() -> None:
    assert Filters.of(FilteredState()) == Filters()
    assert Filters.of(replace(FilteredState(), only=("A",), voice="own")) == Filters(only=("A",), voice="own")
    assert replace(FilteredState(), **NO_FILTERS) == FilteredState()


@pytest.mark.parametrize("page", ["overview", "compare", "stance", "actors", "voices", "framing"])
def test_filters_are_in_the_address_of_every_page(page: str) -> None:
    filtered = Choices().holding(
        event="e", voice="own", only=("A", "B"), since="2025-05-19", until="2025-05-20", about=("X",), text="own"
    )
    assert set(filtered.params(page)) == {"event", *NO_FILTERS}
    assert Choices().opened(page, filtered.params(page)) == filtered


def test_without_filters_it_is_the_same_analysis(analysis: Analysis) -> None:
    assert narrowed(analysis, Filters()) is analysis


def test_an_outlet_alone_leaves_no_row_of_another(analysis: Analysis) -> None:
    part = narrowed(analysis, Filters(only=(QUILLON,)))
    (article_id,) = part["articles"]["article_id"]
    for name, table in part.tables.items():
        if "article_id" in table:
            assert set(table["article_id"]) <= {article_id}, name
        elif "outlet" in table:
            assert set(table["outlet"]) <= {QUILLON}, name
    for name in ("differences", "share_differences", "stance_differences"):
        assert not analysis[name].empty
        assert part[name].empty
    assert not part["mentions"].empty


def test_numbers_stay_as_they_are(analysis: Analysis) -> None:
    part = narrowed(analysis, Filters(only=(QUILLON, MERIDIAN), about=("Vladimir Putin",), voice="own"))
    whole = analysis["actor_sentiment"]
    rows = whole[
        whole["outlet"].isin([QUILLON, MERIDIAN]) & (whole["target"] == "Vladimir Putin") & (whole["voice"] == "own")
    ]
    pd.testing.assert_frame_equal(part["actor_sentiment"], rows.reset_index(drop=True))
    assert [target.name for target in part.targets] == ["Vladimir Putin"]
    # A stance and the sentences that add up to it count every voice.
    assert set(part["evidence"]["voice"]) > {"own"}
    assert set(part["mentions"]["voice"]) == {"own"}


def test_days_include_both_ends_and_leave_out_what_has_none(analysis: Analysis) -> None:
    assert days_of(analysis) == ("2025-05-19", "2025-05-20")
    first = narrowed(analysis, Filters(until="2025-05-19"))
    second = narrowed(analysis, Filters(since="2025-05-20", until="2025-05-20"))
    assert len(first["articles"]) + len(second["articles"]) == len(analysis["articles"])
    assert not shown_outlets(first) & shown_outlets(second)
    articles = analysis["articles"]
    undated = replace(analysis, tables={**analysis.tables, "articles": articles.assign(published="")})
    assert narrowed(undated, Filters(until="2025-05-19"))["articles"].empty
    assert len(narrowed(undated, Filters(voice="own"))["articles"]) == len(articles)


def test_a_difference_is_not_said_of_an_outlet_that_is_shown_in_part(analysis: Analysis) -> None:
    articles = analysis["articles"].assign(outlet_name=["A", "A", "B", "B", "B"])
    articles["published"] = ["2025-05-19", "2025-05-20", "2025-05-20", "2025-05-20", "2025-05-20"]
    rows = analysis["differences"].head(1).assign(outlet_a="A", outlet_b="B")
    event = replace(analysis, tables={"articles": articles, "differences": rows})
    days = Filters(since="2025-05-20")
    assert partly_shown(event, days) == {"A"}
    assert narrowed(event, days)["differences"].empty
    assert len(narrowed(event, Filters(since="2025-05-19"))["differences"]) == 1


def test_names_that_are_no_longer_there_filter_nothing(analysis: Analysis) -> None:
    filters = settled(Filters(only=("Gone", QUILLON), about=("Nobody",)), analysis)
    assert filters == Filters(only=(QUILLON,))
    assert QUILLON in outlets_of(analysis)


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(only=("A", "B")), "2 of 5 articles; A, B"),
        (Filters(since="2025-05-19", until="2025-05-19"), "2 of 5 articles; of 2025-05-19"),
        (Filters(since="2025-05-19"), "2 of 5 articles; from 2025-05-19"),
        (Filters(since="2025-05-19", until="2025-05-20"), "2 of 5 articles; from 2025-05-19 to 2025-05-20"),
        (Filters(about=("X",), voice="own"), "2 of 5 articles; about X; whose words: newsroom's own words"),
        (Filters(only=("A",), text="own"), "2 of 5 articles; A; the newsroom's own text only"),
    ],
)
def test_what_is_active_is_said_in_words(filters: Filters, said: str) -> None:
    assert described(filters, shown=2, total=5) == said
