"""Generic frames for the page: their shares as a table, their sentences."""

from __future__ import annotations

import pandas as pd

from analysis.pipeline import Analysis
from dashboard.memo import remembered
from dashboard.queries.evidence import Evidence
from dashboard.queries.frame_titles import titles
from dashboard.queries.framing_evidence import counted_rows, whole_sentences
from dashboard.queries.rows import records


def ranked_frames(table: pd.DataFrame) -> list[str]:
    """Return the frames that any outlet shows, by their mean share over the outlets, the largest first."""
    means = table.groupby("generic_frame")["share"].mean()
    return sorted((str(name) for name in means.index if means[name] > 0), key=lambda name: (-float(means[name]), name))


def shares_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return the shares as readers see them: outlet by outlet, the most frequent frame first."""
    rows = table.assign(Frame=table["generic_frame"].map(titles()))
    rows = rows.sort_values(["outlet", "share", "Frame"], ascending=[True, False, True])[
        ["outlet", "Frame", "share", "low", "high", "n"]
    ].round(3)
    names = {"outlet": "Outlet", "share": "Share", "low": "Interval from", "high": "to", "n": "Sentences"}
    return rows.rename(columns=names).reset_index(drop=True)


@remembered
def shown_frames(analysis: Analysis) -> list[str]:
    """Return the frames that any outlet shows, the most frequent first."""
    return ranked_frames(analysis["generic_frames"])


@remembered
def frame_evidence(analysis: Analysis, name: str, *, outlet: str = "") -> tuple[Evidence, ...]:
    """Return the sentences that show a frame, the surest first."""
    rows = analysis["frame_sentences"]
    rows = counted_rows(rows[rows["generic_frame"] == name], outlet=outlet)
    scores = {(str(row["article_id"]), int(row["sentence_id"])): float(row["score"]) for row in records(rows)}
    found = whole_sentences(analysis, rows, note=lambda inside: f"score {inside[0].score:.2f}")
    return tuple(sorted(found, key=lambda item: -scores[item.place.article_id, item.place.sentence_id]))
