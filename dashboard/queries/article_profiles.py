"""The profile above each article of Compare: stance and tone toward the main actors, voices, loaded words.

Everything is read from tables that are there. The same actors stand in the same order in every column, so that the
columns compare row by row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.queries.rows import Row, records
from dashboard.queries.stance_words import verdict
from dashboard.style.theme import NOT_ENOUGH
from dashboard.wording import count_of, percent, signed

MOST_ACTORS = 4
"""Actors of a profile: more would push the article out of sight."""

_SHAPES = {"critical": "▼", "neutral": "■", "supportive": "▲"}
"""What stands before a stance, as the stance grid has it."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """One actor in one article.

    Attributes:
        actor: Its name.
        stance: A shape and a word with its score, or why there is none.
        side: ``critical``, ``neutral``, ``supportive``; empty where the evidence bears none.
        mean: Mean sentiment, in [-1, 1]; None where the actor is not mentioned.
        low: Lower end of its 95 % interval; None without one.
        high: Upper end.
        label: ``negative``, ``neutral`` or ``positive``; empty where the evidence bears none.
        tone: The mean with its sign, or why there is none.
        n: Sentences that mention the actor.
        words: All of it in words, for the explanation and for those who can't see the drawing.
    """

    actor: str
    stance: str
    side: str
    mean: float | None
    low: float | None
    high: float | None
    label: str
    tone: str
    n: int
    words: str


@dataclass(frozen=True, slots=True)
class Share:
    """A voice's share of an article's words, in [0, 1], and in words."""

    voice: str
    share: float
    words: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile in one reading: of all words, or of the newsroom's own."""

    portraits: tuple[Portrait, ...]
    shares: tuple[Share, ...]
    loaded: str


def profiles(analysis: Analysis, article_id: str, actors: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return an article's profile of all words and of its own words, as JSON values by ``all`` and ``own``."""
    shown = actors[:MOST_ACTORS]
    shares = _shares(analysis, article_id)
    return {
        voice: asdict(
            Profile(_portraits(analysis, article_id, shown, voice), shares, _loaded(analysis, article_id, voice))
        )
        for voice in ("all", "own")
    }


def _portraits(analysis: Analysis, article_id: str, actors: Sequence[str], voice: str) -> tuple[Portrait, ...]:
    tones, stances = analysis["actor_sentiment"], analysis["stance"]
    tones = tones[(tones["article_id"] == article_id) & (tones["voice"] == voice)]
    tone_of = {str(row["target"]): row for row in records(tones)}
    stance_of = {str(row["target"]): row for row in records(stances[stances["article_id"] == article_id])}
    return tuple(_portrait(actor, tone_of.get(actor), stance_of.get(actor), voice) for actor in actors)


def _portrait(actor: str, tone: Row | None, stance: Row | None, voice: str) -> Portrait:
    shape, side, said = _stance(stance, voice)
    if tone is None:
        where = " in its own words" if voice == "own" else ""
        words = f"{actor}: not mentioned{where}. {said}"
        return Portrait(actor, shape, side, None, None, None, "", "not mentioned", 0, words)
    mean, enough, n = float(tone["mean"]), bool(tone["enough"]), int(tone["n"])
    low, high = _number(tone["low"]), _number(tone["high"])
    short = signed(mean) if enough else NOT_ENOUGH
    counted = count_of(n, "sentence")
    measured = f"tone {signed(mean)}{_interval(low, high)}" if enough else f"tone: {NOT_ENOUGH} evidence"
    words = f"{actor}: {measured}, {counted}. {said}"
    label = str(tone["label"]) if enough else ""
    return Portrait(actor, shape, side, mean, low, high, label, short, n, words)


def _stance(row: Row | None, voice: str) -> tuple[str, str, str]:
    """Return a stance as it is shown, its side, and all of it in words."""
    if row is None or row["label"] == "absent":
        return "–", "", "Stance: not discussed."
    if voice == "own":
        own = _number(row["own_score"])
        if own is None:
            return "–", "", "Stance: nothing in its own words."
        return signed(own), "", f"Stance score from its own words alone {signed(own)}, without an interval."
    low, high = _number(row["low"]), _number(row["high"])
    if not row["enough"]:
        said = verdict(row)
        return said, "", f"Stance: {said}, score {signed(row['score'])}{_interval(low, high)}; not sure."
    label = str(row["label"])
    said = f"Stance: {label}, score {signed(row['score'])}{_interval(low, high)}."
    return f"{_SHAPES[label]} {label} {signed(row['score'])}", label, said


def _shares(analysis: Analysis, article_id: str) -> tuple[Share, ...]:
    counted = analysis["voice_shares"]
    counted = counted[counted["article_id"] == article_id]
    total = int(counted["n_words"].sum())
    named: Mapping[str, str] = {"own": "own words", "quoted": "quoted", "reported": "reported"}
    return tuple(
        Share(
            str(row["voice"]),
            float(row["share"]),
            f"{named[row['voice']]} {percent(row['share'])}: {row['n_words']:,} of {count_of(total, 'word')}",
        )
        for row in records(counted)
    )


def _loaded(analysis: Analysis, article_id: str, voice: str) -> str:
    table = analysis["article_loaded_density"]
    table = table[(table["article_id"] == article_id) & (table["voice"] == voice)]
    if table.empty:
        return "no words to count"
    (row,) = records(table)
    counted = f"{row['count']} in {count_of(int(row['n_words']), 'word')}"
    if _number(row["low"]) is None:
        return f"{NOT_ENOUGH}: {counted}"
    interval = f"95 % interval {row['low']:.1f} to {row['high']:.1f}"
    return f"{row['density']:.1f} per 1,000 words ({interval}), {counted}"


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _interval(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f" (95 % interval {signed(low)} to {signed(high)})"
