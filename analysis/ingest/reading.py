"""One file's bytes to articles: the format is told by the content, not by the name."""

from __future__ import annotations

from analysis.errors import UnreadableArticle
from analysis.ingest.articles import Extracted, build_article, unwrap
from analysis.ingest.decoding import decode
from analysis.records import Article

MAX_BYTES = 20 * 1024 * 1024
"""Larger files are refused: an article has some ten thousand bytes, a corpus of three thousand about 20 million."""


def read_articles(data: bytes, *, source_name: str) -> tuple[Article, ...]:
    """Read the articles in one file.

    Args:
        data: The file's content.
        source_name: The file's name, as the reader knows it.

    Returns:
        One article, or several for a corpus (named ``corpus.csv#12``) or an archive (``archive.zip/name.txt``).

    Raises:
        UnreadableArticle: The file is empty, too large, no text, too short or not English.
    """
    if not data.strip():
        raise UnreadableArticle(source_name, "It is empty.")
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1024 / 1024:.0f} MB"
        raise UnreadableArticle(source_name, f"It has {size}; at most {MAX_BYTES // 1024 // 1024} MB can be read.")
    text = unwrap(decode(data, source_name=source_name))
    return (build_article(Extracted(text), source_name=source_name),)
