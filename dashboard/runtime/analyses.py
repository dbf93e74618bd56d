"""Analyses by what they read, each computed once and shared by all sessions; nobody may change their tables."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from analysis.extract.facts import Progress
from analysis.pipeline import Analysis, analyze
from dashboard import memo
from dashboard.queries.filters import Filters, narrowed
from dashboard.store.event_store import Event, Store

KEPT_ANALYSES = 12
"""Analyses kept in memory; the least recently used one is dropped, and computed again when it is asked for."""

KEPT_PARTS = 48
"""Parts of them that filters let through; they share most of their rows' values with the whole."""

_ASK_SECONDS = 0.3
"""How often somebody who waits for another's analysis is asked whether to go on waiting."""

_Key = tuple[str, str]
_K = TypeVar("_K")


class Analyses:
    """Analyses by event and dataset, each computed once; safe to share between threads."""

    def __init__(self) -> None:
        self.runs = 0
        self._kept: OrderedDict[_Key, Analysis] = OrderedDict()
        self._parts: OrderedDict[tuple[_Key, str, Filters], Analysis] = OrderedDict()
        self._lock = threading.Lock()
        # One analysis at a time: two would share one language model, and a laptop's memory.
        self._at_work = threading.Lock()

    def get(
        self,
        store: Store,
        event: Event,
        *,
        progress: Progress | None = None,
        measuring: Progress | None = None,
        waiting: Callable[[], None] | None = None,
    ) -> Analysis:
        """Return the analysis of an event's articles as they are now.

        Args:
            store: Where they are.
            event: Which event.
            progress: Called after each article that is read; what it raises ends the work, and nothing is kept of it.
            measuring: The same for each article that is measured, once all are read.
            waiting: Called now and then while another analysis is under way; what it raises ends the wait.
        """
        known = self._known(store, event)
        if known is not None:
            return known
        with self._turn(waiting):
            return self._known(store, event) or self._compute(store, event, progress, measuring)

    def part(self, store: Store, event: Event, filters: Filters) -> Analysis:
        """Return what settled filters let through of an analysis that is there; nothing is analysed for it."""
        whole = self.get(store, event)
        key = (_key(store, event), event.title, filters)
        with self._lock:
            found = self._parts.get(key)
        found = narrowed(whole, filters) if found is None else found
        with self._lock:
            _keep(self._parts, key, found, most=KEPT_PARTS)
        return found

    def holds(self, store: Store, event: Event) -> bool:
        """Tell whether :meth:`get` would answer at once."""
        return _key(store, event) in self._kept

    def _known(self, store: Store, event: Event) -> Analysis | None:
        key = _key(store, event)
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            found = _titled(found, event.title)
            _keep(self._kept, key, found, most=KEPT_ANALYSES)
            return found

    @contextmanager
    def _turn(self, waiting: Callable[[], None] | None) -> Iterator[None]:
        while not self._at_work.acquire(timeout=_ASK_SECONDS):
            if waiting is not None:
                waiting()
        try:
            yield
        finally:
            self._at_work.release()

    def _compute(self, store: Store, event: Event, progress: Progress | None, measuring: Progress | None) -> Analysis:
        while True:
            key = _key(store, event)
            articles, targets = store.articles_of(event.event_id), store.targets_of(event.event_id)
            corrections = store.corrections.counting(event.event_id)
            # Somebody may have changed the event since its key was read; then it is read again.
            if key == _key(store, event):
                break
        found = analyze(
            articles, targets, event=event.title, corrections=corrections, progress=progress, measuring=measuring
        )
        with self._lock:
            self.runs += 1
            _keep(self._kept, key, found, most=KEPT_ANALYSES)
        return found


def _key(store: Store, event: Event) -> _Key:
    return event.event_id, store.dataset_id(event.event_id)


def _keep(kept: OrderedDict[_K, Analysis], key: _K, value: Analysis, *, most: int) -> None:
    """Keep an analysis; what is drawn from it is kept by it, since it never changes."""
    for analysis in (value, *([value.own_text] if value.own_text is not None else [])):
        for unchanging in (analysis, *analysis.tables.values()):
            memo.register_immutable(unchanging)
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)


def _titled(analysis: Analysis, title: str) -> Analysis:
    """Return the analysis under the event's name as it is now: a new name is no reason to read the articles again."""
    if analysis.event == title:
        return analysis
    tables = {name: table.assign(event=title) for name, table in analysis.tables.items()}
    own = None if analysis.own_text is None else _titled(analysis.own_text, title)
    return replace(analysis, event=title, tables=MappingProxyType(tables), own_text=own)
