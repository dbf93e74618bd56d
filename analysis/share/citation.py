"""How an article is cited: outlet, headline, day, address."""

from __future__ import annotations

import calendar
from datetime import date

from analysis.share.source import Source


def citation(source: Source, *, sentence_id: int | None = None) -> str:
    """Return a citation in one line: ``Gazette, “Ferry returns”, 3 May 2025, https://…, sentence 4``.

    What is not known of an article is left out; its file stands in for an outlet that is not known.

    Args:
        source: The article.
        sentence_id: A sentence of it, counted from 0; the citation counts from 1.
    """
    parts = [
        source.outlet,
        f"“{source.title}”" if source.title else "",
        day_in_words(source.published),
        source.url,
        f"sentence {sentence_id + 1}" if sentence_id is not None else "",
    ]
    return ", ".join(part for part in parts if part)


def day_in_words(published: str) -> str:
    """Return the day of an ISO date as English writes it; what is no date comes back as it is.

    >>> day_in_words("2025-05-03T10:00:00+00:00"), day_in_words("")
    ('3 May 2025', '')
    """
    try:
        day = date.fromisoformat(published[:10])
    except ValueError:
        return published
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
