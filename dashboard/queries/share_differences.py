"""The pairs of outlets that a chart of shares compares, as the table share_differences has them."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.memo import remembered


@remembered
def pairs_of(
    whole: Analysis, measure: str, voice: str = "all", topic: str = "", *, among: Iterable[str] | None = None
) -> pd.DataFrame:
    """Return the rows of share_differences behind a chart.

    Args:
        whole: The whole event: what is sure must not depend on what is shown.
        measure: ``frames``, ``loaded`` or ``acting``.
        voice: Whose words are compared.
        topic: The actor or the frame; all where it is empty.
        among: The outlets that are shown; all if left out.
    """
    table = whole["share_differences"]
    keep = (table["measure"] == measure) & (table["voice"] == voice)
    if topic:
        keep &= table["topic"] == topic
    if among is not None:
        shown = set(among)
        keep &= table["outlet_a"].isin(shown) & table["outlet_b"].isin(shown)
    return table[keep].reset_index(drop=True)
