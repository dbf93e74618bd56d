"""What a table's schema is made of, and the one way to build a table that keeps it.

Each measure declares its own tables; their names and columns are public API, and ``parallax analyze`` writes each to
a file of its name. Text offsets are half-open ``[start, end)`` into the article's text; every table carries ``event``
and, per article, ``article_id``. A measure that could not be computed is missing (NaN or an absent row), never zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Literal

import numpy as np
import pandas as pd

from analysis.errors import InvalidTable

DType = Literal["str", "int64", "float64", "bool"]

VOICES = ("own", "quoted", "reported")
ALL_VOICES = ("all", *VOICES)
KINDS = ("name", "alias", "metonym", "title", "pronoun", "phrase")
USES = ("actor", "place", "attributive", "compound")
QUOTE_KINDS = ("direct", "fragment", "scare", "heading", "nested", "reported")
TONES = ("neutral", "doubting", "endorsing", "")
SENTIMENT_LABELS = ("negative", "neutral", "positive")
STANCE_LABELS = ("critical", "neutral", "supportive", "absent")
NAME_FORMS = ("name", "metonym", "title", "description")
TARGET_KINDS = ("actor", "issue")
GENDERS = ("m", "f", "")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its dtype, what a value means, and which values may stand there.

    ``low`` and ``high`` bound numbers (inclusive); ``choices`` lists all allowed strings; ``optional`` floats may
    be NaN, meaning "not measured". A row may leave out a column with a ``default``.
    """

    name: str
    dtype: DType
    meaning: str
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    optional: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Schema:
    """A table's name, what one row is, its columns in order, and the columns it is sorted by; see :func:`schema`."""

    name: str
    row: str
    columns: tuple[Column, ...]
    sort: tuple[str, ...]


def schema(name: str, row: str, columns: tuple[Column, ...], *, sort: tuple[str, ...]) -> Schema:
    """Declare a table.

    Args:
        name: Its name.
        row: What one row is, in words.
        columns: Its columns in order; ``event`` comes before them by itself.
        sort: The columns that its rows are sorted by.
    """
    return Schema(name, row, (EVENT, *columns), sort)


def text(name: str, meaning: str, choices: tuple[str, ...] = ()) -> Column:
    """Declare a column of words."""
    return Column(name, "str", meaning, choices=choices)


def count(name: str, meaning: str, low: int = 0) -> Column:
    """Declare a column of whole numbers."""
    return Column(name, "int64", meaning, low=low)


def number(
    name: str, meaning: str, low: float | None = None, high: float | None = None, *, optional: bool = False
) -> Column:
    """Declare a column of numbers; an optional one may be NaN, meaning "not measured"."""
    return Column(name, "float64", meaning, low=low, high=high, optional=optional)


def flag(name: str, meaning: str) -> Column:
    """Declare a column of yes or no."""
    return Column(name, "bool", meaning)


EVENT = text("event", "the event's name")
ARTICLE = text("article_id", "hash of the article's text")
SENTENCE = count("sentence_id", "number of the sentence in its article, from 0")
OUTLET = text("outlet", "the outlet's name; the file's name where it is unknown")
TARGET = text("target", "canonical name of the actor or issue")
VOICE = text("voice", "whose words: own, quoted or reported", VOICES)
SPEAKER = text("speaker", "who speaks; empty if unknown or the newsroom")
START = count("start", "first character")
END = count("end", "after the last character")
LOW = number("low", "lower end of the 95 % interval; missing where it can't be estimated", -1, 1, optional=True)
HIGH = number("high", "upper end of the 95 % interval; missing where it can't be estimated", -1, 1, optional=True)
CORRECTED = Column(
    "corrected", "str", "what a reader corrected, with the machine's own value; empty where nobody did", default=""
)
ENOUGH = flag("enough", "whether the evidence bears the label")


def build(declared: Schema, rows: Iterable[Mapping[str, Any]], *, event: str | None = None) -> pd.DataFrame:
    """Build a table from rows and check it.

    Args:
        declared: The table's schema.
        rows: One mapping per row, with a value for every column; None in an optional column means "not measured".
        event: The event's name, where the rows don't hold it.

    Returns:
        The table in its fixed order of columns and rows; without rows the empty table with the same dtypes.

    Raises:
        InvalidTable: A column is missing or unknown, or a value has the wrong type or is out of range.
    """
    names = [column.name for column in declared.columns]
    given = names if event is None else names[1:]
    defaults = {column.name: column.default for column in declared.columns if column.default is not None}
    listed, wanted = [{**defaults, **row} for row in rows] if defaults else list(rows), set(given)
    for row in listed:
        if row.keys() != wanted:
            wrong = sorted(row.keys() ^ wanted)
            message = f"{declared.name}: a row lacks or has too much of {', '.join(wrong)}."
            raise InvalidTable(message)
    values = {name: list(map(itemgetter(name), listed)) for name in given}
    if event is not None:
        values["event"] = [event] * len(listed)
    table = pd.DataFrame(
        {column.name: _series(declared.name, column, values[column.name]) for column in declared.columns}
    )
    return table.sort_values(list(declared.sort), kind="stable", ignore_index=True) if listed else table


def check(declared: Schema, table: pd.DataFrame) -> pd.DataFrame:
    """Return ``table`` if it keeps its schema.

    Raises:
        InvalidTable: The text names the column and what is wrong.
    """
    name, expected = declared.name, build(declared, [])
    if list(table.columns) != list(expected.columns):
        message = f"{name}: columns are {list(table.columns)}, expected {list(expected.columns)}."
        raise InvalidTable(message)
    for column in declared.columns:
        if table[column.name].dtype != expected[column.name].dtype:
            message = f"{name}.{column.name}: {table[column.name].dtype}, expected {expected[column.name].dtype}."
            raise InvalidTable(message)
        _check_values(name, column, table[column.name])
    return table


def _series(name: str, column: Column, values: list[Any]) -> pd.Series[Any]:
    try:
        if column.dtype == "float64":
            series = pd.Series([np.nan if value is None else value for value in values], dtype="float64")
        else:
            series = pd.Series(values, dtype=column.dtype)
    except (TypeError, ValueError) as error:
        message = f"{name}.{column.name}: {error}"
        raise InvalidTable(message) from error
    _check_values(name, column, series)
    return series


def _check_values(name: str, column: Column, series: pd.Series[Any]) -> None:
    if series.isna().any() and not column.optional:
        message = f"{name}.{column.name}: a value is missing."
        raise InvalidTable(message)
    wrong = pd.Series(data=False, index=series.index)
    if column.choices:
        wrong |= ~series.isin(column.choices)
    if column.low is not None:
        wrong |= series < column.low
    if column.high is not None:
        wrong |= series > column.high
    if wrong.any():
        message = f"{name}.{column.name}: {series[wrong].iloc[0]!r} is not allowed."
        raise InvalidTable(message)
