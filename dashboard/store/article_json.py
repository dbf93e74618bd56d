"""Articles and targets as JSON text and back, for the store."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from typing import Any

from analysis.records import Article, Origin, Removed, Span, Target


def article_to_json(article: Article) -> str:
    """Write an article with everything that belongs to it: source, removed pieces, origins."""
    return json.dumps(dataclasses.asdict(article), ensure_ascii=False, sort_keys=True)


def article_from_json(text: str) -> Article:
    """Read an article that :func:`article_to_json` wrote."""
    values: dict[str, Any] = json.loads(text)
    values["authors"] = tuple(values["authors"])
    values["headings"] = tuple(Span(**span) for span in values["headings"])
    values["removed"] = tuple(Removed(**piece) for piece in values["removed"])
    # Records of earlier versions lack it.
    values["restored"] = tuple(Removed(**piece) for piece in values.get("restored", ()))
    values["notes"] = tuple(values.get("notes", ()))
    values["origins"] = tuple(Origin(**origin) for origin in values["origins"])
    return Article(**values)


def targets_to_json(targets: Iterable[Target]) -> str:
    """Write targets in their order."""
    return json.dumps([dataclasses.asdict(target) for target in targets], ensure_ascii=False, sort_keys=True)


def targets_from_json(text: str) -> tuple[Target, ...]:
    """Read targets that :func:`targets_to_json` wrote."""
    return tuple(
        Target(**{**values, "aliases": tuple(values["aliases"]), "phrases": tuple(values["phrases"])})
        for values in json.loads(text)
    )
