"""Markdown to plain blocks; HTML inside it stays text."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from analysis.ingest.articles import Extracted, assemble
from analysis.ingest.document import Block
from analysis.ingest.metadata.fields import Metadata
from analysis.ingest.metadata.labels import labelled_value

_FRONT_MATTER = re.compile(r"\A---\n(?P<lines>.*?)\n---\s*\n", re.DOTALL)
_ENTRY = re.compile(r"^(?P<key>[\w-]+):\s*(?P<value>.+?)\s*$", re.MULTILINE)
_BLOCKS = ("paragraph_open", "heading_open", "th_open", "td_open")


def read_markdown(text: str) -> Extracted:
    """Read Markdown, with the metadata of its front matter if it has one."""
    found = _FRONT_MATTER.match(text)
    metadata = _front_matter(found["lines"]) if found else Metadata()
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(text[found.end() :] if found else text)
    blocks = [
        Block(line, heading=opening.type == "heading_open")
        for opening, content in pairwise(tokens)
        if opening.type in _BLOCKS
        for line in _plain(content).split("\n")
        if line.strip()
    ]
    return assemble(blocks, metadata)


def _plain(token: Token) -> str:
    """Return a block's text; a soft break is a space, an image only its caption's text."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type == "image":
            parts.append(f"\nImage: {child.content}\n")
    return "".join(parts)


def _front_matter(lines: str) -> Metadata:
    metadata = Metadata()
    for entry in _ENTRY.finditer(lines):
        metadata = metadata.or_else(labelled_value(entry["key"], entry["value"], source="front matter"))
    return metadata
