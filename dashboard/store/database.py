"""The SQLite file behind the store: its tables, and transactions that several threads can share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from analysis.errors import ParallaxError

SCHEMA_VERSION = 1
"""Written into the file; a file of a newer version is left alone."""

_BUSY_SECONDS = 30
"""How long a transaction waits for another one before it fails."""

metadata = sa.MetaData()

event_rows = sa.Table(
    "events",
    metadata,
    sa.Column("event_id", sa.String, primary_key=True),
    sa.Column("title", sa.String, nullable=False),
    sa.Column("note", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("content_digest", sa.String, nullable=False),
    sa.Column("targets", sa.String),
    sa.Column("position", sa.Integer, nullable=False),
)
article_rows = sa.Table(
    "articles",
    metadata,
    sa.Column("event_id", sa.ForeignKey("events.event_id", ondelete="CASCADE"), primary_key=True),
    sa.Column("article_id", sa.String, primary_key=True),
    # The id it was added under: putting a removed piece back changes the text and with it article_id.
    sa.Column("origin_id", sa.String, nullable=False),
    sa.Column("record", sa.String, nullable=False),
    sa.Column("digest", sa.String, nullable=False),
    sa.Column("removed", sa.Boolean, nullable=False),
    sa.Column("from_source", sa.Boolean, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
)

change_rows = sa.Table(
    "target_changes",
    metadata,
    sa.Column("event_id", sa.ForeignKey("events.event_id", ondelete="CASCADE"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("what", sa.String, nullable=False),
    # The targets before the change; NULL where they came from the text.
    sa.Column("before", sa.String),
)

decision_rows = sa.Table(
    "decisions",
    metadata,
    sa.Column("event_id", sa.ForeignKey("events.event_id", ondelete="CASCADE"), primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("subject", sa.String, primary_key=True),
    sa.Column("reason", sa.String, nullable=False),
)

away_rows = sa.Table(
    "events_away",
    metadata,
    sa.Column("event_id", sa.ForeignKey("events.event_id", ondelete="CASCADE"), primary_key=True),
    # Counts up: the event put away last has the highest.
    sa.Column("number", sa.Integer, nullable=False),
)


class StoreError(ParallaxError):
    """The file that keeps the articles can't be used, or a change makes no sense; the text says what to do."""


class Database:
    """An SQLite file; made, with its folder, where it is missing.

    Raises:
        StoreError: The folder or file can't be used, or a newer Parallax wrote it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            message = f"The folder for your articles can't be made ({path.parent}: {error.strerror})."
            raise StoreError(message) from error
        self._engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": _BUSY_SECONDS})
        sa.event.listen(self._engine, "connect", _set_up_connection)
        self._set_up()

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Open a connection to read from."""
        with self._translated(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Open a transaction; it is committed at the end, and undone where an error leaves it."""
        with self._translated(), self._engine.begin() as connection:
            # Taken at once: a transaction that reads first and writes later fails when another wrote between.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    def _set_up(self) -> None:
        with self.write() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            if version > SCHEMA_VERSION:
                message = f"{self._path} was written by a newer Parallax; install that version, or set another folder."
                raise StoreError(message)
            metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.IntegrityError:
            raise
        except sa.exc.DatabaseError as error:
            message = f"The file that keeps your articles can't be used ({self._path}: {error.orig})."
            raise StoreError(message) from error


def _set_up_connection(connection: Any, _record: Any) -> None:
    for setting in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {setting}")
