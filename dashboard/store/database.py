"""The SQLite file behind the store: its tables, and transactions that several threads can share."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import sqlalchemy as sa

from analysis.errors import ParallaxError

SCHEMA_VERSION = 1
"""Written into the file; a file of a newer version is left alone."""

_BUSY_SECONDS = 30
"""How long a transaction waits for another one before it fails."""

metadata = sa.MetaData()


def _of_event() -> sa.Column[str]:
    """Declare the column that ties a row to its event, with which it goes."""
    return sa.Column("event_id", sa.ForeignKey("events.event_id", ondelete="CASCADE"), primary_key=True)


def _words(*names: str) -> list[sa.Column[str]]:
    """Declare columns of text that every row has."""
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    """Declare columns of whole numbers that every row has."""
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


event_rows = sa.Table(
    "events",
    metadata,
    sa.Column("event_id", sa.String, primary_key=True),
    *_words("title", "note", "kind", "content_digest"),
    sa.Column("targets", sa.String),
    *_numbers("position"),
)
article_rows = sa.Table(
    "articles",
    metadata,
    _of_event(),
    sa.Column("article_id", sa.String, primary_key=True),
    # The id it was added under: putting a removed piece back changes the text and with it article_id.
    *_words("origin_id", "record", "digest"),
    sa.Column("removed", sa.Boolean, nullable=False),
    sa.Column("from_source", sa.Boolean, nullable=False),
    *_numbers("position"),
)

change_rows = sa.Table(
    "target_changes",
    metadata,
    _of_event(),
    sa.Column("number", sa.Integer, primary_key=True),
    *_words("what"),
    # The targets before the change; NULL where they came from the text.
    sa.Column("before", sa.String),
)

# Only ever added to or marked as undone.
correction_rows = sa.Table(
    "corrections",
    metadata,
    _of_event(),
    sa.Column("number", sa.Integer, primary_key=True),
    *_words("kind", "article_id"),
    *_numbers("start", "end"),
    *_words("text", "target", "before", "after", "made", "by"),
    sa.Column("undone", sa.Boolean, nullable=False),
)

decision_rows = sa.Table(
    "decisions",
    metadata,
    _of_event(),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("subject", sa.String, primary_key=True),
    *_words("reason"),
)

away_rows = sa.Table(
    "events_away",
    metadata,
    _of_event(),
    # Counts up: the event put away last has the highest.
    *_numbers("number"),
)


class StoreError(ParallaxError):
    """The file that keeps the articles can't be used, or a change makes no sense; the text says what to do."""


class NewerFile(StoreError):
    """A newer Parallax wrote the file."""


class Database:
    """An SQLite file; made, with its folder, where it is missing, for nobody but its owner.

    A file that can't be written to (a full disk, a folder that may only be read) is read all the same.

    Attributes:
        path: The file.
        unsaved: Why no change can be kept, and what to do; empty where all is well.

    Raises:
        StoreError: The folder or file can't be used, or a newer Parallax wrote it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unsaved = ""
        self._copied: TemporaryDirectory[str] | None = None
        try:
            make_private(path)
        except OSError as error:
            if not path.is_file():
                message = (
                    f"The folder for your articles can't be made ({path.parent}: {error.strerror}). Set {_VARIABLE} to "
                    "a folder that can be written to."
                )
                raise StoreError(message) from error
        self._engine = _engine(str(path))
        try:
            self._set_up()
        except NewerFile:
            raise
        except StoreError as error:
            self._read_only(error)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()
        if self._copied is not None:
            self._copied.cleanup()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """Open a connection to read from."""
        with self._translated(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """Open a transaction; it is committed at the end, and undone where an error leaves it."""
        if self.unsaved:
            raise StoreError(self.unsaved)
        with self._translated(), self._engine.begin() as connection:
            # Taken at once: a transaction that reads first and writes later fails when another wrote between.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    def empty_log(self) -> bool:
        """Write what SQLite logged into the file and empty the log, where deleted text stands until then.

        Returns:
            Whether it is empty; it isn't while another window reads.
        """
        with self._translated(), self._engine.connect() as connection:
            return not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]

    def _set_up(self) -> None:
        if self._is_current():
            return
        with self.write() as connection:
            metadata.create_all(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _is_current(self) -> bool:
        """Tell whether all tables are there in this version: then opening the file writes nothing."""
        with self.read() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            there = set(sa.inspect(connection).get_table_names())
        if version > SCHEMA_VERSION:
            message = f"{self.path} was written by a newer Parallax; install that version, or set another folder."
            raise NewerFile(message)
        return version == SCHEMA_VERSION and there.issuperset(metadata.tables)

    def _read_only(self, error: StoreError) -> None:
        """Open the file to read from; where that doesn't help, raise what was wrong in the first place."""
        self._engine.dispose()
        try:
            self._engine = _engine(self._readable(), immutable=self._copied is None)
            if not self._is_current():  # of an earlier version: brought up to date in a copy
                self._engine.dispose()
                self._engine = _engine(self._copy())
                self._set_up()
            readable = True
        except (StoreError, OSError):
            readable = False
        if not readable:
            self.close()
            raise error
        self.unsaved = (
            f"{error} Then start Parallax again: until then you see your articles as they were saved, and nothing you "
            f"change is kept. They are all in the folder {self.path.parent}: copy it whole to have a backup."
        )

    def _readable(self) -> str:
        """Return a file that can be read without writing beside it: a copy where a log holds the latest changes."""
        return self._copy() if self._log.is_file() and self._log.stat().st_size else str(self.path)

    @property
    def _log(self) -> Path:
        return Path(f"{self.path}-wal")

    def _copy(self) -> str:
        """Return a copy of the file, with its log, outside the folder; it is gone when the database is closed."""
        if self._copied is None:
            self._copied = TemporaryDirectory(prefix="parallax-")
            for file in filter(Path.is_file, (self.path, self._log)):
                shutil.copyfile(file, Path(self._copied.name) / file.name)
        return str(Path(self._copied.name) / self.path.name)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sa.exc.IntegrityError as error:
            if "FOREIGN KEY" in str(error.orig):
                raise StoreError(GONE) from error
            raise
        except sa.exc.DBAPIError as error:
            raise StoreError(_sentence(self.path, str(error.orig))) from error
        except sa.exc.TimeoutError as error:
            raise StoreError(_sentence(self.path, "locked")) from error


