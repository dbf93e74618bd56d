"""The strongest and surest differences between outlets, as plain sentences; nothing is said that isn't sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.wording import signed

SURE = 0.05
"""False discovery rate up to which a difference is called."""
MOST = 3
_WORDS = {"own": "in its own words", "all": "counting all voices"}


@dataclass(frozen=True, slots=True)
class Difference:
    """A sure difference: what it says in words, and the actor it is about."""

    target: str
    head: str
    body: str


def strongest(differences: pd.DataFrame, means: pd.DataFrame) -> tuple[Difference, ...]:
    """Return the strongest sure differences, at most one per actor and three in all.

    Args:
        differences: The differences table.
        means: The actor_sentiment table, for the two means behind each difference.

    Returns:
        Differences by size; none where no difference is sure.
    """
    sure = differences[differences["q"] <= SURE]
    ranked = sure.assign(size=sure["difference"].abs()).sort_values(
        ["size", "voice", "outlet_a", "outlet_b"], ascending=[False, False, True, True], kind="stable"
    )
    chosen = ranked.drop_duplicates("target").head(MOST)
    return tuple(_in_words(row, means) for row in chosen.itertuples(index=False))


def summary(found: Sequence[Difference], differences: pd.DataFrame, *, voice: str = "all") -> str:
    """Say how many comparisons stand behind the sentences, or that none of them is sure; ``voice`` is the filter's."""
    compared = len(differences)
    if voice not in _WORDS:
        return "Outlets are compared in their own words and in all voices together, not in this voice alone."
    if not compared:
        return "No actor is mentioned often enough in two outlets to compare them."
    if not found:
        return (
            f"None of {compared} comparisons of two outlets on one actor is sure: these articles may differ by chance."
        )
    called = int((differences["q"] <= SURE).sum())
    return (
        f"{called} of {compared} comparisons of two outlets on one actor are sure (false discovery rate 5 %)."
        " The strongest for each actor:"
    )


def _in_words(row: Any, means: pd.DataFrame) -> Difference:
    kinder, harsher = (row.outlet_a, row.outlet_b) if row.difference > 0 else (row.outlet_b, row.outlet_a)
    values = [_mean(means, outlet, row.target, row.voice) for outlet in (harsher, kinder)]
    return Difference(
        target=row.target,
        head=f"{harsher} portrays {row.target} less favourably than {kinder}",
        body=f"{_WORDS[row.voice]}: {signed(values[0])} against {signed(values[1])},"
        f" a difference of {abs(row.difference):.2f}"
        f" (95 % interval {_low_high(row)[0]:.2f} to {_low_high(row)[1]:.2f}).",
    )


def _low_high(row: Any) -> tuple[float, float]:
    """Return the interval of the difference's size."""
    return (row.low, row.high) if row.difference > 0 else (-row.high, -row.low)


def _mean(means: pd.DataFrame, outlet: str, target: str, voice: str) -> float:
    """Return the outlet's mean over its sentences, whatever article they stand in."""
    rows = means[(means["outlet"] == outlet) & (means["target"] == target) & (means["voice"] == voice)]
    return float((rows["mean"] * rows["n"]).sum() / rows["n"].sum())
