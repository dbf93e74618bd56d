"""Events as a whole: their names, and those the reader has put away; what is put away keeps all it holds."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from dashboard.store.database import GONE, Database, StoreError, away_rows, event_rows
from dashboard.wording import one_line

MAX_TITLE = 200
"""Characters of an event's name."""


def checked_title(title: str) -> str:
    """Return an event's name on one line; lists and headings show it whole, so it can't be of any length.

    Raises:
        StoreError: It is blank or longer than :data:`MAX_TITLE`.
    """
    title = one_line(title)
    if not title:
        raise StoreError("An event needs a name, for example “Phone call of 12 February”.")
    if len(title) > MAX_TITLE:
        raise StoreError(f"An event's name may have at most {MAX_TITLE} characters; this one has {len(title):,}.")
    return title


class EventArchive:
    """The events in a database; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def knows(self, event_id: str) -> bool:
        """Tell whether there is such an event, put away or not."""
        query = sa.select(event_rows.c.event_id).where(event_rows.c.event_id == event_id)
        with self._database.read() as connection:
            return connection.scalar(query) is not None

    def rename(self, event_id: str, title: str) -> None:
        """Give an event another name.

        Raises:
            StoreError: The name is blank or too long, or the event is no longer there.
        """
        title = checked_title(title)
        with self._database.write() as connection:
            change = sa.update(event_rows).where(event_rows.c.event_id == event_id).values(title=title)
            if not connection.execute(change).rowcount:
                raise StoreError(GONE)

    def put_away(self, event_id: str) -> None:
        """Take an event off the list; :meth:`bring_back` undoes it. Nothing happens where there is no such event."""
        with self._database.write() as connection:
            there = sa.select(event_rows.c.event_id).where(event_rows.c.event_id == event_id)
            if connection.scalar(there) is None:
                return
            last = connection.scalar(sa.select(sa.func.coalesce(sa.func.max(away_rows.c.number), 0))) or 0
            statement = insert(away_rows).values(event_id=event_id, number=last + 1)
            connection.execute(statement.on_conflict_do_nothing())

    def bring_back(self, event_id: str) -> None:
        """Put an event back on the list; nothing happens where it is there."""
        with self._database.write() as connection:
            connection.execute(sa.delete(away_rows).where(away_rows.c.event_id == event_id))

    def discard(self, event_id: str) -> None:
        """Delete an event that was put away, with its articles and all decisions about them, for good.

        Its text is overwritten in the file, and leaves the log beside the file.

        Raises:
            StoreError: The log can't be emptied now.
        """
        away = sa.select(away_rows.c.event_id)
        gone = sa.and_(event_rows.c.event_id == event_id, event_rows.c.event_id.in_(away))
        with self._database.write() as connection:
            connection.execute(sa.delete(event_rows).where(gone))
        if not self._database.empty_log():
            raise StoreError(
                "The event is deleted, but another window is reading just now: its text leaves the disk when Parallax "
                "is closed."
            )
