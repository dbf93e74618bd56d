"""Rows of the timeline: which period an article is of, sentiment and words of each, and what changes between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from analysis.extract.sentence_sentiment import sentence_means
from analysis.measures.actor_sentiment import NEUTRAL_BAND, WIDEST_NEUTRAL
from analysis.measures.differences import MIN_SENTENCES
from analysis.measures.keywords.log_odds import keyword_rows
from analysis.measures.keywords.tables import written_terms
from analysis.measures.measure import Counted, Measure, Row, Table, of_article
from analysis.measures.schema import (
    ALL_VOICES,
    ARTICLE,
    ENOUGH,
    HIGH,
    LOW,
    OUTLET,
    TARGET,
    count,
    number,
    schema,
    text,
)
from analysis.measures.timeline.periods import UNITS, Periods, find_periods
from analysis.stats.bootstrap import interval
from analysis.stats.fdr import false_discovery_rates
from analysis.stats.welch import Resampled, difference_p, resample
from analysis.stats.wilson import wilson

_PER_WORDS = 1000
_Samples = Mapping[str, list[list[float]]]
"""One list of sentence means per article, by period in order."""


def _periods(counted: Counted) -> Periods:
    return find_periods({item.article_id: item.article.published for item in counted.articles})


def _article_periods(counted: Counted) -> Iterator[Row]:
    over = _periods(counted)
    for item in counted.articles:
        if item.article_id in over.of_article:
            yield of_article(item) | {"period": over.of_article[item.article_id], "unit": over.unit}


def _timeline_sentiment(counted: Counted) -> Iterator[Row]:
    for target, voice, samples in _all_samples(counted):
        for period, lists in samples.items():
            found = _resampled(target, period, lists)
            low, high = interval(found.widened) if found.n > 1 else (None, None)
            yield {
                "period": period,
                "target": target,
                "voice": voice,
                "n": found.n,
                "n_articles": len(lists),
                "mean": found.mean,
                "low": low,
                "high": high,
                "enough": found.n >= MIN_SENTENCES and _is_sure(low, high),
            }


def _is_sure(low: float | None, high: float | None) -> bool:
    if low is None or high is None:
        return False
    return low > NEUTRAL_BAND or high < -NEUTRAL_BAND or high - low <= WIDEST_NEUTRAL


def _timeline_changes(counted: Counted) -> Iterator[Row]:
    """Test all pairs of periods with enough sentences as differences; q is over the pairs of one target and voice."""
    for target, voice, samples in _all_samples(counted):
        found = {
            period: _resampled(target, period, lists)
            for period, lists in samples.items()
            if sum(map(len, lists)) >= MIN_SENTENCES
        }
        pairs = list(combinations(found, 2))
        p = [difference_p(found[first], found[last]) for first, last in pairs]
        rates = false_discovery_rates(np.array(p, dtype=np.float64))
        for (first, last), chance, rate in zip(pairs, p, rates, strict=True):
            yield {
                "target": target,
                "voice": voice,
                "period_a": first,
                "period_b": last,
                "difference": found[last].mean - found[first].mean,
                "p": chance,
                "q": float(rate),
            }


def _all_samples(counted: Counted) -> Iterator[tuple[str, str, _Samples]]:
    over = _periods(counted)
    if len(over.names) > 1:
        for target in counted.targets:
            for voice in ALL_VOICES:
                yield target.name, voice, _samples(counted, target.name, voice, over)


def _samples(counted: Counted, target: str, voice: str, over: Periods) -> _Samples:
    found: dict[str, list[list[float]]] = defaultdict(list)
    for item in counted.articles:
        without = counted.without(item)
        means = sentence_means(
            unit
            for unit in item.units.get(target, ())
            if unit.sentence_id not in without and voice in ("all", unit.voice)
        )
        if means and item.article_id in over.of_article:
            found[over.of_article[item.article_id]].append(means)
    return {period: found[period] for period in over.names if period in found}


def _resampled(target: str, period: str, lists: Sequence[Sequence[float]]) -> Resampled:
    return resample(lists, key=f"{target}|{period}")


def _timeline_words(counted: Counted) -> Iterator[Row]:
    """Yield how often each word is used in each period, in the newsrooms' own words."""
    over = _periods(counted)
    if len(over.names) < 2:
        return
    documents = _word_counts(counted, over)
    counts = {period: sum(listed, Counter[str]()) for period, listed in documents.items()}
    totals: Counter[str] = Counter()
    for row in counted.rows("articles"):
        totals[over.of_article.get(row["article_id"], "")] += row["n_words"]
    compared = {(row["outlet"], row["term"]): row for row in keyword_rows(documents)}
    units = {row["outlet"]: row["unit"] for row in compared.values()}
    written = written_terms(counted)
    for term in sorted({term for _, term in compared}):
        for period in over.names:
            n, total = counts[period][term], totals[period]
            low, high = wilson(n, total) if total else (float("nan"), float("nan"))
            known = compared.get((period, term), {})
            yield {
                "term": term,
                "written": written.get(term, term),
                "period": period,
                "count": n,
                "n_words": total,
                "rate": _PER_WORDS * n / total if total else None,
                "low": _PER_WORDS * low,
                "high": _PER_WORDS * high,
                "z": known.get("z"),
                "q": known.get("q"),
                "unit": units.get(period, ""),
                "shown_through": known.get("shown_through", ""),
            }


