"""Articles as rows of the store's file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from analysis.records import Article
from dashboard.store.article_json import article_to_json
from dashboard.store.database import article_rows


def is_row(event_id: str, article_id: str) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    """Return what is true of an article's row."""
    return article_rows.c.event_id == event_id, article_rows.c.article_id == article_id


def record_of(article: Article) -> dict[str, Any]:
    """Return the values of a row that tell what the article is."""
    record = article_to_json(article)
    return {"article_id": article.article_id, "record": record, "digest": digest_of(record)}


def digest_of(text: str) -> str:
    """Return a short hash of a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def add_rows(
    connection: sa.Connection, event_id: str, articles: Iterable[Article], *, from_source: bool
) -> tuple[list[Article], list[Article]]:
    """Add articles at the end; a text that is there stays as it is, and a removed one comes back.

    Returns:
        Those that are new or back, and those that were there.
    """
    last = sa.select(sa.func.coalesce(sa.func.max(article_rows.c.position), 0)).where(
        article_rows.c.event_id == event_id
    )
    position = connection.scalar(last) or 0
    new: list[Article] = []
    known: list[Article] = []
    for article in articles:
        position += 1
        values = {**record_of(article), "event_id": event_id, "origin_id": article.article_id}
        values |= {"removed": False, "from_source": from_source, "position": position}
        inserted = connection.execute(insert(article_rows).values(**values).on_conflict_do_nothing())
        restored = 0
        if not inserted.rowcount:
            back = sa.update(article_rows).where(*is_row(event_id, article.article_id), article_rows.c.removed)
            restored = connection.execute(back.values(removed=False)).rowcount
        (new if inserted.rowcount or restored else known).append(article)
    return new, known
