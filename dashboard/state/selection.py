"""What the reader has chosen, as one frozen value, and its way through the address bar.

The choices live here and not in widgets: a chart forgets its selection when it is redrawn, a widget when the page
changes, both on reload. Each run starts with :func:`begin`, which takes them from the address where somebody opened
a link, else from the session; views show :func:`current` and call :func:`change`; :func:`publish` writes the address.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

import streamlit as st

from analysis.measures.schema import ALL_VOICES
from dashboard.state.facets import is_facet
from dashboard.wording import (
    LAYERS,
    LAYERS_AT_FIRST,
    ORDERS,
    PARTS,
    QUOTE_KINDS,
    READINGS,
    SEARCHES,
    SOURCES,
    TEXTS,
    TONES,
    WHOSE,
    WORD_CLASSES,
)

Measure = Literal["sentiment", "stance"]
Params = Mapping[str, Sequence[str]]

MAX_COMPARED = 4
"""More columns than this can't be read side by side."""

_MOST_DIGITS = 7
"""Longer numbers in an address number no sentence."""

_SEPARATOR = "~"
_STATE = "selection"
_WRITTEN = "selection_written"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a chart: an article, a target, whose voice, and which measure it shows."""

    measure: Measure
    article_id: str
    target: str
    voice: str = "all"


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of an article."""

    article_id: str
    sentence_id: int


@dataclass(frozen=True, slots=True)
class QuotePlace:
    """A quotation of an article."""

    article_id: str
    quote_id: int


@dataclass(frozen=True, slots=True)
class Selection:
    """Everything the reader has chosen; empty values mean "not chosen", and the page picks a default.

    Attributes:
        event: Which event is open.
        voice: Whose words are shown, on every page; this and the next five are explained in
            :class:`dashboard.queries.filters.Filters`.
        only: The outlets that are shown, on every page; all while it is empty.
        since: The first day that is shown.
        until: The last day that is shown.
        about: The actors and issues that are shown.
        text: Which text counts: all, or the newsroom's own only.
        cell: The cell whose sentences are shown.
        actor: The actor of the Actors page.
        order: Order of the sentences on the Actors page, a key of :data:`dashboard.wording.ORDERS`.
        articles: The articles of the Compare page, left to right.
        layers: The reader's layers that are on.
        facets: Facets of marks that the reader shows alone (:mod:`dashboard.state.facets`); all while it is empty.
        reading: Ways to read, keys of :data:`dashboard.wording.READINGS`.
        sentence: The sentence the reader scrolls to.
        outlets: The one or two outlets whose words the Framing page compares.
        compared: Whose words it compares, a key of :data:`dashboard.wording.WHOSE`.
        names: Whether names of actors are compared too, ``yes`` or ``no``.
        term: The word or expression whose sentences are shown.
        part: Which part of the Framing page is open, a key of :data:`dashboard.wording.PARTS`.
        item: What is open in that part: a frame, a loaded word, a label, a verb.
        outlet: The one outlet whose places of the item are shown; all while it is empty.
        whose: Whose words that part counts, a key of :data:`dashboard.wording.WHOSE`.
        pattern: What the concordance searches for.
        search: How it reads the pattern, a key of :data:`dashboard.wording.SEARCHES`.
        word_class: Part of speech of the lemmas it searches for, a key of :data:`dashboard.wording.WORD_CLASSES`.
        target: The actor or issue for which the Stance page compares articles.
        left_out: Sentences of the open cell that the reader wants left out of its stance.
        quoting: The articles whose quotations the Voices page lists; all while it is empty, as in the next four.
        speakers: The speakers it lists.
        kinds: Keys of :data:`dashboard.wording.QUOTE_KINDS`.
        tones: Keys of :data:`dashboard.wording.TONES`.
        sources: Keys of :data:`dashboard.wording.SOURCES`.
        quote: The quotation that is open.
        terms: The words whose course the Timeline page draws; those that change most clearly while it is empty.
        day: The day, week or month whose sentences are shown there, by its first day.
        section: The measure that the Method page scrolls to.
        newsroom: The article whose sentences in the newsroom's own words the Voices page lists.
        table: The chart, by its name on its page, whose numbers are shown as a table.
    """

    event: str = ""
    voice: str = "all"
    only: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    about: tuple[str, ...] = ()
    text: str = "all"
    cell: Cell | None = None
    actor: str = ""
    order: str = "text"
    articles: tuple[str, ...] = ()
    layers: tuple[str, ...] = LAYERS_AT_FIRST
    facets: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()
    sentence: Place | None = None
    outlets: tuple[str, ...] = ()
    compared: str = "own"
    names: str = "no"
    term: str = ""
    part: str = "words"
    item: str = ""
    outlet: str = ""
    whose: str = "own"
    pattern: str = ""
    search: str = "words"
    word_class: str = "any"
    target: str = ""
    left_out: tuple[int, ...] = ()
    quoting: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tones: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    quote: QuotePlace | None = None
    terms: tuple[str, ...] = ()
    day: str = ""
    section: str = ""
    newsroom: str = ""
    table: str = ""


