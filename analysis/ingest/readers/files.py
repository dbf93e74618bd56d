"""One file's bytes to articles: the format is told by the content, not by the name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from analysis.errors import UnreadableArticle
from analysis.ingest.articles import Extracted, assemble, build_article, check_length, unwrap
from analysis.ingest.decoding import decode
from analysis.ingest.document import Document
from analysis.ingest.metadata.fields import Metadata, known
from analysis.ingest.readers.archives import Allowance, gunzip, unpack
from analysis.ingest.readers.corpora import Table, guess_columns, read_csv, read_jsonl, read_rows, to_table
from analysis.ingest.readers.markdown import read_markdown
from analysis.ingest.readers.sandbox import parse_untrusted
from analysis.ingest.readers.sniffing import Format, sniff, sniff_text
from analysis.records import Article

MAX_BYTES = 20 * 1024 * 1024
"""Larger files are refused: an article has some ten thousand bytes, a corpus of three thousand about 15 million."""
MAX_NESTING = 2
"""An archive may hold an archive, but no deeper."""

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,30})", re.IGNORECASE)

Outcome = Article | UnreadableArticle


def read_articles(data: bytes, *, source_name: str, columns: Mapping[str, str] | None = None) -> tuple[Article, ...]:
    """Read the articles in one file.

    Args:
        data: The file's content.
        source_name: The file's name, as the reader knows it.
        columns: For a corpus, the column's name by field; guessed if None (see :func:`guess_columns`).

    Returns:
        One article, or several for a corpus (named ``corpus.csv#12``) or an archive (``archive.zip/name.txt``); of
        those the ones that can be read. :func:`read_each` reports the others.

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

    ``announce`` is called once with the number of rows if the file is a corpus, before they are read.
    """
    try:
        data = _checked(data, source_name)
        kind = sniff(data, source_name=source_name)
        if kind == "zip":
            yield from _read_archive(data, source_name, nesting, allowance or Allowance())
        elif kind in ("html", "mhtml", "pdf", "docx"):
            yield build_article(_parsed(kind, data, source_name), source_name=source_name)
        elif (table := _table(kind, data, source_name)) is not None:
            if announce:
                announce(len(table.rows) + len(table.refused))
            yield from _read_table(table, columns, source_name)
        else:
            text = decode(data, source_name=source_name)
            check_length(text, source_name=source_name)
            is_markdown = sniff_text(text, source_name=source_name) == "markdown"
            extracted = read_markdown(text, source_name=source_name) if is_markdown else Extracted(unwrap(text))
            yield build_article(extracted, source_name=source_name)
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


def _parsed(kind: Format, data: bytes, source_name: str) -> Extracted:
    if kind == "html":
        declared = _CHARSET.search(data[:4096])
        text = decode(data, source_name=source_name, declared=declared[1].decode("ascii") if declared else "")
        data = text.encode("utf-8", errors="replace")
    document = parse_untrusted(kind, data, source_name=source_name)
    return assemble(document.blocks, _metadata(document))


def _metadata(document: Document) -> Metadata:
    metadata = Metadata()
    for field, (value, source) in sorted(document.metadata.items()):
        given = tuple(map(str, value)) if field == "authors" else str(value)
        metadata = metadata.or_else(known(str(source), **{field: given}))
    return metadata
