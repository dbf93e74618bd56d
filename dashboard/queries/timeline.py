"""The course of an event over its days: sentiment toward an actor, and words, on each of them.

Where articles lie on many days they are gathered by week, or by month: a point needs sentences to stand on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.measures.keywords.article_permutation import MIN_ARTICLES
from analysis.pipeline import Analysis
from analysis.stats.normal import SURE
from dashboard.memo import remembered
from dashboard.queries.rows import records
from dashboard.wording import count_of, signed

MOST_WORDS = 6
"""Words that are shown until the reader chooses."""


@dataclass(frozen=True, slots=True)
class Periods:
    """The days, weeks or months of an event, in order.

    Attributes:
        names: What each is called, by its first day as an ISO date.
        when: The same with its preposition: "on 19 May", "in the week of 19 May".
        of_article: The period of each article that has a date, by article_id.
        undated: How many articles have no date.
    """

    names: Mapping[str, str]
    when: Mapping[str, str]
    of_article: Mapping[str, str]
    undated: int


@remembered
def periods(analysis: Analysis) -> Periods:
    """Return the periods of the articles that are shown, as the article_periods table has them."""
    table = analysis["article_periods"]
    of_article = dict(zip(map(str, table["article_id"]), map(str, table["period"]), strict=True))
    unit = str(table["unit"].iloc[0]) if len(table) else "day"
    starts = sorted(set(of_article.values()))
    several_years = len({start[:4] for start in starts}) > 1
    names = {start: _name(date.fromisoformat(start), unit, with_year=several_years) for start in starts}
    return Periods(
        names=names,
        when={start: f"{_PREPOSITION[unit]} {name}" for start, name in names.items()},
        of_article=of_article,
        undated=len(analysis["articles"]) - len(of_article),
    )


_PREPOSITION = {"day": "on", "week": "in the", "month": "in"}


def _name(start: date, unit: str, *, with_year: bool) -> str:
    month = f"{start:%B}" if unit == "month" else f"{start.day} {start:%b}"
    named = f"{month} {start.year}" if with_year else month
    return f"week of {named}" if unit == "week" else named


def sentiment(analysis: Analysis, target: str, over: Periods, *, voice: str = "all") -> pd.DataFrame:
    """Return a target's rows of the timeline_sentiment table in a voice; ``articles`` for ``n_articles``."""
    table = analysis["timeline_sentiment"]
    rows = table[(table["target"] == target) & (table["voice"] == voice) & table["period"].isin(list(over.names))]
    return rows.rename(columns={"n_articles": "articles"}).reset_index(drop=True)


def finding(analysis: Analysis, target: str, over: Periods, *, voice: str = "all") -> str:
    """Say the greatest change between two periods that is sure, or that none is."""
    table = analysis["timeline_changes"]
    rows = table[(table["target"] == target) & (table["voice"] == voice)]
    rows = rows[rows["period_a"].isin(list(over.names)) & rows["period_b"].isin(list(over.names))]
    if rows.empty:
        return f"Too few sentences on {target} to compare the days"
    sure = rows[rows["q"] <= SURE]
    if sure.empty:
        return f"No change in how {target} is portrayed is sure"
    greatest = max(records(sure), key=lambda row: abs(row["difference"]))
    first, last = str(greatest["period_a"]), str(greatest["period_b"])
    means = sentiment(analysis, target, over, voice=voice).set_index("period")["mean"]
    way = "more" if greatest["difference"] > 0 else "less"
    return (
        f"{target} is portrayed {way} favourably {over.when[last]} ({signed(means[last])}) "
        f"than {over.when[first]} ({signed(means[first])})"
    )


def words(analysis: Analysis, over: Periods) -> pd.DataFrame:
    """Return the timeline_words table of the periods that are shown; ``words`` for ``n_words``."""
    table = analysis["timeline_words"]
    rows = table[table["period"].isin(list(over.names))]
    return rows.rename(columns={"n_words": "words"}).reset_index(drop=True)


