"""A table of values as an HTML table, for what is read and printed and not clicked."""

from __future__ import annotations

import pandas as pd

from dashboard.markup.elements import element, escaped


def plain_table(table: pd.DataFrame, *, alt: str) -> str:
    """Write a table: the first column names the row, numbers stand at the right, what is missing is a dash.

    Args:
        table: What to write; its column heads are shown as they are.
        alt: What it is, for those who can't see it.
    """
    numeric = [pd.api.types.is_numeric_dtype(kind) for kind in table.dtypes]
    heads = "".join(
        f'<th scope="col"{"" if number else _LEFT}>{escaped(str(name))}</th>'
        for name, number in zip(table.columns, numeric, strict=True)
    )
    rows = "".join(_row(list(values), numeric) for values in table.itertuples(index=False))
    written = f'<table aria-label="{escaped(alt)}"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    return element("div", written, css="px-plain")


_LEFT = ' class="px-text"'


def _row(values: list[object], numeric: list[bool]) -> str:
    first, *rest = (_written(value) for value in values)
    cells = "".join(f"<td{'' if number else _LEFT}>{text}</td>" for text, number in zip(rest, numeric[1:], strict=True))
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def _written(value: object) -> str:
    if isinstance(value, float):
        return "–" if pd.isna(value) else f"{value:.2f}"
    return escaped(str(value)) if value is not None and value == value else "–"  # noqa: PLR0124 (NaN)
