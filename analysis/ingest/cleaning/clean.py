"""Tell the article from the page around it, line by line, with a reason for each piece taken away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.ingest.cleaning.blocks import find_blocks
from analysis.ingest.cleaning.datelines import find_slug
from analysis.ingest.cleaning.endings import is_contributor_line
from analysis.ingest.cleaning.header import body_start, clean_header, find_title, site_names
from analysis.ingest.cleaning.repeats import find_repeats
from analysis.ingest.cleaning.tail import Page, clean_tail
from analysis.ingest.lines import LONG_WORDS, NAME_PATTERN, Line, bare, split_lines
from analysis.ingest.metadata.labels import find_labels, labelled_title, removed_labels
from analysis.ingest.vocabulary import vocabulary
from analysis.records import Removed, Span

REASONS = (
    "metadata",
    "navigation",
    "section",
    "repeated title",
    "byline",
    "date",
    "agency",
    "timestamp",
    "caption",
    "credit",
    "size list",
    "share",
    "advertisement",
    "newsletter",
    "related",
    "contributors",
    "bio",
    "notice",
    "separator",
    "comment",
    "links",
    "duplicate",
    "after the end",
    "page header",
    "page layout",
)
"""Why a piece of the source is not the article. ``page layout``: the page's markup sets it apart; ``page header``:
a running head of a PDF."""

UNNAMED = "page layout"
"""The reason that markup gives when it names none; a known form of furniture names a better one."""
TAIL_SHARE = 0.67
"""The last third of the characters counts as the tail."""
MAX_LISTED = 6
LIST_DETAILS = frozenset({"date", "timestamp", "share", "navigation"})
"""What may stand between the entries of a list of headlines."""
MIN_LINK_WORDS = 4
MAX_SUBHEAD_WORDS = 14
MAX_QUESTION_WORDS = 10
"""A sub-head that asks is short; a longer question is a sentence of the body."""
MIN_PARAGRAPH_WORDS = 6

_NAME = re.compile(rf"(?<!\w){NAME_PATTERN}")
_TITLE_SUFFIX = re.compile(r"\s[|–—-]\s(?P<site>[^|–—]{2,40})$")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning found: pieces to remove, and where title, sub-heads and body stand in the source."""

    removed: tuple[Removed, ...]
    title: Span | None
    headings: tuple[Span, ...]
    body_start: int


def clean(
    source: str,
    *,
    title: str = "",
    layout: Mapping[int, str] | None = None,
    headings: frozenset[int] = frozenset(),
) -> Cleaned:
    """Find what is not the article.

    Nothing is changed in what stays. Rules look at a line's form, its place and its likeness to other lines; the
    vocabulary of page furniture is in ``analysis/data/ingest/boilerplate.toml``.

    Args:
        source: The decoded source, one paragraph per line.
        title: The title if metadata give it.
        layout: Reasons that the format's own markup gives, by the start of the line in ``source``.
        headings: Starts of lines that the markup calls headings.
    """
    lines = split_lines(source)
    labels = find_labels(lines)
    kept = {label.number for label in labels if label.opens_text}
    marks = {number: (layout or {})[line.start] for number, line in enumerate(lines) if line.start in (layout or {})}
    marks.update({label.number: "metadata" for label in labels if not label.opens_text})
    marks, ends = _match_vocabulary(lines, marks, title=title)
    marks = {number: reason for number, reason in marks.items() if number not in kept}
    start = body_start(lines, marks)
    title_at = labelled_title(lines, labels)
    if title_at < 0:
        title_at = find_title(lines, marks, start=start, known=title)
    marks.pop(title_at, None)
    marks.update(find_blocks(lines, marks, title=title_at))
    marked = clean_header(lines, marks, start=start, title=title_at)
    marks.update(
        {n: reason for n, reason in marked.items() if not _is_subheading(lines[n], n, reason, headings, title_at)}
    )
    marks.update(find_repeats(lines, marks, title=title_at, start=start))
    page = Page(lines, marks, ends, title_at, start, _authors(lines, marks), site_names(lines[:start]))
    marks.update(clean_tail(page))
    inside = [piece for piece in removed_labels(lines, labels, title=title_at) if piece.text]
    inside += find_slug(lines, marks, start=start) + _title_suffix(lines, title_at)
    whole = {piece.source_start for piece in inside}
    removed = [Removed(lines[n].start, lines[n].end, lines[n].text, reason) for n, reason in marks.items()]
    removed = [piece for piece in removed if piece.source_start not in whole] + inside
    return Cleaned(
        removed=tuple(sorted(removed, key=lambda piece: piece.source_start)),
        title=_without(lines[title_at], inside) if title_at >= 0 else None,
        headings=_headings(lines, marks, inside, title_at=title_at, known=headings),
        body_start=lines[start].start if lines else 0,
    )


