"""What the reader decided about single articles of an event, so that nobody is asked twice and reasons are kept."""

from __future__ import annotations

from typing import Literal

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from dashboard.store.database import Database, decision_rows

DecisionKind = Literal["aside", "missing", "foreign", "keep both", "belongs"]
"""``aside``: an article was set aside, by its id. ``missing``: the same, since its file was not there. ``foreign``: a
file in another language, by its name. ``keep both``: two copies both count, by both ids. ``belongs``: an article that
looks like a stray is none, by its id."""


class Decisions:
    """The decisions in a database; each method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reasons(self, event_id: str, kind: DecisionKind) -> dict[str, str]:
        """Return what was decided, and why, by subject."""
        query = (
            sa.select(decision_rows.c.subject, decision_rows.c.reason)
            .where(decision_rows.c.event_id == event_id, decision_rows.c.kind == kind)
            .order_by(decision_rows.c.subject)
        )
        with self._database.read() as connection:
            return {row.subject: row.reason for row in connection.execute(query)}

    def keep(self, event_id: str, kind: DecisionKind, subject: str, *, reason: str = "") -> None:
        """Remember a decision; one on the same subject is replaced."""
        values = {"event_id": event_id, "kind": kind, "subject": subject, "reason": reason}
        statement = insert(decision_rows).values(**values).on_conflict_do_update(set_={"reason": reason})
        with self._database.write() as connection:
            connection.execute(statement)

    def drop(self, event_id: str, kind: DecisionKind, subject: str) -> None:
        """Forget a decision; nothing happens where there is none."""
        is_row = sa.and_(
            decision_rows.c.event_id == event_id, decision_rows.c.kind == kind, decision_rows.c.subject == subject
        )
        with self._database.write() as connection:
            connection.execute(sa.delete(decision_rows).where(is_row))
