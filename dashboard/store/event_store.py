"""What the reader's machine keeps between visits: events, their articles and targets, in one SQLite file.

The rest of the dashboard knows this module's functions and records, never the database behind them. Every method
is one transaction, so several browser sessions and threads may share a :class:`Store`.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from analysis.records import Article, Target
from dashboard.store.article_json import article_from_json, targets_from_json, targets_to_json
from dashboard.store.article_rows import add_rows, digest_of, is_row, record_of
from dashboard.store.corrections import Corrections, copy_of_article, follow_article
from dashboard.store.database import Database, StoreError, article_rows, away_rows, decision_rows, event_rows
from dashboard.store.decisions import Decisions
from dashboard.store.event_archive import MAX_TITLE, EventArchive, checked_title
from dashboard.store.following import follow
from dashboard.store.target_history import TargetHistory
from dashboard.wording import one_line

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
        self.corrections = Corrections(self._database)
        self.archive = EventArchive(self._database)

    @property
    def unsaved(self) -> str:
        """Why no change can be kept, and what to do; empty where all is well."""
        return self._database.unsaved

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
            StoreError: The title is blank, or a reader's is longer than :data:`MAX_TITLE`; a folder's is cut.
        """
        title = checked_title(title) if kind == "own" else one_line(title)[:MAX_TITLE]
        event = Event(event_id or secrets.token_hex(6), title, note, kind)
        with self._database.write() as connection:
            _put_event(connection, event)
        return event

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
        with self._database.write() as connection:
            new, known = add_rows(connection, event_id, articles, from_source=False)
        return Added(tuple(new), tuple(known))

    def mirror(
        self,
        event_id: str,
        articles: Iterable[Article],
        *,
        digest: str = "",
        is_unread: Callable[[str], bool] = lambda _: False,
        drops_missing: bool = False,
    ) -> None:
        """Make the event hold these articles of its source (a folder, a sample) beside those the reader added.

        Articles that are there keep the reader's edits, and a file that changed keeps what was entered for it.

        Args:
            event_id: Which event.
            articles: What the source holds now.
            digest: What :meth:`content_digest` returns from now on.
            is_unread: Tells whether a file of this name is there but can't be read now; its article stays as it is.
            drops_missing: Whether an article whose file is missing goes for good; else it is kept aside until it is
                back.
        """
        with self._database.write() as connection:
            follow(connection, event_id, tuple(articles), is_unread=is_unread, drops_missing=drops_missing)
            connection.execute(
                sa.update(event_rows).where(event_rows.c.event_id == event_id).values(content_digest=digest)
            )

    def edit_article(self, event_id: str, article_id: str, edit: Callable[[Article], Article]) -> None:
        """Put what ``edit`` makes of an article, as it is kept now, in its place.

        Raises:
            StoreError: There is no such article, or its new text is that of another one.
        """
        query = sa.select(article_rows.c.record).where(*is_row(event_id, article_id))
        try:
            with self._database.write() as connection:
                record = connection.scalar(query)
                if record is None:
                    raise StoreError(_ARTICLE_GONE)
                values = record_of(edit(article_from_json(record)))
                connection.execute(sa.update(article_rows).where(*is_row(event_id, article_id)).values(**values))
                follow_article(connection, event_id, article_id, values["article_id"])
        except sa.exc.IntegrityError as error:
            message = "With this change it would be the same text as another article of this event."
            raise StoreError(message) from error

    def remove_article(self, event_id: str, article_id: str, *, reason: str = "") -> None:
        """Take an article out of the event, for this ``reason``; :meth:`restore_article` undoes it.

        Raises:
            StoreError: There is no such article.
        """
        with self._database.write() as connection:
            _set_aside(connection, event_id, article_id, reason)

    def restore_article(self, event_id: str, article_id: str) -> None:
        """Bring a removed article back to its place; it is no longer said why it was aside.

        Raises:
            StoreError: There is no such article.
        """
        why = sa.and_(decision_rows.c.event_id == event_id, decision_rows.c.subject == article_id)
        with self._database.write() as connection:
            _mark(connection, event_id, article_id, removed=False)
            connection.execute(sa.delete(decision_rows).where(why, decision_rows.c.kind.in_(("aside", "missing"))))

    def move_article(self, event_id: str, article: Article, title: str) -> Event:
        """Move an article to a new event with this title; in the old one it is kept aside.

        Raises:
            StoreError: There is no such article, or the title is blank.
        """
        other = Event(secrets.token_hex(6), one_line(title), "", "own")
        with self._database.write() as connection:
            _put_event(connection, other)
            add_rows(connection, other.event_id, [article], from_source=False)
            copy_of_article(connection, event_id, article.article_id, other.event_id)
            _set_aside(connection, event_id, article.article_id, f"Moved to the event “{other.title}”.")
        return other

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
        """Return a hash of all that an analysis of the event depends on: texts, metadata, targets, corrections."""
        query = (
            sa.select(article_rows.c.article_id, article_rows.c.digest)
            .where(article_rows.c.event_id == event_id, ~article_rows.c.removed)
            .order_by(article_rows.c.article_id)
        )
        with self._database.read() as connection:
            rows = connection.execute(query).all()
            targets = connection.scalar(sa.select(event_rows.c.targets).where(event_rows.c.event_id == event_id))
        corrected = self.corrections.counting(event_id)
        return digest_of(repr([tuple(row) for row in rows]) + repr(targets) + (repr(corrected) if corrected else ""))

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


_ARTICLE_GONE = (
    "This article is no longer in the event as this page showed it: another window changed its text, or it was "
    "deleted. What you did here was not saved; do it again on the page as it is now."
)


def _put_event(connection: sa.Connection, event: Event) -> None:
    if not event.title:
        raise StoreError("An event needs a name, for example “Phone call of 12 February”.")
    last = connection.scalar(sa.select(sa.func.coalesce(sa.func.max(event_rows.c.position), 0)))
    values: dict[str, str] = {"event_id": event.event_id, "title": event.title, "note": event.note, "kind": event.kind}
    statement = insert(event_rows).values(**values, content_digest="", position=(last or 0) + 1)
    connection.execute(statement.on_conflict_do_update(set_={"title": event.title, "note": event.note}))


def _mark(connection: sa.Connection, event_id: str, article_id: str, *, removed: bool) -> None:
    change = sa.update(article_rows).where(*is_row(event_id, article_id)).values(removed=removed)
    if not connection.execute(change).rowcount:
        raise StoreError(_ARTICLE_GONE)


def _set_aside(connection: sa.Connection, event_id: str, article_id: str, reason: str) -> None:
    _mark(connection, event_id, article_id, removed=True)
    if reason:
        values = {"event_id": event_id, "kind": "aside", "subject": article_id, "reason": reason}
        statement = insert(decision_rows).values(**values)
        connection.execute(statement.on_conflict_do_update(set_={"reason": reason}))
