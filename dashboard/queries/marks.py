"""Marks: stretches of an article's text that stand out, by offset, and the layers they are switched by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that stands out.

    Attributes:
        start: First character.
        end: After the last character.
        css: What it looks like: a name from :data:`dashboard.style.theme.LAYERS`, for actors followed by a space and
            ``negative``, ``neutral`` or ``positive``; ``gone`` for words that step back.
        tip: What explains it to the reader; plain text.
        id: Identifies the mark in its article; empty if nothing needs it.
        sign: Words that the reader shows before the mark, such as a frame's name; plain text, not the article's.
        facets: What the reader can be asked to show alone, as ``group~value`` (:mod:`dashboard.state.facets`).
    """

    start: int
    end: int
    css: str
    tip: str = ""
    id: str = ""
    sign: str = ""
    facets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """A named kind of marks that the reader switches on and off."""

    name: str
    marks: tuple[Mark, ...]
