"""Fields of a page's state: each with its default and its way in from an address.

A reader is given the values of one query parameter, at least one, and the default, which it returns for what makes no
sense. :mod:`dashboard.state.address` calls it, and writes fields that differ from their default.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import field
from datetime import date
from typing import Any

from dashboard.state.facets import is_facet
from dashboard.state.refs import CellRef, QuoteRef, SentenceRef, is_number

READ = "read"
"""The key under which a field's metadata holds its reader."""

_Reader = Callable[[Sequence[str], Any], Any]


def _field(default: Any, read: _Reader) -> Any:
    return field(default=default, metadata={READ: read})


def words() -> Any:
    """Hold any text: a name, a word, a pattern; empty for none."""
    return _field("", lambda values, _: values[0])


def one_of(options: Collection[str], default: str) -> Any:
    """Hold one of a few keys."""
    return _field(default, lambda values, known: values[0] if values[0] in options else known)


def several(*, most: int | None = None) -> Any:
    """Hold names, each once, in the order in which they were chosen; empty for none or all."""
    return _field((), lambda values, _: _each_once(values)[:most])


def some_of(options: Collection[str], default: tuple[str, ...] = ()) -> Any:
    """Hold some of a few keys, in the order in which they are offered."""
    return _field(default, lambda values, _: tuple(option for option in options if option in values))


def day() -> Any:
    """Hold a day as an ISO date; empty for none."""
    return _field("", lambda values, default: values[0] if _is_day(values[0]) else default)


def facets() -> Any:
    """Hold facets of marks (:mod:`dashboard.state.facets`)."""
    return _field((), lambda values, _: _each_once([value for value in values if is_facet(value)]))


def numbers() -> Any:
    """Hold numbers of sentences in their order."""
    return _field((), lambda values, _: tuple(sorted({int(value) for value in values if is_number(value)})))


def ref(kind: type[CellRef | SentenceRef | QuoteRef]) -> Any:
    """Hold what a choice points at, or None."""
    return _field(None, lambda values, _: kind.read(values[0]))


def _each_once(values: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
