"""Memoisation, results that are kept between runs: a pure function that was asked the same before answers from memory.

Each click draws the whole page anew, though most of its charts and lists stay as they are. What a function was given
is compared by value; tables of an analysis, which nobody may change, are known by themselves
(:func:`register_immutable`).
"""

from __future__ import annotations

import hashlib
import threading
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping, Set
from functools import wraps
from itertools import count
from typing import ParamSpec, TypeVar

import pandas as pd

KEPT = 400
"""Results kept over all functions; the least recently used one goes."""

P = ParamSpec("P")
R = TypeVar("R")


class _Memory:
    """The results, shared by all sessions."""

    def __init__(self) -> None:
        self.made = 0
        self._results: OrderedDict[Hashable, object] = OrderedDict()
        self._known: dict[int, tuple[weakref.ref[object], int]] = {}
        self._numbers = count()
        self._lock = threading.Lock()

    def register_immutable(self, value: object) -> None:
        """Give a value that never changes a number to be known by."""
        with self._lock:
            if self.number_of(value) is None:
                self._known[id(value)] = (weakref.ref(value), next(self._numbers))

    def number_of(self, value: object) -> int | None:
        """Return the number of a value that is known; None for others, also for one at the place of a dead one."""
        reference, number = self._known.get(id(value), (None, -1))
        return number if reference is not None and reference() is value else None

    def find(self, key: Hashable) -> tuple[object] | None:
        with self._lock:
            if key not in self._results:
                return None
            self._results.move_to_end(key)
            return (self._results[key],)

    def keep(self, key: Hashable, result: object) -> None:
        with self._lock:
            self.made += 1
            self._results[key] = result
            while len(self._results) > KEPT:
                self._results.popitem(last=False)
            dead = [place for place, (reference, _) in self._known.items() if reference() is None]
            for place in dead:
                del self._known[place]


_memory = _Memory()


def register_immutable(value: object) -> None:
    """Say that a value (a table of an analysis, the analysis) never changes, so that it is known by itself."""
    _memory.register_immutable(value)


def results_made() -> int:
    """Return how many results were computed so far: drawing the same again must not raise it."""
    return _memory.made


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """Keep a pure function's results; nobody may change them. Arguments that can't be compared are never kept.

    A table that is returned is known from then on: what is made of it needn't compare its cells.
    """

    @wraps(function)
    def answer(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            key = (function, _key(args), _key(kwargs))
            hash(key)
        except TypeError:
            return function(*args, **kwargs)
        found = _memory.find(key)
        if found is not None:
            return found[0]  # type: ignore[return-value]
        result = function(*args, **kwargs)
        if isinstance(result, pd.DataFrame):
            register_immutable(result)
        _memory.keep(key, result)
        return result

    return answer


def _key(value: object) -> Hashable:
    """Return what tells a value from every other one; two of different types never are the same."""
    number = _memory.number_of(value)
    if number is not None:
        return "known", number
    if isinstance(value, pd.DataFrame):
        return "table", _digest(value)
    if isinstance(value, Mapping):
        return "mapping", tuple((_key(name), _key(item)) for name, item in value.items())
    if isinstance(value, list | tuple) and type(value) in (list, tuple):
        return type(value).__name__, tuple(_key(item) for item in value)
    if isinstance(value, Set):
        return "set", frozenset(_key(item) for item in value)
    return type(value), _hashable(value)


def _hashable(value: object) -> Hashable:
    hash(value)
    return value


def _digest(table: pd.DataFrame) -> str:
    """Return a digest of all cells, names and types of a table; a cell that can't be hashed is a TypeError."""
    heads = repr([(str(name), str(kind)) for name, kind in table.dtypes.items()])
    cells = pd.util.hash_pandas_object(table, index=True).to_numpy()
    return hashlib.sha256(heads.encode() + cells.tobytes()).hexdigest()
