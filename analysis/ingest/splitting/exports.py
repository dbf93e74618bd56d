"""One file's text to the articles in it, each with what the file says about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.ingest.articles import Extracted, assemble, unwrap
from analysis.ingest.metadata.fields import known
from analysis.ingest.splitting.heads import Head, choose_layout, find_head, read_head, title_lines
from analysis.ingest.splitting.marks import Mark, mark_lines
from analysis.ingest.splitting.records import database_of, find_records, is_export
from analysis.ingest.document import Block

REASON = "metadata"


@dataclass(frozen=True, slots=True)
class Split:
    """What a file holds.

    Attributes:
        parts: Its articles, in order; one with the whole text where it holds no more.
        database: The database that the file is an export of; empty if it doesn't tell.
        guessed: Starts in the source of what seem to be further stories, where that isn't sure.
    """

    parts: tuple[Extracted, ...]
    database: str = ""
    guessed: tuple[int, ...] = ()


def split_text(text: str) -> Split:
    """Split a decoded text; hard line breaks inside paragraphs are undone in each article."""
    return _split(Extracted(text), wrapped=True, typed_heads=True)


def split_whole(
    extracted: Extracted, *, typed_heads: bool = False, exported: bool = False, database: str = ""
) -> Split:
    """Split what a format's reader found, one paragraph a line.

    Args:
        extracted: The text.
        typed_heads: Whether stories may be told by typed heads alone.
        exported: Whether it is known to come from a database.
        database: The database's name.
    """
    return _split(extracted, wrapped=False, typed_heads=typed_heads, exported=exported, database=database)


def _split(
    extracted: Extracted, *, wrapped: bool, typed_heads: bool, exported: bool = False, database: str = ""
) -> Split:
    source = extracted.source
    marks = mark_lines(source, headings=extracted.headings)
    records = find_records(marks, typed_heads=typed_heads)
    whole = Extracted(unwrap(source)) if wrapped else extracted
    if not records.sure:
        return Split((whole,), guessed=tuple(marks[start].line.start for start, _ in records.ranges))
    database = database or database_of(source)
    if len(records.ranges) == 1 and not exported and not is_export(marks):
        return Split((whole,))
    heads = [find_head(marks, start, end) for start, end in records.ranges]
    layout = choose_layout(marks, heads)
    parts = tuple(
        _part(source, marks, start, end, head, layout, database=database, wrapped=wrapped)
        for (start, end), head in zip(records.ranges, heads, strict=True)
    )
    return Split(parts, database)


def _part(
    source: str, marks: Sequence[Mark], start: int, end: int, head: Head, layout: str, *, database: str, wrapped: bool
) -> Extracted:
    """Put one article together: its head and foot are kept to be shown as what was taken away."""
    metadata, title = read_head(marks, start, end, head, layout, database=database)
    titled = tuple(title_lines(marks, head, title)) if title >= 0 else ()
    name = " ".join(marks[number].line.text for number in titled)
    metadata = metadata.or_else(known("first line of the article", title=name))
    pieces: list[Block] = []
    for n in range(start, head.body):
        if n == title:
            pieces.append(Block(name, heading=True))
        elif n not in titled:
            pieces.append(Block(marks[n].line.text, reason=REASON))
    pieces.extend(_body(source, marks, head, wrapped=wrapped))
    pieces.extend(Block(marks[n].line.text, reason=REASON) for n in range(head.end, end))
    return assemble(pieces, metadata)


def _body(source: str, marks: Sequence[Mark], head: Head, *, wrapped: bool) -> Iterator[Block]:
    if head.body >= head.end:
        return
    first, last = marks[head.body], marks[head.end - 1]
    start = first.line.start
    if first.field == "text":
        label = first.line.text[: len(first.line.text) - len(first.value)]
        yield Block(label, reason=REASON)
        start += len(label)
    text = source[start : last.line.end]
    headings = {mark.line.text for mark in marks[head.body : head.end] if mark.heading}
    for line in (unwrap(text) if wrapped else text).split("\n"):
        if line.strip():
            yield Block(line, heading=line.strip() in headings)
