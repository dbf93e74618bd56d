"""Sentiment toward each actor, article by article: the grid at the head of the overview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.charts.canvas import fit_subtitle
from dashboard.charts.figure_text import BREAK, escaped, note, wrapped
from dashboard.charts.grid import Caption, Cell, Grid, empty_grid, grid
from dashboard.memo import remembered
from dashboard.queries.article_labels import labels_or_outlets, short_labels, split
from dashboard.queries.rows import Row, records
from dashboard.style.theme import NOT_ENOUGH, SIZE_NOTE, ink_on, palette, shade
from dashboard.wording import count_of, interval, signed

VOICE_WORDS = {
    "all": "all voices",
    "own": "the newsroom’s own words",
    "quoted": "words in quotation marks",
    "reported": "indirect speech",
}
"""What each voice is called in figures."""

_NUMBER_SIZE = {True: 13, False: 16}


@remembered
def actor_grid(
    actor_sentiment: pd.DataFrame,
    *,
    voice: str = "all",
    labels: Mapping[str, str] | None = None,
    targets: Sequence[str] | None = None,
    dark: bool = False,
    compact: bool = False,
) -> Grid:
    """Draw mean sentiment per article and actor, with its interval and the number of sentences.

    Blue is favourable, orange unfavourable. A hollow, dashed cell holds too little evidence and prints no number; a
    dash stands for an actor that the article does not mention.

    Args:
        actor_sentiment: The actor_sentiment table.
        voice: ``all``, ``own``, ``quoted`` or ``reported``.
        labels: Names of the articles, in order, from :func:`dashboard.queries.article_labels`.
        targets: Actors to show, in order; by default all, the most mentioned first.
        dark: Whether the page is dark.
        compact: Draw actors as rows and articles as narrow columns, for phones.

    Returns:
        The grid; each cell's ``customdata`` is ``[article_id, target, voice]``.
    """
    measure = f"Mean sentiment toward each actor, {VOICE_WORDS[voice]}"
    rows = actor_sentiment[actor_sentiment["voice"] == voice]
    names = labels_or_outlets(labels, actor_sentiment)
    actors = list(targets) if targets is not None else by_mentions(rows)
    if not names or not actors:
        return empty_grid("No article mentions an actor in this voice.", title=measure, compact=compact)
    found = {(str(row["article_id"]), str(row["target"])): row for row in records(rows)}
    cells = [
        [
            _cell(found.get((article, actor)), (article, actor, voice), names[article], dark=dark, compact=compact)
            for actor in actors
        ]
        for article in names
    ]
    shown_rows = rows[rows["target"].isin(actors)]
    title = portrayal(shown_rows, names) or "No article portrays an actor favourably or unfavourably for sure"
    caption = Caption(title, _subtitle(measure, compact=compact), _alt(shown_rows, names, measure))
    if compact:
        return grid(
            list(map(list, zip(*cells, strict=True))),
            rows=actors,
            columns=list(short_labels(names).values()),
            caption=caption,
            compact=True,
        )
    return grid(cells, rows=list(names.values()), columns=actors, caption=caption, compact=False)


def by_mentions(rows: pd.DataFrame) -> list[str]:
    """Return the targets of a table with ``n``, the most mentioned first."""
    totals = rows.groupby("target")["n"].sum().to_dict()
    return [str(target) for target in sorted(totals, key=lambda target: (-totals[target], str(target)))]


def portrayal(rows: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Name the surest cell on either side: the one whose interval keeps furthest from 0; empty where none is sure."""
    sure = rows[rows["enough"] & rows["article_id"].isin(list(names))]
    sides = [
        surest_cell(sure[sure["label"] == label], names, value="mean", end=end, word=word)
        for label, end, word in (("negative", "high", "unfavourable"), ("positive", "low", "favourable"))
    ]
    found = "; ".join(side for side in sides if side)
    return found[:1].upper() + found[1:]


def surest_cell(rows: pd.DataFrame, names: Mapping[str, str], *, value: str, end: str, word: str) -> str:
    """Say which cell is most surely on a side, and how many more are; empty where none is.

    Args:
        rows: The cells on that side.
        names: Names of the articles by id.
        value: Column of the estimate.
        end: Column of the interval's end nearer to 0.
        word: What the side is called.
    """
    if rows.empty:
        return ""
    first = records(rows.assign(reach=rows[end].abs()).sort_values(["reach", "target"], ascending=[False, True]))[0]
    more = f", and {len(rows) - 1} more" if len(rows) > 1 else ""
    named = split(names[str(first["article_id"])])[0]
    return f"surely {word}: {named} on {first['target']} ({signed(first[value])}){more}"


def _subtitle(measure: str, *, compact: bool) -> str:
    return fit_subtitle(
        (
            measure,
            "−1 unfavourable to +1 favourable",
            "line: 95 % interval",
            "n: sentences",
            "dashed: not enough evidence",
            "–: not mentioned",
        ),
        compact=compact,
    )


def _cell(row: Row | None, key: tuple[str, str, str], name: str, *, dark: bool, compact: bool) -> Cell:
    colours = palette(dark=dark)
    head = f"<b>{wrapped(name, width=44)}</b> on <b>{escaped(key[1])}</b>{BREAK}{VOICE_WORDS[key[2]]}{BREAK}"
    if row is None:
        return Cell(text="–", hover=head + "not mentioned", customdata=key, ink=colours.muted)
    sentences = count_of(int(row["n"]), "sentence")
    small = f'<span style="font-size:{SIZE_NOTE}px">n {int(row["n"])}</span>'
    if not row["enough"]:
        hover = f"{head}{NOT_ENOUGH} evidence: {sentences}, {interval(row['low'], row['high'])}"
        words = note(NOT_ENOUGH.replace(" ", BREAK) if compact else NOT_ENOUGH, colours.muted, size=SIZE_NOTE)
        return Cell(text=words + BREAK + small, hover=hover, customdata=key, ink=colours.muted, outline="dash")
    fill = shade(row["mean"], dark=dark)
    number = f'<b><span style="font-size:{_NUMBER_SIZE[compact]}px">{signed(row["mean"])}</span></b>'
    return Cell(
        text=number + BREAK + small,
        hover=f"{head}{signed(row['mean'])} ({row['label']}), {interval(row['low'], row['high'])}{BREAK}{sentences}",
        customdata=key,
        ink=ink_on(fill),
        fill=fill,
        outline="solid",
        value=row["mean"],
        low=row["low"],
        high=row["high"],
    )


def _alt(rows: pd.DataFrame, names: Mapping[str, str], title: str) -> str:
    sure = rows[rows["enough"] & rows["article_id"].isin(list(names))]
    thin = int((~rows["enough"]).sum())
    tail = f" {count_of(thin, 'cell')} with not enough evidence." if thin else ""
    if sure.empty:
        return f"{title}: nowhere is there enough evidence.{tail}"
    ordered = records(sure.sort_values(["mean", "article_id", "target"]))
    lowest, highest = (
        f"{names[str(row['article_id'])]} on {row['target']} ({signed(row['mean'])}, n {row['n']})"
        for row in (ordered[0], ordered[-1])
    )
    return f"{title}. Lowest: {lowest}. Highest: {highest}.{tail}"
