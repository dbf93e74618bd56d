"""How often each article speaks about each actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bar_matrix import Bar, bar_matrix
from dashboard.charts.canvas import blank, fit_subtitle
from dashboard.charts.figure_text import BREAK, escaped, note, wrapped
from dashboard.charts.grid import Caption
from dashboard.charts.titles import alone_first, extremes, leader
from dashboard.memo import remembered
from dashboard.queries.article_labels import labels as name_articles
from dashboard.style.theme import SIZE_NOTE, palette
from dashboard.wording import count_of

TITLE = "Mentions of each actor per 1,000 words"
_PER = 1000


@remembered
def mention_counts(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    targets: Sequence[str] | None = None,
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """Draw mentions as an actor (not as a place or in a compound) per 1,000 words, with their number.

    Args:
        mentions: The mentions table.
        articles: The articles table, for the number of words.
        labels: Names of the articles, in order, from :func:`dashboard.queries.article_labels`.
        targets: Actors to show, in order; by default all, the most mentioned first.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each bar's ``customdata`` is ``[article_id, target, "all"]``.
    """
    names = dict(labels) if labels is not None else name_articles(articles)
    counts = _counts(mentions)
    actors = list(targets) if targets is not None else _most_mentioned(counts)
    if not actors or not names:
        return blank("No article mentions an actor.", title=TITLE, dark=dark, compact=compact)
    words = {str(key): int(n) for key, n in zip(articles["article_id"], articles["n_words"], strict=True)}
    bars = [
        [
            _bar(
                counts[article, actor],
                words[article],
                (article, actor, "all"),
                names[article],
                dark=dark,
                compact=compact,
            )
            for article in names
        ]
        for actor in actors
    ]
    subtitle = fit_subtitle(
        (TITLE, "names, titles and pronouns that mean the actor", *(() if compact else ("n: mentions",))),
        compact=compact,
    )
    title = _finding(counts, names, actors) if len(actors) > 1 else _rates(counts, words, names, actors[0])
    caption = Caption(title, subtitle, f"{title}. {_alt(counts, names, actors)}")
    return bar_matrix(bars, rows=actors, names=names, caption=caption, dark=dark, compact=compact)


def _finding(counts: Mapping[tuple[str, str], int], names: Mapping[str, str], actors: Sequence[str]) -> str:
    firsts = [alone_first({actor: counts[article, actor] for actor in actors}) for article in names]
    led = leader(firsts, of=len(names), noun="article")
    return f"Most mentioned: {led}" if led else "No actor is the most mentioned in most articles"


def _rates(
    counts: Mapping[tuple[str, str], int], words: Mapping[str, int], names: Mapping[str, str], actor: str
) -> str:
    """Say where the only actor shown is named most and least by the length of the article."""
    rates = {article: 1000 * counts[article, actor] / (words[article] or 1) for article in names}
    high, low = extremes(rates, names)
    most, least = (f"{value(rates.values()):.1f}" for value in (max, min))
    if most == least:
        return f"{actor} is mentioned {most} times per 1,000 words" + (" in every article" if len(names) > 1 else "")
    return f"{high} mentions {actor} most by its length, {most} times per 1,000 words; {low} least, {least}"


def _counts(mentions: pd.DataFrame) -> Counter[tuple[str, str]]:
    rows = mentions[mentions["use"] == "actor"]
    return Counter(zip(map(str, rows["article_id"]), map(str, rows["target"]), strict=True))


def _most_mentioned(counts: Counter[tuple[str, str]]) -> list[str]:
    totals: Counter[str] = Counter()
    for (_, target), number in counts.items():
        totals[target] += number
    return sorted(totals, key=lambda target: (-totals[target], target))


def _bar(count: int, words: int, key: tuple[str, str, str], name: str, *, dark: bool, compact: bool) -> Bar:
    rate = count / words * _PER if words else 0.0
    hover = f"<b>{wrapped(name, width=44)}</b> on <b>{escaped(key[1])}</b>{BREAK}"
    if not count:
        dash = note("–", palette(dark=dark).muted, size=SIZE_NOTE)
        return Bar(size=0, text=dash, hover=hover + "not mentioned", customdata=key)
    return Bar(
        size=rate,
        text=f"{rate:.1f}" + ("" if compact else " " + note(f"n {count}", palette(dark=dark).muted, size=SIZE_NOTE)),
        hover=f"{hover}{count_of(count, 'mention')} in {count_of(words, 'word')}: {rate:.1f} per 1,000",
        customdata=key,
    )


def _alt(counts: Counter[tuple[str, str]], names: Mapping[str, str], actors: Sequence[str]) -> str:
    parts = []
    for article, name in names.items():
        most = max(actors, key=lambda actor: (counts[article, actor], actor))
        if counts[article, most]:
            parts.append(f"{name}: {most} ({counts[article, most]})")
    return f"{TITLE}. Most mentioned: {'; '.join(parts) or 'nobody'}."
