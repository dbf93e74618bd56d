"""Excel files (xlsx): the first sheet's rows as text; formulas are never computed."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import openpyxl

from analysis.ingest.document import Document, Unparsable
from analysis.ingest.readers.untrusted.packages import check_package

MAX_ROWS = 20_000
MAX_COLUMNS = 200


def parse_xlsx(data: bytes) -> Document:
    """Read the first sheet that has rows.

    Raises:
        Unparsable: It is damaged, locked, too large, or empty.
    """
    check_package(data)
    workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for sheet in workbook.worksheets:
        rows: list[tuple[str, ...]] = []
        for row in sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True):
            cells = tuple(_text(value) for value in row)
            if any(cells):
                rows.append(cells)
            if len(rows) > MAX_ROWS:
                message = f"It has more than {MAX_ROWS:,} rows; split it."
                raise Unparsable(message)
        if len(rows) > 1:
            return Document(rows=tuple(rows))
    raise Unparsable("Its sheets hold no rows.")


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        moment = value.isoformat(timespec="minutes")
        return moment.removesuffix("T00:00")
    return str(value).strip()
