"""One file's bytes to articles: the format is told by the content, not by the name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from analysis.errors import UnreadableArticle
from analysis.ingest.articles import MAX_CHARACTERS, assemble, build_article
from analysis.ingest.decoding import decode
from analysis.ingest.document import FILE_ELEMENT, Document
from analysis.ingest.metadata.fields import Metadata, known
from analysis.ingest.metadata.people import split_people
from analysis.ingest.readers.archives import Allowance, gunzip, unpack
from analysis.ingest.readers.columns import guess_columns
from analysis.ingest.readers.corpora import Table, read_csv, read_jsonl, read_rows, to_table
from analysis.ingest.readers.markdown import read_markdown
from analysis.ingest.readers.sandbox import parse_untrusted
from analysis.ingest.readers.sniffing import Format, sniff, sniff_text
from analysis.ingest.readers.stories import seems_several
from analysis.ingest.splitting.exports import Split, split_known, split_text, split_whole
from analysis.ingest.splitting.heads import clean_outlet
from analysis.records import Article

MAX_BYTES = 20 * 1024 * 1024
"""Larger files are refused: an article has some ten thousand bytes, a corpus of three thousand about 15 million."""
MAX_NESTING = 2
"""An archive may hold an archive, but no deeper."""

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,30})", re.IGNORECASE)

_UNTRUSTED = frozenset(
    {"html", "mhtml", "webarchive", "warc", "mail", "xml", "feed texts", "pdf", "docx", "odt", "rtf", "epub"}
)
_WRITTEN = frozenset({"docx", "odt", "rtf", "mail"})
"""Formats into which people put stories one after another, told by their heads alone."""

Outcome = Article | UnreadableArticle


def read_articles(data: bytes, *, source_name: str, columns: Mapping[str, str] | None = None) -> tuple[Article, ...]:
    """Read the articles in one file.

    Args:
        data: The file's content.
        source_name: The file's name, as the reader knows it.
        columns: For a corpus, the column's name by field; guessed if None (see :func:`guess_columns`).

    Returns:
        One article, or several for a corpus or a database's export (named ``corpus.csv#12``) or an archive
        (``archive.zip/name.txt``); of those the ones that can be read. :func:`read_each` reports the others.

    Raises:
        UnreadableArticle: No article can be read: the file is empty, too large, no text, too short, not English …
    """
    outcomes = tuple(read_each(data, source_name=source_name, columns=columns))
    articles = tuple(outcome for outcome in outcomes if isinstance(outcome, Article))
    errors = [outcome for outcome in outcomes if isinstance(outcome, UnreadableArticle)]
    if articles:
        return articles
    if len(errors) == 1:
        raise errors[0]
    if errors:
        reason = f"None of its {len(errors)} articles can be read; the first: {errors[0].reason}"
        raise UnreadableArticle(source_name, reason)
    raise UnreadableArticle(source_name, "It holds no files.")


def read_each(
    data: bytes,
    *,
    source_name: str,
    columns: Mapping[str, str] | None = None,
    announce: Callable[[int], None] | None = None,
    nesting: int = 0,
    allowance: Allowance | None = None,
) -> Iterator[Outcome]:
    """Yield each article of a file, or why it can't be read; never raises :class:`UnreadableArticle`.

    ``announce`` is called once with the number of articles if the file holds several, before they are read.
    """
    try:
        data = _checked(data, source_name)
        kind = sniff(data, source_name=source_name)
        if kind == "zip":
            yield from _read_archive(data, source_name, nesting, allowance or Allowance())
        elif kind in _UNTRUSTED:
            yield from _built(_parsed(kind, data, source_name), source_name, announce)
        elif (table := _table(kind, data, source_name)) is not None:
            if announce:
                announce(len(table.rows) + len(table.refused))
            yield from _read_table(table, columns, source_name)
        else:
            text = decode(data, source_name=source_name)
            is_markdown = sniff_text(text, source_name=source_name) == "markdown"
            if is_markdown and len(text) <= MAX_CHARACTERS:  # a longer one is split as text, or refused
                found = split_whole(read_markdown(text, source_name=source_name), typed_heads=True)
            else:
                found = split_text(text)
            yield from _built(found, source_name, announce)
    except UnreadableArticle as error:
        yield error


def read_table(data: bytes, *, source_name: str) -> Table | None:
    """Return a corpus as a table, so that its columns can be shown and corrected; None if the file is no corpus.

    Raises:
        UnreadableArticle: It is one, but damaged or too large.
    """
    data = _checked(data, source_name)
    return _table(sniff(data, source_name=source_name), data, source_name)


def _checked(data: bytes, source_name: str) -> bytes:
    """Return the file's content, unpacked where it is packed by gzip, if its size can be read."""
    if len(data) > MAX_BYTES:
        raise UnreadableArticle(source_name, too_large(len(data)))
    content = gunzip(data, source_name=source_name, max_bytes=MAX_BYTES)
    if not content.strip():
        raise UnreadableArticle(source_name, "It is empty.")
    return content


