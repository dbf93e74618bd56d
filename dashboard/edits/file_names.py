"""What the name of a file, or of its folder, tells of an article: which outlet, and which day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from analysis.records import Article, Origin

FROM_NAME = "the file's name"
_ROW = re.compile(r"#\d+$")
_DATE = re.compile(r"(?<!\d)(19\d\d|20\d\d)[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)")
_WORDS = re.compile(r"[^\W\d_]+(?:['’.&][^\W\d_]+)*")
_PLAIN = frozenset(
    (
        *("article", "articles", "copy", "doc", "document", "documents", "download", "downloads", "draft", "export"),
        *("file", "files", "final", "folder", "input", "new", "news", "page", "pages", "pasted", "sample", "samples"),
        *("source", "sources", "story", "stories", "test", "text", "texts", "tmp", "untitled", "version"),
    )
)
"""Words that files of any outlet are called by."""
_MOST_WORDS = 4
_VOWELS = frozenset("aeiouy")
"""A word without any is an abbreviation: bbc, npr, cnn."""


@dataclass(frozen=True, slots=True)
class NamedByFile:
    """What an article's file or folder is named after; empty where it tells nothing."""

    outlet: str = ""
    published: str = ""


def named_by_file(article: Article) -> NamedByFile:
    """Read an outlet and a day from the name of an article's file, or else of the folder that it lies in.

    A name that repeats words of the headline is a headline, and tells no outlet.
    """
    path = PurePosixPath(_ROW.sub("", article.source_name.replace("\\", "/")))
    parts = [path.stem, path.parent.name]
    day = next((found for part in parts if (found := _day(part))), "")
    return NamedByFile(next((found for part in parts if (found := _outlet(part, article))), ""), day)


def suggestions(articles: Iterable[Article]) -> dict[str, NamedByFile]:
    """Return, by id, what file names tell of articles that tell no outlet themselves."""
    found = {article.article_id: named_by_file(article) for article in articles if not article.outlet}
    return {article_id: told for article_id, told in found.items() if told.outlet}


def with_name(article: Article) -> Article:
    """Fill in the outlet and the day that are unknown from the name of the file; where from is kept."""
    told = named_by_file(article)
    values = {"outlet": told.outlet, "published": told.published}
    missing: dict[str, Any] = {field: value for field, value in values.items() if value and not getattr(article, field)}
    origins = tuple(Origin(field, FROM_NAME) for field in missing)
    return replace(article, **missing, origins=(*article.origins, *origins)) if missing else article


def without_name(article: Article) -> Article:
    """Take back what :func:`with_name` filled in, where nothing else has replaced it since."""
    fields = [origin.field for origin in article.origins if origin.source == FROM_NAME]
    kept = tuple(origin for origin in article.origins if origin.source != FROM_NAME)
    empty: dict[str, Any] = dict.fromkeys(fields, "")
    return replace(article, **empty, origins=kept)


def _day(name: str) -> str:
    for match in _DATE.finditer(name):
        try:
            return date(*map(int, match.groups())).isoformat()
        except ValueError:
            continue
    return ""


def _outlet(name: str, article: Article) -> str:
    words = [word for word in _WORDS.findall(_DATE.sub(" ", name)) if len(word) > 1]
    telling = [word for word in words if word.lower() not in _PLAIN]
    if not telling or len(words) > _MOST_WORDS:
        return ""
    headline = {word.lower() for word in _WORDS.findall(article.title or article.text[:200])}
    repeated = sum(word.lower() in headline for word in telling)
    return "" if 2 * repeated >= len(telling) else " ".join(map(_capital, words))


def _capital(word: str) -> str:
    """Write a word as names are written; what has capitals of its own keeps them."""
    if not word.islower() or "." in word:
        return word
    return word.capitalize() if _VOWELS & set(word) else word.upper()