GONE = "This event is no longer there: it was deleted in another window. Choose another one in the sidebar."

_VARIABLE = "PARALLAX_DATA_DIR"

_LEAST_FREE = 100_000
"""Bytes: SQLite's index of its log takes a third of that."""

_SENTENCES = {
    "locked": "Another window or program is writing to your articles ({path}), so this was not saved. Try it again.",
    "full": "The disk that keeps your articles is full ({path}), so nothing can be saved. Make room on it.",
    "readonly": "The folder that keeps your articles can't be written to ({folder}), so nothing can be saved. Allow "
    f"writing there, or copy it whole to another place and set {_VARIABLE} to the copy.",
    "malformed": "The file that keeps your articles is damaged ({path}: {cause}). Put a backup of it in its place, or "
    "move it away to begin with an empty one.",
}
_CAUSES = {
    "locked": "locked",
    "full": "full",
    "readonly": "readonly",
    "unable to open": "readonly",
    "malformed": "malformed",
    "not a database": "malformed",
}
"""What SQLite says, in part, and the sentence for it."""


def _sentence(path: Path, cause: str) -> str:
    found = next((name for part, name in _CAUSES.items() if part in cause), "")
    if not found and _is_full(path.parent):  # SQLite tells of an I/O error where there is no room beside the file
        found = "full"
    template = _SENTENCES.get(found, "The file that keeps your articles can't be used ({path}: {cause}).")
    return template.format(path=path, folder=path.parent, cause=cause)


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _LEAST_FREE
    except OSError:
        return False


def make_private(path: Path) -> None:
    """Make a file and its folder where they are missing, and let nobody but their owner read them.

    A folder that holds other files too is left as its owner has it.

    Raises:
        OSError: They can't be made.
    """
    folder = path.parent
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    ours = [file for file in folder.iterdir() if file.name.startswith(path.name)]
    alone = len(ours) == sum(1 for _ in folder.iterdir())
    for place, mode in (*((file, 0o600) for file in ours if file.is_file()), *([(folder, 0o700)] if alone else [])):
        # Somebody else's, or on a disk that knows no owners.
        with suppress(OSError):
            if place.stat().st_mode & 0o077:
                place.chmod(mode)


def _engine(file: str, *, immutable: bool = False) -> sa.Engine:
    """Open a file; an ``immutable`` one is read without a lock and without a file beside it."""
    address = f"{Path(file).absolute().as_uri()}{'?mode=ro&immutable=1' if immutable else ''}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS, check_same_thread=False)

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.QueuePool)
    sa.event.listen(engine, "connect", _set_up_reading if immutable else _set_up_connection)
    return engine


def _set_up_reading(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA query_only = ON")


def _set_up_connection(connection: Any, _record: Any) -> None:
    # Asked first: to set it, even to what it is, writes to the file.
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    for setting in ("synchronous = NORMAL", "foreign_keys = ON", "secure_delete = ON"):
        connection.execute(f"PRAGMA {setting}")
