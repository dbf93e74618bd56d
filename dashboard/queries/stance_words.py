"""A stance in words: its label where that is sure, else which way the article leans."""

from __future__ import annotations

from analysis.measures.stance.scoring import MIN_SENTENCES
from dashboard.queries.rows import Row
from dashboard.style.theme import NOT_ENOUGH

NO_SIDE = "no clear side"


def verdict(row: Row) -> str:
    """Return the label of a row of the stance table, or how far the evidence goes where the label isn't sure."""
    label = str(row["label"])
    if row["enough"] or label == "absent":
        return label
    if row["n"] < MIN_SENTENCES:
        return NOT_ENOUGH
    return NO_SIDE if label == "neutral" else f"leans {label}"
