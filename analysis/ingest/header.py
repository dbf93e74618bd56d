"""What stands before the body: the title, and around it breadcrumbs, labels, bylines and captions."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.ingest.lines import Line, bare, likeness, without_bullet
from analysis.ingest.vocabulary import vocabulary

SAME = 95.0
"""Likeness from which two lines are the same words."""
NEAR = 84.0
"""Likeness from which a line beside the title is a caption made from it."""
MIN_TITLE_WORDS = 4
MAX_TITLE_WORDS = 30
MAX_LABEL_WORDS = 4

_SLOGAN = re.compile(r"\s[—–|-]\s")
_SITE = re.compile(r"(?:[A-Z][\w.&’'-]*)(?:\s(?:of\s|and\s|the\s|&\s)?[A-Z][\w.&’'-]*){1,3}")


def body_start(lines: tuple[Line, ...], marks: Mapping[int, str]) -> int:
    """Return the number of the first line of running text that is not already marked for removal."""
    for number, line in enumerate(lines):
        if number not in marks and line.is_prose:
            return number
    return 0


def find_title(lines: tuple[Line, ...], marks: Mapping[int, str], *, start: int, known: str = "") -> int:
    """Return the number of the title's line, -1 if the source has none.

    A title stands before the body, has four words or more and no final full stop. A line that a breadcrumb repeats
    is it; else the first such line, unless a menu follows it directly: then it is the site's slogan. A lead is never
    promoted to a title.

    Args:
        lines: The source's lines.
        marks: Lines already marked for removal, by number.
        start: Number of the first line of the body.
        known: The title as the page's metadata give it.
    """
    wanted = bare(known)
    if wanted:
        for number, line in enumerate(lines[: start + 3]):
            if likeness(bare(line.text), wanted) >= SAME:
                return number
    candidates = [
        number
        for number, line in enumerate(lines[:start])
        if number not in marks and not line.is_bullet and _is_title(line)
    ]
    for number in candidates:
        text = bare(lines[number].text)
        if any(other.is_bullet and bare(other.text) == text for other in lines[:start]):
            return number
    long_enough = [number for number in candidates if lines[number].n_words >= MIN_TITLE_WORDS]
    if long_enough:
        return next((n for n in long_enough[:-1] if marks.get(n + 1) != "navigation"), long_enough[-1])
    return next((number for number in candidates if not _is_label(lines[number]) and not lines[number].is_name), -1)


def _is_title(line: Line) -> bool:
    if not 2 <= line.n_words <= MAX_TITLE_WORDS or line.text.endswith(":"):
        return False
    return not line.ends_sentence or line.text.rstrip("”’\"'").endswith(("?", "!", "…"))


def _is_label(line: Line) -> bool:
    return bare(line.text) in vocabulary().sections


def site_names(head: tuple[Line, ...]) -> frozenset[str]:
    """Return names by which the page may call itself: short capitalised lines, and what stands before a slogan."""
    found = set()
    for line in head:
        name = _SLOGAN.split(line.text)[0].strip()
        if _SITE.fullmatch(name) and bare(name) not in vocabulary().sections:
            found.add(name)
    return frozenset(found)


def clean_header(lines: tuple[Line, ...], marks: Mapping[int, str], *, start: int, title: int) -> dict[int, str]:
    """Mark what stands before the body and is neither title, standfirst nor sub-head."""
    found: dict[int, str] = {}
    for number, line in enumerate(lines[:start]):
        if number in marks or number == title:
            continue
        reason = _header_reason(lines, marks, number=number, title=title)
        if reason:
            found[number] = reason
        elif number < title:
            found[number] = "section" if line.n_words <= MAX_LABEL_WORDS else "navigation"
    return found


def _header_reason(lines: tuple[Line, ...], marks: Mapping[int, str], *, number: int, title: int) -> str:
    line = lines[number]
    text = bare(line.text)
    if title >= 0:
        wanted = bare(lines[title].text)
        if text == wanted:
            return "navigation" if line.is_bullet else "repeated title"
        if likeness(text, wanted) >= NEAR:
            return "caption"
    if _is_label(line):
        return "section"
    beside = {marks.get(number - 1, ""), marks.get(number + 1, "")}
    if line.is_name and beside & {"byline", "date"}:
        return "byline"
    if line.is_bullet and bare(without_bullet(line.text)) and line.n_words <= MAX_LABEL_WORDS:
        return "navigation"
    return ""
