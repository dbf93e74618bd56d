"""The course of an event over its days: what each point stands on, and what may be said of a change."""

from dataclasses import replace
from functools import partial

import pandas as pd
import pytest

from analysis import Analysis
from dashboard.charts import alt_text, sentiment_timeline, word_timeline
from dashboard.queries import timeline
from dashboard.queries.timeline import Periods, periods
from dashboard.runtime import cache
from tests.dashboard.running_app import FIRST, SECOND, open_store, own_event, shown, start
from tests.table_builders import derived, table

pytestmark = [pytest.mark.model, pytest.mark.usefixtures("data")]


def articles(*days: str) -> Analysis:
    no_mentions = table("mentions")
    return with_tables(no_mentions, [(f"a{n:02d}", day) for n, day in enumerate(days)])


def with_mentions(*cells: tuple[str, str, list[float]]) -> tuple[Analysis, Periods]:
    """An analysis of one actor: article, day and the sentiment of its sentences."""
    rows = [
        {"article_id": key, "sentence_id": n, "voice": "own", "target": "Oduya", "sentiment": value}
        for key, _, values in cells
        for n, value in enumerate(values)
    ]
    found = with_tables(pd.DataFrame(rows), [(key, day) for key, day, _ in cells])
    return found, periods(found)


def with_tables(mentions: pd.DataFrame, days: list[tuple[str, str]]) -> Analysis:
    """An analysis whose timeline is made of these mentions."""
    dated = table("articles", [{"article_id": key, "published": day} for key, day in days])
    names = ("article_periods", "timeline_sentiment", "timeline_changes")
    given = {"articles": dated, "mentions": mentions}
    return Analysis("e", (), given | derived(given, *names))


def test_few_days_are_days_and_many_are_gathered() -> None:
    few = periods(articles("2025-05-20", "2025-05-19T08:00:00", ""))
    assert few.names == {"2025-05-19": "19 May", "2025-05-20": "20 May"}
    assert few.undated == 1
    assert few.of_article == {"a00": "2025-05-20", "a01": "2025-05-19"}
    weeks = periods(articles(*(f"2025-05-{day:02d}" for day in range(1, 29))))
    assert next(iter(weeks.names.values())) == "week of 28 Apr"
    assert len(weeks.names) == 5
    months = periods(articles(*(f"{2024 + n // 12}-{n % 12 + 1:02d}-03" for n in range(20))))
    assert list(months.names.values())[-1] == "August 2025"
    years = periods(articles("2024-05-19", "2025-05-19"))
    assert list(years.names.values()) == ["19 May 2024", "19 May 2025"]


def test_a_point_counts_each_sentence_once_and_needs_several_to_be_enough() -> None:
    found, over = with_mentions(("a", "2025-05-19", [0.2, 0.2, 0.2, 0.2]), ("b", "2025-05-20", [-0.4, -0.4]))
    extra = found["mentions"].head(1).assign(voice="quoted", sentiment=-0.2)
    found = with_tables(pd.concat([found["mentions"], extra]), [("a", "2025-05-19"), ("b", "2025-05-20")])
    shown_rows = timeline.sentiment(found, "Oduya", over).set_index("period")
    assert shown_rows.loc["2025-05-19", "n"] == 4
    assert shown_rows.loc["2025-05-19", "mean"] == pytest.approx(0.15), "a sentence's voices are averaged first"
    assert bool(shown_rows.loc["2025-05-19", "enough"]) is True
    assert bool(shown_rows.loc["2025-05-20", "enough"]) is False
    assert shown_rows.loc["2025-05-19", "low"] < 0.15 < shown_rows.loc["2025-05-19", "high"]


def test_a_change_is_said_only_where_it_is_sure() -> None:
    low, high = [-0.6, -0.5, -0.55, -0.4, -0.5, -0.6], [0.5, 0.4, 0.6, 0.45, 0.5, 0.4]
    found, over = with_mentions(("a", "2025-05-19", high), ("b", "2025-05-20", low))
    assert timeline.finding(found, "Oduya", over) == (
        "Oduya is portrayed less favourably on 20 May (−0.53) than on 19 May (+0.48)"
    )
    mixed = [0.6, -0.5, 0.4, -0.6, 0.1]
    found, over = with_mentions(("a", "2025-05-19", mixed), ("b", "2025-05-20", mixed[::-1]))
    assert timeline.finding(found, "Oduya", over) == "No change in how Oduya is portrayed is sure"
    found, over = with_mentions(("a", "2025-05-19", low[:2]), ("b", "2025-05-20", high))
    assert "Too few sentences" in timeline.finding(found, "Oduya", over)


def test_words_are_counted_over_all_words_of_the_day(analysis: Analysis) -> None:
    over = periods(analysis)
    shown_rows = timeline.words(analysis, over)
    row = shown_rows[(shown_rows["term"] == "say") & (shown_rows["period"] == "2025-05-20")].iloc[0]
    day = analysis["articles"][analysis["articles"]["published"].str.startswith("2025-05-20")]
    uses = analysis["keyword_uses"]
    uses = uses[uses["voice"] == "own"]
    assert row["count"] == len(uses[(uses["term"] == "say") & uses["article_id"].isin(day["article_id"])])
    assert row["words"] == day["n_words"].sum()
    assert row["rate"] == pytest.approx(1000 * row["count"] / row["words"])
    assert row["low"] < row["rate"] < row["high"]
    assert set(shown_rows["period"]) == set(over.names)