def _is_subheading(line: Line, number: int, reason: str, headings: frozenset[int], title: int) -> bool:
    """Whether a line taken for a label is one of the text's own headings, as the markup tells."""
    return reason == "section" and line.start in headings and number > title >= 0 and line.n_words > 1


def _match_vocabulary(
    lines: tuple[Line, ...], marks: dict[int, str], *, title: str
) -> tuple[dict[int, str], frozenset[int]]:
    """Mark lines that look like known page furniture; report after which of them the article has ended."""
    found, ends = dict(marks), set()
    start = body_start(lines, {**marks, **_anywhere(lines)})
    total = sum(len(line.text) for line in lines)
    position, listed = 0, 0
    known = bare(title)
    for number, line in enumerate(lines):
        places = _places(number, start=start, share=position / max(1, total))
        position += len(line.text)
        if marks.get(number, UNNAMED) != UNNAMED or (known and bare(line.text) == known):
            continue
        rule = vocabulary().match(line, places=places)
        if rule:
            found[number] = rule.reason
            if rule.list_follows and number > start:
                listed = MAX_LISTED
            elif rule.reason not in LIST_DETAILS:
                listed = 0
            if rule.ends:
                ends.add(number)
        elif number > start and is_contributor_line(line):
            found[number] = "contributors"
            ends.add(number)
        elif (
            listed
            and _is_headline(line)
            and ("tail" in places or _list_goes_on(lines, number) or _announced(lines, number))
        ):
            found[number] = "related"
            listed -= 1
        else:
            listed = 0
    return found, frozenset(ends)


def _authors(lines: tuple[Line, ...], marks: Mapping[int, str]) -> frozenset[str]:
    bylines = [lines[number].text for number, reason in marks.items() if reason == "byline"]
    return frozenset(name[0] for text in bylines for name in _NAME.finditer(text))


def _anywhere(lines: tuple[Line, ...]) -> dict[int, str]:
    places = frozenset({"anywhere", "edge", "header"})
    found: dict[int, str] = {}
    for number, line in enumerate(lines[:40]):
        rule = vocabulary().match(line, places=places)
        if rule:
            found[number] = rule.reason
    return found


def _places(number: int, *, start: int, share: float) -> frozenset[str]:
    places = {"anywhere"}
    if number < start:
        places |= {"edge", "header"}
    else:
        places.add("inside")
    if share >= TAIL_SHARE:
        places |= {"edge", "tail"}
    return frozenset(places)


def _is_headline(line: Line) -> bool:
    return line.n_words < LONG_WORDS and not line.text.endswith((".", ".”", '."', ":"))


def _list_goes_on(lines: tuple[Line, ...], number: int) -> bool:
    """A headline right before running text may be a sub-head: take it only if it is the first of its list."""
    return number + 1 >= len(lines) or not lines[number + 1].is_prose or lines[number].n_words > 6


def _announced(lines: tuple[Line, ...], number: int) -> bool:
    """Whether the line before is a label that a link always follows; a sub-head has fewer words than a link."""
    return lines[number].n_words >= MIN_LINK_WORDS and bare(lines[number - 1].text) in vocabulary().link_labels


def _title_suffix(lines: tuple[Line, ...], title: int) -> list[Removed]:
    """Take the site's name off a title (``Headline | Site``) if it stands after a vertical bar."""
    if title < 0:
        return []
    line = lines[title]
    found = _TITLE_SUFFIX.search(line.text)
    if not found or "|" not in found[0]:
        return []
    return [Removed(line.start + found.start(), line.end, found[0], "repeated title")]


def _without(line: Line, inside: list[Removed]) -> Span:
    start = max([piece.source_end for piece in inside if piece.source_start == line.start], default=line.start)
    end = min([piece.source_start for piece in inside if line.start < piece.source_start < line.end], default=line.end)
    return Span(start, end)


def _headings(
    lines: tuple[Line, ...], marks: Mapping[int, str], inside: list[Removed], *, title_at: int, known: frozenset[int]
) -> tuple[Span, ...]:
    """Return the title and the sub-heads: short lines without a final stop between paragraphs."""
    kept = [number for number in range(len(lines)) if number not in marks]
    found: list[Span] = []
    for position, number in enumerate(kept):
        line = lines[number]
        if number == title_at:
            found.append(_without(line, inside))
        elif line.start in known or (position + 1 < len(kept) and _is_subhead(line, lines[kept[position + 1]])):
            found.append(Span(line.start, line.end))
    return tuple(found)


def _is_subhead(line: Line, following: Line) -> bool:
    starts_well = line.text[:1].isalnum() or line.text[:1] in "“‘\"'"
    if line.n_words > MAX_SUBHEAD_WORDS or line.is_bullet or not starts_well:
        return False
    text = line.text.rstrip("”’\"'")
    if text.endswith((".", ",", ";", ":", "!")):
        return False
    if text.endswith("?") and (line.text != text or line.n_words > MAX_QUESTION_WORDS):
        return False
    return following.n_words >= MIN_PARAGRAPH_WORDS
