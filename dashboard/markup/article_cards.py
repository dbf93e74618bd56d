"""The articles of an event as cards: outlet, headline, date, genre, length."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.markup.elements import element, escaped
from dashboard.memo import remembered
from dashboard.wording import count_of


@remembered
def cards(articles: pd.DataFrame) -> str:
    """Write all headlines side by side, as HTML."""
    return element("ul", *(_card(row) for row in articles.itertuples(index=False)), css="px-cards")


def _card(row: Any) -> str:
    outlet = (
        element("p", escaped(row.outlet), css="px-outlet")
        if row.outlet
        else element("p", f"Outlet unknown ({escaped(row.source_name)})", css="px-outlet px-unknown")
    )
    headline = (
        element("p", escaped(row.title), css="px-headline")
        if row.title
        else element("p", "no headline in the text", css="px-headline px-unknown")
    )
    known = [row.published[:10], row.genre, count_of(row.n_words, "word")]
    meta = element("p", escaped(" · ".join(part for part in known if part)), css="px-meta")
    return element("li", outlet, headline, meta)
