"""Polarity toward a marked target for rows of a JSON-lines file, as in NewsMTSC."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from analysis.errors import InvalidInput
from analysis.models.encoder import Question, load_encoder

Row = dict[str, Any]

CHUNK = 2048
"""Rows that are scored together: enough to sort by length, few enough to hold in memory."""

_POLARITIES = (-1, 0, 1)


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
    if not (type(start) is type(end) is int and 0 <= start < end <= len(row["sentence"])):
        message = f"{place}: 'from' and 'to' must be offsets inside the sentence (found {start!r} and {end!r})."
        raise InvalidInput(message)
    if not row["sentence"][start:end].strip():
        message = f"{place}: the mention from {start} to {end} is blank."
        raise InvalidInput(message)
    return row


def score_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield each row with ``polarity`` (-1, 0, 1) and the probabilities ``negative``, ``neutral`` and ``positive``.

    Raises:
        ModelMissing: A file of the trained model is missing, cut or altered.
        InvalidInput: A mention is blank.
    """
    remaining = iter(rows)
    while chunk := list(itertools.islice(remaining, CHUNK)):
        questions = [Question(row["sentence"], row["from"], row["to"]) for row in chunk]
        for row, shares in zip(chunk, load_encoder().classify(questions), strict=True):
            negative, neutral, positive = (round(share, 6) for share in shares)
            yield row | {
                "polarity": _POLARITIES[shares.index(max(shares))],
                "negative": negative,
                "neutral": neutral,
                "positive": positive,
            }