def too_large(size: int) -> str:
    """Return the sentence for a file of ``size`` bytes that is over :data:`MAX_BYTES`."""
    return f"It has {size / 1024 / 1024:.0f} MB; at most {MAX_BYTES // 1024 // 1024} MB can be read."


def _table(kind: Format, data: bytes, source_name: str) -> Table | None:
    if kind == "xlsx":
        return to_table(parse_untrusted("xlsx", data, source_name=source_name).rows, source_name=source_name)
    if kind != "text":
        return None
    text = decode(data, source_name=source_name)
    found = sniff_text(text, source_name=source_name)
    if found == "csv":
        return read_csv(text, source_name=source_name)
    return read_jsonl(text, source_name=source_name) if found == "jsonl" else None


def _read_table(table: Table, columns: Mapping[str, str] | None, source_name: str) -> Iterator[Outcome]:
    yield from table.refused
    chosen = columns if columns is not None else guess_columns(table.header, table.rows)
    for name, extracted in read_rows(table, chosen, source_name=source_name):
        try:
            yield build_article(extracted, source_name=name)
        except UnreadableArticle as error:
            yield error


def _read_archive(data: bytes, source_name: str, nesting: int, allowance: Allowance) -> Iterator[Outcome]:
    if nesting >= MAX_NESTING:
        yield UnreadableArticle(source_name, "It is an archive within archives; unpack the outer ones first.")
        return
    for name, content in unpack(data, source_name=source_name, max_bytes=MAX_BYTES, allowance=allowance):
        if isinstance(content, UnreadableArticle):
            yield content
        else:
            yield from read_each(content, source_name=name, nesting=nesting + 1, allowance=allowance)


def _parsed(kind: Format, data: bytes, source_name: str) -> Split:
    if kind == "html":
        declared = _CHARSET.search(data[:4096])
        text = decode(data, source_name=source_name, declared=declared[1].decode("ascii") if declared else "")
        data = text.encode("utf-8", errors="replace")
    return _split(parse_untrusted(kind, data, source_name=source_name), kind)


def _split(document: Document, kind: Format) -> Split:
    """Return the articles in a parsed file: its parts, or what splitting its text gives."""
    if document.parts and all(part.is_export for part in document.parts):
        return split_known(
            [assemble(part.blocks, Metadata()) for part in document.parts], database=document.parts[0].database
        )
    if document.parts:
        splits = [_split(part, kind) for part in document.parts]
        parts = tuple(part for split in splits for part in split.parts)
        notes = document.notes
        first = replace(parts[0], notes=(*notes, *parts[0].notes)) if notes else parts[0]
        return Split((first, *parts[1:]), next((split.database for split in splits if split.database), ""))
    metadata = _metadata(document)
    if document.text:
        found = split_text(document.text)
    else:
        extracted = assemble(document.blocks, metadata)
        if kind in ("html", "mhtml", "webarchive", "warc", "xml", "feed texts", "epub") and not document.is_export:
            found = Split((extracted,))
        else:
            found = split_whole(
                extracted, typed_heads=kind in _WRITTEN, exported=document.is_export, database=document.database
            )
    if len(found.parts) > 1:
        return found
    only = replace(
        found.parts[0],
        metadata=found.parts[0].metadata.or_else(metadata),
        notes=(*document.notes, *found.parts[0].notes),
        expected_words=document.expected_words,
    )
    return replace(found, parts=(only,))


def _built(split: Split, source_name: str, announce: Callable[[int], None] | None) -> Iterator[Outcome]:
    """Yield the articles of a file, each by its number where there are several; the first says how many."""
    n_parts = len(split.parts)
    if n_parts > 1 and announce:
        announce(n_parts)
    for number, part in enumerate(split.parts, start=1):
        name = f"{source_name}#{number}" if n_parts > 1 else source_name
        try:
            article = build_article(part, source_name=name)
        except UnreadableArticle as error:
            yield error
            continue
        said = _said(split) if number == 1 else ()
        yield replace(article, notes=(*said, *article.notes)) if said else article


def _said(split: Split) -> tuple[str, ...]:
    if len(split.parts) > 1:
        export = f" It is an export of {split.database}." if split.database else ""
        return (f"Its file holds {len(split.parts):,} articles; each is read by itself.{export}",)
    return seems_several(len(split.guessed))


def _metadata(document: Document) -> Metadata:
    metadata = Metadata()
    for field, (value, source) in sorted(document.metadata.items()):
        given = split_people("; ".join(map(str, value))) if field == "authors" else str(value)
        if field == "outlet" and source == FILE_ELEMENT:
            given = clean_outlet(str(value))
        metadata = metadata.or_else(known(str(source), **{field: given}))
    return metadata
