"""PDF files: lines to paragraphs, without running heads and page numbers."""

from __future__ import annotations

import ctypes
import re
import statistics
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from analysis.ingest.document import Block, Document, Unparsable
from analysis.ingest.lines import bare

MAX_PAGES = 200
EDGE_LINES = 3
"""Running heads stand among the first and last lines of a page."""
REPEATED_SHARE = 0.5
"""A line at a page's edge that this share of the pages has, numbers aside, is a running head."""
MAX_HEAD_WORDS = 12
SHORT_LINE = 0.8
"""A line shorter than this share of the usual width, ending a sentence, ends its paragraph."""
HEADING_SIZE = 1.12
"""Lines set larger than the body by this factor are headings."""

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\x02]$")
_JOINED = "\ufffe"
"""pdfium's sign for a hyphen at a line's end over which it has joined a word."""
_STOP = re.compile(r"[.!?:…][\"'”’)\]]*$")
_PASSWORD = "password"  # noqa: S105 - a word of the library's message


@dataclass(frozen=True, slots=True)
class _PdfLine:
    """A line; ``first`` and ``last`` are the heights of its first and last character's baseline.

    They differ where pdfium has joined two lines over a hyphen.
    """

    text: str
    size: float
    first: float
    last: float


def parse_pdf(data: bytes) -> Document:
    """Parse a PDF.

    Raises:
        Unparsable: It is locked, has too many pages, or holds images of text only.
    """
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = _PASSWORD in str(error).lower()
        message = "It is protected by a password." if locked else "It is damaged: no PDF reader can open it."
        raise Unparsable(message) from error
    if len(pdf) > MAX_PAGES:
        message = f"It has {len(pdf)} pages; at most {MAX_PAGES} can be read."
        raise Unparsable(message)
    pages = [_lines(pdf[number]) for number in range(len(pdf))]
    if not any(pages):
        raise Unparsable("It holds pictures of pages but no text; run text recognition over it first.")
    return Document(blocks=_blocks(pages), metadata=_metadata(pdf))


def _lines(page: pdfium.PdfPage) -> list[_PdfLine]:
    textpage = page.get_textpage()
    found = []
    position = 0
    for raw in textpage.get_text_range().split("\n"):
        text = raw.strip()
        if text:
            start = position + len(raw) - len(raw.lstrip())
            size = float(pdfium_c.FPDFText_GetFontSize(textpage, start))
            baselines = _baseline(textpage, start), _baseline(textpage, start + len(text) - 1)
            found.append(_PdfLine(text.replace(_JOINED, ""), size, *baselines))
        position += len(raw) + 1
    textpage.close()
    page.close()
    return found


def _baseline(textpage: pdfium.PdfTextPage, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(textpage, index, x, y)
    return y.value


def _blocks(pages: list[list[_PdfLine]]) -> tuple[Block, ...]:
    heads = _running_heads(pages)
    sizes = [round(line.size, 1) for page in pages for line in page for _ in range(len(line.text) // 20 + 1)]
    body_size = statistics.median(sizes)
    widths = sorted(len(line.text) for page in pages for line in page)
    width = widths[int(len(widths) * 0.8)]
    found: list[Block] = []
    open_lines: list[str] = []
    for page in pages:
        for number, line in enumerate(page):
            edge = number < EDGE_LINES or number >= len(page) - EDGE_LINES
            if edge and (_head_key(line.text) in heads or _PAGE_NUMBER.fullmatch(line.text)):
                found.append(Block(line.text, reason="page header"))
            elif body_size and line.size > HEADING_SIZE * body_size:
                _close(open_lines, found)
                _add_heading(found, line.text)
            else:
                open_lines.append(line.text)
                following = page[number + 1] if number + 1 < len(page) else None
                if _ends_paragraph(line, following, width):
                    _close(open_lines, found)
    _close(open_lines, found)
    return tuple(found)


def _running_heads(pages: list[list[_PdfLine]]) -> frozenset[str]:
    if len(pages) < 2:
        return frozenset()
    counts = Counter(
        key
        for page in pages
        for key in {_head_key(line.text) for line in page[:EDGE_LINES] + page[-EDGE_LINES:]}
        if len(key.split()) <= MAX_HEAD_WORDS
    )
    return frozenset(key for key, count in counts.items() if count >= max(2, REPEATED_SHARE * len(pages)))


def _head_key(text: str) -> str:
    return bare(_DIGITS.sub("0", text))


def _ends_paragraph(line: _PdfLine, following: _PdfLine | None, width: int) -> bool:
    if following is None:  # the page ends: a paragraph that goes on overleaf fills its last line
        return len(line.text) < (SHORT_LINE if _STOP.search(line.text) else 0.6) * width
    gap = line.last - following.first
    if line.size and gap > 1.9 * line.size:
        return True
    short = len(line.text) < SHORT_LINE * width
    starts_new = following.text[:1].isupper() or not following.text[:1].isalnum()
    return short and starts_new and (_STOP.search(line.text) is not None or len(line.text) < 0.6 * width)


def _add_heading(found: list[Block], text: str) -> None:
    """A heading may run over two lines."""
    last = found[-1] if found else None
    if last and last.heading and not last.text.endswith((".", "?", "!")):
        found[-1] = Block(f"{last.text} {text}", heading=True)
    else:
        found.append(Block(text, heading=True))


def _close(open_lines: list[str], found: list[Block]) -> None:
    """Join lines to a paragraph; a word cut at the line's end is made whole."""
    text = ""
    for line in open_lines:
        cut = _HYPHEN.search(text) is not None and line[:1].islower()
        text = text[:-1] + line if cut else f"{text} {line}".strip()
    if text:
        found.append(Block(text))
    open_lines.clear()


def _metadata(pdf: pdfium.PdfDocument) -> dict[str, list[object]]:
    """The author; the title in a PDF's properties is mostly that of the word processor's file."""
    author = " ".join(pdf.get_metadata_dict().get("Author", "").split())
    return {"authors": [[author], "document properties"]} if len(author.split()) in (2, 3, 4) else {}
