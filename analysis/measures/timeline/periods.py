"""The days, weeks or months of an event: where articles lie on many days, a point needs sentences to stand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month"]
UNITS: tuple[Unit, ...] = ("day", "week", "month")
MOST_PERIODS = 14
"""More days than this are gathered by week, more weeks by month."""


@dataclass(frozen=True, slots=True)
class Periods:
    """The period of each article that has a date, by its first day as an ISO date, and how long a period is."""

    of_article: Mapping[str, str] = field(default_factory=dict)
    unit: Unit = "day"

    @property
    def names(self) -> list[str]:
        """Return the periods in order."""
        return sorted(set(self.of_article.values()))


def find_periods(published: Mapping[str, str]) -> Periods:
    """Gather articles by day, or by week or month where there are many days.

    Args:
        published: ISO date, or date and time, by article_id; empty where it is unknown.
    """
    dated = {key: date.fromisoformat(day[:10]) for key, day in published.items() if day}
    for unit in UNITS:
        starts = {key: _start(day, unit).isoformat() for key, day in dated.items()}
        if len(set(starts.values())) <= MOST_PERIODS or unit == UNITS[-1]:
            return Periods(starts, unit)
    return Periods()


def _start(day: date, unit: Unit) -> date:
    if unit == "week":
        return day - timedelta(days=day.weekday())
    return day if unit == "day" else day.replace(day=1)
