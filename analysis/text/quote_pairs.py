"""Quotation marks in pairs, over all styles of marking.

Each paragraph is read once from left to right with a stack of open marks. The rules of typography are those of the
Chicago Manual of Style (17th ed., 6.112-6.120, 13.30-13.36): styles alternate as quotations nest, and a quotation
over several paragraphs opens each of them and closes the last only. What breaks these rules (a missing mark, a mark
turned round) is mended inside its paragraph, so that no mistake reaches further.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from analysis.text.quote_marks import MAX_LOOKAHEAD, Mark, read_marks, single_partner

_PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")
_BEFORE_LOST_OPENING = frozenset(",.!?…")
_MAX_DEPTH = 8
"""Marks that can be open at once; English texts nest two or three deep."""

_MAX_JOINED = 1500
"""Longest quotation, in characters, that may run over line breaks without marks of its own (a posted text)."""


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """The words between two marks.

    Attributes:
        start: First character inside the marks.
        end: After the last character inside the marks.
        outer_start: Start of the opening mark; equals ``start`` where the mark is missing.
        outer_end: End of the closing mark; equals ``end`` where the mark is missing.
        single: Whether the marks are single.
        continues: Whether the quotation goes on in the next paragraph (opened here, not closed here).
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    single: bool = False
    continues: bool = False


@dataclass(frozen=True, slots=True)
class _Opened:
    mark: Mark
    closes_at: int = -1


@dataclass(slots=True)
class _Reader:
    """What is known while one paragraph is read."""

    text: str
    start: int
    end: int
    marks: list[Mark]
    carried: Mark | None
    stack: list[_Opened] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    joined: bool = False


def find_pairs(text: str) -> tuple[Pair, ...]:
    """Pair the quotation marks of ``text``.

    A mark without a partner reaches to the end of its paragraph, no further; only where the next mark of the text is
    a closing one, and not far away, do the two make one pair over the line breaks.

    Returns:
        The pairs in order, the outer before the inner. Any two are apart, or one holds the other.
    """
    found: list[Pair] = []
    carried: Mark | None = None
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        reader = _Reader(text, start, end, read_marks(text, start, end), carried)
        _read(reader)
        if reader.joined and carried is not None:
            found = _without_open_end(found, carried)
        opened = _close_paragraph(reader)
        carried = carried if not reader.marks and carried and end - carried.start < _MAX_JOINED else opened
        found.extend(pair for pair in reader.pairs if pair.start < pair.end)
    return tuple(sorted(found, key=lambda pair: (pair.outer_start, -pair.outer_end)))


def _without_open_end(found: list[Pair], carried: Mark) -> list[Pair]:
    """Drop the part that ended with its paragraph: it turned out to be the beginning of a longer one."""
    for position in range(len(found) - 1, -1, -1):
        if found[position].outer_start == carried.start:
            del found[position]
            break
    return found


def _read(reader: _Reader) -> None:
    for index, mark in enumerate(reader.marks):
        if mark.family == "single":
            _read_single(reader, index, mark)
        else:
            _read_double(reader, index, mark)


def _read_single(reader: _Reader, index: int, mark: Mark) -> None:
    for depth in range(len(reader.stack) - 1, -1, -1):
        if reader.stack[depth].closes_at == index:
            _close(reader, depth, mark)
            return
    partner = single_partner(reader.text, reader.marks, index) if len(reader.stack) < _MAX_DEPTH else -1
    if partner >= 0:
        reader.stack.append(_Opened(mark, partner))


def _read_double(reader: _Reader, index: int, mark: Mark) -> None:
    depth = _innermost(reader, mark)
    if depth < 0:
        _read_unheld(reader, index, mark)
    elif (
        mark.looks_closed or mark.glyph == "”" or not (mark.looks_open and reader.text[mark.end : mark.end + 1].strip())
    ):
        _close(reader, depth, mark)
    elif len(reader.stack) >= _MAX_DEPTH:
        return
    elif depth < len(reader.stack) - 1 or _balanced(reader.marks, index):
        reader.stack.append(_Opened(mark))
    else:
        _end_early(reader, depth, mark)
        reader.stack.append(_Opened(mark))


def _read_unheld(reader: _Reader, index: int, mark: Mark) -> None:
    """Read a mark where no mark of its family is open."""
    if mark.role == "open" or (mark.role == "either" and _closed_later(reader.marks, index)):
        reader.stack.append(_Opened(mark))
    elif not mark.looks_closed or reader.pairs or reader.stack:
        return
    elif reader.carried is not None and reader.carried.family == mark.family and not reader.joined:
        reader.joined = True
        reader.pairs.append(_pair(reader.text, reader.carried, mark))
    elif reader.text[mark.start - 1] in _BEFORE_LOST_OPENING:
        start = (
            reader.start
            + len(reader.text[reader.start : reader.end])
            - len(reader.text[reader.start : reader.end].lstrip())
        )
        if start < mark.start:
            reader.pairs.append(Pair(start, mark.start, start, mark.end))


def _innermost(reader: _Reader, mark: Mark) -> int:
    for depth in range(len(reader.stack) - 1, -1, -1):
        if reader.stack[depth].mark.family == mark.family:
            return depth
    return -1


def _closed_later(marks: list[Mark], index: int) -> bool:
    """Whether the next mark of the family can close this one."""
    for other in marks[index + 1 : index + 1 + MAX_LOOKAHEAD]:
        if other.family == marks[index].family:
            return other.role != "open"
    return False


def _balanced(marks: list[Mark], index: int) -> bool:
    """Whether enough closing marks follow for one more level of the same family."""
    depth = 2
    for other in marks[index + 1 : index + 1 + MAX_LOOKAHEAD]:
        if other.family == marks[index].family:
            depth += 1 if other.looks_open else -1
            if depth == 0:
                return True
    return False


def _close(reader: _Reader, depth: int, mark: Mark) -> None:
    opened = reader.stack[depth].mark
    del reader.stack[depth:]
    reader.pairs.append(_pair(reader.text, opened, mark))


def _end_early(reader: _Reader, depth: int, mark: Mark) -> None:
    """End a quotation whose closing mark is missing with the last sentence before the next one opens."""
    opened = reader.stack[depth].mark
    del reader.stack[depth:]
    inner = max(opened.end, reader.pairs[-1].outer_end) if reader.pairs else opened.end
    ends = [match.end() for match in _SENTENCE_END.finditer(reader.text, inner, mark.start)]
    end = _trimmed_end(reader.text, opened.end, ends[-1] if ends else mark.start)
    reader.pairs.append(Pair(_trimmed_start(reader.text, opened.end, end), end, opened.start, end))


def _close_paragraph(reader: _Reader) -> Mark | None:
    """End what is still open, and return the mark that may go on in the next paragraph."""
    left = [opened.mark for opened in reader.stack if opened.closes_at < 0]
    if not left:
        return None
    end = _trimmed_end(reader.text, left[0].end, reader.end)
    start = _trimmed_start(reader.text, left[0].end, end)
    reader.pairs.append(Pair(start, end, left[0].start, end, continues=True))
    return left[0]


def _pair(text: str, opened: Mark, closed: Mark) -> Pair:
    end = _trimmed_end(text, opened.end, closed.start)
    start = _trimmed_start(text, opened.end, end)
    return Pair(start, end, opened.start, closed.end, single=opened.family == "single")


def _trimmed_start(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _trimmed_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end
