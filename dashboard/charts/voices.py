"""Whose words an article is made of, and whom it lets speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bar_matrix import Bar, bar_matrix
from dashboard.charts.canvas import blank, canvas, fit_subtitle
from dashboard.charts.grid import Caption
from dashboard.charts.labels import labels as name_articles
from dashboard.charts.labels import labels_or_outlets
from dashboard.charts.row_labels import label_margin, row_label
from dashboard.charts.rows import Row, records
from dashboard.charts.voice_words import QUOTED_KINDS, WORD, voice_words
from dashboard.charts.wording import BREAK, counted, escaped, note, wrapped
from dashboard.colour import rgba
from dashboard.theme import SIZE_LABEL, SIZE_NOTE, ink_on, palette

SHARES_TITLE = "Whose words: share of each article"
SPEAKERS_TITLE = "Who is quoted, in words between quotation marks"
UNNAMED = "unnamed speaker"
"""What a speaker without a name is called; its bar is hatched."""

_VOICES = {"own": "own words", "quoted": "quoted", "reported": "reported"}
_LEAST_SHARE_WITH_NUMBER = {True: 0.13, False: 0.06}
_ROW_HEIGHT = {True: 70, False: 56}


def voice_shares(
    articles: pd.DataFrame,
    quotes: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """Draw the share of words that are the newsroom's own, quoted and reported, one bar per article.

    The shares count every word of the article; they are no estimates and have no intervals.

    Args:
        articles: The articles table.
        quotes: The quotes table.
        labels: Names of the articles, in order, from :func:`dashboard.charts.labels`.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each segment's ``customdata`` is ``[article_id, "", voice]``.
    """
    names = dict(labels) if labels is not None else name_articles(articles)
    if not names:
        return blank("There is no article.", title=SHARES_TITLE, dark=dark, compact=compact)
    table = {(row["article_id"], row["voice"]): row for row in records(voice_words(articles, quotes))}
    figure, top = canvas(
        title=SHARES_TITLE,
        subtitle=_key(dark=dark, compact=compact),
        alt=_shares_alt(table, names),
        dark=dark,
        compact=compact,
    )
    left = label_margin(names.values(), compact=compact)
    figure.update_layout(
        height=top + len(names) * _ROW_HEIGHT[compact] + 6,
        margin={"l": left, "r": 8, "t": top, "b": 6},
        barmode="stack",
        bargap=0.42,
    )
    figure.update_xaxes(range=[0, 1.003], showticklabels=False)
    figure.update_yaxes(range=[len(names) - 0.5, -0.5], showticklabels=False)
    for y, name in enumerate(names.values()):
        figure.add_annotation(row_label(name, y, left=left, dark=dark, compact=compact))
    for voice in _VOICES:
        figure.add_trace(_segment(table, names, voice, dark=dark, compact=compact))
    return figure


def speaker_bars(
    quotes: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    n: int = 10,
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """Draw how many words each article quotes from each speaker, the most quoted first.

    Words of a quotation inside another count for the inner speaker only where that is named, else for the outer one.

    Args:
        quotes: The quotes table.
        labels: Names of the articles, in order, from :func:`dashboard.charts.labels`.
        n: Number of speakers to show.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each bar's ``customdata`` is ``[article_id, speaker, "quoted"]``, speaker empty if unnamed.
    """
    names = labels_or_outlets(labels, quotes)
    spoken = quotes[quotes["kind"].isin(QUOTED_KINDS) & (quotes["parent_id"] < 0)]
    words: Counter[tuple[str, str]] = Counter()
    for article, speaker, text in spoken[["article_id", "speaker", "text"]].itertuples(index=False):
        words[str(article), str(speaker)] += len(WORD.findall(str(text)))
    speakers = _most_quoted(words)[:n]
    if not speakers or not names:
        return blank("No article quotes anybody.", title=SPEAKERS_TITLE, dark=dark, compact=compact)
    bars = [
        [
            _speaker_bar(words[article, speaker], (article, speaker, "quoted"), names[article], dark=dark)
            for article in names
        ]
        for speaker in speakers
    ]
    caption = Caption(
        SPEAKERS_TITLE,
        fit_subtitle(("number of words", f"the {len(speakers)} most quoted"), compact=compact),
        _speakers_alt(words, names),
    )
    rows = [speaker or UNNAMED for speaker in speakers]
    return bar_matrix(bars, rows=rows, names=names, caption=caption, dark=dark, compact=compact)


def _key(*, dark: bool, compact: bool) -> str:
    colours = palette(dark=dark)
    signs = {"own": "■", "quoted": "■", "reported": "▨"}
    parts = [note(f"{signs[voice]} {words}", colours.voices[voice], size=SIZE_NOTE) for voice, words in _VOICES.items()]
    return fit_subtitle((*parts, "every word counted"), compact=compact)


def _segment(
    table: Mapping[tuple[str, str], Row], names: Mapping[str, str], voice: str, *, dark: bool, compact: bool
) -> go.Bar:
    colours = palette(dark=dark)
    colour = colours.voices[voice]
    hatched = voice == "reported"
    values = [
        (article, int(table[article, voice]["words"]), float(table[article, voice]["share"])) for article in names
    ]
    return go.Bar(
        name=_VOICES[voice],
        orientation="h",
        x=[share for _, _, share in values],
        y=list(range(len(values))),
        marker={
            "color": colours.background if hatched else colour,
            "line": {"width": 1, "color": colour if hatched else colours.background},
            "pattern": {
                "shape": "/" if hatched else "",
                "fgcolor": rgba(colour, 0.4),
                "bgcolor": colours.background,
                "solidity": 0.18,
                "size": 7,
            },
        },
        unselected={"marker": {"opacity": 1}},
        text=[f"{share:.0%}" if share >= _LEAST_SHARE_WITH_NUMBER[compact] else "" for _, _, share in values],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": colours.text if hatched else ink_on(colour), "size": SIZE_LABEL},
        customdata=[[article, "", voice] for article, _, _ in values],
        hovertext=[
            f"<b>{wrapped(names[article], width=44)}</b>{BREAK}{_VOICES[voice]}: {share:.0%}, {counted(words, 'word')}"
            for article, words, share in values
        ],
        hoverinfo="text",
    )


def _most_quoted(words: Counter[tuple[str, str]]) -> list[str]:
    totals: Counter[str] = Counter()
    for (_, speaker), number in words.items():
        totals[speaker] += number
    return sorted(totals, key=lambda speaker: (not speaker, -totals[speaker], speaker))


def _speaker_bar(count: int, key: tuple[str, str, str], name: str, *, dark: bool) -> Bar:
    hover = f"<b>{wrapped(name, width=44)}</b> quotes <b>{escaped(key[1]) or UNNAMED}</b>{BREAK}"
    if not count:
        return Bar(0, note("–", palette(dark=dark).muted, size=SIZE_NOTE), hover + "not quoted", key)
    return Bar(count, f"{count:,}", hover + counted(count, "word"), key, hatched=not key[1])


def _shares_alt(table: Mapping[tuple[str, str], Row], names: Mapping[str, str]) -> str:
    listed = "; ".join(
        f"{name}: " + ", ".join(f"{words} {table[article, voice]['share']:.0%}" for voice, words in _VOICES.items())
        for article, name in names.items()
    )
    return f"{SHARES_TITLE}. {listed}."


def _speakers_alt(words: Counter[tuple[str, str]], names: Mapping[str, str]) -> str:
    parts = []
    for article, name in names.items():
        own = {speaker: number for (key, speaker), number in words.items() if key == article and speaker}
        if own:
            most = min(own, key=lambda speaker: (-own[speaker], speaker))
            parts.append(f"{name}: {most} ({counted(own[most], 'word')})")
    return f"{SPEAKERS_TITLE}. Most quoted: {'; '.join(parts) or 'nobody by name'}."
