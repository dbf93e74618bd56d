"""What the reader has chosen on each page: one frozen record per page over a small common one.

A record's fields are what its page keeps in its address. A field that several pages have means the same on all of
them and holds the same value there (:class:`dashboard.state.choices.Choices`): who has chosen an actor on one page
finds it on the next. Empty values mean "not chosen", and the page picks a default.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from analysis.measures.schema import ALL_VOICES
from dashboard.state import fields
from dashboard.state.refs import CellRef, QuoteRef, SentenceRef
from dashboard.wording import (
    CLAIMS_SHOWN,
    LAYERS,
    LAYERS_AT_FIRST,
    ORDERS,
    PARTS,
    QUOTE_KINDS,
    READINGS,
    SEARCHES,
    SOURCES,
    STRICTNESS,
    TEXTS,
    TONES,
    WHOSE,
    WORD_CLASSES,
)

MAX_COMPARED = 4
"""More columns than this can't be read side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventState:
    """What every page has.

    Attributes:
        event: Which event is open.
    """

    event: str = fields.words()


@dataclass(frozen=True, slots=True, kw_only=True)
class FilteredState(EventState):
    """What every page has that shows an analysis: the filters (:class:`dashboard.queries.filters.Filters`).

    Attributes:
        only: The outlets that are shown; all while it is empty.
        since: The first day that is shown.
        until: The last day that is shown.
        about: The actors and issues that are shown.
        voice: Whose words are shown.
        text: Which text counts: all, or the newsroom's own only.
    """

    only: tuple[str, ...] = fields.several()
    since: str = fields.day()
    until: str = fields.day()
    about: tuple[str, ...] = fields.several()
    voice: str = fields.one_of(ALL_VOICES, "all")
    text: str = fields.one_of(TEXTS, "all")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectingState(FilteredState):
    """What every page has whose sentences can be corrected.

    Attributes:
        correcting: The sentence that the reader is correcting.
    """

    correcting: SentenceRef | None = fields.ref(SentenceRef)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartState(CorrectingState):
    """What every page with charts has.

    Attributes:
        table: The chart, by its name on its page, whose numbers are shown as a table.
    """

    table: str = fields.words()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellState(ChartState):
    """What every page has whose cells open sentences.

    Attributes:
        cell: The cell whose sentences are shown.
    """

    cell: CellRef | None = fields.ref(CellRef)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewState(CellState):
    """Overview."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareState(CorrectingState):
    """Compare.

    Attributes:
        articles: The articles, left to right.
        layers: The reader's layers that are on.
        facets: Facets of marks that the reader shows alone (:mod:`dashboard.state.facets`); all while it is empty.
        reading: Ways to read, keys of :data:`dashboard.wording.READINGS`.
        sentence: The sentence the reader scrolls to.
    """

    articles: tuple[str, ...] = fields.several(most=MAX_COMPARED)
    layers: tuple[str, ...] = fields.some_of(LAYERS, LAYERS_AT_FIRST)
    facets: tuple[str, ...] = fields.facets()
    reading: tuple[str, ...] = fields.some_of(READINGS)
    sentence: SentenceRef | None = fields.ref(SentenceRef)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageState(ChartState):
    """Coverage.

    Attributes:
        shown: Which claims are listed, a key of :data:`dashboard.wording.CLAIMS_SHOWN`.
        strict: How sure a match must be, a key of :data:`dashboard.wording.STRICTNESS`.
        claim: The number of the claim whose sentences are open.
    """

    shown: str = fields.one_of(CLAIMS_SHOWN, "shared")
    strict: str = fields.one_of(STRICTNESS, "usual")
    claim: str = fields.words()


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceState(CellState):
    """Stance.

    Attributes:
        target: The actor or issue for which articles are compared.
        left_out: Sentences of the open cell that the reader wants left out of its stance.
        sentence: The sentence of the open cell that is pointed at.
    """

    target: str = fields.words()
    left_out: tuple[int, ...] = fields.numbers()
    sentence: SentenceRef | None = fields.ref(SentenceRef)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsState(CellState):
    """Actors.

    Attributes:
        actor: The actor that is shown.
        order: Order of its sentences, a key of :data:`dashboard.wording.ORDERS`.
    """

    actor: str = fields.words()
    order: str = fields.one_of(ORDERS, "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class VoicesState(ChartState):
    """Voices.

    Attributes:
        quoting: The articles whose quotations are listed; all while it is empty, as in the next four.
        speakers: The speakers.
        kinds: Keys of :data:`dashboard.wording.QUOTE_KINDS`.
        tones: Keys of :data:`dashboard.wording.TONES`.
        sources: Keys of :data:`dashboard.wording.SOURCES`.
        quote: The quotation that is open.
        newsroom: The article whose sentences in the newsroom's own words are listed.
    """

    quoting: tuple[str, ...] = fields.several()
    speakers: tuple[str, ...] = fields.several()
    kinds: tuple[str, ...] = fields.some_of(QUOTE_KINDS)
    tones: tuple[str, ...] = fields.some_of(TONES)
    sources: tuple[str, ...] = fields.some_of(SOURCES)
    quote: QuoteRef | None = fields.ref(QuoteRef)
    newsroom: str = fields.words()


@dataclass(frozen=True, slots=True, kw_only=True)
class FramingState(ChartState):
    """Framing.

    Attributes:
        part: Which part of the page is open, a key of :data:`dashboard.wording.PARTS`.
        outlets: The one or two outlets whose words are compared.
        compared: Whose words that comparison takes, a key of :data:`dashboard.wording.WHOSE`.
        names: Whether names of actors are compared too, ``yes`` or ``no``.
        term: The word or expression whose sentences are shown.
        actor: The actor whose names and verbs are shown.
        item: What is open in the part: a frame, a loaded word, a label, a verb.
        outlet: The one outlet whose places of the item are shown; all while it is empty.
        whose: Whose words the part counts, a key of :data:`dashboard.wording.WHOSE`.
        pattern: What the concordance searches for.
        search: How it reads the pattern, a key of :data:`dashboard.wording.SEARCHES`.
        word_class: Part of speech of the lemmas it searches for, a key of :data:`dashboard.wording.WORD_CLASSES`.
    """

    part: str = fields.one_of(PARTS, "words")
    outlets: tuple[str, ...] = fields.several(most=2)
    compared: str = fields.one_of(WHOSE, "own")
    names: str = fields.one_of(("no", "yes"), "no")
    term: str = fields.words()
    actor: str = fields.words()
    item: str = fields.words()
    outlet: str = fields.words()
    whose: str = fields.one_of(WHOSE, "own")
    pattern: str = fields.words()
    search: str = fields.one_of(SEARCHES, "words")
    word_class: str = fields.one_of(WORD_CLASSES, "any")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineState(ChartState):
    """Timeline.

    Attributes:
        actor: The actor whose sentiment is drawn.
        terms: The words whose course is drawn; those that change most clearly while it is empty.
        term: The word whose sentences are shown.
        day: The day, week or month whose sentences are shown, by its first day.
    """

    actor: str = fields.words()
    terms: tuple[str, ...] = fields.several()
    term: str = fields.words()
    day: str = fields.day()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsState(FilteredState):
    """Corrections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareState(FilteredState):
    """Share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddState(EventState):
    """Add articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodState(EventState):
    """Method.

    Attributes:
        section: The measure that the page scrolls to.
    """

    section: str = fields.words()


PAGES: Mapping[str, type[EventState]] = MappingProxyType(
    {
        "overview": OverviewState,
        "compare": CompareState,
        "coverage": CoverageState,
        "stance": StanceState,
        "actors": ActorsState,
        "voices": VoicesState,
        "framing": FramingState,
        "timeline": TimelineState,
        "corrections": CorrectionsState,
        "share": ShareState,
        "add": AddState,
        "method": MethodState,
    }
)
"""The record of each page, by the page's name in the address."""
