"""Finding many names in one pass: a trie over units, longest match first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

Trie = dict[str, Any]
"""Nested dictionaries by unit; the value under :data:`_END` is the payload of the key that ends there."""

_END = ""
_SHORTEST_CAPITALS = 4
"""Words in capitals from this length on may be a name in a shouted headline (TRUMP); US and WHO stay as they are."""


class Match(NamedTuple):
    """Units ``[first, last]`` that are a key, and what was stored under it."""

    first: int
    last: int
    payload: Any


def add_key(trie: Trie, key: Sequence[str], payload: Any) -> None:
    """Store ``payload`` under the units of ``key``; a later payload replaces an earlier one."""
    node = trie
    for unit in key:
        node = node.setdefault(unit, {})
    node[_END] = payload


def find_matches(trie: Trie, units: Sequence[str]) -> Iterator[Match]:
    """Yield the longest match at each place, from left to right, without overlap."""
    position, count = 0, len(units)
    while position < count:
        node = _step(trie, units[position])
        if node is None:
            position += 1
            continue
        last, payload, following = -1, None, position
        while node is not None:
            if _END in node:
                last, payload = following, node[_END]
            following += 1
            node = _step(node, units[following]) if following < count else None
        if last < 0:
            position += 1
            continue
        yield Match(position, last, payload)
        position = last + 1


def _step(node: Trie, unit: str) -> Trie | None:
    found: Trie | None = node.get(unit)
    if found is None and len(unit) >= _SHORTEST_CAPITALS and unit.isupper():
        return node.get(unit.capitalize())
    return found
