"""What outlets call an actor: every name, title and description with its counts, and their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.article_list import outlets_of
from dashboard.queries.crosstab import Crosstab, crosstab, key_of
from dashboard.queries.evidence import Evidence
from dashboard.queries.framing_evidence import counted_rows, places
from dashboard.queries.rows import records
from dashboard.wording import NAME_FORMS, TELLING_FORMS, VOICE_NOTES

_KEY = ("form", "label")


@remembered
def actors_called(analysis: Analysis) -> list[str]:
    """Return the actors that are called something, in the order of the targets."""
    called = set(analysis["naming"]["target"])
    return [target.name for target in analysis.targets if target.name in called]


@remembered
def name_crosstab(analysis: Analysis, actor: str, *, whose: str) -> Crosstab:
    """Count what an actor is called, what says most about it first."""
    forms = list(NAME_FORMS)
    return crosstab(
        counted_rows(_of_actor(analysis["naming"], actor), whose=whose),
        _KEY,
        heads=lambda key, total: {"Called": key[1], "Kind": NAME_FORMS[key[0]], "All": total},
        outlets=outlets_of(analysis),
        order=lambda key, total: (forms.index(key[0]), -total),
    )


_MOST_NAMES = 3
"""Names that stand for an outlet which gives an actor no title and no description."""


@remembered
def told_by(analysis: Analysis, actor: str) -> list[tuple[str, str]]:
    """Say, outlet by outlet, how it describes an actor: titles and descriptions with counts, quoted apart; else names.

    Returns:
        Pairs of an outlet and its words; plain text, not escaped.
    """
    uses = _of_actor(analysis["naming"], actor)
    telling = uses["form"].isin(TELLING_FORMS)
    return [
        (outlet, _told(uses[here & telling]) or f"no title or description; {_most(uses[here & ~telling])}")
        for outlet, here in ((outlet, uses["outlet"] == outlet) for outlet in outlets_of(analysis))
    ]


@remembered
def name_evidence(analysis: Analysis, actor: str, item: str, *, whose: str, outlet: str = "") -> tuple[Evidence, ...]:
    """Return the sentences in which an actor is called what a row of :func:`name_crosstab` says."""
    rows = counted_rows(_of_actor(analysis["naming_uses"], actor), whose=whose, outlet=outlet)
    form, label = key_of(item, 2) or ("", "")
    return places(analysis, rows[(rows["form"] == form) & (rows["label"] == label)], css="naming", note=_note)


def _told(uses: pd.DataFrame) -> str:
    counts: Counter[tuple[str, str]] = Counter()
    for row in records(uses):
        counts[row["label"], "" if row["voice"] == "own" else "quoted"] += int(row["count"])
    ranked = sorted(counts, key=lambda key: (key[1], -counts[key], key[0]))
    return ", ".join(_label(label, voice, counts[label, voice]) for label, voice in ranked)


def _most(names: pd.DataFrame) -> str:
    """Say by which names an actor goes, the most frequent ones."""
    counts: Counter[str] = Counter()
    for row in records(names):
        counts[row["label"]] += int(row["count"])
    ranked = sorted(counts, key=lambda label: (-counts[label], label))[:_MOST_NAMES]
    return ", ".join(_label(label, "", counts[label]) for label in ranked) or "not named"


def _label(label: str, voice: str, number: int) -> str:
    details = [*([f"{number} times"] if number > 1 else []), *([voice] if voice else [])]
    return f"“{label}”" + (f" ({', '.join(details)})" if details else "")


def _of_actor(rows: pd.DataFrame, actor: str) -> pd.DataFrame:
    return rows[rows["target"] == actor]


def _note(rows: Sequence[Any]) -> str:
    voices = list(dict.fromkeys(VOICE_NOTES[row.voice] for row in rows))
    voices = voices if len(voices) > 1 else []  # a single one stands above the sentence
    denied = ["denied"] if any(row.negated for row in rows) else []
    return ", ".join([*voices, *denied])
