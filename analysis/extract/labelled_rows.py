"""Labelled texts in JSON lines, with their parse, for whoever measures accuracy on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from analysis.records import Article
from analysis.text.nlp import ParsedArticle, parse


def read_labelled(path: Path) -> tuple[list[dict[str, Any]], list[ParsedArticle]]:
    """Read rows with a ``text``, one JSON object per line, and parse their texts."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    articles = (Article(article_id=f"{n:016x}", source_name=path.name, text=row["text"]) for n, row in enumerate(rows))
    return rows, list(parse(articles))
