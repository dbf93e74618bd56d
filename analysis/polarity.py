"""Polarity toward a marked target for rows of a JSON-lines file, as in NewsMTSC."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from analysis.errors import InvalidInput
from analysis.nlp import load_nlp
from analysis.sentiment import score_spans

Row = dict[str, Any]


def read_rows(path: Path) -> list[Row]:
    """Read rows ``{sentence, from, to, mention}``; ``from`` and ``to`` are offsets of the mention in the sentence.

    Raises:
        InvalidInput: The file can't be read, or a line is not such a row; the text names file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path.name}: can't be read ({error})."
        raise InvalidInput(message) from error
    return [_row(line, place=f"{path.name}, line {number}") for number, line in enumerate(lines, 1) if line.strip()]


def _row(line: str, *, place: str) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        message = f"{place}: not JSON ({error.msg})."
        raise InvalidInput(message) from error
    if not isinstance(row, dict) or not isinstance(row.get("sentence"), str):
        message = f"{place}: needs a 'sentence'."
        raise InvalidInput(message)
    start, end = row.get("from"), row.get("to")
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(row["sentence"])):
        message = f"{place}: 'from' and 'to' must be offsets inside the sentence (found {start!r} and {end!r})."
        raise InvalidInput(message)
    return row


def score_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield each row with ``polarity`` (-1, 0, 1) and the shares ``negative``, ``neutral`` and ``positive``."""
    pairs = ((row["sentence"], row) for row in rows)
    for doc, row in load_nlp().pipe(pairs, as_tuples=True):
        (score,) = score_spans(doc, [(row["from"], row["to"])])
        yield row | {
            "polarity": score.polarity,
            "negative": round(score.negative, 6),
            "neutral": round(score.neutral, 6),
            "positive": round(score.positive, 6),
        }
