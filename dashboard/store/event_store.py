"""What the reader's machine keeps between visits: events, their articles and targets, in one SQLite file.

The rest of the dashboard knows this module's functions and records, never the database behind them. Every method
is one transaction, so several browser sessions and threads may share a :class:`Store`.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from analysis.records import Article, Target
from dashboard.markup.elements import one_line
from dashboard.store.article_json import article_from_json, article_to_json, targets_from_json, targets_to_json
from dashboard.store.database import Database, StoreError, article_rows, away_rows, event_rows
from dashboard.store.decisions import Decisions
from dashboard.store.event_archive import EventArchive
from dashboard.store.target_history import TargetHistory

EventKind = Literal["sample", "own", "folder"]
"""A bundled sample, an event the reader made, or the paths that ``parallax run`` was started with."""

FILE_NAME = "parallax.sqlite3"


@dataclass(frozen=True, slots=True)
class Event:
    """An event: a set of articles that tell the same story."""

    event_id: str
    title: str
    note: str
    kind: EventKind


@dataclass(frozen=True, slots=True)
class Added:
    """What became of articles that were added: those that are new, and those whose text was already there."""

    new: tuple[Article, ...]
    known: tuple[Article, ...]


class Store:
    """The store in a folder; made where it is missing.

    Raises:
        StoreError: The folder or file can't be used.
    """

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder / FILE_NAME)
        self.target_history = TargetHistory(self._database)
        self.decisions = Decisions(self._database)
        self.archive = EventArchive(self._database)

    def close(self) -> None:
        """Close all connections."""
        self._database.close()

    def list_events(self) -> tuple[Event, ...]:
        """Return the events on the list: folders first, then the reader's own, newest first, then samples."""
        kinds = sa.case({"folder": 0, "own": 1}, value=event_rows.c.kind, else_=2)
        order = (kinds, sa.case((event_rows.c.kind == "sample", 1), else_=-1) * event_rows.c.position)
        away = sa.select(away_rows.c.event_id)
        return self._events(sa.select(event_rows).where(event_rows.c.event_id.not_in(away)).order_by(*order))

    def events_away(self) -> tuple[Event, ...]:
        """Return the events that were put away, the latest first."""
        return self._events(sa.select(event_rows).join(away_rows).order_by(away_rows.c.number.desc()))

    def event(self, event_id: str) -> Event | None:
        """Return an event on the list, or None where there is no such event."""
        return next((event for event in self.list_events() if event.event_id == event_id), None)

    def add_event(self, title: str, *, note: str = "", kind: EventKind = "own", event_id: str = "") -> Event:
        """Add an event; with the ``event_id`` of one that is there, give it this title and note.

        Raises:
            StoreError: The title is blank.
        """
        title = one_line(title)
        if not title:
            raise StoreError("An event needs a name, for example “Phone call of 12 February”.")
        event_id = event_id or secrets.token_hex(6)
        with self._database.write() as connection:
            last = connection.scalar(sa.select(sa.func.coalesce(sa.func.max(event_rows.c.position), 0)))
            values: dict[str, str] = {"event_id": event_id, "title": title, "note": note, "kind": kind}
            statement = insert(event_rows).values(**values, content_digest="", position=(last or 0) + 1)
            connection.execute(statement.on_conflict_do_update(set_={"title": title, "note": note}))
        return Event(event_id, title, note, kind)

    def content_digest(self, event_id: str) -> str:
        """Return the digest that :meth:`mirror` was last called with; empty before."""
        with self._database.read() as connection:
            query = sa.select(event_rows.c.content_digest).where(event_rows.c.event_id == event_id)
            return connection.scalar(query) or ""

    def articles_of(self, event_id: str) -> tuple[Article, ...]:
        """Return an event's articles in the order they were added."""
        return self._articles(event_id, are_removed=False)

    def has_articles(self, event_id: str) -> bool:
        """Tell whether an event holds an article."""
        query = sa.select(article_rows.c.article_id).where(article_rows.c.event_id == event_id, ~article_rows.c.removed)
        with self._database.read() as connection:
            return connection.scalar(query.limit(1)) is not None

    def removed_from(self, event_id: str) -> tuple[Article, ...]:
        """Return the articles that were removed from an event and can be restored."""
        return self._articles(event_id, are_removed=True)

    def add_articles(self, event_id: str, articles: Iterable[Article]) -> Added:
        """Add articles; a text that is already there stays as it is, and a removed one comes back.

        Raises:
            StoreError: There is no such event.
        """
        try:
            with self._database.write() as connection:
                return _add(connection, event_id, articles, from_source=False)
        except sa.exc.IntegrityError as error:
            raise StoreError("This event is no longer there; reload the page.") from error

    def mirror(self, event_id: str, articles: Iterable[Article], *, digest: str = "") -> None:
        """Make the event hold these articles of its source (a folder, a sample) beside those the reader added.

        Articles that are there keep the reader's edits; those that have left the source are taken out.
        """
        articles = tuple(articles)
        gone = sa.and_(
            article_rows.c.event_id == event_id,
            article_rows.c.from_source,
            article_rows.c.origin_id.not_in([article.article_id for article in articles]),
        )
        with self._database.write() as connection:
            connection.execute(sa.delete(article_rows).where(gone))
            origins = sa.select(article_rows.c.origin_id).where(article_rows.c.event_id == event_id)
            there = set(connection.scalars(origins))
            fresh = [article for article in articles if article.article_id not in there]
            _add(connection, event_id, fresh, from_source=True)
            connection.execute(
                sa.update(event_rows).where(event_rows.c.event_id == event_id).values(content_digest=digest)
            )

    def update_article(self, event_id: str, article_id: str, article: Article) -> None:
        """Put ``article`` in the place of the one called ``article_id``.

        Raises:
            StoreError: There is no such article, or its new text is that of another one.
        """
        try:
            with self._database.write() as connection:
                statement = sa.update(article_rows).where(*_is(event_id, article_id)).values(**_record(article))
                found = connection.execute(statement).rowcount
        except sa.exc.IntegrityError as error:
            message = "With this change it would be the same text as another article of this event."
            raise StoreError(message) from error
        if not found:
            raise StoreError("This article is no longer in the event; reload the page.")

    def remove_article(self, event_id: str, article_id: str) -> None:
        """Take an article out of the event; :meth:`restore_article` undoes it."""
        self._mark(event_id, article_id, removed=True)

    def restore_article(self, event_id: str, article_id: str) -> None:
        """Bring a removed article back to its place."""
        self._mark(event_id, article_id, removed=False)

    def targets_of(self, event_id: str) -> tuple[Target, ...] | None:
        """Return the targets the reader chose, or None where they come from the text."""
        with self._database.read() as connection:
            text = connection.scalar(sa.select(event_rows.c.targets).where(event_rows.c.event_id == event_id))
        return None if text is None else targets_from_json(text)

    def set_targets(self, event_id: str, targets: Iterable[Target] | None) -> None:
        """Choose what is measured; None leaves it to the text."""
        text = None if targets is None else targets_to_json(targets)
        with self._database.write() as connection:
            connection.execute(sa.update(event_rows).where(event_rows.c.event_id == event_id).values(targets=text))

    def dataset_id(self, event_id: str) -> str:
        """Return a hash of all that an analysis of the event depends on: texts, metadata, targets."""
        query = (
            sa.select(article_rows.c.article_id, article_rows.c.digest)
            .where(article_rows.c.event_id == event_id, ~article_rows.c.removed)
            .order_by(article_rows.c.article_id)
        )
        with self._database.read() as connection:
            rows = connection.execute(query).all()
            targets = connection.scalar(sa.select(event_rows.c.targets).where(event_rows.c.event_id == event_id))
        return _digest(repr([tuple(row) for row in rows]) + repr(targets))

    def _events(self, query: sa.Select[Any]) -> tuple[Event, ...]:
        with self._database.read() as connection:
            rows = connection.execute(query).all()
        return tuple(Event(row.event_id, row.title, row.note, row.kind) for row in rows)

    def _articles(self, event_id: str, *, are_removed: bool) -> tuple[Article, ...]:
        query = (
            sa.select(article_rows.c.record)
            .where(article_rows.c.event_id == event_id, article_rows.c.removed == are_removed)
            .order_by(article_rows.c.position, article_rows.c.article_id)
        )
        with self._database.read() as connection:
            return tuple(article_from_json(record) for record in connection.scalars(query))

    def _mark(self, event_id: str, article_id: str, *, removed: bool) -> None:
        with self._database.write() as connection:
            connection.execute(sa.update(article_rows).where(*_is(event_id, article_id)).values(removed=removed))


def _is(event_id: str, article_id: str) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    return article_rows.c.event_id == event_id, article_rows.c.article_id == article_id


def _record(article: Article) -> dict[str, Any]:
    record = article_to_json(article)
    return {"article_id": article.article_id, "record": record, "digest": _digest(record)}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _add(connection: sa.Connection, event_id: str, articles: Iterable[Article], *, from_source: bool) -> Added:
    last = sa.select(sa.func.coalesce(sa.func.max(article_rows.c.position), 0)).where(
        article_rows.c.event_id == event_id
    )
    position = connection.scalar(last) or 0
    new: list[Article] = []
    known: list[Article] = []
    for article in articles:
        position += 1
        values = {**_record(article), "event_id": event_id, "origin_id": article.article_id}
        values |= {"removed": False, "from_source": from_source, "position": position}
        inserted = connection.execute(insert(article_rows).values(**values).on_conflict_do_nothing())
        restored = 0
        if not inserted.rowcount:
            back = sa.update(article_rows).where(*_is(event_id, article.article_id), article_rows.c.removed)
            restored = connection.execute(back.values(removed=False)).rowcount
        (new if inserted.rowcount or restored else known).append(article)
    return Added(tuple(new), tuple(known))
