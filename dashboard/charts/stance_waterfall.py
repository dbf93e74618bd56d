"""What a stance is made of: each sentence's part in each signal, added up to the score."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.measures.stance import SIGNALS
from dashboard.charts.canvas import blank, canvas, fit_subtitle
from dashboard.charts.figure_text import BREAK, escaped, note, wrapped
from dashboard.charts.stance_steps import Step, waterfall_steps
from dashboard.memo import remembered
from dashboard.queries.article_labels import split
from dashboard.queries.rows import Row
from dashboard.queries.stance_words import verdict
from dashboard.style.theme import SIZE_LABEL, SIZE_NOTE, Palette, palette
from dashboard.wording import PART_DIGITS, SIGNALS_AT_HAND, count_of, interval, shortened, signed

_HEIGHT = {"signal": 30, "sentence": 21, "rest": 21, "score": 46}
"""Height of a line in pixels; y coordinates count pixels."""
_BAR = 14
_LEFT = {True: 92, False: 170}
_ROOM = {True: 0.34, False: 0.12}
"""Room for the numbers beside the bars, as a share of the range."""
_SHOWN_TEXT = 220
_READ = (
    "each bar: one sentence through one signal",
    "right: sum of the signal",
    "the last bar: the score",
    "rounded for print, added up exactly",
)
"""How the figure is read."""
_VOICES = {"own": "own words", "quoted": "quoted", "reported": "reported"}


@remembered
def stance_waterfall(
    parts: pd.DataFrame,
    stance: Row,
    *,
    name: str,
    bounds: tuple[float, float],
    texts: Mapping[int, str],
    left_out: Collection[int] = (),
    dark: bool = False,
    compact: bool = False,
) -> go.Figure:
    """Draw how the sentences of an article add up to its stance toward a target.

    Bars start where the one above them ended; a dotted bar was left out by the reader and adds nothing.

    Args:
        parts: The cell's rows of the evidence table.
        stance: The cell's row of the stance table.
        name: The article's name.
        bounds: Scores below the first are critical, above the second supportive.
        texts: The sentences by their number.
        left_out: Sentences that don't count.
        dark: Whether the page is dark.
        compact: Whether the figure is for a phone.

    Returns:
        The figure; each bar's ``customdata`` is ``[article_id, target, sentence_id]``, the last empty for sums.
    """
    target = str(stance["target"])
    measure = f"What makes up the stance of {name} toward {target}"
    if parts.empty:
        return blank(f"{name} does not discuss {target}.", title=measure, dark=dark, compact=compact)
    steps = waterfall_steps(parts, left_out=left_out, compact=compact)
    subtitle = fit_subtitle((escaped(measure), *_READ), compact=compact)
    title = _finding(steps, stance, name, out=len(left_out))
    alt = f"{title}. {_alt(measure, steps)}"
    figure, top = canvas(title=title, subtitle=subtitle, alt=alt, dark=dark, compact=compact)
    colours = palette(dark=dark)
    places, height = _places(steps)
    _lay_out(figure, height, bounds, colours, top=top, compact=compact)
    labels = (_labels(step, y, colours, compact=compact) for step, y in zip(steps, places, strict=True))
    figure.update_layout(
        annotations=[*_bound_labels(bounds, compact=compact, colours=colours), *chain.from_iterable(labels)]
    )
    low, high = _range(steps, stance, bounds, whole=not left_out, compact=compact)
    figure.update_xaxes(range=[low, high], showticklabels=False)
    figure.add_traces(
        [
            *_connectors(steps, places, colours),
            _bars(steps, places, stance, texts, colours, compact=compact),
            *_whisker(places[-1] + _BAR, stance, colours, whole=not left_out),
        ]
    )
    return figure


def _lay_out(
    figure: go.Figure, height: int, bounds: tuple[float, float], colours: Palette, *, top: int, compact: bool
) -> None:
    """Make room for the lines, and draw zero and the bounds of neutral through them."""
    verticals = ((bounds[0], "dot"), (0.0, "solid"), (bounds[1], "dot"))
    figure.update_layout(
        height=top + height + 44,
        margin={"l": _LEFT[compact], "r": 50, "t": top + 20, "b": 24},
        barmode="overlay",
        shapes=[_line(x, height, dash, colours) for x, dash in verticals],
    )
    figure.update_yaxes(range=[height, 0], showticklabels=False)


def _finding(steps: Sequence[Step], stance: Row, name: str, *, out: int) -> str:
    """Say the label that the evidence bears, and the signal that makes most of it."""
    outlet, target, score = split(name)[0], stance["target"], signed(steps[-1].value)
    if out:
        return f"Without {count_of(out, 'sentence')}, {outlet} scores {score} toward {target}"
    signals = [step for step in steps if step.kind == "signal"]
    most = max(signals, key=lambda step: (abs(step.value), step.label))
    by = f", above all through {most.label.lower()}" if most.value and most.value * steps[-1].value > 0 else ""
    if not stance["enough"]:
        return f"Not sure where {outlet} stands toward {target}: {verdict(stance)} ({score})"
    return f"{outlet} is {stance['label']} toward {target} ({score}){by}"


def _places(steps: Sequence[Step]) -> tuple[list[float], int]:
    """Return the middle of each line, and the height of all."""
    places: list[float] = []
    y = 0
    for step in steps:
        # A head stands at the foot of its line, close to its bars.
        places.append(y + _HEIGHT[step.kind] - 11 if step.kind == "signal" else y + _HEIGHT[step.kind] / 2)
        y += _HEIGHT[step.kind]
    return places, y


def _range(
    steps: Sequence[Step], stance: Row, bounds: tuple[float, float], *, whole: bool, compact: bool
) -> tuple[float, float]:
    values = [0.0, *bounds, *(step.start for step in steps), *(step.start + step.value for step in steps)]
    values += [float(stance[end]) for end in ("low", "high") if whole and not math.isnan(stance[end])]
    room = (max(values) - min(values)) * _ROOM[compact]
    # To the right stands the longer of the two labels of the bounds.
    return min(values) - room, max(values) + (room if compact else 1.5 * room)


def _line(x: float, height: int, dash: str, colours: Palette) -> dict[str, Any]:
    line = {"width": 1, "color": colours.edge, "dash": dash}
    return {"type": "line", "layer": "below", "x0": x, "x1": x, "y0": 0, "y1": height, "line": line}


def _bound_labels(bounds: tuple[float, float], *, compact: bool, colours: Palette) -> list[dict[str, Any]]:
    words = (
        ("critical", "supportive")
        if compact
        else (f"critical below {signed(bounds[0])}", f"supportive above {signed(bounds[1])}")
    )
    return [
        {
            "text": note(text, ink, size=SIZE_NOTE),
            "x": x,
            "xanchor": anchor,
            "y": 0,
            "yanchor": "bottom",
            "showarrow": False,
        }
        for text, x, anchor, ink in zip(
            words, bounds, ("right", "left"), (colours.unfavourable_ink, colours.favourable_ink), strict=True
        )
    ]


def _labels(step: Step, y: float, colours: Palette, *, compact: bool) -> list[dict[str, Any]]:
    base = {"xref": "paper", "y": y, "yanchor": "middle", "showarrow": False}
    left = {**base, "x": 0, "xanchor": "left", "xshift": 2 - _LEFT[compact]}
    if step.kind == "signal":
        total = signed(step.value, decimals=PART_DIGITS)
        right = {**base, "x": 1, "xanchor": "left", "xshift": 6, "text": f"<b>{total}</b>"}
        means = SIGNALS_AT_HAND.get(step.label, "")
        silent = f"{count_of(step.without_effect, 'sentence')} without effect" if step.without_effect else ""
        told = " · ".join(words for words in (means, silent if not compact else "") if words)
        head = f"<b>{escaped(_capital(step.label))}</b> {note(escaped(told), colours.muted, size=SIZE_NOTE)}"
        left["bgcolor"] = colours.background  # the words run over the lines of the bounds
        return [{**left, "text": head, "hovertext": wrapped(_explained(step.label), width=60, lines=4)}, right]
    if step.kind == "score":
        return [{**left, "text": f"<b>{step.label}</b>", "font": {"size": SIZE_LABEL + 2}}]
    words = step.label
    if step.voice and not compact:
        words += f", {_VOICES.get(step.voice, step.voice)}"
    return [{**left, "xshift": 12 - _LEFT[compact], "text": note(words, colours.muted, size=SIZE_NOTE)}]


def _explained(signal: str) -> str:
    """Return what a signal is and looks at."""
    return f"{_capital(signal)}: {SIGNALS[signal]}" if signal in SIGNALS else _capital(signal)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bars(
    steps: Sequence[Step],
    places: Sequence[float],
    stance: Row,
    texts: Mapping[int, str],
    colours: Palette,
    *,
    compact: bool,
) -> go.Bar:
    shown = [(step, y) for step, y in zip(steps, places, strict=True) if step.kind != "signal"]
    inks = [_ink(step, colours) for step, _ in shown]
    key = [str(stance["article_id"]), str(stance["target"])]
    return go.Bar(
        name="parts",
        orientation="h",
        base=[step.start for step, _ in shown],
        x=[step.value for step, _ in shown],
        y=[y for _, y in shown],
        width=[_BAR + 6 if step.kind == "score" else _BAR for step, _ in shown],
        marker={
            "color": ["rgba(0,0,0,0)" if step.out else ink for (step, _), ink in zip(shown, inks, strict=True)],
            "line": {"width": [1 if step.value else 0 for step, _ in shown], "color": inks},
            "pattern": {"shape": ["/" if step.kind == "rest" else "" for step, _ in shown], "solidity": 0.4, "size": 6},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        text=[_text(step, colours, compact=compact) for step, _ in shown],
        textposition="outside",
        textfont={"color": colours.text, "size": SIZE_NOTE},
        textangle=0,
        constraintext="none",
        cliponaxis=False,
        customdata=[[*key, str(step.sentence_id) if step.sentence_id >= 0 else ""] for step, _ in shown],
        hovertext=[_hover(step, stance, texts) for step, _ in shown],
        hoverinfo="text",
    )


def _ink(step: Step, colours: Palette) -> str:
    if step.kind == "score":
        return colours.text
    return colours.favourable if step.value > 0 else colours.unfavourable


def _text(step: Step, colours: Palette, *, compact: bool) -> str:
    if step.out:
        words = "left out" if compact else f"left out ({signed(step.value, decimals=PART_DIGITS)})"
        return note(words, colours.muted, size=SIZE_NOTE)
    if step.kind == "score":
        size = SIZE_LABEL
        return f'<b><span style="font-size:{size}px">{signed(step.value)}</span></b>'
    return signed(step.value, decimals=PART_DIGITS)


def _hover(step: Step, stance: Row, texts: Mapping[int, str]) -> str:
    if step.kind == "score":
        sure = interval(stance["low"], stance["high"])
        return f"<b>Score {signed(step.value)}</b>{BREAK}the sum of all bars; of the whole article: {sure}"
    if step.kind == "rest":
        return f"<b>{escaped(step.label)}</b>{BREAK}together {signed(step.value, decimals=PART_DIGITS)}"
    words = wrapped(shortened(texts.get(step.sentence_id, ""), length=_SHOWN_TEXT), width=60, lines=5)
    state = " (left out)" if step.out else ""
    return f"<b>{escaped(_capital(step.label))}</b>: {signed(step.value, decimals=PART_DIGITS)}{state}{BREAK}{words}"


def _connectors(steps: Sequence[Step], places: Sequence[float], colours: Palette) -> list[go.Scatter]:
    """Join the end of each bar with the start of the next by a hairline."""
    pairs = [(step, y) for step, y in zip(steps, places, strict=True) if step.kind != "signal"]
    x: list[float | None] = []
    y_: list[float | None] = []
    for (step, y), (_, below) in pairwise(pairs):
        end = step.start + (0.0 if step.out else step.value)
        x += [end, end, None]
        y_ += [y, below, None]
    if not x:
        return []
    return [go.Scatter(x=x, y=y_, mode="lines", line={"width": 1, "color": colours.edge}, hoverinfo="skip")]


def _whisker(y: float, stance: Row, colours: Palette, *, whole: bool) -> list[go.Scatter]:
    """Draw the interval of the whole score below its bar."""
    if not whole or math.isnan(stance["low"]):
        return []
    label = "95 % interval" if stance["enough"] else f"95 % interval: {verdict(stance)}, not sure"
    line = {"width": 3, "color": colours.text, "dash": "solid" if stance["enough"] else "dot"}
    return [
        go.Scatter(
            name="interval",
            x=[stance["low"], stance["high"]],
            y=[y, y],
            mode="lines",
            line=line,
            hovertext=label,
            hoverinfo="text",
        )
    ]


def _alt(title: str, steps: Sequence[Step]) -> str:
    signals = [step for step in steps if step.kind == "signal"]
    strongest = sorted(signals, key=lambda step: (-abs(step.value), step.label))[:3]
    named = ", ".join(f"{step.label} {signed(step.value)}" for step in strongest)
    return f"{title}. Score {signed(steps[-1].value)}. Strongest signals: {named}."
