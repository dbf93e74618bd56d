"""Labelled lines above an article, as press databases, scrapers and people write them: ``Date: 19 May 2025``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.ingest.dates import find_date
from analysis.ingest.lines import Line, bare
from analysis.ingest.metadata.fields import Metadata, known
from analysis.records import Removed

FIELD_KEYS = {
    "title": "title",
    "headline": "title",
    "outlet": "outlet",
    "source": "outlet",
    "publication": "outlet",
    "publication name": "outlet",
    "publisher": "outlet",
    "newspaper": "outlet",
    "site": "outlet",
    "site name": "outlet",
    "author": "authors",
    "authors": "authors",
    "writer": "authors",
    "byline": "authors",
    "by": "authors",
    "date": "published",
    "published": "published",
    "published time": "published",
    "published at": "published",
    "publication date": "published",
    "publish date": "published",
    "date published": "published",
    "url": "url",
    "link": "url",
    "url source": "url",
    "source url": "url",
    "web address": "url",
    "section": "section",
    "category": "section",
    "genre": "genre",
}
"""The words by which such lines, and a Markdown file's front matter, name a value."""
_OTHER_KEYS = frozenset(
    {
        "accessed", "body", "content", "country", "dateline", "document type", "edition", "full text", "id", "keywords",
        "language", "length", "markdown content", "publication type", "retrieved", "scraped", "tags", "text",
        "text content", "topic", "topics", "type", "word count", "words",
    }
)  # fmt: skip
_TEXT_KEYS = frozenset({"body", "content", "full text", "markdown content", "text", "text content"})
HEAD_LINES = 30
MIN_LABELS = 2
"""One such line may be a sentence; two with different words are a form."""
REASON = "metadata"

_LABELLED = re.compile(r"(?:\*\*)?(?P<key>[A-Z][A-Za-z]*(?:[ _-][A-Za-z]+){0,2})(?:\*\*)?\s?:(?:\*\*)?\s*(?P<value>.*)")
_PAGE = re.compile(r";\s*(?:Pg|Page|p)\.?\s?\w+.*$")


@dataclass(frozen=True, slots=True)
class Label:
    """A labelled line: its number, the word it is labelled with, and where its value starts in the line."""

    number: int
    key: str
    value: str
    value_start: int

    @property
    def names_title(self) -> bool:
        """Whether the value is the article's title."""
        return bool(self.value) and FIELD_KEYS.get(self.key) == "title"

    @property
    def opens_text(self) -> bool:
        """Whether the value is the beginning of the article's text."""
        return bool(self.value) and self.key in _TEXT_KEYS


def find_labels(lines: tuple[Line, ...]) -> tuple[Label, ...]:
    """Return the labelled lines before the body, none where fewer than two different words label them."""
    found: list[Label] = []
    for number, line in enumerate(lines[:HEAD_LINES]):
        label = _read(number, line.text)
        if label:
            found.append(label)
        if (label and label.opens_text) or (not label and line.is_prose):
            break
    keys = {label.key for label in found}
    return tuple(found) if len(keys) >= MIN_LABELS and keys & FIELD_KEYS.keys() else ()


def removed_labels(lines: tuple[Line, ...], labels: tuple[Label, ...], *, title: int) -> tuple[Removed, ...]:
    """Return what of the labelled lines is not the article: all of them, of the title's and the text's the label only.

    Args:
        lines: The source's lines.
        labels: The labelled lines.
        title: Number of the title's line, -1 without one.
    """
    pieces = []
    for label in labels:
        line = lines[label.number]
        keeps_value = label.opens_text or (label.names_title and label.number == title)
        end = line.start + label.value_start if keeps_value else line.end
        pieces.append(Removed(line.start, end, line.text[: end - line.start], REASON))
    return tuple(pieces)


def labelled_title(lines: tuple[Line, ...], labels: tuple[Label, ...]) -> int:
    """Return the number of the line that is the title by its label, or that repeats what the label says; -1 if none."""
    label = next((label for label in labels if label.names_title), None)
    if label is None:
        return -1
    again = (
        n for n, line in enumerate(lines[:HEAD_LINES]) if n != label.number and bare(line.text) == bare(label.value)
    )
    return next(again, label.number)


def read_labels(pieces: Iterable[Removed]) -> Metadata:
    """Read the values off labelled lines that were removed."""
    found = Metadata()
    for piece in pieces:
        label = _read(0, piece.text) if piece.reason == REASON else None
        if label and label.value and label.key in FIELD_KEYS:
            found = found.or_else(_value(label, source="labelled line"))
    return found


def labelled_value(key: str, value: str, *, source: str) -> Metadata:
    """Return what a line with this key says, nothing if the key is unknown."""
    return _value(Label(0, _plain(key), value, 0), source=source)


def _value(label: Label, *, source: str) -> Metadata:
    # Without long runs of spaces, in which the patterns below would look for their ends again and again.
    field, value = FIELD_KEYS.get(label.key, ""), " ".join(label.value.split()).strip("\"'[] ")
    if field == "outlet" and value.startswith(("http://", "https://")):
        field = "url"
    if field == "authors":
        names = re.split(r"\s*[;,]\s*|\s+and\s+", re.sub(r"^[Bb]y\s", "", value))
        return known(source, authors=tuple(name.strip(" \"'") for name in names if name.strip()))
    if field == "published":
        return known(source, published=find_date(value))
    if field == "section":
        return known(source, section=_PAGE.sub("", value))
    return known(source, **{field: value}) if field else Metadata()


def _read(number: int, text: str) -> Label | None:
    found = _LABELLED.fullmatch(text)
    if not found or _plain(found["key"]) not in FIELD_KEYS.keys() | _OTHER_KEYS:
        return None
    return Label(number, _plain(found["key"]), found["value"].strip(), found.start("value"))


def _plain(key: str) -> str:
    return re.sub(r"[_-]", " ", key).lower()
