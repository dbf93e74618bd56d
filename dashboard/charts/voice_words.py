"""How many words of an article are the newsroom's own, quoted and reported."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

import pandas as pd

VOICES = ("own", "quoted", "reported")

QUOTED_KINDS = ("direct", "fragment", "heading", "nested")
"""Kinds of quotation whose words are a speaker's; scare quotes are the newsroom's own words."""

WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def voice_words(articles: pd.DataFrame, quotes: pd.DataFrame) -> pd.DataFrame:
    """Count the words of each voice.

    A word is quoted if it stands inside quotation marks that somebody is said to utter, reported if it stands in
    indirect speech and not in quotation marks, and else the newsroom's own.

    Returns:
        One row per article and voice (own, quoted, reported), in that order: ``article_id``, ``voice``, ``words``
        and ``share`` of the article's words in [0, 1].
    """
    rows = []
    for article, text in zip(map(str, articles["article_id"]), map(str, articles["text"]), strict=True):
        spans = quotes[quotes["article_id"] == article]
        quoted = _union(spans[spans["kind"].isin(QUOTED_KINDS)])
        reported = _union(spans[spans["kind"] == "reported"])
        counts: Counter[str] = Counter()
        for match in WORD.finditer(text):
            inside = (
                "quoted" if _holds(quoted, match.start()) else "reported" if _holds(reported, match.start()) else "own"
            )
            counts[inside] += 1
        total = sum(counts.values()) or 1
        rows += [(article, voice, counts[voice], counts[voice] / total) for voice in VOICES]
    return pd.DataFrame(rows, columns=["article_id", "voice", "words", "share"])


def _union(spans: pd.DataFrame) -> list[tuple[int, int]]:
    """Return the stretches that the spans cover, in order and apart."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(zip(map(int, spans["start"]), map(int, spans["end"]), strict=True)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _holds(stretches: Sequence[tuple[int, int]], offset: int) -> bool:
    at = bisect_right(stretches, (offset, 1 << 62)) - 1
    return at >= 0 and stretches[at][0] <= offset < stretches[at][1]
