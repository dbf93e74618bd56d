"""Rows and tables built by hand: what a test doesn't say of a row is filled in as its schema allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analysis.measures.registry import build_table, schema
from analysis.measures.schema import Column

_ZERO: Mapping[str, Any] = {"str": "", "int64": 0, "float64": 0.0, "bool": False}


def row(table: str, **values: Any) -> dict[str, Any]:
    """Return a row of a table; columns that the table lacks are passed over, so rows of two tables can share values."""
    columns = schema(table).columns
    filled = {column.name: values.get(column.name, _default(column)) for column in columns}
    if table == "articles" and "outlet_name" not in values:
        filled["outlet_name"] = filled["outlet"] or filled["source_name"]
    return filled


def table(name: str, rows: Iterable[Mapping[str, Any]] = ()) -> pd.DataFrame:
    """Return a table of rows that say what matters."""
    return build_table(name, [row(name, **each) for each in rows])


def _default(column: Column) -> Any:
    if column.name == "event":
        return "e"
    if column.choices:
        return column.choices[0]
    zero = _ZERO[column.dtype]
    return max(zero, column.low) if column.low is not None else zero
