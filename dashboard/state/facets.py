"""Facets of marks: what the reader of Compare can be asked to show alone.

A facet is written ``group~value``. Where several are chosen, a mark shows that has one of each chosen group's.
"""

from __future__ import annotations

ABOUT, TONE, VOICE, KIND = "about", "tone", "voice", "kind"

_SEPARATOR = "~"


def facet(group: str, value: str) -> str:
    """Write a facet; the value may hold anything.

    >>> facet(ABOUT, "Ann Lee")
    'about~Ann Lee'
    """
    return f"{group}{_SEPARATOR}{value}"


def value_of(written: str, group: str) -> str:
    """Return a facet's value where it is of the group, else an empty string."""
    head, _, value = written.partition(_SEPARATOR)
    return value if head == group else ""


def is_facet(written: str) -> bool:
    """Tell whether a string, from an address or a browser, names a facet of a known group."""
    head, _, value = written.partition(_SEPARATOR)
    return head in (ABOUT, TONE, VOICE, KIND) and bool(value)