def _word_counts(counted: Counted, over: Periods) -> dict[str, list[Counter[str]]]:
    """Count the words of each article, by period."""
    counts: dict[str, dict[str, Counter[str]]] = {period: defaultdict(Counter) for period in over.names}
    for row in counted.rows("keyword_uses"):
        if row["voice"] == "own" and row["article_id"] in over.of_article:
            counts[over.of_article[row["article_id"]]][row["article_id"]][row["term"]] += 1
    return {period: list(articles.values()) for period, articles in counts.items()}


_PERIOD = text("period", "first day of the day, week or month, as an ISO date")
_VOICE = text("voice", "whose words; 'all' counts every voice", ALL_VOICES)
ARTICLE_PERIODS = schema(
    "article_periods",
    "an article with a date",
    (ARTICLE, OUTLET, _PERIOD, text("unit", "how long a period of this event is", UNITS)),
    sort=("period", "article_id"),
)
TIMELINE_SENTIMENT = schema(
    "timeline_sentiment",
    "a period × target × voice with a measured sentence, in events of several periods",
    (
        _PERIOD,
        TARGET,
        _VOICE,
        count("n", "sentences that mention the target", 1),
        count("n_articles", "articles that they stand in", 1),
        number("mean", "mean sentiment over those sentences", -1, 1),
        LOW,
        HIGH,
        ENOUGH,
    ),
    sort=("target", "voice", "period"),
)
TIMELINE_CHANGES = schema(
    "timeline_changes",
    "a pair of periods × target × voice with sentences enough",
    (
        TARGET,
        _VOICE,
        text("period_a", "the earlier period"),
        text("period_b", "the later period"),
        number("difference", "mean sentiment of the later one minus that of the earlier one", -2, 2),
        number("p", "two-sided p-value of no difference, by Welch's t", 0, 1),
        number("q", "false discovery rate over the pairs of this target and voice", 0, 1),
    ),
    sort=("target", "voice", "period_a", "period_b"),
)
TIMELINE_WORDS = schema(
    "timeline_words",
    "a term × period, in the newsrooms' own words, in events of several periods",
    (
        text("term", "lemmas, as in keywords"),
        text("written", "the term as readers see it"),
        _PERIOD,
        count("count", "how often it is used"),
        count("n_words", "all words of the period's articles"),
        number("rate", "per 1,000 of them; missing without words", 0, optional=True),
        number("low", "lower end of its 95 % interval after Wilson, words taken as independent", 0, optional=True),
        number("high", "upper end of it", 0, optional=True),
        number("z", "log-odds ratio against the other periods over its standard error; as in keywords", optional=True),
        number("q", "false discovery rate at which it would be called typical of the period", 0, 1, optional=True),
        text("unit", "what q takes as drawn by chance; empty without words", ("article", "word", "")),
        text("shown_through", "the term that shows this one in charts, as in keywords"),
    ),
    sort=("term", "period"),
)

MEASURE = Measure(
    title="Timeline",
    meaning="How sentiment toward an actor and the use of words change over the days of an event.",
    section="sentiment",
    tables=(
        Table(ARTICLE_PERIODS, _article_periods, own_text="same"),
        Table(TIMELINE_SENTIMENT, _timeline_sentiment, by_voice=True),
        Table(TIMELINE_CHANGES, _timeline_changes, by_voice=True),
        Table(TIMELINE_WORDS, _timeline_words),
    ),
)
