"""Whose words an article is made of, and whom it lets speak."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.bar_matrix import Bar, bar_matrix
from dashboard.charts.canvas import blank, canvas, fit_subtitle
from dashboard.charts.grid import Caption
from dashboard.charts.labels import labels as name_articles
from dashboard.charts.labels import labels_or_outlets, split
from dashboard.charts.rows import Row, records
from dashboard.charts.wording import BREAK, counted, escaped, note, width_of, wrap_lines, wrapped
from dashboard.theme import SIZE_LABEL, SIZE_NOTE, ink_on, palette, rgba

SHARES_TITLE = "Whose words: share of each article"
SPEAKERS_TITLE = "Who is quoted, in words between quotation marks"
UNNAMED = "unnamed speaker"
"""What a speaker without a name is called; its bar is hatched."""

QUOTED_KINDS = ("direct", "fragment", "heading", "nested")
"""Kinds of quotation whose words are a speaker's; scare quotes are the newsroom's own words."""

_VOICES = {"own": "own words", "quoted": "quoted", "reported": "reported"}
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")
_LEAST_SHARE_WITH_NUMBER = {True: 0.13, False: 0.06}
_ROW_HEIGHT = {True: 58, False: 44}
_LABEL_CHARACTERS = {True: 13, False: 27}


def voice_words(articles: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Count the words of each voice.

    A word is quoted if it stands inside quotation marks that somebody is said to utter, reported if it stands in
    indirect speech and not in quotation marks, and else the newsroom's own.

    Returns:
        One row per article and voice (own, quoted, reported), in that order: ``article_id``, ``voice``, ``words``
        and ``share`` of the article's words in [0, 1].
    """
    rows = []
    for article, text in zip(map(str, articles["article_id"]), map(str, articles["text"]), strict=True):
        spans = quotes[quotes["article_id"] == article]
        quoted = _union(spans[spans["kind"].isin(QUOTED_KINDS)])
        reported = _union(spans[spans["kind"] == "reported"])
        counts: Counter[str] = Counter()
        for match in _WORD.finditer(text):
            inside = (
                "quoted" if _holds(quoted, match.start()) else "reported" if _holds(reported, match.start()) else "own"
            )
            counts[inside] += 1
        total = sum(counts.values()) or 1
        rows += [(article, voice, counts[voice], counts[voice] / total) for voice in _VOICES]
    return pd.DataFrame(rows, columns=["article_id", "voice", "words", "share"])


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
    width = _LABEL_CHARACTERS[compact]
    lines = [line for name in names.values() for part in split(name) for line in wrap_lines(part, width=width)]
    figure.update_layout(
        height=top + len(names) * _ROW_HEIGHT[compact] + 6,
        margin={"l": 18 + round(max(width_of(line, size=SIZE_LABEL) for line in lines)), "r": 8, "t": top, "b": 6},
        barmode="stack",
        bargap=0.3,
    )
    figure.update_xaxes(range=[0, 1.003], showticklabels=False)
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5],
        tickvals=list(range(len(names))),
        ticklabelstandoff=8,
        ticktext=_row_texts(names, dark=dark, width=width),
    )
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
        words[str(article), str(speaker)] += len(_WORD.findall(str(text)))
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


def _union(spans: pd.DataFrame) -> list[tuple[int, int]]:
    """Return the stretches that the spans cover, in order and apart."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(zip(map(int, spans["start"]), map(int, spans["end"]), strict=True)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _holds(stretches: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(stretches, (offset, 1 << 62)) - 1
    return at >= 0 and stretches[at][0] <= offset < stretches[at][1]


def _key(*, dark: bool, compact: bool) -> str:
    colours = palette(dark=dark)
    signs = {"own": "■", "quoted": "■", "reported": "▨"}
    parts = [note(f"{signs[voice]} {words}", colours.voices[voice], size=SIZE_NOTE) for voice, words in _VOICES.items()]
    return fit_subtitle((*parts, "every word counted"), compact=compact)


def _row_texts(names: Mapping[str, str], *, dark: bool, width: int) -> list[str]:
    texts = []
    for outlet, title in map(split, names.values()):
        tail = (
            BREAK + note(wrapped(title, width=width, lines=1), palette(dark=dark).muted, size=SIZE_NOTE)
            if title
            else ""
        )
        texts.append(f"<b>{wrapped(outlet, width=width)}</b>{tail}")
    return texts


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
