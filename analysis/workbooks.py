"""A table as an Excel workbook: numbers as numbers, text as text, and nothing that Excel would run or refuse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, BinaryIO

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from analysis.errors import InvalidInput

MOST_ROWS = 1_048_575
"""Rows of a sheet below its head; Excel's own limit."""
MOST_CHARACTERS = 32_767
"""Characters of a cell; Excel's own limit. A longer text is cut, and says so."""

_CUT = " … (cut: a cell holds no more)"
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_NAME_LENGTH = 31
_WIDEST, _NARROWEST, _LOOKED_AT = 60, 9, 50


def write_workbook(sheets: Mapping[str, pd.DataFrame], target: BinaryIO) -> None:
    """Write tables as the sheets of a workbook, each with its head in bold and in view.

    Args:
        sheets: The tables by the names of their sheets; no cell may begin as a formula does.
        target: Where the workbook goes.

    Raises:
        InvalidInput: A table has more rows than a sheet can hold.
    """
    book = Workbook(write_only=True)
    for name, table in sheets.items():
        if len(table) > MOST_ROWS:
            message = f"{name} has {len(table):,} rows, more than a sheet of Excel holds; choose csv or parquet."
            raise InvalidInput(message)
        sheet = book.create_sheet(_NOT_IN_A_NAME.sub(" ", name)[:_NAME_LENGTH] or "table")
        sheet.freeze_panes = "A2"
        for number, width in enumerate(_widths(table), start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.append([_head(sheet, str(column)) for column in table.columns])
        columns = [table[column].astype(object).tolist() for column in table.columns]
        for values in zip(*columns, strict=True):
            sheet.append([_cell(value) for value in values])
    book.save(target)


def _head(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, _cell(text))
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(value: Any) -> Any:
    """Return what openpyxl writes as it is meant: text without what XML can't hold, nothing where it is missing."""
    if isinstance(value, str):
        text = _NOT_IN_XML.sub("\ufffd", value)
        return text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(_CUT)] + _CUT
    if value is None or pd.isna(value):
        return None
    return value if isinstance(value, bool | int | float) else str(value)


def _widths(table: pd.DataFrame) -> list[int]:
    """Return widths that hold the heads and what stands in the first rows."""
    shown = table.head(_LOOKED_AT)
    return [
        max(_NARROWEST, min(_WIDEST, max([len(str(name)), *(len(str(value)) for value in shown[name])]) + 2))
        for name in table.columns
    ]
