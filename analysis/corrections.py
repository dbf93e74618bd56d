"""Corrections files: what readers corrected, as the table ``corrections`` is exported, and read back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args

import pandas as pd

from analysis.errors import InvalidInput
from analysis.records import Correction, CorrectionKind
from analysis.table_files import with_formulas

MAX_ROWS = 20_000
"""Corrections of one file: more than a reader makes."""
MAX_CHARACTERS = 5_000
"""Characters of a value: no sentence is longer."""
MAX_NAME = 200
"""Characters of a name that a reader gives: tables and charts show it whole."""

_NUMBERS = ("start", "end")
_MUST = ("kind", "article_id", "start", "end", "after")
_LACKS = "lacks the column {!r}; a corrections file has the columns of the exported table."


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of correction changes.

    Attributes:
        table: The table whose rows show it.
        column: The column there.
        values: What a reader may choose; empty where it is a name.
    """

    table: str
    column: str
    values: tuple[str, ...] = ()


KINDS: Mapping[CorrectionKind, Kind] = MappingProxyType(
    {
        "speaker": Kind("quotes", "speaker"),
        "voice": Kind("quotes", "voice", ("own", "quoted", "reported")),
        "actor": Kind("mentions", "target"),
        "sentiment": Kind("mentions", "sentiment", ("negative", "neutral", "positive")),
        "side": Kind("evidence", "contribution", ("against", "neutral", "for")),
        "stance": Kind("stance", "label", ("critical", "neutral", "supportive", "absent")),
        "loaded": Kind("loaded", "text", ("loaded", "not loaded")),
        "claim": Kind("coverage", "status", ("not told",)),
    }
)
"""By kind: where it shows. A speaker is empty where it is unknown; an actor is empty where nobody measured is meant."""


def in_force(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """Return the corrections that count: of those of one thing the last."""
    return tuple({each.subject: each for each in corrections}.values())


def load_corrections(path: Path | str) -> tuple[Correction, ...]:
    """Read a corrections file: CSV, JSON or Parquet, as ``parallax analyze`` and the dashboard write it.

    Raises:
        InvalidInput: The file can't be read, lacks a column, or a row makes no sense; the text names it.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{path.name}: the corrections file can't be read ({error.strerror or error})."
        raise InvalidInput(message) from error
    return read_corrections(path.name, data)


def read_corrections(name: str, data: bytes) -> tuple[Correction, ...]:
    """Read corrections from a file's content; see :func:`load_corrections`."""
    rows = _rows(name, data)
    if len(rows) > MAX_ROWS:
        message = f"{name}: it holds {len(rows):,} rows; at most {MAX_ROWS:,} corrections can be read."
        raise InvalidInput(message)
    return tuple(_correction(row, f"{name}: row {number}") for number, row in enumerate(rows, start=1))


def _rows(name: str, data: bytes) -> list[dict[str, Any]]:
    try:
        if name.lower().endswith(".json"):
            rows = json.loads(data)
            if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
                message = f"{name}: it is no list of rows."
                raise InvalidInput(message)
            return rows
        if name.lower().endswith(".xlsx"):
            message = f"{name}: corrections are read from CSV, JSON and Parquet; save the workbook's sheet as CSV."
            raise InvalidInput(message)
        if name.lower().endswith(".parquet"):
            table = pd.read_parquet(BytesIO(data))
        else:
            table = with_formulas(pd.read_csv(BytesIO(data), dtype=str, keep_default_na=False, encoding="utf-8-sig"))
    except InvalidInput:
        raise
    except (ValueError, OSError, RecursionError) as error:  # pandas', pyarrow's and JSON's own errors are ValueErrors
        message = f"{name}: not a corrections file ({str(error)[:200]})."
        raise InvalidInput(message) from error
    missing = [each for each in _MUST if each not in table.columns]
    if missing:
        raise InvalidInput(f"{name} {_LACKS.format(missing[0])}")
    return [{str(key): value for key, value in row.items()} for row in table.to_dict("records")]


def _correction(row: Mapping[str, Any], place: str) -> Correction:
    missing = [name for name in _MUST if name not in row]
    if missing:
        raise InvalidInput(f"{place} {_LACKS.format(missing[0])}")
    values = {field.name: _value(row.get(field.name, ""), field.name, place) for field in fields(Correction)}
    kind = next((each for each in get_args(CorrectionKind) if each == values["kind"]), None)
    if kind is None:
        message = f"{place}: unknown kind {str(values['kind'])[:40]!r}; known are {', '.join(KINDS)}."
        raise InvalidInput(message)
    known = KINDS[kind].values
    if known and values["after"] not in known:
        message = f"{place}: {kind} can't be {str(values['after'])[:40]!r}; it is one of {', '.join(known)}."
        raise InvalidInput(message)
    if not known and len(values["after"]) > MAX_NAME:
        message = f"{place}: the name is longer than {MAX_NAME} characters."
        raise InvalidInput(message)
    return Correction(**{**values, "kind": kind})


def _value(value: Any, name: str, place: str) -> Any:
    if name in _NUMBERS:
        try:
            number = int(value)
        except (TypeError, ValueError):
            number = -1
        if number < 0:
            message = f"{place}: {name} is no place in a text: {str(value)[:40]!r}."
            raise InvalidInput(message)
        return number
    if not isinstance(value, str) or len(value) > MAX_CHARACTERS:
        message = f"{place}: {name} must be text of at most {MAX_CHARACTERS:,} characters."
        raise InvalidInput(message)
    return value
