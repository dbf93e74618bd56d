"""Memoised work on an article's text: done once per text, whatever else about the article or its event changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from analysis.bounded_cache import BoundedCache
from analysis.text.nlp import ParsedArticle
from analysis.text.parse_cache import TextKey, text_key

T = TypeVar("T")

MOST_CHARACTERS = 2_000_000
"""Text whose results are kept, of each function: four hundred usual articles."""

_FORGET: list[Callable[[], None]] = []


def per_text(function: Callable[[ParsedArticle], T]) -> Callable[[ParsedArticle], T]:
    """Memoise a function that reads nothing of an article but its parse."""
    kept: BoundedCache[TextKey, tuple[int, T]] = BoundedCache(MOST_CHARACTERS, size=lambda value: value[0])
    _FORGET.append(kept.clear)

    @wraps(function)
    def answer(parsed: ParsedArticle) -> T:
        key = text_key(parsed.article)
        known = kept.get(key)
        if known is None:
            known = len(parsed.article.text) + 1, function(parsed)
            kept.put(key, known)
        return known[1]

    return answer


def forget_texts() -> None:
    """Forget what was found in all texts, as at the start of a process."""
    for forget in _FORGET:
        forget()