_EVERYWHERE = ("event", "only", "since", "until", "about", "voice", "text")
"""The event and the filters: what holds on every page that shows an analysis."""

PAGE_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "overview": (*_EVERYWHERE, "cell", "table"),
        "compare": (*_EVERYWHERE, "articles", "layers", "facets", "reading", "sentence"),
        "stance": (*_EVERYWHERE, "cell", "target", "left_out", "sentence", "table"),
        "actors": (*_EVERYWHERE, "actor", "order", "cell", "table"),
        "voices": (*_EVERYWHERE, "quoting", "speakers", "kinds", "tones", "sources", "quote", "newsroom", "table"),
        "framing": (
            *_EVERYWHERE,
            "part",
            "outlets",
            "compared",
            "names",
            "term",
            "actor",
            "item",
            "outlet",
            "whose",
            "pattern",
            "search",
            "word_class",
            "table",
        ),
        "timeline": (*_EVERYWHERE, "actor", "terms", "term", "day", "table"),
        "add": ("event",),
        "method": ("event", "section"),
    }
)
"""What each page keeps in its address."""

_DEFAULT = Selection()


def to_params(selection: Selection, page: str) -> dict[str, list[str]]:
    """Write what a page needs as query parameters; what is at its default is left out."""
    params: dict[str, list[str]] = {}
    for name in PAGE_FIELDS[page]:
        value = getattr(selection, name)
        if value != getattr(_DEFAULT, name):
            params[name] = _written(value)
    return params


def from_params(params: Params, page: str, *, base: Selection = _DEFAULT) -> Selection:
    """Read a page's query parameters over ``base``; what can't be read is left at its default."""
    values = {name: _read(name, params.get(name, ())) for name in PAGE_FIELDS[page]}
    if base.event and values["event"] not in ("", base.event):
        base = _DEFAULT
    return replace(base, **values)


def begin(page: str) -> Selection:
    """Start a run: settle what is chosen, from the address or from the session."""
    asked = {name: tuple(st.query_params.get_all(name)) for name in st.query_params}
    known: Selection | None = st.session_state.get(_STATE)
    if known is None:
        st.session_state[_STATE] = from_params(asked, page)
    elif asked and asked != st.session_state.get(_WRITTEN):
        st.session_state[_STATE] = from_params(asked, page, base=known)
    if page != "method" and current().section:
        # Who left the Method page has read its section: the next visit starts at the top.
        change(section="")
    return current()


def current() -> Selection:
    """Return what is chosen now."""
    selection: Selection = st.session_state.get(_STATE, _DEFAULT)
    return selection


def change(**values: Any) -> None:
    """Choose something; another event starts afresh."""
    st.session_state[_STATE] = after(**values)


def after(**values: Any) -> Selection:
    """Return what would be chosen after a change: what a link leads to."""
    known = current()
    if known.event and values.get("event", known.event) != known.event:
        known = _DEFAULT
    if values.get("cell", known.cell) != known.cell:
        # Sentences are left out of one cell, not of the next one.
        values = {"left_out": (), **values}
    if values.get("part", known.part) != known.part or values.get("actor", known.actor) != known.actor:
        # What is open belongs to its part, and to its actor.
        values = {"item": "", "outlet": "", **values}
    return replace(known, **values)


def publish(page: str) -> None:
    """Write what is chosen into the address, so that a reload or a shared link opens the same view."""
    params = to_params(current(), page)
    written = {name: tuple(values) for name, values in params.items()}
    if written != {name: tuple(st.query_params.get_all(name)) for name in st.query_params}:
        st.query_params.from_dict(params)
    st.session_state[_WRITTEN] = written


def link_to(page: str, **values: Any) -> dict[str, list[str]]:
    """Return the query parameters of a page with these values: the event and the filters stay, the rest starts afresh.

    A link without them would lift the filters, since what an address lacks is at its default.
    """
    known = current()
    kept = {name: getattr(known, name) for name in _EVERYWHERE}
    return to_params(replace(_DEFAULT, **{**kept, **values}), page)


def link_to_sentence(selection: Selection, place: Place, *, among: Iterable[str]) -> dict[str, list[str]]:
    """Return the query parameters of Compare that open a sentence in its article.

    Args:
        selection: What is chosen; the articles open before stay beside it, as many as they were.
        place: The sentence.
        among: All articles of the event; where none was open before, the first other one stands beside.
    """
    others = [article for article in dict.fromkeys((*selection.articles, *among)) if article != place.article_id]
    articles = (place.article_id, *others)[: max(2, len(selection.articles))]
    # A sentence that is looked for must not be filtered away.
    return to_params(replace(selection, articles=articles, sentence=place, facets=()), "compare")


