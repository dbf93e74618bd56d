"""Accuracy of who acts and is acted upon on labelled sentences, one JSON object per line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from analysis.extract.labelled_rows import read_labelled
from analysis.measures.verbs.verbs import find_verbs
from analysis.records import Mention
from analysis.stats.agreement import f1


def verbs(path: Path) -> dict[str, Any]:
    """Measure who acts and is acted upon on rows ``{text, mentions, verbs}``: F1 over target, verb and role."""
    rows, parsed = read_labelled(path)
    mentions = [
        [Mention(0, target, row["text"][start:end], start, end, "name") for start, end, target in row["mentions"]]
        for row in rows
    ]
    found = [
        {(use.target, use.verb, use.role) for use in find_verbs(item, given)}
        for item, given in zip(parsed, mentions, strict=True)
    ]
    wanted = [{(use["target"], use["verb"], use["role"]) for use in row["verbs"]} for row in rows]
    return {"f1": f1(found, wanted), "n": len(rows)}
