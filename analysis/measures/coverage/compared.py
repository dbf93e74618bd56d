"""Memoised comparison of an event's sentences: it reads nothing but their texts, so a changed actor costs none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.bounded_cache import BoundedCache
from analysis.measures.coverage.decision import load_decision
from analysis.measures.coverage.pairs import find_pairs
from analysis.measures.coverage.units import Rarity, Unit, find_units
from analysis.text.nlp import ParsedArticle
from analysis.text.parse_cache import TextKey, text_key

MOST_UNITS = 12_000
"""Sentences whose comparison is kept: two events of a hundred articles, or many small ones."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The sentences of an event, and how surely pairs of them tell the same fact.

    Attributes:
        units: The sentences that tell enough to be compared.
        pairs: Pairs of them by place, the earlier first.
        scores: How surely each pair tells the same fact, 0 to 1.
    """

    units: tuple[Unit, ...]
    pairs: tuple[tuple[int, int], ...]
    scores: tuple[float, ...]


_KEPT: BoundedCache[tuple[TextKey, ...], Compared] = BoundedCache(MOST_UNITS, size=lambda found: len(found.units) + 1)


def compare_sentences(articles: Sequence[ParsedArticle]) -> Compared:
    """Return the sentences of an event's articles, compared with those of the other articles."""
    key = tuple(text_key(item.article) for item in articles)
    known = _KEPT.get(key)
    if known is None:
        units = find_units(articles)
        pairs = find_pairs(units, Rarity(units))
        scores = load_decision().scores(pairs).tolist()
        places = tuple((pair.left, pair.right) for pair in pairs)
        known = Compared(tuple(map(_slim, units)), places, tuple(scores))
        _KEPT.put(key, known)
    return known


def forget_comparisons() -> None:
    """Forget all comparisons, as at the start of a process."""
    _KEPT.clear()


def _slim(unit: Unit) -> Unit:
    """Return a sentence without what only the comparison needs; the states stay where numbers are compared."""
    nothing = unit.own_states[:0]
    return replace(unit, states=nothing, own_states=unit.own_states if unit.quantities else nothing, windows=nothing)
