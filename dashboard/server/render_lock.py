"""The render lock: the pages of many readers are drawn one after the other, not all at once.

Python computes in one thread at a time. Were twenty pages drawn at once, each would be ready only when nearly all
are; one after the other they are ready after a twentieth of the time, two twentieths, and so on, and readers who
once clicked together don't stay in step for ever. Whoever has something long to do gives the turn away.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class RenderLock:
    """Who may draw; safe to share between threads.

    Args:
        patience: Seconds that a page waits for its turn at most; then it is drawn beside the others.
    """

    def __init__(self, *, patience: float) -> None:
        self._patience = patience
        self._free = threading.Lock()
        self._holder: int | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait for this thread's turn, and hold it until the block ends or :meth:`release`; it may be nested."""
        if self.is_mine:
            yield
            return
        if self._free.acquire(timeout=self._patience):
            self._holder = threading.get_ident()
        try:
            yield
        finally:
            self.release()

    @property
    def is_mine(self) -> bool:
        """Whether this thread has the turn."""
        return self._holder == threading.get_ident()

    def release(self) -> None:
        """Let the others draw, where this thread has the turn."""
        if self.is_mine:
            self._holder = None
            self._free.release()


render_lock = RenderLock(patience=1.0)
"""Of this server."""