def telling_words(table: pd.DataFrame) -> list[str]:
    """Return the terms of :func:`words`, those that change most clearly first; those that others show come last."""
    clearest = table.assign(z=table["z"].abs()).sort_values("z", ascending=False, kind="stable", na_position="last")
    clearest = clearest.drop_duplicates("term").sort_values("term", kind="stable")
    ordered = sorted(records(clearest), key=lambda row: (row["shown_through"] != "", -row["z"], row["term"]))
    return [str(row["term"]) for row in ordered]


def written_terms(table: pd.DataFrame) -> dict[str, str]:
    """Return each term of :func:`words` as readers see it."""
    return dict(zip(map(str, table["term"]), map(str, table["written"]), strict=True))


def unit_note(table: pd.DataFrame, over: Periods) -> str:
    """Say what q of :func:`words` takes as drawn by chance, and for which periods."""
    by_word = set(table[table["unit"] == "word"]["period"])
    needed = f"at least {MIN_ARTICLES} articles of a period and {MIN_ARTICLES} of the others"
    if not by_word:
        return f"There are {needed}, so q compares articles with articles: one that repeats a word proves nothing."
    named = [name for period, name in over.names.items() if period in by_word]
    where = "" if len(named) == len(over.names) else f" for {', '.join(named)}"
    return (
        f"To compare articles with articles, q needs {needed}. There are fewer{where}: there q counts single words, "
        "and is too sure of a word that one article repeats."
    )


def words_finding(table: pd.DataFrame, over: Periods) -> str:
    """Say which words are surely typical of a period, or that none is."""
    sure = table[(table["q"] <= SURE) & (table["z"] > 0) & (table["shown_through"] == "")]
    sure = sure.sort_values("z", ascending=False, kind="stable")
    if sure.empty:
        return "No word is surely more frequent on one of these days"
    period = str(sure["period"].iloc[0])
    terms = ", ".join(f"“{term}”" for term in sure[sure["period"] == period]["written"].head(3))
    return f"More frequent {over.when[period]} than otherwise: {terms}"


def who_wrote(analysis: Analysis, over: Periods) -> str:
    """Say who wrote when, where it is not the same outlets on each day: then a change may be theirs alone."""
    outlets: dict[str, set[str]] = defaultdict(set)
    for row in records(analysis["articles"]):
        period = over.of_article.get(str(row["article_id"]))
        if period is not None:
            outlets[period].add(str(row["outlet_name"]))
    if len({frozenset(names) for names in outlets.values()}) < 2:
        return ""
    shown = list(over.names)[:MOST_WORDS]
    listed = "; ".join(f"{over.names[each]}: {', '.join(sorted(outlets[each], key=str.casefold))}" for each in shown)
    return f"Different outlets wrote on different days, so a change may be theirs and not the days'. {listed}."


def spanned(over: Periods) -> str:
    """Say in a sentence why there is no course over days, or how the articles spread."""
    undated = f" {count_of(over.undated, 'article')} without a date can't be placed." if over.undated else ""
    if not over.names:
        return "No article of this event has a date, so nothing can be placed on a day."
    names = list(over.names.values())
    if len(names) == 1:
        return f"All articles with a date are of {names[0]}: there is no course over days to show.{undated}"
    return f"{count_of(len(over.of_article), 'article')} from {names[0]} to {names[-1]}.{undated}"


def sentiment_table(table: pd.DataFrame, over: Periods) -> pd.DataFrame:
    """Return :func:`sentiment` as readers see it."""
    names = {
        "period": "When",
        "mean": "Sentiment",
        "low": "Interval from",
        "high": "to",
        "n": "Sentences",
        "articles": "Articles",
        "enough": "Enough evidence",
    }
    return table.assign(period=table["period"].map(over.names))[list(names)].round(2).rename(columns=names)


def words_table(table: pd.DataFrame, over: Periods, terms: Sequence[str]) -> pd.DataFrame:
    """Return the chosen terms of :func:`words` as readers see them."""
    names = {
        "written": "Word or phrase",
        "period": "When",
        "count": "Uses",
        "words": "Words",
        "rate": "Per 1,000 words",
        "low": "Interval from",
        "high": "to",
        "z": "z",
        "q": "q",
        "unit": "q counts",
    }
    rows = table[table["term"].isin(terms)]
    rows = rows.assign(period=rows["period"].map(over.names))[list(names)]
    return rows.round(dict.fromkeys(names, 2) | {"q": 3}).rename(columns=names)
