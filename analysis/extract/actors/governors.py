"""Words that decide what a name is used for: see ``analysis/data/uses.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.extract.actors.lexicon import read_toml


@dataclass(frozen=True, slots=True)
class Governors:
    """Word lists that decide a use; see ``analysis/data/uses.toml``."""

    place_prepositions: frozenset[str]
    not_places_after: frozenset[str]
    not_places_into: frozenset[str]
    path_prepositions: frozenset[str]
    motion: frozenset[str]
    transfer: frozenset[str]
    departure: frozenset[str]
    visiting: frozenset[str]
    seat_verbs: frozenset[str]
    ditransitive: frozenset[str]
    event_nouns: frozenset[str]
    event_endings: frozenset[str]
    striking: frozenset[str]
    striking_prepositions: frozenset[str]
    officers: frozenset[str]
    officer_prepositions: frozenset[str]
    regions: frozenset[str]
    superlatives: frozenset[str]
    areas: frozenset[str]
    plural_areas: frozenset[str]


@cache
def load_governors() -> Governors:
    """Read the word lists once per process."""
    return Governors(**{name: frozenset(words) for name, words in read_toml("uses.toml").items()})
