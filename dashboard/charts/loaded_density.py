"""How many loaded words each outlet uses."""

from __future__ import annotations

import math

import pandas as pd

from analysis.measures.loaded import PER_WORDS, is_enough
from dashboard.charts.canvas import fit_subtitle
from dashboard.charts.dots import Dot, Dots, Scale, empty_dots
from dashboard.charts.figure_text import BREAK, escaped
from dashboard.charts.grid import Caption
from dashboard.charts.titles import surest_gap
from dashboard.memo import remembered
from dashboard.queries.rows import Row, records
from dashboard.style.theme import NOT_ENOUGH
from dashboard.wording import count_of

_STEPS = (5, 10, 20, 50, 100, 200, 500)
_MOST_TICKS = 5


@remembered
def loaded_density(
    table: pd.DataFrame, differences: pd.DataFrame, *, voice: str = "own", compact: bool = False
) -> Dots:
    """Draw loaded words per 1,000 words of each outlet with 95 % intervals, the most loaded first.

    Args:
        table: The loaded_density table, or one like it.
        differences: The rows of share_differences on it, from :func:`dashboard.queries.share_differences.pairs_of`.
        voice: ``own`` or ``all``.
        compact: Whether it is for a phone.

    Returns:
        The rows; each dot's ``data`` is ``[outlet, "", voice]``.
    """
    words = "own words" if voice == "own" else "words in all voices"
    measure = f"Loaded words per 1,000 {words}"
    rows = sorted(records(table[table["voice"] == voice]), key=lambda row: (-row["density"], str(row["outlet"])))
    if not rows:
        return empty_dots("No words were counted.", title=measure, compact=compact)
    title = _finding(differences)
    subtitle = fit_subtitle((measure, "line: 95 % interval", f"hollow: {NOT_ENOUGH} words to be sure"), compact=compact)
    dots = [_dot(row, voice, compact=compact) for row in rows]
    ends = [dot.value if math.isnan(dot.high) else dot.high for dot in dots]
    alt = f"{title}. {_alt(rows, measure)}"
    return Dots(tuple(dots), _scale(max(ends)), Caption(title, subtitle, alt), compact)


def _finding(differences: pd.DataFrame) -> str:
    gap = surest_gap(differences)
    if gap is None:
        return "The outlets cannot be told apart by how many loaded words they use"
    return (
        f"{gap.more} surely uses more loaded words than {gap.less}: {PER_WORDS * gap.larger:.1f} per 1,000 "
        f"words against {PER_WORDS * gap.smaller:.1f}{gap.tail}"
    )


def _dot(row: Row, voice: str, *, compact: bool) -> Dot:
    interval = "no interval" if math.isnan(row["low"]) else f"95 % interval {row['low']:.1f} to {row['high']:.1f}"
    counts = f"{row['count']:,} in {row['n_words']:,}"
    enough = is_enough(row)
    verdict = "" if enough else f"{NOT_ENOUGH} words to be sure: "
    return Dot(
        name=str(row["outlet"]),
        value=float(row["density"]),
        low=float(row["low"]),
        high=float(row["high"]),
        enough=enough,
        number=f"<b>{row['density']:.1f}</b>{BREAK if compact else ' · '}{counts}",
        hover=f"<b>{escaped(str(row['outlet']))}</b>{BREAK}{verdict}{row['density']:.1f} per 1,000 words, {interval}"
        f"{BREAK}{count_of(int(row['count']), 'loaded word')} in {count_of(int(row['n_words']), 'word')}",
        data=(str(row["outlet"]), "", voice),
    )


def _scale(high: float) -> Scale:
    step = next((step for step in _STEPS if high / step <= _MOST_TICKS), _STEPS[-1])
    ticks = tuple(float(step * number) for number in range(max(math.ceil(high / step), 1) + 1))
    return Scale(ticks, tuple(f"{tick:.0f}" for tick in ticks))


def _alt(rows: list[Row], title: str) -> str:
    sure = [row for row in rows if is_enough(row)]
    if not sure:
        return f"{title}: no outlet has words enough to be sure."
    most, least = sure[0], sure[-1]
    return (
        f"{title}. Most: {most['outlet']} ({most['density']:.1f}, interval {most['low']:.1f} to {most['high']:.1f}). "
        f"Least: {least['outlet']} ({least['density']:.1f}, interval {least['low']:.1f} to {least['high']:.1f})."
    )
