"""Two outlets' words against each other, by how often each uses them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from analysis.stats.normal import SURE
from dashboard.charts.canvas import COMPACT_WIDTH, WIDE_WIDTH, blank, canvas, fit_subtitle
from dashboard.charts.figure_text import BREAK, escaped
from dashboard.charts.placing import find_room
from dashboard.memo import remembered
from dashboard.queries.rows import Row, records
from dashboard.style.theme import SIZE_NOTE, Palette, palette
from dashboard.wording import count_of, shortened

LEAST_RATE = 0.5
"""Rates are shifted by this many uses per 1,000 words before the logarithm, so that 0 has a place."""

_HEIGHT = {True: 420, False: 560}
_MARGIN = {"l": 46, "r": 14, "b": 46}
_TICKS = (0, 1, 2, 5, 10, 20, 50, 100)
_POINTS = 160
"""Most words drawn: those that are furthest from equal use, then the most frequent."""
_ALIKE = 7
"""Most words drawn at one place: one and a ring around it, the clearest ones."""
_SPREAD = 9
"""Distance in pixels of words that would lie on each other."""
_GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
_BEFORE_ZERO = 0.08
_LABEL_LENGTH = 24


@dataclass(frozen=True, slots=True)
class _Word:
    """One term with both outlets' figures; ``side`` is the outlet it is typical of, or empty.

    ``hidden`` says that another term shows it: where the clearer of the two outlets' figures says so.
    """

    term: str
    written: str
    rate_a: float
    rate_b: float
    count_a: int
    count_b: int
    weight: float
    side: str
    hidden: bool


@remembered
def keyword_scatter(
    keywords: pd.DataFrame, outlet_a: str, outlet_b: str, *, dark: bool = False, compact: bool = False
) -> go.Figure:
    """Draw each word by its rate in one outlet (across) and in the other (up), on logarithmic axes.

    Words and expressions on the diagonal are used alike; where more share a place than it holds, the clearest are
    drawn.
    Filled marks are words typical of one of the two against all others (q < 0.05); labels are given to the clearest
    words, as far as they find room.

    Args:
        keywords: The keywords table.
        outlet_a: The outlet across.
        outlet_b: The outlet upward.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each point's ``customdata`` is ``["", term, ""]``.
    """
    title = f"Words of {outlet_a} and of {outlet_b}"
    words = _words(keywords, outlet_a, outlet_b)
    if not words:
        return blank("There are no words to compare.", title=title, dark=dark, compact=compact)
    subtitle = fit_subtitle(
        (
            "uses per 1,000 words, logarithmic",
            f"■ typical of {escaped(shortened(outlet_a, length=24))}",
            f"▲ typical of {escaped(shortened(outlet_b, length=24))}",
            "○ neither for certain",
            f"words used alike are fanned out, {_ALIKE} at most",
        ),
        compact=compact,
    )
    figure, top = canvas(
        title=title, subtitle=subtitle, alt=_alt(words, outlet_a, outlet_b), dark=dark, compact=compact
    )
    end = max(_scale(max(word.rate_a, word.rate_b)) for word in words) * 1.08
    figure.update_layout(height=top + _HEIGHT[compact], margin={**_MARGIN, "t": top + 8})
    _axes(figure, outlet_a, outlet_b, end=end, dark=dark, compact=compact)
    places = _places(words, end=end, compact=compact)
    placed = _room(words, places, end=end, compact=compact)
    figure.add_trace(_trace(words, places, placed, (outlet_a, outlet_b), dark=dark))
    return figure


def _words(keywords: pd.DataFrame, outlet_a: str, outlet_b: str) -> list[_Word]:
    found: dict[str, dict[str, Row]] = {}
    for row in records(keywords[keywords["outlet"].isin([outlet_a, outlet_b])]):
        found.setdefault(str(row["term"]), {})[str(row["outlet"])] = row
    words = [_word(term, rows.get(outlet_a), rows.get(outlet_b), (outlet_a, outlet_b)) for term, rows in found.items()]
    used = [word for word in words if word.count_a + word.count_b > 0 and not word.hidden]
    used.sort(key=lambda word: (not word.side, -word.weight, -(word.count_a + word.count_b), word.term))
    seen: Counter[tuple[float, float]] = Counter()
    kept = []
    for word in used:
        seen[word.rate_a, word.rate_b] += 1
        if word.side or seen[word.rate_a, word.rate_b] <= _ALIKE:
            kept.append(word)
    return kept[:_POINTS]


def _word(term: str, a: Row | None, b: Row | None, outlets: tuple[str, str]) -> _Word:
    typical = [
        (row["z"], outlet)
        for row, outlet in zip((a, b), outlets, strict=True)
        if row is not None and row["z"] > 0 and row["q"] < SURE
    ]
    clearest = max((row for row in (a, b) if row is not None), key=lambda row: abs(row["z"]))
    return _Word(
        term=term,
        written=str(clearest["written"]),
        rate_a=float(a["rate"]) if a else 0.0,
        rate_b=float(b["rate"]) if b else 0.0,
        count_a=int(a["count"]) if a else 0,
        count_b=int(b["count"]) if b else 0,
        weight=abs(clearest["z"]),
        side=max(typical)[1] if typical else "",
        hidden=clearest["shown_through"] != "",
    )


def _scale(rate: float) -> float:
    return math.log10((rate + LEAST_RATE) / LEAST_RATE)


def _axes(figure: go.Figure, outlet_a: str, outlet_b: str, *, end: float, dark: bool, compact: bool) -> None:
    colours = palette(dark=dark)
    start = -_BEFORE_ZERO * end
    ticks = [tick for tick in _TICKS if _scale(tick) <= end]
    length = 30 if compact else 60
    for update, outlet, arrow in ((figure.update_xaxes, outlet_a, "→"), (figure.update_yaxes, outlet_b, "→")):
        update(
            range=[start, end],
            tickvals=[_scale(tick) for tick in ticks],
            ticktext=[str(tick) for tick in ticks],
            tickfont={"color": colours.muted, "size": SIZE_NOTE},
            showgrid=True,
            griddash="dot",
            title={"text": f"<b>{escaped(shortened(outlet, length=length))}</b> {arrow}", "standoff": 6},
        )
    figure.add_shape(
        type="line",
        layer="below",
        x0=start,
        y0=start,
        x1=end,
        y1=end,
        line={"width": 1, "color": colours.edge, "dash": "dot"},
    )


def _size(*, compact: bool) -> tuple[float, float]:
    """Return the least width and the height of the plot in pixels."""
    width = (COMPACT_WIDTH if compact else WIDE_WIDTH) - _MARGIN["l"] - _MARGIN["r"]
    return width, _HEIGHT[compact] - _MARGIN["b"] - 8


def _places(words: Sequence[_Word], *, end: float, compact: bool) -> dict[str, tuple[float, float]]:
    """Return each word's place on the axes; words with the same two rates are fanned out around it, in a spiral."""
    width, height = ((1 + _BEFORE_ZERO) * end / pixels for pixels in _size(compact=compact))
    seen: Counter[tuple[float, float]] = Counter()
    places = {}
    for word in words:
        number = seen[word.rate_a, word.rate_b]
        seen[word.rate_a, word.rate_b] += 1
        angle, radius = number * _GOLDEN_ANGLE, _SPREAD * math.sqrt(number)
        places[word.term] = (
            _scale(word.rate_a) + math.cos(angle) * radius * width,
            _scale(word.rate_b) + math.sin(angle) * radius * height,
        )
    return places


