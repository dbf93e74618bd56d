"""Loops whose assertions must run."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def each(items: Iterable[T], *, at_least: int = 1) -> list[T]:
    """Return the items to loop over; too few of them fail the test instead of passing it unseen."""
    found = list(items)
    assert len(found) >= at_least, f"{len(found)} to check, at least {at_least} expected"
    return found
