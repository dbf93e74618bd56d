"""Whose words a stretch of a text is, from the quotations around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

_OWN: tuple[str, str] = ("own", "")


def main_voice(sentence: Any, quotes: Sequence[Any]) -> tuple[str, str]:
    """Return whose words fill more than half of a sentence, and who speaks; else the newsroom's, as is a tie."""
    for row in quotes:
        covered = min(row.end, sentence.end) - max(row.start, sentence.start)
        if row.voice != "own" and 2 * covered > sentence.end - sentence.start:
            return row.voice, row.speaker
    return _OWN


def voice_at(quotes: Sequence[Any], start: int, end: int) -> tuple[str, str]:
    """Return whose words a stretch is, and who speaks: of the quotations around it the innermost, the shortest."""
    around = [row for row in quotes if row.voice != "own" and row.start <= start and end <= row.end]
    if not around:
        return _OWN
    inner = min(around, key=lambda row: row.end - row.start)
    return inner.voice, inner.speaker
