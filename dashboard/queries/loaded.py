"""Loaded language for the page: densities as a table, words by reason, their places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.article_list import outlets_of
from dashboard.queries.crosstab import Crosstab, crosstab, key_of
from dashboard.queries.evidence import Evidence
from dashboard.queries.framing_evidence import counted_rows, places
from dashboard.wording import VOICE_NOTES

_KEY = ("reason", "word")


def density_table(table: pd.DataFrame, *, voice: str) -> pd.DataFrame:
    """Return the densities in a voice as readers see them, the most loaded first."""
    rows = table[table["voice"] == voice].sort_values(["density", "outlet"], ascending=[False, True])
    names = {
        "outlet": "Outlet",
        "density": "Per 1,000 words",
        "low": "Interval from",
        "high": "to",
        "count": "Loaded words",
        "n_words": "Words",
    }
    return rows[list(names)].round(1).rename(columns=names).reset_index(drop=True)


@remembered
def reason_crosstab(analysis: Analysis, *, whose: str) -> Crosstab:
    """Count loaded words by what makes them loaded."""
    return crosstab(
        counted_rows(analysis["loaded"], whose=whose),
        ("reason",),
        heads=lambda key, total: {"What makes it loaded": key[0], "All": total},
        outlets=outlets_of(analysis),
        order=lambda _, total: -total,
    )


@remembered
def word_crosstab(analysis: Analysis, *, whose: str, reason: str = "") -> Crosstab:
    """Count loaded words, those with one reason together, the reasons with most words first."""
    rows = _with_word(counted_rows(analysis["loaded"], whose=whose))
    rows = rows[rows["reason"] == reason] if reason else rows
    weight = rows["reason"].value_counts().to_dict()
    return crosstab(
        rows,
        _KEY,
        heads=lambda key, total: {"Word": key[1], "What makes it loaded": key[0], "All": total},
        outlets=outlets_of(analysis),
        order=lambda key, total: (-weight[key[0]], key[0], -total),
    )


@remembered
def loaded_evidence(analysis: Analysis, item: str, *, whose: str, outlet: str = "") -> tuple[Evidence, ...]:
    """Return the sentences with a loaded word, with any word of a reason, or with any loaded word.

    Args:
        analysis: Where to look.
        item: A row of :func:`word_crosstab` or of :func:`reason_crosstab`; every word where it is empty.
        whose: ``own``, ``quoted`` or ``all``.
        outlet: Only this outlet; all where it is empty.
    """
    rows = _with_word(counted_rows(analysis["loaded"], whose=whose, outlet=outlet))
    reason, *word = key_of(item, 2) or (item,)
    if reason:
        rows = rows[rows["reason"] == reason]
    if word:
        rows = rows[rows["word"] == word[0]]
    return places(analysis, rows, css="loaded", note=_note)


def _with_word(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(word=rows["text"].str.lower())


def _note(rows: Sequence[Any]) -> str:
    several = len({row.voice for row in rows}) > 1  # a single voice stands above the sentence
    whose = [f", {VOICE_NOTES[row.voice]}" if several else "" for row in rows]
    said = (f"“{row.text}”: {row.reason}, score {row.score:.2f}" for row in rows)
    return "; ".join(map("".join, zip(said, whose, strict=True)))
