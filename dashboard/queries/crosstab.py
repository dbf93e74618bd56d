"""Crosstabs: what is counted down the side, outlets across, and what each row stands for in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.queries.rows import Row, records

_SEPARATOR = "~"


@dataclass(frozen=True)
class Crosstab:
    """A table of counts.

    Attributes:
        table: What is shown: heads first, then one column per outlet, named by :func:`column_of`.
        items: What each row stands for, from :func:`item_of`.
        outlets: Names of the outlets, in the order of their columns.
    """

    table: pd.DataFrame
    items: tuple[str, ...]
    outlets: tuple[str, ...]


Key = tuple[str, ...]


def column_of(number: int) -> str:
    """Name an outlet's column; its own name could be that of a head."""
    return f"outlet {number}"


def item_of(key: Iterable[str]) -> str:
    """Write what identifies a row as one string; the last part may hold anything."""
    return _SEPARATOR.join(key)


def key_of(item: str, parts: int) -> Key | None:
    """Read :func:`item_of` back; None where the item has not that many parts."""
    key = tuple(item.split(_SEPARATOR, parts - 1))
    return key if len(key) == parts else None


def crosstab(
    rows: pd.DataFrame,
    columns: Sequence[str],
    *,
    heads: Callable[[Key, int], Mapping[str, Any]],
    outlets: Sequence[str],
    order: Callable[[Key, int], Any],
) -> Crosstab:
    """Count rows by some columns and by outlet.

    Args:
        rows: What to count; a column ``count`` weighs the rows where there is one.
        columns: What identifies a row of the crosstab.
        heads: What stands at the side of a row, from its key and its total.
        outlets: All outlets, in their order.
        order: What the rows are sorted by, from key and total.

    Returns:
        The crosstab; an outlet that has none of something has a missing value there.
    """
    totals: Counter[Key] = Counter()
    cells: Counter[tuple[Key, str]] = Counter()
    for row in records(rows):
        key = tuple(str(row[name]) for name in columns)
        totals[key] += _weight(row)
        cells[key, str(row["outlet"])] += _weight(row)
    keys = sorted(totals, key=lambda key: (order(key, totals[key]), key))
    table = pd.DataFrame([heads(key, totals[key]) for key in keys])
    for number, outlet in enumerate(outlets):
        table[column_of(number)] = pd.array([cells[key, outlet] or None for key in keys], dtype="Int64")
    return Crosstab(table, tuple(item_of(key) for key in keys), tuple(outlets))


def named_columns(rows: Crosstab) -> pd.DataFrame:
    """Return the table of a crosstab with the outlets' own names, told from heads of the same name by a space."""
    heads = set(rows.table.columns)
    names = {column_of(n): f"{outlet} " if outlet in heads else outlet for n, outlet in enumerate(rows.outlets)}
    return rows.table.rename(columns=names)


def _weight(row: Row) -> int:
    return int(row.get("count", 1))
