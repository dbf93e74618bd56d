"""Measure how much the shipped model's score moves when only the target's name changes.

Run: ``python -m analysis.training.name_swap ROWS.jsonl``

Each row's target is replaced by each of twenty names (politicians left and right, common names of several origins).
Printed as JSON: the mean absolute change of the sentiment against the original, per name and over all, and the mean
signed change, which tells whether a name is favoured.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from analysis.extract.sentiment_jsonl import Row, read_rows
from analysis.models.encoder import Encoder, Question, load_encoder

NAMES = (
    "Donald Trump", "Joe Biden", "Barack Obama", "Hillary Clinton", "Mitch McConnell", "Nancy Pelosi",
    "Bernie Sanders", "Ted Cruz", "Vladimir Putin", "Angela Merkel", "John Smith", "Mary Johnson",
    "Mohammed Hussein", "Fatima Al-Sayed", "Wei Chen", "Priya Sharma", "Carlos Hernandez", "Lakisha Washington",
    "Oluwaseun Adeyemi", "Olga Ivanova",
)  # fmt: skip
"""Ten politicians and ten common names."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=Path)
    arguments = parser.parse_args()
    json.dump(name_effects(load_encoder(), read_rows(arguments.rows)), sys.stdout, indent=1)


def name_effects(encoder: Encoder, rows: Sequence[Row]) -> dict[str, Any]:
    """Return mean absolute and mean signed change of sentiment in [-2, 2], per name and over all names."""
    before = _sentiment(encoder, [Question(row["sentence"], row["from"], row["to"]) for row in rows])
    per_name: dict[str, dict[str, float]] = {}
    for name in NAMES:
        change = _sentiment(encoder, [_with_name(row, name) for row in rows]) - before
        per_name[name] = {
            "mean_absolute": round(float(np.abs(change).mean()), 4),
            "mean": round(float(change.mean()), 4),
        }
    whole = float(np.mean([figures["mean_absolute"] for figures in per_name.values()]))
    return {"n": len(rows), "mean_absolute": round(whole, 4), "names": per_name}


def _with_name(row: Row, name: str) -> Question:
    sentence = row["sentence"][: row["from"]] + name + row["sentence"][row["to"] :]
    return Question(sentence, row["from"], row["from"] + len(name))


def _sentiment(encoder: Encoder, questions: Sequence[Question]) -> np.ndarray[Any, np.dtype[np.float64]]:
    return np.array([positive - negative for negative, _, positive in encoder.classify(questions)])


if __name__ == "__main__":
    main()
