"""Rich Text files (RTF), in which press databases export by default."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from analysis.ingest.document import Document, Unparsable

MAX_DEPTH = 2_000
"""Groups inside groups; no document needs more."""

_PICTURE = re.compile(rb"(?:[0-9a-fA-F]{64,}\s*)+")
_DEPTH = re.compile(rb"(?<!\\)[{}]")
_CELL = re.compile(r"\s*\|(?=\s|$)")
_LINK = re.compile(r"(?:[^\W\d_]+://|www\.)\S+")


def parse_rtf(data: bytes) -> Document:
    """Parse a Rich Text file to its plain text, one paragraph a line.

    Raises:
        Unparsable: It is nested too deeply or holds no text.
    """
    data = _PICTURE.sub(b"", data)
    depth = deepest = 0
    for brace in _DEPTH.finditer(data):
        depth += 1 if brace[0] == b"{" else -1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise Unparsable("Its parts are nested too deeply to be read safely.")
    text = str(rtf_to_text(data.decode("latin-1"), encoding="cp1252", errors="replace"))  # type: ignore[no-untyped-call]
    # Cells of a table are parted by bars: Factiva sets its codes beside their values.
    text = "\n".join(_row(line) for line in text.split("\n"))
    if not text.strip():
        raise Unparsable("It holds no text.")
    return Document(text=text)


def _row(line: str) -> str:
    cells = [cell.strip() for cell in _CELL.split(line)] if line.count("|") and line.rstrip().endswith("|") else []
    return "\t".join(cell for cell in cells if cell) if cells else line
