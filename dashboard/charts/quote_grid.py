"""Who quotes whom: how often each article lets each speaker speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.charts.canvas import fit_subtitle
from dashboard.charts.figure_text import BREAK, escaped, note, wrapped
from dashboard.charts.grid import Caption, Cell, Grid, empty_grid, grid
from dashboard.charts.titles import alone_first
from dashboard.memo import remembered
from dashboard.queries.article_labels import labels as name_articles
from dashboard.queries.article_labels import short_labels
from dashboard.queries.rows import records
from dashboard.queries.statements import StatementKey, statement_counts
from dashboard.style.colour import mix
from dashboard.style.theme import SIZE_NOTE, ink_on, palette
from dashboard.wording import UNNAMED_SOURCES, count_of

TITLE = "Statements of each speaker in each article"
MOST_SPEAKERS = 8

_NUMBER_SIZE = {True: 14, False: 16}
_PALEST, _STRONGEST = 0.1, 0.75
"""Shares of the colour of quoted words in the cells with the fewest and the most words."""


@remembered
def quote_grid(
    articles: pd.DataFrame,
    statements: pd.DataFrame,
    speakers: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    n: int = MOST_SPEAKERS,
    dark: bool = False,
    compact: bool = False,
) -> Grid:
    """Draw the number of statements of each speaker in each article; the stronger the colour, the more words.

    All that a speaker is quoted or reported to say in one sentence is one statement. The most heard speakers come
    first, then the sources whose names the text hides, then the quotations whose speaker was not found.

    Args:
        articles: The articles table.
        statements: The statements table.
        speakers: The speaker_words table.
        labels: Names of the articles, in order, from :func:`dashboard.queries.article_labels`.
        n: Number of named speakers to show.
        dark: Whether the page is dark.
        compact: Draw speakers as rows and articles as narrow columns, for phones.

    Returns:
        The grid; each cell's ``customdata`` is ``[article_id, speaker, source]``.
    """
    names = dict(labels) if labels is not None else name_articles(articles)
    often = statement_counts(statements)
    words = _words(speakers)
    heard = _most_heard(often, words, n=n)
    if not names or not heard:
        return empty_grid("No article quotes or reports anybody.", title=TITLE, compact=compact)
    most = max(words.values(), default=0)
    cells = [
        [
            _cell((article, speaker, source), often, words, most=most, name=names[article], dark=dark, compact=compact)
            for speaker, source in heard
        ]
        for article in names
    ]
    heads = [speaker or UNNAMED_SOURCES[source] for speaker, source in heard]
    title = _finding(often, names)
    caption = Caption(title, _subtitle(compact=compact), f"{title}. {_alt(often, names)}")
    if compact:
        turned = list(map(list, zip(*cells, strict=True)))
        return grid(turned, rows=heads, columns=list(short_labels(names).values()), caption=caption, compact=True)
    return grid(cells, rows=list(names.values()), columns=heads, caption=caption, compact=False)


def _finding(often: Mapping[StatementKey, int], names: Mapping[str, str]) -> str:
    total: Counter[str] = Counter()
    for (article, speaker, source), number in often.items():
        if source == "named" and article in names:
            total[speaker] += number
    first = alone_first(total)
    if not total:
        return "Nobody is quoted by name"
    if not first:
        return f"Several speakers share the first place, with {count_of(max(total.values()), 'statement')} each"
    heard = sum(often[article, first, "named"] > 0 for article in names)
    where = f" in {heard} of {count_of(len(names), 'article')}" if len(names) > 1 else ""
    return f"{first} is quoted and reported most: {count_of(total[first], 'statement')}{where}"


def _words(speakers: pd.DataFrame) -> Counter[StatementKey]:
    words: Counter[StatementKey] = Counter()
    for row in records(speakers):
        if row["voice"] != "own":
            words[str(row["article_id"]), str(row["speaker"]), str(row["source"])] += int(row["n_words"])
    return words


def _most_heard(often: Counter[StatementKey], words: Counter[StatementKey], *, n: int) -> list[tuple[str, str]]:
    """Return speaker and source: those named with the most words, then the kinds of unnamed ones that occur."""
    heard: Counter[str] = Counter()
    for (article, speaker, source), _ in often.items():
        if source == "named":
            heard[speaker] += words[article, speaker, source]
    named = sorted(heard, key=lambda speaker: (-heard[speaker], speaker))[:n]
    unnamed = [source for source in UNNAMED_SOURCES if any(key[2] == source for key in often)]
    return [*((speaker, "named") for speaker in named), *(("", source) for source in unnamed)]


def _subtitle(*, compact: bool) -> str:
    parts = (
        TITLE,
        "one: all that is quoted or reported of a speaker in a sentence",
        "stronger colour: more words",
        "–: not heard",
    )
    return fit_subtitle(parts, compact=compact)


def _cell(
    key: StatementKey,
    often: Mapping[StatementKey, int],
    words: Mapping[StatementKey, int],
    *,
    most: int,
    name: str,
    dark: bool,
    compact: bool,
) -> Cell:
    colours = palette(dark=dark)
    speaker = escaped(key[1]) or UNNAMED_SOURCES[key[2]]
    hover = f"<b>{wrapped(name, width=44)}</b> and <b>{speaker}</b>{BREAK}"
    if not often[key]:
        return Cell(text="–", hover=hover + "not heard", customdata=key, ink=colours.muted)
    share = _PALEST + (_STRONGEST - _PALEST) * words[key] / (most or 1)
    fill = mix(colours.background, colours.voices["quoted"], share=share)
    ink = ink_on(fill)
    size = count_of(words[key], "word")
    number = f'<span style="font-size:{_NUMBER_SIZE[compact]}px">{often[key]}</span>'
    return Cell(
        text=number + BREAK + note(size, ink, size=SIZE_NOTE),
        hover=hover + count_of(often[key], "statement") + f", {size}",
        customdata=key,
        ink=ink,
        fill=fill,
        outline="solid",
    )


def _alt(often: Mapping[StatementKey, int], names: Mapping[str, str]) -> str:
    parts = []
    for article, name in names.items():
        heard: Sequence[tuple[int, str]] = sorted(
            ((-number, key[1]) for key, number in often.items() if key[0] == article and key[1])
        )
        listed = ", ".join(f"{speaker} ({-number})" for number, speaker in heard[:3])
        parts.append(f"{name}: {listed or 'nobody by name'}")
    return f"{TITLE}, the most often heard first. {'; '.join(parts)}."
