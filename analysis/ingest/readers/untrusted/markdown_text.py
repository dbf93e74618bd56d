"""Markdown to plain blocks; HTML inside it stays text.

Not dangerous in itself, but read here for the time limit: a parser of Markdown takes four times as long for twice as
many brackets that don't close.
"""

from __future__ import annotations

from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from analysis.ingest.document import Block, Document

_BLOCKS = ("paragraph_open", "heading_open", "th_open", "td_open")


def parse_markdown(data: bytes) -> Document:
    """Return the paragraphs, headings and cells of a Markdown text in UTF-8."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(data.decode("utf-8"))
    return Document(
        tuple(
            Block(line, heading=opening.type == "heading_open")
            for opening, content in pairwise(tokens)
            if opening.type in _BLOCKS
            for line in _plain(content).split("\n")
            if line.strip()
        )
    )


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
