"""What the reader corrected in an event, in the order in which it was done; each can be undone by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime

import sqlalchemy as sa

from analysis.records import Correction
from dashboard.store.database import Database, correction_rows

_FIELDS = tuple(field.name for field in fields(Correction))


@dataclass(frozen=True, slots=True)
class Kept:
    """A correction that is kept.

    Attributes:
        number: Its number within the event, from 1; it never means another one.
        correction: What was corrected.
        undone: Whether it was taken back; it can be made again.
    """

    number: int
    correction: Correction
    undone: bool


class Corrections:
    """The corrections in a database; each method is one transaction.

    They are only ever added or marked as undone, so two windows can't overwrite each other's; of two corrections of
    one thing the later counts.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, event_id: str) -> tuple[Kept, ...]:
        """Return all corrections of an event, those that were undone too, in order."""
        query = (
            sa.select(correction_rows).where(correction_rows.c.event_id == event_id).order_by(correction_rows.c.number)
        )
        with self._database.read() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(
            Kept(row["number"], Correction(**{name: row[name] for name in _FIELDS}), row["undone"]) for row in rows
        )

    def counting(self, event_id: str) -> tuple[Correction, ...]:
        """Return the corrections that were not undone, in order."""
        return tuple(kept.correction for kept in self.of(event_id) if not kept.undone)

    def add(self, event_id: str, corrections: Iterable[Correction]) -> int:
        """Keep corrections; one that stands there word for word, whoever made it, is not kept twice.

        Returns:
            How many were kept.

        Raises:
            StoreError: There is no such event.
        """
        now = datetime.now(UTC).isoformat(timespec="seconds")
        last = sa.select(sa.func.coalesce(sa.func.max(correction_rows.c.number), 0))
        added = 0
        with self._database.write() as connection:
            number = connection.scalar(last.where(correction_rows.c.event_id == event_id)) or 0
            for each in corrections:
                values = asdict(each) | {"made": each.made or now}
                if not _is_latest(connection, event_id, each):
                    added += 1
                    row = {"event_id": event_id, "number": number + added, "undone": False, **values}
                    connection.execute(sa.insert(correction_rows).values(**row))
        return added

    def mark(self, event_id: str, number: int, *, undone: bool) -> None:
        """Take a correction back, or make it again; nothing happens where there is none of this number."""
        is_row = sa.and_(correction_rows.c.event_id == event_id, correction_rows.c.number == number)
        with self._database.write() as connection:
            connection.execute(sa.update(correction_rows).where(is_row).values(undone=undone))


def follow_article(connection: sa.Connection, event_id: str, old: str, new: str) -> None:
    """Let corrections of an article go along when its text changes; the analysis finds their words in the new one."""
    if old != new:
        is_row = sa.and_(correction_rows.c.event_id == event_id, correction_rows.c.article_id == old)
        connection.execute(sa.update(correction_rows).where(is_row).values(article_id=new))


def copy_of_article(connection: sa.Connection, event_id: str, article_id: str, other_id: str) -> None:
    """Give a new event the corrections of an article that moves there."""
    names = [column.name for column in correction_rows.c if column.name != "event_id"]
    rows = sa.select(sa.literal(other_id), *(correction_rows.c[name] for name in names)).where(
        correction_rows.c.event_id == event_id, correction_rows.c.article_id == article_id
    )
    connection.execute(sa.insert(correction_rows).from_select(["event_id", *names], rows))


def _is_latest(connection: sa.Connection, event_id: str, each: Correction) -> bool:
    """Tell whether the last word on a thing says the same already."""
    columns = correction_rows.c
    same_thing = sa.and_(
        columns.event_id == event_id,
        ~columns.undone,
        *(columns[name] == getattr(each, name) for name in ("kind", "article_id", "start", "end", "target")),
    )
    latest = sa.select(columns.after).where(same_thing).order_by(columns.number.desc()).limit(1)
    return connection.scalar(latest) == each.after
