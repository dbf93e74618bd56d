"""Whose words stand at an offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from analysis.records import Voice


class VoiceSpan(Protocol):
    """A stretch ``[start, end)`` of one voice, as :func:`analysis.extract.quotes.voice_spans` gives it."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...

    @property
    def voice(self) -> Voice: ...

    @property
    def speaker(self) -> str: ...


class VoiceAt:
    """Look up the voice and speaker at an offset in disjoint spans."""

    def __init__(self, spans: Sequence[VoiceSpan]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]

    def __call__(self, offset: int, *, default: Voice = "own") -> Voice:
        span = self._at(offset)
        return span.voice if span is not None else default

    def speaker(self, offset: int) -> str:
        """Return who speaks at ``offset``; empty where nobody or nobody known does."""
        span = self._at(offset)
        return span.speaker if span is not None else ""

    def _at(self, offset: int) -> VoiceSpan | None:
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._spans[index].end:
            return None
        return self._spans[index]
