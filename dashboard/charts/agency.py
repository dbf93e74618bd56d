"""Whether an actor does things or has them done to it, by outlet."""

from __future__ import annotations

import pandas as pd

from analysis.measures.agency import is_enough
from dashboard.charts.canvas import fit_subtitle
from dashboard.charts.dots import Dot, Dots, Scale, empty_dots
from dashboard.charts.figure_text import BREAK, escaped
from dashboard.charts.grid import Caption
from dashboard.charts.titles import surest_gap
from dashboard.memo import remembered
from dashboard.queries.rows import Row, records
from dashboard.style.theme import NOT_ENOUGH
from dashboard.wording import count_of, percent

_SCALE = Scale((0.0, 0.25, 0.5, 0.75, 1.0), ("0 %", "25 %", "50 %", "75 %", "100 %"))
_SHORT = Scale((0.0, 0.5, 1.0), ("0 %", "50 %", "100 %"))


@remembered
def agency(table: pd.DataFrame, differences: pd.DataFrame, *, target: str, compact: bool = False) -> Dots:
    """Draw the share of an actor's verbs that it does itself, per outlet, with 95 % intervals.

    Args:
        table: From :func:`dashboard.queries.verbs.agency_table`: outlet, agent, patient, share, low, high.
        differences: The rows of share_differences on it, from :func:`dashboard.queries.share_differences.pairs_of`.
        target: The actor.
        compact: Whether it is for a phone.

    Returns:
        The rows; each dot's ``data`` is ``[outlet, target, ""]``.
    """
    measure = f"How often {target} is the one who acts"
    rows = records(table)
    if not rows:
        return empty_dots("No verb has this actor as its subject or object.", title=measure, compact=compact)
    title = _finding(differences, target)
    subtitle = fit_subtitle(
        (
            escaped(measure),
            "share of verbs",
            "line: 95 % interval",
            "acts + is acted upon",
            f"hollow: {NOT_ENOUGH} verbs to be sure",
        ),
        compact=compact,
    )
    dots = [_dot(row, target) for row in rows]
    alt = f"{title}. {_alt(rows, measure)}"
    return Dots(tuple(dots), _SHORT if compact else _SCALE, Caption(title, subtitle, alt), compact)


def _finding(differences: pd.DataFrame, target: str) -> str:
    gap = surest_gap(differences)
    if gap is None:
        return f"The outlets cannot be told apart by how often {target} is the one who acts"
    return (
        f"{gap.more} surely lets {target} act more often than {gap.less}: {percent(gap.larger)} "
        f"of verbs against {percent(gap.smaller)}{gap.tail}"
    )


def _dot(row: Row, target: str) -> Dot:
    enough = is_enough(row)
    verdict = "" if enough else f"{NOT_ENOUGH} verbs to be sure: "
    return Dot(
        name=str(row["outlet"]),
        value=float(row["share"]),
        low=float(row["low"]),
        high=float(row["high"]),
        enough=enough,
        number=f"<b>{percent(row['share'])}</b> · {row['agent']} + {row['patient']}",
        hover=f"<b>{escaped(str(row['outlet']))}</b> on <b>{escaped(target)}</b>{BREAK}"
        f"{verdict}acts in {percent(row['share'])}{BREAK}"
        f"95 % interval {percent(row['low'])} to {percent(row['high'])}{BREAK}"
        f"{count_of(int(row['agent']), 'verb')} as the one who does, {row['patient']} as the one it is done to",
        data=(str(row["outlet"]), target, ""),
    )


def _alt(rows: list[Row], title: str) -> str:
    sure = [row for row in rows if is_enough(row)]
    if not sure:
        return f"{title}: no outlet has verbs enough to be sure."
    ends = sorted(sure, key=lambda row: (row["share"], str(row["outlet"])))
    listed = " ".join(
        f"{word}: {row['outlet']} ({percent(row['share'])} of {row['agent'] + row['patient']} verbs, "
        f"interval {percent(row['low'])} to {percent(row['high'])})."
        for word, row in (("Most", ends[-1]), ("Least", ends[0]))
    )
    return f"{title}. {listed}"
