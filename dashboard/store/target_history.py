"""What the reader changed about an event's actors, step by step, so that each step can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from analysis.records import Target
from dashboard.store.article_json import targets_from_json, targets_to_json
from dashboard.store.database import GONE, Database, StoreError, change_rows, event_rows


@dataclass(frozen=True, slots=True)
class Change:
    """A step: its number within the event, from 1, and what was done, in words."""

    number: int
    what: str


class TargetHistory:
    """The changes of targets in a database; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def changes(self, event_id: str) -> tuple[Change, ...]:
        """Return what was changed and not undone, the latest last."""
        query = (
            sa.select(change_rows.c.number, change_rows.c.what)
            .where(change_rows.c.event_id == event_id)
            .order_by(change_rows.c.number)
        )
        with self._database.read() as connection:
            return tuple(Change(row.number, row.what) for row in connection.execute(query))

    def record(
        self,
        event_id: str,
        edit: Callable[[tuple[Target, ...] | None], Iterable[Target] | None],
        *,
        what: str,
    ) -> None:
        """Give an event the targets that ``edit`` makes of those it has now, and remember those before.

        None stands for the targets that come from the text.

        Raises:
            StoreError: There is no such event.
        """
        is_event = event_rows.c.event_id == event_id
        with self._database.write() as connection:
            before = connection.execute(sa.select(event_rows.c.targets).where(is_event)).first()
            if before is None:
                raise StoreError(GONE)
            targets = edit(None if before.targets is None else targets_from_json(before.targets))
            text = None if targets is None else targets_to_json(targets)
            if before.targets == text:
                return
            last = sa.select(sa.func.coalesce(sa.func.max(change_rows.c.number), 0))
            number = connection.scalar(last.where(change_rows.c.event_id == event_id)) or 0
            connection.execute(
                sa.insert(change_rows).values(event_id=event_id, number=number + 1, what=what, before=before.targets)
            )
            connection.execute(sa.update(event_rows).where(is_event).values(targets=text))

    def undo(self, event_id: str, number: int) -> bool:
        """Take back the change of this number; nothing happens where it is no longer the latest.

        Returns:
            Whether it was.
        """
        latest = sa.select(change_rows).where(change_rows.c.event_id == event_id).order_by(change_rows.c.number.desc())
        with self._database.write() as connection:
            row = connection.execute(latest.limit(1)).first()
            if row is None or row.number != number:
                return False
            is_row = sa.and_(change_rows.c.event_id == event_id, change_rows.c.number == number)
            connection.execute(sa.delete(change_rows).where(is_row))
            is_event = event_rows.c.event_id == event_id
            connection.execute(sa.update(event_rows).where(is_event).values(targets=row.before))
            return True
