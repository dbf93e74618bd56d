"""What is known about an article besides its text, each value with where it came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from analysis.records import Origin

MAX_CHARACTERS = {"url": 2_000}
MAX_VALUE = 500
"""Characters of a value; those of an address stand above. A page of names of 16,000 characters can't be drawn."""
MAX_AUTHORS = 50
_SURROGATE = re.compile(r"[\ud800-\udfff]")

FIELDS = ("outlet", "title", "authors", "published", "url", "section", "genre")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Values as in :class:`analysis.records.Article`; empty means unknown. ``sources`` says where each came from."""

    outlet: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    url: str = ""
    section: str = ""
    genre: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)

    def value(self, name: str) -> str | tuple[str, ...]:
        """Return the value of one of :data:`FIELDS`."""
        found: str | tuple[str, ...] = getattr(self, name)
        return found

    def origins(self) -> tuple[Origin, ...]:
        """Return where the known values came from, in the order of :data:`FIELDS`."""
        return tuple(Origin(name, self.sources[name]) for name in FIELDS if self.value(name) and name in self.sources)

    def or_else(self, other: Metadata) -> Metadata:
        """Fill what is unknown here with what ``other`` knows."""
        missing = [name for name in FIELDS if not self.value(name) and other.value(name)]
        sources = dict(self.sources) | {name: other.sources[name] for name in missing if name in other.sources}
        values: dict[str, Any] = {name: other.value(name) for name in missing}
        return replace(self, sources=sources, **values)


def known(source: str, **values: str | tuple[str, ...]) -> Metadata:
    """Return metadata whose values all come from ``source``; empty values count as unknown."""
    given: dict[str, Any] = {name: writable(name, value) for name, value in values.items() if value}
    return Metadata(sources=dict.fromkeys(given, source), **given)


def writable(name: str, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    """Return a field's value, of a length that can be shown, and without halves of characters, which no file holds."""
    if isinstance(value, tuple):
        return tuple(_writable(name, item) for item in value[:MAX_AUTHORS])
    return _writable(name, value)


def _writable(name: str, value: str) -> str:
    return _SURROGATE.sub("\ufffd", value[: MAX_CHARACTERS.get(name, MAX_VALUE)])
