"""The course of an event over its days: sentiment toward an actor, and words, on each of them.

Where articles lie on many days they are gathered by week, or by month: a point needs sentences to stand on.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.measures.actor_sentiment import NEUTRAL_BAND, WIDEST_NEUTRAL
from analysis.measures.differences import MIN_SENTENCES
from analysis.measures.keywords.article_permutation import MIN_ARTICLES
from analysis.measures.keywords.log_odds import keyword_rows
from analysis.measures.keywords.terms import written_forms
from analysis.pipeline import Analysis
from analysis.stats.bootstrap import interval
from analysis.stats.fdr import false_discovery_rates
from analysis.stats.normal import SURE
from analysis.stats.welch import Resampled, difference_p, resample
from analysis.stats.wilson import wilson
from dashboard.memo import remembered
from dashboard.queries.rows import records
from dashboard.wording import count_of, signed

MOST_PERIODS = 14
"""More days than this are gathered by week, more weeks by month."""

_WORD_COLUMNS = [
    "term",
    "period",
    "count",
    "words",
    "rate",
    "low",
    "high",
    "z",
    "q",
    "unit",
    "written",
    "shown_through",
]

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
def periods(articles: pd.DataFrame) -> Periods:
    """Gather articles by day, or by week or month where there are many days."""
    days = {str(row["article_id"]): str(row["published"])[:10] for row in records(articles)}
    dated = {key: date.fromisoformat(day) for key, day in days.items() if day}
    for unit in ("day", "week", "month"):
        starts = {key: _start(day, unit) for key, day in dated.items()}
        if len(set(starts.values())) <= MOST_PERIODS:
            break
    several_years = len({start.year for start in starts.values()}) > 1
    names = {start.isoformat(): _name(start, unit, with_year=several_years) for start in sorted(set(starts.values()))}
    return Periods(
        names=names,
        when={start: f"{_PREPOSITION[unit]} {name}" for start, name in names.items()},
        of_article={key: start.isoformat() for key, start in starts.items()},
        undated=len(days) - len(dated),
    )


_PREPOSITION = {"day": "on", "week": "in the", "month": "in"}


def _start(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day if unit == "day" else day.replace(day=1)


def _name(start: date, unit: str, *, with_year: bool) -> str:
    month = f"{start:%B}" if unit == "month" else f"{start.day} {start:%b}"
    named = f"{month} {start.year}" if with_year else month
    return f"week of {named}" if unit == "week" else named


def sentiment(analysis: Analysis, target: str, over: Periods) -> pd.DataFrame:
    """Return sentiment toward a target in each period.

    Returns:
        A row per period with a measured sentence: period, n (sentences), articles, mean, low, high (two-stage
        bootstrap over articles and their sentences), enough.
    """
    rows = []
    for period, lists in _samples(analysis, target, over).items():
        found = _resampled(target, period, lists)
        low, high = interval(found.widened) if found.n > 1 else (math.nan, math.nan)
        sure = low > NEUTRAL_BAND or high < -NEUTRAL_BAND or high - low <= WIDEST_NEUTRAL
        rows.append(
            {
                "period": period,
                "n": found.n,
                "articles": len(lists),
                "mean": found.mean,
                "low": low,
                "high": high,
                "enough": bool(found.n >= MIN_SENTENCES and sure),
            }
        )
    return pd.DataFrame(rows, columns=["period", "n", "articles", "mean", "low", "high", "enough"])


def finding(analysis: Analysis, target: str, over: Periods) -> str:
    """Say the greatest change between two periods that is sure, or that none is.

    All pairs of periods with enough sentences are tested as differences, their false discovery rate controlled.
    """
    samples = {
        period: _resampled(target, period, lists)
        for period, lists in _samples(analysis, target, over).items()
        if sum(map(len, lists)) >= MIN_SENTENCES
    }
    pairs = list(combinations(samples, 2))
    if not pairs:
        return f"Too few sentences on {target} to compare the days"
    q = false_discovery_rates(np.array([difference_p(samples[a], samples[b]) for a, b in pairs]))
    sure = [pair for pair, rate in zip(pairs, q, strict=True) if rate <= SURE]
    if not sure:
        return f"No change in how {target} is portrayed is sure"
    means = {period: found.mean for period, found in samples.items()}
    first, last = max(sure, key=lambda pair: abs(means[pair[1]] - means[pair[0]]))
    way = "more" if means[last] > means[first] else "less"
    return (
        f"{target} is portrayed {way} favourably {over.when[last]} ({signed(means[last])}) "
        f"than {over.when[first]} ({signed(means[first])})"
    )


def words(analysis: Analysis, over: Periods) -> pd.DataFrame:
    """Return how often each word is used in each period, in the newsrooms' own words.

    Returns:
        A row per term and period: term, period, count, words (all words of the period's articles), rate, low and
        high (per 1,000 of them; Wilson, words taken as independent), z and q of the log-odds ratio against the other
        periods (missing where the term isn't used), unit (what q takes as drawn by chance: article or word), written
        (the term as readers see it), shown_through (the term that shows this one already; empty if none).
    """
    documents = _word_counts(analysis, over)
    counts = {period: sum(listed, Counter[str]()) for period, listed in documents.items()}
    totals = _totals(analysis, over)
    compared = {(row["outlet"], row["term"]): row for row in keyword_rows(documents)}
    units = {row["outlet"]: row["unit"] for row in compared.values()}
    written = _written(analysis)
    rows = []
    for term in sorted({term for _, term in compared}):
        for period in over.names:
            count, total = counts[period][term], totals[period]
            low, high = wilson(count, total) if total else (np.nan, np.nan)
            known = compared.get((period, term))
            rows.append(
                {
                    "term": term,
                    "period": period,
                    "count": count,
                    "words": total,
                    "rate": 1000 * count / total if total else np.nan,
                    "low": 1000 * low,
                    "high": 1000 * high,
                    "z": known["z"] if known else np.nan,
                    "q": known["q"] if known else np.nan,
                    "unit": units.get(period, ""),
                    "written": written.get(term, term),
                    "shown_through": known["shown_through"] if known else "",
                }
            )
    return pd.DataFrame(rows, columns=_WORD_COLUMNS)


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


@remembered
def _written(analysis: Analysis) -> dict[str, str]:
    """Return how each expression is written."""
    uses = analysis["keyword_uses"]
    texts = dict(zip(analysis["articles"]["article_id"], analysis["articles"]["text"], strict=True))
    several = uses[uses["term"].str.contains(" ", regex=False)]
    return written_forms((row["term"], texts[row["article_id"]][row["start"] : row["end"]]) for row in records(several))


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


def _samples(analysis: Analysis, target: str, over: Periods) -> dict[str, list[list[float]]]:
    """Return, by period, one list of sentence means per article: the mean over a sentence's voices."""
    mentions = analysis["mentions"]
    rows = mentions[(mentions["target"] == target) & mentions["sentiment"].notna()]
    voices = rows.groupby(["article_id", "sentence_id", "voice"])["sentiment"].mean()
    means = voices.groupby(level=["article_id", "sentence_id"]).mean()
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in records(means.reset_index()):
        period = over.of_article.get(str(row["article_id"]))
        if period is not None:
            found[period][str(row["article_id"])].append(float(row["sentiment"]))
    return {period: list(found[period].values()) for period in over.names if period in found}


def _resampled(target: str, period: str, lists: Sequence[Sequence[float]]) -> Resampled:
    return resample(lists, key=f"{target}|{period}")


def _word_counts(analysis: Analysis, over: Periods) -> dict[str, list[Counter[str]]]:
    """Count the words of each article, by period."""
    counts: dict[str, dict[str, Counter[str]]] = {period: defaultdict(Counter) for period in over.names}
    uses = analysis["keyword_uses"]
    for row in records(uses[uses["voice"] == "own"]):
        period = over.of_article.get(str(row["article_id"]))
        if period is not None:
            counts[period][str(row["article_id"])][str(row["term"])] += 1
    return {period: list(articles.values()) for period, articles in counts.items()}


def _totals(analysis: Analysis, over: Periods) -> Counter[str]:
    totals: Counter[str] = Counter()
    for row in records(analysis["articles"]):
        period = over.of_article.get(str(row["article_id"]))
        if period is not None:
            totals[period] += int(row["n_words"])
    return totals
