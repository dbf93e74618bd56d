"""A crosstab as an HTML table: its counts are links to the sentences behind them, as the cells of the grids are."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.markup.elements import element, escaped
from dashboard.markup.links import LINK_CLASS
from dashboard.queries.crosstab import Crosstab, column_of

Chosen = tuple[str, str]
"""What a row stands for, and an outlet; empty for all outlets."""

_TOTAL = "All"

_NONE = '<td><span aria-hidden="true">·</span><i class="px-said">none</i></td>'


def crosstab_html(
    rows: Crosstab, *, alt: str, address_of: Callable[[Chosen], str], opened: Chosen | None = None, most: int
) -> str:
    """Write a crosstab.

    Args:
        rows: The crosstab; its first column names a row, a column ``All`` holds the row's total.
        alt: What it is, for those who can't see it.
        address_of: Where the link of a count leads.
        opened: The count whose sentences are open.
        most: Rows that are written; the first ones are.
    """
    counts = {_TOTAL, *(column_of(number) for number in range(len(rows.outlets)))}
    texts = [str(name) for name in rows.table.columns if name not in counts]
    names = "".join(f'<th scope="col" class="px-kind">{escaped(name)}</th>' for name in texts)
    names += "".join(f'<th scope="col">{escaped(name)}</th>' for name in (_TOTAL, *rows.outlets))
    shown = zip(rows.items[:most], rows.table.head(most).to_dict("records"), strict=True)
    body = "".join(element("tr", _row(rows.outlets, texts, item, row, address_of, opened)) for item, row in shown)
    table = f'<table aria-label="{escaped(alt)}"><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>'
    return element("div", table, css="px-crosstab")


def _row(
    outlets: Sequence[str],
    texts: Sequence[str],
    item: str,
    row: Mapping[Hashable, Any],
    address_of: Callable[[Chosen], str],
    opened: Chosen | None,
) -> str:
    def count(value: Any, name: str, outlet: str) -> str:
        if pd.isna(value):
            return _NONE
        state = ' aria-current="true"' if (item, outlet) == opened else ""
        said = escaped(f"{value}, {name}, {outlet or 'all outlets'}")
        way = escaped(address_of((item, outlet)))
        return f'<td><a class="{LINK_CLASS}" href="{way}" aria-label="{said}"{state}>{value}</a></td>'

    name = str(row[texts[0]])
    cells = [f'<th scope="row">{escaped(name)}</th>']
    cells += [element("td", escaped(str(row[head])), css="px-kind") for head in texts[1:]]
    cells.append(count(row[_TOTAL], name, ""))
    cells += [count(row[column_of(number)], name, outlet) for number, outlet in enumerate(outlets)]
    return "".join(cells)
