"""Corpora: tables with an article per row (CSV, TSV, Excel) and JSON lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from analysis.errors import UnreadableArticle
from analysis.ingest.articles import Extracted
from analysis.ingest.dates import find_date
from analysis.ingest.decoding import tidy
from analysis.ingest.line_breaks import unwrap
from analysis.ingest.metadata.addresses import outlet_name
from analysis.ingest.metadata.fields import Metadata, known
from analysis.ingest.metadata.people import split_people
from analysis.ingest.readers.columns import normal
from analysis.ingest.readers.sniffing import TEXT_COLUMNS, delimiter

MAX_ROWS = 20_000
MAX_COLUMNS = 500
"""Rows are filled up to the header's length, so a wide header would make a small file a very large table."""
MAX_DEPTH = 5
_CELL_LIMIT = 10_000_000
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T?(\d\d)(\d\d)\d{0,2}Z?)?")
_SECONDS = re.compile(r"(1\d{9})(?:\d{3})?(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Table:
    """A corpus as rows of text, before its columns have a meaning."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    refused: tuple[UnreadableArticle, ...] = ()
    """Rows that could not be read; the others are."""


def read_csv(text: str, *, source_name: str) -> Table:
    """Read a table of text cells. Formulas in it are text like any other.

    Raises:
        UnreadableArticle: It is no table or has too many rows.
    """
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(
        io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter(text) or delimiter(text, is_table=True) or ","
    )
    rows: list[tuple[str, ...]] = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append(tuple(row))
            _check_length(rows, source_name)
    except csv.Error as error:
        raise UnreadableArticle(source_name, f"Line {reader.line_num} is not a row of a table ({error}).") from error
    return to_table(rows, source_name=source_name)


def read_jsonl(text: str, *, source_name: str) -> Table:
    """Read JSON lines, a JSON list of objects, or an object with such a list in it.

    Raises:
        UnreadableArticle: It is no JSON, holds no objects, or has too many rows or keys.
    """
    found = list(_objects(text, source_name))
    _check_length(found, source_name)
    items = [item for item in found if isinstance(item, dict)]
    refused = tuple(item for item in found if isinstance(item, UnreadableArticle))
    header = tuple(dict.fromkeys(key for item in items for key in item))
    if len(refused) > len(items):
        raise refused[0]
    if not header:
        raise UnreadableArticle(source_name, "It is JSON, but holds no objects with an article each.")
    _check_width(header, source_name)
    rows = tuple(tuple(_cell(item.get(key)) for key in header) for item in items)
    return Table(tuple(map(tidy, header)), rows, refused)


def to_table(rows: Sequence[tuple[str, ...]], *, source_name: str) -> Table:
    """Make the first row the header.

    Raises:
        UnreadableArticle: There are no rows below it, or it is too wide.
    """
    if len(rows) < 2:
        raise UnreadableArticle(source_name, "It is a table without rows.")
    _check_width(rows[0], source_name)
    header = tuple(cell.strip().strip("\ufeff") or f"column {number}" for number, cell in enumerate(rows[0], start=1))
    return Table(header, tuple((*row, *[""] * (len(header) - len(row))) for row in rows[1:]))


def read_rows(table: Table, columns: Mapping[str, str], *, source_name: str) -> Iterator[tuple[str, Extracted]]:
    """Yield each row's name (``corpus.csv#12``, the first row is 1) and what it holds.

    Raises:
        UnreadableArticle: No column holds the text, or a column isn't there.
    """
    if "text" not in columns:
        names = ", ".join(table.header[:12])
        reason = f"No column holds the articles' text. Name one of them 'text'; it has: {names}."
        raise UnreadableArticle(source_name, reason)
    missing = sorted(set(columns.values()) - set(table.header))
    if missing:
        raise UnreadableArticle(source_name, f"It has no column {missing[0]!r}.")
    places = {field: table.header.index(name) for field, name in columns.items()}
    for number, row in enumerate(table.rows, start=1):
        cells = {field: tidy(row[place]).strip() for field, place in places.items()}
        metadata, notes = _metadata(cells, columns)
        yield f"{source_name}#{number}", Extracted(unwrap(cells["text"]), metadata, notes=notes)


def _metadata(cells: Mapping[str, str], columns: Mapping[str, str]) -> tuple[Metadata, tuple[str, ...]]:
    """Return what a row's cells say about its article, and which date among them can't be read."""
    metadata = Metadata()
    notes: tuple[str, ...] = ()
    for field, value in cells.items():
        source = f"column “{columns[field]}”"
        if field == "authors":
            metadata = metadata.or_else(known(source, authors=split_people(value)))
        elif field == "published":
            published = read_date(value)
            metadata = metadata.or_else(known(source, published=published))
            if value and not published:
                notes = (f"Its date “{value[:40]}” in the {source} can't be read for sure; write it like 2025-06-04.",)
        elif field == "outlet":
            name = "url" if value.startswith(("http://", "https://")) else "outlet"
            metadata = metadata.or_else(known(source, **{name: outlet_name(" ".join(value.split()))}))
        elif field != "text":
            metadata = metadata.or_else(known(source, **{field: " ".join(value.split())}))
    return metadata, notes


def read_date(value: str) -> str:
    """Read a cell's date: as :func:`find_date` does, without separators (``20250604T093000Z``), or in seconds."""
    text = value.strip()
    if found := _COMPACT.fullmatch(text):
        clock = f"T{found[4]}:{found[5]}" if found[4] else ""
        return find_date(f"{found[1]}-{found[2]}-{found[3]}{clock}")
    if found := _SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(found[1]), tz=UTC).isoformat(timespec="minutes")
    return find_date(text)


