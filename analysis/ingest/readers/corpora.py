"""Corpora: tables with an article per row (CSV, TSV, Excel) and JSON lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from analysis.errors import UnreadableArticle
from analysis.ingest.articles import Extracted
from analysis.ingest.dates import find_date
from analysis.ingest.decoding import tidy
from analysis.ingest.line_breaks import unwrap
from analysis.ingest.metadata.fields import Metadata, known
from analysis.ingest.readers.sniffing import TEXT_COLUMNS, delimiter

COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": tuple(sorted(TEXT_COLUMNS)),
    "title": ("title", "headline", "heading", "article_title", "name"),
    "outlet": (
        "outlet",
        "source",
        "publication",
        "publisher",
        "newspaper",
        "media",
        "site",
        "source_name",
        "outlet_name",
        "domain",
        "medium",
        "news_outlet",
    ),
    "published": (
        "published",
        "date",
        "published_at",
        "publish_date",
        "publication_date",
        "pubdate",
        "datetime",
        "date_publish",
        "published_date",
        "time",
        "timestamp",
    ),
    "authors": ("authors", "author", "byline", "journalist", "writer"),
    "url": ("url", "link", "address", "web_url", "source_url", "article_url", "uri"),
    "section": ("section", "category", "rubric", "desk", "section_name"),
    "genre": ("genre", "type", "article_type"),
}
"""Usual names of the columns, best first."""
MAX_ROWS = 20_000
MAX_COLUMNS = 500
"""Rows are filled up to the header's length, so a wide header would make a small file a very large table."""
MIN_TEXT_CHARACTERS = 200
"""A column whose cells have at least this many characters on average may be the text though its name doesn't say so."""
SAMPLE_ROWS = 50
MAX_DEPTH = 5
_CELL_LIMIT = 10_000_000
_WORD_BREAK = re.compile(r"[\s.-]+")


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


def guess_columns(header: Sequence[str], rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """Guess which column holds what.

    Args:
        header: The columns' names.
        rows: Some rows; the first fifty are looked at.

    Returns:
        The column's name by field (``text``, ``title``, ``outlet``, ``published``, ``authors``, ``url``, ``section``,
        ``genre``); a field without a column is left out. ``text`` is found by its length if not by its name.
    """
    normal = {_normal(name): name for name in reversed(header)}
    found = {
        field: next(normal[name] for name in names if name in normal)
        for field, names in COLUMN_NAMES.items()
        if any(name in normal for name in names)
    }
    sample = [row for _, row in zip(range(SAMPLE_ROWS), rows, strict=False)]
    lengths = {
        name: fmean(len(row[n]) for row in sample if n < len(row)) if sample else 0.0 for n, name in enumerate(header)
    }
    longest = max(lengths, key=lambda name: lengths[name], default="")
    if "text" not in found and lengths.get(longest, 0) >= MIN_TEXT_CHARACTERS:
        found["text"] = longest
    return found


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
        yield f"{source_name}#{number}", Extracted(unwrap(cells["text"]), _metadata(cells, columns))


def _metadata(cells: Mapping[str, str], columns: Mapping[str, str]) -> Metadata:
    metadata = Metadata()
    for field, value in cells.items():
        source = f"column “{columns[field]}”"
        if field == "authors":
            names = tuple(name.strip() for name in re.split(r"[;,|]|\sand\s", value) if name.strip())
            metadata = metadata.or_else(known(source, authors=names))
        elif field == "published":
            metadata = metadata.or_else(known(source, published=find_date(value)))
        elif field != "text":
            metadata = metadata.or_else(known(source, **{field: " ".join(value.split())}))
    return metadata


def _normal(name: str) -> str:
    return _WORD_BREAK.sub("_", name.strip().lower())


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
    lists = [whole] if isinstance(whole, list) else [v for v in whole.values() if isinstance(v, list)]
    objects = [item for item in max(lists, key=len, default=[]) if isinstance(item, dict)]
    is_single = isinstance(whole, dict) and (not objects or TEXT_COLUMNS & set(map(_normal, whole)))
    yield from [whole] if is_single else objects


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
            yield item


def _cell(value: Any, depth: int = 0) -> str:
    """Return a value as text; lists within lists within lists are no value of an article."""
    if value is None or depth > MAX_DEPTH:
        return ""
    if isinstance(value, list):
        return "; ".join(_cell(item, depth + 1) for item in value)
    return str(value.get("name", "")) if isinstance(value, dict) else str(value)