@pytest.mark.parametrize("compact", [False, True])
def test_figures_print_n_and_draw_what_is_not_enough_hollow(compact: bool, analysis: Analysis) -> None:
    found, over = with_mentions(("a", "2025-05-19", [0.2] * 5), ("b", "2025-05-20", [-0.4, 0.4]))
    shown_rows = timeline.sentiment(found, "Oduya", over)
    figure = sentiment_timeline(shown_rows, over.names, target="Oduya", title="T", compact=compact)
    marks = next(trace for trace in figure.data if trace.customdata is not None)
    assert [list(point) for point in marks.customdata] == [
        ["2025-05-19", "Oduya", "sentiment"],
        ["2025-05-20", "Oduya", "sentiment"],
    ]
    assert marks.marker.color[0] != marks.marker.color[1]
    assert "not" in marks.text[1]
    assert all("n " in text for text in figure.layout.xaxis.ticktext)
    assert "not enough" in alt_text(figure)
    over = periods(analysis)
    words = timeline.words(analysis, over)
    terms = timeline.telling_words(words)[:3]
    figure = word_timeline(words, over.names, terms=terms, title="T", compact=compact)
    marks = next(trace for trace in figure.data if trace.customdata is not None)
    assert {point[1] for point in marks.customdata} == set(terms)
    assert all("n " in text for text in marks.text)


def test_the_unit_of_q_is_said_on_the_page_in_the_table_and_at_each_point(analysis: Analysis) -> None:
    over = periods(analysis)
    shown_rows = timeline.words(analysis, over)
    assert set(shown_rows["unit"]) == {"word"}
    assert "There are fewer: there q counts single words" in timeline.unit_note(shown_rows, over)
    first = next(iter(over.names))
    mixed = shown_rows.assign(unit=["word" if period == first else "article" for period in shown_rows["period"]])
    assert f"There are fewer for {over.names[first]}: there q" in timeline.unit_note(mixed, over)
    assert "q compares articles with articles" in timeline.unit_note(shown_rows.assign(unit="article"), over)
    terms = timeline.telling_words(shown_rows)[:2]
    figure = word_timeline(shown_rows, over.names, terms=terms, title="T")
    marks = next(trace for trace in figure.data if trace.customdata is not None)
    used = [text for text in marks.hovertext if " 0 uses" not in text and ">0 uses" not in text]
    assert used
    assert all(" by word" in text for text in used)
    assert set(timeline.words_table(shown_rows, over, terms)["q counts"]) == {"word"}


def test_a_word_and_its_expression_are_not_offered_side_by_side(analysis: Analysis) -> None:
    shown_rows = timeline.words(analysis, periods(analysis))
    several = shown_rows[shown_rows["term"].str.contains(" ", regex=False)]
    assert not several.empty
    ordered = timeline.telling_words(shown_rows)
    hidden = set(shown_rows["term"]) - set(shown_rows[shown_rows["shown_through"] == ""]["term"])
    assert hidden
    shown_first = [term for term in ordered if term not in hidden]
    assert all(ordered.index(term) > ordered.index(shown_first[0]) for term in hidden)


def test_words_of_articles_are_escaped_in_the_figures() -> None:
    found, over = with_mentions(("a", "2025-05-19", [0.2] * 5), ("b", "2025-05-20", [0.4] * 5))
    shown_rows = timeline.sentiment(found, "Oduya", over)
    figure = sentiment_timeline(shown_rows, over.names, target="<img src=x>", title="<b>T</b>")
    drawn = str(figure.layout.title.text) + "".join(
        hover for trace in figure.data if trace.hovertext is not None for hover in trace.hovertext
    )
    assert "<img" not in drawn
    assert "&lt;img" in drawn


def dated(*days: str) -> str:
    event = own_event(("Gull Gazette", FIRST), ("Petrel Post", SECOND))
    store = open_store()
    for article, day in zip(store.articles_of(event), days, strict=True):
        store.edit_article(event, article.article_id, partial(replace, published=day))
    return event


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("", ""), "No article of this event has a date"),
        (("2025-03-01", "2025-03-01"), "All articles with a date are of 1 Mar"),
        (("2025-03-01", ""), "1 article without a date can"),
    ],
)
def test_one_day_is_said_in_a_sentence(days: tuple[str, str], said: str) -> None:
    at = start("timeline", event=dated(*days))
    assert said in shown(at)
    assert "How an actor" not in shown(at)
    assert 'href="./add?' in shown(at)


def test_a_day_is_chosen_without_a_mouse_and_no_choice_starts_an_analysis() -> None:
    at = start("timeline", event=dated("2025-03-01", "2025-03-02"))
    runs = cache.analyses_run()
    text = shown(at)
    assert "2 articles from 1 Mar to 2 Mar." in text
    assert "1 Mar: Gull Gazette; 2 Mar: Petrel Post" in text
    at.selectbox(key="timeline_actor").set_value("Ines Calder").run()
    at.selectbox(key="timeline_day").set_value("2025-03-02").run()
    assert not at.exception
    text = shown(at)
    assert "about Ines Calder on 2 Mar" in text
    assert "rotten hull" in text
    assert "harbour pilots" not in text
    term = at.selectbox(key="timeline_term").options[0]
    at.selectbox(key="timeline_term").set_value(term).run()
    assert not at.exception
    assert f"with “{term}” in the newsrooms" in shown(at)
    assert cache.analyses_run() == runs


def test_a_shared_link_opens_the_day() -> None:
    at = start("timeline", event=dated("2025-03-01", "2025-03-02"))
    at.query_params["actor"] = "Ines Calder"
    at.query_params["day"] = "2025-03-01"
    at.run()
    assert "harbour pilots" in shown(at)
    assert at.selectbox(key="timeline_day").value == "2025-03-01"
