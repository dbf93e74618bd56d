"""Accuracy of what actors are called on labelled sentences, one JSON object per line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from analysis.extract.labelled_rows import read_labelled
from analysis.measures.naming.naming import find_names
from analysis.records import Mention
from analysis.stats.agreement import f1


def names(path: Path) -> dict[str, Any]:
    """Measure what actors are called on rows ``{text, mentions, names}``: F1 over target, label and form."""
    rows, parsed = read_labelled(path)
    mentions = [[Mention(0, m["target"], "", m["start"], m["end"], m["kind"]) for m in row["mentions"]] for row in rows]
    found = [
        {(use.target, use.label, use.form, use.negated) for use in find_names(item, given)}
        for item, given in zip(parsed, mentions, strict=True)
    ]
    wanted = [{(use["target"], use["label"], use["form"], use["negated"]) for use in row["names"]} for row in rows]
    return {"f1": f1(found, wanted), "n": len(rows)}
