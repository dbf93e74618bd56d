"""What stands before the body: the title, and around it breadcrumbs, labels, bylines and captions."""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.ingest.cleaning.endings import is_bio, is_contributor_line
from analysis.ingest.lines import NAME_PATTERN, Line, bare, likeness, without_bullet
from analysis.ingest.splitting.marks import dated
from analysis.ingest.vocabulary import vocabulary

SAME = 95.0
"""Likeness from which two lines are the same words."""
NEAR = 84.0
"""Likeness from which a line beside the title is a caption made from it."""
MIN_TITLE_WORDS = 4
MAX_TITLE_WORDS = 30
MAX_LABEL_WORDS = 4
MAX_SIGNED_WORDS = 3
"""A person's name of at most this many words alone under the title signs the article."""
MAX_STANDFIRSTS = 1
MAX_HEAD_LINES = 14
MAX_CRUMB_WORDS = 3
"""A line of at most this many words between marked lines of the head is part of it."""

_LENGTH = re.compile(r"\d{1,2}:\d\d")
_NAME = re.compile(rf"(?<!\w){NAME_PATTERN}")
SIGNED = re.compile(
    rf"(?P<name>{NAME_PATTERN})(?:\s\((?:now|earlier)\)|(?:,|\sand)\s{NAME_PATTERN}){{0,4}}"
    r"(?:\s(?:in|at)\s(?:the\s)?[A-Z][\w.’'-]*(?:,?\s(?:and\s)?[A-Z][\w.’'-]*){0,3}"
    r"|,?\s(?:with|and)\s(?:[Aa]gencies|(?:[A-Z]{2,6}|dpa|epd|Reuters)(?:,\s(?:[A-Z]{2,6}|dpa|epd|Reuters))*))?"
)
"""A byline without ``By``: names, then a place or agencies."""
_SLOGAN = re.compile(r"\s[—–|-]\s")
_SITE = re.compile(r"(?:[A-Z][\w.&’'-]*)(?:\s(?:of\s|and\s|for\s|the\s|&\s)?[A-Z][\w.&’'-]*){1,3}")


def body_start(lines: tuple[Line, ...], marks: Mapping[int, str]) -> int:
    """Return the number of the first line of running text that is not already marked for removal.

    A standfirst may be a sentence too: where a byline or date follows after at most :data:`MAX_STANDFIRSTS` of them,
    the body starts after it.
    """
    start = max(0, _next_prose(lines, marks, 0))
    sentences, number = 0, start
    while number < min(len(lines), start + MAX_HEAD_LINES) and sentences <= MAX_STANDFIRSTS:
        if marks.get(number) in ("byline", "date") and (following := _next_prose(lines, marks, number)) >= 0:
            start, number, sentences = following, following, 0
        sentences += number not in marks and lines[number].is_prose
        number += 1
    return start


def _next_prose(lines: tuple[Line, ...], marks: Mapping[int, str], after: int) -> int:
    return next((n for n in range(after, len(lines)) if n not in marks and lines[n].is_prose), -1)


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
    long_enough = [number for number in long_enough if not _names_maker(lines, marks, number)] or long_enough
    if long_enough:
        return next((n for n in long_enough[:-1] if not _is_foreign_title(lines, marks, n + 1)), long_enough[-1])
    return next((number for number in candidates if not _is_label(lines[number]) and not lines[number].is_name), -1)


def _is_title(line: Line) -> bool:
    if not 2 <= line.n_words <= MAX_TITLE_WORDS or line.text.endswith(":"):
        return False
    return not line.ends_sentence or line.text.rstrip("”’\"'").endswith(("?", "!", "…"))


def _is_foreign_title(lines: tuple[Line, ...], marks: Mapping[int, str], after: int) -> bool:
    """Whether what follows tells that a line is a site's slogan (a menu) or a film's title (its length)."""
    return marks.get(after) == "navigation" or _LENGTH.fullmatch(lines[after].text) is not None


def _names_maker(lines: tuple[Line, ...], marks: Mapping[int, str], number: int) -> bool:
    """Whether the line names who made the page, not what it tells: an organisation, or people beside the date."""
    text = lines[number].text
    organisation = _SITE.fullmatch(text) and vocabulary().organisation_words & set(bare(text).split())
    beside = {marks.get(number - 1), marks.get(number + 1)} & {"byline", "date"}
    people = beside and SIGNED.fullmatch(text) and not lines[number].is_name
    return bool(organisation or people)


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
    found.update(_crumbs(lines, {**marks, **found}, start=start, title=title))
    return found


def _header_reason(lines: tuple[Line, ...], marks: Mapping[int, str], *, number: int, title: int) -> str:
    line = lines[number]
    if title >= 0 and (reason := _beside_title(line, bare(lines[title].text))):
        return reason
    if _is_label(line):
        return "section"
    if dated(line.text, line.n_words):
        return "date"
    if is_contributor_line(line):
        return "contributors"
    return _credit_reason(lines, marks, number=number, title=title)


def _beside_title(line: Line, title: str) -> str:
    text = bare(line.text)
    if text == title:
        return "navigation" if line.is_bullet else "repeated title"
    return "caption" if likeness(text, title) >= NEAR else ""


def _credit_reason(lines: tuple[Line, ...], marks: Mapping[int, str], *, number: int, title: int) -> str:
    line = lines[number]
    beside = {marks.get(number - 1, ""), marks.get(number + 1, "")}
    is_alone = 0 <= title < number and line.is_name and line.n_words <= MAX_SIGNED_WORDS
    if _is_signature(line) and (beside & {"byline", "date"} or is_alone):
        return "byline"
    names = _names(lines, marks, number)
    if is_bio(line, "") and any(line.text.lower().startswith(name.lower()) for name in names):
        return "bio"
    is_crumb = line.is_bullet and bare(without_bullet(line.text)) and line.n_words <= MAX_LABEL_WORDS
    return "navigation" if is_crumb else ""


def _is_signature(line: Line) -> bool:
    is_newsroom = vocabulary().newsroom_words & set(bare(line.text).split())
    return not is_newsroom and SIGNED.fullmatch(line.text) is not None


def _is_person(line: Line) -> bool:
    return line.is_name and _is_signature(line)


def _names(lines: tuple[Line, ...], marks: Mapping[int, str], before: int) -> list[str]:
    """The names that bylines, and lines that are a name alone, give before a line."""
    signed = [line.text for n, line in enumerate(lines[:before]) if marks.get(n) == "byline" or _is_person(line)]
    shouted = [text.removeprefix("By ").removeprefix("BY ") for text in signed if text.isupper() or text[3:].isupper()]
    return [found[0] for text in signed for found in _NAME.finditer(text)] + shouted


def _crumbs(lines: tuple[Line, ...], marks: Mapping[int, str], *, start: int, title: int) -> dict[int, str]:
    """Short lines between title and body that stand beside marked ones; the last may be the first sub-head."""
    found: dict[int, str] = {}
    between = range(title + 1, start)
    for number in (*between, *reversed(between)):
        line = lines[number]
        beside = {number - 1, number + 1} & (marks.keys() | found.keys())
        may_be_head = number == start - 1 and line.text[:1].isupper() and not line.text.isupper()
        if number in marks or not beside or may_be_head or line.n_words > MAX_CRUMB_WORDS:
            continue
        if not line.text.endswith((".", "?", "!", ":")):
            found[number] = "byline" if _is_person(line) else "section"
    return found
