"""How an event follows its source: what the files hold now, without losing what the reader changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from analysis.ingest import amend, put_back
from analysis.ingest.articles import READER
from analysis.records import Article
from dashboard.store.article_json import article_from_json
from dashboard.store.article_rows import add_rows, is_row, record_of
from dashboard.store.corrections import follow_article
from dashboard.store.database import article_rows, decision_rows

MISSING = "missing"
"""The kind of decision that keeps an article aside while its file is missing."""

_REASON = "Its file was not there when Parallax last looked; it comes back with it, with your changes."


def follow(
    connection: sa.Connection,
    event_id: str,
    articles: Sequence[Article],
    *,
    is_unread: Callable[[str], bool],
    drops_missing: bool,
) -> None:
    """Make an event hold these articles of its source beside those the reader added.

    Args:
        connection: A transaction.
        event_id: Which event.
        articles: What the source holds now.
        is_unread: Tells whether a file of this name is there but could not be read; its article stays as it is.
        drops_missing: Whether an article whose file is missing goes for good; else it is kept aside until it is back.
    """
    _bring_back(connection, event_id, articles)
    known = {article.article_id for article in articles}
    query = sa.select(article_rows).where(article_rows.c.event_id == event_id)
    rows = connection.execute(query.order_by(article_rows.c.position)).all()
    origins = {row.origin_id for row in rows}
    left = [(row, article_from_json(row.record)) for row in rows if row.from_source and row.origin_id not in known]
    fresh = {article.article_id: article for article in articles if article.article_id not in origins}
    once = _single(article.source_name for _, article in left) & _single(a.source_name for a in fresh.values())
    changed = {article.source_name: article for article in fresh.values() if article.source_name in once}
    for row, article in left:
        new = changed.get(article.source_name)
        if new is not None:
            values = {**record_of(carried(article, new)), "origin_id": new.article_id}
            statement = sa.update(article_rows).prefix_with("OR IGNORE").where(*is_row(event_id, row.article_id))
            if connection.execute(statement.values(**values)).rowcount:
                follow_article(connection, event_id, row.article_id, values["article_id"])
                del fresh[new.article_id]
                _return(connection, event_id, row.article_id)
        elif drops_missing:
            connection.execute(sa.delete(article_rows).where(*is_row(event_id, row.article_id)))
        elif not is_unread(article.source_name) and not row.removed:
            _set_aside(connection, event_id, row.article_id)
    add_rows(connection, event_id, fresh.values(), from_source=True)


def carried(old: Article, new: Article) -> Article:
    """Return a file's new article with what the reader entered and put back in the old one."""
    entered: dict[str, Any] = {
        origin.field: getattr(old, origin.field) for origin in old.origins if origin.source == READER
    }
    texts = {piece.text for piece in old.restored}
    amended = amend(new, **entered)
    return put_back(amended, frozenset(piece.source_start for piece in amended.removed if piece.text in texts))


def _single(names: Iterable[str]) -> set[str]:
    return {name for name, number in Counter(names).items() if number == 1}


def _bring_back(connection: sa.Connection, event_id: str, articles: Sequence[Article]) -> None:
    """Bring the articles back that were kept aside since their files were missing."""
    ids = [article.article_id for article in articles]
    query = sa.select(article_rows.c.article_id).where(
        article_rows.c.event_id == event_id, article_rows.c.origin_id.in_(ids)
    )
    for article_id in connection.scalars(query).all():
        _return(connection, event_id, article_id)


def _return(connection: sa.Connection, event_id: str, article_id: str) -> None:
    missing = sa.and_(
        decision_rows.c.event_id == event_id, decision_rows.c.kind == MISSING, decision_rows.c.subject == article_id
    )
    if connection.execute(sa.delete(decision_rows).where(missing)).rowcount:
        back = sa.update(article_rows).where(*is_row(event_id, article_id)).values(removed=False)
        connection.execute(back)


def _set_aside(connection: sa.Connection, event_id: str, article_id: str) -> None:
    values = {"event_id": event_id, "kind": MISSING, "subject": article_id, "reason": _REASON}
    connection.execute(insert(decision_rows).values(**values).on_conflict_do_nothing())
    connection.execute(sa.update(article_rows).where(*is_row(event_id, article_id)).values(removed=True))
