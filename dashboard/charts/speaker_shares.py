"""Whom each article gives its words to: the newsroom, each speaker, and those it doesn't name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.canvas import blank, canvas, fit_subtitle, unfaded
from dashboard.charts.figure_text import BREAK, escaped, note, width_of, wrapped
from dashboard.charts.row_labels import label_margin, row_label
from dashboard.charts.titles import alone_first, leader
from dashboard.memo import remembered
from dashboard.queries.article_labels import labels as name_articles
from dashboard.queries.rows import records
from dashboard.style.colour import mix, rgba
from dashboard.style.theme import SIZE_LABEL, SIZE_NOTE, ink_on, palette
from dashboard.wording import UNNAMED_SOURCES, count_of

TITLE = "Whom the words are given to: share of each article"


"""What sources without a name are called, in the order in which they stand after the named ones."""

MOST_SPEAKERS = 5
"""Speakers with a segment of their own; more colours can't be told apart, the others are summed up."""

_NEWSROOM, _OTHERS = "newsroom", "other speakers"
_COLOURS = ((2, 0.0), (3, 0.0), (5, 0.0), (2, 0.5), (3, 0.5))
"""Category of each speaker and how far it is mixed with the page; categories 0 and 1 stand for voices elsewhere."""

_HATCHES = {"anonymous": ("/", "▨"), "unknown": (".", "░")}
"""Pattern of the segment of each unnamed source, and its sign in the key."""

_ROW_HEIGHT = {True: 82, False: 68}
_BAR_SPACE = {True: 266, False: 760}
"""Width in pixels of a bar of 100 % on the narrowest screens of either kind: what fits there fits everywhere."""

_Owner = tuple[str, str]
"""Source and speaker; the newsroom's source is empty."""


@dataclass(frozen=True, slots=True)
class _Segment:
    """A kind of segment: its name, colour, and whose words it stands for."""

    name: str
    short: str
    colour: str
    owner: _Owner

    @property
    def hatched(self) -> bool:
        return self.owner[0] in UNNAMED_SOURCES

    @property
    def hatch(self) -> tuple[str, str]:
        """Pattern and sign in the key; no pattern for what is known by name."""
        return _HATCHES.get(self.owner[0], ("", "■"))


