"""Which column of a table of articles holds what, by its name and by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from analysis.ingest.readers.sniffing import TEXT_COLUMNS

COLUMN_NAMES: Mapping[str, tuple[str, ...]] = {
    "text": tuple(sorted(TEXT_COLUMNS)),
    "title": ("title", "headline", "heading", "article_title", "web_title", "document_title", "name"),
    "outlet": (
        "outlet", "outlet_name", "news_outlet", "source_name", "sitename", "site_name", "media_name",
        "publication_title",
        "publication_name", "publication", "newspaper", "newspaper_name", "journal", "publisher", "source", "media",
        "medium", "site", "website", "web_site", "hostname", "source_domain", "domain", "media_url",
    ),
    "published": (
        "published", "date", "published_at", "publish_date", "publication_date", "web_publication_date", "pubdate",
        "pub_date", "datetime", "date_publish", "date_published", "published_date", "publish_time", "seendate",
        "seen_date", "time", "timestamp", "published_utc", "first_published", "created_at", "issued",
    ),
    "authors": ("authors", "author", "byline", "creator", "creators", "journalist", "writer"),
    "url": ("url", "link", "address", "web_url", "source_url", "article_url", "short_url", "uri", "source"),
    "section": ("section", "section_name", "category", "rubric", "desk", "pillar_name"),
    "genre": ("genre", "article_type", "type_of_material"),
}  # fmt: skip
"""Usual names of the columns, best first: of archives, reference managers and the interfaces of news services."""
MIN_TEXT_CHARACTERS = 200
"""A column whose cells have at least this many characters on average may be the text though its name doesn't say so."""
SAMPLE_ROWS = 50

_WORD_BREAK = re.compile(r"[\s.\-:/]+")
_CAMEL = re.compile(r"(?<=[a-z\d])(?=[A-Z])")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def normal(name: str) -> str:
    """Return a column's name in one form: ``publishedAt`` and ``Published at`` are ``published_at``."""
    return _WORD_BREAK.sub("_", _CAMEL.sub("_", name.strip())).lower()


def guess_columns(header: Sequence[str], rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """Guess which column holds what.

    Args:
        header: The columns' names.
        rows: Some rows; the first fifty are looked at.

    Returns:
        The column's name by field (``text``, ``title``, ``outlet``, ``published``, ``authors``, ``url``, ``section``,
        ``genre``); a field without a column is left out, and so is a column that is empty or holds addresses where
        names should stand. ``text`` is found by its length if not by its name.
    """
    sample = [row for _, row in zip(range(SAMPLE_ROWS), rows, strict=False)]
    cells = {name: [row[n] for row in sample if n < len(row)] for n, name in enumerate(header)}
    by_name = {normal(name): name for name in reversed(header)}
    by_name |= {normal(name).rpartition("_fields_")[2]: name for name in header if "_fields_" in normal(name)}
    found: dict[str, str] = {}
    for field, names in COLUMN_NAMES.items():
        candidates = [by_name[name] for name in names if name in by_name]
        if field == "text":
            candidates.sort(key=lambda name: -_mean_length(cells[name]))
        fitting = [name for name in candidates if not sample or _fits(field, cells[name])]
        if fitting and not (field == "url" and fitting[0] == found.get("outlet")):
            found[field] = fitting[0]
    longest = max(cells, key=lambda name: _mean_length(cells[name]), default="")
    if "text" not in found and longest and _mean_length(cells[longest]) >= MIN_TEXT_CHARACTERS:
        found["text"] = longest
    return found


def _fits(field: str, values: Sequence[str]) -> bool:
    filled = [value for value in values if value.strip()]
    addresses = sum(_ADDRESS.match(value.strip()) is not None for value in filled)
    if field == "url":
        return 2 * addresses > len(filled) or not filled
    return bool(filled) and (field != "outlet" or 2 * addresses <= len(filled))


def _mean_length(values: Sequence[str]) -> float:
    return fmean(map(len, values)) if values else 0.0
