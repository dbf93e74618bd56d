"""A cache that forgets the least recently used (LRU) once it is full; safe to use from several threads."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class BoundedCache(Generic[K, V]):
    """Values by key, up to a total size.

    Args:
        limit: Total size of what is kept; one value larger than it is not kept.
        size: Size of a value; each counts 1 if left out.

    Attributes:
        made: How many values were put in so far: a counter for those who want to know that nothing is made again.
    """

    def __init__(self, limit: int, *, size: Callable[[V], int] = lambda _: 1) -> None:
        self.limit = limit
        self.made = 0
        self._size = size
        self._total = 0
        self._kept: OrderedDict[K, V] = OrderedDict()
        self._lock = Lock()

    def get(self, key: K) -> V | None:
        """Return the value of a key; None where it isn't known (any more)."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def put(self, key: K, value: V) -> None:
        """Keep a value, and let go of the least recently used ones that have no room beside it."""
        with self._lock:
            self.made += 1
            if self._size(value) > self.limit:
                return
            if key in self._kept:
                self._total -= self._size(self._kept.pop(key))
            self._kept[key] = value
            self._total += self._size(value)
            while self._total > self.limit:
                _, gone = self._kept.popitem(last=False)
                self._total -= self._size(gone)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._total = 0

    def __len__(self) -> int:
        """Return how many values are kept."""
        return len(self._kept)