def _check_length(rows: Sequence[Any], source_name: str) -> None:
    if len(rows) > MAX_ROWS:
        raise UnreadableArticle(source_name, f"It has more than {MAX_ROWS:,} rows; split it.")


def _check_width(header: Sequence[str], source_name: str) -> None:
    if len(header) > MAX_COLUMNS:
        reason = f"It has {len(header):,} columns; a table of articles can have at most {MAX_COLUMNS}."
        raise UnreadableArticle(source_name, reason)


def _objects(text: str, source_name: str) -> Iterator[dict[str, Any] | UnreadableArticle]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from _json_lines(text, source_name)
        return
    objects = _longest(whole, 0)
    is_single = isinstance(whole, dict) and (not objects or TEXT_COLUMNS & set(map(normal, whole)))
    yield from (_flat(item) for item in ([whole] if is_single else objects))


def _longest(value: Any, depth: int) -> list[dict[str, Any]]:
    """Return the longest list of objects, which some interfaces wrap: ``{"response": {"results": [...]}}``."""
    if depth > MAX_DEPTH:
        return []
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)]
    inner = value.values() if isinstance(value, dict) else ()
    return max((_longest(item, depth + 1) for item in inner), key=len, default=[])


def _flat(item: dict[str, Any]) -> dict[str, Any]:
    """Lift the values of ``fields``, in which The Guardian's interface keeps an article's text, beside the others."""
    inner = item.get("fields")
    return item | {key: value for key, value in inner.items() if key not in item} if isinstance(inner, dict) else item


def _json_lines(text: str, source_name: str) -> Iterator[dict[str, Any] | UnreadableArticle]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except (ValueError, RecursionError):
            yield UnreadableArticle(source_name, f"Line {number} is not valid JSON.")
            continue
        if isinstance(item, dict):
            yield _flat(item)


def _cell(value: Any, depth: int = 0) -> str:
    """Return a value as text; lists within lists within lists are no value of an article."""
    if value is None or depth > MAX_DEPTH:
        return ""
    if isinstance(value, list):
        return "; ".join(_cell(item, depth + 1) for item in value)
    return str(value.get("name", "")) if isinstance(value, dict) else str(value)
