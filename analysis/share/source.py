"""Where a passage comes from: an article's outlet, headline, day and address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of an article; empty where it is not known, but for the outlet, where the file stands in."""

    outlet: str
    title: str
    published: str
    url: str


def sources(articles: pd.DataFrame) -> Mapping[str, Source]:
    """Return the source of each article of the articles table, by its id."""
    return {str(row["article_id"]): _source(row) for row in articles.to_dict("records")}


def _source(row: Mapping[Any, Any]) -> Source:
    one_line = {name: " ".join(str(row[name]).split()) for name in ("outlet_name", "title", "published", "url")}
    return Source(one_line["outlet_name"], one_line["title"], one_line["published"][:10], one_line["url"])
