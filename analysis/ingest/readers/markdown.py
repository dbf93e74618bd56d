"""Markdown with its front matter to text and metadata."""

from __future__ import annotations

import re

from analysis.ingest.articles import Extracted, assemble
from analysis.ingest.metadata.fields import Metadata
from analysis.ingest.metadata.labels import labelled_value
from analysis.ingest.readers.sandbox import parse_untrusted

_FRONT_MATTER = re.compile(r"\A---\n(?P<lines>.*?)\n---\s*\n", re.DOTALL)
_KEY = re.compile(r"[\w-]+")


def read_markdown(text: str, *, source_name: str) -> Extracted:
    """Read Markdown, with the metadata of its front matter if it has one.

    Raises:
        UnreadableArticle: It takes too long, as marks by the ten thousand that never close do.
    """
    found = _FRONT_MATTER.match(text)
    metadata = _front_matter(found["lines"]) if found else Metadata()
    body = text[found.end() :] if found else text
    document = parse_untrusted("markdown", body.encode("utf-8", errors="replace"), source_name=source_name)
    return assemble(document.blocks, metadata)


def _front_matter(lines: str) -> Metadata:
    metadata = Metadata()
    for line in lines.split("\n"):
        key, _, value = line.partition(":")
        if value.strip() and _KEY.fullmatch(key):
            metadata = metadata.or_else(labelled_value(key, value.strip(), source="front matter"))
    return metadata
