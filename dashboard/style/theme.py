"""One visual language: colours, type, the plotly template and the page's style sheet.

Blue stands for favourable and orange for unfavourable, everywhere and for nothing else; the pair stays apart for
red-, green- and blue-blind readers. Outlets and layers have colours of their own that keep clear of that pair.
Whatever the evidence does not bear is hollow, dashed and says :data:`NOT_ENOUGH`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import plotly.graph_objects as go

from dashboard.style.colour import contrast, mix, rgba

NOT_ENOUGH = "not enough"
"""What stands wherever the evidence does not bear a number or a label."""

SANS = '"Source Sans", "Segoe UI", "Helvetica Neue", Arial, sans-serif'
SERIF = '"Source Serif", Charter, "Iowan Old Style", Georgia, serif'

SIZE_NOTE, SIZE_LABEL, SIZE_BODY = 12, 13, 15
"""Type scale of the charts, in pixels."""

FULL_COLOUR_AT = 0.75
"""Value at which the diverging scale is at full strength; means beyond it are rare, and the number is printed."""

MIN_TEXT_CONTRAST = 4.5
"""Least contrast of text (WCAG 2.2, success criterion 1.4.3)."""

MIN_MARK_CONTRAST = 4.5
"""Least contrast of marks that carry meaning on the page; success criterion 1.4.11 asks for 3."""

LAYERS = ("actor", "quoted", "reported", "framing", "loaded", "naming", "doubt", "frame", "shared", "alone", "told")
"""Layers of marks in a text that have a style: class names that :mod:`dashboard.markup.highlight` marks may carry."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as ``#rrggbb``.

    Attributes:
        background: The page.
        surface: Panels on the page.
        text: Running text.
        muted: Secondary text; still readable (4.5:1) on page and panels.
        rule: Hairlines without meaning.
        edge: Outlines that carry meaning (4.5:1 on the page).
        unfavourable: End of the diverging scale at -1.
        neutral: Its middle.
        favourable: Its end at +1.
        unfavourable_ink: The same hue for text, on page and panels.
        favourable_ink: The same hue for text, on page and panels.
        categories: Outlets and other kinds without an order; six, then they repeat.
        voices: Own, quoted and reported words.
        layers: Layers of marks in a text, by the names in :data:`LAYERS`.
    """

    background: str
    surface: str
    text: str
    muted: str
    rule: str
    edge: str
    unfavourable: str
    neutral: str
    favourable: str
    unfavourable_ink: str
    favourable_ink: str
    categories: tuple[str, ...]
    voices: Mapping[str, str]
    layers: Mapping[str, str]


LIGHT = Palette(
    background="#ffffff",
    surface="#f4f2ee",
    text="#111111",
    muted="#595959",
    rule="#dedad3",
    edge="#767676",
    unfavourable="#b35806",
    neutral="#f7f7f7",
    favourable="#2166ac",
    unfavourable_ink="#9c4a00",
    favourable_ink="#2166ac",
    # Found by searching for the greatest least distance under simulated colour blindness (Machado et al. 2009).
    categories=("#7642f2", "#077c59", "#400042", "#7b6d00", "#1b211b", "#c901a7"),
    voices={"own": "#373b41", "quoted": "#7642f2", "reported": "#077c59"},
    layers={
        "actor": "#595959",
        "quoted": "#7642f2",
        "reported": "#077c59",
        "framing": "#7b6d00",
        "loaded": "#c901a7",
        "naming": "#400042",
        "doubt": "#1b211b",
        "frame": "#2f4a4f",
        "shared": "#474747",
        "alone": "#4a3728",
        "told": "#666666",
    },
)

DARK = Palette(
    background="#14171a",
    surface="#1f2429",
    text="#f2f2f0",
    muted="#a8adb3",
    rule="#353b42",
    edge="#8b9299",
    unfavourable="#f0a04b",
    neutral="#2a2f35",
    favourable="#6aaee6",
    unfavourable_ink="#f0a04b",
    favourable_ink="#6aaee6",
    categories=("#9478ff", "#32a07a", "#ffbadb", "#abb450", "#ffffd3", "#cf65bb"),
    voices={"own": "#d3d7db", "quoted": "#9478ff", "reported": "#32a07a"},
    layers={
        "actor": "#a8adb3",
        "quoted": "#9478ff",
        "reported": "#32a07a",
        "framing": "#abb450",
        "loaded": "#cf65bb",
        "naming": "#ffbadb",
        "doubt": "#ffffd3",
        "frame": "#b9d3d8",
        "shared": "#c2c7cc",
        "alone": "#dcc7b4",
        "told": "#a8adb3",
    },
)


def palette(*, dark: bool = False) -> Palette:
    """Return the colours of the light or the dark theme."""
    return DARK if dark else LIGHT


def shade(value: float, *, dark: bool = False) -> str:
    """Return the colour of a value in [-1, 1] on the diverging scale, as ``#rrggbb``.

    Linear in RGB from neutral to each end; at full strength from :data:`FULL_COLOUR_AT` on.
    """
    colours = palette(dark=dark)
    share = min(abs(value) / FULL_COLOUR_AT, 1.0)
    return mix(colours.neutral, colours.favourable if value > 0 else colours.unfavourable, share=share)


def ink_on(fill: str) -> str:
    """Return black or white, whichever reads better on ``fill``; one of them always reaches 4.5:1."""
    return max(("#111111", "#ffffff", "#000000"), key=lambda ink: _enough(contrast(ink, fill)))


def _enough(ratio: float) -> float:
    """Make near-black win over pure black where both read well."""
    return min(ratio, 2 * MIN_TEXT_CONTRAST)


def template(*, dark: bool = False) -> go.layout.Template:
    """Return the plotly template of every chart: no frame, no grid unless asked for, titles as in print."""
    colours = palette(dark=dark)
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "fixedrange": True,
        "automargin": False,
        "gridcolor": colours.rule,
        "tickfont": {"size": SIZE_LABEL, "color": colours.text},
        "title": {"font": {"size": SIZE_LABEL, "color": colours.muted}},
    }
    return go.layout.Template(
        layout={
            "font": {"family": SANS, "size": SIZE_LABEL, "color": colours.text},
            "title": {
                "font": {"family": SANS, "size": SIZE_BODY, "color": colours.text, "weight": 600},
                "x": 0,
                "xref": "container",
                "xanchor": "left",
                "y": 1,
                "yref": "container",
                "yanchor": "top",
                "pad": {"t": 18, "l": 2},
            },
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": list(colours.categories),
            "xaxis": axis,
            "yaxis": axis,
            "showlegend": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": colours.surface,
                "bordercolor": colours.edge,
                "font": {"family": SANS, "size": SIZE_LABEL, "color": colours.text},
                "align": "left",
            },
            "margin": {"l": 8, "r": 8, "t": 48, "b": 8},
        }
    )


@cache
def page_css(*, dark: bool = False) -> str:
    """Return the page's style sheet: variables of the theme, type, keys and marks. It holds no article text."""
    return f":root {{{_variables(palette(dark=dark))}}}\n{marks_css()}\n{_read('page.css')}"


@cache
def marks_css() -> str:
    """Return the rules of marks in a text; the reader and the sentence lists share them."""
    return _read("marks.css")


def variables(*, dark: bool = False) -> str:
    """Return the theme's colours and fonts as CSS custom properties ``--px-…``."""
    return _variables(palette(dark=dark))


def _variables(colours: Palette) -> str:
    named = {
        "background": colours.background,
        "surface": colours.surface,
        "text": colours.text,
        "muted": colours.muted,
        "rule": colours.rule,
        "edge": colours.edge,
        "unfavourable": colours.unfavourable_ink,
        "favourable": colours.favourable_ink,
        **{f"layer-{name}": colour for name, colour in colours.layers.items()},
        **{f"tint-{name}": rgba(colour, 0.12) for name, colour in colours.layers.items()},
        "serif": SERIF,
        "sans": SANS,
    }
    return "".join(f"--px-{name}:{value};" for name, value in named.items())


def _read(name: str) -> str:
    return files("dashboard.style").joinpath(name).read_text(encoding="utf-8")
