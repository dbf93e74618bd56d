"""PDF files: lines to paragraphs, without running heads and page numbers."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from itertools import pairwise

import pypdfium2 as pdfium

from analysis.ingest.document import Block, Document, Unparsable
from analysis.ingest.lines import bare
from analysis.ingest.readers.untrusted.pdf_lines import PdfLine, page_lines

MAX_PAGES = 2_000
"""An export of some hundred articles; what is too long for one article is refused later."""
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
_BROWSER_HEAD = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s|$)", re.IGNORECASE
)
_BROWSER_FOOT = re.compile(
    r"(?:(?:https?|file)://|www\.)\S+(?:\s(?:page\s)?\d{1,4}\s?(?:/|of)\s?\d{1,4})?", re.IGNORECASE
)
_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad\x02\ufffe]$")
"""A hyphen at a line's end, by itself or by pdfium's own signs."""
_STOP = re.compile(r"[.!?:…][\"'”’)\]]*$")
_PASSWORD = "password"  # noqa: S105 - a word of the library's message


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
    pages = [page_lines(pdf[number]) for number in range(len(pdf))]
    if not any(pages):
        raise Unparsable("It holds pictures of pages but no text; run text recognition over it first.")
    return Document(blocks=_blocks(pages), metadata=_metadata(pdf))


def _blocks(pages: list[list[PdfLine]]) -> tuple[Block, ...]:
    heads = _running_heads(pages)
    sizes = [round(line.size, 1) for page in pages for line in page for _ in range(len(line.text) // 20 + 1)]
    body_size = statistics.median(sizes)
    widths = sorted(len(line.text) for page in pages for line in page)
    width = widths[int(len(widths) * 0.8)]
    placed = [
        (line, number, _is_head(page, place, heads))
        for number, page in enumerate(pages)
        for place, line in enumerate(page)
    ]
    body = [(line, number) for line, number, is_head in placed if not is_head]
    following = {id(line): after for (line, _), after in pairwise(body)}
    found: list[Block] = []
    open_lines: list[str] = []
    for line, number, is_head in placed:
        if is_head:
            found.append(Block(line.text, reason="page header"))
        elif body_size and line.size > HEADING_SIZE * body_size:
            _close(open_lines, found)
            _add_heading(found, line.text)
        else:
            open_lines.append(line.text)
            after, page = following.get(id(line), (None, number))
            if after is None or _ends_paragraph(line, after, width, overleaf=page != number):
                _close(open_lines, found)
    _close(open_lines, found)
    return tuple(found)


def _is_head(page: list[PdfLine], place: int, heads: frozenset[str]) -> bool:
    """Whether a line is a running head or foot, or printed at the page's edge by a browser."""
    edge = place < EDGE_LINES or place >= len(page) - EDGE_LINES
    return edge and (_head_key(page[place].text) in heads or _is_printed(page[place].text))


def _is_printed(text: str) -> bool:
    """Whether a line at a page's edge is one that a browser prints there, or a page's number."""
    return any(
        found is not None
        for found in (_PAGE_NUMBER.fullmatch(text), _BROWSER_HEAD.match(text), _BROWSER_FOOT.fullmatch(text))
    )


def _running_heads(pages: list[list[PdfLine]]) -> frozenset[str]:
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


def _ends_paragraph(line: PdfLine, following: PdfLine, width: int, *, overleaf: bool) -> bool:
    stops = _STOP.search(line.text) is not None
    starts_new = following.text[:1].isupper() or not following.text[:1].isalnum()
    if overleaf:  # a paragraph that goes on fills its last line, and the page's first line too
        is_full = len(line.text) >= (SHORT_LINE if stops else 0.6) * width
        return starts_new and not (is_full and (not stops or len(following.text) >= SHORT_LINE * width))
    if line.size and line.height - following.height > 1.9 * line.size:
        return True
    short = len(line.text) < SHORT_LINE * width
    return short and starts_new and (stops or len(line.text) < 0.6 * width)


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