def _room(
    words: Sequence[_Word], places: dict[str, tuple[float, float]], *, end: float, compact: bool
) -> dict[str, str]:
    """Return where each label finds room at the least width, ``term`` → text position, the clearest words first."""
    width, height = _size(compact=compact)
    span, start = (1 + _BEFORE_ZERO) * end, _BEFORE_ZERO * end
    centres = {
        term: ((x + start) / span * width, height - (y + start) / span * height) for term, (x, y) in places.items()
    }
    texts = ((word.term, _label(word)) for word in words)
    return find_room(texts, centres, width=width, height=height)


def _label(word: _Word) -> str:
    return shortened(word.written, length=_LABEL_LENGTH)


def _trace(
    words: Sequence[_Word],
    places: dict[str, tuple[float, float]],
    placed: dict[str, str],
    outlets: tuple[str, str],
    *,
    dark: bool,
) -> go.Scatter:
    colours = palette(dark=dark)
    hues = [_hue(word, outlets, colours) for word in words]
    return go.Scatter(
        x=[places[word.term][0] for word in words],
        y=[places[word.term][1] for word in words],
        mode="markers+text",
        marker={
            "symbol": [
                {outlets[0]: "square", outlets[1]: "triangle-up"}.get(word.side, "circle-open") for word in words
            ],
            "size": [9 if word.side else 7 for word in words],
            "color": hues,
            "opacity": 1,
            "line": {"width": 1, "color": hues},
        },
        unselected={"marker": {"opacity": 1}},
        text=[escaped(_label(word)) if word.term in placed else "" for word in words],
        textposition=[placed.get(word.term, "middle right") for word in words],
        textfont={
            "color": [hue if word.side else colours.muted for word, hue in zip(words, hues, strict=True)],
            "size": SIZE_NOTE,
        },
        customdata=[["", word.term, ""] for word in words],
        hovertext=[_hover(word, outlets) for word in words],
        hoverinfo="text",
        cliponaxis=False,
    )


def _hue(word: _Word, outlets: tuple[str, str], colours: Palette) -> str:
    if not word.side:
        return colours.edge
    return colours.categories[outlets.index(word.side)]


def _hover(word: _Word, outlets: tuple[str, str]) -> str:
    lines = [
        f"{escaped(shortened(outlet, length=40))}: {count_of(count, 'use')}, {rate:.1f} per 1,000 words"
        for outlet, count, rate in (
            (outlets[0], word.count_a, word.rate_a),
            (outlets[1], word.count_b, word.rate_b),
        )
    ]
    return BREAK.join((f"<b>{escaped(word.written)}</b>", *lines))


def _alt(words: Sequence[_Word], outlet_a: str, outlet_b: str) -> str:
    def listed(outlet: str) -> str:
        typical = ", ".join(word.written for word in words if word.side == outlet and word.side)
        return typical[:200] or "none for certain"

    return f"Typical of {outlet_a}: {listed(outlet_a)}. Typical of {outlet_b}: {listed(outlet_b)}."