def clicked_point(chart_state: Any) -> tuple[str, str, str] | None:
    """Return the three strings of a chart's clicked mark, or None where the click chose nothing."""
    points = chart_state["selection"]["points"] if chart_state else []
    if not points:
        return None
    data = points[0].get("customdata") or []
    # Plotly hands an array over as a mapping from position to value.
    values = [data[key] for key in sorted(data, key=int)] if isinstance(data, Mapping) else list(data)
    return (str(values[0]), str(values[1]), str(values[2])) if len(values) == 3 else None


def _written(value: Any) -> list[str]:
    if isinstance(value, Cell | Place | QuotePlace):
        # The last part may hold anything, the separator too.
        parts = [str(getattr(value, name)) for name in _PARTS[type(value)]]
        return [_SEPARATOR.join(parts)]
    if isinstance(value, tuple):
        # A parameter without a value says "none of them"; a missing one says "the default".
        return [str(item) for item in value] or [""]
    return [str(value)]


_PARTS: Mapping[type, tuple[str, ...]] = MappingProxyType(
    {
        Cell: ("measure", "article_id", "voice", "target"),
        Place: ("article_id", "sentence_id"),
        QuotePlace: ("article_id", "quote_id"),
    }
)


def _read(name: str, values: Sequence[str]) -> Any:
    """Read one field; without values, or with one that makes no sense, its default."""
    default = getattr(_DEFAULT, name)
    if not values:
        return default
    read = _READERS.get(name)
    return values[0] if read is None else read(values, default)


def _read_cell(text: str) -> Cell | None:
    measure, article_id, voice, target = [*text.split(_SEPARATOR, 3), "", "", "", ""][:4]
    if measure not in ("sentiment", "stance") or voice not in ALL_VOICES or not target:
        return None
    return Cell("stance" if measure == "stance" else "sentiment", article_id, target, voice)


def _read_place(text: str) -> Place | None:
    article_id, _, number = text.partition(_SEPARATOR)
    return Place(article_id, int(number)) if _is_number(number) else None


def _read_quote(text: str) -> QuotePlace | None:
    article_id, _, number = text.partition(_SEPARATOR)
    return QuotePlace(article_id, int(number)) if _is_number(number) else None


def _is_number(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) < _MOST_DIGITS


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _several(values: Sequence[str], most: int | None = None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))[:most]


_READERS: Mapping[str, Callable[[Sequence[str], Any], Any]] = MappingProxyType(
    {
        "cell": lambda values, _: _read_cell(values[0]),
        "sentence": lambda values, _: _read_place(values[0]),
        "voice": lambda values, default: values[0] if values[0] in ALL_VOICES else default,
        "text": lambda values, default: values[0] if values[0] in TEXTS else default,
        "only": lambda values, _: _several(values),
        "about": lambda values, _: _several(values),
        "since": lambda values, default: values[0] if _is_day(values[0]) else default,
        "day": lambda values, default: values[0] if _is_day(values[0]) else default,
        "terms": lambda values, _: _several(values),
        "until": lambda values, default: values[0] if _is_day(values[0]) else default,
        "order": lambda values, default: values[0] if values[0] in ORDERS else default,
        "part": lambda values, default: values[0] if values[0] in PARTS else default,
        "whose": lambda values, default: values[0] if values[0] in WHOSE else default,
        "names": lambda values, default: values[0] if values[0] in ("no", "yes") else default,
        "compared": lambda values, default: values[0] if values[0] in WHOSE else default,
        "search": lambda values, default: values[0] if values[0] in SEARCHES else default,
        "word_class": lambda values, default: values[0] if values[0] in WORD_CLASSES else default,
        "layers": lambda values, _: tuple(layer for layer in LAYERS if layer in values),
        "facets": lambda values, _: _several([value for value in values if is_facet(value)]),
        "reading": lambda values, _: tuple(reading for reading in READINGS if reading in values),
        "articles": lambda values, _: _several(values, MAX_COMPARED),
        "outlets": lambda values, _: _several(values, 2),
        "quoting": lambda values, _: _several(values),
        "speakers": lambda values, _: _several(values),
        "kinds": lambda values, _: tuple(kind for kind in QUOTE_KINDS if kind in values),
        "tones": lambda values, _: tuple(tone for tone in TONES if tone in values),
        "sources": lambda values, _: tuple(source for source in SOURCES if source in values),
        "quote": lambda values, _: _read_quote(values[0]),
        "left_out": lambda values, _: tuple(sorted({int(value) for value in values if _is_number(value)})),
    }
)
