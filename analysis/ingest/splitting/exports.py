"""One file's text to the articles in it, each with what the file says about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.ingest.articles import MAX_CHARACTERS, Extracted, assemble
from analysis.ingest.document import Block
from analysis.ingest.line_breaks import join_lines, wrap_width
from analysis.ingest.metadata.fields import known
from analysis.ingest.splitting.heads import Head, choose_layout, find_head, read_head, title_lines
from analysis.ingest.splitting.marks import Mark, mark_lines
from analysis.ingest.splitting.records import database_of, find_records, is_export

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
    width = wrap_width(source) if wrapped else 0
    is_long = len(source) > MAX_CHARACTERS  # refused as an article, so what it looks like doesn't matter
    whole = replace(extracted, source=join_lines(source, width)) if width and not is_long else extracted
    if not records.sure:
        return Split((whole,), guessed=tuple(marks[start].line.start for start, _ in records.ranges))
    database = database or database_of(source)
    if len(records.ranges) == 1 and not exported and not is_export(marks):
        return Split((whole,))
    return _read([_Record(source, marks, start, end) for start, end in records.ranges], database, width=width)


def split_known(parts: Sequence[Extracted], *, database: str = "") -> Split:
    """Read the articles of an export whose own structure parts them."""
    marked = [(part.source, mark_lines(part.source, headings=part.headings)) for part in parts]
    return _read([_Record(source, marks, 0, len(marks)) for source, marks in marked], database, width=0)


@dataclass(frozen=True, slots=True)
class _Record:
    """The marks ``[start, end)`` of a source are one article."""

    source: str
    marks: Sequence[Mark]
    start: int
    end: int


def _read(records: Sequence[_Record], database: str, *, width: int) -> Split:
    heads = [find_head(record.marks, record.start, record.end) for record in records]
    layout = choose_layout([(record.marks, head) for record, head in zip(records, heads, strict=True)])
    parts = (
        _part(record, head, layout, database=database, width=width) for record, head in zip(records, heads, strict=True)
    )
    return Split(tuple(parts), database)


def _part(record: _Record, head: Head, layout: str, *, database: str, width: int) -> Extracted:
    """Put one article together: its head and foot are kept to be shown as what was taken away."""
    marks, start, end = record.marks, record.start, record.end
    metadata, title = read_head(marks, start, end, head, layout, database=database)
    titled = tuple(title_lines(marks, head, title, width=width)) if title >= 0 else ()
    name = " ".join(marks[number].line.text for number in titled)
    metadata = metadata.or_else(known("first line of the article", title=name))
    pieces: list[Block] = []
    for n in range(start, head.body):
        if n == title:
            pieces.append(Block(name, heading=True))
        elif n not in titled:
            pieces.append(Block(marks[n].line.text, reason=REASON))
    pieces.extend(_body(record.source, marks, head, width=width))
    pieces.extend(Block(marks[n].line.text, reason=REASON) for n in range(head.end, end))
    return assemble(pieces, metadata)


def _body(source: str, marks: Sequence[Mark], head: Head, *, width: int) -> Iterator[Block]:
    """Yield the text between head and foot; a label that opens it, and codes inside it, are set apart."""
    opened = [n for n in range(head.body, head.end) if marks[n].field == "text" and marks[n].kind != "prose"]
    starts = sorted({head.body, *opened})
    for n, following in zip(starts, [*starts[1:], head.end], strict=True):
        mark, start = marks[n], marks[n].line.start
        if n in opened:
            label = mark.line.text[: len(mark.line.text) - len(mark.value)]
            yield Block(label, reason=REASON)
            start += len(label)
        text = source[start : marks[following - 1].line.end]
        headings = {inner.line.text for inner in marks[n:following] if inner.heading}
        for line in (join_lines(text, width) if width else text).split("\n"):
            if line.strip():
                yield Block(line, heading=line.strip() in headings)
