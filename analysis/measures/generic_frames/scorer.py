"""Accuracy of generic frames on labelled sentences, one JSON object per line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from analysis.extract.labelled_rows import read_labelled
from analysis.measures.generic_frames.frame_scores import FRAMES, frame_scores
from analysis.stats.agreement import f1


def frames(path: Path) -> dict[str, Any]:
    """Measure frames on rows ``{text, labels}``: F1 of each frame, and their mean, over ``n`` sentences."""
    rows, parsed = read_labelled(path)
    wanted = [set(row["labels"]) for row in rows]
    found = [{score.generic_frame for score in frame_scores(item) if score.present} for item in parsed]
    by_frame = {
        frame: f1([got & {frame} for got in found], [labels & {frame} for labels in wanted]) for frame in FRAMES
    }
    return {"f1_macro": sum(by_frame.values()) / len(FRAMES), "n": len(rows), "f1_by_frame": by_frame}
