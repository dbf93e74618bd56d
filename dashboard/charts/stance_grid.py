"""Stance of each article toward each actor and issue, by shape and word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.charts.actor_grid import by_mentions, surest_cell
from dashboard.charts.canvas import fit_subtitle
from dashboard.charts.figure_text import BREAK, escaped, note, wrapped
from dashboard.charts.grid import Caption, Cell, Grid, empty_grid, grid
from dashboard.memo import remembered
from dashboard.queries.article_labels import labels_or_outlets, short_labels
from dashboard.queries.rows import Row, records
from dashboard.queries.stance_words import verdict
from dashboard.style.theme import SIZE_NOTE, Palette, palette
from dashboard.wording import count_of, interval, signed

SYMBOLS = {"critical": "triangle-down", "neutral": "square", "supportive": "triangle-up"}
"""Shape of each label."""

TITLE = "Stance toward each actor and issue"
_WORD_SIZE = {True: 11, False: 14}


@remembered
def stance_grid(
    stance: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    targets: Sequence[str] | None = None,
    dark: bool = False,
    compact: bool = False,
) -> Grid:
    """Draw each article's stance: word and shape for the label, position for the score, a line for its interval.

    A dashed cell is not sure and says which way the article leans; a dash stands for a target that is not discussed.

    Args:
        stance: The stance table.
        labels: Names of the articles, in order, from :func:`dashboard.queries.article_labels`.
        targets: Targets to show, in order; by default all, the most mentioned first.
        dark: Whether the page is dark.
        compact: Draw targets as rows and articles as narrow columns, for phones.

    Returns:
        The grid; each cell's ``customdata`` is ``[article_id, target, "all"]``.
    """
    names = labels_or_outlets(labels, stance)
    shown = list(targets) if targets is not None else by_mentions(stance)
    if not names or not shown:
        return empty_grid("No stance was measured.", title=TITLE, compact=compact)
    found = {(str(row["article_id"]), str(row["target"])): row for row in records(stance)}
    cells = [
        [
            _cell(found.get((article, target)), (article, target, "all"), names[article], dark=dark, compact=compact)
            for target in shown
        ]
        for article in names
    ]
    shown_rows = stance[stance["target"].isin(shown)]
    caption = Caption(_finding(shown_rows, names), _subtitle(compact=compact), _alt(shown_rows, names))
    if compact:
        return grid(
            list(map(list, zip(*cells, strict=True))),
            rows=shown,
            columns=list(short_labels(names).values()),
            caption=caption,
            compact=True,
        )
    return grid(cells, rows=list(names.values()), columns=shown, caption=caption, compact=False)


def _finding(stance: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Name the surest critical and the surest supportive cell."""
    sure = stance[stance["enough"] & stance["article_id"].isin(list(names))]
    sides = [
        surest_cell(sure[sure["label"] == label], names, value="score", end=end, word=label)
        for label, end in (("critical", "high"), ("supportive", "low"))
    ]
    found = "; ".join(side for side in sides if side)
    return found[:1].upper() + found[1:] if found else "No article is critical or supportive for sure"


def _subtitle(*, compact: bool) -> str:
    return fit_subtitle(
        (
            TITLE,
            "▼ critical",
            "■ neutral",
            "▲ supportive, placed from −1 to +1",
            "line: 95 % interval",
            "dashed: not sure",
            "–: not discussed",
        ),
        compact=compact,
    )


def _cell(row: Row | None, key: tuple[str, str, str], name: str, *, dark: bool, compact: bool) -> Cell:
    colours = palette(dark=dark)
    head = f"<b>{wrapped(name, width=44)}</b> on <b>{escaped(key[1])}</b>{BREAK}"
    if row is None or row["label"] == "absent":
        return Cell(text="–", hover=head + "not discussed", customdata=key, ink=colours.muted)
    sentences = count_of(int(row["n"]), "sentence")
    small = note(f"n {int(row['n'])}", colours.muted, size=SIZE_NOTE)
    if not row["enough"]:
        said = verdict(row)
        words = note(BREAK.join(said.rsplit(" ", 1)) if compact else said, colours.muted, size=SIZE_NOTE)
        if row["label"] != "neutral":
            number = signed(row["score"]) if compact else f"{signed(row['score'])} · n {int(row['n'])}"
            small = note(number, colours.muted, size=SIZE_NOTE)
        hover = f"{head}{said} {signed(row['score'])}, not sure: {sentences}, {interval(row['low'], row['high'])}"
        return Cell(text=words + BREAK + small, hover=hover, customdata=key, ink=colours.muted, outline="dash")
    ink = _inks(colours)[row["label"]]
    sign, said = (
        ("✎ ", f"{BREAK}corrected by a reader; the machine found {row['corrected']}") if row["corrected"] else ("", "")
    )
    number = signed(row["score"]) if compact else f"{signed(row['score'])} · n {int(row['n'])}"
    word = f'<span style="font-size:{_WORD_SIZE[compact]}px">{sign}{row["label"]}</span>'
    word = word if compact else f"<b>{word}</b>"
    return Cell(
        text=word + BREAK + note(number, colours.text, size=SIZE_NOTE),
        hover=f"{head}{row['label']} {signed(row['score'])}, {interval(row['low'], row['high'])}{BREAK}{sentences}"
        + _voices(row)
        + said,
        customdata=key,
        ink=ink,
        outline="solid",
        value=row["score"],
        low=row["low"],
        high=row["high"],
        symbol=SYMBOLS[row["label"]],
        mark=ink,
    )


def _inks(colours: Palette) -> dict[str, str]:
    return {"critical": colours.unfavourable_ink, "neutral": colours.text, "supportive": colours.favourable_ink}


def _voices(row: Row) -> str:
    """Say what the newsroom's and the speakers' words alone would give, where that is known."""
    parts = [
        f"{words} {signed(row[column])}"
        for column, words in (("own_score", "own words"), ("quoted_score", "quoted and reported"))
        if not pd.isna(row[column])
    ]
    return BREAK + ", ".join(parts) if parts else ""


def _alt(stance: pd.DataFrame, names: Mapping[str, str]) -> str:
    rows = stance[stance["article_id"].isin(list(names)) & (stance["label"] != "absent")]
    sure = rows[rows["enough"]].sort_values(["score", "article_id", "target"])
    parts = []
    for label in ("critical", "supportive"):
        chosen = sure[sure["label"] == label]
        ordered = records((chosen if label == "critical" else chosen[::-1]).head(3))
        listed = ", ".join(
            f"{names[str(row['article_id'])]} on {row['target']} ({signed(row['score'])})" for row in ordered
        )
        parts.append(f"{label.capitalize()}: {listed or 'none'}.")
    thin = len(rows) - len(sure)
    tail = f" {count_of(thin, 'cell')} that {'is' if thin == 1 else 'are'} not sure." if thin else ""
    return f"{TITLE}. {' '.join(parts)}{tail}"
