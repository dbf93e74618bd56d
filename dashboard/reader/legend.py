"""The legend of the marks in the reader, which is its filter too: each entry shows its marks alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.measures.loaded.detection import REASONS
from dashboard.queries.frame_titles import titles
from dashboard.queries.marks import Layer
from dashboard.state.facets import ABOUT, KIND, TONE, VOICE, facet, value_of
from dashboard.wording import CLAIM_TONES, NAME_FORMS, TELLING_FORMS

MOST_SPEAKERS = 6
"""Speakers, beside the measured actors, that have an entry: those with most quotations."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One mark of the legend: its facet, what it is called, how its marks look (class names)."""

    facet: str
    label: str
    css: str


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that belong together, and the layers that must be on for the group to show (any of them)."""

    label: str
    layers: tuple[str, ...]
    entries: tuple[Entry, ...]


def legend(articles: Iterable[Sequence[Layer]], targets: Sequence[str]) -> tuple[Group, ...]:
    """Return the legend of the marks in some articles; entries without a mark in them are left out.

    Args:
        articles: The layers of each article.
        targets: Names of the measured actors, in their order.
    """
    present = Counter(name for layers in articles for layer in layers for mark in layer.marks for name in mark.facets)
    groups = (
        Group("Actors", ("actors", "sentiment", "voices", "naming", "doubt"), _actors(present, targets)),
        Group("Portrayed", ("actors", "sentiment"), _TONES),
        Group("Voice", ("voices",), _VOICES),
        Group("Typical words", ("framing",), (Entry(facet(KIND, "framing"), "more frequent here", "px-framing"),)),
        Group("Loaded words", ("loaded",), _reasons()),
        Group("Frames", ("frames",), _frames()),
        Group("Names", ("naming",), _forms()),
        Group("Statements", ("doubt",), _claims()),
        Group("Told", ("coverage",), _TOLD),
        Group("Shared", ("shared",), (Entry(facet(KIND, "shared"), "also in another outlet", "px-shared"),)),
    )
    kept = (
        Group(group.label, group.layers, tuple(entry for entry in group.entries if present[entry.facet]))
        for group in groups
    )
    return tuple(group for group in kept if group.entries)


_TONES = (
    Entry(facet(TONE, "negative"), "unfavourable", "px-actor px-negative px-last"),
    Entry(facet(TONE, "neutral"), "neutral", "px-actor px-neutral px-last"),
    Entry(facet(TONE, "positive"), "favourable", "px-actor px-positive px-last"),
)

_TOLD = (
    Entry(facet(KIND, "alone"), "only here", "px-alone"),
    Entry(facet(KIND, "told"), "elsewhere too", "px-told"),
)

_VOICES = (
    Entry(facet(VOICE, "own"), "own words", ""),
    Entry(facet(VOICE, "quoted"), "quoted", "px-quoted"),
    Entry(facet(VOICE, "reported"), "reported speech", "px-reported"),
)


def _actors(present: Counter[str], targets: Sequence[str]) -> tuple[Entry, ...]:
    """Offer the measured actors, then the speakers who are none, the most quoted first."""
    speakers = [
        (-count, name)
        for written, count in present.items()
        if (name := value_of(written, ABOUT)) and name not in targets and count > 1
    ]
    named = (*targets, *(name for _, name in sorted(speakers)[:MOST_SPEAKERS]))
    return tuple(Entry(facet(ABOUT, name), name, "px-actor" if name in targets else "") for name in named)


def _reasons() -> tuple[Entry, ...]:
    return tuple(Entry(facet(KIND, f"loaded:{reason}"), reason, "px-loaded") for reason in REASONS)


def _frames() -> tuple[Entry, ...]:
    return tuple(Entry(facet(KIND, f"frame:{name}"), title, "px-sign") for name, title in titles().items())


def _claims() -> tuple[Entry, ...]:
    return tuple(
        Entry(facet(KIND, f"doubt:{tone}"), words, f"px-doubt px-{tone} px-last") for tone, words in CLAIM_TONES.items()
    )


def _forms() -> tuple[Entry, ...]:
    return tuple(Entry(facet(KIND, f"naming:{form}"), NAME_FORMS[form].lower(), "px-naming") for form in TELLING_FORMS)
