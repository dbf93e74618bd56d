"""Tables as files: all of them or none, and nothing in them that a spreadsheet would run."""

from __future__ import annotations

import json
import shutil
import signal
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Any, BinaryIO

import pandas as pd

from analysis.errors import InvalidInput

_ASIDE = ".parallax-"
"""Begins the name of the folder that unfinished tables lie in; folders with a dot are never read as articles."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet computes instead of showing it."""


class Format(StrEnum):
    """How tables are written."""

    csv = "csv"
    excel_csv = "csv-excel"
    """CSV with a mark at its head (BOM), by which Excel knows that its letters are UTF-8."""
    xlsx = "xlsx"
    parquet = "parquet"
    json = "json"

    @property
    def ending(self) -> str:
        """How the names of such files end."""
        return "csv" if self is Format.excel_csv else self.value


@contextmanager
def writing_to(folder: Path) -> Iterator[Path]:
    """Make a folder, and one inside it to write in; see :func:`put_in_place`.

    Whatever happens, the inner folder is gone afterwards, and so are folders that were made and stayed empty.

    Raises:
        InvalidInput: Files can't be written there; the text says why.
    """
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
    except OSError as error:
        _remove_empty(made)
        message = f"Nothing can be written to {folder}: {error.strerror or error}."
        raise InvalidInput(message) from error
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)
        _remove_empty(made)


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path, format_: Format) -> None:
    """Write one file per table.

    Raises:
        InvalidInput: A table is too long for the format.
    """
    for name, table in tables.items():
        with (folder / f"{name}.{format_.ending}").open("wb") as target:
            write_table(table, target, format_, name=name)


def write_table(
    table: pd.DataFrame,
    target: BinaryIO,
    format_: Format,
    *,
    name: str = "table",
    more_sheets: Mapping[str, pd.DataFrame] | None = None,
) -> None:
    """Write a table.

    Args:
        table: What to write.
        target: Where it goes.
        format_: How it is written.
        name: What it is called inside a workbook.
        more_sheets: What else a workbook holds; other formats hold one table alone.

    Raises:
        InvalidInput: The table is too long for the format.
    """
    if format_ in (Format.csv, Format.excel_csv):
        encoding = "utf-8-sig" if format_ is Format.excel_csv else "utf-8"
        without_formulas(table).to_csv(target, index=False, encoding=encoding)
    elif format_ is Format.xlsx:
        from analysis.workbooks import write_workbook  # noqa: PLC0415 (its library takes time that most runs need not)

        sheets = {name: table} | dict(more_sheets or {})
        write_workbook({title: without_formulas(sheet) for title, sheet in sheets.items()}, target)
    elif format_ is Format.parquet:
        table.to_parquet(target, index=False)
    else:
        target.write(_as_json(table).encode("utf-8", errors="replace"))


def put_in_place(aside: Path, folder: Path) -> None:
    """Move finished files to where they belong, over those of an earlier run; an interruption waits till all are."""
    with _uninterrupted():
        for path in sorted(aside.iterdir()):
            path.replace(folder / path.name)


def without_formulas(table: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before text that a spreadsheet would compute ("=1+1"); numbers stay numbers."""
    unsafe = [name for name in table.columns if any(value != _shown(value) for value in _texts(table[name]))]
    shown = table.assign(**{str(name): [_shown(value) for value in table[name]] for name in unsafe})
    return shown.rename(columns=_shown)


def with_formulas(table: pd.DataFrame) -> pd.DataFrame:
    """Take back what :func:`without_formulas` put before text."""
    meant = {
        str(name): [
            value[1:] if isinstance(value, str) and value[:1] == "'" and value[1:].startswith(_FORMULA) else value
            for value in table[name]
        ]
        for name in table.columns
    }
    return table.assign(**meant)


def _texts(column: pd.Series[Any]) -> list[str]:
    return [] if pd.api.types.is_numeric_dtype(column) else [value for value in column if isinstance(value, str)]


def _shown(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _as_json(table: pd.DataFrame) -> str:
    """Return the rows as a list of objects; numbers keep all their digits, what is missing is null."""
    rows = [
        {name: None if pd.isna(value) else value for name, value in row.items()} for row in table.to_dict("records")
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1, allow_nan=False)


def _remove_empty(folders: Iterable[Path]) -> None:
    for path in folders:
        try:
            path.rmdir()
        except OSError:
            return


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl+C back until the block is done; without effect outside the main thread, which gets no signals."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[FrameType | None] = []
    before = signal.signal(signal.SIGINT, lambda _, frame: pressed.append(frame))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        signal.raise_signal(signal.SIGINT)
