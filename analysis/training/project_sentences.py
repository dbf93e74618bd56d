"""Sentences written and labelled for this project: how actors are portrayed, and which side is taken on issues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from analysis.training.corpus import Row, read_jsonl

FOLDER = Path(__file__).parent / "data"
TRAIN, HELD_OUT = FOLDER / "target_sentences.jsonl", FOLDER / "target_sentences_held_out.jsonl"
"""The second file is by another writer and only chooses and reports."""


def read_own(path: Path = TRAIN) -> tuple[list[Row], list[Row]]:
    """Return (actors, issues): rows ``{sentence, from, to, polarity, issue}``."""
    rows = [_row(row) for row in read_jsonl(path)]
    return _of(rows, issue=False), _of(rows, issue=True)


def _row(row: Row) -> Row:
    start = next(re.finditer(rf"(?<!\w){re.escape(row['target'])}(?!\w)", row["text"])).start()
    return {
        "sentence": row["text"],
        "from": start,
        "to": start + len(row["target"]),
        "polarity": row["label"],
        "issue": row["kind"] == "issue",
    }


def _of(rows: Sequence[Row], *, issue: bool) -> list[Row]:
    return [row for row in rows if row["issue"] == issue]