@remembered
def speaker_shares(
    articles: pd.DataFrame,
    speakers: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    short: Mapping[str, str] | None = None,
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """Draw the share of words of the newsroom and of each speaker, quoted or reported, one bar per article.

    Args:
        articles: The articles table.
        speakers: The speaker_words table.
        labels: Names of the articles, in order, from :func:`dashboard.queries.article_labels`.
        short: Shorter names of speakers, to print inside the segments.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each segment's ``customdata`` is ``[article_id, speaker, source]``.
    """
    names = dict(labels) if labels is not None else name_articles(articles)
    if not names:
        return blank("There is no article.", title=TITLE, dark=dark, compact=compact)
    words, totals = _words(speakers)
    heard = _most_heard(words)
    segments = list(_segments(words, heard, short or {}, dark=dark))
    title = _finding(words, names)
    alt = f"{title}. {_alt(words, totals, names)}"
    figure, top = canvas(
        title=title, subtitle=_key(segments, dark=dark, compact=compact), alt=alt, dark=dark, compact=compact
    )
    left = label_margin(names.values(), compact=compact)
    figure.update_layout(
        height=top + len(names) * _ROW_HEIGHT[compact] + 6,
        margin={"l": left, "r": 8, "t": top, "b": 6},
        barmode="stack",
        bargap=0.32,
        annotations=[
            row_label(name, y, left=left, dark=dark, compact=compact) for y, name in enumerate(names.values())
        ],
    )
    figure.update_xaxes(range=[0, 1.003], showticklabels=False)
    figure.update_yaxes(range=[len(names) - 0.5, -0.5], showticklabels=False)
    for segment in segments:
        summed = {owner for _, owner in words if _is_in(owner, segment, heard)}
        counts = {article: sum(words[article, owner] for owner in summed) for article in names}
        figure.add_trace(_trace(segment, counts, totals, names, dark=dark, compact=compact))
    return figure


def _finding(words: Mapping[tuple[str, _Owner], int], names: Mapping[str, str]) -> str:
    heard: dict[str, dict[str, int]] = {article: {} for article in names}
    for (article, (source, speaker)), number in words.items():
        if source == "named" and article in heard:
            heard[article][speaker] = number
    led = leader([alone_first(counts) for counts in heard.values()], of=len(names), noun="article")
    if led:
        return f"The named speaker with the most words: {led}"
    return "No named speaker has the most words in most articles"


def _words(table: pd.DataFrame) -> tuple[Counter[tuple[str, _Owner]], Counter[str]]:
    words: Counter[tuple[str, _Owner]] = Counter()
    totals: Counter[str] = Counter()
    for row in records(table):
        words[str(row["article_id"]), (str(row["source"]), str(row["speaker"]))] += int(row["n_words"])
        totals[str(row["article_id"])] += int(row["n_words"])
    return words, totals


def _most_heard(words: Counter[tuple[str, _Owner]]) -> list[str]:
    heard: Counter[str] = Counter()
    for (_, (source, speaker)), number in words.items():
        if source == "named":
            heard[speaker] += number
    return sorted(heard, key=lambda speaker: (-heard[speaker], speaker))[:MOST_SPEAKERS]


def _segments(
    words: Counter[tuple[str, _Owner]], speakers: Sequence[str], short: Mapping[str, str], *, dark: bool
) -> Iterator[_Segment]:
    colours = palette(dark=dark)
    owners = {owner for _, owner in words}
    yield _Segment(_NEWSROOM, _NEWSROOM, colours.voices["own"], ("", ""))
    for (number, share), speaker in zip(_COLOURS, speakers, strict=False):
        colour = mix(colours.categories[number], colours.background, share=share)
        yield _Segment(speaker, short.get(speaker, speaker), colour, ("named", speaker))
    if any(source == "named" and speaker not in speakers for source, speaker in owners):
        yield _Segment(_OTHERS, "others", colours.edge, ("named", ""))
    for source, name in UNNAMED_SOURCES.items():
        if (source, "") in owners:
            yield _Segment(name, name.split()[0], colours.text, (source, ""))


def _is_in(owner: _Owner, segment: _Segment, speakers: Sequence[str]) -> bool:
    if segment.owner == ("named", ""):
        return owner[0] == "named" and owner[1] not in speakers
    return owner == segment.owner


def _key(segments: Sequence[_Segment], *, dark: bool, compact: bool) -> str:
    text = palette(dark=dark).text
    parts = [
        note(segment.hatch[1], segment.colour, size=SIZE_LABEL)
        + note(f" {escaped(segment.name)}", text, size=SIZE_NOTE)
        for segment in segments
    ]
    return fit_subtitle((TITLE, *parts, "quoted and reported words together"), compact=compact)


def _trace(
    segment: _Segment,
    counts: Mapping[str, int],
    totals: Mapping[str, int],
    names: Mapping[str, str],
    *,
    dark: bool,
    compact: bool,
) -> go.Bar:
    colours = palette(dark=dark)
    shares = {article: counts[article] / (totals[article] or 1) for article in names}
    source, speaker = segment.owner
    return go.Bar(
        name=escaped(segment.name),
        orientation="h",
        x=list(shares.values()),
        y=list(range(len(names))),
        marker={
            "color": colours.background if segment.hatched else segment.colour,
            "line": {"width": 1, "color": segment.colour if segment.hatched else colours.background},
            "pattern": {
                "shape": segment.hatch[0],
                "fgcolor": rgba(segment.colour, 0.4),
                "bgcolor": colours.background,
                "solidity": 0.18,
                "size": 7,
            },
        },
        **unfaded(colours.text if segment.hatched else ink_on(segment.colour)),
        text=[_label(segment, share, compact=compact) for share in shares.values()],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"color": colours.text if segment.hatched else ink_on(segment.colour), "size": SIZE_NOTE},
        customdata=[[article, speaker, source or "own"] for article in names],
        hovertext=[
            f"<b>{wrapped(names[article], width=44)}</b>{BREAK}{escaped(segment.name)}: {shares[article]:.0%}, "
            + count_of(counts[article], "word")
            for article in names
        ],
        hoverinfo="text",
    )


def _label(segment: _Segment, share: float, *, compact: bool) -> str:
    """Return name and share on two lines, the share alone where the name has no room, or nothing."""
    room = share * _BAR_SPACE[compact] - 6
    percent = f"{share:.0%}"
    if width_of(segment.short, size=SIZE_NOTE) <= room:
        return f"{escaped(segment.short)}{BREAK}{percent}"
    return percent if width_of(percent, size=SIZE_NOTE) <= room else ""


def _alt(words: Counter[tuple[str, _Owner]], totals: Mapping[str, int], names: Mapping[str, str]) -> str:
    parts = []
    for article, name in names.items():
        total = totals[article] or 1
        own = f"newsroom {words[article, ('', '')] / total:.0%}"
        heard = [(number, owner[1]) for (key, owner), number in words.items() if key == article and owner[0] == "named"]
        most = sorted(heard, key=lambda pair: (-pair[0], pair[1]))[:2]
        parts.append(f"{name}: " + ", ".join([own, *(f"{speaker} {number / total:.0%}" for number, speaker in most)]))
    return f"{TITLE}. {'; '.join(parts)}."
